//! Where a piece of text is cut: at each line that its indentation shows to begin an
//! entry or an item of its own.

use super::lines::{Line, Look};
use super::look::{self, Open};
use super::{Recovery, Region};

/// What a piece of text seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Mapping,
    Sequence,
    Single,
}

/// One entry of a mapping or one item of a sequence, with the comments above it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slice {
    /// Its first byte.
    pub at: usize,
    /// The column of that byte.
    pub col: u32,
    /// The line of that byte.
    pub line: usize,
    /// The line of the first comment above it, or its own.
    pub lead: usize,
    /// The line after its last.
    pub until: usize,
    /// Whether it does not stand in the column of the others.
    pub askew: bool,
}

/// The slice that is being gathered, and what is known of it so far.
struct Current {
    slice: Slice,
    /// The column of the first line inside it, and whether that is an item.
    body: Option<(u32, bool)>,
    /// Whether its last line is a key that waits for its value.
    waits: bool,
    open: Open,
    /// How far its text was read for `open`.
    read: usize,
}

impl Recovery<'_> {
    /// The lines from `line` to `until` as one value; none if they say nothing.
    pub(super) fn region(&self, line: usize, until: usize) -> Option<Region> {
        let written = |it: &usize| !matches!(self.lines[*it].look, Look::Blank | Look::Comment);
        let line = (line..until).find(written)?;
        let Line { content, col, .. } = self.lines[line];
        Some(Region {
            at: content,
            col,
            line,
            until,
            expected: None,
        })
    }

    /// Where a line of a region begins, in which column, and what it looks like.
    fn head(&self, region: &Region, number: usize) -> (usize, u32, Look) {
        let line = &self.lines[number];
        if number == region.line && region.at != line.content {
            let text = self.source.get(region.at..line.end).unwrap_or_default();
            (region.at, region.col, look::line(text))
        } else {
            (line.content, line.col, line.look)
        }
    }

    /// What a region seems to hold, and the column that its entries or items stand in.
    pub(super) fn kind(&self, region: &Region) -> Kind {
        let (at, _, look) = self.head(region, region.line);
        if !matches!(look, Look::Item | Look::Entry)
            && self.source[at..].starts_with(['[', '{', '|', '>'])
        {
            return Kind::Single;
        }
        let entries = self.columns(region, Look::Entry);
        let items = self.columns(region, Look::Item);
        let most = |it: &[(u32, usize)]| it.iter().map(|it| it.1).max().unwrap_or(0);
        match (most(&entries), most(&items)) {
            (0, 0) => Kind::Single,
            (entries, items) if entries == items && look == Look::Item => Kind::Sequence,
            (entries, items) if items > entries => Kind::Sequence,
            _ => Kind::Mapping,
        }
    }

    /// The columns, each less than the one before, that lines of a look stand in, and how
    /// many in each before the next. Deeper lines are inside.
    fn columns(&self, region: &Region, wanted: Look) -> Vec<(u32, usize)> {
        let mut least = u32::MAX;
        let mut res: Vec<(u32, usize)> = Vec::new();
        for line in region.line..region.until {
            let (_, col, look) = self.head(region, line);
            let begins = matches!(look, Look::Entry | Look::Item)
                || (line == region.line && look == Look::Text);
            if !begins || col > least {
                continue;
            }
            least = col;
            match res.last_mut() {
                Some((last, count)) if *last == col => *count += usize::from(look == wanted),
                _ => res.push((col, usize::from(look == wanted))),
            }
        }
        res
    }

    /// The column that most entries or items of a region stand in.
    fn level(&self, region: &Region, kind: Kind) -> u32 {
        if region.at != self.lines[region.line].content {
            return region.col;
        }
        let wanted = if kind == Kind::Sequence {
            Look::Item
        } else {
            Look::Entry
        };
        let columns = self.columns(region, wanted);
        let expected = columns
            .iter()
            .find(|it| Some(it.0) == region.expected && it.1 > 1);
        let most = columns.iter().rev().max_by_key(|it| it.1);
        expected.or(most).map_or(region.col, |it| it.0)
    }

    /// Cuts a region into its entries or items.
    pub(super) fn split(&self, region: &Region, kind: Kind) -> Vec<Slice> {
        let level = self.level(region, kind);
        let mut res: Vec<Slice> = Vec::new();
        let mut current: Option<Current> = None;
        let mut lead = None;
        for line in region.line..region.until {
            let (at, col, look) = self.head(region, line);
            match look {
                Look::Blank => continue,
                Look::Comment => {
                    let own = current.is_none() || col <= level;
                    lead = if own { lead.or(Some(line)) } else { lead };
                    continue;
                }
                _ => {}
            }
            if let Some(it) = &mut current {
                let next = Slice {
                    at,
                    col,
                    line,
                    lead: line,
                    until: line,
                    askew: false,
                };
                if self.goes_on(it, kind, level, &next, look) {
                    it.body = it.body.or(Some((col, look == Look::Item)));
                    it.waits = self.opens(at, line);
                    lead = None;
                    continue;
                }
            }
            let lead = lead.take().unwrap_or(line);
            res.extend(current.take().map(|it| Slice {
                until: lead,
                ..it.slice
            }));
            let slice = Slice {
                at,
                col,
                line,
                lead,
                until: line,
                askew: col != level,
            };
            let waits = self.opens(at, line);
            current = Some(Current {
                waits,
                slice,
                body: None,
                open: Open::default(),
                read: 0,
            });
        }
        res.extend(current.map(|it| Slice {
            until: region.until,
            ..it.slice
        }));
        res
    }

    /// Whether a line belongs to the slice that is being gathered.
    fn goes_on(
        &self,
        current: &mut Current,
        kind: Kind,
        level: u32,
        next: &Slice,
        look: Look,
    ) -> bool {
        let slice = current.slice;
        if look == Look::Continuation {
            return true;
        }
        if next.col > level && next.col > slice.col {
            return !current
                .body
                .is_some_and(|it| self.is_sibling(kind, &slice, next, look, it.0));
        }
        match (kind, look) {
            (Kind::Mapping, Look::Item) if current.waits => next.col + self.step > slice.col,
            (Kind::Mapping, Look::Item) => {
                next.col == slice.col
                    && current
                        .body
                        .is_some_and(|(col, item)| item && col <= slice.col)
            }
            (Kind::Mapping | Kind::Sequence, Look::Entry) | (Kind::Sequence, Look::Item) => false,
            _ => self.is_open(current, next),
        }
    }

    /// Whether a line, from `at` on, ends in a key or a dash that waits for its value, or
    /// is a lone word that should have a colon.
    fn opens(&self, at: usize, line: usize) -> bool {
        let text = self
            .source
            .get(at..self.lines[line].end)
            .unwrap_or_default();
        look::opens(text) || (look::line(text) == Look::Text && look::is_word(text))
    }

    /// Whether the value on the first line of the slice opens brackets that are still open
    /// at `next`, or a quote that the line there closes.
    fn is_open(&self, current: &mut Current, next: &Slice) -> bool {
        if current.read == 0 {
            let at = current.slice.at;
            let text = &self.source[at..self.lines[current.slice.line].end.max(at)];
            let value = look::value(text);
            current.read = if value.starts_with(['[', '{', '"', '\'']) {
                at + text.len() - value.len()
            } else {
                usize::MAX
            };
        }
        if current.read < next.at {
            current.open.read(self.source, current.read, next.at);
            current.read = next.at;
        }
        match current.open.quote {
            Some((quote, _)) => {
                let line = &self.source[next.at..self.lines[next.line].end];
                line.contains(char::from(quote))
            }
            None => !current.open.brackets.is_empty(),
        }
    }

    /// Whether a line that is indented less than the inside of the slice above it, and
    /// more than the slice, was meant to stand beside that slice rather than inside.
    fn is_sibling(&self, kind: Kind, slice: &Slice, next: &Slice, look: Look, body: u32) -> bool {
        let wanted = if kind == Kind::Sequence {
            Look::Item
        } else {
            Look::Entry
        };
        if next.col >= body || look != wanted || next.col == slice.col + self.step {
            return false;
        }
        let (out, inside) = (next.col - slice.col, body - next.col);
        if out != inside || kind == Kind::Sequence {
            return out < inside || kind == Kind::Sequence;
        }
        let text = &self.source[next.at..self.lines[next.line].end];
        let below = self.region(next.line + 1, self.lines.len());
        let below = below.filter(|it| it.col > next.col && look::opens(text));
        below.is_some_and(|it| it.col.saturating_sub(self.step) != body)
    }
}

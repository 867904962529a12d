//! Keeps the healthy rest of a broken text: cuts it where its indentation says that a new
//! entry begins, reads each piece alone, and looks closer only at the pieces that fail.

mod diagnose;
mod entry;
mod flow;
mod gait;
mod lines;
mod look;
mod split;

use std::borrow::Cow;

use super::NodeKind;
use super::fault::SyntaxReason;
use super::parse::{self, Backend, Event, Properties, Stop, size, span};
use super::tree::{Builder, Tree};
use crate::text::{TextRange, TextSize};
use lines::{Line, Look};
use split::Kind;

/// How deep the search for the broken piece goes.
const MAX_DESCENT: usize = 64;

/// Reads a text whose first error is `stop` once more, piece by piece.
pub(super) fn recover(source: &str, backend: Backend, stop: Stop) -> Tree {
    let (start, end) = first_document(source);
    let lines = lines::lines(source, start, end);
    let mut recovery = Recovery {
        step: lines::step(&lines),
        lines,
        source,
        backend,
        builder: Builder::new(source),
        budget: budget(source.len()),
        hint: stop.range.start().into(),
        lenient: 0,
        deep: stop.reason == SyntaxReason::TooDeep,
    };
    if let Some(whole) = recovery.region(0, recovery.lines.len()) {
        let whole = Region {
            expected: Some(0),
            ..whole
        };
        recovery.comments(0, whole.line);
        recovery.value(&whole, 0);
    }
    recovery.nothing_found(0, 0, &stop);
    recovery.second_document(end);
    recovery.builder.finish()
}

/// How many bytes may be read again in all.
fn budget(len: usize) -> usize {
    (len * 8).min((len * 6).max(8 << 20)).max(64 << 10)
}

/// The bytes of the first document, from after its directives and `---` to the next `---`
/// or `...`.
fn first_document(source: &str) -> (usize, usize) {
    let mut start = 0;
    let mut seen = false;
    let mut at = 0;
    for line in source.split_inclusive(['\n', '\r']) {
        let text = line.strip_prefix('\u{feff}').unwrap_or(line);
        let marker = |it: &str| {
            text.strip_prefix(it)
                .is_some_and(|it| it.is_empty() || it.starts_with([' ', '\t', '\n', '\r']))
        };
        match text.bytes().next() {
            _ if marker("---") && !seen => {
                start = at + (line.len() - text.len()) + 3;
                seen = true;
            }
            _ if marker("---") || marker("...") => return (start, at),
            Some(b'%') if !seen => start = at + line.len(),
            None | Some(b'#' | b'\n' | b'\r' | b'%') => {}
            Some(_) => seen = true,
        }
        at += line.len();
    }
    (start, source.len())
}

/// A piece of the text that should hold one value: the lines from `line` to `until`, the
/// first of them only from `at` on.
#[derive(Clone, Copy, Debug)]
struct Region {
    at: usize,
    col: u32,
    line: usize,
    until: usize,
    /// The column that its entries should stand in, where that is known.
    expected: Option<u32>,
}

/// What a piece has to hold to be taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    /// Entries of a block mapping, to be added to the mapping that is open.
    Entries,
    /// Items of a block sequence, to be added to the sequence that is open.
    Items,
    /// What stands in the brackets that were put around the piece.
    Inside,
    /// One value.
    Value,
    /// As much of one value as can be read.
    Part,
}

struct Recovery<'s> {
    source: &'s str,
    backend: Backend,
    lines: Vec<Line>,
    step: u32,
    builder: Builder<'s>,
    /// How many bytes may still be read again.
    budget: usize,
    /// Where the last piece that could not be read went wrong.
    hint: usize,
    /// How often something was let pass that the parser does not.
    lenient: usize,
    /// Whether the depth is what was wrong at first.
    deep: bool,
}

impl Recovery<'_> {
    /// One value.
    fn value(&mut self, region: &Region, depth: usize) {
        if depth > MAX_DESCENT || self.budget == 0 {
            return self.give_up(region);
        }
        let start = size(region.at);
        match self.kind(region) {
            Kind::Mapping => {
                self.builder
                    .open(NodeKind::Mapping, start, false, &Properties::default());
                self.entries(region, depth);
                self.builder.close(None);
            }
            Kind::Sequence => {
                self.builder
                    .open(NodeKind::Sequence, start, false, &Properties::default());
                self.items(region, depth);
                self.builder.close(None);
            }
            Kind::Single => self.single(region, depth),
        }
    }

    fn give_up(&mut self, region: &Region) {
        let range = span(region.at, self.end_of(region.line, region.until));
        self.error(range);
        let reason = match self.deep {
            true => SyntaxReason::TooDeep,
            false => SyntaxReason::TooBroken,
        };
        let last = self.builder.tree.faults.last().map(|it| &it.reason);
        if last != Some(&reason) {
            self.builder.fault(reason, range);
        }
    }

    /// A piece that could not be read.
    fn error(&mut self, range: TextRange) {
        self.builder
            .leaf(NodeKind::Error, range, &Properties::default());
    }

    /// A value that is not written.
    fn null(&mut self, at: usize) {
        let at = TextRange::empty(size(at));
        self.builder
            .leaf(NodeKind::Null, at, &Properties::default());
    }

    /// Where pieces fail that are sound each for itself, the error of the whole stands.
    fn nothing_found(&mut self, faults: usize, lenient: usize, stop: &Stop) {
        if self.builder.tree.faults.len() == faults && self.lenient == lenient {
            self.builder.fault(stop.reason.clone(), stop.range);
        }
    }

    /// The end of the text of the lines from `line` to `until`.
    fn end_of(&self, line: usize, until: usize) -> usize {
        let lines = &self.lines[line..until];
        let last = lines
            .iter()
            .rev()
            .find(|it| !matches!(it.look, Look::Blank | Look::Comment));
        last.map_or(self.lines[line].end, |it| it.end)
    }

    /// The comments on whole lines from `line` to `until`.
    fn comments(&mut self, line: usize, until: usize) {
        for number in line..until {
            let line = self.lines[number];
            if line.look == Look::Comment {
                self.builder.comment(span(line.content, line.end));
            }
        }
    }

    /// The comments in lines of a piece that could not be read.
    fn comments_within(&mut self, at: usize, line: usize, until: usize) {
        for number in line..until {
            let line = self.lines[number];
            let from = if number == 0 || at > line.start {
                at.max(line.content)
            } else {
                line.content
            };
            if let Some(comment) =
                look::comment(self.source.get(from..line.end).unwrap_or_default())
            {
                self.builder.comment(span(from + comment, line.end));
            }
        }
    }

    /// Reads the bytes from `at` to `end` alone, as if they stood in column `col` of the
    /// first line, and keeps what they hold if it is what is wanted.
    fn graft(&mut self, at: usize, end: usize, col: u32, want: Want) -> Result<(), Stop> {
        match col {
            0 => self.graft_within("", at, end, "", want),
            _ => self.graft_within(&" ".repeat(col as usize), at, end, "", want),
        }
    }

    /// The same, with something before and after that belongs to no node that is kept.
    fn graft_within(
        &mut self,
        before: &str,
        at: usize,
        end: usize,
        after: &str,
        want: Want,
    ) -> Result<(), Stop> {
        // Beginning to read costs as much as reading some dozen bytes.
        let cost = end - at + 32;
        let Some(budget) = self.budget.checked_sub(cost) else {
            self.budget = 0;
            return Err(Stop {
                reason: SyntaxReason::TooBroken,
                range: span(at, end),
            });
        };
        self.budget = budget;
        let piece = &self.source[at..end];
        let text = match (before, after) {
            ("", "") => Cow::Borrowed(piece),
            _ => Cow::Owned([before, piece, after].concat()),
        };
        let mark = self.builder.mark();
        let mut fit = Fit {
            want,
            level: 0,
            nodes: 0,
            bare: false,
            unfit: None,
        };
        let builder = &mut self.builder;
        let read = parse::read(&text, self.backend, |event| {
            let event = event.moved(before.len(), at);
            if fit.takes(&event) {
                builder.event(event);
            }
        });
        let unfit = fit.unfit.map(|range| (SyntaxReason::UnexpectedText, range));
        let none = (fit.nodes == 0).then_some((SyntaxReason::MissingColon, span(at, at)));
        let wrong = match read {
            Err(stop) => {
                let place = |it: TextSize| {
                    (usize::from(it) + at)
                        .saturating_sub(before.len())
                        .clamp(at, end)
                };
                Some((
                    stop.reason,
                    span(place(stop.range.start()), place(stop.range.end())),
                ))
            }
            Ok(()) => unfit.or(none),
        };
        let Some((reason, range)) = wrong else {
            return Ok(());
        };
        self.hint = range.start().into();
        if want == Want::Part && self.builder.mark().nodes > mark.nodes {
            self.builder.break_off(&mark);
        } else {
            self.builder.back_to(&mark);
        }
        Err(Stop { reason, range })
    }

    /// A second document in the same text is not read.
    fn second_document(&mut self, end: usize) {
        let rest = &self.source[end..];
        let marker = rest
            .lines()
            .take_while(|it| !it.trim().is_empty())
            .next()
            .unwrap_or_default();
        let after = rest.get(marker.len()..).unwrap_or_default();
        if marker.starts_with("---")
            || after
                .lines()
                .any(|it| !it.trim().is_empty() && !it.trim_start().starts_with('#'))
        {
            self.builder
                .fault(SyntaxReason::MultipleDocuments, span(end, end + 3));
        }
    }
}

/// Whether the events of a piece are what is wanted of it.
struct Fit {
    want: Want,
    /// How many collections are open.
    level: usize,
    /// How many nodes stand at the top.
    nodes: usize,
    /// Whether the collection at the top is left out, for its children alone are wanted.
    bare: bool,
    /// What should not be there.
    unfit: Option<TextRange>,
}

impl Fit {
    /// Whether the event goes into the tree.
    fn takes(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Document(at) if self.nodes > 0 => self.unfit = self.unfit.or(Some(*at)),
            Event::Document(_) | Event::DocumentEnd => {}
            Event::Comment(_) => return true,
            Event::End(_) => {
                self.level -= 1;
                return self.unfit.is_none() && (self.level > 0 || !self.bare);
            }
            _ => return self.node(event),
        }
        false
    }

    fn node(&mut self, event: &Event<'_>) -> bool {
        let top = self.level == 0;
        self.nodes += usize::from(top);
        let (start, flow, properties, kind) = match event {
            Event::Mapping {
                start,
                flow,
                properties,
            } => (start, flow, properties, Want::Entries),
            Event::Sequence {
                start,
                flow,
                properties,
            } => (start, flow, properties, Want::Items),
            Event::Scalar { range, .. } | Event::Alias(range) => {
                self.check(top, false, *range);
                return self.unfit.is_none() && (self.nodes == 1);
            }
            _ => return false,
        };
        self.level += 1;
        let bare = match self.want {
            Want::Inside => true,
            want => kind == want && !flow && properties.is_empty(),
        };
        self.check(top, bare, TextRange::empty(*start));
        if top && bare {
            self.bare = true;
            return false;
        }
        self.unfit.is_none() && self.nodes == 1
    }

    fn check(&mut self, top: bool, bare: bool, at: TextRange) {
        let whole = matches!(self.want, Want::Value | Want::Part);
        if top && ((!bare && !whole) || self.nodes > 1) {
            self.unfit = self.unfit.or(Some(at));
        }
    }
}

#[cfg(test)]
mod tests;

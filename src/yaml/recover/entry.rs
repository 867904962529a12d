//! One broken entry or item: what of it can still be kept.

use std::ops::Range;

use super::flow::is_closed;
use super::gait::Gait;
use super::lines::Look;
use super::look::{self, Key};
use super::split::{Kind, Slice};
use super::{Recovery, Region, Want};
use crate::yaml::fault::SyntaxReason;
use crate::yaml::parse::{Stop, size, span};

impl<'s> Recovery<'s> {
    pub(super) fn entries(&mut self, region: &Region, depth: usize) {
        let slices = self.split(region, Kind::Mapping);
        self.slices(&slices, Want::Entries, depth);
    }

    pub(super) fn items(&mut self, region: &Region, depth: usize) {
        let slices = self.split(region, Kind::Sequence);
        self.slices(&slices, Want::Items, depth);
    }

    /// All entries or items of a region: as many at a time as can be read together.
    fn slices(&mut self, slices: &[Slice], want: Want, depth: usize) {
        let starts: Vec<usize> = slices.iter().map(|it| self.lines[it.lead].start).collect();
        let mut askew = None;
        let mut gait = Gait::new(&starts, self.hint);
        while let Some(next) = gait.next() {
            let Range { start, end } = next.clone();
            let several = &slices[next];
            let lone = several
                .iter()
                .position(|it| it.askew || !self.is_at_line_start(it));
            if several.len() == 1 || lone == Some(0) {
                let sound = self.slice(&several[0], want, &mut askew, depth);
                gait.took(start + 1, sound);
                continue;
            }
            let end = lone.map_or(end, |it| start + it);
            askew = None;
            let text = starts[start]..self.lines[slices[end - 1].until - 1].next;
            match self.graft(text.start, text.end, 0, want) {
                Ok(()) => gait.took(end, true),
                Err(stop) => gait.failed(start..end, stop.range.start().into()),
            }
        }
    }

    /// Whether a slice begins with its line, so that it can be read together with others.
    fn is_at_line_start(&self, slice: &Slice) -> bool {
        let line = self.lines[slice.line];
        slice.at == line.content && !line.tab
    }

    /// One entry or item. Of several in a row that stand askew in one column, `askew`,
    /// the first one is reported. Whether it was sound.
    fn slice(&mut self, slice: &Slice, want: Want, askew: &mut Option<u32>, depth: usize) -> bool {
        let before = self.builder.tree.faults.len();
        let known = askew
            .replace(slice.col)
            .filter(|it| *it == slice.col)
            .is_some();
        if !slice.askew {
            *askew = None;
        }
        self.indentation(slice, known);
        let (faults, lenient) = (self.builder.tree.faults.len(), self.lenient);
        let Err(stop) = self.whole(slice, want) else {
            return true;
        };
        match want {
            Want::Items => self.broken_item(slice, &stop, depth),
            _ => self.broken_entry(slice, &stop, depth),
        }
        self.nothing_found(faults, lenient, &stop);
        self.once(before, faults, slice);
        false
    }

    /// Where the line of a slice has a worse fault than that it stands askew, that one is
    /// enough.
    fn once(&mut self, before: usize, after: usize, slice: &Slice) {
        let end = size(self.lines[slice.line].end);
        let faults = &mut self.builder.tree.faults;
        let askew = faults[before..after]
            .iter()
            .any(|it| it.reason == SyntaxReason::BadIndentation);
        let worse = faults[after..].iter().any(|it| it.range.start() <= end);
        if askew && worse {
            faults.remove(before);
        }
    }

    /// A slice as it stands, with the comments above it.
    fn whole(&mut self, slice: &Slice, want: Want) -> Result<(), Stop> {
        let end = self.lines[slice.until - 1].next;
        if self.is_at_line_start(slice) {
            return self.graft(self.lines[slice.lead].start, end, 0, want);
        }
        let mark = self.builder.mark();
        self.comments(slice.lead, slice.line);
        let res = self.graft(slice.at, end, slice.col, want);
        if res.is_err() {
            self.builder.back_to(&mark);
        }
        res
    }

    /// Says so where a slice is indented with tabs or not as its neighbours are.
    fn indentation(&mut self, slice: &Slice, known: bool) {
        let line = self.lines[slice.line];
        if slice.at != line.content {
            return;
        }
        if line.tab {
            let range = span(line.start, line.content);
            let spaces = " ".repeat(slice.col as usize);
            self.fault_with_fix(SyntaxReason::TabIndent, range, range, spaces);
        } else if slice.askew && !known {
            let text = &self.source[slice.at..line.end];
            let end = look::key(text).map_or(text.len(), |it| it.end);
            self.builder
                .fault(SyntaxReason::BadIndentation, span(slice.at, slice.at + end));
        }
    }

    /// What stands below the first line of a slice.
    fn body(&self, slice: &Slice) -> Option<Region> {
        let body = self.region(slice.line + 1, slice.until)?;
        Some(Region {
            expected: Some(slice.col + self.step),
            ..body
        })
    }

    /// The first line of a slice, without white space at its end.
    fn first_line(&self, slice: &Slice) -> &'s str {
        let end = self.lines[slice.line].end;
        self.source.get(slice.at..end).unwrap_or_default()
    }

    fn broken_entry(&mut self, slice: &Slice, stop: &Stop, depth: usize) {
        self.comments(slice.lead, slice.line);
        let text = self.first_line(slice);
        let Some(key) = look::key(text).filter(|_| look::line(text) == Look::Entry) else {
            return self.keyless(slice, stop, depth);
        };
        let after = &text[key.after..];
        let inline = after.trim_start_matches([' ', '\t']);
        let at = slice.at + text.len() - inline.len();
        let nothing = inline.is_empty() || (inline.starts_with('#') && inline.len() < after.len());
        self.key(slice.at, &key);
        if !nothing {
            return self.inline(at, slice, stop, depth);
        }
        self.comments_within(at, slice.line, slice.line + 1);
        match self.body(slice) {
            Some(body) => {
                self.comments(slice.line + 1, body.line);
                self.value(&body, depth + 1);
            }
            None => self.null(slice.at + key.after),
        }
    }

    fn key(&mut self, at: usize, key: &Key) {
        let range = span(at + key.start, at + key.end);
        if key.unclosed {
            self.builder
                .fault(SyntaxReason::UnclosedQuote, span(at, at + 1));
        }
        if self
            .graft(at + key.start, at + key.end, 0, Want::Value)
            .is_err()
        {
            self.error(range);
        }
    }

    /// The value that begins on the line of its key.
    fn inline(&mut self, at: usize, slice: &Slice, stop: &Stop, depth: usize) {
        let end = self.end_of(slice.line, slice.until);
        let opening = self.source.as_bytes().get(at).copied().unwrap_or_default();
        let flow = matches!(opening, b'[' | b'{');
        let enclosed = flow || matches!(opening, b'"' | b'\'');
        let last = self.lines[slice.until - 1].next;
        let sound = enclosed && (!flow || is_closed(self.source, at, end));
        if sound && self.graft(at, last, 0, Want::Value).is_ok() {
            return self.let_pass(slice);
        }
        let body = self.body(slice).filter(|it| self.kind(it) != Kind::Single);
        match body {
            Some(body) if !matches!(opening, b'[' | b'{' | b'|' | b'>') => {
                self.inline_and_body(at, slice, &body, stop, depth);
            }
            _ => self.bad_value(at..end, slice.line..slice.until, stop, depth),
        }
    }

    /// A value on the line of its key, and entries or items below it: one is too much.
    fn inline_and_body(
        &mut self,
        at: usize,
        slice: &Slice,
        body: &Region,
        stop: &Stop,
        depth: usize,
    ) {
        let line = self.lines[slice.line];
        let text = look::without_comment(&self.source[at..line.end]);
        let end = at + text.len();
        let mark = self.builder.mark();
        let complete = self.graft(at, end, 0, Want::Value).is_ok();
        self.comments_within(end, slice.line, slice.line + 1);
        let beside = self.kind(body) == Kind::Mapping && !self.is_inside(slice, body);
        if complete && beside {
            self.comments(slice.line + 1, body.line);
            let mut askew = None;
            for slice in self.split(body, Kind::Mapping) {
                let slice = Slice {
                    askew: true,
                    ..slice
                };
                self.slice(&slice, Want::Entries, &mut askew, depth);
            }
            return;
        }
        self.builder.back_to(&mark);
        self.comments_within(end, slice.line, slice.line + 1);
        if complete {
            self.builder
                .fault(SyntaxReason::UnexpectedText, span(at, end));
        } else {
            self.diagnose(at, end, stop);
        }
        self.comments(slice.line + 1, body.line);
        self.value(body, depth + 1);
    }

    /// Whether entries below a complete value are rather what belongs to its key.
    fn is_inside(&self, slice: &Slice, body: &Region) -> bool {
        body.col == slice.col + self.step && self.split(body, Kind::Mapping).len() > 1
    }

    /// A value in brackets or quotes that is sound but for the indentation of its lines.
    /// A closing bracket may stand where its key stands; anything else should not.
    fn let_pass(&mut self, slice: &Slice) {
        for number in slice.line + 1..slice.until {
            let line = self.lines[number];
            let closes = self.source[line.content..].starts_with([']', '}']);
            if line.col > slice.col || matches!(line.look, Look::Blank | Look::Comment) {
                continue;
            }
            self.lenient += 1;
            if !closes {
                let range = span(line.content, line.end);
                return self.builder.fault(SyntaxReason::BadIndentation, range);
            }
        }
    }

    /// One value and nothing else.
    pub(super) fn single(&mut self, region: &Region, depth: usize) {
        let last = self.lines[region.until - 1].next;
        let slice = Slice {
            at: region.at,
            col: region.col,
            line: region.line,
            lead: region.line,
            until: region.until,
            askew: false,
        };
        self.indentation(&slice, false);
        let tab = self.lines[region.line].tab;
        let mid = region.at != self.lines[region.line].content;
        let (at, col) = if tab || mid {
            (region.at, region.col)
        } else {
            (self.lines[region.line].start, 0)
        };
        let Err(stop) = self.graft(at, last, col, Want::Value) else {
            return;
        };
        let end = self.end_of(region.line, region.until);
        self.bad_value(region.at..end, region.line..region.until, &stop, depth);
    }

    /// A value that cannot be read: as much of it as can, if it is in brackets.
    fn bad_value(&mut self, at: Range<usize>, lines: Range<usize>, stop: &Stop, depth: usize) {
        let Range { start, end } = at;
        self.comments_within(start, lines.start, lines.end);
        if stop.reason == SyntaxReason::TooDeep {
            let nodes = self.builder.mark().nodes;
            let _ = self.graft(start, end, 0, Want::Part);
            if self.builder.mark().nodes == nodes {
                self.error(span(start, end));
            }
            return self.builder.fault(SyntaxReason::TooDeep, stop.range);
        }
        if self.source[start..].starts_with(['[', '{']) {
            return self.flow(start, end, stop, depth);
        }
        self.error(span(start, end));
        self.diagnose(start, end, stop);
    }

    /// An entry that does not begin with a key and a colon.
    fn keyless(&mut self, slice: &Slice, stop: &Stop, depth: usize) {
        let text = self.first_line(slice);
        let word = look::without_comment(text);
        let range = span(slice.at, slice.at + word.len());
        let body = self.body(slice).filter(|it| self.kind(it) != Kind::Single);
        let plain = !word.starts_with([
            '"', '\'', '[', '{', '-', '?', '*', '&', '!', '|', '>', '%', '@', '`',
        ]);
        self.missing_colon(range, stop);
        self.comments_within(slice.at, slice.line, slice.line + 1);
        match body {
            Some(body) if plain => {
                let name = word.trim_end_matches(['：', ' ', '\t']);
                if self
                    .graft(slice.at, slice.at + name.len(), 0, Want::Value)
                    .is_err()
                {
                    self.error(range);
                }
                self.comments(slice.line + 1, body.line);
                self.value(&body, depth + 1);
            }
            _ => {
                let end = self.end_of(slice.line, slice.until);
                self.comments_within(end, slice.line + 1, slice.until);
                self.error(span(slice.at, end));
                self.null(end);
            }
        }
    }

    fn broken_item(&mut self, slice: &Slice, stop: &Stop, depth: usize) {
        self.comments(slice.lead, slice.line);
        let text = self.first_line(slice);
        if look::line(text) != Look::Item {
            let end = self.end_of(slice.line, slice.until);
            self.not_an_item(slice.at, look::without_comment(text).len(), stop);
            self.comments_within(slice.at, slice.line, slice.until);
            return self.error(span(slice.at, end));
        }
        let inside = text[1..].trim_start_matches([' ', '\t']);
        let at = slice.at + text.len() - inside.len();
        if !inside.is_empty() && !inside.starts_with('#') {
            let col = slice.col + (at - slice.at) as u32;
            return self.value(
                &Region {
                    at,
                    col,
                    line: slice.line,
                    until: slice.until,
                    expected: None,
                },
                depth + 1,
            );
        }
        self.comments_within(at, slice.line, slice.line + 1);
        match self.body(slice) {
            Some(body) => {
                self.comments(slice.line + 1, body.line);
                self.value(&body, depth + 1);
            }
            None => self.null(slice.at + 1),
        }
    }
}

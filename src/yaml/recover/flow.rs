//! A broken collection in brackets: read entry by entry, from comma to comma.

use super::gait::Gait;
use super::look;
use super::{MAX_DESCENT, Recovery, Want};
use crate::yaml::NodeKind;
use crate::yaml::fault::SyntaxReason;
use crate::yaml::parse::{Properties, Stop, size, span};

/// What is directly inside a pair of brackets.
struct Inside {
    /// The entries, between the commas.
    pieces: Vec<(usize, usize)>,
    /// The closing bracket, if there is one.
    close: Option<usize>,
    /// Closing brackets that close nothing.
    stray: Vec<usize>,
}

impl Recovery<'_> {
    /// The collection whose bracket opens at `at`; nothing of it lies beyond `end`.
    pub(super) fn flow(&mut self, at: usize, end: usize, stop: &Stop, depth: usize) {
        if depth > MAX_DESCENT {
            self.error(span(at, end));
            return self.builder.fault(SyntaxReason::TooDeep, span(at, at + 1));
        }
        let (faults, lenient) = (self.builder.tree.faults.len(), self.lenient);
        let mapping = self.source.as_bytes()[at] == b'{';
        let kind = if mapping {
            NodeKind::Mapping
        } else {
            NodeKind::Sequence
        };
        let inside = inside(self.source, at, end);
        self.builder
            .open(kind, size(at), true, &Properties::default());
        self.pieces(&inside.pieces, mapping, depth);
        for &stray in &inside.stray {
            self.builder
                .fault(SyntaxReason::UnexpectedBracket, span(stray, stray + 1));
        }
        match inside.close {
            Some(close) => {
                self.builder.close(Some(size(close + 1)));
                self.after(close + 1, end);
            }
            None => {
                self.builder.broken();
                self.builder
                    .fault(SyntaxReason::UnclosedBracket, span(at, at + 1));
                self.builder.close(Some(size(end)));
            }
        }
        self.nothing_found(faults, lenient, stop);
    }

    /// All entries or items: as many at a time as can be read together.
    fn pieces(&mut self, pieces: &[(usize, usize)], mapping: bool, depth: usize) {
        let (before, after) = if mapping { ("{", "\n}") } else { ("[", "\n]") };
        let starts: Vec<usize> = pieces.iter().map(|it| it.0).collect();
        let mut gait = Gait::new(&starts, self.hint);
        while let Some(next) = gait.next() {
            if self.budget == 0 {
                return self.builder.broken();
            }
            let (start, end) = (pieces[next.start].0, pieces[next.end - 1].1);
            match self.graft_within(before, start, end, after, Want::Inside) {
                Ok(()) => gait.took(next.end, true),
                Err(stop) if next.len() == 1 => {
                    self.piece(start, end, mapping, &stop, depth);
                    gait.took(next.end, false);
                }
                Err(stop) => gait.failed(next, stop.range.start().into()),
            }
        }
    }

    /// One broken entry or item between commas.
    fn piece(&mut self, start: usize, end: usize, mapping: bool, stop: &Stop, depth: usize) {
        let text = &self.source[start..end];
        let skipped = text.len() - text.trim_start().len();
        let (start, text) = (start + skipped, text.trim());
        let end = start + text.len();
        if let Some(key) = look::key(text).filter(|it| mapping && !it.unclosed) {
            if self
                .graft(start + key.start, start + key.end, 0, Want::Value)
                .is_err()
            {
                self.error(span(start + key.start, start + key.end));
            }
            let value = text[key.after..].trim_start();
            return self.piece_value(end - value.len(), end, stop, depth);
        }
        self.piece_value(start, end, stop, depth);
        if mapping {
            self.builder
                .leaf(NodeKind::Null, span(end, end), &Properties::default());
        }
    }

    fn piece_value(&mut self, at: usize, end: usize, stop: &Stop, depth: usize) {
        let text = &self.source[at..end];
        if text.is_empty() {
            return self.null(at);
        }
        if text.starts_with(['[', '{']) {
            return self.flow(at, end, stop, depth + 1);
        }
        if self.graft_within("[", at, end, "\n]", Want::Inside).is_ok() {
            return;
        }
        self.error(span(at, end));
        if let Some(colon) = text.find(": ").filter(|_| !text.starts_with(['"', '\''])) {
            let comma = text[..colon].rfind([' ', '\n']).map_or(colon, |it| it + 1);
            return self
                .builder
                .fault(SyntaxReason::MissingComma, span(at + comma, at + colon));
        }
        self.diagnose(at, end, stop);
    }

    /// What follows the closing bracket and should not.
    fn after(&mut self, at: usize, end: usize) {
        let rest = &self.source[at..end];
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let text = look::without_comment(line).trim_start();
        let from = at + line.find(text).unwrap_or_default();
        let reason = match text.as_bytes().first() {
            None => return,
            Some(b']' | b'}' | b',') => SyntaxReason::UnexpectedBracket,
            Some(_) => SyntaxReason::UnexpectedText,
        };
        self.builder.fault(reason, span(from, from + text.len()));
    }
}

/// Whether the bracket that opens at `at` is closed before `end`, with nothing amiss.
pub(super) fn is_closed(source: &str, at: usize, end: usize) -> bool {
    let inside = inside(source, at, end);
    inside.close.is_some() && inside.stray.is_empty()
}

/// Finds the commas and the closing bracket that belong to the bracket at `at`. A closing
/// bracket of another kind closes what it can; what it passes over stays unclosed.
fn inside(source: &str, at: usize, end: usize) -> Inside {
    let bytes = &source.as_bytes()[..end];
    let mut res = Inside {
        pieces: Vec::new(),
        close: None,
        stray: Vec::new(),
    };
    let mut open = vec![bytes[at]];
    let mut start = at + 1;
    let mut next = at + 1;
    while next < end && res.close.is_none() {
        let byte = bytes[next];
        let word = look::begins_word(bytes, next);
        let mut width = 1;
        match byte {
            b'[' | b'{' => open.push(byte),
            b']' | b'}' => {
                let opener = if byte == b']' { b'[' } else { b'{' };
                match open.iter().rposition(|it| *it == opener) {
                    Some(depth) => open.truncate(depth),
                    None => res.stray.push(next),
                }
                if open.is_empty() {
                    res.close = Some(next);
                }
            }
            b',' if open.len() == 1 => {
                res.pieces.push((start, next));
                start = next + 1;
            }
            b'"' | b'\'' if word => {
                // A quote that is not closed hides nothing.
                let text = &source[next..end];
                width = look::quoted(text, byte).unwrap_or(1);
            }
            b'#' if look::begins_comment(bytes, next) => width = look::comment_len(&bytes[next..]),
            _ => {}
        }
        next += width;
    }
    let last = res.close.unwrap_or(end);
    if !source[start..last].trim().is_empty() {
        res.pieces.push((start, last));
    }
    res
}

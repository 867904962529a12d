//! Indentation by steps of two, and one blank after each dash.

use super::comments;
use super::spans::{Lines, size};
use crate::text::{Edit, TextRange, TextSize};
use crate::yaml::{Document, Node};

/// The step from a block to the one inside it.
const STEP: usize = 2;

/// What happens to a line: its blanks, as they were and as they will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) was: usize,
    pub(super) is: usize,
    /// Whether a key, a dash or a value begins the line.
    pub(super) begins: bool,
}

pub(super) fn edits(doc: &Document, lines: &Lines<'_>, acc: &mut Vec<Edit>) {
    let Some(root) = doc.root() else { return };
    let mut walk = Walk {
        source: doc.source(),
        lines,
        moves: Vec::new(),
        dashes: Vec::new(),
        lost: false,
    };
    walk.whole(root);
    let Walk {
        moves: found,
        dashes,
        ..
    } = walk;
    let mut moves = vec![None; lines.count()];
    for (line, one) in found {
        moves[line] = Some(one);
    }
    comments::follow(doc, lines, &mut moves);
    acc.extend(dashes);
    for (line, one) in moves.iter().enumerate() {
        let Some(one) = one.filter(|it| it.was != it.is) else {
            continue;
        };
        acc.push(Edit {
            range: lines.blanks(line),
            insert: " ".repeat(one.is),
        });
    }
}

struct Walk<'a, 'd> {
    source: &'d str,
    lines: &'a Lines<'d>,
    moves: Vec<(usize, Move)>,
    /// Blanks after dashes that are more than one.
    dashes: Vec<Edit>,
    /// Whether something is written in a way that is left alone.
    lost: bool,
}

impl Walk<'_, '_> {
    fn whole(&mut self, root: Node<'_>) {
        if root.is_flow() || !(root.is_mapping() || root.is_sequence()) {
            return;
        }
        if root.is_sequence() {
            let start = self.source.len() - self.source.trim_start_matches('\u{feff}').len();
            self.part(|it| it.items(root, size(start), 0));
            return;
        }
        for entry in root.entries() {
            if !self
                .lines
                .is_frozen(self.lines.of(entry.key.full_range().start()))
            {
                self.part(|it| it.entry(entry.key, entry.value, 0));
            }
        }
    }

    /// A part of the text that is either understood as a whole or left alone.
    fn part(&mut self, walk: impl FnOnce(&mut Self)) {
        let (moves, dashes) = (self.moves.len(), self.dashes.len());
        self.lost = false;
        walk(self);
        if self.lost {
            self.moves.truncate(moves);
            self.dashes.truncate(dashes);
        }
    }

    fn entries(&mut self, mapping: Node<'_>, column: usize) {
        for entry in mapping.entries() {
            self.entry(entry.key, entry.value, column);
        }
    }

    /// An entry whose key will stand in `column`.
    fn entry(&mut self, key: Node<'_>, value: Node<'_>, column: usize) {
        let (start, end) = (key.full_range().start(), key.range().end());
        let was = self.column(start);
        let colon = self.source[usize::from(end)..].trim_start_matches([' ', '\t']);
        if !colon.starts_with(':') || self.lines.of(start) != self.lines.of(end) {
            self.lost = true;
            return;
        }
        self.begin(start, column);
        let after = self.source.len() - colon.len() + 1;
        self.value(value, size(after), was, column, false);
    }

    /// The value of a key, or an item, that stands in a block whose own column was `was` and will
    /// be `column`; `from` is behind the colon or the dash.
    fn value(&mut self, value: Node<'_>, from: TextSize, was: usize, column: usize, item: bool) {
        if value.is_null() && value.range().is_empty() {
            return;
        }
        let start = value.full_range().start();
        let own_line = self.starts_line(start);
        if value.is_mapping() && !value.is_flow() {
            self.lost |= !own_line && !item;
            return self.entries(value, column + STEP);
        }
        if value.is_sequence() && !value.is_flow() {
            let written = value.written().into_iter();
            let written = written.flat_map(|it| [it.anchor, it.tag]).flatten();
            let from = written.fold(from, |acc, it| acc.max(it.end()));
            let beside = !item
                && self
                    .next_dash(from)
                    .is_some_and(|it| self.column(it) == was);
            return self.items(value, from, if beside { column } else { column + STEP });
        }
        let mut shift = Shift { was, is: column };
        if own_line {
            shift = Shift {
                was: self.column(start),
                is: column + STEP,
            };
            self.begin(start, column + STEP);
        }
        self.rest(value, shift);
    }

    /// The items of a block sequence whose dashes will stand in `column`.
    fn items(&mut self, sequence: Node<'_>, mut from: TextSize, column: usize) {
        for item in sequence.items() {
            let Some(dash) = self.next_dash(from) else {
                self.lost = true;
                return;
            };
            let was = self.column(dash);
            self.begin(dash, column);
            let after = dash + size(1);
            let inner = item.is_sequence() && !item.is_flow() && item.written().is_none();
            let start = item.full_range().start();
            let start = if inner {
                self.next_dash(after).unwrap_or(start)
            } else {
                start
            };
            if start < after {
                self.lost = true;
                return;
            }
            let gap = TextRange::new(after, start);
            let blank = self.source[gap].trim_matches([' ', '\t']).is_empty();
            if blank && start > after && !item.range().is_empty() {
                let insert = " ".to_owned();
                self.dashes.push(Edit { range: gap, insert });
            }
            self.value(item, after, was, column, true);
            from = item.full_range().end().max(after);
        }
    }

    /// The further lines of a value go along with its first one.
    fn rest(&mut self, value: Node<'_>, shift: Shift) {
        let range = value.range();
        let (first, last) = (self.lines.of(range.start()), self.lines.of(range.end()));
        let block = value.scalar().is_some_and(|it| it.header().is_some());
        let last = match block {
            true => (last + 1..self.lines.count())
                .find(|it| !self.lines.is_inside(*it))
                .unwrap_or(self.lines.count())
                .saturating_sub(1),
            false => last,
        };
        for line in first + 1..=last {
            let (was, text) = (
                usize::from(self.lines.blanks(line).len()),
                self.lines.text(line),
            );
            let (blank, inside) = (
                text.trim_matches([' ', '\t']).is_empty(),
                self.lines.is_inside(line),
            );
            if text[..was].contains('\t') || blank && !(block && inside && was > 0) {
                continue;
            }
            let is = match shift.is.cmp(&shift.was) {
                std::cmp::Ordering::Less => was
                    .checked_sub(shift.was - shift.is)
                    .unwrap_or(if blank { 0 } else { was }),
                _ => was + (shift.is - shift.was),
            };
            let begins = false;
            self.moves.push((line, Move { was, is, begins }));
        }
    }

    fn begin(&mut self, at: TextSize, column: usize) {
        if self.starts_line(at) {
            let (line, was) = (self.lines.of(at), self.column(at));
            let (is, begins) = (column, true);
            self.moves.push((line, Move { was, is, begins }));
        }
    }

    fn starts_line(&self, at: TextSize) -> bool {
        self.lines.blanks(self.lines.of(at)).end() == at
    }

    fn column(&self, at: TextSize) -> usize {
        let line = self.lines.of(at);
        let blanks = self.lines.blanks(line);
        usize::from(at - blanks.start())
    }

    /// The next dash, behind blanks, line breaks and comments.
    fn next_dash(&self, from: TextSize) -> Option<TextSize> {
        let mut at = usize::from(from);
        loop {
            let rest = &self.source[at..];
            let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            at += rest.len() - trimmed.len();
            match trimmed.bytes().next()? {
                b'#' => at += trimmed.find(['\n', '\r']).unwrap_or(trimmed.len()),
                b'-' if trimmed.starts_with("---") => at += 3,
                b'-' => return Some(size(at)),
                _ => return None,
            }
        }
    }
}

/// From which column to which one a block goes.
#[derive(Clone, Copy)]
struct Shift {
    was: usize,
    is: usize,
}

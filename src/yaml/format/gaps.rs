//! Blanks between the words of a line: after a colon, a comma and a dash, and inside brackets.

use super::align::Columns;
use super::spans::{Lines, size};
use crate::text::{Edit, TextRange, TextSize};
use crate::yaml::{Document, Entry, Node, NodeKind};

pub(super) fn edits(doc: &Document, lines: &Lines<'_>, acc: &mut Vec<Edit>) {
    let mut gaps = Gaps {
        source: doc.source(),
        lines,
        columns: None,
        doc,
        acc,
    };
    for node in doc.nodes() {
        if lines.is_frozen(lines.of(node.range().start())) {
            continue;
        }
        if node.is_mapping() {
            node.entries().for_each(|it| gaps.colon(&it));
        }
        if brackets(&node) {
            gaps.inside(node);
        }
    }
}

/// Whether a node is written with brackets of its own; `[a: b]` holds a mapping without.
fn brackets(node: &Node<'_>) -> bool {
    let text = node.text();
    node.is_flow() && text.len() > 1 && text.starts_with(['{', '[']) && text.ends_with([']', '}'])
}

struct Gaps<'a, 'd> {
    source: &'d str,
    doc: &'d Document,
    lines: &'a Lines<'d>,
    columns: Option<Columns>,
    acc: &'a mut Vec<Edit>,
}

impl Gaps<'_, '_> {
    /// Between a key and its value.
    fn colon(&mut self, entry: &Entry<'_>) {
        let (key, value) = (entry.key, entry.value);
        let frozen = self.lines.is_frozen(self.lines.of(key.range().start()));
        if frozen || key.kind() != NodeKind::Scalar || key.range().is_empty() {
            return;
        }
        let start = key.range().end();
        let end = value.full_range().start();
        if end < start {
            return;
        }
        let text = &self.source[TextRange::new(start, end)];
        let before = blanks(text);
        if !text[before..].starts_with(':') {
            return;
        }
        self.set(start, before, "");
        let after = &text[before + 1..];
        if !value.range().is_empty() && blanks(after) == after.len() {
            let gap = start + size(before + 1);
            self.set_unless_lined_up(gap, after.len(), " ", end);
        }
    }

    /// Between the brackets of a collection.
    fn inside(&mut self, node: Node<'_>) {
        let (open, close) = (node.range().start() + size(1), node.range().end() - size(1));
        let mut last: Option<Node<'_>> = None;
        for part in parts(node) {
            let start = part.full_range().start();
            match last {
                None => self.bracket(open, start, start),
                Some(last) => self.comma(last, start),
            }
            last = Some(part_end(part));
        }
        match last {
            None => self.bracket(open, close, close),
            Some(last) if !last.range().is_empty() => {
                self.bracket(last.full_range().end(), close, close);
            }
            Some(_) => {}
        }
    }

    /// Only blanks, beside a bracket: none stay.
    fn bracket(&mut self, from: TextSize, until: TextSize, word: TextSize) {
        if until < from {
            return;
        }
        let text = &self.source[TextRange::new(from, until)];
        if blanks(text) == text.len() {
            self.set_unless_lined_up(from, text.len(), "", word);
        }
    }

    /// Between an item and the next one.
    fn comma(&mut self, last: Node<'_>, start: TextSize) {
        let from = last.full_range().end();
        if start < from {
            return;
        }
        let text = &self.source[TextRange::new(from, start)];
        let before = blanks(text);
        if !text[before..].starts_with(',') {
            return;
        }
        if !last.range().is_empty() {
            self.set(from, before, "");
        }
        let after = &text[before + 1..];
        if blanks(after) == after.len() {
            self.set_unless_lined_up(from + size(before + 1), after.len(), " ", start);
        }
    }

    fn set_unless_lined_up(&mut self, from: TextSize, len: usize, insert: &str, word: TextSize) {
        if len > insert.len() {
            let columns = self
                .columns
                .get_or_insert_with(|| Columns::new(self.doc, self.lines));
            if columns.are_lined_up(self.lines, word) {
                return;
            }
        }
        self.set(from, len, insert);
    }

    fn set(&mut self, from: TextSize, len: usize, insert: &str) {
        let range = TextRange::at(from, size(len));
        if self.source[range] != *insert {
            let insert = insert.to_owned();
            self.acc.push(Edit { range, insert });
        }
    }
}

/// The blanks that a text begins with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// Of a mapping the keys, of a sequence the items.
fn parts(node: Node<'_>) -> Vec<Node<'_>> {
    match node.is_mapping() {
        true => node.entries().map(|it| it.key).collect(),
        false => node.items().collect(),
    }
}

/// The node that ends last in a part.
fn part_end(part: Node<'_>) -> Node<'_> {
    match part.entry().filter(|_| part.is_key()) {
        Some(entry) if entry.value.range().end() >= part.range().end() => entry.value,
        _ => part,
    }
}

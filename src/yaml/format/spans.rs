//! Which lines may be changed, and which belong to a scalar.

use crate::text::{TextRange, TextSize};
use crate::yaml::{Document, Node, NodeKind};

/// The lines of a document as the formatter sees them.
pub(super) struct Lines<'d> {
    doc: &'d Document,
    /// Lines of top-level entries in which something could not be read.
    frozen: Vec<bool>,
    /// Lines whose beginning lies inside a scalar.
    inside: Vec<bool>,
    /// Lines whose end lies inside a scalar, or behind a block scalar among its blank lines.
    open: Vec<bool>,
}

impl<'d> Lines<'d> {
    pub(super) fn new(doc: &'d Document) -> Self {
        let count = doc.lines().line_count() as usize;
        let mut res = Self {
            doc,
            frozen: vec![false; count],
            inside: vec![false; count],
            open: vec![false; count],
        };
        res.freeze();
        for node in doc.nodes().filter(|it| it.kind() == NodeKind::Scalar) {
            res.scalar(node);
        }
        res
    }

    pub(super) fn count(&self) -> usize {
        self.frozen.len()
    }

    pub(super) fn of(&self, at: TextSize) -> usize {
        self.doc.lines().line_col(at).line as usize
    }

    /// The text of a line, without its line break.
    pub(super) fn text(&self, line: usize) -> &'d str {
        &self.doc.source()[self.range(line)]
    }

    pub(super) fn range(&self, line: usize) -> TextRange {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.doc.lines().line_range(self.doc.source(), line)
    }

    /// The blanks at the start of a line, behind a byte order mark.
    pub(super) fn blanks(&self, line: usize) -> TextRange {
        let (range, text) = (self.range(line), self.text(line));
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        let rest = &text[mark..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        TextRange::at(range.start() + size(mark), size(blanks))
    }

    pub(super) fn is_frozen(&self, line: usize) -> bool {
        self.frozen.get(line).copied().unwrap_or(true)
    }

    pub(super) fn is_inside(&self, line: usize) -> bool {
        self.inside.get(line).copied().unwrap_or(true)
    }

    pub(super) fn is_open(&self, line: usize) -> bool {
        self.open.get(line).copied().unwrap_or(true)
    }

    /// Freezes the top-level entries that hold a fault; everything where there are no such entries.
    fn freeze(&mut self) {
        if self.doc.faults().is_empty() {
            return;
        }
        let root = self
            .doc
            .root()
            .filter(|it| it.is_mapping() && !it.is_flow());
        let mut starts: Vec<usize> = root
            .iter()
            .flat_map(|it| it.entries())
            .map(|it| self.of(it.key.full_range().start()))
            .collect();
        starts.dedup();
        for fault in self.doc.faults() {
            let (first, last) = (self.of(fault.range.start()), self.of(fault.range.end()));
            let before = starts.partition_point(|it| *it <= first);
            let from = before.checked_sub(1).map_or(0, |it| starts[it]);
            let until = starts.iter().find(|it| **it > last);
            let until = until.copied().unwrap_or(self.frozen.len());
            self.frozen[from..until].fill(true);
        }
    }

    fn scalar(&mut self, node: Node<'_>) {
        let range = node.range();
        let (first, last) = (self.of(range.start()), self.of(range.end()));
        let block = node.scalar().is_some_and(|it| it.header().is_some());
        if first == last && !block {
            return;
        }
        let mut after = last;
        while block && after + 1 < self.count() && self.text(after + 1).trim().is_empty() {
            after += 1;
        }
        let last_open = if block { after } else { last - 1 };
        self.open[first..=last_open].fill(true);
        self.inside[first + 1..after + 1].fill(true);
    }
}

pub(super) fn size(bytes: usize) -> TextSize {
    TextSize::try_from(bytes).unwrap_or_default()
}

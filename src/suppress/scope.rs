//! What a suppression covers: the line that it ends, or the node that follows it.

use crate::text::{TextRange, TextSize};
use crate::yaml::{Document, Node};

/// The places of a document that a comment can cover, computed once for all its comments.
pub struct Scopes<'d> {
    doc: &'d Document,
    /// Entries and items in the order of the text, outermost first where several start together.
    starts: Option<Vec<TextRange>>,
}

impl<'d> Scopes<'d> {
    /// The scopes of a document; nothing is computed before it is asked for.
    pub const fn new(doc: &'d Document) -> Self {
        Self { doc, starts: None }
    }

    /// From the start of its line to a comment that ends one.
    pub fn line_before(&self, comment: TextRange) -> TextRange {
        let before = &self.doc.source()[..usize::from(comment.start())];
        let start = before.rfind(['\n', '\r']).map_or(0, |it| it + 1);
        TextRange::new(TextSize::of(&before[..start]), comment.start())
    }

    /// The entry or item that follows a comment with a line of its own; nothing after the last.
    pub fn following(&mut self, comment: TextRange) -> TextRange {
        let starts = self.starts.get_or_insert_with(|| starts(self.doc));
        let next = starts.partition_point(|it| it.start() < comment.end());
        starts
            .get(next)
            .copied()
            .unwrap_or(TextRange::empty(comment.end()))
    }
}

fn starts(doc: &Document) -> Vec<TextRange> {
    let mut res = Vec::new();
    let mut open: Vec<Node<'_>> = doc.root().into_iter().collect();
    while let Some(node) = open.pop() {
        let parts: Vec<(TextRange, Node<'_>)> = if node.is_mapping() {
            node.entries().map(|it| (it.range(), it.value)).collect()
        } else {
            node.items().map(|it| (it.range(), it)).collect()
        };
        res.extend(parts.iter().map(|it| it.0));
        open.extend(parts.into_iter().map(|it| it.1));
    }
    res.sort_by_key(|it| (it.start(), std::cmp::Reverse(it.end())));
    res
}

//! YAML as a tree in which every node knows its place. There is always a tree, however
//! broken the text.

mod anchors;
pub mod edit;
mod fault;
mod find;
pub mod format;
mod granit;
mod keys;
mod node;
mod oneyaml;
pub mod parse;
mod recover;
mod reuse;
mod scalar;
mod tree;
mod words;

use std::sync::{Arc, OnceLock};

pub use anchors::Anchor;
pub use fault::{Fault, SyntaxReason};
pub use find::{On, Place};
pub use keys::Duplicate;
pub use node::{Children, Entry, Node, Scalar};
pub use parse::{Backend, Style};
pub use reuse::Moved;
pub use scalar::{Context, in_style, quote_if_needed};
pub use tree::MAX_DEPTH;

use crate::text::{LineIndex, TextRange};
use reuse::Kept;
use tree::{Builder, NONE, Tree};

/// A parsed text. There is always one; what was wrong stands beside it.
#[derive(Debug)]
pub struct Document {
    source: Arc<str>,
    tree: Tree,
    anchors: Vec<Anchor>,
    /// Whether the usual parser read the text to its end.
    whole: bool,
    /// What it has from the text before.
    kept: Option<Kept>,
    lines: OnceLock<LineIndex>,
}

/// A comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its bytes, from the `#` to the end of the line.
    pub range: TextRange,
    /// Whether nothing but white space stands before it on its line.
    pub own_line: bool,
}

impl Comment {
    /// What it says: everything after the `#`.
    pub fn text<'d>(&self, doc: &'d Document) -> &'d str {
        doc.source[self.range].strip_prefix('#').unwrap_or_default()
    }
}

/// The number of a node in its document. Nodes are numbered in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// Keys and values.
    Mapping,
    /// Items.
    Sequence,
    /// A text, a number, a date: anything written in one piece.
    Scalar,
    /// Nothing, `~` or `null`.
    Null,
    /// `*name`, standing for another node: see [`Node::resolve`].
    Alias,
    /// A piece of text that could not be read. A fault says why.
    Error,
}

impl Document {
    /// Parses a text with the usual parser. Never fails.
    pub fn parse(source: impl Into<Arc<str>>) -> Self {
        Self::parse_with(source, Backend::default())
    }

    /// Parses a text with the named parser. Never fails.
    pub fn parse_with(source: impl Into<Arc<str>>, backend: Backend) -> Self {
        let source = source.into();
        let mut builder = Builder::new(&source);
        let read = parse::read(&source, backend, |event| builder.event(event));
        let whole = read.is_ok() && backend == Backend::default();
        let mut tree = match read {
            Ok(()) => builder.finish(),
            Err(stop) => recover::recover(&source, backend, stop),
        };
        let anchors = anchors::resolve(&source, &mut tree);
        tree.faults
            .sort_by_key(|it| (it.range.start(), it.range.end()));
        Self {
            source,
            tree,
            anchors,
            whole,
            kept: None,
            lines: OnceLock::new(),
        }
    }

    /// The lines of the text, found when first asked for.
    pub(crate) fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.source))
    }

    /// The text.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The top node of the first document; none when the text holds nothing but
    /// comments.
    pub fn root(&self) -> Option<Node<'_>> {
        (!self.tree.nodes.is_empty()).then(|| self.node(NodeId(0)))
    }

    /// The node of a number that came from this document.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node {
            doc: self,
            id: NodeId(id.0.min((self.tree.nodes.len() as u32).saturating_sub(1))),
            via: NONE,
        }
    }

    /// All nodes, in the order of the text.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.tree.nodes.len() as u32).map(|it| self.node(NodeId(it)))
    }

    /// All comments, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.tree.comments
    }

    /// What is wrong with the form of the text, in order.
    pub fn faults(&self) -> &[Fault] {
        &self.tree.faults
    }

    /// All anchors, in order.
    pub fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }
}

#[cfg(test)]
mod tests;

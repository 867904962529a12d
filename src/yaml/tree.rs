//! The arena that a tree lives in, and the builder that fills it from events.

use super::fault::{Fault, SyntaxReason};
use super::parse::{Event, Properties, Style};
use super::{Comment, NodeKind};
use crate::text::{TextRange, TextSize};

/// How deep collections may nest. Everything above the tree may recurse this far.
pub const MAX_DEPTH: usize = 128;

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// A node: 28 bytes. Nodes stand in the order of the text, each before its children, so
/// the first child of `n` is `n + 1` and its next sibling is `after`.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeData {
    pub start: u32,
    pub end: u32,
    /// The first node that is neither this one nor inside it.
    pub after: u32,
    pub parent: u32,
    /// Of a scalar: one more than the number of its decoded value, 0 when its value is
    /// the written text. Of an alias: the node it names, or [`NONE`].
    pub content: u32,
    /// One more than the number of its properties; 0 when it has none.
    pub properties: u32,
    pub kind: NodeKind,
    pub style: Style,
    /// [`FLOW`], [`BROKEN`] and [`KEY`], as far as they hold.
    pub flags: u8,
}

/// It is a collection in brackets.
pub(super) const FLOW: u8 = 1;
/// Something inside it could not be read.
pub(super) const BROKEN: u8 = 2;
/// It is the key of an entry.
pub(super) const KEY: u8 = 4;
/// Directly inside it stands something that could not be read.
pub(super) const TORN: u8 = 8;

/// A collection that is being filled.
#[derive(Clone, Copy, Debug)]
struct Open {
    id: u32,
    /// Whether the next child is a key.
    key: bool,
}

/// Where the anchor and the tag of a node stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    pub anchor: Option<TextRange>,
    pub tag: Option<TextRange>,
}

#[derive(Debug, Default)]
pub(super) struct Tree {
    pub nodes: Vec<NodeData>,
    pub properties: Vec<Written>,
    /// All decoded values, one after the other.
    pub decoded: String,
    /// The end of each decoded value; it begins where the one before ends.
    pub values: Vec<u32>,
    pub comments: Vec<Comment>,
    pub faults: Vec<Fault>,
    /// Whether there is an alias anywhere.
    pub aliased: bool,
}

/// Fills a tree from events.
#[derive(Debug)]
pub(super) struct Builder<'t> {
    pub tree: Tree,
    pub source: &'t str,
    /// The collections that are open, outermost first.
    open: Vec<Open>,
    /// How many collections are open that are too deep to be kept.
    too_deep: usize,
    /// Whether that was said.
    deep: bool,
    /// Where the last finished node ends.
    done: u32,
    documents: u32,
}

impl<'t> Builder<'t> {
    pub fn new(source: &'t str) -> Self {
        let mut tree = Tree::default();
        tree.nodes.reserve(source.len() / 12);
        Self {
            tree,
            source,
            open: Vec::new(),
            too_deep: 0,
            deep: false,
            done: 0,
            documents: 0,
        }
    }

    /// Takes the next event of the whole text.
    pub fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Document(at) => self.document(at),
            Event::DocumentEnd => {}
            Event::Comment(range) => self.comment(range),
            _ if self.documents > 1 => {}
            Event::Mapping {
                start,
                flow,
                properties,
            } => {
                self.open(NodeKind::Mapping, start, flow, &properties);
            }
            Event::Sequence {
                start,
                flow,
                properties,
            } => {
                self.open(NodeKind::Sequence, start, flow, &properties);
            }
            Event::End(end) => self.close(end),
            Event::Scalar {
                range,
                style,
                value,
                properties,
            } => {
                self.scalar(range, style, value.as_deref(), &properties);
            }
            Event::Alias(range) => {
                self.tree.aliased = true;
                self.leaf(NodeKind::Alias, range, &Properties::default());
            }
        }
    }

    fn document(&mut self, at: TextRange) {
        self.documents += 1;
        if self.documents == 2 {
            self.fault(SyntaxReason::MultipleDocuments, at);
        }
    }

    pub fn fault(&mut self, reason: SyntaxReason, range: TextRange) {
        self.tree.faults.push(Fault {
            reason,
            range,
            fix: None,
        });
    }

    pub fn comment(&mut self, range: TextRange) {
        let before = &self.source.as_bytes()[..usize::from(range.start())];
        let blank = before.iter().rev().find(|it| !matches!(it, b' ' | b'\t'));
        let own_line = matches!(blank, None | Some(b'\n' | b'\r'));
        self.tree.comments.push(Comment { range, own_line });
    }

    pub fn open(
        &mut self,
        kind: NodeKind,
        start: TextSize,
        flow: bool,
        properties: &Properties<'_>,
    ) {
        if self.open.len() >= MAX_DEPTH {
            if self.too_deep == 0 {
                let range = TextRange::empty(start);
                if !self.deep {
                    self.deep = true;
                    self.fault(SyntaxReason::TooDeep, range);
                }
                self.leaf(NodeKind::Error, range, properties);
            }
            self.too_deep += 1;
            return;
        }
        if self.too_deep > 0 {
            return;
        }
        let id = self.push(kind, TextRange::empty(start), flow, properties);
        self.open.push(Open {
            id,
            key: kind == NodeKind::Mapping,
        });
    }

    pub fn close(&mut self, end: Option<TextSize>) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            if let (0, Some(end), Some(error)) = (self.too_deep, end, self.tree.nodes.last_mut()) {
                error.end = end.into();
                self.done = error.end;
            }
            return;
        }
        let Some(Open { id, .. }) = self.open.pop() else {
            return;
        };
        let after = self.tree.nodes.len() as u32;
        let node = &mut self.tree.nodes[id as usize];
        node.end = end.map_or(self.done, u32::from).max(node.start);
        node.after = after;
        self.done = node.end;
    }

    fn scalar(
        &mut self,
        range: TextRange,
        style: Style,
        value: Option<&str>,
        properties: &Properties<'_>,
    ) {
        if self.too_deep > 0 {
            return;
        }
        let range = self.unwritten(range, properties);
        let null = style == Style::Plain && is_null(&self.source[range], properties);
        let kind = if null {
            NodeKind::Null
        } else {
            NodeKind::Scalar
        };
        let id = self.leaf(kind, range, properties);
        self.tree.nodes[id as usize].style = style;
        if self.tree.nodes[id as usize].flags & KEY != 0 && &self.source[range] == "<<" {
            self.fault(SyntaxReason::MergeKey, range);
        }
        if let Some(value) = value {
            self.tree.decoded.push_str(value);
            self.tree.values.push(self.tree.decoded.len() as u32);
            self.tree.nodes[id as usize].content = self.tree.values.len() as u32;
        }
    }

    /// A value without a colon is nothing directly after its key.
    fn unwritten(&self, range: TextRange, properties: &Properties<'_>) -> TextRange {
        let value = self.open.last().is_some_and(|it| !it.key);
        let done = TextSize::new(self.done);
        let gap = TextRange::new(done.min(range.start()), range.start());
        let alone = range.is_empty() && value && properties.is_empty();
        if alone && self.source[gap].trim().is_empty() {
            TextRange::empty(gap.start())
        } else {
            range
        }
    }

    pub fn leaf(&mut self, kind: NodeKind, range: TextRange, properties: &Properties<'_>) -> u32 {
        self.done = range.end().into();
        if let (NodeKind::Error, Some(open)) = (kind, self.open.last()) {
            self.tree.nodes[open.id as usize].flags |= TORN;
        }
        self.push(kind, range, false, properties)
    }

    fn push(
        &mut self,
        kind: NodeKind,
        range: TextRange,
        flow: bool,
        properties: &Properties<'_>,
    ) -> u32 {
        let id = self.tree.nodes.len() as u32;
        let written = if properties.is_empty() {
            0
        } else {
            let Properties { anchor, tag, .. } = *properties;
            self.tree.properties.push(Written { anchor, tag });
            self.tree.properties.len() as u32
        };
        let mut flags = if flow { FLOW } else { 0 };
        let parent = self.open.last_mut().map_or(NONE, |open| {
            let key = open.key;
            open.key = !key && self.tree.nodes[open.id as usize].kind == NodeKind::Mapping;
            flags |= if key { KEY } else { 0 };
            open.id
        });
        self.tree.nodes.push(NodeData {
            start: range.start().into(),
            end: range.end().into(),
            after: id + 1,
            parent,
            content: if kind == NodeKind::Alias { NONE } else { 0 },
            properties: written,
            kind,
            style: Style::Plain,
            flags,
        });
        id
    }

    /// Where things stand, to come back to when a try fails.
    pub fn mark(&self) -> Mark {
        Mark {
            nodes: self.tree.nodes.len(),
            properties: self.tree.properties.len(),
            decoded: self.tree.decoded.len(),
            values: self.tree.values.len(),
            comments: self.tree.comments.len(),
            faults: self.tree.faults.len(),
            open: self.open.len(),
            key: self.open.last().is_some_and(|it| it.key),
            too_deep: self.too_deep,
            done: self.done,
        }
    }

    /// Forgets everything since `mark`.
    pub fn back_to(&mut self, mark: &Mark) {
        self.tree.nodes.truncate(mark.nodes);
        self.tree.properties.truncate(mark.properties);
        self.tree.decoded.truncate(mark.decoded);
        self.tree.values.truncate(mark.values);
        self.tree.comments.truncate(mark.comments);
        self.tree.faults.truncate(mark.faults);
        self.open.truncate(mark.open);
        if let Some(open) = self.open.last_mut() {
            open.key = mark.key;
        }
        self.too_deep = mark.too_deep;
        self.done = mark.done;
    }

    /// Notes that the innermost open collection could not be read to its end.
    pub fn broken(&mut self) {
        if let Some(open) = self.open.last() {
            self.tree.nodes[open.id as usize].flags |= BROKEN;
        }
    }

    /// Closes what was opened since `mark` as far as it got: what is missing is nothing,
    /// and each such collection is known to be broken.
    pub fn break_off(&mut self, mark: &Mark) {
        self.too_deep = 0;
        while self.open.len() > mark.open {
            self.broken();
            let mapping = self
                .open
                .last()
                .map(|it| self.tree.nodes[it.id as usize].kind);
            let odd = self.open.last().is_some_and(|it| !it.key);
            if mapping == Some(NodeKind::Mapping) && odd {
                let at = TextRange::empty(self.done.into());
                self.leaf(NodeKind::Null, at, &Properties::default());
            }
            self.close(None);
        }
    }

    /// Closes whatever is still open, after an error.
    pub fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.too_deep = 0;
            self.close(None);
        }
        self.tree
    }
}

/// How much there was in a builder at some point.
#[derive(Debug)]
pub(super) struct Mark {
    pub nodes: usize,
    properties: usize,
    decoded: usize,
    values: usize,
    comments: usize,
    pub faults: usize,
    open: usize,
    key: bool,
    too_deep: usize,
    done: u32,
}

/// Nothing, `~` or `null`, unless a tag says that it is a text.
fn is_null(raw: &str, properties: &Properties<'_>) -> bool {
    let text = |tag: &str| tag == "!" || tag.ends_with(":str");
    matches!(raw, "" | "~" | "null" | "Null" | "NULL")
        && !properties.resolved.as_deref().is_some_and(text)
}

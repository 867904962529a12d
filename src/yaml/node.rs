//! Nodes as they are read: what they are, what they say, what is inside them.

use super::parse::Style;
use super::tree::{BROKEN, FLOW, KEY, NONE, NodeData, TORN, Written};
use super::{Document, NodeId, NodeKind};
use crate::text::{TextRange, TextSize};

/// A node of a document: cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    pub(super) doc: &'d Document,
    pub(super) id: NodeId,
    /// The alias that led here, or [`NONE`].
    pub(super) via: u32,
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'d> {
    /// The key; a node of kind [`NodeKind::Error`] where none could be read.
    pub key: Node<'d>,
    /// The value; a node of kind [`NodeKind::Null`] directly after the colon where none
    /// is written.
    pub value: Node<'d>,
}

impl<'d> Entry<'d> {
    /// The key as a text; `None` when it is a collection or could not be read.
    pub fn key_text(&self) -> Option<&'d str> {
        match self.key.kind() {
            NodeKind::Scalar => self.key.scalar().map(|it| it.value),
            NodeKind::Null => Some(self.key.text()),
            _ => None,
        }
    }

    /// From the key to the end of the value.
    pub fn range(&self) -> TextRange {
        self.key.range().cover(self.value.range())
    }
}

/// A scalar as it is written and as it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scalar<'d> {
    /// The written text, with quotes or the header of a block scalar.
    pub raw: &'d str,
    /// The value: without quotes, escapes and folds.
    pub value: &'d str,
    /// How it is written.
    pub style: Style,
}

impl Scalar<'_> {
    /// Whether it is written without quotes, so that it may be a number or a date.
    pub fn is_plain(&self) -> bool {
        self.style == Style::Plain
    }

    /// Of a block scalar, its header, such as `|2-`; also `>3` where `">3"` was meant.
    pub fn header(&self) -> Option<&str> {
        let block = matches!(self.style, Style::Literal | Style::Folded);
        let sign = |it: char| matches!(it, '|' | '>' | '+' | '-' | '0'..='9');
        block.then(|| &self.raw[..self.raw.find(|it| !sign(it)).unwrap_or(self.raw.len())])
    }
}

impl<'d> Node<'d> {
    pub(super) fn data(&self) -> &'d NodeData {
        &self.doc.tree.nodes[self.id.0 as usize]
    }

    pub(super) fn at(&self, id: u32) -> Self {
        Self {
            id: NodeId(id),
            ..*self
        }
    }

    /// The document it belongs to.
    pub fn document(&self) -> &'d Document {
        self.doc
    }

    /// Its number.
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// Its exact bytes: a scalar with its quotes or header, a collection from its first
    /// child to the end of its last or with its brackets; not its anchor or tag.
    pub fn range(&self) -> TextRange {
        let data = self.data();
        TextRange::new(data.start.into(), data.end.into())
    }

    /// Its bytes with its anchor and its tag.
    pub fn full_range(&self) -> TextRange {
        let written = self.written();
        let parts = written
            .into_iter()
            .flat_map(|it| [it.anchor, it.tag])
            .flatten();
        parts.fold(self.range(), |acc, it| acc.cover(it))
    }

    /// Its written text.
    pub fn text(&self) -> &'d str {
        &self.doc.source[self.range()]
    }

    /// What it is.
    pub fn kind(&self) -> NodeKind {
        self.data().kind
    }

    /// Whether it is a mapping.
    pub fn is_mapping(&self) -> bool {
        self.kind() == NodeKind::Mapping
    }

    /// Whether it is a sequence.
    pub fn is_sequence(&self) -> bool {
        self.kind() == NodeKind::Sequence
    }

    /// Whether nothing is said here: nothing, `~` or `null`.
    pub fn is_null(&self) -> bool {
        self.kind() == NodeKind::Null
    }

    /// Whether something inside it, though not in one of its own entries, could not be
    /// read, so that what seems to be missing may only be unreadable.
    pub fn is_broken(&self) -> bool {
        self.data().flags & BROKEN != 0
    }

    /// Whether something directly inside it, an entry or an item, could not be read.
    pub fn is_torn(&self) -> bool {
        self.data().flags & TORN != 0
    }

    /// Whether it is a collection in brackets or braces.
    pub fn is_flow(&self) -> bool {
        self.data().flags & FLOW != 0
    }

    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<Scalar<'d>> {
        let data = self.data();
        if data.kind != NodeKind::Scalar {
            return None;
        }
        let raw = self.text();
        let value = match data.content {
            0 if data.style == Style::Plain => raw,
            0 => raw.get(1..raw.len() - 1).unwrap_or_default(),
            number => self.decoded(number as usize - 1),
        };
        Some(Scalar {
            raw,
            value,
            style: data.style,
        })
    }

    /// The bytes of its value: those of the text between quotes, or all of it where the text is
    /// not written letter by letter.
    pub fn value_range(&self) -> TextRange {
        let range = self.range();
        let Some(Scalar { raw, value, .. }) = self.scalar() else {
            return range;
        };
        let inner = (value.as_ptr() as usize).checked_sub(raw.as_ptr() as usize);
        match inner.filter(|it| it + value.len() <= raw.len()) {
            Some(start) => TextRange::at(
                range.start() + TextSize::try_from(start).unwrap_or_default(),
                TextSize::of(value),
            ),
            None => range,
        }
    }

    pub(super) fn decoded(&self, number: usize) -> &'d str {
        let tree = &self.doc.tree;
        let start = number.checked_sub(1).map_or(0, |it| tree.values[it]);
        &tree.decoded[start as usize..tree.values[number] as usize]
    }

    /// The value of the scalar, if it is one.
    pub fn value(&self) -> Option<&'d str> {
        self.scalar().map(|it| it.value)
    }

    /// What it stands in: of a key or value the mapping, of an item the sequence.
    pub fn parent(&self) -> Option<Self> {
        let parent = self.data().parent;
        (parent != NONE).then(|| self.at(parent))
    }

    /// Whether it is the key of an entry.
    pub fn is_key(&self) -> bool {
        self.data().flags & KEY != 0
    }

    /// The entry that it is the key or the value of.
    pub fn entry(&self) -> Option<Entry<'d>> {
        let parent = self.parent().filter(Self::is_mapping)?;
        if self.is_key() {
            return Some(Entry {
                key: *self,
                value: self.at(self.data().after),
            });
        }
        // The node before a value is the last one of its key.
        let mut key = self.at(self.id.0 - 1);
        while key.parent()?.id != parent.id {
            key = key.parent()?;
        }
        Some(Entry { key, value: *self })
    }

    /// All nodes directly inside: of a mapping its keys and values in turn.
    pub fn children(&self) -> Children<'d> {
        Children {
            next: self.at(self.id.0 + 1),
            end: self.data().after,
        }
    }

    /// The last node directly inside, found without passing over the others.
    pub fn last_child(&self) -> Option<Self> {
        let last = self.data().after - 1;
        (last > self.id.0).then(|| self.child_above(last))
    }

    /// The node before it among those directly inside what it stands in, likewise.
    pub fn previous(&self) -> Option<Self> {
        let parent = self.parent()?;
        let before = self.id.0 - 1;
        (before > parent.id.0).then(|| parent.child_above(before))
    }

    /// The node directly inside that holds a node anywhere inside.
    fn child_above(&self, inner: u32) -> Self {
        let mut node = self.at(inner);
        while node.data().parent != self.id.0 && node.data().parent != NONE {
            node = self.at(node.data().parent);
        }
        node
    }

    /// The entries of a mapping; nothing for any other node.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'d>> + use<'d> {
        let mut children = self
            .is_mapping()
            .then(|| self.children())
            .into_iter()
            .flatten();
        std::iter::from_fn(move || {
            let key = children.next()?;
            Some(Entry {
                key,
                value: children.next()?,
            })
        })
    }

    /// The items of a sequence; nothing for any other node.
    pub fn items(&self) -> impl Iterator<Item = Self> + use<'d> {
        self.is_sequence()
            .then(|| self.children())
            .into_iter()
            .flatten()
    }

    /// The first entry with this key.
    pub fn get(&self, key: &str) -> Option<Entry<'d>> {
        self.entries().find(|it| it.key_text() == Some(key))
    }

    pub(super) fn written(&self) -> Option<&'d Written> {
        let number = self.data().properties.checked_sub(1)?;
        self.doc.tree.properties.get(number as usize)
    }

    /// The bytes of its anchor, with the `&`.
    pub fn anchor(&self) -> Option<TextRange> {
        self.written()?.anchor
    }

    /// The bytes of its tag, as written.
    pub fn tag(&self) -> Option<TextRange> {
        self.written()?.tag
    }

    /// Of an alias, the node it stands for; of any other node, itself. `None` for an
    /// alias that names nothing, itself, or too much. What is reached through the result
    /// remembers the alias: see [`Node::via_alias`].
    pub fn resolve(&self) -> Option<Self> {
        let data = self.data();
        if data.kind != NodeKind::Alias {
            return Some(*self);
        }
        let via = if self.via == NONE {
            self.id.0
        } else {
            self.via
        };
        (data.content != NONE).then_some(Self {
            id: NodeId(data.content),
            via,
            ..*self
        })
    }

    /// The id of this node, or of the first alias that led here: what is written in this place.
    pub fn written_id(&self) -> NodeId {
        match self.via {
            NONE => self.id,
            via => NodeId(via),
        }
    }

    /// The bytes of the first alias that led here. No fix may edit through one.
    pub fn via_alias(&self) -> Option<TextRange> {
        let alias = (self.via != NONE).then(|| self.doc.node(NodeId(self.via)))?;
        Some(alias.range())
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}@{:?}", self.kind(), self.range())
    }
}

/// Nodes side by side.
#[derive(Clone, Debug)]
pub struct Children<'d> {
    next: Node<'d>,
    end: u32,
}

impl<'d> Iterator for Children<'d> {
    type Item = Node<'d>;

    fn next(&mut self) -> Option<Node<'d>> {
        if self.next.id.0 >= self.end {
            return None;
        }
        let node = self.next;
        self.next = node.at(node.data().after);
        Some(node)
    }
}

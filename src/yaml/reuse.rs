//! Reads a text again after a change: only the entries that changed are parsed, the rest of
//! the tree before is kept. Whatever is not sure to give the same tree is read afresh.

mod change;
mod kept;
mod splice;

use std::iter::successors;
use std::sync::{Arc, OnceLock};

use super::parse::{self, Backend};
use super::tree::{Builder, FLOW, KEY, MAX_DEPTH, NONE, NodeData, Tree};
use super::{Document, Node, NodeId, NodeKind};
use change::Change;
pub(super) use kept::Kept;
pub use kept::Moved;
use splice::Piece;

impl Document {
    /// Parses a text, after that of `before` where there is one.
    pub fn parse_next(before: Option<&Self>, source: Arc<str>) -> Self {
        match before {
            Some(before) => before.parse_after(source),
            None => Self::parse(source),
        }
    }

    /// Parses the text that this one has become: the same as [`Document::parse`], but quick
    /// where little has changed.
    pub fn parse_after(&self, source: impl Into<Arc<str>>) -> Self {
        let source = source.into();
        match self.spliced(&source) {
            Some((tree, kept)) => Self {
                source,
                tree,
                anchors: Vec::new(),
                whole: true,
                kept: Some(kept),
                lines: OnceLock::new(),
            },
            None => Self::parse(source),
        }
    }

    /// Of a text that was read after another one: which node of that one this node was, with
    /// all inside it, and how far it has moved. `None` of what was read anew.
    pub fn was(&self, node: Node<'_>) -> Option<(NodeId, Moved)> {
        self.kept?.was(node.id().0, node.data().after)
    }

    /// The tree of a text that shares all but a few entries with this one; `None` where it
    /// is better or safer to read it afresh.
    pub(super) fn spliced(&self, source: &str) -> Option<(Tree, Kept)> {
        let tree = &self.tree;
        let tame = tree.properties.is_empty() && !tree.aliased && tree.faults.is_empty();
        // What is decoded is only ever added to, so now and then it has to be made anew.
        let room = tree.decoded.len() <= source.len() && u32::try_from(source.len()).is_ok();
        if !self.whole || !tame || !room {
            return None;
        }
        let change = Change::between(&self.source, source);
        let mut budget = source.len() / PART;
        for piece in self.pieces(&change) {
            let text = source.get(piece.start..piece.end - change.old + change.new)?;
            budget = budget.checked_sub(text.len())?;
            if let Some(new) = read(text, piece.col)
                && piece.depth + deepest(&new) <= MAX_DEPTH / 2
            {
                let kept = piece.kept(&new, &change);
                return Some((piece.replaced(tree, &new, &change), kept));
            }
        }
        None
    }

    /// The runs of entries of block mappings that hold the change with all their lines,
    /// smallest first.
    fn pieces(&self, change: &Change) -> impl Iterator<Item = Piece> {
        let nodes = &self.tree.nodes;
        let behind = nodes.partition_point(|it| it.start as usize <= change.start);
        let first = (behind as u32).checked_sub(1);
        up(nodes, first).filter_map(|it| self.piece(it, change))
    }

    /// The entries from that of node `id` to the last one that is touched.
    fn piece(&self, id: u32, change: &Change) -> Option<Piece> {
        let (nodes, text) = (&self.tree.nodes, self.source.as_bytes());
        let node = nodes[id as usize];
        let key = if node.flags & KEY == 0 {
            id.checked_sub(1)?
        } else {
            id
        };
        let NodeData { start, parent, .. } = nodes[key as usize];
        let mapping = nodes.get(parent as usize)?;
        let entries = mapping.kind == NodeKind::Mapping && mapping.flags & FLOW == 0;
        if !entries || parent != node.parent || change.start < start as usize {
            return None;
        }
        let col = column(text, &nodes[key as usize])?;
        let start = start as usize - col;
        let mut after = key;
        loop {
            let value = nodes.get(after as usize)?.after;
            after = nodes.get(value as usize)?.after;
            let next = nodes.get(after as usize);
            let end = next.map_or(text.len(), |it| line_start(text, it.start as usize));
            if next.is_none() || change.old < end {
                let last = nodes[after as usize - 1].end as usize;
                return (start < end && last <= end).then(|| Piece {
                    key,
                    after,
                    start,
                    end,
                    col,
                    depth: up(nodes, Some(parent)).count(),
                });
            }
            next.filter(|it| it.parent == parent)?;
        }
    }
}

/// One text in so many may be read piece by piece; more is not worth it.
const PART: usize = 3;

/// A piece read alone: a block mapping in its column and nothing else, of which nothing can
/// depend on what stands around it.
fn read(text: &str, col: usize) -> Option<Tree> {
    let inside = |line: &str| {
        let written = line.trim_start_matches(' ');
        let marker = line.starts_with("---") || line.starts_with("...");
        let free = written.is_empty() || written.starts_with('#');
        free || (line.len() - written.len() >= col && !marker)
    };
    if text.contains(['\t', '\u{feff}']) || !text.split(['\n', '\r']).all(inside) {
        return None;
    }
    let mut builder = Builder::new(text);
    parse::read(text, Backend::default(), |it| builder.event(it)).ok()?;
    let tree = builder.finish();
    let sound = tree.faults.is_empty() && tree.properties.is_empty() && !tree.aliased;
    let top = *tree.nodes.first().filter(|_| sound)?;
    let block = top.kind == NodeKind::Mapping && top.flags == 0 && top.start as usize == col;
    let placed = tree.nodes[1..].iter().all(|it| {
        let key = it.parent == 0 && it.flags & KEY != 0;
        let promised = || text[..it.start as usize].ends_with([':', '-']);
        (!key || column(text.as_bytes(), it) == Some(col)) && (it.start < it.end || promised())
    });
    (block && placed && top.after as usize == tree.nodes.len()).then_some(tree)
}

/// The column of a key that is written in one piece between the indentation of its line and
/// a colon.
fn column(text: &[u8], key: &NodeData) -> Option<usize> {
    let (start, end) = (key.start as usize, key.end as usize);
    let line = line_start(text, start);
    let indented = text[line..start].iter().all(|it| *it == b' ');
    let next = text[end..].iter().find(|it| **it != b' ');
    let written = key.kind == NodeKind::Scalar && start < end && key.flags & KEY != 0;
    (written && indented && next == Some(&b':')).then_some(start - line)
}

fn line_start(text: &[u8], at: usize) -> usize {
    let line_break = |it: &u8| matches!(it, b'\n' | b'\r');
    text[..at]
        .iter()
        .rposition(line_break)
        .map_or(0, |it| it + 1)
}

/// A node and all that it stands in, innermost first.
fn up(nodes: &[NodeData], from: Option<u32>) -> impl Iterator<Item = u32> {
    let some = |it: u32| (it != NONE).then_some(it);
    successors(from.and_then(some), move |it| {
        some(nodes[*it as usize].parent)
    })
}

/// How deep its nodes lie.
fn deepest(tree: &Tree) -> usize {
    let depth = |id: usize| up(&tree.nodes, Some(id as u32)).count();
    (0..tree.nodes.len()).map(depth).max().unwrap_or_default()
}

#[cfg(test)]
mod tests;

//! Nodes of a piece that was read alone, put into the tree of the whole.

use super::super::Comment;
use super::super::tree::{NONE, NodeData, Tree};
use super::change::Change;
use super::kept::Kept;
use super::up;
use crate::text::{TextRange, TextSize};

/// Entries that stand one after the other in a block mapping, with all their lines and
/// whatever is between them and the next node.
pub(super) struct Piece {
    /// The first key, and the first node behind.
    pub key: u32,
    pub after: u32,
    /// The first line's start, and the start of the line behind.
    pub start: usize,
    pub end: usize,
    /// The column of the entries.
    pub col: usize,
    /// How many collections they stand in.
    pub depth: usize,
}

impl Piece {
    /// The tree before with the nodes of `new`, all but its top, in the place of this piece.
    pub fn replaced(&self, before: &Tree, new: &Tree, change: &Change) -> Tree {
        let count = new.nodes.len() as u32 - 1;
        let grown = count.wrapping_sub(self.after - self.key);
        let moved = (change.new as u32).wrapping_sub(change.old as u32);
        let (values, decoded) = (before.values.len() as u32, before.decoded.len() as u32);
        let (key, after) = (self.key as usize, self.after as usize);
        let (old, parent) = (&before.nodes, before.nodes[key].parent);

        let mut nodes = Vec::with_capacity(old.len() + new.nodes.len());
        nodes.extend_from_slice(&old[..key]);
        nodes.extend(
            new.nodes[1..]
                .iter()
                .map(|it| self.inside(it, parent, values)),
        );
        nodes.extend(old[after..].iter().map(|it| self.behind(it, moved, grown)));
        for id in up(old, Some(parent)) {
            let node = &mut nodes[id as usize];
            node.end = if node.after == self.after {
                new.nodes[0].end + self.start as u32
            } else {
                node.end.wrapping_add(moved)
            };
            node.after = node.after.wrapping_add(grown);
        }
        let mut res = Tree {
            nodes,
            decoded: [&*before.decoded, &new.decoded].concat(),
            values: before.values.clone(),
            comments: self.comments(&before.comments, &new.comments, moved),
            ..Tree::default()
        };
        res.values.extend(new.values.iter().map(|it| it + decoded));
        res
    }

    /// What is kept of the tree before.
    pub fn kept(&self, new: &Tree, change: &Change) -> Kept {
        let count = new.nodes.len() as u32 - 1;
        Kept {
            first: self.key,
            behind: self.key + count,
            nodes: count.wrapping_sub(self.after - self.key),
            bytes: (change.new as u32).wrapping_sub(change.old as u32),
        }
    }

    /// A node of the piece, as it stands in the whole.
    fn inside(&self, node: &NodeData, parent: u32, values: u32) -> NodeData {
        let number = |it: u32| it - 1 + self.key;
        NodeData {
            start: node.start + self.start as u32,
            end: node.end + self.start as u32,
            after: number(node.after),
            parent: match node.parent {
                0 => parent,
                inner => number(inner),
            },
            content: match node.content {
                0 => 0,
                value => value + values,
            },
            ..*node
        }
    }

    /// A node behind the piece.
    fn behind(&self, node: &NodeData, moved: u32, grown: u32) -> NodeData {
        let around = node.parent < self.after || node.parent == NONE;
        NodeData {
            start: node.start.wrapping_add(moved),
            end: node.end.wrapping_add(moved),
            after: node.after.wrapping_add(grown),
            parent: if around {
                node.parent
            } else {
                node.parent.wrapping_add(grown)
            },
            ..*node
        }
    }

    fn comments(&self, before: &[Comment], new: &[Comment], moved: u32) -> Vec<Comment> {
        let behind = |at: usize| before.partition_point(|it| usize::from(it.range.start()) < at);
        let by = |it: &Comment, by: u32| {
            let place = |at: TextSize| TextSize::new(u32::from(at).wrapping_add(by));
            Comment {
                range: TextRange::new(place(it.range.start()), place(it.range.end())),
                ..*it
            }
        };
        let mut res = before[..behind(self.start)].to_vec();
        res.extend(new.iter().map(|it| by(it, self.start as u32)));
        res.extend(before[behind(self.end)..].iter().map(|it| by(it, moved)));
        res
    }
}

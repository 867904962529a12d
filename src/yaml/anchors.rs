//! Anchors and aliases: which alias stands for what, and how much.

use std::collections::BTreeMap;

use super::fault::{Fault, SyntaxReason};
use super::tree::{MAX_DEPTH, NONE, Tree};
use super::{NodeId, NodeKind};
use crate::text::{TextRange, TextSize};

/// An anchor: a name for a node that aliases stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The bytes of its name, without the `&`.
    pub name: TextRange,
    /// The node it names.
    pub node: NodeId,
    /// How many aliases stand for it.
    pub uses: u32,
}

/// How many nodes aliases may stand for in all, for each node that is written, and at
/// least [`ALIAS_FLOOR`].
const ALIAS_FACTOR: u64 = 10;
const ALIAS_FLOOR: u64 = 10_000;

/// Gives every alias its node: that of the last anchor of its name above it. An alias
/// without one, inside its own node, or beyond the bounds of size and depth gets a fault
/// and no node.
pub(super) fn resolve(source: &str, tree: &mut Tree) -> Vec<Anchor> {
    if tree.properties.is_empty() && !tree.aliased {
        return Vec::new();
    }
    let mut walk = Walk {
        budget: (tree.nodes.len() as u64 * ALIAS_FACTOR).max(ALIAS_FLOOR),
        anchors: Vec::new(),
        names: BTreeMap::new(),
        grown: 0,
        size_at: vec![
            0;
            if tree.aliased {
                tree.nodes.len() + 1
            } else {
                0
            }
        ],
        heights: vec![0; if tree.aliased { tree.nodes.len() } else { 0 }],
    };
    let mut faults = Vec::new();
    for id in 0..tree.nodes.len() {
        if tree.nodes[id].kind == NodeKind::Alias {
            if let Err(fault) = walk.alias(source, tree, id) {
                faults.push(fault);
            }
        } else {
            walk.anchor(source, tree, id);
        }
        walk.raise(tree, id);
        if let Some(size) = walk.size_at.get_mut(id + 1) {
            *size = id as u64 + 1 + walk.grown;
        }
    }
    tree.faults.append(&mut faults);
    walk.anchors
}

struct Walk<'s> {
    budget: u64,
    anchors: Vec<Anchor>,
    /// The latest anchor of each name.
    names: BTreeMap<&'s str, usize>,
    /// How many nodes the aliases so far have added.
    grown: u64,
    /// How many nodes stand before each node, with all that aliases add.
    size_at: Vec<u64>,
    /// How many levels each node holds below it, with all that aliases add.
    heights: Vec<usize>,
}

impl<'s> Walk<'s> {
    fn anchor(&mut self, source: &'s str, tree: &Tree, id: usize) {
        let written = tree.nodes[id].properties.checked_sub(1);
        let Some(range) = written.and_then(|it| tree.properties[it as usize].anchor) else {
            return;
        };
        let name = TextRange::new(range.start() + TextSize::of('&'), range.end());
        self.names.insert(&source[name], self.anchors.len());
        self.anchors.push(Anchor {
            name,
            node: NodeId(id as u32),
            uses: 0,
        });
    }

    fn alias(&mut self, source: &'s str, tree: &mut Tree, id: usize) -> Result<(), Fault> {
        let node = tree.nodes[id];
        let range = TextRange::new(node.start.into(), node.end.into());
        let fault = |reason| Fault {
            reason,
            range,
            fix: None,
        };
        let name = source[range].strip_prefix('*').unwrap_or_default();
        let Some(&number) = self.names.get(name) else {
            return Err(fault(SyntaxReason::UnknownAlias));
        };
        self.anchors[number].uses += 1;
        let target = self.anchors[number].node.0;
        let after = tree.nodes[target as usize].after as usize;
        if after > id {
            return Err(fault(SyntaxReason::CyclicAlias));
        }
        let size = self.size_at[after] - self.size_at[target as usize];
        if self.grown.saturating_add(size) > self.budget {
            return Err(fault(SyntaxReason::AliasBomb));
        }
        let height = self.heights[target as usize];
        if depth(tree, id) + height > MAX_DEPTH {
            return Err(fault(SyntaxReason::TooDeep));
        }
        self.grown += size;
        self.heights[id] = height;
        tree.nodes[id].content = target;
        Ok(())
    }

    /// Passes the height of a node up as far as it is news.
    fn raise(&mut self, tree: &Tree, id: usize) {
        let Some(&height) = self.heights.get(id) else {
            return;
        };
        let mut height = height + 1;
        let mut parent = tree.nodes[id].parent;
        while parent != NONE && self.heights[parent as usize] < height {
            self.heights[parent as usize] = height;
            height += 1;
            parent = tree.nodes[parent as usize].parent;
        }
    }
}

/// How many collections a node stands in.
fn depth(tree: &Tree, id: usize) -> usize {
    let parent = |id: u32| (id != NONE).then(|| tree.nodes[id as usize].parent);
    std::iter::successors(Some(tree.nodes[id].parent), |it| parent(*it)).count() - 1
}

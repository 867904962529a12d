//! What a tree has from the tree of the text before.

use super::super::NodeId;
use crate::text::{TextRange, TextSize};

/// Which nodes are those of the tree before.
#[derive(Clone, Copy, Debug)]
pub(in crate::yaml) struct Kept {
    /// The first node that was read anew, and the first one behind that was not.
    pub first: u32,
    pub behind: u32,
    /// So many more nodes, and bytes, stand before those behind; fewer, counted in a circle.
    pub nodes: u32,
    pub bytes: u32,
}

impl Kept {
    /// The node that the one from `id` up to `after` was; `None` where any of it was read anew.
    pub fn was(&self, id: u32, after: u32) -> Option<(NodeId, Moved)> {
        if after <= self.first {
            return Some((NodeId(id), Moved(0)));
        }
        let was = NodeId(id.wrapping_sub(self.nodes));
        (id >= self.behind).then_some((was, Moved(self.bytes)))
    }
}

/// How many bytes something has moved from its place in the text before; back, counted in a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved(u32);

impl Moved {
    /// Where a range of the text before is now.
    pub fn range(self, before: TextRange) -> TextRange {
        shifted(before, self.0)
    }

    /// Where a range of the text was before.
    pub fn back(self, now: TextRange) -> TextRange {
        shifted(now, self.0.wrapping_neg())
    }
}

fn shifted(range: TextRange, by: u32) -> TextRange {
    let place = |at: TextSize| TextSize::new(u32::from(at).wrapping_add(by));
    TextRange::new(place(range.start()), place(range.end()))
}

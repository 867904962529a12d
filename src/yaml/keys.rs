//! Keys that stand twice in one mapping.

use super::{Document, Entry, NodeKind};
use crate::text::TextRange;

/// A key that its mapping already has. Both entries are in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The key where it stands first.
    pub first: TextRange,
    /// The key where it stands again.
    pub again: TextRange,
}

/// Up to here, comparing each key with each is the quickest way.
const FEW: usize = 12;

impl Document {
    /// All keys that repeat one of their own mapping, in order. Keys that are collections
    /// or aliases are not compared.
    pub fn duplicate_keys(&self) -> Vec<Duplicate> {
        let mut res = Vec::new();
        let mut entries = Vec::new();
        for node in self.nodes().filter(|it| it.kind() == NodeKind::Mapping) {
            entries.clear();
            entries.extend(node.entries().filter_map(|it| Some((it.key_text()?, it))));
            match entries.len() {
                0 | 1 => {}
                2..=FEW => among_few(&entries, &mut res),
                _ => among_many(&mut entries, &mut res),
            }
        }
        res.sort_by_key(|it| it.again.start());
        res
    }
}

fn among_few(entries: &[(&str, Entry<'_>)], res: &mut Vec<Duplicate>) {
    for (at, (key, entry)) in entries.iter().enumerate().skip(1) {
        if let Some((_, first)) = entries[..at].iter().find(|it| it.0 == *key) {
            res.push(Duplicate {
                first: first.key.range(),
                again: entry.key.range(),
            });
        }
    }
}

/// Sorts, so that no choice of keys makes it slow.
fn among_many(entries: &mut [(&str, Entry<'_>)], res: &mut Vec<Duplicate>) {
    entries.sort_by_key(|(key, entry)| (*key, entry.key.id()));
    for same in entries.chunk_by(|one, other| one.0 == other.0) {
        let first = same[0].1.key.range();
        res.extend(same[1..].iter().map(|it| Duplicate {
            first,
            again: it.1.key.range(),
        }));
    }
}

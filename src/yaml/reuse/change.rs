//! What differs between two texts.

/// What differs between two texts: in both the bytes from `start`, in the one up to `old`,
/// in the other up to `new`.
pub(super) struct Change {
    pub start: usize,
    pub old: usize,
    pub new: usize,
}

impl Change {
    pub fn between(old: &str, new: &str) -> Self {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let start = common_start(old, new);
        let end = common_end(&old[start..], &new[start..]);
        Self {
            start,
            old: old.len() - end,
            new: new.len() - end,
        }
    }
}

/// So many bytes are compared at once.
const BLOCK: usize = 1024;

fn common_start(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.chunks_exact(BLOCK).zip(other.chunks_exact(BLOCK));
    let same = blocks.take_while(|it| it.0 == it.1).count() * BLOCK;
    let rest = one[same..].iter().zip(&other[same..]);
    same + rest.take_while(|it| it.0 == it.1).count()
}

fn common_end(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.rchunks_exact(BLOCK).zip(other.rchunks_exact(BLOCK));
    let same = blocks.take_while(|it| it.0 == it.1).count() * BLOCK;
    let (one, other) = (&one[..one.len() - same], &other[..other.len() - same]);
    let rest = one.iter().rev().zip(other.iter().rev());
    same + rest.take_while(|it| it.0 == it.1).count()
}

//! Numbers that tell one state of what a client holds from every other one.

use std::sync::atomic::{AtomicU64, Ordering};

/// A number that was not given out before. A document that is closed and opened again counts its versions anew,
/// so that a version alone does not tell which text a client speaks of.
pub fn next() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

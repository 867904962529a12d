//! What is known of the files that a brief names. The core is told; it never looks.

use rustc_hash::FxHashMap;

use crate::brief::{Hash, HashAlgorithm};

/// What is known of one exhibit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exhibit {
    /// It is there; its digests as far as they were asked for.
    Present(Vec<Hash>),
    /// Nothing is there.
    Missing,
    /// The path leaves the brief's repository; it was not opened.
    Outside,
    /// It is there but cannot be read as a file.
    Unreadable,
}

/// The exhibits of a brief by the path it writes. A path that is not here is unknown, and rules are silent about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exhibits(FxHashMap<Box<str>, Exhibit>);

impl Exhibits {
    /// Notes what is known of a path.
    pub fn insert(&mut self, path: &str, exhibit: Exhibit) {
        self.0.insert(path.into(), exhibit);
    }

    /// What is known of a path.
    pub fn get(&self, path: &str) -> Option<&Exhibit> {
        self.0.get(path)
    }
}

impl Exhibit {
    /// Its digest by one algorithm, when it was computed.
    pub fn digest(&self, algorithm: HashAlgorithm) -> Option<&str> {
        match self {
            Self::Present(hashes) => hashes
                .iter()
                .find(|it| it.algorithm == algorithm)
                .map(|it| &*it.hex),
            _ => None,
        }
    }
}

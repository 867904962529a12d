//! Files as an editor holds them: where one is open, its text there counts, saved or not.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::{DiskFault, read};
use crate::text::Text;

/// The texts of open files by their paths, which count from the root. None are open on the command
/// line.
#[derive(Clone, Debug, Default)]
pub struct Files {
    open: FxHashMap<PathBuf, Text>,
}

impl Files {
    /// Notes the text of an open file.
    pub fn insert(&mut self, path: PathBuf, text: Text) {
        self.open.insert(path, text);
    }

    /// The text of a file: as it is open, else as it is on disk.
    ///
    /// # Errors
    ///
    /// When it is not open and cannot be read.
    pub fn read(&self, path: &Path) -> Result<Text, DiskFault> {
        self.open_text(path).cloned().map_or_else(|| read(path), Ok)
    }

    fn open_text(&self, path: &Path) -> Option<&Text> {
        if self.open.is_empty() {
            return None;
        }
        let absolute = std::path::absolute(path).ok()?;
        let plain: PathBuf = absolute.components().collect();
        self.open.get(&plain)
    }
}

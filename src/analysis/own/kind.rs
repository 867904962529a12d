//! Which of a person's own files a text is.

use crate::config::FILE_NAMES;
use crate::yaml::Document;

/// What one of a person's own files is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnKind {
    /// An offence, changes to one, or a library of instruments, fact kinds and readings.
    Schema,
    /// Examples beside a schema.
    Examples,
    /// `gravamen.yaml`.
    Configuration,
}

impl OwnKind {
    /// What a file is by its name alone, without its folder; `None` where the name does not say.
    pub fn of_name(name: &str) -> Option<Self> {
        if FILE_NAMES.contains(&name) {
            return Some(Self::Configuration);
        }
        let examples = name.ends_with(".examples.yaml") || name.ends_with(".examples.yml");
        examples.then_some(Self::Examples)
    }

    /// What a text is by its top keys; `None` for a brief and for anything else.
    pub fn of_tree(doc: &Document) -> Option<Self> {
        let root = doc.root()?;
        let has = |key: &str| root.get(key).is_some();
        if has("brief") || !has("schema") {
            return None;
        }
        Some(if has("examples") {
            Self::Examples
        } else {
            Self::Schema
        })
    }
}

//! The schemas that come with the program, packed into it, and users' files beside them.

use std::sync::{Arc, OnceLock};

use super::compile::compile;
use super::{SchemaFault, SchemaFile, Schemas};
use crate::cite::FileId;

include!(concat!(env!("OUT_DIR"), "/schemas.rs"));

impl Schemas {
    /// The law that comes with the program, compiled once.
    pub fn built_in() -> Arc<Self> {
        static BUILT_IN: OnceLock<Arc<Schemas>> = OnceLock::new();
        Arc::clone(BUILT_IN.get_or_init(|| Arc::new(Self::load(Vec::new()).0)))
    }

    /// The built-in schemas with a user's files laid over them in the order given, and what
    /// is wrong with any of the files. Each file is its name and its text.
    pub fn load(files: Vec<(Arc<str>, Arc<str>)>) -> (Self, Vec<(FileId, SchemaFault)>) {
        let own = |(name, source)| SchemaFile {
            name,
            source,
            built_in: false,
        };
        compile(built_in_files().chain(files.into_iter().map(own)).collect())
    }

    /// Only these files, without the built-in ones: for tests of the built-in law itself.
    pub fn alone(files: Vec<(Arc<str>, Arc<str>)>) -> (Self, Vec<(FileId, SchemaFault)>) {
        let own = |(name, source)| SchemaFile {
            name,
            source,
            built_in: true,
        };
        compile(files.into_iter().map(own).collect())
    }
}

/// The built-in schema files, by name: `built-in:cn/cl-287-2.yaml`. Examples are left out.
pub fn built_in_files() -> impl Iterator<Item = SchemaFile> {
    packed(SCHEMAS)
}

/// The examples beside the built-in schemas.
pub fn built_in_examples() -> impl Iterator<Item = SchemaFile> {
    packed(EXAMPLES)
}

fn packed(files: &'static [(&str, &str)]) -> impl Iterator<Item = SchemaFile> {
    files.iter().map(|(name, source)| SchemaFile {
        name: Arc::from(*name),
        source: Arc::from(*source),
        built_in: true,
    })
}

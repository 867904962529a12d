//! Files: walking, reading, writing, configurations, schema folders, exhibits. Nothing else in the
//! program opens a file.

mod exhibits;
mod fault;
mod files;
mod list;
mod read;
mod schemas;
mod settings;
mod texts;
mod walk;
mod write;

pub use exhibits::{Digests, Seen, digest_of, look, paths as exhibit_paths, repository};
pub use fault::DiskFault;
pub use files::Files;
pub use list::{Found, list};
pub use read::{Stamp, read, read_all, stamp};
pub use schemas::{SchemaText, examples, named_schemas, real, schemas};
pub use settings::{Setting, Settings, twin};
pub use texts::{Shelf, folder_fault, official_text, official_texts, shelved};
pub use walk::{Input, Inputs, find};
pub use write::{append, create};

/// Whether a file name says that it is a brief.
pub fn is_brief(name: &str) -> bool {
    name.ends_with(".brief.yaml") || name.ends_with(".brief.yml")
}

/// Whether a file name says that it is YAML.
pub fn is_yaml(name: &str) -> bool {
    name.ends_with(".yaml") || name.ends_with(".yml")
}

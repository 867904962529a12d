//! What the server knows of a person's own files: schemas, examples and configurations. Each
//! answer stands beside that for briefs, in the feature that asks for it.

pub mod code_lens;
pub mod completion;
pub mod definition;
pub mod hover;
mod skeleton;

use crate::lsp::snapshot::Snapshot;

/// Whether a document is a brief or one of a person's own files. Other YAML belongs to other
/// servers: it is neither folded nor formatted.
pub fn is_known(snapshot: &Snapshot) -> bool {
    snapshot.brief().is_some() || snapshot.own().is_some()
}

#[cfg(test)]
mod fixture;

//! What the server knows of a person's own files: schemas, examples and configurations. Each
//! answer stands beside that for briefs, in the feature that asks for it.

pub mod code_lens;
pub mod completion;
pub mod definition;
pub mod hover;

#[cfg(test)]
mod fixture;

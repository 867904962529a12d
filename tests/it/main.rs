//! Tests of the whole, in one binary.

mod brief_format;
mod cli;
mod corpus;
mod docs;
mod formatting;
mod lsp;
mod mutations;
mod tidy;
mod yaml_differential;
mod yaml_hostile;
mod yaml_recovery;
mod yaml_suite;

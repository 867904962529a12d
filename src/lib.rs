//! Gravamen checks structured case briefs against the law: from bytes to a tree, from
//! the tree to facts, from facts and offence schemas to an assessment, and from there
//! to findings that people read. Modules stand in import order: each may name only
//! those above it.

pub mod text;

pub mod finding;

pub mod quantity;

pub mod calendar;

pub mod yaml;

pub mod config;

pub mod cite;

pub mod schema;

pub mod brief;

pub mod assess;

pub mod phrase;

pub mod suppress;

pub mod exhibits;

pub mod rules;

pub mod analysis;

pub mod explain;

pub mod render;

pub mod disk;
pub mod world;

pub mod lsp;

pub mod cli;

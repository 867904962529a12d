//! What can be folded.

use tower_lsp::lsp_types::{FoldingRange, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot) -> Vec<FoldingRange> {
    Vec::new()
}

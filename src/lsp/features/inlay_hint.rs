//! Figures beside grounds, values and facts.

use tower_lsp::lsp_types::{InlayHint, Range, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot, _: Range) -> Vec<InlayHint> {
    Vec::new()
}

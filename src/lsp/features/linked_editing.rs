//! Places that change together as one is typed in.

use tower_lsp::lsp_types::{LinkedEditingRanges, Position, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot, _: Position) -> Option<LinkedEditingRanges> {
    None
}

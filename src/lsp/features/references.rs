//! Where an id is used.

use tower_lsp::lsp_types::{Location, Position, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot, _: Position, _: bool) -> Option<Vec<Location>> {
    None
}

//! What is known of the word under the cursor.

use tower_lsp::lsp_types::{Hover, Position, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot, _: Position) -> Option<Hover> {
    None
}

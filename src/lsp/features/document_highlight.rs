//! The other places of the id under the cursor.

use tower_lsp::lsp_types::{DocumentHighlight, Position, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot, _: Position) -> Option<Vec<DocumentHighlight>> {
    None
}

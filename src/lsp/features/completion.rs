//! What may be written at the cursor.

use tower_lsp::lsp_types::{CompletionContext, CompletionItem, CompletionResponse, Position, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot, _: Position, _: Option<&CompletionContext>) -> Option<CompletionResponse> {
    None
}

/// The item with its documentation.
pub fn resolve(_: &Snapshot, item: CompletionItem) -> CompletionItem {
    item
}

//! A new name for an id, everywhere at once.

use tower_lsp::lsp_types::{Position, PrepareRenameResponse, WorkspaceEdit, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn prepare(_: &Snapshot, _: Position) -> Option<PrepareRenameResponse> {
    None
}

/// The edits that rename it.
pub fn answer(_: &Snapshot, _: Position, _: &str) -> Result<Option<WorkspaceEdit>, String> {
    Ok(None)
}

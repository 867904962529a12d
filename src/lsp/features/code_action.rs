//! Fixes and rewritings at a place.

use tower_lsp::lsp_types::{CodeAction, CodeActionContext, CodeActionOrCommand, Range, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot, _: Range, _: &CodeActionContext) -> Vec<CodeActionOrCommand> {
    Vec::new()
}

/// The action with its edit.
pub fn resolve(_: &Snapshot, action: CodeAction) -> CodeAction {
    action
}

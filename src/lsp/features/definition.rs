//! Where what is at the cursor is defined, and where its type is.

use tower_lsp::lsp_types::{GotoDefinitionResponse, Position, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn definition(_: &Snapshot, _: Position) -> Option<GotoDefinitionResponse> {
    None
}

/// Where it is declared.
pub fn declaration(_: &Snapshot, _: Position) -> Option<GotoDefinitionResponse> {
    None
}

/// Where its kind, offence or ground is defined in the law.
pub fn type_definition(_: &Snapshot, _: Position) -> Option<GotoDefinitionResponse> {
    None
}

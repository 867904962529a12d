//! What each word is, for colours.

use tower_lsp::lsp_types::{Range, SemanticToken, SemanticTokensEdit, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn full(_: &Snapshot) -> Vec<SemanticToken> {
    Vec::new()
}

/// The tokens of a part.
pub fn range(_: &Snapshot, _: Range) -> Vec<SemanticToken> {
    Vec::new()
}

/// What changes one list of tokens into another.
pub fn delta(_: &[SemanticToken], _: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    Vec::new()
}

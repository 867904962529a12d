//! Indentation and spacing.

use tower_lsp::lsp_types::{FormattingOptions, Range, TextEdit, ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &Snapshot, _: Option<Range>, _: &FormattingOptions) -> Vec<TextEdit> {
    Vec::new()
}

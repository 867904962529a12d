//! Commands that a client can run.

use serde_json::Value;
use tower_lsp::lsp_types::{ServerCapabilities};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// The commands.
pub const COMMANDS: &[&str] = &[];

/// What the server says of it.
pub fn announce(_: &mut ServerCapabilities, _: &Client) {}

/// The answer.
pub fn answer(_: &[Snapshot], _: &str, _: &[Value]) -> Result<Option<Value>, String> {
    Ok(None)
}

//! The list of features: one file each, with what it announces and how it answers.

use tower_lsp::lsp_types::ServerCapabilities;

use super::client::Client;

#[cfg(test)]
mod cursor;
pub mod own;

macro_rules! features {
    ($($feature:ident),* $(,)?) => {
        $(pub mod $feature;)*

        /// Each feature announces itself.
        const ANNOUNCED: &[fn(&mut ServerCapabilities, &Client)] = &[$($feature::announce),*];
    };
}

features! {
    code_action,
    code_lens,
    completion,
    definition,
    diagnostics,
    document_highlight,
    document_link,
    document_symbol,
    execute_command,
    folding_range,
    formatting,
    hover,
    inlay_hint,
    linked_editing,
    references,
    rename,
    selection_range,
    semantic_tokens,
    workspace_symbol,
}

/// What the server can do for a client.
pub fn announce(client: &Client) -> ServerCapabilities {
    let mut res = ServerCapabilities {
        position_encoding: Some(client.encoding_kind()),
        ..ServerCapabilities::default()
    };
    for one in ANNOUNCED {
        one(&mut res, client);
    }
    res
}

//! The list of features: one file each, with what it announces and how it answers.

use tower_lsp::lsp_types::ServerCapabilities;

use super::client::Client;

/// Each feature announces itself: `pub fn announce(can: &mut ServerCapabilities, client: &Client)`.
const ANNOUNCED: &[fn(&mut ServerCapabilities, &Client)] = &[];

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

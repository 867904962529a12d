//! What is heard of a request before its handler sees it.

use serde_json::Value;
use tower_lsp::jsonrpc::Request;

use super::progress::Cancellable;
use super::session::Session;

/// Notes what the library does not hand on.
pub fn overhear(session: &Session, cancellable: &Cancellable, request: &Request) {
    let params = request.params();
    match request.method() {
        "initialize" => {
            session.log.set_trace(params.and_then(|it| it.get("trace")));
            // The library spells this one wrong, and never sees it.
            let refresh = params
                .and_then(|it| it.pointer("/capabilities/workspace/diagnostics/refreshSupport"));
            session.note_refresh(refresh.and_then(Value::as_bool).unwrap_or_default());
        }
        "$/setTrace" => session.log.set_trace(params.and_then(|it| it.get("value"))),
        "textDocument/didOpen" => {
            let uri = params.and_then(|it| it.pointer("/textDocument/uri")?.as_str());
            uri.into_iter().for_each(|it| session.note_name(it));
        }
        "window/workDoneProgress/cancel" => {
            let token = params.and_then(|it| serde_json::from_value(it.get("token")?.clone()).ok());
            token.iter().for_each(|it| cancellable.cancel(it));
        }
        _ => {}
    }
}

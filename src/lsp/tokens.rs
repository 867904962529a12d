//! The tokens that a client has, by name, so that only changes are sent.

use std::sync::PoisonError;

use tower_lsp::lsp_types::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensFullDeltaResult, Url,
};

use super::features::semantic_tokens;
use super::revision;
use super::session::Session;

/// All tokens of a document, under a name by which the client may ask for changes.
pub fn full(session: &Session, uri: &Url, data: Vec<SemanticToken>) -> SemanticTokens {
    let mut all = session
        .tokens
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let id = revision::next().to_string();
    all.insert(uri.clone(), (id.clone(), data.clone()));
    SemanticTokens {
        result_id: Some(id),
        data,
    }
}

/// The changes since the list that the client has; all tokens when it has another one.
pub fn delta(
    session: &Session,
    uri: &Url,
    previous: &str,
    data: Vec<SemanticToken>,
) -> SemanticTokensFullDeltaResult {
    let had = {
        let all = session
            .tokens
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.get(uri)
            .filter(|it| it.0 == previous)
            .map(|it| it.1.clone())
    };
    let now = full(session, uri, data);
    match had {
        Some(had) => SemanticTokensDelta {
            edits: semantic_tokens::delta(&had, &now.data),
            result_id: now.result_id,
        }
        .into(),
        None => SemanticTokensFullDeltaResult::Tokens(now),
    }
}

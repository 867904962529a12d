//! The other places of the id under the cursor.

use tower_lsp::lsp_types::{
    DocumentHighlight, DocumentHighlightKind, OneOf, Position, ServerCapabilities,
};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.document_highlight_provider = Some(OneOf::Left(true));
}

/// The answer: the definition as what is written, the uses as what is read.
pub fn answer(snapshot: &Snapshot, at: Position) -> Option<Vec<DocumentHighlight>> {
    let analysis = snapshot.brief()?;
    let same = analysis.same(&analysis.at(snapshot.offset(at)))?;
    let highlight = |range| DocumentHighlight {
        range: snapshot.range(range),
        kind: Some(if same.definition == Some(range) {
            DocumentHighlightKind::WRITE
        } else {
            DocumentHighlightKind::READ
        }),
    };
    Some(same.all().into_iter().map(highlight).collect())
}

//! Indentation and spacing, and nothing else: see [`crate::yaml::format`].

use tower_lsp::lsp_types::{FormattingOptions, OneOf, Range, ServerCapabilities, TextEdit};

use super::own::is_known;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::yaml::format::format;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.document_formatting_provider = Some(OneOf::Left(true));
    can.document_range_formatting_provider = Some(OneOf::Left(true));
}

/// The changes to a document, or to some of its lines. The form of a brief is the same
/// everywhere, so the options of the editor do not count.
pub fn answer(snapshot: &Snapshot, range: Option<Range>, _: &FormattingOptions) -> Vec<TextEdit> {
    if !is_known(snapshot) {
        return Vec::new();
    }
    let within = range.map(|it| snapshot.bytes(it));
    snapshot.edits(&format(snapshot.doc(), within))
}

//! Inlay hints: how far a ground is from its standard, what a fact gives it, how a value was read.

mod figures;
mod given;
mod values;

use tower_lsp::lsp_types::{
    InlayHint, InlayHintKind, InlayHintLabel, InlayHintTooltip, MarkupContent, MarkupKind, OneOf,
    Range, ServerCapabilities,
};

use crate::analysis::Analysis;
use crate::lsp::client::Client;
use crate::lsp::features::hover::plain;
use crate::lsp::snapshot::Snapshot;
use crate::text::{Lang, TextRange, TextSize};

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.inlay_hint_provider = Some(OneOf::Left(true));
}

/// The hints of the lines that are seen.
pub fn answer(snapshot: &Snapshot, range: Range) -> Vec<InlayHint> {
    let Some(analysis) = snapshot.brief() else {
        return Vec::new();
    };
    let found = hints(analysis, snapshot.bytes(range), snapshot.lang);
    // Of hints no client says what it shows; what shows no Markdown elsewhere does not here.
    let markdown = snapshot.client.shows_markdown();
    let hint = |it: Hint| InlayHint {
        position: snapshot.position(it.at),
        label: InlayHintLabel::String(it.label),
        kind: Some(InlayHintKind::TYPE),
        text_edits: None,
        tooltip: Some(match markdown {
            true => InlayHintTooltip::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value: it.tooltip,
            }),
            false => InlayHintTooltip::String(plain(&it.tooltip)),
        }),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    found.into_iter().map(hint).collect()
}

/// A few words beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Behind which byte.
    pub at: TextSize,
    /// The words.
    pub label: String,
    /// More of them, in Markdown, with the provision.
    pub tooltip: String,
}

/// The hints inside a range, in the order of the text.
pub fn hints(analysis: &Analysis, range: TextRange, lang: Lang) -> Vec<Hint> {
    let mut res = values::read_as(analysis, range, lang);
    res.extend(figures::beside_grounds(analysis, range, lang));
    res.sort_by_key(|it| it.at);
    res
}

#[cfg(test)]
mod tests;

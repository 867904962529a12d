//! What the client can do, and how it counts.

use tower_lsp::lsp_types::{ClientCapabilities, MarkupKind, PositionEncodingKind};

use crate::text::{Encoding, Lang};

/// What was agreed on when the session began.
#[derive(Clone, Debug)]
pub struct Client {
    /// What a column counts.
    pub encoding: Encoding,
    /// The language of messages.
    pub lang: Lang,
    /// Its abilities, as it sent them.
    pub can: ClientCapabilities,
}

impl Client {
    /// Agrees on an encoding: UTF-8 or UTF-32 where the client lists one before UTF-16, else UTF-16.
    pub fn new(can: ClientCapabilities, lang: Lang) -> Self {
        let listed = can
            .general
            .as_ref()
            .and_then(|it| it.position_encodings.as_ref());
        let known = |it: &PositionEncodingKind| match it.as_str() {
            "utf-8" => Some(Encoding::Utf8),
            "utf-16" => Some(Encoding::Utf16),
            "utf-32" => Some(Encoding::Utf32),
            _ => None,
        };
        let encoding = listed
            .and_then(|it| it.iter().find_map(known))
            .unwrap_or(Encoding::Utf16);
        Self {
            encoding,
            lang,
            can,
        }
    }

    /// The name of the encoding in the protocol.
    pub const fn encoding_kind(&self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// Whether completions may hold places to fill in.
    pub fn takes_snippets(&self) -> bool {
        let item = self
            .can
            .text_document
            .as_ref()
            .and_then(|it| it.completion.as_ref()?.completion_item.as_ref());
        item.and_then(|it| it.snippet_support).unwrap_or(false)
    }

    /// Whether hovers are shown as Markdown; else they are plain text.
    pub fn shows_markdown(&self) -> bool {
        let formats = self
            .can
            .text_document
            .as_ref()
            .and_then(|it| it.hover.as_ref()?.content_format.as_ref());
        formats.is_none_or(|it| it.contains(&MarkupKind::Markdown))
    }
}

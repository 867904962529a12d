//! What the client can do, and how it counts.

use std::sync::Arc;

use tower_lsp::lsp_types::{
    ClientCapabilities, MarkupKind, PositionEncodingKind, PublishDiagnosticsClientCapabilities,
};

use crate::disk::Shelf;
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
    /// Where texts of the program are put for it to open.
    pub shelf: Arc<Shelf>,
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
            shelf: Arc::default(),
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

    /// Whether hovers are shown as Markdown. Who does not say so gets plain text.
    pub fn shows_markdown(&self) -> bool {
        let formats = self
            .can
            .text_document
            .as_ref()
            .and_then(|it| it.hover.as_ref()?.content_format.as_ref());
        formats.is_some_and(|it| it.contains(&MarkupKind::Markdown))
    }

    /// Whether edits may name the version they are for.
    pub fn takes_versioned_edits(&self) -> bool {
        let edit = self
            .can
            .workspace
            .as_ref()
            .and_then(|it| it.workspace_edit.as_ref());
        edit.and_then(|it| it.document_changes).unwrap_or(false)
    }

    /// Whether the client asks for diagnostics itself.
    pub fn pulls_diagnostics(&self) -> bool {
        let document = self.can.text_document.as_ref();
        document.is_some_and(|it| it.diagnostic.is_some())
    }

    /// Whether the client itself can carry out a command, such as `gravamen.showReferences`.
    pub fn has_command(&self, command: &str) -> bool {
        let experimental = self.can.experimental.as_ref();
        let commands = experimental.and_then(|it| it.get("commands")?.as_array());
        commands.is_some_and(|it| it.iter().any(|it| it.as_str() == Some(command)))
    }

    /// Whether a diagnostic may hold something beyond the plainest. Who asks for findings itself
    /// says nothing of it in this version of the protocol.
    pub fn takes_in_diagnostics(
        &self,
        what: impl Fn(&PublishDiagnosticsClientCapabilities) -> Option<bool>,
    ) -> bool {
        let document = self.can.text_document.as_ref();
        let publish = document.and_then(|it| it.publish_diagnostics.as_ref());
        let said = publish.and_then(what);
        said.unwrap_or_else(|| self.pulls_diagnostics())
    }

    /// Whether other places are shown beside a finding.
    pub fn shows_related(&self) -> bool {
        self.takes_in_diagnostics(|it| it.related_information)
    }

    /// Whether findings may name the version that they are of.
    pub fn takes_versions(&self) -> bool {
        self.takes_in_diagnostics(|it| it.version_support)
    }

    /// Whether long work is shown to the person.
    pub fn shows_progress(&self) -> bool {
        let window = self.can.window.as_ref();
        window.and_then(|it| it.work_done_progress).unwrap_or(false)
    }

    /// Whether the client can be asked to watch files.
    pub fn registers_watchers(&self) -> bool {
        let workspace = self.can.workspace.as_ref();
        let watched = workspace.and_then(|it| it.did_change_watched_files.as_ref());
        watched
            .and_then(|it| it.dynamic_registration)
            .unwrap_or(false)
    }

    /// Whether what it watches may count from a folder.
    pub fn takes_relative_patterns(&self) -> bool {
        let workspace = self.can.workspace.as_ref();
        let watched = workspace.and_then(|it| it.did_change_watched_files.as_ref());
        watched
            .and_then(|it| it.relative_pattern_support)
            .unwrap_or(false)
    }

    /// Whether it can be asked to tell of its settings.
    pub fn registers_configuration(&self) -> bool {
        let workspace = self.can.workspace.as_ref();
        let settings = workspace.and_then(|it| it.did_change_configuration.as_ref());
        settings
            .and_then(|it| it.dynamic_registration)
            .unwrap_or(false)
    }

    /// Whether it has settings that can be asked for.
    pub fn has_configuration(&self) -> bool {
        let workspace = self.can.workspace.as_ref();
        workspace.and_then(|it| it.configuration).unwrap_or(false)
    }
}

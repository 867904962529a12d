//! One version of one document with all that is known of it, for one request.

use std::sync::Arc;

use tower_lsp::lsp_types::{Position, Range, TextEdit, Url};

use super::client::Client;
use super::position;
use crate::analysis::Analysis;
use crate::text::{Edit, Lang, TextRange, TextSize};

/// What a feature answers from. Nothing in it changes.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The document, as the client names it.
    pub uri: Url,
    /// Its version, when it is open.
    pub version: Option<i32>,
    /// All that is known of it.
    pub analysis: Arc<Analysis>,
    /// Who asks.
    pub client: Arc<Client>,
}

impl Snapshot {
    /// The language of the answer.
    pub fn lang(&self) -> Lang {
        self.client.lang
    }

    /// The text.
    pub fn source(&self) -> &str {
        self.analysis.text.source()
    }

    /// The offset of a place.
    pub fn offset(&self, at: Position) -> TextSize {
        position::offset(&self.analysis.text, self.client.encoding, at)
    }

    /// The place of an offset.
    pub fn position(&self, offset: TextSize) -> Position {
        position::position(&self.analysis.text, self.client.encoding, offset)
    }

    /// The bytes of a range.
    pub fn bytes(&self, range: Range) -> TextRange {
        position::bytes(&self.analysis.text, self.client.encoding, range)
    }

    /// The range of some bytes.
    pub fn range(&self, bytes: TextRange) -> Range {
        position::range(&self.analysis.text, self.client.encoding, bytes)
    }

    /// Edits as the protocol has them, in the same order.
    pub fn edits(&self, edits: &[Edit]) -> Vec<TextEdit> {
        let one = |it: &Edit| TextEdit::new(self.range(it.range), it.insert.clone());
        edits.iter().map(one).collect()
    }
}

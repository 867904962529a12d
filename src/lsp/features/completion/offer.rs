//! Something that may be written at a place, before it becomes an item of the protocol.

use tower_lsp::lsp_types::CompletionItemKind;

use super::piece::Piece;
use crate::text::{Edit, TextRange};

/// What may be written at a place.
#[derive(Debug)]
pub struct Offers {
    /// The word under the cursor, which an offer replaces.
    pub word: TextRange,
    /// Whether there are more than are listed.
    pub is_cut: bool,
    /// What stands before the cursor and has to go, so that the line is indented right.
    pub indent: Option<Edit>,
    /// The offers, best first.
    pub list: Vec<Offer>,
}

/// One of them.
#[derive(Debug)]
pub struct Offer {
    /// As it is listed, and as it is typed.
    pub label: String,
    /// What it is.
    pub what: What,
    /// What is inserted.
    pub piece: Piece,
    /// Said directly behind the label.
    pub detail: Option<String>,
    /// Said at the far end of the line.
    pub note: Option<String>,
    /// What it means, in a few words.
    pub title: Option<String>,
    /// Where more is said of it.
    pub page: Option<Page>,
    /// What it replaces when that is more than the word.
    pub replaces: Option<TextRange>,
    /// What is typed there is held against this, when it is not held against the label.
    pub filter: Option<String>,
}

/// What an offer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A key of the format.
    Key,
    /// A field of a fact kind.
    Field,
    /// A whole entry with places to fill in.
    Entry,
    /// A kind of fact.
    Kind,
    /// A word of a list.
    Word,
    /// An id.
    Id,
    /// A ground.
    Ground,
    /// An offence.
    Offence,
    /// A value.
    Value,
    /// A rule.
    Rule,
    /// A file.
    File,
    /// A folder of files.
    Folder,
}

/// A page of `explain`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// Of a kind of fact.
    Kind(String),
    /// Of an offence.
    Offence(String),
    /// Of a ground of an offence.
    Ground(String, String),
    /// Of a reading.
    Reading(String),
    /// Of a rule.
    Rule(String),
}

impl Offer {
    /// An offer that inserts its label.
    pub fn new(label: impl Into<String>, what: What) -> Self {
        let label = label.into();
        Self {
            piece: Piece::of(&label),
            label,
            what,
            detail: None,
            note: None,
            title: None,
            page: None,
            replaces: None,
            filter: None,
        }
    }

    /// The same with something else to insert.
    pub fn inserts(self, piece: Piece) -> Self {
        Self { piece, ..self }
    }

    /// The same with something said behind the label.
    pub fn detail(self, detail: impl Into<String>) -> Self {
        let detail = Some(detail.into()).filter(|it| !it.is_empty());
        Self { detail, ..self }
    }

    /// The same with something said at the end of the line.
    pub fn note(self, note: impl Into<String>) -> Self {
        let note = Some(note.into()).filter(|it| !it.is_empty());
        Self { note, ..self }
    }

    /// The same with its meaning.
    pub fn title(self, title: impl Into<String>) -> Self {
        let title = Some(title.into()).filter(|it| !it.is_empty());
        Self { title, ..self }
    }

    /// The same with a page.
    pub fn page(self, page: Page) -> Self {
        Self {
            page: Some(page),
            ..self
        }
    }

    /// Whether it can stand between quotes.
    pub fn is_one_word(&self) -> bool {
        self.what != What::Entry
    }
}

impl What {
    /// As the protocol has it.
    pub const fn kind(self) -> CompletionItemKind {
        match self {
            Self::Key => CompletionItemKind::PROPERTY,
            Self::Field => CompletionItemKind::FIELD,
            Self::Entry => CompletionItemKind::SNIPPET,
            Self::Kind => CompletionItemKind::STRUCT,
            Self::Word => CompletionItemKind::ENUM_MEMBER,
            Self::Id => CompletionItemKind::REFERENCE,
            Self::Ground => CompletionItemKind::METHOD,
            Self::Offence => CompletionItemKind::CLASS,
            Self::Value => CompletionItemKind::VALUE,
            Self::Rule => CompletionItemKind::CONSTANT,
            Self::File => CompletionItemKind::FILE,
            Self::Folder => CompletionItemKind::FOLDER,
        }
    }
}

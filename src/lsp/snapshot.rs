//! One version of one document with all that is known of it, for one request.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::lsp_types::{
    DocumentChangeOperation, DocumentChanges, Location, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, Range, TextDocumentEdit, TextEdit, Url,
    WorkspaceEdit,
};

use super::client::Client;
use super::position;
use super::studied::Studied;
use crate::analysis::Analysis;
use crate::analysis::own::OwnFile;
use crate::cite::{Cite, Origin};
use crate::disk;
use crate::explain;
use crate::finding::RuleId;
use crate::rules;
use crate::schema::Schemas;
use crate::text::{Edit, Lang, Text, TextRange, TextSize};
use crate::world::Place;
use crate::yaml::Document;

/// What a feature answers from. Nothing in it changes.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The document, as the client names it.
    pub uri: Url,
    /// Its version, when it is open.
    pub version: Option<i32>,
    /// Which of all texts that were ever open it is, when it is open.
    pub revision: Option<u64>,
    /// All that is known of it.
    pub studied: Arc<Studied>,
    /// Who asks.
    pub client: Arc<Client>,
    /// The language of the answer.
    pub lang: Lang,
    /// The folder with its law and configuration.
    pub place: Arc<Place>,
}

impl Snapshot {
    /// The brief, when the document is one.
    pub fn brief(&self) -> Option<&Analysis> {
        self.studied.brief()
    }

    /// The file of the person's own, when the document is one.
    pub fn own(&self) -> Option<&OwnFile> {
        match &*self.studied {
            Studied::Own(it) => Some(it),
            _ => None,
        }
    }

    /// The tree.
    pub fn doc(&self) -> &Document {
        self.studied.tree()
    }

    /// The text.
    pub fn text(&self) -> &Text {
        self.studied.text()
    }

    /// The text itself.
    pub fn source(&self) -> &str {
        self.text().source()
    }

    /// The law that holds for the document.
    pub fn schemas(&self) -> &Schemas {
        match &*self.studied {
            Studied::Brief(it) => it.schemas(),
            Studied::Own(it) => &it.law,
            Studied::Other(..) => &self.place.law.world.schemas,
        }
    }

    /// The folder of the document on disk.
    pub fn folder(&self) -> Option<&Path> {
        Some(self.place.folder()).filter(|it| !it.as_os_str().is_empty())
    }

    /// The offset of a place.
    pub fn offset(&self, at: Position) -> TextSize {
        position::offset(self.text(), self.client.encoding, at)
    }

    /// The place of an offset.
    pub fn position(&self, offset: TextSize) -> Position {
        position::position(self.text(), self.client.encoding, offset)
    }

    /// The bytes of a range.
    pub fn bytes(&self, range: Range) -> TextRange {
        position::bytes(self.text(), self.client.encoding, range)
    }

    /// The range of some bytes.
    pub fn range(&self, bytes: TextRange) -> Range {
        position::range(self.text(), self.client.encoding, bytes)
    }

    /// A place in the document.
    pub fn location(&self, bytes: TextRange) -> Location {
        Location::new(self.uri.clone(), self.range(bytes))
    }

    /// Edits as the protocol has them, in the same order.
    pub fn edits(&self, edits: &[Edit]) -> Vec<TextEdit> {
        let one = |it: &Edit| TextEdit::new(self.range(it.range), it.insert.clone());
        edits.iter().map(one).collect()
    }

    /// Edits of the document, for its version alone where the client takes versions.
    pub fn workspace_edit(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        if !self.client.takes_versioned_edits() {
            let changes = [(self.uri.clone(), edits)].into_iter().collect();
            return WorkspaceEdit::new(changes);
        }
        let edit = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                uri: self.uri.clone(),
                version: self.version,
            },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        };
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Operations(vec![
                DocumentChangeOperation::Edit(edit),
            ])),
            ..WorkspaceEdit::default()
        }
    }

    /// A place in a file of the law; a built-in one is put where the editor can open it.
    pub fn origin(&self, origin: &Origin) -> Option<Location> {
        let name = &self.schemas().files.get(origin.file.index())?.name;
        self.schema_place(name, origin.range)
    }

    /// A place in the file of the law that has this name.
    pub fn schema_place(&self, name: &str, range: TextRange) -> Option<Location> {
        let files = &self.schemas().files;
        let file = files.iter().find(|it| &*it.name == name)?;
        let path = match file.built_in_name() {
            Some(name) => self.client.shelf.path(name, || file.source.to_string())?,
            None => std::path::absolute(&*file.name).ok()?,
        };
        let text = Text::new(Arc::clone(&file.source));
        let range = position::range(&text, self.client.encoding, range);
        Some(Location::new(Url::from_file_path(path).ok()?, range))
    }

    /// A page in which files of the person's own are named from the folder of the document, or from
    /// that of its repository, where they lie in it.
    pub fn near(&self, page: String) -> String {
        let bases = [self.folder(), self.place.repository()];
        let own = self.schemas().files.iter().filter(|it| !it.built_in);
        own.fold(page, |page, file| {
            let path = Path::new(&*file.name);
            let mut inside = bases.iter().flatten();
            let inside = inside.find_map(|it| path.strip_prefix(it).ok());
            match inside.and_then(Path::to_str).filter(|it| !it.is_empty()) {
                Some(short) => page.replace(&format!("`{}`", file.name), &format!("`{short}`")),
                None => page,
            }
        })
    }

    /// The page of a rule, put where the editor can open it.
    pub fn page(&self, rule: RuleId) -> Option<Url> {
        let lang = self.lang;
        let topic = explain::Topic::Rule(rules::find(rule.0)?);
        let name = format!("rules/{}/{}.md", lang.pick("en", "zh"), rule.0);
        let text = || explain::explain(&topic, self.schemas(), lang);
        Url::from_file_path(self.client.shelf.path(&name, text)?).ok()
    }

    /// The official wording of a provision, when the person configured a folder that has it: of the
    /// article, or of the nearest provision above it of which there is a file.
    pub fn official_text(&self, cite: &Cite) -> Option<String> {
        let folder = self.place.law.texts.as_deref()?;
        let ids = std::iter::successors(Some(&*cite.id), |it| it.rsplit_once('/').map(|it| it.0));
        ids.into_iter()
            .find_map(|id| disk::official_text(folder, id))
    }
}

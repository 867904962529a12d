//! Every feature from end to end, on every brief of the corpus: what is answered holds together, and
//! edits apply cleanly.

mod actions;
mod completion;
mod names;
mod shapes;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::client::{Client, Setup, uri_of};
use super::doc::{Columns, Doc, list};
use super::same;

/// A session in the corpus, whose briefs are opened one by one.
struct Corpus {
    client: Client,
    folder: PathBuf,
    twins: usize,
}

impl Corpus {
    fn start(columns: Columns) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let off = json!({"workspaceDiagnostics": false});
        let setup = Setup::pulling()
            .encodings(&[columns.name(), "utf-16"])
            .with("initializationOptions", off.clone())
            .configured(off);
        Self {
            client: setup.folder(&folder).start(),
            folder,
            twins: 0,
        }
    }

    /// Something done with each brief while it is open.
    fn each(mut self, mut act: impl FnMut(&mut Self, &Doc)) {
        for (name, text) in same::briefs() {
            let uri = uri_of(&self.folder.join(name));
            let doc = Doc::open(&mut self.client, &uri, &text);
            act(&mut self, &doc);
            doc.close(&mut self.client);
        }
        self.client.finish();
    }

    /// What is asked of a document.
    fn of(&mut self, method: &str, doc: &Doc) -> Value {
        let params = json!({"textDocument": doc.id()});
        self.client
            .request(&format!("textDocument/{method}"), params)
    }

    /// What is asked of a place.
    fn at(&mut self, method: &str, doc: &Doc, byte: usize) -> Value {
        let params = doc.at_byte(byte);
        self.client
            .request(&format!("textDocument/{method}"), params)
    }

    /// The findings of a text that stands beside a document, by rule and words.
    fn findings(&mut self, text: &str) -> Vec<(String, String)> {
        self.twins += 1;
        let name = format!("twin-{}.brief.yaml", self.twins);
        let twin = Doc::open(&mut self.client, &uri_of(&self.folder.join(name)), text);
        let mut res: Vec<_> = twin.pulled(&mut self.client).iter().map(finding).collect();
        twin.close(&mut self.client);
        res.sort();
        res
    }
}

/// A diagnostic by rule and first line of its words.
fn finding(it: &Value) -> (String, String) {
    let text = |name: &str| same::first_line(it[name].as_str().unwrap_or_default());
    (text("code"), text("message"))
}

/// A document after an edit of the workspace that is for it alone.
fn edited(doc: &Doc, edit: &Value) -> String {
    let changes = edit["documentChanges"].as_array();
    let changes = changes.unwrap_or_else(|| panic!("an edit with versions: {edit}"));
    assert_eq!(changes.len(), 1, "{edit}");
    assert_eq!(changes[0]["textDocument"]["uri"], doc.uri.as_str());
    assert_eq!(changes[0]["textDocument"]["version"], doc.version);
    with_edits(doc, &changes[0]["edits"])
}

/// A document after some edits, which all count in the text as it is.
fn with_edits(doc: &Doc, edits: &Value) -> String {
    let mut edits: Vec<_> = list(edits.clone())
        .into_iter()
        .map(|it| {
            (
                doc.columns.bytes(&doc.text, &it["range"]),
                it["newText"].clone(),
            )
        })
        .collect();
    // Of two inserts at one place the first comes first.
    edits.sort_by_key(|it| it.0);
    let mut res = doc.text.clone();
    for ((start, end), text) in edits.into_iter().rev() {
        res.replace_range(start..end, text.as_str().expect("a text"));
    }
    res
}

/// The places where a word begins.
fn words(text: &str) -> Vec<usize> {
    let starts = text.char_indices().zip(text.chars().skip(1));
    let words =
        starts.filter(|((_, before), it)| !before.is_alphanumeric() && it.is_alphanumeric());
    words
        .map(|((at, before), _)| at + before.len_utf8())
        .collect()
}

//! A document as a client holds it: edits are applied here by other code than the server's.

use serde_json::{Value, json};

use super::client::Client;

/// What a column counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Columns {
    Utf8,
    Utf16,
    Utf32,
}

impl Columns {
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Utf32];

    /// The name in the protocol.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    const fn width(self, char: char) -> usize {
        match self {
            Self::Utf8 => char.len_utf8(),
            Self::Utf16 => char.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// The place of a byte.
    pub fn place(self, text: &str, byte: usize) -> Value {
        let starts = line_starts(text);
        let line = starts.partition_point(|it| *it <= byte) - 1;
        let before = text[starts[line]..byte].chars();
        let column: usize = before.map(|it| self.width(it)).sum();
        json!({"line": line, "character": column})
    }

    /// The range of some bytes.
    pub fn range(self, text: &str, start: usize, end: usize) -> Value {
        json!({"start": self.place(text, start), "end": self.place(text, end)})
    }

    /// The byte of a place that lies in the text; one past the end of a line is that end.
    pub fn byte(self, text: &str, place: &Value) -> usize {
        let number = |name: &str| place[name].as_u64().expect("a place has two numbers") as usize;
        let starts = line_starts(text);
        let Some(&start) = starts.get(number("line")) else {
            return text.len();
        };
        let mut left = number("character");
        for (at, char) in text[start..].char_indices() {
            if left < self.width(char) || matches!(char, '\n' | '\r') {
                return start + at;
            }
            left -= self.width(char);
        }
        text.len()
    }

    /// The bytes of a range.
    pub fn bytes(self, text: &str, range: &Value) -> (usize, usize) {
        let byte = |name: &str| self.byte(text, &range[name]);
        (byte("start"), byte("end"))
    }
}

/// Where lines start: after LF, CRLF, and CR alone.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|&it| {
        bytes[it] == b'\n' || bytes[it] == b'\r' && bytes.get(it + 1) != Some(&b'\n')
    });
    std::iter::once(0).chain(ends.map(|it| it + 1)).collect()
}

/// A document that is open.
#[derive(Clone, Debug)]
pub struct Doc {
    pub uri: String,
    pub version: i32,
    pub text: String,
    pub columns: Columns,
}

impl Doc {
    /// Opens a document.
    pub fn open(client: &mut Client, uri: &str, text: &str) -> Self {
        Self::open_as(client, uri, 1, text)
    }

    /// Opens a document in a version.
    pub fn open_as(client: &mut Client, uri: &str, version: i32, text: &str) -> Self {
        let columns = match client.announced()["positionEncoding"].as_str() {
            Some("utf-8") => Columns::Utf8,
            Some("utf-32") => Columns::Utf32,
            _ => Columns::Utf16,
        };
        let res = Self {
            uri: uri.to_owned(),
            version,
            text: text.to_owned(),
            columns,
        };
        let item = json!({"uri": uri, "languageId": "yaml", "version": version, "text": text});
        client.notify("textDocument/didOpen", json!({"textDocument": item}));
        res
    }

    /// Replaces bytes.
    pub fn edit(&mut self, client: &mut Client, start: usize, end: usize, insert: &str) {
        self.edits(client, &[(start, end, insert)]);
    }

    /// Several edits in one notification; each counts in the text that the one before left.
    pub fn edits(&mut self, client: &mut Client, edits: &[(usize, usize, &str)]) {
        let mut changes = Vec::new();
        for (start, end, insert) in edits {
            let range = self.columns.range(&self.text, *start, *end);
            changes.push(json!({"range": range, "text": insert}));
            self.text.replace_range(start..end, insert);
        }
        self.send(client, changes);
    }

    /// Replaces everything.
    pub fn replace(&mut self, client: &mut Client, text: &str) {
        text.clone_into(&mut self.text);
        self.send(client, vec![json!({"text": text})]);
    }

    /// Sends changes that are already in the text.
    pub fn send(&mut self, client: &mut Client, changes: Vec<Value>) {
        self.version += 1;
        client.notify(
            "textDocument/didChange",
            json!({
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": changes
            }),
        );
    }

    pub fn close(&self, client: &mut Client) {
        client.notify("textDocument/didClose", json!({"textDocument": self.id()}));
    }

    pub fn id(&self) -> Value {
        json!({"uri": self.uri})
    }

    /// The bytes of the first occurrence of some words.
    pub fn find(&self, words: &str) -> (usize, usize) {
        let at = self.text.find(words);
        let at = at.unwrap_or_else(|| panic!("no {words:?} in {}", self.text));
        (at, at + words.len())
    }

    /// Document and place of the first occurrence of some words, as most requests take them.
    pub fn at(&self, words: &str) -> Value {
        self.at_byte(self.find(words).0)
    }

    pub fn at_byte(&self, byte: usize) -> Value {
        let place = self.columns.place(&self.text, byte);
        json!({"textDocument": self.id(), "position": place})
    }

    /// The diagnostics of this version, as they are pushed.
    pub fn pushed(&self, client: &mut Client) -> Vec<Value> {
        let (uri, version) = (self.uri.as_str(), self.version);
        let mut params = client.next("textDocument/publishDiagnostics", |it| {
            it["uri"] == uri && it["version"] == version
        });
        list(params["diagnostics"].take())
    }

    /// The diagnostics of this version, as they are pulled.
    pub fn pulled(&self, client: &mut Client) -> Vec<Value> {
        let params = json!({"textDocument": self.id()});
        let mut report = client.request("textDocument/diagnostic", params);
        assert_eq!(report["kind"], "full", "{report}");
        list(report["items"].take())
    }

    /// The text that a diagnostic, or anything else with a range, points at.
    pub fn shown(&self, one: &Value) -> &str {
        let (start, end) = self.columns.bytes(&self.text, &one["range"]);
        &self.text[start..end]
    }
}

/// The members of a list.
pub fn list(value: Value) -> Vec<Value> {
    match value {
        Value::Array(it) => it,
        Value::Null => Vec::new(),
        other => panic!("no list: {other}"),
    }
}

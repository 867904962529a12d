//! One fault has one place: in the editor, in each way to count columns, and on the command line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::{Value, json};

use super::client::{Client, Setup, uri_of};
use super::doc::{Columns, Doc, list};

/// A fault as every side tells it.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Found {
    /// Its bytes.
    pub at: (usize, usize),
    pub rule: String,
    /// As the protocol counts, 1 is the worst.
    pub severity: u64,
    /// The first line of its words.
    pub words: String,
    /// The bytes of what belongs to it in the same text.
    pub related: Vec<(usize, usize)>,
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// What the command line finds in some files, by the name of the file.
pub fn by_command(folder: &Path, paths: &[&str]) -> BTreeMap<String, Vec<Found>> {
    let output = Command::new(env!("CARGO_BIN_EXE_gravamen"))
        .current_dir(folder)
        .args(["check", "--format", "json", "--lang", "en"])
        .args(paths)
        .output()
        .expect("it runs");
    let all: Value = serde_json::from_slice(&output.stdout).expect("it writes JSON");
    let mut res: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for it in list(all["findings"].clone()) {
        if !it["silenced"].is_null() {
            continue;
        }
        let text = |name: &str| it[name].as_str().expect("a text").to_owned();
        let severity = ["", "error", "warning", "note", "hint"];
        let severity = severity.iter().position(|name| it["severity"] == *name);
        let bytes = |it: &Value| {
            let byte = |name: &str| it[name]["byte"].as_u64().expect("a byte") as usize;
            (byte("start"), byte("end"))
        };
        let path = text("path");
        let here = list(it["related"].clone());
        let here = here.iter().filter(|it| it["path"] == path.as_str());
        let fault = Found {
            at: bytes(&it),
            rule: text("rule"),
            severity: severity.expect("a severity") as u64,
            words: first_line(&text("message")),
            related: here.map(bytes).collect(),
        };
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
        res.entry(name.to_owned()).or_default().push(fault);
    }
    res.values_mut().for_each(|it| it.sort());
    res
}

/// The same of diagnostics.
pub fn by_server(uri: &str, text: &str, columns: Columns, diagnostics: &[Value]) -> Vec<Found> {
    let fault = |it: &Value| {
        let related = list(it["relatedInformation"].clone());
        let here = related.iter().map(|it| &it["location"]);
        let here = here.filter(|it| it["uri"] == uri);
        Found {
            at: columns.bytes(text, &it["range"]),
            rule: it["code"].as_str().expect("a rule").to_owned(),
            severity: it["severity"].as_u64().expect("a severity"),
            words: first_line(it["message"].as_str().expect("words")),
            related: here.map(|it| columns.bytes(text, &it["range"])).collect(),
        }
    };
    let mut res: Vec<Found> = diagnostics.iter().map(fault).collect();
    res.sort();
    res
}

pub fn first_line(words: &str) -> String {
    words.lines().next().unwrap_or_default().to_owned()
}

/// The briefs of the corpus, by name.
pub fn briefs() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(corpus()).expect("the corpus is there");
    let paths = entries.map(|it| it.expect("readable").path());
    let briefs = paths.filter(|it| it.to_string_lossy().ends_with(".brief.yaml"));
    let mut res: Vec<(String, String)> = briefs
        .map(|it| {
            let name = it
                .file_name()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read_to_string(it).expect("UTF-8"))
        })
        .collect();
    res.sort();
    res
}

fn start(columns: Columns) -> Client {
    let names = [columns.name(), "utf-16"];
    Setup::pulling().encodings(&names).folder(&corpus()).start()
}

#[test]
fn diagnostics_are_where_the_command_line_shows_them() {
    let mut expected = by_command(&corpus(), &["."]);
    for columns in Columns::ALL {
        let mut client = start(columns);
        for (name, text) in briefs() {
            let uri = uri_of(&corpus().join(&name));
            let doc = Doc::open(&mut client, &uri, &text);
            assert_eq!(doc.columns, columns);
            let diagnostics = doc.pulled(&mut client);
            let found = by_server(&uri, &text, columns, &diagnostics);
            let expected = expected.entry(name.clone()).or_default();
            assert_eq!(found, *expected, "{name} in {}", columns.name());
            doc.close(&mut client);
        }
        client.finish();
    }
}

#[test]
fn the_whole_workspace_has_the_faults_of_the_command_line() {
    let expected = by_command(&corpus(), &["."]);
    let texts: BTreeMap<String, String> = briefs().into_iter().collect();
    let mut client = start(Columns::Utf16);
    let report = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let mut seen = 0;
    for it in list(report["items"].clone()) {
        let uri = it["uri"].as_str().expect("a URI");
        let name = uri.rsplit('/').next().unwrap_or_default();
        let Some(text) = texts.get(name) else {
            continue;
        };
        seen += 1;
        let found = by_server(uri, text, Columns::Utf16, &list(it["items"].clone()));
        let none = Vec::new();
        assert_eq!(&found, expected.get(name).unwrap_or(&none), "{name}");
    }
    assert_eq!(seen, texts.len());
    client.finish();
}

#[test]
fn a_hover_is_in_the_same_place_in_every_encoding() {
    let mut all: Vec<Vec<Value>> = Vec::new();
    for columns in Columns::ALL {
        let mut client = start(columns);
        let mut hovers = Vec::new();
        for (name, text) in briefs() {
            let doc = Doc::open(&mut client, &uri_of(&corpus().join(&name)), &text);
            for at in places(&text) {
                let hover = client.request("textDocument/hover", doc.at_byte(at));
                let range = hover.get("range").map(|it| columns.bytes(&text, it));
                if let Some((start, end)) = range {
                    assert!(start <= at && at <= end, "{name}: {at} is not in {hover}");
                }
                hovers.push(json!([name, at, range, hover["contents"]["value"]]));
            }
            doc.close(&mut client);
        }
        client.finish();
        all.push(hovers);
    }
    for (one, other) in all[0].iter().zip(&all[1]).chain(all[0].iter().zip(&all[2])) {
        assert_eq!(one, other);
    }
}

/// Some places of a text: the beginnings of words, more of them where the text is not ASCII.
fn places(text: &str) -> Vec<usize> {
    let starts = text.char_indices().zip(text.chars().skip(1));
    let words =
        starts.filter(|((_, before), it)| !before.is_alphanumeric() && it.is_alphanumeric());
    let places = words.map(|((at, before), _)| at + before.len_utf8());
    places
        .enumerate()
        .filter(|(nth, _)| nth % 9 == 0)
        .map(|it| it.1)
        .collect()
}

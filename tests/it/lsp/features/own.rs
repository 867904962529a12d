//! Offence schemas, their examples and the configuration have a server too.

use std::path::Path;

use serde_json::{Value, json};

use super::super::client::{Client, Setup, uri_of};
use super::super::doc::{Columns, Doc, list};

/// A folder with a law of its own, and a session in it.
struct Law {
    client: Client,
    law: Doc,
    examples: Doc,
    config: Doc,
    folder: tempfile::TempDir,
}

impl Law {
    fn start(columns: Columns) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let shown = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples/schemas");
        std::fs::create_dir(folder.path().join("law")).expect("a folder can be made");
        for name in ["parking.yaml", "parking.examples.yaml"] {
            let to = folder.path().join("law").join(name);
            std::fs::copy(shown.join(name), to).expect("a file can be copied");
        }
        let config = "schemas: [law]\nrules:\n  unused-id: off\n";
        std::fs::write(folder.path().join("gravamen.yaml"), config).expect("it can be written");
        let setup = Setup::pulling().encodings(&[columns.name(), "utf-16"]);
        let mut client = setup.folder(folder.path()).start();
        let mut open = |name: &str| {
            let path = folder.path().join(name);
            let text = std::fs::read_to_string(&path).expect("it is there");
            Doc::open(&mut client, &uri_of(&path), &text)
        };
        let (law, examples) = (open("law/parking.yaml"), open("law/parking.examples.yaml"));
        let config = open("gravamen.yaml");
        Self {
            client,
            law,
            examples,
            config,
            folder,
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.client
            .request(&format!("textDocument/{method}"), params)
    }
}

#[test]
fn every_word_of_them_is_answered() {
    for columns in Columns::ALL {
        let mut law = Law::start(columns);
        let mut counts = [0; 3];
        for doc in [law.law.clone(), law.examples.clone(), law.config.clone()] {
            assert_eq!(doc.pulled(&mut law.client), Vec::<Value>::new());
            for at in super::words(&doc.text).into_iter().step_by(3) {
                let hover = law.ask("hover", doc.at_byte(at));
                counts[0] += usize::from(hover.is_object());
                if let Some(range) = hover.get("range") {
                    let (start, end) = columns.bytes(&doc.text, range);
                    assert!(start <= at && at <= end, "{at} is not in {hover}");
                }
                let places = law.ask("definition", doc.at_byte(at));
                counts[1] += usize::from(!places.is_null());
                leads_somewhere(&places, columns);
                let offers = law.ask("completion", doc.at_byte(at));
                counts[2] += usize::from(!offers.is_null());
            }
        }
        assert!(counts.iter().all(|it| *it > 20), "{counts:?}");
        law.client.finish();
    }
}

/// Each place can be opened and holds something.
fn leads_somewhere(places: &Value, columns: Columns) {
    for place in places.as_array().into_iter().flatten() {
        let uri = place.get("targetUri").unwrap_or(&place["uri"]);
        let path = uri.as_str().and_then(|it| it.strip_prefix("file://"));
        let text = std::fs::read_to_string(path.expect("a file")).expect("it is there");
        let range = place.get("targetSelectionRange").unwrap_or(&place["range"]);
        let (start, end) = columns.bytes(&text, range);
        assert!(start < end && text.is_char_boundary(start), "{place}");
    }
}

#[test]
fn a_lens_runs_the_examples() {
    let mut law = Law::start(Columns::Utf16);
    let params = json!({"textDocument": law.law.id()});
    let lenses = list(law.ask("codeLens", params));
    let runs = lenses
        .iter()
        .find(|it| it["command"]["command"] == "gravamen.runExamples");
    let command = &runs.unwrap_or_else(|| panic!("{lenses:?}"))["command"];
    let run = json!({"command": command["command"], "arguments": command["arguments"]});
    let said = law.client.request("workspace/executeCommand", run);
    assert_eq!(said["held"], said["all"], "{said}");
    assert_eq!(said["failed"], json!([]), "{said}");
    law.client.finish();
}

#[test]
fn a_number_that_changes_makes_an_example_fail_at_once() {
    let mut law = Law::start(Columns::Utf16);
    let mut doc = law.law.clone();
    let (start, end) = doc.find("5000 CNY");
    doc.edit(&mut law.client, start, end, "5001 CNY");
    let examples = law.examples.clone();
    assert!(!examples.pulled(&mut law.client).is_empty());
    let (start, end) = doc.find("5001 CNY");
    doc.edit(&mut law.client, start, end, "5000 CNY");
    assert_eq!(examples.pulled(&mut law.client), Vec::<Value>::new());
    law.client.finish();
}

#[test]
fn a_brief_knows_the_law_beside_it() {
    let mut law = Law::start(Columns::Utf16);
    let uri = uri_of(&law.folder.path().join("a.brief.yaml"));
    let text = "brief: 1\ncharges:\n  - offence: parking\n";
    let doc = Doc::open(&mut law.client, &uri, text);
    let found = doc.pulled(&mut law.client);
    assert!(
        found.iter().all(|it| it["code"] != "unknown-offence"),
        "{found:?}"
    );
    let hover = law.ask("hover", doc.at("parking"));
    assert!(hover.to_string().contains("Obstructive parking"), "{hover}");
    let places = law.ask("typeDefinition", doc.at("parking"));
    assert!(places.to_string().contains("parking.yaml"), "{places}");
    law.client.finish();
}

#[test]
fn an_empty_file_among_the_schemas_may_begin_with_a_whole_one() {
    let mut law = Law::start(Columns::ALL[0]);
    let path = law.folder.path().join("law/new.yaml");
    std::fs::write(&path, "").expect("it can be written");
    let watched = json!({"changes": [{"uri": uri_of(&path), "type": 1}]});
    law.client
        .notify("workspace/didChangeWatchedFiles", watched);
    let mut doc = Doc::open(&mut law.client, &uri_of(&path), "");
    let offers = law.ask("completion", doc.at_byte(0));
    let offers = list(offers.get("items").cloned().unwrap_or(offers));
    let begin = offers
        .iter()
        .find(|it| it["label"] == "offence" && it["kind"] == 15);
    let begin = begin.unwrap_or_else(|| panic!("{offers:?}"));
    let text = begin["textEdit"]["newText"].as_str().expect("a text");
    doc.replace(&mut law.client, text);
    assert_eq!(doc.pulled(&mut law.client), Vec::<Value>::new());
    law.client.finish();
}

#[test]
fn a_file_of_ones_own_is_named_once_and_from_the_folder_of_the_brief() {
    let mut law = Law::start(Columns::ALL[0]);
    let text = "brief: 1\nparties: {lin: {kind: person}}\ncharges:\n  - offence: parking\n    \
                against: [lin]\n    grounds:\n      hours: []\n";
    let path = law.folder.path().join("a.brief.yaml");
    let doc = Doc::open(&mut law.client, &uri_of(&path), text);
    let at = text.find("hours").expect("a ground") + 2;
    let hover = law.ask("hover", doc.at_byte(at));
    let said = hover["contents"]["value"].as_str().expect("a page");
    assert_eq!(said.matches("parking.yaml").count(), 1, "{said}");
    assert!(
        said.contains("from your own schema `law/parking.yaml`"),
        "{said}"
    );
    law.client.finish();
}

//! Beyond the open document: briefs on disk, the configuration, schemas, and files that change.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::client::{Client, Setup, uri_of};
use super::doc::{Doc, list};
use super::{SHORT, codes, met, unknown};

/// A folder with these files in it.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

pub fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

/// Tells of a file that changed: 1 made, 2 changed, 3 gone.
pub fn changed(client: &mut Client, folder: &Path, name: &str, how: u32) {
    let change = json!({"uri": uri_of(&folder.join(name)), "type": how});
    let changes = json!({"changes": [change]});
    client.notify("workspace/didChangeWatchedFiles", changes);
}

/// What is pushed for a file that is not open.
pub fn pushed(client: &mut Client, folder: &Path, name: &str, fits: impl Fn(&[Value]) -> bool) {
    let uri = uri_of(&folder.join(name));
    client.next("textDocument/publishDiagnostics", |it| {
        let same = it["uri"]
            .as_str()
            .is_some_and(|it| it.eq_ignore_ascii_case(&uri));
        same && fits(it["diagnostics"].as_array().expect("a list"))
    });
}

/// Opens a file of a folder with this text, saved or not.
fn open(client: &mut Client, root: &tempfile::TempDir, name: &str, text: &str) -> Doc {
    Doc::open(client, &uri_of(&root.path().join(name)), text)
}

pub fn has(rule: &'static str) -> impl Fn(&[Value]) -> bool {
    move |it| codes(it).contains(&rule)
}

fn falls_short(found: &[Value]) -> bool {
    has("ground-falls-short")(found)
}

fn has_unknown_offence(found: &[Value]) -> bool {
    has("unknown-offence")(found)
}

#[test]
fn briefs_that_are_not_open_are_checked_too() {
    let root = folder(&[
        ("a.brief.yaml", SHORT),
        ("deep/er/b.brief.yaml", &unknown(1)),
    ]);
    let mut client = Setup::new().folder(root.path()).start();
    pushed(&mut client, root.path(), "a.brief.yaml", falls_short);
    pushed(
        &mut client,
        root.path(),
        "deep/er/b.brief.yaml",
        has_unknown_offence,
    );
    client.finish();
}

#[test]
fn the_mark_at_the_beginning_of_a_file_is_no_column() {
    let root = folder(&[("a.brief.yaml", "\u{feff}{brief: 1, drafed: 2024-03-18}\n")]);
    let mut client = Setup::new().folder(root.path()).start();
    pushed(&mut client, root.path(), "a.brief.yaml", |found| {
        found.iter().any(|it| {
            it["code"] == "unknown-key"
                && it["range"]["start"] == json!({"line": 0, "character": 11})
        })
    });
    client.finish();
}

#[test]
fn the_check_of_a_folder_reports_its_progress() {
    let root = folder(&[("a.brief.yaml", SHORT), ("b.brief.yaml", SHORT)]);
    let mut client = Setup::new().folder(root.path()).start();
    client.next("window/workDoneProgress/create", |_| true);
    let begin = client.next("$/progress", |it| it["value"]["kind"] == "begin");
    assert!(
        begin["value"]["title"]
            .as_str()
            .is_some_and(|it| !it.is_empty())
    );
    client.next("$/progress", |it| it["value"]["kind"] == "end");
    client.finish();
}

#[test]
fn the_check_of_a_folder_can_be_cancelled() {
    let names: Vec<String> = (0..600).map(|it| format!("{it}.brief.yaml")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), SHORT)).collect();
    let root = folder(&files);
    let mut client = Setup::new().folder(root.path()).start();
    let begin = client.next("$/progress", |it| it["value"]["kind"] == "begin");
    let token = json!({"token": begin["token"]});
    client.notify("window/workDoneProgress/cancel", token);
    client.next("$/progress", |it| it["value"]["kind"] == "end");
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", SHORT);
    doc.pushed(&mut client);
    client.finish();
}

#[test]
fn no_brief_is_checked_unasked_where_the_person_does_not_want_it() {
    let root = folder(&[("a.brief.yaml", SHORT)]);
    let off = json!({"workspaceDiagnostics": false});
    let setup = Setup::new().folder(root.path()).configured(off.clone());
    let mut client = setup.with("initializationOptions", off).start();
    let doc = Doc::open(
        &mut client,
        &uri_of(&root.path().join("b.brief.yaml")),
        SHORT,
    );
    doc.pushed(&mut client);
    client.catch_up();
    let of_a = client
        .heard
        .iter()
        .find(|it| it["params"].to_string().contains("/a.brief"));
    assert_eq!(of_a, None);
    client.finish();
}

#[test]
fn a_brief_that_changes_on_disk_is_checked_again() {
    let root = folder(&[("a.brief.yaml", SHORT)]);
    let mut client = Setup::new().folder(root.path()).start();
    pushed(&mut client, root.path(), "a.brief.yaml", falls_short);
    write(root.path(), "a.brief.yaml", &met());
    changed(&mut client, root.path(), "a.brief.yaml", 2);
    pushed(
        &mut client,
        root.path(),
        "a.brief.yaml",
        <[Value]>::is_empty,
    );
    write(root.path(), "b.brief.yaml", &unknown(1));
    changed(&mut client, root.path(), "b.brief.yaml", 1);
    pushed(
        &mut client,
        root.path(),
        "b.brief.yaml",
        has_unknown_offence,
    );
    fs::remove_file(root.path().join("b.brief.yaml")).expect("it is there");
    changed(&mut client, root.path(), "b.brief.yaml", 3);
    pushed(
        &mut client,
        root.path(),
        "b.brief.yaml",
        <[Value]>::is_empty,
    );
    client.finish();
}

#[test]
fn the_files_that_count_are_watched() {
    let root = folder(&[]);
    let mut client = Setup::new().folder(root.path()).start();
    let asked = client.next("client/registerCapability", |it| {
        it.to_string().contains("workspace/didChangeWatchedFiles")
    });
    assert!(asked.to_string().contains("yaml"), "{asked}");
    client.finish();
}

#[test]
fn an_open_document_counts_and_not_the_file() {
    let root = folder(&[("a.brief.yaml", SHORT)]);
    let mut client = Setup::new().folder(root.path()).start();
    pushed(&mut client, root.path(), "a.brief.yaml", falls_short);
    let doc = open(&mut client, &root, "a.brief.yaml", &met());
    assert_eq!(doc.pushed(&mut client), Vec::<Value>::new());
    client.heard.clear();
    changed(&mut client, root.path(), "a.brief.yaml", 2);
    let other = Doc::open(&mut client, "file:///w/b.brief.yaml", SHORT);
    other.pushed(&mut client);
    assert!(
        client
            .heard
            .iter()
            .all(|it| it["params"]["diagnostics"] == json!([])
                || it["method"] != "textDocument/publishDiagnostics")
    );
    // Closed again, the file counts.
    doc.close(&mut client);
    pushed(&mut client, root.path(), "a.brief.yaml", falls_short);
    client.finish();
}

#[test]
fn a_configuration_that_changes_counts_at_once() {
    let root = folder(&[]);
    let mut client = Setup::new().folder(root.path()).start();
    let doc = open(&mut client, &root, "a.brief.yaml", SHORT);
    assert_eq!(severity(&doc.pushed(&mut client)), Some(1));
    write(root.path(), "gravamen.yaml", &level("hint"));
    changed(&mut client, root.path(), "gravamen.yaml", 1);
    client.next("textDocument/publishDiagnostics", |it| {
        let diagnostics = it["diagnostics"].as_array().expect("a list");
        it["uri"] == doc.uri.as_str() && severity(diagnostics) == Some(4)
    });
    client.finish();
}

#[test]
fn a_configuration_in_the_editor_counts_before_it_is_saved() {
    let root = folder(&[("gravamen.yaml", &level("hint"))]);
    let mut client = Setup::pulling().folder(root.path()).start();
    let doc = open(&mut client, &root, "a.brief.yaml", SHORT);
    assert_eq!(severity(&doc.pulled(&mut client)), Some(4));
    let uri = uri_of(&root.path().join("gravamen.yaml"));
    let config = Doc::open(&mut client, &uri, &level("warning"));
    assert_eq!(severity(&doc.pulled(&mut client)), Some(2));
    config.close(&mut client);
    assert_eq!(severity(&doc.pulled(&mut client)), Some(4));
    client.finish();
}

/// How bad it is that the facts fall short.
fn severity(diagnostics: &[Value]) -> Option<u64> {
    let mut all = diagnostics.iter();
    all.find(|it| it["code"] == "ground-falls-short")?["severity"].as_u64()
}

/// A configuration in which it is as bad as this.
fn level(level: &str) -> String {
    format!("rules:\n  ground-falls-short: {level}\n")
}

#[test]
fn a_client_that_pulls_is_told_to_pull_again() {
    let root = folder(&[]);
    let mut client = Setup::pulling().folder(root.path()).start();
    let doc = open(&mut client, &root, "a.brief.yaml", SHORT);
    assert_eq!(severity(&doc.pulled(&mut client)), Some(1));
    write(root.path(), "gravamen.yaml", &level("hint"));
    changed(&mut client, root.path(), "gravamen.yaml", 1);
    client.next("workspace/diagnostic/refresh", |_| true);
    assert_eq!(severity(&doc.pulled(&mut client)), Some(4));
    client.finish();
}

#[test]
fn settings_of_the_editor_are_asked_for_and_asked_for_again() {
    let chinese = json!({"language": "zh"});
    let mut client = Setup::new().configured(chinese).start();
    let asked = client.next("workspace/configuration", |_| true);
    assert_eq!(asked["items"][0]["section"], "gravamen");
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", SHORT);
    let words = |it: &Value| {
        it["diagnostics"][0]["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    client.next("textDocument/publishDiagnostics", |it| {
        !words(it).is_ascii()
    });
    client.answers.lock().expect("nobody panics").configuration = json!({"language": "en"});
    let settings = json!({"settings": null});
    client.notify("workspace/didChangeConfiguration", settings);
    client.next("textDocument/publishDiagnostics", |it| {
        it["uri"] == doc.uri.as_str() && words(it).contains("it lacks serious circumstances")
    });
    client.finish();
}

#[test]
fn settings_that_are_sent_count_too() {
    let setup = Setup::pulling().with("initializationOptions", json!({"language": "zh"}));
    let mut client = setup.start();
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", SHORT);
    let words = doc.pulled(&mut client)[0]["message"].to_string();
    assert!(words.contains("指控"), "{words}");
    client.finish();
}

#[test]
fn each_folder_has_its_own_configuration() {
    let one = folder(&[("gravamen.yaml", &level("hint"))]);
    let two = folder(&[("gravamen.yaml", &level("warning"))]);
    let setup = Setup::pulling().folder(one.path()).folder(two.path());
    let mut client = setup.start();
    for (root, expected) in [(&one, 4), (&two, 2)] {
        let uri = uri_of(&root.path().join("a.brief.yaml"));
        let doc = Doc::open(&mut client, &uri, SHORT);
        let diagnostics = doc.pulled(&mut client);
        assert_eq!(severity(&diagnostics), Some(expected));
    }
    client.finish();
}

#[test]
fn a_folder_that_is_added_is_checked() {
    let one = folder(&[]);
    let two = folder(&[("b.brief.yaml", SHORT)]);
    let mut client = Setup::new().folder(one.path()).start();
    let added = json!([{"uri": uri_of(two.path()), "name": "two"}]);
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": {"added": added, "removed": []}}),
    );
    pushed(&mut client, two.path(), "b.brief.yaml", falls_short);
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": {"added": [], "removed": added}}),
    );
    pushed(&mut client, two.path(), "b.brief.yaml", <[Value]>::is_empty);
    client.finish();
}

#[test]
fn a_workspace_is_pulled_in_parts_and_what_did_not_change_is_not_sent_again() {
    let root = folder(&[("a.brief.yaml", SHORT), ("b.brief.yaml", &met())]);
    let mut client = Setup::pulling().folder(root.path()).start();
    let report = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let items = list(report["items"].clone());
    assert_eq!(items.len(), 2, "{report}");
    let previous: Vec<Value> = items
        .iter()
        .map(|it| json!({"uri": it["uri"], "value": it["resultId"]}))
        .collect();
    write(root.path(), "b.brief.yaml", &unknown(1));
    changed(&mut client, root.path(), "b.brief.yaml", 2);
    let params = json!({"previousResultIds": previous, "partialResultToken": "part"});
    let id = client.ask("workspace/diagnostic", params);
    let rest = client.answer(id).expect("a report");
    let parts = client
        .heard
        .iter()
        .filter(|it| it["params"]["token"] == "part");
    let parts = parts.flat_map(|it| list(it["params"]["value"]["items"].clone()));
    let mut all: Vec<Value> = parts.chain(list(rest["items"].clone())).collect();
    all.retain(|it| it["kind"] == "full");
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(all[0]["uri"].to_string().contains("/b.brief.yaml"));
    client.finish();
}

/// A law of one's own that asks for another amount.
fn patch(amount: &str) -> String {
    format!(
        "schema: 1\namends: cl-287-2\ntitle: {{en: Our number, zh: 本地标准}}\n\
         grounds: {{payment-settlement: {{at-least: {amount} CNY, cite: interp-2019-15/12/1/2}}}}\n"
    )
}

fn with_patch() -> tempfile::TempDir {
    folder(&[
        ("gravamen.yaml", "schemas: [law]\n"),
        ("law/patch.yaml", &patch("180000")),
    ])
}

#[test]
fn an_edited_schema_checks_the_open_briefs_again() {
    let root = with_patch();
    let mut client = Setup::new().folder(root.path()).start();
    let brief = open(&mut client, &root, "a.brief.yaml", SHORT);
    assert!(!falls_short(&brief.pushed(&mut client)));
    let law = uri_of(&root.path().join("law/patch.yaml"));
    let mut law = Doc::open(&mut client, &law, &patch("180000"));
    let (start, end) = law.find("180000");
    law.edit(&mut client, start, end, "190000");
    client.next("textDocument/publishDiagnostics", |it| {
        let diagnostics = it["diagnostics"].as_array().expect("a list");
        it["uri"] == brief.uri.as_str()
            && diagnostics
                .iter()
                .any(|it| it.to_string().contains("190,000"))
    });
    // Closed without being saved, the file counts again.
    law.close(&mut client);
    client.next("textDocument/publishDiagnostics", |it| {
        let diagnostics = it["diagnostics"].as_array().expect("a list");
        it["uri"] == brief.uri.as_str() && !falls_short(diagnostics)
    });
    client.finish();
}

#[test]
fn a_schema_that_changes_on_disk_counts() {
    let root = with_patch();
    let mut client = Setup::pulling().folder(root.path()).start();
    let brief = open(&mut client, &root, "a.brief.yaml", SHORT);
    assert!(!falls_short(&brief.pulled(&mut client)));
    write(root.path(), "law/patch.yaml", &patch("190000"));
    changed(&mut client, root.path(), "law/patch.yaml", 2);
    assert!(falls_short(&brief.pulled(&mut client)));
    client.finish();
}

#[test]
fn mistakes_in_a_schema_and_in_a_configuration_are_shown_in_them() {
    let root = with_patch();
    let mut client = Setup::pulling().folder(root.path()).start();
    let law = uri_of(&root.path().join("law/patch.yaml"));
    let text = "schema: 1\namends: cl-287-2\ngruonds: {}\n";
    let law = Doc::open(&mut client, &law, text);
    let diagnostics = law.pulled(&mut client);
    let fault = diagnostics
        .iter()
        .find(|it| it["code"] == "schema-unknown-key");
    let fault = fault.unwrap_or_else(|| panic!("{:?}", codes(&diagnostics)));
    assert_eq!(law.shown(fault), "gruonds");
    let config = uri_of(&root.path().join("gravamen.yaml"));
    let config = Doc::open(&mut client, &config, "fail-on: soemtimes\n");
    let diagnostics = config.pulled(&mut client);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert_eq!(config.shown(&diagnostics[0]), "soemtimes");
    client.finish();
}

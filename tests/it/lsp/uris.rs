//! Documents whose names are not plain, as several editors write them.

use serde_json::json;

use super::client::{Setup, uri_of};
use super::doc::Doc;
use super::{codes, unknown};

/// A document with this URI is opened, changed and asked for; what the server says of it names it
/// as the client did.
fn serves(uri: &str) {
    let mut client = Setup::new().start();
    let mut doc = Doc::open(&mut client, uri, &unknown(1));
    let (start, end) = doc.find("0000001");
    doc.edit(&mut client, start, end, "0000002");
    let diagnostics = doc.pushed(&mut client);
    let unknown = diagnostics
        .iter()
        .find(|it| it["code"] == "unknown-offence");
    let unknown = unknown.unwrap_or_else(|| panic!("{:?}", codes(&diagnostics)));
    assert_eq!(doc.shown(unknown), "cl-0000002", "{uri}");
    for related in unknown["relatedInformation"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let place = related["location"]["uri"].as_str().expect("a URI");
        assert!(place == uri || !place.contains(".brief.yaml"), "{place}");
    }
    client.finish();
}

#[test]
fn spaces() {
    serves("file:///w/a%20b/my%20case.brief.yaml");
}

#[test]
fn brackets() {
    serves("file:///w/%5Bid%5D/a.brief.yaml");
    serves("file:///w/[id]/a.brief.yaml");
}

#[test]
fn letters_beyond_ascii() {
    serves("file:///w/%C3%BC/%E4%B8%AD%E6%96%87.brief.yaml");
}

#[test]
fn a_percent_sign_a_hash_and_a_question_mark() {
    serves("file:///w/100%25/a%23b%3Fc.brief.yaml");
}

#[test]
fn a_drive_as_vs_code_writes_it() {
    serves("file:///c%3A/Users/x/a.brief.yaml");
    serves("file:///C:/Users/x/a.brief.yaml");
}

#[test]
fn a_document_that_was_never_saved() {
    serves("untitled:Untitled-1");
    serves("untitled:/w/neu%20(2).brief.yaml");
}

#[test]
fn another_scheme() {
    serves("vscode-remote://ssh-remote%2Bhost/w/a.brief.yaml");
}

#[test]
fn escaped_in_two_ways_is_one_document() {
    let mut client = Setup::pulling().start();
    let doc = Doc::open(&mut client, "file:///w/%5Bid%5D.brief.yaml", &unknown(3));
    let params = json!({"textDocument": {"uri": "file:///w/%5bid%5d.brief.yaml"}});
    let report = client.request("textDocument/diagnostic", params);
    assert_eq!(report["items"], json!(doc.pulled(&mut client)));
    client.finish();
}

#[test]
fn an_open_file_is_not_told_of_twice_however_it_is_written() {
    let root = tempfile::tempdir().expect("a folder can be made");
    let folder = root.path().join("[id] ü");
    std::fs::create_dir(&folder).expect("a folder can be made");
    let path = folder.join("a.brief.yaml");
    std::fs::write(&path, unknown(1)).expect("a file can be written");
    let mut client = Setup::pulling().folder(root.path()).start();
    // As VS Code writes it; the server itself would leave the brackets as they are.
    let doc = Doc::open(&mut client, &uri_of(&path), &unknown(2));
    let report = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let items = report["items"].as_array().expect("a list");
    assert_eq!(items.len(), 1, "{report}");
    assert!(items[0].to_string().contains("cl-0000002"), "{report}");
    let previous = json!([{"uri": doc.uri, "value": items[0]["resultId"]}]);
    doc.close(&mut client);
    let report = client.request(
        "workspace/diagnostic",
        json!({"previousResultIds": previous}),
    );
    let items = report["items"].as_array().expect("a list");
    assert_eq!(items.len(), 1, "{report}");
    assert!(items[0].to_string().contains("cl-0000001"), "{report}");
    // The client names it in its own way when it asks again.
    let previous = json!([{"uri": doc.uri, "value": items[0]["resultId"]}]);
    let report = client.request(
        "workspace/diagnostic",
        json!({"previousResultIds": previous}),
    );
    let items = report["items"].as_array().expect("a list");
    assert_eq!(items.len(), 1, "{report}");
    assert_eq!(items[0]["kind"], "unchanged");
    client.finish();
}

#[test]
fn a_folder_whose_name_is_not_plain() {
    let root = tempfile::tempdir().expect("a folder can be made");
    for name in ["a b", "[id]", "ü", "中文", "100%"] {
        let folder = root.path().join(name);
        std::fs::create_dir(&folder).expect("a folder can be made");
        let config = "rules:\n  unknown-offence: hint\n";
        std::fs::write(folder.join("gravamen.yaml"), config).expect("a file can be written");
        let path = folder.join("fall 一.brief.yaml");
        let mut client = Setup::pulling().folder(&folder).start();
        let doc = Doc::open(&mut client, &uri_of(&path), &unknown(1));
        let diagnostics = doc.pulled(&mut client);
        let unknown = diagnostics
            .iter()
            .find(|it| it["code"] == "unknown-offence");
        // The configuration beside it was found, so the name was understood.
        assert_eq!(unknown.expect("there is one")["severity"], 4, "{name}");
        client.finish();
    }
}

//! Edits count in the order in which they came, and a request sees the version before which it was
//! sent.

use serde_json::{Value, json};

use super::client::{Client, Setup};
use super::doc::Doc;
use super::{codes, unknown};

const URI: &str = "file:///w/a.brief.yaml";

/// Writes the next number where the last one stands.
fn count(doc: &mut Doc, client: &mut Client, number: usize) {
    let (start, end) = doc.find(&format!("cl-{:07}", number - 1));
    doc.edit(client, start + 3, end, &format!("{number:07}"));
}

/// The number in the words on the unknown offence.
fn number_in(diagnostics: &[Value]) -> usize {
    let unknown = diagnostics
        .iter()
        .find(|it| it["code"] == "unknown-offence");
    let unknown = unknown.unwrap_or_else(|| panic!("{:?}", codes(diagnostics)));
    let words = unknown["message"].as_str().expect("words");
    let at = words.find("cl-").expect("the words name it") + 3;
    words[at..at + 7].parse().expect("a number")
}

#[test]
fn ten_thousand_edits_leave_the_last_text() {
    let mut client = Setup::pulling().start();
    let mut doc = Doc::open(&mut client, URI, &unknown(0));
    for number in 1..=10_000 {
        count(&mut doc, &mut client, number);
    }
    assert_eq!(number_in(&doc.pulled(&mut client)), 10_000);
    // Everything else is as in a document that was opened like that.
    let twin = Doc::open(&mut client, "file:///w/b.brief.yaml", &unknown(10_000));
    assert_eq!(
        same(doc.pulled(&mut client)),
        same(twin.pulled(&mut client))
    );
    client.finish();
}

/// Diagnostics without what names the document.
fn same(mut diagnostics: Vec<Value>) -> Vec<Value> {
    for one in &mut diagnostics {
        if let Some(one) = one.as_object_mut() {
            one.remove("relatedInformation");
        }
    }
    diagnostics
}

#[test]
fn the_diagnostics_after_ten_thousand_edits_are_those_of_the_last_text() {
    let mut client = Setup::new().start();
    let mut doc = Doc::open(&mut client, URI, &unknown(0));
    for number in 1..=10_000 {
        count(&mut doc, &mut client, number);
    }
    assert_eq!(number_in(&doc.pushed(&mut client)), 10_000);
    client.finish();
}

#[test]
fn versions_of_diagnostics_never_go_back() {
    let mut client = Setup::new().start();
    let mut doc = Doc::open(&mut client, URI, &unknown(0));
    for number in 1..=300 {
        count(&mut doc, &mut client, number);
        if number % 25 == 0 {
            // Let some be published on the way.
            doc.pushed(&mut client);
        }
        let published = client
            .heard
            .iter()
            .filter_map(|it| it["params"]["version"].as_i64());
        assert!(published.is_sorted(), "{:?}", client.heard);
    }
    client.finish();
}

#[test]
fn what_is_published_for_a_version_is_of_that_version() {
    let mut client = Setup::new().start();
    let mut doc = Doc::open(&mut client, URI, &unknown(0));
    for number in 1..=200 {
        count(&mut doc, &mut client, number);
    }
    doc.pushed(&mut client);
    for it in &client.heard {
        if it["method"] != "textDocument/publishDiagnostics" {
            continue;
        }
        let params = &it["params"];
        let version = params["version"].as_u64().expect("a version") as usize;
        let diagnostics = params["diagnostics"].as_array().expect("a list");
        // Version 1 holds the number 0.
        assert_eq!(number_in(diagnostics), version - 1);
    }
    client.finish();
}

#[test]
fn a_request_between_edits_sees_its_own_version() {
    let mut client = Setup::pulling().start();
    let mut doc = Doc::open(&mut client, URI, &unknown(0));
    let mut asked = Vec::new();
    for number in 1..=500 {
        count(&mut doc, &mut client, number);
        let params = json!({"textDocument": doc.id()});
        asked.push((number, client.ask("textDocument/diagnostic", params)));
    }
    for (number, id) in asked {
        let report = client.answer(id);
        // Work for a version that is no more may be refused, and then with this code.
        match report {
            Ok(report) => {
                let items = report["items"].as_array().expect("a full report");
                assert_eq!(number_in(items), number);
            }
            Err(error) => assert!(
                [-32801, -32802].contains(&error["code"].as_i64().expect("a code")),
                "{error}"
            ),
        }
    }
    assert_eq!(number_in(&doc.pulled(&mut client)), 500);
    client.finish();
}

#[test]
fn a_hover_between_edits_sees_its_own_version() {
    let mut client = Setup::new().start();
    let text = |number: usize| {
        format!(
            "brief: 1\ncase: {{title: x, filed: 2020-01-{:02}}}\n",
            number
        )
    };
    let mut doc = Doc::open(&mut client, URI, &text(1));
    let mut asked = Vec::new();
    for number in 0..1_000 {
        let day = 1 + number % 28;
        let (start, _) = doc.find("2020-01-");
        doc.edit(&mut client, start + 8, start + 10, &format!("{day:02}"));
        asked.push((day, client.ask("textDocument/hover", doc.at("2020"))));
    }
    for (day, id) in asked {
        let hover = client.answer(id).expect("a hover is no error");
        let words = hover["contents"]["value"]
            .as_str()
            .expect("words on a date");
        assert!(
            words.contains(&format!("2020-01-{day:02}")),
            "{day}: {words}"
        );
    }
    client.finish();
}

#[test]
fn several_changes_of_one_notification_count_in_their_order() {
    let mut client = Setup::pulling().start();
    let mut doc = Doc::open(&mut client, URI, &unknown(0));
    let (start, end) = doc.find("0000000");
    // Each counts in the text that the one before left.
    doc.edits(
        &mut client,
        &[
            (start, end, "12"),
            (start + 2, start + 2, "34567"),
            (start, start + 1, "9"),
            (0, 0, "# ü中𝄞\r\n"),
        ],
    );
    assert_eq!(number_in(&doc.pulled(&mut client)), 9_234_567);
    let unknown = doc.pulled(&mut client);
    let unknown = unknown.iter().find(|it| it["code"] == "unknown-offence");
    assert_eq!(doc.shown(unknown.expect("there is one")), "cl-9234567");
    client.finish();
}

#[test]
fn a_whole_text_among_ranges_replaces_everything() {
    let mut client = Setup::pulling().start();
    let mut doc = Doc::open(&mut client, URI, "a: b\n");
    let whole = unknown(7);
    let (start, end) = (whole.find("0000007").expect("it is there"), 7);
    let mut changes = vec![json!({"text": whole})];
    doc.text = whole;
    let range = doc.columns.range(&doc.text, start, start + end);
    changes.push(json!({"range": range, "text": "0000042"}));
    doc.text.replace_range(start..start + end, "0000042");
    doc.send(&mut client, changes);
    assert_eq!(number_in(&doc.pulled(&mut client)), 42);
    client.finish();
}

#[test]
fn a_place_past_the_end_of_its_line_or_of_the_text_is_that_end() {
    let mut client = Setup::pulling().start();
    let mut doc = Doc::open(&mut client, URI, &unknown(7).replace('\n', "\r\n"));
    let line = doc.text.lines().position(|it| it.contains("cl-0000007"));
    let far = |from: Value, to: Value, text: &str| json!({"range": {"start": from, "end": to}, "text": text});
    let end = json!({"line": line, "character": 90_000});
    let eof = json!({"line": 90_000, "character": 5});
    doc.text = doc.text.replace("cl-0000007", "cl-0000007 # far") + "# end\r\n";
    doc.send(
        &mut client,
        vec![
            far(end.clone(), end, " # far"),
            far(eof.clone(), eof, "# end\r\n"),
        ],
    );
    assert_eq!(number_in(&doc.pulled(&mut client)), 7);
    let twin = Doc::open(&mut client, "file:///w/b.brief.yaml", &doc.text);
    assert_eq!(
        same(doc.pulled(&mut client)),
        same(twin.pulled(&mut client))
    );
    client.finish();
}

#[test]
fn a_document_that_is_opened_again_is_the_new_one() {
    let mut client = Setup::pulling().start();
    let doc = Doc::open(&mut client, URI, &unknown(1));
    assert_eq!(number_in(&doc.pulled(&mut client)), 1);
    doc.close(&mut client);
    let doc = Doc::open(&mut client, URI, &unknown(2));
    assert_eq!(number_in(&doc.pulled(&mut client)), 2);
    client.finish();
}

#[test]
fn an_edit_of_a_document_that_is_not_open_is_no_harm() {
    let mut client = Setup::pulling().start();
    let change = json!({"text": "x"});
    client.notify(
        "textDocument/didChange",
        json!({"textDocument": {"uri": "file:///w/none", "version": 2}, "contentChanges": [change]}),
    );
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": "file:///w/none"}}),
    );
    let doc = Doc::open(&mut client, URI, &unknown(3));
    assert_eq!(number_in(&doc.pulled(&mut client)), 3);
    client.finish();
}

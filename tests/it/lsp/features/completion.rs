//! Completions: they replace what is being typed, resolve, and stay within the line.

use serde_json::{Value, json};

use super::super::client::Setup;
use super::super::doc::{Columns, Doc, list};
use super::Corpus;

fn items(answer: Value) -> Vec<Value> {
    match answer.get("items") {
        Some(items) => list(items.clone()),
        None => list(answer),
    }
}

#[test]
fn a_completion_replaces_what_stands_around_the_cursor_on_its_line() {
    for columns in Columns::ALL {
        let mut count = 0;
        Corpus::start(columns).each(|corpus, doc| {
            for at in super::words(&doc.text).into_iter().step_by(17) {
                let place = doc.at_byte(at)["position"].clone();
                for item in items(corpus.at("completion", doc, at)).iter().take(40) {
                    count += 1;
                    let Some(edit) = item.get("textEdit") else {
                        continue;
                    };
                    for name in ["range", "insert", "replace"] {
                        let Some(range) = edit.get(name) else {
                            continue;
                        };
                        let (start, end) = (&range["start"], &range["end"]);
                        assert_eq!(start["line"], place["line"], "{item}");
                        assert_eq!(end["line"], place["line"], "{item}");
                        let column = |it: &Value| it["character"].as_u64();
                        assert!(column(start) <= column(&place), "{item} at {place}");
                        assert!(column(&place) <= column(end), "{item} at {place}");
                    }
                }
            }
        });
        assert!(count > 1_000, "{count} completions");
    }
}

#[test]
fn a_completion_resolves_to_the_same_with_more_words() {
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let Some(at) = super::words(&doc.text).into_iter().nth(40) else {
            return;
        };
        for item in items(corpus.at("completion", doc, at)).into_iter().take(8) {
            let resolved = corpus
                .client
                .request("completionItem/resolve", item.clone());
            for name in [
                "label",
                "kind",
                "textEdit",
                "insertText",
                "sortText",
                "filterText",
            ] {
                assert_eq!(resolved.get(name), item.get(name), "{item}");
            }
        }
    });
}

/// The labels that are offered where `$0` stands.
fn labels(text: &str) -> Vec<String> {
    let at = text.find("$0").expect("a cursor");
    let mut client = Setup::pulling().start();
    let doc = Doc::open(
        &mut client,
        "file:///w/a.brief.yaml",
        &text.replace("$0", ""),
    );
    let answer = client.request("textDocument/completion", doc.at_byte(at));
    let labels = items(answer)
        .iter()
        .map(|it| it["label"].as_str().unwrap_or_default().to_owned())
        .collect();
    client.finish();
    labels
}

#[test]
fn keys_kinds_and_ids_are_offered_where_they_belong() {
    let top = labels("brief: 1\n$0\n");
    assert!(top.iter().any(|it| it.starts_with("parties")), "{top:?}");
    let kinds = labels("brief: 1\nfacts:\n  a:\n    kind: $0\n");
    assert!(
        kinds.iter().any(|it| it.starts_with("payment-settlement")),
        "{kinds:?}"
    );
    let ids = labels(
        "brief: 1\nevidence:\n  bank: {kind: documentary, title: x}\nfacts:\n  a: {kind: assistance, evidence: [$0]}\n",
    );
    assert_eq!(ids, ["bank"]);
}

#[test]
fn completions_come_in_a_text_that_is_broken() {
    let broken = labels("brief: 1\nfacts:\n  a: {kind: $0\n  b: [\n");
    assert!(
        broken.iter().any(|it| it.starts_with("assistance")),
        "{broken:?}"
    );
}

#[test]
fn a_client_that_takes_no_snippets_gets_none() {
    let mut setup = Setup::pulling();
    setup.can["textDocument"]["completion"] = json!({});
    let mut client = setup.start();
    let doc = Doc::open(
        &mut client,
        "file:///w/a.brief.yaml",
        "brief: 1\nfacts:\n  a:\n    \n",
    );
    // The client holds the server to it.
    for words in ["brief", "facts", "a:", "    \n"] {
        let end = doc.find(words).1 - usize::from(words.ends_with('\n'));
        client.request("textDocument/completion", doc.at_byte(end));
    }
    client.finish();
}

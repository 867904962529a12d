//! Definition, references, highlights, rename and linked editing agree with each other.

use serde_json::{Value, json};

use super::super::doc::{Columns, Doc, list};
use super::{Corpus, edited};

/// The places in the same document, as bytes and in order.
fn here(doc: &Doc, locations: Value) -> Vec<(usize, usize)> {
    let locations = list(locations);
    let here = locations.iter().filter(|it| it["uri"] == doc.uri.as_str());
    let mut res: Vec<_> = here
        .map(|it| doc.columns.bytes(&doc.text, &it["range"]))
        .collect();
    res.sort_unstable();
    res
}

fn references(corpus: &mut Corpus, doc: &Doc, at: usize, declaration: bool) -> Vec<(usize, usize)> {
    let mut params = doc.at_byte(at);
    params["context"] = json!({"includeDeclaration": declaration});
    here(
        doc,
        corpus.client.request("textDocument/references", params),
    )
}

/// What can be renamed at a place.
fn renamable(corpus: &mut Corpus, doc: &Doc, at: usize) -> Option<(usize, usize)> {
    let answer = corpus.at("prepareRename", doc, at);
    let range = answer.get("range").unwrap_or(&answer);
    range.get("start")?;
    Some(doc.columns.bytes(&doc.text, range))
}

#[test]
fn a_rename_reaches_every_use_and_changes_no_finding() {
    let mut count = 0;
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let before = corpus.findings(&doc.text);
        let mut done = Vec::new();
        for at in super::words(&doc.text) {
            let Some((start, end)) = renamable(corpus, doc, at) else {
                continue;
            };
            assert!(start <= at && at <= end);
            let name = &doc.text[start..end];
            if done.contains(&name) || done.len() == 6 {
                continue;
            }
            done.push(name);
            count += 1;
            let mut params = doc.at_byte(at);
            params["newName"] = json!("quite-new");
            let edit = corpus.client.request("textDocument/rename", params);
            let text = edited(doc, &edit);
            let after = corpus.findings(&text);
            let back: Vec<_> = after
                .iter()
                .map(|it| (it.0.clone(), it.1.replace("quite-new", name)))
                .collect();
            // Order and suggestions of near words aside, the same is said of the new name.
            let rules =
                |all: &[(String, String)]| all.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
            assert_eq!(rules(&back), rules(&before), "{}: {name}\n{text}", doc.uri);
            let edits = edit["documentChanges"][0]["edits"]
                .as_array()
                .map_or(0, Vec::len);
            let uses = references(corpus, doc, at, true);
            assert_eq!(edits, uses.len(), "{}: {name} {uses:?}", doc.uri);
        }
    });
    assert!(count > 200, "{count} names in the whole corpus");
}

#[test]
fn a_name_that_is_taken_or_no_name_is_refused() {
    let mut corpus = Corpus::start(Columns::Utf16);
    let uri = "file:///w/a.brief.yaml";
    let doc = Doc::open(&mut corpus.client, uri, super::super::SHORT);
    for name in ["ring", "", "a b", "x: y", "#", "[a]"] {
        let mut params = doc.at("lin:");
        params["newName"] = json!(name);
        let code = corpus.client.refused("textDocument/rename", params);
        assert!([-32803, -32602, -32600].contains(&code), "{name:?}: {code}");
    }
    corpus.client.finish();
}

#[test]
fn every_use_leads_to_the_definition_and_back() {
    for columns in [Columns::Utf8, Columns::Utf32] {
        let mut count = 0;
        Corpus::start(columns).each(|corpus, doc| {
            for at in super::words(&doc.text).into_iter().step_by(5) {
                if renamable(corpus, doc, at).is_none() {
                    continue;
                }
                count += 1;
                let all = references(corpus, doc, at, true);
                let uses = references(corpus, doc, at, false);
                assert!(uses.iter().all(|it| all.contains(it)));
                assert!(
                    all.iter().any(|it| it.0 <= at && at <= it.1),
                    "{}: {at} {all:?}",
                    doc.uri
                );
                let highlights = list(corpus.at("documentHighlight", doc, at));
                let mut highlights: Vec<_> = highlights
                    .iter()
                    .map(|it| doc.columns.bytes(&doc.text, &it["range"]))
                    .collect();
                highlights.sort_unstable();
                assert_eq!(highlights, all, "{}: {at}", doc.uri);
                for one in &uses {
                    assert_eq!(
                        references(corpus, doc, one.0, true),
                        all,
                        "{}: {at}",
                        doc.uri
                    );
                }
            }
        });
        assert!(count > 100, "{count} names in the whole corpus");
    }
}

#[test]
fn a_definition_in_the_law_can_be_opened() {
    let mut corpus = Corpus::start(Columns::Utf16);
    let uri = "file:///w/a.brief.yaml";
    let doc = Doc::open(&mut corpus.client, uri, super::super::SHORT);
    for (words, method) in [
        ("payment-settlement: [", "typeDefinition"),
        ("cl-287-2", "typeDefinition"),
        ("payment-settlement, by", "typeDefinition"),
    ] {
        let answer = corpus.at(method, &doc, doc.find(words).0);
        let first = if answer.is_array() {
            answer[0].clone()
        } else {
            answer
        };
        let target = first.get("targetUri").or_else(|| first.get("uri"));
        let target = target
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("{words}: {first}"));
        let path = target.strip_prefix("file://").expect("a file");
        let text = std::fs::read_to_string(path).expect("it can be read");
        let range = first.get("targetSelectionRange").unwrap_or(&first["range"]);
        let (start, end) = doc.columns.bytes(&text, range);
        let word = words.split([':', ',']).next().unwrap_or_default();
        assert!(
            text[start..end].contains(word),
            "{words}: {:?}",
            &text[start..end]
        );
        let about = std::fs::metadata(path).expect("it is there");
        assert!(about.permissions().readonly(), "{words}: {path}");
        let opened = Doc::open(&mut corpus.client, target, &text);
        let findings = opened.pulled(&mut corpus.client);
        assert_eq!(findings, Vec::<Value>::new(), "{words}: {target}");
        opened.close(&mut corpus.client);
    }
    corpus.client.finish();
}

#[test]
fn what_is_linked_has_the_same_letters() {
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        for at in super::words(&doc.text).into_iter().step_by(7) {
            let answer = corpus.at("linkedEditingRange", doc, at);
            let ranges = list(answer["ranges"].clone());
            let mut texts: Vec<&str> = ranges
                .iter()
                .map(|it| doc.columns.bytes(&doc.text, it))
                .map(|(start, end)| &doc.text[start..end])
                .collect();
            texts.dedup();
            assert!(texts.len() <= 1, "{}: {texts:?}", doc.uri);
        }
    });
}

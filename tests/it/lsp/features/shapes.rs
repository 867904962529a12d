//! Symbols, folding, selection, tokens, links, lenses, hints and formatting.

use std::process::Command;

use serde_json::{Value, json};

use super::super::doc::{Columns, Doc, list};
use super::{Corpus, with_edits};

/// Tokens as line, column, length, type and modifiers.
fn tokens(data: &Value) -> Vec<[u64; 5]> {
    let all: Vec<u64> = list(data.clone())
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    let (mut line, mut column) = (0, 0);
    let mut res = Vec::new();
    for it in all.as_chunks::<5>().0 {
        column = if it[0] == 0 { column + it[1] } else { it[1] };
        line += it[0];
        res.push([line, column, it[2], it[3], it[4]]);
    }
    res
}

#[test]
fn tokens_lie_in_their_lines_and_do_not_overlap() {
    for columns in Columns::ALL {
        Corpus::start(columns).each(|corpus, doc| {
            let answer = corpus.of("semanticTokens/full", doc);
            let all = tokens(&answer["data"]);
            assert!(!all.is_empty(), "{}", doc.uri);
            for [line, column, length, ..] in &all {
                let range = |column: &u64| json!({"line": line, "character": column});
                let start = columns.byte(&doc.text, &range(column));
                let end = columns.byte(&doc.text, &range(&(column + length)));
                assert!(start < end, "{}: {line}:{column}", doc.uri);
                assert_eq!(
                    columns.place(&doc.text, start),
                    range(column),
                    "{}",
                    doc.uri
                );
                assert_eq!(
                    columns.place(&doc.text, end),
                    range(&(column + length)),
                    "{}",
                    doc.uri
                );
            }
            let apart = |it: &[[u64; 5]]| it[0][0] < it[1][0] || it[0][1] + it[0][2] <= it[1][1];
            assert!(all.windows(2).all(apart), "{}", doc.uri);
        });
    }
}

#[test]
fn a_name_of_tokens_is_not_given_twice() {
    let mut corpus = Corpus::start(Columns::Utf16);
    let uri = "file:///w/again.brief.yaml";
    let before = Doc::open(&mut corpus.client, uri, "brief: 1\n");
    let name = corpus.of("semanticTokens/full", &before)["resultId"].clone();
    before.close(&mut corpus.client);
    let now = Doc::open(&mut corpus.client, uri, "# of another text\nbrief: 1\n");
    let all = corpus.of("semanticTokens/full", &now)["data"].clone();
    // The client threw the last answer away, and asks for what changed since the list that it has.
    let params = json!({"textDocument": now.id(), "previousResultId": name});
    let method = "textDocument/semanticTokens/full/delta";
    assert_eq!(corpus.client.request(method, params)["data"], all);
}

#[test]
fn tokens_of_a_range_are_those_of_the_whole_there() {
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let whole = tokens(&corpus.of("semanticTokens/full", doc)["data"]);
        let lines = doc.text.lines().count();
        let (from, to) = (lines / 3, lines * 2 / 3);
        let range =
            json!({"start": {"line": from, "character": 0}, "end": {"line": to, "character": 0}});
        let params = json!({"textDocument": doc.id(), "range": range});
        let part = corpus
            .client
            .request("textDocument/semanticTokens/range", params);
        let expected: Vec<_> = whole
            .into_iter()
            .filter(|it| (from as u64..to as u64).contains(&it[0]))
            .collect();
        assert_eq!(tokens(&part["data"]), expected, "{}", doc.uri);
    });
}

#[test]
fn changes_of_tokens_lead_to_the_whole() {
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let mut doc = doc.clone();
        let whole = corpus.of("semanticTokens/full", &doc);
        let mut data = list(whole["data"].clone());
        let mut name = whole["resultId"].clone();
        for (nth, insert) in ["x", "\n  ", "# ", "a: {b: 1}\n", "中"]
            .into_iter()
            .enumerate()
        {
            let words = super::words(&doc.text);
            let at = words[words.len() * nth / 5];
            doc.edit(&mut corpus.client, at, at, insert);
            let params = json!({"textDocument": doc.id(), "previousResultId": name});
            let method = "textDocument/semanticTokens/full/delta";
            let answer = corpus.client.request(method, params);
            match answer.get("edits") {
                None => data = list(answer["data"].clone()),
                Some(edits) => {
                    let mut edits = list(edits.clone());
                    edits.sort_by_key(|it| it["start"].as_u64());
                    for it in edits.into_iter().rev() {
                        let number = |name: &str| it[name].as_u64().expect("a number") as usize;
                        let start = number("start");
                        let new = list(it["data"].clone());
                        data.splice(start..start + number("deleteCount"), new);
                    }
                }
            }
            name = answer["resultId"].clone();
            let twin = Doc::open(&mut corpus.client, "file:///w/twin.brief.yaml", &doc.text);
            let fresh = corpus.of("semanticTokens/full", &twin);
            assert_eq!(Value::from(data.clone()), fresh["data"], "{}", doc.uri);
            twin.close(&mut corpus.client);
        }
    });
}

#[test]
fn formatting_is_done_at_once_and_changes_no_finding() {
    let options = json!({"tabSize": 2, "insertSpaces": true});
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let params = json!({"textDocument": doc.id(), "options": options});
        let edits = corpus.client.request("textDocument/formatting", params);
        let text = with_edits(doc, &edits);
        assert_eq!(
            corpus.findings(&text),
            corpus.findings(&doc.text),
            "{}",
            doc.uri
        );
        let twin = Doc::open(&mut corpus.client, "file:///w/twin.brief.yaml", &text);
        let params = json!({"textDocument": twin.id(), "options": options});
        let again = corpus.client.request("textDocument/formatting", params);
        assert_eq!(list(again), Vec::<Value>::new(), "{}\n{text}", doc.uri);
        twin.close(&mut corpus.client);
        let comments = |it: &str| it.matches('#').count();
        assert_eq!(comments(&text), comments(&doc.text), "{}", doc.uri);
    });
}

#[test]
fn formatting_a_range_touches_nothing_else() {
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let lines = doc.text.lines().count() as u64;
        let (from, to) = (lines / 4, lines / 2);
        let range =
            json!({"start": {"line": from, "character": 0}, "end": {"line": to, "character": 0}});
        let options = json!({"tabSize": 2, "insertSpaces": true});
        let params = json!({"textDocument": doc.id(), "range": range, "options": options});
        for edit in list(
            corpus
                .client
                .request("textDocument/rangeFormatting", params),
        ) {
            let line = |name: &str| edit["range"][name]["line"].as_u64();
            assert!(
                line("start") >= Some(from) && line("end") <= Some(to),
                "{edit}"
            );
        }
    });
}

#[test]
fn symbols_folds_lenses_and_links_are_there() {
    for columns in Columns::ALL {
        let mut counts = [0; 4];
        Corpus::start(columns).each(|corpus, doc| {
            let methods = ["documentSymbol", "foldingRange", "codeLens", "documentLink"];
            for (count, method) in counts.iter_mut().zip(methods) {
                *count += list(corpus.of(method, doc)).len();
            }
            let lines = doc.text.lines().count() as u64;
            for fold in list(corpus.of("foldingRange", doc)) {
                assert!(fold["endLine"].as_u64() <= Some(lines), "{fold}");
            }
        });
        assert!(counts.iter().all(|it| *it > 0), "{counts:?}");
        assert!(counts[0] > 400, "{counts:?}");
    }
}

#[test]
fn nothing_is_said_of_the_folds_of_other_yaml() {
    let mut corpus = Corpus::start(Columns::Utf16);
    let text = "openapi: 3.1.0\ninfo:\n  title: Pets\n  version: 1.0.0\n";
    let other = Doc::open(&mut corpus.client, "file:///w/schemas/pets.yaml", text);
    assert_eq!(corpus.of("foldingRange", &other), Value::Null);
    let none = Doc::open(
        &mut corpus.client,
        "file:///w/flat.brief.yaml",
        "brief: 1\n",
    );
    assert_eq!(corpus.of("foldingRange", &none), json!([]));
    corpus.client.finish();
}

#[test]
fn a_selection_grows_from_the_cursor_to_the_whole() {
    Corpus::start(Columns::Utf32).each(|corpus, doc| {
        let places: Vec<usize> = super::words(&doc.text).into_iter().step_by(13).collect();
        let positions: Vec<Value> = places
            .iter()
            .map(|it| doc.at_byte(*it)["position"].clone())
            .collect();
        let params = json!({"textDocument": doc.id(), "positions": positions});
        let answers = list(corpus.client.request("textDocument/selectionRange", params));
        assert_eq!(answers.len(), places.len());
        for (at, answer) in places.iter().zip(&answers) {
            let (start, end) = doc.columns.bytes(&doc.text, &answer["range"]);
            assert!(start <= *at && *at <= end, "{}: {at}", doc.uri);
        }
    });
}

#[test]
fn hints_are_where_they_were_asked_for() {
    let mut count = 0;
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let lines = doc.text.lines().count() as u64;
        let (from, to) = (lines / 3, lines);
        let range =
            json!({"start": {"line": from, "character": 0}, "end": {"line": to, "character": 0}});
        let params = json!({"textDocument": doc.id(), "range": range});
        for hint in list(corpus.client.request("textDocument/inlayHint", params)) {
            count += 1;
            let line = hint["position"]["line"].as_u64().expect("a line");
            assert!((from..=to).contains(&line), "{hint}");
            let at = doc.columns.byte(&doc.text, &hint["position"]);
            assert_eq!(doc.columns.place(&doc.text, at), hint["position"], "{hint}");
        }
    });
    assert!(count > 50, "{count} hints");
}

#[test]
fn a_symbol_of_the_workspace_is_found_in_files_that_are_not_open() {
    let mut corpus = Corpus::start(Columns::Utf16);
    let found = list(
        corpus
            .client
            .request("workspace/symbol", json!({"query": "settled"})),
    );
    assert!(!found.is_empty());
    for it in &found {
        let path = it["location"]["uri"]
            .as_str()
            .and_then(|it| it.strip_prefix("file://"));
        let text = std::fs::read_to_string(path.expect("a file")).expect("it is there");
        let (start, end) = Columns::Utf16.bytes(&text, &it["location"]["range"]);
        assert!(start < end && text.is_char_boundary(start), "{it}");
    }
    corpus.client.finish();
}

#[test]
fn the_assessment_is_that_of_the_command_line() {
    let mut corpus = Corpus::start(Columns::Utf16);
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("a.brief.yaml");
    std::fs::write(&path, super::super::SHORT).expect("a file can be written");
    let uri = super::uri_of(&path);
    let _doc = Doc::open(&mut corpus.client, &uri, super::super::SHORT);
    let command = json!({"command": "gravamen.assess", "arguments": [uri]});
    let ours = corpus.client.request("workspace/executeCommand", command);
    let output = Command::new(env!("CARGO_BIN_EXE_gravamen"))
        .current_dir(folder.path())
        .args(["assess", "--format", "json", "--lang", "en", "a.brief.yaml"])
        .output()
        .expect("it runs");
    let theirs: Value = serde_json::from_slice(&output.stdout).expect("it writes JSON");
    let charges = |it: &Value| it["briefs"][0]["charges"].clone();
    assert!(charges(&ours).is_array(), "{ours}");
    assert_eq!(charges(&ours), charges(&theirs));
    corpus.client.finish();
}

#[test]
fn the_assessment_in_words_is_that_of_the_command_line_too() {
    let mut corpus = Corpus::start(Columns::Utf16);
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("a.brief.yaml");
    std::fs::write(&path, super::super::SHORT).expect("a file can be written");
    let uri = super::uri_of(&path);
    let _doc = Doc::open(&mut corpus.client, &uri, super::super::SHORT);
    let command = json!({"command": "gravamen.assessText", "arguments": [uri, 66]});
    let ours = corpus.client.request("workspace/executeCommand", command);
    let output = Command::new(env!("CARGO_BIN_EXE_gravamen"))
        .args([
            "assess", "--lang", "en", "--width", "66", "--color", "never",
        ])
        .arg(&path)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("it runs");
    let theirs = String::from_utf8(output.stdout).expect("it writes UTF-8");
    assert_eq!(ours["lang"], "en");
    let ours = ours["text"].as_str().expect("a text").trim();
    assert!(
        ours.contains('█') && theirs.starts_with(ours),
        "{ours}\n\n{theirs}"
    );
    corpus.client.finish();
}

#[test]
fn a_word_is_explained_by_the_law_of_a_document() {
    let mut corpus = Corpus::start(Columns::Utf16);
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file can be written");
        super::uri_of(&path)
    };
    write("gravamen.yaml", "schemas: [law.yaml]\n");
    write(
        "law.yaml",
        include_str!("../../../../docs/examples/schemas/parking.yaml"),
    );
    let uri = write("a.brief.yaml", super::super::SHORT);
    let _doc = Doc::open(&mut corpus.client, &uri, super::super::SHORT);
    let command = json!({"command": "gravamen.explain", "arguments": [uri, "parking"]});
    let page = corpus.client.request("workspace/executeCommand", command);
    let page = page["markdown"].as_str().expect("a page");
    assert!(page.contains("Parking"), "{page}");
    corpus.client.finish();
}

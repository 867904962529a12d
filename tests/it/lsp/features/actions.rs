//! Quick fixes and refactorings: each is resolved, applied, and mends what it says it mends.

use serde_json::{Value, json};

use super::super::doc::{Columns, Doc, list};
use super::{Corpus, edited, finding};

/// What can be done about some diagnostics in a range, with the edits of each.
fn actions(
    corpus: &mut Corpus,
    doc: &Doc,
    range: &Value,
    about: &[Value],
    only: Option<&str>,
) -> Vec<Value> {
    let mut context = json!({"diagnostics": about});
    if let Some(only) = only {
        context["only"] = json!([only]);
    }
    let params = json!({"textDocument": doc.id(), "range": range, "context": context});
    let actions = list(corpus.client.request("textDocument/codeAction", params));
    let resolve = |it: Value| match it.get("edit") {
        Some(_) => it,
        None => corpus.client.request("codeAction/resolve", it),
    };
    actions.into_iter().map(resolve).collect()
}

#[test]
fn a_quick_fix_mends_what_it_says_it_mends() {
    let mut count = 0;
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let diagnostics = doc.pulled(&mut corpus.client);
        let before: Vec<_> = diagnostics.iter().map(finding).collect();
        for one in &diagnostics {
            let about = std::slice::from_ref(one);
            for action in actions(corpus, doc, &one["range"], about, Some("quickfix")) {
                count += 1;
                let kind = action["kind"].as_str().expect("a kind");
                assert!(kind.starts_with("quickfix"), "{action}");
                let text = edited(doc, &action["edit"]);
                assert_ne!(text, doc.text, "{action}");
                let after = corpus.findings(&text);
                // What else can be pleaded leaves the shortfall where it is, and the charge stands.
                let stands = |all: &[(String, String)]| {
                    let fails = all.iter().filter(|it| it.0 == "charge-not-made-out");
                    fails.count()
                };
                // A place for words that only the person can write leaves them missing.
                let title = action["title"].as_str().expect("a title");
                let asks = title.starts_with("insert `");
                let saved = asks || stands(&after) < stands(&before);
                for mended in list(action["diagnostics"].clone()).iter().map(finding) {
                    let of =
                        |all: &[(String, String)]| all.iter().filter(|it| **it == mended).count();
                    assert!(
                        saved || of(&after) < of(&before),
                        "{}: {} leaves {mended:?}\n{text}",
                        doc.uri,
                        action["title"]
                    );
                }
            }
        }
    });
    assert!(count > 100, "{count} fixes in the whole corpus");
}

#[test]
fn one_fix_at_most_is_preferred_for_each_finding() {
    Corpus::start(Columns::Utf8).each(|corpus, doc| {
        for one in doc.pulled(&mut corpus.client) {
            let about = std::slice::from_ref(&one);
            let actions = actions(corpus, doc, &one["range"], about, Some("quickfix"));
            let preferred = actions.iter().filter(|it| it["isPreferred"] == true);
            assert!(preferred.count() <= 1, "{actions:?}");
        }
    });
}

#[test]
fn mending_everything_that_is_safe_adds_no_fault_and_is_done_at_once() {
    let mut count = 0;
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let whole = doc.columns.range(&doc.text, 0, doc.text.len());
        let diagnostics = doc.pulled(&mut corpus.client);
        let all = "source.fixAll.gravamen";
        let actions = actions(corpus, doc, &whole, &diagnostics, Some(all));
        assert!(actions.len() <= 1, "{actions:?}");
        for action in actions {
            count += 1;
            assert_eq!(action["kind"], all);
            let text = edited(doc, &action["edit"]);
            let after = corpus.findings(&text);
            assert!(
                after.len() <= diagnostics.len(),
                "{}: {after:?}\n{text}",
                doc.uri
            );
        }
    });
    assert!(count > 0, "nothing in the corpus can be mended safely");
}

#[test]
fn a_refactoring_changes_the_form_and_no_finding() {
    let mut count = 0;
    Corpus::start(Columns::Utf16).each(|corpus, doc| {
        let before: Vec<_> = {
            let mut all: Vec<_> = doc.pulled(&mut corpus.client).iter().map(finding).collect();
            all.sort();
            all
        };
        let places = super::words(&doc.text);
        for at in places.into_iter().step_by(11) {
            let range = doc.columns.range(&doc.text, at, at);
            for action in actions(corpus, doc, &range, &[], Some("refactor")) {
                count += 1;
                let text = edited(doc, &action["edit"]);
                let after = corpus.findings(&text);
                let title = action["title"].as_str().unwrap_or_default();
                let severe = |all: &[(String, String)]| {
                    let form = ["unused-id", "unused-suppression"];
                    all.iter()
                        .filter(|it| !form.contains(&it.0.as_str()))
                        .count()
                };
                assert!(
                    severe(&after) <= severe(&before),
                    "{}: {title} at {at}: {before:?} became {after:?}\n{text}",
                    doc.uri
                );
            }
        }
    });
    assert!(count > 100, "{count} refactorings in the whole corpus");
}

#[test]
fn the_quick_fix_of_a_shortfall_leaves_no_error() {
    // Where the figure of a ground falls short, what else is met can be pleaded.
    let text = super::super::SHORT
        .replace(
            "  odd:",
            "  fee: {kind: illegal-gains, by: lin, when: 2023-05, amount: \"12,000 CNY\", evidence: [bank]}\n  odd:",
        );
    let mut corpus = Corpus::start(Columns::Utf16);
    let uri = "file:///w/short.brief.yaml";
    let doc = Doc::open(&mut corpus.client, uri, &text);
    let diagnostics = doc.pulled(&mut corpus.client);
    let short: Vec<Value> = diagnostics
        .into_iter()
        .filter(|it| it["code"] == "ground-falls-short")
        .collect();
    let actions = actions(
        &mut corpus,
        &doc,
        &short[0]["range"],
        &short,
        Some("quickfix"),
    );
    let pleads = actions.iter().find(|it| {
        it["title"]
            .as_str()
            .is_some_and(|it| it.contains("illegal-gains"))
    });
    let pleads = pleads.unwrap_or_else(|| panic!("{actions:?}"));
    let mended = edited(&doc, &pleads["edit"]);
    let left = corpus.findings(&mended);
    assert!(
        left.iter().all(|it| it.0 != "charge-not-made-out"),
        "{left:?}\n{mended}"
    );
    corpus.client.finish();
}

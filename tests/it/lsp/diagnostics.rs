//! Diagnostics of open documents, pushed or pulled: what they hold, of which version they are, and
//! when they go.

use serde_json::{Value, json};

use super::client::{Client, Setup};
use super::doc::{Doc, list};
use super::{SHORT, codes, met, unknown};

const URI: &str = "file:///w/a.brief.yaml";

/// The diagnostic of a rule.
fn of<'a>(rule: &str, diagnostics: &'a [Value]) -> &'a Value {
    let found = diagnostics.iter().find(|it| it["code"] == rule);
    found.unwrap_or_else(|| panic!("no {rule} in {:?}", codes(diagnostics)))
}

#[test]
fn a_shortfall_is_whole() {
    let mut client = Setup::new().start();
    let doc = Doc::open(&mut client, URI, SHORT);
    let diagnostics = doc.pushed(&mut client);
    let short = of("ground-falls-short", &diagnostics);
    assert_eq!(doc.shown(short), "payment-settlement");
    assert_eq!(short["severity"], 1);
    assert_eq!(short["source"], "gravamen");
    let words = short["message"].as_str().expect("words");
    assert!(
        words.starts_with("the facts are 15,000 CNY short of"),
        "{words}"
    );
    assert!(short["data"].is_object());
    let page = short["codeDescription"]["href"].as_str().expect("a page");
    let path = page
        .strip_prefix("file://")
        .expect("a file of this machine");
    let page = std::fs::read_to_string(path).expect("the page can be opened");
    assert!(page.contains("ground-falls-short"), "{page}");
    client.finish();
}

#[test]
fn a_shortfall_shows_the_amount_in_the_brief_and_the_standard_in_the_law() {
    let mut client = Setup::new().start();
    let doc = Doc::open(&mut client, URI, SHORT);
    let diagnostics = doc.pushed(&mut client);
    let related = list(of("ground-falls-short", &diagnostics)["relatedInformation"].clone());
    let here = related.iter().find(|it| it["location"]["uri"] == URI);
    assert_eq!(
        doc.shown(&here.expect("the amount")["location"]),
        "\"185,000 CNY\""
    );
    let law = related.iter().find(|it| it["location"]["uri"] != URI);
    let law = law.expect("the standard")["location"].clone();
    // What it names can be opened.
    let path = law["uri"]
        .as_str()
        .and_then(|it| it.strip_prefix("file://"));
    let text = std::fs::read_to_string(path.expect("a file")).expect("it is there");
    let law_doc = Doc {
        uri: String::new(),
        version: 0,
        text,
        columns: doc.columns,
    };
    assert_eq!(law_doc.shown(&law), "200000 CNY");
    client.finish();
}

#[test]
fn what_is_left_over_is_faded() {
    let text = met().replace(
        "facts:\n",
        "  spare: {kind: documentary, title: Spare}\nfacts:\n",
    );
    let mut client = Setup::new().start();
    let doc = Doc::open(&mut client, URI, &text);
    let diagnostics = doc.pushed(&mut client);
    assert_eq!(of("unused-id", &diagnostics)["tags"], json!([1]));
    client.finish();
}

#[test]
fn words_are_in_the_language_of_the_client() {
    let mut client = Setup::new().with("locale", json!("zh-cn")).start();
    let doc = Doc::open(&mut client, URI, SHORT);
    let diagnostics = doc.pushed(&mut client);
    let words = of("ground-falls-short", &diagnostics)["message"].to_string();
    assert!(
        words.chars().any(|it| ('一'..='龥').contains(&it)),
        "{words}"
    );
    client.finish();
}

#[test]
fn a_fault_that_is_mended_is_gone() {
    let mut client = Setup::new().start();
    let mut doc = Doc::open(&mut client, URI, SHORT);
    assert!(!doc.pushed(&mut client).is_empty());
    let (start, end) = doc.find("185,000");
    doc.edit(&mut client, start, end, "200,000");
    assert_eq!(doc.pushed(&mut client), Vec::<Value>::new());
    client.finish();
}

#[test]
fn closing_takes_back_what_was_pushed() {
    let mut client = Setup::new().start();
    let doc = Doc::open(&mut client, URI, SHORT);
    doc.pushed(&mut client);
    doc.close(&mut client);
    client.next("textDocument/publishDiagnostics", |it| {
        it["uri"] == URI && it["diagnostics"] == json!([])
    });
    client.finish();
}

#[test]
fn nothing_is_pushed_after_closing() {
    let mut client = Setup::new().start();
    for round in 0..40 {
        let doc = Doc::open(&mut client, URI, &unknown(round));
        doc.close(&mut client);
    }
    let other = Doc::open(&mut client, "file:///w/b.brief.yaml", SHORT);
    other.pushed(&mut client);
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    client.exit_code();
    let last = client.heard.iter().rfind(|it| it["params"]["uri"] == URI);
    let last = last.expect("closing takes it back");
    assert_eq!(last["params"]["diagnostics"], json!([]));
}

#[test]
fn a_document_that_is_opened_again_hears_nothing_of_before() {
    let mut client = Setup::new().start();
    for round in 0..40 {
        let mut doc = Doc::open(&mut client, URI, &unknown(round));
        let (start, end) = doc.find("cl-00");
        doc.edit(&mut client, start, end, "cl-99");
        doc.close(&mut client);
    }
    let doc = Doc::open(&mut client, URI, &met());
    assert_eq!(doc.pushed(&mut client), Vec::<Value>::new());
    client.heard.clear();
    let other = Doc::open(&mut client, "file:///w/b.brief.yaml", SHORT);
    other.pushed(&mut client);
    let late = client.heard.iter().find(|it| it["params"]["uri"] == URI);
    assert_eq!(late, None);
    client.finish();
}

#[test]
fn a_broken_document_keeps_nothing_of_before() {
    let mut client = Setup::new().start();
    let mut doc = Doc::open(&mut client, URI, SHORT);
    assert!(codes(&doc.pushed(&mut client)).contains(&"ground-falls-short"));
    doc.replace(&mut client, "brief: 1\ncase: {title: [\n");
    let diagnostics = doc.pushed(&mut client);
    assert!(!diagnostics.is_empty());
    assert!(!codes(&diagnostics).contains(&"ground-falls-short"));
    for text in ["", "\u{feff}", "]", "\0", "- \t- x", "%YAML 9\n---\n"] {
        doc.replace(&mut client, text);
        let diagnostics = doc.pushed(&mut client);
        assert!(
            !codes(&diagnostics).contains(&"ground-falls-short"),
            "{text:?}"
        );
    }
    doc.replace(&mut client, SHORT);
    assert!(codes(&doc.pushed(&mut client)).contains(&"ground-falls-short"));
    client.finish();
}

#[test]
fn pushed_or_pulled_but_never_both() {
    let mut client = Setup::new().start();
    assert!(client.announced().get("diagnosticProvider").is_none());
    Doc::open(&mut client, URI, SHORT).pushed(&mut client);
    client.finish();

    let mut client = Setup::pulling().start();
    let provider = client.announced()["diagnosticProvider"].clone();
    assert_eq!(provider["workspaceDiagnostics"], true);
    assert_eq!(provider["interFileDependencies"], true);
    let mut doc = Doc::open(&mut client, URI, SHORT);
    assert!(!doc.pulled(&mut client).is_empty());
    doc.replace(&mut client, &met());
    assert!(doc.pulled(&mut client).is_empty());
    doc.close(&mut client);
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    client.exit_code();
    let pushed = |it: &&Value| it["method"] == "textDocument/publishDiagnostics";
    assert_eq!(client.heard.iter().find(pushed), None);
}

#[test]
fn what_is_pulled_is_what_is_pushed() {
    let pull = {
        let mut client = Setup::pulling().start();
        let res = Doc::open(&mut client, URI, SHORT).pulled(&mut client);
        client.finish();
        res
    };
    let mut client = Setup::new().start();
    assert_eq!(Doc::open(&mut client, URI, SHORT).pushed(&mut client), pull);
    client.finish();
}

/// Pulls with the name of the last result.
fn pull(client: &mut Client, doc: &Doc, previous: &Value) -> Value {
    let mut params = json!({"textDocument": doc.id()});
    if !previous.is_null() {
        params["previousResultId"] = previous.clone();
    }
    client.request("textDocument/diagnostic", params)
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let mut client = Setup::pulling().start();
    let mut doc = Doc::open(&mut client, URI, SHORT);
    let first = pull(&mut client, &doc, &Value::Null);
    let name = &first["resultId"];
    assert!(name.is_string());
    let again = pull(&mut client, &doc, name);
    assert_eq!(
        (&again["kind"], &again["resultId"]),
        (&json!("unchanged"), name)
    );
    let (start, end) = doc.find("185,000");
    doc.edit(&mut client, start, end, "185,001");
    let other = pull(&mut client, &doc, name);
    assert_eq!(other["kind"], "full");
    assert_ne!(other["resultId"], *name);
    // The same findings of another text are told again: the editor has moved what it shows.
    let comment = doc.text.len();
    doc.edit(&mut client, comment, comment, "# checked");
    let moved = pull(&mut client, &doc, &other["resultId"]);
    assert_eq!(
        (&moved["kind"], &moved["items"]),
        (&json!("full"), &other["items"])
    );
    // A name that nobody gave is no reason to say less.
    assert_eq!(pull(&mut client, &doc, &json!("?"))["kind"], "full");
    client.finish();
}

#[test]
fn a_brief_that_is_opened_again_is_told_of_again() {
    let mut client = Setup::pulling().start();
    let doc = Doc::open(&mut client, URI, SHORT);
    let first = pull(&mut client, &doc, &Value::Null);
    doc.close(&mut client);
    // The versions are counted from where they were counted before.
    let doc = Doc::open(&mut client, URI, SHORT);
    let again = pull(&mut client, &doc, &first["resultId"]);
    assert_eq!(
        (&again["kind"], &again["items"]),
        (&json!("full"), &first["items"])
    );
    let report = |client: &mut Client, name: &Value| {
        let previous = json!([{"uri": URI, "value": name}]);
        let params = json!({"previousResultIds": previous});
        client.request("workspace/diagnostic", params)["items"][0].clone()
    };
    let of_before = report(&mut client, &first["resultId"]);
    assert_eq!(
        (&of_before["kind"], &of_before["items"]),
        (&json!("full"), &first["items"])
    );
    assert_eq!(report(&mut client, &again["resultId"])["kind"], "unchanged");
    client.finish();
}

#[test]
fn other_yaml_is_left_alone() {
    let mut client = Setup::new().start();
    let text = "services: {web: {image: x}}\nfacts: 1\n";
    let doc = Doc::open(&mut client, "file:///w/compose.yaml", text);
    let brief = Doc::open(&mut client, URI, SHORT);
    brief.pushed(&mut client);
    client.catch_up();
    let of_other = client
        .heard
        .iter()
        .find(|it| it["params"]["uri"] == doc.uri.as_str());
    let said = of_other.map(|it| it["params"]["diagnostics"].clone());
    assert!(said.is_none_or(|it| it == json!([])));
    client.finish();
}

#[test]
fn versions_that_skip_or_turn_back_are_taken_as_they_come() {
    let mut client = Setup::new().start();
    let mut doc = Doc::open(&mut client, URI, SHORT);
    for version in [90, 5, -3, 2_000_000_000] {
        doc.version = version - 1;
        let (start, end) = doc.find(",000 CNY");
        doc.edit(&mut client, start, end, ",000 CNY");
        assert!(!doc.pushed(&mut client).is_empty());
    }
    client.finish();
}

#[test]
fn no_message_says_the_same_twice() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = std::fs::read_dir(folder).expect("the corpus");
    let texts = files.filter_map(|it| std::fs::read_to_string(it.expect("readable").path()).ok());
    let texts: Vec<String> = texts.collect();
    let mut wrong = Vec::new();
    for lang in ["en", "zh-cn"] {
        let mut client = Setup::pulling().with("locale", json!(lang)).start();
        for text in &texts {
            let doc = Doc::open(&mut client, URI, text);
            for it in doc.pulled(&mut client) {
                let message = it["message"].as_str().expect("words");
                wrong.extend(twice(message).map(|line| format!("{}: {line}\n", it["code"])));
            }
            doc.close(&mut client);
        }
        client.finish();
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

/// A line of a message that another line holds, but for marks and little words.
fn twice(message: &str) -> Option<&str> {
    let bare = |line: &str| {
        let kept: String = line
            .chars()
            .map(|it| if it.is_alphanumeric() { it } else { ' ' })
            .collect();
        let little = |it: &&str| !["is", "are", "the", "a", "an"].contains(it);
        let words: Vec<&str> = kept.split_whitespace().filter(little).collect();
        words.join(" ")
    };
    let lines: Vec<&str> = message.lines().collect();
    let found = lines.iter().enumerate().find(|(nth, line)| {
        let others = lines.iter().enumerate().filter(|(other, _)| other != nth);
        let line = bare(line);
        others.map(|it| bare(it.1)).any(|it| it.contains(&line))
    });
    found.map(|it| *it.1)
}

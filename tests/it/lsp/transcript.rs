//! The session that `docs/session.md` shows, held with the real server.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::client::{Client, Setup};
use super::doc::{Doc, list};

const BRIEF: &str = include_str!("../../../docs/examples/briefs/1-falls-short.brief.yaml");
const URI: &str = "file:///briefs/1-falls-short.brief.yaml";

/// The page as it grows.
struct Page(String);

impl Page {
    fn says(&mut self, words: &str) {
        write!(self.0, "\n{words}\n").expect("a string");
    }

    fn shows(&mut self, language: &str, text: &str) {
        write!(self.0, "\n```{language}\n{}\n```\n", text.trim_end()).expect("a string");
    }

    /// A message, with the folder of this run taken out of it.
    fn message(&mut self, value: &Value) {
        let text = serde_json::to_string_pretty(value).expect("it is JSON");
        let cache = format!("{}/gravamen", env!("CARGO_TARGET_TMPDIR"));
        self.shows("json", &text.replace(&cache, "/home/lin/.cache/gravamen"));
    }
}

#[test]
fn the_session_in_the_documentation_is_a_real_one() {
    let mut client = Setup::new().start();
    let mut page = Page(String::from(
        "# A session\n\nWritten by a test from a real session with `gravamen lsp`: what a client sends and \
         what the server answers when a person opens a brief that falls short, looks at the ground, takes \
         the first fix and saves. Nothing is left out but other findings and other actions.\n",
    ));
    let doc = opened(&mut client, &mut page);
    let finding = short(&doc, &mut client, &mut page);
    hovered(&doc, &mut client, &mut page);
    let fixed = mended(&doc, &finding, &mut client, &mut page);
    let mut doc = doc;
    doc.replace(&mut client, &fixed);
    let left = doc.pushed(&mut client);
    assert!(left.iter().all(|it| it["severity"] != 1), "{left:?}");
    page.says("## The text is as the fix says, and the next diagnostics hold no error");
    let said: Vec<Value> = left
        .iter()
        .map(|it| json!({"code": it["code"], "severity": it["severity"], "message": it["message"]}))
        .collect();
    page.message(
        &json!({"method": "textDocument/publishDiagnostics", "params": {
            "uri": URI, "version": doc.version, "diagnostics": said,
        }}),
    );
    client.finish();
    compare(&page.0);
}

fn opened(client: &mut Client, page: &mut Page) -> Doc {
    page.says("## The client opens a brief");
    let item = json!({"uri": URI, "languageId": "yaml", "version": 1, "text": "(the text below)"});
    page.message(&json!({"method": "textDocument/didOpen", "params": {"textDocument": item}}));
    page.shows("yaml", BRIEF);
    Doc::open(client, URI, BRIEF)
}

/// The finding that the amount is short.
fn short(doc: &Doc, client: &mut Client, page: &mut Page) -> Value {
    let found = doc.pushed(client);
    let is_short = |it: &&Value| it["code"] == "ground-falls-short";
    let short = found
        .iter()
        .find(is_short)
        .expect("the amount is short")
        .clone();
    assert_eq!(doc.shown(&short), "payment-settlement");
    page.says(&format!(
        "## The server publishes {} diagnostics; this one is about the amount",
        found.len()
    ));
    page.message(&short);
    short
}

fn hovered(doc: &Doc, client: &mut Client, page: &mut Page) {
    let mut params = doc.at("payment-settlement: [settled]");
    page.says("## The person rests on the ground");
    page.message(&json!({"method": "textDocument/hover", "params": params}));
    let hover = client.request("textDocument/hover", params.take());
    let text = hover["contents"]["value"].as_str().expect("a hover");
    assert!(
        text.contains("185,000") && text.contains("12(1)(2)"),
        "{text}"
    );
    page.says("The answer, as Markdown:");
    page.shows("markdown", text);
}

/// Takes the first action, and gives the text that it makes.
fn mended(doc: &Doc, finding: &Value, client: &mut Client, page: &mut Page) -> String {
    let context = json!({"diagnostics": [finding], "only": ["quickfix"]});
    let params = json!({"textDocument": doc.id(), "range": finding["range"], "context": context});
    let actions = list(client.request("textDocument/codeAction", params));
    let titles: Vec<String> = actions
        .iter()
        .map(|it| format!("- {}", it["title"].as_str().expect("a title")))
        .collect();
    page.says("## The person asks for actions");
    page.says(&titles.join("\n"));
    let first = actions.into_iter().next().expect("an action");
    assert_eq!(first["isPreferred"], true, "{first}");
    let resolved = match first.get("edit") {
        Some(_) => first,
        None => client.request("codeAction/resolve", first),
    };
    page.says("The first one, once it is chosen (`codeAction/resolve`):");
    let mut shown = resolved.clone();
    shown
        .as_object_mut()
        .expect("an action")
        .remove("diagnostics");
    shown.as_object_mut().expect("an action").remove("data");
    page.message(&shown);
    super::features::edited(doc, &resolved["edit"])
}

fn compare(real: &str) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/session.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&page, real).expect("a page can be written");
    }
    let written = std::fs::read_to_string(&page).expect("the page is there");
    assert!(
        written == real,
        "docs/session.md is another session: UPDATE=1 writes it anew"
    );
}

//! `docs/session.md`: what an editor and the server say to each other from a brief that falls short
//! to one without an error. Written by the real session; `UPDATE=1` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::client::Setup;
use super::doc::{Columns, Doc, list};
use super::features::edited;

const URI: &str = "file:///cases/lin.brief.yaml";

const HEAD: &str = "\
# A session

What an editor and `gravamen lsp` say to each other, from a brief whose settled amount falls short to one
without an error. A test holds this page to the real session; what differs between machines, such as the
place of the pages on rules, is left out. `→` is the editor, `←` the server.

The brief:

```yaml
";

/// What is written down.
struct Page(String);

impl Page {
    fn text(&mut self, words: &str) {
        let _ = write!(self.0, "\n{words}\n");
    }

    /// Messages, each a line of JSON.
    fn messages(&mut self, messages: &[(char, &str, &Value)]) {
        self.0 += "\n```text\n";
        for (arrow, method, content) in messages {
            // A diagnostic or an edit a line.
            let content = content
                .to_string()
                .replace("{\"range\":", "\n    {\"range\":");
            let _ = writeln!(self.0, "{arrow} {method} {content}");
        }
        self.0 += "```\n";
    }

    fn block(&mut self, language: &str, text: &str) {
        let _ = write!(self.0, "\n```{language}\n{}\n```\n", text.trim_end());
    }
}

/// Diagnostics with what every machine says alike.
fn plain(diagnostics: &[Value]) -> Vec<Value> {
    let names = ["range", "severity", "code", "message"];
    let one = |it: &Value| {
        names
            .iter()
            .map(|name| ((*name).to_owned(), it[*name].clone()))
            .collect()
    };
    diagnostics.iter().map(one).collect()
}

fn text() -> String {
    super::SHORT.replace(
        "  odd:",
        "  fee: {kind: illegal-gains, by: lin, when: 2023-05, amount: \"12,000 CNY\", evidence: [bank]}\n  odd:",
    )
}

#[test]
fn the_page_is_the_real_session() {
    let mut page = Page(format!("{HEAD}{}```\n", text()));
    let mut client = Setup::new().start();
    let mut doc = Doc::open(&mut client, URI, &text());
    assert_eq!(doc.columns, Columns::Utf16);
    let pushed = doc.pushed(&mut client);
    page.text("The editor opens it. The server pushes what it found:");
    let opened = json!({"uri": URI, "languageId": "yaml", "version": 1, "text": "…"});
    let found = json!({"uri": URI, "version": 1, "diagnostics": plain(&pushed)});
    page.messages(&[
        (
            '→',
            "textDocument/didOpen",
            &json!({"textDocument": opened}),
        ),
        ('←', "textDocument/publishDiagnostics", &found),
    ]);

    page.text("The person rests on the ground that falls short:");
    let at = doc.at("payment-settlement: [");
    let hover = client.request("textDocument/hover", at.clone());
    page.messages(&[('→', "textDocument/hover", &at)]);
    page.block(
        "markdown",
        hover["contents"]["value"].as_str().expect("Markdown"),
    );

    page.text("The person asks what can be done, and takes what is offered first:");
    let short = pushed.iter().find(|it| it["code"] == "ground-falls-short");
    let short = short.expect("the amount falls short");
    let asked = json!({
        "textDocument": doc.id(),
        "range": short["range"],
        "context": {"diagnostics": [short], "only": ["quickfix"]}
    });
    let actions = list(client.request("textDocument/codeAction", asked));
    let titles: Vec<&Value> = actions.iter().map(|it| &it["title"]).collect();
    let preferred = actions.iter().find(|it| it["isPreferred"] == true);
    let action = preferred.unwrap_or(&actions[0]).clone();
    let resolved = client.request("codeAction/resolve", action.clone());
    page.messages(&[
        (
            '→',
            "textDocument/codeAction",
            &json!({"range": short["range"]}),
        ),
        ('←', "titles", &json!(titles)),
        ('→', "codeAction/resolve", &action["title"]),
        ('←', "edit", &resolved["edit"]),
    ]);

    page.text("The editor makes the edit and tells of it. The server takes back what it said:");
    let mended = edited(&doc, &resolved["edit"]);
    doc.replace(&mut client, &mended);
    let left = doc.pushed(&mut client);
    let errors = left.iter().filter(|it| it["severity"] == 1);
    assert_eq!(errors.count(), 0, "{left:?}");
    let changed = json!({"version": doc.version, "contentChanges": ["…"]});
    let found = json!({"uri": URI, "version": doc.version, "diagnostics": plain(&left)});
    page.messages(&[
        ('→', "textDocument/didChange", &changed),
        ('←', "textDocument/publishDiagnostics", &found),
    ]);
    page.text("The charge now reads:");
    let charge = mended.split_once("charges:\n").expect("it has charges").1;
    page.block("yaml", charge);
    client.finish();

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/session.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page.0).expect("a page can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, page.0, "UPDATE=1 writes the page anew");
}

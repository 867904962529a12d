//! Random edits and requests, the same ones each time: the server's text, versions and findings stay
//! those of a fresh look at the text.

use std::sync::Arc;

use gravamen::analysis::Analysis;
use gravamen::text::{Lang, Text};
use gravamen::world::{Chosen, Worlds};
use serde_json::json;

use super::client::{Client, Id, Setup, uri_of};
use super::doc::{Columns, Doc};
use super::same::Found;
use super::{SHORT, same};

/// Requests that take a document and a place.
const AT_A_PLACE: [&str; 8] = [
    "hover",
    "definition",
    "declaration",
    "typeDefinition",
    "documentHighlight",
    "completion",
    "prepareRename",
    "linkedEditingRange",
];

/// Requests that take a document alone.
const OF_ALL: [&str; 5] = [
    "documentSymbol",
    "foldingRange",
    "codeLens",
    "documentLink",
    "semanticTokens/full",
];

/// What an edit may insert.
const INSERTS: [&str; 24] = [
    "",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "x",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "#",
    "\"",
    "'",
    "|\n",
    "&a ",
    "*a",
    "万元",
    "ü𝄞",
    "\u{2028}",
    "200,000 CNY",
    "  extra: {kind: illegal-gains, by: lin, amount: 9 CNY}\n",
];

/// A small generator of numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    /// A byte at which a character begins.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.roll(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        // Between CR and LF there is no place in the protocol.
        let split = text[..at].ends_with('\r') && text[at..].starts_with('\n');
        at - usize::from(split)
    }
}

/// A session under test.
struct Run {
    client: Client,
    dice: Dice,
    docs: Vec<Doc>,
    asked: Vec<(Id, String)>,
    worlds: Worlds,
    folder: tempfile::TempDir,
}

impl Run {
    fn new(seed: u64, setup: Setup, columns: Columns) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let setup = setup.encodings(&[columns.name(), "utf-16"]);
        let off = json!({"workspaceDiagnostics": false});
        let setup = setup
            .with("initializationOptions", off.clone())
            .configured(off);
        let mut client = setup.folder(folder.path()).start();
        let docs = (0..3).map(|nth| {
            let uri = uri_of(&folder.path().join(format!("{nth}.brief.yaml")));
            Doc::open(&mut client, &uri, SHORT)
        });
        let docs = docs.collect();
        Self {
            client,
            dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            docs,
            asked: Vec::new(),
            worlds: Worlds::new(Chosen::default()),
            folder,
        }
    }

    fn step(&mut self) {
        let nth = self.dice.roll(self.docs.len());
        match self.dice.roll(100) {
            0..70 => self.edit(nth),
            70..73 => {
                let text = if self.dice.roll(2) == 0 { SHORT } else { "" };
                self.docs[nth].replace(&mut self.client, text);
            }
            73..76 => self.reopen(nth),
            _ => self.ask(nth),
        }
    }

    /// One to three edits in one notification.
    fn edit(&mut self, nth: usize) {
        let mut changes = Vec::new();
        let doc = &mut self.docs[nth];
        for _ in 0..=self.dice.roll(3) {
            let start = self.dice.place(&doc.text);
            let longest = if self.dice.roll(8) == 0 { 300 } else { 6 };
            let mut end = (start + self.dice.roll(longest)).min(doc.text.len());
            while !doc.text.is_char_boundary(end) {
                end -= 1;
            }
            let split = doc.text[..end].ends_with('\r') && doc.text[end..].starts_with('\n');
            let end = (end - usize::from(split)).max(start);
            let insert = INSERTS[self.dice.roll(INSERTS.len())];
            let range = doc.columns.range(&doc.text, start, end);
            changes.push(json!({"range": range, "text": insert}));
            doc.text.replace_range(start..end, insert);
        }
        doc.send(&mut self.client, changes);
    }

    fn reopen(&mut self, nth: usize) {
        let doc = &self.docs[nth];
        doc.close(&mut self.client);
        // What is pushed is known by its version, so each has one of its own.
        let Doc {
            uri, version, text, ..
        } = doc.clone();
        self.docs[nth] = Doc::open_as(&mut self.client, &uri, version + 1, &text);
    }

    fn ask(&mut self, nth: usize) {
        let doc = &self.docs[nth];
        let start = self.dice.place(&doc.text);
        let (method, params) = match self.dice.roll(4) {
            0 => {
                let params = json!({"textDocument": doc.id()});
                (OF_ALL[self.dice.roll(OF_ALL.len())], params)
            }
            1 => {
                let end = doc.text.len().min(start + 200);
                let end = (start..=end).rfind(|it| doc.text.is_char_boundary(*it));
                let range = doc.columns.range(&doc.text, start, end.unwrap_or(start));
                let mut params = json!({"textDocument": doc.id(), "range": range});
                let methods = ["codeAction", "inlayHint", "semanticTokens/range"];
                let method = methods[self.dice.roll(methods.len())];
                if method == "codeAction" {
                    params["context"] = json!({"diagnostics": []});
                }
                (method, params)
            }
            2 => {
                let place = doc.at_byte(start)["position"].take();
                let params = json!({"textDocument": doc.id(), "positions": [place]});
                ("selectionRange", params)
            }
            _ => {
                let method = AT_A_PLACE[self.dice.roll(AT_A_PLACE.len())];
                (method, doc.at_byte(start))
            }
        };
        let id = self.client.ask(&format!("textDocument/{method}"), params);
        if self.dice.roll(10) == 0 {
            self.client.notify("$/cancelRequest", json!({"id": id.0}));
        }
        self.asked
            .push((id, format!("{method} at {start} of {:?}", doc.text)));
    }

    /// Every request was answered: with a result, or because it was cancelled or overtaken, or
    /// because the server does not do such things.
    fn settle(&mut self) {
        for (id, what) in std::mem::take(&mut self.asked) {
            if let Err(error) = self.client.answer(id) {
                let code = error["code"].as_i64().expect("a code");
                assert!(
                    [-32800, -32801, -32802, -32601].contains(&code),
                    "{error}: {what}\n{}",
                    self.client.errors()
                );
            }
        }
    }

    /// What a fresh look at the text of a document finds.
    fn fresh(&self, doc: &Doc) -> Vec<Found> {
        let name = doc.uri.rsplit('/').next().expect("it has a name");
        let path = self.folder.path().join(name);
        let place = self.worlds.place(path.parent().expect("it is in a folder"));
        let text = Text::new(Arc::from(doc.text.as_str()));
        let analysis = place.analyse(text);
        let mut res: Vec<Found> = shown(&analysis).collect();
        res.sort();
        res
    }

    fn check(&mut self, pushed: bool) {
        self.settle();
        for nth in 0..self.docs.len() {
            let doc = self.docs[nth].clone();
            let diagnostics = match pushed {
                true => doc.pushed(&mut self.client),
                false => doc.pulled(&mut self.client),
            };
            let found = same::by_server(&doc.uri, &doc.text, doc.columns, &diagnostics);
            assert_eq!(found, self.fresh(&doc), "{:?}", doc.text);
        }
    }
}

fn shown(analysis: &Analysis) -> impl Iterator<Item = Found> {
    let findings = analysis.findings.iter().filter(|it| it.silenced.is_none());
    findings.map(|it| {
        let words = analysis.words(it, Lang::En);
        let here = words
            .related
            .iter()
            .filter(|it| it.source == gravamen::finding::Source::Here);
        let bytes = |it: gravamen::text::TextRange| (it.start().into(), it.end().into());
        Found {
            rule: it.rule.id.0.to_owned(),
            severity: 1 + it.severity as u64,
            at: bytes(it.fault.at),
            words: same::first_line(&words.what),
            related: here.map(|it| bytes(it.range)).collect(),
        }
    })
}

#[test]
fn pulled_findings_are_those_of_a_fresh_look() {
    for (seed, columns) in Columns::ALL.into_iter().enumerate() {
        let mut run = Run::new(seed as u64 + 1, Setup::pulling(), columns);
        for _ in 0..30 {
            for _ in 0..20 {
                run.step();
            }
            run.check(false);
        }
        run.client.finish();
    }
}

#[test]
fn pushed_findings_are_those_of_a_fresh_look() {
    for (seed, columns) in Columns::ALL.into_iter().enumerate() {
        let mut run = Run::new(seed as u64 + 11, Setup::new(), columns);
        for _ in 0..15 {
            for _ in 0..20 {
                run.step();
            }
            // Each document has a version that was not asked for yet.
            for nth in 0..run.docs.len() {
                run.edit(nth);
            }
            run.client.catch_up();
            run.check(true);
        }
        run.client.finish();
    }
}

#[test]
fn a_document_that_was_edited_is_like_one_that_was_opened() {
    let mut run = Run::new(77, Setup::pulling(), Columns::Utf16);
    for round in 0..25 {
        for _ in 0..20 {
            run.edit(0);
        }
        let doc = run.docs[0].clone();
        let uri = uri_of(&run.folder.path().join(format!("twin-{round}.brief.yaml")));
        let twin = Doc::open(&mut run.client, &uri, &doc.text);
        for method in [
            "semanticTokens/full",
            "documentSymbol",
            "foldingRange",
            "codeLens",
        ] {
            let mut answer = |doc: &Doc| {
                let params = json!({"textDocument": doc.id()});
                let id = run.client.ask(&format!("textDocument/{method}"), params);
                let mut answer = run.client.answer(id).unwrap_or_default();
                if let Some(answer) = answer.as_object_mut() {
                    answer.remove("resultId");
                }
                let name = doc.uri.as_str();
                answer.to_string().replace(name, "URI")
            };
            assert_eq!(answer(&doc), answer(&twin), "{method} of {:?}", doc.text);
        }
        twin.close(&mut run.client);
    }
    run.client.finish();
}

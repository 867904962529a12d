//! Briefs with a cursor `$0`, and what is offered there.

mod broken;
mod files;
mod keys;
mod law;
mod properties;
mod protocol;
mod values;

use super::{Folder, How, offers};
use crate::analysis::Analysis;
use crate::brief::HashAlgorithm;
use crate::disk::Found;
use crate::lsp::features::completion::offer::{Offer, Offers};
use crate::rules::fixture::world;
use crate::text::{Edit, Lang, Text, TextSize, apply};

const ENGLISH: How<'static> = How {
    lang: Lang::En,
    lines: true,
    trigger: None,
    folder: &Nowhere,
};

/// The folder of a brief that is not on disk.
#[derive(Debug)]
struct Nowhere;

impl Folder for Nowhere {
    fn list(&self, _: &str) -> Vec<Found> {
        Vec::new()
    }

    fn digest(&self, _: &str, _: HashAlgorithm) -> Option<Box<str>> {
        None
    }
}

/// The text without its cursor, and the place of that.
fn cursor(text: &str) -> (String, TextSize) {
    let offset = text.find("$0").expect("a cursor");
    (text.replace("$0", ""), TextSize::new(offset as u32))
}

fn offered(text: &str, how: &How<'_>) -> Option<Offers> {
    let (source, offset) = cursor(text);
    offers(&Analysis::new(Text::new(source), &world()), offset, how)
}

/// The labels in their order.
fn labels(text: &str) -> Vec<String> {
    let offers = offered(text, &ENGLISH);
    let list = offers.into_iter().flat_map(|it| it.list);
    list.map(|it| it.label).collect()
}

/// Asserts that the first offers are these.
#[track_caller]
fn first(text: &str, expected: &[&str]) {
    let found = labels(text);
    let found: Vec<&str> = found.iter().map(String::as_str).take(expected.len()).collect();
    assert_eq!(found, expected, "{text}");
}

/// Asserts that these and no others are offered.
#[track_caller]
fn all(text: &str, expected: &[&str]) {
    assert_eq!(labels(text), expected, "{text}");
}

#[track_caller]
fn nothing(text: &str) {
    all(text, &[]);
}

#[track_caller]
fn the(text: &str, label: &str, how: &How<'_>) -> Offer {
    let list = offered(text, how).map(|it| it.list).unwrap_or_default();
    let found = list.into_iter().find(|it| it.label == label);
    found.unwrap_or_else(|| panic!("`{label}` is not offered in {text}"))
}

/// The text with an offer written in, without the places to fill in.
fn with(source: &str, offers: &Offers, offer: &Offer) -> String {
    let newline = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits: Vec<Edit> = offers.indent.iter().cloned().collect();
    edits.push(Edit {
        range: offer.replaces.unwrap_or(offers.word),
        insert: offer.piece.plain(newline),
    });
    apply(source, &edits).expect("edits that do not overlap")
}

/// The text after the offer of this label is taken.
#[track_caller]
fn taken_in(text: &str, label: &str, how: &How<'_>) -> String {
    let offers = offered(text, how).unwrap_or_else(|| panic!("nothing is offered in {text}"));
    let offer = offers.list.iter().find(|it| it.label == label);
    let offer = offer.unwrap_or_else(|| panic!("`{label}` is not offered in {text}"));
    with(&cursor(text).0, &offers, offer)
}

#[track_caller]
fn taken(text: &str, label: &str) -> String {
    taken_in(text, label, &ENGLISH)
}

/// A short brief; `{}` stands for what a test puts into its facts or its charge.
const BRIEF: &str = "\
brief: 1
case: {drafted: 2024-03-18, filed: 2023-08-02}
parties:
  lin: {name: 林某, role: accused}
  acme: {name: ACME, kind: organization, role: other}
  ring: {name: A ring, role: assisted}
evidence:
  bank: {kind: documentary, title: 银行流水}
  chat: {kind: electronic-data, title: Chat, excluded: forged}
facts:
  lent: {kind: assistance, by: lin, when: 2023-03-02..2023-06-20, recipients: [ring], evidence: [bank]}
  settled: {kind: payment-settlement, by: lin, amount: 185000 CNY, when: 2023-06, evidence: [bank]}
  fee: {kind: illegal-gains, by: lin, amount: 12600 CNY, evidence: [bank]}
  fraud: {kind: assisted-crime, party: ring, verification: confirmed, evidence: [bank]}
";

/// The brief with a charge behind it.
fn charged(rest: &str) -> String {
    format!("{BRIEF}charges:\n  - offence: cl-287-2\n    against: [lin]\n{rest}")
}

/// The brief with one more fact.
fn with_fact(fact: &str) -> String {
    format!("{BRIEF}{fact}")
}

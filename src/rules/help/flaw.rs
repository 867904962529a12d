//! Flaws of form, as the reading of the brief found them: which of them a rule reports, and the
//! fix that replaces one piece of text by another.

use std::borrow::Cow;

use crate::brief::Flaw;
use crate::finding::{Detail, Fault, Fix, RuleId, Safety};
use crate::rules::Cx;
use crate::text::{Edit, Lang, TextRange};
use crate::yaml::{Node, edit};

/// Reports every flaw that breaks this rule.
pub fn report(cx: &Cx<'_>, rule: RuleId, acc: &mut Vec<Fault>) {
    let flaws = cx
        .flaws
        .iter()
        .enumerate()
        .filter(|(_, it)| it.rule() == rule);
    acc.extend(flaws.map(|(nth, it)| Fault::new(rule, it.at, Detail::Nth(nth))));
}

/// The flaw that a fault is about.
pub fn of<'a>(cx: &Cx<'a>, fault: &Fault) -> Option<&'a Flaw> {
    match fault.detail {
        Detail::Nth(nth) => cx.flaws.get(nth),
        _ => None,
    }
}

/// The key or the value that a flaw is about, when there is one in the tree.
pub fn node<'a>(cx: &Cx<'a>, flaw: &Flaw) -> Option<Node<'a>> {
    flaw.node.map(|it| cx.doc.node(it))
}

/// The whole of what a flaw is about, for a fix that writes it anew.
pub fn whole(cx: &Cx<'_>, flaw: &Flaw) -> Flaw {
    let at = node(cx, flaw).map_or(flaw.at, |it| it.range());
    Flaw { at, ..flaw.clone() }
}

/// The words at a place as a message may quote them: what identifies a person is masked, and what
/// is longer than a line or [`LONGEST`] ends in `…`.
pub fn quoted<'a>(cx: &Cx<'a>, range: TextRange) -> Cow<'a, str> {
    let whole = &cx.source[range];
    let line = whole.lines().next().unwrap_or_default();
    let end = line
        .char_indices()
        .nth(LONGEST)
        .map_or(line.len(), |(at, _)| at);
    let mut res = Cow::Borrowed(&line[..end]);
    if cx.is_private(range) {
        res = res.chars().map(|_| '*').collect::<String>().into();
    }
    if end < whole.len() {
        res += "…";
    }
    res
}

/// How many characters of a value a message quotes.
const LONGEST: usize = 60;

/// Replaces the text at a place by another, unless it was reached through an alias. A whole key or
/// value keeps its quotes, and gets some where the new text needs them.
pub fn replace(cx: &Cx<'_>, flaw: &Flaw, insert: &str, safety: Safety, lang: Lang) -> Vec<Fix> {
    if flaw.via_alias.is_some() {
        return Vec::new();
    }
    let whole = node(cx, flaw).filter(|it| it.range() == flaw.at && it.scalar().is_some());
    let edits = match whole {
        Some(it) if it.is_key() => edit::rename_key(it, insert),
        Some(it) => edit::set_value(it, insert),
        None => Some(written(flaw, insert)),
    };
    edits
        .map(|it| change(it, insert, safety, lang))
        .into_iter()
        .collect()
}

/// Replaces the text at a place by YAML as it is written, unless it was reached through an alias.
pub fn rewrite(flaw: &Flaw, insert: &str, safety: Safety, lang: Lang) -> Vec<Fix> {
    if flaw.via_alias.is_some() {
        return Vec::new();
    }
    vec![change(written(flaw, insert), insert, safety, lang)]
}

fn written(flaw: &Flaw, insert: &str) -> Vec<Edit> {
    let range = flaw.at;
    vec![Edit {
        range,
        insert: insert.into(),
    }]
}

/// The fix that changes something to `insert`.
pub fn change(edits: Vec<Edit>, insert: &str, safety: Safety, lang: Lang) -> Fix {
    let title = match lang {
        Lang::En => format!("change to `{insert}`"),
        Lang::Zh => format!("改为 `{insert}`"),
    };
    Fix {
        title,
        safety,
        edits,
    }
}

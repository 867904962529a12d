//! A new piece of evidence for a fact that names none: its skeleton, for a person to fill in.

use super::{Rewrite, RewriteKind};
use crate::analysis::Analysis;
use crate::brief::{Brief, Fact, Section};
use crate::text::{Edit, Lang, TextRange, TextSize};
use crate::yaml::edit::{self, At};
use crate::yaml::{Document, Node, NodeKind};

/// Defines a piece of evidence with nothing but its required key, and names it in the fact.
pub fn extract(analysis: &Analysis, at: TextSize, lang: Lang) -> Option<Rewrite> {
    let (doc, brief) = (&analysis.doc, &analysis.brief);
    let (fact, node) = fact_at(doc, brief, at)?;
    let id = free_id(brief, &fact.id.name);
    let mut edits = named(node, &id)?;
    edits.extend(defined(doc, &id)?);
    edits.sort_by_key(|it| it.range.start());
    let title = lang.pick(
        format!("add a piece of evidence `{id}` for `{}`, to be filled in", fact.id.name),
        format!("为 `{}` 新增证据 `{id}`（待填写）", fact.id.name),
    );
    let kind = RewriteKind::Extract;
    Some(Rewrite { kind, title, edits })
}

/// The fact at a place, when it names no evidence, with its mapping.
fn fact_at<'a>(doc: &'a Document, brief: &'a Brief, at: TextSize) -> Option<(&'a Fact, Node<'a>)> {
    let holds = |it: &&Fact| {
        let whole = TextRange::cover(it.id.range, doc.node(it.id.node).range());
        whole.contains_inclusive(at)
    };
    let fact = brief.facts.iter().find(holds)?;
    let node = doc.node(fact.id.node);
    let bare = match node.get("evidence") {
        Some(entry) => matches!(entry.value.kind(), NodeKind::Null),
        None => true,
    };
    (node.is_mapping() && fact.evidence.is_empty() && bare).then_some((fact, node))
}

/// An id that no piece of evidence has yet, after that of the fact.
fn free_id(brief: &Brief, fact: &str) -> String {
    let is_id = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    let stem = match fact.chars().all(is_id) && !fact.starts_with('-') {
        true => format!("{fact}-evidence"),
        false => "evidence-1".to_owned(),
    };
    let others = (2..).map(|it| format!("{}-{it}", stem.trim_end_matches("-1")));
    let mut all = std::iter::once(stem.clone()).chain(others);
    all.find(|it| brief.exhibit(it).is_none()).unwrap_or(stem)
}

fn named(fact: Node<'_>, id: &str) -> Option<Vec<Edit>> {
    match fact.get("evidence") {
        Some(entry) => edit::set_written(entry.value, &format!("[{id}]")),
        None => edit::insert_entry(fact, "evidence", &format!("[{id}]"), At::End),
    }
}

fn defined(doc: &Document, id: &str) -> Option<Vec<Edit>> {
    let (root, section) = (doc.root()?, Section::Evidence.key());
    match root.get(section) {
        Some(entry) => edit::insert_entry(entry.value, id, "{kind: }", At::End),
        None => edit::insert_entry(root, section, &format!("{id}: {{kind: }}"), At::End),
    }
}

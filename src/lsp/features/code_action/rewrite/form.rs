//! An entry as a block of lines, or on one line between brackets.

use super::{Rewrite, rewrite};
use crate::analysis::Analysis;
use crate::text::{Lang, TextSize};
use crate::yaml::{Document, Node, On, edit};

/// The longest line that an entry is put on, in bytes.
const WIDTH: usize = 200;

/// Writes the smallest collection in brackets that can be a block as one.
pub fn as_block(analysis: &Analysis, at: TextSize, lang: Lang) -> Option<Rewrite> {
    let mut open = collections(&analysis.doc, at).into_iter();
    let (node, edits) = open.find_map(|it| Some((it, edit::to_block(it)?)))?;
    let title = match (name(node), lang) {
        (Some(name), Lang::En) => format!("write `{name}` as a block"),
        (Some(name), Lang::Zh) => format!("将 `{name}` 写成多行"),
        (None, _) => lang
            .pick("write this item as a block", "将该项写成多行")
            .into(),
    };
    Some(rewrite(title, edits))
}

/// Writes the smallest block, no section of the brief, on one line.
pub fn on_one_line(analysis: &Analysis, at: TextSize, lang: Lang) -> Option<Rewrite> {
    let in_section = |it: &Node<'_>| it.parent().is_some_and(|it| it.parent().is_some());
    let mut blocks = collections(&analysis.doc, at)
        .into_iter()
        .filter(in_section);
    let (node, edits) = blocks.find_map(|it| Some((it, edit::to_flow(it, WIDTH)?)))?;
    let title = match (name(node), lang) {
        (Some(name), Lang::En) => format!("write `{name}` on one line"),
        (Some(name), Lang::Zh) => format!("将 `{name}` 写成一行"),
        (None, _) => lang
            .pick("write this item on one line", "将该项写成一行")
            .into(),
    };
    Some(rewrite(title, edits))
}

/// The mappings and sequences at a place, smallest first; on a key, that which it names too.
fn collections(doc: &Document, at: TextSize) -> Vec<Node<'_>> {
    let place = doc.at(at);
    let named = match place.on {
        On::Key(entry) => Some(entry.value),
        _ => None,
    };
    let around = place.nodes.into_iter().rev();
    let all = named.into_iter().chain(around);
    all.filter(|it| it.is_mapping() || it.is_sequence())
        .collect()
}

fn name(node: Node<'_>) -> Option<&str> {
    node.entry().and_then(|it| it.key_text())
}

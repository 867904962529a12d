//! The outline of any other YAML: its keys.

use tower_lsp::lsp_types::SymbolKind;

use super::Symbol;
use crate::text::TextRange;
use crate::yaml::{Document, Entry, Node};

/// How deep the outline goes.
const DEPTH: usize = 4;

/// How many letters of a value are shown.
const SHOWN: usize = 60;

/// Keys, and items by what they are called.
pub fn outline(doc: &Document) -> Vec<Symbol> {
    doc.root().map_or_else(Vec::new, |it| inside(it, DEPTH))
}

fn inside(node: Node<'_>, depth: usize) -> Vec<Symbol> {
    if depth == 0 {
        return Vec::new();
    }
    let entries = node.entries().filter_map(|it| entry(&it, depth));
    let items = node.items().filter_map(|it| item(it, depth));
    entries.chain(items).collect()
}

fn entry(entry: &Entry<'_>, depth: usize) -> Option<Symbol> {
    let name = entry.key_text().filter(|it| !it.trim().is_empty())?;
    let value = entry.value;
    Some(Symbol {
        name: name.to_owned(),
        detail: detail(value),
        kind: kind(value),
        range: entry.range(),
        word: entry.key.range(),
        children: inside(value, depth - 1),
    })
}

/// An item that is a mapping goes by its first entry.
fn item(node: Node<'_>, depth: usize) -> Option<Symbol> {
    let first = node.entries().next()?;
    let (key, value) = (first.key_text()?, detail(first.value));
    let name = match &value {
        Some(value) => format!("{key}: {value}"),
        None => key.to_owned(),
    };
    (!name.trim().is_empty()).then(|| Symbol {
        name,
        detail: None,
        kind: SymbolKind::OBJECT,
        range: node.range(),
        word: TextRange::empty(node.range().start()).cover(first.key.range()),
        children: if node.is_flow() { Vec::new() } else { inside(node, depth - 1) },
    })
}

/// What a value says: a scalar itself, of a bilingual text the English, of a list its length.
fn detail(value: Node<'_>) -> Option<String> {
    let text = value.value().or_else(|| value.get("en")?.value.value());
    let line = text?.lines().next()?.trim();
    let end = line.char_indices().nth(SHOWN).map_or(line.len(), |it| it.0);
    Some(line[..end].to_owned()).filter(|it| !it.is_empty())
}

fn kind(value: Node<'_>) -> SymbolKind {
    match value {
        it if it.is_mapping() => SymbolKind::OBJECT,
        it if it.is_sequence() => SymbolKind::ARRAY,
        it if it.value().is_some_and(|it| matches!(it, "true" | "false")) => SymbolKind::BOOLEAN,
        _ => SymbolKind::STRING,
    }
}

#[cfg(test)]
mod tests {
    use super::outline;
    use crate::lsp::features::document_symbol::shown;
    use crate::yaml::Document;

    #[test]
    fn keys_stand_in_their_keys_and_items_go_by_their_first_entry() {
        let source = "\
schema: 1
title: {en: Parking, zh: 停车}
grounds:
  hours:
    sum: parking.hours
    at-least: 48
boundaries:
  - {hours: 47, outcome: short}
";
        let expected = "\
schema | 1 | schema
title | Parking | title
  en | Parking | en
  zh | 停车 | zh
grounds | - | grounds
  hours | - | hours
    sum | parking.hours | sum
    at-least | 48 | at-least
boundaries | - | boundaries
  hours: 47 | - | {hours
";
        assert_eq!(shown(&outline(&Document::parse(source)), source), expected);
    }

    #[test]
    fn what_is_broken_has_an_outline_too() {
        for source in ["", "- ", "a: [b: {", "? [x]\n: y\n: z\n", "a: &a [*a]\n"] {
            shown(&outline(&Document::parse(source)), source);
        }
    }
}

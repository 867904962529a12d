//! The outline of a document: of a brief its sections, people, evidence, facts and charges; of a
//! person's own files their keys.

mod brief;
mod keys;

use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolResponse, OneOf, ServerCapabilities, SymbolInformation, SymbolKind,
};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::TextRange;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.document_symbol_provider = Some(OneOf::Left(true));
}

/// The outline: as a tree where the client takes one, else as a list.
pub fn answer(snapshot: &Snapshot) -> Option<DocumentSymbolResponse> {
    let symbols = outline(snapshot);
    if is_hierarchical(&snapshot.client) {
        let nested = symbols.into_iter().map(|it| it.nested(snapshot));
        return Some(DocumentSymbolResponse::Nested(nested.collect()));
    }
    let mut flat = Vec::new();
    symbols.into_iter().for_each(|it| it.flatten(snapshot, None, &mut flat));
    Some(DocumentSymbolResponse::Flat(flat))
}

/// What stands in a document.
pub fn outline(snapshot: &Snapshot) -> Vec<Symbol> {
    match snapshot.brief() {
        Some(brief) => brief::outline(brief, snapshot.lang),
        None if snapshot.own().is_some() => keys::outline(snapshot.doc()),
        None => Vec::new(),
    }
}

fn is_hierarchical(client: &Client) -> bool {
    let document = client.can.text_document.as_ref();
    let symbol = document.and_then(|it| it.document_symbol.as_ref());
    symbol.and_then(|it| it.hierarchical_document_symbol_support) == Some(true)
}

/// A thing in an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its name; never empty.
    pub name: String,
    /// What more there is to say of it.
    pub detail: Option<String>,
    /// What it is, as editors draw it.
    pub kind: SymbolKind,
    /// All of it.
    pub range: TextRange,
    /// The word that names it, inside of `range`.
    pub word: TextRange,
    /// What stands inside it.
    pub children: Vec<Symbol>,
}

impl Symbol {
    #[allow(deprecated)] // the field has to be there
    fn nested(self, snapshot: &Snapshot) -> DocumentSymbol {
        let children: Vec<_> = self.children.into_iter().map(|it| it.nested(snapshot)).collect();
        DocumentSymbol {
            name: self.name,
            detail: self.detail,
            kind: self.kind,
            tags: None,
            deprecated: None,
            range: snapshot.range(self.range),
            selection_range: snapshot.range(self.word),
            children: (!children.is_empty()).then_some(children),
        }
    }

    #[allow(deprecated)] // the field has to be there
    fn flatten(self, snapshot: &Snapshot, container: Option<&str>, acc: &mut Vec<SymbolInformation>) {
        let name = self.name.clone();
        acc.push(SymbolInformation {
            name: self.name,
            kind: self.kind,
            tags: None,
            deprecated: None,
            location: snapshot.location(self.range),
            container_name: container.map(str::to_owned),
        });
        for child in self.children {
            child.flatten(snapshot, Some(&name), acc);
        }
    }
}

/// Some symbols as lines: name, detail and word, indented by depth.
#[cfg(test)]
pub(super) fn shown(symbols: &[Symbol], source: &str) -> String {
    fn lines(symbols: &[Symbol], source: &str, depth: usize, acc: &mut String) {
        for it in symbols {
            assert!(it.range.contains_range(it.word), "{it:?}");
            assert!(!it.name.is_empty());
            let detail = it.detail.as_deref().unwrap_or("-");
            *acc += &format!("{}{} | {detail} | {}\n", "  ".repeat(depth), it.name, &source[it.word]);
            assert!(it.children.iter().all(|child| it.range.contains_range(child.range)), "{it:?}");
            lines(&it.children, source, depth + 1, acc);
        }
    }
    let mut res = String::new();
    lines(symbols, source, 0, &mut res);
    res
}

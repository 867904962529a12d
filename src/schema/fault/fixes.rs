//! Ways to mend a schema fault, where one is sure.

use super::{FaultKind, Invalid, SchemaFault, Unreachable};
use crate::finding::{Fix, Safety};
use crate::quantity::NoteKind;
use crate::text::{Edit, Lang, TextRange};
use crate::yaml::Document;

impl SchemaFault {
    /// The ways to mend the fault in its file, best first. A fix changes form and names, and
    /// never a number of the law.
    pub fn fixes(&self, doc: &Document, lang: Lang) -> Vec<Fix> {
        if self.via_alias {
            return Vec::new();
        }
        match &self.kind {
            FaultKind::Form(note) => vec![replace(self.at, rewritten(note), Safety::Safe, lang)],
            FaultKind::Value { fault, .. } => {
                let whole = value_at(doc, self.at).zip(fault.instead.clone());
                let fix = whole.map(|(at, text)| replace(at, text, Safety::Safe, lang));
                fix.into_iter().collect()
            }
            FaultKind::Unreachable {
                why: Unreachable::Unasked { .. },
                ..
            } => self.renamed(Safety::Offered, lang),
            FaultKind::Invalid(Invalid::Id(id)) => slug(id)
                .map(|it| replace(self.at, it, Safety::Offered, lang))
                .into_iter()
                .collect(),
            _ => self.renamed(Safety::Safe, lang),
        }
    }

    fn renamed(&self, safety: Safety, lang: Lang) -> Vec<Fix> {
        let meant = self
            .meant()
            .map(|it| replace(self.at, it.into(), safety, lang));
        meant.into_iter().collect()
    }
}

fn replace(range: TextRange, insert: String, safety: Safety, lang: Lang) -> Fix {
    let title = match lang {
        Lang::En => format!("change to `{insert}`"),
        Lang::Zh => format!("改为 `{insert}`"),
    };
    Fix {
        title,
        safety,
        edits: vec![Edit { range, insert }],
    }
}

fn rewritten(note: &NoteKind) -> String {
    match note {
        NoteKind::FullWidth(text) | NoteKind::BareAmount(text) | NoteKind::ChineseDate(text) => {
            text.clone()
        }
    }
}

/// The scalar that holds a place, without its quotes.
fn value_at(doc: &Document, at: TextRange) -> Option<TextRange> {
    let mut node = doc.root()?;
    while let Some(child) = node.children().find(|it| it.range().contains_range(at)) {
        node = child;
    }
    node.scalar()
        .filter(|it| it.is_plain())
        .map(|_| node.range())
}

/// The id that was probably meant: `No_Parking` is `no-parking`.
fn slug(id: &str) -> Option<String> {
    let words = id
        .split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|it| !it.is_empty());
    let ascii = id
        .is_ascii()
        .then(|| words.collect::<Vec<_>>().join("-").to_ascii_lowercase());
    ascii.filter(|it| !it.is_empty())
}

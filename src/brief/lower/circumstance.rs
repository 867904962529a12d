//! An entry of `circumstances:`

use super::Lower;
use super::fields::Seen;
use crate::brief::flaw::{Due, List};
use crate::brief::keys::{CircumstanceKey, Table};
use crate::brief::names::Section;
use crate::brief::{Circumstance, Id};
use crate::yaml::Node;

/// A circumstance of which only the id is known.
pub(super) const fn unread(id: Id) -> Circumstance {
    Circumstance {
        id,
        kind: None,
        of: Vec::new(),
        evidence: Vec::new(),
    }
}

impl<'d> Lower<'d> {
    pub(super) fn circumstance(&mut self, ix: usize, node: Node<'d>) {
        let table = Table::Circumstance;
        let Some(mut fields) = self.fields(node, Due::Mapping(table)) else {
            return;
        };
        let mut seen = Seen::default();
        while let Some(field) = self.next(&mut fields) {
            let Some(key) = self.key(&mut seen, &mut fields, &field, table) else {
                continue;
            };
            match key {
                CircumstanceKey::Kind => {
                    let kind = self.word(&field, List::CircumstanceKinds);
                    self.brief.circumstances[ix].kind = kind;
                }
                CircumstanceKey::Of => {
                    let refs = self.refs(field.value, Section::Parties);
                    self.brief.circumstances[ix].of = refs;
                }
                CircumstanceKey::Evidence => {
                    let refs = self.refs(field.value, Section::Evidence);
                    self.brief.circumstances[ix].evidence = refs;
                }
                CircumstanceKey::When => {
                    let written = self.one(&field);
                    written.and_then(|it| self.parsed(&it, crate::calendar::parse_when(&it.text)));
                }
                CircumstanceKey::Summary | CircumstanceKey::Note => self.any_text(&field),
            }
        }
        let range = self.brief.circumstances[ix].id.range;
        self.missing(&fields, &seen, table, node, range);
    }
}

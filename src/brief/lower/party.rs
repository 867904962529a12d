//! An entry of `parties:`.

use super::Lower;
use super::fields::Seen;
use crate::brief::flaw::{Due, List};
use crate::brief::keys::{PartyKey, Table};
use crate::brief::names::Section;
use crate::brief::{Id, Party};
use crate::yaml::Node;

/// A party of which only the id is known.
pub(super) const fn unread(id: Id) -> Party {
    Party {
        id,
        name: None,
        kind: None,
        role: None,
        born: None,
        responsible: Vec::new(),
    }
}

impl<'d> Lower<'d> {
    pub(super) fn party(&mut self, ix: usize, node: Node<'d>) {
        let Some(mut fields) = self.fields(node, Due::Mapping(Table::Party)) else {
            return;
        };
        let mut seen = Seen::default();
        while let Some(field) = self.next(&mut fields) {
            let Some(key) = self.key(&mut seen, &mut fields, &field, Table::Party) else {
                continue;
            };
            match key {
                PartyKey::Name => self.brief.parties[ix].name = self.text(&field),
                PartyKey::Kind => {
                    self.brief.parties[ix].kind = self.word(&field, List::PartyKinds);
                }
                PartyKey::Role => self.brief.parties[ix].role = self.word(&field, List::Roles),
                PartyKey::Born => self.brief.parties[ix].born = self.date(&field),
                PartyKey::Responsible => {
                    let refs = self.refs(field.value, Section::Parties);
                    self.brief.parties[ix].responsible = refs;
                }
                PartyKey::Position
                | PartyKey::Sex
                | PartyKey::IdNumber
                | PartyKey::Nationality
                | PartyKey::Ethnicity
                | PartyKey::Education
                | PartyKey::Occupation
                | PartyKey::Birthplace
                | PartyKey::RegisteredResidence
                | PartyKey::Residence
                | PartyKey::Phone
                | PartyKey::BankAccount
                | PartyKey::CreditCode
                | PartyKey::Representative
                | PartyKey::Defender
                | PartyKey::Aliases => self.any_text(&field),
                // Measures and records have dates and articles of their own, in any form.
                PartyKey::Measures | PartyKey::Record | PartyKey::Note => self.unread(field.value),
            }
        }
    }
}

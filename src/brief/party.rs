//! The people and organizations of a case.

use super::word::words;
use super::{Id, Ref};
use crate::calendar::PartialDate;
use crate::text::Spanned;

/// `parties.<id>`. Further particulars of identity are checked and not kept.
#[derive(Debug)]
pub struct Party {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Option<Spanned<Box<str>>>,
    /// Person or organization; a person when not stated.
    pub kind: Option<Spanned<PartyKind>>,
    /// Its part in the case.
    pub role: Option<Spanned<Role>>,
    /// The day of birth.
    pub born: Option<Spanned<PartialDate>>,
    /// An organization's directly responsible people.
    pub responsible: Vec<Ref>,
}

impl Party {
    /// Whether it is an organization; a party whose kind is not stated is a person.
    pub fn is_organization(&self) -> bool {
        self.kind
            .is_some_and(|it| it.value == PartyKind::Organization)
    }

    /// Whether its role is that of an accused.
    pub fn is_accused(&self) -> bool {
        self.role.is_some_and(|it| it.value == Role::Accused)
    }
}

words! {
    /// Person or organization.
    pub enum PartyKind {
        Person = "person", "a natural person", "自然人";
        Organization = "organization", "an organization", "单位";
    }

    /// A party's part in the case.
    pub enum Role {
        Accused = "accused", "accused", "犯罪嫌疑人、被告人";
        Assisted = "assisted", "whose crime was assisted", "被帮助对象";
        Victim = "victim", "victim", "被害人";
        Witness = "witness", "witness", "证人";
        Authority = "authority", "authority", "有关机关";
        Other = "other", "other", "其他";
    }
}

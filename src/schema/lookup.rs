//! Finding things in the schemas by their ids.

use super::{
    Element, ElementId, FactKind, Field, FieldId, Ground, GroundId, KindId, Offence, OffenceId,
    Reading, ReadingId, SchemaFile, Schemas,
};
use crate::cite::{Cite, FileId};
use crate::text::{Lang, close};

macro_rules! by_index {
    ($owner:ty, $list:ident, $id:ty, $item:ty) => {
        impl std::ops::Index<$id> for $owner {
            type Output = $item;
            fn index(&self, id: $id) -> &$item {
                &self.$list[id.index()]
            }
        }
    };
}

by_index!(Schemas, kinds, KindId, FactKind);
by_index!(Schemas, offences, OffenceId, Offence);
by_index!(Schemas, readings, ReadingId, Reading);
by_index!(Schemas, files, FileId, SchemaFile);
by_index!(FactKind, fields, FieldId, Field);
by_index!(Offence, grounds, GroundId, Ground);
by_index!(Offence, elements, ElementId, Element);

impl Schemas {
    /// The offence of this id.
    pub fn offence(&self, id: &str) -> Option<&Offence> {
        self.offence_ids.get(id).map(|it| &self[*it])
    }

    /// The fact kind of this id.
    pub fn kind(&self, id: &str) -> Option<&FactKind> {
        self.kind_ids.get(id).map(|it| &self[*it])
    }

    /// The reading of this id.
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.reading_ids.get(id).map(|it| &self[*it])
    }

    /// The citation of this id, such as `cpl/55`; `None` when no instrument defines it.
    pub fn cite_of(&self, id: &str) -> Option<Cite> {
        Cite::resolve(id, &self.instruments).ok()
    }

    /// How a citation reads in full.
    pub fn cite_words(&self, cite: &Cite, lang: Lang) -> String {
        cite.words(&self.instruments, lang)
    }

    /// The article that a ground comes from, with its instrument where a later one added the ground:
    /// "art. 12(1)(2)", but "Opinions II 法发〔2021〕22号, art. 9".
    pub fn ground_place(&self, ground: &Ground, lang: Lang) -> String {
        match ground.layer {
            0 => ground.cite.place_words(&self.instruments, lang),
            _ => self.cite_words(&ground.cite, lang),
        }
    }

    /// The one offence whose id is close to a wrong one.
    pub fn suggest_offence(&self, wrong: &str) -> Option<&str> {
        close(wrong, self.offences.iter().map(|it| &*it.id))
    }

    /// The one fact kind whose id is close to a wrong one.
    pub fn suggest_kind(&self, wrong: &str) -> Option<&str> {
        close(wrong, self.kinds.iter().map(|it| &*it.id))
    }

    /// The one reading whose id is close to a wrong one.
    pub fn suggest_reading(&self, wrong: &str) -> Option<&str> {
        close(wrong, self.readings.iter().map(|it| &*it.id))
    }
}

impl FactKind {
    /// The position of the field with this key.
    pub fn field_id(&self, key: &str) -> Option<FieldId> {
        let at = self.fields.iter().position(|it| &*it.id == key)?;
        u16::try_from(at).ok().map(FieldId)
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|it| &*it.id == key)
    }

    /// The one field whose key is close to a wrong one.
    pub fn suggest_field(&self, wrong: &str) -> Option<&str> {
        close(wrong, self.fields.iter().map(|it| &*it.id))
    }
}

impl Offence {
    /// The ground of this id.
    pub fn ground(&self, id: &str) -> Option<&Ground> {
        self.ground_ids.get(id).map(|it| &self[*it])
    }

    /// The element of this id.
    pub fn element(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|it| &*it.id == id)
    }

    /// The one ground whose id is close to a wrong one.
    pub fn suggest_ground(&self, wrong: &str) -> Option<&str> {
        close(wrong, self.grounds.iter().map(|it| &*it.id))
    }
}

impl Reading {
    /// The position of the choice with this id.
    pub fn choice(&self, id: &str) -> Option<u16> {
        let at = self.choices.iter().position(|it| &*it.id == id)?;
        u16::try_from(at).ok()
    }
}

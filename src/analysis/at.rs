//! What is at a byte of a brief: resolved once, for every feature of an editor.

mod read;
mod resolve;
mod same;
mod slot;
mod word;

pub use read::{Form, Read};
pub use same::Same;
pub use slot::{Side, Slot, due};

use super::Analysis;
use crate::brief::{ChargeIx, List, Name, Named, Table, Target};
use crate::rules::Rule;
use crate::schema::{FieldId, GroundId, KindId, OffenceId, ReadingId};
use crate::text::{TextRange, TextSize};
use crate::yaml::Place;

/// What is at a byte of a brief.
#[derive(Clone, Debug)]
pub struct At<'a> {
    /// The byte, never inside a character.
    pub offset: TextSize,
    /// The word there, without quotes; empty where none stands.
    pub range: TextRange,
    /// What the word is.
    pub here: Here,
    /// What a word here would belong to.
    pub slot: Slot,
    /// Where in that.
    pub side: Side,
    /// The nodes that hold the byte.
    pub place: Place<'a>,
    /// The innermost entry with an id that holds it.
    pub entry: Option<Target>,
    /// The charge that holds it.
    pub charge: Option<ChargeIx>,
    /// The pleaded ground that holds it, a position among those of the charge.
    pub ground: Option<usize>,
}

/// What a word of a brief is.
#[derive(Clone, Copy, Debug)]
pub enum Here {
    /// A key of the format.
    Key(Table, Named),
    /// The key of a field that the fact has by its kind.
    Field(KindId, FieldId),
    /// An id, where it is defined.
    Definition(Name),
    /// An id, where it is referred to; perhaps nothing defines it.
    Reference(Name),
    /// The id of an offence, where the law knows it.
    Offence(Option<OffenceId>),
    /// The charge that another is an alternative to.
    OtherCharge(Option<ChargeIx>),
    /// A ground of a charge, where its offence has it.
    Ground(Option<(OffenceId, GroundId)>),
    /// A kind of fact.
    FactKind(KindId),
    /// A word of a closed list: its list and its position there.
    Word(List, usize),
    /// A value in one piece, with what it was read as, when it could be read.
    Value(Form, Option<Read>),
    /// The name of a reading of the law.
    Reading(ReadingId),
    /// A choice of a reading, by its position.
    Choice(ReadingId, u16),
    /// An anchor, by its position among [`crate::yaml::Document::anchors`].
    Anchor(usize),
    /// An alias, and the anchor that it names.
    Alias(Option<usize>),
    /// A suppression, by its position in [`Analysis::suppressions`].
    Suppression(usize),
    /// The id of a rule in a suppression, and the rule when there is one.
    Rule(usize, Option<&'static Rule>),
    /// Nothing that the format knows.
    Nothing,
}

impl Here {
    /// The id that is defined or referred to here.
    pub const fn name(&self) -> Option<Name> {
        match self {
            Self::Definition(name) | Self::Reference(name) => Some(*name),
            _ => None,
        }
    }
}

impl Analysis {
    /// What is at `offset`; the end of a word counts as on it. There is always an answer, however
    /// broken the text.
    pub fn at(&self, offset: TextSize) -> At<'_> {
        let source = self.text.source();
        let offset = TextSize::of(&source[..source.floor_char_boundary(offset.into())]);
        if let Some(at) = self.in_comment(offset) {
            return at;
        }
        let place = self.doc.at(offset);
        let way = slot::walk(self, &place, offset);
        let mut at = At {
            offset,
            range: TextRange::empty(offset),
            here: Here::Nothing,
            slot: way.slot,
            side: way.side,
            place,
            entry: way.entry,
            charge: way.charge,
            ground: way.ground,
        };
        (at.here, at.range) = resolve::here(self, &at);
        at
    }
}

#[cfg(test)]
mod tests;

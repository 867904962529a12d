//! The law as data, compiled once: fact kinds, offences, grounds, requirements, readings.

mod builtin;
mod compile;
pub mod fault;
mod ground;
mod layers;
mod lookup;
mod offence;
pub(crate) mod read;
mod settings;
pub(crate) mod sheet;
mod show;
pub(crate) mod source;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::cite::{Cite, Instrument};
use crate::quantity::{Exact, Unit};
use crate::text::Bilingual;

pub use crate::cite::{FileId, Origin};
pub use builtin::{built_in_examples, built_in_files};
pub use fault::SchemaFault;
pub use ground::{
    Displaced, Fit, Ground, Is, Path, PriorWithin, Quality, Standard, Test, Threshold, Together,
};
pub use offence::{
    Accumulate, Age, Allowed, Element, Fine, Layer, LayerKind, Limitation, Offence, Part, Penalty,
    Requirement, Subjects, Tier,
};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);
        impl $name {
            /// As a position in its list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// A fact kind: a position in [`Schemas::kinds`].
    KindId
);
index!(
    /// A field of a fact kind: a position in [`FactKind::fields`].
    FieldId
);
index!(
    /// An offence: a position in [`Schemas::offences`].
    OffenceId
);
index!(
    /// A ground: a position in [`Offence::grounds`].
    GroundId
);
index!(
    /// An element: a position in [`Offence::elements`].
    ElementId
);
index!(
    /// A named reading: a position in [`Schemas::readings`].
    ReadingId
);

/// Everything that the loaded schema files say.
#[derive(Debug, Default)]
pub struct Schemas {
    /// The files, built-in ones first, in the order they were layered.
    pub files: Vec<SchemaFile>,
    /// Laws and interpretations with their articles.
    pub instruments: Vec<Instrument>,
    /// What kinds of fact a brief may state.
    pub kinds: Vec<FactKind>,
    /// The offences.
    pub offences: Vec<Offence>,
    /// Open questions of the law, with their choices.
    pub readings: Vec<Reading>,
    /// Kind by id.
    pub kind_ids: FxHashMap<Box<str>, KindId>,
    /// Offence by id.
    pub offence_ids: FxHashMap<Box<str>, OffenceId>,
    /// Reading by id.
    pub reading_ids: FxHashMap<Box<str>, ReadingId>,
}

/// One schema file, kept so that places in it can be shown.
#[derive(Debug)]
pub struct SchemaFile {
    /// Its path as given, or `built-in:cn/cl-287-2.yaml`.
    pub name: Arc<str>,
    /// Its text.
    pub source: Arc<str>,
    /// Whether it came with the program.
    pub built_in: bool,
}

impl SchemaFile {
    /// Its name among those that came with the program, if it did: `cn/cl-287-2.yaml`.
    pub fn built_in_name(&self) -> Option<&str> {
        self.name
            .strip_prefix("built-in:")
            .filter(|_| self.built_in)
    }
}

/// A kind of fact, such as `payment-settlement`.
#[derive(Debug)]
pub struct FactKind {
    /// Its id.
    pub id: Box<str>,
    /// Its name for people.
    pub title: Bilingual,
    /// What it is for, in a sentence.
    pub summary: Bilingual,
    /// Its own fields, beyond those that every fact has.
    pub fields: Vec<Field>,
    /// Where it is defined.
    pub origin: Origin,
}

/// A field of a fact kind.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub id: Box<str>,
    /// What it measures or says, for people: "settled amount".
    pub title: Bilingual,
    /// What may stand there.
    pub kind: FieldKind,
    /// The count that is meant when the field is absent, such as 1 for `website.count`.
    pub default: Option<u32>,
}

/// What may stand in a field.
#[derive(Debug)]
pub enum FieldKind {
    /// A count.
    Count,
    /// Money.
    Money,
    /// true or false.
    Flag,
    /// One of a list of words.
    OneOf(Vec<EnumValue>),
    /// A date.
    Date,
    /// A duration.
    Duration,
    /// Free text.
    Text,
    /// Party ids.
    Parties,
    /// Fact ids of one kind (by name), or of any when `None`.
    Facts(Option<Box<str>>),
}

impl FieldKind {
    /// The unit of a number here, when the field holds a number.
    pub const fn unit(&self) -> Option<Unit> {
        match self {
            Self::Count => Some(Unit::Count),
            Self::Money => Some(Unit::Cny),
            _ => None,
        }
    }
}

/// A word of an enumeration.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The word.
    pub id: Box<str>,
    /// What it means.
    pub title: Bilingual,
}

/// A field of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Measure {
    /// The kind.
    pub kind: KindId,
    /// Its field; `None` counts the facts themselves.
    pub field: Option<FieldId>,
}

/// An open question of the law with a default and other choices.
#[derive(Debug)]
pub struct Reading {
    /// Its id, such as `repeatedly`.
    pub id: Box<str>,
    /// The question.
    pub title: Bilingual,
    /// Why it is open, and what speaks for the default.
    pub summary: Bilingual,
    /// The provision it reads.
    pub cite: Option<Cite>,
    /// The choices; the first is the default.
    pub choices: Vec<Choice>,
    /// Where it stands.
    pub origin: Origin,
}

/// A choice of a reading.
#[derive(Debug)]
pub struct Choice {
    /// The word or number that a brief writes.
    pub id: Box<str>,
    /// What it means.
    pub title: Bilingual,
    /// Its number, when the choice is one.
    pub number: Option<Exact>,
}

#[cfg(test)]
mod tests;

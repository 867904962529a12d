//! Facts, each with the fields of its kind.

use super::word::words;
use super::{Id, Ref};
use crate::calendar::{PartialDate, Span, When};
use crate::quantity::Interval;
use crate::schema::{FieldId, KindId};
use crate::text::{Spanned, TextRange};

/// `facts.<id>`
#[derive(Debug)]
pub struct Fact {
    /// Its id.
    pub id: Id,
    /// Its kind; `None` when it is missing or unknown.
    pub kind: Option<Spanned<KindId>>,
    /// Who did it; empty when it counts for every accused.
    pub by: Vec<Ref>,
    /// When.
    pub when: Option<Spanned<When>>,
    /// How sure it is; at the id when it is not stated.
    pub status: Spanned<Status>,
    /// What proves it.
    pub evidence: Vec<Ref>,
    /// How it was dealt with before; then it drops out of sums (Interp. 16).
    pub dealt_with: Option<Spanned<DealtWith>>,
    /// The facts whose numbers already contain this one's. Never in a circle.
    pub part_of: Vec<Ref>,
    /// What happened, in a sentence.
    pub summary: Option<Spanned<Box<str>>>,
    /// The fields of its kind that are stated and readable, in the order of the text.
    pub fields: Vec<FieldValue>,
}

impl Fact {
    /// The value of a field of its kind, when it is stated and readable.
    pub fn field(&self, id: FieldId) -> Option<&FieldValue> {
        self.fields.iter().find(|it| it.field == id)
    }
}

words! {
    /// How sure a fact is.
    #[derive(Default)]
    pub enum Status {
        Established = "established", "established", "已认定";
        #[default]
        Alleged = "alleged", "alleged", "指控";
        Disputed = "disputed", "disputed: its number counts as nothing up to what is stated", "有争议";
        Excluded = "excluded", "excluded: it counts for nothing", "已排除";
    }
}

/// How a fact was dealt with before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DealtWith {
    /// By a decision of this date.
    On(PartialDate),
    /// By the events that these facts state.
    By(Vec<Ref>),
    /// By something described in words, such as the number of a decision.
    Somehow,
}

/// A stated field of a fact.
#[derive(Debug)]
pub struct FieldValue {
    /// Which.
    pub field: FieldId,
    /// The key, as written.
    pub key: TextRange,
    /// The value's place.
    pub range: TextRange,
    /// The alias through which the fact has it.
    pub via_alias: Option<TextRange>,
    /// The value.
    pub value: Value,
}

/// A readable value.
#[derive(Debug)]
pub enum Value {
    /// A count, in pieces.
    Count(Interval),
    /// Money, in fen.
    Money(Interval),
    /// true or false.
    Flag(bool),
    /// A word of the field's list, by its position.
    Word(u16),
    /// A date.
    Date(PartialDate),
    /// A duration.
    Duration(Span),
    /// Text.
    Text(Box<str>),
    /// Parties.
    Parties(Vec<Ref>),
    /// Facts. Never in a circle.
    Facts(Vec<Ref>),
}

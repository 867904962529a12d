//! Charges with their grounds and proposed sentences, and circumstances of sentencing.

use super::word::words;
use super::{ChargeIx, Id, Ref};
use crate::calendar::{Span, SpanRange};
use crate::quantity::Interval;
use crate::text::{Spanned, TextRange};
use crate::yaml::NodeId;

/// One of `charges`.
#[derive(Debug)]
pub struct Charge {
    /// The whole entry.
    pub range: TextRange,
    /// Its node, or the alias that stands in its place.
    pub node: NodeId,
    /// The offence's id, as written.
    pub offence: Option<Spanned<Box<str>>>,
    /// Who is charged.
    pub against: Vec<Ref>,
    /// The grounds it pleads, in the order of the text.
    pub grounds: Vec<PleadedGround>,
    /// The mapping of grounds, or what stands in its place, such as an alias.
    pub grounds_node: Option<NodeId>,
    /// The proposed sentences.
    pub sentences: Vec<Sentence>,
    /// The charge it is an alternative to.
    pub alternative_to: Option<Spanned<AlternativeTo>>,
}

/// Which charge another is an alternative to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlternativeTo {
    /// As written: the charge's number, from 0, or its offence.
    pub written: Box<str>,
    /// The charge; `None` when there is no such other charge.
    pub charge: Option<ChargeIx>,
}

/// A ground that a charge pleads.
#[derive(Debug)]
pub struct PleadedGround {
    /// Its id, as written.
    pub id: Box<str>,
    /// The key's place.
    pub range: TextRange,
    /// The value's node, or the first alias that leads to it: that of the grounds or of the charge too.
    pub node: NodeId,
    /// The facts it relies on, each once; `None` for every fact of a fitting kind.
    pub facts: Option<Vec<Ref>>,
    /// The recorded reason (for a catch-all).
    pub reason: Option<Spanned<Box<str>>>,
    /// Contrary evidence against a presumption.
    pub rebuttal: Vec<Ref>,
}

/// A proposed sentence. A duration is a range, because a proposal may be one; usually its
/// ends meet.
#[derive(Debug)]
pub struct Sentence {
    /// For whom; every accused of the charge when `None`.
    pub accused: Option<Ref>,
    /// The whole mapping.
    pub range: TextRange,
    /// Fixed-term imprisonment.
    pub imprisonment: Option<Spanned<SpanRange>>,
    /// Criminal detention.
    pub detention: Option<Spanned<SpanRange>>,
    /// Control.
    pub control: Option<Spanned<SpanRange>>,
    /// A fine, in fen.
    pub fine: Option<Spanned<Interval>>,
    /// Suspended, and for how long when that is stated.
    pub suspended: Option<Spanned<Option<Span>>>,
    /// A professional ban.
    pub ban: Option<Spanned<SpanRange>>,
    /// A restraining order.
    pub restraining_order: Option<Spanned<bool>>,
}

/// `circumstances.<id>`
#[derive(Debug)]
pub struct Circumstance {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: Option<Spanned<CircumstanceKind>>,
    /// Whose; empty when it is everybody's.
    pub of: Vec<Ref>,
    /// What proves it.
    pub evidence: Vec<Ref>,
}

words! {
    /// A circumstance of sentencing.
    pub enum CircumstanceKind {
        Surrender = "surrender", "voluntary surrender", "自首";
        Confession = "confession", "truthful confession", "坦白";
        MeritoriousService = "meritorious-service", "meritorious service", "立功";
        Recidivist = "recidivist", "recidivist", "累犯";
        Accessory = "accessory", "accessory", "从犯";
        Attempt = "attempt", "attempt", "犯罪未遂";
        Minor = "minor", "minor", "未成年人";
        Restitution = "restitution", "restitution", "退赃退赔";
        Forgiveness = "forgiveness", "forgiveness by the victim", "被害人谅解";
        GuiltyPlea = "guilty-plea", "guilty plea and acceptance of punishment", "认罪认罚";
    }
}

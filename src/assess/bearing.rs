//! What the facts of one ground reach: figures, what each fact adds, what is left out and why.

use super::Outcome;
use crate::brief::FactIx;
use crate::quantity::{BoundKind, Exact, Unit};
use crate::schema::{ElementId, GroundId, ReadingId};
use crate::text::TextRange;

/// One ground, for one accused.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundAssessment {
    /// Which.
    pub ground: GroundId,
    /// The element it is pleaded for.
    pub element: ElementId,
    /// The position among the charge's pleaded grounds, when it is pleaded.
    pub pleaded: Option<usize>,
    /// What the facts reach.
    pub outcome: Outcome,
    /// A presumption that stands.
    pub presumed: bool,
    /// The figures; `None` for a ground without a number.
    pub figures: Option<Figures>,
    /// The measures of a conjunction, or the parts of a pro-rata sum.
    pub measures: Vec<MeasureAssessment>,
    /// The facts that bear on it, in the order of the brief.
    pub facts: Vec<Contribution>,
    /// Facts that were listed or fit, and why they do not count, in the order of the brief.
    pub left_out: Vec<LeftOut>,
    /// Why the outcome is what it is, when figures alone do not say so.
    pub reasons: Vec<Reason>,
    /// The readings it used, with the choice.
    pub readings: Vec<(ReadingId, u16)>,
    /// Whether it applies to its facts at their time.
    pub in_force: InForce,
}

impl GroundAssessment {
    /// Notes a reason once.
    pub(super) fn because(&mut self, reason: Reason) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }
}

/// A number against its standard, in whole units (pieces, yuan, or 1 for a pro-rata sum).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The unit; `None` for a sum of ratios.
    pub unit: Option<Unit>,
    /// Whether the standard itself is enough.
    pub bound: BoundKind,
    /// The standard.
    pub standard: Exact,
    /// The least that the facts allow.
    pub min: Exact,
    /// The most that they allow; `None` for an open top.
    pub max: Option<Exact>,
    /// The standard less the most, when that is short. `None` beside `Short` when only facts
    /// that lack a quality are there, since then no number is what is missing.
    pub shortfall: Option<Exact>,
}

impl Figures {
    /// The most that the facts allow as a share of the standard; `None` for an open top.
    pub fn ratio(&self) -> Option<Exact> {
        self.max?.checked_div(self.standard)
    }

    /// [`Figures::ratio`] cut off after four decimals: 185,000 of 200,000 is `0.9250`.
    pub fn ratio_text(&self) -> Option<String> {
        self.ratio().map(|it| it.truncated(4))
    }
}

/// One measure of a conjunction or one part of a pro-rata sum.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureAssessment {
    /// The ground it belongs to, for a pro-rata part.
    pub ground: Option<GroundId>,
    /// Position among the thresholds of that ground (or of this one).
    pub threshold: usize,
    /// Its figures.
    pub figures: Figures,
    /// The facts that count in it.
    pub facts: Vec<Contribution>,
}

/// A fact that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The fact.
    pub fact: FactIx,
    /// What it adds, least and most; `None` for a fact without a number here. What is only
    /// taken off is below nothing.
    pub contributes: Option<(Exact, Option<Exact>)>,
    /// Where the number stands, when there is one.
    pub at: Option<TextRange>,
    /// Whether it only may count, and why.
    pub doubt: Option<Doubt>,
}

/// Why a fact only may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is disputed.
    Disputed,
    /// A quality that the ground asks for is not stated (position among the qualities of all
    /// its measures, then among the weighed paths).
    Unstated(usize),
    /// It gives a range.
    Range,
    /// Its date leaves open whether it lies in the window.
    Date,
    /// A weighed flag is false (`clear`, `reasonable`, `able-to-comply`).
    Weighed(usize),
    /// A fact it refers to is itself in doubt.
    Referred(FactIx),
    /// The crimes of some of its recipients are refuted or may be, and it does not say how
    /// much went to the others.
    Recipients,
}

/// A fact that does not count, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The fact.
    pub fact: FactIx,
    /// Why.
    pub why: Why,
}

/// Why a fact does not count. The words in JSON are kebab-case: `outside-window`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its kind cannot support the ground.
    UnfitKind,
    /// It lacks a quality (position among the qualities of all measures).
    LacksQuality(usize),
    /// It is excluded.
    Excluded,
    /// It was dealt with before (Interp. 16).
    DealtWith,
    /// The fact it is part of is counted.
    PartOf(FactIx),
    /// It lies outside the best window (Interp. 16).
    OutsideWindow,
    /// Somebody else's act.
    NotTheirs,
    /// The crime of every party it names is refuted.
    Refuted,
    /// The ground was not in force for it.
    NotInForce,
    /// It states no number for this measure.
    NoNumber,
    /// Every order it refers to is invalid.
    InvalidOrder,
    /// The event does not precede the conduct, or lies outside the span.
    OutsideSpan,
}

/// Why an outcome is what it is.
#[expect(
    clippy::enum_variant_names,
    reason = "a finding lacks a reason: the field's own word"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A rebuttal contests the presumption.
    Rebutted,
    /// A catch-all without a finding.
    NoFinding,
    /// A catch-all finding without a reason.
    NoReason,
    /// The dates leave open whether the event lies within the span, or the facts in the time
    /// of the ground.
    DatesOpen,
    /// The ground is displaced by a later instrument under the reading in force.
    Displaced,
    /// Arithmetic left the range of exact numbers.
    Overflow,
}

/// Whether a ground applies at the time of its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// Whether any of the facts lies in its time: yes, no, or open because dates are.
    pub applies: Applies,
    /// For a ground of an overlay: whether it reaches back.
    pub reaches_back: Option<bool>,
}

/// Whether something applies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Dates leave it open.
    Open,
}

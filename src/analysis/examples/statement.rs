//! What an example can state, each with its place.

use crate::assess::Outcome;
use crate::calendar::Validity;
use crate::quantity::Exact;
use crate::schema::{ElementId, GroundId, ReadingId};
use crate::text::TextRange;

/// One statement of an example.
#[derive(Clone, Debug)]
pub struct Expected {
    /// Where it stands.
    pub at: TextRange,
    /// How it reads: `outcome: short`.
    pub stated: Box<str>,
    /// For whom; every accused of the charge when `None`.
    pub accused: Option<Box<str>>,
    /// What it states.
    pub that: That,
}

/// What can be stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum That {
    /// The outcome of the charge.
    Charge(Outcome),
    /// The outcome with every unpleaded met ground pleaded as well.
    Available(Outcome),
    /// The outcome of an element on the road taken.
    Element(ElementId, Outcome),
    /// The outcome of a heavier tier, by its position.
    Tier(usize, Outcome),
    /// Something about a ground.
    Ground(GroundId, Of),
    /// The outcome of the charge under another choice of a reading.
    OtherReading(ReadingId, u16, Outcome),
    /// That a rule speaks, or does not.
    Rule(Box<str>, bool),
}

/// What can be stated of a ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// Its outcome.
    Outcome(Outcome),
    /// How much is missing; `None`: no figure of that kind.
    Shortfall(Option<Exact>),
    /// The least and the most that the facts reach.
    Actual(Exact, Exact),
    /// That a fact is left out, and why.
    LeftOut(Box<str>, Box<str>),
    /// Whether it reaches back.
    ReachesBack(bool),
    /// Whether it stands as a presumption.
    Presumed(bool),
    /// That a reading was used, with this choice.
    Reading(ReadingId, u16),
}

/// What is stated of an instrument: compared as it is written.
#[derive(Clone, Debug)]
pub struct InstrumentExample {
    /// Where its key stands.
    pub at: TextRange,
    /// Its position among the instruments.
    pub instrument: usize,
    /// Its number.
    pub number: Option<Box<str>>,
    /// Its time in force.
    pub in_force: Option<Validity>,
}

//! Brief and law become an assessment: for each charge, accused, element and ground, what the facts reach and what the provision asks.

mod accused;
mod addition;
mod attribution;
mod bearing;
mod catch_all;
mod charge;
mod distinct;
mod existence;
mod ground;
mod in_force;
mod listed;
mod matter;
mod number;
mod part_of;
mod pick;
mod prior;
mod quality;
mod readings;
mod references;
mod refuted;
mod requirement;
mod sheet;
mod standard;
mod sum;
mod times;
mod window;

use std::sync::Arc;

use crate::brief::{Brief, ChargeIx, PartyIx};
use crate::calendar::Date;
use crate::config::ReadingChoice;
use crate::schema::{ElementId, GroundId, OffenceId, ReadingId, Schemas};

pub use addition::could_add;
pub use bearing::{
    Applies, Contribution, Doubt, Figures, GroundAssessment, InForce, LeftOut, MeasureAssessment,
    Reason, Why,
};

/// How far facts carry something, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// No fact bears on it.
    Unsupported,
    /// Facts fall short.
    Short,
    /// A range, a dispute, a rebuttal or a missing human finding decides.
    Undetermined,
    /// Reached.
    Met,
}

/// What a person chose for an assessment beside the brief.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The day as of which the law is read, when it is named from outside.
    pub as_of: Option<Date>,
    /// Today; it stands in where neither the brief nor `as_of` names a day.
    pub today: Date,
    /// Choices among the readings of the law; the brief's own come before these.
    pub readings: &'a [ReadingChoice],
}

impl Options<'_> {
    /// The defaults as of today.
    pub const fn today(today: Date) -> Self {
        Self {
            as_of: None,
            today,
            readings: &[],
        }
    }
}

/// All charges of a brief.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// One for each charge whose offence is known, in the order of the text.
    pub charges: Vec<ChargeAssessment>,
}

/// One charge.
#[derive(Clone, Debug, PartialEq)]
pub struct ChargeAssessment {
    /// Which charge of the brief.
    pub charge: ChargeIx,
    /// Its offence.
    pub offence: OffenceId,
    /// The day as of which the law is read.
    pub as_of: Date,
    /// One for each accused that the brief defines, in the order of `against`.
    pub accused: Vec<AccusedAssessment>,
}

/// One accused of a charge.
#[derive(Clone, Debug, PartialEq)]
pub struct AccusedAssessment {
    /// The party.
    pub party: PartyIx,
    /// What the pleaded grounds reach.
    pub outcome: Outcome,
    /// The outcome with every unpleaded met ground pleaded as well.
    pub available: Outcome,
    /// The elements on the road taken, in the order of the provision.
    pub elements: Vec<ElementAssessment>,
    /// Every ground of the offence, in the order of the articles. Accused for whom the same
    /// facts count share them.
    pub grounds: Arc<[GroundAssessment]>,
    /// Choices of readings under which the outcome would be another.
    pub other_readings: Vec<OtherReading>,
    /// Heavier tiers: position in the offence's tiers, and outcome (never above that of the
    /// offence itself).
    pub tiers: Vec<(usize, Outcome)>,
}

/// A choice that changes the outcome of a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherReading {
    /// The reading.
    pub reading: ReadingId,
    /// The choice.
    pub choice: u16,
    /// The outcome under it.
    pub outcome: Outcome,
}

/// One element.
#[derive(Clone, Debug, PartialEq)]
pub struct ElementAssessment {
    /// Which.
    pub element: ElementId,
    /// What its pleaded grounds reach.
    pub outcome: Outcome,
    /// Its pleaded grounds, in the order of the provision.
    pub grounds: Vec<GroundId>,
}

/// Assesses every charge of a brief whose offence the schemas know. There is always a
/// result, however little the brief says; the same brief and law always give the same one.
pub fn assess(brief: &Brief, schemas: &Schemas, options: &Options<'_>) -> Assessment {
    let matter = matter::Matter::new(brief, schemas, options);
    let charges = (0..brief.charges.len()).filter_map(|it| charge::assess(&matter, it));
    Assessment {
        charges: charges.collect(),
    }
}

/// The day as of which the law is read: the one named from outside, else the brief's
/// `as-of`, else the last day that `case.drafted` allows, else today.
pub fn as_of(brief: &Brief, options: &Options<'_>) -> Date {
    let drafted = brief.case.drafted.as_ref().map(|it| it.value.last());
    let own = brief.as_of.as_ref().map(|it| it.value);
    options.as_of.or(own).or(drafted).unwrap_or(options.today)
}

#[cfg(test)]
mod tests;

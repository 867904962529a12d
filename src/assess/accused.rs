//! One accused of a charge: every ground, and what the requirement makes of them.

use std::sync::Arc;

use super::attribution::Accused;
use super::matter::Matter;
use super::{AccusedAssessment, GroundAssessment, Outcome};
use super::{ground, readings, requirement};
use crate::brief::{Charge, PleadedGround};
use crate::schema::{GroundId, Offence, ReadingId, Tier};

/// One charge against one accused under one set of readings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cx<'a> {
    pub matter: &'a Matter<'a>,
    pub offence: &'a Offence,
    pub charge: &'a Charge,
    /// For each ground of the offence its position among the pleaded ones.
    pub pleaded: &'a [Option<usize>],
    pub accused: &'a Accused,
    /// The choice of each reading.
    pub choices: &'a [u16],
}

impl<'a> Cx<'a> {
    /// The choice of a reading, noted among those used.
    pub fn choice(&self, reading: ReadingId, used: &mut Vec<(ReadingId, u16)>) -> u16 {
        let choice = self.choices.get(reading.index()).copied().unwrap_or(0);
        if let Err(at) = used.binary_search(&(reading, choice)) {
            used.insert(at, (reading, choice));
        }
        choice
    }

    /// How the charge pleads a ground, when it does.
    pub fn pleading(&self, ground: GroundId) -> Option<&'a PleadedGround> {
        self.pleaded[ground.index()].map(|it| &self.charge.grounds[it])
    }
}

/// Assesses a charge against one accused.
pub(super) fn assess(cx: &Cx<'_>) -> AccusedAssessment {
    let grounds: Arc<[GroundAssessment]> = (0..cx.offence.grounds.len())
        .map(|it| ground::assess(cx, GroundId(u16::try_from(it).unwrap_or(u16::MAX))))
        .collect();
    let outcomes: Vec<Outcome> = grounds.iter().map(pleaded_outcome).collect();
    let open: Vec<Outcome> = grounds.iter().map(available_outcome).collect();
    let requires = &cx.offence.requires;
    let reached = |of: &[Outcome]| match cx.accused.can_commit {
        true => requirement::outcome(requires, of),
        false => Outcome::Unsupported,
    };
    let outcome = reached(&outcomes);
    let tier = |it: &Tier| requirement::outcome(&it.requires, &outcomes).min(outcome);
    AccusedAssessment {
        party: cx.accused.party,
        outcome,
        available: reached(&open),
        elements: requirement::elements(requires, &outcomes, cx.pleaded),
        tiers: cx.offence.tiers.iter().map(tier).enumerate().collect(),
        other_readings: match cx.accused.can_commit {
            true => readings::others(cx, &grounds, &outcomes, outcome),
            false => Vec::new(),
        },
        grounds,
    }
}

/// What a ground gives the charge as it is pleaded.
fn pleaded_outcome(ground: &GroundAssessment) -> Outcome {
    match ground.pleaded {
        Some(_) => ground.outcome,
        None => Outcome::Unsupported,
    }
}

/// What a ground gives when every unpleaded met ground is pleaded as well.
fn available_outcome(ground: &GroundAssessment) -> Outcome {
    match ground.outcome {
        Outcome::Met => Outcome::Met,
        _ => pleaded_outcome(ground),
    }
}

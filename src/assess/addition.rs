//! Whether a fact that a ground does not list could add something to it, as far as the fact alone tells.

use super::quality;
use crate::brief::{Fact, Status};
use crate::schema::{Ground, GroundId, Measure, Offence, Quality, Schemas, Test};

/// Whether a fact of a fitting kind could add something to a ground. One that is excluded, was dealt
/// with, lies before the ground's time, lacks a quality or states none of the numbers could not.
pub fn could_add(schemas: &Schemas, offence: &Offence, ground: &Ground, fact: &Fact) -> bool {
    let from = ground.in_force.from.filter(|_| !ground.reaches_back);
    let too_early = |it| {
        fact.when
            .as_ref()
            .is_some_and(|when| when.value.certainly_before(it))
    };
    fact.status.value != Status::Excluded
        && fact.dealt_with.is_none()
        && !from.is_some_and(too_early)
        && bears(schemas, offence, ground, fact)
}

fn bears(schemas: &Schemas, offence: &Offence, ground: &Ground, fact: &Fact) -> bool {
    let of = |id: &GroundId| bears(schemas, offence, &offence[*id], fact);
    let lacks = |asked: &[Quality]| asked.iter().any(|it| quality::lacks(schemas, fact, it));
    match &ground.test {
        Test::Fact { qualities, .. } => !lacks(qualities),
        Test::CatchAll => true,
        Test::Numbers { measures } => measures.iter().any(|it| {
            let states = it.sum.iter().any(|it| states(schemas, fact, *it));
            states && !lacks(&it.qualities)
        }),
        Test::ProRata { parts } => parts.iter().any(of),
        Test::Times { of: one, .. } => of(one),
    }
}

/// Whether a fact says something under a measure: a field that it states or that has a default, or,
/// where facts themselves are counted, itself.
fn states(schemas: &Schemas, fact: &Fact, measure: Measure) -> bool {
    if fact.kind.is_none_or(|it| it.value != measure.kind) {
        return false;
    }
    let Some(field) = measure.field else {
        return true;
    };
    let has_default = |kind: &crate::schema::FactKind| {
        kind.fields
            .get(field.index())
            .is_some_and(|it| it.default.is_some())
    };
    fact.field(field).is_some() || has_default(&schemas[measure.kind])
}

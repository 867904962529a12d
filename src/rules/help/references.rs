//! Facts as the grounds of a charge refer to them.

use super::Pleaded;
use crate::brief::FactIx;
use crate::schema::{Offence, Test};
use crate::text::TextRange;

impl Pleaded<'_> {
    /// Where the ground refers to a fact; the ground itself when it takes every fitting fact.
    pub fn reference_to(&self, fact: FactIx) -> TextRange {
        let mut listed = self.written.facts.iter().flatten();
        let listed = listed.find(|it| it.to == Some(fact));
        listed.map_or(self.written.range, |it| it.range)
    }
}

/// Whether a ground adds something up, so that acts drop out of its sum.
pub fn adds_up(test: &Test) -> bool {
    matches!(
        test,
        Test::Numbers { .. } | Test::ProRata { .. } | Test::Times { .. }
    )
}

/// The ground of an offence that asks for an event before the conduct, such as an earlier punishment.
pub fn prior_event(offence: &Offence) -> impl Iterator<Item = usize> {
    let grounds = offence.grounds.iter().enumerate();
    let prior = |test: &Test| {
        matches!(
            test,
            Test::Fact {
                within: Some(_),
                ..
            }
        )
    };
    grounds
        .filter(move |(_, it)| prior(&it.test))
        .map(|(nth, _)| nth)
}

//! What each fact gives to a ground, found by the fact: a ground may list thousands of them.

use std::collections::HashMap;

use crate::assess::{Contribution, GroundAssessment, Why};
use crate::brief::FactIx;
use crate::phrase;
use crate::quantity::Unit;
use crate::text::Lang;

/// A ground as assessed for an accused, with its facts at hand.
pub struct Given<'a> {
    /// The ground.
    pub ground: &'a GroundAssessment,
    /// One for each measure of the ground, or one for the whole of it.
    measures: Vec<(Option<Unit>, HashMap<FactIx, &'a Contribution>)>,
    left_out: HashMap<FactIx, Why>,
}

impl<'a> Given<'a> {
    /// Takes a ground down.
    pub fn new(ground: &'a GroundAssessment) -> Self {
        let whole = ground.measures.is_empty().then(|| {
            let unit = ground.figures.as_ref().and_then(|it| it.unit);
            (unit, by_fact(&ground.facts))
        });
        let parts = ground.measures.iter();
        let parts = parts.map(|it| (it.figures.unit, by_fact(&it.facts)));
        // The first that is said of a fact holds.
        let left_out = ground.left_out.iter().rev();
        Self {
            ground,
            measures: whole.into_iter().chain(parts).collect(),
            left_out: left_out.map(|it| (it.fact, it.why)).collect(),
        }
    }

    /// The numbers that a fact gives, one for each measure of the ground.
    pub fn numbers(&self, fact: FactIx, lang: Lang) -> Option<String> {
        let number = |(unit, facts): &(Option<Unit>, HashMap<FactIx, &Contribution>)| {
            let (min, max) = facts.get(&fact)?.contributes?;
            Some(phrase::actual(min, max, *unit, lang))
        };
        let res: Vec<String> = self.measures.iter().filter_map(number).collect();
        (!res.is_empty()).then(|| res.join(" · "))
    }

    /// Why a fact does not count.
    pub fn left_out(&self, fact: FactIx) -> Option<Why> {
        self.left_out.get(&fact).copied()
    }
}

fn by_fact(facts: &[Contribution]) -> HashMap<FactIx, &Contribution> {
    facts.iter().rev().map(|it| (it.fact, it)).collect()
}

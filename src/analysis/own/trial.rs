//! How examples come out when they are run.

use std::sync::Arc;

use crate::analysis::examples::Examples;
use crate::schema::{GroundId, SchemaFault, Schemas};
use crate::text::TextRange;

/// Examples that were run.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// The offence that they are about.
    pub offence: Option<Box<str>>,
    /// Each example: its place, the ground that it is about, and whether it holds.
    pub cases: Vec<Tried>,
    /// What does not come true.
    pub faults: Vec<SchemaFault>,
    /// How many mistakes of form were found; examples that cannot be read are not among the cases.
    pub unread: usize,
}

/// One example that was run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Where it stands in the examples file.
    pub at: TextRange,
    /// The ground that it is about, when it is about one.
    pub ground: Option<GroundId>,
    /// Whether everything that it states comes true.
    pub holds: bool,
}

impl Trial {
    /// Runs all examples.
    pub fn run(examples: &Examples, unread: usize, law: &Arc<Schemas>) -> Self {
        let mut res = Self {
            offence: examples.offence.clone(),
            unread,
            ..Self::default()
        };
        for case in &examples.cases {
            let faults = case.run(law);
            res.add(case.at, case.ground, faults);
        }
        for one in &examples.instruments {
            let alone = Examples {
                instruments: vec![one.clone()],
                ..Examples::default()
            };
            res.add(one.at, None, alone.run(law));
        }
        res
    }

    fn add(&mut self, at: TextRange, ground: Option<GroundId>, faults: Vec<SchemaFault>) {
        let holds = faults.is_empty();
        self.cases.push(Tried { at, ground, holds });
        self.faults.extend(faults);
    }

    /// How many of the examples hold, and how many there are.
    pub fn tally(&self) -> (usize, usize) {
        tally(self.cases.iter())
    }

    /// The same for the examples of one ground.
    pub fn tally_of(&self, ground: GroundId) -> (usize, usize) {
        tally(self.cases.iter().filter(|it| it.ground == Some(ground)))
    }
}

fn tally<'a>(cases: impl Iterator<Item = &'a Tried>) -> (usize, usize) {
    cases.fold((0, 0), |(held, all), it| {
        (held + usize::from(it.holds), all + 1)
    })
}

//! The provision as a tree: all-of takes the least outcome, any-of the greatest.

use super::{ElementAssessment, Outcome};
use crate::schema::{GroundId, Part, Requirement};

/// Below this many levels a requirement counts as unsupported, so that no schema, however
/// deep, can exhaust the stack.
const DEEPEST: usize = 64;

/// What the grounds' outcomes give. A requirement that asks for nothing is not reached by
/// anything.
pub(super) fn outcome(requires: &Requirement, of: &[Outcome]) -> Outcome {
    outcome_at(requires, of, 0)
}

fn outcome_at(requires: &Requirement, of: &[Outcome], depth: usize) -> Outcome {
    if depth > DEEPEST {
        return Outcome::Unsupported;
    }
    let part = |it: &Part| outcome_at(&it.requires, of, depth + 1);
    let res = match requires {
        Requirement::Ground(id) => of.get(id.index()).copied(),
        Requirement::AllOf(parts) => parts.iter().map(part).min(),
        Requirement::AnyOf(parts) => parts.iter().map(part).max(),
    };
    res.unwrap_or(Outcome::Unsupported)
}

/// The elements on the road taken, in the order of the provision: of several roads the one
/// with the greatest outcome, then the one with more pleaded grounds, then the first.
pub(super) fn elements(
    requires: &Requirement,
    of: &[Outcome],
    pleaded: &[Option<usize>],
) -> Vec<ElementAssessment> {
    let mut res = Vec::new();
    let mut walk = Walk {
        of,
        pleaded,
        acc: &mut res,
    };
    walk.elements(requires, 0);
    res
}

struct Walk<'a> {
    of: &'a [Outcome],
    pleaded: &'a [Option<usize>],
    acc: &'a mut Vec<ElementAssessment>,
}

impl Walk<'_> {
    fn elements(&mut self, requires: &Requirement, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match requires {
            Requirement::Ground(_) => {}
            Requirement::AllOf(parts) => {
                for part in parts {
                    self.part(part, depth);
                }
            }
            Requirement::AnyOf(parts) => {
                if let Some(road) = self.road(parts) {
                    self.part(road, depth);
                }
            }
        }
    }

    fn part(&mut self, part: &Part, depth: usize) {
        let Some(element) = part.element else {
            return self.elements(&part.requires, depth + 1);
        };
        let mut grounds = Vec::new();
        self.pleaded_in(&part.requires, 0, &mut |it| {
            if !grounds.contains(&it) {
                grounds.push(it);
            }
        });
        self.acc.push(ElementAssessment {
            element,
            outcome: outcome(&part.requires, self.of),
            grounds,
        });
    }

    /// Of equally good roads `max_by_key` gives the last, so they are asked from behind.
    fn road<'p>(&self, parts: &'p [Part]) -> Option<&'p Part> {
        parts.iter().rev().max_by_key(|it| {
            let mut pleaded = 0;
            self.pleaded_in(&it.requires, 0, &mut |_| pleaded += 1);
            (outcome(&it.requires, self.of), pleaded)
        })
    }

    fn pleaded_in(&self, requires: &Requirement, depth: usize, found: &mut impl FnMut(GroundId)) {
        match requires {
            _ if depth > DEEPEST => {}
            Requirement::Ground(id) => {
                if self.pleaded.get(id.index()).is_some_and(Option::is_some) {
                    found(*id);
                }
            }
            Requirement::AllOf(parts) | Requirement::AnyOf(parts) => {
                for part in parts {
                    self.pleaded_in(&part.requires, depth + 1, found);
                }
            }
        }
    }
}

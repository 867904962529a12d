//! Readings that would change a charge: one other choice at a time.

use super::accused::Cx;
use super::{GroundAssessment, OtherReading, Outcome};
use super::{ground, requirement};
use crate::schema::ReadingId;

/// The other choices under which the outcome would be another. Only pleaded grounds that
/// used a reading can change under it, so only those are assessed again.
pub(super) fn others(
    cx: &Cx<'_>,
    grounds: &[GroundAssessment],
    outcomes: &[Outcome],
    outcome: Outcome,
) -> Vec<OtherReading> {
    let mut res = Vec::new();
    for (reading, chosen) in used(grounds) {
        for choice in 0..cx.matter.schemas[reading].choices.len() {
            let Ok(choice) = u16::try_from(choice) else {
                break;
            };
            if choice == chosen {
                continue;
            }
            let other = under(cx, grounds, outcomes, (reading, choice));
            if other != outcome {
                res.push(OtherReading {
                    reading,
                    choice,
                    outcome: other,
                });
            }
        }
    }
    res
}

/// The readings that pleaded grounds used, each with its choice, in the order of the schemas.
fn used(grounds: &[GroundAssessment]) -> Vec<(ReadingId, u16)> {
    let pleaded = grounds.iter().filter(|it| it.pleaded.is_some());
    let mut res: Vec<_> = pleaded.flat_map(|it| it.readings.iter().copied()).collect();
    res.sort_unstable();
    res.dedup();
    res
}

/// The outcome of the charge under another choice.
fn under(
    cx: &Cx<'_>,
    grounds: &[GroundAssessment],
    outcomes: &[Outcome],
    (reading, choice): (ReadingId, u16),
) -> Outcome {
    let mut choices = cx.choices.to_vec();
    choices[reading.index()] = choice;
    let other = Cx {
        choices: &choices,
        ..*cx
    };
    let mut outcomes = outcomes.to_vec();
    let uses = |it: &&GroundAssessment| it.readings.iter().any(|it| it.0 == reading);
    for it in grounds
        .iter()
        .filter(|it| it.pleaded.is_some())
        .filter(uses)
    {
        outcomes[it.ground.index()] = ground::assess(&other, it.ground).outcome;
    }
    requirement::outcome(&cx.offence.requires, &outcomes)
}

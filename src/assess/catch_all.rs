//! Catch-all items: a person's finding, with a reason (rule 5).

use super::listed::Listed;
use super::{Contribution, Doubt, GroundAssessment, Outcome, Reason};
use crate::brief::{PleadedGround, Status};

/// A finding with a reason carries the ground; without one it stays open, and so it does
/// where the charge does not plead the ground at all.
pub(super) fn assess(
    pleading: Option<&PleadedGround>,
    facts: &[Listed<'_>],
    res: &mut GroundAssessment,
) {
    let reasoned = pleading.is_some_and(|it| it.reason.is_some());
    res.outcome = Outcome::Undetermined;
    if !reasoned {
        res.because(Reason::NoReason);
    }
    for listed in facts {
        let doubt = match listed.fact.status.value {
            Status::Disputed => Some(Doubt::Disputed),
            _ if listed.open => Some(Doubt::Date),
            _ => None,
        };
        if reasoned && doubt.is_none() {
            res.outcome = Outcome::Met;
        }
        res.facts.push(Contribution {
            fact: listed.at,
            contributes: None,
            at: None,
            doubt,
        });
    }
}

//! One ground for one accused: its facts, its test, its presumption.

use super::accused::Cx;
use super::listed;
use super::{Applies, GroundAssessment, InForce, Outcome, Reason};
use super::{catch_all, existence, number, times};
use crate::brief::Status;
use crate::schema::{Ground, GroundId, LayerKind, Offence, Test};

/// The kind of fact that speaks against a presumption.
const CONTRARY_EVIDENCE: &str = "contrary-evidence";

/// Assesses a ground: as it is pleaded, else over every fitting fact.
pub(super) fn assess(cx: &Cx<'_>, id: GroundId) -> GroundAssessment {
    let ground = &cx.offence[id];
    let mut res = unsupported(cx, id);
    let facts = listed::facts(cx, id, &mut res);
    match &ground.test {
        Test::Times {
            factor,
            of,
            together,
            ..
        } => {
            times::several(cx, (*factor, *of, together.as_ref()), &facts, &mut res);
        }
        Test::CatchAll if facts.is_empty() => res.because(Reason::NoFinding),
        _ if facts.is_empty() => {}
        Test::Fact {
            qualities,
            weigh,
            within,
        } => {
            existence::assess(cx, (qualities, weigh, within.as_ref()), &facts, &mut res);
        }
        Test::CatchAll => catch_all::assess(cx.pleading(id), &facts, &mut res),
        Test::Numbers { measures } => number::assess(cx, measures, None, &facts, &mut res),
        Test::ProRata { parts } => times::by_shares(cx, parts, &facts, &mut res),
    }
    if ground.rebuttable && res.outcome == Outcome::Met {
        presume(cx, id, &mut res);
    }
    res.left_out.sort_by_key(|it| it.fact);
    // Open dates are no reason where other facts decide.
    let open = res.outcome == Outcome::Undetermined;
    res.reasons.retain(|it| open || *it != Reason::DatesOpen);
    res
}

/// A ground on which no fact bears yet.
fn unsupported(cx: &Cx<'_>, id: GroundId) -> GroundAssessment {
    let ground = &cx.offence[id];
    GroundAssessment {
        ground: id,
        element: ground.element,
        pleaded: cx.pleaded[id.index()],
        outcome: Outcome::Unsupported,
        presumed: false,
        figures: None,
        measures: Vec::new(),
        facts: Vec::new(),
        left_out: Vec::new(),
        reasons: Vec::new(),
        readings: Vec::new(),
        in_force: InForce {
            applies: Applies::Yes,
            reaches_back: reaches_back(cx.offence, ground),
        },
    }
}

fn reaches_back(offence: &Offence, ground: &Ground) -> Option<bool> {
    let layer = offence.layers.get(usize::from(ground.layer))?;
    (layer.kind == LayerKind::Overlay).then_some(ground.reaches_back)
}

/// A presumption stands unless contrary evidence contests it (rule 5, Interp. 11).
fn presume(cx: &Cx<'_>, id: GroundId, res: &mut GroundAssessment) {
    if contested(cx, id) {
        res.outcome = Outcome::Undetermined;
        res.because(Reason::Rebutted);
    } else {
        res.presumed = true;
    }
}

/// Whether a rebuttal is given. One that names an undefined fact was meant as one, and
/// counts; an excluded fact, a fact of another kind or one about somebody else does not.
fn contested(cx: &Cx<'_>, id: GroundId) -> bool {
    let rebuttal = cx.pleading(id).map_or(&[][..], |it| &it.rebuttal);
    let contrary = cx.matter.schemas.kind_ids.get(CONTRARY_EVIDENCE).copied();
    rebuttal.iter().any(|it| {
        let Some(at) = it.to else { return true };
        let fact = &cx.matter.brief.facts[at];
        fact.kind.map(|it| it.value) == contrary
            && fact.status.value != Status::Excluded
            && cx.accused.answers_for(fact)
    })
}

//! The facts that a ground looks at: those it lists, or every fitting one, less those that cannot count for this accused.

use std::borrow::Cow;

use super::accused::Cx;
use super::in_force::Time;
use super::{Applies, GroundAssessment, LeftOut, Reason, Why};
use crate::brief::{Fact, FactIx, Ref, Status};
use crate::schema::{Ground, GroundId, KindId, ReadingId};

/// A fact that may bear on a ground.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed<'a> {
    pub at: FactIx,
    pub fact: &'a Fact,
    /// Its dates leave open whether the ground applies to it.
    pub open: bool,
}

/// The facts of a ground for an accused, in the order of the brief. What cannot count is
/// named in `res`, except that a ground that lists no facts does not name other people's.
pub(super) fn facts<'a>(cx: &Cx<'a>, id: GroundId, res: &mut GroundAssessment) -> Vec<Listed<'a>> {
    let listed = cx.pleading(id).and_then(|it| it.facts.as_ref());
    among(cx, id, listed.map(Vec::as_slice), res)
}

/// Every fact that fits a ground, whether or not the charge pleads others for it.
pub(super) fn every<'a>(cx: &Cx<'a>, id: GroundId, res: &mut GroundAssessment) -> Vec<Listed<'a>> {
    among(cx, id, None, res)
}

fn among<'a>(
    cx: &Cx<'a>,
    id: GroundId,
    listed: Option<&[Ref]>,
    res: &mut GroundAssessment,
) -> Vec<Listed<'a>> {
    let ground = &cx.offence[id];
    let explicit = listed.is_some();
    let all = match listed {
        Some(refs) => Cow::Owned(in_order(refs.iter().filter_map(|it| it.to))),
        None => fitting(cx, ground, &mut res.readings),
    };
    if all.is_empty() {
        return Vec::new();
    }
    let time = Time::of(cx, ground);
    let mut facts = Vec::with_capacity(all.len());
    let mut inside = [false; 3];
    for &at in all.iter() {
        let fact = &cx.matter.brief.facts[at];
        let why = if explicit && !fits(cx, ground, fact, &mut res.readings) {
            Why::UnfitKind
        } else if !cx.accused.answers_for(fact) {
            if !explicit {
                continue;
            }
            Why::NotTheirs
        } else if fact.status.value == Status::Excluded {
            Why::Excluded
        } else {
            let applies = time.applies(fact, res);
            inside[applies as usize] = true;
            if applies != Applies::No {
                facts.push(Listed {
                    at,
                    fact,
                    open: applies == Applies::Open,
                });
                continue;
            }
            Why::NotInForce
        };
        res.left_out.push(LeftOut { fact: at, why });
    }
    res.in_force.applies = together(inside);
    if res.in_force.applies == Applies::Open {
        res.because(Reason::DatesOpen);
    }
    facts
}

/// A ground applies when it does to any of its facts; without facts nothing speaks against it.
const fn together(inside: [bool; 3]) -> Applies {
    if inside[Applies::Yes as usize] {
        Applies::Yes
    } else if inside[Applies::Open as usize] {
        Applies::Open
    } else if inside[Applies::No as usize] {
        Applies::No
    } else {
        Applies::Yes
    }
}

/// The facts that a pleaded ground lists and that fit it, without any further look.
pub(super) fn pleaded_and_fit<'a>(cx: &Cx<'a>, id: GroundId) -> Cow<'a, [FactIx]> {
    let ground = &cx.offence[id];
    let unused = &mut Vec::new();
    match cx.pleading(id).and_then(|it| it.facts.as_ref()) {
        Some(refs) => {
            let facts = refs.iter().filter_map(|it| it.to);
            let fit = |it: &FactIx| fits(cx, ground, &cx.matter.brief.facts[*it], unused);
            Cow::Owned(in_order(facts.filter(fit)))
        }
        None => fitting(cx, ground, unused),
    }
}

/// Every fact of a fitting kind.
fn fitting<'a>(
    cx: &Cx<'a>,
    ground: &Ground,
    used: &mut Vec<(ReadingId, u16)>,
) -> Cow<'a, [FactIx]> {
    let mut res: Cow<'a, [FactIx]> = Cow::Borrowed(&[]);
    for fit in &ground.fits {
        let facts = cx.matter.of_kind(fit.kind);
        if facts.is_empty() || !fits_kind(cx, ground, fit.kind, used) {
            continue;
        }
        if res.is_empty() {
            res = Cow::Borrowed(facts);
        } else {
            res.to_mut().extend_from_slice(facts);
        }
    }
    if let Cow::Owned(facts) = &mut res {
        facts.sort_unstable();
        facts.dedup();
    }
    res
}

fn fits(cx: &Cx<'_>, ground: &Ground, fact: &Fact, used: &mut Vec<(ReadingId, u16)>) -> bool {
    fact.kind
        .is_some_and(|it| fits_kind(cx, ground, it.value, used))
}

/// Whether a kind of fact can support a ground under the readings chosen.
fn fits_kind(cx: &Cx<'_>, ground: &Ground, kind: KindId, used: &mut Vec<(ReadingId, u16)>) -> bool {
    let mut ways = ground.fits.iter().filter(|it| it.kind == kind);
    ways.any(|it| {
        it.under
            .is_none_or(|(reading, choice)| cx.choice(reading, used) == choice)
    })
}

/// A list names a fact once, however often it is written.
fn in_order(facts: impl Iterator<Item = FactIx>) -> Vec<FactIx> {
    let mut res: Vec<FactIx> = facts.collect();
    res.sort_unstable();
    res.dedup();
    res
}

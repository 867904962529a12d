//! Grounds of the offence that are not pleaded yet: those that the facts reach first, each with
//! its figures and the facts that fit.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Cx;
use super::ids;
use super::keys;
use super::offer::{Offer, Page, What};
use super::piece::Piece;
use crate::assess::{AccusedAssessment, ChargeAssessment, GroundAssessment, Outcome};
use crate::phrase;
use crate::quantity::Exact;
use crate::schema::{Ground, GroundId, Offence, Test};
use crate::yaml::Node;

/// The grounds that may be pleaded here.
pub fn grounds(cx: &Cx<'_>) -> Vec<Offer> {
    let Some(offence) = offence(cx) else {
        return Vec::new();
    };
    let here = keys::present(cx);
    let assessed = assessed(cx);
    let all = (0..offence.grounds.len()).filter_map(|it| u16::try_from(it).ok()).map(GroundId);
    let mut open: Vec<(GroundId, Option<Best<'_>>)> = all
        .filter(|it| !here.contains(&*offence[*it].id))
        .map(|it| (it, assessed.and_then(|charge| best(charge, it))))
        .collect();
    open.sort_by_key(|(id, best)| rank(offence, *id, best.as_ref()));
    open.into_iter().map(|(id, best)| offer(cx, offence, id, best.as_ref())).collect()
}

/// What a ground reaches for the accused for whom it reaches most.
struct Best<'a> {
    accused: &'a AccusedAssessment,
    ground: &'a GroundAssessment,
}

fn best(charge: &ChargeAssessment, id: GroundId) -> Option<Best<'_>> {
    let each = charge.accused.iter().filter_map(|accused| {
        let ground = accused.grounds.get(id.index())?;
        Some(Best { accused, ground })
    });
    // Of equals the first.
    each.fold(None, |acc: Option<Best<'_>>, it| match acc {
        Some(most) if most.ground.outcome >= it.ground.outcome => Some(most),
        _ => Some(it),
    })
}

/// Met before open before short; on the road that is taken before off it; plain before pro rata
/// and N-fold; what is nearest to its standard before what is far; then as the articles have it.
fn rank(
    offence: &Offence,
    id: GroundId,
    best: Option<&Best<'_>>,
) -> (Reverse<Outcome>, bool, bool, Reverse<Option<Exact>>, GroundId) {
    let ground = &offence[id];
    let outcome = best.map_or(Outcome::Unsupported, |it| it.ground.outcome);
    let on_road = best.is_some_and(|it| {
        let mut elements = it.accused.elements.iter();
        elements.any(|it| it.element == ground.element)
    });
    let derived = matches!(ground.test, Test::ProRata { .. } | Test::Times { .. });
    let ratio = best.and_then(|it| it.ground.figures.as_ref()?.ratio());
    let ratio = ratio.filter(|_| outcome == Outcome::Short);
    (Reverse(outcome), !on_road, derived, Reverse(ratio), id)
}

fn offer(cx: &Cx<'_>, offence: &Offence, id: GroundId, best: Option<&Best<'_>>) -> Offer {
    let (ground, law, lang) = (&offence[id], cx.analysis.schemas(), cx.lang());
    let outcome = best.map_or(Outcome::Unsupported, |it| it.ground.outcome);
    let figures = best.and_then(|it| it.ground.figures.as_ref());
    let said = match figures.filter(|_| outcome > Outcome::Unsupported) {
        Some(figures) => phrase::reached(figures, lang),
        None if outcome > Outcome::Unsupported => phrase::outcome(outcome, lang).to_owned(),
        None => String::new(),
    };
    let place = ground.cite.place_words(&law.instruments, lang);
    let piece = match cx.cursor.is_key() {
        true => Piece::of(&ground.id),
        false => pleaded(cx, ground, best),
    };
    Offer::new(&*ground.id, What::Ground)
        .inserts(piece)
        .detail(said)
        .note(place)
        .title(ground.title.get(lang))
        .page(Page::Ground(offence.id.to_string(), ground.id.to_string()))
}

/// The ground with the facts that bear on it, or else with those whose kind fits. Of many, none is
/// listed, which stands for every fact that fits.
fn pleaded(cx: &Cx<'_>, ground: &Ground, best: Option<&Best<'_>>) -> Piece {
    let brief = &cx.analysis.brief;
    let bearing = best.into_iter().flat_map(|it| {
        let parts = it.ground.measures.iter().flat_map(|it| &it.facts);
        it.ground.facts.iter().chain(parts)
    });
    let mut facts: BTreeSet<usize> = bearing.map(|it| it.fact).collect();
    if facts.is_empty() {
        let fitting = (0..brief.facts.len()).filter(|it| ids::fits(ground, &brief.facts[*it]));
        facts.extend(fitting);
    }
    let facts: Vec<&str> = facts.into_iter().map(|it| &*brief.facts[it].id.name).collect();
    if facts.len() > ids::MANY {
        return Piece::of(&ground.id).text(": ");
    }
    let piece = Piece::of(&ground.id).text(": [");
    match facts.is_empty() {
        true => piece.hole().text("]"),
        false => piece.text(&facts.join(", ")).text("]"),
    }
}

fn assessed<'a>(cx: &'a Cx<'_>) -> Option<&'a ChargeAssessment> {
    let charge = cx.at.charge?;
    let mut all = cx.analysis.assessment.charges.iter();
    all.find(|it| it.charge == charge)
}

/// The offence of the charge, by the brief, or by the mapping around where that is broken.
fn offence<'a>(cx: &'a Cx<'_>) -> Option<&'a Offence> {
    let charge = cx.at.charge.and_then(|it| cx.analysis.brief.charges.get(it));
    let named = charge.and_then(|it| it.offence.as_ref()).map(|it| &*it.value);
    let around = || {
        let mut nodes = cx.at.place.nodes.iter().rev();
        nodes.find_map(|it: &Node<'_>| it.get("offence")?.value.value())
    };
    cx.analysis.schemas().offence(named.or_else(around)?)
}

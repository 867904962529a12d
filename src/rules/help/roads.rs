//! Roads of an offence: alternatives that each have a gate of the same name, such as a crime that is
//! confirmed or one that cannot be verified.

use super::plead::{costs_nobody, ground_words, in_place_of, offered};
use super::{Accusation, is_written_here};
use crate::assess::{GroundAssessment, Outcome};
use crate::finding::Fix;
use crate::rules::Cx;
use crate::schema::{ElementId, GroundId, Offence, Part, Requirement, Test};
use crate::text::{Edit, Lang};
use crate::yaml::edit;

/// One road: its gate and its other elements, with their grounds.
struct Road {
    gate: Vec<GroundId>,
    others: Vec<GroundId>,
}

/// The first pleaded ground, in the order of the text, of a road whose gate is shut while the gate
/// of another is open.
pub fn wrong_ground(it: &Accusation<'_>) -> Option<usize> {
    let roads = roads(it.offence);
    let assessed = |ground: &GroundId| it.accused.grounds.iter().find(|it| it.ground == *ground);
    let pleads = |grounds: &[GroundId]| {
        grounds
            .iter()
            .filter_map(assessed)
            .any(|it| it.pleaded.is_some())
    };
    let gate_pleaded = roads.iter().any(|it| pleads(&it.gate));
    let open = |road: &Road| road.gate.iter().filter_map(assessed).any(is_open);
    let taken: Vec<&Road> = roads.iter().filter(|it| pleads(&it.others)).collect();
    let left: Vec<&Road> = roads.iter().filter(|it| !pleads(&it.others)).collect();
    if !gate_pleaded || taken.iter().any(|it| open(it)) || !left.iter().any(|it| open(it)) {
        return None;
    }
    let grounds = it.accused.grounds.iter().enumerate();
    let wrong = grounds.filter(|(_, one)| {
        one.pleaded.is_some() && taken.iter().any(|it| it.others.contains(&one.ground))
    });
    wrong.min_by_key(|(_, one)| one.pleaded).map(|(nth, _)| nth)
}

/// Whether a ground of a gate lets its road be taken: pleaded and not short, or met anyway.
fn is_open(ground: &GroundAssessment) -> bool {
    match ground.pleaded {
        Some(_) => ground.outcome >= Outcome::Undetermined,
        None => ground.outcome == Outcome::Met,
    }
}

/// Whether a ground is a gate.
pub fn is_gate(it: &Accusation<'_>, ground: GroundId) -> bool {
    roads(it.offence).iter().any(|it| it.gate.contains(&ground))
}

/// The gates that let their road be taken.
pub fn open_gates(it: &Accusation<'_>) -> Vec<GroundId> {
    let gates = roads(it.offence).into_iter().flat_map(|it| it.gate);
    let open = |gate: &GroundId| {
        let assessed = it.accused.grounds.iter().find(|it| it.ground == *gate);
        assessed.is_some_and(is_open)
    };
    gates.filter(open).collect()
}

/// Takes a charge that is on the wrong road to the other one.
pub fn mend(cx: &Cx<'_>, it: &Accusation<'_>, lang: Lang) -> Option<Fix> {
    wrong_ground(it).and_then(|nth| change(cx, it, nth, lang))
}

/// Changes a ground to its counterpart on the other road: the N-fold form of it, or what it is the
/// N-fold form of. Where the gate that is pleaded is shut and the open one is not pleaded, that one
/// takes its place as well: either alone would leave the charge without an element.
pub fn change(cx: &Cx<'_>, it: &Accusation<'_>, nth: usize, lang: Lang) -> Option<Fix> {
    let own = it.accused.grounds[nth].ground;
    let written = it.pleaded_at(nth)?.written;
    let other = counterpart(it.offence, own).filter(|_| is_written_here(cx, written))?;
    let to = &it.offence[other].id;
    if it.charge.grounds.iter().any(|it| it.id == *to) {
        return None;
    }
    let key = cx.doc.node(written.node).entry()?.key;
    let mut edits = edit::rename_key(key, to)?;
    let gates = match gates(it, own, other) {
        Some((shut, open)) => {
            edits.extend(other_gate(cx, it, shut, open)?);
            edits.sort_by_key(|it| (it.range.start(), it.range.end()));
            let old = &it.offence[it.accused.grounds[shut].ground].id;
            Some(ground_words(cx, it, open, Some(old), lang))
        }
        None => None,
    };
    let from = &it.offence[own].id;
    let title = match (lang, gates) {
        (Lang::En, None) => format!("change to `{to}`"),
        (Lang::Zh, None) => format!("改为 `{to}`"),
        (Lang::En, Some(gate)) => {
            format!("change `{from}` to `{to}`, and plead {gate}")
        }
        (Lang::Zh, Some(gate)) => format!("将 `{from}` 改为 `{to}`，并主张{gate}"),
    };
    offered(title, edits)
}

/// The shut gate that is pleaded and the open one that has to stand in its place, by their positions.
fn gates(it: &Accusation<'_>, own: GroundId, other: GroundId) -> Option<(usize, usize)> {
    let roads = roads(it.offence);
    let road = |ground: GroundId| roads.iter().find(|it| it.others.contains(&ground));
    let position = |gate: &GroundId| it.accused.grounds.iter().position(|it| it.ground == *gate);
    let gates = |ground| road(ground).map(|it| it.gate.iter().filter_map(position));
    let assessed = |nth: &usize| &it.accused.grounds[*nth];
    let shut = gates(own)?.find(|it| assessed(it).pleaded.is_some() && !is_open(assessed(it)))?;
    if gates(other)?.any(|it| assessed(&it).pleaded.is_some()) {
        return None;
    }
    let open = gates(other)?.find(|it| is_open(assessed(it)))?;
    Some((shut, open))
}

fn other_gate(cx: &Cx<'_>, it: &Accusation<'_>, shut: usize, open: usize) -> Option<Vec<Edit>> {
    let shut = costs_nobody(it, shut, open).then(|| it.pleaded_at(shut))??;
    in_place_of(cx, it, open, &shut)
}

/// The roads of an offence that has several.
fn roads(offence: &Offence) -> Vec<Road> {
    let mut res = Vec::new();
    collect(offence, &offence.requires, &mut res);
    res
}

fn collect(offence: &Offence, requires: &Requirement, acc: &mut Vec<Road>) {
    match requires {
        Requirement::Ground(_) => {}
        Requirement::AllOf(parts) => parts
            .iter()
            .for_each(|it| collect(offence, &it.requires, acc)),
        Requirement::AnyOf(parts) => {
            let elements: Vec<Vec<ElementId>> = parts.iter().map(elements).collect();
            let id = |it: &ElementId| &offence[*it].id;
            let gate = elements.first().into_iter().flatten().map(id).find(|gate| {
                elements.len() > 1
                    && elements
                        .iter()
                        .all(|road| road.iter().any(|it| id(it) == *gate))
            });
            let Some(gate) = gate else {
                parts
                    .iter()
                    .for_each(|it| collect(offence, &it.requires, acc));
                return;
            };
            for (part, road) in parts.iter().zip(&elements) {
                let own = own_grounds(part);
                let of = |is_gate: bool| {
                    let chosen = road.iter().filter(move |it| (id(it) == gate) == is_gate);
                    chosen.flat_map(|it| own_of(&own, *it)).collect()
                };
                acc.push(Road {
                    gate: of(true),
                    others: of(false),
                });
            }
        }
    }
}

fn elements(road: &Part) -> Vec<ElementId> {
    own_grounds(road)
        .into_iter()
        .filter_map(|it| it.0)
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// The grounds below a part, each with the element that it stands in.
fn own_grounds(part: &Part) -> Vec<(Option<ElementId>, GroundId)> {
    let mut res = Vec::new();
    let mut open = vec![(part.element, &part.requires)];
    while let Some((element, requires)) = open.pop() {
        match requires {
            Requirement::Ground(ground) => res.push((element, *ground)),
            Requirement::AllOf(parts) | Requirement::AnyOf(parts) => {
                open.extend(
                    parts
                        .iter()
                        .map(|it| (it.element.or(element), &it.requires)),
                );
            }
        }
    }
    res
}

fn own_of(grounds: &[(Option<ElementId>, GroundId)], element: ElementId) -> Vec<GroundId> {
    grounds
        .iter()
        .filter(|it| it.0 == Some(element))
        .map(|it| it.1)
        .collect()
}
fn counterpart(offence: &Offence, own: GroundId) -> Option<GroundId> {
    if let Test::Times { of, .. } = offence[own].test {
        return Some(of);
    }
    let times = |it: &GroundId| matches!(offence[*it].test, Test::Times { of, .. } if of == own);
    (0..offence.grounds.len())
        .filter_map(|it| u16::try_from(it).ok().map(GroundId))
        .find(times)
}

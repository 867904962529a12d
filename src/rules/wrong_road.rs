//! `wrong-road`: the grounds that are pleaded belong to another road of the offence than its gate.
//!
//! A road is one of several sets of elements, each of which makes the offence. Roads share an
//! element, their gate, which opens only one of them: for 287-2 the assisted crime, which is
//! either confirmed or cannot be verified.

use crate::assess::{GroundAssessment, Outcome};
use crate::finding::{Detail, Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{Accusation, accusations, is_written_here, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::{ElementId, GroundId, Offence, Part, Requirement, Test};
use crate::text::Lang;
use crate::yaml::edit;

pub static RULE: Rule = Rule {
    id: RuleId("wrong-road"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "The pleaded grounds belong to the other road of the offence.",
            zh: "所主张的情形属于该罪名的另一路径。",
        },
        why: Both {
            en: "Where the assisted crime can be confirmed, art. 12 para. 1 applies; where it truly \
                 cannot be verified whether it reached the level of a crime, only five times the \
                 standard or especially serious consequences do (para. 2).",
            zh: "被帮助的犯罪可以确认的，适用第十二条第一款；确因客观条件限制无法查证是否达到犯罪程度的，\
                 须达到五倍标准或者造成特别严重后果（第二款）。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  paid: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 200000 CNY}
  fraud: {kind: assisted-crime, verification: unverifiable}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      crime-unverifiable: [fraud]
      payment-settlement: [paid]
    # ^^^^^^^^^^^^^^^^^^ error: `payment-settlement` belongs to another road
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  paid: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 1000000 CNY}
  fraud: {kind: assisted-crime, verification: unverifiable}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      crime-unverifiable: [fraud]
      fivefold-settlement: [paid]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

/// One road: its gate and its other elements, with their grounds.
struct Road {
    gate: Vec<GroundId>,
    others: Vec<GroundId>,
}

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    let mut last = None;
    for it in accusations(cx) {
        if last == Some(it.nth) {
            continue;
        }
        if let Some(nth) = wrong_ground(&it) {
            last = Some(it.nth);
            let written = it.accused.grounds[nth].pleaded.map(|it_| &it.charge.grounds[it_]);
            let at = written.map_or(it.offence_place(), |it| it.range);
            acc.push(Fault::new(RULE.id, at, it.ground(nth)));
        }
    }
}

/// The first pleaded ground, in the order of the text, of a road whose gate is shut while the gate
/// of another is open.
fn wrong_ground(it: &Accusation<'_>) -> Option<usize> {
    let roads = roads(it.offence);
    let assessed = |ground: &GroundId| it.accused.grounds.iter().find(|it| it.ground == *ground);
    let pleads = |grounds: &[GroundId]| {
        grounds.iter().filter_map(assessed).any(|it| it.pleaded.is_some())
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

/// The roads of an offence that has several.
fn roads(offence: &Offence) -> Vec<Road> {
    let mut res = Vec::new();
    collect(offence, &offence.requires, &mut res);
    res
}

fn collect(offence: &Offence, requires: &Requirement, acc: &mut Vec<Road>) {
    match requires {
        Requirement::Ground(_) => {}
        Requirement::AllOf(parts) => parts.iter().for_each(|it| collect(offence, &it.requires, acc)),
        Requirement::AnyOf(parts) => {
            let elements: Vec<Vec<ElementId>> = parts.iter().map(elements).collect();
            let id = |it: &ElementId| &offence[*it].id;
            let gate = elements.first().into_iter().flatten().map(id).find(|gate| {
                elements.len() > 1 && elements.iter().all(|road| road.iter().any(|it| id(it) == *gate))
            });
            let Some(gate) = gate else {
                parts.iter().for_each(|it| collect(offence, &it.requires, acc));
                return;
            };
            for (part, road) in parts.iter().zip(&elements) {
                let own = own_grounds(part);
                let of = |is_gate: bool| {
                    let chosen = road.iter().filter(move |it| (id(it) == gate) == is_gate);
                    chosen.flat_map(|it| own_of(&own, *it)).collect()
                };
                acc.push(Road { gate: of(true), others: of(false) });
            }
        }
    }
}

fn elements(road: &Part) -> Vec<ElementId> {
    own_grounds(road).into_iter().filter_map(|it| it.0).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// The grounds below a part, each with the element that it stands in.
fn own_grounds(part: &Part) -> Vec<(Option<ElementId>, GroundId)> {
    let mut res = Vec::new();
    let mut open = vec![(part.element, &part.requires)];
    while let Some((element, requires)) = open.pop() {
        match requires {
            Requirement::Ground(ground) => res.push((element, *ground)),
            Requirement::AllOf(parts) | Requirement::AnyOf(parts) => {
                open.extend(parts.iter().map(|it| (it.element.or(element), &it.requires)));
            }
        }
    }
    res
}

fn own_of(grounds: &[(Option<ElementId>, GroundId)], element: ElementId) -> Vec<GroundId> {
    grounds.iter().filter(|it| it.0 == Some(element)).map(|it| it.1).collect()
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let (Some(it), &Detail::Ground { ground, .. }) = (Accusation::of(cx, &fault.detail), &fault.detail) else {
        return Words::default();
    };
    let ground = &it.offence[it.accused.grounds[ground].ground];
    let open: Vec<String> = roads(it.offence).iter().flat_map(|it| &it.gate).filter_map(|gate| {
        let assessed = it.accused.grounds.iter().find(|it| it.ground == *gate)?;
        is_open(assessed).then(|| phrase::ticked(&it.offence[*gate].id))
    }).collect();
    let (id, open) = (&ground.id, phrase::and_list(&open, lang));
    let why = Some(cx.schemas.cite_words(&ground.cite, lang));
    match lang {
        Lang::En => Words {
            what: format!("`{id}` belongs to another road of the offence than {open}"),
            here: "not on this road".into(),
            why,
            help: vec![format!("plead a ground of the road that {open} opens, or show that the other is open")],
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("`{id}` 与{open}不属于同一路径"),
            here: "不在所选路径上".into(),
            why,
            help: vec![format!("请主张{open}所在路径的情形，或者说明另一路径成立")],
            related: Vec::new(),
        },
    }
}

/// Changes the ground to its counterpart on the other road: the N-fold form of it, or what it is the
/// N-fold form of.
fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let (Some(it), &Detail::Ground { ground, .. }) = (Accusation::of(cx, &fault.detail), &fault.detail) else {
        return Vec::new();
    };
    let own = it.accused.grounds[ground].ground;
    let here = it.pleaded_at(ground).is_some_and(|it| is_written_here(cx, it.written));
    let Some(other) = counterpart(it.offence, own).filter(|_| here) else {
        return Vec::new();
    };
    let to = &it.offence[other].id;
    if it.charge.grounds.iter().any(|it| it.id == *to) {
        return Vec::new();
    }
    let key = cx.doc.at(fault.at.start()).node();
    let title = match lang {
        Lang::En => format!("change to `{to}`"),
        Lang::Zh => format!("改为 `{to}`"),
    };
    let edits = key.and_then(|it| edit::rename_key(it, to));
    edits.and_then(|it| plead::offered(title, it)).into_iter().collect()
}

fn counterpart(offence: &Offence, own: GroundId) -> Option<GroundId> {
    if let Test::Times { of, .. } = offence[own].test {
        return Some(of);
    }
    let times = |it: &GroundId| matches!(offence[*it].test, Test::Times { of, .. } if of == own);
    (0..offence.grounds.len()).filter_map(|it| u16::try_from(it).ok().map(GroundId)).find(times)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn a_confirmed_crime_shuts_the_five_fold_road() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}, zhao: {kind: person, name: 赵某}}
facts:
  paid: {kind: payment-settlement, amount: 100万元}
  fraud: {kind: assisted-crime, verification: confirmed}
charges:
  - {offence: cl-287-2, against: [lin, zhao], grounds: {fivefold-settlement: [paid], crime-confirmed: [fraud]}}
                                                      # ^^^^^^^^^^^^^^^^^^^ error: `fivefold-settlement` belongs to another road
",
        );
    }

    #[test]
    fn grounds_on_the_road_that_is_open_are_enough() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  paid: {kind: payment-settlement, amount: 100万元}
  fraud: {kind: assisted-crime, verification: confirmed}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {fivefold-settlement: [paid], payment-settlement: [paid], crime-confirmed: [fraud]}}
",
        );
    }

    #[test]
    fn changes_to_the_counterpart() {
        let mended = RULE.page.bad.replace("      payment-settlement:", "      fivefold-settlement:");
        assert_eq!(fixed(&RULE, RULE.page.bad, 0), mended);
    }
}

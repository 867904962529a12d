//! Compares what charges and grounds come to with what a brief expects.

use std::collections::BTreeSet;

use gravamen::analysis::Analysis;
use gravamen::assess::{AccusedAssessment, Figures, GroundAssessment, Outcome};
use gravamen::phrase::why_id;
use gravamen::quantity::Exact;
use gravamen::schema::Offence;

use super::expected::{Expected, Ground, Of, Reading};

/// Every difference, one line each.
pub fn differences(expected: &Expected, analysis: &Analysis) -> Vec<String> {
    let mut res = missing(expected, analysis);
    for wanted in &expected.outcomes {
        let Some((_, accused)) = find(analysis, &wanted.of) else {
            res.push(format!("{} is not assessed", name(&wanted.of)));
            continue;
        };
        let got = (word(accused.outcome), word(accused.available));
        if got != (&wanted.outcome, &wanted.available) {
            let of = name(&wanted.of);
            let want = (&wanted.outcome, &wanted.available);
            res.push(format!(
                "{of}: outcome and available {want:?} expected, got {got:?}"
            ));
        }
    }
    for wanted in &expected.grounds {
        res.extend(ground(wanted, analysis));
    }
    res.extend(readings(expected, analysis));
    res
}

/// Accused that the header forgets.
fn missing(expected: &Expected, analysis: &Analysis) -> Vec<String> {
    let named = |charge: usize, id: &str| {
        let mut outcomes = expected.outcomes.iter();
        outcomes.any(|it| it.of.charge == charge && it.of.accused == id)
    };
    let charges = analysis.assessment.charges.iter();
    let accused = charges.flat_map(|it| it.accused.iter().map(move |of| (it.charge, of.party)));
    accused
        .map(|(charge, party)| (charge, &*analysis.brief.parties[party].id.name))
        .filter(|(charge, id)| !named(*charge, id))
        .map(|(charge, id)| format!("no `# outcome:` for charges[{charge}] {id}"))
        .collect()
}

/// Readings that change an outcome and are not expected, and the other way round.
fn readings(expected: &Expected, analysis: &Analysis) -> Vec<String> {
    let wanted: BTreeSet<&Reading> = expected.readings.iter().collect();
    let found = other_readings(analysis);
    let found: BTreeSet<&Reading> = found.iter().collect();
    let unexpected = found
        .difference(&wanted)
        .map(|it| format!("unexpected: {it:?}"));
    let missing = wanted
        .difference(&found)
        .map(|it| format!("missing: {it:?}"));
    unexpected.chain(missing).collect()
}

fn other_readings(analysis: &Analysis) -> Vec<Reading> {
    let mut res = Vec::new();
    for charge in &analysis.assessment.charges {
        for accused in &charge.accused {
            let of = Of {
                charge: charge.charge,
                accused: analysis.brief.parties[accused.party].id.name.to_string(),
            };
            res.extend(accused.other_readings.iter().map(|it| {
                let reading = &analysis.schemas()[it.reading];
                Reading {
                    of: of.clone(),
                    reading: reading.id.to_string(),
                    choice: reading.choices[usize::from(it.choice)].id.to_string(),
                    outcome: word(it.outcome).to_owned(),
                }
            }));
        }
    }
    res
}

fn ground(wanted: &Ground, analysis: &Analysis) -> Vec<String> {
    let of = format!("{} {}", name(&wanted.of), wanted.ground);
    let found = find(analysis, &wanted.of).and_then(|(offence, accused)| {
        let id = offence.ground_ids.get(&*wanted.ground)?;
        accused.grounds.iter().find(|it| it.ground == *id)
    });
    let Some(found) = found else {
        return vec![format!("{of} is not assessed")];
    };
    let mut res = Vec::new();
    if word(found.outcome) != wanted.outcome {
        res.push(format!(
            "{of}: {} expected, got {}",
            wanted.outcome,
            word(found.outcome)
        ));
    }
    for figure in &wanted.figures {
        let got = match figure.strip_prefix("left-out ") {
            Some(fact) => left_out(found, fact, analysis),
            None => said(found, figure.split(' ').next().unwrap_or_default()),
        };
        if *figure != got {
            res.push(format!("{of}: `{figure}` expected, got `{got}`"));
        }
    }
    res
}

/// A figure as the headers write it.
fn said(ground: &GroundAssessment, key: &str) -> String {
    if key == "presumed" {
        return if ground.presumed {
            "presumed".into()
        } else {
            "not presumed".into()
        };
    }
    let Some(figures) = &ground.figures else {
        return format!("no {key}");
    };
    let value = match key {
        "standard" => Some(figures.standard.to_decimal_string()),
        "actual" => Some(actual(figures)),
        "ratio" => figures
            .max
            .and_then(|it| it.checked_div(figures.standard))
            .map(|it| it.truncated(4)),
        "shortfall" => figures.shortfall.map(Exact::to_decimal_string),
        _ => panic!("`{key}` is no figure"),
    };
    value.map_or_else(|| format!("no {key}"), |it| format!("{key} {it}"))
}

/// `left-out old outside-window`, when that is so of the fact.
fn left_out(ground: &GroundAssessment, fact: &str, analysis: &Analysis) -> String {
    let list = ground.left_out.iter();
    let list = list.map(|it| (&*analysis.brief.facts[it.fact].id.name, why_id(it.why)));
    let list: Vec<String> = list.map(|(id, why)| format!("{id} {why}")).collect();
    match list.iter().find(|it| *it == fact) {
        Some(it) => format!("left-out {it}"),
        None => format!("left-out {list:?}"),
    }
}

fn actual(figures: &Figures) -> String {
    let min = figures.min.to_decimal_string();
    let max = figures
        .max
        .map_or_else(|| "*".into(), Exact::to_decimal_string);
    if min == max {
        min
    } else {
        format!("{min}..{max}")
    }
}

fn find<'a>(analysis: &'a Analysis, of: &Of) -> Option<(&'a Offence, &'a AccusedAssessment)> {
    let mut charges = analysis.assessment.charges.iter();
    let charge = charges.find(|it| it.charge == of.charge)?;
    let mut accused = charge.accused.iter();
    let accused = accused.find(|it| *analysis.brief.parties[it.party].id.name == *of.accused)?;
    Some((&analysis.schemas()[charge.offence], accused))
}

fn name(of: &Of) -> String {
    format!("charges[{}] {}", of.charge, of.accused)
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unsupported => "unsupported",
        Outcome::Short => "short",
        Outcome::Undetermined => "undetermined",
        Outcome::Met => "met",
    }
}

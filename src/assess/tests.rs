//! Outcomes from the text of a brief, rule by rule.
//!
//! A test is a brief with its expectations in comments that start with `#=`. After a pleaded
//! ground they say what it gives; on a line of their own they name a ground or an accused
//! first: `#= illegal-gains: met`, `#= lin: short, available met`. With several accused a
//! ground follows the accused: `#= lin payment-settlement: short`.

mod accumulation;
mod attribution;
mod existence;
mod load;
mod numbers;
mod part_of;
mod prior;
mod properties;
mod readings;
mod shares;
mod time;
mod users_law;
mod whole;

use super::*;
use crate::brief::lower;
use crate::quantity::Exact;
use crate::schema::Offence;
use crate::yaml::Document;

/// What every brief of these tests starts with.
const PARTIES: &str = "\
brief: 1
parties:
  lin: {name: Lin X, kind: person, role: accused}
  chen: {name: Chen X, kind: person, role: accused}
  acme: {name: ACME Ltd, kind: organization, role: accused, responsible: [lin]}
  ring: {name: A ring, kind: person, role: assisted}
  shop: {name: A shop, kind: person, role: assisted}
  host: {name: A host, kind: person, role: assisted}
";

/// Puts a charge of an offence around the grounds of a text, and checks what is expected.
fn check(offence: &str, body: &str) {
    check_with(&Schemas::built_in(), offence, body);
}

fn check_with(schemas: &Schemas, offence: &str, body: &str) {
    let text = brief(offence, body);
    let (_, brief, assessment) = assessed(schemas, &text);
    let mut checked = 0;
    for (at, line) in text.lines().enumerate() {
        let Some((before, expected)) = line.split_once("#=") else {
            continue;
        };
        let (subject, expected) = match before.split_once(':') {
            Some((key, _)) => (key.trim(), expected),
            None => expected.split_once(": ").expect("a subject"),
        };
        let found = found(schemas, &brief, &assessment, subject.trim());
        for part in expected.split(',') {
            assert!(
                found.iter().any(|it| it == part.trim()),
                "line {}: {}\nexpected {part:?}, found {found:#?}",
                at + 1,
                line.trim(),
            );
            checked += 1;
        }
    }
    assert!(checked > 0, "nothing is expected in\n{text}");
}

/// A whole brief from its facts and grounds.
fn brief(offence: &str, body: &str) -> String {
    let (top, grounds) = body.split_once("grounds:\n").unwrap_or((body, ""));
    let (against, top): (Vec<&str>, Vec<&str>) =
        top.lines().partition(|it| it.starts_with("against:"));
    let against = against.first().unwrap_or(&"against: [lin]");
    let mut text = PARTIES.to_owned();
    for line in top {
        text += &format!("{line}\n");
    }
    text += &format!("charges:\n  - offence: {offence}\n    {against}\n    grounds:\n");
    for line in grounds.lines() {
        text += &format!("    {line}\n");
    }
    text
}

/// Reads and assesses a text as of a fixed day.
fn assessed(schemas: &Schemas, text: &str) -> (Document, Brief, Assessment) {
    let doc = Document::parse(text);
    assert!(doc.faults().is_empty(), "{:?}\n{text}", doc.faults());
    let (brief, _) = lower(&doc, schemas);
    let today = crate::calendar::Date::constant(2026, 1, 1);
    let assessment = assess(&brief, schemas, &Options::today(today));
    (doc, brief, assessment)
}

/// Everything that can be expected of the subject of a line, as words.
fn found(schemas: &Schemas, brief: &Brief, assessment: &Assessment, subject: &str) -> Vec<String> {
    let charge = &assessment.charges[0];
    let offence = &schemas[charge.offence];
    let mut words = subject.split(' ');
    let party = words.clone().find_map(|it| brief.party(it));
    let accused = charge
        .accused
        .iter()
        .find(|it| party.is_none_or(|party| it.party == party));
    let accused = accused.expect("an accused of the charge");
    match words.find_map(|it| offence.ground_ids.get(it)) {
        Some(id) => {
            let ground = accused.grounds.iter().find(|it| it.ground == *id).unwrap();
            ground_words(schemas, brief, ground)
        }
        None => accused_words(schemas, offence, accused),
    }
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unsupported => "unsupported",
        Outcome::Short => "short",
        Outcome::Undetermined => "undetermined",
        Outcome::Met => "met",
    }
}

fn accused_words(schemas: &Schemas, offence: &Offence, it: &AccusedAssessment) -> Vec<String> {
    let mut res = vec![
        word(it.outcome).to_owned(),
        format!("available {}", word(it.available)),
    ];
    for element in &it.elements {
        let id = &offence[element.element].id;
        res.push(format!("{id} {}", word(element.outcome)));
        for ground in &element.grounds {
            res.push(format!("{id} by {}", offence[*ground].id));
        }
    }
    for other in &it.other_readings {
        let reading = &schemas[other.reading];
        let choice = &reading.choices[usize::from(other.choice)].id;
        res.push(format!("{}={choice} {}", reading.id, word(other.outcome)));
    }
    if it.other_readings.is_empty() {
        res.push("under every reading".to_owned());
    }
    for (tier, outcome) in &it.tiers {
        res.push(format!("{} {}", offence.tiers[*tier].id, word(*outcome)));
    }
    res
}

fn ground_words(schemas: &Schemas, brief: &Brief, it: &GroundAssessment) -> Vec<String> {
    let id = |it: usize| &brief.facts[it].id.name;
    let mut res = vec![word(it.outcome).to_owned()];
    match &it.figures {
        Some(figures) => figure_words(figures, &mut res),
        None => res.push("no figures".to_owned()),
    }
    res.push(
        if it.presumed {
            "presumed"
        } else {
            "not presumed"
        }
        .to_owned(),
    );
    for measure in &it.measures {
        let mut words = Vec::new();
        figure_words(&measure.figures, &mut words);
        res.extend(words.into_iter().map(|it| format!("part {it}")));
    }
    for fact in &it.facts {
        let amount = fact
            .contributes
            .map_or_else(|| "counts".to_owned(), |it| interval(it.0, it.1));
        res.push(format!("{} {amount}", id(fact.fact)));
        if let Some(doubt) = fact.doubt {
            res.push(format!("{} in doubt: {doubt:?}", id(fact.fact)));
        } else {
            res.push(format!("{} not in doubt", id(fact.fact)));
        }
    }
    for left in &it.left_out {
        let why = format!("{:?}", left.why);
        res.push(format!(
            "{} out: {}",
            id(left.fact),
            why.split('(').next().unwrap()
        ));
    }
    res.extend(it.reasons.iter().map(|it| format!("{it:?}")));
    if it.reasons.is_empty() {
        res.push("no reason".to_owned());
    }
    for (reading, choice) in &it.readings {
        let reading = &schemas[*reading];
        res.push(format!(
            "{}={}",
            reading.id,
            reading.choices[usize::from(*choice)].id
        ));
    }
    if it.readings.is_empty() {
        res.push("no reading".to_owned());
    }
    res.push(format!("in force {:?}", it.in_force.applies));
    res.push(format!("reaches back {:?}", it.in_force.reaches_back));
    res
}

fn figure_words(it: &Figures, res: &mut Vec<String>) {
    res.push(format!("{} of {}", interval(it.min, it.max), it.standard));
    res.push(match it.shortfall {
        Some(shortfall) => format!("by {shortfall}"),
        None => "no shortfall".to_owned(),
    });
    res.push(format!(
        "ratio {}",
        it.ratio_text().unwrap_or_else(|| "open".to_owned())
    ));
}

fn interval(min: Exact, max: Option<Exact>) -> String {
    match max {
        Some(max) if max == min => min.to_string(),
        Some(max) => format!("{min}..{max}"),
        None => format!("{min}.."),
    }
}

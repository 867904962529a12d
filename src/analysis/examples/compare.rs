//! Whether what an example states is what came out.

use super::expect::word;
use super::{Case, Expected, InstrumentExample, Of, That};
use crate::analysis::Analysis;
use crate::assess::{AccusedAssessment, Figures, GroundAssessment, Outcome};
use crate::phrase::{outcome, why_id};
use crate::quantity::Exact;
use crate::schema::Schemas;
use crate::schema::fault::{FaultKind, SchemaFault};
use crate::text::{Bilingual, Lang};

/// A fault for each statement of a case that does not come true, and one for a brief that is
/// not well-formed although no rule was expected to say so.
pub(super) fn case(case: &Case, analysis: &Analysis) -> Vec<SchemaFault> {
    let mut res: Vec<SchemaFault> = case
        .expected
        .iter()
        .filter_map(|it| compared(case, it, analysis))
        .collect();
    res.extend(malformed(case, analysis));
    res
}

fn fails(at: crate::text::TextRange, stated: &str, got: Bilingual) -> SchemaFault {
    SchemaFault::new(
        at,
        FaultKind::ExampleFails {
            stated: stated.into(),
            got,
        },
    )
}

fn same(text: impl Into<Box<str>>) -> Bilingual {
    let text = text.into();
    Bilingual {
        en: text.clone(),
        zh: text,
    }
}

fn both(en: impl Into<Box<str>>, zh: impl Into<Box<str>>) -> Bilingual {
    Bilingual {
        en: en.into(),
        zh: zh.into(),
    }
}

/// What came out instead of an expected statement.
fn compared(case: &Case, expected: &Expected, analysis: &Analysis) -> Option<SchemaFault> {
    let got = match &expected.that {
        That::Rule(id, speaks) => rule(analysis, id, *speaks),
        that => {
            let charge = analysis
                .assessment
                .charges
                .iter()
                .find(|it| it.charge == case.charge);
            let Some(charge) = charge else {
                return Some(fails(
                    expected.at,
                    &expected.stated,
                    both("no such charge", "没有该项指控"),
                ));
            };
            let named = |it: &&AccusedAssessment| match &expected.accused {
                Some(id) => *analysis.brief.parties[it.party].id.name == **id,
                None => true,
            };
            let mut accused = charge.accused.iter().filter(named).peekable();
            match accused.peek() {
                None => Some(both("no such accused", "没有该被告人")),
                Some(_) => accused.find_map(|it| differs(analysis, it, that)),
            }
        }
    };
    got.map(|got| fails(expected.at, &expected.stated, got))
}

fn rule(analysis: &Analysis, id: &str, speaks: bool) -> Option<Bilingual> {
    let spoke = analysis.findings.iter().any(|it| it.rule.id.0 == id);
    match (speaks, spoke) {
        (true, false) => Some(both(format!("no `{id}`"), format!("没有 `{id}`"))),
        (false, true) => Some(same(format!("`{id}`"))),
        _ => None,
    }
}

fn differs(analysis: &Analysis, accused: &AccusedAssessment, that: &That) -> Option<Bilingual> {
    match that {
        That::Charge(stated) => other(accused.outcome, *stated),
        That::Available(stated) => other(accused.available, *stated),
        That::Element(id, stated) => {
            let element = accused.elements.iter().find(|it| it.element == *id);
            match element {
                Some(it) => other(it.outcome, *stated),
                None => Some(both("another road", "另一路径")),
            }
        }
        That::Tier(at, stated) => {
            let tier = accused.tiers.iter().find(|it| it.0 == *at);
            other(tier.map_or(Outcome::Unsupported, |it| it.1), *stated)
        }
        That::OtherReading(reading, choice, stated) => {
            let found = accused
                .other_readings
                .iter()
                .find(|it| it.reading == *reading && it.choice == *choice);
            other(found.map_or(accused.outcome, |it| it.outcome), *stated)
        }
        That::Ground(id, of) => {
            let ground = accused.grounds.iter().find(|it| it.ground == *id);
            let Some(ground) = ground else {
                return Some(both("no such ground", "没有该情形"));
            };
            of_ground(analysis, ground, of)
        }
        That::Rule(..) => None,
    }
}

fn other(got: Outcome, stated: Outcome) -> Option<Bilingual> {
    let (word, chinese) = (word(got), outcome(got, Lang::Zh));
    (got != stated).then(|| both(format!("`{word}`"), format!("`{word}`（{chinese}）")))
}

fn of_ground(analysis: &Analysis, ground: &GroundAssessment, of: &Of) -> Option<Bilingual> {
    match of {
        Of::Outcome(stated) => other(ground.outcome, *stated),
        Of::Shortfall(stated) => {
            let got = ground.figures.as_ref().and_then(|it| it.shortfall);
            (got != *stated).then(|| match got {
                Some(got) => same(format!("`{got}`")),
                None => both("no shortfall", "没有差额"),
            })
        }
        Of::Actual(min, max) => {
            let figures = ground.figures.as_ref();
            let as_stated = |it: &Figures| it.min == *min && it.max == Some(*max);
            (!figures.is_some_and(as_stated)).then(|| match figures {
                Some(it) => same(format!("`{}`", actual(it.min, it.max))),
                None => both("no figure", "没有数额"),
            })
        }
        Of::LeftOut(fact, why) => left_out(analysis, ground, fact, why),
        Of::ReachesBack(stated) => flag(ground.in_force.reaches_back, *stated),
        Of::Presumed(stated) => flag(Some(ground.presumed), *stated),
        Of::Reading(reading, choice) => {
            let used = ground
                .readings
                .iter()
                .find(|it| it.0 == *reading)
                .map(|it| it.1);
            (used != Some(*choice)).then(|| match used {
                Some(it) => same(format!("`{}`", choice_id(analysis.schemas(), *reading, it))),
                None => both("the reading was not used", "未用到该解释方案"),
            })
        }
    }
}

fn choice_id(schemas: &Schemas, reading: crate::schema::ReadingId, choice: u16) -> &str {
    schemas[reading]
        .choices
        .get(usize::from(choice))
        .map_or("?", |it| &it.id)
}

fn actual(min: Exact, max: Option<Exact>) -> String {
    match max {
        Some(max) if max == min => min.to_string(),
        Some(max) => format!("{min}..{max}"),
        None => format!("{min}.."),
    }
}

fn flag(got: Option<bool>, stated: bool) -> Option<Bilingual> {
    (got != Some(stated)).then(|| match got {
        Some(got) => same(format!("`{got}`")),
        None => both("nothing of the kind", "不适用"),
    })
}

fn left_out(
    analysis: &Analysis,
    ground: &GroundAssessment,
    fact: &str,
    why: &str,
) -> Option<Bilingual> {
    let named = |it: usize| *analysis.brief.facts[it].id.name == *fact;
    let found = ground.left_out.iter().find(|it| named(it.fact));
    let got = found.map(|it| why_id(it.why));
    (got != Some(why)).then(|| match got {
        Some(got) => same(format!("`{got}`")),
        None => both("the fact is not left out", "该事实未被排除"),
    })
}

/// Rules that say that a brief is not well-formed, so that an example proves nothing.
const FORM: [&str; 9] = [
    "yaml-syntax",
    "duplicate-key",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "invalid-value",
    "unknown-reference",
    "unknown-offence",
    "unknown-ground",
];

fn malformed(case: &Case, analysis: &Analysis) -> Option<SchemaFault> {
    let expects = |id: &str| {
        case.expected
            .iter()
            .any(|it| matches!(&it.that, That::Rule(rule, true) if **rule == *id))
    };
    let finding = analysis.findings.iter().find(|it| {
        let id = it.rule.id.0;
        FORM.contains(&id) && !expects(id)
    })?;
    let words = |lang: Lang| {
        let (rule, what) = (finding.rule.id.0, analysis.words(finding, lang).what);
        lang.pick(format!("`{rule}`: {what}"), format!("`{rule}`：{what}"))
    };
    Some(fails(
        case.at,
        "brief: 1",
        both(words(Lang::En), words(Lang::Zh)),
    ))
}

/// Compares what is stated of an instrument with what its file says.
pub(super) fn instrument(example: &InstrumentExample, schemas: &Schemas) -> Vec<SchemaFault> {
    let Some(instrument) = schemas.instruments.get(example.instrument) else {
        return Vec::new();
    };
    let mut res = Vec::new();
    if let Some(number) = example
        .number
        .as_ref()
        .filter(|it| **it != instrument.number)
    {
        let stated = format!("number: {number}");
        res.push(fails(
            example.at,
            &stated,
            same(format!("`{}`", instrument.number)),
        ));
    }
    if let Some(time) = example.in_force.filter(|it| *it != instrument.in_force) {
        let stated = format!("in-force: {time}");
        res.push(fails(
            example.at,
            &stated,
            same(format!("`{}`", instrument.in_force)),
        ));
    }
    res
}

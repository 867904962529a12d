//! The requirement as a whole: elements, roads, what else is available.

use super::*;

const MADE_OUT: &str = "
facts:
  act: {kind: assistance, when: 2023-01-01, recipients: [ring]}
  odd: {kind: knowledge-indicator, type: abnormal-deal}
  fraud: {kind: assisted-crime, party: ring, verification: confirmed}
  paid: {kind: payment-settlement, when: 2023-01-01, amount: 185000 CNY}
  gain: {kind: illegal-gains, when: 2023-01-01, amount: 12000 CNY}
";

#[test]
fn the_least_element_decides_and_every_element_of_the_road_is_named() {
    check(
        "cl-287-2",
        &format!(
            "{MADE_OUT}
grounds:
  assistance: [act]
  abnormal-deal: [odd]
  crime-confirmed: [fraud]
  payment-settlement: [paid]
  #= lin: short, available met, assistance met, knowledge met, knowledge by abnormal-deal, assisted-crime met, serious-circumstances short
"
        ),
    );
    check(
        "cl-287-2",
        &format!(
            "{MADE_OUT}
grounds:
  assistance: [act]
  abnormal-deal: [odd]
  crime-confirmed: [fraud]
  payment-settlement: [paid]
  illegal-gains: [gain]
  #= lin: met, available met, serious-circumstances met, serious-circumstances by illegal-gains
"
        ),
    );
}

#[test]
fn an_element_that_is_not_pleaded_is_unsupported_whatever_the_brief_holds() {
    check(
        "cl-287-2",
        &format!(
            "{MADE_OUT}
grounds:
  assistance: [act]
  crime-confirmed: [fraud]
  illegal-gains: [gain]
  #= lin: unsupported, available met, knowledge unsupported, serious-circumstances met
"
        ),
    );
}

#[test]
fn of_roads_that_are_alike_the_first_is_taken() {
    check(
        "cl-287-2",
        &format!(
            "{MADE_OUT}
grounds:
  assistance: [act]
  #= lin: unsupported, serious-circumstances unsupported, assisted-crime unsupported
"
        ),
    );
}

#[test]
fn the_road_taken_is_the_one_that_reaches_furthest() {
    let body = |road: &str, expected: &str| {
        format!(
            "
facts:
  act: {{kind: assistance, when: 2023-01-01}}
  knew: {{kind: knowledge, shown-by: said}}
  vague: {{kind: assisted-crime, party: ring, verification: unverifiable}}
  paid: {{kind: payment-settlement, when: 2023-01-01, amount: 1000000 CNY}}
grounds:
  assistance: [act]
  actual-knowledge: [knew]
{road}
  #= lin: {expected}
"
        )
    };
    check(
        "cl-287-2",
        &body(
            "  crime-unverifiable: [vague]\n  fivefold-settlement: [paid]",
            "met, five-fold met, assisted-crime by crime-unverifiable",
        ),
    );
    // The crime cannot be verified, but the charge takes the other road.
    check(
        "cl-287-2",
        &body(
            "  crime-confirmed: [vague]\n  payment-settlement: [paid]",
            "short, available met, serious-circumstances met, assisted-crime short",
        ),
    );
}

#[test]
fn there_is_one_assessment_for_each_accused_that_is_defined() {
    let schemas = Schemas::built_in();
    let text = brief(
        "cl-287-2",
        "against: [lin, nobody, chen, lin]\ngrounds:\n  assistance: [act]\n",
    );
    let (_, brief, assessment) = assessed(&schemas, &text);
    let parties: Vec<_> = assessment.charges[0]
        .accused
        .iter()
        .map(|it| it.party)
        .collect();
    assert_eq!(
        parties,
        [brief.party("lin").unwrap(), brief.party("chen").unwrap()]
    );
    let text = super::brief("no-such-offence", "grounds:\n  assistance: [act]\n");
    assert!(assessed(&schemas, &text).2.charges.is_empty());
}

#[test]
fn the_day_of_the_law_is_named_or_drafted_or_today() {
    let schemas = Schemas::built_in();
    let day = |top: &str, named: Option<Date>| {
        let text = brief("cl-287-2", &format!("{top}\ngrounds:\n"));
        let (brief, _) = lower(&Document::parse(&*text), &schemas);
        let options = Options {
            as_of: named,
            ..Options::today(Date::constant(2026, 1, 1))
        };
        as_of(&brief, &options).to_string()
    };
    assert_eq!(day("", None), "2026-01-01");
    assert_eq!(day("case: {drafted: 2024-02}", None), "2024-02-29");
    assert_eq!(
        day("case: {drafted: 2024-02}\nas-of: 2023-05-05", None),
        "2023-05-05"
    );
    let named = Some(Date::constant(2022, 1, 1));
    assert_eq!(
        day("case: {drafted: 2024-02}\nas-of: 2023-05-05", named),
        "2022-01-01"
    );
}

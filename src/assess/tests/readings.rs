//! Rule 13: readings, their choices, and what another choice would change.

use super::*;

#[test]
fn several_times_is_three_or_two() {
    let body = |readings: &str, expected: &str| {
        format!(
            "
{readings}
facts:
  one: {{kind: evidence-loss, when: 2023-01-01, bears-on: guilt, times: 2}}
grounds:
  evidence-repeated: [one]  #= {expected}
"
        )
    };
    check("cl-286-1", &body("", "short, 2 of 3, by 1, repeatedly=3"));
    check(
        "cl-286-1",
        &body("readings: {repeatedly: 2}", "met, 2 of 2, repeatedly=2"),
    );
}

#[test]
fn a_group_that_poses_as_an_authority_counts_under_the_wider_reading() {
    let body = |readings: &str, expected: &str| {
        format!(
            "
{readings}
facts:
  group: {{kind: chat-group, when: 2023-01-01, purpose: fraud, poses-as: state-organ}}
grounds:
  sets-up-site-or-group: [group]
  poses-as-authority: [group]  #= {}
  #= lin: {}
",
            expected.split(';').next().unwrap(),
            expected.split(';').nth(1).unwrap(),
        )
    };
    check(
        "cl-287-1",
        &body(
            "",
            "unsupported, group out: UnfitKind, poses-as-covers=website; unsupported, poses-as-covers=website-or-group met",
        ),
    );
    check(
        "cl-287-1",
        &body(
            "readings: {poses-as-covers: website-or-group}",
            "met, poses-as-covers=website-or-group; met, poses-as-covers=website unsupported",
        ),
    );
}

#[test]
fn a_reading_that_changes_nothing_is_not_named() {
    check(
        "cl-287-2",
        "
facts:
  fined: {kind: administrative-punishment, for: assisting-network-crime, decided: 2021-03-01, executed: 2021-03-02}
  act: {kind: assistance, when: 2022-03-01}
grounds:
  assistance: [act]
  prior-punishment: [fined]  #= met, two-years-from=decision, two-years-last-day=included
  #= lin: under every reading
",
    );
}

#[test]
fn the_last_day_of_the_window_can_change_a_charge() {
    check(
        "cl-287-2",
        "
facts:
  act: {kind: assistance, when: 2021-03-01}
  knew: {kind: knowledge, shown-by: said}
  crime: {kind: assisted-crime, party: ring, verification: confirmed}
  first: {kind: illegal-gains, when: 2021-03-01, amount: 6000 CNY}
  last: {kind: illegal-gains, when: 2023-03-01, amount: 4000 CNY}
grounds:
  assistance: [act]
  actual-knowledge: [knew]
  crime-confirmed: [crime]
  illegal-gains: [first, last]  #= met
  #= lin: met, available met, two-years-last-day=excluded short
",
    );
}

#[test]
fn a_configured_reading_holds_where_the_brief_chooses_none() {
    use crate::config::ReadingChoice;
    use crate::text::{Spanned, TextRange};
    let schemas = Schemas::built_in();
    let outcome = |own: &str| {
        let facts = "facts:\n  one: {kind: evidence-loss, bears-on: guilt, times: 2}\n";
        let text = brief(
            "cl-286-1",
            &format!("{own}\n{facts}grounds:\n  evidence-repeated: [one]\n"),
        );
        let (brief, _) = lower(&Document::parse(&*text), &schemas);
        let word = |it: &str| Spanned::new(it.into(), TextRange::default());
        let readings = [ReadingChoice {
            reading: word("repeatedly"),
            choice: word("2"),
        }];
        let today = Date::constant(2026, 1, 1);
        let options = Options {
            readings: &readings,
            ..Options::today(today)
        };
        let assessment = assess(&brief, &schemas, &options);
        let accused = &assessment.charges[0].accused[0];
        accused
            .grounds
            .iter()
            .find(|it| it.pleaded.is_some())
            .unwrap()
            .outcome
    };
    assert_eq!(outcome(""), Outcome::Met);
    assert_eq!(outcome("readings: {repeatedly: 3}"), Outcome::Short);
}

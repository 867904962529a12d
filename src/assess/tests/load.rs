//! Briefs made to exhaust a program: they are long, deep or circular, and must only take their time.

use super::*;

/// Facts of one kind, each written by `line`, pleaded under several grounds.
fn many(count: usize, line: impl Fn(usize) -> String) -> AccusedAssessment {
    let facts: String = (0..count)
        .map(|it| format!("  f{it}: {{{}}}\n", line(it)))
        .collect();
    let body = format!(
        "facts:\n{facts}grounds:\n  assistance:\n  payment-settlement:\n  recipients:\n  prior-punishment:\n"
    );
    let schemas = Schemas::built_in();
    let text = brief("cl-287-2", &body);
    let (_, _, mut assessment) = assessed(&schemas, &text);
    assessment.charges.remove(0).accused.remove(0)
}

fn ground(accused: &AccusedAssessment, pleaded: usize) -> &GroundAssessment {
    accused
        .grounds
        .iter()
        .find(|it| it.pleaded == Some(pleaded))
        .unwrap()
}

#[test]
fn a_long_chain_of_parts_counts_once() {
    let chain = |status: &'static str| {
        many(4_000, move |at| {
            format!(
                "kind: payment-settlement, amount: 7 CNY, status: {status}, part-of: f{}",
                at + 1
            )
        })
    };
    let sum = |it: &AccusedAssessment| ground(it, 1).figures.clone().unwrap().max;
    assert_eq!(sum(&chain("alleged")), Some(Exact::from_whole(7)));
    assert_eq!(sum(&chain("disputed")), Some(Exact::from_whole(7)));
}

#[test]
fn parts_of_facts_that_do_not_count_climb_past_all_of_them() {
    let res = many(4_000, |at| match at % 2 {
        0 => format!(
            "kind: payment-settlement, amount: 7 CNY, part-of: f{}",
            at + 1
        ),
        _ => format!(
            "kind: payment-settlement, amount: 9 CNY, status: excluded, part-of: f{}",
            (at + 2).min(3_998)
        ),
    });
    let figures = ground(&res, 1).figures.clone().unwrap();
    assert_eq!(figures.max, Some(Exact::from_whole(7)));
}

#[test]
fn many_facts_of_many_days_are_added_up() {
    let res = many(4_000, |at| {
        let (year, month, day) = (2000 + at % 24, 1 + at % 12, 1 + at % 28);
        let when = format!("when: {year}-{month:02}-{day:02}");
        match at % 4 {
            0 => format!("kind: payment-settlement, {when}, amount: 1 CNY"),
            1 => format!("kind: assistance, {when}, recipients: [ring, shop]"),
            2 => format!("kind: administrative-punishment, for: other, decided: {year}-01-01"),
            _ => format!("kind: payment-settlement, {when}, amount: 1..3 CNY, status: disputed"),
        }
    });
    assert_eq!(ground(&res, 0).outcome, Outcome::Met);
    assert_eq!(ground(&res, 1).outcome, Outcome::Short);
    assert_eq!(ground(&res, 3).outcome, Outcome::Short);
}

//! Rule 9: a punishment within two years before the conduct.

use super::check;

/// What `prior-punishment` gives for a punishment and conduct.
fn prior(punished: &str, conduct: &str, expected: &str) {
    check(
        "cl-287-2",
        &format!(
            "
facts:
  fined: {{kind: administrative-punishment, {punished}}}
  act: {{kind: assistance, {conduct}}}
grounds:
  assistance: [act]
  prior-punishment: [fined]  #= {expected}
"
        ),
    );
}

const KIND: &str = "for: assisting-network-crime, decided:";

#[test]
fn the_decision_lies_within_two_years_of_the_first_conduct_after_it() {
    for (decided, when, expected) in [
        ("2021-03-01", "2023-03-01", "met, fined not in doubt"),
        ("2021-03-01", "2023-03-02", "short, fined out: OutsideSpan"),
        ("2021-03-01", "2021-03-02", "met"),
        ("2021-03-01", "2021-03-01", "short"),
        ("2021-03-01", "2020-03-01..2021-03-01", "short"),
        ("2021-03-01", "2020-03-01..2021-03-02", "met"),
        ("2021-03-01", "2023-03-01..2023-05-01", "met"),
        ("2021-03-01", "2023-03-02..2023-05-01", "short"),
        ("2020-02-29", "2022-02-28", "met"),
        ("2020-02-29", "2022-03-01", "short"),
    ] {
        prior(
            &format!("{KIND} {decided}"),
            &format!("when: {when}"),
            expected,
        );
    }
}

#[test]
fn only_the_three_kinds_of_punishment_count() {
    prior(
        "for: other, decided: 2022-03-01",
        "when: 2023-03-01",
        "short, fined out: LacksQuality",
    );
    prior(
        "decided: 2022-03-01",
        "when: 2023-03-01",
        "undetermined, fined in doubt: Unstated(0)",
    );
}

#[test]
fn dates_that_are_not_known_leave_it_open_where_they_decide() {
    for (decided, when, expected) in [
        ("2021-03", "2023-03-01", "met"),
        (
            "2021-03",
            "2023-03-02",
            "undetermined, fined in doubt: Date, DatesOpen",
        ),
        ("2021-03", "2023-04-01", "short"),
        ("2021-03-01", "2023", "undetermined"),
        ("2021-03-01", "2022", "met"),
        ("2021-03-01", "2021", "undetermined"),
        ("2021", "2022..2024", "met"),
        ("2020-12-31", "2023", "short"),
    ] {
        prior(
            &format!("{KIND} {decided}"),
            &format!("when: {when}"),
            expected,
        );
    }
    prior(
        "for: assisting-network-crime",
        "when: 2023-03-01",
        "undetermined",
    );
    prior(
        &format!("{KIND} 2021-03-01"),
        "type: other",
        "undetermined, DatesOpen",
    );
    prior(
        &format!("{KIND} 2021-03-01"),
        "when: 2022-01-01, status: disputed",
        "undetermined",
    );
    prior(
        &format!("{KIND} 2021-03-01"),
        "when: 2022-01-01, status: excluded",
        "short",
    );
    prior(
        &format!("{KIND} 2021-03-01"),
        "when: 2022-01-01, by: chen",
        "short",
    );
    prior(
        &format!("{KIND} 2021-03-01, status: disputed"),
        "when: 2022-01-01",
        "undetermined",
    );
}

#[test]
fn any_pleaded_conduct_counts_and_no_other() {
    check(
        "cl-287-2",
        "
facts:
  fined: {kind: administrative-punishment, for: assisting-network-crime, decided: 2021-03-01}
  early: {kind: assistance, when: 2020-05-01}
  paid: {kind: payment-settlement, when: 2022-05-01, amount: 1 CNY}
grounds:
  assistance: [early]
  payment-settlement: [paid]
  prior-punishment: [fined]  #= met
",
    );
    check(
        "cl-287-2",
        "
facts:
  fined: {kind: administrative-punishment, for: assisting-network-crime, decided: 2021-03-01}
  early: {kind: assistance, when: 2020-05-01}
  paid: {kind: payment-settlement, when: 2022-05-01, amount: 1 CNY}
  gain: {kind: illegal-gains, when: 2022-05-01, amount: 1 CNY}
grounds:
  assistance: [early]
  illegal-gains: [gain, paid]
  prior-punishment: [fined]  #= short
",
    );
}

#[test]
fn the_reading_says_from_which_day_the_two_years_run() {
    let punished = "for: assisting-network-crime, decided: 2021-03-01, executed: 2021-05-01";
    prior(
        punished,
        "when: 2023-04-15",
        "short, two-years-from=decision",
    );
    let execution = |punished: &str, when: &str, expected: &str| {
        check(
            "cl-287-2",
            &format!(
                "
readings: {{two-years-from: execution}}
facts:
  fined: {{kind: administrative-punishment, {punished}}}
  act: {{kind: assistance, when: {when}}}
grounds:
  assistance: [act]
  prior-punishment: [fined]  #= {expected}
"
            ),
        );
    };
    execution(punished, "2023-04-15", "met, two-years-from=execution");
    execution(punished, "2021-04-01", "met");
    execution(punished, "2023-05-02", "short");
    execution(
        "for: assisting-network-crime, decided: 2021-03-01",
        "2022-05-02",
        "undetermined",
    );
}

#[test]
fn the_reading_says_whether_the_last_day_counts() {
    check(
        "cl-287-2",
        "
readings: {two-years-last-day: excluded}
facts:
  fined: {kind: administrative-punishment, for: assisting-network-crime, decided: 2021-03-01}
  act: {kind: assistance, when: 2023-03-01}
grounds:
  assistance: [act]
  prior-punishment: [fined]  #= short, two-years-last-day=excluded
",
    );
}

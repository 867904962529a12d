//! Rule 12: overlays and the provision itself, by the dates of the facts.

use super::check;

/// What a ground gives for one fact.
fn dated(ground: &str, fact: &str, when: &str, expected: &str) {
    check(
        "cl-287-2",
        &format!(
            "
case: {{drafted: 2026-01-01}}
facts:
  it: {{{fact}{when}}}
grounds:
  {ground}: [it]  #= {expected}
"
        ),
    );
}

#[test]
fn an_overlay_applies_from_its_day() {
    let sims = "kind: sim-supply, type: phone, ownership: others, cards: 20";
    for (when, expected) in [
        (
            ", when: 2025-07-21",
            "unsupported, it out: NotInForce, in force No, reaches back Some(false)",
        ),
        (", when: 2025-07-22", "met, in force Yes"),
        (
            ", when: 2025-07",
            "undetermined, 0..20 of 20, it in doubt: Date, in force Open, DatesOpen",
        ),
        (
            ", when: 2025-07-01..2025-08-01",
            "undetermined, 0..20 of 20",
        ),
        (", when: 2025-08..", "met, in force Yes"),
        (", when: ..2025-07-21", "unsupported"),
        ("", "undetermined, it in doubt: Date"),
    ] {
        dated("sims-2025", sims, when, expected);
    }
    dated(
        "sims-2021",
        sims,
        ", when: 2021-06-16",
        "unsupported, it out: NotInForce",
    );
    dated("sims-2021", sims, ", when: 2021-06-17", "met");
    let flow = "kind: account-supply, one-way: true, inflow: 300001 CNY, verified-fraud: 3000 CNY";
    dated("inflow-2022", flow, ", when: 2022-03-21", "unsupported");
    dated("inflow-2022", flow, ", when: 2022-03-22", "met");
}

#[test]
fn knowledge_that_goes_on_into_the_time_of_an_overlay_counts() {
    let script = "kind: knowledge-indicator, type: prepared-script";
    dated(
        "prepared-script",
        script,
        ", when: 2025-07-21",
        "unsupported, not presumed",
    );
    dated(
        "prepared-script",
        script,
        ", when: 2025-07-01..2025-07-22",
        "met, presumed",
    );
    dated(
        "prepared-script",
        script,
        ", when: 2025-07",
        "undetermined, it in doubt: Date",
    );
    dated("prepared-script", script, "", "undetermined");
}

#[test]
fn only_the_facts_of_its_time_count_under_an_overlay() {
    check(
        "cl-287-2",
        "
case: {drafted: 2026-01-01}
facts:
  before: {kind: sim-supply, type: phone, when: 2025-07-01, cards: 15}
  after: {kind: sim-supply, type: phone, when: 2025-07-30, cards: 15}
grounds:
  sims-2025: [before, after]  #= short, 15 of 20, by 5, before out: NotInForce, in force Yes
",
    );
}

#[test]
fn an_overlay_not_yet_issued_on_the_day_asked_does_not_wait_for_undated_facts() {
    check(
        "cl-287-2",
        "
as-of: 2025-01-01
facts:
  undated: {kind: sim-supply, type: phone, ownership: others, cards: 20}
grounds:
  sims-2025: [undated]  #= unsupported, undated out: NotInForce
  sims-2021: [undated]  #= undetermined
",
    );
}

#[test]
fn the_card_rule_of_2021_ends_where_the_opinion_of_2025_begins() {
    let cards = "kind: account-supply, type: bank-account, accounts: 5";
    for (when, expected) in [
        (", when: 2025-07-21", "met, no reading"),
        (
            ", when: 2025-07-22",
            "unsupported, it out: NotInForce, Displaced, cards-2021-after-2025=displaced",
        ),
        (", when: 2025-07", "undetermined, 0..5 of 5"),
        (", when: 2021-06-16", "unsupported"),
        (", when: 2021-06-17", "met"),
    ] {
        dated("cards-2021", cards, when, expected);
    }
    check(
        "cl-287-2",
        "
case: {drafted: 2026-01-01}
readings: {cards-2021-after-2025: kept}
facts:
  it: {kind: account-supply, type: bank-account, accounts: 5, when: 2025-08-01}
grounds:
  cards-2021: [it]  #= met, cards-2021-after-2025=kept
",
    );
}

#[test]
fn conduct_before_the_provision_does_not_count_and_the_interpretation_reaches_back() {
    for (when, expected) in [
        ("2015-10-31", "unsupported"),
        ("2015-11-01", "met"),
        ("2018-05-01", "met"),
        ("2015-01-01..2016-01-01", "undetermined"),
    ] {
        check(
            "cl-287-2",
            &format!(
                "
facts:
  paid: {{kind: payment-settlement, when: {when}, amount: 300000 CNY}}
grounds:
  payment-settlement: [paid]  #= {expected}, reaches back None
"
            ),
        );
    }
    check(
        "cl-287-2",
        "
facts:
  old: {kind: assistance, when: 2015-10-31}
  on: {kind: assistance, when: 2015-10-31..2015-11-01}
  undated: {kind: payment-settlement, amount: 200000 CNY}
  told: {kind: knowledge-indicator, type: regulator-notice, when: 2015-01-01}
grounds:
  assistance: [old]              #= unsupported, old out: NotInForce, in force No
  payment-settlement: [undated]  #= met
  after-notice: [told]           #= met
",
    );
    check(
        "cl-287-2",
        "
facts:
  old: {kind: assistance, when: 2015-10-31}
  on: {kind: assistance, when: 2015-10-31..2015-11-01}
grounds:
  assistance: [old, on]  #= met, in force Yes
",
    );
}

#[test]
fn open_dates_are_a_reason_only_where_they_decide() {
    let sims = "kind: sim-supply, type: phone, ownership: others, cards:";
    dated(
        "sims-2025",
        &format!("{sims} 19"),
        "",
        "short, 0..19 of 20, by 1, no reason",
    );
    dated(
        "sims-2025",
        &format!("{sims} 20"),
        "",
        "undetermined, DatesOpen",
    );
}

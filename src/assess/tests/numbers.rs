//! Rules 1 to 4 and 6: numbers, ranges, disputes, conjunctions.

use super::check;

#[test]
fn a_sum_below_at_and_above_its_standard() {
    check(
        "cl-287-2",
        "
facts:
  less: {kind: payment-settlement, when: 2023-03, amount: 199999.99 CNY}
  gain: {kind: illegal-gains, when: 2023-03, amount: 10000 CNY}
  more: {kind: funding, when: 2023-03, amount: 50000.01 CNY}
grounds:
  payment-settlement: [less]   #= short, 199999.99 of 200000, by 0.01, ratio 0.9999, less 199999.99
  illegal-gains: [gain]        #= met, 10000 of 10000, no shortfall, ratio 1.0000, no reading
  funds-provided: [more]       #= met, 50000.01 of 50000, no shortfall
",
    );
}

#[test]
fn several_facts_add_up_and_one_without_a_number_adds_nothing() {
    check(
        "cl-287-2",
        "
facts:
  one: {kind: payment-settlement, when: 2023-03, amount: 120000 CNY}
  two: {kind: payment-settlement, when: 2023-04, amount: 80000 CNY}
  three: {kind: payment-settlement, when: 2023-05}
grounds:
  payment-settlement: [one, two, three, one]  #= met, 200000 of 200000, one 120000, two 80000, three out: NoNumber
",
    );
}

#[test]
fn no_fitting_fact_and_no_number_are_unsupported() {
    check(
        "cl-287-2",
        "
facts:
  gain: {kind: illegal-gains, amount: 12000 CNY}
  bare: {kind: funding}
grounds:
  payment-settlement: [gain]  #= unsupported, gain out: UnfitKind, no figures
  funds-provided: [bare]      #= unsupported, bare out: NoNumber, no figures
  recipients: []              #= unsupported
",
    );
}

#[test]
fn a_ground_without_a_list_takes_every_fitting_fact() {
    check(
        "cl-287-2",
        "
facts:
  one: {kind: payment-settlement, when: 2023-03, amount: 120000 CNY}
  two: {kind: payment-settlement, when: 2023-04, amount: 80000 CNY}
  gain: {kind: illegal-gains, amount: 12000 CNY}
grounds:
  payment-settlement:  #= met, 200000 of 200000
  #= illegal-gains: met, 12000 of 10000
  #= lin: unsupported, available unsupported, serious-circumstances by payment-settlement
",
    );
}

#[test]
fn a_range_decides_only_where_it_straddles_the_standard() {
    check(
        "cl-287-2",
        "
facts:
  wide: {kind: payment-settlement, amount: 185000..210000 CNY}
  open: {kind: illegal-gains, amount: 9000.. CNY}
  high: {kind: funding, amount: 50000.. CNY}
grounds:
  payment-settlement: [wide]  #= undetermined, 185000..210000 of 200000, no shortfall, ratio 1.0500, wide in doubt: Range
  illegal-gains: [open]       #= undetermined, 9000.. of 10000, ratio open
  funds-provided: [high]      #= met, 50000.. of 50000
",
    );
    check(
        "cl-287-2",
        "
facts:
  low: {kind: payment-settlement, amount: 1000..150000 CNY}
  sum: {kind: payment-settlement, amount: ..49999.99 CNY}
grounds:
  payment-settlement: [low, sum]  #= short, 1000..199999.99 of 200000, by 0.01
",
    );
}

#[test]
fn a_disputed_number_counts_from_nothing_and_an_excluded_one_not_at_all() {
    check(
        "cl-287-2",
        "
facts:
  sure: {kind: payment-settlement, when: 2023-03, amount: 150000 CNY}
  disputed: {kind: payment-settlement, when: 2023-03, amount: 50000 CNY, status: disputed}
  excluded: {kind: payment-settlement, when: 2023-03, amount: 900000 CNY, status: excluded}
  only: {kind: funding, amount: 900000 CNY, status: excluded}
grounds:
  payment-settlement: [sure, disputed, excluded]  #= undetermined, 150000..200000 of 200000, disputed 0..50000, disputed in doubt: Disputed, excluded out: Excluded
  funds-provided: [only]                          #= unsupported, only out: Excluded
",
    );
}

#[test]
fn a_dispute_that_cannot_reach_the_standard_leaves_it_short() {
    check(
        "cl-287-2",
        "
facts:
  sure: {kind: payment-settlement, when: 2023-03, amount: 150000 CNY}
  disputed: {kind: payment-settlement, when: 2023-03, amount: 49999 CNY, status: disputed}
grounds:
  payment-settlement: [sure, disputed]  #= short, 150000..199999 of 200000, by 1
",
    );
}

#[test]
fn a_fact_dealt_with_drops_out_and_leaves_a_sum_of_nothing() {
    check(
        "cl-287-2",
        "
facts:
  old: {kind: payment-settlement, when: 2022-01, amount: 300000 CNY, dealt-with: 2022-03-01}
  new: {kind: payment-settlement, when: 2023-01, amount: 100000 CNY}
  gain: {kind: illegal-gains, amount: 20000 CNY, dealt-with: 2022-03-01}
grounds:
  payment-settlement: [old, new]  #= short, 100000 of 200000, by 100000, old out: DealtWith
  illegal-gains: [gain]           #= short, 0 of 10000, by 10000, gain out: DealtWith
",
    );
}

#[test]
fn more_than_is_short_at_equality_with_a_shortfall_of_nothing() {
    let inflow = |inflow: &str, expected: &str| {
        check(
            "cl-287-2",
            &format!(
                "
facts:
  card: {{kind: account-supply, when: 2023-03, one-way: true, inflow: {inflow} CNY, verified-fraud: 3000 CNY}}
grounds:
  inflow-2022: [card]  #= {expected}
"
            ),
        );
    };
    inflow("300000", "short, 300000 of 300000, by 0, ratio 1.0000");
    inflow(
        "300000.01",
        "met, part 300000.01 of 300000, part 3000 of 3000",
    );
    inflow("299999.99", "short, 299999.99 of 300000, by 0.01");
}

#[test]
fn a_conjunction_shows_the_short_measure_with_the_lowest_ratio() {
    check(
        "cl-287-2",
        "
case: {drafted: 2025-12-01}
facts:
  cards: {kind: account-supply, when: 2025-08-01, ownership: own, type: bank-account, accounts: 2}
  money: {kind: account-supply, when: 2025-08-02, ownership: own, type: bank-account, inflow: 90000 CNY}
grounds:
  own-accounts-2025: [cards, money]  #= short, 90000 of 300000, by 210000, ratio 0.3000, part 2 of 3, part by 1, money 90000, cards counts, reaches back Some(false)
",
    );
    check(
        "cl-287-2",
        "
case: {drafted: 2025-12-01}
facts:
  cards: {kind: account-supply, when: 2025-08-01, ownership: own, type: bank-account, accounts: 4, inflow: 600000 CNY}
grounds:
  own-accounts-2025: [cards]  #= met, 4 of 3, ratio 1.3333, part 600000 of 300000
  #= others-accounts-2025: short, cards out: LacksQuality, no shortfall
",
    );
}

#[test]
fn a_measure_of_a_conjunction_that_nobody_states_counts_as_nothing() {
    check(
        "cl-287-2",
        "
case: {drafted: 2025-12-01}
facts:
  cards: {kind: account-supply, when: 2025-08-01, ownership: own, type: bank-account, accounts: 3}
grounds:
  own-accounts-2025: [cards]  #= short, 0 of 300000, by 300000, ratio 0.0000, cards counts
",
    );
}

#[test]
fn explained_sums_reduce_the_inflow_of_2022_and_of_no_other_ground() {
    check(
        "cl-287-2",
        "
case: {drafted: 2025-12-01}
facts:
  card: {kind: account-supply, when: 2025-08-01, one-way: true, ownership: others, type: bank-account, inflow: 400000 CNY, explained-lawful: 100000 CNY, verified-fraud: 5000 CNY}
grounds:
  inflow-2022: [card]           #= short, 300000 of 300000, by 0, card 300000
  others-accounts-2025: [card]  #= met, 400000 of 300000
",
    );
}

#[test]
fn what_is_explained_in_a_fact_of_its_own_is_taken_off_the_sum() {
    check(
        "cl-287-2",
        "
facts:
  card: {kind: account-supply, when: 2023-03, one-way: true, inflow: 400000 CNY, verified-fraud: 5000 CNY}
  wages: {kind: account-supply, when: 2023-03, one-way: true, explained-lawful: 50000..120000 CNY}
grounds:
  inflow-2022: [card, wages]  #= undetermined, part 280000..350000 of 300000, wages -120000..-50000
",
    );
}

#[test]
fn an_unstated_quality_of_a_number_is_not_a_no() {
    check(
        "cl-287-2",
        "
facts:
  card: {kind: account-supply, when: 2023-03, inflow: 400000 CNY, verified-fraud: 5000 CNY}
  open: {kind: sim-supply, when: 2023-03, cards: 25}
  own: {kind: sim-supply, when: 2023-03, cards: 25, ownership: own}
grounds:
  inflow-2022: [card]      #= undetermined, part 0..400000 of 300000, card in doubt: Unstated(0)
  sims-2021: [open, own]   #= undetermined, 0..25 of 20, own out: LacksQuality
",
    );
}

#[test]
fn numbers_that_leave_the_exact_range_decide_nothing() {
    let most = format!("1{}", "0".repeat(24));
    check(
        "cl-286-1",
        &format!(
            "
facts:
  a: {{kind: data-leak, when: 2023-03, location: {most}, health: {most}, other: {most}}}
grounds:
  leak-combined: [a]   #= met
  leak-sensitive: [a]  #= met, {most} of 500
"
        ),
    );
}

#[test]
fn a_count_that_is_not_stated_has_its_default() {
    check(
        "cl-287-1",
        "
facts:
  one: {kind: website, when: 2023-03}
  two: {kind: website, when: 2023-03, count: 2}
grounds:
  websites: [one, two]  #= met, 3 of 3, one 1, two 2
  registered-accounts: [one, two]  #= unsupported
",
    );
}

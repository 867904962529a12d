//! Rule 8 and Interp. 16: which acts are added up.

use super::check;

#[test]
fn acts_of_one_two_year_window_add_up_and_its_last_day_counts() {
    check(
        "cl-287-2",
        "
case: {filed: 2023-08-01}
facts:
  first: {kind: payment-settlement, when: 2021-03-01, amount: 120000 CNY}
  last: {kind: payment-settlement, when: 2023-03-01, amount: 80000 CNY}
grounds:
  payment-settlement: [first, last]  #= met, 200000 of 200000, two-years-last-day=included
  #= lin: unsupported
",
    );
    check(
        "cl-287-2",
        "
case: {filed: 2023-08-01}
facts:
  first: {kind: payment-settlement, when: 2021-03-01, amount: 120000 CNY}
  last: {kind: payment-settlement, when: 2023-03-02, amount: 80000 CNY}
grounds:
  payment-settlement: [first, last]  #= short, 120000 of 200000, by 80000, last out: OutsideWindow
",
    );
    check(
        "cl-287-2",
        "
readings: {two-years-last-day: excluded}
facts:
  first: {kind: payment-settlement, when: 2021-03-01, amount: 120000 CNY}
  last: {kind: payment-settlement, when: 2023-03-01, amount: 80000 CNY}
grounds:
  payment-settlement: [first, last]  #= short, 120000 of 200000, two-years-last-day=excluded
",
    );
}

#[test]
fn two_years_from_29_february_end_on_28_february() {
    let last = |day: &str, expected: &str| {
        check(
            "cl-287-2",
            &format!(
                "
facts:
  first: {{kind: payment-settlement, when: 2020-02-29, amount: 120000 CNY}}
  last: {{kind: payment-settlement, when: {day}, amount: 80000 CNY}}
grounds:
  payment-settlement: [first, last]  #= {expected}
"
            ),
        );
    };
    last("2022-02-28", "met, 200000 of 200000");
    last("2022-03-01", "short, 120000 of 200000");
}

#[test]
fn the_window_with_most_is_chosen_and_what_lies_outside_is_named() {
    check(
        "cl-287-2",
        "
facts:
  a: {kind: payment-settlement, when: 2016-01-01..2016-03-01, amount: 90000 CNY}
  b: {kind: payment-settlement, when: 2017-06-01, amount: 50000 CNY}
  c: {kind: payment-settlement, when: 2018-02-01..2018-05-01, amount: 100000 CNY}
  d: {kind: payment-settlement, when: 2019-05-31, amount: 30000 CNY}
grounds:
  payment-settlement: [a, b, c, d]  #= short, 180000 of 200000, a out: OutsideWindow, b 50000, c 100000, d 30000
",
    );
}

#[test]
fn a_fact_longer_than_two_years_stands_alone() {
    check(
        "cl-287-2",
        "
facts:
  long: {kind: payment-settlement, when: 2016-01-01..2019-03-01, amount: 190000 CNY}
  short: {kind: payment-settlement, when: 2017-06-01, amount: 50000 CNY}
grounds:
  payment-settlement: [long, short]  #= short, 190000 of 200000, by 10000, short out: OutsideWindow, long 190000
",
    );
}

#[test]
fn facts_that_reach_the_standard_alone_count_beside_the_window() {
    check(
        "cl-287-2",
        "
case: {filed: 2022-06-30}
facts:
  crime: {kind: payment-settlement, when: 2017-06-30, amount: 250000 CNY}
  small: {kind: payment-settlement, when: 2021-06-01, amount: 30000 CNY}
  smaller: {kind: payment-settlement, when: 2022-06-01, amount: 20000 CNY}
  old: {kind: payment-settlement, when: 2018-06-01, amount: 40000 CNY}
grounds:
  payment-settlement: [crime, small, smaller, old]  #= met, 300000 of 200000, old out: OutsideWindow, crime 250000
",
    );
}

#[test]
fn a_time_barred_fact_does_not_count_beside_the_window() {
    check(
        "cl-287-2",
        "
case: {filed: 2022-07-01}
facts:
  crime: {kind: payment-settlement, when: 2017-06-30, amount: 210000 CNY}
  small: {kind: payment-settlement, when: 2021-06-01, amount: 130000 CNY}
  smaller: {kind: payment-settlement, when: 2022-06-01, amount: 120000 CNY}
grounds:
  payment-settlement: [crime, small, smaller]  #= met, 250000 of 200000, crime out: OutsideWindow
",
    );
}

#[test]
fn a_time_barred_crime_is_not_added_to_a_crime_of_another_time() {
    check(
        "cl-287-2",
        "
case: {filed: 2024-01-01}
facts:
  barred: {kind: payment-settlement, when: 2016-06-01, amount: 250000 CNY}
  crime: {kind: payment-settlement, when: 2023-06-01, amount: 250000 CNY}
  small: {kind: payment-settlement, when: 2023-07-01, amount: 10000 CNY}
grounds:
  payment-settlement: [barred, crime, small]  #= met, 260000 of 200000, barred out: OutsideWindow, crime 250000, small 10000
",
    );
    check(
        "cl-287-2",
        "
case: {filed: 2024-01-01}
facts:
  barred: {kind: assistance, when: 2016-01-01, recipients: [ring, shop, host]}
  crime: {kind: assistance, when: 2023-01-01, recipients: [lin, chen, acme]}
grounds:
  recipients: [barred, crime]  #= met, 3 of 3, barred out: OutsideWindow, crime 3
",
    );
}

#[test]
fn a_time_barred_crime_counts_with_what_lies_in_one_window_with_it() {
    check(
        "cl-287-2",
        "
case: {filed: 2023-06-01}
facts:
  barred: {kind: payment-settlement, when: 2018-01-01, amount: 400000 CNY}
  near: {kind: payment-settlement, when: 2019-06-01, amount: 210000 CNY}
  far: {kind: payment-settlement, when: 2022-01-01, amount: 220000 CNY}
grounds:
  payment-settlement: [barred, near, far]  #= met, 610000 of 200000, far out: OutsideWindow
",
    );
}

#[test]
fn one_fact_alone_is_the_best_even_when_it_is_time_barred() {
    check(
        "cl-287-2",
        "
case: {filed: 2023-01-01}
facts:
  crime: {kind: payment-settlement, when: 2017-06-30, amount: 210000 CNY}
  small: {kind: payment-settlement, when: 2021-06-01, amount: 30000 CNY}
grounds:
  payment-settlement: [crime, small]  #= met, 210000 of 200000, small out: OutsideWindow
",
    );
}

#[test]
fn undated_facts_are_certain_only_alone() {
    check(
        "cl-287-2",
        "
facts:
  one: {kind: payment-settlement, amount: 120000 CNY}
  two: {kind: payment-settlement, amount: 90000 CNY}
grounds:
  payment-settlement: [one, two]  #= undetermined, 120000..210000 of 200000, one 120000, two 0..90000, two in doubt: Date
",
    );
    check(
        "cl-287-2",
        "
facts:
  one: {kind: payment-settlement, when: 2023-01, amount: 120000 CNY}
  two: {kind: payment-settlement, when: 2023-05, amount: 90000 CNY}
  three: {kind: payment-settlement, amount: 10000 CNY}
grounds:
  payment-settlement: [one, two, three]  #= met, 210000..220000 of 200000, three 0..10000
",
    );
}

#[test]
fn a_partial_date_may_lie_inside() {
    check(
        "cl-287-2",
        "
facts:
  one: {kind: payment-settlement, when: 2021-06-15, amount: 120000 CNY}
  two: {kind: payment-settlement, when: 2023, amount: 90000 CNY}
grounds:
  payment-settlement: [one, two]  #= undetermined, 120000..210000 of 200000, two in doubt: Date
",
    );
    check(
        "cl-287-2",
        "
facts:
  one: {kind: payment-settlement, when: 2021-06-15, amount: 120000 CNY}
  two: {kind: payment-settlement, when: 2023-07, amount: 90000 CNY}
  three: {kind: payment-settlement, when: 2023-05, amount: 85000 CNY}
grounds:
  payment-settlement: [one, three]  #= met, 205000 of 200000
  #= lin: unsupported
",
    );
    check(
        "cl-287-2",
        "
facts:
  one: {kind: payment-settlement, when: 2021-06-15, amount: 120000 CNY}
  two: {kind: payment-settlement, when: 2023-07, amount: 90000 CNY}
grounds:
  payment-settlement: [one, two]  #= short, 120000 of 200000, two out: OutsideWindow
",
    );
}

#[test]
fn an_open_end_is_never_certainly_inside() {
    check(
        "cl-287-2",
        "
facts:
  one: {kind: payment-settlement, when: 2022-06-15, amount: 120000 CNY}
  two: {kind: payment-settlement, when: 2022-07-01.., amount: 90000 CNY}
grounds:
  payment-settlement: [one, two]  #= undetermined, 120000..210000 of 200000, two 0..90000
",
    );
}

#[test]
fn distinct_recipients_are_counted_in_the_window_too() {
    check(
        "cl-287-2",
        "
facts:
  a: {kind: assistance, when: 2017-01-01, recipients: [ring]}
  b: {kind: assistance, when: 2019-01-02, recipients: [shop, host]}
grounds:
  recipients: [a, b]  #= short, 2 of 3, by 1, a out: OutsideWindow, b 2
",
    );
    check(
        "cl-287-2",
        "
facts:
  a: {kind: assistance, when: 2017-01-01, recipients: [ring, shop]}
  b: {kind: assistance, when: 2019-01-01, recipients: [shop, host]}
  c: {kind: assistance, when: 2019-01-01, recipients: [shop]}
grounds:
  recipients: [a, b, c]  #= met, 3 of 3, a 2, b 1, c 0, two-years-last-day=included
",
    );
    check(
        "cl-287-2",
        "
facts:
  a: {kind: assistance, recipients: [ring, shop]}
  b: {kind: assistance, recipients: [host]}
  c: {kind: assistance}
grounds:
  recipients: [a, b, c]  #= undetermined, 2..3 of 3, b 0..1, b in doubt: Date, c out: NoNumber
",
    );
}

#[test]
fn a_fact_with_enough_recipients_alone_counts_beside_the_window() {
    check(
        "cl-287-2",
        "
case: {filed: 2020-01-01}

facts:
  a: {kind: assistance, when: 2016-01-01, recipients: [ring, shop, host]}
  b: {kind: assistance, when: 2019-01-01, recipients: [lin, ring]}
grounds:
  recipients: [a, b]  #= met, 4 of 3, a 3, b 1
",
    );
    check(
        "cl-287-2",
        "
case: {filed: 2022-01-01}
facts:
  a: {kind: assistance, when: 2016-01-01, recipients: [ring, shop, host]}
  b: {kind: assistance, when: 2019-01-01, recipients: [lin, chen]}
  c: {kind: assistance, when: 2019-02-01, recipients: [acme, ring]}
grounds:
  recipients: [a, b, c]  #= met, 4 of 3, a out: OutsideWindow
",
    );
}

#[test]
fn repeated_orders_have_a_window_of_their_own() {
    check(
        "cl-286-1",
        "
facts:
  a: {kind: rectification-order, when: 2020-01-10, authority: telecom, form: rectification-notice}
  b: {kind: rectification-order, when: 2021-01-10, authority: telecom, form: rectification-notice}
  c: {kind: rectification-order, when: 2022-01-10, authority: telecom, form: rectification-notice}
  oral: {kind: rectification-order, when: 2021-01-10, authority: telecom, form: oral}
grounds:
  repeated-orders: [a, b, c, oral]  #= met, 3 of 3, oral out: LacksQuality, repeatedly=3, two-years-last-day=included
",
    );
    check(
        "cl-286-1",
        "
facts:
  a: {kind: rectification-order, when: 2020-01-10, authority: telecom, form: rectification-notice}
  b: {kind: rectification-order, when: 2021-01-10, authority: telecom, form: rectification-notice}
  c: {kind: rectification-order, when: 2022-01-11, authority: telecom, form: rectification-notice}
grounds:
  repeated-orders: [a, b, c]  #= short, 2 of 3, by 1
  #= lin: unsupported
",
    );
}

//! Pro rata (Interp. 3(3), 4(4)) and the five-fold rule (Interp. 12, paragraph 2).

use super::check;

#[test]
fn ratios_add_up_exactly() {
    check(
        "cl-286-1",
        "
facts:
  leak: {kind: data-leak, when: 2023-01-01, location: 150, health: 3000, other: 5000}
grounds:
  leak-combined: [leak]   #= met, 1 of 1, ratio 1.0000, part 150 of 500, part 3000 of 5000, part 5000 of 50000, part by 350, leak 1
  leak-sensitive: [leak]  #= short, 150 of 500, by 350
",
    );
    check(
        "cl-286-1",
        "
facts:
  leak: {kind: data-leak, when: 2023-01-01, location: 150, health: 3000}
  more: {kind: data-leak, when: 2023-01-01, other: 4999}
grounds:
  leak-combined: [leak, more]  #= short, 0.99998 of 1, by 0.00002, ratio 0.9999, leak 0.9, more 0.09998
",
    );
}

#[test]
fn the_parts_of_a_sum_of_ratios_lie_in_one_window() {
    check(
        "cl-286-1",
        "
facts:
  videos: {kind: dissemination, when: 2017-01-01, videos: 100}
  items: {kind: dissemination, when: 2023-01-01, items: 1000}
grounds:
  videos-and-items: [videos, items]  #= short, 0.5 of 1, items out: OutsideWindow, part 100 of 200, part 0 of 2000
",
    );
}

#[test]
fn ranges_and_disputes_carry_through_a_sum_of_ratios() {
    check(
        "cl-286-1",
        "
facts:
  videos: {kind: dissemination, when: 2023-01-01, videos: 50..100}
  items: {kind: dissemination, when: 2023-01-01, items: 1000, status: disputed}
grounds:
  videos-and-items: [videos, items]  #= undetermined, 0.25..1 of 1, videos 0.25..0.5, items 0..0.5, part 50..100 of 200, part 0..1000 of 2000
",
    );
    check(
        "cl-286-1",
        "
facts:
  videos: {kind: dissemination, when: 2023-01-01, clicks: 50}
grounds:
  videos-and-items: [videos]  #= unsupported, no figures
  #= clicks: short, 50 of 50000
",
    );
}

#[test]
fn five_times_the_standard() {
    check(
        "cl-287-2",
        "
facts:
  paid: {kind: payment-settlement, when: 2023-01-01, amount: 999999.99 CNY}
  gain: {kind: illegal-gains, when: 2023-01-01, amount: 50000 CNY}
  fund: {kind: funding, when: 2023-01-01, amount: 240000..260000 CNY}
grounds:
  fivefold-settlement: [paid]  #= short, 999999.99 of 1000000, by 0.01, fivefold-total=each-kind
  fivefold-gains: [gain]       #= met, 50000 of 50000
  fivefold-funds: [fund]       #= undetermined, 240000..260000 of 250000
",
    );
}

#[test]
fn under_the_other_reading_the_kinds_are_added_up() {
    let body = |readings: &str, expected: &str| {
        format!(
            "
{readings}
facts:
  paid: {{kind: payment-settlement, when: 2023-01-01, amount: 600000 CNY}}
  gain: {{kind: illegal-gains, when: 2023-01-01, amount: 20000 CNY}}
  fund: {{kind: funding, when: 2023-01-01, amount: 250000 CNY}}
  act: {{kind: assistance}}
  knew: {{kind: knowledge, shown-by: said}}
  crime: {{kind: assisted-crime, party: ring, verification: unverifiable}}
grounds:
  assistance: [act]
  actual-knowledge: [knew]
  crime-unverifiable: [crime]
  fivefold-settlement: [paid]
  fivefold-gains: [gain]
{expected}
"
        )
    };
    check(
        "cl-287-2",
        &body(
            "",
            "  #= fivefold-settlement: short, 600000 of 1000000
  #= fivefold-funds: met, 250000 of 250000
  #= lin: short, available met, fivefold-total=all-kinds met, five-fold short, assisted-crime met",
        ),
    );
    check(
        "cl-287-2",
        &body(
            "readings: {fivefold-total: all-kinds}",
            "  #= fivefold-settlement: met, 1 of 1, paid 0.6, gain 0.4, part 600000 of 1000000, part 20000 of 50000, part 0 of 250000
  #= fivefold-gains: met, 1 of 1
  #= fivefold-funds: met, 2 of 1
  #= lin: met, fivefold-total=each-kind short",
        ),
    );
}

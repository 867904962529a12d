//! Rule 7: a fact that is part of another.

use super::check;

#[test]
fn a_part_is_not_added_to_the_whole_that_is_counted() {
    check(
        "cl-287-2",
        "
facts:
  whole: {kind: payment-settlement, when: 2023-01-01..2023-03-01, amount: 180000 CNY}
  part: {kind: payment-settlement, when: 2023-02-01, amount: 60000 CNY, part-of: whole}
  part-of-part: {kind: payment-settlement, when: 2023-02-01, amount: 20000 CNY, part-of: part}
grounds:
  payment-settlement: [whole, part, part-of-part]  #= short, 180000 of 200000, part out: PartOf, part-of-part out: PartOf
",
    );
}

#[test]
fn a_part_counts_when_its_whole_does_not() {
    for whole in ["status: excluded", "dealt-with: 2023-04-01", "by: chen"] {
        check(
            "cl-287-2",
            &format!(
                "
facts:
  whole: {{kind: payment-settlement, when: 2023-01-01..2023-03-01, amount: 180000 CNY, {whole}}}
  part: {{kind: payment-settlement, when: 2023-02-01, amount: 60000 CNY, part-of: whole}}
grounds:
  payment-settlement: [whole, part]  #= short, 60000 of 200000, part 60000
"
            ),
        );
    }
    check(
        "cl-287-2",
        "
facts:
  whole: {kind: payment-settlement, when: 2023-01-01..2023-03-01, amount: 180000 CNY}
  part: {kind: payment-settlement, when: 2023-02-01, amount: 60000 CNY, part-of: whole}
grounds:
  payment-settlement: [part]  #= short, 60000 of 200000
",
    );
}

#[test]
fn a_part_of_a_part_that_is_left_out_is_still_inside_the_whole() {
    check(
        "cl-287-2",
        "
facts:
  whole: {kind: payment-settlement, when: 2023-01-01..2023-03-01, amount: 180000 CNY}
  part: {kind: payment-settlement, when: 2023-02-01, amount: 60000 CNY, part-of: whole, status: excluded}
  small: {kind: payment-settlement, when: 2023-02-01, amount: 20000 CNY, part-of: part}
grounds:
  payment-settlement: [whole, part, small]  #= short, 180000 of 200000, small out: PartOf, part out: Excluded
",
    );
}

#[test]
fn what_is_sure_inside_a_disputed_whole_is_sure() {
    check(
        "cl-287-2",
        "
facts:
  whole: {kind: payment-settlement, when: 2023-01-01..2023-03-01, amount: 300000 CNY, status: disputed}
  part: {kind: payment-settlement, when: 2023-02-01, amount: 210000 CNY, part-of: whole}
grounds:
  payment-settlement: [whole, part]  #= met, 210000..300000 of 200000, part 210000, whole 0..90000, whole in doubt: Disputed
",
    );
    check(
        "cl-287-2",
        "
facts:
  whole: {kind: payment-settlement, when: 2023-01-01..2023-03-01, amount: 300000 CNY, status: disputed}
  half: {kind: payment-settlement, when: 2023-01-01..2023-03-01, amount: 200000 CNY, status: disputed, part-of: whole}
  part: {kind: payment-settlement, when: 2023-02-01, amount: 50000 CNY, part-of: half}
  other: {kind: payment-settlement, when: 2023-02-01, amount: 30000 CNY, part-of: whole}
grounds:
  payment-settlement: [whole, half, part, other]  #= undetermined, 80000..300000 of 200000, part 50000, half 0..150000, other 30000, whole 0..70000
",
    );
}

#[test]
fn a_whole_outside_the_window_makes_way_for_its_parts() {
    check(
        "cl-287-2",
        "
facts:
  whole: {kind: payment-settlement, when: 2019-01-01..2022-03-01, amount: 150000 CNY}
  part: {kind: payment-settlement, when: 2022-02-01, amount: 60000 CNY, part-of: whole}
  more: {kind: payment-settlement, when: 2023-02-01, amount: 140000 CNY}
grounds:
  payment-settlement: [whole, part, more]  #= met, 200000 of 200000, whole out: OutsideWindow, part 60000
",
    );
    check(
        "cl-287-2",
        "
facts:
  whole: {kind: payment-settlement, when: 2019-01-01..2022-03-01, amount: 190000 CNY}
  part: {kind: payment-settlement, when: 2022-02-01, amount: 60000 CNY, part-of: whole}
  more: {kind: payment-settlement, when: 2023-02-01, amount: 100000 CNY}
grounds:
  payment-settlement: [whole, part, more]  #= short, 190000 of 200000, more out: OutsideWindow, part out: PartOf
",
    );
}

#[test]
fn a_whole_that_does_not_state_the_number_holds_no_part_of_it() {
    check(
        "cl-286-1",
        "
facts:
  whole: {kind: data-leak, when: 2023-01, other: 40000}
  part: {kind: data-leak, when: 2023-01, location: 400, part-of: whole}
grounds:
  leak-sensitive: [whole, part]  #= short, 400 of 500, whole out: NoNumber
  leak-combined: [whole, part]   #= met, 1.6 of 1
",
    );
}

//! What is wrong, and where.

use super::{check, fixed, good, load};
use crate::text::Lang;

/// An offence with one ground, all of it right. More `lines` stand at the end, below
/// `grounds:`.
fn offence(lines: &str) -> String {
    let head = "\
schema: 1
instruments:
  act: {title: Act, articles: {1: {title: One, summary: Says., items: {1: First., 2: Second.}}}}
  later: {title: Later, in-force: 2022-01-01.., articles: {1: {title: One, summary: Says.}}}
facts:
  deed:
    fields:
      pieces: {type: count}
      sum: {type: money}
      bad: {type: flag}
      colour: {type: one-of, values: {red: 红, blue: 蓝}}
      day: {type: date}
      long: {type: duration}
      to: {type: facts, of: deed}
      who: {type: parties}
readings:
  how-many: {title: Many?, choices: {3: three, 2: two}}
  how: {title: How?, choices: {so: so, other: other}}
offence: small
title: Small
cite: act/1
in-force: 2020-01-01..
penalty: {detention: 1m..6m, cite: act/1}
requires: {any-of: [first]}
grounds:
  first: {cite: act/1, fact: deed}
";
    format!("{head}{lines}")
}

/// The same, asking for a second ground, which `lines` define.
fn second(lines: &str) -> String {
    offence(lines).replace("any-of: [first]", "any-of: [first, second]")
}

/// The faults of a second ground.
#[track_caller]
fn of_second(lines: &str) {
    check(&[&second(lines)]);
}

/// The faults of lines at the top of the offence.
#[track_caller]
fn at_top(lines: &str) {
    check(&[&offence("").replace("requires:", &format!("{lines}requires:"))]);
}

/// The faults of a second file.
#[track_caller]
fn of_amendment(lines: &str) {
    check(&[&offence(""), &format!("schema: 1\namends: small\n{lines}")]);
}

#[test]
fn a_whole_offence_has_no_fault() {
    good(&[&offence("")]);
}

#[test]
fn a_key_that_nobody_knows() {
    of_second(
        "
  second:
    cite: act/1
    count: deed
    more-than: 2
    mniuus: deed.pieces
    # |mniuus| schema-unknown-key: the schema language has no key `mniuus` here
",
    );
}

#[test]
fn a_key_that_means_nothing_beside_the_test() {
    of_second(
        "
  second: {cite: act/1, catch-all: true, at-least: 3}
                                       # ^^^^^^^^ schema-unknown-key: `at-least` means nothing beside `catch-all`
",
    );
}

#[test]
fn a_number_without_its_provision() {
    of_second(
        "
  second: {count: deed, at-least: 3}
  # |second| schema-missing-cite: no provision is cited
",
    );
    at_top("age: {at-least: 16y}\n# |age| schema-missing-cite: no provision\n");
    at_top("limitation: {span: 5y}\n# |limitation| schema-missing-cite: no provision\n");
}

#[test]
fn a_citation_of_nothing_at_the_piece_that_names_nothing() {
    of_second(
        "
  second: {cite: act/1/3, fact: deed}
                     # ^ unknown-reference: the article has no paragraph or item `3` there
",
    );
    of_second(
        "
  second: {cite: atc/1, fact: deed}
               # ^^^ unknown-reference: no schema defines the instrument `atc`
",
    );
    of_second(
        "
  second: {cite: cl/287-3, fact: deed}
                  # ^^^^^ unknown-reference: the instrument has no article `287-3`
",
    );
}

#[test]
fn a_measure_that_no_fact_has() {
    of_second(
        "
  second: {cite: act/1, sum: deed.peices, at-least: 3}
                                # ^^^^^^ schema-unknown-measure: facts of this kind have no field `peices`
",
    );
    of_second(
        "
  second: {cite: act/1, sum: deeds.pieces, at-least: 3}
                           # ^^^^^ schema-unknown-measure: no fact kind `deeds` can be measured
",
    );
    of_second(
        "
  second: {cite: act/1, sum: deed.colour, at-least: 3}
                                # ^^^^^^ schema-unknown-measure: `colour` does not hold a number
",
    );
    of_second(
        "
  second: {cite: act/1, count-distinct: deed.pieces, at-least: 3}
                                           # ^^^^^^ schema-unknown-measure: `pieces` does not name parties
",
    );
    of_second(
        "
  second: {cite: act/1, sum: deed, at-least: 3}
                           # ^^^^ schema-unknown-measure: `deed` is a kind of fact: which of its fields
",
    );
}

#[test]
fn a_quality_that_no_fact_has() {
    of_second(
        "
  second: {cite: act/1, fact: deed, where: {color: red}}
                                          # ^^^^^ schema-unknown-measure: facts of this kind have no field `color`
",
    );
    of_second(
        "
  second: {cite: act/1, fact: deed, where: {to.color: red}}
                                             # ^^^^^ schema-unknown-measure: facts of this kind have no field `color`
",
    );
    of_second(
        "
  second: {cite: act/1, fact: deed, where: {colour: [red, bleu]}}
                                                        # ^^^^ invalid-value: `bleu` cannot stand here
",
    );
    of_second(
        "
  second: {cite: act/1, fact: deed, where: {long: 5y}}
                                                # ^^ schema-unknown-measure: `long` can only be asked for
",
    );
    of_second(
        "
  second: {cite: act/1, fact: deed, weigh: [bad, to.bad, colour]}
                                                       # ^^^^^^ schema-unknown-measure: `colour` is not true or false
",
    );
}

#[test]
fn a_ground_that_nothing_asks_for() {
    check(&[&offence(
        "
  second: {cite: act/1, fact: deed}
# |second| schema-unreachable: nothing asks for the ground `second`
",
    )]);
}

#[test]
fn a_ground_that_cannot_fail_or_cannot_be_met() {
    of_second(
        "
  second: {cite: act/1, count: deed, at-least: 0}
                                             # ^ schema-unreachable: `second` can never fail: its standard is nothing
",
    );
    of_second(
        "
  second: {cite: act/1, fact: deed, where: {colour: []}}
                                                  # ^^ schema-unreachable: `second` can never be met: no value
",
    );
    of_second(
        "
  second: {cite: act/1, fact: deed, where: {colour: red}, unless: {colour: [red, blue]}}
                                                        # ^^^^^^ schema-unreachable: `second` can never be met: no value
",
    );
    of_second(
        "
  second: {cite: act/1, times: 0, of: third}
                             # ^ schema-unreachable: its standard is nothing
  third: {cite: act/1, count: deed, at-least: 3}
",
    );
}

#[test]
fn grounds_that_measure_each_other() {
    of_second(
        "
  second: {cite: act/1, times: 2, of: third}
  third: {cite: act/1, times: 2, of: second}
                                   # ^^^^^^ schema-unreachable: `second` can never be met: it is measured by itself
",
    );
    of_second(
        "
  second: {cite: act/1, pro-rata: [second, first]}
                                 # ^^^^^^ schema-unreachable: it is measured by itself
                                         # ^^^^^ invalid-value: the ground `first` has no number
",
    );
}

#[test]
fn a_ground_defined_or_listed_twice() {
    of_second(
        "
  second: {cite: act/1, fact: deed}
  first: {cite: act/1, fact: deed}
# |first| schema-duplicate-ground: the ground `first` stands here a second time
",
    );
    check(&[&offence("").replace(
        "requires: {any-of: [first]}",
        "\
requires: {any-of: [first, first]}
                         # ^^^^^ schema-duplicate-ground: the ground `first` stands here a second time",
    )]);
}

#[test]
fn an_overlay_cannot_define_a_ground_again() {
    of_amendment(
        "\
in-force: 2022-01-01..
cite: later/1
grounds:
  first: {fact: deed}
# |first| schema-duplicate-ground: the ground `first` stands here a second time
",
    );
}

#[test]
fn dates_that_cannot_be() {
    of_amendment(
        "cite: act/1\nin-force: 2022-01-01..2021-01-01\n# |2022-01-01..2021-01-01| schema-dates: this ends before it starts\n",
    );
    of_amendment(
        "cite: act/1\nin-force: 2010-01-01..2019-12-31\n# |2010-01-01..2019-12-31| schema-dates: this lies outside the time\n",
    );
    of_amendment(
        "cite: later/1\nin-force: 2022-01-02..\n# |2022-01-02..| schema-dates: the instrument it cites is in force at other times\n",
    );
    of_second(
        "
  second: {cite: act/1, count: deed, at-least: 3, within: 0d}
                                                        # ^^ schema-dates: a span of no time
",
    );
}

#[test]
fn an_offence_defined_twice() {
    let again = "\
schema: 1
offence: small
       # ^^^^^ schema-dates: the offence is already defined for these dates
title: Small
cite: act/1
in-force: 2021-01-01..
requires: {any-of: [first]}
penalty: {cite: act/1}
grounds:
  first: {cite: act/1, fact: deed}
";
    check(&[&offence(""), again]);
}

#[test]
fn a_ground_that_is_always_displaced() {
    let displaced = "\
schema: 1
amends: small
cite: act/1
in-force: 2020-01-01..
displaces: [first]
";
    let (_, faults) = load(&[&offence(""), displaced]);
    let rules: Vec<_> = faults.iter().map(|it| it.1.rule().0).collect();
    assert_eq!(rules, ["schema-unreachable"]);
    good(&[&offence(""), &displaced.replace("2020-01-01", "2020-01-02")]);
}

#[test]
fn ids_that_nothing_defines() {
    check(&[&offence("").replace(
        "requires: {any-of: [first]}",
        "\
requires: {any-of: [first, fisrt]}
                         # ^^^^^ unknown-reference: the offence has no ground `fisrt`",
    )]);
    check(&[
        "schema: 1\namends: cl-287-3\n      # ^^^^^^^^ unknown-reference: no schema defines the offence `cl-287-3`\n",
    ]);
    of_amendment(
        "adds: {scnd: [first]}\n     # ^^^^ unknown-reference: `requires` names no element or road `scnd`\n",
    );
    of_second(
        "
  second: {cite: act/1, fact: dede}
                            # ^^^^ unknown-reference: no schema defines the fact kind `dede`
",
    );
    of_second(
        "
  second: {cite: act/1, count: deed, at-least: {reading: how-mnay}}
                                                       # ^^^^^^^^ unknown-reference: no schema defines the reading `how-mnay`
",
    );
    of_second(
        "
  second: {cite: act/1, fact: finding, also-fits: {deed: {reading: how, choice: sos}}}
                                                                              # ^^^ unknown-reference: the reading has no choice `sos`
",
    );
    at_top(
        "elements: {frist: {title: First}}\n         # ^^^^^ unknown-reference: `requires` names no element or road `frist`\n",
    );
}

#[test]
fn values_that_cannot_be() {
    of_second(
        "
  second: {cite: act/1, sum: deed.sum, at-least: 200000}
                                               # ^^^^^^ bare-amount: an amount of money without its currency
",
    );
    of_second(
        "
  second: {cite: act/1, count: deed, at-least: 1.5}
                                              # ^^ invalid-value: a count is a whole number
",
    );
    of_second(
        "
  second: {cite: act/1, count: deed, at-least: 3..5}
                                             # ^^^^ invalid-value: a standard is one exact number
",
    );
    of_second(
        "
  second: {cite: act/1, sum: [deed.sum, deed.pieces], at-least: 3 CNY}
                                      # ^^^^^^^^^^^ invalid-value: counts and money cannot be added up
",
    );
    of_second(
        "
  second: {cite: act/1, count: deed, at-least: {reading: how}}
                                                       # ^^^ invalid-value: the choices of the reading `how` are not numbers
",
    );
    of_second(
        "
  second: {cite: act/1, count: deed, fact: deed, at-least: 3}
                                   # ^^^^ invalid-value: only one can stand here, and `count` does already
",
    );
    of_second(
        "
  second: {cite: act/1, times: half, of: third}
                             # ^^^^ invalid-value: `half` is not a number such as
  third: {cite: act/1, count: deed, at-least: 3}
",
    );
    at_top(
        "age: {at-least: 16 years, cite: act/1}\n# nothing\n"
            .replace("16 years", "16y")
            .as_str(),
    );
    at_top("limitation: {span: 5z, cite: act/1}\n                  # ^ invalid-value: `z`\n");
}

#[test]
fn a_range_with_its_ends_swapped() {
    check(&[&offence("").replace(
        "penalty: {detention: 1m..6m, cite: act/1}",
        "penalty: {detention: 6m..1m, cite: act/1}\n                   # ^^^^^^ invalid-value: ends",
    )]);
    check(&[&offence("").replace(
        "penalty: {detention: 1m..6m, cite: act/1}",
        "penalty: {detention: {from: 6m, to: 1m}, cite: act/1}\n                                  # ^^ invalid-value: the range ends below its start",
    )]);
}

#[test]
fn a_value_of_the_wrong_shape() {
    of_second(
        "
  second: {cite: act/1, fact: {deed: 1}}
                            # ^^^^^^^^^ wrong-type: one word, number or text is due here
",
    );
    of_second(
        "
  second: [deed]
        # ^^^^^^ wrong-type: a mapping of keys and values is due here
",
    );
    check(&[
        "schema: 1\nfacts: [deed]\n     # ^^^^^^ wrong-type: a mapping of keys and values is due here\n",
    ]);
}

#[test]
fn what_a_file_must_say() {
    check(&[
        "schema: 2\n      # ^ unknown-version: this build does not know version `2`\nfacts: {}\n",
    ]);
    check(&["schema: 1\n# |schema| missing-key: `offence` is missing\n"]);
    let (_, faults) = load(&["schema: 1\noffence: bare\n"]);
    let missing: Vec<_> = faults.iter().map(|it| it.1.rule().0).collect();
    assert_eq!(
        missing,
        [
            "missing-key",
            "missing-key",
            "schema-missing-cite",
            "missing-key",
            "missing-key"
        ]
    );
}

#[test]
fn a_key_that_stands_twice() {
    of_second(
        "
  second: {cite: act/1, fact: deed, cite: act/1}
                                  # ^^^^ duplicate-key: `cite` stands here a second time
",
    );
}

#[test]
fn a_broken_text_is_read_as_far_as_it_goes() {
    let broken = second("\n  second: {cite: act/1, fact: [deed}\n");
    let (schemas, faults) = load(&[&broken]);
    assert!(
        faults.iter().any(|it| it.1.rule().0 == "yaml-syntax"),
        "{faults:?}"
    );
    assert!(schemas.offence("cl-287-2").is_some());
}

#[test]
fn goes_on_after_each_fault() {
    of_second(
        "
  second: {cite: act/9, sum: deed.nothing, at-least: 3 EUR, wher: {}}
                   # ^ unknown-reference: the instrument has no article `9`
                                # ^^^^^^^ schema-unknown-measure: no field `nothing`
                                                          # ^^^^ schema-unknown-key: no key `wher` here
",
    );
}

#[test]
fn counts_columns_in_chinese_texts() {
    of_second(
        "
  second: {title: {en: s, zh: 支付结算数额}, cite: act/1, sum: deed.数额, at-least: 3}
                                                                  # ^^^^ schema-unknown-measure: no field `数额`
",
    );
}

#[test]
fn a_fix_writes_the_one_close_word() {
    let cases = [
        (
            "  second: {cite: act/1, fact: deed, were: {bad: true}}\n",
            "were:",
            "where:",
        ),
        ("  second: {cite: act/1, fact: dede}\n", "dede", "deed"),
        ("  second: {cite: atc/1, fact: deed}\n", "atc", "act"),
        (
            "  second: {cite: act/1, sum: deed.peices, at-least: 3}\n",
            "peices",
            "pieces",
        ),
        (
            "  second: {cite: act/1, fact: deed, where: {colour: 'bleu'}}\n",
            "bleu",
            "blue",
        ),
        (
            "  second: {cite: act/1, sum: deed.sum, at-least: 30}\n",
            "30}",
            "30 CNY}",
        ),
    ];
    for (line, wrong, right) in cases {
        let source = second(line);
        assert_eq!(fixed(&source), source.replace(wrong, right), "{line}");
    }
}

#[test]
fn says_where_the_first_of_two_stands() {
    let again = "\
schema: 1
amends: small
in-force: 2022-01-01..
cite: later/1
grounds: {first: {fact: deed}}
";
    let (schemas, faults) = load(&[&offence(""), again]);
    let words = faults[0].1.words(&schemas, Lang::En);
    let source = offence("");
    assert_eq!(&source[words.related[0].range], "first");
}

//! Facts by their kinds: keys, words, dates, truths, references between facts.

use super::{check, fact, value};
use crate::brief::{DealtWith, Status};

#[test]
fn a_kind_knows_its_fields() {
    check(
        r#"
brief: 1
facts:
  a: {kind: illegal-gains, amuont: 5 CNY, clicks: 3, summery: x, Status: alleged}
                         # ^^^^^^ unknown-key: did you mean amount
                                        # ^^^^^^ unknown-key: nothing close
                                                   # ^^^^^^^ unknown-key: did you mean summary
                                                               # ^^^^^^ unknown-key: did you mean status
  b: {kind: account-supply, one_way: true}
                          # ^^^^^^^ unknown-key: did you mean one-way
"#,
    );
}

#[test]
fn a_fact_needs_a_kind_and_says_no_more_without_one() {
    let brief = check(
        r#"
brief: 1
facts:
  a: {amount: 5 CNY, statsu: alleged}
# ^ missing-key: kind is missing
  b: {kind: , clicks: 3}
    # ^^^^ missing-key: kind is empty
  c: {kind: illegal-gain, amount: 3}
          # ^^^^^^^^^^^^ invalid-value: did you mean illegal-gains, one of FactKinds
  d:
# ^ missing-key: kind is missing
  e: [lin]
   # ^^^^^ wrong-type: Mapping(Fact(None)) due, List found
  f: {kind: [illegal-gains], amount: 3 CNY}
          # ^^^^^^^^^^^^^^^ wrong-type: Value due, List found
"#,
    );
    assert!(fact(&brief, "c").kind.is_none());
    assert_eq!(value(&brief, "f", "amount"), "300..300");
}

#[test]
fn words_are_exact() {
    let brief = check(
        r#"
brief: 1
facts:
  a: {kind: assistance, type: payment_settlement, status: Disputed}
                            # ^^^^^^^^^^^^^^^^^^ invalid-value: did you mean payment-settlement, one of Field
                                                        # ^^^^^^^^ invalid-value: did you mean disputed, one of Statuses
  b: {kind: assistance, type: advertising, status: excluded}
  c: {kind: assistance, type: lending}
                            # ^^^^^^^ invalid-value: nothing close
"#,
    );
    assert_eq!(value(&brief, "a", "type"), "nothing");
    assert_eq!(value(&brief, "b", "type"), "Word(4)");
    assert_eq!(fact(&brief, "a").status.value, Status::Alleged);
    assert_eq!(fact(&brief, "b").status.value, Status::Excluded);
}

#[test]
fn truths_are_true_and_false() {
    let brief = check(
        r#"
brief: 1
facts:
  a: {kind: rectification-order, clear: yes, reasonable: False, able-to-comply: "true"}
                                      # ^^^ ambiguous-boolean: true
  b: {kind: public-disorder, serious: 否}
                                    # ^^ ambiguous-boolean: false
  c: {kind: public-disorder, serious: 1}
                                    # ^ invalid-value: NotABoolean
"#,
    );
    assert_eq!(value(&brief, "a", "clear"), "Flag(true)");
    assert_eq!(value(&brief, "a", "reasonable"), "Flag(false)");
    assert_eq!(value(&brief, "a", "able-to-comply"), "Flag(true)");
    assert_eq!(value(&brief, "b", "serious"), "Flag(false)");
    assert_eq!(value(&brief, "c", "serious"), "nothing");
}

#[test]
fn dates_and_periods_have_their_places() {
    let brief = check(
        r#"
brief: 1
case: {drafted: 2024-03, filed: 2023}
facts:
  a: {kind: illegal-gains, when: 2023-03-02..2023-06}
  b: {kind: illegal-gains, when: 2023-02-30}
                                       # ^^ invalid-value: ImpossibleDay { last: 28 }
  c: {kind: illegal-gains, when: 2023-06..2023-03}
                               # ^^^^^^^^^^^^^^^^ invalid-value: SwappedEnds
  d: {kind: administrative-punishment, decided: 2021-01..2021-02}
                                              # ^^^^^^^^^^^^^^^^ invalid-value: Period
  e: {kind: evidence-loss, may-carry: 5y}
  f: {kind: evidence-loss, may-carry: long}
                                    # ^^^^ invalid-value: NotASpan
as-of: 2024-03
     # ^^^^^^^ invalid-value: NotADay
"#,
    );
    assert_eq!(
        fact(&brief, "a").when.unwrap().value.to_string(),
        "2023-03-02..2023-06"
    );
    assert_eq!(brief.as_of.unwrap().value.to_string(), "2024-03-31");
    assert!(value(&brief, "e", "may-carry").starts_with("Duration"));
}

#[test]
fn what_was_dealt_with_is_a_date_a_fact_or_words() {
    let brief = check(
        r#"
brief: 1
facts:
  fined: {kind: administrative-punishment, decided: 2021-05-01}
  a: {kind: illegal-gains, dealt-with: 2021-05-01}
  b: {kind: illegal-gains, dealt-with: fined}
  c: {kind: illegal-gains, dealt-with: [fined]}
  d: {kind: illegal-gains, dealt-with: 京公罚决字〔2021〕第 12 号}
  e: {kind: illegal-gains, dealt-with: false}
  f: {kind: illegal-gains, dealt-with: true}
  g: {kind: illegal-gains, dealt-with: no}
                                     # ^^ ambiguous-boolean: false
  h: {kind: illegal-gains, dealt-with: fine}
                                     # ^^^^ unknown-reference: facts did you mean fined
  i: {kind: illegal-gains, dealt-with: 2021-13-01}
                                          # ^^ invalid-value: ImpossibleMonth
  j: {kind: illegal-gains, dealt-with: }
"#,
    );
    let how = |id| fact(&brief, id).dealt_with.as_ref().map(|it| &it.value);
    assert!(matches!(how("a"), Some(DealtWith::On(_))));
    let by_fined =
        |it: Option<&DealtWith>| matches!(it, Some(DealtWith::By(refs)) if refs[0].to == Some(0));
    assert!(by_fined(how("b")) && by_fined(how("c")));
    for id in ["d", "f", "i"] {
        assert_eq!(how(id), Some(&DealtWith::Somehow), "{id}");
    }
    assert!(matches!(how("h"), Some(DealtWith::By(_))));
    for id in ["e", "g", "j"] {
        assert_eq!(how(id), None, "{id}");
    }
}

#[test]
fn a_refusal_refers_to_orders() {
    let brief = check(
        r#"
brief: 1
facts:
  no:    {kind: refusal, order: [first, fee, second]}
                                      # ^^^ invalid-value: OtherKind
  first: {kind: rectification-order, form: oral}
  second: {kind: rectification-order, form: rectification-notice}
  fee:   {kind: illegal-gains}
"#,
    );
    assert_eq!(value(&brief, "no", "order"), "1 3 2");
}

#[test]
fn a_circle_is_cut_at_the_reference_that_closes_it() {
    let brief = check(
        r#"
brief: 1
facts:
  a: {kind: illegal-gains, part-of: b}
  b: {kind: illegal-gains, part-of: [d, c]}
  c: {kind: illegal-gains, part-of: a}
                                  # ^ invalid-value: circle from c to a
  d: {kind: illegal-gains}
  e: {kind: illegal-gains, part-of: e}
                                  # ^ invalid-value: circle from e to e
  f: {kind: refusal, order: g}
                          # ^ invalid-value: OtherKind
  g: {kind: refusal, order: f}
                          # ^ invalid-value: OtherKind
                          # ^ invalid-value: circle from g to f
"#,
    );
    let part_of = |id| fact(&brief, id).part_of[0].to;
    assert_eq!((part_of("a"), part_of("b")), (Some(1), Some(3)));
    assert_eq!((part_of("c"), part_of("e")), (None, None));
    assert_eq!(value(&brief, "g", "order"), "?");
}

#[test]
fn a_fact_may_say_where_and_keep_notes() {
    check(
        r#"
brief: 1
facts:
  a: {kind: illegal-gains, where: 杭州, note: [one, two]}
  b:
    kind: finding
    text: >
      two
      lines
    made-by: 某检察官
    summary: {not: text}
           # ^^^^^^^^^^^ wrong-type: Text due, Mapping found
    where: {not: text}
         # ^^^^^^^^^^^ wrong-type: Text due, Mapping found
"#,
    );
}

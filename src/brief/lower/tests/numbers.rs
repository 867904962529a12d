//! Numbers: torn by commas, in full width, without a currency, in foreign money.

use super::{check, flaws, value};

#[test]
fn a_comma_in_a_flow_mapping_is_one_flaw_and_read_as_meant() {
    let brief = check(
        r#"
brief: 1
facts:
  settled: {kind: payment-settlement, amount: 185,000 CNY, status: alleged}
                                            # ^^^^^^^^^^^ split-number: 185,000 CNY
  spread: {kind: dissemination, clicks: 1,200,000}
                                      # ^^^^^^^^^ split-number: 1,200,000
  range: {kind: illegal-gains, amount: CNY 9,600..10,400}
                                     # ^^^^^^^^^^^^^^^^^ split-number: CNY 9,600..10,400
  blank: {kind: illegal-gains, amount: 9, 600}
                                     # ^^^^^^ split-number: 9,600
  yuan:  {kind: illegal-gains, amount: ¥12,345.67, status: disputed}
                                     # ^^^^^^^^^^ split-number: ¥12,345.67
"#,
    );
    assert_eq!(value(&brief, "settled", "amount"), "18500000..18500000");
    assert_eq!(value(&brief, "spread", "clicks"), "1200000..1200000");
    assert_eq!(value(&brief, "range", "amount"), "960000..1040000");
    assert_eq!(value(&brief, "blank", "amount"), "960000..960000");
    assert_eq!(value(&brief, "yuan", "amount"), "1234567..1234567");
}

#[test]
fn a_comma_tears_text_and_lists_too() {
    let brief = check(
        r#"
brief: 1
facts:
  sold: {kind: illegal-gains, summary: sold 1,200 cards, amount: [12,000 CNY]}
                                     # ^^^^^^^^^^^^^^^^ split-number: sold 1,200 cards
                                                                # ^^^^^^^^^^ split-number: 12,000 CNY
  kept: {kind: illegal-gains, summary: lent cards, took fee}
                                                 # ^^^^^^^^ unknown-key: nothing close, torn lent cards, took fee
"#,
    );
    assert_eq!(value(&brief, "sold", "amount"), "1200000..1200000");
    let summary = |id| {
        super::fact(&brief, id)
            .summary
            .as_ref()
            .map(|it| &*it.value)
    };
    assert_eq!(summary("sold"), Some("sold 1,200 cards"));
    assert_eq!(summary("kept"), Some("lent cards"));
}

#[test]
fn a_comma_between_quotes_or_in_block_style_tears_nothing() {
    let brief = check(
        r#"
brief: 1
facts:
  settled: {kind: payment-settlement, amount: "185,000 CNY"}
  more:
    kind: payment-settlement
    amount: 1,185,000 CNY
"#,
    );
    assert_eq!(value(&brief, "settled", "amount"), "18500000..18500000");
    assert_eq!(value(&brief, "more", "amount"), "118500000..118500000");
}

#[test]
fn a_comma_before_a_key_that_looks_like_a_number_tears_nothing() {
    check(
        r#"
brief: 1
parties: {p1: {name: Unit 7}, 200: {name: Unit 8}, 300: }
facts:
  settled: {kind: payment-settlement, amount: 5000 CNY, 000 CNY: 3}
                                                      # ^^^^^^^ unknown-key: nothing close
"#,
    );
}

#[test]
fn money_without_currency_is_read_as_yuan() {
    let brief = check(
        r#"
brief: 1
facts:
  fee: {kind: illegal-gains, amount: 9600}
                                   # ^^^^ bare-amount: 9600 CNY
  most: {kind: illegal-gains, amount: "..500"}
                                    # ^^^^^^^ bare-amount: ..500 CNY
charges:
- offence: cl-287-2
  against: []
  grounds: {}
  sentence: {fine: 10000}
                 # ^^^^^ bare-amount: 10000 CNY
"#,
    );
    assert_eq!(value(&brief, "fee", "amount"), "960000..960000");
    assert_eq!(value(&brief, "most", "amount"), "0..50000");
}

#[test]
fn full_width_is_read_and_is_one_remark() {
    let brief = check(
        r#"
brief: 1
case: {filed: ２０２３-08-02}
            # ^^^^^^^^ full-width: 2023
facts:
  fee: {kind: illegal-gains, amount: '９，６００元'}
                                    # ^^^^^^^^^^ full-width: 9,600
  spread: {kind: dissemination, clicks: "1２00..3０00"}
                                        # ^^^^^^^^ full-width: 200..30
"#,
    );
    assert_eq!(value(&brief, "fee", "amount"), "960000..960000");
    assert_eq!(value(&brief, "spread", "clicks"), "1200..3000");
    assert_eq!(brief.case.filed.unwrap().value.to_string(), "2023-08-02");
}

#[test]
fn foreign_money_needs_its_rate_beside_it() {
    let brief = check(
        r#"
brief: 1
facts:
  fee: {kind: illegal-gains, amount: 100 USD, rate: 7.1234 CNY/USD}
  tip: {kind: illegal-gains, rate: 7.1234 CNY/USD, amount: 1 USD}
  due: {kind: illegal-gains, amount: 100 USD}
                                       # ^^^ invalid-value: NeedsRate
  bad: {kind: illegal-gains, amount: 100 CNY, rate: seven}
                                                  # ^^^^^ invalid-value: NotANumber
  not: {kind: website, count: 3, rate: 7.1234 CNY/USD}
                               # ^^^^ unknown-key
"#,
    );
    assert_eq!(value(&brief, "fee", "amount"), "71234..71234");
    assert_eq!(value(&brief, "tip", "amount"), "712..712");
    assert_eq!(value(&brief, "due", "amount"), "nothing");
}

#[test]
fn a_wrong_number_is_pointed_at_inside_its_quotes() {
    let brief = check(
        r#"
brief: 1
facts:
  sites: {kind: website, count: 2.5}
                               # ^^ invalid-value: FractionOfCount
  fee: {kind: illegal-gains, amount: "5..3 CNY"}
                                   # ^^^^^^^^^^ invalid-value: SwappedEnds
  gone: {kind: illegal-gains, amount: many}
                                    # ^^^^ invalid-value: UnknownCurrency
  empty: {kind: illegal-gains, amount: ""}
                                     # ^^ invalid-value: Empty
"#,
    );
    assert_eq!(value(&brief, "sites", "count"), "nothing");
}

#[test]
fn a_bound_without_quotes_opens_a_block_scalar() {
    check(
        r#"
brief: 1
facts:
  spread:
    kind: dissemination
    items: ">=3000"
    videos: <=5
    accounts: >
      3000
    group-members: >=3000
                 # ^^^^^^ invalid-value: OpensBlockScalar { quoted: "\">=3000\"" }
    followers: 5
"#,
    );
    assert_eq!(
        flaws("brief: 1\nfacts:\n  a:\n    kind: dissemination\n    clicks: >3\n"),
        ["57..59 invalid-value: OpensBlockScalar { quoted: \"\\\">3\\\"\" }"]
    );
}

#[test]
fn an_amount_in_a_block_scalar_is_read() {
    let brief =
        check("brief: 1\nfacts:\n  a:\n    kind: dissemination\n    clicks: |\n      3000\n");
    assert_eq!(value(&brief, "a", "clicks"), "3000..3000");
}

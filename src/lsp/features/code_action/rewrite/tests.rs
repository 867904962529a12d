use super::*;
use crate::lsp::features::code_action::tests::analyse;
use crate::text::apply;

/// The text after the refactoring with this title at `$0`.
#[track_caller]
fn after(marked: &str, title: &str) -> String {
    let (source, all) = offered(marked);
    let found = all.iter().find(|it| it.title == title);
    let titles: Vec<&String> = all.iter().map(|it| &it.title).collect();
    let found = found.unwrap_or_else(|| panic!("only {titles:?}"));
    apply(&source, &found.edits).expect("edits that do not overlap")
}

fn offered(marked: &str) -> (String, Vec<Rewrite>) {
    let at = marked.find("$0").expect("a cursor");
    let source = marked.replacen("$0", "", 1);
    let analysis = analyse(&source);
    let at = TextSize::of(&source[..at]);
    let all = rewrites(&analysis, at, Lang::En);
    (source, all)
}

fn titles(marked: &str) -> Vec<String> {
    offered(marked).1.into_iter().map(|it| it.title).collect()
}

#[test]
fn an_entry_becomes_a_block_and_its_comment_goes_above() {
    let inline = "\
facts:
  fe$0e: {kind: illegal-gains, by: lin, amount: \"9,600 CNY\", when: 2023-06, note: } # 好处费
";
    let block = "\
facts:
  # 好处费
  fee:
    kind: illegal-gains
    by: lin
    amount: \"9,600 CNY\"
    when: 2023-06
    note:
";
    assert_eq!(after(inline, "write `fee` as a block"), block);
}

#[test]
fn a_block_becomes_an_entry_with_the_quotes_it_needs() {
    let block = "\
facts:
  fee:
    kind: illegal-gains
    amount: 9,6$000 CNY
    evidence:
      - chat
      - bank
";
    let inline = "\
facts:
  fee: {kind: illegal-gains, amount: \"9,600 CNY\", evidence: [chat, bank]}
";
    assert_eq!(after(block, "write `fee` on one line"), inline);
}

#[test]
fn a_charge_in_braces_becomes_a_block_below_its_dash() {
    let inline =
        "charges:\n  - {offence: cl-287-1, against: [lin], $0grounds: {websites: [site]}}\n";
    let block =
        "charges:\n  - offence: cl-287-1\n    against: [lin]\n    grounds: {websites: [site]}\n";
    assert_eq!(after(inline, "write this item as a block"), block);
}

#[test]
fn nothing_goes_on_one_line_over_a_comment_or_a_text_of_several() {
    let comment = "facts:\n  fee:\n    ki$0nd: illegal-gains # c\n    amount: 1元\n";
    let text = "facts:\n  fee:\n    ki$0nd: illegal-gains\n    note: |\n      a\n      b\n";
    for source in [comment, text] {
        assert!(
            !titles(source).iter().any(|it| it.contains("one line")),
            "{source}"
        );
    }
}

#[test]
fn an_amount_has_three_forms_that_mean_the_same() {
    let source = |amount: &str| format!("facts:\n  a: {{kind: illegal-gains, amount: {amount}}}\n");
    let offered: Vec<String> = titles(&source("18$0.5万元"));
    assert_eq!(
        offered[..2],
        ["write as `185,000 CNY`", "write as `185000元`"]
    );
    assert_eq!(
        after(&source("18.$05万元"), "write as `185,000 CNY`"),
        source("\"185,000 CNY\"")
    );
    assert_eq!(
        after(
            &source("185000$0..210000 CNY"),
            "write as `18.5万元..21万元`"
        ),
        source("18.5万元..21万元")
    );
    assert_eq!(
        after(&source("..20$00000元"), "write as `..20万元`"),
        source("..20万元")
    );
}

#[test]
fn a_foreign_amount_has_no_other_form() {
    let source = "facts:\n  a: {kind: illegal-gains, amount: 10$00 USD, rate: 7.1234 CNY/USD}\n";
    assert!(!titles(source).iter().any(|it| it.starts_with("write as")));
}

#[test]
fn a_date_in_chinese_becomes_one_of_the_format() {
    let source = "facts:\n  a: {kind: duty, when: 2023年3$0月2日}\n";
    assert_eq!(
        after(source, "write as `2023-03-02`"),
        "facts:\n  a: {kind: duty, when: 2023-03-02}\n"
    );
}

#[test]
fn a_term_is_written_in_years_or_in_months() {
    let source = |term: &str| {
        format!("charges:\n  - offence: cl-287-2\n    sentence: {{imprisonment: {term}}}\n")
    };
    assert_eq!(after(&source("18$0m"), "write as `1y6m`"), source("1y6m"));
    assert_eq!(after(&source("1y6$0m"), "write as `18m`"), source("18m"));
}

#[test]
fn a_fact_without_evidence_gets_the_skeleton_of_one() {
    let source = "\
evidence:
  chat: {kind: electronic-data}
facts:
  fe$0e: {kind: illegal-gains, by: lin}
";
    let wanted = "\
evidence:
  chat: {kind: electronic-data}
  fee-evidence: {kind: }
facts:
  fee: {kind: illegal-gains, by: lin, evidence: [fee-evidence]}
";
    assert_eq!(
        after(source, "add a piece of evidence `fee-evidence` for `fee`, to be filled in"),
        wanted
    );
    let named = "facts:\n  fe$0e: {kind: illegal-gains, evidence: [chat]}\n";
    assert!(!titles(named).iter().any(|it| it.contains("evidence")));
}

#[test]
fn facts_are_sorted_with_their_comments() {
    let source = "\
facts:
  late: {kind: duty, when: 2023-06}

  # 事由不明
  un$0dated: {kind: duty}
  # 最早
  early:
    kind: duty
    when: 2022-01..2022-03  # 三个月
charges: []
";
    let wanted = "\
facts:
  # 最早
  early:
    kind: duty
    when: 2022-01..2022-03  # 三个月

  late: {kind: duty, when: 2023-06}
  # 事由不明
  undated: {kind: duty}
charges: []
";
    assert_eq!(after(source, "sort the facts by date"), wanted);
    assert!(
        !titles(&wanted.replacen("early", "ear$0ly", 1))
            .iter()
            .any(|it| it.contains("sort"))
    );
}

#[test]
fn an_anchor_stays_where_it_is_when_its_block_goes_on_one_line() {
    let source = "facts:\n  a: &one\n    ki$0nd: duty\n    by: &who\n      - lin\n";
    assert_eq!(
        after(source, "write `a` on one line"),
        "facts:\n  a: &one {kind: duty, by: &who [lin]}\n"
    );
}

#[test]
fn an_alias_never_comes_to_stand_above_its_anchor() {
    let source = "\
facts:
  a: {kind: duty, when: 2023-06, evidence: &both [x, y]}
  b: {kind: duty, when: 2022-06, evid$0ence: *both}
";
    assert!(!titles(source).iter().any(|it| it.contains("sort")));
}

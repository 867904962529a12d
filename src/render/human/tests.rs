use super::super::fixture::{Case, case, look, place};
use super::*;
use crate::text::{Encoding, Lang};

fn shown(case: &Case, lang: Lang) -> String {
    human(&case.sheet(), case.shown(), &look(lang))
}

const BRIEF: &str = "\
facts:
  settled: {kind: payment-settlement, amount: \"185,000 CNY\"}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      payment-settlement: [settled]
";

#[test]
fn the_place_is_quoted_with_why_and_help() {
    let case = case(BRIEF, "payment-settlement: ").relate("\"185,000 CNY\"", "gives 185,000");
    insta::assert_snapshot!(shown(&case, Lang::En), @r#"
    error[ground-falls-short]: 15,000 CNY short
     --> a.brief.yaml:7:7
      |
    2 |   settled: {kind: payment-settlement, amount: "185,000 CNY"}
      |                                               ------------- gives 185,000
    ...
    7 |       payment-settlement: [settled]
      |       ^^^^^^^^^^^^^^^^^^^^ 185,000 of 200,000 CNY (92.5 %)
      |
      = why: Interpretation 法释〔2019〕15号, art. 12(1)(2)
      = help: `illegal-gains` is met by `fee`
      = help: plead `illegal-gains`
    "#);
}

#[test]
fn underlines_stand_below_chinese_characters() {
    let source = "facts:\n  转账: {金额: \"18.5万元\", 收款人: [某团伙]}\n";
    let case = case(source, "\"18.5万元\"").relate("某团伙", "对象");
    insta::assert_snapshot!(shown(&case, Lang::Zh), @r#"
    错误[ground-falls-short]: 15,000 CNY short
     --> a.brief.yaml:2:12
      |
    2 |   转账: {金额: "18.5万元", 收款人: [某团伙]}
      |                ^^^^^^^^^^           ------ 对象
      |                |
      |                185,000 of 200,000 CNY (92.5 %)
      |
      = 依据: Interpretation 法释〔2019〕15号, art. 12(1)(2)
      = 建议: `illegal-gains` is met by `fee`
      = 建议: plead `illegal-gains`
    "#);
}

#[test]
fn identifiers_are_masked_and_controls_are_pictures() {
    let source = "parties:\n  lin: {id-number: 110105199001011234, name: \"L\x1b[2J\u{202e}in\"}\n";
    let mut case = case(source, "name");
    case.private.push(place(source, "110105199001011234"));
    insta::assert_snapshot!(shown(&case, Lang::En), @r#"
    error[ground-falls-short]: 15,000 CNY short
     --> a.brief.yaml:2:40
      |
    2 |   lin: {id-number: ******************, name: "L␛[2J�in"}
      |                                        ^^^^ 185,000 of 200,000 CNY (92.5 %)
      |
      = why: Interpretation 法释〔2019〕15号, art. 12(1)(2)
      = help: `illegal-gains` is met by `fee`
      = help: plead `illegal-gains`
    "#);
}

#[test]
fn places_far_apart_are_quoted_apart() {
    let filler = "# filler\n".repeat(5000);
    let source = format!("first: 1\n{filler}last: 2\n");
    let case = case(&source, "last").relate("first", "here first");
    insta::assert_snapshot!(shown(&case, Lang::En), @r#"
    error[ground-falls-short]: 15,000 CNY short
        --> a.brief.yaml:5002:1
         |
    5002 | last: 2
         | ^^^^ 185,000 of 200,000 CNY (92.5 %)
         |
        ::: a.brief.yaml:1:1
         |
       1 | first: 1
         | ----- here first
         |
         = why: Interpretation 法释〔2019〕15号, art. 12(1)(2)
         = help: `illegal-gains` is met by `fee`
         = help: plead `illegal-gains`
    "#);
}

#[test]
fn a_very_long_line_is_cut_around_the_place() {
    let long = "x".repeat(1_000_000);
    let source = format!("a: \"{long}\", name: 1, b: \"{long}\"\n");
    let text = shown(&case(&source, "name"), Lang::En);
    assert!(text.contains("a.brief.yaml:1:1000008"), "{}", &text[..200]);
    assert!(text.lines().all(|it| it.len() < 120), "{text}");
}

#[test]
fn each_heading_counts_for_itself() {
    let long = "x".repeat(10_060);
    let source = format!(
        "甲: 1, a: \"{long}\", name: 1\n{}甲: 2, second: 2\n",
        "\n".repeat(50)
    );
    let case = case(&source, "name").relate("second", "and here");
    for (encoding, first, second) in [
        (Encoding::Utf8, 10_076, 9),
        (Encoding::Utf16, 10_074, 7),
        (Encoding::Utf32, 10_074, 7),
    ] {
        let sheet = case.sheet().counted_in(encoding);
        let text = human(&sheet, case.shown(), &look(Lang::En));
        let headings: Vec<&str> = text.lines().filter(|it| it.contains("a.brief")).collect();
        let ends = [
            format!(" a.brief.yaml:1:{first}"),
            format!(" a.brief.yaml:52:{second}"),
        ];
        assert_eq!(headings.len(), 2, "{text}");
        assert!(
            headings
                .iter()
                .zip(&ends)
                .all(|(it, end)| it.ends_with(end)),
            "{headings:?}"
        );
    }
}

#[test]
fn a_heading_is_not_the_beginning_of_another() {
    let made = |to: &str| (to.to_owned(), format!("{to}0"));
    let text = headed(
        "--> a:1:10\n::: a:1:1\n::: a:1:1\n",
        vec![made("a:1:1"), made("a:1:1")],
    );
    assert_eq!(text, "--> a:1:10\n::: a:1:10\n::: a:1:10\n");
}

#[test]
fn a_place_at_the_very_end_is_shown() {
    for source in ["a:", "a: b\n", "a: b\r\n", "a: b\rc: d\r"] {
        let mut case = case(source, "a");
        let end = crate::text::TextSize::of(source);
        case.at = crate::text::TextRange::empty(end);
        assert!(
            shown(&case, Lang::En).contains("^"),
            "{source:?}: {}",
            shown(&case, Lang::En)
        );
    }
}

/// The lines that are wider than the page.
fn wide(text: &str) -> Vec<&str> {
    text.lines().filter(|it| width(it) > 80).collect()
}

#[test]
fn a_long_label_is_broken_where_the_page_ends() {
    let said = "`settled` bears on it, but its date leaves open whether it lies within the time";
    let case = case(BRIEF, "payment-settlement: ").relate("\"185,000 CNY\"", said);
    let text = shown(&case, Lang::En);
    assert!(wide(&text).is_empty(), "{text}");
    insta::assert_snapshot!(text, @r#"
    error[ground-falls-short]: 15,000 CNY short
     --> a.brief.yaml:7:7
      |
    2 |   settled: {kind: payment-settlement, amount: "185,000 CNY"}
      |                                               -------------
      |                                               `settled` bears on it, but its
      |                                               date leaves open whether it
      |                                               lies within the time
    ...
    7 |       payment-settlement: [settled]
      |       ^^^^^^^^^^^^^^^^^^^^ 185,000 of 200,000 CNY (92.5 %)
      |
      = why: Interpretation 法释〔2019〕15号, art. 12(1)(2)
      = help: `illegal-gains` is met by `fee`
      = help: plead `illegal-gains`
    "#);
}

#[test]
fn a_long_label_in_chinese_is_broken_by_its_columns() {
    let source = "facts:\n  转账: {金额: \"18.5万元\", 收款人: [某团伙], 日期: 2023-06}\n";
    let said = "`转账`支持该项，但其日期不足以确定是否在期间之内，须由人工另行判断";
    let case = case(source, "\"18.5万元\"").relate("2023-06", said);
    let text = shown(&case, Lang::Zh);
    assert!(wide(&text).is_empty(), "{text}");
    insta::assert_snapshot!(text, @r#"
    错误[ground-falls-short]: 15,000 CNY short
     --> a.brief.yaml:2:12
      |
    2 |   转账: {金额: "18.5万元", 收款人: [某团伙], 日期: 2023-06}
      |                ^^^^^^^^^^                          -------
      |                |                                   `转账`支持该项，但其日期
      |                |                                   不足以确定是否在期间之
      |                |                                   内，须由人工另行判断
      |                |
      |                185,000 of 200,000 CNY (92.5 %)
      |
      = 依据: Interpretation 法释〔2019〕15号, art. 12(1)(2)
      = 建议: `illegal-gains` is met by `fee`
      = 建议: plead `illegal-gains`
    "#);
}

#[test]
fn a_label_with_no_room_beside_its_place_stands_below() {
    let line = "a: {kind: illegal-gains, by: lin, amount: 12,600 CNY, on: 2023-06-01}\n";
    let said = "before the provision came into force, so it does not count";
    let case = case(line, "kind").relate("2023-06-01", said);
    let text = shown(&case, Lang::En);
    assert!(wide(&text).is_empty(), "{text}");
    insta::assert_snapshot!(text, @r#"
    error[ground-falls-short]: 15,000 CNY short
     --> a.brief.yaml:1:5
      |
    1 | a: {kind: illegal-gains, by: lin, amount: 12,600 CNY, on: 2023-06-01}
      |     ^^^^ 185,000 of 200,000 CNY (92.5 %)                  ----------
      |                                     before the provision came into force, so
      |                                     it does not count
      |
      = why: Interpretation 法释〔2019〕15号, art. 12(1)(2)
      = help: `illegal-gains` is met by `fee`
      = help: plead `illegal-gains`
    "#);
}

#[test]
fn a_broken_label_keeps_its_colours() {
    let said = "`settled` bears on it, but its date leaves open whether it lies within the time";
    let case = case(BRIEF, "payment-settlement: ").relate("\"185,000 CNY\"", said);
    let look = Look {
        color: true,
        ..look(Lang::En)
    };
    let text = human(&case.sheet(), case.shown(), &look);
    let plain = shown(&case, Lang::En);
    let mut bare = String::new();
    let mut parts = text.split('\u{1b}');
    bare.push_str(parts.next().unwrap_or_default());
    parts.for_each(|it| bare.push_str(&it[it.find('m').map_or(0, |it| it + 1)..]));
    assert_eq!(bare, plain);
    let second = text
        .lines()
        .find(|it| it.contains("open whether"))
        .expect("it is broken");
    assert!(second.matches('\u{1b}').count() >= 3, "{second:?}");
}

#[test]
fn silenced_findings_are_left_out() {
    let mut case = case(BRIEF, "cl-287-2");
    case.silenced = Some(crate::render::Silence {
        at: case.at,
        reason: None,
    });
    assert_eq!(shown(&case, Lang::En), "");
}

#[test]
fn a_shortened_list_says_by_how_many() {
    let case = case(BRIEF, "cl-287-2");
    let many = (0..HUMAN_LIMIT + 7).flat_map(|_| case.shown());
    let text = human(&case.sheet(), many, &look(Lang::En));
    let last = text.trim_end().lines().next_back().unwrap();
    assert_eq!(
        last,
        "a.brief.yaml: 7 more findings are not shown here; `--format concise` shows all"
    );
}

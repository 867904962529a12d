use super::*;
use crate::lsp::features::code_action::tests::analyse;

/// The text with its hints in it, as `⟨…⟩`.
fn hinted(source: &str, lang: Lang) -> String {
    let analysis = analyse(source);
    let mut res = source.to_owned();
    for hint in hints(&analysis, TextRange::up_to(TextSize::of(source)), lang)
        .iter()
        .rev()
    {
        res.insert_str(hint.at.into(), &format!("⟨{}⟩", hint.label));
    }
    res
}

const LIN: &str = "\
parties: {lin: {kind: person}, chen: {kind: person}}
facts:
  big: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 18.5万元}
  plain: {kind: payment-settlement, by: chen, when: 2023-05-01, amount: \"185,000 CNY\"}
  part: {kind: payment-settlement, by: lin, when: 2023-05, amount: 1000元, part-of: big}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      payment-settlement: [big, part]
      abnormal-deal:
        - plain
";

#[test]
fn a_ground_says_how_far_it_is_and_a_fact_what_it_gives() {
    let wanted = LIN
        .replace("18.5万元", "18.5万元⟨= 185,000⟩")
        .replace(
            "[big, part]",
            "[big⟨185,000⟩, part⟨left out⟩]⟨15,000 short · 92.5 %⟩",
        )
        .replace("deal:", "deal:⟨unsupported⟩")
        .replace("- plain", "- plain⟨left out⟩");
    assert_eq!(hinted(LIN, Lang::En), wanted);
    let chinese = hinted(LIN, Lang::Zh);
    assert!(chinese.contains("⟨尚差15,000 · 92.5%⟩"), "{chinese}");
}

#[test]
fn a_value_that_says_it_in_figures_has_no_hint() {
    let fact = |amount: &str| format!("facts:\n  a: {{kind: illegal-gains, amount: {amount}}}\n");
    for plain in [
        "185000 CNY",
        "\"185,000.50 CNY\"",
        "¥185000",
        "1_000元",
        "\">=3000\"",
        "..500元",
        "100..200元",
        "200000.00元",
    ] {
        let text = fact(plain);
        assert_eq!(hinted(&text, Lang::En), text);
    }
    for (words, read) in [
        ("1.2万元", "12,000"),
        ("3元5角", "3.50"),
        ("１８５０００元", "185,000"),
        ("1万..2万元", "10,000..20,000"),
    ] {
        let text = fact(words);
        assert!(
            hinted(&text, Lang::Zh).contains(&format!("{words}⟨= {read}⟩")),
            "{words}"
        );
    }
}

#[test]
fn only_the_range_that_is_asked_for_has_hints() {
    let analysis = analyse(LIN);
    let line = LIN.find("  plain").expect("a line");
    let until = TextRange::up_to(TextSize::of(&LIN[..line]));
    let labels: Vec<String> = hints(&analysis, until, Lang::En)
        .into_iter()
        .map(|it| it.label)
        .collect();
    assert_eq!(labels, ["= 185,000"]);
}

#[test]
fn a_tooltip_names_the_provision() {
    let analysis = analyse(LIN);
    let all = hints(&analysis, TextRange::up_to(TextSize::of(LIN)), Lang::Zh);
    let ground = all
        .iter()
        .find(|it| it.label.starts_with("尚差"))
        .expect("a hint");
    assert!(
        ground.tooltip.contains("法释〔2019〕15号") && ground.tooltip.contains("支付结算金额：未达标准，185,000"),
        "{}",
        ground.tooltip
    );
}

#[test]
fn accused_for_whom_a_ground_differs_are_named() {
    let both = LIN
        .replace("against: [lin]", "against: [lin, chen]")
        .replace("[big, part]", "[big, plain, part]");
    let text = hinted(&both, Lang::En);
    assert!(
        text.contains("⟨lin: 15,000 short · 92.5 %; chen: 15,000 short · 92.5 %⟩")
            || text.contains("]⟨15,000 short · 92.5 %⟩"),
        "{text}"
    );
    assert!(text.contains("big⟨lin: 185,000; chen: left out⟩"), "{text}");
    let chinese = hinted(&both, Lang::Zh);
    assert!(chinese.contains("big⟨lin：185,000；chen：未计入⟩"), "{chinese}");
}

#[test]
fn a_ground_that_reaches_into_the_range_has_only_the_hints_inside_it() {
    let analysis = analyse(LIN);
    let line = LIN.find("        - plain").expect("a line");
    let below = TextRange::new(
        TextSize::of(&LIN[..line]),
        TextSize::of(LIN),
    );
    let labels: Vec<String> = hints(&analysis, below, Lang::En).into_iter().map(|it| it.label).collect();
    assert_eq!(labels, ["left out"]);
}

use super::*;
use crate::lsp::fixture::{can, snapshot};

const BRIEF: &str = "\
brief: 1
parties: {lin: {kind: person, role: accused}}
facts:
  fee: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 12000元}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds: {illegal-gains: [fee]}
";

fn brief(lang: Lang) -> Snapshot {
    snapshot(BRIEF, can(json!({})), lang)
}

#[test]
fn the_assessment_is_the_one_that_is_printed() {
    let snapshot = brief(Lang::En);
    let answer = answer(std::slice::from_ref(&snapshot), snapshot.lang, ASSESS, &[json!(snapshot.uri)]);
    let answer = answer.expect("an assessment").expect("a value");
    let of = snapshot.brief().expect("a brief");
    let printed = assess_json("/cases/林.brief.yaml", of, Lang::En);
    let printed = format!("{{\"format\": 1, \"briefs\": [\n{printed}\n]}}\n");
    let read: Value = serde_json::from_str(&printed).expect("JSON");
    // The order of keys counts too.
    assert_eq!(answer.to_string(), read.to_string());
    assert_eq!(answer["briefs"][0]["charges"][0]["accused"][0]["id"], json!("lin"));
}

#[test]
fn the_assessment_in_words_shows_no_number_of_a_person() {
    let text = BRIEF.replace("{lin: {", "{lin: {name: 林某 13800138000, ");
    let text = text.replacen("brief: 1\n", "brief: 1\ncase: {title: 林 13800138000}\n", 1);
    let snapshot = snapshot(&text, can(json!({})), Lang::En);
    let words = answer(std::slice::from_ref(&snapshot), snapshot.lang, ASSESS_TEXT, &[json!(snapshot.uri)]);
    let words = words.expect("an assessment").expect("a value").to_string();
    assert!(words.contains("林某 ***********") && !words.contains("138"), "{words}");
}

#[test]
fn a_word_is_explained() {
    let page = |snapshots: &[Snapshot]| answer(snapshots, Lang::En, EXPLAIN, &[json!("payment-settlement")]);
    let chinese = page(&[brief(Lang::Zh)]).expect("a page").expect("a value");
    assert!(chinese["markdown"].as_str().is_some_and(|it| it.contains("法释〔2019〕15号")), "{chinese}");
    let without = page(&[]).expect("a page").expect("a value");
    assert!(without["markdown"].as_str().is_some_and(|it| it.starts_with('#')), "{without}");
}

#[test]
fn a_place_is_explained_as_a_hover_does() {
    let snapshot = brief(Lang::En);
    let at = |line: u32, character: u32| {
        let place = json!({"line": line, "character": character});
        answer(std::slice::from_ref(&snapshot), snapshot.lang, EXPLAIN, &[json!(snapshot.uri), place])
    };
    let ground = at(7, 16).expect("a page").expect("a value");
    assert!(ground["markdown"].as_str().is_some_and(|it| it.contains("12,000 of 10,000 CNY")), "{ground}");
    assert_eq!(at(4, 9).expect_err("nothing is there"), "there is nothing to explain here");
}

#[test]
fn what_is_wrong_is_said_in_the_language_of_the_person() {
    let wrong = |command: &str, arguments: &[Value]| {
        let of = |lang| answer(&[brief(lang)], lang, command, arguments).expect_err("a fault");
        (of(Lang::En), of(Lang::Zh))
    };
    for (command, arguments) in [
        (ASSESS, vec![]),
        (ASSESS, vec![json!("file:///elsewhere.brief.yaml")]),
        (ASSESS, vec![json!("no uri")]),
        (EXPLAIN, vec![]),
        (EXPLAIN, vec![json!("payment-setlement")]),
        (EXPLAIN, vec![json!("file:///cases/%E6%9E%97.brief.yaml"), json!("x")]),
        ("gravamen.other", vec![]),
    ] {
        let (en, zh) = wrong(command, &arguments);
        assert!(en.is_ascii() && !zh.is_ascii(), "{en} / {zh}");
    }
    assert!(wrong(EXPLAIN, &[json!("payment-setlement")]).0.contains("`payment-settlement`"));
    assert!(wrong(ASSESS, &[json!(7)]).0.contains("`7` is no URI"));
}

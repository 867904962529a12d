use super::*;
use crate::lsp::features::cursor::study;

const BRIEF: &str = r#"brief: 1
case: {drafted: 2024-03-18, stage: trial}
parties:
  lin: {name: 林某, kind: person, role: accused, born: 1996-02-11}
  wang: {name: "*王* 13800138000", role: accused}
evidence:
  流水: {kind: documentary, title: 银行流水, obtained: 2023-07-01}
facts:
  settled: {kind: payment-settlement, by: lin, amount: "18.5万元", when: 2023-06, evidence: [流水], status: established}
  fee: {kind: illegal-gains, by: &who [lin], amount: 5000..12000 CNY, status: disputed}
charges:
  - offence: cl-287-2
    against: [lin, wang]
    grounds:
      payment-settlement: [settled]
      illegal-gains: {facts: [fee], reason: x}
  - {offence: cl-287-1, against: *who, alternative-to: 0}
readings: {repeatedly: 3} # gravamen: ignore[unknown-key] until 2030-01-01 因为
"#;

/// The page at the end of the first `word`, with the word that it is about.
fn at(word: &str, lang: Lang) -> String {
    let text = BRIEF.replacen(word, &format!("{word}$0"), 1);
    page(&text, lang)
}

fn page(text: &str, lang: Lang) -> String {
    let (analysis, offset) = study(text);
    let official = |cite: &Cite| (&*cite.id == "interp-2019-15/12/1/2").then(|| "（二）支付结算金额".into());
    let cx = Cx {
        analysis: &analysis,
        lang,
        official: &official,
    };
    match hover(&cx, offset) {
        Some(it) => format!("[{}]\n{}", &analysis.text.source()[it.range], it.value),
        None => "nothing".into(),
    }
}

#[track_caller]
fn says(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "no `{part}` in\n{page}");
    }
}

#[test]
fn show() {
    for word in [
        "      payment-settlement", "      illegal-gains", "  settled", "offence: cl-287-2", "18.5万元", "5000..12000 CNY", "born: 1996", "wang", "  流水", "kind: payment-settlement", "status: disputed", "amount", "repeatedly", "repeatedly: 3", "unknown-key", "until", "&who", "*who", "alternative-to: 0", "2023-06", "stage: tri", "parties",
    ] {
        println!("=== {word}\n{}\n--- zh\n{}", at(word, Lang::En), at(word, Lang::Zh));
    }
}

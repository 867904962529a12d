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
fn a_ground_says_how_far_each_accused_is_and_what_is_missing() {
    let en = at("      payment-settlement", Lang::En);
    says(
        &en,
        &[
            "[payment-settlement]\n**settled amount** `payment-settlement`",
            "Interpretation 法释〔2019〕15号, art. 12(1)(2) (`interp-2019-15/12/1/2`)",
            "Payments of 200,000 CNY or more are settled.",
            "✗ 林某 (`lin`): **short**",
            "`██████████████████░░` 185,000 of 200,000 CNY (92.5 %), **15,000 CNY short**",
            "- `settled`: 185,000",
            "- left out: `settled`, because it is somebody else's act",
            "- missing: a fact of kind `payment-settlement` that counts",
            "Law as of 2024-03-18.",
            "- in force 2019-11-01..",
            "> （二）支付结算金额",
        ],
    );
    let zh = at("      payment-settlement", Lang::Zh);
    says(
        &zh,
        &[
            "✗ 林某（`lin`）：**未达标准**",
            "185,000／200,000元（92.5%），**尚差15,000元**",
            "支付结算金额二十万元以上",
            "施行期间 2019-11-01..",
        ],
    );
}

#[test]
fn what_is_open_is_drawn_and_said() {
    let page = at("      illegal-gains", Lang::En);
    says(
        &page,
        &[
            "`▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒` 0..12,000 of 10,000 CNY (0..120 %)",
            "- `fee`: 0..12,000, it is disputed",
        ],
    );
}

#[test]
fn a_reading_in_use_is_named_and_one_that_changes_the_outcome_too() {
    let source = include_str!("../../../../tests/corpus/assist-prior-punishment-readings.brief.yaml");
    let at = source.find("      prior-punishment:").expect("the ground") + 8;
    let page = page(&format!("{}$0{}", &source[..at], &source[at..]), Lang::En);
    says(&page, &["- reading `", "the charge would be"]);
}

#[test]
fn a_fact_says_what_it_states_and_what_it_supports() {
    let expected = "\
[settled]
**payment settlement** `settled`

- settled amount: 185,000 CNY (18.5万元)
- when: some day from 2023-06-01 to 2023-06-30
- by: 林某 (`lin`)
- status: established
- evidence: `流水`

**Supports**

- `cl-287-2/payment-settlement` (`lin`): 185,000; in all 185,000 of 200,000 CNY (92.5 %)
- `cl-287-2/fivefold-settlement` (`lin`): 185,000; in all 185,000 of 1,000,000 CNY (18.5 %); not pleaded";
    assert_eq!(at("  settled", Lang::En), expected);
    let used = at("payment-settlement: [settled", Lang::En);
    assert_eq!(used, expected, "a use says the same");
    says(&at("  settled", Lang::Zh), &["支付结算金额：185,000元（18.5万元）", "未主张"]);
}

#[test]
fn a_fact_says_which_charge_it_supports_when_several_are_of_one_offence() {
    let text = "\
brief: 1
parties: {lin: {kind: person, role: accused}, wang: {kind: person, role: accused}}
facts:
  f$0ee: {kind: illegal-gains, by: [lin, wang], when: 2023-05-01, amount: 12000元}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {illegal-gains: [fee]}}
  - {offence: cl-287-2, against: [lin, wang], grounds: {illegal-gains: [fee]}}
  - {offence: cl-287-1, against: [wang], grounds: {illegal-gains: [fee]}}
";
    let page_en = page(text, Lang::En);
    let mut lines: Vec<&str> = page_en.lines().filter(|it| it.starts_with("- `cl-")).collect();
    says(
        &page_en,
        &[
            "- `cl-287-2/illegal-gains` (charge 1): 12,000",
            "- `cl-287-2/illegal-gains` (charge 2, `lin`): 12,000",
            "- `cl-287-2/illegal-gains` (charge 2, `wang`): 12,000",
            "- `cl-287-1/illegal-gains`: 12,000",
        ],
    );
    let all = lines.len();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), all, "{page_en}");
    says(&page(text, Lang::Zh), &["`cl-287-2/illegal-gains`（指控2，`wang`）："]);
}

#[test]
fn an_offence_says_the_state_of_its_elements_and_what_it_carries() {
    let page = at("offence: cl-287-2", Lang::En);
    says(
        &page,
        &[
            "**Assisting information network criminal activity** `cl-287-2`",
            "? serious circumstances: undetermined (`payment-settlement`, `illegal-gains`)",
            "imprisonment: 6 months to 3 years",
            "limitation: 5 years",
            "responsible age: 16 years",
        ],
    );
    let other = at("alternative-to: 0", Lang::Zh);
    says(&other, &["帮助信息网络犯罪活动罪", "明知：无事实支持", "追诉时效"]);
}

#[test]
fn a_value_says_how_it_was_read() {
    says(
        &at("18.5万元", Lang::En),
        &["[18.5万元]\n**185,000 CNY (18.5万元)** (money)", "settled amount"],
    );
    says(
        &at("5000..12000 CNY", Lang::En),
        &["**5,000 to 12,000 CNY**", "from nothing up to what is stated"],
    );
    says(
        &at("2023-06", Lang::Zh),
        &["**2023年6月1日至2023年6月30日之间的某日**（日期或者期间）"],
    );
    let span = "charges:\n- sentence: {imprisonment: 6m..1y$0}\n";
    says(&page(span, Lang::En), &["[6m..1y]\n**6 months to 1 year**"]);
    let count = "facts:\n  a: {kind: dissemination, videos: \">=3$0\"}\n";
    says(&page(count, Lang::En), &["[>=3]\n**at least 3** (count)"]);
}

#[test]
fn nothing_that_identifies_a_person_is_repeated() {
    for lang in [Lang::En, Lang::Zh] {
        let born = at("born: 1996", lang);
        let said = born.split_once('\n').map_or("", |it| it.1);
        assert!(!said.is_empty() && !said.contains("1996"), "{said}");
        let named = at("  wang", lang);
        assert!(!named.contains("13800138000"), "{named}");
        says(&named, &["**\\*王\\* ···········** `wang`"]);
    }
    let alias = "parties:\n  a: {phone: &p 13800138000}\n  b: {phone: *p$0}\n";
    let page = page(alias, Lang::En);
    assert!(page.contains("stands for") && !page.contains("138"), "{page}");
}

#[test]
fn ids_are_what_they_name() {
    says(
        &at("  流水", Lang::En),
        &["**银行流水** `流水`", "documentary evidence", "proves `settled`"],
    );
    says(
        &at("by: lin", Lang::En),
        &["**林某** `lin`", "accused, a natural person", "did `settled` and `fee`", "charged with Illegal use"],
    );
}

#[test]
fn words_of_the_format_and_of_the_law_are_explained() {
    says(&at("parties", Lang::Zh), &["**当事人** `parties`"]);
    says(&at("when", Lang::Zh), &["日期或者期间：`2023-06-01`、`2023-06`、`2023"]);
    says(&at("offence", Lang::En), &["It must be there.", "`cl-287-2`"]);
    says(&at("amount", Lang::En), &["settled amount", "`18.5万元`"]);
    says(&at("stage: trial", Lang::En), &["trial at first instance", "`appeal`"]);
    says(&at("kind: payment-settlement", Lang::En), &["**payment settlement (", "**Supports**"]);
    says(&at("repeatedly", Lang::Zh), &["多次"]);
    says(&at("repeatedly: 3", Lang::En), &["[3]\n**three times or more**"]);
    says(&at("ignore[unknown-key", Lang::En), &["[unknown-key]\n**unknown-key**", "```yaml"]);
    says(&at("until", Lang::En), &["Silences `unknown-key`", "until 2030-01-01"]);
    says(&at("&who", Lang::En), &["Anchor `&who`, 1 alias"]);
    says(&at("*who", Lang::En), &["[who]\n`*who` stands for:", "[lin]"]);
}

#[test]
fn every_byte_of_a_brief_has_a_page_or_none_in_both_languages() {
    let (analysis, _) = study(&format!("$0{BRIEF}"));
    let official = |_: &Cite| None;
    for lang in [Lang::En, Lang::Zh] {
        let cx = Cx {
            analysis: &analysis,
            lang,
            official: &official,
        };
        for offset in 0..=BRIEF.len() {
            let Some(found) = hover(&cx, TextSize::new(offset as u32)) else {
                continue;
            };
            assert!(!found.value.trim().is_empty(), "nothing said at {offset}");
            assert!(found.range.contains_inclusive(TextSize::new(offset as u32)), "{offset}");
            assert!(!plain(&found.value).contains("**"), "{}", plain(&found.value));
        }
    }
}

#[test]
fn dates_in_force_are_said_only_where_there_are_any() {
    let text = BRIEF.replace("      payment-settlement: [settled]", "      assist$0ance: []");
    for lang in [Lang::En, Lang::Zh] {
        let page = page(&text, lang);
        assert!(page.contains("`assistance`") && !page.contains(".."), "{page}");
    }
}

#[test]
fn a_field_is_named_once_and_its_words_say_what_they_mean() {
    let amount = at("settled: {kind: payment-settlement, by: lin, amount", Lang::En);
    assert_eq!(amount.matches("settled amount").count(), 1, "{amount}");
    says(&amount, &["**settled amount** `amount`", "money: `185000 CNY`"]);
    let text = BRIEF.replace("kind: illegal-gains,", "kind: website, poses$0-as: x,");
    let poses = page(&text, Lang::Zh);
    says(&poses, &["- `state-organ` 国家机关", "（网站）"]);
    assert_eq!(poses.matches("`state-organ`").count(), 1, "{poses}");
}

#[test]
fn a_kind_whose_title_is_its_id_is_named_once_and_in_chinese_brackets() {
    let text = BRIEF.replace("kind: illegal-gains,", "kind: assistance$0,");
    says(&page(&text, Lang::En), &["[assistance]\n**`assistance`**"]);
    says(&page(&text, Lang::Zh), &["[assistance]\n**帮助行为（`assistance`）**"]);
}

#[test]
fn an_amount_of_foreign_money_says_at_which_rate_it_was_read() {
    let text = BRIEF.replace(r#"amount: "18.5万元""#, "amount: 20000$0 USD, rate: 7.1 CNY/USD");
    says(
        &page(&text, Lang::En),
        &["142,000 CNY", "At the rate of the fact: 1 USD = 7.1 CNY, to the fen."],
    );
    says(&page(&text, Lang::Zh), &["142,000元", "按该事实所载汇率折算：1 USD = 7.1元，精确到分。"]);
    let plain = at("18.5万", Lang::En);
    assert!(!plain.contains("rate"), "{plain}");
}

#[test]
fn a_value_that_cannot_be_read_says_why_and_what_is_due() {
    for (wrong, due) in [
        ("born: 2023-02-30", "date: "),
        ("when: 2023-13", "date or period: "),
        ("amount: 12 USD", "money: "),
        ("clicks: 1.5", "count: "),
    ] {
        let text = format!("facts:\n  a: {{kind: dissemination, {wrong}$0}}\n");
        let text = match wrong.split_once(':') {
            Some(("born", _)) => format!("parties:\n  lin: {{{wrong}$0}}\n"),
            Some(("amount", _)) => text.replace("dissemination", "illegal-gains"),
            _ => text,
        };
        let (analysis, _) = study(&text);
        let finding = analysis.findings.iter().find(|it| it.rule.id.0 == "invalid-value");
        let finding = finding.expect(wrong);
        let page = page(&text, Lang::En);
        if wrong.starts_with("born") {
            says(&page, &["identifies a person"]);
            continue;
        }
        let words = analysis.words(finding, Lang::En);
        says(&page, &[&words.what, due]);
        for fix in analysis.fixes(finding, Lang::En) {
            says(&page, &[&fix.title]);
        }
    }
}

#[test]
fn a_client_that_does_not_ask_for_markdown_gets_words() {
    use crate::lsp::fixture::{can, snapshot};
    let formats = |it: &str| can(serde_json::from_str(it).expect("JSON"));
    let said = |capabilities| {
        let snapshot = snapshot(BRIEF, capabilities, Lang::En);
        let at = BRIEF.find("      payment-settlement").expect("a ground") + 8;
        let at = snapshot.position(TextSize::new(at as u32));
        match answer(&snapshot, at).expect("a hover").contents {
            HoverContents::Markup(it) => (it.kind, it.value),
            other => panic!("{other:?}"),
        }
    };
    for plain in [
        "{}",
        r#"{"textDocument": {"hover": {}}}"#,
        r#"{"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}"#,
    ] {
        let (kind, value) = said(formats(plain));
        assert_eq!(kind, MarkupKind::PlainText);
        assert!(value.starts_with("settled amount payment-settlement"), "{value}");
        assert!(!value.contains("**") && !value.contains('`') && !value.contains("]("), "{value}");
    }
    let markdown = r#"{"textDocument": {"hover": {"contentFormat": ["markdown"]}}}"#;
    assert_eq!(said(formats(markdown)).0, MarkupKind::Markdown);
}

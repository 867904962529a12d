//! `bare-amount`: money without a currency, read as CNY.

use crate::brief::FlawKind;
use crate::finding::{Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("bare-amount"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "Money without a currency, read as CNY.",
            zh: "金额未写币种，按人民币读取。",
        },
        why: Both {
            en: "The reader of a brief should not have to guess the currency. The fix adds CNY, as it was read.",
            zh: "案情摘要的读者不应猜测币种。修正为补写 CNY，与读取结果一致。",
        },
        bad: "\
facts:
  fee: {kind: illegal-gains, amount: 9600}
                                   # ^^^^ warning: `9600` has no currency and is read as CNY
",
        good: "\
facts:
  fee: {kind: illegal-gains, amount: 9600 CNY}
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    flaw::report(cx, RULE.id, acc);
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let amount = flaw::quoted(cx, fault.at);
    match lang {
        Lang::En => Words {
            what: format!("`{amount}` has no currency and is read as CNY"),
            here: "read as CNY".into(),
            why: Some("a reader should not have to guess the currency".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("`{amount}` 未写币种，按人民币读取"),
            here: "按人民币读取".into(),
            why: Some("读者不应猜测币种".into()),
            ..Words::default()
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    match flaw::of(cx, fault).map(|it| (it, &it.kind)) {
        Some((it, FlawKind::BareAmount { instead })) => flaw::replace(cx, it, instead, Safety::Safe, lang),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, titles};

    #[test]
    fn a_chinese_unit_is_a_currency() {
        check(
            &RULE,
            "
facts:
  a: {kind: illegal-gains, amount: 1.2万元}
  b: {kind: illegal-gains, summary: 报酬, amount: 1.2万}
                                                # ^^^^^ warning: `1.2万` has no currency
",
        );
    }

    #[test]
    fn adds_the_currency() {
        let source = "facts:\n  fee: {kind: illegal-gains, amount: 9600} # 九千六\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("9600", "9600 CNY"));
    }

    #[test]
    fn never_edits_through_an_alias() {
        let source = "note: &n 9600\nfacts:\n  fee: {kind: illegal-gains, amount: *n}\n";
        assert!(titles(&RULE, source).is_empty());
    }

    #[test]
    fn quotes_stay() {
        for amount in ["\"9,600\"", "'9,600'", "\">=9600\""] {
            let source = format!("facts:\n  fee: {{kind: illegal-gains, amount: {amount}}} # 注\n");
            assert_eq!(fixed(&RULE, &source, 0), source.replacen("600", "600 CNY", 1));
        }
    }
}

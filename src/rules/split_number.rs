//! `split-number`: an unquoted thousands comma split a value between braces.

use crate::brief::FlawKind;
use crate::finding::{Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("split-number"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "An unquoted thousands comma split a value between braces.",
            zh: "花括号内未加引号的千位逗号截断了值。",
        },
        why: Both {
            en: "Between braces and brackets a comma ends a value, so the number is cut at its thousands. Quote the whole value.",
            zh: "花括号、方括号之内的逗号表示值的结束，数字会在千位处被截断。请为整个值加上引号。",
        },
        bad: "\
facts:
  paid: {kind: payment-settlement, amount: 185,000 CNY}
                                         # ^^^^^^^^^^^ error: the comma splits `185,000 CNY`
",
        good: "\
facts:
  paid: {kind: payment-settlement, amount: \"185,000 CNY\"}
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
    let Some(FlawKind::SplitNumber { joined }) = flaw::of(cx, fault).map(|it| &it.kind) else {
        return Words::default();
    };
    match lang {
        Lang::En => Words {
            what: format!("the comma splits `{joined}` into two entries"),
            here: "quote the whole value".into(),
            why: Some("between braces an unquoted comma ends a value".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("逗号将 `{joined}` 截断为两项"),
            here: "请为整个值加引号".into(),
            why: Some("花括号内未加引号的逗号表示值的结束".into()),
            ..Words::default()
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    match flaw::of(cx, fault).map(|it| (it, &it.kind)) {
        Some((it, FlawKind::SplitNumber { joined })) => {
            flaw::rewrite(it, &format!("\"{joined}\""), Safety::Offered, lang)
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn says_it_once_for_three_pieces() {
        check(
            &RULE,
            "
facts:
  paid: {kind: payment-settlement, summary: 转账, amount: 1,185,000 CNY, by: lin}
                                                        # ^^^^^^^^^^^^^ error: splits `1,185,000 CNY`
",
        );
    }

    #[test]
    fn quotes_the_whole() {
        let source = "facts: {a: {kind: payment-settlement, amount: 185,000 CNY}} # 合计\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("185,000 CNY", "\"185,000 CNY\""));
    }
}

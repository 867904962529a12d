//! `suppression-without-reason`: a comment silences a rule and does not say why.

use crate::finding::{Detail, Fault, RuleId, Severity, Words};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("suppression-without-reason"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Suppressions,
    page: Page {
        title: Both {
            en: "A suppression gives no reason.",
            zh: "忽略注释没有写明理由。",
        },
        why: Both {
            en: "Whoever reads the brief next must be able to see why a fault was accepted. \
                 Write the reason after the bracket.",
            zh: "之后阅读案情摘要的人应当能够看到为何接受该问题。请在方括号之后写明理由。",
        },
        bad: "\
charges:
  - offence: cl-287-9 # gravamen: ignore[unknown-offence]
                    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gives no reason
",
        good: "\
charges:
  - offence: cl-287-9 # gravamen: ignore[unknown-offence] its schema is being written
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, suppression) in cx.suppressions.iter().enumerate() {
        if suppression.malformed.is_none() && suppression.reason.is_none() {
            acc.push(Fault::new(RULE.id, suppression.range, Detail::Nth(nth)));
        }
    }
}

fn words(_: &Cx<'_>, _: &Fault, lang: Lang) -> Words {
    match lang {
        Lang::En => Words {
            what: "the suppression gives no reason".into(),
            why: Some("a reader must be able to see why a fault was accepted".into()),
            help: vec!["write the reason after the bracket".into()],
            ..Words::default()
        },
        Lang::Zh => Words {
            what: "忽略注释没有写明理由".into(),
            why: Some("读者应当能够看到为何接受该问题".into()),
            help: vec!["在方括号之后写明理由".into()],
            ..Words::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn a_day_is_no_reason() {
        check(
            &RULE,
            "\
brief: 1 # gravamen: ignore-file[unused-id] until 2099-01-01
       # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gives no reason
",
        );
    }

    #[test]
    fn a_chinese_reason_is_a_reason() {
        check(&RULE, "brief: 1 # gravamen: ignore[unused-id] 留待补充\n");
    }
}

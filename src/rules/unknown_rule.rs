//! `unknown-rule`: a suppression names no rule.

use crate::finding::{Detail, Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule, all, find};
use crate::text::{Edit, Lang};

pub static RULE: Rule = Rule {
    id: RuleId("unknown-rule"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Suppressions,
    page: Page {
        title: Both {
            en: "A suppression names no rule.",
            zh: "忽略注释所指的规则不存在。",
        },
        why: Both {
            en: "It silences nothing, whatever it was meant for. The form is \
                 `# gravamen: ignore[rule-id] reason` or `# gravamen: ignore-file[rule-id] reason`.",
            zh: "无论原意为何，它都不起作用。写法为 `# gravamen: ignore[规则标识] 理由` \
                 或 `# gravamen: ignore-file[规则标识] 理由`。",
        },
        bad: "\
brief: 1 # gravamen: ignore[unknown-offences] they come later
                          # ^^^^^^^^^^^^^^^^ warning: there is no rule `unknown-offences`
",
        good: "\
brief: 1 # gravamen: ignore[unknown-offence] they come later
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, suppression) in cx.suppressions.iter().enumerate() {
        if let Some(place) = suppression.malformed {
            acc.push(Fault::new(RULE.id, place, Detail::Nth(nth)));
            continue;
        }
        for (rule, name) in suppression.rules.iter().enumerate() {
            if find(&name.value).is_none() {
                acc.push(Fault::new(RULE.id, name.range, Detail::Pair(nth, rule)));
            }
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let word = flaw::quoted(cx, fault.at);
    let malformed = matches!(fault.detail, Detail::Nth(_));
    let what = match (lang, malformed) {
        (Lang::En, true) => "the suppression cannot be read".into(),
        (Lang::Zh, true) => "无法读懂该忽略注释".into(),
        (Lang::En, false) => format!("there is no rule `{word}`"),
        (Lang::Zh, false) => format!("没有名为 `{word}` 的规则"),
    };
    let (why, form) = match lang {
        Lang::En => ("it silences nothing", "the form is `# gravamen: ignore[rule-id] until 2025-01-01 reason`"),
        Lang::Zh => ("它不起作用", "写法为 `# gravamen: ignore[规则标识] until 2025-01-01 理由`"),
    };
    let help = if malformed { vec![form.into()] } else { Vec::new() };
    Words { what, why: Some(why.into()), help, ..Words::default() }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    if matches!(fault.detail, Detail::Nth(_)) {
        return Vec::new();
    }
    let close = crate::text::close(&cx.source[fault.at], all().map(|it| it.id.0));
    let change = |close: &str| Fix {
        title: match lang {
            Lang::En => format!("change to `{close}`"),
            Lang::Zh => format!("改为 `{close}`"),
        },
        safety: Safety::Safe,
        edits: vec![Edit { range: fault.at, insert: close.into() }],
    };
    close.map(change).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn says_when_the_form_is_wrong() {
        check(
            &RULE,
            "\
brief: 1 # gravamen: ignore unknown-offence
                   # ^^^^^^ warning: cannot be read
",
        );
    }

    #[test]
    fn a_hash_inside_a_value_is_no_comment() {
        check(&RULE, "note: 'a # gravamen: ignore[nothing]'\n");
    }

    #[test]
    fn mends_a_slip_of_the_pen() {
        let mended = fixed(&RULE, "brief: 1 # gravamen: ignore[unknownoffence] later\n", 0);
        assert_eq!(mended, "brief: 1 # gravamen: ignore[unknown-offence] later\n");
    }
}

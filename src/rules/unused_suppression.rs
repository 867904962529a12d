//! `unused-suppression`: a comment silences a rule that finds nothing there.

use crate::finding::{Detail, Fault, Fix, RuleId, Severity, Words};
use crate::rules::{Both, Cx, Group, Page, Rule, find, help};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("unused-suppression"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Suppressions,
    page: Page {
        title: Both {
            en: "A suppression silences nothing.",
            zh: "忽略注释没有压制任何提示。",
        },
        why: Both {
            en: "A suppression that is left behind would hide a later fault that nobody has looked at. \
                 A suppression of a rule that did not run is not judged.",
            zh: "遗留的忽略注释会掩盖日后无人查看过的问题。对未运行的规则的忽略不作判断。",
        },
        bad: "\
charges:
  - offence: cl-287-2 # gravamen: ignore[unknown-offence] the schema comes later
                                       # ^^^^^^^^^^^^^^^ warning: suppresses nothing
",
        good: "\
charges:
  - offence: cl-287-9 # gravamen: ignore[unknown-offence] the schema comes later
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, suppression) in cx.suppressions.iter().enumerate() {
        if suppression.malformed.is_some() || suppression.expired(cx.today) {
            continue;
        }
        for (rule, name) in suppression.rules.iter().enumerate() {
            let ran = find(&name.value).is_some_and(|it| cx.runs(it));
            if ran && !cx.used[nth][rule] {
                acc.push(Fault::new(RULE.id, name.range, Detail::Pair(nth, rule)));
            }
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let rule = &cx.source[fault.at];
    match lang {
        Lang::En => Words {
            what: format!("the suppression of `{rule}` suppresses nothing"),
            here: "finds nothing here".into(),
            why: Some("left behind, it would hide a later fault".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("对 `{rule}` 的忽略没有压制任何提示"),
            here: "此处没有该问题".into(),
            why: Some("遗留的忽略会掩盖日后的问题".into()),
            ..Words::default()
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let &Detail::Pair(nth, rule) = &fault.detail else { return Vec::new() };
    vec![help::remove_from_suppression(cx, nth, Some(rule), lang)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    const SOME: &str = "charges:\n  - offence: cl-287-9 # gravamen: ignore[unknown-offence, expired-suppression] later\n";

    #[test]
    fn judges_each_rule_of_the_list() {
        check(
            &RULE,
            "\
charges:
  - offence: cl-287-9 # gravamen: ignore[unknown-offence, expired-suppression] later
                                                        # ^^^^^^^^^^^^^^^^^^^ warning: `expired-suppression`
",
        );
    }

    #[test]
    fn takes_one_rule_out_of_the_list() {
        let mended = SOME.replace("unknown-offence, expired-suppression", "unknown-offence");
        assert_eq!(fixed(&RULE, SOME, 0), mended);
    }

    #[test]
    fn takes_the_whole_comment_when_nothing_is_left() {
        let source = "brief: 1 # gravamen: ignore[unknown-offence] later\ncharges: []\n";
        assert_eq!(fixed(&RULE, source, 0), "brief: 1\ncharges: []\n");
    }

    #[test]
    fn takes_the_whole_line_when_the_comment_has_its_own() {
        let source = "# gravamen: ignore[unknown-offence] later\nbrief: 1\n";
        assert_eq!(fixed(&RULE, source, 0), "brief: 1\n");
    }
}

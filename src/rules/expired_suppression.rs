//! `expired-suppression`: the last day of a suppression has passed.

use crate::finding::{Detail, Fault, Fix, RuleId, Severity, Words};
use crate::rules::{Both, Cx, Group, Page, Rule, help};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("expired-suppression"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Suppressions,
    page: Page {
        title: Both {
            en: "The last day of a suppression has passed.",
            zh: "忽略注释的截止日期已过。",
        },
        why: Both {
            en: "The person who wrote it meant to look again by that day. From the next day on it \
                 silences nothing. Mend the fault, or write a new day with a new reason.",
            zh: "写下它的人原打算在该日之前再次查看。自次日起它不再压制任何提示。\
                 请改正问题，或写明新的日期和理由。",
        },
        bad: "\
charges:
  - offence: cl-287-9 # gravamen: ignore[unknown-offence] until 2024-03-17 comes later
                                                              # ^^^^^^^^^^ error: ended on 2024-03-17
",
        good: "\
charges:
  - offence: cl-287-9 # gravamen: ignore[unknown-offence] until 2024-03-18 comes later
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, suppression) in cx.suppressions.iter().enumerate() {
        if let Some(until) = suppression.until
            && suppression.malformed.is_none()
            && suppression.expired(cx.today)
        {
            acc.push(Fault::new(RULE.id, until.range, Detail::Nth(nth)));
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let day = &cx.source[fault.at];
    match lang {
        Lang::En => Words {
            what: format!("the suppression ended on {day}"),
            here: "this day has passed".into(),
            why: Some("it was meant to be looked at again by that day".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("忽略注释已于 {day} 到期"),
            here: "此日已过".into(),
            why: Some("它本应在该日之前再次查看".into()),
            ..Words::default()
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let &Detail::Nth(nth) = &fault.detail else { return Vec::new() };
    vec![help::remove_from_suppression(cx, nth, None, lang)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn reads_the_day_at_the_end_too() {
        check(
            &RULE,
            "\
brief: 1 # gravamen: ignore[unused-id] 留待补充 until 2023-12
                                                    # ^^^^^^^ error: ended on 2023-12
",
        );
    }

    #[test]
    fn removes_the_comment() {
        let source = "brief: 1  # gravamen: ignore[unused-id] until 2020-01-01 later\r\ncharges: []\r\n";
        assert_eq!(fixed(&RULE, source, 0), "brief: 1\r\ncharges: []\r\n");
    }
}

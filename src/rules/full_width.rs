//! `full-width`: full-width digits or punctuation in a value.

use crate::brief::FlawKind;
use crate::finding::{Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::{Edit, Lang};
use crate::yaml::{Style, edit};

pub static RULE: Rule = Rule {
    id: RuleId("full-width"),
    severity: Severity::Note,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "Full-width digits or punctuation in a value.",
            zh: "值中使用了全角数字或者标点。",
        },
        why: Both {
            en: "They are read as meant. Half-width ones can be searched and compared, so the fix changes to them.",
            zh: "全角字符按其含义读取。半角字符便于检索和比较，修正为改用半角。",
        },
        bad: "\
facts:
  fee: {kind: illegal-gains, amount: ９６００元}
                                   # ^^^^^^^^ note: full-width
",
        good: "\
facts:
  fee: {kind: illegal-gains, amount: 9600元}
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
    let written = flaw::quoted(cx, fault.at);
    match lang {
        Lang::En => Words {
            what: format!("`{written}` is written with full-width characters"),
            here: "to be half width".into(),
            why: Some("it is read as meant; half-width characters can be searched and compared".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("`{written}` 使用了全角字符"),
            here: "应改为半角".into(),
            why: Some("已按其含义读取；半角字符便于检索和比较".into()),
            ..Words::default()
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some(flaw) = flaw::of(cx, fault).filter(|it| it.via_alias.is_none()) else {
        return Vec::new();
    };
    let (FlawKind::FullWidth { instead }, Some(node)) = (&flaw.kind, flaw::node(cx, flaw)) else {
        return Vec::new();
    };
    // A half-width comma would end an unquoted value between braces: then the value gets quotes.
    let written = node.text();
    let plain = node.scalar().is_some_and(|it| it.style == Style::Plain);
    let edits = match plain && node.range().contains_range(flaw.at) && instead.contains(',') {
        true => {
            let at = flaw.at - node.range().start();
            let (before, after) = (&written[..at.start().into()], &written[at.end().into()..]);
            edit::set_value(node, &format!("{before}{instead}{after}"))
        }
        false => Some(vec![Edit { range: flaw.at, insert: instead.to_string() }]),
    };
    let title = match lang {
        Lang::En => format!("change to `{instead}`"),
        Lang::Zh => format!("改为 `{instead}`"),
    };
    let fix = |edits| Fix { title, safety: Safety::Safe, edits };
    edits.map(fix).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::fixed;

    #[test]
    fn changes_to_half_width() {
        let source = "facts:\n  fee: {kind: illegal-gains, amount: ９６００元} # 注\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("９６００", "9600"));
    }

    #[test]
    fn a_comma_between_braces_gets_quotes() {
        let source = "facts:\n  fee: {kind: illegal-gains, amount: 9，600元} # 注\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("9，600元", "\"9,600元\""));
    }

    #[test]
    fn quotes_that_are_there_are_not_doubled() {
        let source = "facts:\n  fee: {kind: illegal-gains, amount: \"9，600元\"} # 注\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace('，', ","));
    }
}

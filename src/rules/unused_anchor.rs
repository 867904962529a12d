//! `unused-anchor`: an anchor that no alias stands for.

use crate::finding::{Detail, Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::{Edit, Lang, TextRange, TextSize};

pub static RULE: Rule = Rule {
    id: RuleId("unused-anchor"),
    severity: Severity::Hint,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "An anchor that no alias uses.",
            zh: "没有别名使用的锚点。",
        },
        why: Both {
            en: "It names a value that nobody repeats. The fix removes the name and leaves the value.",
            zh: "该锚点所命名的值没有被重复使用。修正为删除锚点，保留其值。",
        },
        bad: "\
case: {title: &t A case of lent cards}
            # ^^ hint: no alias uses the anchor `t`
",
        good: "\
case: {title: &t A case of lent cards, summary: *t}
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, anchor) in cx.doc.anchors().iter().enumerate() {
        if anchor.uses == 0 {
            let start = anchor.name.start() - TextSize::of('&');
            let at = TextRange::new(start, anchor.name.end());
            acc.push(Fault::new(RULE.id, at, Detail::Nth(nth)));
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let name = flaw::quoted(cx, fault.at);
    let name = name.trim_start_matches('&');
    match lang {
        Lang::En => Words {
            what: format!("no alias uses the anchor `{name}`"),
            here: "never repeated".into(),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("没有别名使用锚点 `{name}`"),
            here: "未被使用".into(),
            ..Words::default()
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let after = &cx.source[usize::from(fault.at.end())..];
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    let before = &cx.source[..usize::from(fault.at.start())];
    let ends_line = after[blanks..].is_empty() || after[blanks..].starts_with(['\n', '\r', ',', '}', ']', '#']);
    let leading = before.len() - before.trim_end_matches([' ', '\t']).len();
    // At the end of a line the blanks before it go; elsewhere those after it do.
    let range = if ends_line {
        let start = fault.at.start() - TextSize::try_from(leading).unwrap_or_default();
        TextRange::new(start, fault.at.end())
    } else {
        TextRange::new(fault.at.start(), fault.at.end() + TextSize::try_from(blanks).unwrap_or_default())
    };
    vec![Fix {
        title: match lang {
            Lang::En => "remove the anchor".into(),
            Lang::Zh => "删除锚点".into(),
        },
        safety: Safety::Safe,
        edits: vec![Edit { range, insert: String::new() }],
    }]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::fixed;

    #[test]
    fn leaves_the_value() {
        let source = "case: {title: &案 某案} # 注\n";
        assert_eq!(fixed(&RULE, source, 0), "case: {title: 某案} # 注\n");
    }

    #[test]
    fn leaves_a_mapping_on_the_lines_below() {
        let source = "case: &c   # 案\n  title: a\n";
        assert_eq!(fixed(&RULE, source, 0), "case:   # 案\n  title: a\n");
    }
}

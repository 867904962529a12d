//! `duplicate-key`: a key stands twice in one mapping.

use crate::brief::FlawKind;
use crate::finding::{Fault, Fix, Label, RuleId, Severity, Source, Words};
use crate::rules::help::{flaw, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;
use crate::yaml::edit;

pub static RULE: Rule = Rule {
    id: RuleId("duplicate-key"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "A key stands twice in one mapping.",
            zh: "同一映射中的键重复。",
        },
        why: Both {
            en: "Only the first is read. Which of the two is meant, a person has to say.",
            zh: "只读取第一个。以何者为准，须由人决定。",
        },
        bad: "\
facts:
  fee: {kind: illegal-gains, amount: 9600元, amount: 9700元}
                                           # ^^^^^^ error: the key `amount` stands twice
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
    let Some(FlawKind::DuplicateKey { first }) = flaw::of(cx, fault).map(|it| &it.kind) else {
        return Words::default();
    };
    let key = flaw::quoted(cx, fault.at);
    let label = |text: &str| vec![Label { source: Source::Here, range: *first, text: text.into() }];
    match lang {
        Lang::En => Words {
            what: format!("the key `{key}` stands twice in one mapping"),
            here: "not read".into(),
            why: Some("only the first is read".into()),
            help: Vec::new(),
            related: label("the first, which is read"),
        },
        Lang::Zh => Words {
            what: format!("键 `{key}` 在同一映射中重复"),
            here: "未读取".into(),
            why: Some("只读取第一个".into()),
            help: Vec::new(),
            related: label("第一个，已读取"),
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some(flaw) = flaw::of(cx, fault).filter(|it| it.via_alias.is_none()) else {
        return Vec::new();
    };
    let FlawKind::DuplicateKey { first } = flaw.kind else {
        return Vec::new();
    };
    let removal = |at: crate::text::TextRange, title: &str| {
        let key = cx.doc.at(at.start()).node().filter(|it| it.is_key())?;
        plead::offered(title.to_owned(), edit::take_out(key)?)
    };
    let (second_words, first_words) = match lang {
        Lang::En => ("remove the second", "remove the first"),
        Lang::Zh => ("删除第二个", "删除第一个"),
    };
    let second = removal(flaw.at, second_words);
    second.into_iter().chain(removal(first, first_words)).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    const TWICE: &str = "facts:\n  fee:\n    kind: illegal-gains\n    amount: 1元 # 一\n    amount: 2元 # 二\n";

    #[test]
    fn points_at_the_second() {
        check(
            &RULE,
            "
facts:
  收: {kind: illegal-gains}
  收: {kind: illegal-gains}
# ^^ error: the key `收` stands twice
",
        );
    }

    #[test]
    fn removes_the_one_or_the_other() {
        assert_eq!(fixed(&RULE, TWICE, 0), TWICE.replace("amount: 2元 # 二", "# 二"));
        assert_eq!(fixed(&RULE, TWICE, 1), TWICE.replace("amount: 1元 # 一", "# 一"));
    }
}

//! `unknown-version`: the brief names a format that this build does not know.

use crate::finding::{Fault, RuleId, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("unknown-version"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "The brief names a format that this build does not know.",
            zh: "案情摘要所写的格式版本未知。",
        },
        why: Both {
            en: "This build reads format 1. What can be read of a brief in another format is still checked.",
            zh: "本程序读取格式1。其他格式的案情摘要，能读取的部分仍予核对。",
        },
        bad: "\
brief: 2
     # ^ error: this build does not know the format `2`
",
        good: "\
brief: 1
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    flaw::report(cx, RULE.id, acc);
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let version = flaw::quoted(cx, fault.at);
    match lang {
        Lang::En => Words {
            what: format!("this build does not know the format `{version}`"),
            here: "format 1 is known".into(),
            why: Some("a later format may mean other things by the same words".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("本程序不识别格式 `{version}`"),
            here: "可识别格式1".into(),
            why: Some("同样的词在其后的格式中可能另有含义".into()),
            ..Words::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn a_word_is_no_version() {
        check(
            &RULE,
            "
brief: two
     # ^^^ error: does not know the format `two`
",
        );
    }
}

//! `ambiguous-boolean`: yes, no, on or off where true or false is due.

use crate::brief::FlawKind;
use crate::finding::{Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("ambiguous-boolean"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "yes, no, on or off where true or false is due.",
            zh: "应写 true 或者 false 之处写了 yes、no、on 或者 off。",
        },
        why: Both {
            en: "YAML 1.2 reads them as words, older readers as true and false. They are read as meant; the fix writes the word that every reader understands.",
            zh: "YAML 1.2 将其读作文字，旧的程序读作真假值。此处按其含义读取；修正为改用通行写法。",
        },
        bad: "\
facts:
  loss: {kind: economic-loss, major: yes}
                                   # ^^^ warning: `yes` is read as `true`
",
        good: "\
facts:
  loss: {kind: economic-loss, major: true}
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
    let Some(FlawKind::AmbiguousBoolean { meant }) = flaw::of(cx, fault).map(|it| &it.kind) else {
        return Words::default();
    };
    let written = flaw::quoted(cx, fault.at);
    match lang {
        Lang::En => Words {
            what: format!("`{written}` is read as `{meant}`"),
            here: format!("write `{meant}`"),
            why: Some("some readers of YAML take it for a word, others for a truth value".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("`{written}` 被读作 `{meant}`"),
            here: format!("请写 `{meant}`"),
            why: Some("不同的 YAML 程序对其理解不一".into()),
            ..Words::default()
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    match flaw::of(cx, fault).map(|it| (it, &it.kind)) {
        Some((it, FlawKind::AmbiguousBoolean { meant })) => {
            flaw::replace(cx, it, &meant.to_string(), Safety::Safe, lang)
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::fixed;

    #[test]
    fn writes_the_plain_word() {
        let source = "facts:\n  loss: {kind: economic-loss, major: No} # 否\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("No", "false"));
    }
}

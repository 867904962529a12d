//! `unknown-key`: a key that the format does not know.

use crate::brief::{FlawKind, Table};
use crate::phrase;
use crate::finding::{Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("unknown-key"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "A key that the format does not know.",
            zh: "格式中没有的键。",
        },
        why: Both {
            en: "A misspelt key is read by nobody, and what stands under it is lost without a word. Where one known key is close, the fix changes to it.",
            zh: "拼错的键不会被读取，其下的内容随之丢失。有相近的已知键时，可改为该键。",
        },
        bad: "\
parties:
  lin: {nmae: Lin X, kind: person}
      # ^^^^ error: the format has no key `nmae` in a party
",
        good: "\
parties:
  lin: {name: Lin X, kind: person}
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
    let Some(FlawKind::UnknownKey { table, close, torn }) = flaw::of(cx, fault).map(|it| &it.kind) else {
        return Words::default();
    };
    let key = flaw::quoted(cx, fault.at);
    let place = place(cx, *table, lang);
    let known: Vec<String> = table.known(cx.schemas).map(phrase::ticked).collect();
    let mut help = Vec::new();
    if torn.is_some() {
        help.push(match lang {
            Lang::En => "an unquoted comma ends a value between braces: quote the whole value".into(),
            Lang::Zh => "花括号内未加引号的逗号会截断值：请为整个值加上引号".into(),
        });
    } else if close.is_none() {
        let list = phrase::short_list(&known, lang);
        help.push(match lang {
            Lang::En => format!("the keys here are {list}"),
            Lang::Zh => format!("此处的键有{list}"),
        });
    }
    match lang {
        Lang::En => Words {
            what: format!("the format has no key `{key}` in {place}"),
            here: "unknown key".into(),
            why: Some("what stands under an unknown key is not read".into()),
            help,
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("{place}中没有 `{key}` 这一键"),
            here: "未知的键".into(),
            why: Some("未知键之下的内容不会被读取".into()),
            help,
            related: Vec::new(),
        },
    }
}

/// The mapping in words.
pub(super) fn place(cx: &Cx<'_>, table: Table, lang: Lang) -> String {
    let (en, zh) = match table {
        Table::Brief => ("a brief", "案情摘要"),
        Table::Case => ("`case`", "`case` "),
        Table::Party => ("a party", "当事人"),
        Table::Evidence => ("a piece of evidence", "证据"),
        Table::Fact(None) => ("a fact", "事实"),
        Table::Fact(Some(kind)) => {
            let id = &cx.schemas[kind].id;
            return match lang {
                Lang::En => format!("a fact of kind `{id}`"),
                Lang::Zh => format!("`{id}` 类事实"),
            };
        }
        Table::Charge => ("a charge", "指控"),
        Table::Ground => ("a ground", "情形"),
        Table::Sentence => ("a sentence", "量刑建议"),
        Table::Circumstance => ("a circumstance", "量刑情节"),
        Table::Readings => ("`readings`", "`readings` "),
    };
    phrase::pick(lang, en, zh).to_owned()
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some(flaw) = flaw::of(cx, fault) else {
        return Vec::new();
    };
    match &flaw.kind {
        FlawKind::UnknownKey { close: Some(close), .. } => {
            flaw::replace(cx, flaw, close, Safety::Safe, lang)
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, titles};

    #[test]
    fn knows_the_fields_of_the_kind() {
        check(
            &RULE,
            "
facts:
  fee: {kind: illegal-gains, summary: 报酬, amuont: 9000元, recipients: [x]}
                                          # ^^^^^^ error: no key `amuont` in a fact of kind `illegal-gains`
                                                          # ^^^^^^^^^^ error: no key `recipients`
",
        );
    }

    #[test]
    fn changes_to_the_one_that_is_close() {
        let source = "case:\n  titel: 某案 # 案名\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("titel", "title"));
    }

    #[test]
    fn a_long_key_is_cut_and_says_so() {
        let (key, cut, under) = ("k".repeat(200), "k".repeat(60), "^".repeat(200));
        let says = format!("error: the format has no key `{cut}…` in `case`");
        check(&RULE, &format!("case:\n    {key}: 1\n  # {under} {says}\n"));
    }

    #[test]
    fn makes_no_key_stand_twice() {
        assert!(titles(&RULE, "case: {titel: a, title: b}\n").is_empty());
    }
}

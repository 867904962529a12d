//! `missing-key`: a required key is not there.

use crate::brief::{FlawKind, List, Table};
use crate::finding::{Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{flaw, plead};
use crate::rules::unknown_key;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::{Edit, Lang, TextRange};
use crate::yaml::Node;
use crate::yaml::edit::{self, At};

pub static RULE: Rule = Rule {
    id: RuleId("missing-key"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "A required key is not there.",
            zh: "缺少必需的键。",
        },
        why: Both {
            en: "A brief names its format, a fact and a piece of evidence their kind, a charge its offence, its accused and its grounds; without them nothing can be checked.",
            zh: "案情摘要须写明格式版本，事实与证据须写明种类，指控须写明罪名、被告人和情形；否则无法核对。",
        },
        bad: "\
brief: 1
evidence:
  bank: {title: Account statements}
# ^^^^ error: a piece of evidence needs the key `kind`
",
        good: "\
brief: 1
evidence:
  bank: {kind: documentary, title: Account statements}
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
    let Some(FlawKind::MissingKey { table, key, empty }) = flaw::of(cx, fault).map(|it| &it.kind) else {
        return Words::default();
    };
    let place = unknown_key::place(cx, *table, lang);
    let what = match (lang, empty) {
        (Lang::En, false) => format!("{place} needs the key `{key}`"),
        (Lang::En, true) => format!("the key `{key}` of {place} has no value"),
        (Lang::Zh, false) => format!("{place}须有 `{key}` 这一键"),
        (Lang::Zh, true) => format!("{place}的 `{key}` 没有值"),
    };
    let (here, why) = match lang {
        Lang::En => ("incomplete", "without it nothing can be checked"),
        Lang::Zh => ("不完整", "缺少该键则无法核对"),
    };
    let help = due(*table, key).map(|list| {
        let words: Vec<String> = list.words(cx.schemas).into_iter().map(phrase::ticked).collect();
        let words = phrase::or_list(&words, lang);
        lang.pick(format!("write {words}"), format!("可写 {words}"))
    });
    let help = help.into_iter().collect();
    Words { what, here: here.into(), why: Some(why.into()), help, ..Words::default() }
}

/// The words that are due behind a key, where they are few.
fn due(table: Table, key: &str) -> Option<List> {
    match (table, key) {
        (Table::Evidence, "kind") => Some(List::EvidenceKinds),
        _ => None,
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some(flaw) = flaw::of(cx, fault) else {
        return Vec::new();
    };
    let &FlawKind::MissingKey { key, table, empty: false } = &flaw.kind else {
        return Vec::new();
    };
    if flaw.via_alias.is_some() {
        return Vec::new();
    }
    let node = flaw::node(cx, flaw);
    let mapping = node.and_then(|it| match it.is_key() {
        true => it.entry().map(|it| it.value),
        false => Some(it),
    });
    let skeleton = match key {
        "brief" => "1",
        "against" => "[]",
        "grounds" => "{}",
        _ => "",
    };
    let edits = match table {
        Table::Brief => cx.doc.root().and_then(|it| at_the_top(it, &format!("{key}: {skeleton}"))),
        _ => mapping.and_then(|it| edit::insert_entry(it, key, skeleton, At::End)),
    };
    let title = match lang {
        Lang::En => format!("insert `{key}:`"),
        Lang::Zh => format!("插入 `{key}:`"),
    };
    edits.and_then(|it| plead::offered(title, it)).into_iter().collect()
}

/// A first entry of the whole brief.
fn at_the_top(root: Node<'_>, entry: &str) -> Option<Vec<Edit>> {
    let first = root.children().next()?.full_range().start();
    let behind = match root.document().source().contains("\r\n") {
        _ if root.is_flow() => ", ",
        true => "\r\n",
        false => "\n",
    };
    let insert = format!("{entry}{behind}");
    let range = TextRange::empty(first);
    let before = &root.document().source()[..first.into()];
    let in_column = root.is_flow() || before.is_empty() || before.ends_with(['\n', '\r', '\u{feff}']);
    in_column.then(|| vec![Edit { range, insert }])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, said};

    #[test]
    fn a_charge_needs_three_keys() {
        check(
            &RULE,
            "
brief: 1
charges:
  - against: [林]
  # ^^^^^^^ error: a charge needs the key `offence`
  # ^^^^^^^ error: a charge needs the key `grounds`
",
        );
    }

    #[test]
    fn a_key_without_a_value_is_said_to_be_so() {
        check(
            &RULE,
            "
brief: 1
facts:
  fee: {kind: }
      # ^^^^ error: the key `kind` of a fact has no value
",
        );
    }

    #[test]
    fn the_version_goes_to_the_top() {
        let source = "# 某案\nparties: {lin: {kind: person}}\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("parties", "brief: 1\nparties"));
        let source = "{parties: {lin: {kind: person}}}\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("parties", "brief: 1, parties"));
    }

    #[test]
    fn the_words_that_are_due_are_named() {
        let said = said(&RULE, "brief: 1\nevidence:\n  流水: {kind: }\n");
        assert!(said[0].0.help[0].starts_with("write `physical`, `documentary`"), "{said:?}");
        assert!(said[0].1.help[0].starts_with("可写 `physical`、"), "{said:?}");
    }
}

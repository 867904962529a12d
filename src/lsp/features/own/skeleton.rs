//! Whole schemas to begin with, in a file that says nothing yet.

use tower_lsp::lsp_types::CompletionItemKind;

use super::completion::Item;
use crate::analysis::own::{OwnFile, OwnKind};
use crate::text::Lang;

/// An offence with one fact, one number and their provision. Its words are to be replaced.
const OFFENCE: &str = "\
schema: 1

instruments:
  my-act:
    title: {en: My Act, zh: 某法}
    articles:
      1: {title: {en: The offence, zh: 罪状}, summary: {en: What it forbids., zh: 条文大意。}}
      2: {title: {en: The number, zh: 数额}, summary: {en: From which number on., zh: 数额标准。}}

facts:
  my-fact:
    title: {en: what was done, zh: 行为}
    summary: {en: What was done., zh: 行为。}
    fields:
      amount: {type: money, title: {en: amount, zh: 数额}}

offence: my-offence
title: {en: My Offence, zh: 某罪}
summary: {en: What is forbidden., zh: 罪状概要。}
cite: my-act/1
in-force: 2020-01-01..
conduct: my-fact
penalty: {imprisonment: 6m..3y, fine: with-or-alone, cite: my-act/1}
requires:
  all-of:
    act: act
    gravity: {any-of: [amount]}
elements:
  act: {title: {en: the act, zh: 行为}}
  gravity: {title: {en: gravity, zh: 情节}}
grounds:
  act: {cite: my-act/1, fact: my-fact, title: {en: the act, zh: 行为}}
  amount: {cite: my-act/2, sum: my-fact.amount, at-least: 10000 CNY, title: {en: amount, zh: 数额}}
";

/// Another number for a ground of a built-in offence.
const PATCH: &str = "\
schema: 1

instruments:
  my-guideline:
    title: {en: My Guideline, zh: 某指引}
    articles:
      1: {title: {en: The number, zh: 数额}, summary: {en: From which number on., zh: 数额标准。}}

amends: cl-287-2
title: {en: My Guideline, zh: 某指引}
grounds:
  payment-settlement:
    at-least: 300000 CNY
    cite: my-guideline/1
";

/// What an empty schema may begin with.
pub fn of(own: &OwnFile, lang: Lang) -> Vec<Item> {
    if own.kind != OwnKind::Schema || !own.text.source().trim().is_empty() {
        return Vec::new();
    }
    let item = |label: &str, detail: &str, insert: &str| Item {
        label: label.to_owned(),
        detail: detail.to_owned(),
        insert: insert.to_owned(),
        kind: CompletionItemKind::SNIPPET,
    };
    vec![
        item(
            "offence",
            lang.pick("a whole offence to begin with", "完整罪名的雏形"),
            OFFENCE,
        ),
        item(
            "amends",
            lang.pick("a change to a built-in offence", "对内置罪名的修改"),
            PATCH,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schemas;

    #[test]
    fn what_is_offered_is_a_schema_without_mistakes() {
        for text in [OFFENCE, PATCH] {
            let (_, faults) = Schemas::load(vec![("own.yaml".into(), text.into())]);
            assert!(faults.is_empty(), "{faults:?}");
        }
    }
}

//! `excluded-evidence-only`: every piece behind a fact is excluded.

use crate::finding::{Detail, Fault, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::relied;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("excluded-evidence-only"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Evidence,
    page: Page {
        title: Both {
            en: "Every piece of evidence behind a fact is excluded.",
            zh: "支持事实的证据均已被排除。",
        },
        why: Both {
            en: "An excluded piece supports nothing. A fact that a charge relies on needs one that is not.",
            zh: "被排除的证据不能支持任何事实。指控所依据的事实须有未被排除的证据。",
        },
        bad: "\
evidence:
  chat: {kind: electronic-data, excluded: taken without a warrant}
facts:
  fee: {kind: illegal-gains, amount: 9600元, evidence: [chat]}
# ^^^ warning: every piece of evidence behind `fee` is excluded
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: [fee]}}
",
        good: "\
evidence:
  chat: {kind: electronic-data}
facts:
  fee: {kind: illegal-gains, amount: 9600元, evidence: [chat]}
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: [fee]}}
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, fact) in relied::facts(cx) {
        let mut pieces = relied::evidence(cx, fact).peekable();
        if pieces.peek().is_some() && pieces.all(|it| it.1.excluded.is_some()) {
            acc.push(Fault::new(RULE.id, fact.id.range, Detail::Nth(nth)));
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Nth(nth) = &fault.detail else {
        return Words::default();
    };
    let fact = &cx.brief.facts[nth];
    let id = &fact.id.name;
    let pieces = relied::evidence(cx, fact).take(6).filter_map(|(_, piece)| {
        Some(Label {
            source: Source::Here,
            range: piece.excluded.as_ref()?.range,
            text: phrase::pick(lang, "excluded", "已排除").into(),
        })
    });
    let related = pieces.collect();
    match lang {
        Lang::En => Words {
            what: format!("every piece of evidence behind `{id}` is excluded"),
            here: "nothing proves it".into(),
            why: Some("an excluded piece supports nothing".into()),
            help: Vec::new(),
            related,
        },
        Lang::Zh => Words {
            what: format!("支持 `{id}` 的证据均已被排除"),
            here: "没有证据支持".into(),
            why: Some("被排除的证据不能支持任何事实".into()),
            help: Vec::new(),
            related,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn one_piece_that_stands_is_enough() {
        check(
            &RULE,
            "
evidence:
  chat: {kind: electronic-data, excluded: 非法取得}
  said: {kind: confession}
facts:
  fee: {kind: illegal-gains, amount: 9600元, evidence: [chat, said]}
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: [fee]}}
",
        );
    }
}

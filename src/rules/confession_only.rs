//! `confession-only`: nothing but the accused's own statement stands behind a fact.

use crate::brief::{Evidence, EvidenceKind, Fact};
use crate::finding::{Detail, Fault, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::relied;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("confession-only"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Evidence,
    page: Page {
        title: Both {
            en: "Nothing but the accused's own statement stands behind a fact.",
            zh: "事实仅有被告人供述支持。",
        },
        why: Both {
            en: "Nobody is convicted on a confession alone. A fact that a charge relies on needs one \
                 piece of another kind that is not excluded.",
            zh: "只有被告人供述，没有其他证据的，不能认定被告人有罪。指控所依据的事实须另有一项未被排除的其他证据。",
        },
        bad: "\
evidence:
  said: {kind: confession}
facts:
  fee: {kind: illegal-gains, amount: 9600元, evidence: [said]}
# ^^^ error: only the accused's own statement stands behind `fee`
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: [fee]}}
",
        good: "\
evidence:
  said: {kind: confession}
  bank: {kind: documentary}
facts:
  fee: {kind: illegal-gains, amount: 9600元, evidence: [said, bank]}
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
        if rests_on_confession(cx, fact) {
            acc.push(Fault::new(RULE.id, fact.id.range, Detail::Nth(nth)));
        }
    }
}

/// Whether every piece that is not excluded is a confession, and there is one.
fn rests_on_confession(cx: &Cx<'_>, fact: &Fact) -> bool {
    let mut left = relied::evidence(cx, fact).map(|it| it.1).filter(|it| it.excluded.is_none()).peekable();
    left.peek().is_some() && left.all(is_confession)
}

fn is_confession(evidence: &Evidence) -> bool {
    evidence.kind.as_ref().is_some_and(|it| it.value == EvidenceKind::Confession)
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Nth(nth) = &fault.detail else {
        return Words::default();
    };
    let fact = &cx.brief.facts[nth];
    let id = &fact.id.name;
    let pieces = relied::evidence(cx, fact).take(6).map(|(_, piece)| Label {
        source: Source::Here,
        range: piece.kind.as_ref().map_or(piece.id.range, |it| it.range),
        text: match piece.excluded {
            Some(_) => phrase::pick(lang, "excluded", "已排除").into(),
            None => phrase::pick(lang, "the accused's own statement", "被告人供述").into(),
        },
    });
    let related = pieces.collect();
    let why = cx.schemas.cite_of("cpl/55").map(|it| cx.schemas.cite_words(&it, lang));
    match lang {
        Lang::En => Words {
            what: format!("only the accused's own statement stands behind `{id}`"),
            here: "a confession alone".into(),
            why,
            help: vec!["name a piece of evidence of another kind".into()],
            related,
        },
        Lang::Zh => Words {
            what: format!("`{id}` 仅有被告人供述支持"),
            here: "只有供述".into(),
            why,
            help: vec!["请写明其他种类的证据".into()],
            related,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn an_excluded_piece_does_not_help() {
        check(
            &RULE,
            "
evidence:
  said: {kind: confession, title: 供述}
  bank: {kind: documentary, excluded: 非法取得}
facts:
  fee: {kind: illegal-gains, amount: 9600元, evidence: [said, bank]}
# ^^^ error: only the accused's own statement
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: [fee]}}
",
        );
    }
}

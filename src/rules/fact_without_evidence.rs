//! `fact-without-evidence`: a fact that a charge relies on has no evidence.

use crate::brief::Status;
use crate::finding::{Detail, Fault, RuleId, Severity, Words};
use crate::rules::help::{flaw, relied};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("fact-without-evidence"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Evidence,
    page: Page {
        title: Both {
            en: "A fact that a charge relies on has no evidence.",
            zh: "指控所依据的事实没有证据。",
        },
        why: Both {
            en: "What nobody proves can be denied. The outcome is calculated all the same, since a \
                 missing exhibit is no missing act; the finding keeps it in sight.",
            zh: "没有证据的事实可以被否认。缺少证据不等于没有行为，故仍计算其结果；本提示使其不被忽略。",
        },
        bad: "\
facts:
  fee: {kind: illegal-gains, amount: 9600元}
# ^^^ warning: the charge relies on `fee`, which has no evidence
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: [fee]}}
",
        good: "\
evidence:
  bank: {kind: documentary}
facts:
  fee: {kind: illegal-gains, amount: 9600元, evidence: [bank]}
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
        // A fact that is excluded counts for nothing, so nothing has to prove it.
        let excluded = fact.status.value == Status::Excluded;
        if fact.evidence.is_empty() && !excluded {
            acc.push(Fault::new(RULE.id, fact.id.range, Detail::Nth(nth)));
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let id = flaw::quoted(cx, fault.at);
    let cite = cx.schemas.cite_of("cpl/55").map(|it| cx.schemas.cite_words(&it, lang));
    match lang {
        Lang::En => Words {
            what: format!("the charge relies on `{id}`, which has no evidence"),
            here: "no evidence".into(),
            why: cite,
            help: vec!["name what proves it in `evidence:`".into()],
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("指控所依据的 `{id}` 没有证据"),
            here: "没有证据".into(),
            why: cite,
            help: vec!["请在 `evidence:` 中写明证据".into()],
            related: Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn a_ground_without_a_list_relies_on_what_fits_it() {
        check(
            &RULE,
            "
facts:
  所得: {kind: illegal-gains}
  fee: {kind: illegal-gains, amount: 9600元}
# ^^^ warning: `fee`, which has no evidence
  odd: {kind: knowledge}
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: }}
".replace("  所得: {kind: illegal-gains}\n", "").as_str(),
        );
    }

    #[test]
    fn a_fact_that_no_charge_uses_needs_none() {
        check(&RULE, "facts: {收款: {kind: illegal-gains, amount: 9600元}}\n");
    }

    #[test]
    fn a_fact_that_is_excluded_needs_none() {
        check(
            &RULE,
            "
facts:
  所得: {kind: illegal-gains, amount: 9600元, status: excluded}
  fee: {kind: illegal-gains, amount: 9600元, status: disputed}
# ^^^ warning: `fee`, which has no evidence
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: }}
",
        );
    }
}

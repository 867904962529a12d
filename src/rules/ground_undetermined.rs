//! `ground-undetermined`: whether a pleaded ground is met hangs on something open.

use crate::assess::{Applies, Doubt, GroundAssessment, Outcome};
use crate::finding::{Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{Accusation, Pleaded, accusations, labels, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("ground-undetermined"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "Whether a pleaded ground is met is open.",
            zh: "所主张的情形是否达到尚不确定。",
        },
        why: Both {
            en: "A range straddles the standard, or a dispute, a rebuttal, an unstated quality or a \
                 missing human finding decides. An unknown is not a no: the finding names what decides.",
            zh: "数额区间跨越标准，或者取决于争议、反驳、未载明的条件或者尚缺的认定。\
                 未知不等于否定；本提示指出取决于何者。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  fee: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 9000..11000 CNY}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      illegal-gains: [fee]
    # ^^^^^^^^^^^^^ warning: whether `illegal-gains` is met is open
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  fee: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 10000..11000 CNY}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      illegal-gains: [fee]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        let open = it.pleaded().filter(|it| it.assessed.outcome == Outcome::Undetermined);
        acc.extend(open.map(|ground| Fault::new(RULE.id, ground.written.range, it.ground(ground.nth))));
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some((it, ground)) = Pleaded::of(cx, &fault.detail) else {
        return Words::default();
    };
    let figures = ground.assessed.figures.as_ref();
    let mut related = labels::facts(cx, &it, ground.assessed, lang);
    related.extend(labels::left_out(cx, &it, ground.assessed, lang));
    related.extend(labels::standard(cx, &it, &ground, lang));
    let (id, whom) = (&ground.ground.id, it.whom_words(lang));
    let decides = decides(cx, &it, &ground, lang);
    Words {
        what: match lang {
            Lang::En => format!("whether `{id}` is met is open{whom}: {decides}"),
            Lang::Zh => format!("{whom}`{id}` 是否达到尚不确定：{decides}"),
        },
        here: figures.map_or_else(String::new, |it| phrase::reached(it, lang)),
        why: Some(cx.schemas.cite_words(&ground.ground.cite, lang)),
        help: Vec::new(),
        related,
    }
}

/// What the outcome hangs on, the most telling first.
fn decides(cx: &Cx<'_>, it: &Accusation<'_>, ground: &Pleaded<'_>, lang: Lang) -> String {
    let assessed = ground.assessed;
    if let Some(reason) = assessed.reasons.first() {
        return phrase::reason(*reason, lang).to_owned();
    }
    let about = labels::about(cx, it, ground.ground, lang);
    let doubtful = all_facts(assessed).find_map(|it| Some((it.fact, it.doubt?)));
    if let Some((fact, Doubt::Range)) = doubtful {
        let id = &cx.brief.facts[fact].id.name;
        return match lang {
            Lang::En => format!("`{id}` gives a range that straddles the standard"),
            Lang::Zh => format!("`{id}` 所载区间跨越标准"),
        };
    }
    if let Some((fact, doubt)) = doubtful {
        let (id, doubt) = (&cx.brief.facts[fact].id.name, phrase::doubt(doubt, &about));
        return match lang {
            Lang::En => format!("`{id}`: {doubt}"),
            Lang::Zh => format!("`{id}` {doubt}"),
        };
    }
    if assessed.in_force.applies == Applies::Open {
        return phrase::pick(lang, "dates leave open whether it applies", "日期不足以确定其是否适用").to_owned();
    }
    phrase::pick(lang, "a range straddles the standard", "数额区间跨越标准").to_owned()
}

fn all_facts(ground: &GroundAssessment) -> impl Iterator<Item = &crate::assess::Contribution> {
    ground.facts.iter().chain(ground.measures.iter().flat_map(|it| &it.facts))
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    Pleaded::of(cx, &fault.detail).map_or_else(Vec::new, |(it, ground)| {
        plead::instead(cx, &it, &ground, lang)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, titles};

    #[test]
    fn a_dispute_decides() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  fee: {kind: illegal-gains, by: lin, amount: 2万元, status: disputed, summary: 有争议}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {illegal-gains: [fee]}}
                                                # ^^^^^^^^^^^^^ warning: `fee`: it is disputed
",
        );
    }

    #[test]
    fn an_unstated_quality_is_not_a_no() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  crash: {kind: public-disorder}
charges:
  - {offence: cl-286-1, against: [lin], grounds: {leak-disorder: [crash]}}
                                                # ^^^^^^^^^^^^^ warning: whether `leak-disorder` is met is open
",
        );
    }

    #[test]
    fn offers_a_ground_that_hangs_on_nothing() {
        let source = "
parties: {lin: {kind: person}}
facts:
  paid: {kind: payment-settlement, by: lin, amount: 19万..21万元}
  fee: {kind: illegal-gains, by: lin, amount: 2万元}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {payment-settlement: [paid]}}
";
        assert!(titles(&RULE, source)[0].contains("`illegal-gains`"));
    }
}

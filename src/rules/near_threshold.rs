//! `near-threshold`: a number is barely reached, or barely missed by a ground that is not pleaded.

use crate::assess::{Figures, GroundAssessment, Outcome};
use crate::finding::{Detail, Fault, RuleId, Severity, Words};
use crate::phrase;
use crate::quantity::{Exact, Unit};
use crate::rules::help::{Accusation, accusations, labels};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("near-threshold"),
    severity: Severity::Hint,
    pedantic: true,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A number is barely reached, or barely missed.",
            zh: "数额刚刚达到或者差之甚少。",
        },
        why: Both {
            en: "A pleaded ground that is met by less than 5 % stands or falls with a small piece of \
                 evidence; one that is missed by less than 10 % and not pleaded may deserve another look.",
            zh: "所主张的情形超出标准不足5%的，取决于少量证据；未主张的情形差额不足10%的，值得再查。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  fee: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 10499.99 CNY}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:
      illegal-gains: [fee]
    # ^^^^^^^^^^^^^ hint: `illegal-gains` is met by less than 5 %
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  fee: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 10500 CNY}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:
      illegal-gains: [fee]
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        for (nth, ground) in it.accused.grounds.iter().enumerate() {
            let written = ground.pleaded.map(|at| &it.charge.grounds[at]);
            if is_near(ground) {
                let at = written.map_or(it.offence_place(), |it| it.range);
                acc.push(Fault::new(RULE.id, at, it.ground(nth)));
            }
        }
    }
}

fn is_near(ground: &GroundAssessment) -> bool {
    let Some(figures) = &ground.figures else {
        return false;
    };
    match (ground.outcome, ground.pleaded) {
        (Outcome::Met, Some(_)) => surplus(figures).is_some_and(|it| is_below(it, figures, 5)),
        (Outcome::Short, None) => {
            figures.shortfall.is_some_and(|it| !it.is_zero() && is_below(it, figures, 10))
        }
        _ => false,
    }
}

/// By how much the least that the facts allow exceeds the standard.
fn surplus(figures: &Figures) -> Option<Exact> {
    figures.min.checked_sub(figures.standard)
}

/// Whether a difference is below so many hundredths of the standard.
fn is_below(difference: Exact, figures: &Figures, percent: i128) -> bool {
    let hundred = difference.checked_mul(Exact::from_steps(100, Unit::Count));
    let limit = figures.standard.checked_mul(Exact::from_steps(percent, Unit::Count));
    hundred.zip(limit).is_some_and(|(difference, limit)| difference < limit)
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let (Some(it), &Detail::Ground { ground, .. }) = (Accusation::of(cx, &fault.detail), &fault.detail) else {
        return Words::default();
    };
    let assessed = &it.accused.grounds[ground];
    let ground = &it.offence[assessed.ground];
    let (id, whom) = (&ground.id, it.whom_words(lang));
    let met = assessed.outcome == Outcome::Met;
    Words {
        what: match (lang, met) {
            (Lang::En, true) => format!("`{id}` is met by less than 5 %{whom}"),
            (Lang::En, false) => format!("`{id}` is missed by less than 10 % and is not pleaded{whom}"),
            (Lang::Zh, true) => format!("{whom}`{id}` 超出标准不足5%"),
            (Lang::Zh, false) => format!("{whom}`{id}` 距标准不足10%，且未主张"),
        },
        here: assessed.figures.as_ref().map_or_else(String::new, |it| phrase::reached(it, lang)),
        why: Some(cx.schemas.cite_words(&ground.cite, lang)),
        help: Vec::new(),
        related: labels::facts(cx, &it, assessed, lang),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn a_near_miss_that_is_not_pleaded() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  fee: {kind: illegal-gains, by: lin, amount: 9000.01元, summary: 报酬}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {}}
            # ^^^^^^^^ hint: missed by less than 10 %
",
        );
    }

    #[test]
    fn a_tenth_is_not_near() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  fee: {kind: illegal-gains, by: lin, amount: 9000元}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {}}
",
        );
    }
}

//! `limitation-passed`: the case was filed after the limitation period.

use rustc_hash::FxHashSet;

use crate::assess::Outcome;
use crate::brief::Fact;
use crate::calendar::Date;
use crate::finding::{Fault, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::{Accusation, accusations};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::Limitation;
use crate::text::{Lang, TextRange};

pub static RULE: Rule = Rule {
    id: RuleId("limitation-passed"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "The limitation period had passed when the case was filed.",
            zh: "立案时已过追诉时效。",
        },
        why: Both {
            en: "The period runs from the end of the conduct to the day of filing (`case.filed`), or to \
                 the day as of which the law is read while the case is not filed. Its last day is still \
                 in time. Open dates are read in favour of what can still be prosecuted, so the finding \
                 speaks only when the period has passed on every day that the dates allow.",
            zh: "追诉期限自行为终了之日起，至立案之日（`case.filed`）止；尚未立案的，至适用法律的基准日止。\
                 届满当日仍在期限之内。日期不确定的，仅在任何可能的日期均已过期限时提示。",
        },
        bad: "\
case: {filed: 2023-05-02}
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2018-05-01, count: 3}
charges:
  - offence: cl-287-1
           # ^^^^^^^^ warning: the limitation period had passed when the case was filed
    against: [lin]
    grounds:
      websites: [site]
",
        good: "\
case: {filed: 2023-05-01}
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2018-05-01, count: 3}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:
      websites: [site]
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        if passed(cx, &it).is_some() {
            acc.push(Fault::new(RULE.id, it.offence_place(), it.detail()));
        }
    }
}

/// The period, the last day of conduct and where that stands, when the period has passed.
fn passed<'a>(cx: &Cx<'a>, it: &Accusation<'a>) -> Option<(&'a Limitation, Date, TextRange)> {
    let limitation = it.offence.limitation.as_ref()?;
    let (end, place) = end_of_conduct(cx, it)?;
    let filed = cx.brief.case.filed.as_ref().map(|it| it.value.first());
    let until = filed.unwrap_or(it.assessed.as_of);
    (until > limitation.span.after(end)).then_some((limitation, end, place))
}

/// The latest day on which the conduct can have ended; `None` when that is open. The conduct is what
/// counts for the pleaded grounds that are met, else all that is pleaded: what such a ground leaves
/// out does not carry the charge.
fn end_of_conduct(cx: &Cx<'_>, it: &Accusation<'_>) -> Option<(Date, TextRange)> {
    let met = it.pleaded().filter(|it| it.assessed.outcome == Outcome::Met);
    let counted: FxHashSet<*const Fact> = met
        .flat_map(|it| it.assessed.facts.iter().map(|it| it.fact))
        .map(|it| std::ptr::from_ref(&cx.brief.facts[it]))
        .collect();
    let conduct: Vec<&Fact> = it.conduct(cx).collect();
    let counts = |it: &&Fact| counted.contains(&std::ptr::from_ref(*it));
    let carrying: Vec<&Fact> = conduct.iter().copied().filter(counts).collect();
    let conduct = if carrying.is_empty() { conduct } else { carrying };
    let mut latest = None;
    for fact in conduct {
        let when = fact.when.as_ref()?;
        let end = when.value.outer().1?;
        if latest.is_none_or(|(other, _)| end > other) {
            latest = Some((end, when.range));
        }
    }
    latest
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some(it) = Accusation::of(cx, &fault.detail) else {
        return Words::default();
    };
    let Some((limitation, end, place)) = passed(cx, &it) else {
        return Words::default();
    };
    let whom = it.whom_words(lang);
    let span = phrase::span(limitation.span, lang);
    let cite = cx.schemas.cite_words(&limitation.cite, lang);
    let filed = cx.brief.case.filed.as_ref();
    let end_words = phrase::date(end, lang);
    let last = phrase::date(limitation.span.after(end), lang);
    let label = |range, text: &str| Label { source: Source::Here, range, text: text.into() };
    let mut related = vec![label(place, phrase::pick(lang, "the conduct ended", "行为终了"))];
    related.extend(filed.map(|it| label(it.range, phrase::pick(lang, "filed", "立案"))));
    let until = match (filed, lang) {
        (Some(_), Lang::En) => "when the case was filed".to_owned(),
        (Some(_), Lang::Zh) => "立案时".to_owned(),
        (None, Lang::En) => format!("by {}", phrase::date(it.assessed.as_of, lang)),
        (None, Lang::Zh) => format!("截至{}", phrase::date(it.assessed.as_of, lang)),
    };
    Words {
        what: match lang {
            Lang::En => format!("the limitation period had passed {until}{whom}"),
            Lang::Zh => format!("{whom}{until}已过追诉时效"),
        },
        here: match lang {
            Lang::En => format!("the last day was {last}"),
            Lang::Zh => format!("期限届满于{last}"),
        },
        why: Some(match lang {
            Lang::En => format!("{cite}: {span} from the end of the conduct on {end_words}"),
            Lang::Zh => format!("{cite}：自{end_words}行为终了起{span}"),
        }),
        help: Vec::new(),
        related,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn what_a_ground_leaves_out_does_not_keep_the_charge_alive() {
        check(
            &RULE,
            "
case: {filed: 2024-01-01}
parties: {lin: {kind: person}}
facts:
  old: {kind: payment-settlement, by: lin, when: 2016-06-01, amount: 250000元}
  new: {kind: payment-settlement, by: lin, when: 2023-06-01, amount: 90000元}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {payment-settlement: [old, new]}}
            # ^^^^^^^^ warning: the limitation period had passed
",
        );
    }

    #[test]
    fn a_month_ends_with_its_last_day() {
        check(
            &RULE,
            "
case: {filed: 2023-06-01, title: 某案}
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2018-05, count: 3}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {websites: [site]}}
            # ^^^^^^^^ warning: the limitation period had passed
",
        );
    }

    #[test]
    fn what_has_no_known_end_has_not_passed() {
        check(
            &RULE,
            "
case: {filed: 2023-06-01}
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2010-05-01.., count: 3}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {websites: [site]}}
",
        );
    }

    #[test]
    fn without_a_day_of_filing_the_day_of_the_law_ends_it() {
        check(
            &RULE,
            "
case: {drafted: 2023-05-02}
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2018-05-01, count: 3}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {websites: [site]}}
            # ^^^^^^^^ warning: had passed by
",
        );
    }
}

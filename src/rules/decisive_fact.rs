//! `decisive-fact`: one fact carries the charge.

use std::collections::BTreeMap;

use crate::assess::{self, Assessment, Outcome};
use crate::brief::{self, Brief, FactIx, Status};
use crate::finding::{Detail, Fault, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("decisive-fact"),
    severity: Severity::Hint,
    pedantic: true,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "One fact carries a charge: without it the outcome changes.",
            zh: "一项事实决定指控：缺少该事实则结论改变。",
        },
        why: Both {
            en: "The evidence of such a fact deserves most care. Each pleaded fact is left out in turn and \
                 the brief is assessed again; a brief that pleads more than 200 facts is not examined.",
            zh: "此类事实的证据最应慎重。逐一排除所主张的事实并重新评估；主张的事实超过200项的，不作此项检查。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}
# ^^^^ hint: without `site` the charge `cl-287-1` against `lin` would be unsupported
charges:
  - offence: cl-287-1
    against: [lin]
    grounds: {sets-up-site-or-group: [site], websites: [site]}
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}
  more: {kind: website, by: lin, when: 2023-05-02, count: 4, purpose: fraud}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds: {sets-up-site-or-group: [site, more], websites: [site, more]}
",
    },
    check,
    words,
    fixes: None,
};

/// A brief that pleads more facts than this is not examined.
const MOST: usize = 200;

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for fact in decisive(cx).into_keys() {
        acc.push(Fault::new(RULE.id, cx.brief.facts[fact].id.range, Detail::Nth(fact)));
    }
}

/// The facts without which an outcome changes, with the first such charge, accused and outcome.
fn decisive(cx: &Cx<'_>) -> BTreeMap<FactIx, (usize, usize, Outcome)> {
    let mut res = BTreeMap::new();
    let pleaded = pleaded(cx);
    if pleaded.is_empty() || pleaded.len() > MOST {
        return res;
    }
    let mut without = brief::lower(cx.doc, cx.schemas).0;
    for fact in pleaded {
        let status = without.facts[fact].status.value;
        without.facts[fact].status.value = Status::Excluded;
        if let Some(change) = change(cx, &assess_again(cx, &without)) {
            res.insert(fact, change);
        }
        without.facts[fact].status.value = status;
    }
    res
}

/// The facts that count in a pleaded ground of a charge that stands or is open.
fn pleaded(cx: &Cx<'_>) -> Vec<FactIx> {
    let accused = cx.assessment.charges.iter().flat_map(|it| &it.accused);
    let standing = accused.filter(|it| it.outcome >= Outcome::Undetermined);
    let grounds = standing.flat_map(|it| it.grounds.iter()).filter(|it| it.pleaded.is_some());
    let mut res: Vec<FactIx> = grounds.flat_map(|it| &it.facts).map(|it| it.fact).collect();
    res.sort_unstable();
    res.dedup();
    res
}

fn assess_again(cx: &Cx<'_>, brief: &Brief) -> Assessment {
    let as_of = cx.assessment.charges.first().map(|it| it.as_of);
    let options = assess::Options { as_of, today: cx.today, readings: &cx.config.readings };
    assess::assess(brief, cx.schemas, &options)
}

/// The first charge and accused whose outcome another assessment makes worse.
fn change(cx: &Cx<'_>, other: &Assessment) -> Option<(usize, usize, Outcome)> {
    let charges = cx.assessment.charges.iter().zip(&other.charges).enumerate();
    charges.flat_map(|(nth, (ours, theirs))| {
        let accused = ours.accused.iter().zip(&theirs.accused).enumerate();
        let worse = accused.filter(|(_, (ours, theirs))| theirs.outcome < ours.outcome);
        worse.map(move |(whom, (_, theirs))| (nth, whom, theirs.outcome))
    }).next()
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Nth(fact) = &fault.detail else {
        return Words::default();
    };
    let mut without = brief::lower(cx.doc, cx.schemas).0;
    without.facts[fact].status.value = Status::Excluded;
    let Some((nth, whom, outcome)) = change(cx, &assess_again(cx, &without)) else {
        return Words::default();
    };
    let charge = &cx.assessment.charges[nth];
    let offence = &cx.schemas[charge.offence];
    let party = &cx.brief.parties[charge.accused[whom].party].id.name;
    let (fact, id) = (&cx.brief.facts[fact].id.name, &offence.id);
    let outcome = phrase::outcome(outcome, lang);
    match lang {
        Lang::En => Words {
            what: format!("without `{fact}` the charge `{id}` against `{party}` would be {outcome}"),
            here: "carries the charge".into(),
            why: Some("the evidence of a fact that decides deserves most care".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("缺少 `{fact}` 时，对 `{party}` 的 `{id}` 指控将为{outcome}"),
            here: "决定指控".into(),
            why: Some("起决定作用的事实，其证据最应慎重".into()),
            ..Words::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn a_charge_that_does_not_stand_hangs_on_no_fact() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 2, purpose: fraud, summary: 网站}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {sets-up-site-or-group: [site], websites: [site]}}
",
        );
    }
}

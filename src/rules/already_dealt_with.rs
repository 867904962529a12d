//! `already-dealt-with`: a fact that was punished before is listed in a sum.

use crate::assess::Outcome;
use crate::brief::DealtWith;
use crate::finding::{Detail, Fault, Fix, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::{Accusation, Pleaded, accusations, adds_up, plead, prior_event};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::{Edit, Lang};
use crate::yaml::edit;

pub static RULE: Rule = Rule {
    id: RuleId("already-dealt-with"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A fact that was already punished is listed in a sum.",
            zh: "已经处理的事实被列入累计。",
        },
        why: Both {
            en: "Only acts that have not been dealt with are added up. An earlier administrative \
                 punishment drops out of the sum; it may carry the ground of its own that the \
                 Interpretation gives it.",
            zh: "只累计未经处理的行为。已受行政处罚的行为不再计入；但该处罚可以构成《解释》另行规定的情形。",
        },
        bad: "\
facts:
  old: {kind: illegal-gains, when: 2022-05-01, amount: 3000 CNY, dealt-with: 2022-08-01}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      illegal-gains: [old]
                    # ^^^ warning: `old` was dealt with before
",
        good: "\
facts:
  old: {kind: illegal-gains, when: 2022-05-01, amount: 3000 CNY}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      illegal-gains: [old]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, charge) in cx.brief.charges.iter().enumerate() {
        let offence = charge.offence.as_ref().and_then(|it| cx.schemas.offence(&it.value));
        let Some(offence) = offence else { continue };
        for pleaded in &charge.grounds {
            if !offence.ground(&pleaded.id).is_some_and(|it| adds_up(&it.test)) {
                continue;
            }
            for listed in pleaded.facts.iter().flatten() {
                let Some(fact) = listed.to else { continue };
                if cx.brief.facts[fact].dealt_with.is_some() {
                    acc.push(Fault::new(RULE.id, listed.range, Detail::Pair(nth, fact)));
                }
            }
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Pair(charge, fact) = &fault.detail else {
        return Words::default();
    };
    let fact = &cx.brief.facts[fact];
    let id = &fact.id.name;
    let day = match fact.dealt_with.as_ref().map(|it| &it.value) {
        Some(DealtWith::On(date)) => Some(phrase::date(date.first(), lang)),
        _ => None,
    };
    let label = fact.dealt_with.as_ref().map(|it| Label {
        source: Source::Here,
        range: it.range,
        text: match (lang, day) {
            (Lang::En, Some(day)) => format!("dealt with on {day}"),
            (Lang::Zh, Some(day)) => format!("已于{day}处理"),
            (Lang::En, None) => "dealt with".into(),
            (Lang::Zh, None) => "已经处理".into(),
        },
    });
    let offence = cx.brief.charges[charge].offence.as_ref().and_then(|it| cx.schemas.offence(&it.value));
    let cite = offence.and_then(|it| it.accumulate.as_ref()).map(|it| &it.cite);
    let why = cite.map(|it| cx.schemas.cite_words(it, lang));
    let related = label.into_iter().collect();
    match lang {
        Lang::En => Words {
            what: format!("`{id}` was dealt with before and drops out of the sum"),
            here: "not counted".into(),
            why,
            help: Vec::new(),
            related,
        },
        Lang::Zh => Words {
            what: format!("`{id}` 已经处理，不再计入累计"),
            here: "未计入".into(),
            why,
            help: Vec::new(),
            related,
        },
    }
}

/// Pleads the ground that an earlier punishment carries, when the facts meet it.
fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let &Detail::Pair(charge, _) = &fault.detail else {
        return Vec::new();
    };
    let of_charge = accusations(cx).filter(|it| it.assessed.charge == charge);
    let mut res: Vec<Fix> = Vec::new();
    for it in of_charge {
        for nth in prior_event(it.offence) {
            let grounds = &it.accused.grounds;
            let open = grounds.iter().position(|ground| {
                ground.ground.index() == nth && ground.pleaded.is_none() && ground.outcome == Outcome::Met
            });
            let fix = open.and_then(|nth| plead::ground(cx, &it, nth, lang));
            let fix = fix.zip(open).and_then(|(fix, nth)| {
                let edits = without(cx, fault, &it, nth, &fix.edits)?;
                Some(Fix { edits, ..fix })
            });
            res.extend(fix.filter(|fix| !res.contains(fix)));
        }
    }
    res
}

/// The ground of the prior event is pleaded, and the fact that was dealt with leaves the ground that
/// adds up; where it is the only one there, the one ground takes the place of the other.
fn without(
    cx: &Cx<'_>,
    fault: &Fault,
    it: &Accusation<'_>,
    nth: usize,
    plead: &[Edit],
) -> Option<Vec<Edit>> {
    let lists = |it: &Pleaded<'_>| {
        let mut facts = it.written.facts.iter().flatten();
        facts.any(|it| it.range == fault.at)
    };
    let of = it.pleaded().find(lists)?;
    if of.written.facts.as_ref().is_some_and(|it| it.len() == 1) {
        return plead::in_place_of(cx, it, nth, &of);
    }
    let mut res = plead.to_vec();
    res.extend(edit::take_out(cx.doc.at(fault.at.start()).node()?)?);
    res.sort_by_key(|it| it.range.start());
    Some(res)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn a_ground_that_adds_nothing_up_may_rest_on_it() {
        check(
            &RULE,
            "
facts:
  before: {kind: assistance, when: 2022-05-01, dealt-with: 已受行政处罚, summary: 帮助}
charges:
  - {offence: cl-287-2, against: [], grounds: {assistance: [before]}}
",
        );
    }

    #[test]
    fn the_punishment_is_offered_as_a_ground() {
        let source = "
parties: {lin: {kind: person}}
facts:
  again: {kind: assistance, by: lin, when: 2023-05-01}
  old: {kind: illegal-gains, by: lin, when: 2022-05-01, amount: 3000元, dealt-with: 2022-08-01}
  fined: {kind: administrative-punishment, by: lin, for: assisting-network-crime, decided: 2022-08-01}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      assistance: [again]
      illegal-gains: [old]
";
        let mended = source.replace("illegal-gains: [old]", "prior-punishment: [fined]");
        assert_eq!(fixed(&RULE, source, 0), mended);
    }
}

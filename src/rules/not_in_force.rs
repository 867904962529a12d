//! `not-in-force`: conduct lies before the provision, or a ground does not apply to its facts in time.

use crate::assess::{Applies, Reason};
use crate::calendar::Date;
use crate::finding::{Detail, Fault, Fix, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::{Accusation, Pleaded, accusations, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("not-in-force"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "The provision, or a later instrument, does not apply to the facts in time.",
            zh: "法律规定或者其后的规定在时间上不适用于该事实。",
        },
        why: Both {
            en: "Nobody is punished under a provision that did not exist on the day of the act. A later \
                 instrument that is stricter on the accused does not reach back. The Interpretation of \
                 2019 applies to earlier conduct since no interpretation stood before it.",
            zh: "行为时没有规定的，不得处罚。其后作出的不利于被告人的规定没有溯及力。\
                 2019年的《解释》之前没有相应解释，故适用于此前的行为。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2015-10-31, count: 3}
charges:
  - offence: cl-287-1
           # ^^^^^^^^ error: `cl-287-1` was not in force on the day of the act
    against: [lin]
    grounds:
      websites: [site]
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2015-11-01, count: 3}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:
      websites: [site]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        if early_conduct(cx, &it).is_some() {
            acc.push(Fault::new(RULE.id, it.offence_place(), it.detail()));
        }
        if it.precedes_the_provision(cx) {
            continue;
        }
        for ground in it.pleaded() {
            let ground_is_late = ground.assessed.in_force.applies == Applies::No
                && ground.ground.in_force.from > it.offence.in_force.from;
            if ground_is_late || is_displaced(&ground) {
                acc.push(Fault::new(RULE.id, ground.written.range, it.ground(ground.nth)));
            }
        }
    }
}

fn is_displaced(ground: &Pleaded<'_>) -> bool {
    ground.assessed.reasons.contains(&Reason::Displaced)
}

/// A pleaded act that certainly lies before the provision, and the day from which that holds.
fn early_conduct<'a>(cx: &Cx<'a>, it: &Accusation<'a>) -> Option<(&'a crate::brief::Fact, Date)> {
    let from = it.offence.in_force.from?;
    let early = |fact: &&crate::brief::Fact| {
        fact.when.as_ref().is_some_and(|it| it.value.certainly_before(from))
    };
    it.conduct(cx).find(early).map(|it| (it, from))
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    match fault.detail {
        Detail::Ground { .. } => ground_words(cx, fault, lang),
        _ => offence_words(cx, fault, lang),
    }
}

fn offence_words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some(it) = Accusation::of(cx, &fault.detail) else {
        return Words::default();
    };
    let Some((fact, from)) = early_conduct(cx, &it) else {
        return Words::default();
    };
    let (id, whom) = (&it.offence.id, it.whom_words(lang));
    let (fact_id, from) = (&fact.id.name, phrase::date(from, lang));
    let range = fact.when.as_ref().map_or(fact.id.range, |it| it.range);
    let label = |text: String| vec![Label { source: Source::Here, range, text }];
    let cite = cx.schemas.cite_words(&it.offence.cite, lang);
    match lang {
        Lang::En => Words {
            what: format!("`{id}` was not in force on the day of the act{whom}: `{fact_id}` lies before {from}"),
            here: format!("in force since {from}"),
            why: Some(format!("{cite}; nobody is punished under a provision that did not exist")),
            help: Vec::new(),
            related: label("before the provision".into()),
        },
        Lang::Zh => Words {
            what: format!("{whom}`{id}` 在行为时尚未施行：`{fact_id}` 早于{from}"),
            here: format!("自{from}起施行"),
            why: Some(format!("{cite}；行为时没有规定的，不得处罚")),
            help: Vec::new(),
            related: label("早于该规定".into()),
        },
    }
}

fn ground_words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some((it, ground)) = Pleaded::of(cx, &fault.detail) else {
        return Words::default();
    };
    let (id, whom) = (&ground.ground.id, it.whom_words(lang));
    let cite = cx.schemas.cite_words(&ground.ground.cite, lang);
    let displaced = ground.ground.displaced.as_ref().filter(|_| is_displaced(&ground));
    let from = ground.ground.in_force.from.map_or_else(String::new, |it| phrase::date(it, lang));
    let what = match (lang, displaced) {
        (Lang::En, Some(by)) => {
            let day = phrase::date(by.from, lang);
            format!("`{id}` no longer applies to its facts{whom}: it was displaced on {day}")
        }
        (Lang::Zh, Some(by)) => {
            format!("{whom}`{id}` 不再适用于所列事实：自{}起已被取代", phrase::date(by.from, lang))
        }
        (Lang::En, None) => format!("`{id}` does not apply to its facts{whom}: it is in force since {from}"),
        (Lang::Zh, None) => format!("{whom}`{id}` 不适用于所列事实：其自{from}起施行"),
    };
    let (here, rule) = match (lang, displaced.is_some()) {
        (Lang::En, true) => ("displaced", "a reading that a brief can change under `readings:`"),
        (Lang::Zh, true) => ("已被取代", "此系可在 `readings:` 中另选的解读"),
        (Lang::En, false) => ("not in force then", "it is stricter on the accused and does not reach back"),
        (Lang::Zh, false) => ("当时尚未施行", "该规定不利于被告人，没有溯及力"),
    };
    let left = ground.assessed.left_out.iter().take(4).map(|it| &cx.brief.facts[it.fact]);
    let related = left.filter_map(|fact| {
        Some(Label {
            source: Source::Here,
            range: fact.when.as_ref()?.range,
            text: phrase::ticked(&fact.id.name),
        })
    });
    Words {
        what,
        here: here.into(),
        why: Some(match lang {
            Lang::En => format!("{cite}; {rule}"),
            Lang::Zh => format!("{cite}；{rule}"),
        }),
        help: Vec::new(),
        related: related.collect(),
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some((it, ground)) = Pleaded::of(cx, &fault.detail) else {
        return Vec::new();
    };
    let mut res = plead::instead(cx, &it, &ground, lang);
    let id = &ground.ground.id;
    let title = match lang {
        Lang::En => format!("drop `{id}`"),
        Lang::Zh => format!("删除 `{id}`"),
    };
    let edits = plead::remove_ground(cx, ground.written);
    res.extend(edits.and_then(|it| plead::offered(title, it)));
    res
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    const CARDS: &str = "
parties: {lin: {kind: person, role: accused}}
facts:
  cards: {kind: account-supply, by: lin, when: 2021-06-16, accounts: 5, summary: 出售银行卡}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      cards-2021: [cards]
      recipients: []
";

    #[test]
    fn an_overlay_does_not_reach_back() {
        check(
            &RULE,
            &CARDS.replace(
                "[cards]\n",
                "[cards]\n    # ^^^^^^^^^^ error: `cards-2021` does not apply to its facts\n",
            ),
        );
        check(&RULE, &CARDS.replace("06-16", "06-17"));
    }

    #[test]
    fn a_displaced_ground_ends_with_its_successor() {
        check(&RULE, &CARDS.replace("2021-06-16", "2025-07-21"));
        check(
            &RULE,
            &CARDS.replace("2021-06-16", "2025-07-22").replace(
                "[cards]\n",
                "[cards]\n    # ^^^^^^^^^^ error: `cards-2021` no longer applies to its facts\n",
            ),
        );
    }

    #[test]
    fn drops_the_ground() {
        assert_eq!(fixed(&RULE, CARDS, 0), CARDS.replace("      cards-2021: [cards]\n", ""));
    }

    #[test]
    fn the_interpretation_reaches_conduct_before_its_day() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2018-01-01, count: 3}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {websites: [site]}}
",
        );
    }
}

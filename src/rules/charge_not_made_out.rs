//! `charge-not-made-out`: for one of the accused, an element of the offence is missing.

use crate::assess::{GroundAssessment, Outcome};
use crate::brief::PartyKind;
use crate::finding::{Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{Accusation, accusations, plead, roads};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("charge-not-made-out"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A charge is not made out against one of its accused.",
            zh: "指控对某一被告人不能成立。",
        },
        why: Both {
            en: "Every element of the provision must be carried by facts. The finding names the \
                 elements that are missing for this accused; the findings at the grounds say by how much.",
            zh: "法律规定的每一构成要件都须有事实支持。本提示指出该被告人缺少哪些构成要件；\
                 各情形处的提示说明差额。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
charges:
  - offence: cl-287-1
           # ^^^^^^^^ error: the charge is not made out against `lin`
    against: [lin]
    grounds: {}
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds: {sets-up-site-or-group: [site], websites: [site]}
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        if it.accused.outcome <= Outcome::Short {
            acc.push(Fault::new(RULE.id, it.offence_place(), it.detail()));
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some(it) = Accusation::of(cx, &fault.detail) else {
        return Words::default();
    };
    let missing = it.accused.elements.iter().filter(|it| it.outcome <= Outcome::Short);
    let missing: Vec<&str> = missing.map(|element| it.offence[element.element].title.get(lang)).collect();
    let list = phrase::and_list(&missing, lang);
    let party = &it.party.id.name;
    if missing.is_empty() && it.accused.available == Outcome::Unsupported {
        return not_a_subject(cx, &it, lang);
    }
    let why = Some(cx.schemas.cite_words(&it.offence.cite, lang));
    let help = carried_by(cx, &it, lang).filter(|_| mends(cx, &it, lang).is_empty());
    let help = help.into_iter().collect();
    let (gone, all) = (missing.len(), it.accused.elements.len());
    match lang {
        Lang::En => Words {
            what: match gone {
                0 => format!("the charge is not made out against `{party}`"),
                _ => format!("the charge is not made out against `{party}`: it lacks {list}"),
            },
            here: match gone {
                0 => String::new(),
                _ => format!("{gone} of {all} elements not carried"),
            },
            why,
            help,
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: match gone {
                0 => format!("对 `{party}` 的指控不能成立"),
                _ => format!("对 `{party}` 的指控不能成立：缺少{list}"),
            },
            here: match gone {
                0 => String::new(),
                _ => format!("{all}项要件中有{gone}项没有支持"),
            },
            why,
            help,
            related: Vec::new(),
        },
    }
}

/// The grounds that the facts meet and that would carry the charge if they were pleaded.
fn carried_by(cx: &Cx<'_>, it: &Accusation<'_>, lang: Lang) -> Option<String> {
    let met = |one: &&GroundAssessment| one.pleaded.is_none() && one.outcome == Outcome::Met;
    let grounds = it.accused.grounds.iter().filter(met);
    let place = |one: &GroundAssessment| {
        let ground = &it.offence[one.ground];
        let (id, place) = (&ground.id, cx.schemas.ground_place(ground, lang));
        lang.pick(format!("`{id}` ({place})"), format!("`{id}`（{place}）"))
    };
    let grounds: Vec<String> = grounds.map(place).collect();
    if it.accused.available < Outcome::Undetermined || grounds.is_empty() {
        return None;
    }
    let list = phrase::short_list(&grounds, lang);
    Some(lang.pick(
        format!("the facts meet what is not pleaded: {list}"),
        format!("事实已达到而未主张的情形：{list}"),
    ))
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let it = Accusation::of(cx, &fault.detail);
    it.map_or_else(Vec::new, |it| mends(cx, &it, lang))
}

/// Pleads what the facts reach for the elements that are missing, all at once and one by one. Where
/// the charge is on the wrong road, no single ground helps before it is on the other.
fn mends(cx: &Cx<'_>, it: &Accusation<'_>, lang: Lang) -> Vec<Fix> {
    if let Some(road) = roads::mend(cx, it, lang) {
        return vec![road];
    }
    let all = plead::all_that_is_met(cx, it, lang);
    all.into_iter().chain(plead::each_that_is_met(cx, it, lang)).collect()
}

/// Every element is there, and the accused is of a kind that cannot commit the offence.
fn not_a_subject(cx: &Cx<'_>, it: &Accusation<'_>, lang: Lang) -> Words {
    let (party, offence) = (&it.party.id.name, &it.offence.id);
    let organization = it.party.kind.as_ref().is_some_and(|it| it.value == PartyKind::Organization);
    let (en, zh) = if organization { ("an organization", "单位") } else { ("a person", "自然人") };
    Words {
        what: match lang {
            Lang::En => format!("`{party}` is {en} and cannot commit `{offence}`"),
            Lang::Zh => format!("`{party}` 是{zh}，不能构成 `{offence}`"),
        },
        here: match lang {
            Lang::En => format!("not by {en}"),
            Lang::Zh => format!("{zh}不能构成"),
        },
        why: Some(cx.schemas.cite_words(&it.offence.cite, lang)),
        ..Words::default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::RULE;
    use crate::rules::fixture::{check, check_in, fixed, said, world};
    use crate::schema::Schemas;

    #[test]
    fn speaks_once_for_each_accused() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}, 'zhao': {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud, summary: 三个网站}
charges:
  - {offence: cl-287-1, against: [lin, zhao], grounds: {sets-up-site-or-group: site, websites: site}}
            # ^^^^^^^^ error: against `zhao`: it lacks
",
        );
    }

    #[test]
    fn leaves_what_is_undetermined_alone() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 2..4, purpose: fraud}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {sets-up-site-or-group: site, websites: site}}
",
        );
    }

    #[test]
    fn says_that_an_organization_cannot_commit_what_only_persons_can() {
        let patch = "schema: 1\namends: cl-287-1\nsubjects: [person]\n";
        let (schemas, _) = Schemas::load(vec![("own.yaml".into(), patch.into())]);
        let world = crate::analysis::World { schemas: Arc::new(schemas), ..world() };
        check_in(
            &RULE,
            "
parties: {acme: {kind: organization, responsible: [lin]}, lin: {kind: person}}
facts:
  site: {kind: website, by: acme, when: 2023-05-01, count: 3, purpose: fraud}
charges:
  - {offence: cl-287-1, against: [acme, lin], grounds: {sets-up-site-or-group: site, websites: site}}
            # ^^^^^^^^ error: `acme` is an organization and cannot commit `cl-287-1`
",
            &world,
        );
    }

    #[test]
    fn pleads_all_that_the_facts_reach() {
        let source = |grounds: &str| {
            format!(
                "
parties: {{lin: {{kind: person}}}}
facts:
  site: {{kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:{grounds}
"
            )
        };
        let braces = " {sets-up-site-or-group: [site], websites: [site]}";
        let block = "\n      sets-up-site-or-group: [site]\n      websites: [site]";
        assert_eq!(fixed(&RULE, &source(" {}"), 0), source(braces));
        assert_eq!(fixed(&RULE, &source(""), 0), source(block));
    }

    #[test]
    fn pleads_the_one_ground_that_is_met_also_where_there_are_two_accused() {
        let source = |more: &str| {
            format!(
                "
parties: {{lin: {{kind: person}}, 周: {{kind: person}}, zhou: {{kind: person}}}}
facts:
  site: {{kind: website, by: [lin, zhou], when: 2023-05-01, count: 3, purpose: fraud, summary: 三个网站}}
charges:
  - offence: cl-287-1
    against: [lin, zhou]
    grounds:
      sets-up-site-or-group: [site]
{more}"
            )
        };
        let mended = source("      websites: [site]\n");
        assert_eq!(fixed(&RULE, &source(""), 0), mended);
    }

    #[test]
    fn names_what_would_carry_it_where_nothing_can_be_written() {
        let said = said(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds: &g {sets-up-site-or-group: [site]}
  - offence: cl-287-1
    against: [lin]
    grounds: *g
",
        );
        let last = said.last().expect("two findings");
        assert_eq!(last.0.here, "1 of 2 elements not carried");
        assert_eq!(last.0.help, ["the facts meet what is not pleaded: `websites` (art. 10(2))"]);
        assert_eq!(last.1.here, "2项要件中有1项没有支持");
        assert!(last.1.help[0].contains("`websites`（"), "{:?}", last.1.help);
    }
}

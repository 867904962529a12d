//! `charge-not-made-out`: for one of the accused, an element of the offence is missing.

use crate::assess::Outcome;
use crate::brief::PartyKind;
use crate::finding::{Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{Accusation, accusations, plead};
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
    let open = it.accused.available >= Outcome::Undetermined;
    match lang {
        Lang::En => Words {
            what: match missing.len() {
                0 => format!("the charge is not made out against `{party}`"),
                _ => format!("the charge is not made out against `{party}`: missing is {list}"),
            },
            here: format!("missing: {list}"),
            why,
            help: match open {
                true => vec!["grounds that are not pleaded would carry it: see `gravamen assess`".into()],
                false => Vec::new(),
            },
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: match missing.len() {
                0 => format!("对 `{party}` 的指控不能成立"),
                _ => format!("对 `{party}` 的指控不能成立：缺少{list}"),
            },
            here: format!("缺少{list}"),
            why,
            help: match open {
                true => vec!["未主张的情形足以支持：见 `gravamen assess`".into()],
                false => Vec::new(),
            },
            related: Vec::new(),
        },
    }
}

/// Pleads at once what the facts reach for the elements that are missing.
fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let it = Accusation::of(cx, &fault.detail);
    let fix = it.and_then(|it| plead::all_that_is_met(cx, &it, lang));
    fix.into_iter().collect()
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
    use crate::rules::fixture::{check, check_in, fixed, world};
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
            # ^^^^^^^^ error: against `zhao`: missing is
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
}

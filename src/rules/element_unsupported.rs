//! `element-unsupported`: nothing carries an element of the offence.

use crate::assess::Outcome;
use crate::finding::{Detail, Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{Accusation, accusations, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::Element;
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("element-unsupported"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "An element has no ground, or its grounds have no facts.",
            zh: "某一构成要件没有主张任何情形，或者所主张的情形没有事实。",
        },
        why: Both {
            en: "An element that nobody pleads is not weighed, whatever facts the brief holds. \
                 Where facts at hand fit a ground of the element, pleading it is offered.",
            zh: "没有主张的构成要件不予考察，无论案情摘要载有何种事实。\
                 现有事实符合该要件的某一情形时，可予主张。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}
charges:
  - offence: cl-287-1
           # ^^^^^^^^ error: nothing carries the element `conduct`
    against: [lin]
    grounds:
      websites: [site]
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:
      websites: [site]
      sets-up-site-or-group: [site]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        if it.precedes_the_provision(cx) {
            continue;
        }
        for (element, assessed) in it.accused.elements.iter().enumerate() {
            if assessed.outcome == Outcome::Unsupported {
                let (charge, accused) = (it.nth, it.whom);
                let detail = Detail::Element { charge, accused, element };
                acc.push(Fault::new(RULE.id, it.offence_place(), detail));
            }
        }
    }
}

fn subject<'a>(cx: &Cx<'a>, fault: &Fault) -> Option<(Accusation<'a>, &'a Element, usize)> {
    let &Detail::Element { element, .. } = &fault.detail else {
        return None;
    };
    let it = Accusation::of(cx, &fault.detail)?;
    let assessed = it.accused.elements.get(element)?;
    Some((it, &it.offence[assessed.element], assessed.grounds.len()))
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some((it, element, pleaded)) = subject(cx, fault) else {
        return Words::default();
    };
    let (id, title, whom) = (&element.id, element.title.get(lang), it.whom_words(lang));
    let grounds = element.grounds.iter().map(|ground| phrase::ticked(&it.offence[*ground].id));
    let grounds = phrase::short_list(&grounds.collect::<Vec<_>>(), lang);
    let cite = element.cite.as_ref().unwrap_or(&it.offence.cite);
    match lang {
        Lang::En => Words {
            what: format!("nothing carries the element `{id}` ({title}){whom}"),
            here: match pleaded {
                0 => "no ground of it is pleaded".into(),
                _ => "no fact supports its grounds".into(),
            },
            why: Some(cx.schemas.cite_words(cite, lang)),
            help: vec![format!("it is carried by {grounds}")],
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("{whom}构成要件 `{id}`（{title}）没有任何支持"),
            here: match pleaded {
                0 => "未主张其任何情形".into(),
                _ => "其情形没有事实支持".into(),
            },
            why: Some(cx.schemas.cite_words(cite, lang)),
            help: vec![format!("可由{grounds}支持")],
            related: Vec::new(),
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let &Detail::Element { element, .. } = &fault.detail else {
        return Vec::new();
    };
    Accusation::of(cx, &fault.detail).map_or_else(Vec::new, |it| {
        plead::grounds_of(cx, &it, it.accused.elements[element].element, lang)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn a_ground_without_facts_carries_nothing() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud, summary: 诈骗网站}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {sets-up-site-or-group: [site], websites: []}}
            # ^^^^^^^^ error: nothing carries the element `serious-circumstances`
",
        );
    }

    #[test]
    fn pleads_the_ground_that_fits_the_facts_at_hand() {
        let source = "
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:
      websites: [site]
";
        let mended = source.to_owned() + "      sets-up-site-or-group: [site]\n";
        assert_eq!(fixed(&RULE, source, 0), mended);
    }
}

//! `outside-window`: a sum leaves out a fact because it lies outside the two-year window.

use crate::assess::Why;
use crate::brief::FactIx;
use crate::finding::{Fault, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::{Pleaded, accusations};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("outside-window"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A sum leaves out a fact that lies outside the window of time.",
            zh: "累计时未计入期间之外的事实。",
        },
        why: Both {
            en: "Acts that are not crimes by themselves are added up only within two years. The window \
                 that gives the greatest sum is taken; what lies outside it is left out, unless it reaches \
                 the standard alone and can still be prosecuted.",
            zh: "单独不构成犯罪的行为，只在二年之内累计。取数额最大的期间；\
                 期间之外的事实不计入，但单独达到标准且仍可追诉的除外。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  old: {kind: illegal-gains, by: lin, when: 2020-01-01, amount: 3000 CNY}
  new: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 9000 CNY}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      illegal-gains: [old, new]
                    # ^^^ warning: `old` is left out of `illegal-gains`
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  old: {kind: illegal-gains, by: lin, when: 2021-05-01, amount: 3000 CNY}
  new: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 9000 CNY}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      illegal-gains: [old, new]
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        for ground in it.pleaded() {
            for fact in left_out(&ground) {
                acc.push(Fault::new(RULE.id, ground.reference_to(fact), it.ground(ground.nth)));
            }
        }
    }
}

fn left_out<'a>(ground: &Pleaded<'a>) -> impl Iterator<Item = FactIx> + use<'a> {
    let left_out = ground.assessed.left_out.iter();
    left_out.filter(|it| it.why == Why::OutsideWindow).map(|it| it.fact)
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some((it, ground)) = Pleaded::of(cx, &fault.detail) else {
        return Words::default();
    };
    let fact = left_out(&ground).find(|fact| ground.reference_to(*fact) == fault.at);
    let Some(fact) = fact.map(|it| &cx.brief.facts[it]) else {
        return Words::default();
    };
    let accumulate = it.offence.accumulate.as_ref();
    let cite = accumulate.map_or(&ground.ground.cite, |it| &it.cite);
    let window = accumulate.map_or_else(String::new, |it| phrase::span(it.window, lang));
    let (id, name, whom) = (&fact.id.name, &ground.ground.id, it.whom_words(lang));
    let label = fact.when.as_ref().map(|it| Label {
        source: Source::Here,
        range: it.range,
        text: phrase::pick(lang, "outside the window", "在期间之外").into(),
    });
    let related = label.into_iter().collect();
    let why = Some(cx.schemas.cite_words(cite, lang));
    match lang {
        Lang::En => Words {
            what: format!("`{id}` is left out of `{name}`{whom}: it lies outside the window of {window}"),
            here: "not counted".into(),
            why,
            help: Vec::new(),
            related,
        },
        Lang::Zh => Words {
            what: format!("{whom}`{id}` 未计入 `{name}`：不在{window}期间之内"),
            here: "未计入".into(),
            why,
            help: Vec::new(),
            related,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn a_ground_that_takes_every_fact_is_itself_the_place() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  旧: {kind: illegal-gains}
  old: {kind: illegal-gains, by: lin, when: 2021-04-30, amount: 3000元}
  new: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 9000元}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {illegal-gains: }}
                                                # ^^^^^^^^^^^^^ warning: `old` is left out
",
        );
    }

    #[test]
    fn what_reaches_the_standard_alone_counts_wherever_it_lies() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  old: {kind: illegal-gains, by: lin, when: 2020-04-30, amount: 1万元}
  new: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 9000元}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {illegal-gains: [old, new]}}
",
        );
    }
}

//! `ground-not-pleaded`: the facts reach a ground that the charge does not plead.

use crate::finding::{Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{Accusation, accusations, labels, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::finding::Detail;
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("ground-not-pleaded"),
    severity: Severity::Note,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "The facts reach a ground that the charge does not plead.",
            zh: "事实已达到指控未主张的情形。",
        },
        why: Both {
            en: "A charge that rests on one ground falls with it. Where the brief already holds facts \
                 that reach another ground on the same road, pleading it as well makes the charge safer; \
                 whether to do so is a person's choice.",
            zh: "只依据一项情形的指控会随该项一并落空。案情摘要中的事实已达到同一路径的其他情形时，\
                 一并主张更为稳妥；是否主张由人决定。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, registered-accounts: 2000, purpose: fraud}
charges:
  - offence: cl-287-1
           # ^^^^^^^^ note: the facts reach `registered-accounts`, which is not pleaded
    against: [lin]
    grounds:
      sets-up-site-or-group: [site]
      websites: [site]
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, registered-accounts: 1999, purpose: fraud}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:
      sets-up-site-or-group: [site]
      websites: [site]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        for nth in plead::open_grounds(&it) {
            acc.push(Fault::new(RULE.id, it.offence_place(), it.ground(nth)));
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Ground { ground, .. } = &fault.detail else {
        return Words::default();
    };
    let Some(it) = Accusation::of(cx, &fault.detail) else {
        return Words::default();
    };
    let assessed = &it.accused.grounds[ground];
    let ground = &it.offence[assessed.ground];
    let (id, whom) = (&ground.id, it.whom_words(lang));
    let title = ground.title.get(lang);
    let figures = assessed.figures.as_ref().map(|it| phrase::reached(it, lang));
    Words {
        what: match lang {
            Lang::En => format!("the facts reach `{id}`, which is not pleaded{whom}"),
            Lang::Zh => format!("{whom}事实已达到 `{id}`，但未主张"),
        },
        here: figures.map_or_else(|| title.to_owned(), |it| format!("{title}{}{it}", lang.pick(": ", "："))),
        why: Some(cx.schemas.cite_words(&ground.cite, lang)),
        help: Vec::new(),
        related: labels::facts(cx, &it, assessed, lang),
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let &Detail::Ground { ground, .. } = &fault.detail else {
        return Vec::new();
    };
    let it = Accusation::of(cx, &fault.detail);
    it.and_then(|it| plead::ground(cx, &it, ground, lang)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::analysis::Analysis;
    use crate::rules::fixture::{check, fixed, world};
    use crate::text::{Lang, Text};

    const UNVERIFIABLE: &str = "
parties: {lin: {kind: person}, ring: {kind: person}}
facts:
  fraud: {kind: assisted-crime, party: ring, verification: confirmed}
  paid: {kind: payment-settlement, by: lin, amount: 120万元}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      crime-confirmed: [fraud]
";

    #[test]
    fn keeps_to_the_road_that_is_taken() {
        let marked = UNVERIFIABLE.replace(
            "cl-287-2\n",
            "cl-287-2\n           # ^^^^^^^^ note: the facts reach `payment-settlement`\n",
        );
        check(&RULE, &marked);
    }

    #[test]
    fn the_figures_in_chinese_have_chinese_marks() {
        let analysis = Analysis::new(Text::new(UNVERIFIABLE), &world());
        let found = analysis.findings.iter().find(|it| it.rule.id == RULE.id);
        let here = analysis.words(found.expect("a ground is met"), Lang::Zh).here;
        assert_eq!(here, "支付结算金额：1,200,000／200,000元（600%）");
    }

    #[test]
    fn pleads_it_with_its_facts() {
        let mended = UNVERIFIABLE.to_owned() + "      payment-settlement: [paid]\n";
        assert_eq!(fixed(&RULE, UNVERIFIABLE, 0), mended);
    }
}

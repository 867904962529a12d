//! `presumption-contested`: evidence to the contrary is named against a presumption.

use crate::finding::{Detail, Fault, RuleId, Severity, Words};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::Ground;
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("presumption-contested"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A presumption has a rebuttal.",
            zh: "推定受到反驳。",
        },
        why: Both {
            en: "Knowledge may be found on such a ground unless there is evidence to the contrary. \
                 Once such evidence is named, the ground carries the element only if a person weighs \
                 both sides and says so; until then it is undetermined.",
            zh: "此类情形可以推定明知，但有相反证据的除外。一旦提出相反证据，须由人对双方证据加以权衡；\
                 在此之前，该情形处于待定状态。",
        },
        bad: "\
facts:
  odd: {kind: knowledge-indicator, type: abnormal-deal}
  paid: {kind: contrary-evidence, text: the price was usual in the trade}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      abnormal-deal: {facts: [odd], rebuttal: [paid]}
                                             # ^^^^ warning: the presumption `abnormal-deal` is contested
",
        good: "\
facts:
  odd: {kind: knowledge-indicator, type: abnormal-deal}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      abnormal-deal: {facts: [odd]}
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, charge) in cx.brief.charges.iter().enumerate() {
        for (pleaded, ground) in charge.grounds.iter().enumerate() {
            let Some(first) = ground.rebuttal.iter().find(|it| it.to.is_some()) else {
                continue;
            };
            let detail = Detail::Pair(nth, pleaded);
            if subject(cx, &detail).is_some_and(|it| it.rebuttable) {
                acc.push(Fault::new(RULE.id, first.range, detail));
            }
        }
    }
}

fn subject<'a>(cx: &Cx<'a>, detail: &Detail) -> Option<&'a Ground> {
    let &Detail::Pair(charge, ground) = detail else {
        return None;
    };
    let charge = cx.brief.charges.get(charge)?;
    let offence = cx.schemas.offence(&charge.offence.as_ref()?.value)?;
    offence.ground(&charge.grounds.get(ground)?.id)
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some(ground) = subject(cx, &fault.detail) else {
        return Words::default();
    };
    let (id, title) = (&ground.id, ground.title.get(lang));
    let why = Some(cx.schemas.cite_words(&ground.cite, lang));
    match lang {
        Lang::En => Words {
            what: format!("the presumption `{id}` is contested"),
            here: "evidence to the contrary".into(),
            why,
            help: vec![format!("weigh both sides, or plead knowledge on a ground that does not rest on “{title}”")],
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("推定 `{id}` 受到反驳"),
            here: "相反证据".into(),
            why,
            help: vec![format!("请权衡双方证据，或者主张不以“{title}”为根据的情形")],
            related: Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn points_at_the_first_reference_that_exists() {
        check(
            &RULE,
            "
facts:
  反证: {kind: contrary-evidence, text: 价格正常}
  fair: {kind: contrary-evidence, text: 价格正常}
charges:
  - offence: cl-287-2
    grounds:
      evasion: {facts: [], rebuttal: [nowhere, fair]}
                                             # ^^^^ warning: the presumption `evasion` is contested
",
        );
    }

    #[test]
    fn a_ground_that_presumes_nothing_cannot_be_contested() {
        check(
            &RULE,
            "
facts: {fair: {kind: contrary-evidence, text: none}}
charges:
  - {offence: cl-287-2, grounds: {recipients: {facts: [], rebuttal: [fair]}}}
",
        );
    }
}

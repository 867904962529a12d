//! `wrong-road`: the grounds that are pleaded belong to another road of the offence than its gate.
//!
//! A road is one of several sets of elements, each of which makes the offence. Roads share an
//! element, their gate, which opens only one of them: for 287-2 the assisted crime, which is
//! either confirmed or cannot be verified.

use crate::finding::{Detail, Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{Accusation, accusations, roads};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("wrong-road"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "The pleaded grounds belong to the other road of the offence.",
            zh: "所主张的情形属于该罪名的另一路径。",
        },
        why: Both {
            en: "Where the assisted crime can be confirmed, art. 12 para. 1 applies; where it truly \
                 cannot be verified whether it reached the level of a crime, only five times the \
                 standard or especially serious consequences do (para. 2).",
            zh: "被帮助的犯罪可以确认的，适用第十二条第一款；确因客观条件限制无法查证是否达到犯罪程度的，\
                 须达到五倍标准或者造成特别严重后果（第二款）。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  paid: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 200000 CNY}
  fraud: {kind: assisted-crime, verification: unverifiable}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      crime-unverifiable: [fraud]
      payment-settlement: [paid]
    # ^^^^^^^^^^^^^^^^^^ error: `payment-settlement` belongs to another road
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  paid: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 1000000 CNY}
  fraud: {kind: assisted-crime, verification: unverifiable}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      crime-unverifiable: [fraud]
      fivefold-settlement: [paid]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    let mut last = None;
    for it in accusations(cx) {
        if last == Some(it.nth) {
            continue;
        }
        if let Some(nth) = roads::wrong_ground(&it) {
            last = Some(it.nth);
            let written = it.accused.grounds[nth].pleaded.map(|it_| &it.charge.grounds[it_]);
            let at = written.map_or(it.offence_place(), |it| it.range);
            acc.push(Fault::new(RULE.id, at, it.ground(nth)));
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let (Some(it), &Detail::Ground { ground, .. }) = (Accusation::of(cx, &fault.detail), &fault.detail) else {
        return Words::default();
    };
    let ground = &it.offence[it.accused.grounds[ground].ground];
    let open: Vec<String> =
        roads::open_gates(&it).iter().map(|gate| phrase::ticked(&it.offence[*gate].id)).collect();
    let (id, open) = (&ground.id, phrase::and_list(&open, lang));
    let why = Some(cx.schemas.cite_words(&ground.cite, lang));
    match lang {
        Lang::En => Words {
            what: format!("`{id}` belongs to another road of the offence than {open}"),
            here: "not on this road".into(),
            why,
            help: vec![format!("plead a ground of the road that {open} opens, or show that the other is open")],
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("`{id}` 与{open}不属于同一路径"),
            here: "不在所选路径上".into(),
            why,
            help: vec![format!("请主张{open}所在路径的情形，或者说明另一路径成立")],
            related: Vec::new(),
        },
    }
}

/// Changes the ground to its counterpart on the other road, and with it the gate where it has to be.
fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let (Some(it), &Detail::Ground { ground, .. }) = (Accusation::of(cx, &fault.detail), &fault.detail) else {
        return Vec::new();
    };
    roads::change(cx, &it, ground, lang).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, titles};

    #[test]
    fn a_confirmed_crime_shuts_the_five_fold_road() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}, zhao: {kind: person, name: 赵某}}
facts:
  paid: {kind: payment-settlement, amount: 100万元}
  fraud: {kind: assisted-crime, verification: confirmed}
charges:
  - {offence: cl-287-2, against: [lin, zhao], grounds: {fivefold-settlement: [paid], crime-confirmed: [fraud]}}
                                                      # ^^^^^^^^^^^^^^^^^^^ error: `fivefold-settlement` belongs to another road
",
        );
    }

    #[test]
    fn grounds_on_the_road_that_is_open_are_enough() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  paid: {kind: payment-settlement, amount: 100万元}
  fraud: {kind: assisted-crime, verification: confirmed}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {fivefold-settlement: [paid], payment-settlement: [paid], crime-confirmed: [fraud]}}
",
        );
    }

    const SHUT: &str = "
parties:
  lin: {kind: person}
facts:
  fraud: {kind: assisted-crime, verification: unverifiable}
  paid: {kind: payment-settlement, by: lin, when: 2023-03-02, amount: 120万元}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      crime-confirmed: [fraud]      # 未查证
      payment-settlement: [paid]
";

    #[test]
    fn the_gate_is_changed_with_the_ground() {
        let mended = SHUT.replace("crime-confirmed:", "crime-unverifiable:").replace("payment-settlement: [", "fivefold-settlement: [");
        assert_eq!(fixed(&RULE, SHUT, 0), mended);
        check(&RULE, &mended);
        let title = "change `payment-settlement` to `fivefold-settlement`, and plead `crime-unverifiable` (art. 12(2)) instead of `crime-confirmed` with `fraud`";
        assert_eq!(titles(&RULE, SHUT), [title]);
    }

    #[test]
    fn changes_to_the_counterpart() {
        let mended = RULE.page.bad.replace("      payment-settlement:", "      fivefold-settlement:");
        assert_eq!(fixed(&RULE, RULE.page.bad, 0), mended);
    }
}

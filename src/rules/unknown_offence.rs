//! `unknown-offence`: a charge names an offence that no schema defines.

use crate::phrase;
use crate::finding::{Detail, Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::{Edit, Lang};

pub static RULE: Rule = Rule {
    id: RuleId("unknown-offence"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A charge names an offence that no schema defines.",
            zh: "指控所称罪名没有任何罪名定义。",
        },
        why: Both {
            en: "Without a schema there are no elements to weigh, so the charge would pass in silence. \
                 Write the id of a built-in offence, or add a schema of your own with `--schemas`.",
            zh: "没有罪名定义，就没有构成要件可供核对，该项指控将不经检查而通过。\
                 请写内置罪名的标识，或用 `--schemas` 加入自己的罪名定义。",
        },
        bad: "\
charges:
  - offence: cl-287-9
           # ^^^^^^^^ error: no schema defines the offence `cl-287-9`
    against: []
",
        good: "\
charges:
  - offence: cl-287-2
    against: []
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, charge) in cx.brief.charges.iter().enumerate() {
        let Some(offence) = &charge.offence else { continue };
        if !cx.schemas.offence_ids.contains_key(&offence.value) {
            acc.push(Fault::new(RULE.id, offence.range, Detail::Charge(nth)));
        }
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let id = flaw::quoted(cx, fault.at);
    let known: Vec<String> = cx.schemas.offences.iter().map(|it| phrase::ticked(&it.id)).collect();
    let known = phrase::short_list(&known, lang);
    match lang {
        Lang::En => Words {
            what: format!("no schema defines the offence `{id}`"),
            here: "unknown offence".into(),
            why: Some("a charge is checked against the schema of its offence".into()),
            help: vec![format!("the offences are {known}")],
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("没有罪名定义对应 `{id}`"),
            here: "未知罪名".into(),
            why: Some("指控须对照其罪名定义进行核对".into()),
            help: vec![format!("现有罪名：{known}")],
            related: Vec::new(),
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some(close) = cx.schemas.suggest_offence(&cx.source[fault.at]) else { return Vec::new() };
    vec![Fix {
        title: match lang {
            Lang::En => format!("change to `{close}`"),
            Lang::Zh => format!("改为 `{close}`"),
        },
        safety: Safety::Safe,
        edits: vec![Edit { range: fault.at, insert: close.into() }],
    }]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn points_at_the_name_and_not_the_charge() {
        check(
            &RULE,
            "
案件: 甲
charges:
  - offence: cl-287-2
  - offence: cl-286-7 # 前一项无误
           # ^^^^^^^^ error: no schema defines the offence `cl-286-7`
",
        );
    }

    #[test]
    fn mends_a_slip_of_the_pen() {
        let mended = fixed(&RULE, "charges:\n  - offence: cl-2872 # note\n", 0);
        assert_eq!(mended, "charges:\n  - offence: cl-287-2 # note\n");
    }
}

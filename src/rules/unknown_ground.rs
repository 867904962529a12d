//! `unknown-ground`: a charge pleads a ground that its offence does not have.

use crate::finding::{Detail, Fault, Fix, RuleId, Safety, Severity, Words};
use crate::phrase;
use crate::rules::help::is_written_here;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::Offence;
use crate::text::{Edit, Lang};

pub static RULE: Rule = Rule {
    id: RuleId("unknown-ground"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A charge pleads a ground that its offence does not have.",
            zh: "指控主张的情形不属于该罪名。",
        },
        why: Both {
            en: "A ground is one item of the provision or of its interpretation. What the law does \
                 not name carries no element. `gravamen explain cl-287-2` lists the grounds of an offence.",
            zh: "每一情形对应法律或者司法解释中的一项；法律没有规定的情形不能支持任何构成要件。\
                 `gravamen explain cl-287-2` 列出该罪名的全部情形。",
        },
        bad: "\
charges:
  - offence: cl-287-2
    against: []
    grounds:
      payment-setlement: []
    # ^^^^^^^^^^^^^^^^^ error: `cl-287-2` has no ground `payment-setlement`
",
        good: "\
charges:
  - offence: cl-287-2
    against: []
    grounds:
      payment-settlement: []
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
        for (ground, pleaded) in charge.grounds.iter().enumerate() {
            if !offence.ground_ids.contains_key(&pleaded.id) {
                acc.push(Fault::new(RULE.id, pleaded.range, Detail::Pair(nth, ground)));
            }
        }
    }
}

/// The offence of a fault's charge, and the ground as written.
fn subject<'a>(cx: &Cx<'a>, fault: &Fault) -> Option<(&'a Offence, &'a str)> {
    let &Detail::Pair(charge, ground) = &fault.detail else {
        return None;
    };
    let charge = cx.brief.charges.get(charge)?;
    let offence = cx.schemas.offence(&charge.offence.as_ref()?.value)?;
    Some((offence, &charge.grounds.get(ground)?.id))
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some((offence, ground)) = subject(cx, fault) else {
        return Words::default();
    };
    let others = cx.schemas.offences.iter().filter(|it| it.ground(ground).is_some());
    let others: Vec<String> = others.map(|it| phrase::ticked(&it.id)).collect();
    let list = phrase::and_list(&others, lang);
    let id = &offence.id;
    match lang {
        Lang::En => Words {
            what: format!("`{id}` has no ground `{ground}`"),
            here: "unknown ground".into(),
            why: Some("a ground is an item of the provision or of its interpretation".into()),
            help: match others.is_empty() {
                true => vec![format!("`gravamen explain {id}` lists the grounds")],
                false => vec![format!("{list} has such a ground")],
            },
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("`{id}` 没有情形 `{ground}`"),
            here: "未知情形".into(),
            why: Some("情形须为法律或者司法解释中的一项".into()),
            help: match others.is_empty() {
                true => vec![format!("`gravamen explain {id}` 列出全部情形")],
                false => vec![format!("{list}有此情形")],
            },
            related: Vec::new(),
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some((offence, ground)) = subject(cx, fault) else {
        return Vec::new();
    };
    let close = offence.suggest_ground(ground);
    let close = close.filter(|it| may_be_renamed(cx, fault, offence, it));
    let Some(close) = close else {
        return Vec::new();
    };
    vec![Fix {
        title: match lang {
            Lang::En => format!("change to `{close}`"),
            Lang::Zh => format!("改为 `{close}`"),
        },
        safety: Safety::Safe,
        edits: vec![Edit {
            range: fault.at,
            insert: close.into(),
        }],
    }]
}

/// Whether the ground may be given another name: it is written in this charge, and no other ground of
/// the charge has that name or would be given it too, since a key that stands twice is worse than one
/// that is misspelt.
fn may_be_renamed(cx: &Cx<'_>, fault: &Fault, offence: &Offence, name: &str) -> bool {
    let &Detail::Pair(charge, ground) = &fault.detail else {
        return false;
    };
    let grounds = &cx.brief.charges[charge].grounds;
    let others = grounds.iter().enumerate().filter(|(nth, _)| *nth != ground);
    let comes_to_be = |it: &str| {
        let misspelt = offence.ground(it).is_none();
        it == name || misspelt && offence.suggest_ground(it).is_some_and(|it| it == name)
    };
    is_written_here(cx, &grounds[ground]) && !others.into_iter().any(|it| comes_to_be(&it.1.id))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, titles};

    #[test]
    fn looks_only_at_the_grounds_of_its_own_offence() {
        check(
            &RULE,
            "
charges:
  - {offence: cl-287-1, against: 林某, grounds: {payment-settlement: 收款}}
                                               # ^^^^^^^^^^^^^^^^^^ error: `cl-287-1` has no ground
",
        );
    }

    #[test]
    fn is_silent_about_an_unknown_offence() {
        check(&RULE, "charges:\n  - offence: cl-999\n    grounds: {whatever: []}\n");
    }

    #[test]
    fn mends_a_slip_of_the_pen() {
        let source = "charges:\n  - offence: cl-287-1\n    grounds:\n      folowers-reached: [x] # 注\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("folowers", "followers"));
    }

    #[test]
    fn makes_no_ground_stand_twice() {
        let charge = |grounds: &str| format!("charges: [{{offence: cl-287-1, grounds: {{{grounds}}}}}]\n");
        assert!(titles(&RULE, &charge("folowers-reached: [x], followers-reached: [x]")).is_empty());
        assert!(titles(&RULE, &charge("folowers-reached: [x], folloers-reached: [x]")).is_empty());
        assert_eq!(titles(&RULE, &charge("folowers-reached: [x]")).len(), 1);
    }
}

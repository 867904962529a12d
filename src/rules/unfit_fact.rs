//! `unfit-fact`: a fact is listed under a ground that its kind cannot support.

use crate::assess::{GroundAssessment, LeftOut, Why};
use crate::brief::{FactIx, PleadedGround};
use crate::finding::{Detail, Fault, Fix, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::{accusations, is_written_here, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::{Ground, Offence};
use crate::text::{Edit, Lang, TextRange};
use crate::yaml::edit::{self, At};

pub static RULE: Rule = Rule {
    id: RuleId("unfit-fact"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A fact's kind cannot support the ground it is listed under.",
            zh: "所列事实的种类不能支持该情形。",
        },
        why: Both {
            en: "Kinds of amounts are never interchangeable: a settled amount is no gain, and an inflow \
                 is no loss. The fact is ignored where it is listed.",
            zh: "各类数额不可互换：支付结算金额不是违法所得，流入资金也不是损失。所列事实在该处不予计算。",
        },
        bad: "\
facts:
  fee: {kind: illegal-gains, amount: 9000 CNY}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      payment-settlement: [fee]
                         # ^^^ error: `fee` cannot support `payment-settlement`
",
        good: "\
facts:
  fee: {kind: illegal-gains, amount: 9000 CNY}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      illegal-gains: [fee]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

/// A reference that does not fit, with what it refers to.
struct Unfit<'a> {
    charge: usize,
    offence: &'a Offence,
    ground: &'a Ground,
    fact: FactIx,
    at: TextRange,
}

/// The unfit references of the brief, in the order of the text.
fn unfit<'a>(cx: &Cx<'a>) -> impl Iterator<Item = Unfit<'a>> {
    let cx = *cx;
    cx.brief.charges.iter().enumerate().flat_map(move |(charge, written)| {
        let offence = written.offence.as_ref().and_then(|it| cx.schemas.offence(&it.value));
        written.grounds.iter().flat_map(move |pleaded| {
            let ground = offence.and_then(|it| Some((it, it.ground(&pleaded.id)?)));
            pleaded.facts.iter().flatten().filter_map(move |listed| {
                let (offence, ground) = ground?;
                let fact = listed.to?;
                let kind = cx.brief.facts[fact].kind.as_ref()?.value;
                let mut fits = ground.fits.iter().filter(|it| it.kind == kind);
                let fits = match fits.next() {
                    Some(it) if it.under.is_some() => !is_left_out(&cx, charge, ground, fact),
                    other => other.is_some(),
                };
                let at = listed.range;
                (!fits).then_some(Unfit { charge, offence, ground, fact, at })
            })
        })
    })
}

/// Whether the assessment leaves a fact out of a ground because its kind does not fit under the
/// reading in force.
fn is_left_out(cx: &Cx<'_>, charge: usize, ground: &Ground, fact: FactIx) -> bool {
    let charges = cx.assessment.charges.iter().filter(|it| it.charge == charge);
    let accused = charges.flat_map(|it| it.accused.iter().map(|one| (it.offence, one)));
    let mut grounds = accused.flat_map(|(offence, it)| {
        let named = move |it: &&GroundAssessment| cx.schemas[offence][it.ground].id == ground.id;
        it.grounds.iter().filter(named)
    });
    grounds.any(|it| it.left_out.contains(&LeftOut { fact, why: Why::UnfitKind }))
}

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, it) in unfit(cx).enumerate() {
        acc.push(Fault::new(RULE.id, it.at, Detail::Nth(nth)));
    }
}

fn subject<'a>(cx: &Cx<'a>, fault: &Fault) -> Option<Unfit<'a>> {
    unfit(cx).find(|it| it.at == fault.at)
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some(it) = subject(cx, fault) else {
        return Words::default();
    };
    let fact = &cx.brief.facts[it.fact];
    let kind = fact.kind.as_ref().map(|it| &cx.schemas[it.value]);
    let kind_title = kind.map_or("", |it| it.title.get(lang));
    let due = it.ground.fits.iter().map(|it| phrase::ticked(&cx.schemas[it.kind].id));
    let due = phrase::or_list(&due.collect::<Vec<_>>(), lang);
    let (id, ground) = (&fact.id.name, &it.ground.id);
    let related = fact.kind.as_ref().map(|it| Label {
        source: Source::Here,
        range: it.range,
        text: kind_title.to_owned(),
    });
    let related = related.into_iter().collect();
    let why = Some(cx.schemas.cite_words(&it.ground.cite, lang));
    match lang {
        Lang::En => Words {
            what: format!("`{id}` cannot support `{ground}`: it states {kind_title}"),
            here: format!("a fact of kind {due} is due"),
            why,
            help: Vec::new(),
            related,
        },
        Lang::Zh => Words {
            what: format!("`{id}` 不能支持 `{ground}`：其种类为{kind_title}"),
            here: format!("此处应为 {due}"),
            why,
            help: Vec::new(),
            related,
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some(it) = subject(cx, fault) else {
        return Vec::new();
    };
    let Some(removal) = removal(cx, &it) else {
        return Vec::new();
    };
    let id = &cx.brief.facts[it.fact].id.name;
    let kind = cx.brief.facts[it.fact].kind.as_ref().map(|it| it.value);
    let charge = &cx.brief.charges[it.charge];
    let pleaded = |ground: &Ground| charge.grounds.iter().find(|it| it.id == ground.id);
    let fitting = it.offence.grounds.iter().filter(|ground| {
        ground.fits.iter().any(|it| it.under.is_none() && Some(it.kind) == kind)
            && is_on_road(cx, it.charge, ground)
    });
    let moves = fitting.filter_map(|ground| {
        let lists = |written: &PleadedGround| {
            written.facts.iter().flatten().any(|one| one.to == Some(it.fact))
        };
        let mut edits = match pleaded(ground) {
            Some(written) if lists(written) => Vec::new(),
            Some(written) => plead::add_reference(cx.doc.node(written.node), id)?,
            None => edit::insert_entry(cx.doc.node(charge.grounds_node?), &ground.id, &format!("[{id}]"), At::End)?,
        };
        edits.extend(removal.iter().cloned());
        edits.sort_by_key(|it| it.range.start());
        let to = &ground.id;
        plead::offered(
            match lang {
                Lang::En => format!("move `{id}` to `{to}`"),
                Lang::Zh => format!("将 `{id}` 移至 `{to}`"),
            },
            edits,
        )
    });
    let mut res: Vec<Fix> = moves.take(4).collect();
    res.extend(plead::offered(
        match lang {
            Lang::En => format!("remove `{id}` from `{}`", it.ground.id),
            Lang::Zh => format!("从 `{}` 中删除 `{id}`", it.ground.id),
        },
        removal,
    ));
    res
}

/// The edits that take the reference out of its ground, where it is written there.
fn removal(cx: &Cx<'_>, it: &Unfit<'_>) -> Option<Vec<Edit>> {
    let mut grounds = cx.brief.charges[it.charge].grounds.iter();
    let written = grounds.find(|one| one.id == it.ground.id)?;
    let place = cx.doc.node(written.node).range();
    let here = is_written_here(cx, written) && place.contains_range(it.at);
    let reference = here.then(|| cx.doc.at(it.at.start()).node())?;
    edit::take_out(reference?)
}

/// Whether a ground stands on the road that the charge takes for any of its accused.
fn is_on_road(cx: &Cx<'_>, charge: usize, ground: &Ground) -> bool {
    let mut accused = accusations(cx).filter(|it| it.assessed.charge == charge).peekable();
    let taken = |element| element == ground.element;
    accused.peek().is_none()
        || accused.any(|it| it.accused.elements.iter().any(|it| taken(it.element)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, titles};

    const SOME: &str = "
facts:
  paid: {kind: payment-settlement, amount: 3万元}
  fee: {kind: illegal-gains, amount: 9000元}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      payment-settlement: [paid, fee]   # 收款
";

    #[test]
    fn points_at_the_reference() {
        check(
            &RULE,
            &SOME.replace(
                "   # 收款\n",
                "   # 收款\n                               # ^^^ error: `fee` cannot support `payment-settlement`\n",
            ),
        );
    }

    #[test]
    fn moves_it_to_the_ground_that_it_fits() {
        let mended = SOME.replace(", fee]", "]") + "      illegal-gains: [fee]\n";
        assert_eq!(fixed(&RULE, SOME, 0), mended);
    }

    #[test]
    fn moves_it_to_no_ground_of_another_road() {
        let source = "
parties: {lin: {kind: person, name: 林某}}
facts:
  crime: {kind: assisted-crime, verification: confirmed}
  fee: {kind: illegal-gains, by: lin, amount: 9000元}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {crime-confirmed: [crime], payment-settlement: [fee]}}
";
        assert_eq!(titles(&RULE, source), ["move `fee` to `illegal-gains`", "remove `fee` from `payment-settlement`"]);
    }

    #[test]
    fn changes_no_list_that_another_ground_shares() {
        let source = "
facts:
  paid: {kind: payment-settlement, summary: 转账, amount: 3万元}
charges:
  - {offence: cl-287-2, against: [], grounds: {payment-settlement: &paid [paid], funds-provided: *paid}}
";
        assert!(titles(&RULE, source).is_empty());
    }

    #[test]
    fn names_a_fact_once_where_it_moves_to() {
        let source = SOME.replace("      payment", "      illegal-gains: fee\n      payment");
        assert_eq!(fixed(&RULE, &source, 0), source.replace(", fee]", "]"));
    }
}

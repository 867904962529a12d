//! `double-count`: two facts may state the same thing twice.

use std::collections::BTreeMap;
use std::hash::BuildHasher as _;

use rustc_hash::FxBuildHasher;

use crate::brief::{Brief, Fact, FactIx, PartyIx, Status, Value};
use crate::calendar::Date;
use crate::finding::{Detail, Fault, Fix, Label, RuleId, Severity, Source, Words};
use crate::quantity::Interval;
use crate::rules::help::plead;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::FieldId;
use crate::text::Lang;
use crate::yaml::edit::{self, At};

pub static RULE: Rule = Rule {
    id: RuleId("double-count"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "Two facts may count the same thing twice.",
            zh: "两项事实可能重复计算。",
        },
        why: Both {
            en: "They are of one kind, share an accused, overlap in time and state the same number. \
                 If one number already contains the other, say so with `part-of`; if they are two \
                 events, silence the finding with a reason.",
            zh: "两项事实种类相同、行为人相同、时间重叠、数额相同。如其中一项已包含另一项，请以 `part-of` 注明；\
                 如系两次行为，请以附理由的注释忽略本提示。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  march: {kind: illegal-gains, by: lin, when: 2023-03, amount: 6000 CNY}
  again: {kind: illegal-gains, by: lin, when: 2023-03-05, amount: 6000元}
# ^^^^^ warning: `again` may count what `march` counts
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  march: {kind: illegal-gains, by: lin, when: 2023-03, amount: 6000 CNY}
  again: {kind: illegal-gains, by: lin, when: 2023-03-05, amount: 6000元, part-of: march}
",
    },
    check,
    words,
    fixes: Some(fixes),
};

/// How many earlier facts with the same numbers each fact is compared with, so that a brief of
/// equal facts stays cheap.
const COMPARED: usize = 16;

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    let brief = cx.brief;
    let mut pairs: Vec<(FactIx, FactIx)> = Vec::new();
    for mut group in alike(brief) {
        group.sort_by_key(|it| start(&brief.facts[*it]));
        for (at, &late) in group.iter().enumerate() {
            let before = group[at.saturating_sub(COMPARED)..at].iter();
            let twin = before.copied().find(|it| is_double(brief, *it, late));
            pairs.extend(twin.map(|it| (it.min(late), it.max(late))));
        }
    }
    pairs.sort_by_key(|it| it.1);
    pairs.dedup_by_key(|it| it.1);
    for (first, second) in pairs {
        acc.push(Fault::new(RULE.id, brief.facts[second].id.range, Detail::Pair(first, second)));
    }
}

/// The facts of one kind that state the same numbers, where there are several.
fn alike(brief: &Brief) -> impl Iterator<Item = Vec<FactIx>> {
    let counted = brief.facts.iter().enumerate().filter(|(_, it)| {
        it.status.value != Status::Excluded && it.when.is_some() && numbers(it).next().is_some()
    });
    let mut marked: Vec<(u64, FactIx)> =
        counted.filter_map(|(nth, it)| Some((mark(it)?, nth))).collect();
    // Most facts are like no other: their marks tell that without looking at their numbers again.
    marked.sort_unstable();
    let several = marked.chunk_by(|one, other| one.0 == other.0).filter(|it| it.len() > 1);
    let mut res: BTreeMap<_, Vec<FactIx>> = BTreeMap::new();
    for &(_, nth) in several.flatten() {
        let fact = &brief.facts[nth];
        let mut stated: Vec<_> = numbers(fact).collect();
        stated.sort_unstable();
        let kind = fact.kind.as_ref().map(|it| it.value.0);
        res.entry((kind, stated)).or_default().push(nth);
    }
    res.into_values().filter(|it| it.len() > 1)
}

/// A number that facts of one kind share when they state the same numbers, in whatever order.
fn mark(fact: &Fact) -> Option<u64> {
    let kind = fact.kind.as_ref()?.value.0;
    let mark = FxBuildHasher.hash_one(kind);
    Some(numbers(fact).fold(mark, |acc, it| acc.wrapping_add(FxBuildHasher.hash_one(it))))
}

/// The numbers that a fact states.
fn numbers(fact: &Fact) -> impl Iterator<Item = (FieldId, i128, Option<i128>)> {
    fact.fields.iter().filter_map(|it| match it.value {
        Value::Count(Interval { min, max }) | Value::Money(Interval { min, max }) => {
            Some((it.field, min, max))
        }
        _ => None,
    })
}

fn start(fact: &Fact) -> Option<Date> {
    fact.when.as_ref().and_then(|it| it.value.outer().0)
}

fn is_double(brief: &Brief, one: FactIx, other: FactIx) -> bool {
    let (first, second) = (&brief.facts[one], &brief.facts[other]);
    let overlap = match (&first.when, &second.when) {
        (Some(first), Some(second)) => first.value.overlaps(&second.value),
        _ => false,
    };
    let is_part = |part, whole| is_part_of(brief, part, whole);
    overlap && share_somebody(brief, first, second) && !is_part(one, other) && !is_part(other, one)
}

/// Whether a fact is part of another, directly or through further facts.
fn is_part_of(brief: &Brief, part: FactIx, whole: FactIx) -> bool {
    let mut chain = vec![part];
    let mut nth = 0;
    while nth < chain.len().min(COMPARED) {
        let wholes = brief.facts[chain[nth]].part_of.iter().filter_map(|it| it.to);
        chain.extend(wholes);
        nth += 1;
    }
    chain[1..].contains(&whole)
}

fn share_somebody(brief: &Brief, first: &Fact, second: &Fact) -> bool {
    let mut ours = concerned(brief, first);
    first.by.is_empty()
        || second.by.is_empty()
        || ours.any(|party| concerned(brief, second).any(|it| it == party))
}

/// Those for whom a fact counts: the ones that it names, and the responsible people of an organization.
fn concerned<'a>(brief: &'a Brief, fact: &'a Fact) -> impl Iterator<Item = PartyIx> + 'a {
    fact.by.iter().filter_map(|it| it.to).flat_map(|party| {
        let responsible = brief.parties[party].responsible.iter().filter_map(|it| it.to);
        responsible.chain([party])
    })
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Pair(first, second) = &fault.detail else {
        return Words::default();
    };
    let (first, second) = (&cx.brief.facts[first], &cx.brief.facts[second]);
    let (one, other) = (&first.id.name, &second.id.name);
    let label = |text: &str| {
        vec![Label { source: Source::Here, range: first.id.range, text: text.into() }]
    };
    match lang {
        Lang::En => Words {
            what: format!("`{other}` may count what `{one}` counts"),
            here: "same kind, time and number".into(),
            why: Some("what one number already contains is not added twice".into()),
            help: vec![format!("write `part-of: {one}` if it is contained there")],
            related: label("the same number"),
        },
        Lang::Zh => Words {
            what: format!("`{other}` 与 `{one}` 可能重复计算"),
            here: "种类、时间、数额相同".into(),
            why: Some("已包含在内的数额不再重复累计".into()),
            help: vec![format!("如已包含在内，请写 `part-of: {one}`")],
            related: label("数额相同"),
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let &Detail::Pair(first, second) = &fault.detail else {
        return Vec::new();
    };
    let one = &cx.brief.facts[first].id.name;
    let second = &cx.brief.facts[second];
    if !second.part_of.is_empty() {
        return Vec::new();
    }
    let edits = edit::insert_entry(cx.doc.node(second.id.node), "part-of", one, At::End);
    let title = match lang {
        Lang::En => format!("mark `{}` as part of `{one}`", second.id.name),
        Lang::Zh => format!("注明 `{}` 已包含在 `{one}` 之中", second.id.name),
    };
    edits.and_then(|it| plead::offered(title, it)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, titles};

    #[test]
    fn two_people_or_two_days_are_two_events() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}, zhao: {kind: person}}
facts:
  a: {kind: illegal-gains, by: lin, when: 2023-03-01, amount: 6000元}
  b: {kind: illegal-gains, by: zhao, when: 2023-03-01, amount: 6000元}
  c: {kind: illegal-gains, by: lin, when: 2023-03-02, amount: 6000元}
  d: {kind: payment-settlement, by: lin, when: 2023-03-01, amount: 6000元, summary: 转账}
  e: {kind: illegal-gains, by: lin, when: 2023-03-01, amount: 6001元}
  f: {kind: illegal-gains, by: lin, amount: 6000元}
",
        );
    }

    #[test]
    fn what_has_no_author_is_everybodys() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  a: {kind: illegal-gains, by: lin, when: 2023-03-01, amount: 6000元}
  分: {kind: finding}
  twice: {kind: illegal-gains, when: 2023, amount: 0.6万元}
# ^^^^^ warning: `twice` may count what `a` counts
",
        );
    }

    #[test]
    fn what_an_organization_did_counts_for_its_responsible_people_too() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}, wu: {kind: person}, acme: {kind: organization, responsible: [lin]}}
facts:
  a: {kind: illegal-gains, by: acme, when: 2023-03-01, amount: 6000元}
  b: {kind: illegal-gains, by: wu, when: 2023-03-01, amount: 6000元}
  林某: {kind: finding}
  own: {kind: illegal-gains, by: lin, when: 2023-03-01, amount: 6000元}
# ^^^ warning: `own` may count what `a` counts
",
        );
    }

    #[test]
    fn what_is_excluded_or_a_part_of_a_part_is_not_counted_twice() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  全部: {kind: finding}
  a: {kind: illegal-gains, by: lin, when: 2023-03-01, amount: 6000元}
  b: {kind: illegal-gains, by: lin, when: 2023-03-01, amount: 6000元, part-of: a}
  c: {kind: illegal-gains, by: lin, when: 2023-03-01, amount: 6000元, part-of: b}
  d: {kind: illegal-gains, by: lin, when: 2023-03-01, amount: 6000元, status: excluded}
",
        );
    }

    #[test]
    fn marks_the_later_one() {
        let source = RULE.page.bad;
        let mended = source.replace("6000元}", "6000元, part-of: march}");
        assert_eq!(fixed(&RULE, source, 0), mended);
    }

    #[test]
    fn a_fact_that_is_an_alias_is_not_edited_where_another_is_written() {
        let source = "
facts:
  钱: &paid {kind: illegal-gains, when: 2023-03-01, amount: 6000元}
  again: *paid
";
        assert!(titles(&RULE, source).is_empty());
    }
}

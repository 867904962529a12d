//! Ids of the right section and kind that are not listed yet.

use rustc_hash::FxHashSet;

use super::Cx;
use super::offer::{Offer, What};
use crate::brief::{Fact, Party, Role, Section, Value, Word, own_words};
use crate::schema::{Ground, KindId};
use crate::yaml::Node;

/// More facts than a ground lists; one that lists none relies on every fact that fits.
pub const MANY: usize = 40;

/// Ids that may be referred to here.
pub fn ids(cx: &Cx<'_>, section: Section, kind: Option<KindId>) -> Vec<Offer> {
    let mut res = match section {
        Section::Parties => parties(cx),
        Section::Evidence => evidence(cx),
        Section::Facts => facts(cx, kind),
        Section::Circumstances => Vec::new(),
    };
    let listed = listed(cx);
    res.retain(|it| !listed.contains(&*it.label));
    res
}

/// What supports a ground: the facts that fit it together, then each of them, then the others.
pub fn support(cx: &Cx<'_>) -> Vec<Offer> {
    let mut res = ids(cx, Section::Facts, None);
    let below = cx.cursor.starts_line();
    let fitting = ground(cx).map(|it| fitting(cx, it)).unwrap_or_default();
    if (2..=MANY).contains(&fitting.len()) && !below && cx.cursor.quote().is_none() {
        let list = format!("[{}]", fitting.join(", "));
        let said = cx.lang().pick("all that fit", "全部适合的事实");
        let all = Offer {
            label: list.clone(),
            ..Offer::new(list, What::Entry).detail(said)
        };
        res.insert(0, all);
    }
    res
}

fn parties(cx: &Cx<'_>) -> Vec<Offer> {
    let all = &cx.analysis.brief.parties;
    let key = key(cx);
    let may = |it: &Party| match key {
        Some("by") => it.is_accused() || it.is_organization(),
        Some("against") => it.is_accused(),
        Some("responsible") => !it.is_organization(),
        _ => true,
    };
    let own = cx.at.entry.filter(|it| it.section == Section::Parties);
    let is_own = |ix: usize| own.is_some_and(|it| it.ix as usize == ix);
    let mut res: Vec<&Party> = all
        .iter()
        .enumerate()
        .filter(|(ix, it)| may(it) && !is_own(*ix))
        .map(|it| it.1)
        .collect();
    let first = match key {
        Some("recipients" | "party") => Role::Assisted,
        _ => Role::Accused,
    };
    res.sort_by_key(|it| it.role.is_none_or(|it| it.value != first));
    res.into_iter().map(|it| party(cx, it)).collect()
}

fn party(cx: &Cx<'_>, party: &Party) -> Offer {
    let name = party.name.as_ref().map_or("", |it| &*it.value);
    let role = party.role.map_or("", |it| it.value.title(cx.lang()));
    Offer::new(&*party.id.name, What::Id)
        .detail(own_words(name))
        .note(role)
}

fn evidence(cx: &Cx<'_>) -> Vec<Offer> {
    let all = cx.analysis.brief.evidence.iter();
    let (there, out): (Vec<_>, Vec<_>) = all.partition(|it| it.excluded.is_none());
    let one = |it: &crate::brief::Evidence| {
        let title = it.title.as_ref().map_or("", |it| &*it.value);
        let kind = it.kind.map_or("", |it| it.value.title(cx.lang()));
        let excluded = it.excluded.is_some().then(|| cx.lang().pick("excluded", "已排除"));
        Offer::new(&*it.id.name, What::Id).detail(own_words(title)).note(excluded.unwrap_or(kind))
    };
    there.into_iter().chain(out).map(one).collect()
}

fn facts(cx: &Cx<'_>, kind: Option<KindId>) -> Vec<Offer> {
    let all = &cx.analysis.brief.facts;
    let own = cx.at.entry.filter(|it| it.section == Section::Facts).map(|it| it.ix as usize);
    let own_kind = own.and_then(|it| all.get(it)?.kind).map(|it| it.value);
    let due = match key(cx) {
        Some("part-of") => kind.or(own_kind),
        _ => kind,
    };
    let ground = ground(cx);
    let kind_of = |it: &Fact| it.kind.as_ref().map(|it| it.value);
    let fits = |it: &Fact| ground.is_some_and(|ground| fits(ground, it));
    let mut res: Vec<&Fact> = all
        .iter()
        .enumerate()
        .filter(|(ix, it)| Some(*ix) != own && (due.is_none() || kind_of(it) == due))
        .map(|it| it.1)
        .collect();
    res.sort_by_key(|it| !fits(it));
    res.into_iter().map(|it| fact(cx, it)).collect()
}

fn fact(cx: &Cx<'_>, fact: &Fact) -> Offer {
    let source = cx.analysis.text.source();
    let kind = fact.kind.as_ref().map(|it| cx.analysis.schemas()[it.value].title.get(cx.lang()));
    let mut numbers = fact
        .fields
        .iter()
        .filter(|it| matches!(it.value, Value::Count(_) | Value::Money(_)));
    let number = numbers.next().map_or("", |it| source[it.range].trim_matches(['"', '\'']));
    let summary = fact.summary.as_ref().map_or("", |it| &*it.value);
    Offer::new(&*fact.id.name, What::Id)
        .detail(number)
        .note(kind.unwrap_or_default())
        .title(own_words(summary))
}

/// Whether the kind of a fact fits a ground.
pub fn fits(ground: &Ground, fact: &Fact) -> bool {
    let kind = fact.kind.as_ref().map(|it| it.value);
    ground.fits.iter().any(|it| it.under.is_none() && Some(it.kind) == kind)
}

fn fitting<'a>(cx: &'a Cx<'_>, ground: &Ground) -> Vec<&'a str> {
    let facts = cx.analysis.brief.facts.iter().filter(|it| fits(ground, it));
    facts.map(|it| &*it.id.name).collect()
}

/// The ground whose facts are listed here.
fn ground<'a>(cx: &'a Cx<'_>) -> Option<&'a Ground> {
    let charge = cx.analysis.brief.charges.get(cx.at.charge?)?;
    let pleaded = charge.grounds.get(cx.at.ground?)?;
    let is_rebuttal = key(cx) == Some("rebuttal");
    let offence = cx.analysis.schemas().offence(&charge.offence.as_ref()?.value)?;
    offence.ground(&pleaded.id).filter(|_| !is_rebuttal)
}

/// The key that the cursor stands behind.
fn key<'a>(cx: &Cx<'a>) -> Option<&'a str> {
    let nodes = cx.at.place.nodes.iter().rev();
    let mut values = nodes.filter(|it| !it.is_key()).filter_map(Node::entry);
    values.next()?.key_text()
}

/// The ids that stand in the list of the cursor already, that under the cursor left out.
fn listed<'a>(cx: &Cx<'a>) -> FxHashSet<&'a str> {
    let list = cx.at.place.nodes.iter().rev().find(|it| it.is_sequence());
    let items = list.into_iter().flat_map(|it| it.items());
    items
        .filter(|it| !it.range().contains_inclusive(cx.at.offset))
        .filter_map(|it| it.resolve()?.value())
        .collect()
}


//! Fixes that plead: a ground that the facts reach, a fact that a ground leaves out. They use only
//! facts that the brief already states.

mod facts;
mod instead;

use super::Accusation;
use crate::assess::{ElementAssessment, GroundAssessment, Outcome};
use crate::brief::FactIx;
use crate::finding::{Fix, Safety};
use crate::phrase;
use crate::rules::Cx;
use crate::schema::{ElementId, Test};
use crate::text::{Edit, Lang};
use crate::yaml::Node;
use crate::yaml::edit::{self, At};

pub use facts::{add_reference, facts_left_out};
pub use instead::{costs_nobody, drop_ground, in_place_of, instead, remove_ground};

/// How many grounds are offered one by one.
const OFFERED: usize = 5;

/// The positions of grounds that are met and not pleaded, on the road that is taken. A pro-rata
/// ground is left out where one of its parts is met alone, because it is for those that are not.
pub fn open_grounds<'a>(it: &Accusation<'a>) -> impl Iterator<Item = usize> + use<'a> {
    let it = *it;
    let on_road =
        move |element: ElementId| it.accused.elements.iter().any(|it| it.element == element);
    let met = move |nth: &usize| {
        let ground = &it.accused.grounds[*nth];
        ground.pleaded.is_none()
            && ground.outcome == Outcome::Met
            && on_road(ground.element)
            && !has_met_part(&it, ground)
    };
    (0..it.accused.grounds.len()).filter(met)
}

fn has_met_part(it: &Accusation<'_>, ground: &GroundAssessment) -> bool {
    let Test::ProRata { parts } = &it.offence[ground.ground].test else {
        return false;
    };
    let part =
        |part: &crate::schema::GroundId| it.accused.grounds.iter().find(|it| it.ground == *part);
    parts
        .iter()
        .filter_map(part)
        .any(|it| it.outcome == Outcome::Met)
}

/// Pleads the grounds of an element that fit the facts at hand, those that are met first, then
/// those that are open.
pub fn grounds_of(cx: &Cx<'_>, it: &Accusation<'_>, element: ElementId, lang: Lang) -> Vec<Fix> {
    let grounds = it.accused.grounds.iter().enumerate();
    let mut fitting: Vec<(usize, Outcome)> = grounds
        .filter(|(_, one)| one.element == element && one.pleaded.is_none())
        .filter(|(_, one)| one.outcome >= Outcome::Undetermined && !one.facts.is_empty())
        .filter(|(_, one)| !has_met_part(it, one))
        .map(|(nth, one)| (nth, one.outcome))
        .collect();
    fitting.sort_by_key(|(_, outcome)| std::cmp::Reverse(*outcome));
    fitting
        .into_iter()
        .filter_map(|(nth, _)| ground(cx, it, nth, lang))
        .collect()
}

/// Pleads one ground of the assessment with the facts that bear on it.
pub fn ground(cx: &Cx<'_>, it: &Accusation<'_>, nth: usize, lang: Lang) -> Option<Fix> {
    let assessed = &it.accused.grounds[nth];
    let node = grounds_node(cx, it)?;
    let (id, facts) = (&it.offence[assessed.ground].id, fact_list(cx, assessed));
    let edits = edit::insert_entry(node, id, &facts, At::End)?;
    let words = ground_words(cx, it, nth, None, lang);
    offered(
        lang.pick(format!("plead {words}"), format!("主张{words}")),
        edits,
    )
}

/// The grounds of a charge, also where nothing is written there yet.
fn grounds_node<'a>(cx: &Cx<'a>, it: &Accusation<'_>) -> Option<Node<'a>> {
    let written = it.charge.grounds_node.map(|it| cx.doc.node(it));
    written.or_else(|| Some(cx.doc.node(it.charge.node).get("grounds")?.value))
}

/// The facts that bear on a ground, as a list of ids.
fn fact_list(cx: &Cx<'_>, ground: &GroundAssessment) -> String {
    let ids: Vec<&str> = facts_of(ground)
        .map(|it| &*cx.brief.facts[it].id.name)
        .collect();
    format!("[{}]", ids.join(", "))
}

/// A ground with its provision and the ground it stands in for, what the facts reach of it, and which
/// these are.
pub fn ground_words(
    cx: &Cx<'_>,
    it: &Accusation<'_>,
    nth: usize,
    instead: Option<&str>,
    lang: Lang,
) -> String {
    let assessed = &it.accused.grounds[nth];
    let ground = &it.offence[assessed.ground];
    let facts = facts_of(assessed);
    let ticked: Vec<String> = facts
        .map(|it| phrase::ticked(&cx.brief.facts[it].id.name))
        .collect();
    let from = phrase::short_list(&ticked, lang);
    let reached = assessed.figures.as_ref();
    let reached = reached.map(|it| phrase::reached(it, lang));
    let place = cx.schemas.ground_place(ground, lang);
    let id = &ground.id;
    let instead = instead.map_or_else(String::new, |old| match lang {
        Lang::En => format!(" instead of `{old}`"),
        Lang::Zh => format!("以取代 `{old}`"),
    });
    match (lang, reached) {
        (Lang::En, Some(reached)) => format!("`{id}` ({place}){instead}: {reached}, from {from}"),
        (Lang::En, None) => format!("`{id}` ({place}){instead} with {from}"),
        (Lang::Zh, Some(reached)) => format!(" `{id}`（{place}）{instead}：{reached}，依据{from}"),
        (Lang::Zh, None) => format!(" `{id}`（{place}）{instead}，依据{from}"),
    }
}

/// Pleads at once, for each element that is missing, the first ground that the facts meet; nothing
/// where only one element can be helped, which pleading its ground does.
pub fn all_that_is_met(cx: &Cx<'_>, it: &Accusation<'_>, lang: Lang) -> Option<Fix> {
    let missing = it
        .accused
        .elements
        .iter()
        .filter(|it| it.outcome < Outcome::Met);
    let first = |element: ElementId| {
        let own = open_grounds(it).filter(|nth| it.accused.grounds[*nth].element == element);
        own.min_by_key(|nth| is_derived(it, *nth))
    };
    let nths: Vec<usize> = missing.filter_map(|it| first(it.element)).collect();
    if nths.len() < 2 {
        return None;
    }
    let each: Option<Vec<Fix>> = nths.iter().map(|nth| ground(cx, it, *nth, lang)).collect();
    let edits = together(each?.into_iter().map(|it| it.edits))?;
    let ids = nths
        .iter()
        .map(|nth| &it.offence[it.accused.grounds[*nth].ground].id);
    let ids: Vec<String> = ids.map(|it| phrase::ticked(it)).collect();
    let list = phrase::short_list(&ids, lang);
    let title = match lang {
        Lang::En => format!("plead all that the facts reach: {list}"),
        Lang::Zh => format!("主张事实已达到的全部情形：{list}"),
    };
    offered(title, edits)
}

/// Pleads, one fix each, the grounds that the facts meet of the elements that are missing, plain ones
/// before those that rest on others.
pub fn each_that_is_met(cx: &Cx<'_>, it: &Accusation<'_>, lang: Lang) -> Vec<Fix> {
    let elements = &it.accused.elements;
    let is_missing = |nth: &usize| {
        let own = |one: &&ElementAssessment| one.element == it.accused.grounds[*nth].element;
        elements
            .iter()
            .find(own)
            .is_some_and(|it| it.outcome < Outcome::Met)
    };
    let mut nths: Vec<usize> = open_grounds(it).filter(is_missing).collect();
    nths.sort_by_key(|nth| is_derived(it, *nth));
    let fixes = nths.into_iter().filter_map(|nth| ground(cx, it, nth, lang));
    fixes.take(OFFERED).collect()
}

/// Whether a ground is measured by others: a pro-rata or N-fold one.
fn is_derived(it: &Accusation<'_>, nth: usize) -> bool {
    let test = &it.offence[it.accused.grounds[nth].ground].test;
    matches!(test, Test::ProRata { .. } | Test::Times { .. })
}

/// Entries that are each added in the same place, one behind the other.
fn together(mut all: impl Iterator<Item = Vec<Edit>>) -> Option<Vec<Edit>> {
    let mut res = all.next()?;
    for edits in all {
        let (last, own) = (res.last_mut()?, edits.last()?);
        // What replaces something can be written only once.
        if edits.len() != 1 || last.range != own.range || !own.range.is_empty() {
            return None;
        }
        // Between empty braces an entry stands as it is, and needs a comma.
        let alone = !last.insert.starts_with(',') && !own.insert.contains(['\n', '\r']);
        last.insert
            .push_str(if alone && !own.insert.ends_with(',') {
                ", "
            } else {
                ""
            });
        last.insert.push_str(&own.insert);
    }
    Some(res)
}

/// The facts that bear on a ground, those of its parts included, each once, in the order of the brief.
fn facts_of(ground: &GroundAssessment) -> impl Iterator<Item = FactIx> {
    let parts = ground.measures.iter().flat_map(|it| &it.facts);
    let all: std::collections::BTreeSet<FactIx> =
        ground.facts.iter().chain(parts).map(|it| it.fact).collect();
    all.into_iter()
}

/// A fix that a person chooses.
pub fn offered(title: String, edits: Vec<Edit>) -> Option<Fix> {
    Some(Fix {
        title,
        safety: Safety::Offered,
        edits,
    })
}

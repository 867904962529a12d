//! Fixes at a ground that does not hold: another ground in its place, or none.

use super::{fact_list, ground_words, is_derived, offered, open_grounds};
use crate::assess::{AccusedAssessment, Outcome};
use crate::brief::PleadedGround;
use crate::finding::Fix;
use crate::rules::Cx;
use crate::rules::help::{Accusation, Pleaded, is_written_here};
use crate::text::{Edit, Lang};
use crate::yaml::edit::{self, At};

/// Pleads, in the place of a ground that does not hold, each ground of its element that the facts
/// already meet, plain grounds before pro-rata and N-fold ones. Nothing where the ground holds for
/// another of the accused, and no ground that would take from another what the facts do reach.
pub fn instead(cx: &Cx<'_>, it: &Accusation<'_>, of: &Pleaded<'_>, lang: Lang) -> Vec<Fix> {
    let mut nths: Vec<usize> = open_grounds(it)
        .filter(|nth| it.accused.grounds[*nth].element == of.assessed.element)
        .filter(|nth| costs_nobody(it, of.nth, *nth))
        .collect();
    nths.sort_by_key(|nth| is_derived(it, *nth));
    let fix = |nth: usize| {
        let edits = in_place_of(cx, it, nth, of)?;
        let words = ground_words(cx, it, nth, Some(&of.ground.id), lang);
        let title = match lang {
            Lang::En => format!("plead {words}"),
            Lang::Zh => format!("改为主张{words}"),
        };
        offered(title, edits)
    };
    nths.into_iter().filter_map(fix).collect()
}

/// Whether one ground may take the place of another: that one holds for none of the accused, and no
/// fact of theirs is lost.
pub fn costs_nobody(it: &Accusation<'_>, of: usize, by: usize) -> bool {
    let fits = |one: &AccusedAssessment| match one.grounds[of].outcome {
        Outcome::Met => false,
        Outcome::Unsupported => true,
        Outcome::Short | Outcome::Undetermined => one.grounds[by].outcome == Outcome::Met,
    };
    it.assessed.accused.iter().all(fits)
}

/// Another ground with its facts where one is written; comments stay.
pub fn in_place_of(
    cx: &Cx<'_>,
    it: &Accusation<'_>,
    nth: usize,
    of: &Pleaded<'_>,
) -> Option<Vec<Edit>> {
    let here = is_written_here(cx, of.written);
    let value = here.then(|| cx.doc.node(of.written.node))?;
    let entry = value.entry()?;
    let facts = fact_list(cx, &it.accused.grounds[nth]);
    let id = &it.offence[it.accused.grounds[nth].ground].id;
    let on_one_line = !value.is_mapping() && !value.text().contains(['\n', '\r']);
    if on_one_line && value.full_range() == value.range() && !value.range().is_empty() {
        let mut edits = edit::rename_key(entry.key, id)?;
        edits.push(Edit {
            range: value.range(),
            insert: facts,
        });
        return Some(edits);
    }
    let grounds = value.parent()?;
    grounds.entries().nth(1)?;
    let mut edits = edit::take_out(value)?;
    edits.extend(edit::insert_entry(grounds, id, &facts, At::End)?);
    edits.sort_by_key(|it| (it.range.start(), it.range.end()));
    Some(edits)
}

/// The edits that take a ground out of its charge.
pub fn remove_ground(cx: &Cx<'_>, written: &PleadedGround) -> Option<Vec<Edit>> {
    let node = is_written_here(cx, written).then(|| cx.doc.node(written.node));
    edit::take_out(node?)
}

/// Takes the ground out of the charge, when another ground carries its element.
pub fn drop_ground(
    cx: &Cx<'_>,
    it: &Accusation<'_>,
    ground: &Pleaded<'_>,
    lang: Lang,
) -> Option<Fix> {
    let carried = |other: &Pleaded<'_>| {
        other.assessed.element == ground.assessed.element && other.assessed.outcome == Outcome::Met
    };
    let other = it.pleaded().find(carried)?;
    let edits = remove_ground(cx, ground.written)?;
    let (id, other) = (&ground.ground.id, &other.ground.id);
    let title = match lang {
        Lang::En => format!("drop `{id}`: `{other}` carries the element"),
        Lang::Zh => format!("删除 `{id}`：`{other}` 已支持该要件"),
    };
    offered(title, edits)
}

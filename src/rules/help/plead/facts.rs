//! Fixes that add a fact to a ground.

use super::offered;
use crate::assess::could_add;
use crate::brief::Fact;
use crate::finding::Fix;
use crate::rules::Cx;
use crate::rules::help::{Accusation, Pleaded};
use crate::text::{Edit, Lang};
use crate::yaml::edit::{self, At};
use crate::yaml::{Node, NodeKind};

/// How many facts are offered one by one.
const OFFERED: usize = 5;

/// Adds a fact of a fitting kind that the brief has, that the ground does not list and that says
/// something of what the ground asks, one fix each.
pub fn facts_left_out(
    cx: &Cx<'_>,
    it: &Accusation<'_>,
    ground: &Pleaded<'_>,
    lang: Lang,
) -> Vec<Fix> {
    let Some(listed) = &ground.written.facts else {
        return Vec::new();
    };
    let unlisted = |nth: &usize| !listed.iter().any(|it| it.to == Some(*nth));
    let fits = |fact: &Fact| {
        let kind = fact.kind.as_ref().map(|it| it.value);
        ground
            .ground
            .fits
            .iter()
            .any(|it| it.under.is_none() && Some(it.kind) == kind)
            && could_add(cx.schemas, it.offence, ground.ground, fact)
    };
    let all = cx.brief.facts.iter().enumerate();
    let facts = all.filter(|(nth, fact)| fits(fact) && it.concerns(cx, fact) && unlisted(nth));
    let fix = |fact: &Fact| {
        let id = &fact.id.name;
        let edits = add_reference(cx.doc.node(ground.written.node), id)?;
        let title = match lang {
            Lang::En => format!("add `{id}` to `{}`", ground.ground.id),
            Lang::Zh => format!("将 `{id}` 列入 `{}`", ground.ground.id),
        };
        offered(title, edits)
    };
    facts
        .filter_map(|(_, fact)| fix(fact))
        .take(OFFERED)
        .collect()
}

/// Adds an id to the facts of a ground, in whichever of its forms they are written.
pub fn add_reference(node: Node<'_>, id: &str) -> Option<Vec<Edit>> {
    if node.is_mapping() {
        return match node.get("facts") {
            Some(entry) => add_reference(entry.value, id),
            None => edit::insert_entry(node, "facts", &format!("[{id}]"), At::End),
        };
    }
    if node.is_sequence() {
        return edit::insert_item(node, id, At::End);
    }
    match node.kind() {
        NodeKind::Null => edit::insert_item(node, id, At::End),
        _ => edit::set_written(node, &format!("[{}, {id}]", node.text())),
    }
}

//! Offences with their titles, and whole charges.

use super::Cx;
use super::offer::{Offer, Page, What};
use super::piece::Piece;
use crate::schema::Offence;
use crate::yaml::On;

/// The offences that the law defines: first those that are not charged yet.
pub fn offences(cx: &Cx<'_>) -> Vec<Offer> {
    all(cx).map(|it| offence(cx, it, What::Offence)).collect()
}

/// The other charges, by their offence, and by their number where the offence does not tell.
pub fn others(cx: &Cx<'_>) -> Vec<Offer> {
    let charges = &cx.analysis.brief.charges;
    let named = |nth: usize| charges[nth].offence.as_ref().map(|it| &*it.value);
    let others = (0..charges.len()).filter(|it| Some(*it) != cx.at.charge);
    let own = cx.at.charge.and_then(named);
    others
        .filter_map(|nth| {
            let id = named(nth)?;
            let twice = (0..nth).any(|it| named(it) == Some(id)) || own == Some(id);
            let label = if twice { nth.to_string() } else { id.to_owned() };
            let title = cx.analysis.schemas().offence(id).map(|it| it.title.get(cx.lang()));
            Some(Offer::new(label, What::Offence).note(title.unwrap_or(id)))
        })
        .collect()
}

/// Whole charges as items of the list, on the line of its key or below.
pub fn charges(cx: &Cx<'_>) -> Vec<Offer> {
    let column = match cx.at.place.on {
        On::Value(entry) if !cx.cursor.starts_line() => {
            let key = cx.analysis.text.line_col(entry.key.range().start());
            Some(key.col as usize)
        }
        _ => None,
    };
    let Some(column) = column else {
        return whole(cx);
    };
    if !cx.in_block() {
        return Vec::new();
    }
    let lead = Piece::default().line(column + 2).text("- ");
    let one = |it: &Offence| {
        let piece = lead.clone().then(charge(cx, it, column + 4));
        offence(cx, it, What::Entry).inserts(piece)
    };
    all(cx).map(one).collect()
}

/// Whole charges, where nothing of one is written yet.
pub fn whole(cx: &Cx<'_>) -> Vec<Offer> {
    if cx.cursor.in_flow || cx.cursor.quote().is_some() {
        return Vec::new();
    }
    // Behind the dash that stands there or is put there.
    let dashed = cx.cursor.before.trim_end().ends_with('-');
    let lead = if dashed { cx.cursor.lead().len() } else { 2 };
    let column = cx.column() + lead;
    let one = |it: &Offence| offence(cx, it, What::Entry).inserts(charge(cx, it, column));
    all(cx).map(one).collect()
}

fn charge(cx: &Cx<'_>, offence: &Offence, column: usize) -> Piece {
    let first = Piece::of("offence: ").text(&offence.id);
    if !cx.in_block() {
        return first;
    }
    first
        .line(column)
        .text("against: [")
        .hole()
        .text("]")
        .line(column)
        .text("grounds:")
        .line(column + 2)
        .hole()
}

fn offence(cx: &Cx<'_>, it: &Offence, what: What) -> Offer {
    let lang = cx.lang();
    let cite = cx.analysis.schemas().cite_words(&it.cite, lang);
    Offer::new(&*it.id, what)
        .detail(it.title.get(lang))
        .note(cite)
        .title(it.summary.get(lang))
        .page(Page::Offence(it.id.to_string()))
}

fn all<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = &'a Offence> {
    let charges = &cx.analysis.brief.charges;
    let is_charged = |it: &&Offence| {
        let mut named = charges.iter().enumerate().filter(|one| Some(one.0) != cx.at.charge);
        named.any(|one| one.1.offence.as_ref().is_some_and(|id| *id.value == *it.id))
    };
    let all = cx.analysis.schemas().offences.iter();
    let (charged, open): (Vec<&Offence>, Vec<&Offence>) = all.partition(is_charged);
    open.into_iter().chain(charged)
}

//! The keys of a proposed sentence: its kinds of punishment, and the accused one by one.

use super::Cx;
use super::keys;
use super::offer::{Offer, What};
use super::piece::Piece;
use crate::brief::Table;

/// What is not proposed yet, then the accused that have no sentence of their own.
pub fn keys(cx: &Cx<'_>) -> Vec<Offer> {
    let here = keys::present(cx);
    let mut res = keys::keys(cx, Table::Sentence);
    let brief = &cx.analysis.brief;
    let charge = cx.at.charge.and_then(|it| brief.charges.get(it));
    let against = charge.into_iter().flat_map(|it| &it.against);
    for accused in against.filter_map(|it| Some(&brief.parties[it.to?])) {
        let id = &*accused.id.name;
        if here.contains(id) || res.iter().any(|it| it.label == id) {
            continue;
        }
        let piece = match cx.cursor.is_key() {
            true => Piece::of(id),
            false => Piece::of(id).text(": {").hole().text("}"),
        };
        let name = accused.name.as_ref().map_or("", |it| &it.value);
        res.push(Offer::new(id, What::Id).inserts(piece).note(name));
    }
    res
}

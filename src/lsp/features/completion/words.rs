//! Words of a closed list, each with what it means; a kind of fact brings its fields along.

use super::Cx;
use super::entries;
use super::offer::{Offer, Page, What};
use super::piece::Piece;
use super::skeleton;
use crate::brief::{
    CircumstanceKind, EvidenceKind, List, Named, PartyKind, Role, Stage, Status, Word,
};
use crate::schema::{EnumValue, FactKind, FieldKind, ReadingId};
use crate::text::Lang;
use crate::yaml::{Entry, On};

/// The words of a list.
pub fn words(cx: &Cx<'_>, list: List) -> Vec<Offer> {
    let lang = cx.lang();
    match list {
        List::Stages => named(Stage::ALL, lang),
        List::PartyKinds => named(PartyKind::ALL, lang),
        List::Roles => named(Role::ALL, lang),
        List::EvidenceKinds => named(EvidenceKind::ALL, lang),
        List::Statuses => named(Status::ALL, lang),
        List::CircumstanceKinds => named(CircumstanceKind::ALL, lang),
        List::FactKinds => entries::kinds(cx).map(|it| kind(cx, it)).collect(),
        List::Field(kind, field) => match &cx.analysis.schemas()[kind][field].kind {
            FieldKind::OneOf(words) => words.iter().map(|it| of_field(it, lang)).collect(),
            _ => Vec::new(),
        },
        List::Choices(reading) => choices(cx, reading),
    }
}

fn named(all: &[Named], lang: Lang) -> Vec<Offer> {
    let one = |it: &Named| Offer::new(it.word, What::Word).note(it.title(lang)).title(it.title(lang));
    all.iter().map(one).collect()
}

fn of_field(word: &EnumValue, lang: Lang) -> Offer {
    let title = word.title.get(lang);
    Offer::new(&*word.id, What::Word).note(title).title(title)
}

fn choices(cx: &Cx<'_>, id: ReadingId) -> Vec<Offer> {
    let (reading, lang) = (&cx.analysis.schemas()[id], cx.lang());
    let choices = reading.choices.iter().enumerate();
    choices
        .map(|(nth, it)| {
            let title = it.title.get(lang);
            let default = if nth == 0 { lang.pick("default", "默认") } else { "" };
            Offer::new(&*it.id, What::Word)
                .detail(default)
                .note(title)
                .title(title)
                .page(Page::Reading(reading.id.to_string()))
        })
        .collect()
}

/// A kind of fact; in an entry that says nothing else yet, with its fields.
fn kind(cx: &Cx<'_>, kind: &FactKind) -> Offer {
    let mut piece = Piece::of(&kind.id);
    if let Some(entry) = alone(cx) {
        let column = cx.analysis.text.line_col(entry.key.range().start()).col as usize;
        let lines = skeleton::fact(kind);
        let column = cx.in_block().then_some(column);
        piece = match column {
            Some(column) => piece.line(column),
            None => piece.text(", "),
        }
        .then(skeleton::rows(&lines, column));
    }
    Offer::new(&*kind.id, What::Kind)
        .inserts(piece)
        .note(kind.title.get(cx.lang()))
        .title(kind.summary.get(cx.lang()))
        .page(Page::Kind(kind.id.to_string()))
}

/// The entry of the cursor, where it is the only one of its mapping and more can follow on the
/// next lines or behind a comma.
fn alone<'a>(cx: &Cx<'a>) -> Option<Entry<'a>> {
    let On::Value(entry) = cx.at.place.on else {
        return None;
    };
    let holder = entry.key.parent()?;
    let only = holder.entries().nth(1).is_none();
    let fits = match cx.cursor.in_flow {
        true => cx.cursor.after.trim_start().starts_with('}'),
        false => cx.in_block() && cx.cursor.after.trim().is_empty(),
    };
    (only && fits && cx.cursor.quote().is_none() && !follows(cx, entry)).then_some(entry)
}

/// Whether a line at the column of the entry follows, which a broken tree may hold elsewhere.
fn follows(cx: &Cx<'_>, entry: Entry<'_>) -> bool {
    let source = cx.analysis.text.source();
    let column = cx.analysis.text.line_col(entry.key.range().start()).col as usize;
    let below = source[cx.cursor.line.into()..].lines().skip(1);
    let next = below.map(|it| (it.trim_start(), it)).find(|it| !it.0.is_empty());
    !cx.cursor.in_flow && next.is_some_and(|(content, it)| it.len() - content.len() >= column && column > 0)
}

//! Keys: those that may stand in a mapping and do not stand there yet, required ones first.

use rustc_hash::FxHashSet;

use super::Cx;
use super::offer::{Offer, Page, What};
use super::piece::Piece;
use crate::analysis::at::{Slot, due};
use crate::brief::Table;
use crate::schema::FieldKind;
use crate::yaml::On;

/// The keys of a table that are not there yet.
pub fn keys(cx: &Cx<'_>, table: Table) -> Vec<Offer> {
    let here = present(cx);
    let mut res: Vec<Offer> = required(cx, table)
        .chain(own(cx, table))
        .chain(common(cx, table))
        .chain(readings(cx, table))
        .collect();
    res.retain(|it| !here.contains(&*it.label));
    if table == Table::Charge && here.is_empty() {
        res.extend(super::offences::whole(cx));
    }
    res
}

fn required(cx: &Cx<'_>, table: Table) -> impl Iterator<Item = Offer> {
    let keys = table.keys().iter();
    keys.filter(move |it| table.required().contains(&it.word))
        .map(move |it| key(cx, table, it.word, it.title(cx.lang())).detail(must(cx)))
}

fn must(cx: &Cx<'_>) -> &'static str {
    cx.lang().pick("required", "必填")
}

/// The fields that a fact has by its kind.
fn own<'a>(cx: &'a Cx<'_>, table: Table) -> impl Iterator<Item = Offer> + use<'a> {
    let kind = match table {
        Table::Fact(kind) => kind,
        _ => None,
    };
    let kind = kind.map(|it| &cx.analysis.schemas()[it]);
    kind.into_iter().flat_map(move |kind| {
        kind.fields.iter().map(move |field| Offer {
            what: What::Field,
            ..key(cx, table, &field.id, field.title.get(cx.lang())).page(Page::Kind(kind.id.to_string()))
        })
    })
}

fn common(cx: &Cx<'_>, table: Table) -> impl Iterator<Item = Offer> {
    let keys = table.keys().iter();
    keys.filter(move |it| !table.required().contains(&it.word))
        .filter(move |it| it.word != "rate" || has_money(cx, table))
        .map(move |it| key(cx, table, it.word, it.title(cx.lang())))
}

/// Whether a fact has amounts, which alone can have a rate of exchange.
fn has_money(cx: &Cx<'_>, table: Table) -> bool {
    let Table::Fact(Some(kind)) = table else {
        return false;
    };
    let mut fields = cx.analysis.schemas()[kind].fields.iter();
    fields.any(|it| matches!(it.kind, FieldKind::Money))
}

fn readings<'a>(cx: &'a Cx<'_>, table: Table) -> impl Iterator<Item = Offer> + use<'a> {
    let all = (table == Table::Readings).then(|| &cx.analysis.schemas().readings);
    all.into_iter().flatten().map(move |it| {
        let title = it.title.get(cx.lang());
        key(cx, table, &it.id, title).page(Page::Reading(it.id.to_string()))
    })
}

/// One key with what opens its value.
pub fn key(cx: &Cx<'_>, table: Table, word: &str, title: &str) -> Offer {
    let slot = match (table, word) {
        (Table::Brief, "brief") => None,
        _ => Some(due(cx.analysis, table, word)),
    };
    let piece = match slot {
        _ if cx.cursor.is_key() => Piece::of(word),
        Some(slot) => Piece::of(word).text(":").then(opened(cx, slot, word)),
        None => Piece::of("brief: 1"),
    };
    Offer::new(word, What::Key)
        .inserts(piece)
        .note(title)
        .title(title)
}

/// The beginning of a value.
fn opened(cx: &Cx<'_>, slot: Slot, word: &str) -> Piece {
    let column = cx.column();
    let brackets = |open: &str, close: &str| Piece::of(open).hole().text(close);
    match slot {
        Slot::Sentences | Slot::Table(Table::Readings) => brackets(" {", "}"),
        Slot::Charges if cx.in_block() => Piece::default().line(column + 2).text("- ").hole(),
        slot if slot.is_mapping() && cx.in_block() => Piece::default().line(column + 2).hole(),
        slot if slot.is_mapping() && cx.cursor.in_flow => brackets(" {", "}"),
        slot if slot.is_mapping() || slot == Slot::Charges => Piece::default(),
        Slot::Ids(..) if takes_many(word) => brackets(" [", "]"),
        Slot::Support => brackets(" [", "]"),
        _ => brackets(" ", ""),
    }
}

/// Whether a key usually holds several ids.
pub fn takes_many(word: &str) -> bool {
    !["by", "of", "from", "party", "part-of"].contains(&word)
}

/// The keys that stand in the mapping of the cursor already, by the tree and, because the tree of
/// a broken text may part what belongs together, by the lines around.
pub fn present<'a>(cx: &'a Cx<'_>) -> FxHashSet<&'a str> {
    let mut res = FxHashSet::default();
    let (holder, own) = match cx.at.place.on {
        On::Key(entry) => (entry.key.parent(), Some(entry.key)),
        On::Between => (cx.at.place.node(), None),
        On::Value(_) | On::Item(_) | On::Nothing => (None, None),
    };
    for entry in holder.into_iter().flat_map(|it| it.entries()) {
        let is_own = own.is_some_and(|it| it.id() == entry.key.id());
        if !is_own || cx.cursor.is_key() {
            res.extend(entry.key_text());
        }
    }
    if !cx.cursor.in_flow {
        beside(cx, &mut res);
    }
    res
}

/// The keys on the lines above and below that begin at the column of the word.
fn beside<'a>(cx: &'a Cx<'_>, acc: &mut FxHashSet<&'a str>) {
    let source = cx.analysis.text.source();
    let (above, below) = source.split_at(cx.cursor.line.into());
    let column = cx.cursor.column();
    if cx.cursor.starts_line() {
        for line in above.lines().rev() {
            let (line, at) = content(line);
            match key_of(line) {
                _ if line.is_empty() || line.starts_with('#') || at > column => {}
                Some(key) if at == column => acc.extend([key]),
                _ => {
                    // The first key of an item stands behind its dash.
                    let item = line.strip_prefix('-').map(content);
                    let first = item.filter(|it| it.1 + 1 + at == column);
                    acc.extend(first.and_then(|it| key_of(it.0)));
                    break;
                }
            }
        }
    }
    for line in below.lines().skip(1) {
        let (line, at) = content(line);
        match key_of(line) {
            _ if line.is_empty() || line.starts_with('#') || at > column => {}
            Some(key) if at == column => acc.extend([key]),
            _ => break,
        }
    }
}

/// A line without its indentation, and how deep that is.
fn content(line: &str) -> (&str, usize) {
    let line = line.trim_start_matches('\u{feff}');
    let content = line.trim_start_matches(' ');
    (content, line.len() - content.len())
}

/// The plain key that a line begins with.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', '\r']);
    let plain = key.chars().all(|it| it.is_alphanumeric() || it == '-');
    (ends && plain && !key.is_empty() && !key.starts_with('-')).then_some(key)
}

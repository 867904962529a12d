//! New entries of a section: ids that are referred to and not defined yet, and skeletons by kind.

use rustc_hash::FxHashSet;

use super::Cx;
use super::offer::{Offer, Page, What};
use super::piece::Piece;
use super::skeleton::{self, Line};
use crate::brief::{CircumstanceKind, EvidenceKind, Named, Role, Section, Table, Word};
use crate::schema::{FactKind, KindId};
use crate::yaml::{On, NodeKind};

/// What may stand in a section.
pub fn new(cx: &Cx<'_>, section: Section) -> Vec<Offer> {
    let mut res = undefined(cx, section);
    if cx.cursor.is_key() {
        return res;
    }
    match section {
        Section::Parties => res.extend(named(cx, section, Role::ALL, party)),
        Section::Evidence => res.extend(named(cx, section, EvidenceKind::ALL, evidence)),
        Section::Circumstances => {
            res.extend(named(cx, section, CircumstanceKind::ALL, circumstance));
        }
        Section::Facts => res.extend(kinds(cx).map(|kind| {
            let piece = skeleton::entry(cx, section, &kind.id, &fact(kind));
            of_kind(cx, kind).inserts(piece)
        })),
    }
    res
}

/// The rest of an entry whose id is written.
pub fn values(cx: &Cx<'_>, table: Table) -> Vec<Offer> {
    let nothing = matches!(cx.at.place.on, On::Value(it) if it.value.kind() == NodeKind::Null);
    if !nothing || cx.cursor.starts_line() {
        return Vec::new();
    }
    let words = |all: &[Named], lines: for<'a> fn(&'a str) -> Vec<Line<'a>>| {
        let one = |it: &Named| entry(cx, it).inserts(braced(&lines(it.word)));
        all.iter().map(one).collect()
    };
    match table {
        Table::Party => words(Role::ALL, party),
        Table::Evidence => words(EvidenceKind::ALL, evidence),
        Table::Circumstance => words(CircumstanceKind::ALL, circumstance),
        Table::Fact(_) => kinds(cx)
            .map(|it| of_kind(cx, it).inserts(braced(&fact(it))))
            .collect(),
        _ => Vec::new(),
    }
}

fn braced(lines: &[Line<'_>]) -> Piece {
    Piece::of("{").then(skeleton::rows(lines, None)).text("}")
}

/// Ids that something refers to and nothing defines.
fn undefined(cx: &Cx<'_>, section: Section) -> Vec<Offer> {
    let source = cx.analysis.text.source();
    let uses = cx.analysis.brief.names.uses().iter();
    let mut seen = FxHashSet::default();
    let lost = uses.filter(|it| it.section == section && it.ix.is_none());
    let ids = lost.map(|it| &source[it.range]).filter(|it| seen.insert(*it));
    let said = cx.lang().pick("referred to, not defined", "已被引用，尚未定义");
    ids.map(|id| {
        let piece = match (cx.cursor.is_key(), cx.in_block()) {
            (true, _) => Piece::of(id),
            (false, true) => Piece::of(id).text(":").line(cx.column() + 2).hole(),
            (false, false) => Piece::of(id).text(": {").hole().text("}"),
        };
        Offer::new(id, What::Id).inserts(piece).detail(said)
    })
    .collect()
}

fn named<'a>(
    cx: &'a Cx<'_>,
    section: Section,
    all: &'static [Named],
    lines: for<'l> fn(&'l str) -> Vec<Line<'l>>,
) -> impl Iterator<Item = Offer> + use<'a> {
    all.iter().map(move |it| {
        let piece = skeleton::entry(cx, section, it.word, &lines(it.word));
        entry(cx, it).inserts(piece)
    })
}

fn entry(cx: &Cx<'_>, it: &Named) -> Offer {
    let title = it.title(cx.lang());
    Offer::new(it.word, What::Entry).note(title).title(title)
}

fn of_kind(cx: &Cx<'_>, kind: &FactKind) -> Offer {
    let title = kind.title.get(cx.lang());
    Offer::new(&*kind.id, What::Entry)
        .note(title)
        .title(kind.summary.get(cx.lang()))
        .page(Page::Kind(kind.id.to_string()))
}

fn party(role: &str) -> Vec<Line<'_>> {
    vec![Line::one("name"), Line::one("kind"), Line::word("role", role)]
}

fn evidence(kind: &str) -> Vec<Line<'_>> {
    let lines = [Line::word("kind", kind), Line::one("title")];
    lines.into_iter().chain([Line::one("file"), Line::one("obtained")]).collect()
}

fn circumstance(kind: &str) -> Vec<Line<'_>> {
    vec![Line::word("kind", kind), Line::one("of"), Line::many("evidence")]
}

fn fact(kind: &FactKind) -> Vec<Line<'_>> {
    let mut res = vec![Line::word("kind", &kind.id)];
    res.extend(skeleton::fact(kind));
    res
}

/// The kinds of fact: first those that fit a ground of an offence that is charged.
pub fn kinds<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = &'a FactKind> {
    let (law, brief) = (cx.analysis.schemas(), &cx.analysis.brief);
    let charged = brief.charges.iter().filter_map(|it| law.offence(&it.offence.as_ref()?.value));
    let fitting: FxHashSet<KindId> = charged
        .flat_map(|it| &it.grounds)
        .flat_map(|it| &it.fits)
        .map(|it| it.kind)
        .collect();
    let all = (0..law.kinds.len()).filter_map(|it| u16::try_from(it).ok()).map(KindId);
    let (first, rest): (Vec<KindId>, Vec<KindId>) = all.partition(|it| fitting.contains(it));
    first.into_iter().chain(rest).map(move |it| &law[it])
}

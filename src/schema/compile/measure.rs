//! Measures: the fields of facts that are added up or counted, against a standard.

use super::super::fault::{FaultKind, Invalid, NoMeasure, Shape};
use super::super::read::{Val, Word};
use super::super::sheet::Sheet;
use super::super::{FieldKind, KindId, Measure, ReadingId, Threshold};
use super::{Cx, quality, standard};
use crate::calendar::Span;
use crate::quantity::Unit;
use crate::text::Bilingual;

/// The keys of one measure of a conjunction.
const CONJUNCT: &[&str] = &[
    "sum",
    "count",
    "count-distinct",
    "at-least",
    "more-than",
    "minus",
    "where",
    "unless",
    "within",
    "title",
    "cite",
];

/// What a measure does with the facts it finds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    /// Adds up counts or amounts.
    Sum,
    /// Counts facts, or adds up counts.
    Count,
    /// Counts references, each once.
    Distinct,
}

/// The measures of a ground, before the qualities of its facts are known.
pub(super) struct Measures {
    pub(super) list: Vec<Threshold>,
    pub(super) kinds: Vec<KindId>,
}

/// The measures of `all-of:`, each a mapping of its own.
pub(super) fn conjunction(cx: &mut Cx<'_, '_>, val: Val<'_>) -> Measures {
    let mut res = Measures {
        list: Vec::new(),
        kinds: Vec::new(),
    };
    if !val.node.is_sequence() {
        val.wrong_type(cx.log, Shape::List);
    }
    for item in val.items() {
        let sheet = Sheet::read(cx.log, item, CONJUNCT);
        let Some(one) = single(cx, &sheet) else {
            continue;
        };
        let mut list = one.list;
        for measure in &mut list {
            measure.qualities = quality::qualities(cx, &one.kinds, &sheet);
            measure.cite = sheet.get("cite").map(|it| cx.lib.cite(cx.log, it));
            if let Some(title) = sheet.get("title").and_then(|it| it.bilingual(cx.log)) {
                measure.title = title;
            }
        }
        res.list.extend(list);
        add_kinds(&mut res.kinds, &one.kinds);
    }
    res
}

/// The one measure that the keys of a mapping state.
pub(super) fn single(cx: &mut Cx<'_, '_>, sheet: &Sheet<'_>) -> Option<Measures> {
    let tests = ["sum", "count", "count-distinct"];
    let mut slots = sheet.slots().filter(|it| tests.contains(&it.key));
    let Some(slot) = slots.next() else {
        sheet.missing(cx.log, "sum", FaultKind::MissingKey("sum".into()));
        return None;
    };
    if let Some(second) = slots.next() {
        cx.log
            .add(second.at, FaultKind::Invalid(Invalid::SecondTest(slot.key)));
    }
    let does = match slot.key {
        "sum" => Does::Sum,
        "count" => Does::Count,
        _ => Does::Distinct,
    };
    let sum = measures(cx, slot.value, does);
    let minus = sheet
        .get("minus")
        .map(|it| measures(cx, it, Does::Sum))
        .unwrap_or_default();
    let unit = one_unit(cx, &sum, &minus)?;
    let (bound, standard, origin) = standard::bound(cx, sheet, unit)?;
    let (within, last_day) = window(cx, sheet);
    let sum: Vec<Measure> = sum.into_iter().map(|it| it.0).collect();
    let mut kinds = Vec::new();
    add_kinds(
        &mut kinds,
        &sum.iter().map(|it| it.kind).collect::<Vec<_>>(),
    );
    let threshold = Threshold {
        title: named_after(cx, &sum),
        unit,
        sum,
        minus: minus.into_iter().map(|it| it.0).collect(),
        distinct: does == Does::Distinct,
        qualities: Vec::new(),
        bound,
        standard,
        within,
        last_day: last_day.or(cx.last_day),
        cite: None,
        origin,
    };
    Some(Measures {
        list: vec![threshold],
        kinds,
    })
}

pub(super) fn add_kinds(kinds: &mut Vec<KindId>, more: &[KindId]) {
    for kind in more {
        if !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
}

/// A measure is called after its first field, or after the kind whose facts it counts.
fn named_after(cx: &Cx<'_, '_>, sum: &[Measure]) -> Bilingual {
    let Some(first) = sum.first() else {
        return Bilingual::default();
    };
    let kind = cx.lib.kind_of(first.kind);
    first
        .field
        .map_or(&kind.title, |it| &kind[it].title)
        .clone()
}

fn one_unit(
    cx: &mut Cx<'_, '_>,
    sum: &[(Measure, Unit, Word<'_>)],
    minus: &[(Measure, Unit, Word<'_>)],
) -> Option<Unit> {
    let unit = sum.first()?.1;
    for (_, other, word) in sum.iter().chain(minus) {
        if *other != unit {
            cx.log.add(*word, FaultKind::Invalid(Invalid::MixedUnits));
        }
    }
    Some(unit)
}

fn measures<'d>(cx: &mut Cx<'_, '_>, val: Val<'d>, does: Does) -> Vec<(Measure, Unit, Word<'d>)> {
    let words = val.words(cx.log);
    words
        .into_iter()
        .filter_map(|it| measure(cx, it, does))
        .collect()
}

fn measure<'d>(
    cx: &mut Cx<'_, '_>,
    word: Word<'d>,
    does: Does,
) -> Option<(Measure, Unit, Word<'d>)> {
    let (kind_name, field_name) = match word.text.split_once('.') {
        Some((kind, field)) => (kind, Some(field)),
        None => (word.text, None),
    };
    let Some(&kind) = cx.lib.kind_ids.get(kind_name) else {
        let known = cx.lib.kinds.iter().map(|it| &*it.id);
        cx.unknown_measure(word, 0..kind_name.len(), NoMeasure::Kind, known);
        return None;
    };
    let Some(field_name) = field_name else {
        if does == Does::Count {
            return Some((Measure { kind, field: None }, Unit::Count, word));
        }
        cx.unknown_measure(word, 0..kind_name.len(), NoMeasure::NoField, []);
        return None;
    };
    let place = kind_name.len() + 1..word.text.len();
    let lib = cx.lib;
    let fields = lib.kind_of(kind).fields.iter();
    let measured = fields
        .filter(|it| unit(&it.kind, does).is_ok())
        .map(|it| &*it.id);
    let Some(field) = lib.kind_of(kind).field_id(field_name) else {
        cx.unknown_measure(word, place, NoMeasure::Field, measured);
        return None;
    };
    match unit(&lib.kind_of(kind)[field].kind, does) {
        Ok(unit) => Some((
            Measure {
                kind,
                field: Some(field),
            },
            unit,
            word,
        )),
        Err(why) => {
            cx.unknown_measure(word, place, why, []);
            None
        }
    }
}

/// The unit of what a field gives to a measure, or why it gives nothing.
fn unit(kind: &FieldKind, does: Does) -> Result<Unit, NoMeasure> {
    match (does, kind) {
        (Does::Distinct, FieldKind::Parties | FieldKind::Facts(_)) => Ok(Unit::Count),
        (Does::Distinct, _) => Err(NoMeasure::NotReferences),
        (Does::Count, FieldKind::Count) => Ok(Unit::Count),
        (Does::Sum, kind) => kind.unit().ok_or(NoMeasure::NotANumber),
        _ => Err(NoMeasure::NotANumber),
    }
}

/// `within: 2y`, or `within: {span: 2y, last-day: {reading: …}}`.
pub(super) fn window(cx: &mut Cx<'_, '_>, sheet: &Sheet<'_>) -> (Option<Span>, Option<ReadingId>) {
    let Some(val) = sheet.get("within") else {
        return (None, None);
    };
    if !val.node.is_mapping() {
        return (standard::time(cx.log, val), None);
    }
    let sheet = Sheet::read(cx.log, val, &["span", "last-day"]);
    let span = sheet
        .required(cx.log, "span")
        .and_then(|it| standard::time(cx.log, it));
    let last_day = sheet.get("last-day");
    (
        span,
        last_day.and_then(|it| super::penalty::last_day(cx.log, cx.lib, it)),
    )
}

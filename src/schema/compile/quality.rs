//! Qualities that a fact must have, paths to them, and what a person weighs.

use super::super::fault::{FaultKind, Invalid, NoMeasure, Shape, Unreachable};
use super::super::read::{Val, Word};
use super::super::sheet::{Sheet, entries};
use super::super::{
    EnumValue, Field, FieldId, FieldKind, Is, KindId, Measure, Path, PriorWithin, Quality,
    ReadingId,
};
use super::Cx;
use super::standard::time;
use super::words::unknown_word;

/// What `where:` and `unless:` among the keys of a mapping ask of facts of these kinds.
pub(super) fn qualities(cx: &mut Cx<'_, '_>, kinds: &[KindId], sheet: &Sheet<'_>) -> Vec<Quality> {
    let mut res = Vec::new();
    for (key, unless) in [("where", false), ("unless", true)] {
        let Some(val) = sheet.get(key) else { continue };
        for (path, asked) in entries(cx.log, val, false) {
            for path in paths(cx, kinds, path) {
                let Some(is) = asks(cx, &path, asked) else {
                    continue;
                };
                let origin = asked.origin();
                res.push(Quality {
                    path,
                    is,
                    unless,
                    origin,
                });
            }
        }
    }
    contradicted(cx, sheet, &res);
    res
}

/// A word that is both asked for and excepted leaves no fact that would do.
fn contradicted(cx: &mut Cx<'_, '_>, sheet: &Sheet<'_>, qualities: &[Quality]) {
    let words = |it: &Quality| match &it.is {
        Is::OneOf(words) => words.clone(),
        _ => Vec::new(),
    };
    for except in qualities.iter().filter(|it| it.unless) {
        let same = |it: &&Quality| !it.unless && it.path.measure == except.path.measure;
        let excepted = words(except);
        let none_left = |it: &Quality| {
            let asked = words(it);
            !asked.is_empty() && asked.iter().all(|it| excepted.contains(it))
        };
        if qualities.iter().filter(same).any(none_left) {
            let at = sheet.slot("unless").map_or(sheet.at, |it| it.at);
            cx.unreachable(at, Unreachable::NoValue);
        }
    }
}

/// The field that a path names in each of the kinds that has it: `form`, or `order.form` for
/// a field of the facts that `order` refers to.
pub(super) fn paths(cx: &mut Cx<'_, '_>, kinds: &[KindId], word: Word<'_>) -> Vec<Path> {
    let res: Vec<Path> = kinds
        .iter()
        .filter_map(|it| path(cx, *it, word.text))
        .collect();
    if res.is_empty() && !kinds.is_empty() {
        let lib = cx.lib;
        let (prefix, name) = word.text.rsplit_once('.').unwrap_or(("", word.text));
        let through = |it: &KindId| match prefix {
            "" => Some(*it),
            _ => referred(cx, *it, prefix),
        };
        let owners: Vec<KindId> = kinds.iter().filter_map(through).collect();
        let (range, owners) = match owners.is_empty() {
            true => (0..prefix.len(), kinds.to_vec()),
            false => (word.text.len() - name.len()..word.text.len(), owners),
        };
        let fields = owners.iter().flat_map(|it| &lib.kind_of(*it).fields);
        cx.unknown_measure(word, range, NoMeasure::Field, fields.map(|it| &*it.id));
    }
    res
}

fn path(cx: &Cx<'_, '_>, kind: KindId, path: &str) -> Option<Path> {
    let own = cx.lib.kind_of(kind);
    let Some((through, name)) = path.split_once('.') else {
        let field = Some(own.field_id(path)?);
        return Some(Path {
            kind,
            through: None,
            measure: Measure { kind, field },
        });
    };
    let there = referred(cx, kind, through)?;
    let field = Some(cx.lib.kind_of(there).field_id(name)?);
    let measure = Measure { kind: there, field };
    Some(Path {
        kind,
        through: own.field_id(through),
        measure,
    })
}

/// The kind of the facts that a field refers to.
fn referred(cx: &Cx<'_, '_>, kind: KindId, field: &str) -> Option<KindId> {
    match &cx.lib.kind_of(kind).field(field)?.kind {
        FieldKind::Facts(of) => cx.lib.kind_ids.get(of.as_deref()?).copied(),
        _ => None,
    }
}

/// What is asked of the field at the end of a path.
fn asks(cx: &mut Cx<'_, '_>, path: &Path, val: Val<'_>) -> Option<Is> {
    let lib = cx.lib;
    let field = &lib.kind_of(path.measure.kind)[path.measure.field?];
    if val.node.is_null() || val.node.is_sequence() && val.items().next().is_none() {
        cx.unreachable(val, Unreachable::NoValue);
        return None;
    }
    if val.node.is_mapping() {
        return compared(cx, &field.kind, val);
    }
    match &field.kind {
        FieldKind::OneOf(known) => Some(Is::OneOf(words(cx, known, val))),
        FieldKind::Flag => val.flag(cx.log).map(Is::Flag),
        _ => {
            let path = Box::from(&*field.id);
            let why = NoMeasure::NotAsked;
            cx.log.add(
                val,
                FaultKind::UnknownMeasure {
                    path,
                    why,
                    close: None,
                },
            );
            None
        }
    }
}

fn words(cx: &mut Cx<'_, '_>, known: &[EnumValue], val: Val<'_>) -> Vec<u16> {
    let mut res = Vec::new();
    for word in val.words(cx.log) {
        match known.iter().position(|it| *it.id == *word.text) {
            Some(at) => res.push(u16::try_from(at).unwrap_or(u16::MAX)),
            None => unknown_word(cx.log, word, known.iter().map(|it| &*it.id)),
        }
    }
    res
}

/// `{stated: true}`, or `{at-least: …}` of a duration, count or amount.
fn compared(cx: &mut Cx<'_, '_>, kind: &FieldKind, val: Val<'_>) -> Option<Is> {
    let sheet = Sheet::read(cx.log, val, &["at-least", "stated"]);
    if let Some(stated) = sheet.get("stated") {
        return stated.flag(cx.log).filter(|it| *it).map(|_| Is::Present);
    }
    let least = sheet.required(cx.log, "at-least")?;
    match (kind, kind.unit()) {
        (FieldKind::Duration, _) => least.span(cx.log).map(Is::AtLeastSpan),
        (_, Some(unit)) => least.word(cx.log)?.steps(cx.log, unit).map(Is::AtLeast),
        _ => {
            let why = NoMeasure::NotANumber;
            let path = sheet.slot("at-least").map_or("", |it| it.key).into();
            cx.log.add(
                val,
                FaultKind::UnknownMeasure {
                    path,
                    why,
                    close: None,
                },
            );
            None
        }
    }
}

/// Paths to the flags that a person weighs together.
pub(super) fn weighed(cx: &mut Cx<'_, '_>, kinds: &[KindId], val: Val<'_>) -> Vec<Path> {
    let mut res = Vec::new();
    for word in val.words(cx.log) {
        for path in paths(cx, kinds, word) {
            let kind = cx.lib.kind_of(path.measure.kind);
            let flag = path
                .measure
                .field
                .is_some_and(|it| matches!(kind[it].kind, FieldKind::Flag));
            if flag {
                res.push(path);
            } else {
                cx.unknown_measure(word, 0..word.text.len(), NoMeasure::NotAFlag, []);
            }
        }
    }
    res
}

const PRIOR: &[&str] = &["span", "before", "from", "last-day"];

/// `within: {span: 2y, before: conduct, from: …, last-day: …}` of an event before the act.
pub(super) fn prior(cx: &mut Cx<'_, '_>, kinds: &[KindId], val: Val<'_>) -> Option<PriorWithin> {
    if !val.node.is_mapping() {
        val.wrong_type(cx.log, Shape::Mapping);
        return None;
    }
    let sheet = Sheet::read(cx.log, val, PRIOR);
    let before = sheet
        .required(cx.log, "before")
        .and_then(|it| it.word(cx.log));
    before.and_then(|it| super::words::one_of(cx.log, it, &["conduct"]));
    let span_val = sheet.required(cx.log, "span");
    let span = span_val.and_then(|it| time(cx.log, it));
    let last_day = sheet.get("last-day");
    let last_day = last_day.and_then(|it| super::penalty::last_day(cx.log, cx.lib, it));
    let (reading, from) = match (sheet.get("from"), kinds) {
        (None, _) => (None, Vec::new()),
        (Some(from), [kind]) => dated(cx, *kind, from),
        (Some(from), _) => {
            cx.log.add(from, FaultKind::Invalid(Invalid::SeveralKinds));
            (None, Vec::new())
        }
    };
    let origin = span_val.map_or(val.origin(), |it| it.origin());
    Some(PriorWithin {
        span: span?,
        from,
        reading,
        last_day,
        origin,
    })
}

/// `decided`, or `{reading: two-years-from, decision: decided, execution: executed}`.
fn dated(cx: &mut Cx<'_, '_>, kind: KindId, val: Val<'_>) -> (Option<ReadingId>, Vec<FieldId>) {
    if let Some(word) = val.scalar() {
        return (None, date_field(cx, kind, word).into_iter().collect());
    }
    let pairs = entries(cx.log, val, false);
    let named = pairs.iter().find(|it| it.0.text == "reading");
    let reading = match named {
        Some((_, val)) => val.word(cx.log).and_then(|it| cx.lib.reading(cx.log, it)),
        None => {
            cx.log.add(val, FaultKind::MissingKey("reading".into()));
            None
        }
    };
    let Some(reading) = reading else {
        return (None, Vec::new());
    };
    for (key, _) in pairs.iter().filter(|it| it.0.text != "reading") {
        cx.lib.choice(cx.log, reading, *key);
    }
    let mut fields = Vec::new();
    let lib = cx.lib;
    for choice in &lib.reading_of(reading).choices {
        let Some((_, val)) = pairs.iter().find(|it| *it.0.text == *choice.id) else {
            cx.log.add(val, FaultKind::MissingKey(choice.id.clone()));
            return (None, Vec::new());
        };
        let word = val.word(cx.log);
        let Some(field) = word.and_then(|it| date_field(cx, kind, it)) else {
            return (None, Vec::new());
        };
        fields.push(field);
    }
    (Some(reading), fields)
}

fn date_field(cx: &mut Cx<'_, '_>, kind: KindId, word: Word<'_>) -> Option<FieldId> {
    let lib = cx.lib;
    let own = lib.kind_of(kind);
    let is_date = |it: &&Field| matches!(it.kind, FieldKind::Date);
    let known = own.fields.iter().filter(is_date).map(|it| &*it.id);
    let whole = 0..word.text.len();
    match own.field_id(word.text) {
        Some(field) if matches!(own[field].kind, FieldKind::Date) => Some(field),
        Some(_) => {
            cx.unknown_measure(word, whole, NoMeasure::NotADate, known);
            None
        }
        None => {
            cx.unknown_measure(word, whole, NoMeasure::Field, known);
            None
        }
    }
}

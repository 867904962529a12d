//! Fact kinds and readings.

use super::super::fault::{FaultKind, Log};
use super::super::read::{Val, Word};
use super::super::sheet::{Sheet, entries};
use super::super::source::Source;
use super::super::{Choice, EnumValue, FactKind, Field, FieldKind, Reading};
use super::words::{one_of, titled};
use crate::cite::Instrument;
use crate::quantity::{Exact, Unit};

const KIND: &[&str] = &["title", "summary", "fields"];
const FIELD: &[&str] = &["type", "title", "default", "values", "of"];
const TYPES: &[&str] = &[
    "count", "money", "flag", "one-of", "date", "duration", "text", "parties", "facts",
];
const READING: &[&str] = &["title", "summary", "cite", "choices"];

/// Gathers the fact kinds of all files. A later file may add fields to a kind, and words to
/// the list of a field.
pub(super) fn kinds(log: &mut Log, sources: &[Source<'_>]) -> Vec<FactKind> {
    let mut res: Vec<FactKind> = Vec::new();
    let mut of = Vec::new();
    for list in sources.iter().filter_map(|it| it.sheet.get("facts")) {
        for (id, val) in entries(log, list, false) {
            if id.id(log).is_some() {
                kind(log, &mut res, id, val, &mut of);
            }
        }
    }
    for word in of {
        super::words::known_kind(log, &res, word);
    }
    res
}

fn kind<'d>(
    log: &mut Log,
    kinds: &mut Vec<FactKind>,
    id: Word<'d>,
    val: Val<'d>,
    of: &mut Vec<Word<'d>>,
) {
    let sheet = Sheet::read(log, val, KIND).named(id);
    let old = kinds.iter().position(|it| *it.id == *id.text);
    let at = old.unwrap_or_else(|| {
        kinds.push(FactKind {
            id: id.text.into(),
            title: titled(log, &sheet, id),
            summary: Default::default(),
            fields: Vec::new(),
            origin: id.origin(),
        });
        kinds.len() - 1
    });
    if let Some(summary) = sheet.get("summary").and_then(|it| it.bilingual(log)) {
        kinds[at].summary = summary;
    }
    let Some(fields) = sheet.get("fields") else {
        return;
    };
    for (key, val) in entries(log, fields, false) {
        if key.id(log).is_some() {
            field(log, &mut kinds[at].fields, key, val, of);
        }
    }
}

fn field<'d>(
    log: &mut Log,
    fields: &mut Vec<Field>,
    key: Word<'d>,
    val: Val<'d>,
    of: &mut Vec<Word<'d>>,
) {
    let sheet = Sheet::read(log, val, FIELD).named(key);
    let Some(mut kind) = field_kind(log, &sheet, of) else {
        return;
    };
    let title = titled(log, &sheet, key);
    let default = sheet.get("default").and_then(|it| it.word(log));
    let default = default.and_then(|it| it.steps(log, Unit::Count));
    let default = default.and_then(|it| u32::try_from(it).ok());
    match fields.iter_mut().find(|it| *it.id == *key.text) {
        Some(old) => {
            if let (FieldKind::OneOf(old), FieldKind::OneOf(new)) = (&old.kind, &mut kind) {
                add_words(old, new);
            }
            *old = Field {
                id: key.text.into(),
                title,
                kind,
                default,
            };
        }
        None => fields.push(Field {
            id: key.text.into(),
            title,
            kind,
            default,
        }),
    }
}

/// The words of a list that an earlier file knows come first, so that a later file only
/// needs to name those it adds.
fn add_words(old: &[EnumValue], new: &mut Vec<EnumValue>) {
    let mut res = old.to_vec();
    for word in new.drain(..) {
        match res.iter_mut().find(|it| it.id == word.id) {
            Some(old) => *old = word,
            None => res.push(word),
        }
    }
    *new = res;
}

fn field_kind<'d>(log: &mut Log, sheet: &Sheet<'d>, of: &mut Vec<Word<'d>>) -> Option<FieldKind> {
    let word = sheet.required(log, "type")?.word(log)?;
    let name = one_of(log, word, TYPES)?;
    for (key, only) in [("values", "one-of"), ("of", "facts"), ("default", "count")] {
        if let Some(slot) = sheet.slot(key).filter(|_| name != only) {
            log.add(
                slot.at,
                FaultKind::Misplaced {
                    key: key.into(),
                    test: Some(name),
                },
            );
        }
    }
    Some(match name {
        "count" => FieldKind::Count,
        "money" => FieldKind::Money,
        "flag" => FieldKind::Flag,
        "one-of" => FieldKind::OneOf(values(log, sheet)),
        "date" => FieldKind::Date,
        "duration" => FieldKind::Duration,
        "text" => FieldKind::Text,
        "parties" => FieldKind::Parties,
        _ => {
            let kind = sheet.get("of").and_then(|it| it.word(log));
            of.extend(kind);
            FieldKind::Facts(kind.map(|it| it.text.into()))
        }
    })
}

fn values(log: &mut Log, sheet: &Sheet<'_>) -> Vec<EnumValue> {
    let Some(val) = sheet.required(log, "values") else {
        return Vec::new();
    };
    let mut res = Vec::new();
    for (word, title) in entries(log, val, false) {
        if word.id(log).is_some() {
            let title = title
                .bilingual(log)
                .unwrap_or_else(|| super::words::spaced(word.text));
            res.push(EnumValue {
                id: word.text.into(),
                title,
            });
        }
    }
    res
}

/// Gathers the named readings of all files; a later file may replace one.
pub(super) fn readings(
    log: &mut Log,
    sources: &[Source<'_>],
    instruments: &[Instrument],
) -> Vec<Reading> {
    let mut res: Vec<Reading> = Vec::new();
    for list in sources.iter().filter_map(|it| it.sheet.get("readings")) {
        for (id, val) in entries(log, list, false) {
            if id.id(log).is_none() {
                continue;
            }
            let reading = reading(log, instruments, id, val);
            match res.iter_mut().find(|it| it.id == reading.id) {
                Some(old) => *old = reading,
                None => res.push(reading),
            }
        }
    }
    res
}

fn reading(log: &mut Log, instruments: &[Instrument], id: Word<'_>, val: Val<'_>) -> Reading {
    let sheet = Sheet::read(log, val, READING).named(id);
    let mut choices = Vec::new();
    if let Some(list) = sheet.required(log, "choices") {
        for (word, title) in entries(log, list, false) {
            if word.id(log).is_some() {
                let title = title.bilingual(log);
                choices.push(Choice {
                    id: word.text.into(),
                    title: title.unwrap_or_else(|| super::words::spaced(word.text)),
                    number: word.text.parse().ok().map(Exact::from_whole),
                });
            }
        }
    }
    Reading {
        id: id.text.into(),
        title: titled(log, &sheet, id),
        summary: sheet
            .get("summary")
            .and_then(|it| it.bilingual(log))
            .unwrap_or_default(),
        cite: sheet
            .get("cite")
            .map(|it| super::words::cite(log, instruments, it)),
        choices,
        origin: id.origin(),
    }
}

//! Layers of an offence: its own file, then overlays by date, then users' files, laid over
//! one another before anything is compiled.

use rustc_hash::FxHashMap;

use super::compile::{Lib, in_force, spaced};
use super::fault::{DatesFault, FaultKind, Invalid, Log, Named};
use super::read::{Val, Word};
use super::sheet::{Sheet, entries};
use super::source::{Holds, Source};
use super::{Layer, LayerKind};
use crate::calendar::{Date, Validity};
use crate::cite::Cite;
use crate::text::Bilingual;

/// An offence as its files state it, layer upon layer, not yet compiled.
pub(super) struct Draft<'d> {
    pub(super) id: Word<'d>,
    pub(super) layers: Vec<Layer>,
    /// The top of each layer's file.
    pub(super) sheets: Vec<Sheet<'d>>,
    pub(super) grounds: Vec<GroundDraft<'d>>,
    /// Ground by id.
    pub(super) ground_ids: FxHashMap<&'d str, usize>,
}

/// A ground as its layers state it.
pub(super) struct GroundDraft<'d> {
    pub(super) id: Word<'d>,
    pub(super) sheet: Sheet<'d>,
    /// The layer that adds it.
    pub(super) layer: usize,
    /// The layer that changed it last.
    pub(super) patched_by: Option<usize>,
}

/// The keys of a ground that say how it is tested: exactly one stands.
pub(super) const TESTS: [&str; 8] = [
    "fact",
    "catch-all",
    "sum",
    "count",
    "count-distinct",
    "all-of",
    "pro-rata",
    "times",
];

pub(super) const GROUND: &[&str] = &[
    "title",
    "cite",
    "fact",
    "catch-all",
    "sum",
    "count",
    "count-distinct",
    "all-of",
    "pro-rata",
    "times",
    "of",
    "together",
    "at-least",
    "more-than",
    "minus",
    "where",
    "unless",
    "weigh",
    "within",
    "presumption",
    "also-fits",
    "source",
];

/// The keys that mean something beside a test.
pub(super) fn beside(test: &str) -> &'static [&'static str] {
    match test {
        "fact" => &["where", "unless", "weigh", "within", "also-fits"],
        "sum" | "count" | "count-distinct" => &[
            "at-least",
            "more-than",
            "minus",
            "where",
            "unless",
            "within",
            "also-fits",
        ],
        "all-of" => &["where", "unless", "within", "also-fits"],
        "times" => &["of", "together"],
        _ => &[],
    }
}

/// Keys that say what a ground is, whatever its test.
pub(super) const ALWAYS: [&str; 4] = ["title", "cite", "presumption", "source"];

/// What a dated overlay cannot replace: it has no date of its own in an offence.
const REPLACES: [&str; 9] = [
    "subjects",
    "age",
    "conduct",
    "accumulate",
    "attribute",
    "penalty",
    "limitation",
    "requires",
    "tiers",
];

/// Gathers the offences and lays their layers over them.
pub(super) fn drafts<'d>(log: &mut Log, lib: &Lib, sources: &[Source<'d>]) -> Vec<Draft<'d>> {
    let mut res: Vec<Draft<'d>> = Vec::new();
    for source in sources {
        if let Holds::Offence(id) = source.holds {
            base(log, lib, &mut res, id, source);
        }
    }
    for (id, source) in in_order(lib, sources) {
        match res.iter_mut().find(|it| it.id.text == id.text) {
            Some(draft) => amend(log, lib, draft, source),
            None => {
                let close = log.close(id.text, res.iter().map(|it| it.id.text));
                let what = Named::Offence;
                log.add(
                    id,
                    FaultKind::Unknown {
                        what,
                        id: id.text.into(),
                        close,
                    },
                );
            }
        }
    }
    res
}

/// Built-in amendments by their dates, then users' files in the order given.
fn in_order<'s, 'd>(lib: &Lib, sources: &'s [Source<'d>]) -> Vec<(Word<'d>, &'s Source<'d>)> {
    let mut res: Vec<_> = sources
        .iter()
        .filter_map(|it| match it.holds {
            Holds::Amends(id) => Some((id, it)),
            _ => None,
        })
        .collect();
    res.sort_by_cached_key(|(_, it)| {
        let built_in = lib.built_in(it.file);
        let date = it
            .sheet
            .get("in-force")
            .and_then(|it| it.validity(&mut Log::default()));
        (
            !built_in,
            if built_in {
                date.and_then(|it| it.from)
            } else {
                None
            },
        )
    });
    res
}

fn base<'d>(
    log: &mut Log,
    lib: &Lib,
    drafts: &mut Vec<Draft<'d>>,
    id: Word<'d>,
    source: &Source<'d>,
) {
    let validity = source
        .sheet
        .required(log, "in-force")
        .and_then(|it| in_force(log, it));
    let layer = Layer {
        file: source.file,
        kind: LayerKind::Base,
        title: title(log, &source.sheet, id),
        in_force: validity.unwrap_or_default(),
        reaches_back: false,
        cite: Some(lib.required_cite(log, &source.sheet, None)),
    };
    if let Some(old) = drafts.iter().find(|it| it.id.text == id.text) {
        let kind = match overlap(old.layers[0].in_force, layer.in_force) {
            true => FaultKind::Dates(DatesFault::Overlap),
            false => FaultKind::Invalid(Invalid::SecondOffence(id.text.into())),
        };
        log.add_with(id, old.id.origin(), kind);
        return;
    }
    let mut draft = Draft {
        id,
        layers: vec![layer],
        sheets: Vec::new(),
        grounds: Vec::new(),
        ground_ids: FxHashMap::default(),
    };
    add_grounds(log, &mut draft, &source.sheet, false);
    draft.sheets.push(source.sheet.clone());
    drafts.push(draft);
}

fn title(log: &mut Log, sheet: &Sheet<'_>, id: Word<'_>) -> Bilingual {
    let title = sheet
        .required(log, "title")
        .and_then(|it| it.bilingual(log));
    title.unwrap_or_else(|| spaced(id.text))
}

fn amend<'d>(log: &mut Log, lib: &Lib, draft: &mut Draft<'d>, source: &Source<'d>) {
    let sheet = &source.sheet;
    let dated = sheet.slot("in-force").is_some();
    let validity = sheet.get("in-force").and_then(|it| in_force(log, it));
    let cite = match dated {
        true => Some(lib.required_cite(log, sheet, None)),
        false => sheet.get("cite").map(|it| lib.cite(log, it)),
    };
    if let (Some(at), Some(validity)) = (sheet.get("in-force"), validity) {
        check_dates(log, lib, draft, at, validity, cite.as_ref());
    }
    if let Some(slot) = sheet.slot("reaches-back").filter(|_| !dated) {
        let kind = FaultKind::Misplaced {
            key: "reaches-back".into(),
            test: None,
        };
        log.add(slot.at, kind);
    }
    for slot in sheet
        .slots()
        .filter(|it| dated && REPLACES.contains(&it.key))
    {
        log.add(
            slot.at,
            FaultKind::Invalid(Invalid::OverlayReplaces(slot.key.into())),
        );
    }
    let given = sheet.get("title").and_then(|it| it.bilingual(log));
    draft.layers.push(Layer {
        file: source.file,
        kind: if dated {
            LayerKind::Overlay
        } else {
            LayerKind::Patch
        },
        title: given.unwrap_or_else(|| lib.file_title(source.file)),
        in_force: validity.unwrap_or_default(),
        reaches_back: sheet
            .get("reaches-back")
            .and_then(|it| it.flag(log))
            .unwrap_or(false),
        cite,
    });
    add_grounds(log, draft, sheet, dated);
    let mut sheet = sheet.clone();
    sheet.remove(|it| dated && REPLACES.contains(&it.key));
    draft.sheets.push(sheet);
}

fn check_dates(
    log: &mut Log,
    lib: &Lib,
    draft: &Draft<'_>,
    at: Val<'_>,
    validity: Validity,
    cite: Option<&Cite>,
) {
    if !overlap(draft.layers[0].in_force, validity) {
        log.add_with(at, draft.id.origin(), FaultKind::Dates(DatesFault::Outside));
    }
    let instrument = cite.and_then(|it| it.instrument(&lib.instruments));
    let Some(instrument) = instrument.filter(|it| it.in_force != Validity::default()) else {
        return;
    };
    if instrument.in_force != validity {
        let kind = FaultKind::Dates(DatesFault::NotTheInstruments);
        log.add_with(at, instrument.origin, kind);
    }
}

fn overlap(one: Validity, two: Validity) -> bool {
    let starts_by = |start: Option<Date>, end: Option<Date>| {
        start.zip(end).is_none_or(|(start, end)| start <= end)
    };
    starts_by(one.from, two.until) && starts_by(two.from, one.until)
}

/// Adds the grounds of the newest layer, or lays them over those of the same id.
fn add_grounds<'d>(log: &mut Log, draft: &mut Draft<'d>, sheet: &Sheet<'d>, dated: bool) {
    let layer = draft.layers.len() - 1;
    let Some(list) = sheet.get("grounds") else {
        return;
    };
    for (id, val) in entries(log, list, true) {
        if id.id(log).is_none() {
            continue;
        }
        let sheet = Sheet::read(log, val, GROUND).named(id);
        let old = draft
            .ground_ids
            .get(id.text)
            .and_then(|it| draft.grounds.get_mut(*it));
        match old {
            None => {
                draft.ground_ids.insert(id.text, draft.grounds.len());
                draft.grounds.push(GroundDraft {
                    id,
                    sheet,
                    layer,
                    patched_by: None,
                });
            }
            Some(old) if dated => {
                log.add_with(
                    id,
                    old.id.origin(),
                    FaultKind::DuplicateGround(id.text.into()),
                );
            }
            Some(old) => {
                patch(&mut old.sheet, &sheet);
                old.patched_by = Some(layer);
            }
        }
    }
}

/// Keys are replaced one by one. Another test takes the place of the old one and of the keys
/// that mean nothing beside it; one bound takes the place of the other.
fn patch<'d>(old: &mut Sheet<'d>, new: &Sheet<'d>) {
    if let Some(test) = test(new) {
        old.remove(|it| {
            let other_test = TESTS.contains(&it.key) && it.key != test;
            other_test || !is_beside(it.key, test)
        });
    }
    if new.slot("at-least").or(new.slot("more-than")).is_some() {
        old.remove(|it| matches!(it.key, "at-least" | "more-than"));
    }
    old.overlay(new);
}

/// Whether a key means something beside this test.
pub(super) fn is_beside(key: &str, test: &str) -> bool {
    key == test || ALWAYS.contains(&key) || beside(test).contains(&key)
}

/// The key that says how a ground is tested.
pub(super) fn test(sheet: &Sheet<'_>) -> Option<&'static str> {
    sheet.slots().map(|it| it.key).find(|it| TESTS.contains(it))
}

impl<'d> Draft<'d> {
    /// A mapping of the offence, laid together key by key from all layers.
    pub(super) fn merged(
        &self,
        log: &mut Log,
        key: &str,
        known: &'static [&'static str],
    ) -> Option<Sheet<'d>> {
        let mut layers = self
            .sheets
            .iter()
            .filter_map(|it| Some((it.slot(key)?, it.get(key)?)));
        let read = |log: &mut Log, (slot, val): (&super::sheet::Slot<'d>, Val<'d>)| {
            let mut sheet = Sheet::read(log, val, known);
            sheet.at = slot.at;
            sheet
        };
        let mut res = read(log, layers.next()?);
        for layer in layers {
            let next = read(log, layer);
            res.overlay(&next);
        }
        Some(res)
    }

    /// A value of the offence, from the last layer that states it.
    pub(super) fn last(&self, key: &str) -> Option<Val<'d>> {
        self.sheets.iter().rev().find_map(|it| it.get(key))
    }

    /// What each layer states for a key, with the layer's number.
    pub(super) fn each(&self, key: &'static str) -> impl Iterator<Item = (usize, Val<'d>)> {
        self.sheets
            .iter()
            .enumerate()
            .filter_map(move |(at, it)| Some((at, it.get(key)?)))
    }
}

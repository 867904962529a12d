//! A ground: what it is, how it is tested, which kinds of fact fit it.

use super::super::fault::{FaultKind, Invalid, Named, Shape, Unreachable};
use super::super::layers::{ALWAYS, Draft, GroundDraft, TESTS, is_beside, test};
use super::super::read::{Val, Word};
use super::super::sheet::{Sheet, entries};
use super::super::{ElementId, Fit, Ground, KindId, LayerKind, ReadingId, Test, Threshold};
use super::measure::{self, Measures};
use super::words::{one_of, titled};
use super::{Cx, quality};
use crate::cite::Origin;
use crate::quantity::Exact;

/// The kind of fact that a person's finding is.
const FINDING: &str = "finding";

/// A ground that is measured by other grounds, until those are known.
pub(super) enum Derived<'d> {
    ProRata(Vec<Word<'d>>),
    Times {
        factor: Exact,
        of: Word<'d>,
        together: Option<(ReadingId, u16, Vec<Word<'d>>)>,
        origin: Origin,
    },
}

/// A ground and, where other grounds measure it, by which.
pub(super) struct Made<'d> {
    pub(super) ground: Ground,
    pub(super) derived: Option<Derived<'d>>,
}

/// A test that nothing passes. It stands for one that could not be read, so that a slip in
/// the file does not make the offence easier to commit.
pub(super) const fn never() -> Test {
    Test::ProRata { parts: Vec::new() }
}

pub(super) fn ground<'d>(
    cx: &mut Cx<'_, 'd>,
    draft: &Draft<'d>,
    own: &GroundDraft<'d>,
) -> Made<'d> {
    let sheet = &own.sheet;
    let layer = &draft.layers[own.layer];
    let outer = layer
        .cite
        .as_ref()
        .filter(|_| layer.kind != LayerKind::Base);
    let cite = cx.lib.required_cite(cx.log, sheet, outer);
    let presumption = sheet.get("presumption").and_then(|it| it.word(cx.log));
    let rebuttable = presumption
        .and_then(|it| one_of(cx.log, it, &["rebuttable"]))
        .is_some();
    let source = sheet
        .get("source")
        .or_else(|| draft.sheets[own.layer].get("source"));
    let faults = cx.log.wrong;
    let mut read = tested(cx, sheet);
    if cx.log.wrong > faults {
        (read.test, read.derived) = (never(), None);
    }
    let in_time = match layer.kind {
        LayerKind::Patch => &draft.layers[0],
        LayerKind::Base | LayerKind::Overlay => layer,
    };
    let ground = Ground {
        id: own.id.text.into(),
        title: titled(cx.log, sheet, own.id),
        cite,
        test: read.test,
        fits: read.fits,
        rebuttable,
        element: ElementId(0),
        layer: number(own.layer),
        patched_by: own.patched_by.map(number),
        in_force: in_time.in_force,
        reaches_back: in_time.reaches_back,
        displaced: None,
        source_note: source.and_then(|it| it.bilingual(cx.log)),
        origin: own.id.origin(),
    };
    Made {
        ground,
        derived: read.derived,
    }
}

pub(super) fn number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

struct Tested<'d> {
    test: Test,
    fits: Vec<Fit>,
    derived: Option<Derived<'d>>,
}

impl Tested<'_> {
    fn plain(test: Test, fits: Vec<Fit>) -> Self {
        Self {
            test,
            fits,
            derived: None,
        }
    }
}

fn tested<'d>(cx: &mut Cx<'_, 'd>, sheet: &Sheet<'d>) -> Tested<'d> {
    let Some(test) = test(sheet) else {
        sheet.missing(cx.log, "fact", FaultKind::MissingKey("fact".into()));
        return Tested::plain(never(), Vec::new());
    };
    check_keys(cx, sheet, test);
    let Some(val) = sheet.required(cx.log, test) else {
        return Tested::plain(never(), Vec::new());
    };
    match test {
        "fact" => fact(cx, sheet, val),
        "catch-all" => catch_all(cx, val),
        "pro-rata" => Tested {
            derived: Some(Derived::ProRata(val.words(cx.log))),
            ..Tested::plain(never(), Vec::new())
        },
        "times" => Tested {
            derived: times(cx, sheet, val),
            ..Tested::plain(never(), Vec::new())
        },
        _ => numbers(cx, sheet, val, test),
    }
}

/// One test, and beside it only keys that mean something there.
fn check_keys(cx: &mut Cx<'_, '_>, sheet: &Sheet<'_>, test: &'static str) {
    for slot in sheet.slots() {
        if slot.key != test && TESTS.contains(&slot.key) {
            cx.log
                .add(slot.at, FaultKind::Invalid(Invalid::SecondTest(test)));
        } else if !is_beside(slot.key, test) {
            debug_assert!(
                !ALWAYS.contains(&slot.key),
                "what a ground is needs no test"
            );
            cx.log.add(
                slot.at,
                FaultKind::Misplaced {
                    key: slot.key.into(),
                    test: Some(test),
                },
            );
        }
    }
}

fn fact<'d>(cx: &mut Cx<'_, 'd>, sheet: &Sheet<'d>, val: Val<'d>) -> Tested<'d> {
    let mut kinds = Vec::new();
    for word in val.words(cx.log) {
        kinds.extend(cx.lib.kind(cx.log, word));
    }
    let fits = also_fits(cx, sheet, &mut kinds);
    let test = Test::Fact {
        qualities: quality::qualities(cx, &kinds, sheet),
        weigh: match sheet.get("weigh") {
            Some(val) => quality::weighed(cx, &kinds, val),
            None => Vec::new(),
        },
        within: sheet
            .get("within")
            .and_then(|it| quality::prior(cx, &kinds, it)),
    };
    Tested::plain(test, fits)
}

/// The kinds that always fit, and those that `also-fits:` adds under a reading; `kinds` gets
/// them all. A kind in both fits under the reading only.
fn also_fits(cx: &mut Cx<'_, '_>, sheet: &Sheet<'_>, kinds: &mut Vec<KindId>) -> Vec<Fit> {
    let mut under = Vec::new();
    if let Some(list) = sheet.get("also-fits") {
        for (word, val) in entries(cx.log, list, false) {
            let kind = cx.lib.kind(cx.log, word);
            let choice = Sheet::read(cx.log, val, &["reading", "choice"]).named(word);
            let choice = cx.lib.reading_choice(cx.log, &choice);
            under.extend(kind.zip(choice));
        }
    }
    let conditional = |kind: KindId| under.iter().find(|it| it.0 == kind).map(|it| it.1);
    measure::add_kinds(kinds, &under.iter().map(|it| it.0).collect::<Vec<_>>());
    kinds
        .iter()
        .map(|it| Fit {
            kind: *it,
            under: conditional(*it),
        })
        .collect()
}

fn catch_all<'d>(cx: &mut Cx<'_, 'd>, val: Val<'d>) -> Tested<'d> {
    if val.flag(cx.log) == Some(false) {
        let word = Box::from("false");
        cx.log.add(
            val,
            FaultKind::UnknownWord {
                word,
                known: vec!["true".into()],
            },
        );
    }
    let finding = cx.lib.kind_ids.get(FINDING).copied();
    if finding.is_none() {
        let (what, id) = (Named::Kind, FINDING.into());
        cx.log.add(
            val,
            FaultKind::Unknown {
                what,
                id,
                close: None,
            },
        );
    }
    let fits = finding
        .map(|kind| Fit { kind, under: None })
        .into_iter()
        .collect();
    Tested::plain(Test::CatchAll, fits)
}

fn numbers<'d>(cx: &mut Cx<'_, 'd>, sheet: &Sheet<'d>, val: Val<'d>, test: &str) -> Tested<'d> {
    let conjunction = test == "all-of";
    let read = match conjunction {
        true => Some(measure::conjunction(cx, val)),
        false => measure::single(cx, sheet),
    };
    let Some(Measures {
        mut list,
        mut kinds,
    }) = read
    else {
        return Tested::plain(never(), Vec::new());
    };
    let fits = also_fits(cx, sheet, &mut kinds);
    let (within, last_day) = match conjunction {
        true => measure::window(cx, sheet),
        false => (None, None),
    };
    asked_of_all(cx, sheet, &kinds, &mut list);
    for it in &mut list {
        it.within = it.within.or(within);
        it.last_day = last_day.or(it.last_day);
    }
    Tested::plain(Test::Numbers { measures: list }, fits)
}

/// What the ground asks, it asks of the facts of each of its measures.
fn asked_of_all(cx: &mut Cx<'_, '_>, sheet: &Sheet<'_>, kinds: &[KindId], list: &mut [Threshold]) {
    let asked = quality::qualities(cx, kinds, sheet);
    for measure in list {
        let own = kinds_of(measure);
        let theirs = asked
            .iter()
            .filter(|it| own.contains(&it.path.kind))
            .cloned();
        measure.qualities.splice(0..0, theirs);
    }
}

fn kinds_of(measure: &Threshold) -> Vec<KindId> {
    let mut res = Vec::new();
    measure::add_kinds(
        &mut res,
        &measure.sum.iter().map(|it| it.kind).collect::<Vec<_>>(),
    );
    res
}

fn times<'d>(cx: &mut Cx<'_, 'd>, sheet: &Sheet<'d>, val: Val<'d>) -> Option<Derived<'d>> {
    let factor = val.word(cx.log).and_then(|it| it.factor(cx.log));
    let of = sheet.required(cx.log, "of").and_then(|it| it.word(cx.log));
    let together = sheet.get("together").and_then(|it| together(cx, it));
    if factor.is_some_and(Exact::is_zero) {
        cx.unreachable(val, Unreachable::ZeroStandard);
    }
    Some(Derived::Times {
        factor: factor?,
        of: of?,
        together,
        origin: val.origin(),
    })
}

/// `{reading: fivefold-total, choice: all-kinds, grounds: [..]}`.
fn together<'d>(cx: &mut Cx<'_, 'd>, val: Val<'d>) -> Option<(ReadingId, u16, Vec<Word<'d>>)> {
    if !val.node.is_mapping() {
        val.wrong_type(cx.log, Shape::Mapping);
        return None;
    }
    let sheet = Sheet::read(cx.log, val, &["reading", "choice", "grounds"]);
    let choice = cx.lib.reading_choice(cx.log, &sheet);
    let grounds = sheet.required(cx.log, "grounds").map(|it| it.words(cx.log));
    let (reading, choice) = choice?;
    Some((reading, choice, grounds?))
}

//! The number that a measure must reach, and the time within which.

use super::super::fault::{DatesFault, FaultKind, Invalid, Log, Unreachable};
use super::super::read::Val;
use super::super::sheet::{Sheet, entries};
use super::super::{ReadingId, Standard};
use super::Cx;
use super::words::one_of;
use crate::calendar::Span;
use crate::cite::Origin;
use crate::quantity::{BoundKind, Exact, Unit};

/// The bound among the keys of a ground or of a measure, and where its number stands.
pub(super) fn bound(
    cx: &mut Cx<'_, '_>,
    sheet: &Sheet<'_>,
    unit: Unit,
) -> Option<(BoundKind, Standard, Origin)> {
    let (at_least, more_than) = (sheet.get("at-least"), sheet.get("more-than"));
    if let (Some(_), Some(slot)) = (at_least, sheet.slot("more-than")) {
        cx.log.add(slot.at, FaultKind::Invalid(Invalid::TwoBounds));
    }
    let (kind, val) = match (at_least, more_than) {
        (Some(val), _) => (BoundKind::AtLeast, val),
        (None, Some(val)) => (BoundKind::MoreThan, val),
        (None, None) => (BoundKind::AtLeast, sheet.required(cx.log, "at-least")?),
    };
    let standard = standard(cx, val, unit)?;
    let reached_by_nothing = kind == BoundKind::AtLeast && has_zero(cx, &standard);
    if reached_by_nothing {
        cx.unreachable(val, Unreachable::ZeroStandard);
    }
    Some((kind, standard, val.origin()))
}

fn standard(cx: &mut Cx<'_, '_>, val: Val<'_>, unit: Unit) -> Option<Standard> {
    if !val.node.is_mapping() {
        return val.number(cx.log, unit).map(Standard::Fixed);
    }
    if val.node.get("reading").is_some() {
        let sheet = Sheet::read(cx.log, val, &["reading"]);
        let word = sheet.required(cx.log, "reading")?.word(cx.log)?;
        let reading = cx.lib.reading(cx.log, word)?;
        let choices = &cx.lib.reading_of(reading).choices;
        if choices.is_empty() || choices.iter().any(|it| it.number.is_none()) {
            cx.log.add(
                word,
                FaultKind::Invalid(Invalid::NoNumber(word.text.into())),
            );
            return None;
        }
        return Some(Standard::Reading(reading));
    }
    by_region(cx, val, unit)
}

/// `{by: region, default: 5000 CNY, beijing: 10000 CNY}`: any other key is a region.
fn by_region(cx: &mut Cx<'_, '_>, val: Val<'_>, unit: Unit) -> Option<Standard> {
    let mut default = None;
    let mut regions = Vec::new();
    let mut by = None;
    for (key, val) in entries(cx.log, val, false) {
        match key.text {
            "by" => {
                by = val
                    .word(cx.log)
                    .and_then(|it| one_of(cx.log, it, &["region"]))
            }
            "default" => default = val.number(cx.log, unit),
            _ => regions.extend(val.number(cx.log, unit).map(|it| (key.text.into(), it))),
        }
    }
    if by.is_none() && val.node.get("by").is_none() {
        cx.log.add(val, FaultKind::MissingKey("by".into()));
    }
    if val.node.get("default").is_none() {
        cx.log.add(val, FaultKind::MissingKey("default".into()));
    }
    Some(Standard::ByRegion {
        regions,
        default: default?,
    })
}

fn has_zero(cx: &Cx<'_, '_>, standard: &Standard) -> bool {
    let choices = |reading: &ReadingId| &cx.lib.reading_of(*reading).choices;
    match standard {
        Standard::Fixed(number) => number.is_zero(),
        Standard::Reading(reading) => choices(reading)
            .iter()
            .any(|it| it.number.is_some_and(Exact::is_zero)),
        Standard::ByRegion { regions, default } => {
            default.is_zero() || regions.iter().any(|it| it.1.is_zero())
        }
    }
}

/// A span of time; reports one of no length.
pub(super) fn time(log: &mut Log, val: Val<'_>) -> Option<Span> {
    let span = val.span(log)?;
    if span == Span::default() {
        log.add(val, FaultKind::Dates(DatesFault::NoTime));
    }
    Some(span)
}

//! What may be imposed, and the other numbers of an offence beside its grounds.

use super::super::fault::{FaultKind, Invalid, Log, Shape};
use super::super::layers::Draft;
use super::super::read::Val;
use super::super::sheet::Sheet;
use super::super::{Accumulate, Age, Allowed, Fine, Limitation, Penalty, ReadingId, Subjects};
use super::Lib;
use super::words::one_of;
use crate::calendar::{Span, SpanRange, parse_span_range};
use crate::cite::{Cite, Origin};
use crate::quantity::{ValueFault, ValueFaultKind};
use crate::text::{TextRange, TextSize};

const PENALTY: &[&str] = &[
    "imprisonment",
    "detention",
    "control",
    "ban",
    "restraining-order",
    "fine",
    "organization",
    "cite",
];
const ALLOWED: &[&str] = &["from", "to", "cite"];

pub(super) fn penalty(log: &mut Log, lib: &Lib, draft: &Draft<'_>) -> Penalty {
    match draft.merged(log, "penalty", PENALTY) {
        Some(sheet) => read(log, lib, &sheet),
        None => {
            draft.sheets[0].required(log, "penalty");
            nothing(draft.id.origin())
        }
    }
}

/// The penalty of a heavier tier.
pub(super) fn of_tier(log: &mut Log, lib: &Lib, tier: &Sheet<'_>) -> Penalty {
    match tier.required(log, "penalty") {
        Some(val) => {
            let sheet = Sheet::read(log, val, PENALTY);
            read(log, lib, &sheet)
        }
        None => nothing(tier.at.origin),
    }
}

fn nothing(origin: Origin) -> Penalty {
    Penalty {
        cite: Cite::unresolved(""),
        imprisonment: None,
        detention: None,
        control: None,
        ban: None,
        restraining_order: None,
        fine: Fine::None,
        organization_fine: false,
        origin,
    }
}

fn read(log: &mut Log, lib: &Lib, sheet: &Sheet<'_>) -> Penalty {
    let cite = lib.required_cite(log, sheet, None);
    let range = |log: &mut Log, key| allowed(log, lib, sheet.get(key)?, &cite);
    let word = |log: &mut Log, key, known| {
        let word = sheet.get(key).and_then(|it| it.word(log));
        word.and_then(|it| one_of(log, it, known))
    };
    Penalty {
        imprisonment: range(log, "imprisonment"),
        detention: range(log, "detention"),
        control: range(log, "control"),
        ban: range(log, "ban"),
        restraining_order: sheet
            .get("restraining-order")
            .map(|it| order_cite(log, lib, it)),
        fine: match word(log, "fine", &["none", "with-or-alone", "with"]) {
            Some("with-or-alone") => Fine::WithOrAlone,
            Some("with") => Fine::With,
            _ => Fine::None,
        },
        organization_fine: word(log, "organization", &["fine", "none"]) == Some("fine"),
        origin: sheet.at.origin,
        cite,
    }
}

/// A citation, or `{cite: …}`.
fn order_cite(log: &mut Log, lib: &Lib, val: Val<'_>) -> Cite {
    if val.node.is_mapping() {
        let sheet = Sheet::read(log, val, &["cite"]);
        return lib.required_cite(log, &sheet, None);
    }
    lib.cite(log, val)
}

/// `6m..3y`, or `{from: 6m, to: 3y, cite: …}`.
fn allowed(log: &mut Log, lib: &Lib, val: Val<'_>, outer: &Cite) -> Option<Allowed> {
    if val.node.is_mapping() {
        let sheet = Sheet::read(log, val, ALLOWED);
        let min = sheet.required(log, "from").and_then(|it| it.span(log));
        let max = sheet.required(log, "to").and_then(|it| it.span(log));
        let cite = lib.required_cite(log, &sheet, Some(outer));
        let (min, max) = (min?, max?);
        if min > max {
            let to = sheet.get("to").unwrap_or(val);
            log.add(to, FaultKind::Invalid(Invalid::SwappedEnds));
            return None;
        }
        return Some(Allowed {
            min,
            max,
            cite,
            origin: val.origin(),
        });
    }
    let range = span_range(log, val)?;
    Some(Allowed {
        min: range.0,
        max: range.1,
        cite: outer.clone(),
        origin: val.origin(),
    })
}

fn span_range(log: &mut Log, val: Val<'_>) -> Option<(Span, Span)> {
    let word = val.word(log)?;
    let SpanRange { min, max } = word.parsed(log, parse_span_range)?;
    if min.is_none() || max.is_none() {
        let range = TextRange::up_to(TextSize::of(word.text));
        let fault = ValueFault::new(ValueFaultKind::NoEnds, range);
        log.add(
            word,
            FaultKind::Value {
                fault,
                text: word.text.into(),
            },
        );
    }
    let (min, max) = (min?, max?);
    if min > max {
        log.add(word, FaultKind::Invalid(Invalid::SwappedEnds));
        return None;
    }
    Some((min, max))
}

pub(super) fn subjects(log: &mut Log, draft: &Draft<'_>) -> Subjects {
    let Some(val) = draft.last("subjects") else {
        return Subjects {
            person: true,
            organization: false,
        };
    };
    let mut res = Subjects::default();
    for word in val.words(log) {
        match one_of(log, word, &["person", "organization"]) {
            Some("person") => res.person = true,
            Some(_) => res.organization = true,
            None => {}
        }
    }
    res
}

pub(super) fn age(log: &mut Log, lib: &Lib, draft: &Draft<'_>) -> Option<Age> {
    let sheet = draft.merged(log, "age", &["at-least", "cite"])?;
    let val = sheet.required(log, "at-least");
    let cite = lib.required_cite(log, &sheet, None);
    let val = val?;
    Some(Age {
        at_least: val.span(log)?,
        cite,
        origin: val.origin(),
    })
}

pub(super) fn limitation(log: &mut Log, lib: &Lib, draft: &Draft<'_>) -> Option<Limitation> {
    let sheet = draft.merged(log, "limitation", &["span", "cite"])?;
    let val = sheet.required(log, "span");
    let cite = lib.required_cite(log, &sheet, None);
    let val = val?;
    Some(Limitation {
        span: val.span(log)?,
        cite,
        origin: val.origin(),
    })
}

pub(super) fn accumulate(log: &mut Log, lib: &Lib, draft: &Draft<'_>) -> Option<Accumulate> {
    let sheet = draft.merged(log, "accumulate", &["window", "last-day", "cite"])?;
    let val = sheet.required(log, "window");
    let last_day = sheet.get("last-day").and_then(|it| last_day(log, lib, it));
    let cite = lib.required_cite(log, &sheet, None);
    let val = val?;
    let window = super::standard::time(log, val)?;
    Some(Accumulate {
        window,
        last_day,
        cite,
        origin: val.origin(),
    })
}

/// `{reading: …}` for the last day of a window: its choices are `included` and `excluded`.
pub(super) fn last_day(log: &mut Log, lib: &Lib, val: Val<'_>) -> Option<ReadingId> {
    if !val.node.is_mapping() {
        val.wrong_type(log, Shape::Mapping);
        return None;
    }
    let sheet = Sheet::read(log, val, &["reading"]);
    let word = sheet.required(log, "reading")?.word(log)?;
    let reading = lib.reading(log, word)?;
    let known = &lib.reading_of(reading).choices;
    let fits = known
        .iter()
        .all(|it| matches!(&*it.id, "included" | "excluded"));
    if !fits {
        let kind = Invalid::NotALastDay(word.text.into());
        log.add(word, FaultKind::Invalid(kind));
    }
    fits.then_some(reading)
}

/// `{organization-to: responsible, cite: …}`.
pub(super) fn attribute(log: &mut Log, lib: &Lib, draft: &Draft<'_>) -> Option<Cite> {
    let sheet = draft.merged(log, "attribute", &["organization-to", "cite"])?;
    let to = sheet
        .required(log, "organization-to")
        .and_then(|it| it.word(log));
    let to = to.and_then(|it| one_of(log, it, &["responsible"]));
    let cite = lib.required_cite(log, &sheet, None);
    to.map(|_| cite)
}

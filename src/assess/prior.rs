//! A punishment within two years before the conduct (rule 9).

use super::accused::Cx;
use super::listed::pleaded_and_fit;
use super::quality::Verdict;
use super::{Doubt, Why};
use crate::brief::{Fact, FactIx, Status, Value};
use crate::calendar::{Date, LastDay, PartialDate, When};
use crate::schema::{FieldId, GroundId, PriorWithin, ReadingId, Schemas};

/// Judges whether the decision precedes, and lies within the span of, conduct that the
/// charge pleads. That it lies within the span of the first day of conduct after it is the
/// same as that any such day lies within the span.
pub(super) fn judge(
    cx: &Cx<'_>,
    fact: &Fact,
    within: &PriorWithin,
    conduct: &Conduct,
    used: &mut Vec<(ReadingId, u16)>,
) -> Verdict {
    if conduct.is_empty() {
        return Verdict::No(Why::OutsideSpan);
    }
    let choice = within.reading.map_or(0, |it| cx.choice(it, used));
    let last_day = last_day(cx, within.last_day, used);
    let from = within.from.get(usize::from(choice)).or(within.from.first());
    let Some(from) = from.and_then(|it| date(fact, *it)) else {
        return Verdict::Maybe(Doubt::Date);
    };
    // From whichever day the span runs, it is the decision that has to come first.
    let decided = within
        .from
        .first()
        .and_then(|it| date(fact, *it))
        .unwrap_or(from);
    let limit = |it: Date| last_day.of(it, within.span);
    if conduct.certainly_in(decided, limit(from.first())) {
        Verdict::Yes
    } else if conduct.possibly_in(decided, limit(from.last())) {
        Verdict::Maybe(Doubt::Date)
    } else {
        Verdict::No(Why::OutsideSpan)
    }
}

/// The choice of a reading that says whether the last day counts.
pub(super) fn last_day(
    cx: &Cx<'_>,
    reading: Option<ReadingId>,
    used: &mut Vec<(ReadingId, u16)>,
) -> LastDay {
    let Some(reading) = reading else {
        return LastDay::Included;
    };
    let choice = cx.choice(reading, used);
    named_last_day(cx.matter.schemas, reading, choice)
}

fn named_last_day(schemas: &Schemas, reading: ReadingId, choice: u16) -> LastDay {
    match schemas[reading].choices.get(usize::from(choice)) {
        Some(choice) if &*choice.id == "excluded" => LastDay::Excluded,
        _ => LastDay::Included,
    }
}

fn date(fact: &Fact, field: FieldId) -> Option<PartialDate> {
    match fact.field(field)?.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

/// The days on which the pleaded conduct of an accused took place, ready to be asked whether
/// one of them lies in a time.
#[derive(Debug, Default)]
pub(super) struct Conduct {
    /// Earliest start and latest end of each, with the latest end so far.
    possible: Vec<(Date, Date)>,
    /// Latest start and earliest end of each that surely goes on in between, likewise.
    during: Vec<(Date, Date)>,
    /// Earliest and latest day of each, by start, with the earliest end from there on.
    whole: Vec<(Date, Date)>,
}

impl Conduct {
    /// What is pleaded under any ground of the charge and is of a kind that the offence
    /// names as its conduct.
    pub fn pleaded(cx: &Cx<'_>) -> Self {
        let mut facts: Vec<FactIx> = Vec::new();
        let pleaded = cx.pleaded.iter().enumerate().filter(|it| it.1.is_some());
        for ground in pleaded.filter_map(|it| u16::try_from(it.0).ok()) {
            facts.extend_from_slice(&pleaded_and_fit(cx, GroundId(ground)));
        }
        facts.sort_unstable();
        facts.dedup();
        let mut res = Self::default();
        for at in facts {
            let fact = &cx.matter.brief.facts[at];
            let conduct = fact
                .kind
                .is_some_and(|it| cx.offence.conduct.contains(&it.value));
            if conduct && fact.status.value != Status::Excluded && cx.accused.answers_for(fact) {
                res.add(fact);
            }
        }
        res.ready();
        res
    }

    fn is_empty(&self) -> bool {
        self.possible.is_empty()
    }

    fn add(&mut self, fact: &Fact) {
        let Some(when) = fact.when.map(|it| it.value) else {
            self.possible.push((Date::MIN, Date::MAX));
            return;
        };
        let (start, end) = ends(when);
        self.possible.push((start, end));
        if fact.status.value == Status::Disputed {
            return;
        }
        self.whole.push((start, end));
        if let (Some(start), Some(end)) = when.inner()
            && start <= end
        {
            self.during.push((start, end));
        }
    }

    fn ready(&mut self) {
        for list in [&mut self.possible, &mut self.during] {
            list.sort_unstable();
            let mut latest = Date::MIN;
            for (_, end) in list {
                latest = latest.max(*end);
                *end = latest;
            }
        }
        self.whole.sort_unstable();
        let mut earliest = Date::MAX;
        for (_, end) in self.whole.iter_mut().rev() {
            earliest = earliest.min(*end);
            *end = earliest;
        }
    }

    /// Whether conduct can have taken place after `decided` and no later than `limit`.
    fn possibly_in(&self, decided: PartialDate, limit: Date) -> bool {
        goes_on_after(&self.possible, decided.first(), limit)
    }

    /// Whether conduct took place after `decided` and no later than `limit`, whatever the
    /// unknown days are.
    fn certainly_in(&self, decided: PartialDate, limit: Date) -> bool {
        let after = self.whole.partition_point(|it| it.0 <= decided.last());
        goes_on_after(&self.during, decided.last(), limit)
            || self.whole.get(after).is_some_and(|it| it.1 <= limit)
    }
}

/// Whether any period starts by `limit` and ends after `day`.
fn goes_on_after(list: &[(Date, Date)], day: Date, limit: Date) -> bool {
    let started = list.partition_point(|it| it.0 <= limit);
    started > 0 && list[started - 1].1 > day
}

fn ends(when: When) -> (Date, Date) {
    let (start, end) = when.outer();
    (start.unwrap_or(Date::MIN), end.unwrap_or(Date::MAX))
}

//! What each fact of a ground states, column by column: one column for a plain sum, one for each part of a pro-rata sum.

use super::accused::Cx;
use super::listed::Listed;
use super::number::Found;
use super::quality::{self, Asked, Verdict};
use super::refuted::{self, Recipients};
use super::{Doubt, LeftOut, Why};
use crate::brief::{Fact, FactIx, Status, Value};
use crate::calendar::When;
use crate::quantity::Interval;
use crate::schema::{Measure, Schemas, Threshold};
use crate::text::TextRange;

/// One measure of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column<'a> {
    pub threshold: &'a Threshold,
    /// The position of its first quality among those of all measures of the ground.
    pub offset: usize,
    /// How much a step weighs when columns are added up with each other.
    pub weight: i128,
}

/// A fact that states at least one of the measures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub fact: FactIx,
    /// Where its first number stands.
    pub at: Option<TextRange>,
    /// Why it only may count.
    pub doubt: Option<Doubt>,
    /// Whether it may count for nothing at all.
    pub maybe: bool,
    /// Which columns it states, one bit each.
    pub states: u64,
    pub when: Option<When>,
}

/// A fact that states only what is to be taken off.
#[derive(Clone, Copy, Debug)]
pub(super) struct TakenOff {
    pub fact: FactIx,
    pub column: usize,
    pub at: Option<TextRange>,
    pub doubt: Option<Doubt>,
    pub amount: Interval,
}

/// All facts of a ground with what they state.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// In the order of the brief.
    pub rows: Vec<Row>,
    /// Row by row, one for each column, in steps.
    pub cells: Vec<Interval>,
    /// What is taken off the sums, whenever it took place.
    pub taken_off: Vec<TakenOff>,
    /// Whether a fact lacks a quality.
    pub lacking: bool,
    /// Whether any fact, counted or left out for another cause, states a measure.
    pub stated: bool,
}

/// What a fact states for one column.
#[derive(Clone, Copy)]
struct Cell {
    sum: Option<(Interval, Option<TextRange>)>,
    minus: Option<(Interval, Option<TextRange>)>,
    verdict: Verdict,
}

/// Reads what the facts state. Those that do not count are named in `left`.
pub(super) fn sheet(
    cx: &Cx<'_>,
    columns: &[Column<'_>],
    facts: &[Listed<'_>],
    left: &mut Vec<LeftOut>,
) -> Sheet {
    let mut res = Sheet::default();
    res.rows.reserve(facts.len());
    res.cells.reserve(facts.len() * columns.len());
    let mut cells = Vec::with_capacity(columns.len());
    for listed in facts {
        if let Err(why) = res.add(cx, columns, listed, &mut cells) {
            left.push(LeftOut {
                fact: listed.at,
                why,
            });
        }
    }
    res
}

impl Sheet {
    /// What was found, with what it adds up to.
    pub fn found(&self, total: Interval) -> Found {
        Found {
            total,
            stated: self.stated,
            lacking: self.lacking,
        }
    }

    fn add(
        &mut self,
        cx: &Cx<'_>,
        columns: &[Column<'_>],
        listed: &Listed<'_>,
        cells: &mut Vec<Cell>,
    ) -> Result<(), Why> {
        cells.clear();
        cells.extend(columns.iter().map(|it| cell(cx, *it, listed.fact)));
        let told = cells
            .iter()
            .filter(|it| it.sum.is_some() || it.minus.is_some());
        let verdict = told.map(|it| it.verdict).reduce(Verdict::or);
        match verdict {
            None => return Err(Why::NoNumber),
            Some(Verdict::No(why)) => {
                self.lacking = true;
                return Err(why);
            }
            Some(_) => self.stated |= cells.iter().any(|it| it.sum.is_some()),
        }
        if listed.fact.dealt_with.is_some() {
            return Err(Why::DealtWith);
        }
        let recipients = refuted::recipients(cx.matter, listed.fact);
        if recipients == Recipients::Refuted {
            return Err(Why::Refuted);
        }
        self.enter(listed, general_doubt(listed, recipients), cells);
        Ok(())
    }

    /// Enters the cells of a fact. One that states only what is taken off gets no row.
    fn enter(&mut self, listed: &Listed<'_>, doubt: Option<Doubt>, cells: &[Cell]) {
        let start = self.cells.len();
        let mut row = Row {
            fact: listed.at,
            at: None,
            doubt,
            maybe: true,
            states: 0,
            when: listed.fact.when.map(|it| it.value),
        };
        for (at, cell) in cells.iter().enumerate() {
            let amount = self.cell(&mut row, at, *cell, doubt);
            self.cells.push(amount);
        }
        if row.states == 0 {
            self.cells.truncate(start);
        } else {
            self.rows.push(row);
        }
    }

    /// Enters one cell: what it gives for sure, or down to nothing where it is in doubt.
    fn cell(&mut self, row: &mut Row, column: usize, cell: Cell, doubt: Option<Doubt>) -> Interval {
        let doubt = match cell.verdict {
            Verdict::No(_) => return Interval::ZERO,
            Verdict::Maybe(own) => doubt.or(Some(own)),
            Verdict::Yes => doubt,
        };
        let certain = |it: Interval| if doubt.is_some() { it.or_nothing() } else { it };
        match (cell.sum, cell.minus) {
            (Some((sum, at)), minus) => {
                let minus = minus.map_or(Interval::ZERO, |it| it.0);
                row.states |= bit(column);
                row.maybe &= doubt.is_some();
                row.doubt = row.doubt.or(doubt);
                row.at = row.at.or(at);
                certain(sum.checked_sub(minus).unwrap_or(Interval::at_least(0)))
            }
            (None, Some((amount, at))) => {
                let amount = certain(amount);
                let fact = row.fact;
                self.taken_off.push(TakenOff {
                    fact,
                    column,
                    at,
                    doubt,
                    amount,
                });
                Interval::ZERO
            }
            (None, None) => Interval::ZERO,
        }
    }
}

/// The bit of a column; beyond 64 columns the last one is shared.
pub(super) const fn bit(column: usize) -> u64 {
    1 << if column < 63 { column } else { 63 }
}

/// Why a fact may not count at all, whatever it states.
pub(super) fn general_doubt(listed: &Listed<'_>, recipients: Recipients) -> Option<Doubt> {
    if listed.fact.status.value == Status::Disputed {
        Some(Doubt::Disputed)
    } else if listed.open {
        Some(Doubt::Date)
    } else {
        (recipients == Recipients::Mixed).then_some(Doubt::Recipients)
    }
}

fn cell(cx: &Cx<'_>, column: Column<'_>, fact: &Fact) -> Cell {
    let threshold = column.threshold;
    let sum = number(cx.matter.schemas, fact, &threshold.sum);
    let minus = number(cx.matter.schemas, fact, &threshold.minus);
    let verdict = match (sum, minus) {
        (None, None) => Verdict::Yes,
        _ => quality::judge(cx, fact, asked(threshold, column.offset)),
    };
    Cell {
        sum,
        minus,
        verdict,
    }
}

/// What a measure asks of its facts.
pub(super) fn asked(threshold: &Threshold, offset: usize) -> Asked<'_> {
    Asked {
        qualities: &threshold.qualities,
        weigh: &[],
        offset,
    }
}

/// What a fact states over some fields, in steps, and where; `None` when it states none.
fn number(
    schemas: &Schemas,
    fact: &Fact,
    measures: &[Measure],
) -> Option<(Interval, Option<TextRange>)> {
    let kind = fact.kind?.value;
    let mut res = None;
    for measure in measures.iter().filter(|it| it.kind == kind) {
        let Some((number, at)) = one_number(schemas, fact, *measure) else {
            continue;
        };
        let (sum, first) = res.unwrap_or((Interval::ZERO, None));
        // Out of range: from nothing on, so that nothing is decided by it.
        let sum = sum.checked_add(number).unwrap_or(Interval::at_least(0));
        res = Some((sum, first.or(at)));
    }
    res
}

fn one_number(
    schemas: &Schemas,
    fact: &Fact,
    measure: Measure,
) -> Option<(Interval, Option<TextRange>)> {
    let Some(field) = measure.field else {
        return Some((Interval::exact(1), None));
    };
    if let Some(stated) = fact.field(field) {
        return match stated.value {
            Value::Count(number) | Value::Money(number) => Some((number, Some(stated.range))),
            _ => None,
        };
    }
    let default = schemas[measure.kind].fields.get(field.index())?.default?;
    Some((Interval::exact(i128::from(default)), None))
}

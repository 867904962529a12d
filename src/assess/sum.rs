//! A sheet added up: parts that are contained in other facts left out, and the best window chosen.

use std::borrow::Cow;

use super::accused::Cx;
use super::number::in_units;
use super::part_of::{self, Place};
use super::pick::{self, Item, Picked};
use super::sheet::{self, Column, Row, Sheet, TakenOff};
use super::window::Window;
use super::{Contribution, Doubt, LeftOut, Why};
use crate::quantity::Interval;
use crate::schema::ReadingId;

/// What a sheet adds up to.
#[derive(Debug)]
pub(super) struct Sum<'a> {
    /// The sheet's cells, less what rows within them give.
    pub cells: Cow<'a, [Interval]>,
    /// For each row, whether it counts; empty when every row does, and for sure.
    picked: Vec<Picked>,
    /// The whole, weighted; its ends need not come from the same facts.
    pub total: Interval,
}

/// How a sheet is added up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Adding<'a> {
    pub columns: &'a [Column<'a>],
    pub window: Option<Window>,
    /// The least weighted number that reaches the standard.
    pub reach: i128,
}

/// Adds a sheet up and names what is left out. `None` when a number leaves the range of exact
/// ones.
pub(super) fn sum<'s>(
    cx: &Cx<'_>,
    sheet: &'s Sheet,
    adding: &Adding<'_>,
    left: &mut Vec<LeftOut>,
    used: &mut Vec<(ReadingId, u16)>,
) -> Option<Sum<'s>> {
    if let Some(sum) = whole_sheet(cx, sheet, adding) {
        return sum;
    }
    let mut attempt = attempt(cx, sheet, adding, &[], used)?;
    // A whole that does not fit into the window makes way for those of its parts that do.
    for absent in attempt.wholes_in_the_way() {
        let other = self::attempt(cx, sheet, adding, &absent, used)?;
        if exceeds(other.sum.total, attempt.sum.total) {
            attempt = other;
        }
    }
    for (at, row) in sheet.rows.iter().enumerate() {
        let why = match attempt.place(at) {
            _ if attempt.sum.picked[at].possibly => continue,
            Place::Contained(whole) => Why::PartOf(sheet.rows[whole].fact),
            Place::Own | Place::Within(_) => Why::OutsideWindow,
        };
        left.push(LeftOut {
            fact: row.fact,
            why,
        });
    }
    Some(attempt.sum)
}

/// Adds up every row, where none is part of another and one window holds them all. `None`
/// where it takes more than that.
fn whole_sheet<'s>(cx: &Cx<'_>, sheet: &'s Sheet, adding: &Adding<'_>) -> Option<Option<Sum<'s>>> {
    let facts = &cx.matter.brief.facts;
    let apart = |it: &Row| facts[it.fact].part_of.is_empty();
    let in_window = |it: Window| it.holds_all(sheet.rows.iter().map(|it| it.when));
    let all = sheet.rows.iter().all(apart)
        && (sheet.rows.len() < 2 || adding.window.is_none_or(in_window));
    all.then(|| {
        let cells = Cow::Borrowed(&sheet.cells[..]);
        let rows = (0..sheet.rows.len()).map(|it| weighted(&cells, it, adding.columns));
        let total = rows
            .into_iter()
            .try_fold(Interval::ZERO, |acc, it| acc.checked_add(it?))?;
        let total = less_taken_off(sheet, total, adding.columns)?;
        Some(Sum {
            cells,
            picked: Vec::new(),
            total,
        })
    })
}

struct Attempt<'s> {
    sum: Sum<'s>,
    places: Option<Vec<Place>>,
}

impl Attempt<'_> {
    fn place(&self, at: usize) -> Place {
        self.places.as_ref().map_or(Place::Own, |it| it[at])
    }

    /// The rows that keep their parts out, where a window leaves any row out: those that do
    /// not count themselves, and all of them. Each list is in order.
    fn wholes_in_the_way(&self) -> Vec<Vec<usize>> {
        let Some(places) = &self.places else {
            return Vec::new();
        };
        let left_out = |(at, it): (usize, &Place)| {
            !matches!(it, Place::Contained(_)) && !self.sum.picked[at].possibly
        };
        if !places.iter().enumerate().any(left_out) {
            return Vec::new();
        }
        let wholes = places.iter().filter_map(|it| match it {
            Place::Contained(whole) => Some(*whole),
            Place::Own | Place::Within(_) => None,
        });
        let mut all: Vec<usize> = wholes.collect();
        all.sort_unstable();
        all.dedup();
        let idle = all
            .iter()
            .copied()
            .filter(|it| !self.sum.picked[*it].possibly);
        let mut res = vec![idle.collect(), all];
        res.retain(|it| !it.is_empty());
        res.dedup();
        res
    }
}

fn attempt<'s>(
    cx: &Cx<'_>,
    sheet: &'s Sheet,
    adding: &Adding<'_>,
    absent: &[usize],
    used: &mut Vec<(ReadingId, u16)>,
) -> Option<Attempt<'s>> {
    let places = part_of::places(cx.matter.brief, &sheet.rows, absent);
    let mut cells = Cow::Borrowed(&sheet.cells[..]);
    if let Some(places) = &places {
        part_of::without_parts(places, cells.to_mut(), adding.columns.len());
    }
    let contained =
        |at: usize| matches!(places.as_ref().map(|it| it[at]), Some(Place::Contained(_)));
    let mut counting: Vec<usize> = (0..sheet.rows.len()).collect();
    counting.retain(|it| !contained(*it) && absent.binary_search(it).is_err());
    let mut items = Vec::with_capacity(counting.len());
    for &at in &counting {
        let gives = weighted(&cells, at, adding.columns)?;
        items.push(Item {
            gives,
            when: sheet.rows[at].when,
        });
    }
    let picks = pick::pick(cx, &items, adding.window.as_ref(), adding.reach, used)?;
    let total = total(sheet, &items, &picks, adding.columns)?;
    let mut picked = vec![Picked::default(); sheet.rows.len()];
    for (at, pick) in counting.into_iter().zip(picks) {
        picked[at] = pick;
    }
    let sum = Sum {
        cells,
        picked,
        total,
    };
    Some(Attempt { sum, places })
}

/// What a row gives over all columns, each by its weight.
fn weighted(cells: &[Interval], row: usize, columns: &[Column<'_>]) -> Option<Interval> {
    if columns.len() == 1 && columns[0].weight == 1 {
        return Some(cells[row]);
    }
    let mut res = Interval::ZERO;
    for (at, column) in columns.iter().enumerate() {
        res = res.checked_add(times(cells[row * columns.len() + at], column.weight)?)?;
    }
    Some(res)
}

fn times(interval: Interval, weight: i128) -> Option<Interval> {
    let max = match interval.max {
        Some(max) => Some(max.checked_mul(weight)?),
        None => None,
    };
    Some(Interval {
        min: interval.min.checked_mul(weight)?,
        max,
    })
}

fn total(
    sheet: &Sheet,
    items: &[Item],
    picks: &[Picked],
    columns: &[Column<'_>],
) -> Option<Interval> {
    let mut res = Interval::ZERO;
    for (item, pick) in items.iter().zip(picks) {
        let max = if pick.possibly {
            item.gives.max
        } else {
            Some(0)
        };
        let min = if pick.certainly { item.gives.min } else { 0 };
        res = res.checked_add(Interval { min, max })?;
    }
    less_taken_off(sheet, res, columns)
}

fn less_taken_off(sheet: &Sheet, total: Interval, columns: &[Column<'_>]) -> Option<Interval> {
    if sheet.taken_off.is_empty() {
        return Some(total);
    }
    let mut off = Interval::ZERO;
    for it in &sheet.taken_off {
        off = off.checked_add(times(it.amount, columns[it.column].weight)?)?;
    }
    total.checked_sub(off)
}

/// Whether the top of a sum is above another's, or its bottom is and the tops are alike.
fn exceeds(one: Interval, other: Interval) -> bool {
    let rank = |it: Interval| (it.max.is_none(), it.max, it.min);
    rank(one) > rank(other)
}

impl Sum<'_> {
    fn picked(&self, row: usize) -> Picked {
        self.picked.get(row).copied().unwrap_or(Picked::FOR_SURE)
    }

    /// What a row gives in a column, by whether it counts at all and for sure.
    fn given(&self, row: usize, column: usize, columns: usize) -> Interval {
        let (picked, cell) = (self.picked(row), self.cells[row * columns + column]);
        Interval {
            min: if picked.certainly { cell.min } else { 0 },
            max: if picked.possibly { cell.max } else { Some(0) },
        }
    }

    /// One column of the sum; `None` when it leaves the range of exact numbers.
    pub fn column(&self, sheet: &Sheet, column: usize, columns: usize) -> Option<Interval> {
        let mut res = Interval::ZERO;
        for row in 0..sheet.rows.len() {
            res = res.checked_add(self.given(row, column, columns))?;
        }
        let off = sheet.taken_off.iter().filter(|it| it.column == column);
        let off = off
            .map(|it| it.amount)
            .try_fold(Interval::ZERO, Interval::checked_add)?;
        res.checked_sub(off)
    }

    /// What each fact adds in one column, in the order of the brief.
    pub fn facts_of_column(
        &self,
        sheet: &Sheet,
        column: usize,
        columns: usize,
        scale: i128,
    ) -> Vec<Contribution> {
        let mut res = Vec::with_capacity(sheet.rows.len() + sheet.taken_off.len());
        for (at, row) in sheet.rows.iter().enumerate() {
            if self.picked(at).possibly && row.states & sheet::bit(column) != 0 {
                let given = self.given(at, column, columns);
                res.push(self.contribution(at, row, given, scale));
            }
        }
        for it in sheet.taken_off.iter().filter(|it| it.column == column) {
            res.push(taken_off(it, scale));
        }
        res.sort_by_key(|it| it.fact);
        res
    }

    /// What each fact adds over all columns, as a share of 1. `scale` steps make 1.
    pub fn facts(&self, sheet: &Sheet, columns: &[Column<'_>], scale: i128) -> Vec<Contribution> {
        let mut res = Vec::with_capacity(sheet.rows.len());
        for (at, row) in sheet.rows.iter().enumerate() {
            if !self.picked(at).possibly {
                continue;
            }
            // The sum of all rows was exact, and so is this part of it.
            let mut given = weighted(&self.cells, at, columns).unwrap_or(Interval::at_least(0));
            if !self.picked(at).certainly {
                given.min = 0;
            }
            res.push(self.contribution(at, row, given, scale));
        }
        res
    }

    fn contribution(&self, at: usize, row: &Row, given: Interval, scale: i128) -> Contribution {
        let undated = (!self.picked(at).certainly && !row.maybe).then_some(Doubt::Date);
        let range = (!given.is_exact()).then_some(Doubt::Range);
        let max = given.max.map(|it| in_units(it, scale));
        Contribution {
            fact: row.fact,
            contributes: Some((in_units(given.min, scale), max)),
            at: row.at,
            doubt: row.doubt.or(undated).or(range),
        }
    }
}

fn taken_off(it: &TakenOff, scale: i128) -> Contribution {
    let least = it.amount.max.map(|it| in_units(-it, scale));
    Contribution {
        fact: it.fact,
        contributes: least.map(|least| (least, Some(in_units(-it.amount.min, scale)))),
        at: it.at,
        doubt: it.doubt,
    }
}

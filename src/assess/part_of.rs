//! Facts whose number another fact already contains (rule 7).

use rustc_hash::FxHashMap;

use super::sheet::Row;
use crate::brief::{Brief, FactIx};
use crate::quantity::Interval;

/// How a row of a sheet stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It stands for itself.
    Own,
    /// It stands for itself, but this row, which may count for nothing, contains it.
    Within(usize),
    /// This row, which counts, contains it.
    Contained(usize),
}

/// Where each row stands; `None` when no row is part of another. Rows in `absent` are taken
/// not to count.
pub(super) fn places(brief: &Brief, rows: &[Row], absent: &[usize]) -> Option<Vec<Place>> {
    let is_part = |it: &Row| !brief.facts[it.fact].part_of.is_empty();
    if !rows.iter().any(is_part) {
        return None;
    }
    let mut climb = Climb {
        brief,
        rows,
        absent,
        known: FxHashMap::default(),
    };
    let parents: Vec<Option<usize>> = rows.iter().map(|it| climb.parent(it)).collect();
    if parents.iter().all(Option::is_none) {
        return None;
    }
    Some(settle(rows, &parents))
}

/// Finds, for a row, the nearest row that contains it.
struct Climb<'a> {
    brief: &'a Brief,
    rows: &'a [Row],
    absent: &'a [usize],
    /// For facts without a row of their own: the row that was found above them.
    known: FxHashMap<(FactIx, u64), Option<usize>>,
}

impl Climb<'_> {
    /// Climbs past facts that do not count. Among several that a fact is part of, one that
    /// counts for sure comes first; above facts that do not count only the first is followed.
    fn parent(&mut self, row: &Row) -> Option<usize> {
        let mut passed = Vec::new();
        let mut at = row.fact;
        let found = loop {
            if let Some(known) = self.known.get(&(at, row.states)) {
                break *known;
            }
            let above = self.brief.facts[at].part_of.iter().filter_map(|it| it.to);
            let present = above.clone().filter_map(|it| self.row(it, row.states));
            let best = present.min_by_key(|it| self.rows[*it].maybe);
            if best.is_some() {
                break best;
            }
            if at != row.fact {
                passed.push(at);
            }
            match above.clone().next() {
                // A brief is free of circles; the length of the way is a second lock.
                Some(next) if passed.len() <= self.brief.facts.len() => at = next,
                _ => break None,
            }
        };
        for it in passed {
            self.known.insert((it, row.states), found);
        }
        found
    }

    /// The row of a fact, when it states all that is asked.
    fn row(&self, fact: FactIx, states: u64) -> Option<usize> {
        let at = self.rows.binary_search_by_key(&fact, |it| it.fact).ok()?;
        let counts = self.absent.binary_search(&at).is_err();
        (counts && self.rows[at].states & states == states).then_some(at)
    }
}

/// A row inside one that counts is contained, at any depth; one inside a doubtful row
/// stands for itself within it.
fn settle(rows: &[Row], parents: &[Option<usize>]) -> Vec<Place> {
    let mut res: Vec<Option<Place>> = vec![None; rows.len()];
    let mut way = Vec::new();
    for start in 0..rows.len() {
        let mut at = start;
        while res[at].is_none() {
            // Holds until the way back, and stops a circle should there be one.
            res[at] = Some(Place::Own);
            if let Some(parent) = parents[at] {
                way.push(at);
                at = parent;
            }
        }
        while let Some(below) = way.pop() {
            let parent = parents[below].unwrap_or(below);
            res[below] = Some(match res[parent] {
                Some(Place::Contained(root)) => Place::Contained(root),
                _ if rows[parent].maybe => Place::Within(parent),
                _ => Place::Contained(parent),
            });
        }
    }
    res.into_iter().map(|it| it.unwrap_or(Place::Own)).collect()
}

/// Takes from each doubtful row what the rows within it give in any case, so that the rows
/// can simply be added up: of 300,000 in dispute, 210,000 of which stand for themselves, the
/// dispute is about 90,000.
pub(super) fn without_parts(places: &[Place], cells: &mut [Interval], columns: usize) {
    let mut waiting = vec![0_usize; places.len()];
    for place in places {
        if let Place::Within(parent) = place {
            waiting[*parent] += 1;
        }
    }
    let mut ready: Vec<usize> = (0..places.len()).filter(|it| waiting[*it] == 0).collect();
    let mut tops: Vec<Option<i128>> = cells.iter().map(|_| Some(0)).collect();
    while let Some(at) = ready.pop() {
        let Place::Within(parent) = places[at] else {
            finish(at, cells, &tops, columns);
            continue;
        };
        for column in 0..columns {
            let (own, below) = (
                cells[at * columns + column].max,
                tops[at * columns + column],
            );
            let top = own.zip(below).map(|(own, below)| own.max(below));
            let sum = &mut tops[parent * columns + column];
            *sum = sum.zip(top).and_then(|(sum, top)| sum.checked_add(top));
        }
        finish(at, cells, &tops, columns);
        waiting[parent] -= 1;
        if waiting[parent] == 0 {
            ready.push(parent);
        }
    }
}

/// What a row gives beyond the rows within it.
fn finish(at: usize, cells: &mut [Interval], tops: &[Option<i128>], columns: usize) {
    for column in at * columns..(at + 1) * columns {
        if tops[column] != Some(0) {
            let beyond = |own: i128| tops[column].map_or(0, |it| (own - it).max(0));
            cells[column] = Interval {
                min: 0,
                max: cells[column].max.map(beyond),
            };
        }
    }
}

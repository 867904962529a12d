//! The window of time that holds the most: how acts "within two years" are added up
//! (Interpretation 2019-15 art. 16).

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{LastDay, Span};

/// Something that took time and counts for something. It lies in a window when it starts
/// on or after the window's first day and ends on or before its last.
///
/// For what is certainly inside, take the outer bounds of a period, and leave out what has
/// none; for what is possibly inside, its inner ones, and none for what is undated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowItem {
    /// Its first day; `None`: as late as need be.
    pub start: Option<Date>,
    /// Its last day; `None`: as early as need be. It can lie before `start`, when both are
    /// bounds of one unknown day.
    pub end: Option<Date>,
    /// What it counts for; what is below nothing counts for nothing.
    pub value: i128,
}

/// Something that took time and names things, such as the people helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamingItem<'a> {
    /// Its first day, as in [`WindowItem`].
    pub start: Option<Date>,
    /// Its last day, as in [`WindowItem`].
    pub end: Option<Date>,
    /// The things that it names.
    pub names: &'a [u32],
}

/// The window that holds the most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// What it holds: the sum of the values, or the number of different things named.
    pub total: i128,
    /// Its first and last day that count; `None` when nothing is dated. Of equal windows
    /// the earliest that starts with something.
    pub window: Option<(Date, Date)>,
    /// For each item, whether it lies inside.
    pub inside: Vec<bool>,
}

/// The window of this length with the greatest sum, in O(n log n); `None` when the sum of
/// everything leaves `i128`.
pub fn best_window(items: &[WindowItem], span: Span, last_day: LastDay) -> Option<Best> {
    items
        .iter()
        .try_fold(0_i128, |acc, it| acc.checked_add(it.value.max(0)))?;
    let bounds = items.iter().map(|it| (it.start, it.end)).collect();
    let sweep = Sweep {
        bounds,
        span,
        last_day,
    };
    Some(sweep.run(|at, end, held| held.add(end, items[at].value.max(0))))
}

/// The window of this length in which the most different things are named, in O(n log n)
/// over all names.
pub fn best_window_distinct(items: &[NamingItem<'_>], span: Span, last_day: LastDay) -> Best {
    let bounds = items.iter().map(|it| (it.start, it.end)).collect();
    // A thing is in a window as soon as the item that names it and ends first is.
    let mut least_end: FxHashMap<u32, usize> = FxHashMap::default();
    Sweep {
        bounds,
        span,
        last_day,
    }
    .run(|at, end, held| {
        for name in items[at].names {
            let known = least_end.get(name).copied();
            if known.is_none_or(|it| end < it) {
                if let Some(later) = known {
                    held.add(later, -1);
                }
                held.add(end, 1);
                least_end.insert(*name, end);
            }
        }
    })
}

/// Moves the window's first day back over the items' starts. What starts in the window or
/// behind it is held by the rank of its end, so that what ends in time is a prefix sum.
struct Sweep {
    bounds: Vec<(Option<Date>, Option<Date>)>,
    span: Span,
    last_day: LastDay,
}

impl Sweep {
    /// `hold` takes an item by its index and the rank of its end.
    fn run(&self, mut hold: impl FnMut(usize, usize, &mut Fenwick)) -> Best {
        let ends = sorted(self.bounds.iter().filter_map(|(_, end)| *end));
        let rank = |end: Date| ends.partition_point(|it| *it <= end);
        let mut held = Fenwick::new(ends.len() + 1);
        let mut waiting = self.latest_start_first().into_iter().peekable();
        let mut take_from = |first: Option<Date>, held: &mut Fenwick| {
            let due = |at: &usize| self.bounds[*at].0.is_none_or(|it| Some(it) >= first);
            while let Some(at) = waiting.next_if(due) {
                hold(at, self.bounds[at].1.map_or(0, rank), held);
            }
        };
        let mut best: Option<(i128, Date)> = None;
        let firsts = self.first_days();
        for first in firsts.iter().rev() {
            take_from(Some(*first), &mut held);
            let total = held.up_to(rank(self.last_day.of(*first, self.span)));
            if best.is_none_or(|(most, _)| total >= most) {
                best = Some((total, *first));
            }
        }
        match best {
            Some((total, first)) => self.best(total, first),
            None => {
                take_from(None, &mut held);
                Best {
                    total: held.up_to(0),
                    window: None,
                    inside: vec![true; self.bounds.len()],
                }
            }
        }
    }

    /// The days on which a window is worth starting: with an item, or, for items that can
    /// start as late as need be, after everything.
    fn first_days(&self) -> Vec<Date> {
        let starts = self.bounds.iter().filter_map(|(start, _)| *start);
        let open = self.bounds.iter().any(|(start, _)| start.is_none());
        let all = self
            .bounds
            .iter()
            .flat_map(|(start, end)| [*start, *end])
            .flatten();
        sorted(starts.chain(all.max().filter(|_| open)))
    }

    fn latest_start_first(&self) -> Vec<usize> {
        let mut res: Vec<usize> = (0..self.bounds.len()).collect();
        res.sort_by_key(|at| {
            let start = self.bounds[*at].0;
            std::cmp::Reverse((start.is_none(), start))
        });
        res
    }

    fn best(&self, total: i128, first: Date) -> Best {
        let last = self.last_day.of(first, self.span);
        let lies_inside = |(start, end): &(Option<Date>, Option<Date>)| {
            start.is_none_or(|it| first <= it) && end.is_none_or(|it| it <= last)
        };
        let inside = self.bounds.iter().map(lies_inside).collect();
        Best {
            total,
            window: Some((first, last)),
            inside,
        }
    }
}

fn sorted(dates: impl Iterator<Item = Date>) -> Vec<Date> {
    let mut res: Vec<Date> = dates.collect();
    res.sort_unstable();
    res.dedup();
    res
}

/// Sums over ranks, each changed and each prefix read in O(log n).
struct Fenwick(Vec<i128>);

impl Fenwick {
    fn new(ranks: usize) -> Self {
        Self(vec![0; ranks + 1])
    }

    /// Adds to a rank. The caller has made sure that all together fits.
    fn add(&mut self, rank: usize, value: i128) {
        let mut at = rank + 1;
        while let Some(sum) = self.0.get_mut(at) {
            *sum += value;
            at += at & at.wrapping_neg();
        }
    }

    /// The sum of the ranks up to this one.
    fn up_to(&self, rank: usize) -> i128 {
        let (mut at, mut sum) = (rank + 1, 0);
        while at > 0 {
            sum += self.0[at];
            at -= at & at.wrapping_neg();
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn item(start: &str, end: &str, value: i128) -> WindowItem {
        WindowItem {
            start: Some(day(start)),
            end: Some(day(end)),
            value,
        }
    }

    const UNDATED: WindowItem = WindowItem {
        start: None,
        end: None,
        value: 7,
    };

    fn two_years(items: &[WindowItem], last_day: LastDay) -> Best {
        best_window(items, Span::of_years(2), last_day).unwrap()
    }

    #[test]
    fn only_what_lies_wholly_inside_two_years_is_added() {
        let items = [
            item("2018-01-01", "2018-01-01", 50),
            item("2019-12-01", "2020-01-02", 100),
            item("2020-06-01", "2021-12-01", 10),
            item("2021-12-01", "2021-12-01", 1),
            item("2021-12-02", "2021-12-02", 5),
        ];
        let best = two_years(&items, LastDay::Included);
        let window = Some((day("2019-12-01"), day("2021-12-01")));
        assert_eq!((best.total, best.window), (111, window));
        assert_eq!(best.inside, [false, true, true, true, false]);
        let best = two_years(&items, LastDay::Excluded);
        assert_eq!(
            (best.total, best.window.unwrap().1),
            (100, day("2021-11-30"))
        );
    }

    #[test]
    fn of_equal_windows_it_is_the_earliest() {
        let items = [
            item("2023-01-01", "2023-01-01", 5),
            item("2018-01-01", "2018-01-01", 5),
        ];
        let best = two_years(&items, LastDay::Included);
        assert_eq!(best.inside, [false, true]);
        assert_eq!(best.window, Some((day("2018-01-01"), day("2020-01-01"))));
    }

    #[test]
    fn what_is_undated_goes_with_any_window() {
        let best = two_years(
            &[UNDATED, item("2018-01-01", "2018-01-01", 5)],
            LastDay::Included,
        );
        assert_eq!((best.total, best.inside), (12, vec![true, true]));
        let best = two_years(&[UNDATED, UNDATED], LastDay::Included);
        assert_eq!(
            (best.total, best.window, best.inside),
            (14, None, vec![true, true])
        );
        let best = two_years(&[], LastDay::Included);
        assert_eq!((best.total, best.window), (0, None));
    }

    #[test]
    fn one_unknown_day_fits_before_and_behind() {
        let unknown = WindowItem {
            start: Some(day("2020-12-31")),
            end: Some(day("2020-01-01")),
            value: 1,
        };
        for other in [
            item("2018-01-01", "2018-01-01", 1),
            item("2022-12-31", "2022-12-31", 1),
        ] {
            assert_eq!(two_years(&[unknown, other], LastDay::Included).total, 2);
        }
        let both = [
            unknown,
            item("2018-01-01", "2018-01-01", 1),
            item("2022-12-31", "2022-12-31", 1),
        ];
        assert_eq!(two_years(&both, LastDay::Included).total, 2);
    }

    #[test]
    fn a_long_act_lies_in_no_window_and_a_sum_beyond_i128_is_none() {
        let long = item("2015-01-01", "2020-01-01", 9);
        let best = two_years(&[long], LastDay::Included);
        assert_eq!((best.total, best.inside), (0, vec![false]));
        let large = item("2015-01-01", "2015-01-01", i128::MAX);
        assert_eq!(
            best_window(&[large, large], Span::of_years(2), LastDay::Included),
            None
        );
        assert_eq!(two_years(&[large], LastDay::Included).total, i128::MAX);
    }

    #[test]
    fn things_named_twice_count_once() {
        let naming = |start: &str, names| NamingItem {
            start: Some(day(start)),
            end: Some(day(start)),
            names,
        };
        let items = [
            naming("2018-01-01", &[1, 2, 2][..]),
            naming("2019-01-01", &[2, 3]),
            naming("2021-06-01", &[4]),
        ];
        let best = best_window_distinct(&items, Span::of_years(2), LastDay::Included);
        assert_eq!((best.total, best.inside), (3, vec![true, true, false]));
    }

    type Drawn = (Option<u32>, Option<u32>, i128, Vec<u32>);

    fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
        let date = || prop_oneof![5 => (0..40_u32).prop_map(Some), 1 => Just(None)];
        let one = (
            date(),
            date(),
            0..9_i128,
            prop::collection::vec(0..6_u32, 0..4),
        );
        prop::collection::vec(one, 0..9)
    }

    /// Around 29 February, so that short months are met too.
    fn date(at: u32) -> Date {
        Span::of_days(at).after(day("2024-02-10"))
    }

    proptest! {
        #[test]
        fn agrees_with_trying_every_day(
            drawn in drawn(), length in 1..20_u32, months in 0..2_u16, excluded in any::<bool>(),
        ) {
            let span = Span { years: 0, months, days: length };
            let last_day = if excluded { LastDay::Excluded } else { LastDay::Included };
            let sums: Vec<WindowItem> = drawn
                .iter()
                .map(|it| WindowItem { start: it.0.map(date), end: it.1.map(date), value: it.2 })
                .collect();
            let names: Vec<NamingItem<'_>> = drawn
                .iter()
                .map(|it| NamingItem { start: it.0.map(date), end: it.1.map(date), names: &it.3 })
                .collect();
            let inside = |first: Date| -> Vec<bool> {
                let last = last_day.of(first, span);
                let lies = |it: &WindowItem| {
                    it.start.is_none_or(|it| it >= first) && it.end.is_none_or(|it| it <= last)
                };
                sums.iter().map(lies).collect()
            };
            let sum = |inside: &[bool]| -> i128 {
                drawn.iter().zip(inside).filter(|it| *it.1).map(|it| it.0.2).sum()
            };
            let count = |inside: &[bool]| -> i128 {
                let named = drawn.iter().zip(inside).filter(|it| *it.1).flat_map(|it| &it.0.3);
                named.collect::<BTreeSet<_>>().len() as i128
            };
            let dated = drawn.iter().any(|it| it.0.is_some() || it.1.is_some());
            let days: Vec<Date> = (0..60).map(date).collect();
            let most = |of: &dyn Fn(&[bool]) -> i128| {
                days.iter().map(|it| of(&inside(*it))).max().unwrap()
            };

            let best = best_window(&sums, span, last_day).unwrap();
            prop_assert_eq!(best.total, most(&sum));
            prop_assert_eq!(sum(&best.inside), best.total);
            let distinct = best_window_distinct(&names, span, last_day);
            prop_assert_eq!(distinct.total, most(&count));
            prop_assert_eq!(count(&distinct.inside), distinct.total);
            prop_assert_eq!(best.window.is_some(), dated);

            let Some((first, last)) = best.window else { return Ok(()) };
            prop_assert_eq!(&best.inside, &inside(first));
            prop_assert_eq!(last, last_day.of(first, span));
            let earlier = sums.iter().filter_map(|it| it.start).filter(|it| *it < first);
            for start in earlier {
                prop_assert!(sum(&inside(start)) < best.total);
            }
        }
    }
}

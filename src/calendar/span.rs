//! Durations in years, months and days, and what they do to a date.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use jiff::{ToSpan, civil::Date};

/// A duration as the law states it: `1y6m`, `18m`, `30d`.
///
/// A year is twelve months. Months and days have no fixed ratio, so the order takes a month
/// as the average month of the calendar (146,097 days in 4,800 months): 30 days are less
/// than a month and 31 more, 365 days are less than a year and 366 more. No two durations
/// that the calendar itself can tell apart come out the other way round.
#[derive(Clone, Copy, Debug, Default)]
pub struct Span {
    /// Years.
    pub years: u16,
    /// Months beside the years; can be twelve or more.
    pub months: u16,
    /// Days beside the months.
    pub days: u32,
}

/// Durations from `min` to `max`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SpanRange {
    /// The shortest; none when the range is open below.
    pub min: Option<Span>,
    /// The longest; none when the range is open above.
    pub max: Option<Span>,
}

impl Span {
    /// So many whole years.
    pub const fn of_years(years: u16) -> Self {
        Self {
            years,
            months: 0,
            days: 0,
        }
    }

    /// So many whole months.
    pub const fn of_months(months: u16) -> Self {
        Self {
            years: 0,
            months,
            days: 0,
        }
    }

    /// So many days.
    pub const fn of_days(days: u32) -> Self {
        Self {
            years: 0,
            months: 0,
            days,
        }
    }

    /// The years and months together, in months.
    pub const fn total_months(self) -> u32 {
        self.years as u32 * 12 + self.months as u32
    }

    /// The day that lies this long after `date`; a day that its month does not have becomes
    /// the last of that month, so that a year from 29 February is 28 February. `None` after
    /// the year 9999.
    pub fn checked_add(self, date: Date) -> Option<Date> {
        let month = months_on(date, i64::from(self.total_months()))?;
        month.checked_add(i64::from(self.days).days()).ok()
    }

    /// The day that lies this long before `date`, with the same care for short months.
    pub fn checked_sub(self, date: Date) -> Option<Date> {
        let month = months_on(date, -i64::from(self.total_months()))?;
        month.checked_sub(i64::from(self.days).days()).ok()
    }

    /// [`Span::checked_add`] that stops at the last day of the calendar.
    pub fn after(self, date: Date) -> Date {
        self.checked_add(date).unwrap_or(Date::MAX)
    }

    /// The length in 4,800ths of a day, by the average month.
    fn average(self) -> i64 {
        i64::from(self.total_months()) * 146_097 + i64::from(self.days) * 4_800
    }
}

/// The same day some months on or back, the last of the month where it has no such day.
fn months_on(date: Date, months: i64) -> Option<Date> {
    let month = i64::from(date.year()) * 12 + i64::from(date.month()) - 1 + months;
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let first = Date::new(year, month.rem_euclid(12) as i8 + 1, 1).ok()?;
    Date::new(year, first.month(), date.day().min(first.days_in_month())).ok()
}

/// Equal durations are those of equal months and equal days: `1y` is `12m`.
impl PartialEq for Span {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Span {}

impl Hash for Span {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.total_months(), self.days).hash(state);
    }
}

impl Ord for Span {
    fn cmp(&self, other: &Self) -> Ordering {
        let months = || self.total_months().cmp(&other.total_months());
        self.average().cmp(&other.average()).then_with(months)
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As it is written: `1y6m`, `18m`, `30d`; no time at all is `0d`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.years > 0 {
            write!(f, "{}y", self.years)?;
        }
        if self.months > 0 {
            write!(f, "{}m", self.months)?;
        }
        if self.days > 0 || self.total_months() == 0 {
            write!(f, "{}d", self.days)?;
        }
        Ok(())
    }
}

impl SpanRange {
    /// Whether a duration lies in the range.
    pub fn contains(self, span: Span) -> bool {
        self.min.is_none_or(|it| it <= span) && self.max.is_none_or(|it| span <= it)
    }
}

/// As it is written: `6m..3y`.
impl fmt::Display for SpanRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |it: Option<Span>| it.map(|it| it.to_string()).unwrap_or_default();
        write!(f, "{}..{}", end(self.min), end(self.max))
    }
}

/// Whether the last day of a span still counts as within it: a named reading of the law.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LastDay {
    /// It does: "within" two years of 1 May still holds on 1 May two years on.
    #[default]
    Included,
    /// It does not.
    Excluded,
}

impl LastDay {
    /// The last day that counts within `span` of `first`; the last of the calendar where
    /// the span goes beyond it.
    pub fn of(self, first: Date, span: Span) -> Date {
        match (self, span.checked_add(first)) {
            (_, None) => Date::MAX,
            (Self::Included, Some(day)) => day,
            (Self::Excluded, Some(day)) => day.yesterday().unwrap_or(Date::MIN),
        }
    }
}

/// Whether `later` lies within `span` of `earlier`: `earlier` plus the span is not before
/// `later` (and not on it either, where the last day is excluded). A day before `earlier`
/// does not.
pub fn within(earlier: Date, later: Date, span: Span, last_day: LastDay) -> bool {
    earlier <= later && later <= last_day.of(earlier, span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    fn span(years: u16, months: u16, days: u32) -> Span {
        Span {
            years,
            months,
            days,
        }
    }

    #[test]
    fn a_year_from_29_february_is_28_february() {
        for (from, length, to) in [
            (day(2024, 2, 29), Span::of_years(1), day(2025, 2, 28)),
            (day(2024, 2, 29), Span::of_years(2), day(2026, 2, 28)),
            (day(2024, 2, 29), Span::of_years(4), day(2028, 2, 29)),
            (day(2023, 2, 28), Span::of_years(1), day(2024, 2, 28)),
            (day(2023, 1, 31), Span::of_months(1), day(2023, 2, 28)),
            (day(2023, 10, 31), Span::of_months(18), day(2025, 4, 30)),
            (day(2023, 1, 31), span(0, 1, 1), day(2023, 3, 1)),
            (day(2023, 12, 31), Span::of_days(1), day(2024, 1, 1)),
        ] {
            assert_eq!(length.checked_add(from), Some(to), "{from} + {length}");
        }
        assert_eq!(
            Span::of_years(1).checked_sub(day(2024, 2, 29)),
            Some(day(2023, 2, 28))
        );
    }

    #[test]
    fn the_calendar_ends_without_a_panic() {
        let most = span(u16::MAX, u16::MAX, u32::MAX);
        for date in [Date::MIN, day(2024, 2, 29), Date::MAX] {
            assert_eq!(most.checked_add(date), None);
            assert_eq!(most.checked_sub(date), None);
            assert_eq!(most.after(date), Date::MAX);
            assert!(within(date, Date::MAX, most, LastDay::Included));
        }
        assert_eq!(Span::of_days(1).checked_add(Date::MAX), None);
        assert_eq!(Span::of_days(1).checked_sub(Date::MIN), None);
    }

    #[test]
    fn two_years_end_on_the_same_day_which_counts_or_not() {
        let (from, two) = (day(2021, 5, 1), Span::of_years(2));
        for (later, included, excluded) in [
            (day(2021, 5, 1), true, true),
            (day(2023, 4, 30), true, true),
            (day(2023, 5, 1), true, false),
            (day(2023, 5, 2), false, false),
            (day(2021, 4, 30), false, false),
        ] {
            assert_eq!(
                within(from, later, two, LastDay::Included),
                included,
                "{later}"
            );
            assert_eq!(
                within(from, later, two, LastDay::Excluded),
                excluded,
                "{later}"
            );
        }
        let leap = day(2020, 2, 29);
        assert!(within(leap, day(2022, 2, 28), two, LastDay::Included));
        assert!(!within(leap, day(2022, 3, 1), two, LastDay::Included));
        assert!(!within(leap, day(2022, 2, 28), two, LastDay::Excluded));
    }

    #[test]
    fn durations_compare_sensibly() {
        assert_eq!(Span::of_years(1), Span::of_months(12));
        assert_eq!(span(1, 6, 0), Span::of_months(18));
        for (less, more) in [
            (Span::of_days(30), Span::of_months(1)),
            (Span::of_months(1), Span::of_days(31)),
            (Span::of_days(365), Span::of_years(1)),
            (Span::of_years(1), Span::of_days(366)),
            (Span::of_months(5), Span::of_months(6)),
            (Span::of_months(35), Span::of_years(3)),
            (Span::of_years(3), span(3, 0, 1)),
            (Span::default(), Span::of_days(1)),
        ] {
            assert!(less < more, "{less} < {more}");
        }
        let sentence = SpanRange {
            min: Some(Span::of_months(6)),
            max: Some(Span::of_years(3)),
        };
        assert!(sentence.contains(Span::of_months(6)) && sentence.contains(Span::of_months(36)));
        assert!(!sentence.contains(span(0, 5, 29)) && !sentence.contains(span(3, 0, 1)));
    }

    proptest! {
        /// Where one duration ends later than another from every day of four years, it is the
        /// greater one.
        #[test]
        fn the_order_never_contradicts_the_calendar(
            one in (0..3_u16, 0..30_u16, 0..800_u32),
            two in (0..3_u16, 0..30_u16, 0..800_u32),
        ) {
            let (one, two) = (span(one.0, one.1, one.2), span(two.0, two.1, two.2));
            let days = (0..1_461).map(|it| Span::of_days(it).after(day(2021, 1, 1)));
            let mut ends = days.map(|it| one.after(it).cmp(&two.after(it)));
            let first = ends.next().unwrap();
            if first != Ordering::Equal && ends.all(|it| it == first) {
                prop_assert_eq!(one.cmp(&two), first);
            }
        }
    }
}

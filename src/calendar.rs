//! Dates as far as they are known, periods, durations, and windows of time.

mod parse;
mod span;
mod window;

pub use jiff::civil::Date;
pub use parse::{parse_date, parse_span, parse_span_range, parse_validity, parse_when};
pub use span::{LastDay, Span, SpanRange, within};
pub use window::{Best, NamingItem, WindowItem, best_window, best_window_distinct};

/// A date that is known to the day, to the month or to the year: one day somewhere from
/// `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    first: Date,
    last: Date,
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// `2020`.
    Year,
    /// `2020-05`.
    Month,
    /// `2020-05-01`.
    Day,
}

impl PartialDate {
    /// This very day.
    pub const fn day(date: Date) -> Self {
        Self {
            first: date,
            last: date,
        }
    }

    /// Some day of this month; `None` when there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self {
            first,
            last: first.last_of_month(),
        })
    }

    /// Some day of this year; `None` when there is no such year.
    pub fn year(year: i16) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok()?;
        Some(Self {
            first,
            last: first.last_of_year(),
        })
    }

    /// The first day that it can be.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day that it can be.
    pub const fn last(self) -> Date {
        self.last
    }

    /// How exactly it is known.
    pub fn precision(self) -> Precision {
        if self.first == self.last {
            Precision::Day
        } else if self.first.month() == self.last.month() {
            Precision::Month
        } else {
            Precision::Year
        }
    }
}

/// As it is written: `2020`, `2020-05` or `2020-05-01`.
impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision() {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{:02}", self.first.day()),
        }
    }
}

/// When something happened: on one day (`2020-05-01`; or on one unknown day of
/// `2020-05`), or over a period (`2020-05-01..2020-08-31`) of which an end can be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    start: Option<PartialDate>,
    end: Option<PartialDate>,
    single: bool,
}

impl When {
    /// One day, known as far as `date` says.
    pub const fn on(date: PartialDate) -> Self {
        Self {
            start: Some(date),
            end: Some(date),
            single: true,
        }
    }

    /// A period, both days included; an end that is not known is `None`. `None` when the
    /// ends are certainly swapped or neither is known.
    pub fn period(start: Option<PartialDate>, end: Option<PartialDate>) -> Option<Self> {
        let swapped = matches!((start, end), (Some(start), Some(end)) if start.first > end.last);
        let unknown = start.is_none() && end.is_none();
        (!swapped && !unknown).then_some(Self {
            start,
            end,
            single: false,
        })
    }

    /// Its first day as it is written.
    pub const fn start(&self) -> Option<PartialDate> {
        self.start
    }

    /// Its last day as it is written.
    pub const fn end(&self) -> Option<PartialDate> {
        self.end
    }

    /// Whether it is one day and not a period.
    pub const fn is_single(&self) -> bool {
        self.single
    }

    /// The earliest day on which it can have started and the latest on which it can have
    /// ended: what certainly holds it. An open end is `None`.
    pub fn outer(&self) -> (Option<Date>, Option<Date>) {
        (
            self.start.map(PartialDate::first),
            self.end.map(PartialDate::last),
        )
    }

    /// The latest day on which it can have started and the earliest on which it can have
    /// ended: for one unknown day of May these are 31 May and 1 May. Both are known, since
    /// a period does not end before it starts: of `2020-05-01..` the earliest end is
    /// 2020-05-01.
    pub fn inner(&self) -> (Option<Date>, Option<Date>) {
        let (first_start, last_end) = self.outer();
        let start = earliest(self.start.map(PartialDate::last), last_end);
        let end = latest(self.end.map(PartialDate::first), first_start);
        (start, end)
    }

    /// Whether the whole of it lies before `date`, whatever the unknown days are.
    pub fn certainly_before(&self, date: Date) -> bool {
        self.outer().1.is_some_and(|end| end < date)
    }

    /// Whether the whole of it can lie before `date`.
    pub fn possibly_before(&self, date: Date) -> bool {
        self.inner().1.is_none_or(|end| end < date)
    }

    /// Whether the whole of it lies on or after `date`, whatever the unknown days are.
    pub fn certainly_from(&self, date: Date) -> bool {
        self.outer().0.is_some_and(|start| start >= date)
    }

    /// Whether the whole of it can lie on or after `date`.
    pub fn possibly_from(&self, date: Date) -> bool {
        self.inner().0.is_none_or(|start| start >= date)
    }

    /// Whether it can hold this day.
    pub fn contains_day(&self, day: Date) -> bool {
        let (start, end) = self.outer();
        start.is_none_or(|it| it <= day) && end.is_none_or(|it| day <= it)
    }

    /// Whether it holds this day, whatever the unknown days are.
    pub fn certainly_contains(&self, day: Date) -> bool {
        let start = self.start.is_some_and(|it| it.last <= day);
        let end = self.end.is_some_and(|it| day <= it.first);
        start && end
    }

    /// Whether the two can share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let ((start, end), (other_start, other_end)) = (self.outer(), other.outer());
        not_after(start, other_end) && not_after(other_start, end)
    }
}

/// As it is written: `2020-05`, `2020-05-01..2020-08-31`, `2020-05-01..`.
impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let (true, Some(date)) = (self.single, self.start) {
            return date.fmt(f);
        }
        if let Some(start) = self.start {
            start.fmt(f)?;
        }
        f.write_str("..")?;
        self.end.map_or(Ok(()), |end| end.fmt(f))
    }
}

/// Whether a start does not lie after an end; an open one never does.
fn not_after(start: Option<Date>, end: Option<Date>) -> bool {
    start.zip(end).is_none_or(|(start, end)| start <= end)
}

fn earliest(one: Option<Date>, two: Option<Date>) -> Option<Date> {
    one.into_iter().chain(two).min()
}

fn latest(one: Option<Date>, two: Option<Date>) -> Option<Date> {
    one.into_iter().chain(two).max()
}

/// The days on which a provision is in force, both ends included; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Validity {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Validity {
    /// Whether it is in force on this day.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|it| it <= day) && self.until.is_none_or(|it| day <= it)
    }
}

/// As it is written: `2015-11-01..`.
impl std::fmt::Display for Validity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let day = |it: Option<Date>| it.map(|it| it.to_string()).unwrap_or_default();
        write!(f, "{}..{}", day(self.from), day(self.until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> When {
        parse_when(text).unwrap().value
    }

    fn day(text: &str) -> Date {
        parse_date(text).unwrap().value.first()
    }

    #[test]
    fn one_unknown_day_can_start_late_and_end_early() {
        for (text, latest_start, earliest_end) in [
            ("2020-05", "2020-05-31", "2020-05-01"),
            ("2020-05-07", "2020-05-07", "2020-05-07"),
            ("2020-05..2020-08", "2020-05-31", "2020-08-01"),
            ("2020-05..2020", "2020-05-31", "2020-05-01"),
            ("2020..2020-05", "2020-05-31", "2020-05-01"),
            ("2020-05-07..", "2020-05-07", "2020-05-07"),
            ("..2020-05-07", "2020-05-07", "2020-05-07"),
            ("2020-05..", "2020-05-31", "2020-05-01"),
        ] {
            let inner = (Some(day(latest_start)), Some(day(earliest_end)));
            assert_eq!(when(text).inner(), inner, "{text}");
        }
    }

    #[test]
    fn a_period_lies_before_a_day_certainly_possibly_or_not() {
        for (text, certainly, possibly) in [
            ("2015-10-31", true, true),
            ("2015-11-01", false, false),
            ("2015-10", true, true),
            ("2015", false, true),
            ("2015-10-01..2015-11-01", false, false),
            ("2015-10-01..", false, true),
            ("2016-01-01..", false, false),
            ("..2015-10-31", true, true),
            ("..2015-12", false, false),
        ] {
            let (it, date) = (when(text), day("2015-11-01"));
            assert_eq!(it.certainly_before(date), certainly, "{text}");
            assert_eq!(it.possibly_before(date), possibly, "{text}");
        }
    }

    #[test]
    fn a_period_lies_from_a_day_on_certainly_possibly_or_not() {
        for (text, certainly, possibly) in [
            ("2015-10-31", false, false),
            ("2015-11-01", true, true),
            ("2015-11", true, true),
            ("2015", false, true),
            ("2015-10-01..2015-11-01", false, false),
            ("2015-11-01..", true, true),
            ("..2016", false, true),
        ] {
            let (it, date) = (when(text), day("2015-11-01"));
            assert_eq!(it.certainly_from(date), certainly, "{text}");
            assert_eq!(it.possibly_from(date), possibly, "{text}");
        }
    }

    #[test]
    fn days_and_periods_overlap() {
        let period = when("2020-05-01..2020-08");
        assert!(period.contains_day(day("2020-08-31")) && period.contains_day(day("2020-05-01")));
        assert!(!period.contains_day(day("2020-09-01")) && !period.contains_day(day("2020-04-30")));
        assert!(period.certainly_contains(day("2020-08-01")));
        assert!(!period.certainly_contains(day("2020-08-02")));
        assert!(!when("2020-05").certainly_contains(day("2020-05-07")));
        for (text, shared) in [
            ("2020-08-31..", true),
            ("2020-09-01..", false),
            ("..2020-04", false),
            ("..2020-05", true),
            ("2020", true),
        ] {
            assert_eq!(
                (period.overlaps(&when(text)), when(text).overlaps(&period)),
                (shared, shared)
            );
        }
    }
}

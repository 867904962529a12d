//! Counts and amounts of money: whole smallest steps, intervals of them, and exact
//! rational figures for everything that the law derives from them.

mod arabic;
mod currency;
pub(crate) mod cursor;
mod exact;
mod fault;
pub(crate) mod numeral;
mod parse;
pub(crate) mod propose;
mod range;
mod rate;
mod show;
mod sum;
mod vague;
mod words;

pub use currency::Currency;
pub use exact::Exact;
pub use fault::{Note, NoteKind, Parsed, ValueFault, ValueFaultKind};
pub use parse::{parse_count, parse_money};
pub(crate) use range::is_range_sign;
pub use rate::{Rate, parse_rate};
pub use show::{group_thousands, show_interval, show_steps, show_wan};

/// The greatest number that a value may state, in pieces or yuan: 10^24. Sums over
/// hundreds of thousands of facts then stay far inside `i128`, also in fen.
pub const NUMBER_LIMIT: i128 = 10_i128.pow(24);

/// What a number counts. Numbers are held in whole smallest steps of their unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Pieces; a step is one.
    Count,
    /// Chinese yuan; a step is one fen.
    Cny,
}

impl Unit {
    /// How many smallest steps make one: 1 piece, 100 fen.
    pub const fn steps(self) -> i128 {
        10_i128.pow(self.places())
    }

    /// How many decimals a number of this unit may have: 0, or 2 for fen.
    pub const fn places(self) -> u32 {
        match self {
            Self::Count => 0,
            Self::Cny => 2,
        }
    }
}

/// A number that is known to lie between two ends, both included, in smallest steps of
/// its unit. Exact when the ends meet; without a top when `max` is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The least that it can be; never negative.
    pub min: i128,
    /// The most that it can be; `None`: there is no top.
    pub max: Option<i128>,
}

impl Interval {
    /// Nothing at all.
    pub const ZERO: Self = Self::exact(0);

    /// Exactly `steps`.
    pub const fn exact(steps: i128) -> Self {
        Self {
            min: steps,
            max: Some(steps),
        }
    }

    /// From `min` to `max`, both included; `None` when they are swapped or negative.
    pub const fn between(min: i128, max: i128) -> Option<Self> {
        if min < 0 || max < min {
            None
        } else {
            Some(Self {
                min,
                max: Some(max),
            })
        }
    }

    /// `min` or more.
    pub const fn at_least(min: i128) -> Self {
        Self { min, max: None }
    }

    /// `max` or less, down to nothing.
    pub const fn up_to(max: i128) -> Self {
        Self {
            min: 0,
            max: Some(max),
        }
    }

    /// Whether the number is known exactly.
    pub fn is_exact(self) -> bool {
        self.max == Some(self.min)
    }

    /// The interval of a disputed number: anything from nothing to its top.
    pub const fn or_nothing(self) -> Self {
        Self {
            min: 0,
            max: self.max,
        }
    }

    /// The interval of a sum; `None` when it leaves `i128`.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let max = match (self.max, other.max) {
            (Some(one), Some(two)) => Some(one.checked_add(two)?),
            _ => None,
        };
        Some(Self {
            min: self.min.checked_add(other.min)?,
            max,
        })
    }

    /// The interval of what is left when `other` is taken away, never below nothing; `None`
    /// when it leaves `i128`.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let min = match other.max {
            Some(most) => self.min.checked_sub(most)?.max(0),
            None => 0,
        };
        let max = match self.max {
            Some(most) => Some(most.checked_sub(other.min)?.max(0)),
            None => None,
        };
        Some(Self { min, max })
    }
}

/// Whether a standard counts as reached when it is just equalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoundKind {
    /// "N 以上": N itself is enough (Criminal Law art. 99).
    AtLeast,
    /// "超过 N": only more than N is enough.
    MoreThan,
}

impl BoundKind {
    /// Whether this figure reaches the standard.
    pub fn is_met(self, figure: Exact, standard: Exact) -> bool {
        match self {
            Self::AtLeast => figure >= standard,
            Self::MoreThan => figure > standard,
        }
    }
}

/// What a figure says about a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Reached, whatever the true figure in the interval is.
    Met,
    /// Not reached, whatever the true figure is.
    Short,
    /// The interval straddles the standard.
    Undetermined,
}

/// Compares a figure, known to lie in `min..max` (`None`: no top), with a standard.
pub fn compare(min: Exact, max: Option<Exact>, bound: BoundKind, standard: Exact) -> Comparison {
    if bound.is_met(min, standard) {
        return Comparison::Met;
    }
    match max {
        Some(most) if !bound.is_met(most, standard) => Comparison::Short,
        _ => Comparison::Undetermined,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn range(min: i128, max: i128) -> Interval {
        Interval {
            min,
            max: Some(max),
        }
    }

    #[test]
    fn intervals_add_up_and_stay_open() {
        let one = range(100, 200);
        assert_eq!(one.checked_add(Interval::exact(5)), Some(range(105, 205)));
        assert_eq!(
            one.checked_add(Interval::at_least(5)),
            Some(Interval::at_least(105))
        );
        assert_eq!(one.checked_add(Interval::ZERO), Some(one));
        assert_eq!(
            Interval::exact(i128::MAX).checked_add(Interval::exact(1)),
            None
        );
        assert_eq!(
            Interval::at_least(i128::MAX).checked_add(Interval::at_least(1)),
            None
        );
    }

    #[test]
    fn what_is_taken_away_leaves_no_less_than_nothing() {
        let one = range(100, 200);
        assert_eq!(one.checked_sub(range(30, 50)), Some(range(50, 170)));
        assert_eq!(one.checked_sub(range(150, 160)), Some(range(0, 50)));
        assert_eq!(one.checked_sub(Interval::exact(300)), Some(Interval::ZERO));
        assert_eq!(one.checked_sub(Interval::at_least(20)), Some(range(0, 180)));
        assert_eq!(
            Interval::at_least(100).checked_sub(range(30, 50)),
            Some(Interval::at_least(50))
        );
    }

    #[test]
    fn a_disputed_number_goes_down_to_nothing() {
        assert_eq!(Interval::exact(200).or_nothing(), Interval::up_to(200));
        assert_eq!(Interval::at_least(200).or_nothing(), Interval::at_least(0));
        assert!(Interval::exact(200).is_exact() && !range(1, 2).is_exact());
        assert!(!Interval::at_least(0).is_exact());
        assert_eq!(Interval::between(2, 1), None);
        assert_eq!(Interval::between(-1, 1), None);
        assert_eq!(Interval::between(1, 1), Some(Interval::exact(1)));
    }

    #[test]
    fn a_range_that_straddles_the_standard_is_undetermined() {
        use Comparison::{Met, Short, Undetermined};
        for (min, max, at_least, more_than) in [
            (199, Some(199), Short, Short),
            (200, Some(200), Met, Short),
            (201, Some(201), Met, Met),
            (0, Some(199), Short, Short),
            (0, Some(200), Undetermined, Short),
            (0, Some(201), Undetermined, Undetermined),
            (200, Some(201), Met, Undetermined),
            (201, Some(300), Met, Met),
            (0, None, Undetermined, Undetermined),
            (200, None, Met, Undetermined),
            (201, None, Met, Met),
        ] {
            let whole = Exact::from_whole;
            let found = |bound| compare(whole(min), max.map(whole), bound, whole(200));
            assert_eq!(
                found(BoundKind::AtLeast),
                at_least,
                "{min}..{max:?} against 200"
            );
            assert_eq!(
                found(BoundKind::MoreThan),
                more_than,
                "{min}..{max:?} over 200"
            );
        }
    }
}

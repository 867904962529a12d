//! What can be said about a written value: remarks on a good one, the fault of a bad one.

use crate::text::TextRange;

use super::Currency;

/// A value that was read, with remarks on how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    /// The value.
    pub value: T,
    /// Remarks on its form, in order of place.
    pub notes: Vec<Note>,
}

/// A remark on the form of a value that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where, counted from the start of the value's text.
    pub range: TextRange,
    /// What.
    pub kind: NoteKind,
}

/// What a remark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Full-width digits or punctuation; the same in half width.
    FullWidth(String),
    /// Money without a currency, read as CNY; the same with its currency. The range is the
    /// whole value, so putting ` CNY` at its end does as well.
    BareAmount(String),
    /// A date written with 年, 月, 日; the same in the form of the format.
    ChineseDate(String),
}

/// Why a value could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueFault {
    /// What is wrong.
    pub kind: ValueFaultKind,
    /// The smallest piece that is wrong, counted from the start of the value's text.
    pub range: TextRange,
    /// The whole value in its right form, where only the form is wrong and the meaning is
    /// sure.
    pub instead: Option<String>,
}

impl ValueFault {
    /// A fault without a proposal.
    pub const fn new(kind: ValueFaultKind, range: TextRange) -> Self {
        Self {
            kind,
            range,
            instead: None,
        }
    }
}

/// The ways in which a value can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueFaultKind {
    /// Nothing is written.
    Empty,
    /// A number is due here.
    NotANumber,
    /// Text is left after the value.
    TrailingText,
    /// A number starts with a zero too many.
    LeadingZero,
    /// A number starts with a plus sign.
    PlusSign,
    /// A number is negative.
    Negative,
    /// Thousands are not grouped by three.
    Grouping,
    /// A blank stands inside a number.
    SpaceInNumber,
    /// A count has decimals, or 万 and the like do not bring it to whole pieces.
    FractionOfCount,
    /// Money has more decimals than fen; how many decimals can stand here.
    TooManyDecimals {
        /// The most decimals that this number can have.
        allowed: u32,
    },
    /// A number exceeds [`super::NUMBER_LIMIT`].
    TooLarge,
    /// Units such as 千 and 万 stand in an impossible order.
    UnitOrder,
    /// A number can be read in two ways, such as 3万5 or 3..5万.
    Ambiguous,
    /// Words such as 约 or 余 make the number vague; a range says it.
    Approximate,
    /// Words such as 以上 or "at least" state a bound that the format writes with a sign.
    BoundInWords,
    /// The ends of a range are swapped.
    SwappedEnds,
    /// A range states neither end.
    NoEnds,
    /// A range is written with another sign than `..`.
    RangeSign,
    /// Two different counter words stand on the ends of one range.
    MixedCounters,
    /// An amount of money stands where a count is due.
    MoneyInCount,
    /// No currency that is known here.
    UnknownCurrency,
    /// Two currencies stand in one value.
    MixedCurrency {
        /// The one that stands first.
        first: Currency,
        /// The one that contradicts it.
        second: Currency,
    },
    /// Money in a foreign currency without a rate beside it.
    NeedsRate {
        /// The currency that it is in.
        currency: Currency,
    },
    /// The rate beside it is of another currency.
    OtherRate {
        /// The currency that the money is in.
        currency: Currency,
        /// The currency of the rate.
        rate: Currency,
    },
    /// A rate is due here, such as `7.1234 CNY/USD`.
    NotARate,
    /// A rate is given in foreign currency for a yuan.
    RateUpsideDown,
    /// A rate of zero.
    ZeroRate,
    /// A date is due here, such as `2020-05-01`, `2020-05` or `2020`.
    NotADate,
    /// A date in another form, such as `2020/5/1`.
    DateForm,
    /// A period where one date is due.
    PeriodForDate,
    /// One date where a period is due.
    DateForPeriod,
    /// No such year.
    ImpossibleYear,
    /// No such month.
    ImpossibleMonth,
    /// No such day.
    ImpossibleDay {
        /// The last day of that month.
        last: i8,
    },
    /// A time of day stands behind a date.
    TimeOfDay,
    /// A duration is due here, such as `1y6m`, `18m` or `30d`.
    NotASpan,
    /// A duration whose number has no unit.
    SpanUnit,
    /// A duration with a word or a capital for its unit, such as `2 years`.
    SpanForm,
    /// A range where one duration is due.
    RangeForSpan,
    /// A `>` or `<` without quotes opens a block scalar in YAML; it is found above, where
    /// the YAML is known.
    OpensBlockScalar,
}

//! Written numbers: `1,200`, `1.2万`, `一万二千`, `3万5千`, exact.

use crate::text::TextRange;

use super::arabic::{Arabic, arabic};
use super::cursor::Cursor;
pub use super::sum::digit;
use super::sum::{summed, unit_zeros};
use super::{Exact, NUMBER_LIMIT, Unit, ValueFault, ValueFaultKind};

/// A number as it is written: `digits` with the last `decimals` of them behind the point,
/// and so many `zeros` of units such as 万 behind.
#[derive(Clone, Debug)]
pub struct Numeral {
    number: Arabic,
    zeros: u32,
    /// The zeros of the units that it ends with: 7 for 三千万, 0 for 1,200.
    pub unit: u32,
    /// Where it stands.
    pub range: TextRange,
}

impl Numeral {
    /// The number in smallest steps of `unit`.
    pub fn steps(&self, unit: Unit, cursor: &Cursor<'_>) -> Result<i128, ValueFault> {
        let allowed = unit.places() + self.zeros;
        if self.number.decimals > allowed {
            let kind = match unit {
                Unit::Count => ValueFaultKind::FractionOfCount,
                Unit::Cny => ValueFaultKind::TooManyDecimals { allowed },
            };
            return Err(ValueFault::new(kind, self.number.surplus(allowed, cursor)));
        }
        let zeros = 10_i128.checked_pow(allowed - self.number.decimals);
        self.number
            .digits
            .zip(zeros)
            .and_then(|(digits, zeros)| digits.checked_mul(zeros))
            .filter(|it| *it <= NUMBER_LIMIT * unit.steps())
            .ok_or(ValueFault::new(ValueFaultKind::TooLarge, self.range))
    }

    /// The number as an exact fraction with at most `places` decimals, not above `limit`.
    pub fn exact(
        &self,
        places: u32,
        limit: i128,
        cursor: &Cursor<'_>,
    ) -> Result<Exact, ValueFault> {
        let allowed = places + self.zeros;
        if self.number.decimals > allowed {
            let kind = ValueFaultKind::TooManyDecimals { allowed };
            return Err(ValueFault::new(kind, self.number.surplus(allowed, cursor)));
        }
        let zeros = 10_i128.checked_pow(self.zeros);
        let tens = 10_i128.checked_pow(self.number.decimals);
        self.number
            .digits
            .zip(zeros)
            .and_then(|(digits, zeros)| digits.checked_mul(zeros))
            .zip(tens)
            .and_then(|(digits, tens)| Exact::from_ratio(digits, tens))
            .filter(|it| *it <= Exact::from_whole(limit))
            .ok_or(ValueFault::new(ValueFaultKind::TooLarge, self.range))
    }

    /// Whether it has no decimals.
    pub fn is_whole(&self) -> bool {
        self.number.decimals == 0
    }
}

/// Reads a number.
pub fn numeral(cursor: &mut Cursor<'_>) -> Result<Numeral, ValueFault> {
    let start = cursor.at();
    let (number, zeros, unit) = match cursor.peek() {
        Some('0'..='9') => {
            let number = arabic(cursor)?;
            if number.decimals > 0 {
                let zeros = units_behind(cursor)?;
                (number, zeros, zeros)
            } else {
                let (number, unit) = summed(cursor, Some(number))?;
                (number, 0, unit)
            }
        }
        Some(it) if starts_number(it) => {
            let (number, unit) = summed(cursor, None)?;
            (number, 0, unit)
        }
        _ => return Err(no_number(cursor)),
    };
    let res = Numeral {
        number,
        zeros,
        unit,
        range: cursor.since(start),
    };
    refuse_tail(cursor)?;
    Ok(res)
}

/// Whether a number can start here.
pub fn starts_number(next: char) -> bool {
    next.is_ascii_digit() || digit(next).is_some() || unit_zeros(next) == Some(1)
}

/// What stands where a number is due.
fn no_number(cursor: &Cursor<'_>) -> ValueFault {
    let mut ahead = cursor.clone();
    let start = ahead.at();
    let sign = ahead.bump();
    let numbered = ahead.peek().is_some_and(starts_number);
    match sign {
        Some('+') if numbered => ValueFault::new(ValueFaultKind::PlusSign, ahead.since(start)),
        Some('-' | '−' | '–') if numbered => {
            ValueFault::new(ValueFaultKind::Negative, ahead.since(start))
        }
        None => ValueFault::new(ValueFaultKind::NotANumber, cursor.rest()),
        _ => ValueFault::new(ValueFaultKind::NotANumber, cursor.word()),
    }
}

/// Refuses what would make it another number: `1e5`, `0x10`, `1/2`, `12,`.
fn refuse_tail(cursor: &mut Cursor<'_>) -> Result<(), ValueFault> {
    let mut ahead = cursor.clone();
    let tail = ahead.take_while(|it| it.is_ascii_alphanumeric());
    let exponent = cursor.half(tail).contains(|it: char| it.is_ascii_digit());
    if exponent || matches!(cursor.peek(), Some('/' | '%' | '‰' | '^' | '*' | '\'')) {
        return Err(ValueFault::new(ValueFaultKind::NotANumber, cursor.word()));
    }
    Ok(())
}

/// The zeros of the units behind a number with decimals: 4 in 1.2万, 7 in 1.5千万.
fn units_behind(cursor: &mut Cursor<'_>) -> Result<u32, ValueFault> {
    let (mut zeros, mut least) = (0, 0);
    while let Some(unit) = take_unit(cursor, least) {
        zeros += unit;
        least = unit;
    }
    if cursor
        .peek()
        .is_some_and(|it| starts_number(it) || unit_zeros(it).is_some())
    {
        return Err(ValueFault::new(ValueFaultKind::UnitOrder, cursor.word()));
    }
    Ok(zeros)
}

/// Takes a unit greater than the one before it, and blanks before it.
fn take_unit(cursor: &mut Cursor<'_>, above: u32) -> Option<u32> {
    let mut ahead = cursor.clone();
    ahead.skip_blank();
    let zeros = ahead.bump().and_then(unit_zeros).filter(|it| *it > above)?;
    *cursor = ahead;
    Some(zeros)
}

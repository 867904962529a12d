//! Digits with separators and decimals: `1,200`, `1_200`, `0.5`.

use crate::text::{TextRange, TextSize};

use super::cursor::Cursor;
use super::{ValueFault, ValueFaultKind};

/// More decimals than these are only counted: no unit makes them whole steps.
const DECIMALS_KEPT: u32 = 14;

/// A number in digits.
#[derive(Clone, Debug)]
pub struct Arabic {
    /// All its digits; none when they leave `i128`.
    pub digits: Option<i128>,
    /// How many of them stand behind the point.
    pub decimals: u32,
    /// Where the point and then the decimals start.
    point: TextSize,
    decimals_at: TextSize,
    /// Where it stands.
    pub range: TextRange,
}

impl Arabic {
    /// A whole number.
    pub fn whole(value: i128, range: TextRange) -> Self {
        let end = range.end();
        Self {
            digits: Some(value),
            decimals: 0,
            point: end,
            decimals_at: end,
            range,
        }
    }

    /// The value of one without decimals.
    pub fn value(&self) -> Result<i128, ValueFault> {
        self.digits
            .ok_or(ValueFault::new(ValueFaultKind::TooLarge, self.range))
    }

    /// The decimals that are too many; with the point when there can be none.
    pub fn surplus(&self, allowed: u32, cursor: &Cursor<'_>) -> TextRange {
        let start = match allowed {
            0 => self.point,
            kept => cursor.chars_after(self.decimals_at, kept),
        };
        TextRange::new(start, self.range.end())
    }
}

/// Reads digits, grouped by three or not at all, and decimals behind a point.
pub fn arabic(cursor: &mut Cursor<'_>) -> Result<Arabic, ValueFault> {
    let start = cursor.at();
    let mut digits = Some(0);
    whole_part(cursor, &mut digits)?;
    let point = cursor.at();
    let range = cursor.since(start);
    let mut res = Arabic {
        digits,
        decimals: 0,
        point,
        decimals_at: point,
        range,
    };
    if cursor.peek() != Some('.') || cursor.peek_second() == Some('.') {
        return Ok(res);
    }
    cursor.bump();
    res.decimals_at = cursor.at();
    while let Some(next) = cursor.take_if(|it| it.is_ascii_digit()) {
        res.decimals = res.decimals.saturating_add(1);
        if res.decimals <= DECIMALS_KEPT {
            add_digit(&mut res.digits, next);
        }
    }
    if res.decimals == 0 {
        return Err(ValueFault::new(
            ValueFaultKind::NotANumber,
            cursor.since(point),
        ));
    }
    res.range = cursor.since(start);
    let more = cursor.peek() == Some('.') && cursor.peek_second() != Some('.');
    if more || cursor.peek().is_some_and(is_separator) {
        return Err(ValueFault::new(ValueFaultKind::NotANumber, cursor.word()));
    }
    Ok(res)
}

/// Reads the digits before the point.
fn whole_part(cursor: &mut Cursor<'_>, digits: &mut Option<i128>) -> Result<(), ValueFault> {
    refuse_leading_zero(cursor)?;
    let (first, count) = group(cursor, digits);
    let separator = cursor.peek().filter(|it| is_separator(*it));
    if separator.is_some() && count > 3 {
        return Err(ValueFault::new(ValueFaultKind::Grouping, first));
    }
    while let Some(sign) = cursor.peek().filter(|it| is_separator(*it)) {
        let at = cursor.at();
        cursor.bump();
        let between = cursor.since(at);
        if separator != Some(sign) || !cursor.peek().is_some_and(|it| it.is_ascii_digit()) {
            return Err(ValueFault::new(ValueFaultKind::Grouping, between));
        }
        let (range, count) = group(cursor, digits);
        if count != 3 {
            return Err(ValueFault::new(ValueFaultKind::Grouping, range));
        }
    }
    Ok(())
}

/// Refuses `007`, `00` and `0,500`.
fn refuse_leading_zero(cursor: &Cursor<'_>) -> Result<(), ValueFault> {
    let mut ahead = cursor.clone();
    let first = ahead.take_if(|it| it == '0');
    let start = cursor.at();
    if first.is_some()
        && ahead
            .peek()
            .is_some_and(|it| it.is_ascii_digit() || is_separator(it))
    {
        ahead.take_while(|it| it == '0');
        return Err(ValueFault::new(
            ValueFaultKind::LeadingZero,
            ahead.since(start),
        ));
    }
    Ok(())
}

fn is_separator(it: char) -> bool {
    matches!(it, ',' | '_')
}

/// Reads digits up to the next separator.
fn group(cursor: &mut Cursor<'_>, digits: &mut Option<i128>) -> (TextRange, usize) {
    let (start, mut count) = (cursor.at(), 0);
    while let Some(next) = cursor.take_if(|it| it.is_ascii_digit()) {
        add_digit(digits, next);
        count += 1;
    }
    (cursor.since(start), count)
}

fn add_digit(digits: &mut Option<i128>, next: char) {
    let next = i128::from(u32::from(next) - u32::from('0'));
    *digits = digits.and_then(|it| it.checked_mul(10)?.checked_add(next));
}

//! One written date.

use jiff::civil::Date;

use crate::quantity::cursor::Cursor;
use crate::quantity::numeral::{digit, numeral};
use crate::quantity::{Unit, ValueFault, ValueFaultKind};
use crate::text::{TextRange, TextSize};

use super::{PartialDate, Read, chinese_date_note};

/// Reads one date. Its shape is checked before its days are, since `20230601` names a day
/// and is still not how the format writes it.
pub fn date(cursor: &mut Cursor<'_>) -> Read<PartialDate> {
    let start = cursor.at();
    let mut year = digits(cursor, |it| it.to_digit(10));
    if year.count == 0 {
        year = digits(cursor, |it| digit(it).and_then(|it| u32::try_from(it).ok()));
    }
    if ate_year(cursor) {
        let date = chinese(cursor, &year, start)?;
        return Ok((date, Some(chinese_date_note(cursor.since(start), date))));
    }
    let joint = cursor.peek().is_some_and(|it| is_joint(it, cursor));
    if year.count != 4 || joint {
        return Err(wrong_shape(start, cursor));
    }
    let value = valid_year(&year)?;
    let month = match part(cursor, start)? {
        None => return Ok((whole(PartialDate::year(value), year.range)?, None)),
        Some(month) => valid_month(&month)?,
    };
    match part(cursor, start)? {
        None => Ok((whole(PartialDate::month(value, month), year.range)?, None)),
        Some(day) => Ok((valid_day(value, month, &day)?, None)),
    }
}

/// A run of digits, at its place.
struct Digits {
    count: usize,
    /// Its number; that of a run that is no part of a date stays at the greatest.
    number: i16,
    range: TextRange,
}

fn digits(cursor: &mut Cursor<'_>, value: impl Fn(char) -> Option<u32>) -> Digits {
    let (start, mut count, mut number) = (cursor.at(), 0, 0_i16);
    while let Some(digit) = cursor.peek().and_then(&value) {
        cursor.bump();
        count += 1;
        number = number
            .saturating_mul(10)
            .saturating_add(i16::try_from(digit).unwrap_or(i16::MAX));
    }
    let range = cursor.since(start);
    Digits {
        count,
        number,
        range,
    }
}

/// Takes 年, perhaps behind blanks.
fn ate_year(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = cursor.clone();
    ahead.skip_blank();
    let res = ahead.eat("年");
    if res {
        *cursor = ahead;
    }
    res
}

/// Signs that join the parts of a date in forms other than this format's.
fn is_joint(it: char, cursor: &Cursor<'_>) -> bool {
    it == '/' || (it == '.' && cursor.peek_second() != Some('.'))
}

/// The next part behind a hyphen: two digits. Another hyphen, such as that of `2020-2021`,
/// is left for the caller.
fn part(cursor: &mut Cursor<'_>, start: TextSize) -> Result<Option<Digits>, ValueFault> {
    let mut ahead = cursor.clone();
    let joint = ahead.take_if(|it| it == '-');
    let digits = digits(&mut ahead, |it| it.to_digit(10));
    if joint.is_none() || digits.count == 4 || digits.count == 0 {
        return Ok(None);
    }
    *cursor = ahead;
    if digits.count == 2 {
        Ok(Some(digits))
    } else {
        Err(wrong_shape(start, cursor))
    }
}

/// Says of the whole piece from `start` that it is no date, or one in another form.
fn wrong_shape(start: TextSize, cursor: &mut Cursor<'_>) -> ValueFault {
    let seen = cursor.since(start);
    while cursor
        .peek()
        .is_some_and(|it| it.is_ascii_digit() || it == '-' || is_joint(it, cursor))
        && !joins_years(cursor)
    {
        cursor.bump();
    }
    let range = cursor.since(start);
    if range.is_empty() {
        return ValueFault::new(ValueFaultKind::NotADate, cursor.word());
    }
    let text = cursor.half(range);
    let known = is_year_first(&text) || (seen == range && text.len() == 8);
    let kind = if known {
        ValueFaultKind::DateForm
    } else {
        ValueFaultKind::NotADate
    };
    ValueFault::new(kind, range)
}

/// Whether a hyphen stands here that joins two dates, as in `2020/5/1-2020/8/31`.
fn joins_years(cursor: &Cursor<'_>) -> bool {
    let mut ahead = cursor.clone();
    let joint = ahead.take_if(|it| it == '-');
    joint.is_some() && (0..4).all(|_| ahead.take_if(|it| it.is_ascii_digit()).is_some())
}

/// Whether a year and one or two short parts behind it are joined.
fn is_year_first(text: &str) -> bool {
    let mut parts = text.split(['-', '/', '.']).map(str::len);
    let year = parts.next() == Some(4);
    let rest: Vec<usize> = parts.by_ref().take(3).collect();
    year && (1..=2).contains(&rest.len()) && rest.iter().all(|it| (1..=2).contains(it))
}

/// What follows 年: a month, and a day.
fn chinese(
    cursor: &mut Cursor<'_>,
    year: &Digits,
    start: TextSize,
) -> Result<PartialDate, ValueFault> {
    if year.count != 4 {
        let range = cursor.since(start);
        return Err(ValueFault::new(ValueFaultKind::NotADate, range));
    }
    let value = valid_year(year)?;
    let Some(month) = chinese_part(cursor, &["月份", "月"])? else {
        return whole(PartialDate::year(value), year.range);
    };
    let month = valid_month(&month)?;
    match chinese_part(cursor, &["日", "号"])? {
        None => whole(PartialDate::month(value, month), year.range),
        Some(day) => valid_day(value, month, &day),
    }
}

/// A number and the word behind it.
fn chinese_part(cursor: &mut Cursor<'_>, words: &[&str]) -> Result<Option<Digits>, ValueFault> {
    let mut ahead = cursor.clone();
    ahead.skip_blank();
    let mut part = digits(&mut ahead, |it| it.to_digit(10));
    if part.count == 0 {
        let Ok(number) = numeral(&mut ahead) else {
            return Ok(None);
        };
        let steps = number.steps(Unit::Count, &ahead)?;
        part.number = i16::try_from(steps).unwrap_or(i16::MAX);
        part.range = number.range;
    }
    ahead.skip_blank();
    if !words.iter().any(|it| ahead.eat(it)) {
        return Err(ValueFault::new(ValueFaultKind::NotADate, part.range));
    }
    *cursor = ahead;
    Ok(Some(part))
}

/// Years are written with four digits, from 1000 on; `0202` is a slip of the pen.
fn valid_year(year: &Digits) -> Result<i16, ValueFault> {
    if (1_000..=9_999).contains(&year.number) {
        return Ok(year.number);
    }
    Err(ValueFault::new(ValueFaultKind::ImpossibleYear, year.range))
}

fn valid_month(month: &Digits) -> Result<i8, ValueFault> {
    i8::try_from(month.number)
        .ok()
        .filter(|it| (1..=12).contains(it))
        .ok_or(ValueFault::new(
            ValueFaultKind::ImpossibleMonth,
            month.range,
        ))
}

fn valid_day(year: i16, month: i8, day: &Digits) -> Result<PartialDate, ValueFault> {
    let last = Date::new(year, month, 1).map_or(31, Date::days_in_month);
    let fault = ValueFault::new(ValueFaultKind::ImpossibleDay { last }, day.range);
    let number = i8::try_from(day.number).map_err(|_| fault.clone())?;
    Date::new(year, month, number)
        .map(PartialDate::day)
        .map_err(|_| fault)
}

fn whole(date: Option<PartialDate>, range: TextRange) -> Result<PartialDate, ValueFault> {
    date.ok_or(ValueFault::new(ValueFaultKind::NotADate, range))
}

//! One written duration.

use crate::quantity::cursor::Cursor;
use crate::quantity::numeral::{numeral, starts_number};
use crate::quantity::{Unit, ValueFault, ValueFaultKind};
use crate::text::TextRange;

use super::{Read, Span};

/// More days than the calendar has.
const DAYS_LIMIT: u32 = 4_000_000;

/// Reads one duration: numbers with `y`, `m`, `d` or 年, 个月, 天, in this order.
pub fn span(cursor: &mut Cursor<'_>) -> Read<Span> {
    let mut res = Span::default();
    let mut last = None;
    loop {
        cursor.skip_blank();
        if cursor.sees("半") {
            half(cursor, &mut res, &mut last)?;
            continue;
        }
        if last == Some(Part::Year) {
            cursor.eat("零");
        }
        if !cursor.peek().is_some_and(starts_number) {
            break;
        }
        let (number, range) = whole_number(cursor)?;
        cursor.skip_blank();
        let unit = cursor.at();
        let part = part(cursor, range)?;
        if last.is_some_and(|last| last >= part) {
            return Err(ValueFault::new(
                ValueFaultKind::UnitOrder,
                cursor.since(unit),
            ));
        }
        put(&mut res, part, number).ok_or(ValueFault::new(ValueFaultKind::TooLarge, range))?;
        last = Some(part);
    }
    if last.is_none() {
        return Err(no_span(cursor));
    }
    Ok((res, None))
}

/// The parts of a duration, in the order in which they are written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Year,
    Month,
    Day,
}

/// 半年 is six months, and so is 半 behind years.
fn half(
    cursor: &mut Cursor<'_>,
    res: &mut Span,
    last: &mut Option<Part>,
) -> Result<(), ValueFault> {
    let start = cursor.at();
    cursor.eat("半");
    let fits = match last {
        None => cursor.eat("年"),
        Some(Part::Year) => !cursor.sees("年"),
        Some(_) => false,
    };
    if !fits {
        return Err(ValueFault::new(
            ValueFaultKind::NotASpan,
            cursor.since(start),
        ));
    }
    (res.months, *last) = (6, Some(Part::Month));
    Ok(())
}

fn put(res: &mut Span, part: Part, number: i128) -> Option<()> {
    match part {
        Part::Year => res.years = u16::try_from(number).ok().filter(|it| *it <= 9_999)?,
        Part::Month => res.months = u16::try_from(number).ok()?,
        Part::Day => res.days = u32::try_from(number).ok().filter(|it| *it <= DAYS_LIMIT)?,
    }
    Some(())
}

/// A whole number. Digits are taken by themselves, since a letter behind them is a unit
/// here and no exponent.
fn whole_number(cursor: &mut Cursor<'_>) -> Result<(i128, TextRange), ValueFault> {
    if !cursor.peek().is_some_and(|it| it.is_ascii_digit()) {
        let number = numeral(cursor)?;
        return Ok((number.steps(Unit::Count, cursor)?, number.range));
    }
    let range = cursor.take_while(|it| it.is_ascii_digit());
    let digits = cursor.half(range);
    if digits.len() > 1 && digits.starts_with('0') {
        return Err(ValueFault::new(ValueFaultKind::LeadingZero, range));
    }
    if matches!(cursor.peek(), Some(',' | '_')) || (cursor.sees(".") && !cursor.sees("..")) {
        return Err(ValueFault::new(ValueFaultKind::NotASpan, cursor.word()));
    }
    let number = digits
        .parse()
        .map_err(|_| ValueFault::new(ValueFaultKind::TooLarge, range))?;
    Ok((number, range))
}

/// The unit behind a number.
fn part(cursor: &mut Cursor<'_>, number: TextRange) -> Result<Part, ValueFault> {
    let chinese = [
        ("年", Part::Year),
        ("个月", Part::Month),
        ("個月", Part::Month),
        ("月", Part::Month),
        ("日", Part::Day),
        ("天", Part::Day),
    ];
    if let Some((_, part)) = chinese.iter().find(|(word, _)| cursor.eat(word)) {
        return Ok(*part);
    }
    let range = cursor.take_while(|it| it.is_ascii_alphabetic());
    match cursor.half(range).as_str() {
        "" => Err(ValueFault::new(ValueFaultKind::SpanUnit, number)),
        "y" => Ok(Part::Year),
        "m" => Ok(Part::Month),
        "d" => Ok(Part::Day),
        word if letter_of(word).is_some() => Err(ValueFault::new(ValueFaultKind::SpanForm, range)),
        _ => Err(ValueFault::new(ValueFaultKind::NotASpan, range)),
    }
}

/// The letter that the format writes for a word.
pub fn letter_of(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "y" | "yr" | "yrs" | "year" | "years" => "y",
        "m" | "mo" | "mos" | "mth" | "mths" | "month" | "months" => "m",
        "d" | "day" | "days" => "d",
        _ => return None,
    })
}

fn no_span(cursor: &Cursor<'_>) -> ValueFault {
    let mut ahead = cursor.clone();
    let start = ahead.at();
    let sign = ahead.bump();
    let range = ahead.since(start);
    match sign.filter(|_| ahead.peek().is_some_and(starts_number)) {
        Some('-' | '−' | '–') => ValueFault::new(ValueFaultKind::Negative, range),
        Some('+') => ValueFault::new(ValueFaultKind::PlusSign, range),
        _ => ValueFault::new(ValueFaultKind::NotASpan, cursor.word()),
    }
}

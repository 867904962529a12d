//! Written dates, periods and durations, read.

mod date;
mod propose;
mod span;

use crate::quantity::cursor::{Cursor, full_width_notes};
use crate::quantity::propose::proposed;
use crate::quantity::{Note, NoteKind, Parsed, ValueFault, ValueFaultKind, is_range_sign};
use crate::text::TextRange;

use super::{PartialDate, Span, SpanRange, Validity, When};
use date::date;
use propose::candidate;
use span::span;

/// Reads a date: `2020-05-01`, `2020-05`, `2020`; `2020年5月1日` and the like are read and
/// noted.
///
/// # Errors
/// What is wrong with it, at the smallest wrong piece.
pub fn parse_date(text: &str) -> Result<Parsed<PartialDate>, ValueFault> {
    proposed(text, candidate, |text| {
        let (ends, notes) = ends(text, date)?;
        match ends {
            Ends::One(date, _) => Ok(Parsed { value: date, notes }),
            Ends::Range(.., range) => Err(ValueFault::new(ValueFaultKind::PeriodForDate, range)),
        }
    })
}

/// Reads a date or a period: `2020-05`, `2020-05-01..2020-08-31`, `2020-05-01..`.
///
/// # Errors
/// What is wrong with it, at the smallest wrong piece.
pub fn parse_when(text: &str) -> Result<Parsed<When>, ValueFault> {
    proposed(text, candidate, |text| {
        let (ends, notes) = ends(text, date)?;
        let value = match ends {
            Ends::One(date, _) => When::on(date),
            Ends::Range(start, end, range) => When::period(start, end)
                .ok_or(ValueFault::new(ValueFaultKind::SwappedEnds, range))?,
        };
        Ok(Parsed { value, notes })
    })
}

/// Reads when a provision is in force: `2015-11-01..`, `2015-11-01..2020-12-31`, both days
/// included. A partial end stands for all its days.
///
/// # Errors
/// What is wrong with it, at the smallest wrong piece.
pub fn parse_validity(text: &str) -> Result<Parsed<Validity>, ValueFault> {
    proposed(text, candidate, |text| {
        let (ends, notes) = ends(text, date)?;
        let (when, range) = match ends {
            Ends::One(_, range) => {
                return Err(ValueFault::new(ValueFaultKind::DateForPeriod, range));
            }
            Ends::Range(start, end, range) => (When::period(start, end), range),
        };
        let when = when.ok_or(ValueFault::new(ValueFaultKind::SwappedEnds, range))?;
        let (from, until) = when.outer();
        Ok(Parsed {
            value: Validity { from, until },
            notes,
        })
    })
}

/// Reads a duration: `1y6m`, `18m`, `30d`, `1年6个月`, `一年半`.
///
/// # Errors
/// What is wrong with it, at the smallest wrong piece.
pub fn parse_span(text: &str) -> Result<Parsed<Span>, ValueFault> {
    proposed(text, candidate, |text| {
        let (ends, notes) = ends(text, span)?;
        match ends {
            Ends::One(span, _) => Ok(Parsed { value: span, notes }),
            Ends::Range(.., range) => Err(ValueFault::new(ValueFaultKind::RangeForSpan, range)),
        }
    })
}

/// Reads a range of durations, both ends included: `6m..3y`, `..2y`. One duration alone is
/// both ends.
///
/// # Errors
/// What is wrong with it, at the smallest wrong piece.
pub fn parse_span_range(text: &str) -> Result<Parsed<SpanRange>, ValueFault> {
    proposed(text, candidate, |text| {
        let (ends, notes) = ends(text, span)?;
        let value = match ends {
            Ends::One(span, _) => SpanRange {
                min: Some(span),
                max: Some(span),
            },
            Ends::Range(min, max, range) => {
                if min.zip(max).is_some_and(|(min, max)| min > max) {
                    return Err(ValueFault::new(ValueFaultKind::SwappedEnds, range));
                }
                SpanRange { min, max }
            }
        };
        Ok(Parsed { value, notes })
    })
}

/// One thing, or a range of two of which one can be missing, with its place.
enum Ends<T> {
    One(T, TextRange),
    Range(Option<T>, Option<T>, TextRange),
}

/// What was read of one end, and a remark on it.
type Read<T> = Result<(T, Option<Note>), ValueFault>;

fn ends<T>(
    text: &str,
    read: fn(&mut Cursor<'_>) -> Read<T>,
) -> Result<(Ends<T>, Vec<Note>), ValueFault> {
    let mut cursor = Cursor::new(text);
    let range = cursor.rest();
    if range.is_empty() {
        return Err(ValueFault::new(ValueFaultKind::Empty, range));
    }
    let mut notes = full_width_notes(text);
    let mut end = |cursor: &mut Cursor<'_>| {
        let (value, note) = read(cursor)?;
        notes.extend(note);
        cursor.skip_blank();
        Ok(value)
    };
    let start = if cursor.sees("..") {
        None
    } else {
        Some(end(&mut cursor)?)
    };
    let sign = cursor.at();
    let res = if cursor.eat("..") {
        let dots = !cursor.take_while(|it| it == '.').is_empty();
        if dots {
            return Err(ValueFault::new(
                ValueFaultKind::RangeSign,
                cursor.since(sign),
            ));
        }
        cursor.skip_blank();
        let last = if cursor.is_at_end() {
            None
        } else {
            Some(end(&mut cursor)?)
        };
        if start.is_none() && last.is_none() {
            return Err(ValueFault::new(ValueFaultKind::NoEnds, range));
        }
        Ends::Range(start, last, range)
    } else {
        start
            .map(|it| Ends::One(it, range))
            .ok_or_else(|| leftover(&cursor))?
    };
    if cursor.is_at_end() {
        Ok((res, notes))
    } else {
        Err(leftover(&cursor))
    }
}

/// What stands behind a date or a duration and does not belong there.
fn leftover(cursor: &Cursor<'_>) -> ValueFault {
    let mut ahead = cursor.clone();
    let start = ahead.at();
    let bound = ["至今", "起", "以来"].iter().any(|it| ahead.eat(it));
    if bound && ahead.is_at_end() {
        return ValueFault::new(ValueFaultKind::BoundInWords, ahead.since(start));
    }
    let mut ahead = cursor.clone();
    if ahead.eat("to ") || !ahead.take_while(is_range_sign).is_empty() {
        return ValueFault::new(ValueFaultKind::RangeSign, ahead.since(start));
    }
    ahead.eat("T");
    let hours = ahead.take_while(|it| it.is_ascii_digit());
    if !hours.is_empty() && matches!(ahead.peek(), Some(':' | '时' | '点')) {
        return ValueFault::new(ValueFaultKind::TimeOfDay, cursor.rest());
    }
    ValueFault::new(ValueFaultKind::TrailingText, cursor.rest())
}

fn chinese_date_note(range: TextRange, date: PartialDate) -> Note {
    Note {
        range,
        kind: NoteKind::ChineseDate(date.to_string()),
    }
}

#[cfg(test)]
mod tests;

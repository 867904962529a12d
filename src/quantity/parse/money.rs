//! Written amounts of money.

use super::interval;
use crate::quantity::currency::{Mark, Style, mark};
use crate::quantity::cursor::{Cursor, full_width_notes};
use crate::quantity::numeral::{Numeral, numeral, starts_number};
use crate::quantity::range::{Ends, Figure, ends};
use crate::quantity::vague::{refuse_vague_prefix, refuse_vague_suffix};
use crate::quantity::{
    Currency, Interval, Note, NoteKind, Parsed, Rate, Unit, ValueFault, ValueFaultKind,
};

/// Reads a whole amount, in fen.
pub fn read_money(text: &str, rate: Option<&Rate>) -> Result<Parsed<Interval>, ValueFault> {
    let mut cursor = Cursor::new(text);
    let value = cursor.rest();
    let mut written = ends(&mut cursor, money_figure)?;
    let mut notes = full_width_notes(text);
    match currency(&written)? {
        Some(mark) if mark.currency != Currency::CNY => {
            let rate = fitting_rate(mark, rate)?;
            for figure in written.figures_mut() {
                let large = ValueFault::new(ValueFaultKind::TooLarge, figure.range);
                figure.steps = rate.fen(figure.steps).ok_or(large)?;
            }
        }
        Some(_) => {}
        None => {
            let kind = NoteKind::BareAmount(format!("{} CNY", &text[value]));
            notes.push(Note { range: value, kind });
        }
    }
    Ok(Parsed {
        value: interval(&written)?,
        notes,
    })
}

fn money_figure(cursor: &mut Cursor<'_>) -> Result<Figure, ValueFault> {
    refuse_vague_prefix(cursor)?;
    let start = cursor.at();
    let before = mark(cursor).filter(|it| it.style != Style::Yuan);
    cursor.skip_blank();
    refuse_unknown_currency(cursor)?;
    let number = numeral(cursor)?;
    refuse_vague_suffix(&mut cursor.clone())?;
    let mut res = Figure::new(&number, 0);
    let (steps, behind) = amount(cursor, &number)?;
    (res.steps, res.closed) = (steps, behind.is_some());
    res.mark = one_currency(before, behind)?;
    res.range = cursor.since(start);
    if !res.closed {
        refuse_unknown_currency(&mut cursor.clone())?;
    }
    Ok(res)
}

/// The steps of a number with what stands behind it: nothing, a currency, 角 and 分.
fn amount(cursor: &mut Cursor<'_>, number: &Numeral) -> Result<(i128, Option<Mark>), ValueFault> {
    let mut ahead = cursor.clone();
    ahead.skip_blank();
    let start = ahead.at();
    if let Some(fen) = coin(&mut ahead).filter(|_| number.is_whole()) {
        let steps = number.steps(Unit::Count, &ahead)? * fen;
        *cursor = ahead;
        let mark = Mark {
            currency: Currency::CNY,
            range: cursor.since(start),
            style: Style::Yuan,
        };
        let more = if fen == 10 { coins(cursor, 1)? } else { 0 };
        return Ok((steps + more, Some(mark)));
    }
    let Some(mut found) = mark(&mut ahead) else {
        return Ok((number.steps(Unit::Cny, cursor)?, None));
    };
    *cursor = ahead;
    let mut steps = number.steps(Unit::Cny, cursor)?;
    if found.style == Style::Yuan && number.is_whole() {
        steps += coins(cursor, 10)?;
    }
    if !cursor.eat("整") {
        cursor.eat("正");
    }
    let mut ahead = cursor.clone();
    ahead.skip_blank();
    if let Some(twice) = mark(&mut ahead) {
        found = one_currency(Some(found), Some(twice))?.unwrap_or(found);
        *cursor = ahead;
    }
    Ok((steps, Some(found)))
}

/// Takes 角 or 分; its worth in fen.
fn coin(cursor: &mut Cursor<'_>) -> Option<i128> {
    let worth = match cursor.peek()? {
        '角' | '毛' => 10,
        '分' => 1,
        _ => return None,
    };
    cursor.bump();
    Some(worth)
}

/// What stands behind 元 (`most` is 10) or behind 角 (`most` is 1) in coins, in fen.
fn coins(cursor: &mut Cursor<'_>, most: i128) -> Result<i128, ValueFault> {
    let (mut sum, mut most) = (0, most);
    while cursor.peek().is_some_and(starts_number) {
        let mut ahead = cursor.clone();
        ahead.take_if(|it| it == '零' || it == '〇');
        let number = if ahead.peek().is_some_and(starts_number) {
            &mut ahead
        } else {
            &mut *cursor
        };
        let digit = numeral(number)?;
        let steps = digit.steps(Unit::Count, number)?;
        match coin(number) {
            Some(worth) if worth <= most && steps < 10 => {
                sum += steps * worth;
                most = worth / 10;
            }
            _ => return Err(ValueFault::new(ValueFaultKind::Ambiguous, digit.range)),
        }
        *cursor = number.clone();
    }
    Ok(sum)
}

/// Letters or Chinese words where only a currency could stand.
fn refuse_unknown_currency(cursor: &mut Cursor<'_>) -> Result<(), ValueFault> {
    cursor.skip_blank();
    let mut ahead = cursor.clone();
    let word = ahead.take_while(|it| it.is_alphabetic() && !starts_number(it));
    if word.is_empty() || cursor.half(word).chars().count() > 5 {
        return Ok(());
    }
    let joins = ["to", "至", "到"].iter().any(|it| cursor.sees(it));
    if !joins && refuse_vague_suffix(&mut cursor.clone()).is_ok() {
        return Err(ValueFault::new(ValueFaultKind::UnknownCurrency, word));
    }
    Ok(())
}

/// The one currency of a number that names it before and behind.
fn one_currency(before: Option<Mark>, behind: Option<Mark>) -> Result<Option<Mark>, ValueFault> {
    let (Some(first), Some(second)) = (before, behind) else {
        return Ok(before.or(behind));
    };
    let same = first.currency == second.currency;
    if same || (first.style == Style::Name && second.style == Style::Yuan) {
        return Ok(Some(first));
    }
    let (first, range) = (first.currency, second.range);
    let second = second.currency;
    Err(ValueFault::new(
        ValueFaultKind::MixedCurrency { first, second },
        range,
    ))
}

/// The currency of the whole value.
fn currency(written: &Ends) -> Result<Option<Mark>, ValueFault> {
    match written {
        Ends::One(figure) => Ok(figure.mark),
        Ends::Range(min, max) => {
            let mark = |it: &Option<Figure>| it.as_ref().and_then(|it| it.mark);
            one_currency(mark(min), mark(max))
        }
    }
}

fn fitting_rate(mark: Mark, rate: Option<&Rate>) -> Result<&Rate, ValueFault> {
    let currency = mark.currency;
    let kind = match rate {
        Some(rate) if rate.currency() == currency => return Ok(rate),
        Some(rate) => ValueFaultKind::OtherRate {
            currency,
            rate: rate.currency(),
        },
        None => ValueFaultKind::NeedsRate { currency },
    };
    Err(ValueFault::new(kind, mark.range))
}

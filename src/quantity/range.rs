//! One number or a range of two, and whatever stands wrongly around them.

use crate::text::TextRange;

use super::currency::{Mark, mark};
use super::cursor::Cursor;
use super::numeral::{Numeral, starts_number};
use super::vague::refuse_vague_suffix;
use super::{ValueFault, ValueFaultKind};

/// A number with what belongs to it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// In smallest steps.
    pub steps: i128,
    /// The zeros of the units that it ends with, see [`Numeral::unit`].
    pub unit: u32,
    /// Its currency.
    pub mark: Option<Mark>,
    /// Its counter word, such as 个.
    pub counter: Option<TextRange>,
    /// Whether a currency or a counter stands behind it, so that a later 万 cannot be meant
    /// for it too.
    pub closed: bool,
    /// Where it stands.
    pub range: TextRange,
}

impl Figure {
    /// A bare number.
    pub fn new(number: &Numeral, steps: i128) -> Self {
        let (unit, range) = (number.unit, number.range);
        Self {
            steps,
            unit,
            mark: None,
            counter: None,
            closed: false,
            range,
        }
    }
}

/// What is written: one number, or the ends of a range.
#[derive(Clone, Debug)]
pub enum Ends {
    /// One number.
    One(Figure),
    /// A range; an open end is `None`.
    Range(Option<Figure>, Option<Figure>),
}

impl Ends {
    /// Every number that is written, in order.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        let (one, two) = match self {
            Self::One(one) => (Some(one), None),
            Self::Range(min, max) => (min.as_ref(), max.as_ref()),
        };
        one.into_iter().chain(two)
    }

    /// Every number that is written, to be changed.
    pub fn figures_mut(&mut self) -> impl Iterator<Item = &mut Figure> {
        let (one, two) = match self {
            Self::One(one) => (Some(one), None),
            Self::Range(min, max) => (min.as_mut(), max.as_mut()),
        };
        one.into_iter().chain(two)
    }
}

/// Reads a whole value; `read` reads one number.
pub fn ends(
    cursor: &mut Cursor<'_>,
    read: fn(&mut Cursor<'_>) -> Result<Figure, ValueFault>,
) -> Result<Ends, ValueFault> {
    if cursor.is_at_end() {
        return Err(ValueFault::new(ValueFaultKind::Empty, cursor.rest()));
    }
    let res = match comparison(cursor) {
        Some(sign) => compared(sign, read(cursor)?)?,
        None => range(cursor, read)?,
    };
    cursor.skip_blank();
    if cursor.is_at_end() {
        Ok(res)
    } else {
        Err(leftover(cursor))
    }
}

/// The signs that make a range with one open end.
#[derive(Clone, Copy)]
struct Comparison {
    less: bool,
    equal: bool,
}

fn comparison(cursor: &mut Cursor<'_>) -> Option<Comparison> {
    let signs = [
        (">=", false, true),
        ("<=", true, true),
        ("≥", false, true),
        ("≤", true, true),
        (">", false, false),
        ("<", true, false),
    ];
    let (_, less, equal) = *signs.iter().find(|(sign, ..)| cursor.eat(sign))?;
    cursor.skip_blank();
    Some(Comparison { less, equal })
}

/// `>` and `<` leave out the number itself: the next smallest step is the end.
fn compared(sign: Comparison, mut figure: Figure) -> Result<Ends, ValueFault> {
    let step = i128::from(!sign.equal);
    if !sign.less {
        figure.steps += step;
        return Ok(Ends::Range(Some(figure), None));
    }
    figure.steps -= step;
    if figure.steps < 0 {
        return Err(ValueFault::new(ValueFaultKind::Negative, figure.range));
    }
    Ok(Ends::Range(None, Some(figure)))
}

fn range(
    cursor: &mut Cursor<'_>,
    read: fn(&mut Cursor<'_>) -> Result<Figure, ValueFault>,
) -> Result<Ends, ValueFault> {
    let mut min = if cursor.sees("..") {
        None
    } else {
        Some(read(cursor)?)
    };
    cursor.skip_blank();
    let sign = cursor.at();
    if !cursor.eat("..") {
        return min.map(Ends::One).ok_or_else(|| leftover(cursor));
    }
    if !cursor.take_while(|it| it == '.').is_empty() {
        return Err(ValueFault::new(
            ValueFaultKind::RangeSign,
            cursor.since(sign),
        ));
    }
    let sign = cursor.since(sign);
    cursor.skip_blank();
    if let Some(figure) = min.as_mut().filter(|it| it.mark.is_none()) {
        figure.mark = mark_at_end(cursor);
    }
    let max = if cursor.is_at_end() {
        None
    } else {
        Some(read(cursor)?)
    };
    match (&min, &max) {
        (None, None) => return Err(ValueFault::new(ValueFaultKind::NoEnds, sign)),
        (Some(min), Some(max)) => refuse_twofold(min, max)?,
        _ => {}
    }
    Ok(Ends::Range(min, max))
}

/// The currency of `3000.. CNY`.
fn mark_at_end(cursor: &mut Cursor<'_>) -> Option<Mark> {
    let mut ahead = cursor.clone();
    let res = mark(&mut ahead).filter(|_| ahead.is_at_end())?;
    *cursor = ahead;
    Some(res)
}

/// Refuses `3..5万` when both 3 and 3万 can be meant. In `5000..2万` only 5000 can.
fn refuse_twofold(min: &Figure, max: &Figure) -> Result<(), ValueFault> {
    let unit = if min.unit == 0 {
        max.unit
    } else {
        max.unit / 4 * 4
    };
    let told = min.closed || min.steps == 0 || unit < 2 || min.unit >= max.unit;
    let with_unit = min.steps.checked_mul(10_i128.pow(unit.min(38)));
    if !told && with_unit.is_some_and(|it| it <= max.steps) {
        return Err(ValueFault::new(ValueFaultKind::Ambiguous, min.range));
    }
    Ok(())
}

/// What stands behind a number and does not belong there.
fn leftover(cursor: &Cursor<'_>) -> ValueFault {
    let mut ahead = cursor.clone();
    if let Err(vague) = refuse_vague_suffix(&mut ahead) {
        return vague;
    }
    let start = ahead.at();
    if ahead.eat("to ") || !ahead.take_while(is_range_sign).is_empty() {
        return ValueFault::new(ValueFaultKind::RangeSign, ahead.since(start));
    }
    if ahead.is_behind_blank() && ahead.peek().is_some_and(starts_number) {
        return ValueFault::new(ValueFaultKind::SpaceInNumber, cursor.word());
    }
    ValueFault::new(ValueFaultKind::TrailingText, cursor.rest())
}

/// Signs that people write between the ends of a range.
pub fn is_range_sign(it: char) -> bool {
    matches!(
        it,
        '-' | '‐' | '‑' | '–' | '—' | '―' | '−' | '~' | '〜' | '至' | '到' | '…' | '⋯'
    )
}

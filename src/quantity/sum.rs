//! Numbers made of parts with falling units: 三千五百, 3万5千, 1亿2000万.

use crate::text::TextRange;

use super::arabic::{Arabic, arabic};
use super::cursor::{Cursor, is_blank};
use super::{ValueFault, ValueFaultKind};

/// A number made of parts with falling units: 三千五百, 3万5千, 1亿2000万.
#[derive(Default)]
struct Sum {
    /// What stands before 亿, times 10^8.
    yi: Option<i128>,
    /// What stands before 万 and behind 亿, times 10^4.
    wan: Option<i128>,
    /// The parts with 千, 百 and 十 since then.
    small: Option<i128>,
    /// A number that has no unit yet, and where it stands.
    open: Option<(i128, TextRange)>,
    /// The zeros of the last unit; none before the first.
    last: Option<u32>,
    /// Whether a 零 stands before the open number.
    zero: bool,
}

/// Reads a number without decimals, part by part, behind a `first` part in digits if that
/// was read already. Gives also the zeros of the units that it ends with.
pub fn summed(cursor: &mut Cursor<'_>, first: Option<Arabic>) -> Result<(Arabic, u32), ValueFault> {
    if let Some(number) = &first
        && peek_unit(cursor).is_none()
        && cursor.peek().and_then(digit).is_none()
    {
        return Ok((number.clone(), 0));
    }
    let start = cursor.at();
    let mut sum = Sum::default();
    if let Some(number) = first {
        sum.open = Some((number.value()?, number.range));
    }
    let mut ending = 0;
    loop {
        if let Some(unit) = peek_unit(cursor) {
            cursor.skip_blank();
            let at = cursor.at();
            cursor.bump();
            sum.unit(unit, cursor.since(at))?;
            ending += unit;
        } else if cursor.peek().is_some_and(|it| it.is_ascii_digit()) {
            let number = arabic(cursor)?;
            if number.decimals > 0 {
                return Err(ValueFault::new(ValueFaultKind::UnitOrder, number.range));
            }
            sum.number(number.value()?, number.range)?;
            ending = 0;
        } else if cursor.peek().is_some_and(|it| digit(it).is_some()) {
            sum.words(cursor)?;
            ending = 0;
        } else {
            break;
        }
    }
    let value = sum.close(cursor.since(start))?;
    Ok((Arabic::whole(value, cursor.since(start)), ending))
}

/// The unit that stands here, perhaps behind blanks.
fn peek_unit(cursor: &Cursor<'_>) -> Option<u32> {
    let mut ahead = cursor.clone();
    ahead.take_while(is_blank);
    ahead.peek().and_then(unit_zeros)
}

impl Sum {
    /// A run of Chinese digits: one digit before a unit, 零 between parts, or a whole number
    /// digit by digit (一八五〇〇〇). Two digits without a zero are vague: 三五个 are three to
    /// five.
    fn words(&mut self, cursor: &mut Cursor<'_>) -> Result<(), ValueFault> {
        let range = cursor.take_while(|it| digit(it).is_some());
        let run = cursor.half(range);
        let digits = || run.chars().filter_map(digit);
        let count = digits().count();
        if self.last.is_some() {
            let zeros = digits().take_while(|it| *it == 0).count();
            self.zero |= zeros > 0;
            return match count - zeros {
                0 if zeros == 1 && cursor.peek().is_some_and(super::numeral::starts_number) => {
                    Ok(())
                }
                1 if zeros <= 1 => self.number(digits().next_back().unwrap_or(0), range),
                0 | 1 => Err(ValueFault::new(ValueFaultKind::NotANumber, range)),
                _ => Err(ValueFault::new(ValueFaultKind::Approximate, range)),
            };
        }
        match count {
            1 => self.number(digits().next().unwrap_or(0), range),
            _ if digits().next() == Some(0) => {
                Err(ValueFault::new(ValueFaultKind::LeadingZero, range))
            }
            2 if digits().all(|it| it > 0) => {
                Err(ValueFault::new(ValueFaultKind::Approximate, range))
            }
            _ if run.contains(['两', '兩']) || peek_unit(cursor).is_some() => {
                Err(ValueFault::new(ValueFaultKind::NotANumber, range))
            }
            _ => {
                let value = digits().try_fold(0_i128, |acc, it| {
                    acc.checked_mul(10).and_then(|acc| acc.checked_add(it))
                });
                let value = value.ok_or(ValueFault::new(ValueFaultKind::TooLarge, range))?;
                self.number(value, range)
            }
        }
    }

    /// A number whose unit is still to come.
    fn number(&mut self, value: i128, range: TextRange) -> Result<(), ValueFault> {
        if self.open.is_some() {
            return Err(ValueFault::new(ValueFaultKind::UnitOrder, range));
        }
        self.open = Some((value, range));
        Ok(())
    }

    /// A unit, at its place.
    fn unit(&mut self, zeros: u32, at: TextRange) -> Result<(), ValueFault> {
        let wrong = || ValueFault::new(ValueFaultKind::UnitOrder, at);
        let large = || ValueFault::new(ValueFaultKind::TooLarge, at);
        match zeros {
            8 => {
                if self.yi.is_some() {
                    return Err(wrong());
                }
                let below = self.below_yi(zeros)?.ok_or_else(wrong)?;
                self.yi = Some(below.checked_mul(tens(8)).ok_or_else(large)?);
                (self.wan, self.small) = (None, None);
            }
            4 => {
                if self.wan.is_some() {
                    return Err(wrong());
                }
                let below = self.below_wan(zeros)?.ok_or_else(wrong)?;
                if self.yi.is_some() && below >= tens(4) {
                    return Err(wrong());
                }
                self.wan = Some(below.checked_mul(tens(4)).ok_or_else(large)?);
                self.small = None;
            }
            _ => {
                let times = match self.open {
                    Some((times, _)) => times,
                    None if zeros == 1 => 1,
                    None => return Err(wrong()),
                };
                let fits = |last| last > zeros && times < tens(last - zeros);
                if !self.last.is_none_or(fits) {
                    return Err(wrong());
                }
                let part = times.checked_mul(tens(zeros));
                let sum = part.and_then(|it| it.checked_add(self.small.unwrap_or(0)));
                self.small = Some(sum.ok_or_else(large)?);
            }
        }
        (self.open, self.zero, self.last) = (None, false, Some(zeros));
        Ok(())
    }

    /// The parts since 万 or 亿 with the open number, before a unit with so many zeros, or
    /// none at the end.
    ///
    /// A single digit straight behind a greater unit can be short for the next smaller one:
    /// 三百五 is 350 to most, and 三百五万 is 3,500,000. The law cannot rest on that.
    fn below_wan(&self, zeros: u32) -> Result<Option<i128>, ValueFault> {
        let Some((value, range)) = self.open else {
            return Ok(self.small);
        };
        if let Some(last) = self.last {
            if value >= tens(last) {
                return Err(ValueFault::new(ValueFaultKind::UnitOrder, range));
            }
            let single = (1..10).contains(&value) && !self.zero;
            let joined = zeros == 0 || last <= zeros;
            if single && joined && last >= 2 {
                return Err(ValueFault::new(ValueFaultKind::Ambiguous, range));
            }
        }
        let sum = self.small.unwrap_or(0).checked_add(value);
        sum.map(Some)
            .ok_or(ValueFault::new(ValueFaultKind::TooLarge, range))
    }

    /// Everything below 亿, likewise.
    fn below_yi(&self, zeros: u32) -> Result<Option<i128>, ValueFault> {
        let below = self.below_wan(zeros)?;
        Ok(match (self.wan, below) {
            (None, below) => below,
            (Some(wan), below) => wan.checked_add(below.unwrap_or(0)),
        })
    }

    /// The whole number.
    fn close(&self, range: TextRange) -> Result<i128, ValueFault> {
        let below = self.below_yi(0)?.unwrap_or(0);
        self.yi
            .unwrap_or(0)
            .checked_add(below)
            .ok_or(ValueFault::new(ValueFaultKind::TooLarge, range))
    }
}

fn tens(zeros: u32) -> i128 {
    10_i128.pow(zeros.min(38))
}

/// The value of a Chinese digit, in its plain or its financial form.
pub fn digit(it: char) -> Option<i128> {
    Some(match it {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' | '两' | '兩' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The zeros that a Chinese unit stands for.
pub fn unit_zeros(it: char) -> Option<u32> {
    Some(match it {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

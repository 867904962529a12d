//! Rates of exchange: so many yuan for a foreign currency.

use super::currency::{Currency, mark};
use super::cursor::Cursor;
use super::numeral::numeral;
use super::{Exact, NUMBER_LIMIT, ValueFault, ValueFaultKind};

/// The most decimals of a rate.
const RATE_PLACES: u32 = 10;

/// The greatest rate, in yuan for one: 10^12.
const RATE_LIMIT: i128 = 10_i128.pow(12);

/// A rate of exchange: so many yuan for one of a foreign currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rate {
    currency: Currency,
    yuan: Exact,
}

impl Rate {
    /// The foreign currency.
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Yuan for one of the foreign currency, exact.
    pub const fn yuan(&self) -> Exact {
        self.yuan
    }

    /// The fen for so many hundredths of the foreign currency: the exact product, rounded
    /// half to even; none above the limit of numbers.
    pub fn fen(&self, hundredths: i128) -> Option<i128> {
        let (numer, denom) = (self.yuan.numer(), self.yuan.denom());
        let (whole, rest) = (hundredths / denom, hundredths % denom);
        let rest = rest.checked_mul(numer)?;
        let sum = whole.checked_mul(numer)?.checked_add(rest / denom)?;
        let (twice, odd) = ((rest % denom).checked_mul(2)?, sum % 2 != 0);
        let up = twice > denom || (twice == denom && odd);
        sum.checked_add(i128::from(up))
            .filter(|it| *it <= NUMBER_LIMIT * 100)
    }
}

/// Reads a rate of exchange: `7.1234 CNY/USD`, or for a hundred as the central bank quotes
/// small currencies, `4.8123 CNY/100JPY`.
///
/// # Errors
/// What is wrong with it, at the smallest wrong piece.
pub fn parse_rate(text: &str) -> Result<Rate, ValueFault> {
    let mut cursor = Cursor::new(text);
    if cursor.is_at_end() {
        return Err(ValueFault::new(ValueFaultKind::Empty, cursor.rest()));
    }
    let number = numeral(&mut cursor)?;
    let yuan = number.exact(RATE_PLACES, RATE_LIMIT, &cursor)?;
    if yuan.is_zero() {
        return Err(ValueFault::new(ValueFaultKind::ZeroRate, number.range));
    }
    cursor.skip_blank();
    let units = cursor.clone();
    let not_a_rate = |at: &Cursor<'_>| {
        let range = if at.is_at_end() {
            number.range
        } else {
            at.rest()
        };
        ValueFault::new(ValueFaultKind::NotARate, range)
    };
    let home = mark(&mut cursor).ok_or_else(|| not_a_rate(&units))?;
    cursor.skip_blank();
    if !cursor.eat("/") {
        return Err(not_a_rate(&units));
    }
    cursor.skip_blank();
    let per = units_per(&mut cursor)?;
    let foreign = mark(&mut cursor)
        .ok_or_else(|| ValueFault::new(ValueFaultKind::UnknownCurrency, cursor.rest()))?;
    if !cursor.is_at_end() {
        return Err(ValueFault::new(ValueFaultKind::TrailingText, cursor.rest()));
    }
    let pair = home.range.cover(foreign.range);
    match (home.currency, foreign.currency) {
        (Currency::CNY, Currency::CNY) => Err(ValueFault::new(ValueFaultKind::NotARate, pair)),
        (Currency::CNY, currency) => {
            let yuan = yuan.checked_div(per).ok_or_else(|| not_a_rate(&units))?;
            Ok(Rate { currency, yuan })
        }
        (_, Currency::CNY) => Err(ValueFault::new(ValueFaultKind::RateUpsideDown, pair)),
        _ => Err(ValueFault::new(ValueFaultKind::NotARate, pair)),
    }
}

/// For how many of the foreign currency the rate is: 1, or 100.
fn units_per(cursor: &mut Cursor<'_>) -> Result<Exact, ValueFault> {
    if !cursor.peek().is_some_and(|it| it.is_ascii_digit()) {
        return Ok(Exact::ONE);
    }
    let number = numeral(cursor)?;
    let res = number.exact(0, 10_000, cursor)?;
    cursor.skip_blank();
    let powers = [1, 10, 100, 1_000, 10_000];
    if powers.iter().any(|it| Exact::from_whole(*it) == res) {
        return Ok(res);
    }
    Err(ValueFault::new(ValueFaultKind::NotARate, number.range))
}

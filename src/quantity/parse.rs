//! Written counts and amounts of money, read.

mod count;
mod money;

use super::propose::{candidate, proposed};
use super::range::Ends;
use super::{Interval, Parsed, Rate, ValueFault, ValueFaultKind};
use count::read_count;
use money::read_money;

/// Reads a count in pieces: `120`, `1,200`, `1_200`, `1.2万`, `3千`, `一万二千`, with a
/// counter word (`200个`) or without, and ranges of these: `100..200`, `3000..`, `..500`,
/// `>=3000`.
///
/// # Errors
/// What is wrong with it, at the smallest wrong piece.
pub fn parse_count(text: &str) -> Result<Parsed<Interval>, ValueFault> {
    proposed(text, candidate, read_count)
}

/// Reads an amount of money in fen: `185,000 CNY`, `RMB 185,000`, `¥185,000`, `18.5万元`,
/// `3元5角`, and ranges: `185000..210000 CNY`. A foreign currency needs the rate that stands
/// beside it; the product is exact and rounded half to even to the fen. A bare number is
/// read as CNY and noted.
///
/// # Errors
/// What is wrong with it, at the smallest wrong piece.
pub fn parse_money(text: &str, rate: Option<&Rate>) -> Result<Parsed<Interval>, ValueFault> {
    proposed(text, candidate, |text| read_money(text, rate))
}

/// The interval between the ends.
fn interval(written: &Ends) -> Result<Interval, ValueFault> {
    match written {
        Ends::One(figure) => Ok(Interval::exact(figure.steps)),
        Ends::Range(Some(min), Some(max)) => {
            let range = min.range.cover(max.range);
            Interval::between(min.steps, max.steps)
                .ok_or(ValueFault::new(ValueFaultKind::SwappedEnds, range))
        }
        Ends::Range(min, max) => Ok(Interval {
            min: min.as_ref().map_or(0, |it| it.steps),
            max: max.as_ref().map(|it| it.steps),
        }),
    }
}

#[cfg(test)]
mod tests;

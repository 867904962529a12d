//! The number that a ground asks for, under the readings chosen.

use super::accused::Cx;
use crate::quantity::{BoundKind, Exact};
use crate::schema::{ReadingId, Standard};

/// The standard in whole units; `None` when it leaves the range of exact numbers.
pub(super) fn standard(
    cx: &Cx<'_>,
    standard: &Standard,
    factor: Option<Exact>,
    used: &mut Vec<(ReadingId, u16)>,
) -> Option<Exact> {
    let number = match standard {
        Standard::Fixed(number) => *number,
        Standard::Reading(reading) => {
            let choice = cx.choice(*reading, used);
            let choices = &cx.matter.schemas[*reading].choices;
            choices.get(usize::from(choice))?.number?
        }
        Standard::ByRegion { regions, default } => {
            let region = cx.matter.brief.case.region.as_ref().map(|it| &*it.value);
            let of_region = regions.iter().find(|it| Some(&*it.0) == region);
            of_region.map_or(*default, |it| it.1)
        }
    };
    match factor {
        Some(factor) => times(number, factor),
        None => Some(number),
    }
}

/// A product. Whole numbers need no common divisors.
fn times(number: Exact, factor: Exact) -> Option<Exact> {
    if number.denom() == 1 && factor.denom() == 1 {
        let product = number.numer().checked_mul(factor.numer())?;
        return Some(Exact::from_whole(product));
    }
    number.checked_mul(factor)
}

/// The least number of steps, `scale` to a whole unit, that reaches a standard.
pub(super) fn reach(standard: Exact, scale: i128, bound: BoundKind) -> Option<i128> {
    let (steps, parts) = (standard.numer().checked_mul(scale)?, standard.denom());
    let (whole, exact) = match parts {
        1 => (steps, true),
        _ => (steps.div_euclid(parts), steps.rem_euclid(parts) == 0),
    };
    match bound {
        BoundKind::AtLeast if exact => Some(whole),
        BoundKind::AtLeast | BoundKind::MoreThan => whole.checked_add(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_itself_is_enough_only_where_it_is_included() {
        let standard = |numer, denom| Exact::from_ratio(numer, denom).unwrap();
        for (number, scale, bound, least) in [
            (standard(200_000, 1), 100, BoundKind::AtLeast, 20_000_000),
            (standard(300_000, 1), 100, BoundKind::MoreThan, 30_000_001),
            (standard(5, 2), 1, BoundKind::AtLeast, 3),
            (standard(5, 2), 1, BoundKind::MoreThan, 3),
            (standard(0, 1), 1, BoundKind::MoreThan, 1),
        ] {
            assert_eq!(reach(number, scale, bound), Some(least));
        }
        assert_eq!(reach(standard(i128::MAX, 1), 100, BoundKind::AtLeast), None);
    }
}

//! Exact rational numbers, with checked arithmetic only.

use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};

use super::Unit;

/// An exact figure, as a fraction of whole numbers in lowest terms. It has no plain
/// operators, because those would wrap or panic; every operation says when it leaves
/// `i128`. The order is exact and cannot overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Exact(Ratio<i128>);

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One whole.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// The fraction `numer/denom`; `None` when `denom` is zero, or when either is
    /// `i128::MIN`, which has no opposite.
    pub fn from_ratio(numer: i128, denom: i128) -> Option<Self> {
        let fits = denom != 0 && denom != i128::MIN && numer != i128::MIN;
        fits.then(|| Self(Ratio::new(numer, denom)))
    }

    /// A whole number; `i128::MIN` becomes the next greater one.
    pub fn from_whole(whole: i128) -> Self {
        Self(Ratio::new_raw(whole.max(-i128::MAX), 1))
    }

    /// Smallest steps in whole units: 12,345 fen are 123.45.
    pub fn from_steps(steps: i128, unit: Unit) -> Self {
        Self(Ratio::new(steps.max(-i128::MAX), unit.steps()))
    }

    /// The number above the line, in lowest terms.
    pub fn numer(self) -> i128 {
        *self.0.numer()
    }

    /// The number below the line, in lowest terms; always positive.
    pub fn denom(self) -> i128 {
        *self.0.denom()
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below nothing.
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// The sum, unless it leaves `i128`.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).and_then(kept)
    }

    /// The difference, unless it leaves `i128`.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).and_then(kept)
    }

    /// The product, unless it leaves `i128`.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).and_then(kept)
    }

    /// The quotient, unless `other` is zero or it leaves `i128`.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.0.checked_div(&other.0).and_then(kept)
    }

    /// All the digits: `123.45`, or `numer/denom` when the decimals never end.
    pub fn to_decimal_string(self) -> String {
        let (sign, mut digits) = self.digits();
        let mut res = format!("{sign}{}", digits.whole);
        if digits.rest == 0 {
            return res;
        }
        if !ends(digits.denom) {
            return format!("{}/{}", self.numer(), self.denom());
        }
        res.push('.');
        while digits.rest != 0 {
            res.push(digits.next_digit());
        }
        res
    }

    /// The digits with exactly `places` decimals, the rest cut off (towards zero):
    /// 0.92509 to four places is `0.9250`.
    pub fn truncated(self, places: u32) -> String {
        let (sign, mut digits) = self.digits();
        let mut res = format!("{sign}{}", digits.whole);
        if places > 0 {
            res.push('.');
            res.extend((0..places).map(|_| digits.next_digit()));
        }
        res
    }

    /// As a percentage with one decimal, the rest cut off: 37/40 is `92.5`.
    pub fn percent(self) -> String {
        let (sign, mut digits) = self.digits();
        let mut res = digits.whole.to_string();
        res.extend((0..2).map(|_| digits.next_digit()));
        let whole = res.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        format!("{sign}{whole}.{}", digits.next_digit())
    }

    fn digits(self) -> (&'static str, Digits) {
        let (numer, denom) = (self.numer().unsigned_abs(), self.denom().unsigned_abs());
        let sign = if self.is_negative() { "-" } else { "" };
        (
            sign,
            Digits {
                whole: numer / denom,
                rest: numer % denom,
                denom,
            },
        )
    }
}

/// Decimal text, see [`Exact::to_decimal_string`].
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_decimal_string())
    }
}

/// Keeps `i128::MIN` out: its opposite does not exist.
fn kept(ratio: Ratio<i128>) -> Option<Exact> {
    (*ratio.numer() != i128::MIN).then_some(Exact(ratio))
}

/// Whether fractions over `denom` have decimals that end: only 2 and 5 divide it.
fn ends(mut denom: u128) -> bool {
    while denom.is_multiple_of(2) {
        denom /= 2;
    }
    while denom.is_multiple_of(5) {
        denom /= 5;
    }
    denom == 1
}

/// Long division, one decimal at a time.
struct Digits {
    whole: u128,
    rest: u128,
    denom: u128,
}

impl Digits {
    /// Adds the rest ten times instead of multiplying it, since `rest * 10` can overflow and
    /// the sum of two numbers below 2^127 cannot.
    fn next_digit(&mut self) -> char {
        let (mut digit, mut rest) = (b'0', 0);
        for _ in 0..10 {
            rest += self.rest;
            if rest >= self.denom {
                rest -= self.denom;
                digit += 1;
            }
        }
        self.rest = rest;
        char::from(digit)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ratio(numer: i128, denom: i128) -> Exact {
        Exact::from_ratio(numer, denom).unwrap()
    }

    #[test]
    fn thirds_add_up_to_one() {
        assert_eq!(ratio(1, 3).checked_add(ratio(2, 3)), Some(Exact::ONE));
    }

    #[test]
    fn the_leak_of_article_4_4_adds_up_to_exactly_one() {
        let sum = ratio(150, 500).checked_add(ratio(3_000, 5_000)).unwrap();
        assert_eq!(sum.checked_add(ratio(5_000, 50_000)), Some(Exact::ONE));
        assert!(sum.checked_add(ratio(4_999, 50_000)).unwrap() < Exact::ONE);
    }

    #[test]
    fn writes_every_digit_or_the_fraction() {
        for (numer, denom, text) in [
            (0, 7, "0"),
            (185_000, 1, "185000"),
            (12_345, 100, "123.45"),
            (1, 8, "0.125"),
            (-1, 8, "-0.125"),
            (1, 3, "1/3"),
            (-7, 3, "-7/3"),
            (i128::MAX, 1, "170141183460469231731687303715884105727"),
            (1, 1 << 4, "0.0625"),
        ] {
            assert_eq!(ratio(numer, denom).to_decimal_string(), text);
        }
        let tiny = ratio(1, 1 << 126).to_decimal_string();
        assert_eq!((tiny.len(), &tiny[tiny.len() - 4..]), (128, "5625"));
    }

    #[test]
    fn cuts_and_does_not_round() {
        assert_eq!(ratio(185_000, 200_000).truncated(4), "0.9250");
        assert_eq!(ratio(19_999_999, 20_000_000).truncated(4), "0.9999");
        assert_eq!(ratio(2, 3).truncated(0), "0");
        assert_eq!(ratio(-2, 3).truncated(2), "-0.66");
        assert_eq!(ratio(i128::MAX - 1, i128::MAX).truncated(4), "0.9999");
    }

    #[test]
    fn says_percent_with_one_decimal() {
        for (numer, denom, text) in [
            (37, 40, "92.5"),
            (1, 3, "33.3"),
            (1, 1, "100.0"),
            (5, 1, "500.0"),
            (1, 2000, "0.0"),
            (1, 100, "1.0"),
            (0, 1, "0.0"),
            (199_999, 200_000, "99.9"),
        ] {
            assert_eq!(ratio(numer, denom).percent(), text);
        }
    }

    #[test]
    fn leaves_i128_with_none_and_never_with_a_panic() {
        let (max, min) = (Exact::from_whole(i128::MAX), Exact::from_whole(i128::MIN));
        assert_eq!(max.checked_add(Exact::ONE), None);
        assert_eq!(min.checked_sub(Exact::ONE), None);
        assert_eq!(max.checked_mul(max), None);
        assert_eq!(
            ratio(1, i128::MAX).checked_add(ratio(1, i128::MAX - 1)),
            None
        );
        assert_eq!(Exact::ONE.checked_div(Exact::ZERO), None);
        assert_eq!(max.checked_div(max), Some(Exact::ONE));
        assert_eq!(max.checked_add(min), Some(Exact::ZERO));
        for (numer, denom) in [(1, 0), (i128::MIN, 1), (1, i128::MIN)] {
            assert_eq!(Exact::from_ratio(numer, denom), None);
        }
    }

    #[test]
    fn orders_without_overflow() {
        let (less, more) = (
            ratio(i128::MAX - 2, i128::MAX - 1),
            ratio(i128::MAX - 1, i128::MAX),
        );
        assert!(less < more && more < Exact::ONE);
        assert!(ratio(-1, 3) < Exact::ZERO && ratio(1, -3) == ratio(-1, 3));
    }

    #[test]
    fn turns_fen_into_yuan() {
        assert_eq!(
            Exact::from_steps(19_999_999, Unit::Cny).to_string(),
            "199999.99"
        );
        assert_eq!(Exact::from_steps(200, Unit::Count).to_string(), "200");
    }

    /// The product of two numbers below 2^126 as high and low halves of 126 bits.
    fn wide(one: i128, two: i128) -> (i128, i128) {
        const HALF: i128 = 1 << 63;
        let (high, low) = (one / HALF, one % HALF);
        let (cross, rest) = (high * (two % HALF) + low * (two / HALF), low * (two % HALF));
        let (top, middle) = (high * (two / HALF), cross + rest / HALF);
        (top + middle / HALF, middle % HALF * HALF + rest % HALF)
    }

    proptest! {
        #[test]
        fn arithmetic_agrees_with_whole_numbers(
            (a, b, c, d) in (-10_000..10_000_i128, 1..10_000_i128, -10_000..10_000_i128, 1..10_000_i128),
        ) {
            let (one, two) = (ratio(a, b), ratio(c, d));
            prop_assert_eq!(one.checked_add(two), Exact::from_ratio(a * d + c * b, b * d));
            prop_assert_eq!(one.checked_sub(two), Exact::from_ratio(a * d - c * b, b * d));
            prop_assert_eq!(one.checked_mul(two), Exact::from_ratio(a * c, b * d));
            prop_assert_eq!(one.checked_div(two), Exact::from_ratio(a * d, b * c));
            prop_assert_eq!(one.cmp(&two), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn the_order_agrees_with_wide_products(
            (a, b, c, d) in (0..1_i128 << 126, 1..1_i128 << 126, 0..1_i128 << 126, 1..1_i128 << 126),
        ) {
            prop_assert_eq!(ratio(a, b).cmp(&ratio(c, d)), wide(a, d).cmp(&wide(c, b)));
            // Neighbours, whose expansions run together for long.
            let (e, f) = ((a - 1).max(0), (b - 1).max(1));
            prop_assert_eq!(ratio(a, b).cmp(&ratio(e, f)), wide(a, f).cmp(&wide(e, b)));
        }

        #[test]
        fn nothing_panics_at_the_ends_of_i128(
            a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), d in any::<i128>(), places in 0..9_u32,
        ) {
            for numer in [a, b, i128::MAX, i128::MIN] {
                for denom in [c, d, i128::MAX, 1] {
                    let Some(one) = Exact::from_ratio(numer, denom) else { continue };
                    for two in [one, Exact::ONE, Exact::from_whole(numer), Exact::from_whole(i128::MIN)] {
                        let _ = (one.checked_add(two), one.checked_sub(two), one.checked_mul(two), one.checked_div(two));
                        let _ = (one.cmp(&two), one.truncated(places), one.percent());
                    }
                }
            }
        }

        #[test]
        fn decimals_read_back_to_the_same_fraction(numer in 0..1_i128 << 60, twos in 0..20_u32, fives in 0..20_u32) {
            let one = ratio(numer, 2_i128.pow(twos) * 5_i128.pow(fives));
            let text = one.to_decimal_string();
            let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
            let denom = 10_i128.pow(decimals.len() as u32);
            let digits: i128 = format!("{whole}{decimals}").parse().unwrap();
            prop_assert_eq!(Exact::from_ratio(digits, denom), Some(one));
            prop_assert!(!decimals.ends_with('0'));
        }
    }
}

//! Numbers for people.

use super::{Exact, Interval, Unit};

/// Whole numbers with commas between thousands: `185,000`.
pub fn group_thousands(whole: i128) -> String {
    let digits = whole.unsigned_abs().to_string();
    let mut res = String::with_capacity(digits.len() * 4 / 3 + 1);
    if whole < 0 {
        res.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            res.push(',');
        }
        res.push(digit);
    }
    res
}

/// Smallest steps in whole units, grouped, fen only where there are any: `185,000`,
/// `199,999.99`.
pub fn show_steps(steps: i128, unit: Unit) -> String {
    let (whole, rest) = (steps / unit.steps(), (steps % unit.steps()).unsigned_abs());
    let sign = if steps < 0 && whole == 0 { "-" } else { "" };
    match (unit, rest) {
        (_, 0) | (Unit::Count, _) => group_thousands(whole),
        (Unit::Cny, fen) => format!("{sign}{}.{fen:02}", group_thousands(whole)),
    }
}

/// An interval for people: `185,000`, `185,000..210,000`, `3,000..`.
pub fn show_interval(interval: Interval, unit: Unit) -> String {
    let min = show_steps(interval.min, unit);
    match interval.max {
        Some(most) if most == interval.min => min,
        Some(most) => format!("{min}..{}", show_steps(most, unit)),
        None => format!("{min}.."),
    }
}

/// The short Chinese form where it is exact with at most two decimals: 18.5万, 1.2亿;
/// `None` where the plain number says it better.
pub fn show_wan(steps: i128, unit: Unit) -> Option<String> {
    let (size, word) = match steps / unit.steps() {
        ..10_000 => return None,
        10_000..100_000_000 => (10_000, "万"),
        _ => (100_000_000, "亿"),
    };
    let hundredth = unit.steps() * size / 100;
    if steps % hundredth != 0 {
        return None;
    }
    let number = Exact::from_steps(steps / hundredth, Unit::Cny).to_decimal_string();
    let yuan = if unit == Unit::Cny { "元" } else { "" };
    Some(format!("{number}{word}{yuan}"))
}

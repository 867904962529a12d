//! Values as they were read: counts, money, dates, periods, durations.

use super::{date, span, span_range};
use crate::calendar::{Date, PartialDate, Precision, SpanRange, When};
use crate::quantity::{Interval, Unit, show_interval, show_steps, show_wan};
use crate::text::Lang;

/// A number with its unit, in full: `185,000 CNY`, `180,000 to 200,000 CNY`, `at least 3,000`.
pub fn interval(it: Interval, unit: Unit, lang: Lang) -> String {
    let word = match unit {
        Unit::Cny => lang.pick(" CNY", "元"),
        Unit::Count => "",
    };
    let least = show_steps(it.min, unit);
    match it.max {
        Some(most) if most == it.min => show_interval(it, unit) + word,
        Some(most) if it.min == 0 => {
            let most = show_steps(most, unit);
            lang.pick(format!("at most {most}{word}"), format!("{most}{word}以下"))
        }
        Some(most) => {
            let most = show_steps(most, unit);
            lang.pick(
                format!("{least} to {most}{word}"),
                format!("{least}至{most}{word}"),
            )
        }
        None => lang.pick(
            format!("at least {least}{word}"),
            format!("{least}{word}以上"),
        ),
    }
}

/// Money in full, with the short Chinese form where that is exact: `185,000 CNY (18.5万元)`.
pub fn money(it: Interval, lang: Lang) -> String {
    let full = interval(it, Unit::Cny, lang);
    match show_wan(it.min, Unit::Cny).filter(|_| it.is_exact()) {
        Some(short) => lang.pick(format!("{full} ({short})"), format!("{full}（{short}）")),
        None => full,
    }
}

/// A date as far as it is known: `2023-06, some day from 2023-06-01 to 2023-06-30`.
pub fn partial_date(it: PartialDate, lang: Lang) -> String {
    if it.precision() == Precision::Day {
        return date(it.first(), lang);
    }
    let (first, last) = (date(it.first(), lang), date(it.last(), lang));
    lang.pick(
        format!("some day from {first} to {last}"),
        format!("{first}至{last}之间的某日"),
    )
}

/// When something happened, with the days that it can span.
pub fn period(it: &When, lang: Lang) -> String {
    if let (true, Some(day)) = (it.is_single(), it.start()) {
        return partial_date(day, lang);
    }
    let end = |it: Option<Date>| it.map(|it| date(it, lang));
    let (first, last) = it.outer();
    let (first, last) = (end(first), end(last));
    let open = || lang.pick("an unknown day", "日期不详").to_owned();
    let (first, last) = (first.unwrap_or_else(open), last.unwrap_or_else(open));
    lang.pick(
        format!("a period from {first} to {last}"),
        format!("{first}起至{last}止"),
    )
}

/// A range of durations.
pub fn spans(it: SpanRange, lang: Lang) -> String {
    match (it.min, it.max) {
        (Some(min), Some(max)) if min == max => span(min, lang),
        (Some(min), Some(max)) => span_range(min, max, lang),
        (Some(min), None) => {
            let min = span(min, lang);
            lang.pick(format!("at least {min}"), format!("{min}以上"))
        }
        (None, Some(max)) => {
            let max = span(max, lang);
            lang.pick(format!("at most {max}"), format!("{max}以下"))
        }
        (None, None) => lang.pick("any time", "不限").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{parse_date, parse_when};
    use crate::quantity::parse_money;

    #[test]
    fn money_is_said_in_full_and_short() {
        let of = |it: &str| parse_money(it, None).expect("money").value;
        assert_eq!(money(of("18.5万元"), Lang::En), "185,000 CNY (18.5万元)");
        assert_eq!(money(of("185,000 CNY"), Lang::Zh), "185,000元（18.5万元）");
        let range = of("180,000..200,000 CNY");
        assert_eq!(money(range, Lang::En), "180,000 to 200,000 CNY");
        assert_eq!(money(of(">=3000 CNY"), Lang::Zh), "3,000元以上");
    }

    #[test]
    fn a_date_says_how_far_it_is_known() {
        let day = parse_date("2023-06").expect("a date").value;
        assert_eq!(
            partial_date(day, Lang::En),
            "some day from 2023-06-01 to 2023-06-30"
        );
        let when = parse_when("2023-06-01..2023-08").expect("a period").value;
        assert_eq!(period(&when, Lang::Zh), "2023年6月1日起至2023年8月31日止");
    }
}

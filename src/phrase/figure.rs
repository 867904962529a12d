//! Numbers against their standards: `185,000 of 200,000 CNY (92.5 %)`.

use super::pick;
use crate::assess::Figures;
use crate::quantity::{BoundKind, Exact, Unit, group_thousands};
use crate::text::Lang;

/// A number for people: `185,000`, `199,999.99`, `1/3`.
pub fn number(exact: Exact, unit: Option<Unit>) -> String {
    let decimal = exact.to_decimal_string();
    let (sign, digits) = decimal
        .strip_prefix('-')
        .map_or(("", &*decimal), |it| ("-", it));
    if digits.contains('/') {
        return fraction(exact);
    }
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole
        .parse()
        .map_or_else(|_| whole.to_owned(), group_thousands);
    match (places, unit) {
        ("", _) => format!("{sign}{whole}"),
        (one, Some(Unit::Cny)) if one.len() == 1 => format!("{sign}{whole}.{one}0"),
        (some, _) => format!("{sign}{whole}.{some}"),
    }
}

/// A fraction whose decimals never end, with thousands apart: `1,001/3`.
fn fraction(exact: Exact) -> String {
    format!(
        "{}/{}",
        group_thousands(exact.numer()),
        group_thousands(exact.denom())
    )
}

/// A number with its unit: `185,000 CNY`, 185,000元; a count is bare.
pub fn amount(exact: Exact, unit: Option<Unit>, lang: Lang) -> String {
    with_unit(number(exact, unit), unit, lang)
}

fn with_unit(number: String, unit: Option<Unit>, lang: Lang) -> String {
    match unit {
        Some(Unit::Cny) => number + pick(lang, " CNY", "元"),
        Some(Unit::Count) | None => number,
    }
}

/// What the facts give, least and most, without a unit: `185,000`, `185,000..210,000` (in Chinese
/// 185,000至210,000), `3,000 or more`.
pub fn actual(min: Exact, max: Option<Exact>, unit: Option<Unit>, lang: Lang) -> String {
    let least = number(min, unit);
    match max {
        Some(most) if most == min => least,
        Some(most) => least + pick(lang, "..", "至") + &number(most, unit),
        None => least + pick(lang, " or more", "以上"),
    }
}

/// The standard with its bound: `at least 200,000 CNY`, 200,000元以上; `more than 300,000 CNY`,
/// 超过300,000元.
pub fn standard(figures: &Figures, lang: Lang) -> String {
    let number = amount(figures.standard, figures.unit, lang);
    match (figures.bound, lang) {
        (BoundKind::AtLeast, Lang::En) => format!("at least {number}"),
        (BoundKind::AtLeast, Lang::Zh) => format!("{number}以上"),
        (BoundKind::MoreThan, Lang::En) => format!("more than {number}"),
        (BoundKind::MoreThan, Lang::Zh) => format!("超过{number}"),
    }
}

/// What the facts give against what is asked, and the share in percent:
/// `185,000 of 200,000 CNY (92.5 %)`, 185,000／200,000元（92.5%）.
pub fn reached(figures: &Figures, lang: Lang) -> String {
    let mut res = reached_by(figures, lang);
    if let Some(percent) = percent(figures, lang) {
        res += &match lang {
            Lang::En => format!(" ({percent})"),
            Lang::Zh => format!("（{percent}）"),
        };
    }
    res
}

/// [`reached`] without the percentage.
pub fn reached_by(figures: &Figures, lang: Lang) -> String {
    let unit = figures.unit;
    let actual = actual(figures.min, figures.max, unit, lang);
    let standard = amount(figures.standard, unit, lang);
    match (figures.bound, lang) {
        (BoundKind::AtLeast, Lang::En) => format!("{actual} of {standard}"),
        (BoundKind::AtLeast, Lang::Zh) => format!("{actual}／{standard}"),
        (BoundKind::MoreThan, Lang::En) => format!("{actual} of more than {standard}"),
        (BoundKind::MoreThan, Lang::Zh) => format!("{actual}／超过{standard}"),
    }
}

/// The share of the standard in percent, cut off after one decimal and never rounded up:
/// `92.5 %`, `46.2..105 %`, 46.2%至105%; `None` where it has no top or the standard is nothing.
pub fn percent(figures: &Figures, lang: Lang) -> Option<String> {
    let share = |it: Exact| {
        it.checked_div(figures.standard)
            .map(|it| tidy(it.percent()))
    };
    let most = share(figures.max?)?;
    if figures.max == Some(figures.min) {
        return Some(most + pick(lang, " %", "%"));
    }
    let least = share(figures.min)?;
    Some(match lang {
        Lang::En => format!("{least}..{most} %"),
        Lang::Zh => format!("{least}%至{most}%"),
    })
}

fn tidy(percent: String) -> String {
    percent
        .strip_suffix(".0")
        .map(str::to_owned)
        .unwrap_or(percent)
}

/// By how much the facts fall short: `15,000 CNY short`, 尚差15,000元. Where the standard
/// must be exceeded and is just equalled, that is said instead. `None` when they do not.
pub fn shortfall(figures: &Figures, lang: Lang) -> Option<String> {
    let missing = figures.shortfall?;
    if missing.is_zero() {
        return Some(pick(lang, "the standard must be exceeded", "须超过标准").to_owned());
    }
    let missing = amount(missing, figures.unit, lang);
    Some(match lang {
        Lang::En => format!("{missing} short"),
        Lang::Zh => format!("尚差{missing}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(number: i128) -> Exact {
        Exact::from_whole(number)
    }

    fn money(min: i128, max: Option<i128>, standard: i128) -> Figures {
        let (min, max, standard) = (whole(min), max.map(whole), whole(standard));
        let short = max
            .filter(|it| *it < standard)
            .and_then(|it| standard.checked_sub(it));
        Figures {
            unit: Some(Unit::Cny),
            bound: BoundKind::AtLeast,
            standard,
            min,
            max,
            shortfall: short,
        }
    }

    #[test]
    fn says_what_is_reached_of_what_is_asked() {
        let figures = money(185_000, Some(185_000), 200_000);
        assert_eq!(
            reached(&figures, Lang::En),
            "185,000 of 200,000 CNY (92.5 %)"
        );
        assert_eq!(reached(&figures, Lang::Zh), "185,000／200,000元（92.5%）");
        assert_eq!(
            shortfall(&figures, Lang::En).as_deref(),
            Some("15,000 CNY short")
        );
        assert_eq!(
            shortfall(&figures, Lang::Zh).as_deref(),
            Some("尚差15,000元")
        );
    }

    #[test]
    fn ranges_and_open_tops_are_said_as_such() {
        let straddles = money(185_000, Some(210_000), 200_000);
        assert_eq!(
            reached(&straddles, Lang::En),
            "185,000..210,000 of 200,000 CNY (92.5..105 %)"
        );
        assert_eq!(
            reached(&straddles, Lang::Zh),
            "185,000至210,000／200,000元（92.5%至105%）"
        );
        assert_eq!(shortfall(&straddles, Lang::En), None);
        let open = money(3_000, None, 200_000);
        assert_eq!(reached(&open, Lang::En), "3,000 or more of 200,000 CNY");
        assert_eq!(reached(&open, Lang::Zh), "3,000以上／200,000元");
    }

    #[test]
    fn equality_with_an_excluded_bound_asks_for_more() {
        let mut figures = money(300_000, Some(300_000), 300_000);
        figures.bound = BoundKind::MoreThan;
        figures.shortfall = Some(Exact::ZERO);
        assert_eq!(
            reached(&figures, Lang::En),
            "300,000 of more than 300,000 CNY (100 %)"
        );
        assert_eq!(shortfall(&figures, Lang::Zh).as_deref(), Some("须超过标准"));
        assert_eq!(standard(&figures, Lang::Zh), "超过300,000元");
    }

    #[test]
    fn fen_have_two_places_and_fractions_stay_exact() {
        let fen = Exact::from_ratio(1_999_995, 10).unwrap();
        assert_eq!(amount(fen, Some(Unit::Cny), Lang::En), "199,999.50 CNY");
        assert_eq!(
            number(Exact::from_ratio(-4_000, 3).unwrap(), None),
            "-4,000/3"
        );
        assert_eq!(number(Exact::from_ratio(1, 8).unwrap(), None), "0.125");
    }

    #[test]
    fn a_standard_of_nothing_has_no_percentage() {
        assert_eq!(percent(&money(5, Some(5), 0), Lang::En), None);
    }
}

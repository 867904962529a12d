//! Figures, outcomes and small words in two languages, said the same wherever they are shown.

mod ask;
mod bar;
mod brief;
mod figure;
mod ground;
mod outcome;
mod value;
mod why;

use std::fmt::Write as _;

use crate::calendar::{Date, Span};
use crate::finding::Severity;
use crate::text::Lang;

pub use ask::{asks, standard_words};
pub use bar::bar;
pub use brief::{form_errors, no_accused, no_charge};
pub use figure::{actual, amount, number, percent, reached, reached_by, shortfall, standard};
pub use ground::{
    contribution, left_out, measure, more_facts, more_left_out, notes, of_figures, other_reading,
    own_files, together,
};
pub use outcome::{applies, available, heavier_tier, law_as_of, mark, outcome, status};
pub use value::{interval, money, partial_date, period, spans};
use why::path_word;
pub use why::{About, doubt, quality, reason, why, why_id};

/// One of two texts that stand side by side.
pub const fn pick<'a>(lang: Lang, en: &'a str, zh: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// A severity as a word: `error`, 错误.
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => pick(lang, "error", "错误"),
        Severity::Warning => pick(lang, "warning", "警告"),
        Severity::Note => pick(lang, "note", "注意"),
        Severity::Hint => pick(lang, "hint", "提示"),
    }
}

/// `3 facts`, `1 fact`; the Chinese has no plural and wants its own measure word: 3个事实.
pub fn count_of(count: usize, one: &str, many: &str, zh: &str, lang: Lang) -> String {
    match lang {
        Lang::En if count == 1 => format!("1 {one}"),
        Lang::En => format!("{count} {many}"),
        Lang::Zh => format!("{count}{zh}"),
    }
}

/// Items in a row: `a, b and c`; a、b和c.
pub fn and_list<S: AsRef<str>>(items: &[S], lang: Lang) -> String {
    join(items, pick(lang, ", ", "、"), pick(lang, " and ", "和"))
}

/// A choice of items: `a, b or c`; a、b或c.
pub fn or_list<S: AsRef<str>>(items: &[S], lang: Lang) -> String {
    join(items, pick(lang, ", ", "、"), pick(lang, " or ", "或"))
}

/// How many items a list in a message names before it is shortened.
pub const LIST_LIMIT: usize = 8;

/// Items in a row, shortened to [`LIST_LIMIT`] and then saying by how many: `a, b and 41 more`.
pub fn short_list<S: AsRef<str>>(items: &[S], lang: Lang) -> String {
    if items.len() <= LIST_LIMIT {
        return and_list(items, lang);
    }
    let more = items.len() - LIST_LIMIT;
    let mut shown: Vec<String> = items[..LIST_LIMIT]
        .iter()
        .map(|it| it.as_ref().to_owned())
        .collect();
    match lang {
        Lang::En => shown.push(format!("{more} more")),
        Lang::Zh => return format!("{}等（另有{more}项）", shown.join("、")),
    }
    and_list(&shown, lang)
}

fn join<S: AsRef<str>>(items: &[S], comma: &str, last: &str) -> String {
    let mut res = String::new();
    for (at, item) in items.iter().enumerate() {
        match at {
            0 => {}
            _ if at + 1 == items.len() => res.push_str(last),
            _ => res.push_str(comma),
        }
        res.push_str(item.as_ref());
    }
    res
}

/// The user's own word, set off: `` `fee` ``.
pub fn ticked(word: &str) -> String {
    format!("`{word}`")
}

/// The title of a thing with its id, once where they are the same: settled amount
/// (`payment-settlement`).
pub fn titled(title: &str, id: &str, lang: Lang) -> String {
    match title == id {
        true => ticked(id),
        false => lang.pick(format!("{title} (`{id}`)"), format!("{title}（`{id}`）")),
    }
}

/// An id with its title, which is left out where it is the same: `payment-settlement` (settled
/// amount).
pub fn id_titled(id: &str, title: &str, lang: Lang) -> String {
    match title == id {
        true => ticked(id),
        false => lang.pick(format!("`{id}` ({title})"), format!("`{id}`（{title}）")),
    }
}

/// A duration in words: `1 year 6 months`, 1年6个月.
pub fn span(span: Span, lang: Lang) -> String {
    let parts = [
        (u64::from(span.years), "year", "年"),
        (u64::from(span.months), "month", "个月"),
        (u64::from(span.days), "day", "日"),
    ];
    let mut res = String::new();
    for (count, en, zh) in parts.into_iter().filter(|it| it.0 > 0) {
        let space = if lang == Lang::En && !res.is_empty() {
            " "
        } else {
            ""
        };
        let plural = if count == 1 { "" } else { "s" };
        let _ = match lang {
            Lang::En => write!(res, "{space}{count} {en}{plural}"),
            Lang::Zh => write!(res, "{count}{zh}"),
        };
    }
    if res.is_empty() {
        res.push_str(pick(lang, "no time", "零日"));
    }
    res
}

/// Both ends of a range of durations: `6 months to 3 years`, 6个月以上3年以下.
pub fn span_range(min: Span, max: Span, lang: Lang) -> String {
    let (min, max) = (span(min, lang), span(max, lang));
    match lang {
        Lang::En => format!("{min} to {max}"),
        Lang::Zh => format!("{min}以上{max}以下"),
    }
}

/// A day: `2024-03-18`, 2024年3月18日.
pub fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::En => date.to_string(),
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_with_and() {
        let items = ["a", "b", "c"];
        assert_eq!(and_list(&items, Lang::En), "a, b and c");
        assert_eq!(and_list(&items, Lang::Zh), "a、b和c");
        assert_eq!(or_list(&items[..2], Lang::En), "a or b");
        assert_eq!(and_list(&items[..1], Lang::En), "a");
        assert_eq!(and_list::<&str>(&[], Lang::En), "");
    }

    #[test]
    fn a_shortened_list_says_by_how_much() {
        let items: Vec<String> = (0..LIST_LIMIT + 41).map(|it| it.to_string()).collect();
        assert_eq!(
            short_list(&items, Lang::En),
            "0, 1, 2, 3, 4, 5, 6, 7 and 41 more"
        );
        assert_eq!(
            short_list(&items, Lang::Zh),
            "0、1、2、3、4、5、6、7等（另有41项）"
        );
        assert_eq!(short_list(&items[..2], Lang::En), "0 and 1");
    }

    #[test]
    fn durations_are_words() {
        let one = Span {
            years: 1,
            months: 6,
            days: 0,
        };
        assert_eq!(span(one, Lang::En), "1 year 6 months");
        assert_eq!(span(one, Lang::Zh), "1年6个月");
        assert_eq!(span(Span::of_days(30), Lang::En), "30 days");
        assert_eq!(span(Span::of_days(0), Lang::En), "no time");
        let range = span_range(Span::of_months(6), Span::of_years(3), Lang::Zh);
        assert_eq!(range, "6个月以上3年以下");
    }
}

//! What is wrong with a written value, in both languages side by side.

use std::borrow::Cow;

use crate::text::Lang;

use super::{ValueFault, ValueFaultKind as Kind};

/// How many characters of a long piece are quoted.
const QUOTED: usize = 24;

impl ValueFault {
    /// What is wrong, in one sentence without a full stop. `text` is the value as it was
    /// read; with an empty text, as for what is private, nothing of it is quoted.
    pub fn what(&self, text: &str, lang: Lang) -> String {
        let piece = quoted(
            text.get(std::ops::Range::from(self.range))
                .unwrap_or_default(),
        );
        let (en, zh) = self.kind.sentence(&piece);
        lang.pick(en, zh).into_owned()
    }

    /// How to write it, where the fault does not say so already. The right form of the very
    /// value, where it is sure, is [`ValueFault::instead`].
    pub fn help(&self, lang: Lang) -> Option<&'static str> {
        let (en, zh) = self.kind.advice()?;
        Some(lang.pick(en, zh))
    }
}

/// The piece in backticks, its end cut off when it is long; nothing for nothing. Characters
/// that steer a terminal or turn the direction of a line are shown as a replacement.
fn quoted(piece: &str) -> String {
    let clean = |it: char| if steers(it) { '\u{fffd}' } else { it };
    let mut res: String = piece.chars().take(QUOTED).map(clean).collect();
    if res.is_empty() {
        return res;
    }
    if piece.chars().nth(QUOTED).is_some() {
        res.push('…');
    }
    format!("`{res}`")
}

fn steers(it: char) -> bool {
    let turns = |it| matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    it.is_control() || turns(it)
}

/// The same in English and in Chinese.
type Said = (Cow<'static, str>, Cow<'static, str>);

fn say(en: impl Into<Cow<'static, str>>, zh: impl Into<Cow<'static, str>>) -> Said {
    (en.into(), zh.into())
}

/// A sentence about the piece, or about "this" when it is not quoted.
fn about(piece: &str, en: &str, zh: &str) -> Said {
    let (this, here) = if piece.is_empty() {
        ("this", "此处的写法")
    } else {
        (piece, piece)
    };
    let gap = if piece.is_empty() { "" } else { " " };
    say(format!("{this} {en}"), format!("{here}{gap}{zh}"))
}

/// Something else is due: the piece is no part of it, or nothing is there.
fn due(piece: &str, en: &str, zh: &str) -> Said {
    if piece.is_empty() {
        return say(format!("a {en} is due here"), format!("此处应为{zh}"));
    }
    say(
        format!("{piece} is not part of a {en}"),
        format!("{piece} 不是{zh}"),
    )
}

impl Kind {
    fn sentence(&self, piece: &str) -> Said {
        match self {
            Self::Empty => say("a value is due here", "此处应有值"),
            Self::NotANumber => due(piece, "number", "数字"),
            Self::TrailingText => about(piece, "does not belong to the value", "不属于该值"),
            Self::LeadingZero => say("a number starts with a zero too many", "数字前有多余的零"),
            Self::PlusSign => say("a number is written without a plus sign", "数字前不写加号"),
            Self::Negative => say("a number here is never negative", "此处的数字不能为负"),
            Self::Grouping => about(
                piece,
                "is not how thousands are separated",
                "不是千位分隔的写法",
            ),
            Self::SpaceInNumber => say("a blank splits the number", "数字中间有空格"),
            Self::FractionOfCount => say("a count is a whole number", "数量必须是整数"),
            Self::TooManyDecimals { allowed } => say(
                format!("at most {allowed} decimals can stand here"),
                format!("此处最多写 {allowed} 位小数"),
            ),
            Self::TooLarge => say("the number is too large", "数字过大"),
            Self::UnitOrder => about(
                piece,
                "cannot stand here: units go from the greatest down",
                "不能写在这里：单位应当从大到小",
            ),
            Self::Ambiguous => about(piece, "can be read in two ways", "有两种读法"),
            Self::Approximate => about(piece, "makes the number vague", "使数字不确定"),
            Self::BoundInWords => about(piece, "states a bound in words", "用文字表示界限"),
            Self::SwappedEnds => say("the ends of the range are swapped", "起止两端颠倒"),
            Self::NoEnds => say("the range has neither end", "起止两端都没有写"),
            Self::RangeSign => about(piece, "is not how a range is written", "不是区间的写法"),
            Self::MixedCounters => say(
                "the ends of the range count different things",
                "区间两端的量词不同",
            ),
            Self::MoneyInCount => say(
                "a count is due here and not an amount of money",
                "此处应为数量，不是金额",
            ),
            Self::UnknownCurrency => about(piece, "is no currency known here", "不是已知的币种"),
            Self::MixedCurrency { first, second } => say(
                format!("the amount is in `{first}` and in `{second}` at once"),
                format!("同一金额既写 `{first}` 又写 `{second}`"),
            ),
            Self::NeedsRate { currency } => say(
                format!("an amount in `{currency}` needs its rate in yuan"),
                format!("以 `{currency}` 计的金额需要写明对人民币的汇率"),
            ),
            Self::OtherRate { currency, rate } => say(
                format!("the amount is in `{currency}` and the rate beside it is for `{rate}`"),
                format!("金额以 `{currency}` 计，旁边的汇率却是 `{rate}` 的"),
            ),
            Self::NotARate => due(piece, "rate of exchange", "汇率"),
            Self::RateUpsideDown => say("the rate is upside down", "汇率写反了"),
            Self::ZeroRate => say("a rate is never zero", "汇率不能为零"),
            Self::NotADate => due(piece, "date", "日期"),
            Self::DateForm => about(piece, "is a date in another form", "是另一种日期写法"),
            Self::PeriodForDate => say(
                "one date is due here and not a period",
                "此处应为一个日期，不是期间",
            ),
            Self::DateForPeriod => say(
                "a period is due here and not one date",
                "此处应为期间，不是一个日期",
            ),
            Self::ImpossibleYear => about(piece, "is no year", "不是年份"),
            Self::ImpossibleMonth => about(piece, "is no month", "不是月份"),
            Self::ImpossibleDay { last } => about(
                piece,
                &format!("is no day of this month, which has {last}"),
                &format!("不是该月的日子：该月只有 {last} 天"),
            ),
            Self::TimeOfDay => say("a date has no time of day", "日期不写时刻"),
            Self::NotASpan => due(piece, "duration", "期限"),
            Self::SpanUnit => about(piece, "has no unit", "没有单位"),
            Self::SpanForm => about(piece, "is not how the unit is written", "不是单位的写法"),
            Self::RangeForSpan => say(
                "one duration is due here and not a range",
                "此处应为一个期限，不是区间",
            ),
            Self::OpensBlockScalar => say(
                "without quotes this sign opens a block of text in YAML",
                "不加引号时，该符号在 YAML 中表示文本块",
            ),
        }
    }

    fn advice(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::NotANumber => (
                "write `1200`, `1,200` or `1.2万`",
                "可以写 `1200`、`1,200` 或者 `1.2万`",
            ),
            Self::Grouping | Self::SpaceInNumber => (
                "separate every three digits by a comma, as in `12,000`, or none",
                "每三位用一个逗号分隔，例如 `12,000`，或者都不分隔",
            ),
            Self::TooLarge => ("numbers go up to 10^24", "数字最大为 10 的 24 次方"),
            Self::Ambiguous => (
                "write it in digits, or give every part its unit: `3万5千`, `3万..5万`",
                "请写成阿拉伯数字，或者写明每一部分的单位：`3万5千`、`3万..5万`",
            ),
            Self::Approximate => (
                "write the range in which it lies: `180..220`, `200..`",
                "请写明所在区间：`180..220`、`200..`",
            ),
            Self::BoundInWords => (
                "write it as a range: `200..`, `..200`",
                "请写成区间：`200..`、`..200`",
            ),
            Self::RangeSign | Self::NoEnds => (
                "write a range with two dots: `200..300`, `200..`, `..300`",
                "区间用两个点表示：`200..300`、`200..`、`..300`",
            ),
            Self::UnknownCurrency => (
                "write a code such as `CNY`, `USD` or `HKD`",
                "请写币种代码，例如 `CNY`、`USD`、`HKD`",
            ),
            Self::NeedsRate { .. } | Self::NotARate | Self::RateUpsideDown | Self::ZeroRate => (
                "write in `rate:` how many yuan one of it is worth: `7.1234 CNY/USD`",
                "请在 `rate:` 中写明一单位外币合多少人民币：`7.1234 CNY/USD`",
            ),
            Self::NotADate | Self::DateForm | Self::TimeOfDay => (
                "write `2020-05-01`, `2020-05` or `2020`",
                "可以写 `2020-05-01`、`2020-05` 或者 `2020`",
            ),
            Self::DateForPeriod => (
                "write `2015-11-01..` or `2015-11-01..2020-12-31`",
                "可以写 `2015-11-01..` 或者 `2015-11-01..2020-12-31`",
            ),
            Self::ImpossibleYear => ("years run from 1000 to 9999", "年份为 1000 至 9999"),
            Self::NotASpan | Self::SpanUnit | Self::SpanForm => (
                "write years, months and days: `1y6m`, `18m`, `30d`",
                "请写年、月、日：`1y6m`、`18m`、`30d`",
            ),
            Self::OpensBlockScalar => (
                "put the value in quotes: `\">=3000\"`",
                "请给该值加引号：`\">=3000\"`",
            ),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Currency, parse_count, parse_money};
    use super::*;
    use crate::text::{TextRange, TextSize};

    fn said(text: &str, fault: &ValueFault) -> (String, String) {
        (fault.what(text, Lang::En), fault.what(text, Lang::Zh))
    }

    fn at_end(kind: Kind, text: &str, piece: &str) -> (String, String) {
        let size = TextSize::of(text) - TextSize::of(piece);
        said(
            text,
            &ValueFault::new(kind, TextRange::new(size, TextSize::of(text))),
        )
    }

    #[test]
    fn says_what_is_wrong_in_both_languages() {
        let count = |text| said(text, &parse_count(text).unwrap_err());
        let money = |text| said(text, &parse_money(text, None).unwrap_err());
        for ((en, zh), wanted_en, wanted_zh) in [
            (
                count("1e5"),
                "`e5` is not part of a number",
                "`e5` 不是数字",
            ),
            (count(">="), "a number is due here", "此处应为数字"),
            (count("12.5"), "a count is a whole number", "数量必须是整数"),
            (
                count("约200"),
                "`约` makes the number vague",
                "`约` 使数字不确定",
            ),
            (
                money("100 USD"),
                "an amount in `USD` needs its rate in yuan",
                "以 `USD` 计的金额需要写明对人民币的汇率",
            ),
            (
                at_end(Kind::ImpossibleDay { last: 28 }, "2023-02-30", "30"),
                "`30` is no day of this month, which has 28",
                "`30` 不是该月的日子：该月只有 28 天",
            ),
        ] {
            assert_eq!((en.as_str(), zh.as_str()), (wanted_en, wanted_zh));
        }
    }

    #[test]
    fn every_fault_and_every_advice_is_said_in_both_languages() {
        let (first, second) = (Currency::CNY, Currency::CNY);
        let kinds = [
            Kind::Empty,
            Kind::NotANumber,
            Kind::TrailingText,
            Kind::LeadingZero,
            Kind::PlusSign,
            Kind::Negative,
            Kind::Grouping,
            Kind::SpaceInNumber,
            Kind::FractionOfCount,
            Kind::TooManyDecimals { allowed: 2 },
            Kind::TooLarge,
            Kind::UnitOrder,
            Kind::Ambiguous,
            Kind::Approximate,
            Kind::BoundInWords,
            Kind::SwappedEnds,
            Kind::NoEnds,
            Kind::RangeSign,
            Kind::MixedCounters,
            Kind::MoneyInCount,
            Kind::UnknownCurrency,
            Kind::MixedCurrency { first, second },
            Kind::NeedsRate { currency: first },
            Kind::OtherRate {
                currency: first,
                rate: second,
            },
            Kind::NotARate,
            Kind::RateUpsideDown,
            Kind::ZeroRate,
            Kind::NotADate,
            Kind::DateForm,
            Kind::PeriodForDate,
            Kind::DateForPeriod,
            Kind::ImpossibleYear,
            Kind::ImpossibleMonth,
            Kind::ImpossibleDay { last: 28 },
            Kind::TimeOfDay,
            Kind::NotASpan,
            Kind::SpanUnit,
            Kind::SpanForm,
            Kind::RangeForSpan,
            Kind::OpensBlockScalar,
        ];
        let han = |it: &str| it.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it));
        for kind in kinds {
            for piece in ["", "`x`"] {
                let (en, zh) = kind.sentence(piece);
                assert!(!han(&en) && han(&zh), "{en} / {zh}");
                assert!(!en.ends_with('.') && !zh.ends_with('。'), "{en} / {zh}");
                assert!(
                    en.starts_with(|it: char| it == '`' || it.is_lowercase()),
                    "{en}"
                );
            }
            let Some((en, zh)) = kind.advice() else {
                continue;
            };
            assert!(han(zh) && !en.ends_with('.'), "{en} / {zh}");
            let forms = |text: &'static str| text.split('`').skip(1).step_by(2).collect::<Vec<_>>();
            assert_eq!(forms(en), forms(zh));
        }
    }

    #[test]
    fn quotes_nothing_of_a_private_value() {
        let fault = ValueFault::new(
            Kind::ImpossibleDay { last: 29 },
            TextRange::new(8.into(), 10.into()),
        );
        assert_eq!(
            fault.what("", Lang::En),
            "this is no day of this month, which has 29"
        );
        assert_eq!(
            fault.what("", Lang::Zh),
            "此处的写法不是该月的日子：该月只有 29 天"
        );
    }

    #[test]
    fn quotes_the_start_of_a_long_piece_and_nothing_that_steers_a_terminal() {
        let text = format!("\u{1b}[31m\u{202e}{}", "x".repeat(10_000));
        let fault = parse_count(&text).unwrap_err();
        let what = fault.what(&text, Lang::En);
        assert_eq!(
            what,
            "`\u{fffd}[31m\u{fffd}xxxxxxxxxxxxxxxxxx…` is not part of a number"
        );
    }
}

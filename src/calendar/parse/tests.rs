//! Every written form of dates, periods and durations, good and bad.

use proptest::prelude::*;

use super::*;
use crate::calendar::{Date, Precision};
use crate::quantity::{Unit, parse_count, parse_money, show_interval};
use crate::text::Lang;
use ValueFaultKind as Kind;

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn fault<T: std::fmt::Debug>(
    text: &str,
    read: fn(&str) -> Result<Parsed<T>, ValueFault>,
) -> (Kind, &str, Option<String>) {
    match read(text) {
        Ok(it) => panic!("`{text}` was read as {it:?}"),
        Err(fault) => (fault.kind, &text[fault.range], fault.instead),
    }
}

fn span_of(text: &str) -> Span {
    match parse_span(text) {
        Ok(it) => it.value,
        Err(fault) => panic!("`{text}`: {fault:?}"),
    }
}

#[test]
fn reads_dates_as_far_as_they_are_known() {
    for (text, first, last, precision) in [
        (
            "2020-05-01",
            day(2020, 5, 1),
            day(2020, 5, 1),
            Precision::Day,
        ),
        (
            "2024-02-29",
            day(2024, 2, 29),
            day(2024, 2, 29),
            Precision::Day,
        ),
        (
            "2020-05",
            day(2020, 5, 1),
            day(2020, 5, 31),
            Precision::Month,
        ),
        (
            "2023-02",
            day(2023, 2, 1),
            day(2023, 2, 28),
            Precision::Month,
        ),
        (
            "2024-02",
            day(2024, 2, 1),
            day(2024, 2, 29),
            Precision::Month,
        ),
        ("2020", day(2020, 1, 1), day(2020, 12, 31), Precision::Year),
        (
            "9999-12-31",
            day(9999, 12, 31),
            day(9999, 12, 31),
            Precision::Day,
        ),
        ("9999", day(9999, 1, 1), day(9999, 12, 31), Precision::Year),
        (
            " 2020-05 ",
            day(2020, 5, 1),
            day(2020, 5, 31),
            Precision::Month,
        ),
    ] {
        let parsed = parse_date(text).unwrap();
        let date = parsed.value;
        assert_eq!(
            (date.first(), date.last(), date.precision()),
            (first, last, precision)
        );
        assert_eq!(
            (date.to_string().as_str(), parsed.notes),
            (text.trim(), vec![])
        );
    }
}

#[test]
fn reads_chinese_dates_and_says_how_the_format_writes_them() {
    for (text, iso) in [
        ("2020年5月1日", "2020-05-01"),
        ("2020年05月01日", "2020-05-01"),
        ("2020 年 5 月 1 日", "2020-05-01"),
        ("2020年5月1号", "2020-05-01"),
        ("2020年5月", "2020-05"),
        ("2020年", "2020"),
        ("二〇二〇年五月一日", "2020-05-01"),
        ("二零二三年十二月三十一日", "2023-12-31"),
        ("二〇二三年十月", "2023-10"),
    ] {
        let parsed = parse_date(text).unwrap();
        assert_eq!(parsed.value.to_string(), iso, "`{text}`");
        assert_eq!(parsed.notes[0].kind, NoteKind::ChineseDate(iso.to_owned()));
        assert_eq!(&text[parsed.notes[0].range], text);
    }
    let text = "2020年5月1日..2020年8月31日";
    let parsed = parse_when(text).unwrap();
    assert_eq!(parsed.value.to_string(), "2020-05-01..2020-08-31");
    assert_eq!(&text[parsed.notes[1].range], "2020年8月31日");
}

#[test]
fn reads_periods() {
    for (text, start, end) in [
        (
            "2020-05-01..2020-08-31",
            Some(day(2020, 5, 1)),
            Some(day(2020, 8, 31)),
        ),
        (
            "2020-05-01 .. 2020-08-31",
            Some(day(2020, 5, 1)),
            Some(day(2020, 8, 31)),
        ),
        (
            "2020-05..2020-08",
            Some(day(2020, 5, 1)),
            Some(day(2020, 8, 31)),
        ),
        ("2020..2021", Some(day(2020, 1, 1)), Some(day(2021, 12, 31))),
        ("2020..2020", Some(day(2020, 1, 1)), Some(day(2020, 12, 31))),
        (
            "2020-05-20..2020-05",
            Some(day(2020, 5, 20)),
            Some(day(2020, 5, 31)),
        ),
        ("2020-05-01..", Some(day(2020, 5, 1)), None),
        ("..2020-08-31", None, Some(day(2020, 8, 31))),
        ("2020-05-01", Some(day(2020, 5, 1)), Some(day(2020, 5, 1))),
    ] {
        let parsed = parse_when(text).unwrap();
        assert_eq!(
            (parsed.value.outer(), parsed.notes),
            ((start, end), vec![]),
            "`{text}`"
        );
        assert_eq!(parsed.value.is_single(), !text.contains(".."));
        assert_eq!(parsed.value.to_string(), text.replace(' ', ""));
    }
}

#[test]
fn points_at_the_impossible_part_of_a_date() {
    for (text, kind, piece) in [
        ("2023-02-30", Kind::ImpossibleDay { last: 28 }, "30"),
        ("2023-02-29", Kind::ImpossibleDay { last: 28 }, "29"),
        ("2024-02-30", Kind::ImpossibleDay { last: 29 }, "30"),
        ("2023-04-31", Kind::ImpossibleDay { last: 30 }, "31"),
        ("2023-04-00", Kind::ImpossibleDay { last: 30 }, "00"),
        ("2023-13-01", Kind::ImpossibleMonth, "13"),
        ("2023-00-01", Kind::ImpossibleMonth, "00"),
        ("2023-13", Kind::ImpossibleMonth, "13"),
        ("0000", Kind::ImpossibleYear, "0000"),
        ("0202-05-01", Kind::ImpossibleYear, "0202"),
        ("2023年2月30日", Kind::ImpossibleDay { last: 28 }, "30"),
        ("2023年13月", Kind::ImpossibleMonth, "13"),
        ("2023年二月三十日", Kind::ImpossibleDay { last: 28 }, "三十"),
        (
            "2020-01-01..2023-02-30",
            Kind::ImpossibleDay { last: 28 },
            "30",
        ),
        (
            "2023-02-30..2023-03-01",
            Kind::ImpossibleDay { last: 28 },
            "30",
        ),
        ("", Kind::Empty, ""),
        ("unknown", Kind::NotADate, "unknown"),
        ("不详", Kind::NotADate, "不详"),
        ("20", Kind::NotADate, "20"),
        ("20年5月", Kind::NotADate, "20年"),
        ("20205", Kind::NotADate, "20205"),
        ("202005", Kind::NotADate, "202005"),
        ("01/05/2020", Kind::NotADate, "01/05/2020"),
        ("20200501", Kind::DateForm, "20200501"),
        ("2020-5-1", Kind::DateForm, "2020-5-1"),
        ("2020-05-1", Kind::DateForm, "2020-05-1"),
        ("2020/05/01", Kind::DateForm, "2020/05/01"),
        ("2020.5.1", Kind::DateForm, "2020.5.1"),
        ("2020-05-001", Kind::NotADate, "2020-05-001"),
        ("2020-05-01T10:00", Kind::TimeOfDay, "T10:00"),
        ("2020-05-01 10:00:00", Kind::TimeOfDay, "10:00:00"),
        ("2020年5月1日10时", Kind::TimeOfDay, "10时"),
        ("2020-05-01 or so", Kind::TrailingText, "or so"),
        ("2020-05-01-2020-08-31", Kind::RangeSign, "-"),
        ("2020-2021", Kind::RangeSign, "-"),
        ("2020-05-01 - 2020-08-31", Kind::RangeSign, "-"),
        ("2020-05-01至2020-08-31", Kind::RangeSign, "至"),
        ("2020-05-01 to 2020-08-31", Kind::RangeSign, "to "),
        ("2020-05-01...2020-08-31", Kind::RangeSign, "..."),
        ("2020-05-01至今", Kind::BoundInWords, "至今"),
        ("..", Kind::NoEnds, ".."),
        ("2020-08..2020-05", Kind::SwappedEnds, "2020-08..2020-05"),
        ("2021..2020-12-31", Kind::SwappedEnds, "2021..2020-12-31"),
        ("2020-05-01..08-31", Kind::NotADate, "08-31"),
        ("-2020", Kind::NotADate, "-2020"),
    ] {
        let (found, at, _) = fault(text, parse_when);
        assert_eq!((found, at), (kind, piece), "`{text}`");
    }
    let (kind, at, _) = fault("2020..2021", parse_date);
    assert_eq!((kind, at), (Kind::PeriodForDate, "2020..2021"));
}

#[test]
fn proposes_the_right_form_of_a_date() {
    for (text, instead) in [
        ("20200501", Some("2020-05-01")),
        ("2020/5/1", Some("2020-05-01")),
        ("2020.5", Some("2020-05")),
        ("2020-5-1", Some("2020-05-01")),
        ("2020/5/1-2020/8/31", Some("2020-05-01..2020-08-31")),
        (
            "2020年5月1日至2020年8月31日",
            Some("2020年5月1日..2020年8月31日"),
        ),
        ("2020-05-01至今", Some("2020-05-01..")),
        ("2020-05-01 — 2020-08-31", Some("2020-05-01..2020-08-31")),
        ("20200230", None),
        ("2020/13/1", None),
        ("01/05/2020", None),
        ("2020-05-01T10:00", None),
        ("2020-08-31至2020-05-01", None),
    ] {
        let (_, _, found) = fault(text, parse_when);
        assert_eq!(found.as_deref(), instead, "`{text}`");
    }
}

#[test]
fn reads_full_width_dates_and_says_so() {
    let text = "２０２０－０５－０１";
    let parsed = parse_date(text).unwrap();
    assert_eq!(parsed.value, PartialDate::day(day(2020, 5, 1)));
    assert_eq!(
        parsed.notes[0].kind,
        NoteKind::FullWidth("2020-05-01".to_owned())
    );
    assert_eq!(parsed.notes.len(), 1);
}

#[test]
fn reads_durations() {
    for (text, years, months, days) in [
        ("1y6m", 1, 6, 0),
        ("18m", 0, 18, 0),
        ("30d", 0, 0, 30),
        ("16y", 16, 0, 0),
        ("1y6m10d", 1, 6, 10),
        ("1y 6m", 1, 6, 0),
        ("0d", 0, 0, 0),
        ("1年6个月", 1, 6, 0),
        ("1年6月", 1, 6, 0),
        ("2年", 2, 0, 0),
        ("6个月", 0, 6, 0),
        ("6 个月", 0, 6, 0),
        ("30日", 0, 0, 30),
        ("30天", 0, 0, 30),
        ("一年六个月", 1, 6, 0),
        ("一年零六个月", 1, 6, 0),
        ("1年零6个月", 1, 6, 0),
        ("十八个月", 0, 18, 0),
        ("两年", 2, 0, 0),
        ("半年", 0, 6, 0),
        ("一年半", 1, 6, 0),
        ("十五日", 0, 0, 15),
        ("１８m", 0, 18, 0),
    ] {
        let span = span_of(text);
        assert_eq!(
            (span.years, span.months, span.days),
            (years, months, days),
            "`{text}`"
        );
        assert_eq!(span_of(&span.to_string()), span);
    }
}

#[test]
fn points_at_the_smallest_wrong_piece_of_a_duration() {
    for (text, kind, piece, instead) in [
        ("", Kind::Empty, "", None),
        ("long", Kind::NotASpan, "long", None),
        ("18", Kind::SpanUnit, "18", None),
        ("1y6", Kind::SpanUnit, "6", None),
        ("2 years", Kind::SpanForm, "years", Some("2y")),
        ("2 years 6 months", Kind::SpanForm, "years", Some("2y 6m")),
        ("18M", Kind::SpanForm, "M", Some("18m")),
        ("2w", Kind::NotASpan, "w", None),
        ("2周", Kind::SpanUnit, "2", None),
        ("6m1y", Kind::UnitOrder, "y", None),
        ("1y1y", Kind::UnitOrder, "y", None),
        ("1.5y", Kind::NotASpan, ".5y", None),
        ("-1y", Kind::Negative, "-", None),
        ("+1y", Kind::PlusSign, "+", Some("1y")),
        ("06m", Kind::LeadingZero, "06", Some("6m")),
        ("10000y", Kind::TooLarge, "10000", None),
        ("70000m", Kind::TooLarge, "70000", None),
        ("4000001d", Kind::TooLarge, "4000001", None),
        (
            "99999999999999999999999999999999999999999999d",
            Kind::TooLarge,
            "99999999999999999999999999999999999999999999",
            None,
        ),
        ("1y and more", Kind::TrailingText, "and more", None),
        ("6m..3y", Kind::RangeForSpan, "6m..3y", None),
        ("半个月", Kind::NotASpan, "半", None),
        ("6个月半", Kind::NotASpan, "半", None),
    ] {
        let (found, at, proposal) = fault(text, parse_span);
        assert_eq!(
            (found, at, proposal.as_deref()),
            (kind, piece, instead),
            "`{text}`"
        );
    }
}

#[test]
fn reads_ranges_of_durations() {
    let range = |text| parse_span_range(text).unwrap().value;
    let (least, most) = (Span::of_months(6), Span::of_years(3));
    assert_eq!(
        range("6m..3y"),
        SpanRange {
            min: Some(least),
            max: Some(most)
        }
    );
    assert_eq!(
        range("..3y"),
        SpanRange {
            min: None,
            max: Some(most)
        }
    );
    assert_eq!(
        range("6m.."),
        SpanRange {
            min: Some(least),
            max: None
        }
    );
    assert_eq!(
        range("6m"),
        SpanRange {
            min: Some(least),
            max: Some(least)
        }
    );
    assert_eq!(range("6个月..3年"), range("6m..3y"));
    assert_eq!(fault("3y..6m", parse_span_range).0, Kind::SwappedEnds);
    let (kind, at, instead) = fault("6m-3y", parse_span_range);
    assert_eq!(
        (kind, at, instead.as_deref()),
        (Kind::RangeSign, "-", Some("6m..3y"))
    );
    assert_eq!(fault("..", parse_span_range).0, Kind::NoEnds);
}

#[test]
fn reads_when_a_provision_is_in_force() {
    let validity = parse_validity("2015-11-01..").unwrap().value;
    assert_eq!(
        validity,
        Validity {
            from: Some(day(2015, 11, 1)),
            until: None
        }
    );
    assert!(!validity.contains(day(2015, 10, 31)) && validity.contains(day(2015, 11, 1)));
    let closed = parse_validity("2021-06-17..2025-07-21").unwrap().value;
    assert!(closed.contains(day(2025, 7, 21)) && !closed.contains(day(2025, 7, 22)));
    let (kind, _, instead) = fault("2015-11-01", parse_validity);
    assert_eq!(
        (kind, instead.as_deref()),
        (Kind::DateForPeriod, Some("2015-11-01.."))
    );
}

#[test]
fn hostile_dates_are_faults_in_linear_time() {
    for piece in [
        "2", "2020-", "2020..", "-", "二", "2020年", "1y", "半", "/", " ", "年", "1年零",
    ] {
        let text = piece.repeat(200_000);
        assert!(
            parse_when(&text).is_err() && parse_span(&text).is_err(),
            "`{piece}`"
        );
    }
}

proptest! {
    #[test]
    fn every_day_is_read_back(year in 1_000..=9_999_i16, month in 1..=12_i8, number in 1..=31_i8) {
        let text = format!("{year:04}-{month:02}-{number:02}");
        match Date::new(year, month, number) {
            Ok(date) => {
                prop_assert_eq!(parse_date(&text).unwrap().value, PartialDate::day(date));
                let chinese = format!("{year}年{month}月{number}日");
                prop_assert_eq!(parse_date(&chinese).unwrap().value, PartialDate::day(date));
            }
            Err(_) => {
                let fault = parse_date(&text).unwrap_err();
                prop_assert_eq!(&text[fault.range], &text[8..]);
            }
        }
    }

    #[test]
    fn any_text_is_a_value_or_a_fault_inside_it(text in "[ 0-9.年月日个半零一二十ymd至－０-]{0,14}|.{0,12}") {
        for fault in [
            parse_date(&text).err(),
            parse_when(&text).err(),
            parse_span(&text).err(),
            parse_span_range(&text).err(),
            parse_validity(&text).err(),
        ] {
            let Some(fault) = fault else { continue };
            prop_assert!(text.get(std::ops::Range::from(fault.range)).is_some(), "{:?}", fault);
        }
    }
}

/// The rows of the tables of a section of the page on values, by their number of columns.
fn rows(section: &str, columns: usize) -> Vec<Vec<&'static str>> {
    let page = include_str!("../../../docs/values.md");
    let (_, text) = page.split_once(section).unwrap();
    let text = text.split("\n## ").next().unwrap();
    let cells = |row: &'static str| row.trim_matches('|').split('|').map(str::trim).collect();
    let all: Vec<Vec<&str>> = text
        .lines()
        .filter(|it| it.starts_with("| `"))
        .map(cells)
        .collect();
    let res: Vec<_> = all.into_iter().filter(|it| it.len() == columns).collect();
    assert!(
        !res.is_empty(),
        "{section} has no table of {columns} columns"
    );
    res
}

#[test]
fn the_page_on_values_is_true() {
    type Shown = fn(&str) -> Result<String, ValueFault>;
    let read: [(&str, Shown); 4] = [
        ("## Counts", |it| {
            parse_count(it).map(|it| show_interval(it.value, Unit::Count))
        }),
        ("## Money", |it| {
            parse_money(it, None).map(|it| show_interval(it.value, Unit::Cny))
        }),
        ("## Dates", |it| {
            parse_when(it).map(|it| it.value.to_string())
        }),
        ("## Durations", |it| {
            parse_span(it).map(|it| it.value.to_string())
        }),
    ];
    for (section, shown) in read {
        for row in rows(section, 2) {
            let written = row[0].trim_matches('`');
            assert_eq!(shown(written).as_deref(), Ok(row[1]), "`{written}`");
        }
        for row in rows(section, 3) {
            let (written, at) = (row[0].trim_matches('`'), row[1].trim_matches('`'));
            let fault = shown(written).unwrap_err();
            let found = (&written[fault.range], fault.what(written, Lang::En));
            assert_eq!(found, (at, row[2].to_owned()), "`{written}`");
        }
    }
}

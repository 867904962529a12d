//! Every written form of counts and money, good and bad.

use proptest::prelude::*;

use super::*;
use crate::quantity::{
    Currency, NUMBER_LIMIT, Note, NoteKind, Unit, parse_rate, show_interval, show_steps, show_wan,
};
use crate::text::TextRange;
use ValueFaultKind as Kind;

fn between(min: i128, max: i128) -> Interval {
    Interval::between(min, max).unwrap()
}

fn count(text: &str) -> Interval {
    match parse_count(text) {
        Ok(it) => it.value,
        Err(fault) => panic!("`{text}`: {fault:?}"),
    }
}

fn money(text: &str) -> Interval {
    let dollars = parse_rate("7.1234 CNY/USD").unwrap();
    match parse_money(text, Some(&dollars)) {
        Ok(it) => it.value,
        Err(fault) => panic!("`{text}`: {fault:?}"),
    }
}

/// The fault, and the piece of the text that it points at.
fn fault<T: std::fmt::Debug>(
    text: &str,
    read: impl Fn(&str) -> Result<Parsed<T>, ValueFault>,
) -> (Kind, &str, Option<String>) {
    match read(text) {
        Ok(it) => panic!("`{text}` was read as {it:?}"),
        Err(fault) => (fault.kind, &text[fault.range], fault.instead),
    }
}

#[test]
fn reads_every_form_of_a_count() {
    for (text, pieces) in [
        ("0", 0),
        ("120", 120),
        ("  120 ", 120),
        ("1,200", 1_200),
        ("1_200", 1_200),
        ("12,345,678", 12_345_678),
        ("1.2万", 12_000),
        ("1.2 万", 12_000),
        ("0.5万", 5_000),
        ("1.0万", 10_000),
        ("3千", 3_000),
        ("1.5千", 1_500),
        ("15千", 15_000),
        ("2百", 200),
        ("1.5百万", 1_500_000),
        ("3千万", 30_000_000),
        ("1.5亿", 150_000_000),
        ("1.5万亿", 1_500_000_000_000),
        ("2万亿", 2_000_000_000_000),
        ("15000万", 150_000_000),
        ("1,500万", 15_000_000),
        ("3万5千", 35_000),
        ("3万5千2百", 35_200),
        ("3万5000", 35_000),
        ("3万500", 30_500),
        ("1亿2000万", 120_000_000),
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("一百一十", 110),
        ("三百", 300),
        ("三百二十", 320),
        ("两千", 2_000),
        ("两千零五", 2_005),
        ("两千零五十", 2_050),
        ("一千零一十", 1_010),
        ("一万二千", 12_000),
        ("一万零五", 10_005),
        ("一万零五百", 10_500),
        ("一万零五十", 10_050),
        ("十二万", 120_000),
        ("二十万", 200_000),
        ("一百万", 1_000_000),
        ("十万零三百", 100_300),
        ("三千五百万", 35_000_000),
        ("一亿", 100_000_000),
        ("一亿零一", 100_000_001),
        ("一亿二千万三千", 120_003_000),
        ("一万二千亿", 1_200_000_000_000),
        ("三万五千亿零六百", 3_500_000_000_600),
        ("一八五〇〇〇", 185_000),
        ("二〇〇", 200),
        ("二〇", 20),
        ("3亿5万", 300_050_000),
        ("三亿五万", 300_050_000),
        ("3亿5000万2000", 350_002_000),
        ("一千二十", 1_020),
        ("一百十五", 115),
        ("两百", 200),
        ("2 百", 200),
        ("壹万贰仟叁佰肆拾伍", 12_345),
        ("零", 0),
        ("200个", 200),
        ("200 个", 200),
        ("2,000条", 2_000),
        ("1.2万次", 12_000),
        ("三百人次", 300),
        ("5张", 5),
    ] {
        assert_eq!(count(text), Interval::exact(pieces), "`{text}`");
    }
}

#[test]
fn reads_every_range_of_a_count() {
    for (text, range) in [
        ("100..200", between(100, 200)),
        ("100 .. 200", between(100, 200)),
        ("100..100", Interval::exact(100)),
        ("3000..", Interval::at_least(3_000)),
        ("..500", Interval::up_to(500)),
        (">=3000", Interval::at_least(3_000)),
        (">= 3,000", Interval::at_least(3_000)),
        ("≥3000", Interval::at_least(3_000)),
        ("<=500", Interval::up_to(500)),
        ("≤500", Interval::up_to(500)),
        (">3000", Interval::at_least(3_001)),
        ("<500", Interval::up_to(499)),
        ("<=0", Interval::ZERO),
        ("1.2万..1.5万", between(12_000, 15_000)),
        ("5000..2万", between(5_000, 20_000)),
        ("0..5万", between(0, 50_000)),
        ("3个..5万个", between(3, 50_000)),
        ("三百..五百", between(300, 500)),
        ("200..300条", between(200, 300)),
        ("200条..300条", between(200, 300)),
        ("200个..", Interval::at_least(200)),
        ("1,200..2,000", between(1_200, 2_000)),
    ] {
        assert_eq!(count(text), range, "`{text}`");
    }
}

#[test]
fn reads_every_form_of_money() {
    let fen = |yuan: i128| Interval::exact(yuan * 100);
    for (text, sum) in [
        ("185,000 CNY", fen(185_000)),
        ("185,000CNY", fen(185_000)),
        ("185000 cny", fen(185_000)),
        ("CNY 185000", fen(185_000)),
        ("CNY185000", fen(185_000)),
        ("RMB 185,000", fen(185_000)),
        ("¥185,000", fen(185_000)),
        ("¥ 185,000", fen(185_000)),
        ("￥185,000", fen(185_000)),
        ("185000元", fen(185_000)),
        ("185000 元", fen(185_000)),
        ("¥185,000元", fen(185_000)),
        ("18.5万元", fen(185_000)),
        ("18.5 万元", fen(185_000)),
        ("18.5万 CNY", fen(185_000)),
        ("18万5千元", fen(185_000)),
        ("人民币18.5万元", fen(185_000)),
        ("人民币 185,000 元", fen(185_000)),
        ("18.5万元人民币", fen(185_000)),
        ("5万元整", fen(50_000)),
        ("5万元正", fen(50_000)),
        ("人民币壹拾捌万伍仟元整", fen(185_000)),
        ("三十万元", fen(300_000)),
        ("185,000.50 CNY", Interval::exact(18_500_050)),
        ("0.01 CNY", Interval::exact(1)),
        ("199999.99元", Interval::exact(19_999_999)),
        ("3.5 CNY", Interval::exact(350)),
        ("18.123456万元", Interval::exact(18_123_456)),
        ("1.23456789亿元", Interval::exact(12_345_678_900)),
        ("3元5角", Interval::exact(350)),
        ("3元5角2分", Interval::exact(352)),
        ("3元零2分", Interval::exact(302)),
        ("叁元伍角整", Interval::exact(350)),
        ("5角", Interval::exact(50)),
        ("5角2分", Interval::exact(52)),
        ("8分", Interval::exact(8)),
        ("0元", Interval::ZERO),
        ("185000..210000 CNY", between(18_500_000, 21_000_000)),
        ("185,000 CNY..210,000 CNY", between(18_500_000, 21_000_000)),
        ("CNY 185000..210000", between(18_500_000, 21_000_000)),
        ("¥185,000..¥210,000", between(18_500_000, 21_000_000)),
        ("185000元..210000元", between(18_500_000, 21_000_000)),
        ("18.5万..21万元", between(18_500_000, 21_000_000)),
        ("18.5万元..21万元", between(18_500_000, 21_000_000)),
        ("5000..2万元", between(500_000, 2_000_000)),
        ("3元..5万元", between(300, 5_000_000)),
        ("3000.. CNY", Interval::at_least(300_000)),
        ("3000 CNY..", Interval::at_least(300_000)),
        ("..500 CNY", Interval::up_to(50_000)),
        (">=3000 CNY", Interval::at_least(300_000)),
        (">= CNY 3000", Interval::at_least(300_000)),
        (">3000元", Interval::at_least(300_001)),
        ("<3000元", Interval::up_to(299_999)),
        ("≥20万元", Interval::at_least(20_000_000)),
    ] {
        assert_eq!(money(text), sum, "`{text}`");
        assert_eq!(parse_money(text, None).unwrap().notes, [], "`{text}`");
    }
}

#[test]
fn reads_foreign_money_with_its_rate() {
    for text in [
        "1000 USD",
        "USD 1000",
        "$1,000",
        "US$1000",
        "1000美元",
        "1000美金",
        "0.1万美元",
        "USD1000",
        "美元1000元",
    ] {
        assert_eq!(money(text), Interval::exact(712_340), "`{text}`");
    }
    assert_eq!(money("1000..2000 USD"), between(712_340, 1_424_680));
    assert_eq!(money("$1000.."), Interval::at_least(712_340));
    let hongkong = parse_rate("0.92 CNY/HKD").unwrap();
    for text in [
        "港币5万元",
        "5万港元",
        "HK$50,000",
        "HKD 50000",
        "50000 HKD",
    ] {
        let value = parse_money(text, Some(&hongkong)).unwrap().value;
        assert_eq!(value, Interval::exact(4_600_000), "`{text}`");
    }
    let value = parse_money("港币5万元..8万元", Some(&hongkong))
        .unwrap()
        .value;
    assert_eq!(value, between(4_600_000, 7_360_000));
}

#[test]
fn rounds_a_foreign_amount_half_to_even() {
    let rate = parse_rate("0.5 CNY/USD").unwrap();
    for (text, fen) in [
        ("0.01", 0),
        ("0.03", 2),
        ("0.05", 2),
        ("0.07", 4),
        ("0.02", 1),
    ] {
        let value = parse_money(&format!("{text} USD"), Some(&rate))
            .unwrap()
            .value;
        assert_eq!(value, Interval::exact(fen), "`{text}`");
    }
    let rate = parse_rate("7.12345 CNY/USD").unwrap();
    let value = parse_money("1234.56 USD", Some(&rate)).unwrap().value;
    assert_eq!(value, Interval::exact(879_433), "8794.326432 yuan");
}

#[test]
fn reads_rates() {
    for (text, code, yuan) in [
        ("7.1234 CNY/USD", "USD", "7.1234"),
        ("7.1234CNY/USD", "USD", "7.1234"),
        (" 7.1234  CNY / USD ", "USD", "7.1234"),
        ("7.1234 元/美元", "USD", "7.1234"),
        ("0.92 RMB/HKD", "HKD", "0.92"),
        ("4.8123 CNY/100JPY", "JPY", "0.048123"),
        ("4.8123 CNY/100 日元", "JPY", "0.048123"),
        ("７.１２３４ CNY/USD", "USD", "7.1234"),
        ("7.2 CNY/USDT", "USDT", "7.2"),
    ] {
        let rate = parse_rate(text).unwrap();
        assert_eq!(
            (rate.currency().code(), rate.yuan().to_string().as_str()),
            (code, yuan)
        );
    }
    for (text, kind, piece) in [
        ("", Kind::Empty, ""),
        ("7.1234", Kind::NotARate, "7.1234"),
        ("7.1234 USD", Kind::NotARate, "USD"),
        ("7.1234 USD/CNY", Kind::RateUpsideDown, "USD/CNY"),
        ("7.1234 CNY/CNY", Kind::NotARate, "CNY/CNY"),
        ("7.1234 USD/HKD", Kind::NotARate, "USD/HKD"),
        ("0 CNY/USD", Kind::ZeroRate, "0"),
        ("7.1 CNY/XYZ", Kind::UnknownCurrency, "XYZ"),
        ("7.1 CNY/USD!", Kind::TrailingText, "!"),
        (
            "7.12345678901 CNY/USD",
            Kind::TooManyDecimals { allowed: 10 },
            "1",
        ),
        ("1000000000001 CNY/USD", Kind::TooLarge, "1000000000001"),
        ("-7.1 CNY/USD", Kind::Negative, "-"),
        ("4.8 CNY/7JPY", Kind::NotARate, "7"),
        ("rate", Kind::NotANumber, "rate"),
    ] {
        let fault = parse_rate(text).unwrap_err();
        assert_eq!((fault.kind, &text[fault.range]), (kind, piece), "`{text}`");
    }
}

#[test]
fn points_at_the_smallest_wrong_piece_of_a_count() {
    for (text, kind, piece) in [
        ("", Kind::Empty, ""),
        ("   ", Kind::Empty, ""),
        ("many", Kind::NotANumber, "many"),
        ("12.5", Kind::FractionOfCount, ".5"),
        ("120.0", Kind::FractionOfCount, ".0"),
        ("1.23456万", Kind::FractionOfCount, "6"),
        ("1,20", Kind::Grouping, "20"),
        ("1,2000", Kind::Grouping, "2000"),
        ("12,0000", Kind::Grouping, "0000"),
        ("1200,000", Kind::Grouping, "1200"),
        ("1,,200", Kind::Grouping, ","),
        ("1,200,", Kind::Grouping, ","),
        ("1,200_000", Kind::Grouping, "_"),
        ("1_2", Kind::Grouping, "2"),
        ("120_", Kind::Grouping, "_"),
        ("_120", Kind::NotANumber, "_120"),
        (",120", Kind::NotANumber, ",120"),
        ("007", Kind::LeadingZero, "00"),
        ("00", Kind::LeadingZero, "00"),
        ("0,500", Kind::LeadingZero, "0"),
        ("〇五", Kind::LeadingZero, "〇五"),
        ("+5", Kind::PlusSign, "+"),
        ("-5", Kind::Negative, "-"),
        ("−5", Kind::Negative, "−"),
        ("<0", Kind::Negative, "0"),
        ("1e5", Kind::NotANumber, "e5"),
        ("0x10", Kind::NotANumber, "x10"),
        ("0o17", Kind::NotANumber, "o17"),
        ("1.5e3", Kind::NotANumber, "e3"),
        (".inf", Kind::NotANumber, ".inf"),
        ("inf", Kind::NotANumber, "inf"),
        ("NaN", Kind::NotANumber, "NaN"),
        ("1/2", Kind::NotANumber, "/2"),
        ("50%", Kind::NotANumber, "%"),
        ("1.", Kind::NotANumber, "."),
        (".5", Kind::NotANumber, ".5"),
        ("1.2.3", Kind::NotANumber, ".3"),
        ("1.234,5", Kind::NotANumber, ",5"),
        ("1 200", Kind::SpaceInNumber, "200"),
        ("200 CNY", Kind::MoneyInCount, "CNY"),
        ("¥200", Kind::MoneyInCount, "¥"),
        ("200元", Kind::MoneyInCount, "元"),
        ("100.. CNY", Kind::MoneyInCount, "CNY"),
        ("200 things", Kind::TrailingText, "things"),
        ("200个账号", Kind::TrailingText, "账号"),
        ("200条..300张", Kind::MixedCounters, "张"),
        ("万", Kind::NotANumber, "万"),
        ("百", Kind::NotANumber, "百"),
        ("3万5", Kind::Ambiguous, "5"),
        ("一万五", Kind::Ambiguous, "五"),
        ("一百二", Kind::Ambiguous, "二"),
        ("三百五万", Kind::Ambiguous, "五"),
        ("1亿5", Kind::Ambiguous, "5"),
        ("3..5万", Kind::Ambiguous, "3"),
        ("三..五万", Kind::Ambiguous, "三"),
        ("三十..五十万", Kind::Ambiguous, "三十"),
        ("三五", Kind::Approximate, "三五"),
        ("一两万", Kind::Approximate, "一两"),
        ("约200", Kind::Approximate, "约"),
        ("about 200", Kind::Approximate, "about"),
        ("200余", Kind::Approximate, "余"),
        ("200余万", Kind::Approximate, "余"),
        ("200多个", Kind::Approximate, "多"),
        ("几百", Kind::Approximate, "几"),
        ("200个左右", Kind::Approximate, "左右"),
        ("~200", Kind::Approximate, "~"),
        ("1千万2百万", Kind::UnitOrder, "万"),
        ("3百5千", Kind::UnitOrder, "千"),
        ("三千四千", Kind::UnitOrder, "千"),
        ("1.5万5千", Kind::UnitOrder, "5千"),
        ("1.5万万", Kind::UnitOrder, "万"),
        ("3百500", Kind::UnitOrder, "500"),
        ("1亿20000万", Kind::UnitOrder, "万"),
        ("1亿1亿", Kind::UnitOrder, "亿"),
        ("3千12百", Kind::UnitOrder, "百"),
        ("三万五亿", Kind::Ambiguous, "五"),
        ("三十百", Kind::UnitOrder, "百"),
        ("一万零零五", Kind::NotANumber, "零零五"),
        ("三5", Kind::UnitOrder, "5"),
        ("一万零", Kind::NotANumber, "零"),
        ("一二三万", Kind::NotANumber, "一二三"),
        ("200..100", Kind::SwappedEnds, "200..100"),
        ("3千..2千", Kind::SwappedEnds, "3千..2千"),
        ("..", Kind::NoEnds, ".."),
        ("100...200", Kind::RangeSign, "..."),
        ("100-200", Kind::RangeSign, "-"),
        ("100~200", Kind::RangeSign, "~"),
        ("100～200", Kind::RangeSign, "～"),
        ("100至200", Kind::RangeSign, "至"),
        ("100 到 200", Kind::RangeSign, "到"),
        ("100 to 200", Kind::RangeSign, "to "),
        ("100——200", Kind::RangeSign, "——"),
        ("100..200..300", Kind::TrailingText, "..300"),
        (">=", Kind::NotANumber, ""),
        (">=100..200", Kind::TrailingText, "..200"),
        (
            "1000000000000000000000001",
            Kind::TooLarge,
            "1000000000000000000000001",
        ),
    ] {
        let (found, at, _) = fault(text, parse_count);
        assert_eq!((found, at), (kind, piece), "`{text}`");
    }
}

#[test]
fn points_at_the_smallest_wrong_piece_of_money() {
    let usd = Currency::from_code("USD").unwrap();
    let hkd = Currency::from_code("HKD").unwrap();
    let cny = Currency::CNY;
    for (text, kind, piece) in [
        ("", Kind::Empty, ""),
        ("100.001 CNY", Kind::TooManyDecimals { allowed: 2 }, "1"),
        ("100.000 CNY", Kind::TooManyDecimals { allowed: 2 }, "0"),
        (
            "１００.００１ CNY",
            Kind::TooManyDecimals { allowed: 2 },
            "１",
        ),
        ("18.1234567万元", Kind::TooManyDecimals { allowed: 6 }, "7"),
        ("100 XYZ", Kind::UnknownCurrency, "XYZ"),
        ("XYZ 100", Kind::UnknownCurrency, "XYZ"),
        ("100块", Kind::UnknownCurrency, "块"),
        ("100个", Kind::UnknownCurrency, "个"),
        ("10k", Kind::UnknownCurrency, "k"),
        (
            "100 USD..200 CNY",
            Kind::MixedCurrency {
                first: usd,
                second: cny,
            },
            "CNY",
        ),
        (
            "$100元",
            Kind::MixedCurrency {
                first: usd,
                second: cny,
            },
            "元",
        ),
        (
            "100元..200美元",
            Kind::MixedCurrency {
                first: cny,
                second: usd,
            },
            "美元",
        ),
        ("100 HKD", Kind::NeedsRate { currency: hkd }, "HKD"),
        ("HK$100..200", Kind::NeedsRate { currency: hkd }, "HK$"),
        ("18.5..21万元", Kind::Ambiguous, "18.5"),
        ("CNY 3..5万", Kind::Ambiguous, "CNY 3"),
        ("3元5", Kind::Ambiguous, "5"),
        ("3.5元5角", Kind::TrailingText, "5角"),
        ("3元5角5", Kind::Ambiguous, "5"),
        ("3元5分2角", Kind::Ambiguous, "2"),
        ("3元12角", Kind::Ambiguous, "12"),
        ("185000-210000 CNY", Kind::RangeSign, "-"),
        ("185000至210000元", Kind::RangeSign, "至"),
        ("185000元至210000元", Kind::RangeSign, "至"),
        (
            "210000..185000 CNY",
            Kind::SwappedEnds,
            "210000..185000 CNY",
        ),
        ("20余万元", Kind::Approximate, "余"),
        ("约20万元", Kind::Approximate, "约"),
        ("20万余元", Kind::Approximate, "余"),
        ("20万元左右", Kind::Approximate, "左右"),
        ("20万元以上", Kind::BoundInWords, "以上"),
        ("不足20万元", Kind::BoundInWords, "不足"),
        ("-5 CNY", Kind::Negative, "-"),
        ("CNY -5", Kind::Negative, "-"),
        ("CNY", Kind::NotANumber, ""),
        ("185 000 CNY", Kind::SpaceInNumber, "000"),
        ("1,20 CNY", Kind::Grouping, "20"),
        ("1e5 CNY", Kind::NotANumber, "e5"),
        ("185000 CNY paid", Kind::TrailingText, "paid"),
        (
            "1000000000000000000000000.01 CNY",
            Kind::TooLarge,
            "1000000000000000000000000.01",
        ),
    ] {
        let (found, at, _) = fault(text, |it| parse_money(it, None));
        assert_eq!((found, at), (kind, piece), "`{text}`");
    }
}

#[test]
fn knows_currencies_by_their_codes() {
    let code = |text| Currency::from_code(text).map(Currency::code);
    assert_eq!(
        (code("usd"), code("rmb"), code("XYZ")),
        (Some("USD"), Some("CNY"), None)
    );
    for code in ["AED", "CNY", "USD", "USDC", "USDT", "ZWG"] {
        assert_eq!(Currency::from_code(code).map(Currency::code), Some(code));
    }
    for text in [
        "CNY",
        "$",
        "US$",
        "HK$",
        "元",
        "美元",
        "￥",
        "人民币",
        "€",
        "A$",
    ] {
        assert!(parse_count(&format!("5{text}")).is_err_and(|it| it.kind == Kind::MoneyInCount));
    }
}

#[test]
fn refuses_a_rate_of_another_currency() {
    let rate = parse_rate("0.92 CNY/HKD").unwrap();
    let text = "100 USD";
    let fault = parse_money(text, Some(&rate)).unwrap_err();
    let (usd, hkd) = (Currency::from_code("USD").unwrap(), rate.currency());
    assert_eq!(
        fault.kind,
        Kind::OtherRate {
            currency: usd,
            rate: hkd
        }
    );
    assert_eq!(&text[fault.range], "USD");
    assert_eq!(
        parse_money("100 CNY", Some(&rate)).unwrap().value,
        Interval::exact(10_000)
    );
}

#[test]
fn proposes_the_right_form_where_the_meaning_is_sure() {
    for (text, instead) in [
        ("185000-210000 CNY", Some("185000..210000 CNY")),
        ("185000 至 210000元", Some("185000..210000元")),
        ("100...200 CNY", Some("100..200 CNY")),
        ("+5 CNY", Some("5 CNY")),
        ("007 CNY", Some("7 CNY")),
        ("1 200 000 CNY", Some("1,200,000 CNY")),
        ("20万元以上", Some(">=20万元")),
        ("20万元以下", Some("<=20万元")),
        ("不足20万元", Some("<20万元")),
        ("超过30万元", Some(">30万元")),
        ("at least 20 CNY", Some(">=20 CNY")),
        ("At most 20 CNY", Some("<=20 CNY")),
        ("20+ CNY", Some(">=20 CNY")),
        ("约20万元", None),
        ("1 20 CNY", None),
        ("210000-185000 CNY", None),
        ("1,20 CNY", None),
        ("1-2-3 CNY", None),
    ] {
        let (_, _, found) = fault(text, |it| parse_money(it, None));
        assert_eq!(found.as_deref(), instead, "`{text}`");
    }
}

#[test]
fn reads_full_width_characters_and_says_so() {
    let text = "１，２００．．２０００ 个";
    let parsed = parse_count(text).unwrap();
    assert_eq!(parsed.value, between(1_200, 2_000));
    let note = |kind: &NoteKind| matches!(kind, NoteKind::FullWidth(it) if it == "1,200..2000");
    assert!(
        parsed.notes.len() == 1 && note(&parsed.notes[0].kind),
        "{:?}",
        parsed.notes
    );
    assert_eq!(&text[parsed.notes[0].range], "１，２００．．２０００");

    let text = "1，200元";
    let parsed = parse_money(text, None).unwrap();
    assert_eq!(parsed.value, Interval::exact(120_000));
    assert_eq!(parsed.notes[0].kind, NoteKind::FullWidth(",".to_owned()));
    assert_eq!(&text[parsed.notes[0].range], "，");
    assert_eq!(count("＞＝３０００"), Interval::at_least(3_000));
}

#[test]
fn notes_a_bare_amount() {
    for text in ["185000", "18.5万", ">=3000", "185000..210000", "3000.."] {
        let parsed = parse_money(text, None).unwrap();
        let range = TextRange::up_to(crate::text::TextSize::of(text));
        let kind = NoteKind::BareAmount(format!("{text} CNY"));
        assert_eq!(parsed.notes, [Note { range, kind }]);
        let marked = parse_money(&format!("{text} CNY"), None).unwrap();
        assert_eq!(
            (marked.value, marked.notes),
            (parsed.value, vec![]),
            "`{text}`"
        );
    }
}

#[test]
fn hostile_numbers_are_faults_in_linear_time() {
    let digits = "9".repeat(10_000);
    let (kind, at, _) = fault(&digits, parse_count);
    assert_eq!((kind, at), (Kind::TooLarge, digits.as_str()));
    let decimals = format!("1.{}", "1".repeat(1_000_000));
    assert_eq!(fault(&decimals, parse_count).0, Kind::FractionOfCount);
    let money = format!("{decimals} CNY");
    let kind = fault(&money, |it| parse_money(it, None)).0;
    assert_eq!(kind, Kind::TooManyDecimals { allowed: 2 });
    for (piece, kind) in [
        ("一", Kind::TooLarge),
        ("万", Kind::NotANumber),
        ("一万", Kind::UnitOrder),
        ("零", Kind::LeadingZero),
        ("1,000", Kind::Grouping),
        ("1-", Kind::RangeSign),
        ("..", Kind::RangeSign),
        (">", Kind::NotANumber),
        (" ", Kind::Empty),
        ("1 ", Kind::SpaceInNumber),
        ("十", Kind::UnitOrder),
    ] {
        assert_eq!(
            fault(&piece.repeat(200_000), parse_count).0,
            kind,
            "`{piece}` over and over"
        );
    }
    assert_eq!(
        count(&format!("{}1", " ".repeat(1_000_000))),
        Interval::exact(1)
    );
}

#[test]
fn the_limit_itself_is_read() {
    let text = NUMBER_LIMIT.to_string();
    assert_eq!(count(&text), Interval::exact(NUMBER_LIMIT));
    assert_eq!(
        money(&format!("{text} CNY")),
        Interval::exact(NUMBER_LIMIT * 100)
    );
    let rate = parse_rate("1.01 CNY/USD").unwrap();
    let fault = parse_money(&format!("{text} USD"), Some(&rate)).unwrap_err();
    assert_eq!(fault.kind, Kind::TooLarge);
}

#[test]
fn shows_numbers_for_people() {
    assert_eq!(show_steps(18_500_000, Unit::Cny), "185,000");
    assert_eq!(show_steps(19_999_999, Unit::Cny), "199,999.99");
    assert_eq!(show_steps(-5, Unit::Cny), "-0.05");
    assert_eq!(show_steps(1_234_567, Unit::Count), "1,234,567");
    assert_eq!(show_interval(between(100, 200), Unit::Count), "100..200");
    assert_eq!(
        show_interval(Interval::at_least(3_000), Unit::Count),
        "3,000.."
    );
    for (yuan, text) in [
        (185_000, Some("18.5万元")),
        (185_001, None),
        (9_999, None),
        (10_000, Some("1万元")),
        (123_450_000, None),
        (123_000_000, Some("1.23亿元")),
        (1_000_000, Some("100万元")),
    ] {
        assert_eq!(show_wan(yuan * 100, Unit::Cny).as_deref(), text);
    }
    assert_eq!(show_wan(12_000, Unit::Count).as_deref(), Some("1.2万"));
    assert_eq!(show_wan(i128::MAX, Unit::Cny), None);
}

/// Chinese words for a number below 10^16, written as a person would.
fn in_chinese(number: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let below_ten_thousand = |number: u64, leading: bool| {
        let (mut res, mut gap) = (String::new(), leading);
        for (size, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / size % 10;
            if digit == 0 {
                gap |= !res.is_empty();
                continue;
            }
            if std::mem::take(&mut gap) {
                res.push('零');
            }
            res += DIGITS[digit as usize];
            res += unit;
        }
        res
    };
    let mut res = String::new();
    for (size, unit) in [
        (1_0000_0000_0000, "万"),
        (1_0000_0000, "亿"),
        (1_0000, "万"),
        (1, ""),
    ] {
        let part = number / size % 10_000;
        if part > 0 {
            res += &below_ten_thousand(part, !res.is_empty() && part < 1_000);
            res += unit;
        } else if unit == "亿" && number >= 1_0000_0000_0000 {
            res += unit;
        }
    }
    if res.is_empty() {
        "零".to_owned()
    } else {
        res
    }
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(min in 0..=NUMBER_LIMIT, more in 0..=NUMBER_LIMIT) {
        let top = min.saturating_add(more).min(NUMBER_LIMIT);
        for interval in [Interval::exact(min), between(min, top), Interval::at_least(min)] {
            prop_assert_eq!(count(&show_interval(interval, Unit::Count)), interval);
            let shown = format!("{} CNY", show_interval(interval, Unit::Cny));
            prop_assert_eq!(money(&shown), interval);
        }
        if let Some(short) = show_wan(min, Unit::Cny) {
            prop_assert_eq!(money(&short), Interval::exact(min));
        }
    }

    #[test]
    fn numbers_in_chinese_are_read_back(number in 0..10_u64.pow(16), small in 0..200_000_u64) {
        for number in [number, small] {
            prop_assert_eq!(count(&in_chinese(number)), Interval::exact(i128::from(number)));
        }
    }

    #[test]
    fn any_text_is_a_value_or_a_fault_inside_it(text in "[ 0-9.,_万千百十亿零一二两元角分CNY¥$>=<－１，约余个至~\\-]{0,12}|.{0,12}") {
        let rate = parse_rate("7.1 CNY/USD").unwrap();
        for fault in [parse_count(&text).err(), parse_money(&text, Some(&rate)).err(), parse_rate(&text).err()] {
            let Some(fault) = fault else { continue };
            prop_assert!(text.get(std::ops::Range::from(fault.range)).is_some(), "{:?}", fault);
        }
        for parsed in [parse_count(&text), parse_money(&text, Some(&rate))].into_iter().flatten() {
            prop_assert!(parsed.value.min >= 0 && parsed.value.max.is_none_or(|it| it >= parsed.value.min));
        }
    }

    #[test]
    fn a_rate_gives_the_exact_product_rounded_half_to_even(cents in 0..1_000_000_000_u64, rate in 1..1_000_000_u64) {
        let text = format!("{}.{:04} CNY/USD", rate / 10_000, rate % 10_000);
        let amount = format!("{}.{:02} USD", cents / 100, cents % 100);
        let product = u128::from(cents) * u128::from(rate);
        let (fen, rest) = (product / 10_000, product % 10_000);
        let up = rest > 5_000 || (rest == 5_000 && fen % 2 == 1);
        let value = parse_money(&amount, Some(&parse_rate(&text).unwrap())).unwrap().value;
        prop_assert_eq!(value, Interval::exact((fen + u128::from(up)) as i128));
    }
}

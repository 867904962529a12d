//! Currencies, by their codes, signs and Chinese names.

use std::fmt;

use crate::text::TextRange;

use super::cursor::Cursor;

/// A currency, by its ISO 4217 code; the two stablecoins that stand in for dollars in fraud
/// cases are read like currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(&'static str);

impl Currency {
    /// Chinese yuan.
    pub const CNY: Self = Self("CNY");

    /// The currency with this code, in any case of its letters; RMB is CNY.
    pub fn from_code(code: &str) -> Option<Self> {
        if ["CNY", "RMB"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(code))
        {
            return Some(Self::CNY);
        }
        let upper = code.to_ascii_uppercase();
        let at = CODES.binary_search(&upper.as_str()).ok()?;
        CODES.get(at).map(|it| Self(it))
    }

    /// The code: three letters, four for a stablecoin.
    pub const fn code(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A currency where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Which.
    pub currency: Currency,
    /// Where.
    pub range: TextRange,
    /// How it is written.
    pub style: Style,
}

/// How a currency is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A code or a sign: CNY, $.
    Sign,
    /// A Chinese name: 人民币, 港币. A 元 behind the number then means this currency's.
    Name,
    /// 元 alone.
    Yuan,
}

/// Takes the currency that stands here, if one does.
pub fn mark(cursor: &mut Cursor<'_>) -> Option<Mark> {
    let start = cursor.at();
    let next = cursor.peek().filter(|it| !it.is_ascii_digit())?;
    let (currency, style) = if next.is_ascii_alphabetic() {
        (letters(cursor)?, Style::Sign)
    } else {
        let (word, code) = cursor.eat_any(NAMES)?;
        (Currency(code), style(word))
    };
    Some(Mark {
        currency,
        range: cursor.since(start),
        style,
    })
}

/// A code, or letters with a sign.
fn letters(cursor: &mut Cursor<'_>) -> Option<Currency> {
    if let Some((_, code)) = cursor.eat_any(LETTERED) {
        return Some(Currency(code));
    }
    let mut ahead = cursor.clone();
    let word = ahead.take_while(|it| it.is_ascii_alphabetic());
    let currency = Currency::from_code(&ahead.half(word))?;
    *cursor = ahead;
    Some(currency)
}

fn style(word: &str) -> Style {
    match word {
        "元" | "圆" | "圓" => Style::Yuan,
        _ if word
            .chars()
            .all(|it| ('\u{4e00}'..='\u{9fff}').contains(&it)) =>
        {
            Style::Name
        }
        _ => Style::Sign,
    }
}

/// Signs that start with letters.
const LETTERED: &[(&str, &str)] = &[
    ("CN¥", "CNY"),
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
];

/// Chinese names and signs; the plain ones, which most briefs use, stand first. None is the
/// start of another.
const NAMES: &[(&str, &str)] = &[
    ("元", "CNY"),
    ("人民币", "CNY"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("人民幣", "CNY"),
    ("新加坡元", "SGD"),
    ("新加坡币", "SGD"),
    ("瑞士法郎", "CHF"),
    ("马来西亚林吉特", "MYR"),
    ("柬埔寨瑞尔", "KHR"),
    ("菲律宾比索", "PHP"),
    ("印尼盾", "IDR"),
    ("越南盾", "VND"),
    ("新台币", "TWD"),
    ("新臺幣", "TWD"),
    ("澳门元", "MOP"),
    ("澳门币", "MOP"),
    ("林吉特", "MYR"),
    ("泰达币", "USDT"),
    ("迪拉姆", "AED"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("港幣", "HKD"),
    ("台币", "TWD"),
    ("欧元", "EUR"),
    ("英镑", "GBP"),
    ("日元", "JPY"),
    ("日圆", "JPY"),
    ("韩元", "KRW"),
    ("韩币", "KRW"),
    ("澳元", "AUD"),
    ("加元", "CAD"),
    ("新元", "SGD"),
    ("新币", "SGD"),
    ("泰铢", "THB"),
    ("卢布", "RUB"),
    ("缅元", "MMK"),
    ("缅币", "MMK"),
    ("瑞尔", "KHR"),
    ("基普", "LAK"),
    ("圆", "CNY"),
    ("圓", "CNY"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₩", "KRW"),
    ("฿", "THB"),
    ("₽", "RUB"),
    ("₫", "VND"),
];

/// The codes of ISO 4217 that are in use, and two stablecoins.
const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN",
    "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF",
    "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP",
    "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD",
    "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY",
    "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD",
    "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK",
    "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK",
    "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG",
    "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS",
    "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "USDC", "USDT", "UYU",
    "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

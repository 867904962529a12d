//! How a citation reads in English and in Chinese.

use super::{Cite, Instrument, Level};
use crate::text::Lang;

impl Cite {
    /// The whole citation: "Interpretation 法释〔2019〕15号, art. 12(1)(2)" or
    /// "《解释》（法释〔2019〕15号）第十二条第一款第二项".
    pub fn words(&self, instruments: &[Instrument], lang: Lang) -> String {
        let Some(instrument) = self.instrument(instruments) else {
            return self.id.to_string();
        };
        let short = instrument.short.get(lang);
        let place = self.place_words(instruments, lang);
        match lang {
            _ if place.is_empty() => short.to_owned(),
            Lang::En => format!("{short}, {place}"),
            Lang::Zh => format!("{short}{place}"),
        }
    }

    /// The citation without its instrument: "art. 12(1)(2)" or "第十二条第一款第二项"; empty
    /// when the whole instrument is cited.
    pub fn place_words(&self, instruments: &[Instrument], lang: Lang) -> String {
        let Some(article) = self.article(instruments) else {
            return String::new();
        };
        let start = match lang {
            Lang::En => format!("art. {}", article.number),
            Lang::Zh => chinese_article(&article.number),
        };
        self.parts.iter().fold(start, |acc, (level, number)| {
            acc + &level.words(*number, lang)
        })
    }
}

impl Level {
    /// A number of this level within a citation: `(2)`, 第二项. Points keep their digits in
    /// Chinese, as statutes write them.
    fn words(self, number: u16, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, Self::Point) => format!(".{number}"),
            (Lang::En, _) => format!("({number})"),
            (Lang::Zh, Self::Point) => format!("第{number}目"),
            (Lang::Zh, _) => format!("第{}{}", chinese_number(number.into()), self.chinese()),
        }
    }

    /// The measure word that statutes use: 款, 项, 目.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Paragraph => "款",
            Self::Item => "项",
            Self::Point => "目",
        }
    }

    /// In English.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Point => "point",
        }
    }
}

/// `287-2` as 第二百八十七条之二. A number of another form is left as it is.
fn chinese_article(number: &str) -> String {
    let mut pieces = number
        .split('-')
        .map(|it| it.parse().ok().map(chinese_number));
    let first = pieces.next().flatten().unwrap_or_else(|| number.to_owned());
    pieces
        .flatten()
        .fold(format!("第{first}条"), |acc, it| format!("{acc}之{it}"))
}

/// A whole number as statutes write it: 12 is 十二, 101 is 一百零一, 287 is 二百八十七.
/// From ten thousand on, in digits.
pub fn chinese_number(number: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const PLACES: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    match number {
        0 => return "零".to_owned(),
        10_000.. => return number.to_string(),
        _ => {}
    }
    let mut res = String::new();
    let mut gap = false;
    for (place, word) in PLACES {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !res.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            res.push('零');
        }
        if !(place == 10 && digit == 1 && res.is_empty()) {
            res.push(DIGITS[digit as usize]);
        }
        res.push_str(word);
    }
    res
}

//! Instruments with their articles, paragraphs, items and points.

use super::super::fault::{DatesFault, FaultKind, Log};
use super::super::read::{Val, Word};
use super::super::sheet::{Sheet, entries};
use super::super::source::Source;
use crate::calendar::Validity;
use crate::cite::{Article, Instrument, Level, Provision};
use crate::text::Bilingual;

const INSTRUMENT: &[&str] = &[
    "title", "short", "number", "in-force", "source", "url", "articles",
];
const ARTICLE: &[&str] = &["title", "summary", "terms", "url", "paragraphs", "items"];
const PARAGRAPH: &[&str] = &["en", "zh", "summary", "items"];
const ITEM: &[&str] = &["en", "zh", "summary", "points"];
const POINT: &[&str] = &["en", "zh", "summary"];

/// Gathers the instruments of all files. A later file may add articles to an instrument,
/// and replace its texts.
pub(super) fn instruments(log: &mut Log, sources: &[Source<'_>]) -> Vec<Instrument> {
    let mut res: Vec<Instrument> = Vec::new();
    for list in sources.iter().filter_map(|it| it.sheet.get("instruments")) {
        for (key, val) in entries(log, list, false) {
            if key.id(log).is_none() {
                continue;
            }
            let sheet = Sheet::read(log, val, INSTRUMENT).named(key);
            match res.iter_mut().find(|it| *it.key == *key.text) {
                Some(old) => extend(log, old, &sheet),
                None => res.extend(instrument(log, key, &sheet)),
            }
        }
    }
    for instrument in &mut res {
        instrument
            .articles
            .sort_by_cached_key(|it| in_numbers(&it.number));
    }
    res
}

/// Articles stand in the order of their numbers: 287, 287-1, 288.
fn in_numbers(number: &str) -> Vec<u32> {
    number
        .split('-')
        .map(|it| it.parse().unwrap_or(u32::MAX))
        .collect()
}

fn instrument(log: &mut Log, key: Word<'_>, sheet: &Sheet<'_>) -> Option<Instrument> {
    let title = sheet
        .required(log, "title")
        .and_then(|it| it.bilingual(log));
    let title = title.unwrap_or_else(|| same(key.text));
    let mut res = Instrument {
        key: key.text.into(),
        short: title.clone(),
        title,
        number: "".into(),
        in_force: Validity::default(),
        source_note: None,
        url: None,
        articles: Vec::new(),
        origin: key.origin(),
    };
    extend(log, &mut res, sheet);
    Some(res)
}

fn same(text: &str) -> Bilingual {
    Bilingual {
        en: text.into(),
        zh: text.into(),
    }
}

fn extend(log: &mut Log, old: &mut Instrument, sheet: &Sheet<'_>) {
    if let Some(title) = sheet.get("title").and_then(|it| it.bilingual(log)) {
        old.title = title;
    }
    if let Some(short) = sheet.get("short").and_then(|it| it.bilingual(log)) {
        old.short = short;
    }
    if let Some(number) = sheet.get("number").and_then(|it| it.word(log)) {
        old.number = number.text.into();
    }
    if let Some(validity) = sheet.get("in-force").and_then(|it| in_force(log, it)) {
        old.in_force = validity;
    }
    if let Some(source) = sheet.get("source").and_then(|it| it.bilingual(log)) {
        old.source_note = Some(source);
    }
    if let Some(url) = sheet.get("url").and_then(|it| it.word(log)) {
        old.url = Some(url.text.into());
    }
    let Some(articles) = sheet.get("articles") else {
        return;
    };
    for (number, val) in entries(log, articles, false) {
        let article = article(log, number, val);
        match old
            .articles
            .iter_mut()
            .find(|it| it.number == article.number)
        {
            Some(old) => *old = article,
            None => old.articles.push(article),
        }
    }
}

/// Dates in force; reports those that end before they start.
pub(in crate::schema) fn in_force(log: &mut Log, val: Val<'_>) -> Option<Validity> {
    let word = val.word(log)?;
    let swapped =
        |it: &crate::quantity::ValueFault| it.kind == crate::quantity::ValueFaultKind::SwappedEnds;
    match crate::calendar::parse_validity(word.text) {
        Err(fault) if swapped(&fault) => {
            log.add(word, FaultKind::Dates(DatesFault::Reversed));
            None
        }
        _ => val.validity(log),
    }
}

fn article(log: &mut Log, number: Word<'_>, val: Val<'_>) -> Article {
    let sheet = Sheet::read(log, val, ARTICLE).named(number);
    let title = sheet
        .required(log, "title")
        .and_then(|it| it.bilingual(log));
    let summary = sheet
        .required(log, "summary")
        .and_then(|it| it.bilingual(log));
    let parts = match (sheet.get("paragraphs"), sheet.get("items")) {
        (Some(paragraphs), _) => provisions(log, paragraphs, Level::Paragraph),
        (None, Some(items)) => provisions(log, items, Level::Item),
        (None, None) => Vec::new(),
    };
    Article {
        number: number.text.into(),
        title: title.unwrap_or_else(|| same(number.text)),
        summary: summary.unwrap_or_default(),
        terms: sheet
            .get("terms")
            .and_then(|it| it.bilingual(log))
            .unwrap_or_default(),
        url: sheet
            .get("url")
            .and_then(|it| it.word(log))
            .map(|it| it.text.into()),
        parts,
        origin: number.origin(),
    }
}

fn provisions(log: &mut Log, list: Val<'_>, level: Level) -> Vec<Provision> {
    let mut res = Vec::new();
    for (number, val) in entries(log, list, false) {
        let Some(count) = number.steps(log, crate::quantity::Unit::Count) else {
            continue;
        };
        let (summary, parts) = provision(log, number, val, level);
        let number_read = u16::try_from(count).unwrap_or(u16::MAX);
        let origin = number.origin();
        res.push(Provision {
            level,
            number: number_read,
            summary,
            parts,
            origin,
        });
    }
    res
}

/// `{en, zh}`, or `{summary: {en, zh}, items: …}`.
fn provision(
    log: &mut Log,
    number: Word<'_>,
    val: Val<'_>,
    level: Level,
) -> (Bilingual, Vec<Provision>) {
    let brief = val.scalar().is_some() || val.node.get("en").or(val.node.get("zh")).is_some();
    if brief {
        return (val.bilingual(log).unwrap_or_default(), Vec::new());
    }
    let (known, below) = match level {
        Level::Paragraph => (PARAGRAPH, Some(("items", Level::Item))),
        Level::Item => (ITEM, Some(("points", Level::Point))),
        Level::Point => (POINT, None),
    };
    let sheet = Sheet::read(log, val, known).named(number);
    let summary = sheet
        .required(log, "summary")
        .and_then(|it| it.bilingual(log));
    let parts = below.and_then(|(key, level)| Some(provisions(log, sheet.get(key)?, level)));
    (summary.unwrap_or_default(), parts.unwrap_or_default())
}

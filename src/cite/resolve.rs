//! From a citation's id to the provision it names, or to the piece of it that names none.

use super::{Article, Cite, Instrument, Provision};
use crate::text::{TextRange, TextSize};

/// An id that names no provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CiteFault {
    /// What is missing.
    pub kind: CiteFaultKind,
    /// The piece at fault, relative to the id.
    pub range: TextRange,
    /// What could stand there instead, in the order of the instrument.
    pub known: Vec<Box<str>>,
}

/// What a citation names that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CiteFaultKind {
    /// No such instrument.
    Instrument,
    /// The instrument has no such article.
    Article,
    /// The article has no such paragraph or item.
    Part,
}

impl Cite {
    /// Finds the provision that an id names.
    pub fn resolve(id: &str, instruments: &[Instrument]) -> Result<Self, CiteFault> {
        let mut pieces = pieces(id);
        let (key, at) = pieces.next().unwrap_or_default();
        let found = instruments.iter().position(|it| &*it.key == key);
        let instrument = found.ok_or_else(|| CiteFault {
            kind: CiteFaultKind::Instrument,
            range: at,
            known: instruments.iter().map(|it| it.key.clone()).collect(),
        })?;
        let mut res = Self {
            id: id.into(),
            instrument: u16::try_from(instrument).unwrap_or(u16::MAX),
            article: None,
            parts: Vec::new(),
        };
        let Some((number, at)) = pieces.next() else {
            return Ok(res);
        };
        let articles = &instruments[instrument].articles;
        let article = articles.iter().position(|it| &*it.number == number);
        let article = article.ok_or_else(|| no_article(articles, at))?;
        res.article = u16::try_from(article).ok();
        let mut parts = &articles[article].parts;
        for (number, at) in pieces {
            let part = parts.iter().find(|it| is_numbered(it, number));
            let part = part.ok_or_else(|| no_part(parts, at))?;
            res.parts.push((part.level, part.number));
            parts = &part.parts;
        }
        Ok(res)
    }
}

/// The pieces between the slashes, each with its place.
fn pieces(id: &str) -> impl Iterator<Item = (&str, TextRange)> {
    let mut at = TextSize::new(0);
    id.split('/').map(move |piece| {
        let range = TextRange::at(at, TextSize::of(piece));
        at = range.end() + TextSize::of('/');
        (piece, range)
    })
}

/// `01` is not how an item is cited.
fn is_numbered(part: &Provision, number: &str) -> bool {
    !number.starts_with(['0', '+']) && number.parse() == Ok(part.number)
}

fn no_article(articles: &[Article], range: TextRange) -> CiteFault {
    let known = articles.iter().map(|it| it.number.clone()).collect();
    CiteFault {
        kind: CiteFaultKind::Article,
        range,
        known,
    }
}

fn no_part(parts: &[Provision], range: TextRange) -> CiteFault {
    let known = parts
        .iter()
        .map(|it| it.number.to_string().into())
        .collect();
    CiteFault {
        kind: CiteFaultKind::Part,
        range,
        known,
    }
}

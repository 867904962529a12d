//! Citations: ids such as `interp-2019-15/12/1/2`, their order and words, and the instruments they name.

mod resolve;
mod words;

use std::cmp::Ordering;

use crate::calendar::Validity;
use crate::text::{Bilingual, TextRange};

pub use resolve::{CiteFault, CiteFaultKind};
pub use words::chinese_number;

/// A schema file: a position in the list of those that are loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

impl FileId {
    /// As a position in the list.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A place in a schema file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Origin {
    /// Which file.
    pub file: FileId,
    /// Which bytes of it.
    pub range: TextRange,
}

/// A citation: an instrument, an article and perhaps a paragraph and an item.
///
/// Citations are ordered as the instruments are listed and then as a reader turns the pages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cite {
    /// As written: `interp-2019-15/12/1/2`.
    pub id: Box<str>,
    /// Position in the schemas' instruments.
    pub instrument: u16,
    /// Position among the instrument's articles; `None` cites the instrument as a whole.
    pub article: Option<u16>,
    /// Numbers below the article, outermost first, each with what it counts.
    pub parts: Vec<(Level, u16)>,
}

impl Cite {
    /// A citation of which no provision is known, kept as it is written.
    pub fn unresolved(id: &str) -> Self {
        Self {
            id: id.into(),
            instrument: u16::MAX,
            article: None,
            parts: Vec::new(),
        }
    }

    /// The instrument that is cited.
    pub fn instrument<'i>(&self, instruments: &'i [Instrument]) -> Option<&'i Instrument> {
        instruments.get(usize::from(self.instrument))
    }

    /// The article that is cited; `None` when the whole instrument is.
    pub fn article<'i>(&self, instruments: &'i [Instrument]) -> Option<&'i Article> {
        self.instrument(instruments)?
            .articles
            .get(usize::from(self.article?))
    }

    /// The paragraph or item that is cited; `None` when the whole article is.
    pub fn provision<'i>(&self, instruments: &'i [Instrument]) -> Option<&'i Provision> {
        let mut parts = &self.article(instruments)?.parts;
        let mut res = None;
        for (_, number) in &self.parts {
            let part = parts.iter().find(|it| it.number == *number)?;
            parts = &part.parts;
            res = Some(part);
        }
        res
    }

    /// What the cited place says, in our own words: of the item, the paragraph or the
    /// article, or the title of the instrument.
    pub fn summary<'i>(&self, instruments: &'i [Instrument]) -> Option<&'i Bilingual> {
        let below = || self.provision(instruments).map(|it| &it.summary);
        let article = || self.article(instruments).map(|it| &it.summary);
        let whole = || self.instrument(instruments).map(|it| &it.title);
        below().or_else(article).or_else(whole)
    }

    fn sort_key(&self) -> (u16, Option<u16>, &[(Level, u16)]) {
        (self.instrument, self.article, &self.parts)
    }
}

impl Ord for Cite {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key()
            .cmp(&other.sort_key())
            .then_with(|| self.id.cmp(&other.id))
    }
}

impl PartialOrd for Cite {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a number below an article counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A paragraph, 款.
    Paragraph,
    /// An item, 项.
    Item,
    /// A point below an item, 目.
    Point,
}

/// A law, an interpretation, an opinion or minutes.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its key, such as `interp-2019-15`.
    pub key: Box<str>,
    /// Its full title.
    pub title: Bilingual,
    /// The short title that citations use: "Interpretation 法释〔2019〕15号".
    pub short: Bilingual,
    /// Its number, such as 法释〔2019〕15号; empty for a law.
    pub number: Box<str>,
    /// When it is in force.
    pub in_force: Validity,
    /// Where our knowledge of it comes from, when it is not the official text.
    pub source_note: Option<Bilingual>,
    /// Its official page.
    pub url: Option<Box<str>>,
    /// Its articles, in the order of the file.
    pub articles: Vec<Article>,
    /// Where its key stands.
    pub origin: Origin,
}

/// An article, in our own words.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its number as written in citations: `12`, `287-2`.
    pub number: Box<str>,
    /// Its title.
    pub title: Bilingual,
    /// What it says, in our own words.
    pub summary: Bilingual,
    /// Terms of art, spelled right.
    pub terms: Bilingual,
    /// A page of its own.
    pub url: Option<Box<str>>,
    /// Paragraphs and items below it.
    pub parts: Vec<Provision>,
    /// Where its number stands.
    pub origin: Origin,
}

/// A paragraph, an item or a point.
#[derive(Clone, Debug)]
pub struct Provision {
    /// Which of them.
    pub level: Level,
    /// Its number.
    pub number: u16,
    /// What it says, in our own words.
    pub summary: Bilingual,
    /// What is below it.
    pub parts: Vec<Provision>,
    /// Where its number stands.
    pub origin: Origin,
}

#[cfg(test)]
mod tests;

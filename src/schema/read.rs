//! Reading the values of a schema file: words, texts, numbers, dates, each with its place.

use super::fault::{FaultKind, Invalid, Log, Shape, Site};
use crate::calendar::{Span, Validity, parse_span, parse_validity};
use crate::cite::{FileId, Origin};
use crate::quantity::{
    Exact, Interval, NoteKind, Parsed, Unit, ValueFault, parse_count, parse_money,
};
use crate::text::{Bilingual, TextRange, TextSize};
use crate::yaml::{Node, NodeKind, Style};

/// A value in one of the files, aliases already followed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Val<'d> {
    pub(crate) file: FileId,
    pub(crate) node: Node<'d>,
}

/// A word or text and its place, without its quotes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'d> {
    pub(crate) text: &'d str,
    pub(crate) site: Site,
}

impl From<Val<'_>> for Site {
    fn from(val: Val<'_>) -> Self {
        Self {
            origin: val.origin(),
            via_alias: val.node.via_alias().is_some(),
        }
    }
}

impl From<Word<'_>> for Site {
    fn from(word: Word<'_>) -> Self {
        word.site
    }
}

impl Word<'_> {
    pub(crate) const fn origin(&self) -> Origin {
        self.site.origin
    }

    /// The place of a piece of the word.
    pub(crate) fn piece(&self, range: TextRange) -> Site {
        let whole = self.site.origin.range;
        let plain = usize::from(whole.len()) == self.text.len() && range.end() <= whole.len();
        let range = if plain { range + whole.start() } else { whole };
        let origin = Origin {
            range,
            ..self.site.origin
        };
        Site {
            origin,
            ..self.site
        }
    }
}

impl<'d> Val<'d> {
    /// An alias that leads nowhere stays an alias: the YAML fault has said so.
    pub(crate) fn new(file: FileId, node: Node<'d>) -> Self {
        Self {
            file,
            node: node.resolve().unwrap_or(node),
        }
    }

    pub(crate) fn origin(&self) -> Origin {
        Origin {
            file: self.file,
            range: self.node.range(),
        }
    }

    pub(crate) fn with(&self, node: Node<'d>) -> Self {
        Self::new(self.file, node)
    }

    /// Whether the text could not be read here, which is said elsewhere.
    pub(crate) fn is_broken(&self) -> bool {
        matches!(self.node.kind(), NodeKind::Error | NodeKind::Alias)
    }

    pub(crate) fn wrong_type(&self, log: &mut Log, due: Shape) {
        if !self.is_broken() {
            log.add(*self, FaultKind::WrongType(due));
        }
    }

    /// The scalar that stands here, if one does.
    pub(crate) fn scalar(&self) -> Option<Word<'d>> {
        let scalar = self.node.scalar()?;
        let mut site = Site::from(*self);
        let quoted = matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted);
        if quoted && scalar.value.len() + 2 == scalar.raw.len() {
            let (range, quote) = (site.origin.range, TextSize::of('"'));
            site.origin.range = TextRange::new(range.start() + quote, range.end() - quote);
        }
        Some(Word {
            text: scalar.value,
            site,
        })
    }

    pub(crate) fn word(&self, log: &mut Log) -> Option<Word<'d>> {
        let word = self.scalar();
        if word.is_none() {
            self.wrong_type(log, Shape::Scalar);
        }
        word
    }

    /// One word, or a list of them.
    pub(crate) fn words(&self, log: &mut Log) -> Vec<Word<'d>> {
        if !self.node.is_sequence() {
            return self.word(log).into_iter().collect();
        }
        self.items().filter_map(|it| it.word(log)).collect()
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = Self> + use<'d> {
        let file = self.file;
        self.node.items().map(move |it| Self::new(file, it))
    }

    pub(crate) fn flag(&self, log: &mut Log) -> Option<bool> {
        match self.node.value() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                self.wrong_type(log, Shape::Flag);
                None
            }
        }
    }

    /// `{en: …, zh: …}`, or one text for both languages.
    pub(crate) fn bilingual(&self, log: &mut Log) -> Option<Bilingual> {
        if let Some(word) = self.scalar() {
            return Some(Bilingual {
                en: word.text.into(),
                zh: word.text.into(),
            });
        }
        if !self.node.is_mapping() {
            self.wrong_type(log, Shape::Bilingual);
            return None;
        }
        let sheet = super::sheet::Sheet::read(log, *self, &["en", "zh"]);
        let text = |log: &mut Log, key| {
            let word = sheet.required(log, key).and_then(|it| it.word(log));
            word.map(|it| it.text.trim_end())
        };
        let (en, zh) = (text(log, "en"), text(log, "zh"));
        let either = en.or(zh)?;
        Some(Bilingual {
            en: en.unwrap_or(either).into(),
            zh: zh.unwrap_or(either).into(),
        })
    }

    pub(crate) fn span(&self, log: &mut Log) -> Option<Span> {
        let word = self.word(log)?;
        word.parsed(log, parse_span)
    }

    pub(crate) fn validity(&self, log: &mut Log) -> Option<Validity> {
        let word = self.word(log)?;
        word.parsed(log, parse_validity)
    }

    /// One exact number of this unit, in whole units.
    pub(crate) fn number(&self, log: &mut Log, unit: Unit) -> Option<Exact> {
        let word = self.word(log)?;
        let steps = word.steps(log, unit)?;
        Some(Exact::from_steps(steps, unit))
    }
}

impl Word<'_> {
    /// One exact number of this unit, in its smallest steps.
    pub(crate) fn steps(&self, log: &mut Log, unit: Unit) -> Option<i128> {
        let read: fn(&str) -> Result<Parsed<Interval>, ValueFault> = match unit {
            Unit::Count => parse_count,
            Unit::Cny => |text| parse_money(text, None),
        };
        let interval = self.parsed(log, read)?;
        if !interval.is_exact() {
            log.add(*self, FaultKind::Invalid(Invalid::NotExact));
        }
        interval.is_exact().then_some(interval.min)
    }

    /// Reads it with `read`, and reports what is wrong or should be written otherwise.
    pub(crate) fn parsed<T>(
        &self,
        log: &mut Log,
        read: impl Fn(&str) -> Result<Parsed<T>, ValueFault>,
    ) -> Option<T> {
        match read(self.text) {
            Ok(parsed) => {
                for note in parsed.notes {
                    let whole = matches!(note.kind, NoteKind::BareAmount(_));
                    let site = if whole {
                        self.site
                    } else {
                        self.piece(note.range)
                    };
                    log.add(site, FaultKind::Form(note.kind));
                }
                Some(parsed.value)
            }
            Err(fault) => {
                let site = self.piece(fault.range);
                log.add(
                    site,
                    FaultKind::Value {
                        fault,
                        text: self.text.into(),
                    },
                );
                None
            }
        }
    }

    /// A factor: `5`, `0.5`, `1/2`; above zero.
    pub(crate) fn factor(&self, log: &mut Log) -> Option<Exact> {
        let res = read_factor(self.text);
        if res.is_none() {
            log.add(*self, FaultKind::Invalid(Invalid::Factor(self.text.into())));
        }
        res
    }
}

fn read_factor(text: &str) -> Option<Exact> {
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let whole = |it: &str| digits(it).then(|| it.parse::<i128>().ok()).flatten();
    if let Some((numer, denom)) = text.split_once('/') {
        return Exact::from_ratio(whole(numer.trim())?, whole(denom.trim())?);
    }
    let (whole_part, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let denom = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let numer = whole(whole_part)?
        .checked_mul(denom)?
        .checked_add(whole(decimals)?)?;
    Exact::from_ratio(numer, denom)
}

/// Whether a word can be an id: `[a-z0-9][a-z0-9-]*`.
pub(crate) fn is_id(word: &str) -> bool {
    let first = word.bytes().next();
    let letter = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
    first.is_some_and(letter) && word.bytes().all(|it| letter(it) || it == b'-')
}

impl<'d> Word<'d> {
    /// The word as an id; reports one that cannot be.
    pub(crate) fn id(self, log: &mut Log) -> Option<&'d str> {
        if !is_id(self.text) {
            log.add(self, FaultKind::Invalid(Invalid::Id(self.text.into())));
        }
        is_id(self.text).then_some(self.text)
    }
}

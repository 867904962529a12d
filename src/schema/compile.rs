//! From schema files as written to the law as data, in one pass that never stops at a fault.

mod check;
mod derived;
mod ground;
mod instruments;
mod kinds;
mod measure;
mod offence;
mod penalty;
mod quality;
mod requirement;
mod shape;
mod standard;
mod words;

use rustc_hash::FxHashMap;

use super::fault::{FaultKind, Log, Named, NoMeasure, SchemaFault, Site, Unreachable};
use super::layers::drafts;
use super::read::{Val, Word};
use super::sheet::Sheet;
use super::source::Source;
use super::{FactKind, KindId, Reading, ReadingId, SchemaFile, Schemas};
use crate::cite::{Cite, FileId, Instrument};
use crate::text::{Bilingual, TextRange, TextSize};
use crate::yaml::Document;

pub(super) use instruments::in_force;
pub(super) use words::spaced;

/// Compiles all files together, built-in ones first, users' after them in order.
pub(super) fn compile(files: Vec<SchemaFile>) -> (Schemas, Vec<(FileId, SchemaFault)>) {
    let mut log = Log::default();
    let docs: Vec<Document> = files
        .iter()
        .map(|it| Document::parse(std::sync::Arc::clone(&it.source)))
        .collect();
    let sources: Vec<Source<'_>> = docs
        .iter()
        .enumerate()
        .filter_map(|(at, doc)| {
            Source::read(&mut log, FileId(u16::try_from(at).unwrap_or(u16::MAX)), doc)
        })
        .collect();
    let lib = Lib::read(&mut log, files, &sources);
    let drafts = drafts(&mut log, &lib, &sources);
    let offences = drafts
        .iter()
        .map(|it| offence::offence(&mut log, &lib, it))
        .collect();
    let mut faults = log.faults;
    faults.sort_by_key(|(file, it)| (*file, it.at.start(), it.at.end()));
    (lib.into_schemas(offences), faults)
}

/// What offences are compiled against.
pub(super) struct Lib {
    files: Vec<SchemaFile>,
    pub(super) instruments: Vec<Instrument>,
    pub(super) kinds: Vec<FactKind>,
    readings: Vec<Reading>,
    kind_ids: FxHashMap<Box<str>, KindId>,
}

impl Lib {
    fn read(log: &mut Log, files: Vec<SchemaFile>, sources: &[Source<'_>]) -> Self {
        let instruments = instruments::instruments(log, sources);
        let kinds = kinds::kinds(log, sources);
        let readings = kinds::readings(log, sources, &instruments);
        let kind_ids = by_id(kinds.iter().map(|it| &it.id), KindId);
        Self {
            files,
            instruments,
            kinds,
            readings,
            kind_ids,
        }
    }

    fn into_schemas(self, offences: Vec<super::Offence>) -> Schemas {
        Schemas {
            offence_ids: by_id(offences.iter().map(|it| &it.id), super::OffenceId),
            reading_ids: by_id(self.readings.iter().map(|it| &it.id), ReadingId),
            kind_ids: self.kind_ids,
            files: self.files,
            instruments: self.instruments,
            kinds: self.kinds,
            readings: self.readings,
            offences,
        }
    }

    pub(super) fn built_in(&self, file: FileId) -> bool {
        self.files.get(file.index()).is_some_and(|it| it.built_in)
    }

    /// A file that gives itself no title goes by its name.
    pub(super) fn file_title(&self, file: FileId) -> Bilingual {
        let name: Box<str> = self
            .files
            .get(file.index())
            .map(|it| &*it.name)
            .unwrap_or("")
            .into();
        Bilingual {
            en: name.clone(),
            zh: name,
        }
    }

    pub(super) fn cite(&self, log: &mut Log, val: Val<'_>) -> Cite {
        words::cite(log, &self.instruments, val)
    }

    /// The citation of a mapping, else of what it stands in; reports that there is none.
    pub(super) fn required_cite(
        &self,
        log: &mut Log,
        sheet: &Sheet<'_>,
        outer: Option<&Cite>,
    ) -> Cite {
        match (sheet.get("cite"), outer) {
            (Some(val), _) => self.cite(log, val),
            (None, Some(outer)) => outer.clone(),
            (None, None) => {
                sheet.missing(log, "cite", FaultKind::MissingCite);
                Cite::unresolved("")
            }
        }
    }

    fn kind(&self, log: &mut Log, word: Word<'_>) -> Option<KindId> {
        let res = self.kind_ids.get(word.text).copied();
        if res.is_none() {
            words::unknown(log, Named::Kind, word, self.kinds.iter().map(|it| &*it.id));
        }
        res
    }

    fn kind_of(&self, id: KindId) -> &FactKind {
        &self.kinds[id.index()]
    }

    fn reading(&self, log: &mut Log, word: Word<'_>) -> Option<ReadingId> {
        let res = self.readings.iter().position(|it| *it.id == *word.text);
        if res.is_none() {
            words::unknown(
                log,
                Named::Reading,
                word,
                self.readings.iter().map(|it| &*it.id),
            );
        }
        res.and_then(|it| u16::try_from(it).ok()).map(ReadingId)
    }

    fn reading_of(&self, id: ReadingId) -> &Reading {
        &self.readings[id.index()]
    }

    fn choice(&self, log: &mut Log, reading: ReadingId, word: Word<'_>) -> Option<u16> {
        let reading = self.reading_of(reading);
        let res = reading.choice(word.text);
        if res.is_none() {
            words::unknown(
                log,
                Named::Choice,
                word,
                reading.choices.iter().map(|it| &*it.id),
            );
        }
        res
    }

    /// `{reading: …, choice: …}` among the keys of a mapping.
    fn reading_choice(&self, log: &mut Log, sheet: &Sheet<'_>) -> Option<(ReadingId, u16)> {
        let reading = sheet.required(log, "reading")?.word(log)?;
        let reading = self.reading(log, reading)?;
        let choice = sheet.required(log, "choice")?.word(log)?;
        Some((reading, self.choice(log, reading, choice)?))
    }
}

/// What the grounds of an offence are compiled with.
pub(super) struct Cx<'a, 'd> {
    log: &'a mut Log,
    lib: &'a Lib,
    /// The ground at hand.
    ground: Word<'d>,
    /// The reading that says whether the last day of the offence's window counts.
    last_day: Option<ReadingId>,
}

impl Cx<'_, '_> {
    fn unreachable(&mut self, at: impl Into<Site>, why: Unreachable) {
        let ground = self.ground.text.into();
        self.log.add(at, FaultKind::Unreachable { ground, why });
    }

    /// Reports a piece of a measure's name that names nothing.
    fn unknown_measure<'a>(
        &mut self,
        word: Word<'_>,
        piece: std::ops::Range<usize>,
        why: NoMeasure,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let name = word.text.get(piece.clone()).unwrap_or(word.text);
        let size = |it: usize| TextSize::try_from(it).unwrap_or_default();
        let range = TextRange::new(size(piece.start), size(piece.end));
        let close = self.log.close(name, known);
        let kind = FaultKind::UnknownMeasure {
            path: name.into(),
            why,
            close,
        };
        self.log.add(word.piece(range), kind);
    }
}

fn by_id<'a, T>(
    ids: impl Iterator<Item = &'a Box<str>>,
    wrap: fn(u16) -> T,
) -> FxHashMap<Box<str>, T> {
    let number = |at: usize| wrap(u16::try_from(at).unwrap_or(u16::MAX));
    ids.enumerate()
        .map(|(at, id)| (id.clone(), number(at)))
        .collect()
}

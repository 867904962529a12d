//! A schema file as it is written: which of the things of the language it holds.

use super::fault::{FaultKind, Log, SchemaFault};
use super::read::{Val, Word};
use super::sheet::Sheet;
use crate::cite::FileId;
use crate::yaml::Document;

/// The version of the language that this build reads.
const VERSION: &str = "1";

const LIBRARY: &[&str] = &["schema", "instruments", "facts", "readings"];

const OFFENCE: &[&str] = &[
    "schema",
    "offence",
    "title",
    "summary",
    "cite",
    "in-force",
    "subjects",
    "age",
    "conduct",
    "accumulate",
    "attribute",
    "penalty",
    "limitation",
    "requires",
    "elements",
    "grounds",
    "tiers",
    "source",
    "instruments",
    "facts",
    "readings",
];

const AMENDS: &[&str] = &[
    "schema",
    "amends",
    "title",
    "summary",
    "cite",
    "in-force",
    "reaches-back",
    "adds",
    "displaces",
    "grounds",
    "elements",
    "subjects",
    "age",
    "conduct",
    "accumulate",
    "attribute",
    "penalty",
    "limitation",
    "requires",
    "tiers",
    "source",
    "instruments",
    "facts",
    "readings",
];

/// The keys of an examples file; what they hold is read when it is run.
pub(crate) const EXAMPLES: &[&str] = &[
    "schema",
    "examples",
    "base",
    "unless-stated",
    "boundaries",
    "findings",
    "briefs",
    "instruments",
    "words",
];

/// A file and what it holds.
pub(super) struct Source<'d> {
    pub(super) file: FileId,
    pub(super) sheet: Sheet<'d>,
    pub(super) holds: Holds<'d>,
}

/// What a file is about.
#[derive(Clone, Copy)]
pub(super) enum Holds<'d> {
    /// Instruments, fact kinds and readings only.
    Library,
    /// An offence of this id.
    Offence(Word<'d>),
    /// Changes to the offence of this id.
    Amends(Word<'d>),
    /// Examples, which are read only when they are run.
    Examples,
}

impl<'d> Source<'d> {
    /// Reads the top of a file; `None` when nothing of it can be read.
    pub(super) fn read(log: &mut Log, file: FileId, doc: &'d Document) -> Option<Self> {
        for fault in doc.faults() {
            let kind = FaultKind::Syntax(fault.reason.clone());
            log.faults.push((file, SchemaFault::new(fault.range, kind)));
        }
        let Some(root) = doc.root() else {
            if doc.faults().is_empty() {
                let kind = FaultKind::MissingKey("schema".into());
                log.faults
                    .push((file, SchemaFault::new(Default::default(), kind)));
            }
            return None;
        };
        let top = Val::new(file, root);
        let has = |key: &str| root.get(key).is_some();
        let known = match () {
            () if has("offence") => OFFENCE,
            () if has("amends") => AMENDS,
            () if has("examples") => EXAMPLES,
            () => LIBRARY,
        };
        let sheet = Sheet::read(log, top, known);
        if !root.is_mapping() {
            return None;
        }
        check_version(log, &sheet);
        let holds = holds(log, &sheet)?;
        Some(Self { file, sheet, holds })
    }
}

fn check_version(log: &mut Log, sheet: &Sheet<'_>) {
    let version = sheet.required(log, "schema").and_then(|it| it.word(log));
    if let Some(word) = version.filter(|it| it.text != VERSION) {
        log.add(word, FaultKind::UnknownVersion(word.text.into()));
    }
}

fn holds<'d>(log: &mut Log, sheet: &Sheet<'d>) -> Option<Holds<'d>> {
    let mut id = |key: &'static str| {
        let word = sheet.required(log, key)?.word(log)?;
        word.id(log).map(|_| word)
    };
    if sheet.slot("offence").is_some() {
        return id("offence").map(Holds::Offence);
    }
    if sheet.slot("amends").is_some() {
        return id("amends").map(Holds::Amends);
    }
    if sheet.slot("examples").is_some() {
        return Some(Holds::Examples);
    }
    if LIBRARY[1..].iter().all(|it| sheet.slot(it).is_none()) {
        log.add(sheet.at, FaultKind::MissingKey("offence".into()));
    }
    Some(Holds::Library)
}

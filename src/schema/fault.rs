//! What can be wrong with a schema file, and which rule says so.

/// One sentence in the language asked for; both stand side by side.
macro_rules! say {
    ($lang:expr, $en:literal, $zh:literal) => {
        match $lang {
            Lang::En => format!($en),
            Lang::Zh => format!($zh),
        }
    };
}

mod fixes;
mod pieces;
mod words;

use crate::cite::{CiteFaultKind, FileId, Origin};
use crate::finding::RuleId;
use crate::quantity::{NoteKind, ValueFault};
use crate::text::{TextRange, close};
use crate::yaml;

/// A fault of a schema file, at the smallest place that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaFault {
    /// Which bytes of its file.
    pub at: TextRange,
    /// What is wrong.
    pub kind: FaultKind,
    /// Another place that matters, such as the first of two definitions.
    pub other: Option<Origin>,
    /// Whether the place was reached through an alias, so that no fix may edit it.
    pub via_alias: bool,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is not YAML here.
    Syntax(yaml::SyntaxReason),
    /// A key stands twice in one mapping.
    DuplicateKey(Box<str>),
    /// A key that the language does not know here.
    UnknownKey {
        /// The key.
        key: Box<str>,
        /// Those it knows here.
        known: &'static [&'static str],
    },
    /// A key that the language knows and that means nothing here.
    Misplaced {
        /// The key.
        key: Box<str>,
        /// The key whose presence, or absence, makes it meaningless.
        test: Option<&'static str>,
    },
    /// `schema:` names a version that this build does not know.
    UnknownVersion(Box<str>),
    /// A required key is not there, or holds nothing.
    MissingKey(Box<str>),
    /// A value of another shape is due.
    WrongType(Shape),
    /// A number, date or duration that cannot be read.
    Value {
        /// What is wrong with it.
        fault: ValueFault,
        /// As it is written.
        text: Box<str>,
    },
    /// A number that can be read and should be written in another way.
    Form(NoteKind),
    /// A word that is none of those that can stand here.
    UnknownWord {
        /// The word.
        word: Box<str>,
        /// Those that can stand here.
        known: Vec<Box<str>>,
    },
    /// A value that cannot be, for a reason of its own.
    Invalid(Invalid),
    /// An id that nothing defines.
    Unknown {
        /// What kind of thing it should name.
        what: Named,
        /// The id.
        id: Box<str>,
        /// The one close id that is defined.
        close: Option<Box<str>>,
    },
    /// A number without the provision that it comes from.
    MissingCite,
    /// A measure or quality that no fact has.
    UnknownMeasure {
        /// What is written.
        path: Box<str>,
        /// Why it measures nothing.
        why: NoMeasure,
        /// The one close name that would do.
        close: Option<Box<str>>,
    },
    /// A ground that can never be met or can never fail.
    Unreachable {
        /// The ground.
        ground: Box<str>,
        /// Why.
        why: Unreachable,
    },
    /// A ground is defined or listed twice.
    DuplicateGround(Box<str>),
    /// Validity that overlaps, is reversed, or contradicts its instrument.
    Dates(DatesFault),
    /// An example that does not come out as it says.
    ExampleFails {
        /// What the example states: `outcome: short`.
        stated: Box<str>,
        /// What came out instead, in both languages.
        got: crate::text::Bilingual,
    },
}

/// The shapes that a value can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Keys and values.
    Mapping,
    /// A list.
    List,
    /// One word, number or text.
    Scalar,
    /// `true` or `false`.
    Flag,
    /// A text, or `{en: …, zh: …}`.
    Bilingual,
    /// A ground, `{all-of: …}` or `{any-of: …}`.
    Requirement,
    /// `kind` or `kind.field`, or a list of them.
    Measures,
}

/// Values that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// An id with letters that no id can have.
    Id(Box<str>),
    /// A standard must be one exact number.
    NotExact,
    /// Measures of different units are added up.
    MixedUnits,
    /// A factor is a whole number, a decimal or a fraction such as `1/2`.
    Factor(Box<str>),
    /// More than one test in one ground: the other test.
    SecondTest(&'static str),
    /// A reading whose choices are not numbers stands for a number.
    NoNumber(Box<str>),
    /// The lower end of a range lies above the upper one.
    SwappedEnds,
    /// A ground of another kind of test cannot be used here.
    NotANumberGround(Box<str>),
    /// Two numbers for one bound.
    TwoBounds,
    /// A requirement nests too deeply.
    TooDeep,
    /// A dated overlay cannot replace what the offence says: it only adds and displaces.
    OverlayReplaces(Box<str>),
    /// `within` before the conduct is asked of facts of several kinds.
    SeveralKinds,
    /// A reading that does not say whether the last day counts.
    NotALastDay(Box<str>),
    /// The offence is already defined; changes to it are files of their own.
    SecondOffence(Box<str>),
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An instrument, an article or a part of one.
    Provision(CiteFaultKind),
    /// An offence.
    Offence,
    /// A ground.
    Ground,
    /// An element or a road.
    Element,
    /// A reading.
    Reading,
    /// A choice of a reading.
    Choice,
    /// A fact kind.
    Kind,
    /// A fact, party or other id within an example.
    Id,
}

/// Why a measure measures nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMeasure {
    /// No fact kind of this name.
    Kind,
    /// The kind has no such field.
    Field,
    /// The field does not hold a number.
    NotANumber,
    /// The field does not hold references that can be told apart.
    NotReferences,
    /// The field does not hold true or false.
    NotAFlag,
    /// The field does not hold a date.
    NotADate,
    /// No field is named.
    NoField,
    /// The field is of a type that cannot be asked for in this way.
    NotAsked,
}

/// Why a ground can never be met or never fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// No requirement asks for it, and no ground is measured by it.
    Unasked {
        /// A ground with a close name that exists already.
        close: Option<Box<str>>,
    },
    /// A standard of nothing.
    ZeroStandard,
    /// A quality of which no value would do.
    NoValue,
    /// It is displaced whenever it could apply.
    Displaced,
    /// It is defined by itself.
    Cycle,
    /// A list of parts without any.
    NoParts,
}

/// What is wrong with dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatesFault {
    /// The end lies before the start.
    Reversed,
    /// The offence is already defined for some of these dates.
    Overlap,
    /// It lies wholly outside the time of what it amends.
    Outside,
    /// Its instrument has other dates.
    NotTheInstruments,
    /// A span of nothing.
    NoTime,
}

impl SchemaFault {
    /// A fault at a place.
    pub const fn new(at: TextRange, kind: FaultKind) -> Self {
        Self {
            at,
            kind,
            other: None,
            via_alias: false,
        }
    }

    /// The rule that says it.
    pub const fn rule(&self) -> RuleId {
        RuleId(match &self.kind {
            FaultKind::Syntax(_) => "yaml-syntax",
            FaultKind::DuplicateKey(_) => "duplicate-key",
            FaultKind::UnknownKey { .. } | FaultKind::Misplaced { .. } => "schema-unknown-key",
            FaultKind::UnknownVersion(_) => "unknown-version",
            FaultKind::MissingKey(_) => "missing-key",
            FaultKind::WrongType(_) => "wrong-type",
            FaultKind::Form(NoteKind::BareAmount(_)) => "bare-amount",
            FaultKind::Form(_) => "full-width",
            FaultKind::Value { .. } | FaultKind::UnknownWord { .. } | FaultKind::Invalid(_) => {
                "invalid-value"
            }
            FaultKind::Unknown { .. } => "unknown-reference",
            FaultKind::MissingCite => "schema-missing-cite",
            FaultKind::UnknownMeasure { .. } => "schema-unknown-measure",
            FaultKind::Unreachable { .. } => "schema-unreachable",
            FaultKind::DuplicateGround(_) => "schema-duplicate-ground",
            FaultKind::Dates(_) => "schema-dates",
            FaultKind::ExampleFails { .. } => "schema-example-fails",
        })
    }

    /// The one word that was probably meant instead of the one at the place.
    pub fn meant(&self) -> Option<&str> {
        match &self.kind {
            FaultKind::UnknownKey { key, known } => close(key, known.iter().copied()),
            FaultKind::UnknownWord { word, known } => close(word, known.iter().map(|it| &**it)),
            FaultKind::Unknown { close, .. } | FaultKind::UnknownMeasure { close, .. } => {
                close.as_deref()
            }
            FaultKind::Unreachable {
                why: Unreachable::Unasked { close },
                ..
            } => close.as_deref(),
            FaultKind::Value { fault, .. } => fault.instead.as_deref(),
            _ => None,
        }
    }
}

/// Faults as they are found, file by file.
#[derive(Debug, Default)]
pub(crate) struct Log {
    pub(crate) faults: Vec<(FileId, SchemaFault)>,
    /// How many of them are more than remarks on form.
    pub(crate) wrong: usize,
    searches: usize,
}

/// So many wrong names get a proposal; a file with more has other troubles.
const MOST_SEARCHES: usize = 1000;

impl Log {
    pub(crate) fn add(&mut self, at: impl Into<Site>, kind: FaultKind) {
        let site = at.into();
        let via_alias = site.via_alias;
        self.wrong += usize::from(!matches!(kind, FaultKind::Form(_)));
        let fault = SchemaFault {
            via_alias,
            ..SchemaFault::new(site.origin.range, kind)
        };
        self.faults.push((site.origin.file, fault));
    }

    pub(crate) fn add_with(&mut self, at: impl Into<Site>, other: Origin, kind: FaultKind) {
        self.add(at, kind);
        if let Some((_, fault)) = self.faults.last_mut() {
            fault.other = Some(other);
        }
    }

    /// The close one among `candidates`, as long as not too many were looked for.
    pub(crate) fn close<'a>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<Box<str>> {
        self.searches += 1;
        let search = self.searches <= MOST_SEARCHES;
        search
            .then(|| close(word, candidates).map(Box::from))
            .flatten()
    }
}

/// A place in a schema file, and whether it was reached through an alias.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site {
    pub(crate) origin: Origin,
    pub(crate) via_alias: bool,
}

impl From<Origin> for Site {
    fn from(origin: Origin) -> Self {
        Self {
            origin,
            via_alias: false,
        }
    }
}

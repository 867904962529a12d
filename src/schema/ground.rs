//! A ground and the test that facts must pass.

use super::{ElementId, FieldId, GroundId, KindId, Measure, Origin, ReadingId};
use crate::calendar::{Date, Span, Validity};
use crate::cite::Cite;
use crate::quantity::{BoundKind, Exact, Unit};
use crate::text::Bilingual;

/// A ground: one item of an interpretation, or one part of the provision.
#[derive(Debug)]
pub struct Ground {
    /// Its id, such as `payment-settlement`.
    pub id: Box<str>,
    /// What it is about, for people: "payments settled".
    pub title: Bilingual,
    /// The item it comes from.
    pub cite: Cite,
    /// How it is tested.
    pub test: Test,
    /// Which kinds of fact can support it.
    pub fits: Vec<Fit>,
    /// Whether it is a presumption that contrary evidence can rebut.
    pub rebuttable: bool,
    /// The element it carries first.
    pub element: ElementId,
    /// The layer that added it, an index into [`Offence::layers`].
    pub layer: u16,
    /// The layer that changed it last, when a patch did.
    pub patched_by: Option<u16>,
    /// Its own dates in force.
    pub in_force: Validity,
    /// Whether it reaches conduct before those dates.
    pub reaches_back: bool,
    /// When another layer displaces it: from when, and under which reading.
    pub displaced: Option<Displaced>,
    /// Where the number comes from when it is not the official text: law-firm or press pages.
    pub source_note: Option<Bilingual>,
    /// Where its id stands.
    pub origin: Origin,
}

/// A kind of fact that can support a ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The kind.
    pub kind: KindId,
    /// The reading and choice under which alone it fits.
    pub under: Option<(ReadingId, u16)>,
}

/// A ground that a later instrument displaces.
#[derive(Clone, Debug)]
pub struct Displaced {
    /// From this day.
    pub from: Date,
    /// Under this choice of this reading; always when `None`.
    pub reading: Option<(ReadingId, u16)>,
    /// By which layer.
    pub layer: u16,
}

/// How a ground is tested against facts.
#[derive(Debug)]
pub enum Test {
    /// A fact with the required qualities.
    Fact {
        /// What the fact must be like.
        qualities: Vec<Quality>,
        /// Flags that a person weighs: all true is met, else undetermined.
        weigh: Vec<Path>,
        /// An event that must precede the first conduct by no more than a span.
        within: Option<PriorWithin>,
    },
    /// A person's recorded finding (a catch-all item).
    CatchAll,
    /// One number, or several that must all be reached.
    Numbers {
        /// The measures; more than one is a conjunction.
        measures: Vec<Threshold>,
    },
    /// The ratios of other grounds add up to 1.
    ProRata {
        /// The grounds, each with one threshold.
        parts: Vec<GroundId>,
    },
    /// Several times the standard of another ground, over the same measure.
    Times {
        /// How many times, or which part: `5`, `1/2`.
        factor: Exact,
        /// The ground, whose test is [`Test::Numbers`].
        of: GroundId,
        /// Under one choice of a reading, these grounds are added up pro rata instead.
        together: Option<Together>,
        /// Where the factor stands.
        origin: Origin,
    },
}

/// Grounds that are added up under a reading.
#[derive(Debug)]
pub struct Together {
    /// The reading.
    pub reading: ReadingId,
    /// Its choice.
    pub choice: u16,
    /// The grounds, this one included.
    pub grounds: Vec<GroundId>,
}

/// A number to be reached.
#[derive(Debug)]
pub struct Threshold {
    /// What the number is called, for people: "settled amount".
    pub title: Bilingual,
    /// Its unit.
    pub unit: Unit,
    /// The fields that are added up.
    pub sum: Vec<Measure>,
    /// What is taken off.
    pub minus: Vec<Measure>,
    /// Whether references are counted once each (distinct parties).
    pub distinct: bool,
    /// Which facts count.
    pub qualities: Vec<Quality>,
    /// Whether the standard itself is enough.
    pub bound: BoundKind,
    /// The standard.
    pub standard: Standard,
    /// A window of its own; else the offence's.
    pub within: Option<Span>,
    /// The reading that says whether the last day of the window counts: its own, else the
    /// offence's.
    pub last_day: Option<ReadingId>,
    /// The provision of this measure alone, when the ground's own does not say it all.
    pub cite: Option<Cite>,
    /// Where the number stands.
    pub origin: Origin,
}

/// The number of a standard, in whole units (pieces, yuan).
#[derive(Debug)]
pub enum Standard {
    /// A number.
    Fixed(Exact),
    /// The number that a reading chooses (its choices are numbers).
    Reading(ReadingId),
    /// A number by region, with the number for all others.
    ByRegion {
        /// Region name and number.
        regions: Vec<(Box<str>, Exact)>,
        /// Elsewhere.
        default: Exact,
    },
}

/// A path from a fact: a field, or a field of the facts it refers to (`order.clear`).
#[derive(Clone, Debug)]
pub struct Path {
    /// The fact's own kind.
    pub kind: KindId,
    /// The field of the fact's own kind that refers to other facts, when the path has a dot.
    pub through: Option<FieldId>,
    /// The field.
    pub measure: Measure,
}

/// A quality that a fact must have.
#[derive(Clone, Debug)]
pub struct Quality {
    /// What is looked at. The kind of the path says to which facts it applies.
    pub path: Path,
    /// What must be found there.
    pub is: Is,
    /// True for an exception: the fact must *not* be like this, and silence is no exception.
    pub unless: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// What a quality asks.
#[derive(Clone, Debug)]
pub enum Is {
    /// One of these words (positions in the field's list).
    OneOf(Vec<u16>),
    /// This truth.
    Flag(bool),
    /// At least this long.
    AtLeastSpan(Span),
    /// At least this number, in steps of the field's unit.
    AtLeast(i128),
    /// Stated at all.
    Present,
}

/// An event before the conduct.
#[derive(Debug)]
pub struct PriorWithin {
    /// The span.
    pub span: Span,
    /// The field that dates the event, by choice of the reading (`decided`, `executed`);
    /// one field when there is no reading, none when the fact's own `when` dates it.
    pub from: Vec<FieldId>,
    /// The reading that chooses among `from`.
    pub reading: Option<ReadingId>,
    /// The reading that says whether the last day counts (choices `included`, `excluded`).
    pub last_day: Option<ReadingId>,
    /// Where the span stands.
    pub origin: Origin,
}

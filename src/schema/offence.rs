//! An offence: its requirement as a tree, its elements, penalties, tiers and layers.

use rustc_hash::FxHashMap;

use super::{ElementId, FileId, Ground, GroundId, KindId, Origin, ReadingId};
use crate::calendar::{Span, Validity};
use crate::cite::Cite;
use crate::text::Bilingual;

/// An offence, its overlays merged in.
#[derive(Debug)]
pub struct Offence {
    /// Its id, such as `cl-287-2`.
    pub id: Box<str>,
    /// Its name.
    pub title: Bilingual,
    /// What it punishes, in our own words.
    pub summary: Bilingual,
    /// The provision.
    pub cite: Cite,
    /// When the provision is in force.
    pub in_force: Validity,
    /// Whether persons and organizations can commit it.
    pub subjects: Subjects,
    /// The age of responsibility.
    pub age: Option<Age>,
    /// The kinds of fact whose `when` is the act.
    pub conduct: Vec<KindId>,
    /// How quantities of several acts are added up.
    pub accumulate: Option<Accumulate>,
    /// Whether an organization's facts count for its responsible people, and by which article.
    pub attribute: Option<Cite>,
    /// What may be imposed.
    pub penalty: Penalty,
    /// How long it can be prosecuted.
    pub limitation: Option<Limitation>,
    /// The provision as a tree over elements and grounds.
    pub requires: Requirement,
    /// The elements, in the order of the provision.
    pub elements: Vec<Element>,
    /// The grounds, in the order of the articles.
    pub grounds: Vec<Ground>,
    /// Ground by id.
    pub ground_ids: FxHashMap<Box<str>, GroundId>,
    /// Heavier tiers, each with its own requirement over the same grounds.
    pub tiers: Vec<Tier>,
    /// The files that make it up: its own first, then overlays and patches.
    pub layers: Vec<Layer>,
    /// Where its id stands.
    pub origin: Origin,
}

/// Who can commit an offence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subjects {
    /// Natural persons.
    pub person: bool,
    /// Organizations.
    pub organization: bool,
}

/// The age of criminal responsibility.
#[derive(Clone, Debug)]
pub struct Age {
    /// Full years.
    pub at_least: Span,
    /// By which article.
    pub cite: Cite,
    /// Where it stands.
    pub origin: Origin,
}

/// Accumulation over several acts (Interp. 16).
#[derive(Clone, Debug)]
pub struct Accumulate {
    /// The window in which acts not dealt with are added up.
    pub window: Span,
    /// The reading that says whether the last day counts (choices `included`, `excluded`).
    pub last_day: Option<ReadingId>,
    /// By which article.
    pub cite: Cite,
    /// Where it stands.
    pub origin: Origin,
}

/// The limitation period (CL 87).
#[derive(Clone, Debug)]
pub struct Limitation {
    /// How long after the end of the conduct.
    pub span: Span,
    /// By which article.
    pub cite: Cite,
    /// Where it stands.
    pub origin: Origin,
}

/// What a provision allows to be imposed. A range holds both its ends.
#[derive(Clone, Debug)]
pub struct Penalty {
    /// The provision.
    pub cite: Cite,
    /// Fixed-term imprisonment.
    pub imprisonment: Option<Allowed>,
    /// Criminal detention.
    pub detention: Option<Allowed>,
    /// Control; `None` where the provision does not allow it.
    pub control: Option<Allowed>,
    /// A professional ban.
    pub ban: Option<Allowed>,
    /// Whether a restraining order is possible, and by which article; it needs control or a suspended sentence.
    pub restraining_order: Option<Cite>,
    /// How a fine goes with the rest.
    pub fine: Fine,
    /// Whether an organization is fined.
    pub organization_fine: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// A range of durations and the article it comes from.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// The least.
    pub min: Span,
    /// The most.
    pub max: Span,
    /// By which article.
    pub cite: Cite,
    /// Where it stands.
    pub origin: Origin,
}

/// How a fine goes with other penalties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fine {
    /// No fine.
    None,
    /// Beside another penalty, or alone.
    WithOrAlone,
    /// Beside another penalty, always.
    With,
}

/// A heavier tier of the offence.
#[derive(Debug)]
pub struct Tier {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub title: Bilingual,
    /// What must be met beyond the offence itself.
    pub requires: Requirement,
    /// What may be imposed then.
    pub penalty: Penalty,
}

/// One file of an offence.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The file.
    pub file: FileId,
    /// What it is.
    pub kind: LayerKind,
    /// Its name for people.
    pub title: Bilingual,
    /// From when it applies; all of time for a patch.
    pub in_force: Validity,
    /// Whether it reaches conduct before its date.
    pub reaches_back: bool,
    /// The instrument it comes from, when it has one.
    pub cite: Option<Cite>,
}

/// What a file of an offence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerKind {
    /// The offence's own file.
    Base,
    /// A later instrument that adds grounds from a date.
    Overlay,
    /// A user's change.
    Patch,
}

/// A tree over grounds. Elements are the named children of `AllOf`.
#[derive(Debug)]
pub enum Requirement {
    /// One ground.
    Ground(GroundId),
    /// Every part, each perhaps with the element it is.
    AllOf(Vec<Part>),
    /// At least one part.
    AnyOf(Vec<Part>),
}

/// A child of a requirement.
#[derive(Debug)]
pub struct Part {
    /// The element this part is, when it is one (a named child of an all-of that holds no further named all-of).
    pub element: Option<ElementId>,
    /// The name it has in the file, such as the road `unverifiable`.
    pub name: Option<Box<str>>,
    /// That name for people, where the file gives one to a road or a group of elements.
    pub title: Option<Bilingual>,
    /// What it asks.
    pub requires: Requirement,
}

/// An element of an offence, such as knowledge.
#[derive(Debug)]
pub struct Element {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub title: Bilingual,
    /// The provision that asks for it.
    pub cite: Option<Cite>,
    /// The grounds that can carry it, in order.
    pub grounds: Vec<GroundId>,
    /// Where it is defined.
    pub origin: Origin,
}

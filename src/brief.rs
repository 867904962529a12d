//! A brief, typed by the fact kinds: every value with its place. It knows no offence.

mod case;
mod charge;
mod evidence;
mod fact;
pub mod flaw;
mod ids;
pub mod keys;
mod lower;
mod names;
mod party;
mod private;
mod word;

use crate::calendar::Date;

pub use case::{Case, ReadingChoice, Stage};
pub use charge::{AlternativeTo, Charge, Circumstance, CircumstanceKind, PleadedGround, Sentence};
pub use evidence::{Evidence, EvidenceKind, Hash, HashAlgorithm};
pub use fact::{DealtWith, Fact, FieldValue, Status, Value};
pub use flaw::{Due, Flaw, FlawKind, Found, List, Problem, says_better};
pub use keys::Table;
pub use lower::{lower, lower_after, meant};
pub use names::{Name, Names, Section, Target};
pub use party::{Party, PartyKind, Role};
pub use private::{hide, own_words, private_ranges};
pub use word::{Named, Word};

use crate::text::{Spanned, TextRange};
use crate::yaml::NodeId;
use ids::Ids;

/// The format version that this build reads.
pub const VERSION: u32 = 1;

/// A position in [`Brief::parties`].
pub type PartyIx = usize;
/// A position in [`Brief::evidence`].
pub type EvidenceIx = usize;
/// A position in [`Brief::facts`].
pub type FactIx = usize;
/// A position in [`Brief::charges`].
pub type ChargeIx = usize;

/// A case brief. What is missing or unreadable is absent here and reported among the
/// [`Flaw`]s.
#[derive(Debug, Default)]
pub struct Brief {
    /// `brief:`, the format version.
    pub version: Option<Spanned<u32>>,
    /// `case:`
    pub case: Case,
    /// `parties:`, in the order of the text.
    pub parties: Vec<Party>,
    /// `evidence:`
    pub evidence: Vec<Evidence>,
    /// `facts:`
    pub facts: Vec<Fact>,
    /// `charges:`
    pub charges: Vec<Charge>,
    /// `circumstances:`
    pub circumstances: Vec<Circumstance>,
    /// `readings:`
    pub readings: Vec<ReadingChoice>,
    /// `as-of:`
    pub as_of: Option<Spanned<Date>>,
    /// Where ids are defined and used.
    pub names: Names,
    ids: [Ids; 4],
}

impl Brief {
    /// The party of an id.
    pub fn party(&self, id: &str) -> Option<PartyIx> {
        self.find(Section::Parties, id)
    }

    /// The piece of evidence of an id.
    pub fn exhibit(&self, id: &str) -> Option<EvidenceIx> {
        self.find(Section::Evidence, id)
    }

    /// The fact of an id.
    pub fn fact(&self, id: &str) -> Option<FactIx> {
        self.find(Section::Facts, id)
    }

    /// The position of an id in its section's list.
    pub fn find(&self, section: Section, id: &str) -> Option<usize> {
        self.ids[section as usize].get(id, |ix| &self.id(section, ix).name)
    }

    /// The id of an entry.
    ///
    /// # Panics
    /// When the section has no such entry.
    pub fn id(&self, section: Section, ix: usize) -> &Id {
        match section {
            Section::Parties => &self.parties[ix].id,
            Section::Evidence => &self.evidence[ix].id,
            Section::Facts => &self.facts[ix].id,
            Section::Circumstances => &self.circumstances[ix].id,
        }
    }

    /// How many entries a section has.
    pub fn len_of(&self, section: Section) -> usize {
        match section {
            Section::Parties => self.parties.len(),
            Section::Evidence => self.evidence.len(),
            Section::Facts => self.facts.len(),
            Section::Circumstances => self.circumstances.len(),
        }
    }
}

/// An id where it is defined, with its entry in the tree.
#[derive(Debug)]
pub struct Id {
    /// The id.
    pub name: Box<str>,
    /// The key, as written.
    pub range: TextRange,
    /// The whole value that it names.
    pub node: NodeId,
}

/// A reference to an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ref {
    /// Where it points: a position in the section's list; `None` when nothing defines it.
    pub to: Option<usize>,
    /// The reference, as written, without quotes.
    pub range: TextRange,
    /// The alias through which it is reached; then no fix may edit it.
    pub via_alias: Option<TextRange>,
}

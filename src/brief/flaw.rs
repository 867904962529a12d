//! What can be wrong with the form of a brief: typed, with its place; the rules give it words.

use super::keys::Table;
use super::names::{Section, Target};
use super::word::{Named, Word};
use super::{CircumstanceKind, EvidenceKind, HashAlgorithm, PartyKind, Role, Stage, Status};
use crate::finding::RuleId;
use crate::quantity::ValueFault;
use crate::schema::{FieldId, FieldKind, KindId, ReadingId, Schemas};
use crate::text::TextRange;
use crate::yaml::NodeId;

/// Something wrong with the form of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The smallest place that is wrong.
    pub at: TextRange,
    /// What is wrong.
    pub kind: FlawKind,
    /// The key or the value that it is about; none in a text that holds nothing.
    pub node: Option<NodeId>,
    /// The alias through which the place is reached, when every way to it leads through
    /// one; then no fix is offered.
    pub via_alias: Option<TextRange>,
}

impl Flaw {
    /// The rule that it breaks.
    pub const fn rule(&self) -> RuleId {
        RuleId(match self.kind {
            FlawKind::DuplicateKey { .. } => "duplicate-key",
            FlawKind::UnknownKey { .. } => "unknown-key",
            FlawKind::MissingKey { .. } => "missing-key",
            FlawKind::WrongType { .. } => "wrong-type",
            FlawKind::InvalidValue(_) => "invalid-value",
            FlawKind::UnknownVersion => "unknown-version",
            FlawKind::UnknownReference { .. } => "unknown-reference",
            FlawKind::BareAmount { .. } => "bare-amount",
            FlawKind::SplitNumber { .. } => "split-number",
            FlawKind::FullWidth { .. } => "full-width",
            FlawKind::AmbiguousBoolean { .. } => "ambiguous-boolean",
        })
    }
}

/// Whether one of the flaws, which are in order, says better what the tree finds wrong at
/// the very same place: that an unquoted `>3000` needs quotes.
pub fn says_better(flaws: &[Flaw], at: TextRange) -> bool {
    let from = flaws.partition_point(|it| it.at.start() < at.start());
    let here = flaws[from..]
        .iter()
        .take_while(|it| it.at.start() == at.start());
    here.filter(|it| it.at == at).any(|it| {
        matches!(
            it.kind,
            FlawKind::InvalidValue(Problem::OpensBlockScalar { .. })
        )
    })
}

/// What is wrong, by rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// A key stands twice in one mapping; the first is read. At the second key.
    DuplicateKey {
        /// The first key.
        first: TextRange,
    },
    /// A key that the format does not know here. At the key.
    UnknownKey {
        /// Where it stands.
        table: Table,
        /// The one key that is close.
        close: Option<Box<str>>,
        /// In a flow mapping: the value before it with this key, when an unquoted comma
        /// may have parted what belongs together.
        torn: Option<TextRange>,
    },
    /// A required key is not there, or nothing is written after it. At the id of the entry,
    /// at the first key of a charge, or at the key without a value.
    MissingKey {
        /// Where it is due.
        table: Table,
        /// The key.
        key: &'static str,
        /// The key stands there with nothing after it.
        empty: bool,
    },
    /// A list where one value is due, and the like. At the value, its first line.
    WrongType {
        /// What is due.
        due: Due,
        /// What is there.
        found: Found,
    },
    /// A value that is not one. At the value or the wrong piece of it.
    InvalidValue(Problem),
    /// `brief:` names a format that this build does not know.
    UnknownVersion,
    /// An id that nothing defines.
    UnknownReference {
        /// Where it would be defined.
        section: Section,
        /// The one id that is close.
        close: Option<Target>,
        /// What has this very id in another section.
        elsewhere: Option<Target>,
    },
    /// Money without a currency, read as CNY.
    BareAmount {
        /// The whole value with its currency.
        instead: Box<str>,
    },
    /// A thousands comma without quotes parted a value in two. At all of its pieces.
    SplitNumber {
        /// The value as it was meant.
        joined: Box<str>,
    },
    /// Full-width digits or punctuation. From the first to the last of them.
    FullWidth {
        /// The same in half width.
        instead: Box<str>,
    },
    /// `yes` or `no` where `true` or `false` is due.
    AmbiguousBoolean {
        /// What is meant.
        meant: bool,
    },
}

/// What is due in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// Keys and values.
    Mapping(Table),
    /// Ids, each with its entry.
    Entries(Section),
    /// A list of charges.
    Charges,
    /// Grounds, each with its facts.
    Grounds,
    /// One value of any kind but text.
    Value,
    /// Text.
    Text,
    /// One id.
    Id(Section),
    /// An id or a list of ids.
    Ids(Section),
}

/// What stands there instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Found {
    /// Keys and values.
    Mapping,
    /// A list.
    List,
    /// One value.
    Value,
    /// Several ids in one value, parted by commas.
    Commas,
    /// Nothing.
    Nothing,
}

/// Why a value is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It cannot be read as the count, amount, date or duration that is due. The place of
    /// the fault inside the value is that of the flaw.
    Value(ValueFault),
    /// A word that is not in the list.
    NotInList {
        /// The list.
        list: List,
        /// The one word that is close.
        close: Option<Box<str>>,
    },
    /// Neither true nor false.
    NotABoolean,
    /// An id with characters that ids do not have: `[a-z0-9][a-z0-9-]*`.
    BadId {
        /// A free id made of the same letters.
        instead: Option<Box<str>>,
    },
    /// An unquoted `>` that opens a block scalar where a bound is meant.
    OpensBlockScalar {
        /// The value as it was meant, with quotes.
        quoted: Box<str>,
    },
    /// A period where one date is due.
    Period,
    /// A month or a year where a day is due; its last day is read.
    NotADay,
    /// A reference that closes a circle.
    Circle {
        /// The fact that refers.
        from: usize,
        /// The fact that leads back to it.
        to: usize,
    },
    /// A fact of another kind than is due.
    OtherKind {
        /// The kind that is due.
        due: KindId,
        /// The fact.
        fact: usize,
    },
    /// A hash without one of the known algorithms before a colon.
    NoAlgorithm,
    /// A digest of the wrong length or with other than hexadecimal digits.
    NotADigest(HashAlgorithm),
    /// A charge that names itself, or none, as the one it is an alternative to.
    NoSuchCharge,
}

/// A closed list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum List {
    Stages,
    PartyKinds,
    Roles,
    EvidenceKinds,
    Statuses,
    CircumstanceKinds,
    /// The kinds of fact.
    FactKinds,
    /// The words of a field of a fact.
    Field(KindId, FieldId),
    /// The choices of a reading.
    Choices(ReadingId),
}

impl List {
    /// Its words, in order.
    pub fn words(self, schemas: &Schemas) -> Vec<&str> {
        let fixed: &[Named] = match self {
            Self::Stages => Stage::ALL,
            Self::PartyKinds => PartyKind::ALL,
            Self::Roles => Role::ALL,
            Self::EvidenceKinds => EvidenceKind::ALL,
            Self::Statuses => Status::ALL,
            Self::CircumstanceKinds => CircumstanceKind::ALL,
            Self::FactKinds => return schemas.kinds.iter().map(|it| &*it.id).collect(),
            Self::Choices(reading) => {
                let reading = schemas.readings.get(reading.index());
                return reading
                    .map_or_else(Vec::new, |it| it.choices.iter().map(|it| &*it.id).collect());
            }
            Self::Field(kind, field) => {
                let kind = schemas.kinds.get(kind.index());
                return match kind
                    .and_then(|it| it.fields.get(field.index()))
                    .map(|it| &it.kind)
                {
                    Some(FieldKind::OneOf(words)) => words.iter().map(|it| &*it.id).collect(),
                    _ => Vec::new(),
                };
            }
        };
        fixed.iter().map(|it| it.word).collect()
    }
}

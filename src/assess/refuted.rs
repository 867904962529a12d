//! Whose crime is refuted (rule 10): help to such a party is no help to a crime.

use super::matter::Matter;
use crate::brief::{Fact, PartyIx, Ref, Status, Value};
use crate::schema::{FactKind, FieldId, FieldKind};

/// The kind of fact that says what is known of the crime of a party.
const ASSISTED_CRIME: &str = "assisted-crime";

/// What a brief says of the crime of a party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Crime {
    /// Nothing speaks against it.
    #[default]
    Stands,
    /// It may be refuted: that is disputed, or another crime of the party is.
    Contested,
    /// It is refuted, and the brief names no other.
    Refuted,
}

/// What is said of one party's crimes: refuted ones and others, each for sure or in dispute.
#[derive(Clone, Copy, Default)]
struct Said {
    refuted: bool,
    maybe_refuted: bool,
    stands: bool,
    maybe_stands: bool,
}

impl Said {
    const fn crime(self) -> Crime {
        match self {
            Self { stands: true, .. } => Crime::Stands,
            Self {
                refuted: true,
                maybe_stands: false,
                ..
            } => Crime::Refuted,
            Self { refuted: true, .. }
            | Self {
                maybe_refuted: true,
                ..
            } => Crime::Contested,
            _ => Crime::Stands,
        }
    }
}

/// What is known of the crime of each party; empty when no crime is said to be refuted.
pub(super) fn crimes(matter: &Matter<'_>) -> Vec<Crime> {
    let Some(&id) = matter.schemas.kind_ids.get(ASSISTED_CRIME) else {
        return Vec::new();
    };
    let facts = matter.of_kind(id);
    if facts.is_empty() {
        return Vec::new();
    }
    let Some(fields) = Fields::of(&matter.schemas[id]) else {
        return Vec::new();
    };
    let facts = || facts.iter().map(|it| &matter.brief.facts[*it]);
    let counts = |it: &&Fact| it.status.value != Status::Excluded;
    if !facts().filter(counts).any(|it| fields.refutes(it)) {
        return Vec::new();
    }
    let mut said = vec![Said::default(); matter.brief.parties.len()];
    for fact in facts().filter(counts) {
        for party in fields.parties(fact) {
            note(&mut said[party], fields.refutes(fact), fields.sure(fact));
        }
    }
    said.into_iter().map(Said::crime).collect()
}

fn note(said: &mut Said, refuted: bool, sure: bool) {
    match (refuted, sure) {
        (true, true) => said.refuted = true,
        (true, false) => said.maybe_refuted = true,
        (false, true) => said.stands = true,
        (false, false) => said.maybe_stands = true,
    }
}

/// The fields of the kind that matter here.
struct Fields {
    party: FieldId,
    verification: FieldId,
    refuted: u16,
}

impl Fields {
    fn of(kind: &FactKind) -> Option<Self> {
        let verification = kind.field_id("verification")?;
        let FieldKind::OneOf(words) = &kind[verification].kind else {
            return None;
        };
        let refuted = words.iter().position(|it| &*it.id == "refuted")?;
        Some(Self {
            party: kind.field_id("party")?,
            verification,
            refuted: u16::try_from(refuted).ok()?,
        })
    }

    fn refutes(&self, fact: &Fact) -> bool {
        let value = fact.field(self.verification).map(|it| &it.value);
        matches!(value, Some(Value::Word(word)) if *word == self.refuted)
    }

    /// Whether it is undisputed and says how far the crime is verified.
    fn sure(&self, fact: &Fact) -> bool {
        fact.status.value != Status::Disputed && fact.field(self.verification).is_some()
    }

    fn parties<'a>(&self, fact: &'a Fact) -> impl Iterator<Item = PartyIx> + use<'a> {
        let refs = match fact.field(self.party).map(|it| &it.value) {
            Some(Value::Parties(refs)) => refs.as_slice(),
            _ => &[],
        };
        refs.iter().filter_map(|it: &Ref| it.to)
    }
}

/// How the recipients of a fact stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recipients {
    /// None of their crimes is refuted, or it names none.
    Stand,
    /// Some are refuted or may be.
    Mixed,
    /// All are refuted.
    Refuted,
}

/// How the recipients of a fact stand, for facts of a kind that has recipients.
pub(super) fn recipients(matter: &Matter<'_>, fact: &Fact) -> Recipients {
    if matter.crimes.is_empty() {
        return Recipients::Stand;
    }
    let field = fact
        .kind
        .and_then(|it| matter.schemas[it.value].field_id("recipients"));
    let Some(Value::Parties(refs)) = field.and_then(|it| fact.field(it)).map(|it| &it.value) else {
        return Recipients::Stand;
    };
    let crime = |it: &Ref| it.to.map_or(Crime::Stands, |it| matter.crimes[it]);
    if refs.iter().all(|it| crime(it) == Crime::Stands) {
        Recipients::Stand
    } else if refs.iter().all(|it| crime(it) == Crime::Refuted) {
        Recipients::Refuted
    } else {
        Recipients::Mixed
    }
}

//! What stays the same over all charges of a brief: its facts by kind, its days, its readings.

use super::refuted::{self, Crime};
use super::{Options, as_of};
use crate::brief::{Brief, FactIx, Party, PartyIx};
use crate::calendar::Date;
use crate::schema::{KindId, ReadingId, Schemas};

/// A brief under a law, made ready for assessment.
#[derive(Debug)]
pub(super) struct Matter<'a> {
    pub brief: &'a Brief,
    pub schemas: &'a Schemas,
    /// The day as of which the law is read.
    pub as_of: Date,
    /// The first and the last day on which the case can have been filed; the as-of day when
    /// that is not stated.
    pub filed: (Date, Date),
    /// The choice of each reading.
    pub choices: Vec<u16>,
    /// What is known of the crime of each party; empty when none is refuted.
    pub crimes: Vec<Crime>,
    by_kind: ByKind,
}

impl<'a> Matter<'a> {
    pub fn new(brief: &'a Brief, schemas: &'a Schemas, options: &Options<'_>) -> Self {
        let as_of = as_of(brief, options);
        let filed = brief.case.filed.as_ref().map(|it| it.value);
        let by_kind = ByKind::new(brief, schemas.kinds.len());
        let mut res = Self {
            brief,
            schemas,
            as_of,
            filed: filed.map_or((as_of, as_of), |it| (it.first(), it.last())),
            choices: choices(brief, schemas, options),
            crimes: Vec::new(),
            by_kind,
        };
        res.crimes = refuted::crimes(&res);
        res
    }

    /// The facts of a kind, in the order of the brief.
    pub fn of_kind(&self, kind: KindId) -> &[FactIx] {
        let at = kind.index();
        match (self.by_kind.starts.get(at), self.by_kind.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => &self.by_kind.facts[start..end],
            _ => &[],
        }
    }

    /// The organizations for whose acts this party is directly responsible, in order.
    pub fn organizations_of(&self, party: PartyIx) -> Vec<PartyIx> {
        let answers = |it: &Party| it.responsible.iter().any(|it| it.to == Some(party));
        let parties = self.brief.parties.iter().enumerate();
        let found = parties.filter(|(_, it)| answers(it));
        found.map(|(at, _)| at).collect()
    }
}

/// The positions of the facts, sorted by kind and then by place.
#[derive(Debug)]
struct ByKind {
    /// Where the facts of each kind start, and where those of the last one end.
    starts: Vec<usize>,
    facts: Vec<FactIx>,
}

impl ByKind {
    fn new(brief: &Brief, kinds: usize) -> Self {
        let kind_of =
            |it: &crate::brief::Fact| Some(it.kind?.value.index()).filter(|it| *it < kinds);
        let mut starts = vec![0; kinds + 1];
        for kind in brief.facts.iter().filter_map(kind_of) {
            starts[kind + 1] += 1;
        }
        for at in 0..kinds {
            starts[at + 1] += starts[at];
        }
        let mut facts = vec![0; starts[kinds]];
        let mut next = starts.clone();
        for (at, fact) in brief.facts.iter().enumerate() {
            if let Some(kind) = kind_of(fact) {
                facts[next[kind]] = at;
                next[kind] += 1;
            }
        }
        Self { starts, facts }
    }
}

/// The choice of each reading: the brief's, else the configured one, else the first.
fn choices(brief: &Brief, schemas: &Schemas, options: &Options<'_>) -> Vec<u16> {
    let mut res = vec![0; schemas.readings.len()];
    for chosen in options.readings {
        let id = schemas.reading_ids.get(&*chosen.reading.value).copied();
        let choice = id.and_then(|it| schemas[it].choice(&chosen.choice.value));
        set(&mut res, id, choice);
    }
    for chosen in brief.readings.iter().rev() {
        set(&mut res, chosen.reading, chosen.choice);
    }
    res
}

/// Of several choices of one reading the first in the brief holds, as for any repeated key.
fn set(choices: &mut [u16], id: Option<ReadingId>, choice: Option<u16>) {
    if let (Some(id), Some(choice)) = (id, choice)
        && let Some(slot) = choices.get_mut(id.index())
    {
        *slot = choice;
    }
}

//! Whose facts count for an accused (rule 10, Interp. 14).

use super::matter::Matter;
use crate::brief::{Fact, PartyIx, PartyKind};
use crate::schema::Offence;

/// An accused, with those whose acts are answered for.
#[derive(Debug)]
pub(super) struct Accused {
    /// The party.
    pub party: PartyIx,
    /// Whether a party of this kind can commit the offence at all, whatever its acts.
    pub can_commit: bool,
    /// The organizations for whose acts it answers, in order.
    organizations: Vec<PartyIx>,
}

impl Accused {
    pub fn new(matter: &Matter<'_>, offence: &Offence, party: PartyIx) -> Self {
        let organizations = match offence.attribute {
            Some(_) => matter.organizations_of(party),
            None => Vec::new(),
        };
        Self {
            party,
            can_commit: can_commit(matter, offence, party),
            organizations,
        }
    }

    /// Those by whom a fact is, as far as it counts for this accused and not for everybody.
    /// For two accused of whom these are the same, the same facts count.
    pub fn acting<'a>(&'a self, named: &'a [bool]) -> impl Iterator<Item = PartyIx> + 'a {
        let all = self.organizations.iter().copied().chain([self.party]);
        all.filter(|it| named[*it])
    }

    /// Whether a fact counts for this accused: it names nobody, or the accused, or an
    /// organization for which the accused is directly responsible. A name that nothing
    /// defines is nobody's.
    pub fn answers_for(&self, fact: &Fact) -> bool {
        fact.by.is_empty() || fact.by.iter().filter_map(|it| it.to).any(|it| self.is(it))
    }

    fn is(&self, party: PartyIx) -> bool {
        party == self.party || self.organizations.binary_search(&party).is_ok()
    }
}

fn can_commit(matter: &Matter<'_>, offence: &Offence, party: PartyIx) -> bool {
    let kind = matter.brief.parties[party].kind.as_ref();
    match kind.map(|it| it.value) {
        Some(PartyKind::Organization) => offence.subjects.organization,
        Some(PartyKind::Person) | None => offence.subjects.person,
    }
}

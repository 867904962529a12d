//! One charge against each of its accused.

use rustc_hash::FxHashMap;

use super::accused::{self, Cx};
use super::attribution::Accused;
use super::matter::Matter;
use super::{AccusedAssessment, ChargeAssessment};
use crate::brief::{Charge, ChargeIx, PartyIx};
use crate::schema::Offence;

/// Assesses one charge; `None` when no schema defines its offence.
pub(super) fn assess(matter: &Matter<'_>, at: ChargeIx) -> Option<ChargeAssessment> {
    let charge = &matter.brief.charges[at];
    let named = charge.offence.as_ref()?;
    let id = *matter.schemas.offence_ids.get(&*named.value)?;
    let offence = &matter.schemas[id];
    let pleaded = pleaded(charge, offence);
    let assess = |accused: &Accused| {
        accused::assess(&Cx {
            matter,
            offence,
            charge,
            pleaded: &pleaded,
            accused,
            choices: &matter.choices,
        })
    };
    let parties = against(matter, charge);
    let accused: Vec<Accused> = parties
        .into_iter()
        .map(|it| Accused::new(matter, offence, it))
        .collect();
    Some(ChargeAssessment {
        charge: at,
        offence: id,
        as_of: matter.as_of,
        accused: match accused[..] {
            [ref one] => vec![assess(one)],
            _ => each(matter, &accused, assess),
        },
    })
}

/// Assesses each accused, and those for whom the same facts count only once.
fn each(
    matter: &Matter<'_>,
    accused: &[Accused],
    assess: impl Fn(&Accused) -> AccusedAssessment,
) -> Vec<AccusedAssessment> {
    let mut named = vec![false; matter.brief.parties.len()];
    for party in matter
        .brief
        .facts
        .iter()
        .flat_map(|it| &it.by)
        .filter_map(|it| it.to)
    {
        named[party] = true;
    }
    let mut done: FxHashMap<(bool, Vec<PartyIx>), usize> = FxHashMap::default();
    let mut res: Vec<AccusedAssessment> = Vec::with_capacity(accused.len());
    for one in accused {
        let like = (one.can_commit, one.acting(&named).collect());
        let first = *done.entry(like).or_insert(res.len());
        let assessed = match res.get(first) {
            Some(like) => AccusedAssessment {
                party: one.party,
                ..like.clone()
            },
            None => assess(one),
        };
        res.push(assessed);
    }
    res
}

/// For each ground of the offence its position among the pleaded ones; of a ground that is
/// pleaded twice the first counts.
fn pleaded(charge: &Charge, offence: &Offence) -> Vec<Option<usize>> {
    let mut res = vec![None; offence.grounds.len()];
    for (at, ground) in charge.grounds.iter().enumerate().rev() {
        if let Some(id) = offence.ground_ids.get(&*ground.id) {
            res[id.index()] = Some(at);
        }
    }
    res
}

/// The accused that the brief defines, each once, in the order of the charge.
fn against(matter: &Matter<'_>, charge: &Charge) -> Vec<PartyIx> {
    let mut seen = vec![false; matter.brief.parties.len()];
    let defined = charge.against.iter().filter_map(|it| it.to);
    defined
        .filter(|it| !std::mem::replace(&mut seen[*it], true))
        .collect()
}

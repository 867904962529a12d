//! The facts that charges rely on, each once, in the order of the brief.

use crate::brief::{Evidence, EvidenceIx, Fact, FactIx};
use crate::rules::Cx;

/// The facts that some ground of some charge lists, or takes because it lists none.
pub fn facts<'a>(cx: &Cx<'a>) -> impl Iterator<Item = (FactIx, &'a Fact)> + use<'a> {
    let mut relied = vec![false; cx.brief.facts.len()];
    let mut kinds = vec![false; cx.schemas.kinds.len()];
    for charge in &cx.brief.charges {
        let offence = charge
            .offence
            .as_ref()
            .and_then(|it| cx.schemas.offence(&it.value));
        for pleaded in &charge.grounds {
            let ground = offence.and_then(|it| it.ground(&pleaded.id));
            match &pleaded.facts {
                Some(listed) => listed
                    .iter()
                    .filter_map(|it| it.to)
                    .for_each(|it| relied[it] = true),
                None => ground
                    .map_or(&[][..], |it| &it.fits)
                    .iter()
                    .for_each(|it| kinds[it.kind.index()] = true),
            }
        }
    }
    let brief = cx.brief;
    let taken = move |fact: &Fact| fact.kind.as_ref().is_some_and(|it| kinds[it.value.index()]);
    let all = brief.facts.iter().enumerate();
    all.filter(move |(nth, fact)| relied[*nth] || taken(fact))
}

/// The pieces of evidence behind a fact that the brief defines.
pub fn evidence<'a>(
    cx: &Cx<'a>,
    fact: &'a Fact,
) -> impl Iterator<Item = (EvidenceIx, &'a Evidence)> {
    let brief = cx.brief;
    fact.evidence
        .iter()
        .filter_map(move |it| Some((it.to?, &brief.evidence[it.to?])))
}

//! What can only be judged once an offence is whole: names and grounds that nothing asks for.

use rustc_hash::FxHashSet;

use super::super::fault::{FaultKind, Log, Named, Unreachable};
use super::super::layers::Draft;
use super::super::sheet::Sheet;
use super::super::{Ground, GroundId};
use super::offence::Names;
use super::requirement::Tree;
use super::words::unknown;
use crate::calendar::Date;

/// Every name of `elements:` must stand in a requirement.
pub(super) fn names<'t, 'd: 't>(
    log: &mut Log,
    names: &Names<'_>,
    trees: impl Iterator<Item = &'t Tree<'d>>,
) {
    let mut known = Vec::new();
    trees.for_each(|it| it.names(&mut known));
    let set: FxHashSet<&str> = known.iter().copied().collect();
    for name in names.list.iter().filter(|it| !set.contains(it.id.text)) {
        unknown(log, Named::Element, name.id, known.iter().copied());
    }
}

/// Every ground must stand in a requirement, or measure a ground that does.
pub(super) fn unasked<'t, 'd: 't>(
    log: &mut Log,
    draft: &Draft<'_>,
    trees: impl Iterator<Item = &'t Tree<'d>>,
) {
    let mut asked = Vec::new();
    trees.for_each(|it| it.grounds(&mut asked));
    asked.extend(
        draft
            .grounds
            .iter()
            .flat_map(|it| measured_by(draft, &it.sheet)),
    );
    let asked: FxHashSet<GroundId> = asked.into_iter().collect();
    for (at, own) in draft.grounds.iter().enumerate() {
        if asked.contains(&GroundId(super::ground::number(at))) {
            continue;
        }
        let earlier = draft.grounds.iter().filter(|it| it.layer < own.layer);
        let close = log.close(own.id.text, earlier.map(|it| it.id.text));
        let why = Unreachable::Unasked { close };
        log.add(
            own.id,
            FaultKind::Unreachable {
                ground: own.id.text.into(),
                why,
            },
        );
    }
}

/// The grounds that a ground names as what measures it.
fn measured_by(draft: &Draft<'_>, sheet: &Sheet<'_>) -> Vec<GroundId> {
    let named = ["pro-rata", "of"]
        .into_iter()
        .filter_map(|it| sheet.get(it));
    let words = named.flat_map(|it| it.words(&mut Log::default()));
    let known = words.filter_map(|it| draft.ground_ids.get(it.text));
    known
        .map(|it| GroundId(super::ground::number(*it)))
        .collect()
}

/// A ground that is displaced, under every reading, from before it came into force. A patch
/// has no date: it takes a ground away on purpose.
pub(super) fn always_displaced(log: &mut Log, grounds: &[Ground]) {
    for ground in grounds {
        let Some(displaced) = ground.displaced.as_ref().filter(|it| it.reading.is_none()) else {
            continue;
        };
        let since = ground.in_force.from.unwrap_or(Date::MIN);
        if displaced.from != Date::MIN && displaced.from <= since {
            let (id, why) = (ground.id.clone(), Unreachable::Displaced);
            log.add(ground.origin, FaultKind::Unreachable { ground: id, why });
        }
    }
}

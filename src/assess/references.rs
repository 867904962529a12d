//! Qualities of the facts that a fact refers to: the orders behind a refusal (rule 11).

use super::accused::Cx;
use super::quality::{self, Asked, Verdict};
use super::{Doubt, Why};
use crate::brief::{Fact, FactIx, Status, Value};
use crate::schema::{FieldId, Path};

/// The field through which something is asked, when anything is.
pub(super) fn field(asked: Asked<'_>) -> Option<FieldId> {
    let qualities = asked.qualities.iter().map(|it| &it.path);
    qualities.chain(asked.weigh).find_map(|it| it.through)
}

/// Judges a fact by the best of those it refers to: one good order is enough, and it has to
/// be good in every respect. A fact that names none leaves it open; one all of whose orders
/// are invalid does not hold.
pub(super) fn judge(cx: &Cx<'_>, fact: &Fact, asked: Asked<'_>, through: FieldId) -> Verdict {
    let mut best = None;
    for (at, order) in referred(cx, fact, asked, through) {
        let verdict = one(cx, at, order, asked, through);
        best = Some(best.map_or(verdict, |it: Verdict| it.or(verdict)));
        if verdict == Verdict::Yes {
            break;
        }
    }
    best.unwrap_or(Verdict::Maybe(Doubt::Unstated(first_asked(asked))))
}

fn one(cx: &Cx<'_>, at: FactIx, order: &Fact, asked: Asked<'_>, through: FieldId) -> Verdict {
    if order.status.value == Status::Excluded {
        return Verdict::No(Why::InvalidOrder);
    }
    match quality::own(cx, order, asked, Some(through)) {
        Verdict::No(_) => Verdict::No(Why::InvalidOrder),
        Verdict::Yes if order.status.value == Status::Disputed => {
            Verdict::Maybe(Doubt::Referred(at))
        }
        verdict => verdict,
    }
}

/// The facts that the field names and that are of a kind of which something is asked.
fn referred<'a>(
    cx: &Cx<'a>,
    fact: &'a Fact,
    asked: Asked<'_>,
    through: FieldId,
) -> impl Iterator<Item = (FactIx, &'a Fact)> {
    let refs = match fact.field(through).map(|it| &it.value) {
        Some(Value::Facts(refs)) => refs.as_slice(),
        _ => &[],
    };
    let facts = &cx.matter.brief.facts;
    let named = refs.iter().filter_map(|it| it.to);
    named.map(|it| (it, &facts[it])).filter(move |(_, it)| {
        let kind = it.kind.map(|it| it.value);
        let of_kind = |path: &Path| path.through.is_some() && Some(path.measure.kind) == kind;
        let qualities = asked.qualities.iter().map(|it| &it.path);
        qualities.chain(asked.weigh).any(of_kind)
    })
}

/// The position of the first thing that is asked through a reference.
fn first_asked(asked: Asked<'_>) -> usize {
    let qualities = asked.qualities.iter().map(|it| &it.path);
    let at = qualities
        .chain(asked.weigh)
        .position(|it| it.through.is_some());
    asked.offset + at.unwrap_or_default()
}

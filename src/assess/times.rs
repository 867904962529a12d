//! Grounds made of other grounds: several times a standard, and ratios that add up to 1.

use super::accused::Cx;
use super::listed::{self, Listed};
use super::number::{self, Asked};
use super::sheet::{self, Column, Sheet};
use super::standard::standard;
use super::sum::{self, Adding, Sum};
use super::window::Window;
use super::{GroundAssessment, MeasureAssessment, Outcome, Reason};
use crate::quantity::{BoundKind, Exact};
use crate::schema::{GroundId, Test, Threshold, Together};

/// Assesses several times the standard of another ground; under the choice of a reading
/// that says so, several kinds of amount together by their shares.
pub(super) fn several(
    cx: &Cx<'_>,
    (factor, of, together): (Exact, GroundId, Option<&Together>),
    facts: &[Listed<'_>],
    res: &mut GroundAssessment,
) {
    // A ground without a fact of its own kind stays unsupported, whatever the others reach.
    if facts.is_empty() {
        return;
    }
    if let Some(together) = together
        && cx.choices.get(together.reading.index()) == Some(&together.choice)
    {
        let all = facts_of_all(cx, together, res);
        if !all.is_empty() {
            cx.choice(together.reading, &mut res.readings);
            by_shares(cx, &together.grounds, &all, res);
        }
        return;
    }
    if let Some(together) = together {
        cx.choice(together.reading, &mut res.readings);
    }
    match resolve(cx, of, factor) {
        Some((measures, factor)) => number::assess(cx, measures, Some(factor), facts, res),
        None => overflow(res),
    }
}

/// The facts of several grounds together: those pleaded under any of them, or, for a ground
/// that is not pleaded itself, every fitting one.
fn facts_of_all<'a>(
    cx: &Cx<'a>,
    together: &Together,
    res: &mut GroundAssessment,
) -> Vec<Listed<'a>> {
    let mut all = Vec::new();
    for &ground in &together.grounds {
        let mut other = res.clone();
        match (res.pleaded, cx.pleading(ground)) {
            (None, _) => all.extend(listed::every(cx, ground, &mut other)),
            (Some(_), Some(_)) => all.extend(listed::facts(cx, ground, &mut other)),
            (Some(_), None) => {}
        }
        for (reading, _) in other.readings {
            cx.choice(reading, &mut res.readings);
        }
    }
    all.sort_by_key(|it: &Listed<'_>| (it.at, it.open));
    all.dedup_by_key(|it| it.at);
    all
}

/// The measures behind a ground, through any number of multiples, with the factor to their
/// standards; `None` when there are none or the factor leaves the range of exact numbers.
fn resolve<'a>(
    cx: &Cx<'a>,
    mut of: GroundId,
    mut factor: Exact,
) -> Option<(&'a [Threshold], Exact)> {
    for _ in 0..=cx.offence.grounds.len() {
        match &cx.offence.grounds.get(of.index())?.test {
            Test::Numbers { measures } => return Some((measures, factor)),
            Test::Times {
                factor: own,
                of: next,
                ..
            } => {
                factor = factor.checked_mul(*own)?;
                of = *next;
            }
            _ => return None,
        }
    }
    None
}

fn overflow(res: &mut GroundAssessment) {
    res.outcome = Outcome::Undetermined;
    res.because(Reason::Overflow);
}

/// One measure whose ratio is added up.
struct Share<'a> {
    ground: GroundId,
    nth: usize,
    threshold: &'a Threshold,
    offset: usize,
    standard: Exact,
}

/// Assesses ratios that have to add up to 1. The sum is kept in whole steps of the least
/// common fraction, so that 150/500 + 3,000/5,000 + 5,000/50,000 is 1.
pub(super) fn by_shares(
    cx: &Cx<'_>,
    grounds: &[GroundId],
    facts: &[Listed<'_>],
    res: &mut GroundAssessment,
) {
    if added_up(cx, grounds, facts, res).is_none() {
        overflow(res);
    }
}

fn added_up(
    cx: &Cx<'_>,
    grounds: &[GroundId],
    facts: &[Listed<'_>],
    res: &mut GroundAssessment,
) -> Option<()> {
    let shares = shares(cx, grounds, res)?;
    let (columns, scale) = columns(&shares)?;
    let mut left = Vec::new();
    let sheet = sheet::sheet(cx, &columns, facts, &mut left);
    let window = Window::of(cx, shares.first()?.threshold);
    let adding = Adding {
        columns: &columns,
        window,
        reach: scale,
    };
    let sum = sum::sum(cx, &sheet, &adding, &mut left, &mut res.readings)?;
    let found = sheet.found(sum.total);
    let asked = Asked {
        unit: None,
        bound: BoundKind::AtLeast,
        standard: Exact::ONE,
        scale,
        reach: scale,
    };
    res.left_out.extend(left);
    res.outcome = asked.outcome(found);
    if res.outcome > Outcome::Unsupported {
        res.figures = Some(asked.figures(found, res.outcome));
        res.facts = sum.facts(&sheet, &columns, scale);
        for (at, share) in shares.iter().enumerate() {
            res.measures.push(part(at, share, &sheet, &sum, &columns)?);
        }
    }
    Some(())
}

/// The measures behind the grounds; `None` when a standard leaves the range of exact
/// numbers, or is one of which there is no share.
fn shares<'a>(
    cx: &Cx<'a>,
    grounds: &[GroundId],
    res: &mut GroundAssessment,
) -> Option<Vec<Share<'a>>> {
    let (mut shares, mut offset) = (Vec::with_capacity(grounds.len()), 0);
    for &ground in grounds {
        let (measures, factor) = resolve(cx, ground, Exact::ONE)?;
        for (nth, threshold) in measures.iter().enumerate() {
            let standard = standard(cx, &threshold.standard, Some(factor), &mut res.readings)?;
            if standard <= Exact::ZERO || threshold.distinct {
                return None;
            }
            shares.push(Share {
                ground,
                nth,
                threshold,
                offset,
                standard,
            });
            offset += threshold.qualities.len();
        }
    }
    Some(shares)
}

/// The columns of a sum of ratios, weighted so that the steps of all make 1 together, and
/// how many steps that is.
fn columns<'a>(shares: &[Share<'a>]) -> Option<(Vec<Column<'a>>, i128)> {
    let steps = |it: &Share<'_>| it.standard.numer().checked_mul(it.threshold.unit.steps());
    let mut scale: i128 = 1;
    for share in shares {
        let steps = steps(share)?;
        scale = (scale / common_divisor(scale, steps)).checked_mul(steps)?;
    }
    let column = |it: &Share<'a>| {
        Some(Column {
            threshold: it.threshold,
            offset: it.offset,
            weight: (scale / steps(it)?).checked_mul(it.standard.denom())?,
        })
    };
    let columns: Option<Vec<Column<'a>>> = shares.iter().map(column).collect();
    Some((columns?, scale))
}

fn common_divisor(one: i128, two: i128) -> i128 {
    let (mut one, mut two) = (one, two);
    while two != 0 {
        (one, two) = (two, one % two);
    }
    one.max(1)
}

/// One part of the sum against its own standard.
fn part(
    at: usize,
    share: &Share<'_>,
    sheet: &Sheet,
    sum: &Sum<'_>,
    columns: &[Column<'_>],
) -> Option<MeasureAssessment> {
    let threshold = share.threshold;
    let asked = Asked::of(threshold, share.standard)?;
    let found = sheet.found(sum.column(sheet, at, columns.len())?);
    Some(MeasureAssessment {
        ground: Some(share.ground),
        threshold: share.nth,
        figures: asked.figures(found, asked.outcome(found)),
        facts: sum.facts_of_column(sheet, at, columns.len(), threshold.unit.steps()),
    })
}

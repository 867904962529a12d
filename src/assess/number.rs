//! Numbers against their standards: sums, counts and distinct counts, one measure or several (rules 3 to 6).

use super::accused::Cx;
use super::listed::Listed;
use super::sheet::{self, Column};
use super::standard::{reach, standard};
use super::sum::{self, Adding};
use super::window::Window;
use super::{Contribution, Figures, GroundAssessment, LeftOut, MeasureAssessment};
use super::{Outcome, Reason, Why, distinct};
use crate::quantity::{BoundKind, Exact, Interval, Unit};
use crate::schema::Threshold;

/// Assesses measures that must all be reached, each over all facts, against their standards
/// or a multiple of them.
pub(super) fn assess(
    cx: &Cx<'_>,
    measures: &[Threshold],
    factor: Option<Exact>,
    facts: &[Listed<'_>],
    res: &mut GroundAssessment,
) {
    let mut offset = 0;
    let mut reached = Vec::with_capacity(measures.len());
    for threshold in measures {
        let Some(one) = measure(cx, (threshold, offset, factor), facts, res) else {
            res.outcome = Outcome::Undetermined;
            return res.because(Reason::Overflow);
        };
        offset += threshold.qualities.len();
        reached.push(one);
    }
    if let [_] = reached[..] {
        single(reached, res);
    } else {
        conjunction(reached, res);
    }
}

/// What the facts reach of one measure.
#[derive(Debug)]
pub(super) struct Reached {
    pub outcome: Outcome,
    pub figures: Figures,
    pub facts: Vec<Contribution>,
    pub left: Vec<LeftOut>,
}

/// What was found of a number before it is held against its standard.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub total: Interval,
    /// Whether any fact states it.
    pub stated: bool,
    /// Whether a fact lacks a quality.
    pub lacking: bool,
}

impl Default for Found {
    fn default() -> Self {
        Self {
            total: Interval::ZERO,
            stated: false,
            lacking: false,
        }
    }
}

/// What a number is held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub unit: Option<Unit>,
    pub bound: BoundKind,
    /// In whole units.
    pub standard: Exact,
    /// How many steps make a whole unit.
    pub scale: i128,
    /// The least number of steps that reaches the standard.
    pub reach: i128,
}

fn measure(
    cx: &Cx<'_>,
    (threshold, offset, factor): (&Threshold, usize, Option<Exact>),
    facts: &[Listed<'_>],
    res: &mut GroundAssessment,
) -> Option<Reached> {
    let used = &mut res.readings;
    let standard = standard(cx, &threshold.standard, factor, used)?;
    let asked = Asked::of(threshold, standard)?;
    let mut left = Vec::new();
    let (found, counted) = if threshold.distinct {
        distinct::count(
            cx,
            (threshold, offset),
            facts,
            asked.reach,
            (&mut left, used),
        )
    } else {
        let columns = [Column {
            threshold,
            offset,
            weight: 1,
        }];
        let sheet = sheet::sheet(cx, &columns, facts, &mut left);
        let window = Window::of(cx, threshold);
        let adding = Adding {
            columns: &columns,
            window,
            reach: asked.reach,
        };
        let sum = sum::sum(cx, &sheet, &adding, &mut left, used)?;
        (
            sheet.found(sum.total),
            sum.facts_of_column(&sheet, 0, columns.len(), asked.scale),
        )
    };
    let outcome = asked.outcome(found);
    let figures = asked.figures(found, outcome);
    Some(Reached {
        outcome,
        figures,
        facts: counted,
        left,
    })
}

impl Asked {
    /// What a measure asks; `None` when its steps leave the range of exact numbers.
    pub fn of(threshold: &Threshold, standard: Exact) -> Option<Self> {
        let scale = threshold.unit.steps();
        Some(Self {
            unit: Some(threshold.unit),
            bound: threshold.bound,
            standard,
            scale,
            reach: reach(standard, scale, threshold.bound)?,
        })
    }

    /// How far a number carries. Where nobody states it, facts that lack a quality make it
    /// short, and without any it is unsupported.
    pub fn outcome(&self, found: Found) -> Outcome {
        if !found.stated && !found.lacking {
            Outcome::Unsupported
        } else if found.total.min >= self.reach {
            Outcome::Met
        } else if found.total.max.is_some_and(|it| it < self.reach) {
            Outcome::Short
        } else {
            Outcome::Undetermined
        }
    }

    /// The figures to an outcome. A shortfall is stated only where a number is what is missing.
    pub fn figures(&self, found: Found, outcome: Outcome) -> Figures {
        let max = found.total.max.map(|it| in_units(it, self.scale));
        let min = match max {
            Some(max) if found.total.is_exact() => max,
            _ => in_units(found.total.min, self.scale),
        };
        let most = found.total.max;
        let short = most.filter(|_| outcome == Outcome::Short && found.stated);
        Figures {
            unit: self.unit,
            bound: self.bound,
            standard: self.standard,
            min,
            max,
            shortfall: short.and_then(|it| self.less(it)),
        }
    }

    /// The standard less a number of steps.
    fn less(&self, steps: i128) -> Option<Exact> {
        if self.standard.denom() == 1 {
            let standard = self.standard.numer().checked_mul(self.scale)?;
            return Some(in_units(standard.checked_sub(steps)?, self.scale));
        }
        self.standard.checked_sub(in_units(steps, self.scale))
    }
}

/// Steps in whole units. Most numbers are small and whole, and need neither wide division
/// nor a common divisor.
pub(super) fn in_units(steps: i128, scale: i128) -> Exact {
    if scale == 1 {
        return Exact::from_whole(steps);
    }
    if let (Ok(steps), Ok(scale)) = (i64::try_from(steps), i64::try_from(scale))
        && steps % scale == 0
    {
        return Exact::from_whole(i128::from(steps / scale));
    }
    // A scale is never zero, so there is always a fraction.
    Exact::from_ratio(steps, scale).unwrap_or(Exact::ZERO)
}

fn single(reached: Vec<Reached>, res: &mut GroundAssessment) {
    for one in reached {
        res.outcome = one.outcome;
        res.figures = (one.outcome != Outcome::Unsupported).then_some(one.figures);
        res.facts = one.facts;
        res.left_out.extend(one.left);
    }
}

/// All measures must be reached. One that no fact states counts as nothing as long as
/// another is stated. The ground's own figures are those of the short measure with the
/// lowest ratio, of all when none is short (rule 6).
fn conjunction(mut reached: Vec<Reached>, res: &mut GroundAssessment) {
    let supported = reached.iter().any(|it| it.outcome > Outcome::Unsupported);
    if supported {
        for one in reached
            .iter_mut()
            .filter(|it| it.outcome == Outcome::Unsupported)
        {
            one.outcome = Outcome::Short;
            one.figures.shortfall = Some(one.figures.standard);
        }
    }
    res.outcome = reached
        .iter()
        .map(|it| it.outcome)
        .min()
        .unwrap_or(Outcome::Unsupported);
    let decisive = decisive(&reached);
    if supported {
        res.figures = reached.get(decisive).map(|it| it.figures.clone());
    }
    res.facts = all_facts(&reached, decisive);
    leave_out(&reached, res);
    let measures = reached.into_iter().enumerate();
    let measures = measures.map(|(threshold, it)| MeasureAssessment {
        ground: None,
        threshold,
        figures: it.figures,
        facts: it.facts,
    });
    res.measures = measures.collect();
}

/// The position of the measure whose figures the ground takes for its own.
fn decisive(reached: &[Reached]) -> usize {
    let short = |it: &Reached| it.outcome == Outcome::Short;
    let any_short = reached.iter().any(short);
    let candidates = (0..reached.len()).filter(|it| !any_short || short(&reached[*it]));
    // An open top has no ratio and is above every one.
    let ratio = |it: &usize| reached[*it].figures.ratio();
    let lowest = candidates.min_by_key(|it| (ratio(it).is_none(), ratio(it)));
    lowest.unwrap_or(0)
}

/// Every fact that counts in a measure, with what it adds to the decisive one.
fn all_facts(reached: &[Reached], decisive: usize) -> Vec<Contribution> {
    let order = std::iter::once(decisive).chain((0..reached.len()).filter(|it| *it != decisive));
    let mut res: Vec<Contribution> = Vec::new();
    for at in order {
        for fact in reached.get(at).map_or(&[][..], |it| &it.facts) {
            let mut fact = fact.clone();
            if at != decisive {
                fact.contributes = None;
            }
            res.push(fact);
        }
    }
    // The sort is stable, so that of each fact the decisive entry stays.
    res.sort_by_key(|it| it.fact);
    res.dedup_by_key(|it| it.fact);
    res
}

/// Names facts that count in no measure, and those that a window leaves out of any.
fn leave_out(reached: &[Reached], res: &mut GroundAssessment) {
    let mut left: Vec<LeftOut> = reached
        .iter()
        .flat_map(|it| it.left.iter().copied())
        .collect();
    left.retain(|it| {
        let counts = res
            .facts
            .binary_search_by_key(&it.fact, |it| it.fact)
            .is_ok();
        !counts || it.why == Why::OutsideWindow
    });
    // A measure that a fact does not state says least about why it does not count.
    left.sort_by_key(|it| (it.fact, it.why == Why::NoNumber));
    left.dedup_by_key(|it| it.fact);
    res.left_out.extend(left);
}

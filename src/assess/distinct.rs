//! Distinct references, each counted once: the recipients of help.

use rustc_hash::FxHashSet;

use super::accused::Cx;
use super::listed::Listed;
use super::number::Found;
use super::quality::{self, Verdict};
use super::refuted::{Crime, Recipients};
use super::sheet::{asked, general_doubt};
use super::window::{Bounds, Window, may_lie, prosecutable, surely_lies};
use super::{Contribution, Doubt, LeftOut, Why};
use crate::brief::{Fact, FactIx, Ref, Value};
use crate::calendar::{LastDay, NamingItem, When, best_window_distinct};
use crate::quantity::{Exact, Interval};
use crate::schema::{ReadingId, Threshold};
use crate::text::TextRange;

/// A fact with those that it names.
#[derive(Debug)]
struct Naming {
    fact: FactIx,
    at: Option<TextRange>,
    doubt: Option<Doubt>,
    when: Option<When>,
    /// Those that may count, sorted, each once.
    possible: Vec<u32>,
    /// Those that count for sure, likewise.
    sure: Vec<u32>,
}

impl Naming {
    /// Those that may count, or that count for sure.
    fn names(&self, possibly: bool) -> &[u32] {
        if possibly { &self.possible } else { &self.sure }
    }

    /// The bounds that lie in a window that may, or surely does, hold it.
    fn place(&self, possibly: bool) -> Option<Bounds> {
        if possibly {
            may_lie(self.when)
        } else {
            surely_lies(self.when)
        }
    }
}

/// Counts the references of the facts. `reach` is the least number that reaches the standard.
pub(super) fn count(
    cx: &Cx<'_>,
    (threshold, offset): (&Threshold, usize),
    facts: &[Listed<'_>],
    reach: i128,
    (left, used): (&mut Vec<LeftOut>, &mut Vec<(ReadingId, u16)>),
) -> (Found, Vec<Contribution>) {
    let mut res = Found::default();
    let mut counted = Vec::new();
    let mut naming = Vec::with_capacity(facts.len());
    for listed in facts {
        match name(cx, threshold, offset, listed, &mut res) {
            Ok(it) => naming.push(it),
            Err(why) => left.push(LeftOut {
                fact: listed.at,
                why,
            }),
        }
    }
    let window = Window::of(cx, threshold);
    let possibly = pick(cx, &naming, window.as_ref(), reach, true, used);
    let certainly = pick(cx, &naming, window.as_ref(), reach, false, used);
    let mut most: FxHashSet<u32> = FxHashSet::default();
    let mut least: FxHashSet<u32> = FxHashSet::default();
    for (at, it) in naming.iter().enumerate() {
        let before = (least.len(), most.len());
        if certainly[at] {
            least.extend(&it.sure);
        }
        if !possibly[at] {
            left.push(LeftOut {
                fact: it.fact,
                why: Why::OutsideWindow,
            });
            continue;
        }
        most.extend(&it.possible);
        let adds = (least.len() - before.0, most.len() - before.1);
        let undated = !certainly[at] && !it.sure.is_empty();
        counted.push(Contribution {
            fact: it.fact,
            contributes: Some((whole(adds.0), Some(whole(adds.1)))),
            at: it.at,
            doubt: it.doubt.or(undated.then_some(Doubt::Date)),
        });
    }
    res.total = Interval {
        min: steps(least.len()),
        max: Some(steps(most.len())),
    };
    (res, counted)
}

fn steps(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}

fn whole(count: usize) -> Exact {
    Exact::from_whole(steps(count))
}

/// Reads whom a fact names, or says why it does not count.
fn name(
    cx: &Cx<'_>,
    threshold: &Threshold,
    offset: usize,
    listed: &Listed<'_>,
    res: &mut Found,
) -> Result<Naming, Why> {
    let (refs, at) = references(listed.fact, threshold).ok_or(Why::NoNumber)?;
    let verdict = quality::judge(cx, listed.fact, asked(threshold, offset));
    if let Verdict::No(why) = verdict {
        res.lacking = true;
        return Err(why);
    }
    res.stated = true;
    if listed.fact.dealt_with.is_some() {
        return Err(Why::DealtWith);
    }
    let crime = |it: u32| {
        cx.matter
            .crimes
            .get(it as usize)
            .copied()
            .unwrap_or_default()
    };
    let named = !refs.is_empty();
    let mut possible = refs;
    possible.retain(|it| crime(*it) != Crime::Refuted);
    if named && possible.is_empty() {
        return Err(Why::Refuted);
    }
    let doubt = general_doubt(listed, Recipients::Stand).or(match verdict {
        Verdict::Maybe(doubt) => Some(doubt),
        _ => None,
    });
    let mut sure = possible.clone();
    sure.retain(|it| doubt.is_none() && crime(*it) == Crime::Stands);
    let contested = doubt.is_none() && sure.len() < possible.len();
    Ok(Naming {
        fact: listed.at,
        at: Some(at),
        doubt: doubt.or(contested.then_some(Doubt::Recipients)),
        when: listed.fact.when.map(|it| it.value),
        possible,
        sure,
    })
}

/// The references of a fact over the fields of a measure, sorted, each once; `None` when it
/// states none of the fields.
fn references(fact: &Fact, threshold: &Threshold) -> Option<(Vec<u32>, TextRange)> {
    let kind = fact.kind?.value;
    let fields = threshold.sum.iter().filter(|it| it.kind == kind);
    let mut res: Option<(Vec<u32>, TextRange)> = None;
    for stated in fields.filter_map(|it| fact.field(it.field?)) {
        let (Value::Parties(refs) | Value::Facts(refs)) = &stated.value else {
            continue;
        };
        let named = refs
            .iter()
            .filter_map(|it: &Ref| u32::try_from(it.to?).ok());
        res.get_or_insert_with(|| (Vec::new(), stated.range))
            .0
            .extend(named);
    }
    let (mut refs, at) = res?;
    refs.sort_unstable();
    refs.dedup();
    Some((refs, at))
}

/// Which facts give the greatest number of references, or the certain one (rule 8).
fn pick(
    cx: &Cx<'_>,
    naming: &[Naming],
    window: Option<&Window>,
    reach: i128,
    possibly: bool,
    used: &mut Vec<(ReadingId, u16)>,
) -> Vec<bool> {
    let holds_all = |it: &Window| it.holds_all(naming.iter().map(|it| it.when));
    let Some(window) = window.filter(|it| naming.len() > 1 && !holds_all(it)) else {
        return vec![true; naming.len()];
    };
    let last_day = window.last_day(cx, used);
    let many = |it: &Naming| steps(it.names(possibly).len());
    let sought = Sought {
        naming,
        window,
        last_day,
        possibly,
    };
    let reaches: Vec<bool> = naming
        .iter()
        .map(|it| window.alone && many(it) >= reach)
        .collect();
    let in_time = |at: usize| {
        let (possible, certain) = prosecutable(cx, naming[at].when);
        if possibly { possible } else { certain }
    };
    let alone: Vec<bool> = (0..naming.len())
        .map(|at| reaches[at] && in_time(at))
        .collect();
    let nobody = vec![false; naming.len()];
    let any_alone = alone.contains(&true);
    // As for sums: a crime whose limitation has passed counts alone or within its own window.
    let mut best = if any_alone {
        sought.beside(&alone, &reaches)
    } else {
        sought.beside(&nobody, &nobody)
    };
    if any_alone && alone != reaches {
        let all = sought.beside(&nobody, &nobody);
        best = if all.1 > best.1 { all } else { best };
    }
    let one = (0..naming.len())
        .rev()
        .max_by_key(|at| many(&naming[*at]))
        .filter(|at| many(&naming[*at]) > best.1);
    if let Some(one) = one {
        best.0 = nobody;
        best.0[one] = true;
    }
    best.0
}

/// The greatest number of references, or the certain one, among facts of different times.
struct Sought<'a> {
    naming: &'a [Naming],
    window: &'a Window,
    last_day: LastDay,
    possibly: bool,
}

impl Sought<'_> {
    /// The facts that count alone with those of the best window, and how many references they
    /// give together. Facts in `without` lie in no window.
    fn beside(&self, alone: &[bool], without: &[bool]) -> (Vec<bool>, i128) {
        let (naming, possibly) = (self.naming, self.possibly);
        let mut counted: FxHashSet<u32> = FxHashSet::default();
        for (it, _) in naming.iter().zip(alone).filter(|it| *it.1) {
            counted.extend(it.names(possibly));
        }
        let placed: Vec<usize> = (0..naming.len())
            .filter(|it| !without[*it] && naming[*it].place(possibly).is_some())
            .collect();
        let beyond = |it: &usize| -> Vec<u32> {
            let names = naming[*it].names(possibly).iter().copied();
            names.filter(|it| !counted.contains(it)).collect()
        };
        let names: Vec<Vec<u32>> = placed.iter().map(beyond).collect();
        let items = placed.iter().zip(&names).map(|(at, names)| {
            let (start, end) = naming[*at].place(possibly).unwrap_or_default();
            NamingItem { start, end, names }
        });
        let items: Vec<NamingItem<'_>> = items.collect();
        let best = best_window_distinct(&items, self.window.span, self.last_day);
        let mut picked = alone.to_vec();
        for (at, inside) in placed.into_iter().zip(best.inside) {
            picked[at] |= inside;
        }
        (picked, best.total + steps(counted.len()))
    }
}

//! Which facts of a sum count: the best of one fact alone and of those in one window, with every fact that reaches the standard alone (rule 8).

use super::accused::Cx;
use super::window::{Bounds, Window, may_lie, prosecutable, surely_lies};
use crate::calendar::{LastDay, When, WindowItem, best_window};
use crate::quantity::Interval;
use crate::schema::ReadingId;

/// Stands for an open top where windows are compared: more than any number that a brief can
/// state, and little enough that 100,000 of them can be added up.
const OPEN_TOP: i128 = 10_i128.pow(32);

/// One fact of a sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// What it gives.
    pub gives: Interval,
    /// When it took place.
    pub when: Option<When>,
}

/// Whether a fact counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Picked {
    /// In the greatest sum that the facts allow.
    pub possibly: bool,
    /// In the sum that is certain.
    pub certainly: bool,
}

impl Picked {
    /// In any sum of the facts.
    pub const FOR_SURE: Self = Self {
        possibly: true,
        certainly: true,
    };
}

/// Picks the facts that count. `reach` is the least number that reaches the standard. `None`
/// when a sum leaves the range of exact numbers.
pub(super) fn pick(
    cx: &Cx<'_>,
    items: &[Item],
    window: Option<&Window>,
    reach: i128,
    used: &mut Vec<(ReadingId, u16)>,
) -> Option<Vec<Picked>> {
    let all = Picked {
        possibly: true,
        certainly: true,
    };
    let Some(window) = window else {
        return Some(vec![all; items.len()]);
    };
    if items.len() < 2 || window.holds_all(items.iter().map(|it| it.when)) {
        return Some(vec![all; items.len()]);
    }
    let last_day = window.last_day(cx, used);
    let possibly = side(items, window, last_day, |it| Side {
        value: it.gives.max.unwrap_or(OPEN_TOP),
        place: may_lie(it.when),
        reaches: it.gives.max.is_none_or(|it| it >= reach),
        in_time: prosecutable(cx, it.when).0,
    })?;
    let certainly = side(items, window, last_day, |it| Side {
        value: it.gives.min,
        place: surely_lies(it.when),
        reaches: it.gives.min >= reach,
        in_time: prosecutable(cx, it.when).1,
    })?;
    let both = possibly.into_iter().zip(certainly);
    Some(
        both.map(|(possibly, certainly)| Picked {
            possibly,
            certainly,
        })
        .collect(),
    )
}

/// How a fact looks when the greatest, or the certain, sum is sought.
struct Side {
    value: i128,
    /// What must lie in a window that holds it; `None` when no window does.
    place: Option<Bounds>,
    /// Whether it reaches the standard alone.
    reaches: bool,
    /// Whether it can still be prosecuted.
    in_time: bool,
}

/// The greatest of three sums: of every fact that reaches the standard alone and can be prosecuted,
/// with the best window of the facts that do not reach it; of the best window of all facts; of one
/// fact. So a crime whose limitation has passed counts alone or with what lies in a window with it,
/// and is never added to a crime of another time.
fn side(
    items: &[Item],
    window: &Window,
    last_day: LastDay,
    look: impl Fn(&Item) -> Side,
) -> Option<Vec<bool>> {
    let sides: Vec<Side> = items.iter().map(look).collect();
    let alone = |it: &Side| window.alone && it.reaches && it.in_time;
    let any_alone = sides.iter().any(alone);
    let mut best = if any_alone {
        let mut picks = in_window(&sides, window, last_day, |it| !it.reaches)?;
        for (at, side) in sides.iter().enumerate().filter(|it| alone(it.1)) {
            picks.picked[at] = true;
            picks.total = picks.total.checked_add(side.value)?;
        }
        picks
    } else {
        in_window(&sides, window, last_day, |_| true)?
    };
    if any_alone && sides.iter().any(|it| it.reaches && !it.in_time) {
        let all = in_window(&sides, window, last_day, |_| true)?;
        best = if all.total > best.total { all } else { best };
    }
    let one = (0..sides.len())
        .rev()
        .max_by_key(|at| sides[*at].value)
        .filter(|at| sides[*at].value > best.total);
    if let Some(one) = one {
        best.picked.fill(false);
        best.picked[one] = true;
    }
    Some(best.picked)
}

/// Facts that count, and what they give.
struct Picks {
    picked: Vec<bool>,
    total: i128,
}

/// The best window of the facts that are asked for.
fn in_window(
    sides: &[Side],
    window: &Window,
    last_day: LastDay,
    asked: impl Fn(&Side) -> bool,
) -> Option<Picks> {
    let placed: Vec<usize> = (0..sides.len())
        .filter(|at| asked(&sides[*at]) && sides[*at].place.is_some())
        .collect();
    let items: Vec<WindowItem> = placed
        .iter()
        .map(|at| {
            let (start, end) = sides[*at].place.unwrap_or_default();
            let value = sides[*at].value;
            WindowItem { start, end, value }
        })
        .collect();
    let best = best_window(&items, window.span, last_day)?;
    let mut picked = vec![false; sides.len()];
    for (at, inside) in placed.into_iter().zip(best.inside) {
        picked[at] = inside;
    }
    Some(Picks {
        picked,
        total: best.total,
    })
}

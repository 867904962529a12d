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
        alone: it.gives.max.is_none_or(|it| it >= reach) && prosecutable(cx, it.when).0,
    })?;
    let certainly = side(items, window, last_day, |it| Side {
        value: it.gives.min,
        place: surely_lies(it.when),
        alone: it.gives.min >= reach && prosecutable(cx, it.when).1,
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
    /// Whether it reaches the standard alone and can be prosecuted.
    alone: bool,
}

fn side(
    items: &[Item],
    window: &Window,
    last_day: LastDay,
    look: impl Fn(&Item) -> Side,
) -> Option<Vec<bool>> {
    let mut picked = vec![false; items.len()];
    let (mut placed, mut inside): (Vec<usize>, Vec<WindowItem>) = (Vec::new(), Vec::new());
    let mut best_alone: Option<(i128, usize)> = None;
    let mut any_alone = false;
    for (at, item) in items.iter().enumerate() {
        let side = look(item);
        if side.alone && window.alone {
            picked[at] = true;
            any_alone = true;
            continue;
        }
        if best_alone.is_none_or(|it| it.0 < side.value) {
            best_alone = Some((side.value, at));
        }
        if let Some((start, end)) = side.place {
            placed.push(at);
            inside.push(WindowItem {
                start,
                end,
                value: side.value,
            });
        }
    }
    let best = best_window(&inside, window.span, last_day)?;
    // A fact alone stands against the window only where no fact is beyond both.
    match best_alone {
        Some((value, at)) if !any_alone && value > best.total => picked[at] = true,
        _ => {
            for (at, inside) in placed.into_iter().zip(best.inside) {
                picked[at] |= inside;
            }
        }
    }
    Some(picked)
}

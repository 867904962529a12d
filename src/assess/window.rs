//! The two-year window of Interp. 16 (rule 8): which facts can be added up with each other.

use super::accused::Cx;
use super::prior;
use crate::calendar::{Date, LastDay, Span, When, within};
use crate::schema::{ReadingId, Threshold};

/// How acts of different times are added up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// How long a window is.
    pub span: Span,
    last_day: Option<ReadingId>,
    /// Whether facts that reach the standard alone count beside those of the window. They do
    /// under Interp. 16(a), and not where an item asks for several events within two years.
    pub alone: bool,
}

impl Window {
    /// The window of a measure: its own, else that of the offence; `None` where the offence
    /// adds up without one.
    pub fn of(cx: &Cx<'_>, threshold: &Threshold) -> Option<Self> {
        let accumulate = cx.offence.accumulate.as_ref();
        let last_day = accumulate.and_then(|it| it.last_day);
        match threshold.within {
            Some(span) => Some(Self {
                span,
                last_day,
                alone: false,
            }),
            None => accumulate.map(|it| Self {
                span: it.window,
                last_day,
                alone: true,
            }),
        }
    }

    /// Whether all of these certainly lie in one window, whether or not its last day counts.
    pub fn holds_all(&self, mut facts: impl Iterator<Item = Option<When>>) -> bool {
        let mut hull: Option<(Date, Date)> = None;
        let dated = facts.all(|when| {
            let Some((Some(start), Some(end))) = when.map(|it| it.outer()) else {
                return false;
            };
            let (first, last) = hull.unwrap_or((start, end));
            hull = Some((first.min(start), last.max(end)));
            true
        });
        dated && hull.is_none_or(|(first, last)| within(first, last, self.span, LastDay::Excluded))
    }

    /// Whether the last day counts, under the reading chosen.
    pub fn last_day(&self, cx: &Cx<'_>, used: &mut Vec<(ReadingId, u16)>) -> LastDay {
        prior::last_day(cx, self.last_day, used)
    }
}

/// Whether an act can still be prosecuted on the day of filing: possibly, and certainly.
pub(super) fn prosecutable(cx: &Cx<'_>, when: Option<When>) -> (bool, bool) {
    let Some(limitation) = &cx.offence.limitation else {
        return (true, true);
    };
    let (first, last) = cx.matter.filed;
    let in_time = |end: Option<Date>, day: Date| end.map(|it| limitation.span.after(it) >= day);
    let latest = when.and_then(|it| it.outer().1);
    let earliest = when.and_then(|it| it.inner().1);
    (
        in_time(latest, first).unwrap_or(true),
        in_time(earliest, last).unwrap_or(false),
    )
}

/// The first and the last day that must lie in a window; `None`: any day will do.
pub(super) type Bounds = (Option<Date>, Option<Date>);

/// What must lie in a window that may hold an act: its latest start and earliest end. An
/// undated act may lie in any.
pub(super) fn may_lie(when: Option<When>) -> Option<Bounds> {
    Some(when.map_or((None, None), |it| it.inner()))
}

/// What must lie in a window that surely holds an act: its earliest start and latest end.
/// `None` where no window does.
pub(super) fn surely_lies(when: Option<When>) -> Option<Bounds> {
    when.map(|it| it.outer())
        .filter(|it| it.0.is_some() && it.1.is_some())
}

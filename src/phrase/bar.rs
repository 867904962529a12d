//! How far a number has come, as a bar.

use crate::assess::Figures;
use crate::quantity::Exact;

/// How many cells a bar has.
const CELLS: i128 = 20;

/// A bar that is full at the standard: what is certain, what is possible, and what is missing. It is
/// full only when the standard is reached.
pub fn bar(figures: &Figures, unicode: bool) -> String {
    let certain = cells(Some(figures.min), figures.standard);
    let possible = cells(figures.max, figures.standard);
    let [full, maybe, rest] = if unicode {
        ['█', '▒', '░']
    } else {
        ['#', '?', '-']
    };
    let cell = |at: i128| match at {
        _ if at < certain => full,
        _ if at < possible => maybe,
        _ => rest,
    };
    let bar: String = (0..CELLS).map(cell).collect();
    if unicode { bar } else { format!("[{bar}]") }
}

/// How many cells a number fills, rounded down; all of them without a top.
fn cells(number: Option<Exact>, standard: Exact) -> i128 {
    let Some(number) = number else { return CELLS };
    let share = number
        .checked_div(standard)
        .and_then(|it| it.checked_mul(Exact::from_whole(CELLS)));
    share.map_or(CELLS, |it| (it.numer() / it.denom()).clamp(0, CELLS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::BoundKind;

    fn shown(min: i128, max: Option<i128>, unicode: bool) -> String {
        let whole = Exact::from_whole;
        let figures = Figures {
            unit: None,
            bound: BoundKind::AtLeast,
            standard: whole(200),
            min: whole(min),
            max: max.map(whole),
            shortfall: None,
        };
        bar(&figures, unicode)
    }

    #[test]
    fn a_bar_is_full_only_at_the_standard() {
        assert_eq!(shown(199, Some(199), true), "███████████████████░");
        assert_eq!(shown(200, Some(200), true), "████████████████████");
        assert_eq!(
            shown(i128::MAX, Some(i128::MAX), false),
            "[####################]"
        );
        assert_eq!(shown(0, Some(0), false), "[--------------------]");
    }

    #[test]
    fn what_is_only_possible_is_drawn_apart() {
        assert_eq!(shown(100, Some(150), true), "██████████▒▒▒▒▒░░░░░");
        assert_eq!(shown(100, None, false), "[##########??????????]");
    }
}

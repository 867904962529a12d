//! Comments on lines of their own go along with the block that they stand in.

use super::indent::Move;
use super::spans::Lines;
use crate::yaml::Document;

/// A comment that stands in the column of a line after or before it keeps to that line; any other
/// stays where it is.
pub(super) fn follow(doc: &Document, lines: &Lines<'_>, moves: &mut [Option<Move>]) {
    let begun: Vec<(usize, Move)> = moves
        .iter()
        .enumerate()
        .filter_map(|(line, it)| Some((line, (*it)?)))
        .filter(|it| it.1.begins)
        .collect();
    for comment in doc.comments().iter().filter(|it| it.own_line) {
        let line = lines.of(comment.range.start());
        if lines.is_frozen(line) || lines.is_inside(line) || moves[line].is_some() {
            continue;
        }
        let was = usize::from(lines.blanks(line).len());
        if let Some(is) = column(&begun, line, was) {
            let begins = false;
            moves[line] = Some(Move { was, is, begins });
        }
    }
}

/// Of the lines before it those count that stand less deep than all between.
fn column(begun: &[(usize, Move)], line: usize, was: usize) -> Option<usize> {
    let (before, after) = begun.split_at(begun.partition_point(|it| it.0 < line));
    if let Some((_, next)) = after.first().filter(|it| it.1.was == was) {
        return Some(next.is);
    }
    let outer = before.iter().rev().find(|it| it.1.was <= was)?;
    (outer.1.was == was).then_some(outer.1.is)
}

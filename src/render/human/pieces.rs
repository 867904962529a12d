//! Which pieces of a long line are quoted: its beginning, which names the entry, and what stands
//! around the places.

use unicode_width::UnicodeWidthChar;

use crate::text::{TextRange, TextSize};

/// So many columns of the beginning are kept.
const HEAD: usize = 24;
/// So many before a place, and behind it.
const BEFORE: usize = 16;
const BEHIND: usize = 4;

/// The pieces of the line `whole` that fit into `columns` with every place in them: all of it where
/// it fits. The last piece is as long as there is room.
pub(super) fn pieces(
    source: &str,
    whole: TextRange,
    places: &[TextRange],
    columns: usize,
) -> Vec<TextRange> {
    if forward(source, whole.start(), whole.end(), columns) == whole.end() {
        return vec![whole];
    }
    let mut places = places.to_vec();
    places.sort_by_key(|it| it.start());
    let head = forward(source, whole.start(), whole.end(), HEAD);
    let mut res = vec![TextRange::new(whole.start(), head)];
    for place in places {
        let start = backward(source, place.start(), whole.start(), BEFORE);
        let end = forward(source, place.end(), whole.end(), BEHIND);
        match res.last_mut() {
            // A gap that is hardly wider than its `…` is no gain.
            Some(last) if start <= last.end() + TextSize::new(4) => {
                *last = last.cover(TextRange::new(start, end))
            }
            _ => res.push(TextRange::new(start, end)),
        }
    }
    let used: usize = res.iter().map(|it| width(&source[*it]) + 1).sum();
    if let Some(last) = res.last_mut() {
        let end = forward(
            source,
            last.end(),
            whole.end(),
            columns.saturating_sub(used),
        );
        *last = TextRange::new(last.start(), end);
    }
    res
}

/// The offset that lies so many columns further, or the end.
fn forward(source: &str, from: TextSize, end: TextSize, columns: usize) -> TextSize {
    let mut used = 0;
    let over = |it: &(usize, char)| {
        used += column(it.1);
        used > columns
    };
    let rest = &source[TextRange::new(from, end)];
    let stop = rest.char_indices().find(over);
    stop.map_or(end, |it| from + TextSize::new(it.0 as u32))
}

/// The offset that lies so many columns before, or the start; behind a blank, where there is one.
fn backward(source: &str, from: TextSize, start: TextSize, columns: usize) -> TextSize {
    let before = &source[TextRange::new(start, from)];
    let mut used = 0;
    let mut word = None;
    for (at, c) in before.char_indices().rev() {
        used += column(c);
        if used > columns {
            return start + TextSize::new(word.unwrap_or(at + c.len_utf8()) as u32);
        }
        if c == ' ' && used > 1 {
            word = Some(at + 1);
        }
    }
    start
}

fn width(text: &str) -> usize {
    text.chars().map(column).sum()
}

/// A tab is shown as four blanks, and a control character as its picture.
fn column(c: char) -> usize {
    match c {
        '\t' => 4,
        _ => c.width().unwrap_or(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str, marks: &[&str], columns: usize) -> String {
        let place = |it: &&str| {
            let at = source.find(*it).unwrap() as u32;
            TextRange::at(at.into(), TextSize::of(*it))
        };
        let places: Vec<TextRange> = marks.iter().map(place).collect();
        let whole = TextRange::up_to(TextSize::of(source));
        let pieces = pieces(source, whole, &places, columns);
        pieces
            .iter()
            .map(|it| &source[*it])
            .collect::<Vec<_>>()
            .join("…")
    }

    #[test]
    fn a_line_that_fits_is_quoted_whole() {
        assert_eq!(
            shown("settled: {amount: 1}", &["1"], 20),
            "settled: {amount: 1}"
        );
    }

    #[test]
    fn the_name_of_the_entry_and_the_place_are_kept() {
        let line = "  b-spread: {kind: dissemination, by: beta, when: 2021-05-21, videos: 67, followers: 29999, clicks: 4}";
        assert_eq!(
            shown(line, &["29999"], 60),
            "  b-spread: {kind: disse…67, followers: 29999, clicks: 4}"
        );
        assert_eq!(
            shown(line, &["beta", "29999"], 60),
            "  b-spread: {kind: disse…by: beta, wh…67, followers: 29999, cl"
        );
    }

    #[test]
    fn wide_characters_count_twice() {
        let line = "甲".repeat(100);
        let whole = TextRange::up_to(TextSize::of(&*line));
        let at = TextRange::at(TextSize::new(150), TextSize::of("甲"));
        let shown: usize = pieces(&line, whole, &[at], 60)
            .iter()
            .map(|it| width(&line[*it]) + 1)
            .sum();
        assert!(shown <= 61, "{shown}");
    }
}

//! Columns that are lined up on purpose: words of neighbouring lines that begin in one column
//! behind blanks of different lengths.

use unicode_width::UnicodeWidthStr;

use super::spans::Lines;
use crate::text::TextSize;
use crate::yaml::Document;

/// So many lines up and down are looked at.
const REACH: usize = 64;

/// Where words begin, line by line.
pub(super) struct Columns {
    lines: Vec<Vec<Word>>,
}

/// Where a word begins. Wide letters are lined up by eye or by count.
#[derive(Clone, Copy)]
struct Word {
    at: TextSize,
    /// The column as it is seen.
    width: usize,
    /// How many letters stand before it.
    letters: usize,
    /// How many blanks stand directly before it.
    gap: usize,
}

impl Columns {
    pub(super) fn new(doc: &Document, lines: &Lines<'_>) -> Self {
        let mut places = vec![Vec::new(); lines.count()];
        let mut add = |at| places[lines.of(at)].push(at);
        for node in doc.nodes().filter(|it| !it.range().is_empty()) {
            add(node.full_range().start());
            if node.is_flow() && node.text().ends_with([']', '}']) {
                add(node.range().end() - TextSize::of(']'));
            }
        }
        let words = places.into_iter().enumerate();
        Self {
            lines: words
                .map(|(line, places)| words_of(lines, line, places))
                .collect(),
        }
    }

    /// Whether the word at a place stands where it does because a neighbour does.
    pub(super) fn are_lined_up(&self, lines: &Lines<'_>, at: TextSize) -> bool {
        let line = lines.of(at);
        let known = self.lines[line].binary_search_by_key(&at, |it| it.at);
        let word = match known {
            Ok(nth) => Some(self.lines[line][nth]),
            Err(_) => words_of(lines, line, vec![at]).pop(),
        };
        let Some(word) = word else {
            return false;
        };
        let in_column = |line: &usize| word.in_column(self.lines.get(*line)?);
        let above = (0..line).rev().map_while(|it| in_column(&it));
        let below = (line + 1..self.lines.len()).map_while(|it| in_column(&it));
        above.take(REACH).any(|it| it != word.gap) || below.take(REACH).any(|it| it != word.gap)
    }
}

impl Word {
    /// The gap before the first word of another line that begins in the same column.
    fn in_column(&self, words: &[Self]) -> Option<usize> {
        // Columns grow along a line.
        let seen = words.partition_point(|it| it.width < self.width);
        let counted = words.partition_point(|it| it.letters < self.letters);
        let same = |nth: &usize| {
            let other = words.get(*nth);
            other.is_some_and(|it| it.width == self.width || it.letters == self.letters)
        };
        let first = [seen.min(counted), seen.max(counted)];
        first.into_iter().find(same).map(|it| words[it].gap)
    }
}

/// The words of a line that begin at some places, in order and without the first of the line. What
/// lies before a word is measured from the word before it, as a line may hold the whole of a brief.
fn words_of(lines: &Lines<'_>, line: usize, mut places: Vec<TextSize>) -> Vec<Word> {
    places.sort_unstable();
    places.dedup();
    let (start, text) = (lines.range(line).start(), lines.text(line));
    let indent = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '-']).len();
    let (mut done, mut width, mut letters) = (0, 0, 0);
    let mut res = Vec::with_capacity(places.len());
    for at in places {
        let end = usize::from(at - start);
        let between = &text[done..end];
        width += between.width();
        letters += between.chars().count();
        done = end;
        let gap = end - text[..end].trim_end_matches([' ', '\t']).len();
        if indent + gap < end {
            res.push(Word {
                at,
                width,
                letters,
                gap,
            });
        }
    }
    res
}

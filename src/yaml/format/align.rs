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
    /// The column as it is seen.
    width: usize,
    /// How many letters stand before it.
    letters: usize,
    /// How many blanks stand directly before it.
    gap: usize,
}

impl Columns {
    pub(super) fn new(doc: &Document, lines: &Lines<'_>) -> Self {
        let mut res = Self {
            lines: vec![Vec::new(); lines.count()],
        };
        for node in doc.nodes().filter(|it| !it.range().is_empty()) {
            res.add(lines, node.full_range().start());
            if node.is_flow() && node.text().ends_with([']', '}']) {
                res.add(lines, node.range().end() - TextSize::of(']'));
            }
        }
        res
    }

    fn add(&mut self, lines: &Lines<'_>, at: TextSize) {
        let line = lines.of(at);
        if let Some(word) = word(lines, line, at) {
            self.lines[line].push(word);
        }
    }

    /// Whether the word at a place stands where it does because a neighbour does.
    pub(super) fn are_lined_up(&self, lines: &Lines<'_>, at: TextSize) -> bool {
        let line = lines.of(at);
        let Some(word) = word(lines, line, at) else {
            return false;
        };
        let in_column = |line: &usize| {
            let words = self.lines.get(*line)?;
            let same = |it: &&Word| it.width == word.width || it.letters == word.letters;
            words.iter().find(same).map(|it| it.gap)
        };
        let above = (0..line).rev().map_while(|it| in_column(&it));
        let below = (line + 1..self.lines.len()).map_while(|it| in_column(&it));
        above.take(REACH).any(|it| it != word.gap) || below.take(REACH).any(|it| it != word.gap)
    }
}

/// Where a word begins; nothing for the first word of a line.
fn word(lines: &Lines<'_>, line: usize, at: TextSize) -> Option<Word> {
    let start = lines.range(line).start();
    let before = &lines.text(line)[..usize::from(at - start)];
    let trimmed = before.trim_end_matches([' ', '\t']);
    let first = trimmed
        .trim_start_matches(['\u{feff}', ' ', '\t', '-'])
        .is_empty();
    (!first).then(|| Word {
        width: before.width(),
        letters: before.chars().count(),
        gap: before.len() - trimmed.len(),
    })
}

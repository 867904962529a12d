//! Where the cursor stands in its line: the word under it, what stands before and after that.

use crate::analysis::at::At;
use crate::text::{Text, TextRange, TextSize};
use crate::yaml::Node;

/// The place of the cursor.
#[derive(Debug)]
pub struct Cursor<'a> {
    /// The word under it, without quotes and without the dash of a list.
    pub word: TextRange,
    /// The line before the word.
    pub before: &'a str,
    /// The line after the word.
    pub after: &'a str,
    /// Where the line begins.
    pub line: TextSize,
    /// Whether it stands between brackets or braces.
    pub in_flow: bool,
}

impl<'a> Cursor<'a> {
    /// Finds the word at a place.
    pub fn new(text: &'a Text, at: &At<'_>) -> Self {
        let source = text.source();
        let lines = text.lines();
        let line = lines.line_range(source, lines.line_col(at.offset).line);
        let offset = at.offset.clamp(line.start(), line.end());
        let before = &source[TextRange::new(line.start(), offset)];
        let after = &source[TextRange::new(offset, line.end())];
        let start = before.trim_end_matches(in_word).len();
        let start = start + (before.len() - start - before[start..].trim_start_matches('-').len());
        let end = after.find(|it| !in_word(it)).unwrap_or(after.len());
        let size = |it: usize| TextSize::try_from(it).unwrap_or_default();
        Self {
            word: TextRange::new(line.start() + size(start), offset + size(end)),
            before: &before[..start],
            after: &after[end..],
            line: line.start(),
            in_flow: at.place.nodes.iter().any(|it| it.is_flow()),
        }
    }

    /// The column of the word, in bytes; a mark at the start of the text takes none.
    pub fn column(&self) -> usize {
        self.before.trim_start_matches('\u{feff}').len()
    }

    /// The quote before the word.
    pub fn quote(&self) -> Option<char> {
        self.before
            .chars()
            .next_back()
            .filter(|it| matches!(it, '"' | '\''))
    }

    /// Whether the word is the name of an anchor, new or behind an alias.
    pub fn names_alias(&self) -> bool {
        let mark = self.before.strip_suffix(['*', '&']);
        mark.is_some_and(|it| it.is_empty() || it.ends_with([' ', '\t', '[', '{', ',', '\u{feff}']))
    }

    /// Whether the word follows the dash of a list without a blank.
    pub fn follows_dash(&self) -> bool {
        self.before.trim_start() == "-"
    }

    /// Whether nothing stands before the word on its line.
    pub fn starts_line(&self) -> bool {
        self.before
            .trim_matches([' ', '\t', '\u{feff}'])
            .is_empty()
    }

    /// Whether a word can stand here without touching or preceding another.
    pub fn has_room(&self) -> bool {
        let rest = self.after.trim_start();
        let ends = rest.is_empty() || rest.starts_with([',', ']', '}', '#', ':']);
        let apart = !self.after.starts_with('#');
        apart && (ends || !self.word.is_empty()) || self.quote().is_some()
    }

    /// Whether a colon follows, so that the word is a key already.
    pub fn is_key(&self) -> bool {
        let rest = self.after.trim_start_matches(['"', '\'']).trim_start();
        rest.starts_with(':')
    }

    /// The blank that has to part the word from what stands directly before it.
    pub fn lead(&self) -> &'static str {
        let parts = self.before.ends_with([':', ',']) || self.follows_dash();
        if parts { " " } else { "" }
    }
}

fn in_word(it: char) -> bool {
    it.is_alphanumeric() || matches!(it, '-' | '_')
}

/// The column at which the entries of a block begin, or the dashes of a list.
pub fn column(text: &Text, node: Node<'_>) -> usize {
    let (source, start) = (text.source(), node.range().start());
    let line = text.lines().line_range(source, text.line_col(start).line);
    let before = source[TextRange::new(line.start(), start)].trim_start_matches('\u{feff}');
    match before.strip_suffix(' ').map(str::trim_end) {
        Some(dash) if node.is_sequence() && dash.ends_with('-') => dash.len() - 1,
        _ => before.len(),
    }
}

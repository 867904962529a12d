//! A reader over a written value that sees full-width characters as half-width ones.

use crate::text::{TextRange, TextSize};

use super::{Note, NoteKind};

/// Where reading stands in a value's text.
#[derive(Clone)]
pub struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// Stands before the first character that is not blank.
    pub fn new(text: &'t str) -> Self {
        let mut res = Self { text, at: 0 };
        res.skip_blank();
        res
    }

    /// The next character in half width.
    #[inline]
    pub fn peek(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at)? {
            byte if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.wide().map(half_width),
        }
    }

    /// The next character as it is written.
    fn wide(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// The character after the next one.
    pub fn peek_second(&self) -> Option<char> {
        self.text[self.at..].chars().nth(1).map(half_width)
    }

    /// Takes the next character.
    #[inline]
    pub fn bump(&mut self) -> Option<char> {
        self.take_if(|_| true)
    }

    /// Takes the next character if it is as wanted.
    #[inline]
    pub fn take_if(&mut self, wanted: impl FnOnce(char) -> bool) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte.is_ascii() {
            let next = Some(char::from(byte)).filter(|it| wanted(*it))?;
            self.at += 1;
            return Some(next);
        }
        let wide = self.wide()?;
        let next = Some(half_width(wide)).filter(|it| wanted(*it))?;
        self.at += wide.len_utf8();
        Some(next)
    }

    /// Takes this word, in any case of its letters, if it stands here.
    #[inline]
    pub fn eat(&mut self, word: &str) -> bool {
        let mut ahead = self.clone();
        let fits = word.chars().all(|it| {
            ahead
                .take_if(|next| next == it || next.eq_ignore_ascii_case(&it))
                .is_some()
        });
        if fits {
            self.at = ahead.at;
        }
        fits
    }

    /// Takes the first of these words that stands here, and gives what goes with it.
    pub fn eat_any<'w, T>(&mut self, words: &'w [(&str, T)]) -> Option<&'w (&'w str, T)> {
        let next = self.peek()?.to_ascii_lowercase();
        let starts = |word: &str| word.chars().next().map(|it| it.to_ascii_lowercase());
        words
            .iter()
            .find(|(word, _)| starts(word) == Some(next) && self.eat(word))
    }

    /// Whether this word stands here.
    #[inline]
    pub fn sees(&self, word: &str) -> bool {
        self.clone().eat(word)
    }

    /// Takes characters as long as they are as wanted, and gives their range.
    #[inline]
    pub fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> TextRange {
        let start = self.at();
        while self.take_if(&wanted).is_some() {}
        self.since(start)
    }

    /// Goes over blanks.
    #[inline]
    pub fn skip_blank(&mut self) {
        self.take_while(is_blank);
    }

    /// Whether the character before is a blank.
    pub fn is_behind_blank(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        before.is_some_and(|it| is_blank(half_width(it)))
    }

    /// Whether only blanks are left.
    #[inline]
    pub fn is_at_end(&self) -> bool {
        self.text[self.at..]
            .chars()
            .all(|it| is_blank(half_width(it)))
    }

    /// Where it stands.
    #[inline]
    pub fn at(&self) -> TextSize {
        size(self.at)
    }

    /// From there to here.
    #[inline]
    pub fn since(&self, start: TextSize) -> TextRange {
        TextRange::new(start.min(self.at()), self.at())
    }

    /// What is left, without blanks around it.
    pub fn rest(&self) -> TextRange {
        let mut ahead = self.clone();
        ahead.skip_blank();
        let rest = self.text[ahead.at..].trim_end_matches(|it| is_blank(half_width(it)));
        TextRange::at(ahead.at(), size(rest.len()))
    }

    /// The next word: up to a blank, a `..` or the end, at least one character.
    pub fn word(&self) -> TextRange {
        let mut ahead = self.clone();
        ahead.skip_blank();
        let start = ahead.at();
        ahead.bump();
        while ahead.peek().is_some_and(|it| !is_blank(it)) && !ahead.sees("..") {
            ahead.bump();
        }
        ahead.since(start)
    }

    /// Where the character stands that has `count` others between `start` and itself.
    pub fn chars_after(&self, start: TextSize, count: u32) -> TextSize {
        let rest = &self.text[usize::from(start)..];
        let bytes = rest.chars().take(count as usize).map(char::len_utf8).sum();
        start + size(bytes)
    }

    /// The text in half width.
    pub fn half(&self, range: TextRange) -> String {
        self.text[range].chars().map(half_width).collect()
    }
}

/// Remarks on every run of full-width characters in a value.
pub fn full_width_notes(text: &str) -> Vec<Note> {
    let mut res: Vec<(TextRange, String)> = Vec::new();
    if text.is_ascii() {
        return Vec::new();
    }
    for (at, next) in text.char_indices() {
        let half = half_width(next);
        let range = TextRange::at(size(at), TextSize::of(next));
        match res.last_mut() {
            _ if half == next => {}
            Some((run, halves)) if run.end() == range.start() => {
                *run = run.cover(range);
                halves.push(half);
            }
            _ => res.push((range, half.to_string())),
        }
    }
    let note = |(range, half)| Note {
        range,
        kind: NoteKind::FullWidth(half),
    };
    res.into_iter().map(note).collect()
}

/// The half-width form of a full-width letter, digit, sign or blank; others stay. The sign
/// ￥ stays: it is how the yuan sign is typed, and neither a digit nor punctuation.
fn half_width(it: char) -> char {
    match it {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(it as u32 - 0xfee0).unwrap_or(it),
        '\u{3000}' => ' ',
        _ => it,
    }
}

/// Spaces and what a folded line of YAML can leave.
pub fn is_blank(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\n' | '\r' | '\u{a0}')
}

/// Values longer than 4 GiB do not come here; one would be pointed at from its end.
fn size(bytes: usize) -> TextSize {
    TextSize::new(u32::try_from(bytes).unwrap_or(u32::MAX))
}

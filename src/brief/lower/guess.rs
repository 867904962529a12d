//! "Did you mean", bounded: a brief with very many wrong words is not searched without end.

use crate::text::close;

/// What may still be spent on guesses in one brief.
#[derive(Debug)]
pub(super) struct Guess {
    /// Words that may still be looked at.
    looks: usize,
    /// Words that may still be compared letter by letter.
    compares: usize,
}

impl Default for Guess {
    fn default() -> Self {
        Self {
            looks: 2_000_000,
            compares: 20_000,
        }
    }
}

impl Guess {
    /// The one candidate that `word` is a slip of: another spelling of the same letters, or
    /// close to it.
    pub fn close<'a>(
        &mut self,
        word: &str,
        candidates: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<&'a str> {
        if word.len() > LONGEST || self.looks == 0 || self.compares == 0 {
            return None;
        }
        let slug = slug(word);
        let mut near = Vec::new();
        for candidate in candidates {
            self.looks = self.looks.checked_sub(1)?;
            if candidate == slug {
                return Some(candidate);
            }
            if is_near(word, candidate) {
                self.compares = self.compares.checked_sub(1)?;
                near.push(candidate);
            }
        }
        close(word, near)
    }
}

/// No key, id or word of the format is longer.
const LONGEST: usize = 64;

/// Whether it is worth comparing two words: about as long, and alike at the start.
fn is_near(word: &str, candidate: &str) -> bool {
    let slips = (word.len() / 3).max(1);
    let mut starts = word.chars().take(2);
    let (first, second) = (starts.next(), starts.next());
    let alike = |(nth, it): (usize, char)| {
        Some(it) == first || Some(it) == second || nth == 1 && second.is_none()
    };
    word.len().abs_diff(candidate.len()) <= slips.max(4)
        && candidate.chars().take(2).enumerate().any(alike)
}

/// A word as the format would spell it: lower case, dashes for blanks and underscores,
/// nothing else that an id cannot have. May be empty.
pub(super) fn slug(word: &str) -> String {
    let mut res = String::with_capacity(word.len());
    for char in word.chars() {
        match char {
            'A'..='Z' => res.push(char.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => res.push(char),
            '-' | '_' | ' ' | '.' | '/' if !res.is_empty() && !res.ends_with('-') => res.push('-'),
            _ => {}
        }
    }
    res.truncate(res.trim_end_matches('-').len());
    res
}

/// Whether a word is spelled as an id: `[a-z0-9][a-z0-9-]*`.
pub(super) fn is_id(word: &str) -> bool {
    let inner = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    !word.is_empty() && !word.starts_with('-') && word.bytes().all(inner)
}

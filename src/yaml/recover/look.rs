//! What a piece of broken text seems to be, told from its characters alone.

use super::lines::Look;

/// What a line seems to be, from its first character that is not white space on.
pub(super) fn line(text: &str) -> Look {
    let after = |from: usize| {
        text.as_bytes()
            .get(from)
            .is_none_or(|it| matches!(it, b' ' | b'\t'))
    };
    match text.as_bytes().first() {
        None => Look::Blank,
        Some(b'#') => Look::Comment,
        Some(b']' | b'}' | b',') => Look::Continuation,
        Some(b':') if after(1) => Look::Continuation,
        Some(b'-') if after(1) => Look::Item,
        Some(b'?') if after(1) => Look::Entry,
        Some(_) if key(text).is_some() => Look::Entry,
        Some(_) => Look::Text,
    }
}

/// Whether a line ends in a key or a dash that waits for its value on the next line.
pub(super) fn opens(text: &str) -> bool {
    let text = without_comment(text);
    text.ends_with(':') || text == "-" || text.ends_with(" -")
}

/// Whether a line is one plain word, as a key without its colon would be.
pub(super) fn is_word(text: &str) -> bool {
    let text = without_comment(text).trim_end_matches('：');
    !text.is_empty()
        && text
            .chars()
            .all(|it| it.is_alphanumeric() || matches!(it, '-' | '_'))
}

/// The key that a line begins with, in bytes of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// Where its text begins; 1 after a quote that is never closed.
    pub start: usize,
    /// Where its text ends.
    pub end: usize,
    /// Where the byte after its colon is.
    pub after: usize,
    /// Whether it begins with a quote that is not closed.
    pub unclosed: bool,
}

/// Finds the key of a line, if it begins with one.
pub(super) fn key(text: &str) -> Option<Key> {
    let bytes = text.as_bytes();
    match bytes.first()? {
        b'[' | b'{' | b'#' | b'|' | b'>' | b'@' | b'`' | b'%' => None,
        quote @ (b'"' | b'\'') => match quoted(text, *quote) {
            Some(end) => {
                let rest = text[end..].trim_start_matches([' ', '\t']);
                let colon = text.len() - rest.len();
                let found = rest.starts_with(':') && separates(bytes, colon);
                found.then_some(Key {
                    start: 0,
                    end,
                    after: colon + 1,
                    unclosed: false,
                })
            }
            None => {
                let key = plain(text, 1)?;
                let word = !text[1..key.end].contains([' ', '\t', '"', '\'', '\\']);
                word.then_some(Key {
                    start: 1,
                    unclosed: true,
                    ..key
                })
            }
        },
        _ => plain(text, 0),
    }
}

fn plain(text: &str, start: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b':' if separates(bytes, at) => {
                let end = text[..at].trim_end_matches([' ', '\t']).len();
                let key = Key {
                    start,
                    end,
                    after: at + 1,
                    unclosed: false,
                };
                return (end > start).then_some(key);
            }
            b'#' if at > 0 && matches!(bytes[at - 1], b' ' | b'\t') => return None,
            _ => {}
        }
    }
    None
}

/// Whether the colon at `at` is followed by white space or the end, as a key's is.
fn separates(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at + 1)
        .is_none_or(|it| matches!(it, b' ' | b'\t'))
}

/// The end of the quoted text that `text` begins with, after its closing quote; `None`
/// where it is not closed.
pub(super) fn quoted(text: &str, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 1,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            _ if byte == quote => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// A line without the comment at its end and the white space before that. A `#` inside
/// quotes is no comment.
pub(super) fn without_comment(text: &str) -> &str {
    let end = comment(text).unwrap_or(text.len());
    text[..end].trim_end_matches([' ', '\t'])
}

/// Where the comment at the end of a line begins.
pub(super) fn comment(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut quote = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let before = at.checked_sub(1).map(|it| bytes[it]);
        match (quote, byte) {
            (None, b'#') if matches!(before, None | Some(b' ' | b'\t')) => return Some(at),
            (None, b'"' | b'\'')
                if matches!(before, None | Some(b' ' | b'\t' | b'[' | b'{' | b',')) =>
            {
                quote = Some(byte);
            }
            (Some(b'"'), b'\\') => at += 1,
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
        at += 1;
    }
    // A quote that is never closed hides nothing: look again without minding quotes.
    quote.and_then(|_| text.find(" #").map(|it| it + 1))
}

/// The value on the first line of an entry or item, without its key or dash.
pub(super) fn value(text: &str) -> &str {
    let inside = match line(text) {
        Look::Item => text[1..].trim_start_matches([' ', '\t']),
        _ => text,
    };
    let after = key(inside).map_or(0, |it| it.after);
    if after == 0 && inside.len() == text.len() {
        return "";
    }
    inside[after..].trim_start_matches([' ', '\t'])
}

/// What is still open at some point of a value: brackets, or a quote.
#[derive(Clone, Debug, Default)]
pub(super) struct Open {
    /// The open brackets, innermost last.
    pub brackets: Vec<u8>,
    /// The open quote and where it is.
    pub quote: Option<(u8, usize)>,
}

impl Open {
    /// Reads on from `at` to `end`. Call it with pieces that follow each other.
    pub fn read(&mut self, source: &str, at: usize, end: usize) {
        let bytes = &source.as_bytes()[..end];
        let mut at = at;
        while let Some(&byte) = bytes.get(at) {
            at += match self.quote {
                Some((quote, _)) => self.inside(bytes, at, byte, quote),
                None => self.outside(bytes, at, byte),
            };
        }
    }

    fn inside(&mut self, bytes: &[u8], at: usize, byte: u8, quote: u8) -> usize {
        match byte {
            b'\\' if quote == b'"' => return 2,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => return 2,
            _ if byte == quote => self.quote = None,
            _ => {}
        }
        1
    }

    fn outside(&mut self, bytes: &[u8], at: usize, byte: u8) -> usize {
        match byte {
            b'[' | b'{' => self.brackets.push(byte),
            b']' | b'}' => drop(self.brackets.pop()),
            b'"' | b'\'' if begins_word(bytes, at) => self.quote = Some((byte, at)),
            b'#' if begins_comment(bytes, at) => return comment_len(&bytes[at..]),
            _ => {}
        }
        1
    }
}

/// Whether a `#` at `at` begins a comment.
pub(super) fn begins_comment(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| bytes.get(it));
    before.is_none_or(|it| b" \t\n\r".contains(it))
}

/// Whether a quote at `at` can begin a scalar.
pub(super) fn begins_word(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| bytes.get(it));
    before.is_none_or(|it| b" \t\n\r[{,:".contains(it))
}

/// How many bytes there are to the end of the line.
pub(super) fn comment_len(rest: &[u8]) -> usize {
    rest.iter()
        .position(|it| matches!(it, b'\n' | b'\r'))
        .unwrap_or(rest.len())
}

//! The smallest changes from a text to the same text with other blanks.

use super::spans::size;
use crate::text::{Edit, TextRange};
use crate::yaml::Document;

/// The blanks that differ, run by run. Both texts hold the same letters in the same order.
pub(super) fn between(old: &str, new: &str) -> Vec<Edit> {
    let (mut at, mut rest, mut res) = (0, new, Vec::new());
    while at < old.len() || !rest.is_empty() {
        let (was, is) = (blanks(&old[at..]), blanks(rest));
        if was != is {
            res.push(change(at, was, is));
        }
        at += was.len();
        rest = &rest[is.len()..];
        let word = old[at..].chars().next().map_or(0, char::len_utf8);
        if !rest.starts_with(&old[at..at + word]) || (word == 0 && !rest.is_empty()) {
            return Vec::new();
        }
        at += word;
        rest = &rest[word..];
    }
    res
}

fn change(at: usize, was: &str, is: &str) -> Edit {
    let same = |one: u8, two: u8| one == two;
    let (one, two) = (was.as_bytes(), is.as_bytes());
    let head = one
        .iter()
        .zip(two)
        .take_while(|it| same(*it.0, *it.1))
        .count();
    let most = one.len().min(two.len()) - head;
    let tail = one.iter().rev().zip(two.iter().rev()).take(most);
    let tail = tail.take_while(|it| same(*it.0, *it.1)).count();
    // Half of a line break is none.
    let (head, tail) = match (was[head..].starts_with('\n'), head) {
        (true, 1..) if was[..head].ends_with('\r') => (head - 1, tail),
        _ => (head, tail),
    };
    Edit {
        range: TextRange::new(size(at + head), size(at + was.len() - tail)),
        insert: is[head..is.len() - tail].to_owned(),
    }
}

fn is_blank(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\r' | '\n')
}

fn blanks(text: &str) -> &str {
    &text[..text.find(|it| !is_blank(it)).unwrap_or(text.len())]
}

/// Keeps the changes that touch only the lines of a range.
pub(super) fn keep_within(doc: &Document, within: TextRange, edits: &mut Vec<Edit>) {
    let line = |at| doc.lines().line_col(at).line;
    let (first, mut last) = (line(within.start()), line(within.end()));
    // A selection that ends where a line begins does not hold that line.
    if last > first && doc.lines().line_col(within.end()).col == 0 {
        last -= 1;
    }
    edits.retain(|it| first <= line(it.range.start()) && line(it.range.end()) <= last);
}

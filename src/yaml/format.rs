//! Indentation and spacing of a text, and nothing else: what it says, its comments and its line
//! ends stay as they are.
//!
//! Blocks are indented by steps of two, one blank follows a colon, a comma and a dash, none stands
//! inside brackets or at the end of a line, and the text ends with one line break. Columns that
//! are lined up on purpose stay lined up. What could not be read, with the whole top-level entry
//! around it, is left alone; so is everything inside a scalar. The result is read again, and
//! where it would not say the same, nothing is changed.

mod align;
mod changes;
mod comments;
mod ends;
mod gaps;
mod indent;
mod same;
mod spans;

use super::Document;
use crate::text::{Edit, TextRange, apply};

/// Rounds until nothing changes any more; one is nearly always enough, since only columns that
/// are lined up with each other can change what a second round sees.
const ROUNDS: usize = 6;

/// The changes that give a text its indentation and spacing, in order; within some lines only
/// where a range is named.
pub fn format(doc: &Document, within: Option<TextRange>) -> Vec<Edit> {
    let source = doc.source();
    for indent in [true, false] {
        let Some(text) = formatted(doc, indent) else {
            continue;
        };
        let mut edits = changes::between(source, &text);
        if let Some(within) = within {
            changes::keep_within(doc, within, &mut edits);
        }
        let result = apply(source, &edits);
        if result.is_some_and(|it| it == source || same::says_the_same(doc, &Document::parse(it))) {
            return edits;
        }
    }
    Vec::new()
}

/// The text with its spacing, and its indentation if `indent` says so; `None` where it would not
/// come to rest.
fn formatted(doc: &Document, indent: bool) -> Option<String> {
    let mut edits = round(doc, indent);
    let mut text = doc.source().to_owned();
    for _ in 0..ROUNDS {
        if edits.is_empty() {
            return Some(text);
        }
        text = apply(&text, &edits)?;
        edits = round(&Document::parse(&*text), indent);
    }
    None
}

fn round(doc: &Document, indent: bool) -> Vec<Edit> {
    let lines = spans::Lines::new(doc);
    let mut edits = Vec::new();
    if indent {
        indent::edits(doc, &lines, &mut edits);
    }
    gaps::edits(doc, &lines, &mut edits);
    ends::edits(doc, &lines, &mut edits);
    edits.retain(|it| doc.source()[it.range] != *it.insert);
    edits
}

#[cfg(test)]
mod tests;

//! The ends of lines, and the end of the text.

use super::spans::{Lines, size};
use crate::text::{Edit, TextRange};
use crate::yaml::{Document, Node, NodeKind, Scalar};

pub(super) fn edits(doc: &Document, lines: &Lines<'_>, acc: &mut Vec<Edit>) {
    let body = doc.source().trim_end_matches([' ', '\t', '\r', '\n']);
    if body.trim_start_matches('\u{feff}').is_empty() {
        return;
    }
    let last = lines.of(size(body.len()));
    for line in 0..=last {
        if let Some(edit) = trailing(doc, lines, line, line == last) {
            acc.push(edit);
        }
    }
    acc.extend(end(doc, lines, body, last));
}

/// Blanks at the end of a line. A comment reaches to the end of its line.
fn trailing(doc: &Document, lines: &Lines<'_>, line: usize, last: bool) -> Option<Edit> {
    let (range, text) = (lines.range(line), lines.text(line));
    let kept = text.trim_end_matches([' ', '\t']).len();
    if kept == text.len() || last || lines.is_frozen(line) || lines.is_open(line) {
        return None;
    }
    let comments = doc.comments();
    let next = comments.partition_point(|it| it.range.end() < range.end());
    let comment = comments
        .get(next)
        .is_some_and(|it| it.range.start() < range.end());
    (!comment).then(|| Edit {
        range: TextRange::new(range.start() + size(kept), range.end()),
        insert: String::new(),
    })
}

/// What stands behind the last word of the text: one line break.
fn end(doc: &Document, lines: &Lines<'_>, body: &str, last: usize) -> Option<Edit> {
    let tail = &doc.source()[body.len()..];
    if lines.is_frozen(last) || !block_scalar_allows(doc, body, tail) {
        return None;
    }
    let comment = doc
        .comments()
        .last()
        .filter(|it| it.range.end() > size(body.len()));
    let start = comment.map_or(size(body.len()), |it| it.range.end());
    Some(Edit {
        range: TextRange::new(start, size(doc.source().len())),
        insert: line_break(doc.source()).to_owned(),
    })
}

/// Line breaks behind a block scalar may be part of what it says.
fn block_scalar_allows(doc: &Document, body: &str, tail: &str) -> bool {
    let ends = |it: &Node<'_>| {
        it.kind() == NodeKind::Scalar && usize::from(it.range().end()) >= body.len()
    };
    let last = doc.nodes().filter(ends).last();
    let scalar = last.and_then(|it| it.scalar());
    let Some(header) = scalar.as_ref().and_then(Scalar::header) else {
        return true;
    };
    let only_breaks = !tail.is_empty() && !tail.contains([' ', '\t']);
    !header.contains('+') && (only_breaks || header.contains('-') && tail.is_empty())
}

/// The line break that the text uses.
fn line_break(source: &str) -> &'static str {
    match source.find('\n') {
        Some(at) if source[..at].ends_with('\r') => "\r\n",
        None if source.contains('\r') => "\r",
        _ => "\n",
    }
}

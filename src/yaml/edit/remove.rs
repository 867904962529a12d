//! An entry or an item goes, with its lines or its comma.

use super::place::{self, line_end, line_start, next_line};
use super::{insertion, size};
use crate::text::{Edit, TextRange};
use crate::yaml::{Document, Node};

/// Removes an entry, given by its key or its value, or an item. What held it stays, if
/// need be as `{}` or `[]`.
pub fn remove(node: Node<'_>) -> Option<Vec<Edit>> {
    let parent = node.parent()?;
    if place::is_fixed(node) {
        return None;
    }
    let entry = node.entry();
    let first = entry.map_or(node, |it| it.key);
    let last = entry.map_or(node, |it| it.value);
    let range = first.full_range().cover(last.full_range());
    if parent.is_flow() {
        in_flow(parent, first, range)
    } else {
        in_block(parent, first, range)
    }
}

/// Removes an entry or an item, and leaves the comments that stood in its lines where it was. A
/// suppression goes: what it spoke of is gone.
pub fn take_out(node: Node<'_>) -> Option<Vec<Edit>> {
    let doc = node.document();
    let newline = place::usual_break(doc);
    let mut edits = remove(node)?;
    for edit in &mut edits {
        let range = edit.range;
        let inside = |it: &&crate::yaml::Comment| range.contains_range(it.range);
        let comments = doc.comments().iter().filter(inside);
        let texts = comments.map(|it| &doc.source()[it.range]);
        let kept: Vec<&str> = texts.filter(|it| !it.contains("gravamen:")).collect();
        if kept.is_empty() {
            continue;
        }
        let line = doc.source()[range].trim_start_matches(['\n', '\r']);
        let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
        let lines = kept.iter().map(|it| format!("{indent}{it}"));
        let lines = lines.collect::<Vec<_>>().join(newline);
        let broken = doc.source()[range].ends_with(['\n', '\r']);
        edit.insert = match (broken, doc.source()[range].starts_with(['\n', '\r'])) {
            (true, _) => format!("{lines}{newline}"),
            (false, true) => format!("{newline}{lines}"),
            (false, false) => return None,
        };
    }
    Some(edits)
}

fn in_block(parent: Node<'_>, first: Node<'_>, range: TextRange) -> Option<Vec<Edit>> {
    let doc = parent.document();
    let source = doc.source();
    let start = if parent.is_sequence() {
        dash(source, range.start().into())?
    } else {
        range.start().into()
    };
    if source[..start].trim_end_matches([' ', '\t']).ends_with('?') {
        return None;
    }
    let end = usize::from(range.end());
    let tail = line_end(doc, end);
    let rest = TextRange::new(range.end(), size(tail));
    if !place::is_blank(source, end, tail) && !place::has_comment(doc, rest) {
        return None;
    }
    let line = line_start(doc, start);
    let alone = place::is_blank(source, line, start);
    let next = parent
        .children()
        .nth(if parent.is_mapping() { 2 } else { 1 });
    if next.is_none() {
        return emptied(parent, start, end, alone);
    }
    if alone {
        return Some(vec![whole_lines(doc, line, end)]);
    }
    // The first of several that begin on the line of a dash.
    let next = next?;
    if next.id() < first.id() {
        return None;
    }
    let next = if parent.is_sequence() {
        dash(source, next.full_range().start().into())?
    } else {
        next.full_range().start().into()
    };
    let between = TextRange::new(range.end(), size(next));
    let until = if place::has_comment(doc, between) {
        end
    } else {
        next
    };
    Some(vec![Edit {
        range: TextRange::new(size(start), size(until)),
        insert: String::new(),
    }])
}

/// The dash of the item that begins at `at`.
fn dash(source: &str, at: usize) -> Option<usize> {
    let before = source[..at].trim_end_matches([' ', '\t', '\n', '\r']);
    if before.ends_with('-') {
        return Some(before.len() - 1);
    }
    // A comment stands between the dash and its item: too rare to take apart.
    None
}

/// The lines from `line` to that of `end`, with their line breaks; at the end of a text
/// without a last line break, the break before them goes.
fn whole_lines(doc: &Document, line: usize, end: usize) -> Edit {
    let source = doc.source();
    let next = next_line(doc, end);
    let ends = source[..next].ends_with(['\n', '\r']);
    let start = if ends {
        line
    } else {
        without_break(source, line)
    };
    Edit {
        range: TextRange::new(size(start), size(next)),
        insert: String::new(),
    }
}

fn without_break(source: &str, at: usize) -> usize {
    let before = &source[..at];
    let before = before.strip_suffix('\n').unwrap_or(before);
    before.strip_suffix('\r').unwrap_or(before).len()
}

/// The last entry or item of a block goes: the block becomes `{}` or `[]`.
fn emptied(parent: Node<'_>, start: usize, end: usize, alone: bool) -> Option<Vec<Edit>> {
    let doc = parent.document();
    let empty = if parent.is_mapping() { "{}" } else { "[]" };
    let here = |start: usize| {
        let range = TextRange::new(size(start), size(end));
        Some(vec![Edit {
            range,
            insert: empty.to_owned(),
        }])
    };
    if !alone || parent.parent().is_none() {
        return here(start);
    }
    // Where its key or dash is, the empty collection goes on that line.
    let before = before(doc, parent, start)?;
    if line_start(doc, start) <= before {
        return here(start);
    }
    let removed = whole_lines(doc, line_start(doc, start), end);
    if usize::from(removed.range.start()) < before {
        return None;
    }
    Some(vec![insertion(before, format!(" {empty}")), removed])
}

/// Where a value may be written on the line of its key or dash: after the colon, the dash
/// or the anchor and tag of the collection that begins below.
fn before(doc: &Document, parent: Node<'_>, start: usize) -> Option<usize> {
    let written = [parent.anchor(), parent.tag()]
        .into_iter()
        .flatten()
        .map(TextRange::end)
        .max();
    if let Some(end) = written {
        return Some(end.into());
    }
    match parent.entry() {
        Some(entry) => {
            let colon = place::significant(doc, entry.key.range().end().into());
            let found = colon < start && doc.source().as_bytes().get(colon) == Some(&b':');
            found.then_some(colon + 1)
        }
        None => {
            let before = &doc.source()[..start];
            let lines = before.trim_end();
            lines.ends_with('-').then_some(lines.len())
        }
    }
}

fn in_flow(parent: Node<'_>, first: Node<'_>, range: TextRange) -> Option<Vec<Edit>> {
    let doc = parent.document();
    let source = doc.source();
    let (start, end) = (usize::from(range.start()), usize::from(range.end()));
    let open = usize::from(parent.range().start());
    if !source[open..].starts_with(['[', '{']) || source[..start].trim_end().ends_with('?') {
        return None;
    }
    let cut = |start: usize, end: usize| Edit {
        range: TextRange::new(size(start), size(end)),
        insert: String::new(),
    };
    if let Some(comma) = place::comma(doc, end) {
        let (from, to) = (line_start(doc, start), line_end(doc, comma));
        let alone = from > open
            && place::is_blank(source, from, start)
            && place::is_blank(source, comma + 1, to);
        if alone && place::is_blank(source, end, comma) {
            return Some(vec![cut(from, next_line(doc, comma))]);
        }
        if place::has_comment(doc, TextRange::new(range.end(), size(comma))) {
            return Some(vec![cut(start, end), cut(comma, comma + 1)]);
        }
        let space =
            source[comma + 1..].len() - source[comma + 1..].trim_start_matches([' ', '\t']).len();
        let stop = comma + 1 + space;
        let ends = source[stop..].starts_with(['\n', '\r', '#', ']', '}']);
        return Some(vec![cut(start, if ends { comma + 1 } else { stop })]);
    }
    let comma = first
        .previous()
        .and_then(|it| place::comma(doc, it.full_range().end().into()));
    Some(match comma {
        None => vec![cut(start, end)],
        Some(comma) if place::has_comment(doc, TextRange::new(size(comma), range.start())) => {
            vec![cut(comma, comma + 1), cut(start, end)]
        }
        Some(comma) => vec![cut(comma, end)],
    })
}

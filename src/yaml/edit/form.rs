//! The same collection between brackets on one line, or as lines of a block.

use super::place::{self, line_end, line_start};
use super::size;
use crate::text::{Edit, TextRange};
use crate::yaml::scalar::{Context, quote_if_needed};
use crate::yaml::{Document, Node, NodeKind, Style};

/// Writes a collection in brackets as lines of a block. Each entry or item must stand on one line.
/// A comment behind the brackets goes on a line of its own above the entry or item, where it
/// covers the same as before.
pub fn to_block(node: Node<'_>) -> Option<Vec<Edit>> {
    let doc = node.document();
    let range = node.range();
    let parent = node.parent()?;
    let open = node.text().starts_with(['[', '{']) && !parent.is_flow();
    if !open || !is_whole(node) || place::has_comment(doc, range) {
        return None;
    }
    let lines = lines(node)?;
    let newline = place::usual_break(doc);
    let start = usize::from(range.start());
    let line = line_start(doc, start);
    let (first, col) = match node.entry() {
        Some(entry) => (entry.key, column(entry.key) + place::step(doc)),
        None => (node, column(node)),
    };
    let begins = usize::from(first.full_range().start());
    if begins < line || doc.source()[..begins].trim_end().ends_with('?') {
        return None;
    }
    let indent = format!("{newline}{}", " ".repeat(col));
    let body = match parent.is_mapping() {
        true => Edit {
            range: TextRange::new(size(doc.source()[..start].trim_end().len()), range.end()),
            insert: format!("{indent}{}", lines.join(&indent)),
        },
        false if node.full_range() != range => return None,
        false => Edit {
            range,
            insert: lines.join(&indent),
        },
    };
    with_comment_above(doc, body, (line, begins), parent.is_sequence())
}

/// Writes a collection that is a block as one line between brackets, when the line stays within
/// `width` bytes and no comment stands in it.
pub fn to_flow(node: Node<'_>, width: usize) -> Option<Vec<Edit>> {
    let doc = node.document();
    let (source, range) = (doc.source(), node.range());
    let parent = node.parent()?;
    let block = (node.is_mapping() || node.is_sequence()) && !node.is_flow();
    if !block || node.children().next().is_none() || !is_whole(node) {
        return None;
    }
    let start = match parent.is_mapping() {
        true => source[..range.start().into()].trim_end().len(),
        false => range.start().into(),
    };
    let (begins, end) = (line_start(doc, start), usize::from(range.end()));
    let tail = line_end(doc, end);
    let plain = node.full_range() == range;
    let fits_before = match parent.is_mapping() {
        true => !plain || source[..start].ends_with(':'),
        false => plain && source[..start].trim_end().ends_with('-'),
    };
    let comment = place::has_comment(doc, TextRange::new(size(begins), size(tail)));
    if comment || !fits_before || !place::is_blank(source, end, tail) {
        return None;
    }
    let text = bare(node)?;
    let space = if parent.is_mapping() { " " } else { "" };
    (start - begins + text.len() <= width).then(|| {
        vec![Edit {
            range: TextRange::new(size(start), range.end()),
            insert: format!("{space}{text}"),
        }]
    })
}

/// Whether everything in a node and around it could be read, so that it can be written again.
fn is_whole(node: Node<'_>) -> bool {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if node.is_broken() || node.is_torn() || node.kind() == NodeKind::Error {
            return false;
        }
        open.extend(node.children());
    }
    !place::is_fixed(node)
}

fn column(node: Node<'_>) -> usize {
    place::column(node)
}

/// The entries or items of a flow collection, each as the line of a block.
fn lines(node: Node<'_>) -> Option<Vec<String>> {
    let written = |it: Node<'_>| {
        let text = &it.document().source()[it.full_range()];
        (!text.contains(['\n', '\r'])).then(|| text.to_owned())
    };
    let lines: Option<Vec<String>> = if node.is_mapping() {
        let entry = |it: crate::yaml::Entry<'_>| {
            it.key.scalar()?;
            let (key, value) = (written(it.key)?, written(it.value)?);
            // Without a colon it may be a piece of a value that a comma split.
            if it.value.range().is_empty() && it.value.range().start() == it.key.range().end() {
                return None;
            }
            Some(match value.is_empty() {
                true => format!("{key}:"),
                false => format!("{key}: {value}"),
            })
        };
        node.entries().map(entry).collect()
    } else {
        node.items()
            .map(|it| Some(format!("- {}", written(it)?)))
            .collect()
    };
    lines.filter(|it| !it.is_empty())
}

/// The edit, and the comment behind it moved above the line that begins at `line` with what
/// begins at `begins`.
fn with_comment_above(
    doc: &Document,
    body: Edit,
    (line, begins): (usize, usize),
    item: bool,
) -> Option<Vec<Edit>> {
    let source = doc.source();
    let end = usize::from(body.range.end());
    let tail = line_end(doc, end);
    if place::is_blank(source, end, tail) {
        return Some(vec![body]);
    }
    let first = body.range.end();
    let after = doc
        .comments()
        .partition_point(|it| it.range.start() < first);
    let comment = doc.comments().get(after)?;
    let at = usize::from(comment.range.start());
    let before = &source[line..begins];
    let before = match item {
        true => before.trim_end().strip_suffix('-')?,
        false => before,
    };
    let alone = before.chars().all(|it| it == ' ');
    if at > tail || !place::is_blank(source, end, at) || !alone {
        return None;
    }
    let newline = place::usual_break(doc);
    let above = Edit {
        range: TextRange::empty(size(line)),
        insert: format!("{before}{}{newline}", &source[comment.range]),
    };
    let gone = Edit {
        range: TextRange::new(size(end), size(tail)),
        insert: String::new(),
    };
    Some(vec![above, body, gone])
}

/// A node as it reads between brackets.
fn one_line(node: Node<'_>) -> Option<String> {
    let source = node.document().source();
    let before = &source[TextRange::new(node.full_range().start(), node.range().start())];
    let (before, own) = (before.trim_end(), bare(node)?);
    Some(match before {
        "" => own,
        _ => format!("{before} {own}"),
    })
}

/// The same without its anchor and tag.
fn bare(node: Node<'_>) -> Option<String> {
    Some(match node.kind() {
        NodeKind::Mapping => {
            let entry = |it: crate::yaml::Entry<'_>| {
                it.key.scalar()?;
                Some(format!("{}: {}", one_line(it.key)?, one_line(it.value)?))
            };
            let entries: Option<Vec<String>> = node.entries().map(entry).collect();
            format!("{{{}}}", entries?.join(", "))
        }
        NodeKind::Sequence => {
            let items: Option<Vec<String>> = node.items().map(one_line).collect();
            format!("[{}]", items?.join(", "))
        }
        NodeKind::Null if node.text().is_empty() => "null".to_owned(),
        NodeKind::Null | NodeKind::Alias => node.text().to_owned(),
        NodeKind::Scalar => scalar(node)?,
        NodeKind::Error => return None,
    })
}

fn scalar(node: Node<'_>) -> Option<String> {
    let scalar = node.scalar()?;
    let one_line = !scalar.raw.contains(['\n', '\r']);
    match scalar.style {
        Style::Plain if one_line => Some(quote_if_needed(scalar.value, Context::Flow).into_owned()),
        Style::SingleQuoted | Style::DoubleQuoted if one_line => Some(scalar.raw.to_owned()),
        _ => None,
    }
}

//! A new entry in a mapping, a new item in a sequence.

use super::place::{self, line_end, line_start, next_line};
use super::{At, insertion};
use crate::text::{Edit, TextRange};
use crate::yaml::scalar::quote_if_needed;
use crate::yaml::{Comment, Document, Node, NodeKind};

/// Adds `key: value` to a mapping, or to an entry or item that has no value yet, which
/// then gets one. The value is YAML: on one line, or on several that go below the key and
/// are indented as needed; between brackets only on one. An empty value leaves `key:`.
pub fn insert_entry(into: Node<'_>, key: &str, value: &str, at: At<'_>) -> Option<Vec<Edit>> {
    let key = quote_if_needed(key, super::context_inside(into)).into_owned();
    let several = value.contains(['\n', '\r']);
    let lines = if value.is_empty() {
        vec![format!("{key}:")]
    } else if several {
        let step = " ".repeat(place::step(into.document()));
        let inside = value.lines().map(|it| {
            if it.is_empty() {
                String::new()
            } else {
                format!("{step}{it}")
            }
        });
        std::iter::once(format!("{key}:")).chain(inside).collect()
    } else {
        vec![format!("{key}: {value}")]
    };
    insert(into, NodeKind::Mapping, &lines, at)
}

/// Adds an item to a sequence, or to an entry that has no value yet, which then gets one.
/// The value is YAML, as for [`insert_entry`].
pub fn insert_item(into: Node<'_>, value: &str, at: At<'_>) -> Option<Vec<Edit>> {
    let lines: Vec<String> = value.lines().map(str::to_owned).collect();
    insert(into, NodeKind::Sequence, &lines, at)
}

fn insert(into: Node<'_>, kind: NodeKind, lines: &[String], at: At<'_>) -> Option<Vec<Edit>> {
    let one = match lines {
        [line] => Some(line.as_str()),
        [] => return None,
        _ => None,
    };
    if into.is_key() || place::is_fixed(into) || into.is_broken() {
        return None;
    }
    let flow = super::context_inside(into) == super::Context::Flow;
    match into.kind() {
        NodeKind::Null if flow => Some(vec![in_null_flow(into, kind, one?)]),
        NodeKind::Null => in_null(into, kind, lines),
        own if own != kind => None,
        _ if flow => in_flow(into, one?, at),
        _ => in_block(into, kind, lines, at),
    }
}

/// The lines as they stand in a block, the first without its indentation.
fn block(kind: NodeKind, lines: &[String], col: usize, newline: &str) -> String {
    let (dash, inside) = if kind == NodeKind::Sequence {
        ("- ", 2)
    } else {
        ("", 0)
    };
    let indent = " ".repeat(col + inside);
    let mut res = String::new();
    for (at, line) in lines.iter().enumerate() {
        match at {
            0 => res.push_str(dash),
            _ if line.is_empty() => res.push_str(newline),
            _ => res.extend([newline, &indent]),
        }
        res.push_str(line);
    }
    res
}

fn in_block(into: Node<'_>, kind: NodeKind, lines: &[String], at: At<'_>) -> Option<Vec<Edit>> {
    let doc = into.document();
    let col =
        place::column(into.children().next()?).min(usize::from(doc.column(into.range().start())));
    let after = match at {
        At::End => into.last_child()?,
        At::After(node) if node.parent()?.id() == into.id() => {
            node.entry().map_or(node, |it| it.value)
        }
        At::After(_) => return None,
    };
    let newline = place::usual_break(doc);
    let text = block(kind, lines, col, newline);
    let line = below(after, col, matches!(at, At::End))?;
    Some(vec![on_new_line(doc, line, col, &text)])
}

/// The place of a line below a node: at the start of the next line, or at the end of the
/// text. After the last of its siblings, comments that follow it directly and in the same
/// column stay with it.
fn below(node: Node<'_>, col: usize, last: bool) -> Option<usize> {
    let doc = node.document();
    let source = doc.source();
    let mut line = line_end(doc, node.full_range().end().into());
    let rest = usize::from(node.full_range().end());
    let from = |at: usize| {
        let before = |it: &Comment| usize::from(it.range.start()) < at;
        &doc.comments()[doc.comments().partition_point(before)..]
    };
    let comment = from(rest).first();
    let tail = comment.map_or(line, |it| usize::from(it.range.start()).min(line));
    if !place::is_blank(source, rest, tail) {
        return None;
    }
    let mut next = next_line(doc, line);
    for comment in from(next).iter().filter(|it| last && it.own_line) {
        if usize::from(comment.range.start()) > line_end(doc, next) {
            break;
        }
        if usize::from(doc.column(comment.range.start())) < col.max(1) {
            break;
        }
        line = comment.range.end().into();
        next = next_line(doc, line);
    }
    Some(next)
}

/// The edit that makes `text` a line of its own at `line`, which is the start of a line
/// or the end of the source.
fn on_new_line(doc: &Document, line: usize, col: usize, text: &str) -> Edit {
    let source = doc.source();
    let newline = place::usual_break(doc);
    let indent = " ".repeat(col);
    let complete = line == 0 || source[..line].ends_with(['\n', '\r']);
    let insert = if complete {
        format!("{indent}{text}{newline}")
    } else {
        format!("{newline}{indent}{text}")
    };
    insertion(line, insert)
}

/// A value for an entry or item that has none.
fn in_null(into: Node<'_>, kind: NodeKind, lines: &[String]) -> Option<Vec<Edit>> {
    let doc = into.document();
    let source = doc.source();
    let range = into.range();
    let end = usize::from(range.end());
    let newline = place::usual_break(doc);
    let Some(parent) = into.parent() else {
        return in_nothing(into, &block(kind, lines, 0, newline));
    };
    let tail = line_end(doc, end);
    let comment = place::has_comment(doc, TextRange::new(range.end(), super::size(tail)));
    if !comment && !place::is_blank(source, end, tail) {
        return None;
    }
    let column = usize::from(doc.column(parent.range().start()));
    if parent.is_sequence() && !comment && into.full_range() == range {
        let text = block(kind, lines, column + 2, newline);
        return Some(vec![place::written(into, text)]);
    }
    let col = column
        + if parent.is_sequence() {
            2
        } else {
            place::step(doc)
        };
    let text = block(kind, lines, col, newline);
    let indent = " ".repeat(col);
    let mut res = Vec::new();
    if !range.is_empty() {
        let start = source[..usize::from(range.start())]
            .trim_end_matches([' ', '\t'])
            .len();
        res.push(Edit {
            range: TextRange::new(super::size(start), range.end()),
            insert: String::new(),
        });
    }
    res.push(insertion(tail, format!("{newline}{indent}{text}")));
    Some(res)
}

/// The first entry or item of a text that has none.
fn in_nothing(root: Node<'_>, text: &str) -> Option<Vec<Edit>> {
    let source = root.document().source();
    let range = root.full_range();
    if range != root.range() {
        return None;
    }
    if !range.is_empty() {
        let line = line_start(root.document(), range.start().into());
        let alone = place::is_blank(source, line, range.start().into());
        return alone.then(|| {
            vec![Edit {
                range,
                insert: text.to_owned(),
            }]
        });
    }
    let line = next_line(root.document(), range.end().into());
    Some(vec![on_new_line(root.document(), line, 0, text)])
}

fn in_null_flow(into: Node<'_>, kind: NodeKind, line: &str) -> Edit {
    let text = if kind == NodeKind::Mapping {
        format!("{{{line}}}")
    } else {
        format!("[{line}]")
    };
    place::written(into, text)
}

fn in_flow(into: Node<'_>, line: &str, at: At<'_>) -> Option<Vec<Edit>> {
    let doc = into.document();
    let source = doc.source();
    let after = match at {
        At::End => into.last_child(),
        At::After(node) if node.parent()?.id() == into.id() => {
            Some(node.entry().map_or(node, |it| it.value))
        }
        At::After(_) => return None,
    };
    let open = usize::from(into.range().start());
    if !source[open..].starts_with(['[', '{']) {
        return None;
    }
    let Some(after) = after else {
        return Some(vec![insertion(open + 1, line.to_owned())]);
    };
    let first = after.entry().map_or(after, |it| it.key);
    let start = usize::from(first.full_range().start());
    let end = usize::from(after.full_range().end());
    let begins = line_start(doc, start);
    let comma = place::comma(doc, end);
    if begins > open && place::is_blank(source, begins, start) {
        return Some(on_own_line(doc, line, &source[begins..start], end, comma));
    }
    let close = usize::from(into.range().end()) - 1;
    let last = place::significant(doc, comma.map_or(end, |it| it + 1)) == close;
    Some(match comma {
        None => vec![insertion(end, format!(", {line}"))],
        Some(comma) if last => vec![insertion(comma + 1, format!(" {line},"))],
        Some(comma) => vec![insertion(comma + 1, format!(" {line},"))],
    })
}

/// Between brackets, on a line of its own below an entry that has one.
fn on_own_line(
    doc: &Document,
    line: &str,
    indent: &str,
    end: usize,
    comma: Option<usize>,
) -> Vec<Edit> {
    let source = doc.source();
    let newline = place::usual_break(doc);
    let Some(comma) = comma else {
        return vec![insertion(end, format!(",{newline}{indent}{line}"))];
    };
    let tail = line_end(doc, comma);
    let rest = TextRange::new(super::size(comma + 1), super::size(tail));
    let alone = place::is_blank(source, comma + 1, tail) || place::has_comment(doc, rest);
    let next = place::significant(doc, comma + 1);
    if alone && next > tail {
        vec![insertion(tail, format!("{newline}{indent}{line},"))]
    } else {
        vec![insertion(comma + 1, format!("{newline}{indent}{line},"))]
    }
}

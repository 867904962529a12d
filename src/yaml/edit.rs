//! Small changes to a text that leave everything else, comments above all, as it is.
//!
//! Every function gives the edits of one change, in order and not overlapping, or `None`
//! where the change cannot be made for sure: through an alias, among what could not be
//! read, or where a text on one line would have to hold lines. What is removed takes
//! along its lines and the comment at their end; comments on lines of their own above it
//! stay, for they may speak of more than one entry.

mod form;
mod insert;
mod place;
mod remove;

pub use form::{to_block, to_flow};
pub use insert::{insert_entry, insert_item};
pub use remove::{remove, take_out};

use super::parse::size;
use super::scalar::{Context, in_style, quote_if_needed};
use super::{Node, NodeKind, Style};
use crate::text::{Edit, TextRange};

/// Where a new entry or item goes.
#[derive(Clone, Copy, Debug)]
pub enum At<'d> {
    /// After all others.
    End,
    /// After the entry with this key, or after this item.
    After(Node<'d>),
}

/// Writes another value in the place of a scalar, or of a value that is not written. The
/// style of the scalar stays where the new text allows it.
pub fn set_value(node: Node<'_>, text: &str) -> Option<Vec<Edit>> {
    let (style, context) = (node.scalar().map(|it| it.style), context(node));
    let text = in_style(text, style.unwrap_or(Style::Plain), context);
    set_written(node, &text)
}

/// Writes `text` as it is in the place of a scalar, or of a value that is not written.
/// The text must be valid YAML on one line.
pub fn set_written(node: Node<'_>, text: &str) -> Option<Vec<Edit>> {
    let leaf = matches!(node.kind(), NodeKind::Scalar | NodeKind::Null) && !node.is_key();
    if !leaf || text.contains(['\n', '\r']) || place::is_fixed(node) {
        return None;
    }
    let Some(header) = node.scalar().and_then(|it| it.header().map(str::len)) else {
        return Some(vec![place::written(node, text.to_owned())]);
    };
    // The comment beside the header of a block scalar stays.
    let (start, end) = (usize::from(node.range().start()), node.range().end());
    let line = place::line_end(node.document(), start).min(end.into());
    let head = Edit {
        range: TextRange::new(size(start), size(start + header)),
        insert: text.to_owned(),
    };
    let lines = Edit {
        range: TextRange::new(size(line), end),
        insert: String::new(),
    };
    Some(if lines.range.is_empty() {
        vec![head]
    } else {
        vec![head, lines]
    })
}

/// Gives an entry another key. The style of the key stays where the new one allows it.
pub fn rename_key(key: Node<'_>, name: &str) -> Option<Vec<Edit>> {
    if !key.is_key() || key.kind() != NodeKind::Scalar || place::is_fixed(key) {
        return None;
    }
    let style = key.scalar()?.style;
    if matches!(style, Style::Literal | Style::Folded) || key.text().contains(['\n', '\r']) {
        return None;
    }
    Some(vec![Edit {
        range: key.range(),
        insert: in_style(name, style, context(key)),
    }])
}

/// Makes a list of one out of a scalar on one line: `lin` becomes `[lin]`.
pub fn wrap_in_list(node: Node<'_>) -> Option<Vec<Edit>> {
    let scalar = node.scalar()?;
    if node.is_key() || scalar.raw.contains(['\n', '\r']) || place::is_fixed(node) {
        return None;
    }
    let insert = match scalar.style {
        Style::Plain => format!("[{}]", quote_if_needed(scalar.value, Context::Flow)),
        Style::SingleQuoted | Style::DoubleQuoted => format!("[{}]", scalar.raw),
        Style::Literal | Style::Folded => return None,
    };
    let range = node.full_range();
    if range == node.range() {
        return Some(vec![Edit { range, insert }]);
    }
    // An anchor or a tag is the scalar's and goes into the list with it.
    let inside = insert.get(1..insert.len() - 1)?.to_owned();
    let written = &node.document().source()[range.start().into()..node.range().start().into()];
    Some(vec![Edit {
        range,
        insert: format!("[{written}{inside}]"),
    }])
}

/// Whether a scalar in the place of `node` stands between brackets.
fn context(node: Node<'_>) -> Context {
    let flow = std::iter::successors(node.parent(), Node::parent).any(|it| it.is_flow());
    if flow { Context::Flow } else { Context::Block }
}

/// Whether what is put into `node` stands between brackets.
fn context_inside(node: Node<'_>) -> Context {
    if node.is_flow() {
        Context::Flow
    } else {
        context(node)
    }
}

fn insertion(at: usize, insert: String) -> Edit {
    Edit {
        range: TextRange::empty(size(at)),
        insert,
    }
}

#[cfg(test)]
mod tests;

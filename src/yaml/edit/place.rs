//! Where things stand on their lines.

use crate::text::{Edit, TextRange, TextSize};
use crate::yaml::{Document, Node};

/// Whether no edit may touch a node: it was reached through an alias, or it stands in a
/// collection with something that could not be read.
pub(super) fn is_fixed(node: Node<'_>) -> bool {
    let broken = |it: Node<'_>| it.is_broken() || (it.is_flow() && it.is_torn());
    node.via_alias().is_some() || std::iter::successors(node.parent(), Node::parent).any(broken)
}

/// The edit that writes `text` in the place of a value, with a space after its colon or
/// dash where none is.
pub(super) fn written(node: Node<'_>, text: String) -> Edit {
    let source = node.document().source();
    let range = node.range();
    let (before, after) = source.split_at(range.end().into());
    if !range.is_empty() || before.ends_with(char::is_whitespace) {
        return Edit {
            range,
            insert: text,
        };
    }
    match after.strip_prefix(' ') {
        Some(rest) if !rest.starts_with('#') => Edit {
            range: TextRange::empty(range.end() + TextSize::of(' ')),
            insert: text,
        },
        _ => Edit {
            range,
            insert: format!(" {text}"),
        },
    }
}

/// The column of a node's first byte.
pub(super) fn column(node: Node<'_>) -> usize {
    node.document().column(node.full_range().start()).into()
}

/// The end of the line that `at` is on, before its line break.
pub(super) fn line_end(doc: &Document, at: usize) -> usize {
    let lines = doc.lines();
    let line = lines.line_col(super::size(at)).line;
    usize::from(lines.line_range(doc.source(), line).end()).max(at)
}

/// The start of the line that `at` is on.
pub(super) fn line_start(doc: &Document, at: usize) -> usize {
    let line = doc.lines().line_col(super::size(at)).line;
    doc.lines().full_line_range(line).start().into()
}

/// The start of the line after the one that `at` is on, or the end.
pub(super) fn next_line(doc: &Document, at: usize) -> usize {
    let line = doc.lines().line_col(super::size(at)).line;
    doc.lines().full_line_range(line).end().into()
}

/// The line break that a text uses: its first.
pub(super) fn usual_break(doc: &Document) -> &str {
    let (source, lines) = (doc.source(), doc.lines());
    let end = lines.line_range(source, 0).end();
    match &source[TextRange::new(end, lines.full_line_range(0).end())] {
        "" => "\n",
        usual => usual,
    }
}

/// Whether only white space, and no line break, stands between two places.
pub(super) fn is_blank(source: &str, from: usize, to: usize) -> bool {
    source[from..to]
        .chars()
        .all(|it| matches!(it, ' ' | '\t' | '\u{feff}'))
}

/// How far a document indents what is inside an entry: as its first nested block does,
/// or by two.
pub(super) fn step(doc: &Document) -> usize {
    let nested = doc
        .nodes()
        .filter(|it| it.is_mapping() && !it.is_flow())
        .take(1000);
    let by = nested.filter_map(|it| {
        let parent = it.parent().filter(|it| it.is_mapping() && !it.is_flow())?;
        column(it).checked_sub(column(parent))
    });
    by.into_iter().find(|it| (1..=8).contains(it)).unwrap_or(2)
}

/// Where, in brackets, the comma after `at` is, comments and white space passed over.
pub(super) fn comma(doc: &Document, at: usize) -> Option<usize> {
    let next = significant(doc, at);
    (doc.source().as_bytes().get(next) == Some(&b',')).then_some(next)
}

/// The first byte from `at` on that is neither white space nor in a comment.
pub(super) fn significant(doc: &Document, mut at: usize) -> usize {
    let source = doc.source();
    loop {
        at += source[at..].len()
            - source[at..]
                .trim_start_matches([' ', '\t', '\n', '\r'])
                .len();
        let offset = TextSize::of(&source[..at]);
        match doc
            .comments()
            .binary_search_by_key(&offset, |it| it.range.start())
        {
            Ok(found) => at = doc.comments()[found].range.end().into(),
            Err(_) => return at,
        }
    }
}

/// Whether there is a comment between two places.
pub(super) fn has_comment(doc: &Document, range: TextRange) -> bool {
    let after = doc
        .comments()
        .partition_point(|it| it.range.start() < range.start());
    doc.comments()
        .get(after)
        .is_some_and(|it| it.range.start() < range.end())
}

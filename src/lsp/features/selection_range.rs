//! Ever larger selections around a place: word, text, value, entry, block, document.

use tower_lsp::lsp_types::{
    Position, SelectionRange, SelectionRangeProviderCapability, ServerCapabilities,
};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::{TextRange, TextSize};
use crate::yaml::{Document, Node, Style};

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.selection_range_provider = Some(SelectionRangeProviderCapability::Simple(true));
}

/// One chain for each place.
pub fn answer(snapshot: &Snapshot, places: &[Position]) -> Vec<SelectionRange> {
    let one = |it: &Position| {
        let ranges = around(snapshot.doc(), snapshot.offset(*it));
        let outwards = ranges.into_iter().rev().map(|it| snapshot.range(it));
        let chain = outwards.fold(None, |parent, range| {
            let parent = parent.map(Box::new);
            Some(SelectionRange { range, parent })
        });
        // There is always the document.
        chain.unwrap_or_else(|| SelectionRange {
            range: snapshot.range(TextRange::default()),
            parent: None,
        })
    };
    places.iter().map(one).collect()
}

/// The ranges around a place, innermost first, each larger than the one before.
pub fn around(doc: &Document, offset: TextSize) -> Vec<TextRange> {
    let mut ranges: Vec<TextRange> = word(doc.source(), offset).into_iter().collect();
    if let Some((comment, run)) = comment(doc, offset) {
        ranges.extend([comment, run]);
        return growing(doc, ranges, offset);
    }
    for node in doc.at(offset).nodes.into_iter().rev() {
        steps(node, &mut ranges);
    }
    growing(doc, ranges, offset)
}

/// The comment at a place, without its `#`, and the run of comments that it belongs to.
fn comment(doc: &Document, offset: TextSize) -> Option<(TextRange, TextRange)> {
    let comments = doc.comments();
    let before = comments.partition_point(|it| it.range.start() <= offset);
    let at = before.checked_sub(1)?;
    let comment = comments[at];
    if !comment.range.contains_inclusive(offset) {
        return None;
    }
    let text = comment.text(doc);
    let start = comment.range.end() - TextSize::of(text.trim_start_matches(['#', ' ']));
    let inner = TextRange::new(start, comment.range.end());
    let (first, last) = run(doc, at);
    let run = comments[first].range.cover(comments[last].range);
    Some((if comment.own_line { inner } else { comment.range }, run))
}

/// The first and the last of the comments on lines of their own that follow each other.
fn run(doc: &Document, at: usize) -> (usize, usize) {
    let comments = doc.comments();
    let line = |it: usize| doc.lines().line_col(comments[it].range.start()).line;
    let joins = |one: usize, two: usize| {
        comments[one].own_line && comments[two].own_line && line(one) + 1 == line(two)
    };
    let first = (1..=at).rev().find(|it| !joins(it - 1, *it)).unwrap_or(0);
    let last = (at..comments.len() - 1).find(|it| !joins(*it, it + 1));
    (first, last.unwrap_or(comments.len() - 1))
}

/// What a node adds: its text, itself, its entry.
fn steps(node: Node<'_>, acc: &mut Vec<TextRange>) {
    let range = node.range();
    let quoted = |it: Style| matches!(it, Style::SingleQuoted | Style::DoubleQuoted);
    let in_quotes = node.scalar().is_some_and(|it| quoted(it.style));
    if (in_quotes || node.is_flow()) && u32::from(range.len()) >= 2 {
        let mark = TextSize::of('"');
        acc.push(TextRange::new(range.start() + mark, range.end() - mark));
    }
    acc.extend([range, node.full_range()]);
    if let Some(entry) = node.entry() {
        acc.push(entry.range());
    }
}

/// Each range once, and only as they grow around the place; the document is the last.
fn growing(doc: &Document, ranges: Vec<TextRange>, offset: TextSize) -> Vec<TextRange> {
    let whole = TextRange::up_to(TextSize::of(doc.source()));
    let offset = offset.min(whole.end());
    let mut res: Vec<TextRange> = Vec::new();
    for range in ranges.into_iter().chain([whole]) {
        let grows = res.last().is_none_or(|it| range.contains_range(*it) && range != *it);
        if grows && range.contains_inclusive(offset) && !(range.is_empty() && range != whole) {
            res.push(range);
        }
    }
    res
}

/// The letters, digits and dashes around a place.
fn word(source: &str, offset: TextSize) -> Option<TextRange> {
    let at = source.floor_char_boundary(offset.into());
    let part = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_');
    let start = at - source[..at].chars().rev().take_while(|it| part(*it)).map(char::len_utf8).sum::<usize>();
    let end = at + source[at..].chars().take_while(|it| part(*it)).map(char::len_utf8).sum::<usize>();
    let size = |it: usize| TextSize::try_from(it).unwrap_or_default();
    let dashes = source[start..end].trim_matches('-').is_empty();
    (!dashes).then(|| TextRange::new(size(start), size(end)))
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::lsp::fixture::cursor;
    use crate::text::TextRange;
    use crate::yaml::Document;

    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let (source, at) = cursor(marked);
        let ranges = around(&Document::parse(&*source), at);
        let grows = |it: &[TextRange]| it[1].contains_range(it[0]) && it[0] != it[1];
        assert!(ranges.windows(2).all(grows), "{ranges:?}");
        let texts: Vec<&str> = ranges.iter().map(|it| &source[*it]).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn from_the_word_to_the_document() {
        check(
            "a:\n  b: {c: \"one t$0wo\", d: 1}\n",
            &[
                "two",
                "one two",
                "\"one two\"",
                "c: \"one two\"",
                "c: \"one two\", d: 1",
                "{c: \"one two\", d: 1}",
                "b: {c: \"one two\", d: 1}",
                "a:\n  b: {c: \"one two\", d: 1}",
                "a:\n  b: {c: \"one two\", d: 1}\n",
            ],
        );
    }

    #[test]
    fn a_period_is_a_date_first_and_a_chinese_word_is_one() {
        check("when: 2023-03$0-02..2023-06-20", &["2023-03-02", "2023-03-02..2023-06-20", "when: 2023-03-02..2023-06-20"]);
        check("name: 林$0某，女", &["林某", "林某，女", "name: 林某，女"]);
    }

    #[test]
    fn an_item_is_followed_by_its_list_and_an_anchor_belongs_to_its_value() {
        check("a: &x [b, c$0]", &["c", "b, c", "[b, c]", "&x [b, c]", "a: &x [b, c]"]);
    }

    #[test]
    fn a_comment_is_followed_by_its_run() {
        check(
            "a: 1\n# one\n# two$0 more\n\n# other\nb: 2\n",
            &["two", "two more", "# one\n# two more", "a: 1\n# one\n# two more\n\n# other\nb: 2\n"],
        );
        check("a: 1 # w$0hy\nb: 2\n", &["why", "# why", "a: 1 # why\nb: 2\n"]);
    }

    #[test]
    fn nothing_has_the_document_around_it() {
        check("$0", &[""]);
        check("a: 1\n\n$0", &["a: 1\n\n"]);
        check("a: [b, {c$0", &["c", "{c", "[b, {c", "a: [b, {c"]);
    }
}

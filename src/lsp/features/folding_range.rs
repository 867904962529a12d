//! What can be folded: blocks, brackets over several lines, block scalars, runs of comments.

use tower_lsp::lsp_types::{
    FoldingRange, FoldingRangeKind, FoldingRangeProviderCapability, ServerCapabilities,
};

use super::own::is_known;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::phrase::count_of;
use crate::text::{Lang, TextRange, TextSize};
use crate::yaml::{Document, Node};

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.folding_range_provider = Some(FoldingRangeProviderCapability::Simple(true));
}

/// The folds of a document, as many as the client takes. Nothing is said of other YAML: an empty
/// list would be an answer, and the editor would no longer fold by indentation.
pub fn answer(snapshot: &Snapshot) -> Option<Vec<FoldingRange>> {
    if !is_known(snapshot) {
        return None;
    }
    let document = snapshot.client.can.text_document.as_ref();
    let can = document.and_then(|it| it.folding_range.as_ref());
    let whole_lines = can.and_then(|it| it.line_folding_only).unwrap_or(false);
    let limit = can.and_then(|it| it.range_limit);
    let says = can.and_then(|it| it.folding_range.as_ref()?.collapsed_text).unwrap_or(false);
    let mut folds = folds(snapshot.doc(), whole_lines);
    keep(&mut folds, limit.map_or(usize::MAX, |it| it as usize));
    let one = |it: Fold| {
        let range = snapshot.range(it.range);
        FoldingRange {
            start_line: range.start.line,
            start_character: (!whole_lines).then_some(range.start.character),
            end_line: range.end.line,
            end_character: (!whole_lines).then_some(range.end.character),
            kind: it.is_comment.then_some(FoldingRangeKind::Comment),
            collapsed_text: says.then(|| it.says.words(snapshot.lang)).flatten(),
        }
    };
    Some(folds.into_iter().map(one).collect())
}

/// Something that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From behind what stays to be seen to the end of what is hidden.
    pub range: TextRange,
    /// Whether it is a run of comments.
    pub is_comment: bool,
    /// In how many others it stands.
    pub depth: usize,
    /// What is said in its place.
    pub says: Says,
}

/// What is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// So many entries.
    Entries(usize),
    /// So many items.
    Items(usize),
    /// So many lines.
    Lines(usize),
}

impl Says {
    fn words(self, lang: Lang) -> Option<String> {
        let words = match self {
            Self::Entries(it) => count_of(it, "entry", "entries", "项", lang),
            Self::Items(it) => count_of(it, "item", "items", "条", lang),
            Self::Lines(it) => count_of(it, "line", "lines", "行", lang),
        };
        Some(format!("… {words}"))
    }
}

/// Everything that can be folded, in the order of the text; of those that begin on one line the
/// largest. `whole_lines`: the last line of brackets stays to be seen.
pub fn folds(doc: &Document, whole_lines: bool) -> Vec<Fold> {
    let mut acc = Vec::new();
    let mut open: Vec<(Node<'_>, usize)> = doc.root().into_iter().map(|it| (it, 0)).collect();
    while let Some((node, depth)) = open.pop() {
        if depth > 0 {
            acc.extend(fold(doc, node, depth, whole_lines));
        }
        open.extend(node.children().map(|it| (it, depth + 1)));
    }
    acc.extend(comments(doc));
    let line = |it: TextSize| doc.lines().line_col(it).line;
    acc.retain(|it| line(it.range.start()) < line(it.range.end()));
    acc.sort_by_key(|it| (line(it.range.start()), std::cmp::Reverse(it.range.end())));
    acc.dedup_by_key(|it| line(it.range.start()));
    acc
}

/// Leaves the outermost ones, as many as the limit allows.
pub fn keep(folds: &mut Vec<Fold>, limit: usize) {
    if folds.len() <= limit {
        return;
    }
    let mut depths: Vec<usize> = folds.iter().map(|it| it.depth).collect();
    depths.sort_unstable();
    let deepest = depths[limit];
    let mut left = limit - depths.iter().filter(|it| **it < deepest).count();
    folds.retain(|it| {
        let last = it.depth == deepest && left > 0;
        left -= usize::from(last);
        it.depth < deepest || last
    });
}

fn fold(doc: &Document, node: Node<'_>, depth: usize, whole_lines: bool) -> Option<Fold> {
    let range = node.range();
    let says = match () {
        () if node.is_mapping() => Says::Entries(node.entries().count()),
        () if node.is_sequence() => Says::Items(node.items().count()),
        () => Says::Lines(node.text().lines().count().saturating_sub(1)),
    };
    let block = !node.is_flow() && (node.is_mapping() || node.is_sequence());
    let scalar = node.scalar().is_some_and(|it| it.header().is_some());
    let range = match () {
        // What belongs to a key is hidden behind the key; an item behind its first line.
        () if block => {
            let head = node.entry().filter(|_| !node.is_key()).map(|it| it.key.range().end());
            behind(doc, head.unwrap_or(range.start()), range.end())?
        }
        () if node.is_flow() => inside_brackets(doc, node, whole_lines)?,
        () if scalar => behind(doc, range.start(), range.end())?,
        () => return None,
    };
    Some(Fold {
        range,
        is_comment: false,
        depth,
        says,
    })
}

fn inside_brackets(doc: &Document, node: Node<'_>, whole_lines: bool) -> Option<TextRange> {
    let (range, mark) = (node.range(), TextSize::of('{'));
    let closed = node.text().ends_with(['}', ']']) && u32::from(range.len()) > 1;
    let end = if closed { range.end() - mark } else { range.end() };
    let start = range.start() + mark;
    if !whole_lines || !closed {
        return (start <= end).then(|| TextRange::new(start, end));
    }
    let lines = doc.lines();
    let last = lines.line_range(doc.source(), lines.line_col(end).line);
    let alone = doc.source()[TextRange::new(last.start(), end)].trim().is_empty();
    let before = lines.line_col(end).line.checked_sub(u32::from(alone))?;
    let end = lines.line_range(doc.source(), before).end().min(end);
    (start <= end).then(|| TextRange::new(start, end))
}

/// Comments on lines of their own that follow each other.
fn comments(doc: &Document) -> Vec<Fold> {
    let line = |it: TextSize| doc.lines().line_col(it).line;
    let own: Vec<TextRange> = doc.comments().iter().filter(|it| it.own_line).map(|it| it.range).collect();
    let runs = own.chunk_by(|one, two| line(one.start()) + 1 == line(two.start()));
    let fold = |it: &[TextRange]| Fold {
        range: TextRange::new(it[0].end(), it[it.len() - 1].end()),
        is_comment: true,
        depth: 1,
        says: Says::Lines(it.len() - 1),
    };
    runs.map(fold).collect()
}

/// From the end of a line to an end; nothing where that is on the line, as in brackets.
fn behind(doc: &Document, head: TextSize, end: TextSize) -> Option<TextRange> {
    let start = line_end(doc, head);
    (start <= end).then(|| TextRange::new(start, end))
}

fn line_end(doc: &Document, at: TextSize) -> TextSize {
    let line = doc.lines().line_col(at).line;
    doc.lines().line_range(doc.source(), line).end()
}

#[cfg(test)]
mod tests {
    use super::{folds, keep};
    use crate::text::Lang;
    use crate::yaml::Document;

    /// The folds as lines, first and last, with what is said of them.
    fn shown(source: &str, whole_lines: bool) -> Vec<String> {
        let doc = Document::parse(source);
        let line = |at| doc.lines().line_col(at).line + 1;
        let one = |it: super::Fold| {
            let says = it.says.words(Lang::En).unwrap_or_default();
            format!("{}-{} {says}", line(it.range.start()), line(it.range.end()))
        };
        folds(&doc, whole_lines).into_iter().map(one).collect()
    }

    const BRIEF: &str = "\
# one
# two
facts:
  lent: {
    kind: a,
    by: [b,
      c]
  }
  said:
    summary: |
      first

      last

# alone
charges:
  - offence: a
    grounds: {b: c}
  - offence: d
";

    #[test]
    fn blocks_brackets_scalars_and_comments_fold() {
        let expected = ["1-2 … 1 line", "3-13 … 2 entries", "4-8 … 2 entries", "6-7 … 2 items", "9-13 … 1 entry", "10-13 … 3 lines", "16-19 … 2 items", "17-18 … 2 entries"];
        assert_eq!(shown(BRIEF, false), expected);
    }

    #[test]
    fn whole_lines_leave_the_closing_bracket_to_be_seen() {
        assert_eq!(shown(BRIEF, true)[2], "4-7 … 2 entries");
        assert_eq!(shown("a: [b,\n  c]\n", true), ["1-2 … 2 items"]);
        assert_eq!(shown("a: [\n]\n", true), [""; 0]);
    }

    #[test]
    fn of_those_that_begin_on_one_line_the_largest_stays() {
        let source = "x:\n  - a:\n      b: 1\n    c: 2\n";
        assert_eq!(shown(source, true), ["1-4 … 1 item", "2-4 … 2 entries"]);
    }

    #[test]
    fn the_outermost_stay_when_there_may_only_be_few() {
        let doc = Document::parse(BRIEF);
        let mut few = folds(&doc, false);
        keep(&mut few, 3);
        let depths: Vec<usize> = few.iter().map(|it| it.depth).collect();
        assert_eq!(depths, [1, 1, 1]);
        keep(&mut few, 0);
        assert!(few.is_empty());
    }

    #[test]
    fn a_block_that_began_in_brackets_folds_no_further_than_its_line() {
        assert_eq!(shown("a: {- b: c, d}: e\n", false), [""; 0]);
    }

    #[test]
    fn what_is_broken_folds_as_far_as_it_is_read() {
        assert_eq!(shown("a: {b: 1,\n  c: 2\nd:\n  e: 1\n", false).last().unwrap(), "3-4 … 1 entry");
        assert_eq!(shown("", false), [""; 0]);
    }
}

use crate::text::LineIndex;
use crate::yaml::tests::outline;
use crate::yaml::{Backend, Document, SyntaxReason};

/// The tree as one line, and each fault as its line and reason; the same with both
/// parsers.
fn recovered(source: &str) -> (String, Vec<(u32, SyntaxReason)>) {
    let lines = LineIndex::new(source);
    let [granit, oneyaml] = Backend::ALL.map(|backend| {
        let doc = Document::parse_with(source, backend);
        let tree = doc.root().map(outline).unwrap_or_default();
        let faults = doc.faults().iter();
        let faults = faults.map(|it| (lines.line_col(it.range.start()).line, it.reason.clone()));
        (tree, faults.collect())
    });
    assert_eq!(granit, oneyaml, "{source}");
    oneyaml
}

#[test]
fn a_broken_entry_leaves_its_neighbours_whole() {
    let source = "a: 1\nb: \"two\nc:\n  d: [x\n  e: 3\nf\ng: 4\n";
    let (tree, faults) = recovered(source);
    assert_eq!(tree, "{a: 1, b: !, c: {d: [x], e: 3}, !: _, g: 4}");
    let expected = [
        (1, SyntaxReason::UnclosedQuote),
        (3, SyntaxReason::UnclosedBracket),
        (5, SyntaxReason::MissingColon),
    ];
    assert_eq!(faults, expected);
}

#[test]
fn an_item_among_keys_is_one_fault() {
    let (tree, faults) = recovered("a:\n  b: x\n  - \n  c: y\nd: 5\n");
    assert_eq!(tree, "{a: {b: x, !: _, c: y}, d: 5}");
    assert_eq!(faults, [(2, SyntaxReason::ItemAmongKeys)]);
}

#[test]
fn a_closing_bracket_may_stand_below_its_key() {
    let (tree, faults) = recovered("a: [\n  x,\n]\nb: {\n  c: d\n}\n");
    assert_eq!(tree, "{a: [x], b: {c: d}}");
    assert_eq!(faults, []);
    let (tree, faults) = recovered("a: [\nx,\ny]\nb: 1\n");
    assert_eq!(tree, "{a: [x, y], b: 1}");
    assert_eq!(faults, [(1, SyntaxReason::BadIndentation)]);
}

#[test]
fn a_key_without_its_colon_keeps_what_is_below_it() {
    for source in ["a\n  b: 1\n  c: 2\nd: 3\n", "a：\n  b: 1\n  c: 2\nd: 3\n"] {
        assert_eq!(recovered(source).0, "{a: {b: 1, c: 2}, d: 3}");
    }
}

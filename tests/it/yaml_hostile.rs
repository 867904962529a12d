//! Texts that try to break the reader: each is read, in bounded space and depth.

use gravamen::text::TextSize;
use gravamen::yaml::{Backend, Document, MAX_DEPTH, Node, NodeKind, SyntaxReason};

/// An unoptimized build reads a tenth.
const SCALE: usize = if cfg!(debug_assertions) { 10 } else { 1 };

/// Reads a text with both parsers and looks at everything that was read.
fn read(source: &str) -> Vec<SyntaxReason> {
    let [granit, oneyaml] = Backend::ALL.map(|backend| {
        let doc = Document::parse_with(source, backend);
        assert!(depth(&doc) <= MAX_DEPTH + 1);
        doc.duplicate_keys();
        doc.at(TextSize::of(source));
        for node in doc.nodes() {
            let range = node.full_range();
            assert!(
                source
                    .get(range.start().into()..range.end().into())
                    .is_some()
            );
            assert!(node.kind() != NodeKind::Scalar || node.value().is_some());
        }
        for pair in doc.comments().windows(2) {
            assert!(pair[0].range.end() <= pair[1].range.start());
        }
        doc.faults()
            .iter()
            .map(|it| it.reason.clone())
            .collect::<Vec<_>>()
    });
    assert_eq!(granit.is_empty(), oneyaml.is_empty());
    oneyaml
}

/// How deep the tree is, aliases followed.
fn depth(doc: &Document) -> usize {
    let mut open: Vec<(usize, Node<'_>)> = doc.root().map(|it| (1, it)).into_iter().collect();
    let bound = 10 * doc.nodes().count() + 10_000;
    let (mut most, mut seen) = (0, 0);
    while let Some((depth, node)) = open.pop() {
        seen += 1;
        assert!(seen <= bound, "aliases multiply");
        most = most.max(depth);
        if let Some(node) = node.resolve() {
            open.extend(node.children().map(|it| (depth + 1, it)));
        }
    }
    most
}

#[test]
fn aliases_do_not_multiply() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (before, name) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        let nine = vec![format!("*{before}"); 9].join(", ");
        bomb.push_str(&format!("{name}: &{name} [{nine}]\n"));
    }
    assert!(bomb.len() < 500);
    assert!(read(&bomb).contains(&SyntaxReason::AliasBomb));
    let chain = |it: usize| format!("- &a{it} [*a{}]\n", it.saturating_sub(1));
    let chain: String = (0..2000).map(chain).collect();
    assert!(read(&chain).contains(&SyntaxReason::TooDeep));
}

#[test]
fn nesting_is_bounded() {
    for unit in ["[", "{", "{a: ", "[[], ", "- ", "? ", "- [", "-\n"] {
        read(&unit.repeat(100_000));
        read(&format!("a: {}\nb: 1\n", unit.repeat(100_000)));
    }
    let closed = "[".repeat(100_000) + &"]".repeat(100_000);
    assert_eq!(read(&closed), [SyntaxReason::TooDeep]);
}

#[test]
fn a_staircase_is_climbed_as_far_as_it_is_deep() {
    let stair = |steps: usize| -> String {
        (0..steps)
            .map(|it| format!("{}k:\n", " ".repeat(it)))
            .collect()
    };
    assert_eq!(read(&stair(100)), []);
    assert!(!read(&stair(3000)).is_empty());
    assert!(!read(&(stair(3000) + "\"x\n")).is_empty());
}

#[test]
fn long_lines_and_many_keys_are_read() {
    let line = "x".repeat(10_000_000 / SCALE);
    assert_eq!(read(&format!("a: {line}\n")), []);
    assert_eq!(
        read(&format!("a: \"{line}\n")),
        [SyntaxReason::UnclosedQuote]
    );
    let keys: String = (0..100_000 / SCALE)
        .map(|it| format!("k{it}: {it}\n"))
        .collect();
    assert_eq!(read(&keys), []);
    assert_eq!(read(&format!("{keys}\"x\n")), [SyntaxReason::UnclosedQuote]);
    let items = "x, ".repeat(1_000_000 / SCALE);
    assert_eq!(
        read(&format!("a: [{items}")),
        [SyntaxReason::UnclosedBracket]
    );
}

#[test]
fn two_hundred_thousand_facts_are_read() {
    let fact = |it: usize| {
        format!(
            "  f{it}: {{kind: payment-settlement, by: lin, amount: {it} CNY, evidence: [bank]}}\n"
        )
    };
    let facts: String = (0..200_000 / SCALE).map(fact).collect();
    let doc = Document::parse(format!("facts:\n{facts}"));
    assert_eq!(doc.faults(), []);
    let last = 200_000 / SCALE - 1;
    let amount = doc
        .find(&format!("facts.f{last}.amount"))
        .and_then(|it| it.value());
    assert_eq!(amount, Some(&*format!("{last} CNY")));
}

#[test]
fn odd_characters_are_read_or_named() {
    assert_eq!(read("a: \u{0}\n"), [SyntaxReason::ControlCharacter]);
    assert_eq!(read("a: b\u{1b}[31mc\n"), [SyntaxReason::ControlCharacter]);
    assert_eq!(
        read("a: \"b\u{1b}[31mc\"\nd: 1\n"),
        [SyntaxReason::ControlCharacter]
    );
    assert_eq!(read("a: b\u{202e}c\n"), []);
    assert_eq!(read("\u{feff}a: 1\r\nb: 2\rc: 3\n"), []);
    assert_eq!(
        read("a: 1\r\nb: \"x\r\nc: 3\r\n"),
        [SyntaxReason::UnclosedQuote]
    );
    assert_eq!(read("a: 1\rb: \"x\rc: 3\r"), [SyntaxReason::UnclosedQuote]);
    assert_eq!(read("a:\n\tb: 1\n"), [SyntaxReason::TabIndent]);
    assert_eq!(read("a: 1\n\u{feff}b: 2\n").len(), 1);
    assert_eq!(read(""), []);
    assert_eq!(read("\u{feff}"), []);
    assert_eq!(read("\r"), []);
}

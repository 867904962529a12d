use std::fmt::Write;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::text::Dice;

/// All that can be seen of a document.
fn dump(doc: &Document) -> String {
    let mut res = String::new();
    for node in doc.nodes() {
        let inside = (
            node.parent().map(|it| it.id()),
            doc.tree.nodes[node.id().0 as usize].after,
        );
        let (range, flags) = (
            node.full_range(),
            doc.tree.nodes[node.id().0 as usize].flags,
        );
        let known = (node.kind(), node.range(), range, node.value_range(), flags);
        let entries: Vec<_> = node
            .entries()
            .map(|it| (it.key.id(), it.value.id()))
            .collect();
        let items: Vec<_> = node.items().map(|it| it.id()).collect();
        let _ = writeln!(
            res,
            "{known:?} {inside:?} {:?} {entries:?} {items:?}",
            node.scalar()
        );
    }
    let _ = write!(
        res,
        "{:?}\n{:?}\n{:?}",
        doc.comments(),
        doc.faults(),
        doc.anchors()
    );
    let _ = write!(res, "\n{:?} {}", doc.duplicate_keys(), doc.whole);
    res
}

/// Holds one text after the other to a fresh reading. Whether the tree was kept.
fn step(before: &Document, text: &str) -> (Document, bool) {
    let (after, fresh) = (before.parse_after(text), Document::parse(text));
    let (seen, due) = (dump(&after), dump(&fresh));
    let odd = seen.lines().zip(due.lines()).find(|it| it.0 != it.1);
    let [old, new] = [before.source(), text].map(|it| if it.len() < 3_000 { it } else { "…" });
    assert_eq!(odd, None, "{old:?}\n{new:?}");
    assert_eq!(seen.len(), due.len(), "{old:?}\n{new:?}");
    assert_eq!(after.source(), text);
    (after, before.spliced(text).is_some())
}

/// So many edits are made to each text. It was run with 600.
const ROUNDS: usize = 25;

/// What may be typed or pasted.
const TYPED: &[&str] = &[
    "x",
    " ",
    "\n",
    "  ",
    "\n  ",
    "\n    ",
    ": ",
    ":",
    "#",
    " # 注",
    "\n# c\n",
    "- ",
    "\n- ",
    "\n  - y",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "\"",
    "'",
    "\\",
    "中文",
    "“",
    "\r\n",
    "\r",
    "\t",
    "&a ",
    "*a",
    "!!str ",
    "!t ",
    "? ",
    "\n? k\n",
    "|",
    ">-",
    "|\n      text\n",
    "|+\n      text\n\n\n",
    "\n---\n",
    "\n...\n",
    "~",
    "null",
    "<<: ",
    "\u{feff}",
    "%",
    "k: v\n",
    "\n  k: v",
    "\n    k: [a, b]\n",
    "\n\n",
    "\n  k:\n    l:\n    - m: n\n",
    "\n      more",
    "''",
    "@",
    "`",
    "\u{85}",
    "\0",
];

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|it| text.is_char_boundary(*it))
        .unwrap_or(0)
}

/// The text with one edit: something typed, cut, replaced, or a line indented, cut or doubled.
fn edited(text: &str, dice: &mut Dice) -> String {
    let at = boundary(text, dice.roll(text.len() + 1));
    let typed = TYPED[dice.roll(TYPED.len())];
    let near = |by: usize| boundary(text, at + by).max(at);
    let start = line_start(text.as_bytes(), at);
    let end = text[at..].find('\n').map_or(text.len(), |it| at + it + 1);
    let line = &text[start..end];
    let (cut, insert) = match dice.roll(8) {
        0 | 1 => (at..at, typed.to_owned()),
        2 => (at..near(1 + dice.roll(6)), String::new()),
        3 => (at..near(1 + dice.roll(60)), typed.to_owned()),
        4 => (start..start, " ".repeat(dice.roll(5))),
        5 => (start..end, String::new()),
        6 => (start..start, line.to_owned()),
        _ => (
            start..end,
            line.trim_start_matches(' ').replace('\n', "\r\n"),
        ),
    };
    [&text[..cut.start], &insert, &text[cut.end..]].concat()
}

/// A brief with many facts of several shapes.
fn dense(facts: usize) -> String {
    let mut res =
        String::from("# 案\nbrief: 1\nparties:\n  lin: {name: 林某, role: accused}\n\nfacts:\n");
    for nth in 0..facts {
        let _ = match nth % 5 {
            0 => writeln!(
                res,
                "  f-{nth}: {{kind: gains, by: [lin], amount: \"1,{nth} CNY\"}}  # 见"
            ),
            1 => writeln!(
                res,
                "  f-{nth}:\n    kind: gains\n    amount: 3.8万元\n\n    # why\n    by:\n      - lin"
            ),
            2 => writeln!(
                res,
                "  f-{nth}:\n    note: |\n      one\n\n      two\n    by: lin # c"
            ),
            3 => writeln!(res, "  f-{nth}:\n    note: >-\n      one\n      二"),
            _ => writeln!(
                res,
                "  f-{nth}:\n    it: 'it''s'\n    by:\n    when: some\n      day"
            ),
        };
    }
    res + "charges:\n  - offence: cl-287-2\n    grounds:\n      a: [f-1]\n  - {offence: x}\n# end\n"
}

fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paths.sort();
    paths.retain(|it| it.to_string_lossy().ends_with(".yaml"));
    let mut res: Vec<_> = paths
        .iter()
        .map(|it| std::fs::read_to_string(it).unwrap())
        .collect();
    res.extend([
        dense(40),
        dense(15).replace('\n', "\r\n"),
        format!("---\n{}", dense(10)),
    ]);
    res
}

#[test]
fn whatever_is_typed_the_tree_is_that_of_a_fresh_reading() {
    let (mut kept, mut tried) = (0, 0);
    for (nth, text) in corpus().into_iter().enumerate() {
        let mut dice = Dice::new(0x9e37_79b9_7f4a_7c15 ^ (nth as u64 * 77 + 1));
        let first = Document::parse(&*text);
        let mut before = Document::parse(&*text);
        for _ in 0..ROUNDS {
            let (after, same) = step(&before, &edited(before.source(), &mut dice));
            kept += usize::from(same);
            tried += 1;
            // Of a text that is broken nothing is kept, so there is nothing to learn from it.
            let broken = !after.whole && dice.roll(3) > 0;
            before = if broken {
                Document::parse(first.source())
            } else {
                after
            };
        }
    }
    assert!(kept * 8 > tried, "{kept} of {tried}");
}

#[test]
fn a_word_typed_in_one_line_reads_one_entry() {
    let mut dice = Dice::new(7);
    let mut before = Document::parse(dense(60));
    let mut kept = 0;
    for nth in 0..400 {
        let text = before.source();
        let words = text.match_indices(|it: char| it.is_alphanumeric());
        let (at, _) = words.clone().nth(dice.roll(words.count())).unwrap();
        let word = ["x", "7", "林", "ab cd"][nth % 4];
        let (after, same) = step(&before, &[&text[..at], word, &text[at..]].concat());
        kept += usize::from(same);
        before = after;
    }
    assert!(kept > 300, "{kept}");
}

#[test]
fn what_is_decoded_does_not_pile_up() {
    let text = dense(30);
    let other = text.replacen("one", "once", 1);
    let mut before = Document::parse(&*text);
    for nth in 0..300 {
        before = step(&before, [&other, &text][nth % 2]).0;
    }
    assert!(before.tree.decoded.len() <= 2 * text.len());
}

/// Holds `old` and then `new` to a fresh reading.
fn check(old: &str, new: &str) {
    step(&Document::parse(old), new);
    step(&Document::parse(new), old);
}

#[test]
fn what_leaks_out_of_its_entry_is_read_afresh() {
    let rest = "\nz: 1".repeat(30);
    for (old, new) in [
        ("a: 1", "a: \"1"),
        ("a: 1", "a: [1"),
        ("a:\n  b: 1", "a:\n  b: |"),
        ("a:\n  b: |\n    x\n", "a:\n  b: |+\n    x\n"),
        ("?\n  a\n: v", "?\n  a: 1"),
        ("?\n  a: 1\n: v", "?\n  a: 1\n\n  b: 2\n: v"),
        ("?\n  a: 1", "?\n  a: 12"),
        ("x:\n  a: 1", "x:\n  ? a"),
        ("x:\n  a: 1\n# c", "x:\n  ? a\n# c"),
        ("a: &b 1\nc: *b", "a: &d 1\nc: *b"),
        ("a: 1\nc: *b", "a: &b 1\nc: *b"),
        ("a: 1", "a: 1\n---\nb: 2"),
        ("a: 1", "a: 1\n..."),
        ("a: 1\nb: 2", "a: 1\n- b: 2"),
        ("a:\n- 1\n- 2", "a:\n- 1\n - 2"),
        ("a:\n  b: 1\n  c: 2", "a:\n  b: 1\n   c: 2"),
        ("a: x\n  y", "a: x\n y"),
        ("a: x\n  y", "a: x #\n  y"),
    ] {
        check(&[old, &rest].concat(), &[new, &rest].concat());
        check(
            &["y: 1", &rest, "\n", old].concat(),
            &["y: 1", &rest, "\n", new].concat(),
        );
        check(old, new);
    }
}

proptest! {
    #[test]
    fn any_text_after_any_other(
        parts in prop::collection::vec(0..TYPED.len(), 0..10),
        more in 10..20_usize,
        seed in 1..u64::MAX,
    ) {
        let mut dice = Dice::new(seed);
        let typed: String = parts.into_iter().map(|it| TYPED[it]).collect();
        let text = format!("a: 1\nb:\n  c:\n    d: 2\n    e: {typed}\n    f: 3\n");
        let rest = "g: 4\n".repeat(more);
        let edits: Vec<_> = (0..6).map(|_| edited(&text, &mut dice)).collect();
        for (before, after) in [("", &*rest), (&*rest, ""), ("", "")] {
            let mut doc = Document::parse([before, &text, after].concat());
            for it in &edits {
                doc = step(&doc, &[before, it, after].concat()).0;
                doc = step(&doc, &[before, &text, after].concat()).0;
            }
        }
    }
}

//! Texts that mean harm, or that chance made: no panic, every place in the text, linear time.

use proptest::prelude::*;

use super::sections::EXAMPLE;
use super::{SCHEMAS, fact};
use crate::brief::{Flaw, FlawKind, lower, private_ranges};
use crate::text::TextRange;
use crate::yaml::Document;

/// Lowers a text and asserts that every place lies in it, between characters.
fn survives(source: &str) -> Vec<Flaw> {
    let doc = Document::parse(source);
    let (brief, flaws) = lower(&doc, &SCHEMAS);
    let held = |it: &TextRange| source.get(std::ops::Range::<usize>::from(*it)).is_some();
    assert!(flaws.iter().all(|it| held(&it.at)), "{source}");
    assert!(
        flaws
            .iter()
            .filter_map(|it| it.via_alias.as_ref())
            .all(held),
        "{source}"
    );
    assert!(flaws.is_sorted_by_key(|it| it.at.start()));
    let names = brief.names.defs().iter().chain(brief.names.uses());
    assert!(names.clone().all(|it| held(&it.range)), "{source}");
    assert!(private_ranges(&doc).iter().all(held), "{source}");
    flaws
}

/// What a person or a hostile hand may put into a brief.
const PIECES: [&str; 30] = [
    ",", ":", ": ", "- ", "\n", "\n  ", "{", "}", "[", "]", "&a ", "*a", "<<: *a", "'", "\"",
    "|\n", ">3", "#", "，", "：", "万", "１２", "null", "~", "yes", "\t", "\u{feff}", "? ",
    "!!str ", "185,000",
];

proptest! {
    #[test]
    fn any_breakage_is_survived(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, 0..PIECES.len()), 1..5),
    ) {
        let mut source = EXAMPLE.to_owned();
        for (at, length, piece) in cuts {
            let start = source.floor_char_boundary(at.index(source.len() + 1));
            let end = source.ceil_char_boundary((start + length).min(source.len()));
            source.replace_range(start..end, PIECES[piece]);
        }
        survives(&source);
    }

    #[test]
    fn any_value_is_survived(key in "[a-z-]{1,14}", value in "\\PC{0,24}") {
        survives(&format!("brief: 1\nparties: {{lin: {{{key}: {value}}}}}\nfacts:\n  a: {{kind: {value}, {key}: 1}}\n"));
        survives(&format!("brief: 1\nfacts:\n  a:\n    kind: account-supply\n    accounts: {value}\n    inflow: {value}\n    when: {value}\n    by: [{value}]\n    dealt-with: {value}\n"));
    }
}

#[test]
fn a_long_chain_of_parts_is_no_depth() {
    let mut source = "brief: 1\nfacts:\n".to_owned();
    for nth in 0..30_000 {
        source += &format!("  f{nth}: {{kind: illegal-gains, part-of: f{}}}\n", nth + 1);
    }
    source += "  f30000: {kind: illegal-gains, part-of: f0}\n";
    let flaws = survives(&source);
    assert_eq!(flaws.len(), 1);
    assert!(matches!(flaws[0].kind, FlawKind::InvalidValue(_)));
}

#[test]
fn very_many_wrong_words_are_not_searched_without_end() {
    let mut source = "brief: 1\nfacts:\n".to_owned();
    for nth in 0..20_000 {
        source += &format!(
            "  fact-{nth}: {{kind: illegal-gain, by: person-{nth}, part-of: fakt-{nth}, k{nth}: 1}}\n"
        );
    }
    assert_eq!(survives(&source).len(), 60_000);
}

#[test]
fn very_many_equal_and_odd_keys_are_read_once() {
    let odd = (0..20_000)
        .map(|nth| format!("k{nth}: 1, "))
        .collect::<String>();
    let again = "k19999: 1, kind: website, ".repeat(10_000);
    let flaws = survives(&format!("brief: 1\nfacts: {{a: {{{odd}{again}by: []}}}}\n"));
    assert_eq!(flaws.len(), 20_000 + 10_000 + 9_999);
}

#[test]
fn aliases_do_not_multiply_flaws() {
    let mut source =
        "brief: 1\nfacts:\n  a: &a {kind: illegal-gains, amount: 3, by: [x, y, z]}\n".to_owned();
    for nth in 0..500 {
        source += &format!("  b{nth}: *a\n");
    }
    assert_eq!(survives(&source).len(), 4);
}

#[test]
fn a_text_between_the_lines_of_another_system_is_read() {
    let source = EXAMPLE.replace('\n', "\r\n");
    assert!(survives(&source).is_empty());
    let marked = format!("\u{feff}{EXAMPLE}");
    assert!(survives(&marked).is_empty());
    let (brief, _) = lower(&Document::parse(marked.as_str()), &SCHEMAS);
    assert_eq!(fact(&brief, "fee").by[0].to, Some(0));
}

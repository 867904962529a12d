use super::{Kind, Token, brief, delta, encode, in_order};
use crate::lsp::fixture::analysis;
use crate::text::{Encoding, Text, TextRange, TextSize};

const BRIEF: &str = "\
brief: 1
case: {stage: trial, drafted: 2024-03-18, odd: 1}
parties: {lin: {name: 林某, role: accused}}
evidence: {bank: {kind: documentary, excluded: forged}}
facts:
  settled: {kind: payment-settlement, by: lin, when: 2023-03..2023-06, amount: \"185,000 CNY\", evidence: [bank]}
charges:
  - offence: cl-287-2
    against: [lin, nobody]
    grounds: {payment-settlement: [settled], none-such: [settled]}
    sentence: {lin: {imprisonment: 8m, suspended: true}}
readings: {repeatedly: 2}
# gravamen: ignore[ground-falls-short, no-such] because, until 2026-06-01
";

/// Each token with what it is.
fn shown(source: &str) -> String {
    let tokens = in_order(brief::tokens(&analysis(source)));
    let one = |it: &Token| {
        let is = ["", "+", "", "", "-"].get(it.is as usize & 5).unwrap_or(&"+-");
        format!("{:?}{is}={}", it.kind, &source[it.range])
    };
    tokens.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_word_that_is_known_has_its_kind() {
    let expected = "\
        Section=brief Number=1 \
        Section=case Key=stage Word=trial Key=drafted Date=2024-03-18 \
        Section=parties Party+=lin Key=name Key=role Word=accused \
        Section=evidence Evidence+-=bank Key=kind Word=documentary Key=excluded \
        Section=facts Fact+=settled Key=kind OfFact=payment-settlement Key=by Party=lin Key=when Date=2023-03..2023-06 Key=amount Number=\"185,000 CNY\" Key=evidence Evidence-=bank \
        Section=charges Key=offence Offence=cl-287-2 Key=against Party=lin \
        Key=grounds Ground=payment-settlement Fact=settled Fact=settled \
        Key=sentence Party=lin Key=imprisonment Number=8m Key=suspended \
        Section=readings Key=repeatedly Word=2 \
        Suppression=gravamen: ignore Rule=ground-falls-short Date=2026-06-01";
    assert_eq!(shown(BRIEF), expected);
}

#[test]
fn tokens_are_apart_and_in_order_even_in_broken_briefs() {
    for source in ["facts: &a {x: &b {kind: finding, text: *b}}\ncharges: *a\n", "a: [", "facts: {a: {kind: website, count: 3", ""] {
        let tokens = in_order(brief::tokens(&analysis(source)));
        assert!(tokens.windows(2).all(|it| it[0].range.end() <= it[1].range.start()), "{source}");
    }
}

#[test]
fn lengths_count_the_units_of_the_client() {
    let text = Text::new("名: 林𠮷\nb: two\n  lines\n");
    let range = |start: u32, end: u32| TextRange::new(TextSize::new(start), TextSize::new(end));
    let tokens = [
        Token { range: range(0, 3), kind: Kind::Key, is: 1 },
        Token { range: range(5, 12), kind: Kind::Word, is: 0 },
        Token { range: range(16, 27), kind: Kind::Word, is: 0 },
    ];
    let numbers = |encoding| -> Vec<(u32, u32, u32)> {
        let encoded = encode(&text, encoding, &tokens);
        encoded.iter().map(|it| (it.delta_line, it.delta_start, it.length)).collect()
    };
    assert_eq!(numbers(Encoding::Utf8), [(0, 0, 3), (0, 5, 7), (1, 3, 3), (1, 2, 5)]);
    assert_eq!(numbers(Encoding::Utf16), [(0, 0, 1), (0, 3, 3), (1, 3, 3), (1, 2, 5)]);
    assert_eq!(numbers(Encoding::Utf32), [(0, 0, 1), (0, 3, 2), (1, 3, 3), (1, 2, 5)]);
}

#[test]
fn a_change_is_the_smallest_one() {
    let text = Text::new(BRIEF);
    let old = encode(&text, Encoding::Utf16, &in_order(brief::tokens(&analysis(BRIEF))));
    let changed = BRIEF.replace("by: lin, ", "");
    let new = encode(&Text::new(&*changed), Encoding::Utf16, &in_order(brief::tokens(&analysis(&changed))));
    assert_eq!(delta(&old, &old), []);
    let [edit] = &delta(&old, &new)[..] else { panic!("one edit") };
    assert!(edit.delete_count <= 20, "{edit:?}");
    let mut applied = old.clone();
    let (start, end) = (edit.start as usize / 5, (edit.start + edit.delete_count) as usize / 5);
    applied.splice(start..end, edit.data.clone().unwrap_or_default());
    assert_eq!(applied, new);
    assert_eq!(delta(&new, &[])[0].delete_count as usize, new.len() * 5);
}

//! The description of the brief format is true and complete.

use gravamen::brief::{self, Table, Word};
use gravamen::schema::Schemas;
use gravamen::yaml::Document;

const PAGE: &str = include_str!("../../docs/brief-format.md");

#[test]
fn every_example_is_a_brief_without_flaw() {
    let examples: Vec<&str> = PAGE.split("```yaml\n").skip(1).collect();
    assert!(examples.len() >= 4);
    for example in examples {
        let source = example.split("```").next().unwrap_or_default();
        let doc = Document::parse(source);
        assert!(doc.faults().is_empty(), "{:?} in\n{source}", doc.faults());
        let (_, flaws) = brief::lower(&doc, &Schemas::built_in());
        assert!(flaws.is_empty(), "{flaws:?} in\n{source}");
    }
}

#[test]
fn every_key_and_every_word_is_described() {
    let tables = [
        Table::Brief,
        Table::Case,
        Table::Party,
        Table::Evidence,
        Table::Fact(None),
        Table::Charge,
        Table::Ground,
        Table::Sentence,
        Table::Circumstance,
    ];
    let keys = tables.iter().flat_map(|it| it.keys());
    let lists = [
        brief::Stage::ALL,
        brief::PartyKind::ALL,
        brief::Role::ALL,
        brief::EvidenceKind::ALL,
        brief::Status::ALL,
        brief::CircumstanceKind::ALL,
    ];
    let is_there = |it: &str| {
        [format!("`{it}`"), format!("`{it}:`"), format!("{it}:")]
            .iter()
            .any(|it| PAGE.contains(it))
    };
    for named in keys.chain(lists.into_iter().flatten()) {
        assert!(is_there(named.word), "`{}` is not described", named.word);
    }
}

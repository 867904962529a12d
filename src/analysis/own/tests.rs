use std::sync::Arc;

use super::{Beside, Loaded, OwnFile, OwnKind};
use crate::schema::Schemas;
use crate::text::{Lang, Text};

const PARKING: &str = include_str!("../../../docs/examples/schemas/parking.yaml");
const EXAMPLES: &str = include_str!("../../../docs/examples/schemas/parking.examples.yaml");

fn study(kind: OwnKind, text: &str, beside: Option<&str>) -> OwnFile {
    let schemas = Schemas::built_in();
    let law = Loaded {
        schemas: &schemas,
        faults: &[],
    };
    let beside = beside.map(|it| Beside {
        name: "beside.yaml".into(),
        text: Text::new(it),
    });
    OwnFile::new(kind, "own.yaml", Text::new(text), law, beside)
}

/// The findings, each with its rule, its place and its words.
fn said(own: &OwnFile, lang: Lang) -> Vec<String> {
    let one = |it: &super::OwnFinding| {
        let words = own.words(it, lang);
        let help = words
            .help
            .first()
            .map_or(String::new(), |it| format!(" ({it})"));
        format!(
            "{} `{}`: {}{help}",
            it.rule.0,
            &own.text.source()[it.at],
            words.what
        )
    };
    own.findings.iter().map(one).collect()
}

#[test]
fn a_schema_that_the_law_does_not_hold_yet_is_laid_over_it() {
    let own = study(OwnKind::Schema, PARKING, None);
    assert_eq!(said(&own, Lang::En), [""; 0]);
    assert!(own.law.offence("parking").is_some());
    assert_eq!(&*own.law[own.file.unwrap()].name, "own.yaml");
}

#[test]
fn a_schema_that_is_loaded_is_studied_as_it_is_and_as_it_is_being_written() {
    let (schemas, faults) = Schemas::load(vec![("own.yaml".into(), PARKING.into())]);
    let schemas = Arc::new(schemas);
    let law = Loaded {
        schemas: &schemas,
        faults: &faults,
    };
    let same = OwnFile::new(OwnKind::Schema, "own.yaml", Text::new(PARKING), law, None);
    assert!(Arc::ptr_eq(&same.law, &schemas));
    let edited = PARKING.replace("sum: parking.hours", "sum: parking.hour");
    let other = OwnFile::new(OwnKind::Schema, "own.yaml", Text::new(edited), law, None);
    let expected = "schema-unknown-measure `hour`";
    assert!(
        said(&other, Lang::En)[0].starts_with(expected),
        "{:?}",
        said(&other, Lang::En)
    );
    assert_eq!(other.law.files.len(), schemas.files.len());
}

#[test]
fn faults_of_form_speak_the_words_of_their_rule_in_every_file() {
    let broken = "include: [a\nrules:\n  under-age: of\n";
    let own = study(OwnKind::Configuration, broken, None);
    assert_eq!(
        said(&own, Lang::En),
        [
            "yaml-syntax `[`: this bracket is never closed",
            "invalid-value `of`: `of` is not known here (one of `off`, `hint`, `note`, `warning`, `error`)",
        ]
    );
    let broken = "schema: 1\nfacts: {a: \"b\n";
    let own = study(OwnKind::Schema, broken, None);
    let words = said(&own, Lang::Zh);
    assert!(
        words.iter().any(|it| it.contains("引号没有闭合")),
        "{words:?}"
    );
}

#[test]
fn a_key_is_mended_where_one_was_meant() {
    let own = study(OwnKind::Configuration, "schemsa: law\n", None);
    let fixes = own.fixes(&own.findings[0], Lang::En);
    assert_eq!(fixes[0].edits[0].insert, "schemas");
}

#[test]
fn examples_run_against_the_schema_beside_them() {
    let own = study(OwnKind::Examples, EXAMPLES, Some(PARKING));
    assert_eq!(said(&own, Lang::En), [""; 0]);
    let (held, all) = own.trial().unwrap().tally();
    assert_eq!(held, all);
    assert!(all > 30, "{all}");
    let wrong = EXAMPLES.replace(
        "hours: 47, outcome: short, shortfall: 1",
        "hours: 47, outcome: met",
    );
    let own = study(OwnKind::Examples, &wrong, Some(PARKING));
    let hours = own.law.offence("parking").unwrap().ground_ids["hours"];
    assert_eq!(own.trial().unwrap().tally_of(hours), (3, 4));
    assert!(said(&own, Lang::En)[0].starts_with("schema-example-fails `"));
}

#[test]
fn a_schema_tries_the_examples_beside_it_as_it_is_being_written() {
    let edited = PARKING.replace("at-least: 48", "at-least: 49");
    let own = study(OwnKind::Schema, &edited, Some(EXAMPLES));
    let (held, all) = own.trial().unwrap().tally();
    assert!(held < all, "{held} of {all}");
    assert!(study(OwnKind::Schema, PARKING, None).trial().is_none());
}

#[test]
fn what_a_file_is_shows_in_its_name_or_its_keys() {
    let of = |text: &str| OwnKind::of_tree(&crate::yaml::Document::parse(text));
    assert_eq!(
        OwnKind::of_name("gravamen.yml"),
        Some(OwnKind::Configuration)
    );
    assert_eq!(OwnKind::of_name("a.examples.yaml"), Some(OwnKind::Examples));
    assert_eq!(OwnKind::of_name("a.yaml"), None);
    assert_eq!(of(PARKING), Some(OwnKind::Schema));
    assert_eq!(of(EXAMPLES), Some(OwnKind::Examples));
    assert_eq!(of("brief: 1\nschema: 1\n"), None);
}

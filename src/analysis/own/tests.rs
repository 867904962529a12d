use std::sync::Arc;

use super::{Beside, Loaded, OwnFile, OwnKind};
use crate::schema::Schemas;
use crate::text::{Lang, Text, TextRange};

const PARKING: &str = include_str!("../../../docs/examples/schemas/parking.yaml");
const EXAMPLES: &str = include_str!("../../../docs/examples/schemas/parking.examples.yaml");

fn study(kind: OwnKind, text: &str, beside: Option<&str>) -> OwnFile {
    let schemas = Schemas::built_in();
    let law = Loaded {
        schemas: &schemas,
        faults: &[],
        outside: &[],
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
        outside: &[],
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

/// The keys that the schema language itself says it knows beside a wrong one.
fn known_beside_zzz(text: &str) -> Vec<String> {
    let own = study(OwnKind::Schema, text, Some(EXAMPLES));
    let wrong = own
        .findings
        .iter()
        .find(|it| &own.text.source()[it.at] == "zzz");
    let words = own.words(wrong.expect("`zzz` is unknown"), Lang::En);
    let list = words
        .help
        .iter()
        .find_map(|it| it.strip_prefix("what can stand here: "));
    let list = list.expect("what is known is said");
    list.split(", ")
        .map(|it| it.trim_matches(['`', ' ', '…']).to_owned())
        .collect()
}

#[test]
fn the_keys_are_those_of_the_schema_language() {
    use super::keys;
    let after = |place: &str| PARKING.replacen(place, &format!("{place}zzz: 1, "), 1);
    let line =
        |place: &str, indent: &str| PARKING.replacen(place, &format!("{place}{indent}zzz: 1\n"), 1);
    let cases = [
        (line("schema: 1\n", ""), keys::OFFENCE),
        (
            "schema: 1\namends: cl-287-2\nzzz: 1\n".to_owned(),
            keys::AMENDS,
        ),
        ("schema: 1\nfacts: {}\nzzz: 1\n".to_owned(), keys::LIBRARY),
        (line("    sum: parking.hours\n", "    "), keys::GROUND),
        (after("- {count: parking, "), keys::CONJUNCT),
        (after("within: {"), keys::WITHIN),
        (after("grave-effect: {"), keys::ELEMENT),
        (after("penalty: {"), keys::PENALTY),
        (after("age: {"), keys::AGE),
        (after("accumulate: {"), keys::ACCUMULATE),
        (after("attribute: {"), keys::ATTRIBUTE),
        (after("limitation: {"), keys::LIMITATION),
        (
            line(
                "  especially-grave:                               # a second tier with its own penalty\n",
                "    ",
            ),
            keys::TIER,
        ),
        (line("  parking-act:\n", "    "), keys::INSTRUMENT),
        (line("      1:\n", "        "), keys::ARTICLE),
        (line("  parking-sign:\n", "    "), keys::KIND),
        (after("seen: {"), keys::FIELD),
        (line("  parking-several:\n", "    "), keys::READING),
        (after("knowledge: {"), keys::REQUIRES),
    ];
    let mut wrong = Vec::new();
    for (text, keys) in cases {
        let known = known_beside_zzz(&text);
        let own: Vec<&str> = keys.iter().map(|it| it.word).take(known.len()).collect();
        if known != own {
            wrong.push((known, own));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_settings_and_their_words_are_those_that_are_read() {
    use super::keys;
    for setting in keys::CONFIGURATION {
        let own = study(
            OwnKind::Configuration,
            &format!("{}:\n", setting.word),
            None,
        );
        assert_eq!(said(&own, Lang::En), [""; 0], "{}", setting.word);
    }
    let lists = [
        ("rules: {under-age: ", keys::LEVELS),
        ("fail-on: {", keys::FAIL_ON),
        ("language: {", keys::LANGUAGES),
    ];
    for (head, words) in lists {
        for word in words {
            let text = match head.strip_suffix(": {") {
                Some(key) => format!("{key}: {}\n", word.word),
                None => format!("{head}{}}}\n", word.word),
            };
            assert_eq!(
                said(&study(OwnKind::Configuration, &text, None), Lang::En),
                [""; 0],
                "{text}"
            );
        }
    }
}

#[test]
fn every_word_of_the_built_in_law_that_names_something_is_known() {
    for file in crate::schema::built_in_files() {
        let own = study(OwnKind::Schema, &file.source, None);
        let known = own.meanings();
        let places = |key: &str| -> Vec<TextRange> {
            let entries = own
                .doc
                .nodes()
                .filter_map(|it| it.entry().filter(|_| !it.is_key()));
            let named = entries.filter(|it| it.key_text() == Some(key));
            named
                .filter(|it| it.value.value().is_some())
                .map(|it| it.value.range())
                .collect()
        };
        for key in [
            "cite",
            "fact",
            "sum",
            "count",
            "count-distinct",
            "of",
            "reading",
            "choice",
            "type",
            "fine",
            "amends",
        ] {
            for place in places(key) {
                let found = known.iter().any(|it| place.contains_range(it.range));
                let said = &own.text.source()[place];
                // Readings of the built-in law stand in a file of their own.
                assert!(
                    found || key == "fact" && said.is_empty(),
                    "{}: {key}: {said}",
                    file.name
                );
            }
        }
        assert!(
            known
                .windows(2)
                .all(|it| it[0].range.start() <= it[1].range.start())
        );
    }
}

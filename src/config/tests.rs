use super::{Config, FailOn, Fault, Level, read};
use crate::finding::Severity;
use crate::text::{Lang, apply};
use crate::yaml::Document;

fn config(text: &str) -> (Config, Vec<Fault>) {
    read(&Document::parse(text), &["unused-id", "near-threshold"])
}

/// Each fault as `rule at-text: words`.
fn faults(text: &str) -> Vec<String> {
    let said = |it: &Fault| {
        format!(
            "{} {}: {}",
            it.rule.0,
            &text[it.at],
            it.words(Lang::En).what
        )
    };
    config(text).1.iter().map(said).collect()
}

#[test]
fn every_setting_is_read() {
    let text = "\
include: [cases/**/*.yaml]
exclude: old
rules: {unused-id: off, near-threshold: warning}
pedantic: true
schemas: [law, ../shared/law]
texts: official
language: zh
readings: {repeatedly: 2, fivefold-total: all-kinds}
fail-on: warning
";
    let (config, faults) = config(text);
    assert_eq!(faults, []);
    let words = |list: &[crate::text::Spanned<Box<str>>]| -> Vec<String> {
        list.iter().map(|it| it.value.to_string()).collect()
    };
    assert_eq!(words(&config.include), ["cases/**/*.yaml"]);
    assert_eq!(words(&config.exclude), ["old"]);
    assert_eq!(words(&config.schemas), ["law", "../shared/law"]);
    assert_eq!(config.texts.map(|it| it.value).as_deref(), Some("official"));
    assert_eq!(config.rules[0].1, Level::Off);
    assert_eq!(config.language, Some(Lang::Zh));
    assert_eq!(config.fail_on, Some(FailOn::At(Severity::Warning)));
    assert_eq!(&*config.readings[0].choice.value, "2");
    assert_eq!(&*config.readings[1].reading.value, "fivefold-total");
}

#[test]
fn a_named_level_wins_over_the_rule_and_over_pedantic() {
    let (config, _) = config("rules: {unused-id: off, near-threshold: warning}");
    assert_eq!(config.severity("unused-id", Severity::Note, false), None);
    assert_eq!(
        config.severity("near-threshold", Severity::Hint, true),
        Some(Severity::Warning)
    );
    assert_eq!(config.severity("decisive-fact", Severity::Hint, true), None);
    assert_eq!(
        config.severity("unfit-fact", Severity::Error, false),
        Some(Severity::Error)
    );
}

#[test]
fn a_misspelt_setting_is_an_error_with_the_right_one() {
    let text = "inclde: [a]\nlanguage: zh\n";
    assert_eq!(
        faults(text),
        ["unknown-key inclde: no setting is called `inclde`"]
    );
    let (config, faults) = config(text);
    assert_eq!(config.language, Some(Lang::Zh));
    let fix = faults[0].fix(Lang::En).unwrap();
    assert_eq!(
        apply(text, &fix.edits).unwrap(),
        "include: [a]\nlanguage: zh\n"
    );
}

#[test]
fn a_word_that_a_setting_does_not_know_is_pointed_at() {
    assert_eq!(
        faults("rules: {unused-id: warn}"),
        ["invalid-value warn: `warn` is not known here"]
    );
    assert_eq!(
        faults("pedantic: yes"),
        ["wrong-type yes: `true` or `false` is due here"]
    );
    assert_eq!(
        faults("language: [en]"),
        ["wrong-type [en]: a single word or text is due here"]
    );
    assert_eq!(
        faults("- a"),
        ["wrong-type - a: settings with their names are due here"]
    );
}

#[test]
fn a_rule_that_there_is_not_is_pointed_at_and_its_likely_name_is_offered() {
    let text = "rules: {unused-idd: off, near-threshold: warning}";
    assert_eq!(
        faults(text),
        ["unknown-rule unused-idd: no rule is called `unused-idd`"]
    );
    let (config, faults) = config(text);
    assert_eq!(config.rules.len(), 1);
    let fix = faults[0].fix(Lang::En).expect("a fix");
    assert_eq!(
        apply(text, &fix.edits).unwrap(),
        "rules: {unused-id: off, near-threshold: warning}"
    );
}

#[test]
fn of_a_setting_that_stands_twice_the_first_holds() {
    let text = "language: zh\nlanguage: en\n";
    assert_eq!(
        faults(text),
        ["duplicate-key language: the setting `language` stands twice; the first one holds"]
    );
    assert_eq!(config(text).0.language, Some(Lang::Zh));
}

#[test]
fn an_empty_or_broken_text_gives_what_holds_without_one() {
    for text in ["", "# nothing\n", "{", "rules:\n  - x\n\t", "*a"] {
        assert_eq!(config(text).0.fail_on, None, "{text}");
    }
}

#[test]
fn a_glob_that_matches_nothing_is_named_and_left_out() {
    let text =
        "include: [a.txt, x.yaml, ../b.yaml, cases/, v1.2]\nexclude: ['#a', old.txt, '!../b']\n";
    let expected = [
        "invalid-value a.txt: `a.txt` matches nothing: only files in `.yaml` and `.yml` are checked",
        "invalid-value ../b.yaml: `../b.yaml` matches nothing: a glob does not lead out of the folder of this file",
        "invalid-value '#a': `#a` matches nothing: what begins with `#` is a comment",
        "invalid-value '!../b': `!../b` matches nothing: a glob does not lead out of the folder of this file",
    ];
    assert_eq!(faults(text), expected);
    let (config, _) = config(text);
    let words = |list: &[crate::text::Spanned<Box<str>>]| -> Vec<String> {
        list.iter().map(|it| it.value.to_string()).collect()
    };
    assert_eq!(words(&config.include), ["x.yaml", "cases/", "v1.2"]);
    assert_eq!(words(&config.exclude), ["old.txt"]);
}

#[test]
fn nothing_is_no_path_and_no_glob_and_a_list_is_no_setting() {
    let due = "a single word or text is due here";
    let said = faults("include: ['']\nschemas: [' ']\ntexts: ''\n[a]: b\n");
    let expected = ["[a]", "''", "' '", "''"].map(|it| format!("wrong-type {it}: {due}"));
    assert_eq!(said, expected);
}

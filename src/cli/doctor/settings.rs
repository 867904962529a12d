//! The settings that a configuration states, in the order of its page.

use serde::Serialize;

use crate::config::{Config, FailOn, Level};
use crate::finding::Severity;
use crate::text::Spanned;

/// What a setting says.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Value {
    /// One word.
    Word(String),
    /// Yes or no.
    Flag(bool),
    /// Several words.
    List(Vec<String>),
    /// Words by name.
    #[serde(serialize_with = "map")]
    Map(Vec<(String, String)>),
}

/// The settings that a configuration states.
pub fn settings(config: &Config) -> Vec<(&'static str, Value)> {
    let list = |list: &[Spanned<Box<str>>]| {
        let all = list.iter().map(|it| it.value.to_string()).collect();
        (!list.is_empty()).then_some(Value::List(all))
    };
    let rules = config.rules.iter();
    let rules = rules.map(|(rule, it)| (rule.value.to_string(), level(*it).to_owned()));
    let readings = config.readings.iter();
    let readings = readings.map(|it| (it.reading.value.to_string(), it.choice.value.to_string()));
    let map = |all: Vec<(String, String)>| (!all.is_empty()).then_some(Value::Map(all));
    let word = |it: &str| Value::Word(it.to_owned());
    let texts = config.texts.as_ref();
    let all = [
        ("include", list(&config.include)),
        ("exclude", list(&config.exclude)),
        (
            "language",
            config.language.map(|it| word(it.pick("en", "zh"))),
        ),
        ("fail-on", config.fail_on.map(|it| word(fail_on(it)))),
        ("pedantic", config.pedantic.then_some(Value::Flag(true))),
        ("rules", map(rules.collect())),
        ("readings", map(readings.collect())),
        ("schemas", list(&config.schemas)),
        ("texts", texts.map(|it| word(&it.value))),
    ];
    all.into_iter()
        .filter_map(|(name, it)| Some((name, it?)))
        .collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::At(severity) => word(severity),
    }
}

fn fail_on(it: FailOn) -> &'static str {
    match it {
        FailOn::At(severity) => word(severity),
        FailOn::Never => "never",
    }
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Hint => "hint",
    }
}

fn map<S: serde::Serializer>(all: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(all.iter().map(|it| (&it.0, &it.1)))
}

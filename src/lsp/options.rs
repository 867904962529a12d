//! What a person set in the editor: as initialization options, or as the section `gravamen` of its
//! settings.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Map, Value};

use crate::calendar::{Date, Precision, parse_date};
use crate::config::ReadingChoice;
use crate::text::{Lang, Spanned, TextRange};
use crate::world::Chosen;

/// The settings of the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of messages; `None` is as configured, else the client's own.
    pub lang: Option<Lang>,
    /// Whether every rule runs.
    pub pedantic: bool,
    /// Schema folders and files, from the root or from the first workspace folder.
    pub schemas: Vec<PathBuf>,
    /// The day as of which the law is read.
    pub as_of: Option<Date>,
    /// Readings of the law.
    pub readings: Vec<(String, String)>,
    /// How long typing must rest before findings are published.
    pub debounce: Duration,
    /// Whether briefs that are not open are checked too.
    pub workspace: bool,
    /// Whether figures are shown beside the text.
    pub inlay_hints: bool,
    /// Whether outcomes are shown above charges.
    pub code_lens: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lang: None,
            pedantic: false,
            schemas: Vec::new(),
            as_of: None,
            readings: Vec::new(),
            debounce: Duration::from_millis(40),
            workspace: true,
            inlay_hints: true,
            code_lens: true,
        }
    }
}

impl Options {
    /// Reads settings. What is missing or `null` is as by default; what cannot be read is too, and
    /// its name is returned.
    pub fn read(value: &Value) -> (Self, Vec<&'static str>) {
        let value = value.get("gravamen").unwrap_or(value);
        let empty = Map::new();
        let mut read = Reader {
            settings: value.as_object().unwrap_or(&empty),
            wrong: Vec::new(),
        };
        let default = Self::default();
        let res = Self {
            lang: read.or("language", None, lang),
            pedantic: read.or("pedantic", default.pedantic, Value::as_bool),
            schemas: read.or("schemas", Vec::new(), paths),
            as_of: read.or("asOf", None, day),
            readings: read.or("readings", Vec::new(), readings),
            debounce: read.or("debounce", default.debounce, millis),
            workspace: read.or("workspaceDiagnostics", default.workspace, Value::as_bool),
            inlay_hints: read.or("inlayHints", default.inlay_hints, Value::as_bool),
            code_lens: read.or("codeLens", default.code_lens, Value::as_bool),
        };
        (res, read.wrong)
    }

    /// What they mean for the law, beside what was chosen on the command line, which wins.
    pub fn chosen(&self, root: Option<&PathBuf>, line: &Chosen) -> Chosen {
        let from_root = |it: &PathBuf| root.map_or_else(|| it.clone(), |root| root.join(it));
        let spanned = |it: &String| Spanned::new(it.as_str().into(), TextRange::default());
        Chosen {
            schemas: self
                .schemas
                .iter()
                .map(from_root)
                .chain(line.schemas.iter().cloned())
                .collect(),
            as_of: line.as_of.or(self.as_of),
            pedantic: self.pedantic || line.pedantic,
            readings: self
                .readings
                .iter()
                .map(|(reading, choice)| ReadingChoice {
                    reading: spanned(reading),
                    choice: spanned(choice),
                })
                .collect(),
        }
    }
}

struct Reader<'a> {
    settings: &'a Map<String, Value>,
    wrong: Vec<&'static str>,
}

impl Reader<'_> {
    fn or<T>(
        &mut self,
        name: &'static str,
        default: T,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> T {
        let Some(value) = self.settings.get(name).filter(|it| !it.is_null()) else {
            return default;
        };
        read(value).unwrap_or_else(|| {
            self.wrong.push(name);
            default
        })
    }
}

fn lang(value: &Value) -> Option<Option<Lang>> {
    match value.as_str()? {
        "en" => Some(Some(Lang::En)),
        "zh" => Some(Some(Lang::Zh)),
        "" | "auto" => Some(None),
        _ => None,
    }
}

fn paths(value: &Value) -> Option<Vec<PathBuf>> {
    let path = |it: &Value| it.as_str().map(PathBuf::from);
    value.as_array()?.iter().map(path).collect()
}

fn day(value: &Value) -> Option<Option<Date>> {
    let text = value.as_str()?;
    if text.is_empty() {
        return Some(None);
    }
    let date = parse_date(text).ok()?.value;
    (date.precision() == Precision::Day).then(|| Some(date.first()))
}

fn readings(value: &Value) -> Option<Vec<(String, String)>> {
    let choice = |it: &Value| match it {
        Value::String(it) => Some(it.clone()),
        Value::Number(it) => Some(it.to_string()),
        _ => None,
    };
    let object = value.as_object()?;
    object
        .iter()
        .map(|(key, it)| Some((key.clone(), choice(it)?)))
        .collect()
}

fn millis(value: &Value) -> Option<Duration> {
    value
        .as_u64()
        .filter(|it| *it <= 10_000)
        .map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn settings_are_read_and_wrong_ones_are_named() {
        let value = json!({"gravamen": {
            "language": "zh", "pedantic": "yes", "debounce": 0, "readings": {"repeatedly": 2},
            "asOf": "2024-02-30", "codeLens": null, "other": 1,
        }});
        let (options, wrong) = Options::read(&value);
        assert_eq!(wrong, ["pedantic", "asOf"]);
        let expected = Options {
            lang: Some(Lang::Zh),
            debounce: Duration::ZERO,
            readings: vec![("repeatedly".to_owned(), "2".to_owned())],
            ..Options::default()
        };
        assert_eq!(options, expected);
        assert_eq!(
            Options::read(&Value::Null),
            (Options::default(), Vec::new())
        );
    }
}

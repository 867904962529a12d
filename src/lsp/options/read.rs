//! From the JSON of an editor to settings. What cannot be read is as by default, and is named.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Map, Value};

use super::{OptionFault, Options, Wrong};
use crate::calendar::{Date, Precision, parse_date};
use crate::text::{Lang, close};

/// The names of the settings.
const NAMES: [&str; 9] = [
    "language",
    "pedantic",
    "schemas",
    "asOf",
    "readings",
    "debounce",
    "workspaceDiagnostics",
    "inlayHints",
    "codeLens",
];

/// What the extension for Visual Studio Code keeps in the same section for itself.
const OF_THE_EDITOR: [&str; 3] = ["server", "files", "trace"];

/// What a setting has to be, in both languages.
type Due = (&'static str, &'static str);

const FLAG: Due = ("`true` or `false`", "`true` 或者 `false`");
const LANGUAGE: Due = ("`en`, `zh` or `auto`", "`en`、`zh` 或者 `auto`");
const PATHS: Due = ("a list of paths", "路径列表");
const PATH: Due = ("a path", "路径");
const DAY: Due = ("a day such as `2024-03-18`", "日期，例如 `2024-03-18`");
const READINGS: Due = (
    "readings with their choices, such as `{\"repeatedly\": 2}`",
    "解读及其选项，例如 `{\"repeatedly\": 2}`",
);
const CHOICE: Due = ("a choice, such as `2`", "选项，例如 `2`");
const MILLIS: Due = (
    "a whole number of milliseconds from 0 to 10000",
    "0 至 10000 的整数（毫秒）",
);
const SETTINGS: Due = ("settings with their names", "键值设置");

/// Whether a setting has this name.
pub fn is_known(name: &str) -> bool {
    NAMES.contains(&name)
}

/// Reads settings, and says what is wrong with them. What is missing or `null` is as by default.
pub fn read(value: &Value) -> (Options, Vec<OptionFault>) {
    let mut wrong = Vec::new();
    let own = value.get("gravamen");
    if own.is_some_and(|it| !it.is_null()) {
        let beside = value.as_object().into_iter().flat_map(Map::keys);
        let beside = beside.filter(|it| is_known(it));
        wrong.extend(beside.map(|it| OptionFault::new(it, Wrong::Beside)));
    }
    let value = own.unwrap_or(value);
    let empty = Map::new();
    let settings = value.as_object().unwrap_or(&empty);
    if !value.is_object() && !value.is_null() {
        wrong.push(OptionFault::due("gravamen", SETTINGS, value));
    }
    wrong.extend(settings.keys().filter_map(|it| unknown(it)));
    let mut read = Reader { settings, wrong };
    let default = Options::default();
    let res = Options {
        lang: read.or("language", LANGUAGE, None, lang),
        pedantic: read.or("pedantic", FLAG, default.pedantic, Value::as_bool),
        schemas: read.paths(),
        as_of: read.or("asOf", DAY, None, day),
        readings: read.readings(),
        debounce: read.or("debounce", MILLIS, default.debounce, millis),
        workspace: read.flag("workspaceDiagnostics", default.workspace),
        inlay_hints: read.flag("inlayHints", default.inlay_hints),
        code_lens: read.flag("codeLens", default.code_lens),
    };
    (res, read.wrong)
}

fn unknown(name: &str) -> Option<OptionFault> {
    if is_known(name) || OF_THE_EDITOR.contains(&name) {
        return None;
    }
    // Some editors write the section in front of each name.
    let plain = name.strip_prefix("gravamen.").unwrap_or(name);
    let close = NAMES.iter().find(|it| it.eq_ignore_ascii_case(plain));
    let close = close.copied().or_else(|| close_to(plain));
    Some(OptionFault::new(name, Wrong::Unknown(close)))
}

fn close_to(name: &str) -> Option<&'static str> {
    close(name, NAMES.iter().copied())
}

struct Reader<'a> {
    settings: &'a Map<String, Value>,
    wrong: Vec<OptionFault>,
}

impl<'a> Reader<'a> {
    fn stated(&self, name: &str) -> Option<&'a Value> {
        self.settings.get(name).filter(|it| !it.is_null())
    }

    fn or<T>(
        &mut self,
        name: &str,
        due: Due,
        default: T,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> T {
        let Some(value) = self.stated(name) else {
            return default;
        };
        read(value).unwrap_or_else(|| {
            self.wrong.push(OptionFault::due(name, due, value));
            default
        })
    }

    fn flag(&mut self, name: &str, default: bool) -> bool {
        self.or(name, FLAG, default, Value::as_bool)
    }

    /// The paths that can be read; the others are named one by one.
    fn paths(&mut self) -> Vec<PathBuf> {
        let list = self.or("schemas", PATHS, Vec::new(), |it| it.as_array().cloned());
        let mut res = Vec::new();
        for it in &list {
            match it.as_str().filter(|it| !it.trim().is_empty()) {
                Some(path) => res.push(PathBuf::from(path)),
                None => self.wrong.push(OptionFault::due("schemas", PATH, it)),
            }
        }
        res
    }

    fn readings(&mut self) -> Vec<(String, String)> {
        let map = self.or("readings", READINGS, Map::new(), |it| {
            it.as_object().cloned()
        });
        let mut res = Vec::new();
        for (name, it) in &map {
            match it {
                Value::String(choice) => res.push((name.clone(), choice.clone())),
                Value::Number(choice) => res.push((name.clone(), choice.to_string())),
                _ => {
                    let name = format!("readings.{name}");
                    self.wrong.push(OptionFault::due(&name, CHOICE, it));
                }
            }
        }
        res
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

fn day(value: &Value) -> Option<Option<Date>> {
    let text = value.as_str()?;
    if text.is_empty() {
        return Some(None);
    }
    let date = parse_date(text).ok()?.value;
    (date.precision() == Precision::Day).then(|| Some(date.first()))
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

    fn said(value: &Value, lang: Lang) -> Vec<String> {
        read(value).1.iter().map(|it| it.words(lang)).collect()
    }

    #[test]
    fn settings_are_read_and_wrong_ones_are_named() {
        let value = json!({"gravamen": {
            "language": "zh", "pedantic": "yes", "debounce": 0, "readings": {"repeatedly": 2, "x": []},
            "asOf": "2024-02-30", "codeLens": null, "schemas": ["law", 7], "inlayhints": false,
            "gravamen.codeLens": false, "pedantci": true, "other": 1, "trace": {"server": "off"},
        }, "debounce": 9});
        let expected = Options {
            lang: Some(Lang::Zh),
            debounce: Duration::ZERO,
            schemas: vec![PathBuf::from("law")],
            readings: vec![("repeatedly".to_owned(), "2".to_owned())],
            ..Options::default()
        };
        assert_eq!(read(&value).0, expected);
        let mut said = said(&value, Lang::En);
        said.sort();
        let expected = [
            "`asOf`: a day such as `2024-03-18` is due, not `\"2024-02-30\"`",
            "`debounce`: it stands outside of `gravamen` and is left out",
            "`gravamen.codeLens`: no setting is called so; did you mean `codeLens`?",
            "`inlayhints`: no setting is called so; did you mean `inlayHints`?",
            "`other`: no setting is called so",
            "`pedantci`: no setting is called so; did you mean `pedantic`?",
            "`pedantic`: `true` or `false` is due, not `\"yes\"`",
            "`readings.x`: a choice, such as `2` is due, not `[]`",
            "`schemas`: a path is due, not `7`",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn what_is_no_settings_at_all_is_named_and_nothing_is_no_fault() {
        let chinese = "`gravamen`：此处应为键值设置，不能是 `\"on\"`";
        assert_eq!(said(&json!({"gravamen": "on"}), Lang::Zh), [chinese]);
        for nothing in [Value::Null, json!({}), json!({"gravamen": null})] {
            assert_eq!(read(&nothing), (Options::default(), Vec::new()));
        }
    }
}

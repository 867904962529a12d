//! From the tree of `gravamen.yaml` to a configuration.

use rustc_hash::FxHashMap;

use super::{Config, Due, FailOn, Fault, FaultKind, IdleGlob, Level, ReadingChoice};
use crate::finding::{RuleId, Severity};
use crate::text::{Lang, Spanned, TextRange, close};
use crate::yaml::{Document, Entry, Node};

const KEYS: [&str; 9] = [
    "include", "exclude", "rules", "pedantic", "schemas", "texts", "language", "readings",
    "fail-on",
];
const LEVELS: [&str; 5] = ["off", "hint", "note", "warning", "error"];
const FAIL_ON: [&str; 5] = ["error", "warning", "note", "hint", "never"];
const LANGUAGES: [&str; 2] = ["en", "zh"];

/// Reads a configuration and says what is wrong with it. What is wrong is left out; faults of
/// YAML itself stand in the document. `rules` are the names that rules have.
pub fn read(doc: &Document, rules: &[&'static str]) -> (Config, Vec<Fault>) {
    let mut acc = Reader {
        known: rules,
        config: Config::default(),
        faults: Vec::new(),
    };
    if let Some(root) = doc.root().and_then(|it| it.resolve()) {
        acc.top(root);
    }
    (acc.config, acc.faults)
}

struct Reader<'a> {
    known: &'a [&'static str],
    config: Config,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn top(&mut self, root: Node<'_>) {
        for (key, entry) in self.entries(root) {
            let value = entry.value;
            match &*key.value {
                _ if value.is_null() => {}
                "include" => self.config.include = self.globs(value, IdleGlob::of_include),
                "exclude" => self.config.exclude = self.globs(value, IdleGlob::of_exclude),
                "schemas" => self.config.schemas = self.texts(value),
                "texts" => self.config.texts = self.words(value),
                "rules" => self.rules(value),
                "readings" => self.readings(value),
                "pedantic" => self.config.pedantic = self.flag(value).unwrap_or_default(),
                "language" => self.config.language = self.word(value, &LANGUAGES).map(language),
                "fail-on" => self.config.fail_on = self.word(value, &FAIL_ON).map(fail_on),
                _ => {
                    let close = known(&key.value, &KEYS);
                    self.fault(
                        "unknown-key",
                        key.range,
                        FaultKind::UnknownKey {
                            key: key.value,
                            close,
                        },
                    );
                }
            }
        }
    }

    fn rules(&mut self, value: Node<'_>) {
        for (rule, entry) in self.entries(value) {
            let level = self.word(entry.value, &LEVELS);
            if !self.known.contains(&&*rule.value) {
                let close = close(&rule.value, self.known.iter().copied());
                let kind = FaultKind::UnknownRule {
                    name: rule.value,
                    close,
                };
                self.fault("unknown-rule", rule.range, kind);
            } else if let Some(level) = level {
                self.config.rules.push((rule, self::level(level)));
            }
        }
    }

    fn readings(&mut self, value: Node<'_>) {
        for (reading, entry) in self.entries(value) {
            if let Some(choice) = self.text(entry.value) {
                self.config.readings.push(ReadingChoice { reading, choice });
            }
        }
    }

    /// The entries of a mapping with readable keys; of a key that stands twice, the first.
    fn entries<'d>(&mut self, node: Node<'d>) -> Vec<(Spanned<Box<str>>, Entry<'d>)> {
        let Some(node) = node.resolve().filter(Node::is_mapping) else {
            self.fault(
                "wrong-type",
                node.range(),
                FaultKind::WrongType(Due::Mapping),
            );
            return Vec::new();
        };
        let mut first = FxHashMap::<&str, TextRange>::default();
        let mut res = Vec::new();
        for entry in node.entries() {
            let at = entry.key.range();
            let Some(key) = entry.key_text() else {
                self.fault("wrong-type", at, FaultKind::WrongType(Due::Text));
                continue;
            };
            match first.get(key) {
                Some(&first) => {
                    let kind = FaultKind::DuplicateKey {
                        key: key.into(),
                        first,
                    };
                    self.fault("duplicate-key", at, kind);
                }
                None => {
                    first.insert(key, at);
                    res.push((Spanned::new(key.into(), at), entry));
                }
            }
        }
        res
    }

    /// A list of globs, or one; those that match nothing are left out.
    fn globs(
        &mut self,
        node: Node<'_>,
        idle: fn(&str) -> Option<IdleGlob>,
    ) -> Vec<Spanned<Box<str>>> {
        let mut res = self.texts(node);
        res.retain(|it| {
            let why = idle(&it.value);
            if let Some(why) = why {
                let glob = it.value.clone();
                self.fault("invalid-value", it.range, FaultKind::IdleGlob { glob, why });
            }
            why.is_none()
        });
        res
    }

    /// A list of texts, or one.
    fn texts(&mut self, node: Node<'_>) -> Vec<Spanned<Box<str>>> {
        match node.resolve() {
            Some(list) if list.is_sequence() => {
                list.items().filter_map(|it| self.words(it)).collect()
            }
            Some(one) if one.value().is_some() => self.words(one).into_iter().collect(),
            _ => {
                self.fault("wrong-type", node.range(), FaultKind::WrongType(Due::Texts));
                Vec::new()
            }
        }
    }

    /// A text with something in it.
    fn words(&mut self, node: Node<'_>) -> Option<Spanned<Box<str>>> {
        let text = self.text(node)?;
        if text.value.trim().is_empty() {
            self.fault("wrong-type", text.range, FaultKind::WrongType(Due::Text));
            return None;
        }
        Some(text)
    }

    fn text(&mut self, node: Node<'_>) -> Option<Spanned<Box<str>>> {
        let value = node.resolve().and_then(|it| it.value());
        if value.is_none() {
            self.fault("wrong-type", node.range(), FaultKind::WrongType(Due::Text));
        }
        value.map(|it| Spanned::new(it.into(), node.range()))
    }

    fn flag(&mut self, node: Node<'_>) -> Option<bool> {
        match node.resolve().and_then(|it| it.value()) {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                self.fault("wrong-type", node.range(), FaultKind::WrongType(Due::Flag));
                None
            }
        }
    }

    /// One of the words that a setting knows.
    fn word(&mut self, node: Node<'_>, words: &'static [&'static str]) -> Option<&'static str> {
        let text = self.text(node)?;
        let found = words.iter().find(|it| **it == &*text.value);
        if found.is_none() {
            let close = known(&text.value, words);
            let kind = FaultKind::UnknownWord {
                word: text.value,
                known: words,
                close,
            };
            self.fault("invalid-value", text.range, kind);
        }
        found.copied()
    }

    fn fault(&mut self, rule: &'static str, at: TextRange, kind: FaultKind) {
        self.faults.push(Fault {
            rule: RuleId(rule),
            at,
            kind,
        });
    }
}

fn known(word: &str, words: &'static [&'static str]) -> Option<&'static str> {
    close(word, words.iter().copied())
}

fn language(word: &str) -> Lang {
    if word == "zh" { Lang::Zh } else { Lang::En }
}

fn level(word: &str) -> Level {
    severity(word).map_or(Level::Off, Level::At)
}

fn fail_on(word: &str) -> FailOn {
    severity(word).map_or(FailOn::Never, FailOn::At)
}

fn severity(word: &str) -> Option<Severity> {
    match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        "hint" => Some(Severity::Hint),
        _ => None,
    }
}

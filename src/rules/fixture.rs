//! Runs one rule on a text that carries its expectations: a comment under a line marks the place
//! with `^` and says the severity and a part of the message.
//!
//! ```yaml
//! charges:
//!   - offence: cl-287-9
//!            # ^^^^^^^^ error: no schema defines the offence `cl-287-9`
//! ```

use std::fmt::Write as _;
use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use crate::analysis::{Analysis, Finding, World};
use crate::brief::{Hash, HashAlgorithm};
use crate::config::Config;
use crate::exhibits::{Exhibit, Exhibits};
use crate::finding::{Label, Severity, Source, Words};
use crate::schema::Schemas;
use crate::text::{Lang, Text};

use super::Rule;

/// The world of the rule tests: the built-in law, 18 March 2024, everything pedantic, and three exhibits.
pub fn world() -> World {
    let mut exhibits = Exhibits::default();
    exhibits.insert("exhibits/gone.pdf", Exhibit::Missing);
    exhibits.insert("../elsewhere.pdf", Exhibit::Outside);
    let hash = Hash {
        algorithm: HashAlgorithm::Sha256,
        hex: "1".repeat(64).into(),
    };
    exhibits.insert("exhibits/chat.zip", Exhibit::Present(vec![hash]));
    World {
        schemas: Schemas::built_in(),
        config: Arc::new(Config {
            pedantic: true,
            ..Config::default()
        }),
        today: crate::calendar::Date::constant(2024, 3, 18),
        as_of: None,
        exhibits,
    }
}

/// Asserts that a rule says of a text exactly what the text expects.
#[track_caller]
pub fn check(rule: &'static Rule, source: &str) {
    check_in(rule, source, &world());
}

/// What a rule says of a text, in English and in Chinese.
pub fn said(rule: &'static Rule, source: &str) -> Vec<(Words, Words)> {
    let analysis = Analysis::new(Text::new(source), &world());
    let found = analysis.findings.iter().filter(|it| it.rule.id == rule.id);
    let words = |it| (analysis.words(it, Lang::En), analysis.words(it, Lang::Zh));
    found.map(words).collect()
}

/// The same in another world.
#[track_caller]
pub fn check_in(rule: &'static Rule, source: &str, world: &World) {
    let analysis = Analysis::new(Text::new(source), world);
    let found: Vec<&Finding> = analysis
        .findings
        .iter()
        .filter(|it| it.rule.id == rule.id && it.silenced.is_none())
        .collect();
    let mut expected = expectations(source);
    let mut report = String::new();
    for finding in found {
        let words = analysis.words(finding, Lang::En);
        let chinese = analysis.words(finding, Lang::Zh);
        assert!(
            !chinese.what.is_empty() && chinese.what != words.what,
            "{}: no Chinese",
            rule.id.0
        );
        let place = place_of(source, finding.fault.at.into());
        let hit = expected.iter().position(|it| {
            it.place == place && it.severity == finding.severity && words.what.contains(&it.says)
        });
        match hit {
            Some(hit) => drop(expected.swap_remove(hit)),
            None => {
                let severity = finding.severity;
                writeln!(
                    report,
                    "not expected: {place:?} {severity:?}: {}",
                    words.what
                )
                .expect("a string");
            }
        }
    }
    for it in expected {
        writeln!(
            report,
            "not found: {:?} {:?}: {}",
            it.place, it.severity, it.says
        )
        .expect("a string");
    }
    assert!(report.is_empty(), "{}\n{report}\nin:\n{source}", rule.id.0);
}

/// The text after the n-th fix of the first finding of a rule.
#[track_caller]
pub fn fixed(rule: &'static Rule, source: &str, nth: usize) -> String {
    fixed_in(rule, source, nth, &world())
}

/// The same in another world.
#[track_caller]
pub fn fixed_in(rule: &'static Rule, source: &str, nth: usize, world: &World) -> String {
    let analysis = Analysis::new(Text::new(source), world);
    let finding = analysis
        .findings
        .iter()
        .find(|it| it.rule.id == rule.id)
        .expect("a finding");
    let fixes = analysis.fixes(finding, Lang::En);
    let fix = fixes
        .get(nth)
        .unwrap_or_else(|| panic!("only {} fixes", fixes.len()));
    crate::text::apply(source, &fix.edits).expect("edits fit the text")
}

/// Titles of the fixes of the first finding of a rule.
#[track_caller]
pub fn titles(rule: &'static Rule, source: &str) -> Vec<String> {
    let analysis = Analysis::new(Text::new(source), &world());
    let finding = analysis
        .findings
        .iter()
        .find(|it| it.rule.id == rule.id)
        .expect("a finding");
    analysis
        .fixes(finding, Lang::En)
        .into_iter()
        .map(|it| it.title)
        .collect()
}

/// The related places of the first finding of a rule: what is said there, and the text that stands there.
#[track_caller]
pub fn related(rule: &'static Rule, source: &str) -> Vec<(String, String)> {
    let world = world();
    let analysis = Analysis::new(Text::new(source), &world);
    let finding = analysis.findings.iter().find(|it| it.rule.id == rule.id);
    let words = analysis.words(finding.expect("a finding"), Lang::En);
    let text = |label: &Label| match &label.source {
        Source::Here => source.to_owned(),
        Source::Schema(name) => {
            let mut files = world.schemas.files.iter();
            let file = files.find(|it| it.name == *name).expect("a schema file");
            file.source.to_string()
        }
    };
    let place = |it: &Label| text(it)[it.range.start().into()..it.range.end().into()].to_owned();
    words
        .related
        .iter()
        .map(|it| (it.text.clone(), place(it)))
        .collect()
}

#[derive(Debug, PartialEq, Eq)]
struct Expectation {
    place: (usize, usize, usize),
    severity: Severity,
    says: String,
}

/// Line, first column and last column as a person sees them, wide characters two columns wide.
fn place_of(source: &str, range: std::ops::Range<usize>) -> (usize, usize, usize) {
    let line_start = source[..range.start].rfind('\n').map_or(0, |it| it + 1);
    let line = source[..range.start].matches('\n').count();
    let end = source[range.start..range.end]
        .find('\n')
        .map_or(range.end, |it| range.start + it);
    let first = source[line_start..range.start].width();
    let width = source[range.start..end].trim_end().width().max(1);
    (line, first, first + width)
}

fn expectations(source: &str) -> Vec<Expectation> {
    let mut res = Vec::new();
    let mut subject = 0;
    for (nth, line) in source.lines().enumerate() {
        let Some(expectation) = expectation(line, subject) else {
            subject = nth;
            continue;
        };
        res.push(expectation);
    }
    res
}

fn expectation(line: &str, subject: usize) -> Option<Expectation> {
    let comment = line.trim_start().strip_prefix('#')?;
    let marks = comment.trim_start();
    let length = marks.find(|it| it != '^')?;
    if length == 0 {
        return None;
    }
    let first = line[..line.len() - marks.len()].width();
    let (severity, says) = marks[length..].trim().split_once(':')?;
    let severity = match severity {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "note" => Severity::Note,
        "hint" => Severity::Hint,
        _ => return None,
    };
    Some(Expectation {
        place: (subject, first, first + length),
        severity,
        says: says.trim().into(),
    })
}

/// Every rule's own examples run that rule alone and are true.
#[test]
fn every_page_is_true() {
    for rule in super::all() {
        let page = rule.page;
        assert!(
            page.bad.contains("^ "),
            "{}: the bad example expects nothing",
            rule.id.0
        );
        check(rule, page.bad);
        assert!(
            !page.good.contains("^ "),
            "{}: the good example expects a fault",
            rule.id.0
        );
        check(rule, page.good);
        for both in [page.title, page.why] {
            assert!(
                !both.en.is_empty() && !both.zh.is_empty(),
                "{}: a language is missing",
                rule.id.0
            );
            assert!(
                both.zh.chars().any(|it| it > '\u{2e80}'),
                "{}: no Chinese",
                rule.id.0
            );
        }
    }
}

//! Schema files as texts that carry their expectations: a comment under a line marks a place
//! with `^` and names the rule and a part of its words. A place too far left to be marked is
//! quoted: `# |age| schema-missing-cite: words`.

mod compiled;
mod faults;
mod shipped;
mod show;

use std::fmt::Write as _;
use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use super::{SchemaFault, Schemas};
use crate::cite::FileId;
use crate::text::Lang;

/// What these texts give, laid over the built-in law in this order.
fn load(texts: &[&str]) -> (Schemas, Vec<(FileId, SchemaFault)>) {
    let name = |nth: usize| Arc::from(format!("own-{nth}.yaml"));
    let files = texts
        .iter()
        .enumerate()
        .map(|(nth, it)| (name(nth), Arc::from(*it)));
    Schemas::load(files.collect())
}

/// The law that these texts give; nothing must be wrong with them.
#[track_caller]
fn good(texts: &[&str]) -> Schemas {
    let (schemas, faults) = load(texts);
    if let Some((file, fault)) = faults.first() {
        let text = &schemas[*file].source;
        let words = fault.words(&schemas, Lang::En).what;
        panic!("{}: `{}`: {words}", schemas[*file].name, &text[fault.at]);
    }
    schemas
}

/// Asserts that exactly the faults that the last text expects are found, all of them in it.
#[track_caller]
fn check(texts: &[&str]) {
    let (schemas, faults) = load(texts);
    let source = texts[texts.len() - 1];
    let last = schemas.files.len() - 1;
    let mut expected = expectations(source);
    let mut report = String::new();
    for (file, fault) in &faults {
        let rule = fault.rule().0;
        let (en, zh) = (
            fault.words(&schemas, Lang::En),
            fault.words(&schemas, Lang::Zh),
        );
        assert!(
            zh.what.chars().any(|it| it > '\u{2e80}'),
            "{rule}: no Chinese: {}",
            zh.what
        );
        assert_eq!(file.index(), last, "{rule} elsewhere: {}", en.what);
        let place = place_of(source, fault.at.into());
        let hit = expected
            .iter()
            .position(|it| it.place == place && it.rule == rule && en.what.contains(&it.says));
        match hit {
            Some(hit) => drop(expected.swap_remove(hit)),
            None => writeln!(report, "not expected: {place:?} {rule}: {}", en.what).unwrap(),
        }
    }
    for it in expected {
        writeln!(report, "not found: {:?} {}: {}", it.place, it.rule, it.says).unwrap();
    }
    assert!(report.is_empty(), "\n{report}\nin:\n{source}");
}

/// The text after the first fix of the first fault.
#[track_caller]
fn fixed(source: &str) -> String {
    let (_, faults) = load(&[source]);
    let doc = crate::yaml::Document::parse(source);
    let fixes = faults[0].1.fixes(&doc, Lang::En);
    crate::text::apply(source, &fixes[0].edits).unwrap()
}

struct Expectation {
    place: (usize, usize, usize),
    rule: String,
    says: String,
}

/// Line, first column and last column as a person sees them, wide characters two columns wide.
fn place_of(source: &str, range: std::ops::Range<usize>) -> (usize, usize, usize) {
    let line_start = source[..range.start].rfind('\n').map_or(0, |it| it + 1);
    let line = source[..range.start].matches('\n').count();
    let end = source[range.clone()]
        .find('\n')
        .map_or(range.end, |it| range.start + it);
    let first = source[line_start..range.start].width();
    (
        line,
        first,
        first + source[range.start..end].trim_end().width().max(1),
    )
}

fn expectations(source: &str) -> Vec<Expectation> {
    let mut res = Vec::new();
    let mut subject = (0, "");
    for (nth, line) in source.lines().enumerate() {
        match expectation(line, subject) {
            Some(expectation) => res.push(expectation),
            None => subject = (nth, line),
        }
    }
    res
}

fn expectation(line: &str, (subject, above): (usize, &str)) -> Option<Expectation> {
    let comment = line.trim_start().strip_prefix('#')?.trim_start();
    let (first, length, rest) = match comment.strip_prefix('|') {
        Some(quoted) => {
            let (quoted, rest) = quoted.split_once('|')?;
            (above[..above.find(quoted)?].width(), quoted.width(), rest)
        }
        None => {
            let length = comment.find(|it| it != '^').filter(|it| *it > 0)?;
            (
                line[..line.len() - comment.len()].width(),
                length,
                &comment[length..],
            )
        }
    };
    let (rule, says) = rest.trim().split_once(':')?;
    let place = (subject, first, first + length);
    Some(Expectation {
        place,
        rule: rule.into(),
        says: says.trim().into(),
    })
}

//! The official YAML test suite, for both parsers and for the tree.

use std::fmt::Write as _;
use std::path::PathBuf;

use gravamen::text::TextRange;
use gravamen::yaml::parse::{Event, Properties, read};
use gravamen::yaml::{Backend, Document, Style, SyntaxReason};
use serde::Deserialize;

/// One case of the suite.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    pub name: String,
    pub invalid: bool,
    pub yaml: String,
    events: String,
}

/// The cases, or `None` with words on the terminal where the suite is not there. In a
/// build on a server it has to be there.
pub fn cases() -> Option<Vec<Case>> {
    let beside =
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/yaml-test-suite/cases.json");
    let path = std::env::var_os("GRAVAMEN_YAML_SUITE").map_or_else(beside, PathBuf::from);
    let Ok(json) = std::fs::read_to_string(&path) else {
        let missing = "skipped: the YAML test suite is not there. Set GRAVAMEN_YAML_SUITE to a \
                       cases.json made from https://github.com/yaml/yaml-test-suite (branch `data`)";
        assert!(std::env::var_os("CI").is_none(), "{missing}");
        eprintln!("{missing}");
        return None;
    };
    Some(serde_json::from_str(&json).expect("the suite is a list of cases"))
}

#[test]
fn every_valid_case_gives_the_events_of_the_suite() {
    let valid = cases().into_iter().flatten().filter(|it| !it.invalid);
    let mut count = 0;
    let mut wrong = String::new();
    for case in valid {
        count += 1;
        // How a document ends is no event of ours.
        let expected = case.events.replace("-DOC ...", "-DOC");
        for backend in Backend::ALL {
            let (events, stop) = events(&case.yaml, backend);
            if events != expected || stop.is_some() {
                let _ = writeln!(wrong, "{} ({}), {backend:?}: {stop:?}", case.id, case.name);
            }
        }
    }
    println!("{count} valid cases, each with both parsers");
    assert_eq!(wrong, "");
}

#[test]
fn invalid_cases_are_rejected() {
    let invalid: Vec<Case> = cases()
        .into_iter()
        .flatten()
        .filter(|it| it.invalid)
        .collect();
    for backend in Backend::ALL {
        let accepted = |it: &&Case| events(&it.yaml, backend).1.is_none();
        let accepted: Vec<&str> = invalid.iter().filter(accepted).map(|it| &*it.id).collect();
        println!(
            "{backend:?}: {} of {} rejected",
            invalid.len() - accepted.len(),
            invalid.len()
        );
        assert!(accepted.len() <= 3, "{accepted:?}");
    }
}

#[test]
fn the_tree_has_faults_where_the_suite_has() {
    for backend in Backend::ALL {
        let mut accepted = Vec::new();
        for case in cases().into_iter().flatten() {
            let doc = Document::parse_with(&*case.yaml, backend);
            let several = |it: &SyntaxReason| *it == SyntaxReason::MultipleDocuments;
            let sound = doc.faults().iter().all(|it| several(&it.reason));
            if !case.invalid {
                assert!(sound, "{}: {:?}\n{}", case.id, doc.faults(), case.yaml);
            } else if sound {
                accepted.push(case.id);
            }
        }
        assert!(accepted.len() <= 3, "{backend:?}: {accepted:?}");
    }
}

/// The events in the form of the suite, and the error if there was one.
fn events(source: &str, backend: Backend) -> (String, Option<SyntaxReason>) {
    let mut lines = String::from("+STR\n");
    let mut open = Vec::new();
    let end = read(source, backend, |event| {
        line(&mut lines, &mut open, source, event);
    });
    if end.is_ok() {
        lines.push_str("-STR\n");
    }
    (lines, end.err().map(|it| it.reason))
}

fn line(lines: &mut String, open: &mut Vec<&str>, source: &str, event: Event<'_>) {
    let _ = match event {
        Event::Document(at) if at.is_empty() => writeln!(lines, "+DOC"),
        Event::Document(_) => writeln!(lines, "+DOC ---"),
        Event::DocumentEnd => writeln!(lines, "-DOC"),
        Event::Comment(_) => Ok(()),
        Event::Mapping {
            flow, properties, ..
        } => {
            let brackets = if flow { " {}" } else { "" };
            open.push("-MAP");
            writeln!(lines, "+MAP{brackets}{}", words(source, &properties))
        }
        Event::Sequence {
            flow, properties, ..
        } => {
            let brackets = if flow { " []" } else { "" };
            open.push("-SEQ");
            writeln!(lines, "+SEQ{brackets}{}", words(source, &properties))
        }
        Event::End(_) => writeln!(lines, "{}", open.pop().unwrap_or("?")),
        Event::Alias(range) => writeln!(lines, "=ALI {}", &source[range]),
        Event::Scalar {
            range,
            style,
            value,
            properties,
        } => {
            let value = value
                .as_deref()
                .unwrap_or_else(|| written(source, range, style));
            let mark = match style {
                Style::Plain => ':',
                Style::SingleQuoted => '\'',
                Style::DoubleQuoted => '"',
                Style::Literal => '|',
                Style::Folded => '>',
            };
            writeln!(
                lines,
                "=VAL{} {mark}{}",
                words(source, &properties),
                escaped(value)
            )
        }
    };
}

fn written(source: &str, range: TextRange, style: Style) -> &str {
    match style {
        Style::Plain => &source[range],
        _ => &source[range][1..usize::from(range.len()) - 1],
    }
}

fn words(source: &str, properties: &Properties<'_>) -> String {
    let anchor = properties.anchor.map(|it| format!(" {}", &source[it]));
    let tag = properties.resolved.as_ref().map(|it| format!(" <{it}>"));
    anchor.unwrap_or_default() + &tag.unwrap_or_default()
}

fn escaped(value: &str) -> String {
    let mut res = String::new();
    for c in value.chars() {
        match c {
            '\n' => res.push_str("\\n"),
            '\t' => res.push_str("\\t"),
            '\r' => res.push_str("\\r"),
            '\u{8}' => res.push_str("\\b"),
            '\\' => res.push_str("\\\\"),
            other => res.push(other),
        }
    }
    res
}

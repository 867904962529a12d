//! Texts that carry their expectations: a comment under a line marks a place with `^` and
//! names the rule that a flaw there breaks, and perhaps a part of what is noted of it.
//!
//! ```yaml
//!   fee: {kind: illegal-gain}
//!             # ^^^^^^^^^^^^ invalid-value: did you mean illegal-gains
//! ```

mod aliases;
mod broken;
mod charges;
mod facts;
mod hostile;
mod ids;
mod kept;
mod numbers;
mod sections;

use std::sync::{Arc, LazyLock};

use unicode_width::UnicodeWidthStr;

use super::lower;
use crate::brief::{Brief, Fact, Flaw, FlawKind, Problem, Value};
use crate::schema::Schemas;
use crate::text::{TextRange, TextSize};
use crate::yaml::Document;

/// Lowers a text and asserts that its flaws are exactly those that it expects.
#[track_caller]
fn check(source: &str) -> Brief {
    let doc = Document::parse(source);
    let (brief, flaws) = lower(&doc, &SCHEMAS);
    let found: Vec<String> = flaws.iter().map(|it| show(source, &brief, it)).collect();
    let expected = expectations(source);
    let is_said = |(it, found): (&(TextRange, String), &String)| {
        let (place, words) = found.split_once(' ').unwrap_or_default();
        let (rule, detail) = it.1.split_once(": ").unwrap_or((&it.1, ""));
        place == format!("{:?}", it.0)
            && words
                .strip_prefix(rule)
                .is_some_and(|it| it.starts_with(": ") && it.contains(detail))
    };
    let is_same = expected.len() == found.len() && expected.iter().zip(&found).all(is_said);
    assert!(
        is_same,
        "expected\n  {}\nfound\n  {}\nin\n{source}",
        expected
            .iter()
            .map(|it| format!("{:?} {}", it.0, it.1))
            .collect::<Vec<_>>()
            .join("\n  "),
        found.join("\n  "),
    );
    brief
}

/// The flaws of a text, in words.
fn flaws(source: &str) -> Vec<String> {
    let doc = Document::parse(source);
    let (brief, flaws) = lower(&doc, &SCHEMAS);
    flaws.iter().map(|it| show(source, &brief, it)).collect()
}

fn show(source: &str, brief: &Brief, flaw: &Flaw) -> String {
    let via = flaw
        .via_alias
        .map(|it| format!(" via {}", &source[it]))
        .unwrap_or_default();
    format!(
        "{:?} {}: {}{via}",
        flaw.at,
        flaw.rule().0,
        detail(source, brief, &flaw.kind)
    )
}

fn detail(source: &str, brief: &Brief, kind: &FlawKind) -> String {
    let close_to = |it: &Option<Box<str>>| {
        it.as_ref()
            .map_or("nothing close".into(), |it| format!("did you mean {it}"))
    };
    match kind {
        FlawKind::DuplicateKey { first } => format!("first {}", &source[*first]),
        FlawKind::UnknownKey { close, torn, .. } => {
            let torn = torn.map(|it| format!(", torn {}", &source[it]));
            close_to(close) + &torn.unwrap_or_default()
        }
        FlawKind::MissingKey {
            key, empty: true, ..
        } => format!("{key} is empty"),
        FlawKind::MissingKey { key, .. } => format!("{key} is missing"),
        FlawKind::WrongType { due, found } => format!("{due:?} due, {found:?} found"),
        FlawKind::InvalidValue(Problem::NotInList { list, close }) => {
            format!("{}, one of {list:?}", close_to(close))
        }
        FlawKind::InvalidValue(Problem::Value(fault)) => {
            let instead = fault.instead.as_ref().map(|it| format!(", {it} instead"));
            format!("{:?}{}", fault.kind, instead.unwrap_or_default())
        }
        FlawKind::InvalidValue(Problem::Circle { from, to }) => {
            format!(
                "circle from {} to {}",
                brief.facts[*from].id.name, brief.facts[*to].id.name
            )
        }
        FlawKind::InvalidValue(problem) => format!("{problem:?}"),
        FlawKind::UnknownVersion => String::new(),
        FlawKind::UnknownReference { section, close, .. } => {
            let close = close.map(|it| brief.id(it.section, it.ix as usize).name.clone());
            format!("{} {}", section.key(), close_to(&close))
        }
        FlawKind::BareAmount { instead } | FlawKind::FullWidth { instead } => instead.to_string(),
        FlawKind::SplitNumber { joined } => joined.to_string(),
        FlawKind::AmbiguousBoolean { meant } => meant.to_string(),
    }
}

/// What the comments of a text expect, in the order of the text.
fn expectations(source: &str) -> Vec<(TextRange, String)> {
    let mut res = Vec::new();
    let mut above = (0, "");
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let comment = line.trim_start().strip_prefix('#').map(str::trim_start);
        let Some(rest) = comment.filter(|it| it.starts_with('^')) else {
            above = (start, line);
            start += line.len();
            continue;
        };
        let carets = rest.len() - rest.trim_start_matches('^').len();
        let column = line[..line.find('^').unwrap()].width();
        let from = above.0 + byte_at(above.1, column);
        let to = above.0 + byte_at(above.1, column + carets);
        let range = TextRange::new(TextSize::new(from as u32), TextSize::new(to as u32));
        res.push((range, rest[carets..].trim().to_owned()));
        start += line.len();
    }
    res.sort_by_key(|it| (it.0.start(), it.0.end()));
    res
}

/// The byte at a column of a line, as it is shown.
fn byte_at(line: &str, column: usize) -> usize {
    let before = |it: &usize| line[..*it].width() < column;
    line.char_indices()
        .map(|it| it.0)
        .take_while(before)
        .last()
        .map_or(0, |it| {
            it + line[it..].chars().next().map_or(0, char::len_utf8)
        })
}

fn fact<'b>(brief: &'b Brief, id: &str) -> &'b Fact {
    &brief.facts[brief.fact(id).unwrap()]
}

/// The value of a field, as Rust shows it.
fn value(brief: &Brief, id: &str, field: &str) -> String {
    let fact = fact(brief, id);
    let kind = &SCHEMAS.kinds[fact.kind.unwrap().value.index()];
    let nth = kind.fields.iter().position(|it| *it.id == *field).unwrap();
    let value = fact.fields.iter().find(|it| it.field.index() == nth);
    match value.map(|it| &it.value) {
        None => "nothing".into(),
        Some(Value::Count(it) | Value::Money(it)) => {
            format!(
                "{}..{}",
                it.min,
                it.max.map(|it| it.to_string()).unwrap_or_default()
            )
        }
        Some(Value::Parties(refs) | Value::Facts(refs)) => {
            let to: Vec<String> = refs
                .iter()
                .map(|it| it.to.map_or("?".into(), |it| it.to_string()))
                .collect();
            to.join(" ")
        }
        Some(other) => format!("{other:?}"),
    }
}

/// The built-in law.
static SCHEMAS: LazyLock<Arc<Schemas>> = LazyLock::new(Schemas::built_in);

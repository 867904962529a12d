//! Suppressions: comments that silence a rule at a place, with a reason and perhaps a last day.
//!
//! `# gravamen: ignore[rule-id, …] until 2025-01-01 reason` stands at the end of a line, for what
//! starts on that line, or on a line of its own, for the node that follows.
//! `# gravamen: ignore-file[rule-id] reason` holds for the whole text. They are read from the
//! comments that the parser found, so that a `#` inside a value is never taken for one.

use crate::calendar::Date;

use crate::calendar::parse_date;
use crate::text::{Spanned, TextRange, TextSize};
use crate::yaml::Document;

mod index;
mod scope;

pub use index::{Silencer, Silencers};
use scope::Scopes;

/// A comment that silences rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The comment, `#` included.
    pub range: TextRange,
    /// The rules it names, as written.
    pub rules: Vec<Spanned<Box<str>>>,
    /// Why, in the words of the person who wrote it.
    pub reason: Option<Box<str>>,
    /// The last day on which it holds.
    pub until: Option<Spanned<Date>>,
    /// What it covers: a fault that starts inside is silenced.
    pub scope: TextRange,
    /// What is wrong with its form; then it silences nothing.
    pub malformed: Option<TextRange>,
}

/// A comment with what it covers, as the tree knows it.
#[derive(Clone, Copy, Debug)]
struct Remark<'t> {
    range: TextRange,
    /// With its `#`.
    text: &'t str,
    scope: TextRange,
}

impl Suppression {
    /// Whether its last day has passed.
    pub fn expired(&self, today: Date) -> bool {
        self.until.is_some_and(|until| today > until.value)
    }

    /// Whether it holds today for a fault of this rule at this place; gives the position of the rule in its list.
    pub fn silences(&self, rule: &str, at: TextSize, today: Date) -> Option<usize> {
        if self.malformed.is_some() || self.expired(today) || !self.scope.contains_inclusive(at) {
            return None;
        }
        self.rules.iter().position(|it| &*it.value == rule)
    }
}

/// Reads the suppressions among the comments of a text.
pub fn read(doc: &Document) -> Vec<Suppression> {
    let whole = TextRange::up_to(TextSize::of(doc.source()));
    let mut scopes = Scopes::new(doc);
    let mut res = Vec::new();
    for comment in doc
        .comments()
        .iter()
        .filter(|it| it.text(doc).contains("gravamen:"))
    {
        let scope = if comment.own_line {
            scopes.following(comment.range)
        } else {
            scopes.line_before(comment.range)
        };
        let text = &doc.source()[comment.range];
        let remark = Remark {
            range: comment.range,
            text,
            scope,
        };
        res.extend(read_one(remark, whole));
    }
    res
}

fn read_one(remark: Remark<'_>, whole: TextRange) -> Option<Suppression> {
    let body = remark.text.strip_prefix('#')?;
    let directive = body.trim_start().strip_prefix("gravamen:")?.trim_start();
    let mut res = Suppression {
        range: remark.range,
        rules: Vec::new(),
        reason: None,
        until: None,
        scope: remark.scope,
        malformed: None,
    };
    let place = |part: &str| sub_range(remark, part);
    let word_len = directive
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(directive.len());
    let (word, rest) = directive.split_at(word_len);
    match word {
        "ignore" => {}
        "ignore-file" => res.scope = whole,
        _ => {
            res.malformed = Some(place(if word.is_empty() { body } else { word }));
            return Some(res);
        }
    }
    let list = rest
        .trim_start()
        .strip_prefix('[')
        .and_then(|it| it.split_once(']'));
    let Some((names, tail)) = list else {
        res.malformed = Some(place(word));
        return Some(res);
    };
    res.rules = names
        .split([',', '，', '、'])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(|it| Spanned::new(it.into(), place(it)))
        .collect();
    if res.rules.is_empty() {
        res.malformed = Some(place(word));
    }
    read_tail(tail, remark, &mut res);
    Some(res)
}

/// The reason, with `until DATE` at its beginning or its end.
fn read_tail(tail: &str, remark: Remark<'_>, res: &mut Suppression) {
    let mut reason = tail.trim().trim_start_matches([':', '：']).trim();
    if let Some(rest) = reason.strip_prefix("until ") {
        let rest = rest.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        res.until = last_day(&rest[..end], remark, res);
        reason = rest[end..].trim();
    } else if let Some((before, day)) = reason.rsplit_once("until ")
        && (before.is_empty() || before.ends_with(char::is_whitespace))
        && let Ok(date) = parse_date(day.trim())
    {
        res.until = Some(Spanned::new(
            date.value.last(),
            sub_range(remark, day.trim()),
        ));
        reason = before.trim();
    }
    if reason.chars().any(char::is_alphanumeric) {
        res.reason = Some(reason.into());
    }
}

fn last_day(word: &str, remark: Remark<'_>, res: &mut Suppression) -> Option<Spanned<Date>> {
    match parse_date(word) {
        Ok(date) => Some(Spanned::new(date.value.last(), sub_range(remark, word))),
        Err(_) => {
            res.malformed = Some(sub_range(
                remark,
                if word.is_empty() { remark.text } else { word },
            ));
            None
        }
    }
}

/// The place of a part of a comment's text.
fn sub_range(remark: Remark<'_>, part: &str) -> TextRange {
    let offset = part.as_ptr() as usize - remark.text.as_ptr() as usize;
    let start = remark.range.start() + TextSize::try_from(offset).unwrap_or_default();
    TextRange::at(start, TextSize::of(part))
}

//! The lines that a finding is about, cut to a window around its places.

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::super::quote::Quote;
use super::super::{Sheet, Shown, Spot, safe};
use super::pieces::pieces;
use crate::finding::Source;
use crate::text::{Text, TextRange, TextSize};

/// Places further apart than this many lines are quoted apart.
const GAP: usize = 40;

/// A place is underlined for at most this many bytes.
const LONGEST: u32 = 400;

/// A quoted piece of a text.
pub(super) struct Quoted<'a> {
    pub snippet: Snippet<'a, Annotation<'a>>,
    /// The heading as the renderer makes it, which counts characters of what is quoted, and the
    /// right one.
    pub heading: (String, String),
    /// What is said beside its places.
    pub labels: Vec<String>,
}

/// A place with its words.
struct Place {
    /// Line, from zero.
    line: usize,
    /// On that line alone, within what is quoted of it.
    range: TextRange,
    label: String,
    primary: bool,
}

/// The quoted pieces of a finding: the one with its own place first.
pub(super) fn snippets<'a>(sheet: &Sheet<'a>, finding: &Shown, width: usize) -> Vec<Quoted<'a>> {
    // The line number and the gutter stand before the text.
    let columns = width.saturating_sub(8);
    let mut here = vec![place(sheet.text, finding.at, &finding.words.here, true)];
    let mut elsewhere = Vec::new();
    for label in &finding.words.related {
        match &label.source {
            Source::Here => here.push(place(sheet.text, label.range, &label.text, false)),
            Source::Schema(name) => {
                let Some(text) = sheet.schema(name) else {
                    continue;
                };
                let places = vec![place(&text, label.range, &label.text, false)];
                let other = sheet.beside(name, &text);
                elsewhere.push(quoted(&other, places, columns));
            }
        }
    }
    here.sort_by_key(|it| (it.line, it.range.start()));
    here.dedup_by(|b, a| {
        b.range == a.range && (b.label.is_empty() || b.label == a.label) && !b.primary
    });
    let mut groups = clusters(here);
    groups.sort_by_key(|it| !it.iter().any(|it| it.primary));
    let own = groups.into_iter().map(|it| quoted(sheet, it, columns));
    own.chain(elsewhere).collect()
}

/// A place, cut to its first line and to a bounded length.
fn place(text: &Text, range: TextRange, label: &str, primary: bool) -> Place {
    let line = text.line_col(range.start()).line;
    let whole = text.lines().line_range(text.source(), line);
    let end = range.end().min(whole.end()).max(range.start());
    let end = floor(text, end.min(range.start() + TextSize::new(LONGEST)));
    Place {
        line: line as usize,
        range: TextRange::new(range.start(), end.max(range.start())),
        label: safe(label).into_owned(),
        primary,
    }
}

/// Places that can be quoted together, in order.
fn clusters(places: Vec<Place>) -> Vec<Vec<Place>> {
    let mut res: Vec<Vec<Place>> = Vec::new();
    for place in places {
        match res.last_mut() {
            Some(cluster) if cluster.last().is_some_and(|it| near(it, &place)) => {
                cluster.push(place)
            }
            _ => res.push(vec![place]),
        }
    }
    res
}

fn near(one: &Place, other: &Place) -> bool {
    let distance = other
        .range
        .start()
        .checked_sub(one.range.end())
        .unwrap_or_default();
    other.line - one.line <= GAP && u32::from(distance) <= 16 * LONGEST
}

/// Quotes the lines of a cluster.
fn quoted<'a>(sheet: &Sheet<'_>, places: Vec<Place>, columns: usize) -> Quoted<'a> {
    let (first, last) = (places[0].line, places[places.len() - 1].line);
    let head = places.iter().position(|it| it.primary).unwrap_or(0);
    let path = safe(sheet.path).into_owned();
    let mut heading = Default::default();
    let mut source = String::new();
    let mut annotations = Vec::new();
    for line in first..=last {
        if !places.iter().any(|it| it.line.abs_diff(line) <= 1) {
            // The renderer folds it away: only its number counts.
            source.push('\n');
            continue;
        }
        let here = places.iter().enumerate().filter(|it| it.1.line == line);
        let whole = sheet
            .text
            .lines()
            .line_range(sheet.text.source(), line as u32);
        let ranges: Vec<TextRange> = here.clone().map(|it| it.1.range).collect();
        let quote = Quote::new(
            sheet,
            whole,
            &pieces(sheet.text.source(), whole, &ranges, columns),
        );
        for (nth, place) in here {
            let (start, end) = (
                quote.offset(place.range.start()),
                quote.offset(place.range.end()),
            );
            if nth == head {
                heading = counted(sheet, &path, place, &quote.text[..start]);
            }
            let kind = if place.primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let label = Some(place.label.clone()).filter(|it| !it.is_empty());
            let span = source.len() + start..source.len() + end;
            annotations.push(kind.span(span).label(label));
        }
        source += &quote.text;
        source.push('\n');
    }
    let snippet = Snippet::source(source)
        .path(path)
        .line_start(first + 1)
        .annotations(annotations);
    let labels = places.into_iter().map(|it| it.label).collect();
    Quoted {
        snippet,
        heading,
        labels,
    }
}

/// The heading as the renderer counts its column, in what is quoted before the place, and the right
/// one.
fn counted(sheet: &Sheet<'_>, path: &str, place: &Place, before: &str) -> (String, String) {
    let Spot { line, column } = sheet.spot(place.range.start());
    let quoted = before.chars().count() + 1;
    let said = |column: usize| format!("{path}:{line}:{column}");
    (said(quoted), said(column))
}

/// The offset itself, or the start of the character that it lies in.
fn floor(text: &Text, at: TextSize) -> TextSize {
    let mut at = usize::from(at).min(text.source().len());
    while !text.source().is_char_boundary(at) {
        at -= 1;
    }
    TextSize::new(at as u32)
}

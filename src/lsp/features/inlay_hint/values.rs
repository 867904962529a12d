//! How an amount or a count was read, where the text does not say the same in figures.

use super::Hint;
use crate::analysis::Analysis;
use crate::brief::{Brief, FieldValue, Value};
use crate::phrase;
use crate::quantity::{Interval, Unit, show_interval, show_steps};
use crate::text::{Lang, TextRange};

/// A hint beside each value whose text says it in other figures: `18.5万元` is 185,000 CNY.
pub fn read_as(analysis: &Analysis, range: TextRange, lang: Lang) -> Vec<Hint> {
    let source = analysis.text.source();
    let seen = |at: TextRange| range.contains_inclusive(at.end());
    let hint = |at: TextRange, value: Interval, unit: Unit| {
        let shown = shown(value, unit);
        (!repeats(&source[at], &shown)).then(|| Hint {
            at: at.end(),
            label: format!("= {shown}"),
            tooltip: tooltip(&shown, unit, lang),
        })
    };
    let numbers = numbers(&analysis.brief).filter(|it| seen(it.0));
    numbers
        .filter_map(|(at, value, unit)| hint(at, value, unit))
        .collect()
}

/// The number in figures, with an open end where nothing is stated.
fn shown(value: Interval, unit: Unit) -> String {
    match value.max {
        Some(max) if value.min == 0 && max > 0 => format!("..{}", show_steps(max, unit)),
        _ => show_interval(value, unit),
    }
}

/// Every number of a brief that is written where it belongs.
fn numbers(brief: &Brief) -> impl Iterator<Item = (TextRange, Interval, Unit)> {
    let own = |it: &&FieldValue| it.via_alias.is_none();
    let fields = brief
        .facts
        .iter()
        .flat_map(move |it| it.fields.iter().filter(own));
    let number = |it: &FieldValue| match it.value {
        Value::Count(value) => Some((it.range, value, Unit::Count)),
        Value::Money(value) => Some((it.range, value, Unit::Cny)),
        _ => None,
    };
    let sentences = brief.charges.iter().flat_map(|it| &it.sentences);
    let fines = sentences.filter_map(|it| it.fine.as_ref());
    let fines = fines.map(|it| (it.range, it.value, Unit::Cny));
    fields.filter_map(number).chain(fines)
}

fn tooltip(shown: &str, unit: Unit, lang: Lang) -> String {
    let unit = match unit {
        Unit::Cny => phrase::pick(lang, " CNY", "元"),
        Unit::Count => "",
    };
    lang.pick(
        format!("read as {shown}{unit}"),
        format!("读作{shown}{unit}"),
    )
}

/// Whether a text has the same figures: signs, units and thousands do not matter, nor do zeros
/// behind the point.
fn repeats(text: &str, shown: &str) -> bool {
    let word = |it: char| matches!(it, '千' | '百' | '十' | '万' | '亿' | '角' | '分');
    let full_width = |it: char| ('０'..='９').contains(&it);
    !text.contains(|it| word(it) || full_width(it)) && figures(text) == figures(shown)
}

fn figures(text: &str) -> Vec<String> {
    let end = |it: &str| {
        let kept: String = it
            .chars()
            .filter(|it| it.is_ascii_digit() || *it == '.')
            .collect();
        let kept = kept.trim_matches('.');
        match kept.contains('.') {
            true => kept.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => kept.to_owned(),
        }
    };
    let ends = text.split("..").map(end);
    ends.filter(|it| !it.is_empty()).collect()
}

//! The same amount, count, date or duration in another form. Each form is read again before it is
//! offered: only what means exactly the same is.

use super::{Rewrite, rewrite};
use crate::analysis::Analysis;
use crate::brief::{Brief, Sentence, Value};
use crate::calendar::{PartialDate, Span, SpanRange, When, parse_date, parse_span, parse_when};
use crate::quantity::{Interval, Unit, parse_count, parse_money, show_steps, show_wan};
use crate::text::{Lang, Spanned, TextRange, TextSize};
use crate::yaml::{Document, Node, edit};

/// A value as it was read.
enum Read {
    Count(Interval),
    Money(Interval),
    When(When),
    Date(PartialDate),
    Duration(Span),
}

/// The other forms of the value at a place.
pub fn forms(analysis: &Analysis, at: TextSize, lang: Lang) -> Vec<Rewrite> {
    let doc = &analysis.doc;
    let Some((range, read)) = value_at(&analysis.brief, at) else {
        return Vec::new();
    };
    let Some(node) = scalar_at(doc, range) else {
        return Vec::new();
    };
    let written = node.value().unwrap_or_default();
    let other = |it: &String| it != written;
    let form = |text: String| {
        let edits = edit::set_value(node, &text)?;
        let title = lang.pick(format!("write as `{text}`"), format!("写成 `{text}`"));
        Some(rewrite(title, edits))
    };
    let texts = texts(&read, written).into_iter().filter(other);
    texts.filter_map(form).collect()
}

fn scalar_at(doc: &Document, range: TextRange) -> Option<Node<'_>> {
    let node = doc.at(range.start()).node()?;
    (node.scalar().is_some() && !node.is_key()).then_some(node)
}

/// The readable value at a place, with where it stands.
fn value_at(brief: &Brief, at: TextSize) -> Option<(TextRange, Read)> {
    for fact in &brief.facts {
        if let Some(when) = fact
            .when
            .as_ref()
            .filter(|it| it.range.contains_inclusive(at))
        {
            return Some((when.range, Read::When(when.value)));
        }
        let mut fields = fact.fields.iter().filter(|it| it.via_alias.is_none());
        let Some(field) = fields.find(|it| it.range.contains_inclusive(at)) else {
            continue;
        };
        let read = match &field.value {
            Value::Count(it) => Read::Count(*it),
            Value::Money(it) => Read::Money(*it),
            Value::Date(it) => Read::Date(*it),
            Value::Duration(it) => Read::Duration(*it),
            _ => return None,
        };
        return Some((field.range, read));
    }
    let sentences = brief.charges.iter().flat_map(|it| &it.sentences);
    let mut sentences = sentences.filter(|it| it.range.contains_inclusive(at));
    sentences.find_map(|it| in_sentence(it, at))
}

fn in_sentence(sentence: &Sentence, at: TextSize) -> Option<(TextRange, Read)> {
    let here = |range: TextRange| range.contains_inclusive(at);
    if let Some(fine) = sentence.fine.as_ref().filter(|it| here(it.range)) {
        return Some((fine.range, Read::Money(fine.value)));
    }
    let terms = [
        &sentence.imprisonment,
        &sentence.detention,
        &sentence.control,
        &sentence.ban,
    ];
    let exact = |it: &Spanned<SpanRange>| {
        let (min, max) = (it.value.min?, it.value.max?);
        (min == max).then_some((it.range, Read::Duration(min)))
    };
    let mut terms = terms.into_iter().flatten();
    terms.find(|it| here(it.range)).and_then(exact)
}

/// The forms that read back as the same value, without doubt or remark.
fn texts(read: &Read, written: &str) -> Vec<String> {
    let mut res = match read {
        Read::Money(it) => money(*it, written),
        Read::Count(it) => count(*it, written),
        Read::When(it) => vec![it.to_string()],
        Read::Date(it) => vec![it.to_string()],
        Read::Duration(it) => duration(*it),
    };
    let same = |text: &String| match read {
        Read::Money(it) => parse_money(text, None).is_ok_and(|one| one.value == *it),
        Read::Count(it) => parse_count(text).is_ok_and(|one| one.value == *it),
        Read::When(it) => parse_when(text).is_ok_and(|one| one.value == *it),
        Read::Date(it) => parse_date(text).is_ok_and(|one| one.value == *it),
        Read::Duration(it) => parse_span(text).is_ok_and(|one| one.value == *it),
    };
    res.retain(same);
    res
}

/// Yuan in figures, in Chinese units, and with the code of the currency; nothing for an amount in
/// another currency, which has no other form.
fn money(amount: Interval, written: &str) -> Vec<String> {
    if !parse_money(written, None).is_ok_and(|it| it.value == amount) {
        return Vec::new();
    }
    let figures = |steps: i128| Some(show_steps(steps, Unit::Cny));
    let yuan = |steps: i128| {
        Some(format!(
            "{}元",
            show_steps(steps, Unit::Cny).replace(',', "")
        ))
    };
    let wan = |steps: i128| show_wan(steps, Unit::Cny);
    let cny = ends(amount, figures).map(|it| format!("{it} CNY"));
    let forms = [cny, ends(amount, yuan), ends(amount, wan)];
    forms.into_iter().flatten().collect()
}

fn count(count: Interval, written: &str) -> Vec<String> {
    let bare = |it: char| it.is_ascii_digit() || matches!(it, ',' | '_' | '.' | '千' | '万' | '亿');
    if !written.chars().all(bare) {
        return Vec::new();
    }
    let figures = |steps: i128| Some(show_steps(steps, Unit::Count));
    let plain = |steps: i128| Some(steps.to_string());
    let wan = |steps: i128| show_wan(steps, Unit::Count);
    let forms = [ends(count, figures), ends(count, plain), ends(count, wan)];
    let mut res: Vec<String> = forms.into_iter().flatten().collect();
    res.dedup();
    res
}

/// Both ends in one form, when each has it.
fn ends(interval: Interval, show: impl Fn(i128) -> Option<String>) -> Option<String> {
    match interval.max {
        Some(max) if interval.is_exact() => show(max),
        Some(max) if interval.min == 0 => Some(format!("..{}", show(max)?)),
        Some(max) => Some(format!("{}..{}", show(interval.min)?, show(max)?)),
        None => Some(format!("{}..", show(interval.min)?)),
    }
}

/// Months, or years and months.
fn duration(span: Span) -> Vec<String> {
    let months = span.total_months();
    if span.days > 0 || months < 12 {
        return Vec::new();
    }
    let years = match months % 12 {
        0 => format!("{}y", months / 12),
        rest => format!("{}y{rest}m", months / 12),
    };
    vec![years, format!("{months}m")]
}

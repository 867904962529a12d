//! Values of one piece: dates, truths, currencies, regions, algorithms.

use std::collections::BTreeSet;

use super::Cx;
use super::ids;
use super::offer::{Offer, What};
use super::piece::Piece;
use crate::analysis::at::{Form, Side, Slot};
use crate::calendar::parse_span;
use crate::phrase;
use crate::brief::{HashAlgorithm, Section, VERSION, Word};
use crate::schema::{FieldKind, Standard, Test};
use crate::text::{TextRange, TextSize};

/// What may stand where a value of this form is due.
pub fn values(cx: &Cx<'_>, form: Form) -> Vec<Offer> {
    match form {
        Form::Version => vec![Offer::new(VERSION.to_string(), What::Value)],
        Form::Flag => flags(cx),
        Form::Suspended => flags(cx).into_iter().take(1).chain(spans(cx)).collect(),
        Form::Span | Form::Spans => spans(cx),
        Form::Date => dates(cx, false),
        Form::When => dates(cx, true),
        Form::DealtWith => {
            let mut res = dates(cx, false);
            res.extend(ids::ids(cx, Section::Facts, None));
            res
        }
        Form::Source => ids::ids(cx, Section::Parties, None),
        Form::Region => regions(cx),
        Form::Hash => HashAlgorithm::ALL
            .iter()
            .map(|it| {
                let piece = Piece::of(it.word).text(":").hole();
                Offer::new(it.word, What::Value).inserts(piece).note(it.title(cx.lang()))
            })
            .collect(),
        Form::Count | Form::Money | Form::Rate => Vec::new(),
        Form::Excluded | Form::File | Form::Text => Vec::new(),
    }
}

fn flags(cx: &Cx<'_>) -> Vec<Offer> {
    let lang = cx.lang();
    let one = |word: &str, said: &str| Offer::new(word, What::Word).note(said);
    vec![
        one("true", lang.pick("yes", "是")),
        one("false", lang.pick("no", "否")),
    ]
}

/// Durations in each of the forms in which they are written, with what they mean.
fn spans(cx: &Cx<'_>) -> Vec<Offer> {
    const FORMS: [&str; 5] = ["6m", "1y", "1y6m", "18m", "30d"];
    let read = |text: &&'static str| Some((*text, parse_span(text).ok()?.value));
    let read = FORMS.iter().filter_map(read);
    read.map(|(text, span)| Offer::new(text, What::Value).note(phrase::span(span, cx.lang())))
        .collect()
}

/// Today, and the dates that the brief has.
fn dates(cx: &Cx<'_>, periods: bool) -> Vec<Offer> {
    let today = cx.analysis.cx().today.to_string();
    let after_start = cx.cursor.before.ends_with("..");
    let mut res = vec![date(&today).note(cx.lang().pick("today", "今天"))];
    let mut known = BTreeSet::new();
    for written in written(cx) {
        if periods && !after_start && written.contains("..") {
            known.insert(written);
        }
        known.extend(written.split(".."));
    }
    known.retain(|it| !it.is_empty() && **it != *today);
    let dashes = |it: &&&str| it.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'-' | b'.'));
    res.extend(known.iter().filter(dashes).map(|it| date(it)));
    res
}

/// A date.
pub fn date(text: &str) -> Offer {
    Offer::new(text, What::Value)
}

/// The dates of a brief as they are written; those that identify a person are left out.
fn written<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = &'a str> {
    let (brief, law) = (&cx.analysis.brief, cx.analysis.schemas());
    let case = [&brief.case.drafted, &brief.case.filed].into_iter().flatten();
    let obtained = brief.evidence.iter().filter_map(|it| it.obtained.as_ref());
    let whens = brief.facts.iter().filter_map(|it| it.when.as_ref());
    let fields = brief.facts.iter().flat_map(move |fact| {
        let kind = fact.kind.as_ref().map(|it| &law[it.value]);
        let is_date = move |it: &&crate::brief::FieldValue| {
            let field = kind.and_then(|kind| kind.fields.get(it.field.index()));
            field.is_some_and(|it| matches!(it.kind, FieldKind::Date))
        };
        fact.fields.iter().filter(is_date).map(|it| it.range)
    });
    let ranges = case.chain(obtained).map(|it| it.range);
    let ranges = ranges.chain(whens.map(|it| it.range)).chain(fields);
    let source = cx.analysis.text.source();
    let offset = cx.at.offset;
    ranges
        .filter(move |it| !it.contains_inclusive(offset))
        .map(move |it| source[it].trim_matches(['"', '\'']))
}

/// The regions for which an offence has a number of its own.
fn regions(cx: &Cx<'_>) -> Vec<Offer> {
    let grounds = cx.analysis.schemas().offences.iter().flat_map(|it| &it.grounds);
    let measures = grounds.flat_map(|it| match &it.test {
        Test::Numbers { measures } => &measures[..],
        _ => &[],
    });
    let regions = measures.flat_map(|it| match &it.standard {
        Standard::ByRegion { regions, .. } => &regions[..],
        _ => &[],
    });
    let names: BTreeSet<&str> = regions.map(|it| &*it.0).collect();
    names.into_iter().map(|it| Offer::new(it, What::Value)).collect()
}

/// Behind a bare amount, the amount with its currency; `None` where there is none.
pub fn currencies(cx: &Cx<'_>) -> Option<Vec<Offer>> {
    let source = cx.analysis.text.source();
    let before = &source[TextRange::new(cx.cursor.line, cx.at.offset)];
    let typed = before.trim_end();
    let digits = typed.len() - typed.trim_end_matches(is_of_amount).len();
    let amount = typed[typed.len() - digits..].trim_start();
    let is_amount = amount.starts_with(|it: char| it.is_ascii_digit());
    if !is_amount || cx.how.trigger.is_some_and(|it| it != ' ') || !ends(cx.cursor.after) {
        return None;
    }
    let size = |it: usize| TextSize::try_from(it).unwrap_or_default();
    let end = cx.cursor.line + size(typed.len());
    let at = cx.analysis.at(end);
    let is_money = at.slot == Slot::Value(Form::Money) && at.side == Side::Value;
    let range = TextRange::new(end - size(amount.len()), cx.cursor.word.end().max(cx.at.offset));
    let offer = |currency: &str, said: &str| {
        let text = format!("{amount}{currency}");
        Offer {
            replaces: Some(range),
            piece: Piece::of(&text),
            ..Offer::new(text, What::Value).note(said)
        }
    };
    let yuan = cx.lang().pick("yuan", "人民币");
    is_money.then(|| vec![offer(" CNY", yuan), offer("元", yuan)])
}

const fn is_of_amount(it: char) -> bool {
    it.is_ascii_digit() || matches!(it, ',' | '.' | '_' | '万' | '千' | '亿')
}

/// Whether a value ends before what follows.
fn ends(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || after.starts_with(['}', ',', ']', '"', '\'', '#'])
}

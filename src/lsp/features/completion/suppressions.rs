//! Suppression comments: their words, the rules that can be silenced here, their last day.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Cx;
use super::offer::{Offer, Page, What};
use super::piece::Piece;
use super::values::date;
use crate::calendar::Span;
use crate::finding::Severity;
use crate::rules::{self, Rule};
use crate::text::TextRange;

/// In a comment that begins like one, whole suppressions.
pub fn beginnings(cx: &Cx<'_>) -> Vec<Offer> {
    let word = &cx.analysis.text.source()[cx.cursor.word];
    let is_comment = cx.at.place.nodes.is_empty() && cx.cursor.before.trim_end().ends_with('#');
    if !is_comment || word.is_empty() || !"gravamen".starts_with(word) {
        return Vec::new();
    }
    let whole = |it: Offer| Offer {
        label: format!("gravamen: {}", it.label),
        piece: Piece::of("gravamen: ").then(it.piece),
        ..it
    };
    directives(cx).into_iter().map(whole).collect()
}

/// The words that a suppression begins with.
pub fn directives(cx: &Cx<'_>) -> Vec<Offer> {
    let lang = cx.lang();
    let said = [
        ("ignore", lang.pick("here", "在此处")),
        ("ignore-file", lang.pick("in the whole file", "在整个文件")),
    ];
    let is_open = cx.cursor.after.trim_start().starts_with('[');
    let one = |(word, said): (&str, &str)| {
        let piece = match is_open {
            true => Piece::of(word),
            false => Piece::of(word).text("[").hole().text("] "),
        };
        Offer::new(word, What::Value).inserts(piece).note(said)
    };
    said.into_iter().map(one).collect()
}

/// The rules that are not named yet: first those that find something here.
pub fn rules(cx: &Cx<'_>) -> Vec<Offer> {
    let all = &cx.analysis.suppressions;
    let here = all.iter().find(|it| it.range.contains_inclusive(cx.at.offset));
    let named = here.into_iter().flat_map(|it| &it.rules);
    let named: FxHashSet<&str> = named
        .filter(|it| !it.range.contains_inclusive(cx.at.offset))
        .map(|it| &*it.value)
        .collect();
    let found = here.map(|it| found(cx, it.scope)).unwrap_or_default();
    let open = rules::all().filter(|it| !named.contains(it.id.0));
    let (mut first, rest): (Vec<&Rule>, Vec<&Rule>) = open.partition(|it| found.contains_key(it.id.0));
    first.sort_by_key(|it| found.get(it.id.0));
    let said = cx.lang().pick("found here", "此处有此问题");
    let first = first.into_iter().map(|it| rule(cx, it).detail(said));
    first.chain(rest.into_iter().map(|it| rule(cx, it))).collect()
}

fn rule(cx: &Cx<'_>, rule: &Rule) -> Offer {
    Offer::new(rule.id.0, What::Rule)
        .title(rule.page.title.get(cx.lang()))
        .page(Page::Rule(rule.id.0.to_owned()))
}

/// The rules that find something in a place, with how bad it is.
fn found(cx: &Cx<'_>, scope: TextRange) -> FxHashMap<&'static str, Severity> {
    let findings = cx.analysis.findings.iter();
    let here = findings.filter(|it| scope.contains_inclusive(it.fault.at.start()));
    let mut res = FxHashMap::default();
    for it in here {
        let worst = res.entry(it.rule.id.0).or_insert(it.severity);
        *worst = it.severity.min(*worst);
    }
    res
}

/// Behind the rules: the word before a last day, and behind that some days.
pub fn until(cx: &Cx<'_>) -> Vec<Offer> {
    let Some((_, tail)) = cx.cursor.before.rsplit_once(']') else {
        return Vec::new();
    };
    let today = cx.analysis.cx().today;
    match tail.trim() {
        "" => {
            let said = cx.lang().pick("the last day on which it holds", "最后有效日");
            let piece = Piece::of(if tail.is_empty() { " " } else { "" });
            let piece = piece.then(Piece::of("until ").hole());
            vec![Offer::new("until", What::Value).inserts(piece).note(said)]
        }
        "until" => {
            let in_months = |it: u16| Some((it, Span::of_months(it).checked_add(today)?));
            let days = [1, 3, 6, 12].into_iter().filter_map(in_months);
            days.map(|(months, day)| {
                let english = match months {
                    1 => "in 1 month".to_owned(),
                    many => format!("in {many} months"),
                };
                let said = cx.lang().pick(english, format!("{months}个月后"));
                date(&day.to_string()).note(said)
            })
            .collect()
        }
        _ => Vec::new(),
    }
}

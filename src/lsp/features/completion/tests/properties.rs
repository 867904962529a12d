use super::*;
use crate::yaml::{Document, On};

const CORPUS: [&str; 5] = [
    include_str!("../../../../../tests/corpus/assist-wrong-road-confirmed.brief.yaml"),
    include_str!("../../../../../tests/corpus/form-broken-block.brief.yaml"),
    include_str!("../../../../../tests/corpus/form-broken-flow.brief.yaml"),
    include_str!("../../../../../tests/corpus/form-suppressions.brief.yaml"),
    include_str!("../../../../../tests/corpus/refusal-oral-order.brief.yaml"),
];

/// Whether an offered key stands in the mapping of the cursor already, by the tree alone.
fn repeats(analysis: &Analysis, offset: TextSize, label: &str) -> bool {
    let place = analysis.doc.at(offset);
    let (holder, own) = match place.on {
        On::Key(entry) => (entry.key.parent(), Some(entry.key.id())),
        On::Between => (place.node(), None),
        _ => return false,
    };
    let mut others = holder.into_iter().flat_map(|it| it.entries());
    others.any(|it| it.key_text() == Some(label) && Some(it.key.id()) != own)
}

#[track_caller]
fn holds_everywhere(source: &str, step: usize) {
    let analysis = Analysis::new(Text::new(source), &world());
    for offset in (0..=source.len()).step_by(step) {
        if source.get(..offset).is_some_and(|it| it.ends_with('\r')) {
            continue;
        }
        let at = TextSize::new(offset as u32);
        let Some(offers) = offers(&analysis, at, &ENGLISH) else {
            continue;
        };
        let line = |it: TextSize| analysis.text.line_col(it).line;
        let word = offers.word;
        assert_eq!(line(word.start()), line(word.end()), "a word of one line at {offset}");
        let floor = TextSize::new(source.floor_char_boundary(offset) as u32);
        assert!(word.contains_inclusive(floor), "the cursor is in its word at {offset}: {word:?}");
        for offer in &offers.list {
            let label = &offer.label;
            assert!(!repeats(&analysis, floor, label), "`{label}` is there already at {offset} of\n{source}");
        }
    }
}

#[test]
fn at_every_byte_nothing_panics_and_no_key_is_offered_twice() {
    for source in CORPUS {
        holds_everywhere(source, 1);
    }
    holds_everywhere(&CORPUS[0].replace('\n', "\r\n"), 3);
}

#[test]
fn at_the_end_of_every_truncation_neither() {
    for source in CORPUS {
        for cut in (0..source.len()).step_by(7).filter(|it| source.is_char_boundary(*it)) {
            let text = &source[..cut];
            let analysis = Analysis::new(Text::new(text), &world());
            let at = TextSize::of(text);
            for offer in offers(&analysis, at, &ENGLISH).into_iter().flat_map(|it| it.list) {
                assert!(!repeats(&analysis, at, &offer.label), "`{}` after\n{text}", offer.label);
            }
        }
    }
}

#[test]
fn an_offer_that_is_taken_at_an_end_leaves_a_text_that_parses_no_worse() {
    let faults = |text: &str| Document::parse(text).faults().len();
    for source in CORPUS {
        for cut in (0..source.len()).step_by(13).filter(|it| source.is_char_boundary(*it)) {
            let text = &source[..cut];
            let analysis = Analysis::new(Text::new(text), &world());
            let Some(offers) = offers(&analysis, TextSize::of(text), &ENGLISH) else {
                continue;
            };
            for offer in offers.list.iter().take(2).chain(offers.list.last()) {
                let taken = with(text, &offers, offer);
                assert!(faults(&taken) <= faults(text), "`{}` gives\n{taken}", offer.label);
            }
        }
    }
}

#[test]
fn an_offer_that_is_taken_leaves_a_text_that_parses_no_worse() {
    let faults = |text: &str| Document::parse(text).faults().len();
    for source in CORPUS {
        let analysis = Analysis::new(Text::new(source), &world());
        let before = faults(source);
        for offset in (0..source.len()).step_by(11).filter(|it| source.is_char_boundary(*it)) {
            let at = TextSize::new(offset as u32);
            let Some(offers) = offers(&analysis, at, &ENGLISH) else {
                continue;
            };
            for offer in &offers.list {
                let text = with(source, &offers, offer);
                let label = &offer.label;
                assert!(faults(&text) <= before, "`{label}` at {offset} gives\n{text}");
            }
        }
    }
}

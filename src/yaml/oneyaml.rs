//! Reads events with the `oneyaml-syntax` crate.

use oneyaml_syntax::event::{CollectionStyle, EventKind, ScalarStyle, Sourced, TriviaKind};

use super::fault::SyntaxReason;
use super::parse::{Event, Properties, Stop, Style, block_scalar, needs_decoding, size, span};
use crate::text::{TextRange, TextSize};

pub(super) fn read<'s>(source: &'s str, mut out: impl FnMut(Event<'s>)) -> Result<(), Stop> {
    for event in oneyaml_syntax::events(source) {
        let at = event.span();
        match event.kind() {
            EventKind::Trivia(TriviaKind::Comment) => {
                out(Event::Comment(span(at.start, at.end)));
            }
            EventKind::Scalar { style, .. } => {
                let event = scalar(&event, *style);
                match control(source, &event) {
                    Some(range) => {
                        return Err(Stop {
                            reason: SyntaxReason::ControlCharacter,
                            range,
                        });
                    }
                    None => out(event),
                }
            }
            EventKind::MappingStart { style, .. } => out(Event::Mapping {
                start: size(at.start),
                flow: !matches!(style, CollectionStyle::Block),
                properties: properties(&event),
            }),
            EventKind::SequenceStart { style, .. } => out(Event::Sequence {
                start: size(at.start),
                flow: !matches!(style, CollectionStyle::Block),
                properties: properties(&event),
            }),
            EventKind::MappingEnd | EventKind::SequenceEnd => {
                out(Event::End((at.start < at.end).then(|| size(at.end))));
            }
            EventKind::Alias => out(Event::Alias(span(at.start, at.end))),
            EventKind::DocumentStart { .. } => out(Event::Document(span(at.start, at.end))),
            EventKind::DocumentEnd { .. } => out(Event::DocumentEnd),
            EventKind::Error(diagnostic) => {
                return Err(Stop {
                    reason: reason(diagnostic.code.get(), &diagnostic.message),
                    range: span(diagnostic.primary.span.start, diagnostic.primary.span.end),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// The control character in a block scalar, which the parser lets pass.
fn control(source: &str, event: &Event<'_>) -> Option<TextRange> {
    let Event::Scalar {
        range,
        style: Style::Literal | Style::Folded,
        ..
    } = event
    else {
        return None;
    };
    let bad = |it: char| it.is_control() && !matches!(it, '\t' | '\n' | '\r' | '\u{85}');
    let (at, bad) = source[*range].char_indices().find(|it| bad(it.1))?;
    Some(TextRange::at(range.start() + size(at), TextSize::of(bad)))
}

fn scalar<'s>(event: &Sourced<'s>, style: ScalarStyle) -> Event<'s> {
    let style = match style {
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
        _ => Style::Plain,
    };
    let at = event.span();
    let range = match event.block_header() {
        Some(header) => {
            let end = at.end.max(header.span.end);
            let end = if at.start == at.end {
                header.span.end
            } else {
                end
            };
            block_scalar(event.source(), header.span.start, end)
        }
        None => span(at.start, at.end),
    };
    let raw = event.text().unwrap_or_default();
    let value = needs_decoding(raw, style).then(|| event.value()).flatten();
    Event::Scalar {
        range,
        style,
        value,
        properties: properties(event),
    }
}

fn properties<'s>(event: &Sourced<'s>) -> Properties<'s> {
    match event.properties() {
        Some(written) if !written.is_empty() => {
            let tag = event.tag();
            Properties {
                anchor: event.anchor().map(|it| span(it.span.start, it.span.end)),
                tag: tag.as_ref().map(|it| span(it.span.start, it.span.end)),
                resolved: tag.map(|it| it.resolved),
            }
        }
        _ => Properties::default(),
    }
}

/// The parser's own codes, in our words.
fn reason(code: u16, message: &str) -> SyntaxReason {
    match code {
        1..=3 | 33 | 1000..=1004 => SyntaxReason::Directive,
        4 => SyntaxReason::TrailingGarbage,
        5 | 11 | 21 => SyntaxReason::BadIndentation,
        6 | 27 => SyntaxReason::MappingOnOneLine,
        7 | 18 => SyntaxReason::MissingColon,
        8 => SyntaxReason::ReservedCharacter,
        9 => SyntaxReason::UnclosedQuote,
        10 => SyntaxReason::BadEscape,
        12 | 14 => SyntaxReason::BadAlias,
        13 | 15 | 35 => SyntaxReason::BadTag,
        16 => SyntaxReason::TabIndent,
        17 => SyntaxReason::UnexpectedText,
        20 => SyntaxReason::BadBlockHeader,
        22 => SyntaxReason::UnclosedBracket,
        23 => SyntaxReason::MissingComma,
        24 => SyntaxReason::UnexpectedBracket,
        25 => SyntaxReason::KeyTooLong,
        26 | 34 => SyntaxReason::ControlCharacter,
        32 => SyntaxReason::MisplacedMark,
        2000 => SyntaxReason::TooDeep,
        _ => SyntaxReason::Parser(message.to_owned()),
    }
}

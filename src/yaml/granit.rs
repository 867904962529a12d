//! Reads events with the `granit-parser` crate and makes its positions exact.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event as Raw, Parser, ScalarStyle, Span, StructureStyle, options};

use super::fault::SyntaxReason;
use super::parse::{Event, Properties, Stop, Style, block_scalar, needs_decoding, size, span};
use crate::text::{MARK, TextRange, TextSize};

pub(super) fn read<'s>(source: &'s str, mut out: impl FnMut(Event<'s>)) -> Result<(), Stop> {
    let options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        max_buffered_comment_events: 1_000_000,
        // A quote left open must not swallow what follows.
        strict_indentation: true,
    };
    let mut parser = Parser::new_from_str_with_options(source, options);
    // The parser takes a byte order mark for a letter. In a text it is a stray one.
    let marked = source.trim_start_matches(MARK).contains(MARK);
    let mut places = Places {
        source,
        open: Vec::new(),
        done: 0,
    };
    while let Some(next) = parser.next_event() {
        let (event, at) = next.map_err(|error| Stop {
            reason: reason(error.kind()),
            range: TextRange::empty(size(error.marker().byte_offset().unwrap_or(0))),
        })?;
        let anchor = match parser.peek() {
            Some(Ok((Raw::Anchor(..), at))) if event.is_node() => bytes(*at),
            _ => None,
        };
        if anchor.is_some() {
            parser.next_event();
        }
        let Some(event) = places.event(event, at, anchor) else {
            continue;
        };
        if let Some(range) = written(&event).filter(|_| marked)
            && let Some(mark) = source[range].find(MARK)
        {
            let range = TextRange::at(range.start() + size(mark), TextSize::of(MARK));
            return Err(Stop {
                reason: SyntaxReason::MisplacedMark,
                range,
            });
        }
        out(event);
    }
    Ok(())
}

/// The bytes of a scalar without quotes, or of a comment.
fn written(event: &Event<'_>) -> Option<TextRange> {
    match event {
        Event::Scalar {
            range,
            style: Style::Plain | Style::Literal | Style::Folded,
            ..
        }
        | Event::Comment(range) => Some(*range),
        _ => None,
    }
}

/// What is open, to tell where something that is not written would stand.
struct Places<'s> {
    source: &'s str,
    open: Vec<Open>,
    /// Where the last thing that was written ends.
    done: usize,
}

#[derive(Clone, Copy)]
struct Open {
    next: Next,
    flow: bool,
    /// Where the collection begins.
    start: usize,
}

/// What a collection waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Key,
    Value,
    Item,
}

impl<'s> Places<'s> {
    fn event(&mut self, event: Raw<'s>, at: Span, anchor: Option<TextRange>) -> Option<Event<'s>> {
        let range = bytes(at).unwrap_or_default();
        let tag = at.tag_span().and_then(bytes);
        let properties = Properties {
            anchor,
            tag,
            resolved: resolved(&event),
        };
        Some(match event {
            Raw::DocumentStart(explicit, _) => {
                let range = self.marker(explicit, range);
                if !range.is_empty() {
                    self.done = range.end().into();
                }
                Event::Document(range)
            }
            Raw::DocumentEnd => Event::DocumentEnd,
            Raw::Comment(..) => Event::Comment(range),
            Raw::Scalar(value, style, ..) => self.scalar(value, style, range, properties),
            Raw::Alias(_) | Raw::UnresolvedAlias(_) => {
                self.finish(range.end().into());
                Event::Alias(range)
            }
            Raw::MappingStart(style, ..) => {
                let flow = style == StructureStyle::Flow;
                self.done = if self.bracket(range, flow) {
                    range.end()
                } else {
                    range.start()
                }
                .into();
                self.open.push(Open {
                    next: Next::Key,
                    flow,
                    start: range.start().into(),
                });
                Event::Mapping {
                    start: range.start(),
                    flow,
                    properties,
                }
            }
            Raw::SequenceStart(style, ..) => {
                let flow = style == StructureStyle::Flow;
                let start = if flow {
                    range.start()
                } else {
                    self.first_dash(range.start())
                };
                self.done = if flow { range.end() } else { start }.into();
                self.open.push(Open {
                    next: Next::Item,
                    flow,
                    start: start.into(),
                });
                Event::Sequence {
                    start,
                    flow,
                    properties,
                }
            }
            Raw::MappingEnd | Raw::SequenceEnd => {
                self.open.pop();
                let end = (!range.is_empty()).then_some(range.end());
                self.finish(end.map_or(self.done, usize::from));
                Event::End(end)
            }
            _ => return None,
        })
    }

    /// A flow mapping without braces, `[a: b]`, has an empty range or that of its `?`.
    fn bracket(&self, range: TextRange, flow: bool) -> bool {
        flow && self.source[range].starts_with('{')
    }

    fn marker(&self, explicit: bool, at: TextRange) -> TextRange {
        let start = usize::from(at.start());
        if explicit && self.source[start..].starts_with("---") {
            span(start, start + 3)
        } else {
            TextRange::empty(at.start())
        }
    }

    fn scalar(
        &mut self,
        value: Cow<'s, str>,
        style: ScalarStyle,
        range: TextRange,
        properties: Properties<'s>,
    ) -> Event<'s> {
        let style = match style {
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
            ScalarStyle::Plain => Style::Plain,
        };
        let written = properties
            .anchor
            .into_iter()
            .chain(properties.tag)
            .map(TextRange::end)
            .max();
        let range = match style {
            Style::Literal | Style::Folded => self.block(range, written),
            Style::Plain if range.is_empty() => match written {
                Some(end) => TextRange::empty(end),
                None => TextRange::empty(size(self.unwritten())),
            },
            _ => range,
        };
        self.finish(range.end().into());
        let value = needs_decoding(&self.source[range], style).then_some(value);
        Event::Scalar {
            range,
            style,
            value,
            properties,
        }
    }

    /// The parser leaves the header of a block scalar out of its place.
    fn block(&self, range: TextRange, written: Option<TextSize>) -> TextRange {
        let mut at = written.map_or(self.done, |it| self.done.max(it.into()));
        loop {
            at = self.significant(at);
            match self.source.as_bytes().get(at) {
                Some(b'|' | b'>') | None => break,
                Some(_) => at += 1,
            }
        }
        block_scalar(self.source, at, usize::from(range.end()).max(at))
    }

    /// Where a node that is not written stands.
    fn unwritten(&self) -> usize {
        let Some(open) = self.open.last() else {
            return self.done;
        };
        let next = self.significant(self.done);
        let byte = self
            .source
            .as_bytes()
            .get(next)
            .filter(|_| open.flow || self.indicates(open, next));
        match (open.next, byte) {
            (Next::Value, Some(b':')) | (Next::Key, Some(b'?')) => next + 1,
            (Next::Key, Some(b',')) if open.flow => {
                let next = self.significant(next + 1);
                let explicit = self.source.as_bytes().get(next) == Some(&b'?');
                if explicit { next + 1 } else { next }
            }
            (Next::Key, Some(b':')) => next,
            (Next::Item, Some(b'-')) if !open.flow => next + 1,
            _ => self.done,
        }
    }

    /// Whether a sign at `at` belongs to a block: it is followed by white space, and on a
    /// line of its own it stands in the column of the block.
    fn indicates(&self, open: &Open, at: usize) -> bool {
        let after = self.source.as_bytes().get(at + 1);
        let column = |at: usize| at - self.source[..at].rfind(['\n', '\r']).map_or(0, |it| it + 1);
        let below = self.source[self.done..at].contains(['\n', '\r']);
        after.is_none_or(|it| b" \t\n\r".contains(it))
            && (!below || column(at) == column(open.start))
    }

    /// The `-` of the first item: the parser gives it, or the place after it.
    fn first_dash(&self, given: TextSize) -> TextSize {
        if self.open.last().is_none_or(|it| it.next == Next::Item) {
            return given;
        }
        let mut next = self.significant(self.done);
        if matches!(self.source.as_bytes().get(next), Some(b':' | b'?')) {
            next = self.significant(next + 1);
        }
        while matches!(self.source.as_bytes().get(next), Some(b'&' | b'!')) {
            let rest = &self.source[next..];
            next += rest.find([' ', '\t', '\n', '\r']).unwrap_or(rest.len());
            next = self.significant(next);
        }
        if self.source.as_bytes().get(next) == Some(&b'-') {
            size(next)
        } else {
            given
        }
    }

    /// The first byte from `at` on that is neither white space nor in a comment.
    fn significant(&self, mut at: usize) -> usize {
        let bytes = self.source.as_bytes();
        loop {
            match bytes.get(at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => at += 1,
                Some(b'#') => {
                    let rest = &self.source[at..];
                    at += rest.find(['\n', '\r']).unwrap_or(rest.len());
                }
                _ => return at,
            }
        }
    }

    /// A node is complete at `end`: its place in what holds it moves on.
    fn finish(&mut self, end: usize) {
        self.done = self.done.max(end);
        if let Some(open) = self.open.last_mut() {
            open.next = match open.next {
                Next::Key => Next::Value,
                Next::Value => Next::Key,
                Next::Item => Next::Item,
            };
        }
    }
}

fn bytes(at: Span) -> Option<TextRange> {
    at.byte_range().map(|it| span(it.start, it.end))
}

fn resolved<'s>(event: &Raw<'_>) -> Option<Cow<'s, str>> {
    let tag = event.tag()?;
    Some(Cow::Owned(format!("{}{}", tag.handle(), tag.suffix())))
}

/// The parser's own errors, in our words.
fn reason(kind: &ErrorKind) -> SyntaxReason {
    use ErrorKind as E;
    match kind {
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => SyntaxReason::UnclosedQuote,
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofImplicitFlowMapping => SyntaxReason::UnclosedBracket,
        E::MisplacedFlowCollectionEnd | E::MismatchedFlowCollectionEnd { .. } => {
            SyntaxReason::UnexpectedBracket
        }
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => {
            SyntaxReason::MissingComma
        }
        E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabNotAllowed
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => SyntaxReason::TabIndent,
        E::InvalidIndentation
        | E::InvalidFlowScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidBlockScalarIndent
        | E::BlockSequenceEntryNotAllowed => SyntaxReason::BadIndentation,
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::ExpectedBlockMappingKey => {
            SyntaxReason::MissingColon
        }
        E::MappingValueNotAllowed | E::MappingKeyNotAllowed => SyntaxReason::MappingOnOneLine,
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            SyntaxReason::UnexpectedText
        }
        E::UnexpectedCharacter { character } if character.is_control() => {
            SyntaxReason::ControlCharacter
        }
        E::UnexpectedCharacter { .. } => SyntaxReason::ReservedCharacter,
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidLowSurrogate
        | E::InvalidLowSurrogateHexEscape => SyntaxReason::BadEscape,
        E::MissingAnchorOrAliasName => SyntaxReason::BadAlias,
        E::UndeclaredTagHandle
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape => SyntaxReason::BadTag,
        E::InvalidBlockScalarHeader | E::ZeroBlockScalarIndent => SyntaxReason::BadBlockHeader,
        E::BomInsideDocument => SyntaxReason::MisplacedMark,
        E::RecursionLimitExceeded => SyntaxReason::TooDeep,
        E::InvalidDocumentEnd | E::ExpectedDocumentStart => SyntaxReason::TrailingGarbage,
        E::DuplicateVersionDirective
        | E::UnsupportedYamlMajorVersion
        | E::DuplicateTagDirective
        | E::MissingDocumentEndBeforeDirective => SyntaxReason::Directive,
        other => SyntaxReason::Parser(other.to_string()),
    }
}

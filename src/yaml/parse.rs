//! The one event stream that both parsers are read through.

use std::borrow::Cow;

use super::fault::SyntaxReason;
use super::{granit, oneyaml};
use crate::text::{TextRange, TextSize};

/// Which parser reads a text. Both give the same tree; each checks the other in tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Backend {
    /// The `granit-parser` crate: the long-standing one.
    Granit,
    /// The `oneyaml-syntax` crate: the quick one.
    #[default]
    Oneyaml,
}

impl Backend {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Granit, Self::Oneyaml];
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`: lines are kept.
    Literal,
    /// `>`: lines are folded.
    Folded,
}

/// The anchor and the tag before a node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties<'s> {
    /// The bytes of `&name`.
    pub anchor: Option<TextRange>,
    /// The bytes of the tag as written.
    pub tag: Option<TextRange>,
    /// The tag in full, such as `tag:yaml.org,2002:str`.
    pub resolved: Option<Cow<'s, str>>,
}

impl Properties<'_> {
    /// Whether there is neither.
    pub const fn is_empty(&self) -> bool {
        self.anchor.is_none() && self.tag.is_none()
    }
}

/// One step through a text. Positions are exact whichever parser gave them: nothing
/// begins or ends with white space, and a node that is not written stands directly after
/// the `:`, `-` or `?` that promises it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<'s> {
    /// A document begins; the bytes of its `---`, if there is one.
    Document(TextRange),
    /// A document ends.
    DocumentEnd,
    /// A mapping opens, at its first key or its `{`.
    Mapping {
        /// Where.
        start: TextSize,
        /// Whether in braces.
        flow: bool,
        /// Its anchor and tag.
        properties: Properties<'s>,
    },
    /// A sequence opens, at its first `-` or its `[`.
    Sequence {
        /// Where.
        start: TextSize,
        /// Whether in brackets.
        flow: bool,
        /// Its anchor and tag.
        properties: Properties<'s>,
    },
    /// The innermost collection closes; for one in brackets, after its bracket. For one
    /// without, the end is that of its last child and this place says nothing.
    End(Option<TextSize>),
    /// A scalar, with its quotes or the header of a block scalar.
    Scalar {
        /// Its bytes.
        range: TextRange,
        /// How it is written.
        style: Style,
        /// Its value; `None` when that is the written text less the quotes.
        value: Option<Cow<'s, str>>,
        /// Its anchor and tag.
        properties: Properties<'s>,
    },
    /// An alias, `*name`.
    Alias(TextRange),
    /// A comment, from its `#` to the end of its line.
    Comment(TextRange),
}

impl Event<'_> {
    /// The same event, each place moved by as many bytes as from `from` to `to`.
    pub(super) fn moved(mut self, from: usize, to: usize) -> Self {
        let place = |it: &mut TextSize| *it = size((usize::from(*it) + to).saturating_sub(from));
        let range = |it: &mut TextRange| {
            let (mut start, mut end) = (it.start(), it.end());
            place(&mut start);
            place(&mut end);
            *it = TextRange::new(start, end);
        };
        match &mut self {
            Event::Document(at) | Event::Alias(at) | Event::Comment(at) => range(at),
            Event::DocumentEnd | Event::End(None) => {}
            Event::End(Some(at)) => place(at),
            Event::Mapping {
                start, properties, ..
            }
            | Event::Sequence {
                start, properties, ..
            } => {
                place(start);
                properties
                    .anchor
                    .iter_mut()
                    .chain(&mut properties.tag)
                    .for_each(range);
            }
            Event::Scalar {
                range: at,
                properties,
                ..
            } => {
                range(at);
                properties
                    .anchor
                    .iter_mut()
                    .chain(&mut properties.tag)
                    .for_each(range);
            }
        }
        self
    }
}

/// Where and why a parser gave up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// What it found.
    pub reason: SyntaxReason,
    /// The bytes it stumbled over; may be empty.
    pub range: TextRange,
}

/// Reads `source` to its end or to the first error.
pub fn read<'s>(source: &'s str, backend: Backend, out: impl FnMut(Event<'s>)) -> Result<(), Stop> {
    match backend {
        Backend::Granit => granit::read(source, out),
        Backend::Oneyaml => oneyaml::read(source, out),
    }
}

/// A byte count as a text offset. Texts are never longer than `u32::MAX` bytes.
pub(super) fn size(at: usize) -> TextSize {
    TextSize::new(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Two byte counts as a range.
pub(super) fn span(start: usize, end: usize) -> TextRange {
    TextRange::new(size(start), size(end.max(start)))
}

/// Whether the value of a flow scalar differs from its written text less the quotes.
pub(super) fn needs_decoding(raw: &str, style: Style) -> bool {
    let bytes = raw.as_bytes();
    match style {
        Style::Plain => bytes.iter().any(|it| matches!(it, b'\n' | b'\r')),
        Style::SingleQuoted => {
            let inner = &bytes[1..bytes.len().max(2) - 1];
            inner.iter().any(|it| matches!(it, b'\n' | b'\r' | b'\''))
        }
        Style::DoubleQuoted => bytes.iter().any(|it| matches!(it, b'\n' | b'\r' | b'\\')),
        Style::Literal | Style::Folded => true,
    }
}

/// A block scalar from its header to the end of its last line, without the line break.
/// Blank lines after the last one with text belong to it only where the header says `+`.
pub(super) fn block_scalar(source: &str, header: usize, end: usize) -> TextRange {
    let text = source.get(header..end).unwrap_or_default();
    let indicators = text
        .bytes()
        .take_while(|it| matches!(it, b'|' | b'>' | b'+' | b'-' | b'0'..=b'9'));
    let indicators = indicators.count();
    let Some(first) = text.find(['\n', '\r']) else {
        return span(header, header + indicators);
    };
    let kept = if text[..indicators].contains('+') {
        let blank = text.trim_end_matches([' ', '\t']);
        let ends = blank.ends_with(['\n', '\r']);
        without_break(if ends { blank } else { text }).len()
    } else {
        let written = text.trim_end_matches([' ', '\t', '\n', '\r']).len();
        let line = text[written..].find(['\n', '\r']);
        line.map_or(text.len(), |it| written + it)
    };
    let kept = if kept <= first { indicators } else { kept };
    span(header, header + kept.max(indicators))
}

fn without_break(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

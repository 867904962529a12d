//! A value in one piece: what is due there, and what it was read as.

use crate::brief::Value;
use crate::calendar::{
    PartialDate, Span, SpanRange, When, parse_date, parse_span, parse_span_range, parse_when,
};
use crate::quantity::{Interval, Rate, parse_count, parse_money, parse_rate};
use crate::schema::FieldKind;

/// What is due in a value of one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The version of the format.
    Version,
    /// A count.
    Count,
    /// Money.
    Money,
    /// A rate of exchange.
    Rate,
    /// A date.
    Date,
    /// A date or a period.
    When,
    /// A duration.
    Span,
    /// A duration, or a range of them.
    Spans,
    /// Whether a sentence is suspended, or for how long.
    Suspended,
    /// How a fact was dealt with: a date, the facts that state it, or words.
    DealtWith,
    /// Whom evidence comes from: parties, or words.
    Source,
    /// True or false.
    Flag,
    /// Why evidence was excluded, or that it was not.
    Excluded,
    /// A region.
    Region,
    /// The path of an exhibit.
    File,
    /// The hash of an exhibit.
    Hash,
    /// Any text.
    Text,
}

/// What a value was read as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Read {
    /// A count, in pieces.
    Count(Interval),
    /// Money, in fen.
    Money(Interval),
    /// A rate of exchange.
    Rate(Rate),
    /// A date.
    Date(PartialDate),
    /// A date or a period.
    When(When),
    /// A duration.
    Span(Span),
    /// A range of durations.
    Spans(SpanRange),
    /// True or false.
    Flag(bool),
}

impl Form {
    /// What is due in a field of a fact; `None` for ids and for words of a list.
    pub const fn of(field: &FieldKind) -> Option<Self> {
        Some(match field {
            FieldKind::Count => Self::Count,
            FieldKind::Money => Self::Money,
            FieldKind::Flag => Self::Flag,
            FieldKind::Date => Self::Date,
            FieldKind::Duration => Self::Span,
            FieldKind::Text => Self::Text,
            FieldKind::OneOf(_) | FieldKind::Parties | FieldKind::Facts(_) => return None,
        })
    }

    /// What a written text is read as, where nothing but the text decides.
    pub fn read(self, text: &str) -> Option<Read> {
        match self {
            Self::Version | Self::Count => parse_count(text).ok().map(|it| Read::Count(it.value)),
            Self::Money => parse_money(text, None).ok().map(|it| Read::Money(it.value)),
            Self::Rate => parse_rate(text).ok().map(Read::Rate),
            Self::Date => parse_date(text).ok().map(|it| Read::Date(it.value)),
            Self::When => parse_when(text).ok().map(|it| Read::When(it.value)),
            Self::Span => parse_span(text).ok().map(|it| Read::Span(it.value)),
            Self::Spans => Self::Span.read(text).or_else(|| {
                let range = parse_span_range(text).ok()?;
                Some(Read::Spans(range.value))
            }),
            Self::Flag => crate::brief::meant(text).map(Read::Flag),
            Self::Suspended => Self::Flag.read(text).or_else(|| Self::Span.read(text)),
            Self::DealtWith => Self::Flag.read(text).or_else(|| Self::Date.read(text)),
            Self::Excluded => Self::Flag.read(text),
            Self::Source | Self::Region | Self::File | Self::Hash | Self::Text => None,
        }
    }
}

impl Read {
    /// What the value of a fact's field was read as.
    pub const fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Count(it) => Self::Count(*it),
            Value::Money(it) => Self::Money(*it),
            Value::Flag(it) => Self::Flag(*it),
            Value::Date(it) => Self::Date(*it),
            Value::Duration(it) => Self::Span(*it),
            Value::Word(_) | Value::Text(_) | Value::Parties(_) | Value::Facts(_) => return None,
        })
    }
}

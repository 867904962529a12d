//! Values written in one piece: text, words, numbers, dates, durations, true and false.

use std::borrow::Cow;

use super::Lower;
use super::fields::Field;
use crate::brief::flaw::{Due, FlawKind, List, Problem};
use crate::brief::word::Word;
use crate::calendar::{
    PartialDate, Precision, SpanRange, parse_date, parse_span, parse_span_range,
};
use crate::quantity::{NoteKind, Parsed, ValueFault};
use crate::text::{Spanned, TextRange, TextSize};
use crate::yaml::{Node, NodeKind, Style};

/// A value as it is written in one piece.
pub(super) struct Written<'d> {
    pub node: Node<'d>,
    /// What it says.
    pub text: Cow<'d, str>,
    /// The place of the whole, quotes included.
    pub range: TextRange,
    /// The place of the text; that of the whole when the text is not written letter by
    /// letter.
    pub at: TextRange,
    /// Whether a comma parted it, which is flaw enough.
    torn: bool,
}

impl Written<'_> {
    /// The place of a piece of the text.
    pub fn place(&self, piece: TextRange) -> TextRange {
        let length = TextSize::of(&*self.text);
        if self.at.len() != length || piece.is_empty() || piece == TextRange::up_to(length) {
            return self.range;
        }
        let end = piece.end().min(length);
        TextRange::new(piece.start().min(end), end) + self.at.start()
    }
}

impl<'d> Lower<'d> {
    /// A scalar in one piece.
    pub fn written(&self, node: Node<'d>) -> Written<'d> {
        let range = node.range();
        let Some(scalar) = node.scalar() else {
            return Written {
                node,
                text: node.text().into(),
                range,
                at: range,
                torn: false,
            };
        };
        let text = match scalar.style {
            Style::Literal | Style::Folded => scalar.value.trim_end(),
            _ => scalar.value,
        };
        let at = node.value_range();
        Written {
            node,
            text: text.into(),
            range,
            at,
            torn: false,
        }
    }

    /// The value of a field where one value is due. `None` when nothing is written there or
    /// something else, which is said.
    pub fn one(&mut self, field: &Field<'d>) -> Option<Written<'d>> {
        let node = field.value;
        if let Some((range, text)) = &field.joined {
            let text = text.clone();
            return Some(Written {
                node,
                text,
                range: *range,
                at: *range,
                torn: true,
            });
        }
        match node.kind() {
            NodeKind::Scalar => Some(self.written(node)),
            NodeKind::Sequence => self.one_of_list(node),
            NodeKind::Mapping => {
                self.wrong_type(node, Due::Value);
                None
            }
            NodeKind::Error => {
                self.block_scalar_bound(node);
                None
            }
            NodeKind::Null | NodeKind::Alias => None,
        }
    }

    /// A list where one value is due: what a comma tore apart, or a list of one.
    fn one_of_list(&mut self, node: Node<'d>) -> Option<Written<'d>> {
        if let Some((range, text)) = self.joined_items(node) {
            return Some(Written {
                node,
                text,
                range,
                at: range,
                torn: true,
            });
        }
        self.wrong_type(node, Due::Value);
        let mut items = node.items();
        let first = items.next()?.resolve()?;
        let is_alone = items.next().is_none() && first.kind() == NodeKind::Scalar;
        is_alone.then(|| self.written(first))
    }

    /// An unquoted `>3000` is no YAML; what is meant needs quotes.
    fn block_scalar_bound(&mut self, node: Node<'d>) {
        let text = without_comment(node.text().lines().next().unwrap_or_default());
        if text.starts_with('>') {
            let quoted = format!("\"{text}\"").into();
            let at = TextRange::at(node.range().start(), TextSize::of(text));
            self.flaw(
                node,
                at,
                FlawKind::InvalidValue(Problem::OpensBlockScalar { quoted }),
            );
        }
    }

    /// The text of a field.
    pub fn text(&mut self, field: &Field<'d>) -> Option<Spanned<Box<str>>> {
        let node = field.value;
        if let Some((range, text)) = &field.joined {
            return Some(Spanned::new((&**text).into(), *range));
        }
        match node.kind() {
            NodeKind::Scalar => Some(Spanned::new(node.value()?.trim_end().into(), node.range())),
            NodeKind::Mapping | NodeKind::Sequence => {
                self.wrong_type(node, Due::Text);
                None
            }
            NodeKind::Null | NodeKind::Alias | NodeKind::Error => None,
        }
    }

    /// Text that is not kept: one piece, or a list of pieces.
    pub fn any_text(&mut self, field: &Field<'d>) {
        match field.value.kind() {
            NodeKind::Mapping => self.wrong_type(field.value, Due::Text),
            NodeKind::Sequence => self.unread(field.value),
            _ => {}
        }
    }

    /// What a parser makes of a written value, with its remarks or its fault.
    pub fn parsed<T>(
        &mut self,
        written: &Written<'d>,
        res: Result<Parsed<T>, ValueFault>,
    ) -> Option<Spanned<T>> {
        match res {
            Ok(parsed) => {
                if !parsed.notes.is_empty() && !written.torn {
                    self.notes(written, &parsed);
                }
                Some(Spanned::new(parsed.value, written.range))
            }
            Err(fault) => {
                self.bad_value(written, fault);
                None
            }
        }
    }

    /// Says why a value could not be read.
    pub fn bad_value(&mut self, written: &Written<'d>, fault: ValueFault) {
        let scalar = written.node.scalar();
        let header = scalar.as_ref().and_then(|it| it.header());
        let at = written.place(fault.range);
        let problem = match header.filter(|it| it.len() > 1 && written.text.is_empty()) {
            Some(header) => Problem::OpensBlockScalar {
                quoted: format!("\"{}\"", without_comment(header)).into(),
            },
            None => Problem::Value(fault),
        };
        self.flaw(written.node, at, FlawKind::InvalidValue(problem));
    }

    fn notes<T>(&mut self, written: &Written<'d>, parsed: &Parsed<T>) {
        let mut wide: Option<(TextRange, String)> = None;
        for note in &parsed.notes {
            match &note.kind {
                NoteKind::FullWidth(half) => {
                    wide = Some(match wide.take() {
                        None => (note.range, half.clone()),
                        Some((range, so_far)) => {
                            let between = usize::from(range.end())..usize::from(note.range.start());
                            let between = written.text.get(between).unwrap_or_default();
                            (range.cover(note.range), so_far + between + half)
                        }
                    });
                }
                NoteKind::BareAmount(instead) => {
                    let instead = instead.as_str().into();
                    self.flaw(
                        written.node,
                        written.range,
                        FlawKind::BareAmount { instead },
                    );
                }
                // Unmistakable, and how a Chinese brief writes its dates.
                NoteKind::ChineseDate(_) => {}
            }
        }
        if let Some((range, instead)) = wide {
            let instead = instead.into();
            self.flaw(
                written.node,
                written.place(range),
                FlawKind::FullWidth { instead },
            );
        }
    }

    /// A word of a fixed list.
    pub fn word<W: Word>(&mut self, field: &Field<'d>, list: List) -> Option<Spanned<W>> {
        let written = self.one(field)?;
        let Some(word) = W::of(&written.text) else {
            self.not_in_list(&written, list);
            return None;
        };
        Some(Spanned::new(word, written.range))
    }

    /// Says that a word is not in its list.
    pub fn not_in_list(&mut self, written: &Written<'d>, list: List) {
        let words = list.words(self.schemas);
        let close = self
            .guess
            .close(&written.text, words.iter().copied())
            .map(Into::into);
        let problem = Problem::NotInList { list, close };
        self.flaw(written.node, written.range, FlawKind::InvalidValue(problem));
    }

    /// A date, known to the day, the month or the year.
    pub fn date(&mut self, field: &Field<'d>) -> Option<Spanned<PartialDate>> {
        let written = self.one(field)?;
        if written.text.contains("..") && parse_date(&written.text).is_err() {
            self.flaw(
                written.node,
                written.range,
                FlawKind::InvalidValue(Problem::Period),
            );
            return None;
        }
        self.parsed(&written, parse_date(&written.text))
    }

    /// A duration, or a range of them.
    pub fn spans(&mut self, field: &Field<'d>) -> Option<Spanned<SpanRange>> {
        let written = self.one(field)?;
        if written.text.contains("..") {
            return self.parsed(&written, parse_span_range(&written.text));
        }
        let span = self.parsed(&written, parse_span(&written.text))?;
        let value = SpanRange {
            min: Some(span.value),
            max: Some(span.value),
        };
        Some(Spanned::new(value, span.range))
    }

    /// true or false; yes and no are read as meant.
    pub fn flag(&mut self, field: &Field<'d>) -> Option<Spanned<bool>> {
        let written = self.one(field)?;
        match truth(&written.text) {
            Some(Truth::Plain(value)) => Some(Spanned::new(value, written.range)),
            Some(Truth::Ambiguous(meant)) => {
                self.flaw(
                    written.node,
                    written.range,
                    FlawKind::AmbiguousBoolean { meant },
                );
                Some(Spanned::new(meant, written.range))
            }
            None => {
                let problem = FlawKind::InvalidValue(Problem::NotABoolean);
                self.flaw(written.node, written.range, problem);
                None
            }
        }
    }

    /// `as-of:`
    pub fn as_of(&mut self, field: &Field<'d>) {
        let Some(date) = self.date(field) else { return };
        if date.value.precision() != Precision::Day {
            let problem = FlawKind::InvalidValue(Problem::NotADay);
            self.flaw(field.value, date.range, problem);
        }
        self.brief.as_of = Some(Spanned::new(date.value.last(), date.range));
    }
}

/// What a word says about true and false.
pub(super) enum Truth {
    /// As YAML 1.2 writes it.
    Plain(bool),
    /// As YAML 1.1 or a person writes it.
    Ambiguous(bool),
}

/// Whether a word is read as true or as false.
pub fn meant(text: &str) -> Option<bool> {
    truth(text).map(|it| match it {
        Truth::Plain(it) | Truth::Ambiguous(it) => it,
    })
}

/// What a word says about true and false, if anything.
pub(super) fn truth(text: &str) -> Option<Truth> {
    Some(match text {
        "true" | "True" | "TRUE" => Truth::Plain(true),
        "false" | "False" | "FALSE" => Truth::Plain(false),
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "y" | "Y" | "是" => Truth::Ambiguous(true),
        "no" | "No" | "NO" | "off" | "Off" | "OFF" | "n" | "N" | "否" => Truth::Ambiguous(false),
        _ => return None,
    })
}

fn without_comment(line: &str) -> &str {
    line.split(" #").next().unwrap_or_default().trim_end()
}

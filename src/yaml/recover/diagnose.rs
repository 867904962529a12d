//! What is wrong with a piece that cannot be read, said as well as its characters allow.

use super::Recovery;
use super::lines::Look;
use super::look;
use crate::text::{Edit, TextRange, TextSize};
use crate::yaml::fault::{Fault, SyntaxReason};
use crate::yaml::parse::{Stop, size, span};

impl Recovery<'_> {
    pub(super) fn fault_with_fix(
        &mut self,
        reason: SyntaxReason,
        range: TextRange,
        at: TextRange,
        insert: String,
    ) {
        let fix = Some(Edit { range: at, insert });
        self.builder.tree.faults.push(Fault { reason, range, fix });
    }

    /// Says what is wrong with the value from `at` to `end`, which the parser left with
    /// `stop`.
    pub(super) fn diagnose(&mut self, at: usize, end: usize, stop: &Stop) {
        let text = &self.source[at..end];
        let line = text.split(['\n', '\r']).next().unwrap_or_default();
        let line = look::without_comment(line);
        if let Some(bad) =
            text.find(|it: char| it.is_control() && !matches!(it, '\t' | '\n' | '\r'))
        {
            let width = text[bad..].chars().next().map_or(1, char::len_utf8);
            let range = span(at + bad, at + bad + width);
            return self.builder.fault(SyntaxReason::ControlCharacter, range);
        }
        match text.as_bytes().first() {
            Some(quote @ (b'"' | b'\'')) => self.quoted(at, end, *quote, stop),
            Some(b'@' | b'`' | b'%') => {
                self.quote_it(SyntaxReason::ReservedCharacter, at, 1, line.len())
            }
            Some(b',' | b']' | b'}') => {
                self.builder
                    .fault(SyntaxReason::UnexpectedBracket, span(at, at + 1));
            }
            Some(b'*' | b'&') => {
                let word = line.find([' ', '\t']).unwrap_or(line.len());
                self.builder
                    .fault(SyntaxReason::BadAlias, span(at, at + word));
            }
            Some(b'-') if look::line(text) == Look::Item => {
                self.builder
                    .fault(SyntaxReason::ItemBesideKey, span(at, at + 1));
            }
            Some(b'|' | b'>') => self.header(at, line.len(), stop),
            _ => match line.find(": ").or(line.strip_suffix(':').map(str::len)) {
                Some(colon) if line.len() == text.len() => {
                    self.quote_it(
                        SyntaxReason::MappingOnOneLine,
                        at + colon,
                        1,
                        line.len() - colon,
                    );
                    let faults = &mut self.builder.tree.faults;
                    if let Some(fix) = faults.last_mut().and_then(|it| it.fix.as_mut()) {
                        *fix = quoting(self.source, at, line.len());
                    }
                }
                _ => self.as_parsed(at, end, stop),
            },
        }
    }

    fn quoted(&mut self, at: usize, end: usize, quote: u8, stop: &Stop) {
        let text = &self.source[at..end];
        let Some(closed) = look::quoted(text, quote) else {
            let line = text.split(['\n', '\r']).next().unwrap_or_default();
            let close = TextRange::empty(size(at + look::without_comment(line).len()));
            let insert = char::from(quote).to_string();
            return self.fault_with_fix(
                SyntaxReason::UnclosedQuote,
                span(at, at + 1),
                close,
                insert,
            );
        };
        let rest = &text[closed..];
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let after = line.trim_start_matches([' ', '\t']);
        let from = at + closed + (line.len() - after.len());
        if after.is_empty() || after.starts_with('#') {
            return self.as_parsed(at, end, stop);
        }
        let range = span(from, from + look::without_comment(after).len());
        if after.len() == line.len() && after.ends_with(char::from(quote)) {
            self.builder.fault(
                SyntaxReason::QuoteInQuotes,
                TextRange::at(size(at + closed - 1), 1.into()),
            );
        } else {
            self.builder.fault(SyntaxReason::UnexpectedText, range);
        }
    }

    /// A malformed header of a block scalar. Where nothing follows it, as in `>3000`, a
    /// plain value was meant, and quotes make it one.
    fn header(&mut self, at: usize, len: usize, stop: &Stop) {
        if stop.reason == SyntaxReason::BadBlockHeader || stop.range.is_empty() {
            self.quote_it(SyntaxReason::BadBlockHeader, at, len, len);
        } else {
            self.as_parsed(at, at + len, stop);
        }
    }

    /// A fault that goes away when the `len` bytes from `at` on are put in quotes.
    fn quote_it(&mut self, reason: SyntaxReason, at: usize, marked: usize, len: usize) {
        let fix = quoting(self.source, at, len);
        self.builder.tree.faults.push(Fault {
            reason,
            range: span(at, at + marked.min(len).max(1)),
            fix: Some(fix),
        });
    }

    /// What the parser said, at its place or at the piece when that lies outside.
    fn as_parsed(&mut self, at: usize, end: usize, stop: &Stop) {
        let inside = span(at, end).contains_range(stop.range);
        let range = if inside { stop.range } else { span(at, end) };
        self.builder.fault(stop.reason.clone(), range);
    }

    /// Says what an entry without a key and a colon lacks.
    pub(super) fn missing_colon(&mut self, range: TextRange, stop: &Stop) {
        let (at, text) = (usize::from(range.start()), &self.source[range]);
        if let Some(colon) = text.find('：') {
            let range = TextRange::at(size(at + colon), TextSize::of('：'));
            return self.fault_with_fix(SyntaxReason::WideColon, range, range, ": ".into());
        }
        if look::line(text) == Look::Item {
            return self
                .builder
                .fault(SyntaxReason::ItemAmongKeys, span(at, at + 1));
        }
        if text.starts_with(['"', '\'', '[', '{', '@', '`', '%', '*', '&', '|', '>']) {
            return self.diagnose(at, range.end().into(), stop);
        }
        match text.find(':') {
            Some(colon) if colon > 0 && colon + 1 < text.len() => {
                let place = TextRange::empty(size(at + colon + 1));
                let range = TextRange::at(size(at + colon), 1.into());
                self.fault_with_fix(SyntaxReason::MissingSpace, range, place, " ".into());
            }
            _ => self.without_colon(range),
        }
    }

    /// Lines of plain text that follow each other lack a colon together: one fault, however many
    /// they are.
    fn without_colon(&mut self, range: TextRange) {
        let last = self.builder.tree.faults.last_mut();
        let before = last.filter(|it| it.reason == SyntaxReason::MissingColon && it.fix.is_none());
        if let Some(before) = before
            && before.range.end() <= range.start()
            && self.source[TextRange::new(before.range.end(), range.start())]
                .trim()
                .is_empty()
        {
            before.range = before.range.cover(range);
            // It is said, if not by a fault of its own.
            self.lenient += 1;
            return;
        }
        self.builder.fault(SyntaxReason::MissingColon, range);
    }

    /// Says what is wrong with `len` bytes at `at` that should begin with a dash.
    pub(super) fn not_an_item(&mut self, at: usize, len: usize, stop: &Stop) {
        let text = &self.source[at..at + len];
        let range = span(at, at + len);
        if text.starts_with('-') && text.len() > 1 {
            let place = TextRange::empty(size(at + 1));
            self.fault_with_fix(
                SyntaxReason::MissingSpace,
                span(at, at + 1),
                place,
                " ".into(),
            );
        } else if look::key(text).is_some() {
            self.builder.fault(SyntaxReason::KeyAmongItems, range);
        } else {
            self.diagnose(at, at + len, stop);
        }
    }
}

/// The edit that puts `len` bytes in double quotes.
fn quoting(source: &str, at: usize, len: usize) -> Edit {
    let text = &source[at..at + len];
    let insert = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    Edit {
        range: span(at, at + len),
        insert,
    }
}

//! Writes a text as a scalar: plain where that reads back as the same text, in quotes
//! where it would not.

use std::borrow::Cow;

use super::Style;

/// Where a scalar is going to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// In a block: a value, a key or an item on a line of its own.
    Block,
    /// Between brackets, where commas and brackets end a plain scalar.
    Flow,
}

/// The text as a scalar on one line that reads back as this text. A text that would read
/// as nothing (`~`, `null`) is quoted; one that looks like a number, a date or a range is
/// not, since those are read from the written text.
pub fn quote_if_needed(text: &str, context: Context) -> Cow<'_, str> {
    if is_plain(text, context) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(quoted(text))
    }
}

/// The text in the style of a scalar that it replaces: quotes stay quotes where they can,
/// and what was plain stays plain where it can.
pub fn in_style(text: &str, style: Style, context: Context) -> String {
    match style {
        Style::SingleQuoted if printable(text) => format!("'{}'", text.replace('\'', "''")),
        Style::SingleQuoted | Style::DoubleQuoted => double_quoted(text),
        _ => quote_if_needed(text, context).into_owned(),
    }
}

/// Whether a text may stand without quotes.
fn is_plain(text: &str, context: Context) -> bool {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
        return false;
    };
    let second = text[first.len_utf8()..].chars().next();
    let may_begin = match first {
        '-' | '?' | ':' => second.is_some_and(|it| it != ' ' && !",[]{}".contains(it)),
        _ => !" ,[]{}#&*!|>'\"%@`\u{feff}".contains(first),
    };
    let special = matches!(text, "~" | "null" | "Null" | "NULL" | "<<");
    let marker = text.starts_with("---") || text.starts_with("...");
    let ends = last != ' ' && last != ':';
    let inside = text.contains(": ") || text.contains(" #");
    let flow = context == Context::Flow
        && (text.contains([',', '[', ']', '{', '}']) || text.contains("?") || joins(text));
    may_begin && ends && !special && !marker && !inside && !flow && printable(text)
}

/// Whether a colon inside a text could be taken for that of a key between brackets.
fn joins(text: &str) -> bool {
    text.contains(":\"") || text.contains(":'")
}

fn printable(text: &str) -> bool {
    let hidden = |it: char| it.is_control() || is_invisible(it);
    !text.contains(hidden)
}

/// Marks that are not seen, and break lines or turn the direction of what is.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

fn quoted(text: &str) -> String {
    let single = text.contains(['"', '\\']) && !text.contains('\'') && printable(text);
    if single {
        format!("'{text}'")
    } else {
        double_quoted(text)
    }
}

fn double_quoted(text: &str) -> String {
    let mut res = String::with_capacity(text.len() + 2);
    res.push('"');
    for c in text.chars() {
        match c {
            '"' => res.push_str("\\\""),
            '\\' => res.push_str("\\\\"),
            '\n' => res.push_str("\\n"),
            '\r' => res.push_str("\\r"),
            '\t' => res.push_str("\\t"),
            c if c.is_control() || is_invisible(c) => res.push_str(&format!("\\u{:04X}", c as u32)),
            c => res.push(c),
        }
    }
    res.push('"');
    res
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Backend, Document};
    use proptest::prelude::*;

    #[test]
    fn only_what_needs_quotes_gets_them() {
        let block = |it: &'static str| quote_if_needed(it, Context::Block);
        for plain in [
            "lin",
            "2023-06",
            "185,000 CNY",
            "15%",
            "-1",
            "案号：3",
            "a:b",
            "it's",
            "..500",
        ] {
            assert_eq!(block(plain), plain);
        }
        assert_eq!(block(">=3000"), "\">=3000\"");
        assert_eq!(block("a: b"), "\"a: b\"");
        assert_eq!(block("null"), "\"null\"");
        assert_eq!(block("say \"no\""), "say \"no\"");
        assert_eq!(block("\"no\""), "'\"no\"'");
        assert_eq!(block("...500"), "\"...500\"");
        assert_eq!(
            quote_if_needed("185,000 CNY", Context::Flow),
            "\"185,000 CNY\""
        );
        assert_eq!(quote_if_needed("2023-06", Context::Flow), "2023-06");
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in r##"([a-c案]|[ \-?:,\[\]{}#&*!|>'"%@`~.=<\\/]|\PC|\n|\t|\u{202e}|null){0,12}"##) {
            let flow = quote_if_needed(&text, Context::Flow);
            let block = quote_if_needed(&text, Context::Block);
            let single = in_style(&text, Style::SingleQuoted, Context::Flow);
            let double = in_style(&text, Style::DoubleQuoted, Context::Flow);
            let source = format!(
                "k: {block}\nf: {{k: {flow}, {flow}: v}}\ns: [{flow}, {single}, {double}]\n- {block}\n"
            );
            let source = source.replace("\n- ", "\nb:\n- ");
            for backend in Backend::ALL {
                let doc = Document::parse_with(&*source, backend);
                prop_assert_eq!(doc.faults(), []);
                for path in ["k", "f.k", "s[0]", "s[1]", "s[2]", "b[0]"] {
                    let value = doc.find(path).and_then(|it| it.value());
                    prop_assert_eq!(value, Some(&*text), "{} in {}", path, source);
                }
            }
        }
    }
}

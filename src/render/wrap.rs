//! Columns: how wide a text is, and where a line may be broken.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes; Chinese characters take two.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text and blanks up to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// Blanks and the text, up to `columns`.
pub fn pad_left(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(blanks))
}

/// Breaks a text into lines of at most `columns`: at blanks, and between Chinese characters where
/// their punctuation allows. A word that is longer stands alone.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        let wide = width(piece.trim_end());
        if used > 0 && used + wide > columns {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        line.push_str(piece);
        used += width(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces of a text between which it may be broken, each with the blanks behind it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let (mut rest, mut ticked) = (text, false);
    std::iter::from_fn(move || {
        let mut before = rest.chars().next()?;
        let breaks = |(at, c): (usize, char)| {
            let res = (at > 0 && may_break(before, c, ticked)).then_some(at);
            before = c;
            if res.is_none() && c == '`' {
                ticked = !ticked;
            }
            res
        };
        let end = rest.char_indices().find_map(breaks).unwrap_or(rest.len());
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        Some(piece)
    })
}

/// `ticked`: the place is between two backticks, which hold on to what they stand around.
fn may_break(before: char, after: char, ticked: bool) -> bool {
    if after == ' ' {
        return false;
    }
    let wide = |it: char| it.width() == Some(2);
    let held = ticked && (before == '`' || after == '`');
    let free = !held && !OPENING.contains(before) && !CLOSING.contains(after);
    before == ' ' || free && (wide(before) || wide(after))
}

/// Nothing may be torn off behind these.
const OPENING: &str = "（《〈「『【〔“‘([{";
/// Nothing may be torn off before these.
const CLOSING: &str = "）》〉」』】〕”’，。、；：！？％…)]},.;:!?%";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_blanks_and_between_characters() {
        assert_eq!(
            wrap("the settled amount is short", 12),
            ["the settled", "amount is", "short"]
        );
        assert_eq!(
            wrap("支付结算金额（元）尚差。", 12),
            ["支付结算金额", "（元）尚差。"]
        );
        assert_eq!(wrap("支付结算金额，尚差", 12), ["支付结算金", "额，尚差"]);
        assert_eq!(
            wrap("可写`fee`、`gain`或`other`一词", 14),
            ["可写`fee`、", "`gain`或", "`other`一词"]
        );
        assert_eq!(wrap("abcdefghij k", 4), ["abcdefghij", "k"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn columns_line_up_whatever_the_script() {
        assert_eq!(pad("金额", 6), "金额  ");
        assert_eq!(pad_left("185,000元", 11), "  185,000元");
        assert_eq!(pad("too long", 3), "too long");
    }
}

//! Text from a brief, made harmless for a terminal.

use std::borrow::Cow;

/// The text with every character that could steer a terminal or turn the order of the text replaced
/// by a visible one. Line breaks too, so that no text can pretend to be a line of the program's own.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().all(|it| visible(it) == it) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible).collect())
}

/// The character itself, or what stands for it: a picture of a control character, or `�`.
pub(super) fn visible(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('�'),
        '\x7f' => '␡',
        // Further controls; marks that turn the direction of writing or hide; separators of lines.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => '�',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(
            safe("a\x1b[2Jb\u{9b}31m\r\n\u{202e}x\u{200b}"),
            "a␛[2Jb�31m␍␊�x�"
        );
        assert!(matches!(safe("林某 of `fee`"), Cow::Borrowed(_)));
    }
}

//! Pieces of a line as they may be shown: harmless, without personal identifiers, every character as
//! wide as before.

use unicode_width::UnicodeWidthChar;

use super::Sheet;
use super::safe::visible;
use crate::text::{MARK, TextRange, TextSize};

/// Quoted pieces of a line, and where each of their bytes went.
pub(super) struct Quote {
    /// The pieces as they are shown, with `…` where something is left out.
    pub text: String,
    /// From this offset of the whole text on, bytes stand at this offset of the shown text.
    moved: Vec<(usize, usize)>,
}

impl Quote {
    /// Quotes pieces of the line `whole`, in order, which hold no line break.
    pub fn new(sheet: &Sheet<'_>, whole: TextRange, pieces: &[TextRange]) -> Self {
        let mut res = Self {
            text: String::new(),
            moved: Vec::new(),
        };
        let mut end = whole.start();
        for piece in pieces {
            if piece.start() > end {
                res.text.push('…');
            }
            res.piece(sheet, *piece);
            end = piece.end();
        }
        if end < whole.end() {
            res.text.push('…');
        }
        res
    }

    fn piece(&mut self, sheet: &Sheet<'_>, range: TextRange) {
        let start = usize::from(range.start());
        let first = sheet
            .private
            .partition_point(|it| it.end() <= range.start());
        let mut private = sheet.private[first..].iter().peekable();
        self.moved.push((start, self.text.len()));
        for (offset, c) in sheet.text.source()[range].char_indices() {
            let at = range.start() + TextSize::new(offset as u32);
            while private.next_if(|it| it.end() <= at).is_some() {}
            let hidden = private.peek().is_some_and(|it| it.contains(at));
            let before = self.text.len();
            let mark = at == TextSize::new(0) && c == MARK;
            self.text.extend(match hidden {
                true => mask(c),
                false => Some(shown(c)).filter(|_| !mark),
            });
            if self.text.len() - before != c.len_utf8() {
                self.moved
                    .push((start + offset + c.len_utf8(), self.text.len()));
            }
        }
    }

    /// Where an offset of the whole text stands in the shown text.
    pub fn offset(&self, at: TextSize) -> usize {
        let at = usize::from(at);
        let before = self.moved.partition_point(|it| it.0 <= at);
        let Some(last) = before.checked_sub(1) else {
            return 0;
        };
        let (from, to) = self.moved[last];
        let next = self.moved.get(before).map_or(self.text.len(), |it| it.1);
        (to + at - from).min(next)
    }
}

/// A tab is left to the renderer, which gives it its width.
fn shown(c: char) -> char {
    if c == '\t' { c } else { visible(c) }
}

/// What stands for a character of a personal identifier: as many columns as it had.
fn mask(c: char) -> Option<char> {
    match c.width() {
        Some(2) => Some('＊'),
        Some(0) => None,
        _ => Some('*'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schemas;
    use crate::text::Text;

    fn quote(source: &str, private: &[(u32, u32)]) -> Quote {
        let text = Text::new(source);
        let range = |it: &(u32, u32)| TextRange::new(it.0.into(), it.1.into());
        let private: Vec<TextRange> = private.iter().map(range).collect();
        let schemas = Schemas::default();
        let sheet = Sheet::new("a", &text, &private, &schemas);
        let whole = TextRange::up_to(TextSize::of(source));
        Quote::new(&sheet, whole, &[whole])
    }

    #[test]
    fn identifiers_are_masked_and_keep_their_width() {
        let source = "id: 11010519, residence: 北京市 end";
        let quote = quote(source, &[(4, 12), (25, 34)]);
        assert_eq!(quote.text, "id: ********, residence: ＊＊＊ end");
        let end = TextSize::new(source.find("end").unwrap() as u32);
        assert_eq!(&quote.text[quote.offset(end)..], "end");
    }

    #[test]
    fn what_is_left_out_shows_and_places_stay_right() {
        let text = Text::new("one two 三 four five");
        let schemas = Schemas::default();
        let sheet = Sheet::new("a", &text, &[], &schemas);
        let part = |it: &str| {
            let at = text.source().find(it).unwrap() as u32;
            TextRange::at(at.into(), TextSize::of(it))
        };
        let whole = TextRange::up_to(TextSize::of(text.source()));
        let quote = Quote::new(&sheet, whole, &[part("one "), part("三 four")]);
        assert_eq!(quote.text, "one …三 four…");
        assert_eq!(&quote.text[quote.offset(part("four").start())..], "four…");
        assert_eq!(
            &quote.text[quote.offset(part("two").start())..],
            "…三 four…"
        );
        assert_eq!(quote.offset(whole.end()), quote.text.len());
    }

    #[test]
    fn the_mark_of_a_file_is_not_shown_and_one_elsewhere_is() {
        let quote = quote("\u{feff}a\u{feff}z", &[]);
        assert_eq!(quote.text, "a\u{fffd}z");
        let at = [0, 3, 4, 7].map(|it| quote.offset(TextSize::new(it)));
        assert_eq!(at, [0, 0, 1, 4]);
    }

    #[test]
    fn places_are_right_behind_what_was_replaced() {
        let source = "a\x1b\u{1f4a9}\u{9b}\u{301}z";
        let quote = quote(source, &[]);
        let at = TextSize::new(source.find('z').unwrap() as u32);
        assert_eq!(&quote.text[quote.offset(at)..], "z");
        assert_eq!(quote.offset(TextSize::of(source)), quote.text.len());
    }
}

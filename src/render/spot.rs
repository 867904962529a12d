//! Places as people count them: lines and columns from one.

use crate::text::{Encoding, MARK, Text, TextSize};

/// A place as people count it, from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub line: usize,
    /// In characters, unless another unit is asked for.
    pub column: usize,
}

impl Spot {
    /// The place of an offset. A byte order mark is not counted: no editor shows it as part of the
    /// text.
    pub fn new(text: &Text, offset: TextSize, encoding: Encoding) -> Self {
        let at = text.wide_line_col(offset, encoding);
        let mark = match at.line {
            0 if text.source().starts_with(MARK) => encoding.width(MARK).min(at.col),
            _ => 0,
        };
        Self {
            line: at.line as usize + 1,
            column: (at.col - mark) as usize + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_is_asked_for_on_lines_of_any_length() {
        for length in [3, 200, 5000] {
            let source = format!("甲乙\n{}𠮷z", "丁".repeat(length));
            let text = Text::new(source.as_str());
            let z = TextSize::new(source.find('z').unwrap() as u32);
            let end = TextSize::of(source.as_str());
            let units = [
                (Encoding::Utf32, length + 1),
                (Encoding::Utf16, length + 2),
                (Encoding::Utf8, 3 * length + 4),
            ];
            for (encoding, before) in units {
                let spot = |column| Spot { line: 2, column };
                assert_eq!(Spot::new(&text, z, encoding), spot(before + 1));
                assert_eq!(Spot::new(&text, end, encoding), spot(before + 2));
            }
        }
    }

    #[test]
    fn a_byte_order_mark_is_not_counted() {
        let text = Text::new("\u{feff}ab\nc");
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let spot = |offset: u32| Spot::new(&text, TextSize::new(offset), encoding);
            let places = [0, 3, 4, 6].map(|it| (spot(it).line, spot(it).column));
            assert_eq!(places, [(1, 1), (1, 1), (1, 2), (2, 1)], "{encoding:?}");
        }
    }
}

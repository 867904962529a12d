//! Places as people count them: lines and characters from one, also on a line of ten million.

use std::cell::OnceCell;

use crate::text::{LineCol, Text, TextSize};

/// A place as people count it, from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub line: usize,
    /// In characters.
    pub column: usize,
}

/// How many characters lie before each piece of a text, counted once when a long line asks for it.
#[derive(Default)]
pub(super) struct Columns(OnceCell<Vec<u32>>);

/// A line is counted from its start up to this many bytes, and a longer one piece by piece.
const PIECE: usize = 4096;

impl Columns {
    /// The place of an offset.
    pub fn spot(&self, text: &Text, offset: TextSize) -> Spot {
        let LineCol { line, col } = text.line_col(offset);
        let end = usize::from(offset).min(text.source().len());
        let start = end.saturating_sub(col as usize);
        let column = match col as usize {
            ..PIECE => chars(&text.source().as_bytes()[start..end]),
            _ => self.before(text, end) - self.before(text, start),
        };
        Spot {
            line: line as usize + 1,
            column: column + 1,
        }
    }

    /// How many characters start before an offset.
    fn before(&self, text: &Text, offset: usize) -> usize {
        let bytes = text.source().as_bytes();
        let counts = self.0.get_or_init(|| {
            let sum =
                |acc: &mut usize, it: &[u8]| Some(std::mem::replace(acc, *acc + chars(it)) as u32);
            bytes.chunks(PIECE).scan(0, sum).collect()
        });
        let piece = offset / PIECE;
        match counts.get(piece) {
            Some(count) => *count as usize + chars(&bytes[piece * PIECE..offset]),
            // Only the end of a text whose length is a whole number of pieces.
            None => {
                counts.last().map_or(0, |it| *it as usize)
                    + chars(&bytes[piece.saturating_sub(1) * PIECE..offset])
            }
        }
    }
}

/// How many characters start in these bytes.
fn chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| (**it as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_on_lines_of_any_length() {
        for length in [3, PIECE - 1, PIECE, 5 * PIECE] {
            let source = format!("甲乙\n{}丙z", "丁".repeat(length));
            let text = Text::new(source.as_str());
            let columns = Columns::default();
            let at = TextSize::new(source.find('z').unwrap() as u32);
            assert_eq!(
                columns.spot(&text, at),
                Spot {
                    line: 2,
                    column: length + 2
                }
            );
            let end = columns.spot(&text, TextSize::of(source.as_str()));
            assert_eq!(
                end,
                Spot {
                    line: 2,
                    column: length + 3
                }
            );
        }
    }

    #[test]
    fn the_end_of_a_whole_number_of_pieces_is_a_place() {
        let text = Text::new("x".repeat(2 * PIECE));
        let spot = Columns::default().spot(&text, TextSize::new(2 * PIECE as u32));
        assert_eq!(spot.column, 2 * PIECE + 1);
    }
}

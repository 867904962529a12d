//! Between the bytes of the core and the lines and columns of the protocol.

use tower_lsp::lsp_types::{Position, Range};

use crate::text::{Encoding, Text, TextRange, TextSize, WideLineCol};

/// The place of an offset.
pub fn position(text: &Text, encoding: Encoding, offset: TextSize) -> Position {
    let at = text.wide_line_col(offset, encoding);
    Position::new(at.line, at.col)
}

/// The range of some bytes.
pub fn range(text: &Text, encoding: Encoding, bytes: TextRange) -> Range {
    Range::new(
        position(text, encoding, bytes.start()),
        position(text, encoding, bytes.end()),
    )
}

/// The offset of a place. A column past the end of its line is the end of that line, a line past
/// the last one the end of the text.
pub fn offset(text: &Text, encoding: Encoding, at: Position) -> TextSize {
    let (lines, source) = (text.lines(), text.source());
    let at = WideLineCol {
        line: at.line,
        col: at.character,
    };
    lines.offset(source, lines.to_utf8(source, at, encoding))
}

/// The bytes of a range; one that ends before it begins is empty at its start.
pub fn bytes(text: &Text, encoding: Encoding, range: Range) -> TextRange {
    let start = offset(text, encoding, range.start);
    let end = offset(text, encoding, range.end);
    TextRange::new(start, end.max(start))
}

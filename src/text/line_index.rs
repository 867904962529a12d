//! Where lines begin: from a byte to a line and a column and back, in bytes or in the
//! wider units that editors count in.

mod marks;

use std::sync::OnceLock;

use self::marks::Marks;
use super::{TextRange, TextSize};

/// A place as line and column, both from zero; the column counts bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineCol {
    /// The line, from zero.
    pub line: u32,
    /// Bytes from the start of the line.
    pub col: u32,
}

/// A place as line and column whose column counts the units of an [`Encoding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WideLineCol {
    /// The line, from zero.
    pub line: u32,
    /// Units from the start of the line.
    pub col: u32,
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Sixteen-bit units, as most editors count.
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// How many units a character takes.
    pub const fn width(self, c: char) -> u32 {
        match self {
            Self::Utf8 => c.len_utf8() as u32,
            Self::Utf16 => c.len_utf16() as u32,
            Self::Utf32 => 1,
        }
    }
}

/// The starts of all lines of one text. A line ends at `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    /// Never empty: the first line begins at 0.
    starts: Vec<u32>,
    len: u32,
    /// Made when a column far down a line is first asked for.
    marks: OnceLock<Marks>,
}

impl LineIndex {
    /// Reads the lines of a text. Texts are at most `u32::MAX` bytes long; what lies
    /// beyond is not indexed.
    pub fn new(text: &str) -> Self {
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let bytes = &text.as_bytes()[..len as usize];
        let mut starts = vec![0];
        for (at, &byte) in (0u32..).zip(bytes) {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at as usize + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(at + 1);
            }
        }
        Self {
            starts,
            len,
            marks: OnceLock::new(),
        }
    }

    /// How many lines there are: one more than there are line breaks.
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }

    /// The line and byte column of an offset; past the end, those of the end.
    pub fn line_col(&self, offset: TextSize) -> LineCol {
        let offset = u32::from(offset).min(self.len);
        let after = self.starts.partition_point(|&start| start <= offset);
        let line = after.saturating_sub(1);
        LineCol {
            line: line as u32,
            col: offset - self.starts[line],
        }
    }

    /// The offset of a line and column. A column past the end of its line is the end of
    /// the line's text, a line past the last one is the end of the whole.
    pub fn offset(&self, text: &str, at: LineCol) -> TextSize {
        if at.line >= self.line_count() {
            return TextSize::new(self.len);
        }
        let line = self.line_range(text, at.line);
        let mut offset = u32::from(line.start())
            .saturating_add(at.col)
            .min(line.end().into());
        while !text.is_char_boundary(offset as usize) {
            offset -= 1;
        }
        TextSize::new(offset)
    }

    /// The bytes of a line without its line break; empty at the end for a line that is
    /// not there.
    pub fn line_range(&self, text: &str, line: u32) -> TextRange {
        let full = self.full_line_range(line);
        let bytes = &text.as_bytes()[usize::from(full.start())..usize::from(full.end())];
        let content = match bytes {
            [rest @ .., b'\r', b'\n'] | [rest @ .., b'\n' | b'\r'] => rest,
            all => all,
        };
        TextRange::at(full.start(), TextSize::new(content.len() as u32))
    }

    /// The bytes of a line with its line break.
    pub fn full_line_range(&self, line: u32) -> TextRange {
        let at = |line: usize| self.starts.get(line).copied().unwrap_or(self.len);
        let line = line as usize;
        TextRange::new(at(line).into(), at(line.saturating_add(1)).into())
    }

    /// The same place with its column in another unit. A column inside a character is
    /// that of the character's start.
    pub fn to_wide(&self, text: &str, at: LineCol, encoding: Encoding) -> WideLineCol {
        let offset = self.offset(text, at);
        let line = self.line_col(offset).line;
        let before = TextRange::new(self.starts[line as usize].into(), offset);
        let col = match encoding {
            Encoding::Utf8 => before.len().into(),
            _ if marks::is_near(before.len()) => marks::units(&text[before], encoding),
            _ => self.marks(text).units(text, before, encoding),
        };
        WideLineCol { line, col }
    }

    /// The byte column of a place given in another unit, clamped to its line; a column
    /// inside a character is that of the character's start.
    pub fn to_utf8(&self, text: &str, at: WideLineCol, encoding: Encoding) -> LineCol {
        if at.line >= self.line_count() {
            return self.line_col(TextSize::new(self.len));
        }
        let line = self.line_range(text, at.line);
        let units = at.col.min(line.len().into());
        let found = match encoding {
            Encoding::Utf8 => self.offset(
                text,
                LineCol {
                    line: at.line,
                    col: units,
                },
            ),
            _ if marks::is_near(units.into()) => marks::walk(text, line, units, encoding),
            _ => self.marks(text).place(text, line, units, encoding),
        };
        LineCol {
            line: at.line,
            col: (found - line.start()).into(),
        }
    }

    fn marks(&self, text: &str) -> &Marks {
        self.marks.get_or_init(|| Marks::new(text))
    }
}

#[cfg(test)]
mod tests;

//! Texts and places in them. Everything inside the core counts bytes.

mod close;
#[cfg(test)]
mod dice;
mod lang;
mod line_index;

use std::sync::{Arc, OnceLock};

pub use close::close;
#[cfg(test)]
pub(crate) use dice::Dice;
pub use lang::{Bilingual, Lang};
pub use line_index::{Encoding, LineCol, LineIndex, WideLineCol};
pub use text_size::{TextRange, TextSize};

/// The byte order mark, with which a file may begin. Editors keep it out of the text.
pub const MARK: char = '\u{feff}';

/// The longest text that is read, in bytes: 64 MiB, far above any brief.
pub const MAX_TEXT: usize = 64 << 20;

/// A value and the bytes it was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where, in bytes of the whole text.
    pub range: TextRange,
}

impl<T> Spanned<T> {
    /// Puts a value beside its place.
    pub const fn new(value: T, range: TextRange) -> Self {
        Self { value, range }
    }
}

/// One replacement in a text: the bytes of `range` become `insert`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub range: TextRange,
    /// What stands there instead.
    pub insert: String,
}

/// Applies edits to a text. The edits must not overlap; they may come in any order, and
/// insertions at one place keep theirs. `None` where two overlap or one is out of bounds.
pub fn apply(source: &str, edits: &[Edit]) -> Option<String> {
    let mut order: Vec<&Edit> = edits.iter().collect();
    order.sort_by_key(|it| (it.range.start(), it.range.end()));
    let mut res = String::with_capacity(source.len());
    let mut done = 0;
    for edit in order {
        let (start, end) = (
            usize::from(edit.range.start()),
            usize::from(edit.range.end()),
        );
        if start < done {
            return None;
        }
        res.push_str(source.get(done..start)?);
        res.push_str(&edit.insert);
        source.get(start..end)?;
        done = end;
    }
    res.push_str(source.get(done..)?);
    Some(res)
}

/// A text as it was read, shared cheaply, with its lines found when first asked for.
#[derive(Clone, Debug)]
pub struct Text(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    source: Arc<str>,
    lines: OnceLock<LineIndex>,
}

impl Text {
    /// Takes a text that is known to be UTF-8. Its length is the caller's care: bytes
    /// from outside come in through [`Text::from_bytes`].
    pub fn new(source: impl Into<Arc<str>>) -> Self {
        Self(Arc::new(Shared {
            source: source.into(),
            lines: OnceLock::new(),
        }))
    }

    /// Reads bytes as a text, or says why they are not one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TextFault> {
        if bytes.len() > MAX_TEXT {
            return Err(TextFault::TooLarge {
                bytes: bytes.len(),
                limit: MAX_TEXT,
            });
        }
        if let Some(fault) = utf16(bytes) {
            return Err(fault);
        }
        match std::str::from_utf8(bytes) {
            Ok(source) => Ok(Self::new(source)),
            Err(error) => Err(TextFault::NotUtf8 {
                at: error.valid_up_to(),
            }),
        }
    }

    /// The text itself.
    pub fn source(&self) -> &str {
        &self.0.source
    }

    /// The text itself, to be held on to.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0.source)
    }

    /// Its lines.
    pub fn lines(&self) -> &LineIndex {
        self.0.lines.get_or_init(|| LineIndex::new(&self.0.source))
    }

    /// The line and byte column of an offset.
    pub fn line_col(&self, offset: TextSize) -> LineCol {
        self.lines().line_col(offset)
    }

    /// The line of an offset, with a column that counts the units of an encoding, both from zero.
    pub fn wide_line_col(&self, offset: TextSize, encoding: Encoding) -> WideLineCol {
        let lines = self.lines();
        lines.to_wide(self.source(), lines.line_col(offset), encoding)
    }
}

/// Why bytes are not a text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// The byte at this offset does not belong to any UTF-8 character.
    NotUtf8 {
        /// The offset of the first wrong byte.
        at: usize,
    },
    /// The file is UTF-16 and has to be saved as UTF-8.
    Utf16,
    /// The file is longer than is read.
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The greatest length that is read.
        limit: usize,
    },
}

/// UTF-16 shows by its mark, which two zero bytes make that of UTF-32, or by a zero byte beside each
/// of the first letters.
fn utf16(bytes: &[u8]) -> Option<TextFault> {
    let marked = bytes.starts_with(&[0xff, 0xfe]) && !bytes.starts_with(&[0xff, 0xfe, 0, 0])
        || bytes.starts_with(&[0xfe, 0xff]);
    let head = &bytes[..bytes.len().min(8)];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).all(|&it| it == 0);
    let letters = |offset: usize| head.iter().skip(offset).step_by(2).all(|&it| it != 0);
    let unmarked = head.len() >= 4 && (zeros(0) && letters(1) || zeros(1) && letters(0));
    (marked || unmarked).then_some(TextFault::Utf16)
}

#[cfg(test)]
mod tests;

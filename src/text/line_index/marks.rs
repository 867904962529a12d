//! How many characters lie before every so many bytes, so that a column far down a long line is not
//! counted from the start of the line.

use super::{Encoding, TextRange, TextSize};

/// Bytes from one mark to the next.
const STEP: usize = 256;

/// Whether so few bytes are counted at once.
pub(super) fn is_near(bytes: TextSize) -> bool {
    usize::from(bytes) <= 2 * STEP
}

/// What lies before a byte of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    /// Characters that begin before it.
    chars: u32,
    /// Those of them that are two units in UTF-16.
    pairs: u32,
}

/// A mark for every step of a text, the first at its start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marks(Box<[Mark]>);

impl Marks {
    pub fn new(text: &str) -> Self {
        let steps = text.as_bytes().chunks(STEP);
        let marks = steps.scan(Mark::default(), |sum, step| {
            let mark = *sum;
            *sum = mark.after(step);
            Some(mark)
        });
        let marks: Box<[Mark]> = marks.collect();
        match marks.is_empty() {
            true => Self([Mark::default()].into()),
            false => Self(marks),
        }
    }

    /// The units of a range.
    pub fn units(&self, text: &str, range: TextRange, encoding: Encoding) -> u32 {
        self.before(text, range.end(), encoding) - self.before(text, range.start(), encoding)
    }

    /// The last place of a line that has no more than so many units before it in the line.
    pub fn place(&self, text: &str, line: TextRange, units: u32, encoding: Encoding) -> TextSize {
        let wanted = self.before(text, line.start(), encoding) + units;
        let behind = self.0.partition_point(|it| it.units(encoding) <= wanted);
        let nth = behind.saturating_sub(1);
        let mut start = (nth * STEP).max(line.start().into());
        // A character that reaches over a mark has been counted before it.
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let Ok(start) = TextSize::try_from(start) else {
            return line.end();
        };
        if start >= line.end() {
            return line.end();
        }
        let left = wanted - self.before(text, start, encoding);
        walk(text, TextRange::new(start, line.end()), left, encoding)
    }

    /// The units before an offset at the start of a character.
    fn before(&self, text: &str, offset: TextSize, encoding: Encoding) -> u32 {
        let offset = usize::from(offset);
        let nth = (offset / STEP).min(self.0.len() - 1);
        let rest = &text.as_bytes()[nth * STEP..offset];
        self.0[nth].after(rest).units(encoding)
    }
}

impl Mark {
    fn after(self, bytes: &[u8]) -> Self {
        let begin = |it: &&u8| **it & 0b1100_0000 != 0b1000_0000;
        Self {
            chars: self.chars + bytes.iter().filter(begin).count() as u32,
            pairs: self.pairs + bytes.iter().filter(|it| **it >= 0xf0).count() as u32,
        }
    }

    /// In units that are not bytes.
    const fn units(self, encoding: Encoding) -> u32 {
        match encoding {
            Encoding::Utf16 => self.chars + self.pairs,
            _ => self.chars,
        }
    }
}

/// The units of a text.
pub(super) fn units(text: &str, encoding: Encoding) -> u32 {
    text.chars().map(|it| encoding.width(it)).sum()
}

/// The last place of a range that has no more than so many units before it.
pub(super) fn walk(text: &str, range: TextRange, units: u32, encoding: Encoding) -> TextSize {
    let (mut left, mut at) = (units, range.start());
    for c in text[range].chars() {
        let width = encoding.width(c);
        if width > left {
            break;
        }
        left -= width;
        at += TextSize::of(c);
    }
    at
}

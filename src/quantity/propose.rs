//! The right form of a value whose meaning is sure and whose form is not.

use super::vague::sign_of;
use super::{Parsed, ValueFault, ValueFaultKind};
use crate::text::TextRange;

/// Reads a value; where only its form is wrong, the fault carries the right one, which was
/// read to make sure. `mended` mends one fault; a value can need a few of them.
pub fn proposed<T>(
    text: &str,
    mended: impl Fn(&str, &ValueFault) -> Option<String>,
    read: impl Fn(&str) -> Result<Parsed<T>, ValueFault>,
) -> Result<Parsed<T>, ValueFault> {
    read(text).map_err(|mut first| {
        let mut next = mended(text, &first);
        for _ in 0..MENDED_LIMIT {
            let Some(candidate) = next else { break };
            match read(&candidate) {
                Ok(_) => {
                    first.instead = Some(candidate.trim().to_owned());
                    break;
                }
                Err(fault) => next = mended(&candidate, &fault),
            }
        }
        first
    })
}

/// How many faults of form a value may have and still be mended.
const MENDED_LIMIT: usize = 4;

/// The number or the amount with this fault mended.
pub fn candidate(text: &str, fault: &ValueFault) -> Option<String> {
    let wrong = text.get(std::ops::Range::from(fault.range))?;
    Some(match fault.kind {
        ValueFaultKind::RangeSign => {
            let (before, behind) = around(text, fault.range);
            format!("{}..{}", before.trim_end(), behind.trim_start())
        }
        ValueFaultKind::PlusSign | ValueFaultKind::LeadingZero => without(text, fault.range),
        ValueFaultKind::SpaceInNumber => grouped(text),
        ValueFaultKind::BoundInWords => {
            format!("{}{}", sign_of(wrong)?, without(text, fault.range).trim())
        }
        _ => return None,
    })
}

fn around(text: &str, range: TextRange) -> (&str, &str) {
    (&text[..range.start().into()], &text[range.end().into()..])
}

fn without(text: &str, range: TextRange) -> String {
    let (before, behind) = around(text, range);
    format!("{before}{behind}")
}

/// Commas in the place of single spaces between digits.
fn grouped(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let sign = |(at, it): (usize, char)| match it {
        ' ' if at > 0 && digit(at - 1) && digit(at + 1) => ',',
        _ => it,
    };
    text.char_indices().map(sign).collect()
}

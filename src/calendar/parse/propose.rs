//! The right form of a date or a duration whose meaning is sure and whose form is not.

use crate::quantity::{ValueFault, ValueFaultKind};

use super::span::letter_of;

/// The value with this fault mended.
pub fn candidate(text: &str, fault: &ValueFault) -> Option<String> {
    let before = &text[..fault.range.start().into()];
    let behind = &text[fault.range.end().into()..];
    let wrong = &text[fault.range];
    Some(match fault.kind {
        ValueFaultKind::RangeSign => format!("{}..{}", before.trim_end(), behind.trim_start()),
        ValueFaultKind::BoundInWords => format!("{}..{behind}", before.trim_end()),
        ValueFaultKind::DateForPeriod => format!("{before}{wrong}..{behind}"),
        ValueFaultKind::DateForm => format!("{before}{}{behind}", iso(wrong)?),
        ValueFaultKind::PlusSign => format!("{before}{behind}"),
        ValueFaultKind::LeadingZero => {
            format!("{before}{}{behind}", wrong.trim_start_matches('0'))
        }
        ValueFaultKind::SpanForm => format!("{}{}{behind}", before.trim_end(), letter_of(wrong)?),
        _ => return None,
    })
}

/// `2020/5/1`, `2020.05.01`, `2020-5-1` and `20200501` in the form of the format.
fn iso(date: &str) -> Option<String> {
    let parts: Vec<&str> = match date.len() {
        8 if date.bytes().all(|it| it.is_ascii_digit()) => {
            vec![&date[..4], &date[4..6], &date[6..]]
        }
        _ => date.split(['-', '/', '.']).collect(),
    };
    let (year, rest) = parts.split_first()?;
    Some(
        rest.iter()
            .fold((*year).to_owned(), |acc, it| format!("{acc}-{it:0>2}")),
    )
}

//! Numbers that look like those of a person: an identity card, a telephone, a bank card.

use crate::text::{TextRange, TextSize};

/// The words of a message with such numbers masked, whatever they were made of.
pub fn hide(words: &mut String) {
    let mut ranges = Vec::new();
    find(words, &mut ranges);
    for range in ranges {
        // Digits, blanks and dashes are of one byte, as the mask is.
        words.replace_range(
            std::ops::Range::<usize>::from(range),
            &"*".repeat(range.len().into()),
        );
    }
}

/// Words of a brief, without what identifies a person.
pub fn own_words(text: &str) -> String {
    let mut res = text.to_owned();
    hide(&mut res);
    res
}

/// Numbers that look like those of a person.
pub(super) fn find(source: &str, acc: &mut Vec<TextRange>) {
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes[at..]
        .iter()
        .position(u8::is_ascii_digit)
        .map(|it| at + it)
    {
        let end = end_of_number(bytes, start);
        if end - start >= FEWEST
            && stands_alone(source, start, end)
            && is_personal(&bytes[start..end])
        {
            let size = |it: usize| TextSize::try_from(it).unwrap_or_default();
            acc.push(TextRange::new(size(start), size(end)));
        }
        at = end;
    }
}

/// No number of a person is shorter.
const FEWEST: usize = 11;

/// The end of digits in groups with single blanks or dashes between them, and of the X that
/// can end an identity number.
fn end_of_number(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        end += bytes[end..]
            .iter()
            .take_while(|it| it.is_ascii_digit())
            .count();
        match bytes.get(end..end + 2) {
            Some([b' ' | b'-', next]) if next.is_ascii_digit() => end += 1,
            _ => break,
        }
    }
    match bytes.get(end) {
        Some(b'x' | b'X') => end + 1,
        _ => end,
    }
}

/// Whether digits are neither part of a word, a path or a longer number nor an amount.
fn stands_alone(source: &str, start: usize, end: usize) -> bool {
    let before = source[..start].trim_end_matches('+').chars().next_back();
    let rest = &source[end..];
    let joins = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '/' | '.' | '¥' | '￥');
    let unit = ["元", "万", "CNY", "RMB", "人民币"];
    !before.is_some_and(joins)
        && !rest.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '_')
        && !rest.starts_with("..")
        && !unit
            .iter()
            .any(|it| rest.trim_start_matches(' ').starts_with(it))
}

fn is_personal(written: &[u8]) -> bool {
    let digits: Vec<u8> = written
        .iter()
        .copied()
        .filter(|it| !b" -".contains(it))
        .collect();
    let groups: Vec<usize> = written
        .split(|it| b" -".contains(it))
        .map(<[u8]>::len)
        .collect();
    if groups.len() == 1 {
        return is_identity(&digits) || is_mobile(&digits) || is_card(&digits);
    }
    let by_four = groups.len() >= 4 && groups[..groups.len() - 1].iter().all(|it| *it == 4);
    by_four && is_card(&digits)
        || matches!(groups[..], [3 | 2, 3, 4, 4] | [3, 4, 4]) && is_mobile(&digits)
        || matches!(groups[..], [3 | 4, 7 | 8]) && digits[0] == b'0'
}

/// An identity card: six digits of place, the day of birth, three of order and perhaps a
/// check; the older form has two digits of the year.
fn is_identity(digits: &[u8]) -> bool {
    let number = |it: &[u8]| {
        it.iter()
            .fold(0_u32, |acc, it| acc * 10 + u32::from(it - b'0'))
    };
    let is_day = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    let all = |it: &[u8]| it.iter().all(u8::is_ascii_digit);
    match digits.len() {
        18 if all(&digits[..17]) => {
            (1900..2100).contains(&number(&digits[6..10]))
                && is_day(number(&digits[10..12]), number(&digits[12..14]))
        }
        15 if all(digits) => is_day(number(&digits[8..10]), number(&digits[10..12])),
        _ => false,
    }
}

/// A mobile telephone, perhaps with the 86 of China.
fn is_mobile(digits: &[u8]) -> bool {
    let local = if digits.len() == 13 {
        digits.strip_prefix(b"86")
    } else {
        Some(digits)
    };
    local.is_some_and(|it| it.len() == 11 && it[0] == b'1' && (b'3'..=b'9').contains(&it[1]))
}

/// A bank card: 16 to 19 digits whose last is their check (Luhn).
fn is_card(digits: &[u8]) -> bool {
    let check = |(nth, it): (usize, &u8)| {
        let digit = u32::from(it.wrapping_sub(b'0'));
        if nth % 2 == 0 {
            digit
        } else {
            digit * 2 / 10 + digit * 2 % 10
        }
    };
    (16..=19).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        && digits
            .iter()
            .rev()
            .enumerate()
            .map(check)
            .sum::<u32>()
            .is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::hide;

    #[test]
    fn no_message_shows_a_number_of_a_person() {
        let mut words = "define `110101199602111234` beside `185,000` of `13800138000`".to_owned();
        hide(&mut words);
        assert_eq!(
            words,
            "define `******************` beside `185,000` of `***********`"
        );
    }
}

//! Which bytes of a brief identify a person, so that no message and no quoted line shows them.

use super::keys::PartyKey;
use super::word::Word;
use crate::text::{TextRange, TextSize};
use crate::yaml::{Document, Node};

/// The places of personal identifiers, in order and apart: what a party's entry says of its
/// day of birth, identity number, homes, telephone and bank account; and, wherever they
/// stand in the text, comments included, numbers that look like an identity card, a mobile or
/// fixed telephone, or a bank card.
pub fn private_ranges(doc: &Document) -> Vec<TextRange> {
    let mut ranges = Vec::new();
    stated(doc, &mut ranges);
    numbers(doc.source(), &mut ranges);
    ranges.sort_by_key(|it| (it.start(), it.end()));
    let mut res: Vec<TextRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match res.last_mut() {
            Some(last) if range.start() <= last.end() => *last = last.cover(range),
            _ => res.push(range),
        }
    }
    res
}

const fn is_private(key: PartyKey) -> bool {
    matches!(
        key,
        PartyKey::Born
            | PartyKey::IdNumber
            | PartyKey::Birthplace
            | PartyKey::RegisteredResidence
            | PartyKey::Residence
            | PartyKey::Phone
            | PartyKey::BankAccount
    )
}

fn stated(doc: &Document, acc: &mut Vec<TextRange>) {
    let parties = doc.root().and_then(|it| it.get("parties")?.value.resolve());
    let parties = parties.into_iter().flat_map(|it| it.entries());
    for party in parties.filter_map(|it| it.value.resolve()) {
        for entry in party.entries() {
            if entry
                .key_text()
                .and_then(PartyKey::of)
                .is_some_and(is_private)
                && let Some(value) = entry.value.resolve()
            {
                shown(value, acc);
            }
        }
    }
}

/// The parts of a value that show something: a list shows its items.
fn shown(value: Node<'_>, acc: &mut Vec<TextRange>) {
    if value.is_sequence() {
        let items = value.items().filter_map(|it| it.resolve());
        acc.extend(items.map(|it| it.range()));
    } else if !value.is_null() {
        acc.push(value.range());
    }
}

/// Numbers that look like those of a person.
fn numbers(source: &str, acc: &mut Vec<TextRange>) {
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
    use super::private_ranges;
    use crate::yaml::Document;

    fn private(source: &str) -> Vec<&str> {
        private_ranges(&Document::parse(source))
            .into_iter()
            .map(|it| &source[it])
            .collect()
    }

    #[test]
    fn particulars_of_a_party_are_private() {
        let source = "\
parties:
  lin: &lin {name: 林某, born: 1996-02-11, id-number: '1234', residence: 某市某路 1 号, note: x}
  wang: {name: 王某, phone: [12345, 67890], bank-account: , sex: 男}
  twin: *lin
";
        let expected = ["1996-02-11", "'1234'", "某市某路 1 号", "12345", "67890"];
        assert_eq!(private(source), expected);
    }

    #[test]
    fn numbers_of_a_person_are_private_wherever_they_stand() {
        let source = "\
facts:
  call: {summary: 用 13800138000 拨打 +86 138-0013-8000} # 身份证 11010519491231002X
  card: {summary: '卡号 4111 1111 1111 1111，旧证 110105491231002', note: 010-12345678}
";
        let expected = [
            "13800138000",
            "86 138-0013-8000",
            "11010519491231002X",
            "4111 1111 1111 1111",
            "110105491231002",
            "010-12345678",
        ];
        assert_eq!(private(source), expected);
    }

    #[test]
    fn amounts_dates_hashes_and_numbers_of_cases_are_not() {
        let source = "\
case: {number: (2024) 118, filed: 2023-08-02}
facts:
  a: {amount: 13800138000元, when: 2023-03-02..2023-06-20}
  b: {amount: 13800138000 CNY, clicks: 50000}
  c: {hash: 'sha256:13800138000abc', file: a/13800138000.zip, amount: 13800138000..13900138000 CNY}
";
        assert_eq!(private(source), [""; 0]);
    }
}

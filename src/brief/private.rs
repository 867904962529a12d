//! Which bytes of a brief identify a person, so that no message and no quoted line shows them.

use super::keys::PartyKey;
use super::word::Word;
use crate::text::TextRange;
use crate::yaml::{Document, Node};

mod numbers;

pub use numbers::{hide, own_words};

/// The places of personal identifiers, in order and apart: what a party's entry says of its
/// day of birth, identity number, homes, telephone and bank account; and, wherever they
/// stand in the text, comments included, numbers that look like an identity card, a mobile or
/// fixed telephone, or a bank card.
pub fn private_ranges(doc: &Document) -> Vec<TextRange> {
    let mut ranges = Vec::new();
    stated(doc, &mut ranges);
    numbers::find(doc.source(), &mut ranges);
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

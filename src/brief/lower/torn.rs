//! What an unquoted comma in a flow collection tore apart.

use std::borrow::Cow;

use super::Lower;
use super::fields::Fields;
use crate::brief::flaw::FlawKind;
use crate::text::TextRange;
use crate::yaml::Node;

/// The pieces of a value, and the value as it was meant.
pub(super) type Joined<'d> = (TextRange, Cow<'d, str>);

/// No number has more groups of digits.
const MOST_PIECES: usize = 12;

impl<'d> Lower<'d> {
    /// In a flow mapping, puts together what a thousands comma parted: `{amount: 185,000
    /// CNY}` reads as `amount: 185` and a key `000 CNY` without a value.
    pub fn joined(&mut self, fields: &mut Fields<'d>, value: Node<'d>) -> Option<Joined<'d>> {
        let mut key = fields.bare_key()?;
        if !is_plain(value) {
            return None;
        }
        let mut pieces = vec![value];
        while self.thousands(pieces[pieces.len() - 1], key) && pieces.len() < MOST_PIECES {
            pieces.push(key);
            fields.skip();
            match fields.bare_key() {
                Some(next) => key = next,
                None => break,
            }
        }
        (pieces.len() > 1).then(|| self.join(value, &pieces))
    }

    /// In a flow sequence where one value is due, the same: `[185,000 CNY]`.
    pub fn joined_items(&mut self, node: Node<'d>) -> Option<Joined<'d>> {
        let items: Vec<Node<'d>> = node.items().take(MOST_PIECES).collect();
        let are_plain = node.is_flow() && items.len() > 1 && items.iter().all(|it| is_plain(*it));
        let are_groups = are_plain && items.windows(2).all(|it| self.thousands(it[0], it[1]));
        are_groups.then(|| self.join(node, &items))
    }

    fn join(&mut self, node: Node<'d>, pieces: &[Node<'d>]) -> Joined<'d> {
        let range = pieces[0].range().cover(pieces[pieces.len() - 1].range());
        let written = &self.doc.source()[range];
        let text = if written.contains(", ") {
            pieces
                .iter()
                .map(|it| it.text())
                .collect::<Vec<_>>()
                .join(",")
                .into()
        } else {
            Cow::Borrowed(written)
        };
        let joined = FlawKind::SplitNumber {
            joined: (&*text).into(),
        };
        self.flaw(node, range, joined);
        (range, text)
    }

    /// Whether what lies between two pieces is the comma of a number.
    fn thousands(&self, one: Node<'d>, two: Node<'d>) -> bool {
        let between = usize::from(one.range().end())..usize::from(two.range().start());
        let gap = self.doc.source().get(between).unwrap_or_default();
        let digits = two.text().bytes().take_while(u8::is_ascii_digit).count();
        let is_group = match gap {
            "," => (1..=3).contains(&digits),
            ", " => digits == 3,
            _ => false,
        };
        let is_date = two.text().as_bytes().get(digits) == Some(&b'-');
        is_group && !is_date && one.text().ends_with(|it: char| it.is_ascii_digit())
    }
}

/// Whether a node is written in one piece without quotes, in its own place.
pub(super) fn is_plain(node: Node<'_>) -> bool {
    node.via_alias().is_none() && node.scalar().is_some_and(|it| it.is_plain())
}

//! Words in comments: suppressions and the rules that they name.

use super::{At, Here, Side, Slot};
use crate::analysis::Analysis;
use crate::rules;
use crate::text::{TextRange, TextSize};
use crate::yaml::{On, Place};

impl Analysis {
    /// What is in the comment at an offset; `None` where there is no comment.
    pub(super) fn in_comment(&self, offset: TextSize) -> Option<At<'_>> {
        let comments = self.doc.comments();
        let before = comments.partition_point(|it| it.range.start() < offset);
        let comment = before.checked_sub(1).map(|it| &comments[it])?;
        if offset > comment.range.end() {
            return None;
        }
        let slot = directive(
            &self.text.source()[comment.range],
            offset - comment.range.start(),
        );
        let (here, range) = self.suppressed(comment.range, offset);
        let side = if slot == Slot::Unknown {
            Side::Nowhere
        } else {
            Side::Item
        };
        Some(At {
            offset,
            range,
            here,
            slot,
            side,
            place: Place {
                nodes: Vec::new(),
                on: On::Nothing,
            },
            entry: None,
            charge: None,
            ground: None,
        })
    }

    fn suppressed(&self, comment: TextRange, offset: TextSize) -> (Here, TextRange) {
        let source = self.text.source();
        let word = word_at(source, comment, offset);
        let nth = self.suppressions.iter().position(|it| it.range == comment);
        let Some(nth) = nth else {
            return (Here::Nothing, word);
        };
        let mut rules = self.suppressions[nth].rules.iter();
        match rules.find(|it| it.range.contains_inclusive(offset)) {
            Some(rule) => (Here::Rule(nth, rules::find(&rule.value)), rule.range),
            None => (Here::Suppression(nth), word),
        }
    }
}

/// What a word of a comment belongs to, by what stands before it.
fn directive(comment: &str, offset: TextSize) -> Slot {
    let before = comment.get(..offset.into()).unwrap_or(comment);
    let Some(body) = before
        .trim_start_matches('#')
        .trim_start()
        .strip_prefix("gravamen:")
    else {
        return Slot::Unknown;
    };
    match body.split_once('[') {
        None => Slot::Directive,
        Some((_, list)) if !list.contains(']') => Slot::Rules,
        Some(_) => Slot::Reason,
    }
}

/// The letters, digits and dashes around an offset, within bounds.
pub(super) fn word_at(source: &str, bounds: TextRange, offset: TextSize) -> TextRange {
    let in_word = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_');
    let before = &source[TextRange::new(bounds.start(), offset)];
    let after = &source[TextRange::new(offset, bounds.end())];
    let start = before.trim_end_matches(in_word).len();
    let end = after.find(|it| !in_word(it)).unwrap_or(after.len());
    let size = |it: usize| TextSize::try_from(it).unwrap_or_default();
    TextRange::new(bounds.start() + size(start), offset + size(end))
}

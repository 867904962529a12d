//! The place of the cursor in a brief: whether something may be offered there, and how an offer is
//! put there.

use super::How;
use super::cursor::{self, Cursor};
use super::offer::Offer;
use super::piece::Piece;
use crate::analysis::Analysis;
use crate::analysis::at::{At, Side, Slot};
use crate::brief::Table;
use crate::text::{Edit, Lang, TextRange, TextSize};
use crate::yaml::{NodeKind, On};

/// All that an offer is made of.
pub struct Cx<'a> {
    /// The brief.
    pub analysis: &'a Analysis,
    /// What is at the cursor.
    pub at: At<'a>,
    /// Its place in its line.
    pub cursor: Cursor<'a>,
    /// How the offers are wanted.
    pub how: How<'a>,
}

impl Cx<'_> {
    /// Whether something is asked for: always by the person, and by a letter only where it opens
    /// a place.
    pub fn is_asked(&self) -> bool {
        let cursor = &self.cursor;
        let typed = cursor.before;
        let opens = typed.trim_end().ends_with([':', '[', '{', ',', '-', ']']);
        let in_list = matches!(
            self.at.slot,
            Slot::Ids(..) | Slot::Support | Slot::Charges | Slot::Table(Table::Charge)
        );
        let in_comment = matches!(self.at.slot, Slot::Directive | Slot::Rules | Slot::Reason);
        if cursor.follows_dash() && !in_list
            || !in_comment && !self.has_room()
            || self.continues()
        {
            return false;
        }
        match self.how.trigger {
            None => true,
            Some(' ') => opens || typed.trim_end().ends_with("until"),
            Some(',') => cursor.in_flow || in_comment,
            Some('-') => cursor.follows_dash() || !cursor.word.is_empty(),
            Some('[' | '{') => cursor.in_flow || in_comment,
            // Only a path goes on behind it.
            Some('/') => false,
            Some('"' | '\'') => cursor.quote().is_some() && opens_value(typed),
            Some(_) => true,
        }
    }

    /// Whether the line goes on with a value that began on one above.
    fn continues(&self) -> bool {
        let node = match self.at.place.on {
            On::Value(entry) if self.at.side == Side::Value => entry.value,
            On::Item(node) if self.at.side == Side::Item => node,
            _ => return false,
        };
        node.kind() == NodeKind::Scalar && node.range().start() < self.cursor.line
    }

    /// Whether a word here would leave what follows as it is: on a blank line, the deeper lines
    /// below belong to what is above.
    fn has_room(&self) -> bool {
        let cursor = &self.cursor;
        let blank = cursor.starts_line() && cursor.word.is_empty() && !cursor.in_flow;
        if !blank || !matches!(self.at.place.on, On::Between) {
            return cursor.has_room();
        }
        let below = &self.analysis.text.source()[cursor.word.end().into()..];
        let mut lines = below.lines().skip(1).map(|it| (it.trim_start(), it));
        let next = lines.find(|it| !it.0.is_empty() && !it.0.starts_with('#'));
        let deeper = next.is_some_and(|(content, it)| it.len() - content.len() > self.column());
        cursor.after.trim().is_empty() && !deeper
    }

    /// The offer as it stands in its place: parted from what is before it, an item with its dash,
    /// quotes closed.
    pub fn placed(&self, mut offer: Offer) -> Offer {
        if offer.replaces.is_some() {
            return offer;
        }
        let cursor = &self.cursor;
        if let Some(quote) = cursor.quote() {
            let word = Piece::of(&offer.label);
            let closed = cursor.after.starts_with(quote);
            offer.piece = if closed {
                word
            } else {
                word.text(&quote.to_string())
            };
            return offer;
        }
        let lead = if self.wants_dash() { "- " } else { cursor.lead() };
        let indent = self.column().saturating_sub(cursor.column());
        let lead = format!("{}{lead}", " ".repeat(indent));
        if !lead.is_empty() {
            offer.piece = Piece::of(&lead).then(offer.piece);
        }
        offer
    }

    /// Whether a word here is an item of a block list and has no dash yet.
    fn wants_dash(&self) -> bool {
        let is_item = match self.at.slot {
            Slot::Ids(..) | Slot::Support | Slot::Charges => self.at.side != Side::Key,
            Slot::Table(Table::Charge) => self.at.side == Side::Item,
            _ => false,
        };
        is_item && !self.cursor.in_flow && self.cursor.starts_line()
    }

    /// Where the line begins deeper than the entries beside it, the change that mends it.
    pub fn indent(&self) -> Option<Edit> {
        let due = TextSize::try_from(self.due_column()?).ok()?;
        let range = (self.cursor.line + due, self.cursor.word.start());
        (range.0 < range.1).then(|| Edit {
            range: TextRange::new(range.0, range.1),
            insert: String::new(),
        })
    }

    /// On a line of its own, the column of the entries beside it.
    fn due_column(&self) -> Option<usize> {
        let node = self.at.place.node().filter(|_| matches!(self.at.place.on, On::Between))?;
        let alone = self.cursor.starts_line() && !self.cursor.in_flow;
        let due = cursor::column(&self.analysis.text, node);
        // A mark at the start of the text stays where it is.
        let marked = self.cursor.before.starts_with('\u{feff}');
        (alone && !marked).then_some(due)
    }

    /// The column at which an entry here begins.
    pub fn column(&self) -> usize {
        self.due_column().unwrap_or_else(|| self.cursor.column())
    }

    /// The language of what is said.
    pub fn lang(&self) -> Lang {
        self.how.lang
    }

    /// Whether what is written here goes over several lines.
    pub fn in_block(&self) -> bool {
        self.how.lines && !self.cursor.in_flow && self.cursor.quote().is_none()
    }
}

/// Whether a value may begin at the end of what is written, before its quote.
fn opens_value(typed: &str) -> bool {
    let before = typed.trim_end_matches(['"', '\'']).trim_end();
    before.is_empty() || before.ends_with([':', '[', '{', ',', '-'])
}

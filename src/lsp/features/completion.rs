//! What may be written at the cursor: keys, words, ids, grounds and whole entries, best first.

mod cursor;
mod entries;
mod grounds;
mod ids;
mod item;
mod keys;
mod offer;
mod offences;
mod piece;
mod sentences;
mod skeleton;
mod suppressions;
mod values;
mod words;

use tower_lsp::lsp_types::{
    CompletionContext, CompletionItem, CompletionList, CompletionOptions,
    CompletionOptionsCompletionItem, CompletionResponse, CompletionTriggerKind, Documentation,
    MarkupContent, MarkupKind, Position, ServerCapabilities,
};

use crate::analysis::Analysis;
use crate::analysis::at::{At, Side, Slot};
use crate::brief::Table;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::{Edit, Lang, TextRange, TextSize};
use crate::yaml::{NodeKind, On};
use cursor::Cursor;
use offer::{Offer, Offers, Page};
use piece::Piece;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    let triggers = [":", " ", "[", "{", ",", "-", "\"", "'"];
    can.completion_provider = Some(CompletionOptions {
        resolve_provider: Some(true),
        trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
        completion_item: Some(CompletionOptionsCompletionItem {
            label_details_support: Some(true),
        }),
        ..CompletionOptions::default()
    });
}

/// The answer.
pub fn answer(
    snapshot: &Snapshot,
    at: Position,
    context: Option<&CompletionContext>,
) -> Option<CompletionResponse> {
    if snapshot.own().is_some() {
        return super::own::completion::answer(snapshot, at);
    }
    let analysis = snapshot.brief()?;
    let how = How {
        lang: snapshot.lang,
        lines: item::takes_lines(&snapshot.client),
        trigger: context.and_then(trigger),
    };
    let offset = snapshot.offset(at);
    let offers = offers(analysis, offset, &how)?;
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: offers.is_cut,
        items: item::items(snapshot, offset, offers),
    }))
}

/// The item with its documentation.
pub fn resolve(snapshot: &Snapshot, mut item: CompletionItem) -> CompletionItem {
    let page = item.data.clone().and_then(|it| serde_json::from_value::<Page>(it).ok());
    if let Some(text) = page.and_then(|it| it.text(snapshot.schemas(), snapshot.lang)) {
        item.documentation = Some(match item::reads_markdown(&snapshot.client) {
            true => Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value: text,
            }),
            false => Documentation::String(text),
        });
    }
    item
}

fn trigger(context: &CompletionContext) -> Option<char> {
    let typed = context.trigger_kind == CompletionTriggerKind::TRIGGER_CHARACTER;
    context
        .trigger_character
        .as_ref()
        .filter(|_| typed)?
        .chars()
        .next()
}

/// How the offers are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct How {
    /// The language of what is said of them.
    pub lang: Lang,
    /// Whether a piece of several lines arrives as it is sent.
    pub lines: bool,
    /// The letter that was typed, when that alone asks.
    pub trigger: Option<char>,
}

/// All that an offer is made of.
struct Cx<'a> {
    analysis: &'a Analysis,
    at: At<'a>,
    cursor: Cursor<'a>,
    how: How,
}

/// More than a person looks through. Of more, those that go on as typed are offered.
const MOST: usize = 1_000;

/// What may be written at a place; `None` where nothing can.
pub(super) fn offers(analysis: &Analysis, offset: TextSize, how: &How) -> Option<Offers> {
    let at = analysis.at(offset);
    let offset = at.offset;
    let cursor = Cursor::new(&analysis.text, &at);
    let cx = Cx {
        analysis,
        at,
        cursor,
        how: *how,
    };
    let list = values::currencies(&cx).or_else(|| cx.is_asked().then(|| cx.list()))?;
    let quote = cx.cursor.quote();
    let fits = |it: &Offer| quote.is_none() || it.is_one_word();
    let mut list: Vec<Offer> = list.into_iter().filter(fits).map(|it| cx.placed(it)).collect();
    let is_cut = list.len() > MOST;
    if is_cut {
        let typed = &analysis.text.source()[TextRange::new(cx.cursor.word.start(), offset)];
        list.retain(|it| it.label.starts_with(typed));
        list.truncate(MOST);
    }
    (!list.is_empty()).then(|| Offers {
        word: cx.cursor.word,
        is_cut,
        indent: cx.indent(),
        list,
    })
}

impl Cx<'_> {
    fn list(&self) -> Vec<Offer> {
        match (self.at.side, self.at.slot) {
            (Side::Nowhere, _) | (_, Slot::Unknown) => suppressions::beginnings(self),
            (_, Slot::Directive) => suppressions::directives(self),
            (_, Slot::Rules) => suppressions::rules(self),
            (_, Slot::Reason) => suppressions::until(self),
            (Side::Key, Slot::Table(table)) => keys::keys(self, table),
            (Side::Key, Slot::Sentences) => sentences::keys(self),
            (Side::Key, Slot::Entries(section)) => entries::new(self, section),
            (Side::Key, Slot::Grounds) => grounds::grounds(self),
            (_, Slot::Charges) | (Side::Item, Slot::Table(Table::Charge)) => {
                offences::charges(self)
            }
            (_, Slot::Table(table)) => entries::values(self, table),
            (_, Slot::Ids(section, kind)) => ids::ids(self, section, kind),
            (_, Slot::Support) => ids::support(self),
            (_, Slot::Word(list)) => words::words(self, list),
            (_, Slot::Offence) => offences::offences(self),
            (_, Slot::OtherCharge) => offences::others(self),
            (_, Slot::Value(form)) => values::values(self, form),
            (_, Slot::Entries(_) | Slot::Grounds | Slot::Sentences) => Vec::new(),
        }
    }

    /// Whether something is asked for: always by the person, and by a letter only where it opens
    /// a place.
    fn is_asked(&self) -> bool {
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
    fn placed(&self, mut offer: Offer) -> Offer {
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
    fn indent(&self) -> Option<Edit> {
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
    fn column(&self) -> usize {
        self.due_column().unwrap_or_else(|| self.cursor.column())
    }

    fn lang(&self) -> Lang {
        self.how.lang
    }

    /// Whether what is written here goes over several lines.
    fn in_block(&self) -> bool {
        self.how.lines && !self.cursor.in_flow && self.cursor.quote().is_none()
    }
}

/// Whether a value may begin at the end of what is written, before its quote.
fn opens_value(typed: &str) -> bool {
    let before = typed.trim_end_matches(['"', '\'']).trim_end();
    before.is_empty() || before.ends_with([':', '[', '{', ',', '-'])
}

#[cfg(test)]
mod tests;

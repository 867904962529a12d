//! What may be written at the cursor: keys, words, ids, grounds and whole entries, best first.

mod aliases;
mod context;
mod cursor;
mod entries;
mod files;
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

use std::path::Path;

use tower_lsp::lsp_types::{
    CompletionContext, CompletionItem, CompletionList, CompletionOptions,
    CompletionOptionsCompletionItem, CompletionResponse, CompletionTriggerKind, Documentation,
    MarkupContent, MarkupKind, Position, ServerCapabilities,
};

use crate::analysis::Analysis;
use crate::analysis::at::{Side, Slot};
use crate::brief::{HashAlgorithm, Table};
use crate::disk::Found;
use crate::lsp::client::Client;
use crate::lsp::features::hover::plain;
use crate::lsp::snapshot::Snapshot;
use crate::text::{Lang, TextRange, TextSize};
use context::Cx;
use cursor::Cursor;
use files::Folder;
use offer::{Offer, Offers, Page};

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    let triggers = [":", " ", "[", "{", ",", "-", "\"", "'", "/"];
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
        folder: snapshot,
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
            false => Documentation::String(plain(&text)),
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
pub(super) struct How<'a> {
    /// The language of what is said of them.
    pub lang: Lang,
    /// Whether a piece of several lines arrives as it is sent.
    pub lines: bool,
    /// The letter that was typed, when that alone asks.
    pub trigger: Option<char>,
    /// What stands beside the brief.
    pub folder: &'a dyn Folder,
}

impl Folder for Snapshot {
    fn list(&self, written: &str) -> Vec<Found> {
        let own = self.uri.to_file_path().ok();
        let name = own.as_deref().and_then(Path::file_name).and_then(|it| it.to_str());
        let is_own = |it: &Found| {
            let path = || self.place.exhibit(&format!("{written}{}", it.name));
            Some(&*it.name) == name && own.as_ref().is_some_and(|own| path().contains(own))
        };
        let mut res = self.place.list(written);
        res.retain(|it| !is_own(it));
        res
    }

    fn digest(&self, written: &str, algorithm: HashAlgorithm) -> Option<Box<str>> {
        self.place.digest(written, algorithm)
    }
}

/// More than a person looks through. Of more, those that go on as typed are offered.
const MOST: usize = 1_000;

/// What may be written at a place; `None` where nothing can.
pub(super) fn offers(analysis: &Analysis, offset: TextSize, how: &How<'_>) -> Option<Offers> {
    let at = analysis.at(offset);
    let offset = at.offset;
    let cursor = Cursor::new(&analysis.text, &at);
    let cx = Cx {
        analysis,
        at,
        cursor,
        how: *how,
    };
    let special = values::currencies(&cx).or_else(|| files::files(&cx));
    let list = special.or_else(|| cx.is_asked().then(|| cx.list()))?;
    let quote = cx.cursor.quote();
    let fits = |it: &Offer| quote.is_none() || it.is_one_word();
    let mut list: Vec<Offer> = list.into_iter().filter(fits).map(|it| cx.placed(it)).collect();
    let is_cut = list.len() > MOST;
    if is_cut {
        let goes_on = |it: &Offer| {
            let from = it.replaces.unwrap_or(cx.cursor.word).start();
            let typed = &analysis.text.source()[TextRange::new(from.min(offset), offset)];
            it.filter.as_ref().unwrap_or(&it.label).starts_with(typed)
        };
        list.retain(goes_on);
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
        if self.cursor.names_alias() {
            return aliases::aliases(self);
        }
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
}

#[cfg(test)]
mod tests;

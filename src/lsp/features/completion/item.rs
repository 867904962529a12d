//! Offers as items of the protocol.

use tower_lsp::lsp_types::{
    Command, CompletionItem, CompletionItemCapability, CompletionItemLabelDetails, CompletionTextEdit,
    Documentation, InsertReplaceEdit, InsertTextFormat, InsertTextMode, MarkupKind, TextEdit,
};

use super::offer::{Offer, Offers, Page, What};
use crate::explain::{Topic, explain};
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::rules;
use crate::schema::Schemas;
use crate::text::{Lang, TextRange, TextSize};

/// The command of a client that asks for offers once more, in a folder that was taken.
const AGAIN: &str = "editor.action.triggerSuggest";

/// The offers in their order.
pub fn items(snapshot: &Snapshot, cursor: TextSize, offers: Offers) -> Vec<CompletionItem> {
    let before = offers.indent.as_ref().map(std::slice::from_ref);
    let indent = before.map(|it| snapshot.edits(it));
    let newline = if snapshot.source().contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let place = Place {
        snapshot,
        cursor,
        word: offers.word,
        indent,
        newline,
    };
    let list = offers.list.into_iter().enumerate();
    list.map(|(nth, it)| place.item(nth, it)).collect()
}

/// Whether a piece of several lines arrives as it is sent.
pub fn takes_lines(client: &Client) -> bool {
    let modes = abilities(client).and_then(|it| it.insert_text_mode_support.as_ref());
    modes.is_some_and(|it| it.value_set.contains(&InsertTextMode::AS_IS))
}

/// Whether documentation may be Markdown. Who does not say so gets plain text.
pub fn reads_markdown(client: &Client) -> bool {
    let formats = abilities(client).and_then(|it| it.documentation_format.as_ref());
    formats.is_some_and(|it| it.contains(&MarkupKind::Markdown))
}

fn abilities(client: &Client) -> Option<&CompletionItemCapability> {
    let document = client.can.text_document.as_ref()?;
    document.completion.as_ref()?.completion_item.as_ref()
}

/// Where the items go.
struct Place<'a> {
    snapshot: &'a Snapshot,
    cursor: TextSize,
    word: TextRange,
    indent: Option<Vec<TextEdit>>,
    newline: &'static str,
}

impl Place<'_> {
    fn item(&self, nth: usize, offer: Offer) -> CompletionItem {
        let client = &self.snapshot.client;
        let can = abilities(client);
        let details = can.and_then(|it| it.label_details_support).unwrap_or(false);
        let snippet = client.takes_snippets() && offer.piece.has_holes();
        let text = match snippet {
            true => offer.piece.snippet(self.newline),
            false => offer.piece.plain(self.newline),
        };
        let said = [&offer.detail, &offer.note].into_iter().flatten();
        let said: Vec<&str> = said.map(String::as_str).collect();
        CompletionItem {
            kind: Some(offer.what.kind()),
            detail: Some(said.join(" · ")).filter(|it| !it.is_empty()),
            label_details: details.then(|| CompletionItemLabelDetails {
                detail: offer.detail.as_ref().map(|it| format!(" {it}")),
                description: offer.note.clone(),
            }),
            documentation: offer.title.clone().map(Documentation::String),
            sort_text: Some(format!("{nth:04}")),
            filter_text: Some(self.filter(&offer)),
            insert_text_format: Some(match snippet {
                true => InsertTextFormat::SNIPPET,
                false => InsertTextFormat::PLAIN_TEXT,
            }),
            insert_text_mode: takes_lines(client).then_some(InsertTextMode::AS_IS),
            text_edit: Some(match offer.replaces {
                Some(range) => TextEdit::new(self.snapshot.range(range), text).into(),
                None => self.edit(text),
            }),
            command: (offer.what == What::Folder && client.has_command(AGAIN)).then(|| Command {
                title: String::new(),
                command: AGAIN.to_owned(),
                arguments: None,
            }),
            additional_text_edits: self.indent.clone(),
            data: offer.page.and_then(|it| serde_json::to_value(it).ok()),
            label: offer.label,
            ..CompletionItem::default()
        }
    }

    /// What is typed is held against: the label, behind what else is replaced with the word.
    fn filter(&self, offer: &Offer) -> String {
        if let Some(filter) = &offer.filter {
            return filter.clone();
        }
        match offer.replaces {
            Some(range) => {
                let before = TextRange::new(range.start(), self.word.start().max(range.start()));
                format!("{}{}", &self.snapshot.source()[before], offer.label)
            }
            // In Chinese, what it means may be typed as well.
            None => match offer.title.as_ref().filter(|_| self.snapshot.lang == Lang::Zh) {
                Some(title) => format!("{} {title}", offer.label),
                None => offer.label.clone(),
            },
        }
    }

    /// The edit: of the whole word, or where the client knows how, of its beginning alone.
    fn edit(&self, text: String) -> CompletionTextEdit {
        let word = self.word;
        let can = abilities(&self.snapshot.client);
        let both = can.and_then(|it| it.insert_replace_support).unwrap_or(false);
        let replace = self.snapshot.range(word);
        if both {
            let end = self.cursor.clamp(word.start(), word.end());
            return CompletionTextEdit::InsertAndReplace(InsertReplaceEdit {
                new_text: text,
                insert: self.snapshot.range(TextRange::new(word.start(), end)),
                replace,
            });
        }
        CompletionTextEdit::Edit(TextEdit::new(replace, text))
    }
}

impl Page {
    /// Its text, when the law still has what it is about.
    pub fn text(&self, law: &Schemas, lang: Lang) -> Option<String> {
        let topic = match self {
            Self::Kind(id) => Topic::Kind(*law.kind_ids.get(&**id)?),
            Self::Offence(id) => Topic::Offence(*law.offence_ids.get(&**id)?),
            Self::Ground(offence, id) => {
                let offence = *law.offence_ids.get(&**offence)?;
                Topic::Ground(offence, *law[offence].ground_ids.get(&**id)?)
            }
            Self::Reading(id) => Topic::Reading(*law.reading_ids.get(&**id)?),
            Self::Rule(id) => Topic::Rule(rules::find(id)?),
        };
        Some(explain(&topic, law, lang))
    }
}

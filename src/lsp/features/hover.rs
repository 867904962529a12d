//! What is known of the word under the cursor: of a ground how far the facts are, of a fact what it
//! supports, of a value how it was read.

mod fact;
mod ground;
mod id;
mod name;
mod offence;
mod page;
mod value;
mod word;

use tower_lsp::lsp_types::{
    Hover, HoverContents, HoverProviderCapability, MarkupContent, MarkupKind, Position,
    ServerCapabilities,
};

use crate::analysis::Analysis;
use crate::analysis::at::{At, Here};
use crate::cite::Cite;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::{Lang, Spanned, TextRange, TextSize};
pub(super) use page::plain;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.hover_provider = Some(HoverProviderCapability::Simple(true));
}

/// The answer.
pub fn answer(snapshot: &Snapshot, at: Position) -> Option<Hover> {
    if snapshot.own().is_some() {
        return super::own::hover::answer(snapshot, at);
    }
    let analysis = snapshot.brief()?;
    let official = |cite: &Cite| snapshot.official_text(cite);
    let cx = Cx {
        analysis,
        lang: snapshot.lang,
        official: &official,
    };
    let found = hover(&cx, snapshot.offset(at))?;
    let page = snapshot.near(found.value);
    let (kind, value) = if snapshot.client.shows_markdown() {
        (MarkupKind::Markdown, page)
    } else {
        (MarkupKind::PlainText, plain(&page))
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(snapshot.range(found.range)),
    })
}

/// What every page looks at.
#[derive(Clone, Copy)]
struct Cx<'a> {
    analysis: &'a Analysis,
    lang: Lang,
    /// The official wording of a provision, where the person has it.
    official: &'a dyn Fn(&Cite) -> Option<String>,
}

/// The page of the word at an offset, in Markdown, and the word.
fn hover(cx: &Cx<'_>, offset: TextSize) -> Option<Spanned<String>> {
    let at = cx.analysis.at(offset);
    let page = page_of(cx, &at)?;
    Some(Spanned::new(page, at.range))
}

fn page_of(cx: &Cx<'_>, at: &At<'_>) -> Option<String> {
    let law = cx.analysis.schemas();
    Some(match at.here {
        Here::Ground(Some((offence, ground))) => ground::page(cx, at, offence, ground),
        Here::Offence(Some(id)) => offence::page(cx, &law[id], at.charge),
        Here::OtherCharge(Some(charge)) => offence::of_charge(cx, charge)?,
        Here::Definition(name) | Here::Reference(name) => id::page(cx, name)?,
        Here::Value(form, read) => value::page(cx, at, form, read)?,
        Here::Field(kind, field) => word::field(cx, kind, field),
        Here::Key(table, key) => word::key(cx, table, key),
        Here::Word(list, nth) => word::of_list(cx, list, nth)?,
        Here::FactKind(id) => word::topic(cx, &crate::explain::Topic::Kind(id)),
        Here::Reading(id) => word::reading(cx, id, None),
        Here::Choice(id, nth) => word::reading(cx, id, Some(nth)),
        Here::Rule(_, Some(rule)) => word::topic(cx, &crate::explain::Topic::Rule(rule)),
        Here::Suppression(nth) => name::suppression(cx, nth),
        Here::Anchor(nth) => name::anchor(cx, nth),
        Here::Alias(Some(nth)) => name::alias(cx, nth),
        Here::Ground(None)
        | Here::Offence(None)
        | Here::OtherCharge(None)
        | Here::Rule(_, None)
        | Here::Alias(None)
        | Here::Nothing => return None,
    })
}

impl Cx<'_> {
    /// A text as the person wrote it, harmless in Markdown; what identifies a person is masked.
    fn said(&self, text: &Spanned<Box<str>>) -> String {
        if self.analysis.cx().is_private(text.range) {
            let masked = self.masked(text.range);
            return page::escaped(masked.trim_matches(['"', '\'']));
        }
        page::escaped(&text.value)
    }

    /// A piece of the text in which a dot stands for every character that identifies a person.
    fn masked(&self, range: TextRange) -> String {
        let private = self.analysis.private();
        let source = self.analysis.text.source();
        let hidden = |at: TextSize| {
            let nth = private.partition_point(|it| it.end() <= at);
            private.get(nth).is_some_and(|it| it.start() <= at)
        };
        let shown = source[range].char_indices().map(|(offset, c)| {
            let at = range.start() + TextSize::try_from(offset).unwrap_or_default();
            if hidden(at) && !c.is_whitespace() { '·' } else { c }
        });
        shown.collect()
    }

    /// The name of a party with its id.
    fn party(&self, ix: usize) -> String {
        let party = &self.analysis.brief.parties[ix];
        let id = page::code(&party.id.name);
        match &party.name {
            Some(name) => {
                let name = self.said(name);
                self.lang
                    .pick(format!("{name} ({id})"), format!("{name}（{id}）"))
            }
            None => id,
        }
    }
}

#[cfg(test)]
mod tests;

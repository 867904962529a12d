//! A rule, an offence, a ground, an article, a reading, a fact kind or an outcome, explained in
//! Markdown.

mod article;
mod ground;
mod index;
mod kind;
mod offence;
mod outcome;
mod reading;
mod rule;
mod topic;

pub use index::index;
pub use topic::{Topic, find};

use crate::cite::Cite;
use crate::schema::Schemas;
use crate::text::Lang;

/// A topic in Markdown.
pub fn explain(topic: &Topic, law: &Schemas, lang: Lang) -> String {
    match topic {
        Topic::Rule(rule) => rule::page(rule, lang),
        Topic::Offence(id) => offence::page(&law[*id], law, lang),
        Topic::Ground(offence, id) => ground::page(&law[*offence], *id, law, lang),
        Topic::Kind(id) => kind::page(*id, law, lang),
        Topic::Reading(id) => reading::page(&law[*id], law, lang),
        Topic::Cite(cite) => article::page(cite, law, lang),
        Topic::Outcome(outcome) => outcome::page(*outcome, lang),
    }
}

/// A citation as it is put behind something: its words, and its id to look it up by.
fn cited(cite: &Cite, law: &Schemas, lang: Lang) -> String {
    let words = law.cite_words(cite, lang);
    lang.pick(
        format!("{words} (`{}`)", cite.id),
        format!("{words}（`{}`）", cite.id),
    )
}

#[cfg(test)]
mod tests;

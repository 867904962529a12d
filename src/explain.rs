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
use crate::phrase::About;
use crate::schema::{Field, Offence, Schemas};
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

/// A ground in lines: what it asks, where it stands and what that says, which facts fit, its time.
pub fn ground_lines(about: &About<'_>) -> Vec<String> {
    ground::lines(about)
}

/// The provision of an offence, its time, age, limitation and accumulation, as a list in Markdown.
pub fn offence_lines(offence: &Offence, law: &Schemas, lang: Lang) -> String {
    let cite = cited(&offence.cite, law, lang);
    format!("- {cite}\n{}", offence::about_all(offence, law, lang))
}

/// What an offence allows to be imposed, as a list in Markdown.
pub fn penalty_lines(offence: &Offence, law: &Schemas, lang: Lang) -> String {
    offence::penalty(&offence.penalty, law, lang)
}

/// What there is to say of a field of a kind of fact beside its name: its words, each with what it
/// means, and what counts where it is not stated.
pub fn field_lines(field: &Field, lang: Lang) -> Vec<String> {
    let default = kind::default(field, lang);
    kind::words(field, lang).chain(default).collect()
}

/// A citation as it is put behind something: its words, and its id to look it up by.
pub fn cited(cite: &Cite, law: &Schemas, lang: Lang) -> String {
    let words = law.cite_words(cite, lang);
    lang.pick(
        format!("{words} (`{}`)", cite.id),
        format!("{words}（`{}`）", cite.id),
    )
}

#[cfg(test)]
mod tests;

//! Other ways to write the same: refactorings, which change form and never what is said.

mod evidence;
mod form;
mod sort;
mod value;

use crate::analysis::Analysis;
use crate::text::{Edit, Lang, TextSize};

/// A refactoring that can be made at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// What it takes out or writes anew.
    pub kind: RewriteKind,
    /// What it does, in the imperative.
    pub title: String,
    /// The replacements, in order, not overlapping.
    pub edits: Vec<Edit>,
}

/// What a refactoring does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RewriteKind {
    /// Writes the same in another form.
    Rewrite,
    /// Makes an entry of its own.
    Extract,
}

/// The refactorings at a place, those of the smallest thing first.
pub fn rewrites(analysis: &Analysis, at: TextSize, lang: Lang) -> Vec<Rewrite> {
    let mut res = value::forms(analysis, at, lang);
    res.extend(form::as_block(analysis, at, lang));
    res.extend(form::on_one_line(analysis, at, lang));
    res.extend(evidence::extract(analysis, at, lang));
    res.extend(sort::facts_by_date(analysis, at, lang));
    res
}

/// A refactoring that writes the same in another form.
fn rewrite(title: String, edits: Vec<Edit>) -> Rewrite {
    let kind = RewriteKind::Rewrite;
    Rewrite { kind, title, edits }
}

#[cfg(test)]
mod tests;

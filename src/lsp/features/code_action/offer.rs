//! What can be done at a place: the fixes of findings, then ignoring them, then refactorings, then
//! mending all that is safe.

use serde::{Deserialize, Serialize};

use super::rewrite::{RewriteKind, rewrites};
use super::suppress::ignore;
use crate::analysis::{Analysis, Finding};
use crate::text::{Edit, Lang, TextSize};

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// How it is found again.
    pub source: Source,
    /// What it does, in the imperative.
    pub title: String,
    /// Its kind in the words of the protocol.
    pub kind: &'static str,
    /// Whether it is the best way to mend its finding.
    pub preferred: bool,
    /// The findings that it mends, by position.
    pub mends: Vec<usize>,
    /// The replacements, in order, not overlapping.
    pub edits: Vec<Edit>,
}

/// Where an offer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The fixes of a finding.
    Fix(usize),
    /// Ignoring a finding.
    Ignore(usize),
    /// The refactorings at an offset.
    Rewrite(u32),
    /// All that is safe.
    All,
}

/// The kinds, as the protocol spells them.
pub const QUICK_FIX: &str = "quickfix";
pub const REWRITE: &str = "refactor.rewrite";
pub const EXTRACT: &str = "refactor.extract";
pub const FIX_ALL: &str = "source.fixAll.gravamen";

/// Every kind that is offered.
pub const KINDS: [&str; 4] = [QUICK_FIX, REWRITE, EXTRACT, FIX_ALL];

/// Everything from one source.
pub fn offers(analysis: &Analysis, source: Source, lang: Lang) -> Vec<Offer> {
    match source {
        Source::Fix(nth) => fixes(analysis, nth, lang),
        Source::Ignore(nth) => ignored(analysis, nth, lang).into_iter().collect(),
        Source::Rewrite(at) => refactorings(analysis, at, lang),
        Source::All => all(analysis, lang).into_iter().collect(),
    }
}

/// The fixes of some findings, best first, and then ignoring each. What mends several is offered
/// once, for all of them.
pub fn quick_fixes(analysis: &Analysis, findings: &[usize], lang: Lang) -> Vec<Offer> {
    let mut res: Vec<Offer> = Vec::new();
    let fixes = findings.iter().map(|it| Source::Fix(*it));
    let ignores = findings.iter().map(|it| Source::Ignore(*it));
    for offer in fixes
        .chain(ignores)
        .flat_map(|it| offers(analysis, it, lang))
    {
        match res.iter_mut().find(|it| it.edits == offer.edits) {
            Some(same) => {
                same.preferred |= offer.preferred;
                same.mends.extend(offer.mends);
            }
            None => res.push(offer),
        }
    }
    res
}

fn fixes(analysis: &Analysis, nth: usize, lang: Lang) -> Vec<Offer> {
    let Some(finding) = shown(analysis, nth) else {
        return Vec::new();
    };
    let fixes = analysis.fixes(finding, lang).into_iter().enumerate();
    let offer = |(rank, fix): (usize, crate::finding::Fix)| Offer {
        source: Source::Fix(nth),
        title: fix.title,
        kind: QUICK_FIX,
        preferred: rank == 0,
        mends: vec![nth],
        edits: fix.edits,
    };
    fixes.map(offer).collect()
}

fn ignored(analysis: &Analysis, nth: usize, lang: Lang) -> Option<Offer> {
    let ignore = ignore(analysis, shown(analysis, nth)?, lang)?;
    Some(Offer {
        source: Source::Ignore(nth),
        title: ignore.title,
        kind: QUICK_FIX,
        preferred: false,
        mends: vec![nth],
        edits: vec![ignore.edit],
    })
}

fn shown(analysis: &Analysis, nth: usize) -> Option<&Finding> {
    let finding = analysis.findings.get(nth)?;
    finding.silenced.is_none().then_some(finding)
}

fn refactorings(analysis: &Analysis, at: u32, lang: Lang) -> Vec<Offer> {
    let rewrites = rewrites(analysis, TextSize::new(at), lang).into_iter();
    let offer = |it: super::rewrite::Rewrite| Offer {
        source: Source::Rewrite(at),
        title: it.title,
        kind: match it.kind {
            RewriteKind::Rewrite => REWRITE,
            RewriteKind::Extract => EXTRACT,
        },
        preferred: false,
        mends: Vec::new(),
        edits: it.edits,
    };
    rewrites.map(offer).collect()
}

fn all(analysis: &Analysis, lang: Lang) -> Option<Offer> {
    let edits = analysis.safe_edits();
    (!edits.is_empty()).then(|| Offer {
        source: Source::All,
        title: lang
            .pick("mend all that is safe to mend", "应用全部安全的修正")
            .to_owned(),
        kind: FIX_ALL,
        preferred: false,
        mends: Vec::new(),
        edits,
    })
}

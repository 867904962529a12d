//! What can be done at a place: the fixes of findings, then ignoring them, then refactorings, then
//! mending all that is safe.

use serde::{Deserialize, Serialize};

use super::rewrite::{RewriteKind, rewrites};
use super::suppress::ignore;
use crate::analysis::Analysis;
use crate::analysis::own::OwnFile;
use crate::finding::{Fix, RuleId, Severity};
use crate::text::{Edit, Lang, TextRange, TextSize};

/// What is mended: a brief, or a file of the person's own beside the briefs.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A case brief.
    Brief(&'a Analysis),
    /// An offence schema, its examples or a configuration.
    Own(&'a OwnFile),
}

/// A finding as far as it matters here.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Its position.
    pub nth: usize,
    /// Its rule.
    pub rule: RuleId,
    /// Its place.
    pub at: TextRange,
    /// How bad it is.
    pub severity: Severity,
}

impl Subject<'_> {
    /// The findings that nothing silences, in the order of the text.
    pub fn findings(self) -> Vec<Found> {
        match self {
            Self::Brief(it) => {
                let open = it.findings.iter().enumerate();
                let open = open.filter(|it| it.1.silenced.is_none());
                open.map(|(nth, it)| found(nth, it.rule.id, it.fault.at, it.severity))
                    .collect()
            }
            Self::Own(it) => {
                let all = it.findings.iter().enumerate();
                all.map(|(nth, it)| found(nth, it.rule, it.at, it.severity))
                    .collect()
            }
        }
    }

    fn fixes(self, nth: usize, lang: Lang) -> Vec<Fix> {
        match self {
            Self::Brief(it) => {
                let finding = it.findings.get(nth).filter(|it| it.silenced.is_none());
                finding.map_or_else(Vec::new, |one| it.fixes(one, lang))
            }
            Self::Own(it) => {
                let finding = it.findings.get(nth);
                finding.map_or_else(Vec::new, |one| it.fixes(one, lang))
            }
        }
    }
}

const fn found(nth: usize, rule: RuleId, at: TextRange, severity: Severity) -> Found {
    Found {
        nth,
        rule,
        at,
        severity,
    }
}

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
pub fn offers(subject: Subject<'_>, source: Source, lang: Lang) -> Vec<Offer> {
    match source {
        Source::Fix(nth) => fixes(subject, nth, lang),
        Source::Ignore(nth) => ignored(subject, nth, lang).into_iter().collect(),
        Source::Rewrite(at) => refactorings(subject, at, lang),
        Source::All => all(subject, lang).into_iter().collect(),
    }
}

/// The fixes of some findings, best first, and then ignoring each. What mends several is offered
/// once, for all of them.
pub fn quick_fixes(subject: Subject<'_>, findings: &[usize], lang: Lang) -> Vec<Offer> {
    let mut res: Vec<Offer> = Vec::new();
    let fixes = findings.iter().map(|it| Source::Fix(*it));
    let ignores = findings.iter().map(|it| Source::Ignore(*it));
    for offer in fixes
        .chain(ignores)
        .flat_map(|it| offers(subject, it, lang))
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

fn fixes(subject: Subject<'_>, nth: usize, lang: Lang) -> Vec<Offer> {
    let offer = |(rank, fix): (usize, Fix)| Offer {
        source: Source::Fix(nth),
        title: fix.title,
        kind: QUICK_FIX,
        preferred: rank == 0,
        mends: vec![nth],
        edits: fix.edits,
    };
    let fixes = subject.fixes(nth, lang).into_iter().enumerate();
    fixes.map(offer).collect()
}

fn ignored(subject: Subject<'_>, nth: usize, lang: Lang) -> Option<Offer> {
    let Subject::Brief(analysis) = subject else {
        return None;
    };
    let ignore = ignore(analysis, analysis.findings.get(nth)?, lang)?;
    Some(Offer {
        source: Source::Ignore(nth),
        title: ignore.title,
        kind: QUICK_FIX,
        preferred: false,
        mends: vec![nth],
        edits: vec![ignore.edit],
    })
}

fn refactorings(subject: Subject<'_>, at: u32, lang: Lang) -> Vec<Offer> {
    let Subject::Brief(analysis) = subject else {
        return Vec::new();
    };
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

fn all(subject: Subject<'_>, lang: Lang) -> Option<Offer> {
    let edits = match subject {
        Subject::Brief(it) => it.safe_edits(),
        Subject::Own(it) => it.safe_edits(),
    };
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

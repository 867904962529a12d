//! What every action on every brief of the corpus keeps to, and some actions word for word.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::offer::{EXTRACT, Offer, Source, Subject, offers, quick_fixes};
use crate::analysis::{Analysis, Finding, World};
use crate::calendar::Date;
use crate::config::Config;
use crate::exhibits::Exhibits;
use crate::finding::Severity;
use crate::render::assess_json;
use crate::rules::Group;
use crate::schema::Schemas;
use crate::text::{Lang, Text, TextSize, apply};

pub fn analyse(source: &str) -> Analysis {
    let config = Config {
        pedantic: true,
        ..Config::default()
    };
    let world = World {
        schemas: Schemas::built_in(),
        config: Arc::new(config),
        today: Date::constant(2026, 11, 30),
        as_of: None,
        exhibits: Exhibits::default(),
    };
    Analysis::new(Text::new(source), &world)
}

fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let entries = std::fs::read_dir(folder).expect("the folder is part of the package");
    let mut res: Vec<(String, String)> = entries
        .map(|it| it.expect("readable").path())
        .filter(|it| it.extension().is_some_and(|it| it == "yaml"))
        .map(|it| {
            (
                it.file_name().unwrap_or_default().to_string_lossy().into(),
                std::fs::read_to_string(it).expect("UTF-8"),
            )
        })
        .collect();
    res.sort();
    res
}

/// What an analysis says, to be compared: errors with how often each is said, comments, assessment.
struct Said {
    faults: usize,
    errors: BTreeMap<&'static str, usize>,
    comments: Vec<String>,
    assessed: String,
}

fn said(analysis: &Analysis) -> Said {
    let mut errors = BTreeMap::new();
    let all = analysis.findings.iter().filter(|it| it.silenced.is_none());
    for finding in all.filter(|it| it.severity == Severity::Error) {
        *errors.entry(finding.rule.id.0).or_default() += 1;
    }
    let comments = analysis.doc.comments().iter();
    let mut comments: Vec<String> = comments
        .map(|it| it.text(&analysis.doc).trim().to_owned())
        .collect();
    comments.sort();
    // What is said of errors of form is no part of it.
    let mut assessed: serde_json::Value = serde_json::from_str(&assess_json("", analysis, Lang::En)).expect("JSON");
    let assessed = serde_json::to_string_pretty(&assessed["charges"].take()).expect("JSON");
    Said {
        faults: analysis.doc.faults().len(),
        errors,
        comments,
        assessed,
    }
}

/// The errors that are said more often than before.
fn new_errors(before: &Said, after: &Said) -> Vec<&'static str> {
    let more = |(rule, count): (&&'static str, &usize)| {
        (*count > before.errors.get(*rule).copied().unwrap_or_default()).then_some(*rule)
    };
    after.errors.iter().filter_map(more).collect()
}

/// Every way to mend every finding.
fn all_fixes(analysis: &Analysis) -> Vec<Offer> {
    let findings: Vec<usize> = (0..analysis.findings.len()).collect();
    quick_fixes(Subject::Brief(analysis), &findings, Lang::En)
}

/// The refactorings at the starts of all nodes, each once, and of each sort so many that all sorts
/// of places are among them.
fn all_rewrites(analysis: &Analysis) -> Vec<Offer> {
    let starts: BTreeSet<TextSize> = analysis.doc.nodes().map(|it| it.range().start()).collect();
    let mut res: Vec<Offer> = Vec::new();
    let mut sorts: BTreeMap<String, usize> = BTreeMap::new();
    for at in starts {
        for offer in offers(Subject::Brief(analysis), Source::Rewrite(at.into()), Lang::En) {
            let sort: String = offer.title.split('`').step_by(2).collect();
            let seen = sorts.entry(sort).or_default();
            if *seen < MOST && res.iter().all(|it| it.edits != offer.edits) {
                *seen += 1;
                res.push(offer);
            }
        }
    }
    res
}

/// So many refactorings of a sort in one brief.
const MOST: usize = 8;

#[test]
fn a_fix_removes_its_finding_and_breaks_nothing() {
    let (mut wrong, mut count) = (String::new(), 0);
    for (name, source) in corpus() {
        let analysis = analyse(&source);
        let before = said(&analysis);
        for fix in all_fixes(&analysis) {
            count += 1;
            for fault in faults_of(&source, &analysis, &before, &fix) {
                wrong += &format!("{name}: `{}`: {fault}\n", fix.title);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count > 500, "only {count} fixes");
}

fn faults_of(source: &str, analysis: &Analysis, before: &Said, fix: &Offer) -> Vec<String> {
    let Some(text) = apply(source, &fix.edits) else {
        return vec!["its edits overlap".into()];
    };
    let mended = analyse(&text);
    let after = said(&mended);
    let mut res = Vec::new();
    if after.faults > before.faults {
        res.push(format!("can no longer be read:\n{text}"));
    }
    for nth in &fix.mends {
        let finding = &analysis.findings[*nth];
        let words = |of: &Analysis, it: &Finding| of.words(it, Lang::En).what;
        let what = words(analysis, finding);
        let says = |of: &Analysis| {
            let all = of.findings.iter().filter(|it| it.silenced.is_none());
            all.filter(|it| it.rule.id == finding.rule.id && words(of, it) == what)
                .count()
        };
        // Where a reason goes, only its key is written.
        if says(&mended) >= says(analysis) && finding.rule.id.0 != "catch-all-without-reason" {
            res.push(format!("still says `{what}`"));
        }
        for rule in new_errors(before, &after) {
            if comes_to_light(finding, rule) {
                continue;
            }
            res.push(format!("new error {rule} for {}", finding.rule.id.0));
        }
        let goes = finding.rule.group == Group::Suppressions;
        if !goes && !keeps(&before.comments, &after.comments) {
            res.push(format!("a comment is gone ({})", finding.rule.id.0));
        }
    }
    res
}

/// Whether a fix may well lead to an error: a skeleton waits to be filled in, what a fault of form
/// hid is weighed, and a sum that counted too much, or a person who was not charged, falls short.
fn comes_to_light(finding: &Finding, error: &str) -> bool {
    let weighed = matches!(error, "ground-falls-short" | "charge-not-made-out" | "element-unsupported");
    let rule = finding.rule.id.0;
    let weighs = matches!(rule, "double-count" | "organization-alone" | "unfit-fact");
    let form = finding.rule.group == Group::Form && error != "yaml-syntax" && error != "duplicate-key";
    error == "missing-key" || form || (weighs && weighed)
}

/// Whether every comment is still there, perhaps with more in it.
fn keeps(before: &[String], after: &[String]) -> bool {
    let mut after = after.to_vec();
    before.iter().all(|comment| {
        let stem = comment.split(']').next().unwrap_or_default();
        let found = after.iter().position(|it| {
            it == comment || (comment.contains("gravamen:") && it.starts_with(stem))
        });
        found.is_some_and(|it| !after.remove(it).is_empty() || comment.is_empty())
    })
}

#[test]
fn a_refactoring_says_the_same_in_another_form() {
    let (mut wrong, mut count) = (String::new(), BTreeMap::<&str, usize>::new());
    for (name, source) in corpus() {
        let analysis = analyse(&source);
        let before = said(&analysis);
        for offer in all_rewrites(&analysis) {
            let word = offer
                .title
                .split(" `")
                .next()
                .unwrap_or_default()
                .to_owned();
            *count.entry(leak(word)).or_default() += 1;
            for fault in changes_of(&source, &before, &offer) {
                wrong += &format!("{name}: `{}`: {fault}\n", offer.title);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    let enough = |it: &str, least: usize| count.get(it).is_some_and(|it| *it >= least);
    assert!(
        enough("write as", 50) && enough("sort the facts by date", 5),
        "{count:?}"
    );
    assert!(
        enough("write", 150) && enough("add a piece of evidence", 1),
        "{count:?}"
    );
}

fn leak(word: String) -> &'static str {
    Box::leak(word.into_boxed_str())
}

fn changes_of(source: &str, before: &Said, offer: &Offer) -> Vec<String> {
    let Some(text) = apply(source, &offer.edits) else {
        return vec!["its edits overlap".into()];
    };
    let after = said(&analyse(&text));
    let mut res = Vec::new();
    if after.faults > before.faults {
        res.push(format!("can no longer be read:\n{text}"));
    }
    if after.comments != before.comments {
        res.push(format!("comments changed:\n{text}"));
    }
    let skeleton = |it: &&'static str| offer.kind != EXTRACT || *it != "missing-key";
    for rule in new_errors(before, &after).into_iter().filter(skeleton) {
        res.push(format!("new error {rule}:\n{text}"));
    }
    if sorted(&after.assessed) != sorted(&before.assessed) {
        res.push(format!("the assessment changed:\n{text}"));
    }
    res
}

/// The lines of an assessment without regard to the order of facts.
fn sorted(assessed: &str) -> Vec<&str> {
    let mut res: Vec<&str> = assessed
        .lines()
        .map(|it| it.trim_end_matches(','))
        .collect();
    res.sort_unstable();
    res
}

#[test]
fn no_action_mixes_line_ends() {
    for (name, source) in corpus() {
        let source = source.replace("\r\n", "\n").replace('\n', "\r\n");
        let analysis = analyse(&source);
        for offer in all_fixes(&analysis)
            .into_iter()
            .chain(all_rewrites(&analysis))
        {
            let text = apply(&source, &offer.edits).expect("edits that do not overlap");
            let lone = text.replace("\r\n", "").contains(['\n', '\r']);
            assert!(!lone, "{name}: `{}`:\n{text:?}", offer.title);
        }
    }
}

#[test]
fn mending_all_that_is_safe_breaks_nothing() {
    for (name, source) in corpus() {
        let analysis = analyse(&source);
        let before = said(&analysis);
        for offer in offers(Subject::Brief(&analysis), Source::All, Lang::En) {
            let text = apply(&source, &offer.edits).expect("edits that do not overlap");
            let mended = analyse(&text);
            let after = said(&mended);
            assert!(after.faults <= before.faults, "{name}:\n{text}");
            assert!(
                mended.findings.len() < analysis.findings.len() || name.starts_with("form-"),
                "{name}:\n{text}"
            );
        }
    }
}

#[test]
fn each_title_exists_in_both_languages() {
    for (name, source) in corpus() {
        let analysis = analyse(&source);
        for nth in 0..analysis.findings.len() {
            for from in [Source::Fix(nth), Source::Ignore(nth)] {
                let en = offers(Subject::Brief(&analysis), from, Lang::En);
                let zh = offers(Subject::Brief(&analysis), from, Lang::Zh);
                assert_eq!(en.len(), zh.len(), "{name}");
                for (en, zh) in en.iter().zip(&zh) {
                    assert!(
                        en.edits == zh.edits && en.title != zh.title,
                        "{name}: {}",
                        en.title
                    );
                }
            }
        }
    }
}

//! Compares the findings of a brief with the comments on its lines.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use gravamen::analysis::Finding;
use gravamen::rules;
use gravamen::text::Lang;

use super::expected::after;
use super::{Brief, CORPUS, briefs, shown};

const TEACHING: &str = "docs/examples/briefs";

/// A difference between a brief and what is found in it: line, rule, and how many findings
/// there are too many or (below zero) too few.
type Difference<'a> = (&'a str, u32, &'a str, i32);

/// Wrong behaviour that we know of, each with its FIXME. The briefs are right. Whoever
/// mends one removes its line; the test fails until then.
const KNOWN: &[Difference<'_>] = &[];

#[test]
fn every_finding_stands_where_its_comment_says() {
    let mut report = String::new();
    for brief in briefs(CORPUS) {
        let known = KNOWN.iter().filter(|it| it.0 == brief.name);
        let known: BTreeSet<Difference<'_>> = known.copied().collect();
        let found: BTreeSet<Difference<'_>> = differences(&brief).into_iter().collect();
        for it in found.difference(&known) {
            report += &in_words(it, &brief);
        }
        for it in known.difference(&found) {
            let _ = writeln!(report, "mended, remove its FIXME: {it:?}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

fn differences(brief: &Brief) -> Vec<Difference<'_>> {
    let mut balance: BTreeMap<(u32, &str), i32> = BTreeMap::new();
    for (line, rule) in expected(brief.analysis.text.source()) {
        let known = rules::find(rule).is_some();
        assert!(known, "{}:{line}: `{rule}` names no rule", brief.name);
        *balance.entry((line, rule)).or_default() -= 1;
    }
    for finding in shown(&brief.analysis) {
        *balance
            .entry((line_of(brief, finding), finding.rule.id.0))
            .or_default() += 1;
    }
    let wrong = balance.into_iter().filter(|it| it.1 != 0);
    wrong
        .map(|((line, rule), count)| (&*brief.name, line, rule, count))
        .collect()
}

/// `- file:12: 1 x rule` for what is missing, `+` for what nobody expects, with its words.
fn in_words(&(name, line, rule, count): &Difference<'_>, brief: &Brief) -> String {
    let sign = if count < 0 { '-' } else { '+' };
    let mut res = format!("{sign} {name}:{line}: {} x {rule}\n", count.unsigned_abs());
    let there = shown(&brief.analysis).filter(|it| it.rule.id.0 == rule);
    for finding in there.filter(|it| line_of(brief, it) == line) {
        let words = brief.analysis.words(finding, Lang::En).what;
        let _ = writeln!(res, "        {words}");
    }
    res
}

fn line_of(brief: &Brief, finding: &Finding) -> u32 {
    brief.analysis.text.line_col(finding.fault.at.start()).line + 1
}

/// Line (from 1) and rule of every finding that a text expects, one entry for each.
/// `# expect: rule, rule` at the end of a line speaks of that line; on a line of its own it
/// speaks of the next line that is not a comment.
///
/// The comments are found by looking at the text, not by asking the parser, so that a
/// broken text cannot hide what is expected of it.
fn expected(source: &str) -> Vec<(u32, &str)> {
    let mut res = Vec::new();
    let mut waiting: Vec<&str> = Vec::new();
    for (number, line) in (1..).zip(source.lines()) {
        if let Some(rules) = after(line, "# expect: ") {
            waiting.extend(rules.split(',').map(str::trim));
        }
        let code = line.trim_start();
        if !code.is_empty() && !code.starts_with('#') {
            res.extend(waiting.drain(..).map(|it| (number, it)));
        }
    }
    assert!(
        waiting.is_empty(),
        "nothing follows the expectation of {waiting:?}"
    );
    res
}

#[test]
fn every_rule_that_runs_by_default_is_expected_somewhere() {
    let briefs = briefs(CORPUS);
    let wanted: BTreeSet<&str> = briefs
        .iter()
        .flat_map(|it| expected(it.analysis.text.source()))
        .map(|it| it.1)
        .collect();
    let missing: Vec<&str> = rules::all()
        .filter(|it| it.group != rules::Group::Schema && !it.pedantic)
        .map(|it| it.id.0)
        .filter(|it| !wanted.contains(it))
        .collect();
    assert!(
        missing.is_empty(),
        "no brief of the corpus expects {missing:?}"
    );
}

/// The README and the guides quote these, so they carry no expectations of their own.
#[test]
fn the_teaching_briefs_teach_what_they_say() {
    const TAUGHT: [(&str, &[&str]); 6] = [
        (
            "1-falls-short.brief.yaml",
            &[
                "unused-id",
                "charge-not-made-out",
                "ground-not-pleaded",
                "ground-falls-short",
            ],
        ),
        ("2-met.brief.yaml", &[]),
        ("3-unverifiable.brief.yaml", &["ground-undetermined"]),
        ("4-organization.brief.yaml", &[]),
        ("5-leak-pro-rata.brief.yaml", &[]),
        ("6-illegal-use.brief.yaml", &["ground-falls-short"]),
    ];
    let briefs = briefs(TEACHING);
    assert_eq!(briefs.len(), TAUGHT.len());
    for (brief, (name, rules)) in briefs.iter().zip(TAUGHT) {
        let found: Vec<&str> = shown(&brief.analysis).map(|it| it.rule.id.0).collect();
        assert_eq!((&*brief.name, &*found), (name, rules));
    }
}

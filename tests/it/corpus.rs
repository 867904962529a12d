//! Whole briefs whose comments say what is found in them and what their charges come to.

mod expected;
mod findings;
mod outcomes;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gravamen::analysis::{Analysis, Finding, World};
use gravamen::calendar::Date;
use gravamen::config::Config;
use gravamen::disk;
use gravamen::exhibits::Exhibits;
use gravamen::finding::Severity;
use gravamen::schema::Schemas;
use gravamen::text::Text;

use expected::Expected;

const CORPUS: &str = "tests/corpus";

/// One brief with what is expected of it and what is found.
struct Brief {
    name: String,
    expected: Expected,
    analysis: Analysis,
}

fn briefs(folder: &str) -> Vec<Brief> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).expect("the folder is part of the package");
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("readable").path()).collect();
    paths.retain(|it| it.to_string_lossy().ends_with(".brief.yaml"));
    paths.sort();
    paths.iter().map(|it| brief(it)).collect()
}

fn brief(path: &Path) -> Brief {
    let bytes = std::fs::read(path).expect("readable");
    let text = Text::from_bytes(&bytes).expect("the corpus is UTF-8");
    let expected = expected::read(text.source());
    let analysis = Analysis::with_exhibits(text, &world(), |brief| {
        let folder = path.parent().expect("a file is in a folder");
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        disk::look(
            brief,
            folder,
            repository,
            &Default::default(),
            &Default::default(),
        )
    });
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Brief {
        name,
        expected,
        analysis,
    }
}

/// The built-in law as a person meets it who configured nothing, on a fixed day.
fn world() -> World {
    World {
        schemas: Schemas::built_in(),
        config: Arc::new(Config::default()),
        today: Date::constant(2026, 11, 30),
        as_of: None,
        exhibits: Exhibits::default(),
    }
}

#[test]
fn every_charge_comes_to_what_its_header_says() {
    let mut differences = String::new();
    for brief in briefs(CORPUS) {
        for difference in outcomes::differences(&brief.expected, &brief.analysis) {
            let _ = writeln!(differences, "{}: {difference}", brief.name);
        }
    }
    assert!(differences.is_empty(), "\n{differences}");
}

#[test]
fn the_corpus_is_broad() {
    let briefs = briefs(CORPUS);
    let free = briefs.iter().filter(|it| !has_error(&it.analysis)).count();
    let chinese = briefs
        .iter()
        .filter(|it| !it.analysis.text.source().is_ascii())
        .count();
    assert!(briefs.len() >= 44, "{} briefs", briefs.len());
    assert!(
        free * 3 >= briefs.len(),
        "{free} of {} are free of errors",
        briefs.len()
    );
    assert!(
        chinese * 2 >= briefs.len(),
        "{chinese} of {} hold Chinese",
        briefs.len()
    );
}

fn has_error(analysis: &Analysis) -> bool {
    shown(analysis).any(|it| it.severity == Severity::Error)
}

/// The findings that nothing silences.
fn shown(analysis: &Analysis) -> impl Iterator<Item = &Finding> {
    let findings = analysis.findings.iter();
    findings.filter(|it| it.silenced.is_none())
}

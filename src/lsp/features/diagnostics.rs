//! Findings as diagnostics, pushed or pulled.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use serde_json::json;
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticOptions, DiagnosticRelatedInformation,
    DiagnosticServerCapabilities, DiagnosticSeverity, DiagnosticTag, DocumentDiagnosticReport, FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Location, NumberOrString,
    ServerCapabilities,
};

use crate::finding::{Label, RuleId, Severity, Source, Words};
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::TextRange;

/// Pull, for clients that ask themselves; the others are told.
pub fn announce(can: &mut ServerCapabilities, client: &Client) {
    if client.pulls_diagnostics() {
        can.diagnostic_provider = Some(DiagnosticServerCapabilities::Options(DiagnosticOptions {
            identifier: Some("gravamen".to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..DiagnosticOptions::default()
        }));
    }
}

/// Everything that is wrong with a document and not silenced, in the order of the text.
pub fn of(snapshot: &Snapshot) -> Vec<Diagnostic> {
    if let Some(brief) = snapshot.brief() {
        let open = brief.findings.iter().enumerate().filter(|it| it.1.silenced.is_none());
        let one = |(nth, it): (usize, &crate::analysis::Finding)| {
            let words = brief.words(it, snapshot.lang);
            diagnostic(snapshot, nth, it.rule.id, it.severity, it.fault.at, words)
        };
        return open.map(one).collect();
    }
    let own = snapshot.own().map(|it| (it, it.findings.iter().enumerate()));
    own.into_iter()
        .flat_map(|(own, findings)| {
            findings.map(move |(nth, it)| {
                let words = own.words(it, snapshot.lang);
                diagnostic(snapshot, nth, it.rule, it.severity, it.at, words)
            })
        })
        .collect()
}

/// A name for the diagnostics of a document: another list has another one. So has the same list for another text of an
/// open document: the editor has since moved what it shows, or has taken it back when the document was closed.
pub fn result_id(snapshot: &Snapshot, diagnostics: &[Diagnostic]) -> String {
    let mut hasher = FxHasher::default();
    snapshot.revision.hash(&mut hasher);
    // What is shown is what counts; a list that cannot be written is like no other.
    serde_json::to_vec(diagnostics).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The answer to a client that asks for the findings of a document, and has those of a name.
pub fn report(snapshot: &Snapshot, previous: Option<&str>) -> DocumentDiagnosticReport {
    let found = of(snapshot);
    let result_id = result_id(snapshot, &found);
    if previous != Some(result_id.as_str()) {
        return full(Some(result_id), found);
    }
    DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
}

/// The answer for a document that is not open.
pub fn nothing() -> DocumentDiagnosticReport {
    full(None, Vec::new())
}

const fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}

fn diagnostic(
    snapshot: &Snapshot,
    nth: usize,
    rule: RuleId,
    severity: Severity,
    at: TextRange,
    words: Words,
) -> Diagnostic {
    let client = &snapshot.client;
    let related = words.related.iter().filter_map(|it| related(snapshot, it));
    let related = client.shows_related().then(|| related.collect::<Vec<_>>());
    let paged = client.takes_in_diagnostics(|it| it.code_description_support);
    let tagged = client.takes_in_diagnostics(|it| it.tag_support.as_ref().map(|_| true));
    let kept = client.takes_in_diagnostics(|it| it.data_support);
    let page = || snapshot.page(rule).map(|href| CodeDescription { href });
    Diagnostic {
        range: snapshot.range(at),
        severity: Some(level(severity)),
        code: Some(NumberOrString::String(rule.0.to_owned())),
        code_description: paged.then(page).flatten(),
        source: Some("gravamen".to_owned()),
        related_information: related.filter(|it| !it.is_empty()),
        tags: tag(rule).filter(|_| tagged).map(|it| vec![it]),
        data: kept.then(|| json!({ "rule": rule.0, "nth": nth })),
        message: message(&words),
    }
}

/// What, what is there, why, and what could be done, a line each: an editor shows all of it at the place.
fn message(words: &Words) -> String {
    let mut res = words.what.clone();
    if let Some(here) = words.more_here() {
        res += &format!("\n{here}");
    }
    if let Some(why) = &words.why {
        res += &format!("\n{why}");
    }
    words.help.iter().for_each(|it| res += &format!("\n→ {it}"));
    res
}

const fn level(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// What is only left over is shown faded.
fn tag(rule: RuleId) -> Option<DiagnosticTag> {
    let unused = ["unused-id", "unused-anchor", "unused-suppression"];
    unused.contains(&rule.0).then_some(DiagnosticTag::UNNECESSARY)
}

fn related(snapshot: &Snapshot, label: &Label) -> Option<DiagnosticRelatedInformation> {
    let location: Location = match &label.source {
        Source::Here => snapshot.location(label.range),
        Source::Schema(name) => snapshot.schema_place(name, label.range)?,
    };
    Some(DiagnosticRelatedInformation {
        location,
        message: label.text.clone(),
    })
}

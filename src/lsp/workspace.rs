//! Files that are not open: their findings, for a client that shows them for the whole workspace.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use tower_lsp::lsp_types::{
    FullDocumentDiagnosticReport, PreviousResultId, UnchangedDocumentDiagnosticReport, Url,
    WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::features::diagnostics;
use super::law::Law;
use super::progress::Progress;
use super::session::{Session, key};
use super::snapshot::Snapshot;
use crate::disk::{self, Stamp};

/// What was said of files that are not open.
#[derive(Default)]
pub struct Workspace {
    /// Counts the scans; one that is no longer the last stops.
    scan: AtomicU64,
    /// The files of which something was said.
    told: Mutex<FxHashSet<Url>>,
    /// The name of the findings of a file, as it was when they were found.
    known: Mutex<FxHashMap<PathBuf, (Stamp, u64, String)>>,
}

impl Workspace {
    /// Publishes the findings of every file of the workspace that is not open.
    pub fn tell(&self, session: &Session, progress: &Progress) {
        let scan = self.scan.fetch_add(1, Ordering::SeqCst) + 1;
        let law = session.law();
        let files = files(session, &law);
        for (nth, path) in files.iter().enumerate() {
            if progress.is_cancelled() || self.scan.load(Ordering::SeqCst) != scan {
                break;
            }
            progress.report(nth, files.len());
            self.tell_one(session, &law, path);
        }
        let gone: Vec<Url> = {
            let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            let there = |it: &&Url| {
                it.to_file_path()
                    .is_ok_and(|it| files.binary_search(&it).is_ok())
            };
            told.iter().filter(|it| !there(it)).cloned().collect()
        };
        for uri in gone {
            self.forget(session, &uri);
        }
        progress.end(files.len());
    }

    /// Publishes the findings of one file, as it is on disk now.
    pub fn tell_one(&self, session: &Session, law: &Law, path: &Path) {
        let Ok(uri) = Url::from_file_path(path) else {
            return;
        };
        let found = session.closed(path, law).map(|it| diagnostics::of(&it));
        match found.filter(|it| !it.is_empty()) {
            Some(found) => {
                self.told
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .insert(uri.clone());
                session.publish_closed(&uri, found);
            }
            None => self.forget(session, &uri),
        }
    }

    fn forget(&self, session: &Session, uri: &Url) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.remove(uri) {
            session.publish_closed(uri, Vec::new());
        }
    }

    /// What a client that asks is told of the whole workspace, open documents included.
    pub fn report(
        &self,
        session: &Session,
        previous: &[PreviousResultId],
        progress: &Progress,
    ) -> WorkspaceDiagnosticReport {
        let law = session.law();
        let previous: FxHashMap<Url, (&Url, &str)> = previous
            .iter()
            .map(|it| (key(&it.uri), (&it.uri, it.value.as_str())))
            .collect();
        let mut items = Vec::new();
        for document in session.documents() {
            let had = previous.get(&key(&document.uri)).map(|it| it.1);
            items.push(item(&session.snapshot(&document, &law), had));
        }
        let files = if session.options().workspace {
            files(session, &law)
        } else {
            Vec::new()
        };
        for (nth, path) in files.iter().enumerate() {
            if progress.is_cancelled() {
                break;
            }
            progress.report(nth, files.len());
            let had = Url::from_file_path(path).ok();
            let had = had.and_then(|it| Some(previous.get(&it)?.1));
            items.extend(self.report_one(session, &law, path, had));
        }
        // What the client still shows of files that are gone.
        let named = |it: &WorkspaceDocumentDiagnosticReport| match it {
            WorkspaceDocumentDiagnosticReport::Full(it) => it.uri.clone(),
            WorkspaceDocumentDiagnosticReport::Unchanged(it) => it.uri.clone(),
        };
        let there: FxHashSet<Url> = items.iter().map(|it| key(&named(it))).collect();
        let mut gone: Vec<&Url> = previous
            .iter()
            .filter(|it| !there.contains(it.0))
            .map(|it| it.1.0)
            .collect();
        gone.sort();
        items.extend(
            gone.into_iter()
                .map(|it| full(it.clone(), None, Vec::new())),
        );
        progress.end(files.len());
        WorkspaceDiagnosticReport { items }
    }

    fn report_one(
        &self,
        session: &Session,
        law: &Law,
        path: &Path,
        had: Option<&str>,
    ) -> Option<WorkspaceDocumentDiagnosticReport> {
        if session.is_open(path) {
            return None;
        }
        let uri = Url::from_file_path(path).ok()?;
        let stamp = disk::stamp(path)?;
        let known = |it: &(Stamp, u64, String)| {
            it.0 == stamp && it.1 == law.epoch && Some(it.2.as_str()) == had
        };
        let same = self
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(path)
            .is_some_and(known);
        if same {
            return had.map(|it| unchanged(uri, None, it.to_owned()));
        }
        let res = item(&session.closed(path, law)?, had);
        let id = match &res {
            WorkspaceDocumentDiagnosticReport::Full(it) => {
                it.full_document_diagnostic_report.result_id.clone()
            }
            WorkspaceDocumentDiagnosticReport::Unchanged(_) => had.map(str::to_owned),
        };
        let noted = (stamp, law.epoch, id.unwrap_or_default());
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_owned(), noted);
        Some(res)
    }
}

fn item(snapshot: &Snapshot, had: Option<&str>) -> WorkspaceDocumentDiagnosticReport {
    let found = diagnostics::of(snapshot);
    let id = diagnostics::result_id(snapshot, &found);
    let version = snapshot.version.map(i64::from);
    if had == Some(id.as_str()) {
        return unchanged(snapshot.uri.clone(), version, id);
    }
    let mut res = full(snapshot.uri.clone(), version, found);
    if let WorkspaceDocumentDiagnosticReport::Full(it) = &mut res {
        it.full_document_diagnostic_report.result_id = Some(id);
    }
    res
}

fn full(
    uri: Url,
    version: Option<i64>,
    items: Vec<tower_lsp::lsp_types::Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: None,
            items,
        },
    })
}

fn unchanged(
    uri: Url,
    version: Option<i64>,
    result_id: String,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
}

/// Every brief below the workspace folders, with the configurations and schema files that hold for
/// them, in the order of their paths.
pub fn files(session: &Session, law: &Law) -> Vec<PathBuf> {
    let roots: Vec<PathBuf> = session
        .roots()
        .into_iter()
        .filter(|it| it.is_dir())
        .collect();
    if roots.is_empty() {
        return Vec::new();
    }
    let worlds = &law.worlds;
    let mut res: Vec<PathBuf> = disk::find(&roots, &worlds.settings)
        .files
        .into_iter()
        .map(|it| it.absolute)
        .collect();
    let own = worlds
        .settings
        .all()
        .into_iter()
        .map(|it| it.folder.join(it.path.file_name().unwrap_or_default()));
    res.extend(own);
    for place in res
        .iter()
        .filter_map(|it| it.parent())
        .map(|it| law.place(Some(it)))
        .collect::<Vec<_>>()
    {
        let files = place
            .law
            .world
            .schemas
            .files
            .iter()
            .filter(|it| !it.built_in);
        res.extend(files.filter_map(|it| std::path::absolute(&*it.name).ok()));
    }
    res.sort();
    res.dedup();
    res
}

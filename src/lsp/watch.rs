//! Exhibits that change on disk: the client watches the folders of those that open briefs name, and
//! the briefs are checked again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;
use tower_lsp::lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, OneOf, Registration,
    RelativePattern, Unregistration, Url,
};

use super::document::Document;
use super::fresh::within;
use super::session::Session;

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// A person who types a path is not followed letter by letter.
const REST: Duration = Duration::from_millis(300);

/// Keeps the folders of the exhibits of one document watched for as long as it is open.
pub async fn follow(session: Arc<Session>, mut changes: watch::Receiver<Arc<Document>>) {
    let mut watched = Watched::default();
    let mut first = true;
    while changes.changed().await.is_ok() {
        while !first && matches!(timeout(REST, changes.changed()).await, Ok(Ok(()))) {}
        first = false;
        let document = Arc::clone(&changes.borrow_and_update());
        let of = Arc::clone(&session);
        let found = session.pool.later(move || folders(&of, &document)).await;
        // What cannot be found out now is found out after the next change.
        if let Ok(found) = found {
            watched.become_these(&session, found).await;
        }
    }
    watched.become_these(&session, BTreeSet::new()).await;
}

/// Exhibits by their paths from the root. What leaves the repository is never looked at.
fn exhibits(session: &Session, document: &Document) -> Vec<PathBuf> {
    let snapshot = session.snapshot(document, &session.law());
    let brief = snapshot.brief().map(|it| &it.brief);
    let files = brief.iter().flat_map(|it| &it.evidence);
    let files = files.filter_map(|it| it.file.as_ref());
    files
        .flat_map(|it| snapshot.place.exhibit(&it.value))
        .collect()
}

/// The folders of the exhibits of a document.
fn folders(session: &Session, document: &Document) -> BTreeSet<(PathBuf, String)> {
    let Some(own) = document.folder() else {
        return BTreeSet::new();
    };
    let all = exhibits(session, document);
    let folders = all.iter().filter_map(|it| it.parent());
    folders.map(|it| pattern(own, it)).collect()
}

/// A folder as somewhere to start and a glob from there: one that is not there yet can be watched
/// from the brief's own folder.
fn pattern(own: &Path, folder: &Path) -> (PathBuf, String) {
    match folder.strip_prefix(own) {
        Ok(below) if below != Path::new("") => {
            let below = plain(&below.to_string_lossy());
            (own.to_owned(), format!("{below}/*"))
        }
        _ => (folder.to_owned(), "*".to_owned()),
    }
}

/// A path as a glob: where a character means something in a glob, any character fits.
fn plain(path: &str) -> String {
    path.replace(['*', '?', '[', ']', '{', '}', ',', '!'], "?")
        .replace('\\', "/")
}

/// What the client was asked to watch.
#[derive(Default)]
struct Watched {
    folders: BTreeSet<(PathBuf, String)>,
    id: Option<String>,
}

impl Watched {
    async fn become_these(&mut self, session: &Session, folders: BTreeSet<(PathBuf, String)>) {
        if folders == self.folders {
            return;
        }
        let relative = session.client().takes_relative_patterns();
        let watchers: Vec<_> = folders
            .iter()
            .filter_map(|(base, glob)| watcher(base, glob, relative))
            .collect();
        let before = self.id.take();
        if !watchers.is_empty() {
            self.id = Some(session.next_token());
            let wanted = registration(self.id.clone().unwrap_or_default(), watchers);
            let asked = session.peer.register_capability(vec![wanted]);
            if within(asked).await.is_none() {
                session.log.error("the client does not watch exhibits");
                self.id = None;
            }
        }
        self.folders = folders;
        if let Some(id) = before {
            let method = METHOD.to_owned();
            let gone = vec![Unregistration { id, method }];
            // A client that keeps watching tells of more than is needed, and that is no harm.
            within(session.peer.unregister_capability(gone)).await;
        }
    }
}

fn registration(id: String, watchers: Vec<FileSystemWatcher>) -> Registration {
    let options = DidChangeWatchedFilesRegistrationOptions { watchers };
    Registration {
        id,
        method: METHOD.to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}

/// A client that takes no place to start from is given a glob that fits anywhere: the server
/// compares whole paths in any case.
fn watcher(base: &Path, glob: &str, relative: bool) -> Option<FileSystemWatcher> {
    let glob_pattern = if relative {
        GlobPattern::Relative(RelativePattern {
            base_uri: OneOf::Right(Url::from_file_path(base).ok()?),
            pattern: glob.to_owned(),
        })
    } else {
        let name = plain(&base.file_name()?.to_string_lossy());
        GlobPattern::String(format!("**/{name}/{glob}"))
    };
    Some(FileSystemWatcher {
        glob_pattern,
        kind: None,
    })
}

/// Checks the open briefs again that name one of these files, or a file below it, as an exhibit. Gives
/// the paths that none of them names.
pub fn changed(session: &Session, mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut named = BTreeSet::new();
    for document in session.documents() {
        let exhibits = exhibits(session, &document);
        let fits = |path: &&PathBuf| exhibits.iter().any(|it| it.starts_with(path));
        let hits: Vec<PathBuf> = paths.iter().filter(fits).cloned().collect();
        if !hits.is_empty() {
            session.look_again(&document.uri);
        }
        named.extend(hits);
    }
    paths.retain(|it| !named.contains(it));
    paths
}

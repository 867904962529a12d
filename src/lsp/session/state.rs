//! What changes in a session: the open documents, the settings and the law of the moment.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tokio::sync::watch;
use tower_lsp::lsp_types::Url;

use crate::analysis::own::OwnKind;
use crate::disk::{self, Digests, Files};
use crate::lsp::document::Document;
use crate::lsp::law::Law;
use crate::lsp::options::Options;
use crate::world::Chosen;

pub(super) struct State {
    pub documents: FxHashMap<Url, watch::Sender<Arc<Document>>>,
    /// Addresses as the client writes them, where that differs.
    pub names: FxHashMap<Url, String>,
    pub options: Options,
    pub roots: Vec<PathBuf>,
    /// What was chosen on the command line.
    pub chosen: Chosen,
    /// Digests of exhibits outlive a moment of the law.
    pub digests: Arc<Digests>,
    pub law: Arc<Law>,
}

impl State {
    /// A new moment of the law. Every open document is looked at again.
    pub fn renew(&mut self) {
        let mut files = Files::default();
        let open = self.documents.values().map(|it| Arc::clone(&it.borrow()));
        for document in open.filter(|it| is_own(it)) {
            if let Some(path) = &document.path {
                files.insert(path.clone(), document.text().clone());
            }
        }
        let chosen = self.options.chosen(self.roots.first(), &self.chosen);
        let epoch = self.law.epoch + 1;
        self.law = Arc::new(Law::new(
            epoch,
            chosen,
            self.options.lang,
            files,
            Arc::clone(&self.digests),
        ));
        for document in self.documents.values() {
            document.send_modify(|_| {});
        }
    }
}

/// One address for all ways to write that of a file: editors escape more than has to be, and
/// not alike.
pub fn key(uri: &Url) -> Url {
    let path = uri.to_file_path().ok();
    let plain = path.and_then(|it| Url::from_file_path(it).ok());
    plain.unwrap_or_else(|| uri.clone())
}

/// Whether a document is part of the law or the configuration by its name or its first key.
pub(super) fn is_own(document: &Document) -> bool {
    let name = document.path.as_deref().and_then(Path::file_name);
    let name = name.map(|it| it.to_string_lossy()).unwrap_or_default();
    if disk::is_brief(&name) {
        return false;
    }
    let schema = |it: &str| it.lines().any(|it| it.starts_with("schema:"));
    OwnKind::of_name(&name).is_some() || schema(document.text().source())
}

//! The open documents of a session: opened, changed, closed, and what is told of them.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use tokio::sync::watch;
use tower_lsp::lsp_types::{Diagnostic, TextDocumentContentChangeEvent, Url};

use super::Session;
use super::state::{is_own, key};
use crate::lsp::document::Document;

impl Session {
    /// Notes how the client writes the address of a document.
    pub fn note_name(&self, written: &str) {
        if let Ok(uri) = Url::parse(written)
            && uri.as_str() != written
        {
            self.state().names.insert(uri, written.to_owned());
        }
    }

    /// Opens a document, and gives what tells of its changes.
    pub fn open(&self, document: Document) -> watch::Receiver<Arc<Document>> {
        let mut state = self.state();
        let own = is_own(&document);
        let uri = key(&document.uri);
        let (sender, mut receiver) = watch::channel(Arc::new(document));
        receiver.mark_changed();
        state.documents.insert(uri, sender);
        if own {
            state.renew();
        }
        receiver
    }

    /// Takes the changes of a document. One that is not open has none.
    pub fn change(&self, uri: &Url, version: i32, changes: &[TextDocumentContentChangeEvent]) {
        let encoding = self.client().encoding;
        let mut state = self.state();
        let uri = key(uri);
        let Some(document) = state.documents.get(&uri).map(|it| Arc::clone(&it.borrow())) else {
            return;
        };
        let next = Arc::new(document.changed(version, changes, encoding));
        let own = is_own(&next) || is_own(&document);
        if let Some(sender) = state.documents.get(&uri) {
            sender.send_replace(next);
        }
        if own {
            state.renew();
        }
        drop(state);
        // To take down all that was known of a long text takes a while; nobody waits for that.
        if document.is_long() {
            tokio::task::spawn_blocking(move || drop(document));
        }
    }

    /// Closes a document; what was said of it is taken back.
    pub fn close(&self, uri: &Url) {
        let mut state = self.state();
        let Some(document) = state.documents.remove(&key(uri)) else {
            return;
        };
        let document = Arc::clone(&document.borrow());
        let name = state.names.remove(&document.uri);
        if !self.client().pulls_diagnostics() {
            let name = name.as_deref().unwrap_or(document.uri.as_str());
            self.outbox.send(name, None, Vec::new());
        }
        if is_own(&document) {
            state.renew();
        }
        drop(state);
        self.tokens
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(uri);
    }

    /// The current version of an open document.
    pub fn document(&self, uri: &Url) -> Option<Arc<Document>> {
        let state = self.state();
        let sender = state.documents.get(&key(uri))?;
        let document = Arc::clone(&sender.borrow());
        Some(document)
    }

    /// Every open document, in the order of their addresses.
    pub fn documents(&self) -> Vec<Arc<Document>> {
        let state = self.state();
        let mut res: Vec<_> = state
            .documents
            .values()
            .map(|it| Arc::clone(&it.borrow()))
            .collect();
        res.sort_by(|a, b| a.uri.cmp(&b.uri));
        res
    }

    /// Whether a file is open in the editor.
    pub fn is_open(&self, path: &Path) -> bool {
        Url::from_file_path(path).is_ok_and(|it| self.state().documents.contains_key(&it))
    }

    /// Publishes what is wrong with a version of a document, unless that is no longer open (also
    /// when it was opened again since), or is superseded and need not be shown.
    pub fn publish(
        &self,
        document: &Arc<Document>,
        changes: &watch::Receiver<Arc<Document>>,
        diagnostics: Vec<Diagnostic>,
        late: bool,
    ) -> bool {
        // Nothing is opened or closed while this is held.
        let state = self.state();
        let open = changes.has_changed().is_ok();
        let shown = open && (late || Arc::ptr_eq(&changes.borrow(), document));
        if shown {
            let name = state
                .names
                .get(&document.uri)
                .map_or(document.uri.as_str(), |it| it);
            let version = self.client().takes_versions().then_some(document.version);
            self.outbox.send(name, version, diagnostics);
        }
        shown
    }

    /// Publishes what is wrong with a file that is not open.
    pub fn publish_closed(&self, uri: &Url, diagnostics: Vec<Diagnostic>) {
        let state = self.state();
        if !state.documents.contains_key(uri) {
            self.outbox.send(uri.as_str(), None, diagnostics);
        }
    }
}

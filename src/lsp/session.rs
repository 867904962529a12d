//! What a session holds: the client, the open documents, the law of the moment.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use tokio::sync::watch;
use tower_lsp::lsp_types::{
    Diagnostic, MessageType, SemanticToken, TextDocumentContentChangeEvent, Url,
};

use super::client::Client;
use super::document::Document;
use super::law::Law;
use super::log::Log;
use super::options::Options;
use super::publish::Outbox;
use super::settings;
use super::snapshot::Snapshot;
use super::studied::{self, Studied};
use super::work::Pool;
use crate::analysis::own::OwnKind;
use crate::disk::{self, Digests, Files};
use crate::text::Lang;
use crate::world::Chosen;

/// One session with one client.
pub struct Session {
    /// The way to the client.
    pub peer: tower_lsp::Client,
    /// Where notes go.
    pub log: Arc<Log>,
    /// Where findings go.
    pub outbox: Outbox,
    /// Where the work is done.
    pub pool: Pool,
    /// The tokens that the client has of each document, by the name of the list.
    pub tokens: Mutex<FxHashMap<Url, (String, Vec<SemanticToken>)>>,
    /// What is wrong with the settings of the editor.
    pub settings: settings::Faults,
    /// Files with mistakes of which the person was told.
    pub noticed: Mutex<FxHashSet<PathBuf>>,
    /// The language of the system, where the client names none.
    pub system_lang: Lang,
    agreed: OnceLock<Arc<Client>>,
    refreshes: AtomicBool,
    works: AtomicU64,
    state: Mutex<State>,
}

struct State {
    documents: FxHashMap<Url, watch::Sender<Arc<Document>>>,
    /// Addresses as the client writes them, where that differs.
    names: FxHashMap<Url, String>,
    options: Options,
    roots: Vec<PathBuf>,
    /// What was chosen on the command line.
    chosen: Chosen,
    /// Digests of exhibits outlive a moment of the law.
    digests: Arc<Digests>,
    law: Arc<Law>,
}

impl Session {
    /// A session before anything was said.
    pub fn new(peer: tower_lsp::Client, log: Arc<Log>, system_lang: Lang, chosen: Chosen) -> Self {
        let digests = Arc::default();
        let law = Law::new(
            0,
            chosen.clone(),
            None,
            Files::default(),
            Arc::clone(&digests),
        );
        Self {
            outbox: Outbox::new(peer.clone()),
            peer,
            log,
            pool: Pool::new(),
            tokens: Mutex::default(),
            settings: settings::Faults::default(),
            noticed: Mutex::default(),
            system_lang,
            agreed: OnceLock::new(),
            refreshes: AtomicBool::new(false),
            works: AtomicU64::new(0),
            state: Mutex::new(State {
                documents: FxHashMap::default(),
                names: FxHashMap::default(),
                options: Options::default(),
                roots: Vec::new(),
                chosen,
                digests,
                law: Arc::new(law),
            }),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what was agreed on.
    pub fn agree(&self, client: Client) {
        // A second `initialize` is refused before it comes here.
        let _ = self.agreed.set(Arc::new(client));
    }

    /// Who is at the other end. Before `initialize` nothing is known of it.
    pub fn client(&self) -> Arc<Client> {
        let unknown = || Arc::new(Client::new(Default::default(), Lang::En));
        self.agreed.get().cloned().unwrap_or_else(unknown)
    }

    /// Notes whether the client asks again when it is told to.
    pub fn note_refresh(&self, can: bool) {
        self.refreshes.store(can, Ordering::SeqCst);
    }

    /// Whether the client asks for findings again when it is told to.
    pub fn refreshes_diagnostics(&self) -> bool {
        self.refreshes.load(Ordering::SeqCst)
    }

    /// Shows the person a message, and notes it.
    pub fn tell_person(&self, kind: MessageType, words: String) {
        self.log.error(&words);
        let peer = self.peer.clone();
        tokio::spawn(async move { peer.show_message(kind, words).await });
    }

    /// A name for a piece of work that no other has.
    pub fn next_token(&self) -> String {
        format!("gravamen-{}", self.works.fetch_add(1, Ordering::SeqCst))
    }

    /// The settings of the editor.
    pub fn options(&self) -> Options {
        self.state().options.clone()
    }

    /// The schema folders and files that the command line names.
    pub fn line_schemas(&self) -> Vec<PathBuf> {
        self.state().chosen.schemas.clone()
    }

    /// The workspace folders.
    pub fn roots(&self) -> Vec<PathBuf> {
        self.state().roots.clone()
    }

    /// The law of the moment.
    pub fn law(&self) -> Arc<Law> {
        Arc::clone(&self.state().law)
    }

    /// Takes new settings or folders, and begins a new moment of the law.
    pub fn configure(&self, options: Option<Options>, roots: Option<Vec<PathBuf>>) {
        let mut state = self.state();
        if let Some(options) = options {
            state.options = options;
        }
        if let Some(roots) = roots {
            state.roots = roots;
        }
        state.renew();
    }

    /// Looks at a document, and at the exhibits in its folder, anew; a part of the law begins a new
    /// moment of it, since what it names on disk may be there now.
    pub fn look_again(&self, uri: &Url) {
        let mut state = self.state();
        if let Some(sender) = state.documents.get(&key(uri)) {
            let document = Arc::clone(&sender.borrow());
            if is_own(&document) {
                state.renew();
                return;
            }
            state.law.place(document.folder()).forget_exhibits();
            document.forget();
            sender.send_modify(|_| {});
        }
    }

    /// Begins a new moment: a configuration or a schema changed.
    pub fn renew(&self) {
        self.state().renew();
    }

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

    /// All that is known of a version of a document.
    pub fn snapshot(&self, document: &Document, law: &Law) -> Snapshot {
        let studied = document.study(law);
        self.of(
            document.uri.clone(),
            Some(document.version),
            document.folder(),
            studied,
            law,
        )
    }

    /// All that is known of a file that is not open; `None` when it cannot be read.
    pub fn closed(&self, path: &Path, law: &Law) -> Option<Snapshot> {
        let text = disk::read(path).ok()?;
        let uri = Url::from_file_path(path).ok()?;
        let studied = Arc::new(studied::study(Some(path), "", &text, law, None));
        Some(self.of(uri, None, path.parent(), studied, law))
    }

    fn of(
        &self,
        uri: Url,
        version: Option<i32>,
        folder: Option<&Path>,
        studied: Arc<Studied>,
        law: &Law,
    ) -> Snapshot {
        let client = self.client();
        Snapshot {
            uri,
            version,
            studied,
            lang: law.lang(folder, client.lang),
            client,
            place: law.place(folder),
        }
    }
}

impl State {
    /// A new moment of the law. Every open document is looked at again.
    fn renew(&mut self) {
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
fn is_own(document: &Document) -> bool {
    let name = document.path.as_deref().and_then(Path::file_name);
    let name = name.map(|it| it.to_string_lossy()).unwrap_or_default();
    if disk::is_brief(&name) {
        return false;
    }
    let schema = |it: &str| it.lines().any(|it| it.starts_with("schema:"));
    OwnKind::of_name(&name).is_some() || schema(document.text().source())
}

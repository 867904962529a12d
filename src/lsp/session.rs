//! What a session holds: the client, the open documents, the law of the moment.

mod documents;
mod state;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use tower_lsp::lsp_types::{MessageType, SemanticToken, Url};

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
use crate::disk::{self, Files};
use crate::text::{Lang, MARK, Text};
use crate::world::Chosen;
pub use state::key;
use state::{State, is_own};

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

    /// All that is known of a version of a document.
    pub fn snapshot(&self, document: &Document, law: &Law) -> Snapshot {
        let studied = document.study(law);
        self.of(
            document.uri.clone(),
            Some(document),
            document.folder(),
            studied,
            law,
        )
    }

    /// All that is known of a file that is not open; `None` when it cannot be read.
    pub fn closed(&self, path: &Path, law: &Law) -> Option<Snapshot> {
        let text = disk::read(path).ok()?;
        // What a client would show of it has no mark, and its columns do not count one.
        let text = text
            .source()
            .strip_prefix(MARK)
            .map_or_else(|| text.clone(), Text::new);
        let uri = Url::from_file_path(path).ok()?;
        let studied = Arc::new(studied::study(Some(path), "", &text, law, None));
        Some(self.of(uri, None, path.parent(), studied, law))
    }

    fn of(
        &self,
        uri: Url,
        open: Option<&Document>,
        folder: Option<&Path>,
        studied: Arc<Studied>,
        law: &Law,
    ) -> Snapshot {
        let client = self.client();
        Snapshot {
            uri,
            version: open.map(|it| it.version),
            revision: open.map(|it| it.revision),
            studied,
            lang: law.lang(folder, client.lang),
            client,
            place: law.place(folder),
        }
    }
}

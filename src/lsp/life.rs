//! The life of a session: what is agreed on at its beginning, and what follows from changes of
//! settings, folders and files.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::*;

use super::backend::{self, Backend};
use super::client::Client;
use super::features::{diagnostics, semantic_tokens};
use super::options::Options;
use super::progress::Progress;
use super::session::Session;
use crate::text::Lang;

/// Takes what the client says of itself, and answers with what the server can do.
pub fn initialize(backend: &Backend, params: InitializeParams) -> InitializeResult {
    let session = &backend.session;
    let lang = match params.locale.as_deref() {
        Some(it) if it.to_ascii_lowercase().starts_with("zh") => Lang::Zh,
        Some(_) => Lang::En,
        None => session.system_lang,
    };
    let (options, wrong) = backend::initial(&params);
    say_wrong(session, &wrong);
    let folders = params.workspace_folders.unwrap_or_default();
    let mut roots: Vec<PathBuf> = folders
        .iter()
        .filter_map(|it| it.uri.to_file_path().ok())
        .collect();
    if roots.is_empty() {
        roots.extend(params.root_uri.and_then(|it| it.to_file_path().ok()));
    }
    let client = Client::new(params.capabilities, lang);
    let mut res = backend::introduction(&client);
    res.capabilities.text_document_sync = Some(sync());
    res.capabilities.workspace = Some(WorkspaceServerCapabilities {
        workspace_folders: Some(WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        }),
        file_operations: None,
    });
    session.agree(client);
    session.configure(Some(options), Some(roots));
    res
}

fn sync() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::Supported(true)),
        ..TextDocumentSyncOptions::default()
    })
}

/// Asks the client to watch files and for its settings, then checks the workspace.
pub fn initialized(backend: &Backend) {
    let session = Arc::clone(&backend.session);
    let client = session.client();
    let (session, workspace) = (session, Fresh::of(backend));
    tokio::spawn(async move {
        let mut wanted = Vec::new();
        wanted.extend(client.registers_watchers().then(watchers));
        wanted.extend(client.registers_configuration().then(configuration));
        if !wanted.is_empty()
            && let Err(error) = session.peer.register_capability(wanted).await
        {
            session
                .log
                .error(&format!("the client does not register: {error}"));
        }
        if client.has_configuration() {
            ask_settings(&session).await;
        }
        workspace.check_all().await;
    });
}

fn watchers() -> Registration {
    let glob = |it: &str| FileSystemWatcher {
        glob_pattern: GlobPattern::String(it.to_owned()),
        kind: None,
    };
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: vec![glob("**/*.{yaml,yml}")],
    };
    Registration {
        id: "gravamen-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}

fn configuration() -> Registration {
    Registration {
        id: "gravamen-settings".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(json!({ "section": "gravamen" })),
    }
}

/// Asks the client for the section `gravamen` of its settings. Without an answer all stays as it is.
async fn ask_settings(session: &Session) {
    let item = ConfigurationItem {
        scope_uri: None,
        section: Some("gravamen".to_owned()),
    };
    if let Ok(mut answer) = session.peer.configuration(vec![item]).await
        && let Some(value) = answer.pop().filter(Value::is_object)
    {
        take_settings(session, &value);
    }
}

fn take_settings(session: &Session, value: &Value) -> bool {
    let (options, wrong) = Options::read(value);
    say_wrong(session, &wrong);
    let other = options != session.options();
    if other {
        session.configure(Some(options), None);
    }
    other
}

/// Tells the person which settings could not be read.
fn say_wrong(session: &Session, wrong: &[&str]) {
    if wrong.is_empty() {
        return;
    }
    let names = wrong.join(", ");
    let words = session.client().lang.pick(
        format!("Gravamen: these settings cannot be read and are as by default: {names}"),
        format!("Gravamen：以下设置无法识别，按默认值处理：{names}"),
    );
    let peer = session.peer.clone();
    tokio::spawn(async move { peer.show_message(MessageType::WARNING, words).await });
}

/// The client's settings changed: they are in the message, or have to be asked for.
pub fn configured(backend: &Backend, settings: &Value) {
    let (session, fresh) = (Arc::clone(&backend.session), Fresh::of(backend));
    let sent = settings
        .get("gravamen")
        .filter(|it| it.is_object())
        .cloned();
    tokio::spawn(async move {
        match sent {
            Some(it) => {
                take_settings(&session, &it);
            }
            None => ask_settings(&session).await,
        }
        fresh.check_all().await;
    });
}

/// Folders came or went.
pub fn folders(backend: &Backend, event: &WorkspaceFoldersChangeEvent) {
    let session = &backend.session;
    let path = |it: &WorkspaceFolder| it.uri.to_file_path().ok();
    let gone: Vec<PathBuf> = event.removed.iter().filter_map(path).collect();
    let mut roots = session.roots();
    roots.retain(|it| !gone.contains(it));
    roots.extend(event.added.iter().filter_map(path));
    session.configure(None, Some(roots));
    let fresh = Fresh::of(backend);
    tokio::spawn(async move { fresh.check_all().await });
}

/// A document was saved: what is known of files beside it may be another.
pub fn saved(backend: &Backend, _: &Url) {
    backend.session.renew();
}

/// Files changed on disk, or are no longer open.
pub fn recheck(backend: &Backend, uris: Vec<Url>) {
    let session = &backend.session;
    let paths: Vec<PathBuf> = uris
        .iter()
        .filter_map(|it| it.to_file_path().ok())
        .collect();
    let brief = |it: &PathBuf| {
        let name = it.file_name().map(|it| it.to_string_lossy());
        crate::disk::is_brief(&name.unwrap_or_default())
    };
    let all = !paths.iter().all(brief);
    if all {
        session.renew();
    }
    let fresh = Fresh::of(backend);
    tokio::spawn(async move {
        if all {
            fresh.check_all().await;
        } else {
            fresh.check(paths).await;
        }
    });
}

/// What has to be told anew after a change.
struct Fresh {
    session: Arc<Session>,
    workspace: Arc<super::workspace::Workspace>,
    cancellable: Arc<super::progress::Cancellable>,
}

impl Fresh {
    fn of(backend: &Backend) -> Self {
        Self {
            session: Arc::clone(&backend.session),
            workspace: Arc::clone(&backend.workspace),
            cancellable: Arc::clone(&backend.cancellable),
        }
    }

    /// Everything: the whole workspace, and what the client shows beside open documents.
    async fn check_all(&self) {
        self.refresh().await;
        let client = self.session.client();
        if client.pulls_diagnostics()
            || !self.session.options().workspace
            || self.session.roots().is_empty()
        {
            return;
        }
        let progress = self.progress(&client).await;
        let (workspace, session) = (Arc::clone(&self.workspace), Arc::clone(&self.session));
        let work = move || workspace.tell(&session, &progress);
        if self.session.pool.run(work).await.is_err() {
            self.session
                .log
                .error("the workspace was not checked to its end; please report it");
        }
    }

    /// Some files.
    async fn check(&self, paths: Vec<PathBuf>) {
        let client = self.session.client();
        if client.pulls_diagnostics() {
            self.refresh_diagnostics(&client).await;
            return;
        }
        let roots = self.session.roots();
        if !self.session.options().workspace {
            return;
        }
        let (workspace, session) = (Arc::clone(&self.workspace), Arc::clone(&self.session));
        let work = move || {
            let law = session.law();
            let within = paths
                .iter()
                .filter(|path| roots.iter().any(|it| path.starts_with(it)));
            within.for_each(|it| workspace.tell_one(&session, &law, it));
        };
        if self.session.pool.run(work).await.is_err() {
            self.session
                .log
                .error("a file was not checked to its end; please report it");
        }
    }

    async fn progress(&self, client: &Client) -> Progress {
        if !client.shows_progress() {
            return Progress::silent();
        }
        let token = NumberOrString::String(format!("gravamen-{}", self.session.law().epoch));
        let params = WorkDoneProgressCreateParams {
            token: token.clone(),
        };
        let lang = self.session.law().lang(None, client.lang);
        match self
            .session
            .peer
            .send_request::<WorkDoneProgressCreate>(params)
            .await
        {
            Ok(()) => Progress::begin(&self.session.peer, token, &self.cancellable, lang),
            Err(_) => Progress::silent(),
        }
    }

    /// Asks the client to ask again, for whatever it can be asked.
    async fn refresh(&self) {
        let client = self.session.client();
        self.refresh_diagnostics(&client).await;
        let peer = &self.session.peer;
        let workspace = client.can.workspace.clone().unwrap_or_default();
        // A client that does not answer well is asked again after the next change.
        if workspace
            .inlay_hint
            .is_some_and(|it| it.refresh_support == Some(true))
        {
            let _ = peer.inlay_hint_refresh().await;
        }
        if workspace
            .code_lens
            .is_some_and(|it| it.refresh_support == Some(true))
        {
            let _ = peer.code_lens_refresh().await;
        }
        if workspace
            .semantic_tokens
            .is_some_and(|it| it.refresh_support == Some(true))
        {
            let _ = peer.semantic_tokens_refresh().await;
        }
    }

    async fn refresh_diagnostics(&self, client: &Client) {
        if client.pulls_diagnostics() && self.session.refreshes_diagnostics() {
            let _ = self.session.peer.workspace_diagnostic_refresh().await;
        }
    }
}

/// The answer to a client that asks for the findings of a document.
pub fn report(found: Vec<Diagnostic>, previous: Option<&str>) -> DocumentDiagnosticReport {
    let result_id = diagnostics::result_id(&found);
    if previous == Some(result_id.as_str()) {
        return DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        });
    }
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: Some(result_id),
            items: found,
        },
    })
}

/// All tokens of a document, under a name by which the client may ask for changes.
pub fn tokens(session: &Session, uri: &Url, data: Vec<SemanticToken>) -> SemanticTokens {
    let mut all = session
        .tokens
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let before = all.get(uri).and_then(|it| it.0.parse::<u64>().ok());
    let id = before.map_or(1, |it| it + 1).to_string();
    all.insert(uri.clone(), (id.clone(), data.clone()));
    SemanticTokens {
        result_id: Some(id),
        data,
    }
}

/// The changes since the list that the client has; all tokens when it has another one.
pub fn tokens_delta(
    session: &Session,
    uri: &Url,
    previous: &str,
    data: Vec<SemanticToken>,
) -> SemanticTokensFullDeltaResult {
    let had = {
        let all = session
            .tokens
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.get(uri)
            .filter(|it| it.0 == previous)
            .map(|it| it.1.clone())
    };
    let now = tokens(session, uri, data);
    match had {
        Some(had) => SemanticTokensDelta {
            edits: semantic_tokens::delta(&had, &now.data),
            result_id: now.result_id,
        }
        .into(),
        None => SemanticTokensFullDeltaResult::Tokens(now),
    }
}

/// A door for tests: a handler that panics, where the environment asks for one.
pub fn test_panic(command: &str) {
    let asked = command == "gravamen.panic" && std::env::var_os("GRAVAMEN_TEST_PANIC").is_some();
    assert!(!asked, "asked to panic");
}

/// What is heard of a request before its handler sees it.
pub fn overhear(
    session: &Session,
    backend: &super::progress::Cancellable,
    request: &tower_lsp::jsonrpc::Request,
) {
    let params = request.params();
    match request.method() {
        "initialize" => {
            session.log.set_trace(params.and_then(|it| it.get("trace")));
            // The library spells this one wrong, and never sees it.
            let refresh = params
                .and_then(|it| it.pointer("/capabilities/workspace/diagnostics/refreshSupport"));
            session.note_refresh(refresh.and_then(Value::as_bool).unwrap_or_default());
        }
        "$/setTrace" => session.log.set_trace(params.and_then(|it| it.get("value"))),
        "textDocument/didOpen" => {
            let uri = params.and_then(|it| it.pointer("/textDocument/uri")?.as_str());
            uri.into_iter().for_each(|it| session.note_name(it));
        }
        "window/workDoneProgress/cancel" => {
            let token = params.and_then(|it| serde_json::from_value(it.get("token")?.clone()).ok());
            token.iter().for_each(|it| backend.cancel(it));
        }
        _ => {}
    }
}

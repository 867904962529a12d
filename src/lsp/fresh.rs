//! What has to be told anew after a change: to a client that is told findings, and to one that asks
//! for them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{NumberOrString, Url, WorkDoneProgressCreateParams};

use super::backend::Backend;
use super::client::Client;
use super::notice;
use super::progress::{Cancellable, Progress};
use super::session::Session;
use super::watch;
use super::workspace::Workspace;
use crate::disk;

/// So long an answer of the client is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Files changed on disk: parts of the law, briefs, or exhibits.
pub fn changed(backend: &Backend, uris: Vec<Url>) {
    let (yaml, other): (Vec<Url>, Vec<Url>) = uris
        .into_iter()
        .partition(|it| name(it).is_some_and(|it| disk::is_yaml(&it)));
    if !yaml.is_empty() {
        recheck(backend, yaml);
    }
    if other.is_empty() {
        return;
    }
    let fresh = Fresh::of(backend);
    tokio::spawn(async move { fresh.check_exhibits(&other).await });
}

/// Parts of the law or briefs changed on disk, or are no longer open.
pub fn recheck(backend: &Backend, uris: Vec<Url>) {
    let session = &backend.session;
    let brief = |it: &Url| disk::is_brief(&name(it).unwrap_or_default());
    let all = !uris.iter().all(brief);
    if all {
        session.renew();
    }
    let paths = paths(&uris);
    let fresh = Fresh::of(backend);
    tokio::spawn(async move {
        if all {
            fresh.check_all().await;
        } else {
            fresh.check(paths).await;
        }
    });
}

fn paths(uris: &[Url]) -> Vec<PathBuf> {
    let path = |it: &Url| it.to_file_path().ok();
    uris.iter().filter_map(path).collect()
}

fn name(uri: &Url) -> Option<String> {
    let path = uri.to_file_path().ok()?;
    Some(path.file_name()?.to_string_lossy().into_owned())
}

/// What has to be told anew after a change.
pub struct Fresh {
    /// The session.
    pub session: Arc<Session>,
    workspace: Arc<Workspace>,
    cancellable: Arc<Cancellable>,
}

impl Fresh {
    /// For one server.
    pub fn of(backend: &Backend) -> Self {
        Self {
            session: Arc::clone(&backend.session),
            workspace: Arc::clone(&backend.workspace),
            cancellable: Arc::clone(&backend.cancellable),
        }
    }

    /// Everything: the whole workspace, and what the client shows beside open documents.
    pub async fn check_all(&self) {
        let client = self.session.client();
        self.refresh(&client);
        self.review().await;
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

    /// Tells the person of what open briefs depend on and what is wrong with it.
    pub async fn review(&self) {
        let session = Arc::clone(&self.session);
        let work = move || notice::review(&session);
        if self.session.pool.later(work).await.is_err() {
            let words = "the configurations were not looked at; please report it";
            self.session.log.error(words);
        }
    }

    /// Some files.
    async fn check(&self, paths: Vec<PathBuf>) {
        let client = self.session.client();
        if client.pulls_diagnostics() {
            self.refresh_diagnostics(&client);
            return;
        }
        let roots = self.session.roots();
        if !self.session.options().workspace {
            return;
        }
        let (workspace, session) = (Arc::clone(&self.workspace), Arc::clone(&self.session));
        let work = move || {
            let law = session.law();
            paths
                .iter()
                .for_each(|it| law.place(it.parent()).forget_exhibits());
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

    /// Files that are no YAML: the exhibits of open briefs. What has no ending may be a folder of the
    /// law.
    async fn check_exhibits(&self, uris: &[Url]) {
        let (session, paths) = (Arc::clone(&self.session), paths(uris));
        let rest = self
            .session
            .pool
            .run(move || watch::changed(&session, paths));
        let rest = rest.await.unwrap_or_default();
        if rest.iter().any(|it| it.extension().is_none()) {
            self.session.renew();
            self.check_all().await;
        } else {
            self.refresh_diagnostics(&self.session.client());
        }
    }

    async fn progress(&self, client: &Client) -> Progress {
        if !client.shows_progress() {
            return Progress::silent();
        }
        let token = NumberOrString::String(self.session.next_token());
        let params = WorkDoneProgressCreateParams {
            token: token.clone(),
        };
        let lang = self.session.law().lang(None, client.lang);
        let peer = &self.session.peer;
        match within(peer.send_request::<WorkDoneProgressCreate>(params)).await {
            Some(()) => Progress::begin(peer, token, &self.cancellable, lang),
            None => Progress::silent(),
        }
    }

    /// Asks the client to ask again, for whatever it can be asked. Nobody waits for its answers: one
    /// that does not answer well is asked again after the next change.
    fn refresh(&self, client: &Client) {
        self.refresh_diagnostics(client);
        let workspace = client.can.workspace.clone().unwrap_or_default();
        let hints = workspace.inlay_hint.and_then(|it| it.refresh_support);
        let lenses = workspace.code_lens.and_then(|it| it.refresh_support);
        let tokens = workspace.semantic_tokens.and_then(|it| it.refresh_support);
        if hints == Some(true) {
            let peer = self.session.peer.clone();
            tokio::spawn(async move { peer.inlay_hint_refresh().await });
        }
        if lenses == Some(true) {
            let peer = self.session.peer.clone();
            tokio::spawn(async move { peer.code_lens_refresh().await });
        }
        if tokens == Some(true) {
            let peer = self.session.peer.clone();
            tokio::spawn(async move { peer.semantic_tokens_refresh().await });
        }
    }

    /// Asks the client to ask for findings again.
    pub fn refresh_diagnostics(&self, client: &Client) {
        if client.pulls_diagnostics() && self.session.refreshes_diagnostics() {
            let peer = self.session.peer.clone();
            tokio::spawn(async move { peer.workspace_diagnostic_refresh().await });
        }
    }
}

/// An answer of the client. One that takes too long is none: nobody waits for ever.
pub async fn within<T, E>(answer: impl Future<Output = Result<T, E>>) -> Option<T> {
    timeout(PATIENCE, answer).await.ok()?.ok()
}

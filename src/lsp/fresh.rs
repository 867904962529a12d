//! What has to be told anew after a change: to a client that is told findings, and to one that asks
//! for them.

use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{NumberOrString, Url, WorkDoneProgressCreateParams};

use super::backend::Backend;
use super::client::Client;
use super::progress::{Cancellable, Progress};
use super::session::Session;
use super::workspace::Workspace;
use crate::disk;

/// Files changed on disk, or are no longer open.
pub fn recheck(backend: &Backend, uris: Vec<Url>) {
    let session = &backend.session;
    let paths: Vec<PathBuf> = uris
        .iter()
        .filter_map(|it| it.to_file_path().ok())
        .collect();
    let brief = |it: &PathBuf| {
        let name = it.file_name().map(|it| it.to_string_lossy());
        disk::is_brief(&name.unwrap_or_default())
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

    /// Asks the client to ask for findings again.
    pub async fn refresh_diagnostics(&self, client: &Client) {
        if client.pulls_diagnostics() && self.session.refreshes_diagnostics() {
            let _ = self.session.peer.workspace_diagnostic_refresh().await;
        }
    }
}

//! The server of one session, and the ways in which it answers.

mod requests;

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{NumberOrString, Position, TextDocumentPositionParams, Url};

use super::document::Document;
use super::progress::{Cancellable, Progress};
use super::session::Session;
use super::snapshot::Snapshot;
use super::workspace::Workspace;
use crate::text::Lang;

/// The server of one session.
pub struct Backend {
    /// What it holds.
    pub session: Arc<Session>,
    /// Files that are not open.
    pub workspace: Arc<Workspace>,
    /// What the client can stop.
    pub cancellable: Arc<Cancellable>,
}

impl Backend {
    /// Answers from what is known of an open document; `None` when it is not open. The version is
    /// the one at the time of the call.
    async fn ask<T: Send + 'static>(
        &self,
        uri: &Url,
        answer: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        let (Some(document), law) = (self.session.document(uri), self.session.law()) else {
            return Ok(None);
        };
        let session = Arc::clone(&self.session);
        let work = move || answer(&session.snapshot(&document, &law));
        self.session.pool.run(work).await.map(Some)
    }

    /// Answers what is asked of one place.
    async fn at<T: Send + 'static>(
        &self,
        at: TextDocumentPositionParams,
        answer: fn(&Snapshot, Position) -> Option<T>,
    ) -> Result<Option<T>> {
        let work = move |it: &Snapshot| answer(it, at.position);
        Ok(self.ask(&at.text_document.uri, work).await?.flatten())
    }

    /// Answers from an item that names its document.
    async fn resolve<T: Clone + Send + 'static>(
        &self,
        item: T,
        data: Option<&Value>,
        resolve: impl FnOnce(&Snapshot, T) -> T + Send + 'static,
    ) -> Result<T> {
        let uri = data.and_then(|it| Url::parse(it.get("uri")?.as_str()?).ok());
        let Some(uri) = uri else {
            return Ok(item);
        };
        let same = item.clone();
        let resolved = self.ask(&uri, move |it| resolve(it, item)).await?;
        Ok(resolved.unwrap_or(same))
    }

    /// Answers from several documents: open ones, and others as they are on disk.
    async fn ask_all<T: Send + 'static>(
        &self,
        uris: Vec<Url>,
        answer: impl FnOnce(&[Snapshot]) -> T + Send + 'static,
    ) -> Result<T> {
        let session = Arc::clone(&self.session);
        let law = session.law();
        let open: Vec<_> = uris.iter().map(|it| session.document(it)).collect();
        let work = move || {
            let one = |(uri, open): (&Url, Option<Arc<Document>>)| match open {
                Some(it) => Some(session.snapshot(&it, &law)),
                None => session.closed(&uri.to_file_path().ok()?, &law),
            };
            let all: Vec<Snapshot> = uris.iter().zip(open).filter_map(one).collect();
            answer(&all)
        };
        self.session.pool.run(work).await
    }

    fn progress(&self, token: Option<NumberOrString>) -> Progress {
        let Some(token) = token else {
            return Progress::silent();
        };
        Progress::begin(&self.session.peer, token, &self.cancellable, self.lang())
    }

    /// The language of what belongs to no document.
    fn lang(&self) -> Lang {
        let roots = self.session.roots();
        let folder = roots.first().map(PathBuf::as_path);
        self.session.law().lang(folder, self.session.client().lang)
    }
}

/// Words for the person, as an error.
fn refused(words: String) -> Error {
    Error {
        code: ErrorCode::ServerError(-32803),
        message: words.into(),
        data: None,
    }
}

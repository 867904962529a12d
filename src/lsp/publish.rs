//! Findings of open documents, told to a client that does not ask for them: after each rest in
//! typing, with the version they are of, in order.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;
use tower_lsp::lsp_types::Diagnostic;
use tower_lsp::lsp_types::notification::Notification;

use super::document::Document;
use super::features::diagnostics;
use super::session::Session;

/// However fast somebody types, findings are at most this old.
const OLDEST: Duration = Duration::from_millis(400);
/// Nor does a rest in typing have to be waited for longer than this.
const LONGEST: Duration = Duration::from_millis(250);

/// What is to be told, in order.
pub struct Outbox(mpsc::UnboundedSender<Published>);

impl Outbox {
    /// Starts to tell a client whatever is sent. Needs the runtime.
    pub fn new(peer: tower_lsp::Client) -> Self {
        let (sender, mut receiver) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Some(it) = receiver.recv().await {
                peer.send_notification::<Publish>(it).await;
            }
        });
        Self(sender)
    }

    /// Sends the findings of a document.
    pub fn send(&self, uri: &str, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        // Nobody listens after the end.
        let _ = self.0.send(Published {
            uri: uri.to_owned(),
            version,
            diagnostics,
        });
    }
}

/// `textDocument/publishDiagnostics`, with the address as the client writes it.
enum Publish {}

impl Notification for Publish {
    type Params = Published;
    const METHOD: &'static str = "textDocument/publishDiagnostics";
}

#[derive(Debug, Serialize, Deserialize)]
struct Published {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
    diagnostics: Vec<Diagnostic>,
}

/// Tells of one document for as long as it is open.
pub async fn tell(session: Arc<Session>, mut changes: watch::Receiver<Arc<Document>>) {
    let mut told: Option<Instant> = None;
    while changes.changed().await.is_ok() {
        if told.is_some() {
            rest(&mut changes, session.options().debounce).await;
        }
        let document = Arc::clone(&changes.borrow_and_update());
        let (work, of) = (Arc::clone(&session), Arc::clone(&document));
        let found = session.pool.run(move || {
            let law = work.law();
            diagnostics::of(&work.snapshot(&of, &law))
        });
        let Ok(found) = found.await else {
            session
                .log
                .error("an analysis did not finish; please report it");
            continue;
        };
        let late = told.is_some_and(|it| it.elapsed() > OLDEST);
        if session.publish(&document, &changes, found, late) {
            told = Some(Instant::now());
        }
    }
}

/// Waits until nothing has changed for a while, but not for ever.
async fn rest(changes: &mut watch::Receiver<Arc<Document>>, debounce: Duration) {
    let begun = Instant::now();
    while begun.elapsed() < LONGEST {
        changes.borrow_and_update();
        match timeout(debounce, changes.changed()).await {
            Ok(Ok(())) => {}
            _ => break,
        }
    }
}

//! The language server: a thin shell around the analysis. What a client asks is answered from an
//! immutable [`Snapshot`] of one version of one document.

mod backend;
mod client;
mod connect;
mod document;
mod driver;
mod features;
#[cfg(test)]
mod fixture;
mod fresh;
mod law;
mod life;
mod log;
mod notice;
mod options;
mod overhear;
mod parent;
mod position;
mod progress;
mod publish;
mod revision;
mod session;
mod settings;
mod snapshot;
mod studied;
mod tokens;
mod watch;
mod wire;
mod work;
mod workspace;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use tower_lsp::LspService;

pub use client::Client;
pub use connect::Channel;
pub use log::Level;
pub use snapshot::Snapshot;

use crate::text::Lang;
use crate::world::Chosen;
use backend::Backend;
use session::Session;

/// How the server is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// The way to the client.
    pub channel: Channel,
    /// How much is noted.
    pub level: Level,
    /// The file that notes go to; standard error without one.
    pub log: Option<PathBuf>,
    /// The language of the system.
    pub lang: Lang,
    /// What was chosen on the command line.
    pub chosen: Chosen,
}

/// Serves one client until it leaves, and gives the exit code of the process.
///
/// # Errors
///
/// When the client cannot be reached or the log cannot be opened.
pub fn run(start: Start) -> std::io::Result<i32> {
    let log = Arc::new(log::Log::new(start.level, start.log.as_deref())?);
    let noted = Arc::clone(&log);
    std::panic::set_hook(Box::new(move |it| noted.error(&it.to_string())));
    let connection = start.channel.open()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(16)
        .enable_time()
        .build()?;
    let code = runtime.block_on(async {
        let kept = Arc::new(OnceLock::new());
        let (keep, notes) = (Arc::clone(&kept), Arc::clone(&log));
        let (service, socket) = LspService::new(move |peer| {
            let session = Arc::new(Session::new(peer, notes, start.lang, start.chosen));
            let backend = Backend {
                session: Arc::clone(&session),
                workspace: Arc::default(),
                cancellable: Arc::default(),
            };
            // Set once: the service is made once.
            let _ = keep.set((session, Arc::clone(&backend.cancellable)));
            backend
        });
        driver::serve(service, socket, connection, log, move |request| {
            if let Some((session, cancellable)) = kept.get() {
                overhear::overhear(session, cancellable, request);
            }
        })
        .await
    });
    // The reader may still wait for the client.
    runtime.shutdown_background();
    Ok(code)
}

//! Work that takes time: off the task that talks to the client, on few threads, and dropped when
//! nobody waits for it any more.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::{AbortHandle, spawn_blocking};
use tower_lsp::jsonrpc::Error;

/// So many pieces of work at once as the machine, or the share of it that is ours, has cores.
pub struct Pool(Arc<Semaphore>);

impl Pool {
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, |it| it.get().max(2));
        Self(Arc::new(Semaphore::new(cores)))
    }

    /// Does a piece of work.
    ///
    /// # Errors
    ///
    /// When the work panics.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        // The semaphore is never closed.
        let permit = Arc::clone(&self.0).acquire_owned().await.ok();
        let task = spawn_blocking(move || {
            let res = work();
            drop(permit);
            res
        });
        let _dropped = Dropped(task.abort_handle());
        task.await.map_err(|_| Error::internal_error())
    }
}

/// Ends a piece of work that has not begun when its request is dropped.
struct Dropped(AbortHandle);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.abort();
    }
}

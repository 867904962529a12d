//! Work that takes time: off the task that talks to the client, on few threads, and dropped when
//! nobody waits for it any more.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::{AbortHandle, spawn_blocking};
use tokio::time::sleep;
use tower_lsp::jsonrpc::Error;

/// So many pieces of work at once as the machine, or the share of it that is ours, has cores.
pub struct Pool {
    free: Arc<Semaphore>,
    cores: u32,
}

/// Work that can wait is looked after so often.
const REST: Duration = Duration::from_millis(30);
/// It waits no longer than so many rests.
const RESTS: usize = 60;

impl Pool {
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, |it| it.get().max(2));
        Self {
            free: Arc::new(Semaphore::new(cores)),
            cores: u32::try_from(cores).unwrap_or(u32::MAX),
        }
    }

    /// Does a piece of work that can wait until nothing else is being done: beside other work it
    /// would need a thread of its own, with memory of its own.
    ///
    /// # Errors
    ///
    /// When the work panics.
    pub async fn later<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        for _ in 0..RESTS {
            sleep(REST).await;
            if self.free.try_acquire_many(self.cores).is_ok() {
                break;
            }
        }
        self.run(work).await
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
        let permit = Arc::clone(&self.free).acquire_owned().await.ok();
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

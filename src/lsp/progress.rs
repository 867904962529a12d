//! How far a long piece of work has come, told to the client, who can stop it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use tokio::sync::mpsc;
use tower_lsp::lsp_types::notification::Progress as Told;
use tower_lsp::lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressEnd, WorkDoneProgressReport,
};

use crate::text::Lang;

/// The pieces of work that a client can stop, by their tokens.
#[derive(Default)]
pub struct Cancellable(Mutex<FxHashMap<NumberOrString, Arc<AtomicBool>>>);

impl Cancellable {
    /// Stops one.
    pub fn cancel(&self, token: &NumberOrString) {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = all.get(token) {
            it.store(true, Ordering::SeqCst);
        }
    }

    fn add(&self, token: &NumberOrString) -> Arc<AtomicBool> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(token.clone()).or_default())
    }

    fn remove(&self, token: &NumberOrString) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(token);
    }
}

/// One piece of work.
pub struct Progress {
    told: Option<(NumberOrString, mpsc::UnboundedSender<ProgressParams>)>,
    cancelled: Arc<AtomicBool>,
    percent: AtomicUsize,
    all: Option<Arc<Cancellable>>,
    lang: Lang,
}

impl Progress {
    /// Work of which nobody is told.
    pub fn silent() -> Self {
        Self {
            told: None,
            cancelled: Arc::default(),
            percent: AtomicUsize::new(0),
            all: None,
            lang: Lang::En,
        }
    }

    /// Work of which the client is told under a token. Needs the runtime.
    pub fn begin(
        peer: &tower_lsp::Client,
        token: NumberOrString,
        all: &Arc<Cancellable>,
        lang: Lang,
    ) -> Self {
        let (sender, mut receiver) = mpsc::unbounded_channel();
        let peer = peer.clone();
        tokio::spawn(async move {
            while let Some(it) = receiver.recv().await {
                peer.send_notification::<Told>(it).await;
            }
        });
        let res = Self {
            cancelled: all.add(&token),
            told: Some((token, sender)),
            percent: AtomicUsize::new(0),
            all: Some(Arc::clone(all)),
            lang,
        };
        res.tell(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: lang.pick("Checking briefs", "正在检查案情摘要").to_owned(),
            cancellable: Some(true),
            message: None,
            percentage: Some(0),
        }));
        res
    }

    /// Whether the client wants it to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::SeqCst)
    }

    /// So many of so many are done. The client is told of each whole percent.
    pub fn report(&self, done: usize, of: usize) {
        let percent = (done * 100).checked_div(of).unwrap_or(100);
        if self.percent.swap(percent, Ordering::SeqCst) != percent {
            self.tell(WorkDoneProgress::Report(WorkDoneProgressReport {
                cancellable: Some(true),
                message: Some(format!("{done}/{of}")),
                percentage: u32::try_from(percent).ok(),
            }));
        }
    }

    /// All is done, or was stopped.
    pub fn end(&self, of: usize) {
        let message = self.lang.pick(format!("{of} files"), format!("{of}个文件"));
        self.tell(WorkDoneProgress::End(WorkDoneProgressEnd {
            message: Some(message),
        }));
        if let (Some(all), Some((token, _))) = (&self.all, &self.told) {
            all.remove(token);
        }
    }

    fn tell(&self, it: WorkDoneProgress) {
        if let Some((token, sender)) = &self.told {
            // Nobody listens after the end.
            let _ = sender.send(ProgressParams {
                token: token.clone(),
                value: ProgressParamsValue::WorkDone(it),
            });
        }
    }
}

//! What the server notes for those who look into it: on standard error or in a file, and as traces
//! where the client asks for them.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Request;

use super::driver::Out;
use crate::disk;

/// How much is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing but errors.
    Error,
    /// Each request with the time that it took.
    Info,
    /// Each message, whole.
    Debug,
}

/// Where notes go. Nothing of a brief is noted below [`Level::Debug`].
pub struct Log {
    level: Level,
    file: Option<Mutex<File>>,
    trace: AtomicU8,
}

/// A request that is being answered.
#[derive(Debug)]
pub struct Begun(Option<(String, Instant)>);

impl Log {
    /// A log that goes to a file, or to standard error.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened.
    pub fn new(level: Level, file: Option<&Path>) -> std::io::Result<Self> {
        Ok(Self {
            level,
            file: file.map(disk::append).transpose()?.map(Mutex::new),
            trace: AtomicU8::new(0),
        })
    }

    /// Notes that something went wrong.
    pub fn error(&self, words: &str) {
        self.write("error", words);
    }

    /// Notes something worth knowing.
    pub fn info(&self, words: &str) {
        if self.level >= Level::Info {
            self.write("info", words);
        }
    }

    /// Takes the level of traces from `initialize` or `$/setTrace`.
    pub fn set_trace(&self, value: Option<&Value>) {
        let level = match value.and_then(Value::as_str) {
            Some("messages") => 1,
            Some("verbose") => 2,
            _ => 0,
        };
        self.trace.store(level, Ordering::Relaxed);
    }

    /// Notes that a request came in.
    pub fn begin(&self, request: &Request) -> Begun {
        if self.level >= Level::Debug {
            self.write("debug", &request.to_string());
        }
        let traced = self.trace.load(Ordering::Relaxed) > 0;
        let wanted = traced || self.level >= Level::Info;
        Begun(wanted.then(|| (request.method().to_owned(), Instant::now())))
    }

    /// Notes that it was answered.
    pub fn end(&self, begun: Begun, out: &Out) {
        let Some((method, since)) = begun.0 else {
            return;
        };
        let micros = since.elapsed().as_micros();
        let words = format!("{method} took {}.{:03} ms", micros / 1000, micros % 1000);
        self.info(&words);
        if self.trace.load(Ordering::Relaxed) > 0 {
            out.send(
                &json!({"jsonrpc": "2.0", "method": "$/logTrace", "params": {"message": words}}),
            );
        }
    }

    fn write(&self, level: &str, words: &str) {
        let line = format!("gravamen: {level}: {words}\n");
        // A log that cannot be written is no reason to stop.
        let _ = match &self.file {
            Some(file) => {
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.write_all(line.as_bytes())
            }
            None => std::io::stderr().write_all(line.as_bytes()),
        };
    }
}

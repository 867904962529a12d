//! A client of the real binary: blocking, with a deadline on every wait, and with an ear for every
//! message that breaks the protocol.

mod setup;
mod wire;

use std::collections::{HashMap, VecDeque};
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::talk::Talk;
pub use setup::Setup;
pub use wire::{Answers, frame, uri_of};
use wire::{Errors, Heard, Wires};

/// How long anything may take before a test gives up. No test passes or fails by a shorter time.
const PATIENCE: Duration = Duration::from_secs(60);

/// The id of a request.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Id(pub i64);

/// A session with a server that runs.
pub struct Client {
    child: Child,
    inbox: Receiver<Heard>,
    /// `None` once the client has nothing more to say.
    outbox: Option<Sender<Vec<u8>>>,
    /// How the requests of the server are answered.
    pub answers: Arc<Mutex<Answers>>,
    errors: Arc<Mutex<Errors>>,
    talk: Talk,
    last_id: i64,
    responses: HashMap<i64, Value>,
    /// Answers to nobody: what was said is no message.
    refusals: VecDeque<Value>,
    /// The notifications and requests of the server that no test took yet.
    pub heard: VecDeque<Value>,
    /// The last messages, for a person who reads of a failure.
    recent: VecDeque<String>,
    ended: bool,
}

impl Client {
    fn new(child: Child, wires: Wires) -> Self {
        Self {
            child,
            inbox: wires.inbox,
            outbox: Some(wires.outbox),
            answers: wires.answers,
            errors: wires.errors,
            talk: Talk::default(),
            last_id: 0,
            responses: HashMap::new(),
            refusals: VecDeque::new(),
            heard: VecDeque::new(),
            recent: VecDeque::new(),
            ended: false,
        }
    }

    /// What the server announced.
    pub fn announced(&self) -> &Value {
        &self.talk.announced
    }

    /// Says bytes as they are.
    pub fn raw(&mut self, bytes: impl Into<Vec<u8>>) {
        let outbox = self.outbox.as_ref().expect("the client still speaks");
        // A server that ended hears nothing; the test sees that where it waits.
        let _ = outbox.send(bytes.into());
    }

    /// Says a message.
    pub fn send(&mut self, message: &Value) {
        let verdict = self.talk.sent(message);
        verdict.unwrap_or_else(|it| panic!("{it}\n{message}"));
        self.remember("->", message);
        self.raw(frame(message.to_string().as_bytes()));
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&with_params(
            json!({"jsonrpc": "2.0", "method": method}),
            params,
        ));
    }

    /// Sends a request and does not wait for the answer.
    pub fn ask(&mut self, method: &str, params: Value) -> Id {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&with_params(
            json!({"jsonrpc": "2.0", "id": id, "method": method}),
            params,
        ));
        Id(id)
    }

    /// The answer to a request: its result, or its error.
    pub fn answer(&mut self, id: Id) -> Result<Value, Value> {
        let mut answer = self.until(&format!("the answer to request {}", id.0), |it| {
            it.responses.remove(&id.0)
        });
        match answer.get_mut("error") {
            Some(error) => Err(error.take()),
            None => Ok(answer["result"].take()),
        }
    }

    /// Asks and waits for the result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        answer.unwrap_or_else(|error| panic!("`{method}` is answered with {error}"))
    }

    /// Asks and waits for the code of the error.
    pub fn refused(&mut self, method: &str, params: Value) -> i64 {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        let error = answer.expect_err("an error is due");
        error["code"].as_i64().expect("an error has a code")
    }

    /// The next answer to something that was no message: its code.
    pub fn refusal(&mut self) -> i64 {
        let error = self.until("an answer to nobody", |it| it.refusals.pop_front());
        error["error"]["code"]
            .as_i64()
            .expect("an error has a code")
    }

    /// The first notification or request with this method that fits, taken out of what was heard.
    pub fn next(&mut self, method: &str, mut fits: impl FnMut(&Value) -> bool) -> Value {
        self.until(&format!("a fitting `{method}`"), |it| {
            let fits = |it: &Value| it["method"] == method && fits(&it["params"]);
            let at = it.heard.iter().position(fits)?;
            it.heard.remove(at).map(|mut it| it["params"].take())
        })
    }

    /// Hears what comes until something is found.
    pub fn until<T>(&mut self, what: &str, mut find: impl FnMut(&mut Self) -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = find(self) {
                return found;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            match self.inbox.recv_timeout(left) {
                Ok(Heard::Message(message)) => self.hear(message),
                Ok(Heard::Nonsense(words)) => panic!("{words}\n{}", self.story()),
                Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => {
                    panic!("the server ended; expected {what}\n{}", self.story())
                }
                Err(RecvTimeoutError::Timeout) => {
                    panic!("nothing came in time; expected {what}\n{}", self.story())
                }
            }
        }
    }

    /// Hears what has already come, without waiting.
    pub fn catch_up(&mut self) {
        while let Ok(heard) = self.inbox.try_recv() {
            match heard {
                Heard::Message(message) => self.hear(message),
                Heard::Nonsense(words) => panic!("{words}\n{}", self.story()),
                Heard::End => {}
            }
        }
    }

    fn hear(&mut self, message: Value) {
        self.remember("<-", &message);
        if let Err(words) = self.talk.received(&message) {
            panic!("against the protocol: {words}\n{message}\n{}", self.story());
        }
        let id = message["id"].as_i64();
        match (message.get("method").is_some(), id) {
            (true, _) => self.heard.push_back(message),
            (false, Some(id)) => {
                self.responses.insert(id, message);
            }
            (false, None) if message["id"].is_null() => self.refusals.push_back(message),
            // An id of a test's own making.
            (false, None) => {}
        }
    }

    fn remember(&mut self, arrow: &str, message: &Value) {
        let text = message.to_string();
        let end = text.char_indices().nth(400).map_or(text.len(), |it| it.0);
        if self.recent.len() == 30 {
            self.recent.pop_front();
        }
        self.recent.push_back(format!("{arrow} {}", &text[..end]));
    }

    /// What was said last, what is still to be answered, and what the server wrote for people.
    fn story(&self) -> String {
        let recent: Vec<&str> = self.recent.iter().map(String::as_str).collect();
        format!(
            "the last messages:\n{}\nnot answered: {:?}\nstderr:\n{}",
            recent.join("\n"),
            self.talk.waits(),
            self.errors()
        )
    }

    /// Whether every request has its answer.
    pub fn nothing_waits(&self) -> bool {
        self.talk.waits().is_empty()
    }

    /// What the server wrote for people.
    pub fn errors(&self) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let errors = self.errors.lock().expect("the ear never panics");
            if errors.whole || !self.ended || Instant::now() > deadline {
                return errors.text.clone();
            }
            drop(errors);
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Says no more: the server's input ends.
    pub fn hang_up(&mut self) {
        self.raw([]);
        self.outbox = None;
    }

    /// Waits until the server has ended, and returns its exit code.
    pub fn exit_code(&mut self) -> i32 {
        let status = self.wait();
        self.drain();
        status.code().expect("it ends by itself")
    }

    fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the server is our child") {
                self.ended = true;
                return status;
            }
            assert!(
                Instant::now() < deadline,
                "the server does not end\n{}",
                self.story()
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Checks what came last, up to the end of the output.
    fn drain(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.inbox.recv_timeout(left) {
                Ok(Heard::Message(message)) => self.hear(message),
                Ok(Heard::Nonsense(words)) => panic!("{words}\n{}", self.story()),
                Ok(Heard::End) | Err(_) => return,
            }
        }
    }

    /// Ends the session in order. Every request has its answer by then, and nothing panicked.
    pub fn finish(mut self) {
        assert_eq!(self.request("shutdown", Value::Null), Value::Null);
        self.notify("exit", Value::Null);
        // The client keeps its end open: the server has to end by itself.
        assert_eq!(self.exit_code(), 0, "{}", self.story());
        let left = self.talk.waits();
        assert!(left.is_empty(), "never answered: {left:?}");
        assert!(self.refusals.is_empty(), "{:?}", self.refusals);
        let errors = self.errors();
        assert!(!errors.contains("panicked at"), "{errors}");
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if !self.ended {
            // It may have ended on its own by now.
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

fn with_params(mut message: Value, params: Value) -> Value {
    if !params.is_null() {
        message["params"] = params;
    }
    message
}

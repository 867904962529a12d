//! A client that measures: it asks, waits, and knows nothing else of the protocol than it needs.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// No answer takes longer than this.
const PATIENCE: Duration = Duration::from_secs(180);

/// A server under measurement.
pub struct Client {
    child: Child,
    input: ChildStdin,
    inbox: Receiver<(Instant, Value)>,
    /// What came and was not asked for yet.
    heard: VecDeque<(Instant, Value)>,
    settings: Value,
    last_id: i64,
}

impl Client {
    /// Starts a server and greets it; how long it took from the start of the process to the answer.
    pub fn start(command: &[String], settings: &Value, root: &Path) -> (Self, Duration) {
        let begun = Instant::now();
        let mut child = Command::new(&command[0])
            .args(&command[1..])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let input = child.stdin.take().expect("it is piped");
        let output = child.stdout.take().expect("it is piped");
        let (heard, inbox) = channel();
        thread::spawn(move || {
            let mut output = BufReader::with_capacity(1 << 16, output);
            while let Some(came) = message(&mut output) {
                if heard.send(came).is_err() {
                    return;
                }
            }
        });
        let mut res = Self {
            child,
            input,
            inbox,
            heard: VecDeque::new(),
            settings: settings.clone(),
            last_id: 0,
        };
        let root = uri(root);
        let id = res.ask(
            "initialize",
            json!({
                "processId": std::process::id(),
                "rootUri": root,
                "locale": "en",
                "workspaceFolders": [{"uri": root, "name": "briefs"}],
                "initializationOptions": settings["gravamen"],
                "capabilities": {
                    "workspace": {"configuration": true, "didChangeConfiguration": {"dynamicRegistration": true}},
                    "textDocument": {
                        "publishDiagnostics": {"versionSupport": true, "relatedInformation": true},
                        "hover": {"contentFormat": ["markdown"]},
                        "completion": {"completionItem": {"snippetSupport": true, "documentationFormat": ["markdown"], "labelDetailsSupport": true}}
                    }
                }
            }),
        );
        let (answered, _) = res.answer(id);
        res.notify("initialized", json!({}));
        (res, answered - begun)
    }

    fn write(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.input
            .write_all(frame.as_bytes())
            .and_then(|()| self.input.flush())
            .expect("the server reads");
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.write(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        self.write(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// The answer to a request and when it came.
    pub fn answer(&mut self, id: i64) -> (Instant, Value) {
        self.until(|it| it.get("method").is_none() && it["id"] == id)
    }

    /// The first message that fits and when it came; what does not is forgotten.
    pub fn until(&mut self, fits: impl Fn(&Value) -> bool) -> (Instant, Value) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            while let Some((at, message)) = self.heard.pop_front() {
                if fits(&message) {
                    return (at, message);
                }
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let heard = self
                .inbox
                .recv_timeout(left)
                .expect("the server answers in time");
            self.reply(&heard.1);
            self.heard.push_back(heard);
        }
    }

    /// Forgets what came.
    pub fn forget(&mut self) {
        self.heard.clear();
        while let Ok((_, message)) = self.inbox.try_recv() {
            self.reply(&message);
        }
    }

    /// Answers a request of the server.
    fn reply(&mut self, message: &Value) {
        let (Some(id), Some(method)) = (message.get("id"), message["method"].as_str()) else {
            return;
        };
        let mut result = Value::Null;
        if method == "workspace/configuration" {
            let items = message["params"]["items"].as_array();
            let section = |it: &Value| {
                let name = it["section"].as_str().unwrap_or_default();
                self.settings.get(name).cloned().unwrap_or(Value::Null)
            };
            result = items.into_iter().flatten().map(section).collect();
        }
        let reply = json!({"jsonrpc": "2.0", "id": id, "result": result});
        self.write(&reply);
    }

    /// Resident memory in kilobytes, where the system tells (Linux).
    pub fn memory(&self) -> Option<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).ok()?;
        let line = status.lines().find(|it| it.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The URI of a path, which holds only what needs no escape: a temporary folder.
pub fn uri(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let slash = if text.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{text}")
}

/// The next message, and when all of it was there.
fn message(output: &mut impl BufRead) -> Option<(Instant, Value)> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    let came = Instant::now();
    Some((came, serde_json::from_slice(&body).ok()?))
}

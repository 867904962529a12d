//! Bytes and threads: frames in and out, and answers to the server that wait for no test.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

/// What came from the server.
pub enum Heard {
    Message(Value),
    /// Bytes that are no message.
    Nonsense(String),
    End,
}

/// How the requests of the server are answered.
#[derive(Default)]
pub struct Answers {
    /// Whether at all.
    pub silent: bool,
    /// What `workspace/configuration` is answered with, for every item.
    pub configuration: Value,
}

/// What was written for people.
#[derive(Default)]
pub struct Errors {
    pub text: String,
    /// Whether no more can come.
    pub whole: bool,
}

/// The ends of a connection.
pub struct Wires {
    pub inbox: Receiver<Heard>,
    pub outbox: Sender<Vec<u8>>,
    pub answers: Arc<Mutex<Answers>>,
    pub errors: Arc<Mutex<Errors>>,
}

impl Wires {
    /// Threads between the two directions of a connection and a test.
    pub fn new(
        input: impl Write + Send + 'static,
        output: impl Read + Send + 'static,
        errors: impl Read + Send + 'static,
    ) -> Self {
        let (outbox, to_send) = channel();
        let (heard, inbox) = channel();
        let answers = Arc::default();
        thread::spawn(move || speak(input, &to_send));
        let ear = Ear {
            heard,
            outbox: outbox.clone(),
            answers: Arc::clone(&answers),
        };
        thread::spawn(move || ear.listen(output));
        Self {
            inbox,
            outbox,
            answers,
            errors: collect(errors),
        }
    }
}

/// A message as it goes over the wire.
pub fn frame(body: &[u8]) -> Vec<u8> {
    let mut res = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    res.extend_from_slice(body);
    res
}

/// The URI of a path, written as VS Code writes it: everything but the plainest is escaped.
pub fn uri_of(path: &Path) -> String {
    let text = path.to_str().expect("a path of a test is UTF-8");
    let text = text.replace('\\', "/");
    let mut res = String::from(if text.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    for byte in text.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => res.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => res.push(char::from(byte)),
            _ => res.push_str(&format!("%{byte:02X}")),
        }
    }
    res
}

/// Writes what is to be sent. A test that says nothing more drops its end, and the input of the
/// server ends with it.
fn speak(mut input: impl Write, to_send: &Receiver<Vec<u8>>) {
    while let Ok(bytes) = to_send.recv() {
        if bytes.is_empty() || input.write_all(&bytes).is_err() || input.flush().is_err() {
            return;
        }
    }
}

/// Whatever is written for people, until it ends.
fn collect(mut errors: impl Read + Send + 'static) -> Arc<Mutex<Errors>> {
    let res: Arc<Mutex<Errors>> = Arc::default();
    let all = Arc::clone(&res);
    thread::spawn(move || {
        let mut some = [0; 4096];
        while let Ok(count @ 1..) = errors.read(&mut some) {
            let words = String::from_utf8_lossy(&some[..count]);
            let mut all = all.lock().expect("nobody panics with it");
            all.text.push_str(&words);
        }
        all.lock().expect("nobody panics with it").whole = true;
    });
    res
}

struct Ear {
    heard: Sender<Heard>,
    outbox: Sender<Vec<u8>>,
    answers: Arc<Mutex<Answers>>,
}

impl Ear {
    fn listen(self, output: impl Read) {
        let mut output = BufReader::new(output);
        loop {
            let heard = match message(&mut output) {
                Ok(Some(message)) => {
                    self.reply(&message);
                    Heard::Message(message)
                }
                Ok(None) => Heard::End,
                Err(words) => Heard::Nonsense(words),
            };
            let last = !matches!(heard, Heard::Message(_));
            if self.heard.send(heard).is_err() || last {
                return;
            }
        }
    }

    /// Answers a request of the server as an editor would.
    fn reply(&self, message: &Value) {
        let answers = self.answers.lock().expect("nobody panics with it");
        let (Some(id), Some(method)) = (message.get("id"), message["method"].as_str()) else {
            return;
        };
        if answers.silent {
            return;
        }
        let result = match method {
            "workspace/configuration" => {
                let items = message["params"]["items"].as_array();
                vec![answers.configuration.clone(); items.map_or(0, Vec::len)].into()
            }
            "workspace/applyEdit" => json!({"applied": true}),
            _ => Value::Null,
        };
        let reply = json!({"jsonrpc": "2.0", "id": id, "result": result});
        let _ = self.outbox.send(frame(reply.to_string().as_bytes()));
    }
}

/// The next message; `None` at the end of the output.
fn message(output: &mut impl BufRead) -> Result<Option<Value>, String> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        let count = output.read_until(b'\n', &mut line);
        let line = String::from_utf8_lossy(&line).into_owned();
        match (count, line.as_str()) {
            // A connection that is cut ends too.
            (Err(_) | Ok(0), "") => return Ok(None),
            (Ok(_), "\r\n") => break,
            (Ok(_), other) => {
                let header = other
                    .strip_suffix("\r\n")
                    .and_then(|it| it.split_once(": "));
                let (name, value) = header.ok_or_else(|| format!("no header: {other:?}"))?;
                if name == "Content-Length" {
                    length = value.parse::<usize>().ok();
                }
            }
            (Err(_), other) => return Err(format!("cut in a header: {other:?}")),
        }
    }
    let mut body = vec![0; length.ok_or("no Content-Length")?];
    let whole = output.read_exact(&mut body);
    whole.map_err(|it| format!("a message is cut short: {it}"))?;
    let message = serde_json::from_slice(&body);
    message.map(Some).map_err(|it| {
        let body = String::from_utf8_lossy(&body).into_owned();
        format!("no JSON: {it}\n{body}")
    })
}

//! The loop between a client and the service, in place of the one that comes with the library: what
//! a handler does before it first waits happens in the order of arrival, nothing that waits holds
//! up what comes after it, and neither a bad message nor a panic ends the session.

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::mpsc as channel;
use std::task::Poll;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use futures::{FutureExt, SinkExt, StreamExt};
use tokio::sync::mpsc;
use tower::Service;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, LspService};

use super::log::Log;
use super::parent;
use super::wire::{self, Incoming, Message};

/// The two ends of a connection.
pub struct Connection {
    /// What the client says.
    pub input: Box<dyn Read + Send>,
    /// What it is told.
    pub output: Box<dyn Write + Send>,
}

/// So many messages may wait to be handled.
const WAITING: usize = 256;

/// What a request before `initialize` is answered with.
const NOT_INITIALIZED: ErrorCode = ErrorCode::ServerError(-32002);

/// Serves one client and gives the exit code of the process. `overhear` sees each request before
/// its handler does.
pub async fn serve<S: LanguageServer>(
    mut service: LspService<S>,
    socket: ClientSocket,
    connection: Connection,
    log: Arc<Log>,
    overhear: impl Fn(&Request),
) -> i32 {
    let (mut requests, mut answers) = socket.split();
    let mut incoming = reader(connection.input);
    let (out, writer) = writer(connection.output);
    let own = out.clone();
    let pump = tokio::spawn(async move {
        while let Some(it) = requests.next().await {
            own.send(&it);
        }
    });
    let mut stage = Stage::default();
    while let Some(it) = incoming.recv().await {
        let request = match it {
            Incoming::Bad(id, code, words) => {
                log.error(&words);
                out.send(&Response::from_error(id, error(code, words)));
                continue;
            }
            Incoming::TooLong(length) => {
                refuse(&out, &log, length);
                continue;
            }
            Incoming::Message(Message::Response(it)) => {
                // An answer to a request that nobody waits for any more.
                if AssertUnwindSafe(answers.send(it))
                    .catch_unwind()
                    .await
                    .is_err()
                {
                    log.error("an answer came too late");
                }
                continue;
            }
            Incoming::Message(Message::Request(it)) => it,
        };
        if let Some(id) = stage.too_early(&request) {
            let words = "the first request has to be `initialize`".to_owned();
            out.send(&Response::from_error(id, error(NOT_INITIALIZED, words)));
            continue;
        }
        overhear(&request);
        if stage.note(&request) {
            break;
        }
        if std::future::poll_fn(|cx| service.poll_ready(cx))
            .await
            .is_err()
        {
            break;
        }
        stage.greeted |= handle(&mut service, request, &out, &log).await;
    }
    pump.abort();
    drop(out);
    finish(writer).await;
    parent::exit_code()
}

/// Starts a handler. What it does before it first waits is done when this returns. Gives whether it
/// was an `initialize` that went well.
async fn handle<S: LanguageServer>(
    service: &mut LspService<S>,
    request: Request,
    out: &Out,
    log: &Arc<Log>,
) -> bool {
    let id = request.id().cloned();
    if let Some(id) = id.clone().filter(|_| request.method().starts_with("$/")) {
        // The library drops these; the protocol wants them refused.
        out.send(&Response::from_error(id, Error::method_not_found()));
        return false;
    }
    let begun = log.begin(&request);
    // The state of the session changes inside this one.
    let barrier = request.method() == "initialize";
    let called = std::panic::catch_unwind(AssertUnwindSafe(|| service.call(request)));
    let Ok(called) = called else {
        id.into_iter().for_each(|it| out.send(&panicked(it)));
        return false;
    };
    let mut handler = AssertUnwindSafe(called).catch_unwind().boxed();
    let (out, log) = (out.clone(), Arc::clone(log));
    let answer = move |it: std::thread::Result<Result<Option<Response>, _>>| {
        let response = it.unwrap_or_else(|_| Ok(id.map(panicked)));
        let response: Result<_, tower_lsp::ExitedError> = response;
        let response = response.ok().flatten();
        response.iter().for_each(|it| out.send(it));
        // Behind the answer: before the first one nothing else may be said.
        log.end(begun, &out);
        barrier && response.is_some_and(|it| it.is_ok())
    };
    match futures::poll!(&mut handler) {
        Poll::Ready(it) => answer(it),
        Poll::Pending if barrier => answer(handler.await),
        Poll::Pending => {
            tokio::spawn(async move { answer(handler.await) });
            false
        }
    }
}

fn panicked(id: Id) -> Response {
    let words = "internal error: this request was not finished; please report it";
    Response::from_error(id, error(ErrorCode::InternalError, words.to_owned()))
}

fn error(code: ErrorCode, words: String) -> Error {
    Error {
        code,
        message: words.into(),
        data: None,
    }
}

/// Says that a message was too long, to the client and to the person.
fn refuse(out: &Out, log: &Log, length: u64) {
    let words = format!(
        "Gravamen: a message of {length} bytes was refused, the limit is {}: the document is too large / \
         {length} 字节的消息超过上限，未予处理：文件过大",
        wire::MAX_BODY
    );
    log.error(&words);
    out.send(&Response::from_error(
        Id::Null,
        error(ErrorCode::InvalidRequest, words.clone()),
    ));
    out.send(&serde_json::json!({
        "jsonrpc": "2.0",
        "method": "window/showMessage",
        "params": { "type": 1, "message": words },
    }));
}

/// How far the session is.
#[derive(Default)]
struct Stage {
    /// Whether `initialize` was answered well.
    greeted: bool,
}

impl Stage {
    /// The id of a request that comes before `initialize`. What the server does not know is refused
    /// in the same way as what it knows.
    fn too_early(&self, request: &Request) -> Option<Id> {
        let early = !self.greeted && request.method() != "initialize";
        request.id().cloned().filter(|_| early)
    }

    /// Notes a request, and says whether it is the last one.
    fn note(&self, request: &Request) -> bool {
        match request.method() {
            "shutdown" if self.greeted => parent::expected(),
            "initialize" => parent::watch(request.params()),
            _ => {}
        }
        request.method() == "exit"
    }
}

/// What is to be written, in order.
#[derive(Clone)]
pub struct Out(channel::Sender<Vec<u8>>);

impl Out {
    /// Sends a message.
    pub fn send(&self, message: &impl serde::Serialize) {
        // A message of the library's own types always serializes; nobody reads after the end.
        if let Ok(body) = serde_json::to_vec(message) {
            let _ = self.0.send(body);
        }
    }
}

fn reader(input: Box<dyn Read + Send>) -> mpsc::Receiver<Incoming> {
    let (sender, receiver) = mpsc::channel(WAITING);
    thread::spawn(move || {
        let mut input: Box<dyn BufRead> = Box::new(BufReader::with_capacity(1 << 16, input));
        while let Ok(Some(it)) = wire::read(&mut input) {
            if sender.blocking_send(it).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Writes whatever is sent. A client that does not listen any more is gone, and the process with it.
fn writer(output: Box<dyn Write + Send>) -> (Out, JoinHandle<()>) {
    let (sender, receiver) = channel::channel::<Vec<u8>>();
    let handle = thread::spawn(move || {
        let mut output = BufWriter::with_capacity(1 << 16, output);
        while let Ok(first) = receiver.recv() {
            let more = std::iter::from_fn(|| receiver.try_recv().ok());
            let mut all = std::iter::once(first).chain(more);
            let written = all.try_for_each(|it| wire::write(&mut output, &it));
            if written.and_then(|()| output.flush()).is_err() {
                std::process::exit(parent::exit_code());
            }
        }
    });
    (Out(sender), handle)
}

/// Waits for the last words to be written, but not for ever.
async fn finish(writer: JoinHandle<()>) {
    let until = Instant::now() + Duration::from_millis(500);
    while !writer.is_finished() && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

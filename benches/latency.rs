//! How long a person waits for the server: from keystroke to fresh findings, for hovers and
//! completions, for the start; and what memory it keeps. `benches/latency` builds and runs it.
//!
//! `latency GRAVAMEN [--against NAME COMMAND…]… [--runs N] [--quick]` prints a table.

#[path = "editor/client.rs"]
mod client;
#[path = "generate.rs"]
mod generate;
#[path = "editor/schema.rs"]
mod schema;

use std::path::Path;
use std::time::{Duration, Instant};

use client::Client;
use serde_json::{Value, json};

/// A server to measure.
struct Subject {
    name: String,
    command: Vec<String>,
}

/// How much is measured.
#[derive(Clone, Copy)]
struct Effort {
    runs: usize,
    /// Keystrokes of a run.
    strokes: usize,
    /// A run ends after this long, however few they were.
    longest: Duration,
    /// Keystrokes that nobody waits for.
    storm: usize,
}

/// Of many times, the middle and the one that 99 in 100 stay below.
#[derive(Clone, Copy)]
struct Times {
    p50: Duration,
    p99: Duration,
    count: usize,
}

impl Times {
    fn of(mut all: Vec<Duration>) -> Self {
        all.sort_unstable();
        let at = |percent: usize| all[(all.len() * percent).div_ceil(100).max(1) - 1];
        Self {
            p50: at(50),
            p99: at(99),
            count: all.len(),
        }
    }
}

/// So many times in a run a server is started.
const STARTS: usize = 100;

/// Which brief is typed in.
struct Brief {
    name: &'static str,
    text: String,
}

fn main() {
    let (subjects, effort) = arguments();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let schema = folder.path().join("brief.schema.json");
    std::fs::write(&schema, schema::of_briefs().to_string()).expect("a file can be written");
    let settings = settings(&schema);
    let briefs = briefs();
    let rows: Vec<Vec<String>> = subjects
        .iter()
        .map(|it| measure(it, &settings, folder.path(), &briefs, effort))
        .collect();
    print(&subjects, &briefs, effort, &rows);
}

fn arguments() -> (Vec<Subject>, Effort) {
    let mut effort = Effort {
        runs: 5,
        strokes: 500,
        longest: Duration::from_secs(15),
        storm: 10_000,
    };
    let mut words = std::env::args().skip(1).peekable();
    let gravamen = words.next().expect("the path of the server comes first");
    let mut subjects = vec![Subject {
        name: "gravamen".to_owned(),
        command: vec![gravamen, "lsp".to_owned()],
    }];
    while let Some(word) = words.next() {
        match word.as_str() {
            "--against" => {
                let name = words.next().expect("a name");
                let mut command = Vec::new();
                while let Some(word) =
                    words.next_if(|it| it != "--against" && it != "--runs" && it != "--quick")
                {
                    command.push(word);
                }
                subjects.push(Subject { name, command });
            }
            "--runs" => {
                let count = words.next().and_then(|it| it.parse().ok());
                effort.runs = count.expect("a number of runs");
            }
            "--quick" => {
                effort = Effort {
                    runs: 1,
                    strokes: 30,
                    longest: Duration::from_secs(3),
                    storm: 500,
                };
            }
            other => panic!("what is {other}?"),
        }
    }
    (subjects, effort)
}

/// What each server is told: no wait before it publishes, no look at other files, the schema.
fn settings(schema: &Path) -> Value {
    json!({
        "gravamen": {"debounce": 0, "workspaceDiagnostics": false},
        "yaml": {
            "validate": true,
            "hover": true,
            "completion": true,
            "schemaStore": {"enable": false},
            "schemas": {client::uri(schema): ["*.brief.yaml"]}
        }
    })
}

fn briefs() -> [Brief; 3] {
    [
        Brief {
            name: "100 lines",
            text: generate::brief(0),
        },
        Brief {
            name: "2,000 lines",
            text: dense(2_000),
        },
        Brief {
            name: "50,000 lines",
            text: dense(50_000),
        },
    ]
}

/// A brief of about so many lines; eight lines make three facts.
fn dense(lines: usize) -> String {
    generate::dense(lines * 3 / 9)
}

/// One column of the table.
fn measure(
    subject: &Subject,
    settings: &Value,
    root: &Path,
    briefs: &[Brief],
    effort: Effort,
) -> Vec<String> {
    let start = || Client::start(&subject.command, settings, root).0;
    let mut res = Vec::new();
    for brief in briefs {
        eprintln!("{}: {}", subject.name, brief.name);
        res.push(quietest(effort, || {
            let mut typing = Typing::open(start(), root, &brief.text);
            typing.strokes(effort)
        }));
    }
    eprintln!("{}: hover and completion", subject.name);
    for method in ["textDocument/hover", "textDocument/completion"] {
        res.push(quietest(effort, || {
            let mut typing = Typing::open(start(), root, &briefs[1].text);
            typing.requests(method, effort)
        }));
    }
    eprintln!("{}: starts", subject.name);
    res.push(quietest(effort, || {
        let begun = Instant::now();
        let mut took = Vec::new();
        while took.len() < STARTS && begun.elapsed() < effort.longest {
            took.push(Client::start(&subject.command, settings, root).1);
        }
        took
    }));
    eprintln!("{}: memory", subject.name);
    let mut typing = Typing::open(start(), root, &briefs[0].text);
    std::thread::sleep(Duration::from_secs(1));
    res.push(typing.memory());
    let storm = typing.storm(effort.storm);
    res.push(millis(storm));
    res.push(typing.memory());
    res
}

/// The times of the run that was least disturbed.
fn quietest(effort: Effort, mut run: impl FnMut() -> Vec<Duration>) -> String {
    let begun = Instant::now();
    let mut best = Times::of(run());
    for _ in 1..effort.runs {
        // A server that takes half a minute for a keystroke is not asked all afternoon.
        if begun.elapsed() > effort.longest * 6 {
            break;
        }
        let times = Times::of(run());
        if times.p99 < best.p99 {
            best = times;
        }
    }
    shown(best)
}

/// Somebody who types into a brief.
struct Typing {
    client: Client,
    uri: String,
    lines: Vec<String>,
    /// The line and the column of a figure that changes.
    figure: (usize, usize),
    version: i64,
}

impl Typing {
    fn open(mut client: Client, root: &Path, text: &str) -> Self {
        let uri = client::uri(&root.join("typed.brief.yaml"));
        let item = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        client.notify("textDocument/didOpen", json!({"textDocument": item}));
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut res = Self {
            client,
            uri,
            figure: figure(&lines),
            lines,
            version: 1,
        };
        res.published();
        // A configuration that came meanwhile may have had everything looked at again.
        std::thread::sleep(Duration::from_millis(300));
        res.client.forget();
        // The first keystrokes warm what the first people to come pay for.
        let begun = Instant::now();
        while res.version < 6 && begun.elapsed() < Duration::from_secs(2) {
            res.stroke();
        }
        res
    }

    /// Waits for findings of this version, or of whichever where none is named.
    fn published(&mut self) -> Instant {
        let (uri, version) = (self.uri.clone(), self.version);
        let fits = |it: &Value| {
            let params = &it["params"];
            let named = params["version"].as_i64();
            it["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri.as_str()
                && named.is_none_or(|it| it == version)
        };
        self.client.until(fits).0
    }

    /// Another digit in a figure.
    fn press(&mut self) {
        self.version += 1;
        let (line, column) = self.figure;
        let digit = 1 + self.version % 9;
        let range = json!({"start": {"line": line, "character": column}, "end": {"line": line, "character": column + 1}});
        let change = json!({"range": range, "text": digit.to_string()});
        self.client.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [change]}),
        );
    }

    fn stroke(&mut self) -> Duration {
        let begun = Instant::now();
        self.press();
        self.published() - begun
    }

    fn strokes(&mut self, effort: Effort) -> Vec<Duration> {
        let begun = Instant::now();
        let mut res = Vec::new();
        while res.len() < effort.strokes && begun.elapsed() < effort.longest || res.is_empty() {
            res.push(self.stroke());
        }
        res
    }

    /// A request at many places, each after a keystroke whose findings came.
    fn requests(&mut self, method: &str, effort: Effort) -> Vec<Duration> {
        let begun = Instant::now();
        let mut res = Vec::new();
        for nth in 0..effort.strokes {
            if begun.elapsed() >= effort.longest && !res.is_empty() {
                break;
            }
            self.stroke();
            let line = (nth * 7_919) % self.lines.len();
            let text = &self.lines[line];
            // In a word: after the first letters of the line, or where the second word begins.
            let word = text.find(|it: char| it.is_ascii_alphabetic()).unwrap_or(0);
            let column = text[..word].encode_utf16().count() + 1;
            let place = json!({"line": line, "character": column});
            let asked = Instant::now();
            let id = self.client.ask(
                method,
                json!({"textDocument": {"uri": self.uri}, "position": place}),
            );
            let (answered, _) = self.client.answer(id);
            res.push(answered - asked);
        }
        res
    }

    /// Many keystrokes that nobody waits for, until the findings of the last one.
    fn storm(&mut self, count: usize) -> Duration {
        self.client.forget();
        let begun = Instant::now();
        for _ in 0..count {
            self.press();
        }
        let last = self.published();
        // Without versions the last findings are those after which no more come.
        let id = self.client.ask(
            "textDocument/hover",
            json!({"textDocument": {"uri": self.uri}, "position": {"line": 0, "character": 0}}),
        );
        let (answered, _) = self.client.answer(id);
        last.max(answered) - begun
    }

    fn memory(&self) -> String {
        self.client.memory().map_or_else(
            || "?".to_owned(),
            |it| format!("{}.{} MB", it / 1024, it % 1024 * 10 / 1024),
        )
    }
}

/// The first digit of an amount in the middle of a brief.
fn figure(lines: &[String]) -> (usize, usize) {
    let middle = lines.len() / 2;
    let amount = lines
        .iter()
        .enumerate()
        .skip(middle)
        .chain(lines.iter().enumerate());
    let found = amount.filter_map(|(nth, it)| {
        let at = ["amount: ", "members: ", "items: "]
            .iter()
            .find_map(|key| Some(it.find(key)? + key.len()))?;
        let digit = at + it[at..].find(|it: char| it.is_ascii_digit())?;
        Some((nth, it[..digit].encode_utf16().count()))
    });
    found
        .into_iter()
        .next()
        .expect("a made-up brief has figures")
}

fn shown(times: Times) -> String {
    format!(
        "{} / {} ({})",
        millis(times.p50),
        millis(times.p99),
        times.count
    )
}

fn millis(time: Duration) -> String {
    let micros = time.as_micros();
    match micros {
        0..100_000 => format!("{}.{:02} ms", micros / 1_000, micros % 1_000 / 10),
        _ => format!("{} ms", micros / 1_000),
    }
}

fn print(subjects: &[Subject], briefs: &[Brief], effort: Effort, columns: &[Vec<String>]) {
    let lines = |it: &Brief| it.text.lines().count();
    let mut names: Vec<String> = briefs
        .iter()
        .map(|it| format!("keystroke to findings, {} ({})", it.name, lines(it)))
        .collect();
    names.extend([
        "hover, 2,000 lines".to_owned(),
        "completion, 2,000 lines".to_owned(),
        "start of the process to the answer to `initialize`".to_owned(),
        "memory, idle, one brief of 100 lines".to_owned(),
        format!("{} keystrokes without waiting", effort.storm),
        "memory after them".to_owned(),
    ]);
    println!(
        "p50 / p99 (how many), of the quietest of {} runs\n",
        effort.runs
    );
    let header: Vec<&str> = subjects.iter().map(|it| it.name.as_str()).collect();
    println!("| | {} |", header.join(" | "));
    println!("|---|{}", "---:|".repeat(header.len()));
    for (nth, name) in names.iter().enumerate() {
        let cells: Vec<&str> = columns.iter().map(|it| it[nth].as_str()).collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
}

//! The server as an editor meets it: the real binary over a pipe. Each message that it sends is
//! checked against the metamodel of the protocol and against what was said before.

mod client;
mod diagnostics;
mod doc;
mod exhibits;
mod exits;
mod features;
mod fuzz;
mod malformed;
mod meta;
mod order;
mod requests;
mod same;
mod settings;
mod talk;
mod transcript;
mod transports;
mod uris;
mod workspace;

/// A brief whose settled amount falls short, and nothing else is wrong with it.
const SHORT: &str = include_str!("cli/short.brief.yaml");

/// The same with enough.
fn met() -> String {
    SHORT.replace("185,000 CNY", "200,000 CNY")
}

/// The same with an offence that no schema defines; the number is in the words of its diagnostic.
fn unknown(number: usize) -> String {
    SHORT.replace("cl-287-2", &format!("cl-{number:07}"))
}

/// The rules of some diagnostics.
fn codes(diagnostics: &[serde_json::Value]) -> Vec<&str> {
    let codes = diagnostics.iter().filter_map(|it| it["code"].as_str());
    codes.collect()
}

//! The rules of a conversation, kept and broken.

use serde_json::{Value, json};

use super::Talk;

/// A session in which a client with these abilities was greeted.
fn greeted(can: &Value) -> Talk {
    let mut talk = Talk::default();
    ask(
        &mut talk,
        "initialize",
        json!({"processId": null, "rootUri": null, "capabilities": can}),
    );
    let answer = json!({"jsonrpc": "2.0", "id": 1, "result": {"capabilities": {}}});
    talk.received(&answer).expect("a greeting is good");
    talk
}

fn ask(talk: &mut Talk, method: &str, params: Value) {
    let message = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
    talk.sent(&message).expect("the test is good");
}

fn notification(method: &str, params: Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": params})
}

fn wrong(talk: &mut Talk, message: &Value) -> String {
    talk.received(message).expect_err("it is wrong")
}

#[test]
fn each_request_is_answered_once() {
    let mut talk = greeted(&json!({}));
    ask(&mut talk, "shutdown", Value::Null);
    assert_eq!(talk.waits(), ["shutdown"]);
    let answer = json!({"jsonrpc": "2.0", "id": 1, "result": null});
    talk.received(&answer).expect("it was asked");
    assert_eq!(
        wrong(&mut talk, &answer),
        "answers 1, which waits for no answer"
    );
}

#[test]
fn the_envelope_is_whole() {
    let mut talk = greeted(&json!({}));
    let cases = [
        (json!([]), "no object"),
        (json!({"id": 1, "result": 1}), "`jsonrpc` is not \"2.0\""),
        (json!({"jsonrpc": "2.0"}), "neither asks nor answers"),
        (
            json!({"jsonrpc": "2.0", "id": 1}),
            "neither a result nor an error, or both",
        ),
        (
            json!({"jsonrpc": "2.0", "id": 1, "result": 1, "error": {"code": 1, "message": ""}}),
            "neither a result nor an error, or both",
        ),
        (
            json!({"jsonrpc": "2.0", "id": null, "error": {"code": "x", "message": ""}}),
            "{\"code\":\"x\",\"message\":\"\"} is no error",
        ),
        (
            json!({"jsonrpc": "2.0", "method": "exit", "extra": 1}),
            "a message has no `extra`",
        ),
    ];
    for (message, words) in cases {
        assert_eq!(wrong(&mut talk, &message), words);
    }
}

#[test]
fn nothing_but_messages_comes_before_the_greeting() {
    let mut talk = Talk::default();
    let published = json!({"uri": "file:///a", "diagnostics": []});
    let message = notification("textDocument/publishDiagnostics", published);
    assert_eq!(
        wrong(&mut talk, &message),
        "`textDocument/publishDiagnostics` before the answer to `initialize`"
    );
    let shown = notification("window/showMessage", json!({"type": 1, "message": "x"}));
    talk.received(&shown).expect("a message may come at once");
}

#[test]
fn only_what_the_client_takes_is_sent() {
    let asks = json!({"jsonrpc": "2.0", "id": 0, "method": "workspace/configuration", "params": {"items": []}});
    assert_eq!(
        wrong(&mut greeted(&json!({})), &asks),
        "the client did not say that it takes workspace/configuration"
    );
    let mut able = greeted(&json!({"workspace": {"configuration": true}}));
    able.received(&asks).expect("it takes that");
    assert_eq!(wrong(&mut able, &asks), "uses the id 0 again");
}

#[test]
fn a_diagnostic_holds_only_what_the_client_takes() {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}});
    let one = json!({"range": range, "message": "x", "tags": [1]});
    let message = notification(
        "textDocument/publishDiagnostics",
        json!({"uri": "file:///a", "diagnostics": [one]}),
    );
    assert_eq!(
        wrong(&mut greeted(&json!({})), &message),
        "the client did not say that it takes tags"
    );
    let can = json!({"textDocument": {"publishDiagnostics": {"tagSupport": {"valueSet": [1, 2]}}}});
    greeted(&can).received(&message).expect("it takes that");
}

#[test]
fn work_begins_and_ends_once() {
    if super::Model::get().is_none() {
        return;
    }
    let mut talk = greeted(&json!({"window": {"workDoneProgress": true}}));
    let progress = |value: Value| notification("$/progress", json!({"token": "t", "value": value}));
    let begin = progress(json!({"kind": "begin", "title": "x"}));
    assert!(wrong(&mut talk, &begin).contains("does not follow"));
    let create = json!({"jsonrpc": "2.0", "id": 0, "method": "window/workDoneProgress/create", "params": {"token": "t"}});
    talk.received(&create).expect("it may create one");
    let end = progress(json!({"kind": "end"}));
    assert!(wrong(&mut talk, &end).contains("does not follow"));
    talk.received(&begin).expect("it begins");
    talk.received(&end).expect("it ends");
    assert!(wrong(&mut talk, &end).contains("does not follow"));
}

#[test]
fn a_message_of_the_client_or_of_nobody_is_wrong() {
    if super::Model::get().is_none() {
        return;
    }
    let mut talk = greeted(&json!({}));
    assert_eq!(
        wrong(&mut talk, &notification("exit", Value::Null)),
        "`exit` is for the client to send"
    );
    assert_eq!(
        wrong(&mut talk, &notification("gravamen/hello", json!({}))),
        "the protocol has no notification `gravamen/hello`"
    );
}

#[test]
fn a_registration_has_the_options_of_its_method() {
    if super::Model::get().is_none() {
        return;
    }
    let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let one = |options: Value| {
        let it = json!({"id": "w", "method": "workspace/didChangeWatchedFiles", "registerOptions": options});
        json!({"jsonrpc": "2.0", "id": 0, "method": "client/registerCapability", "params": {"registrations": [it]}})
    };
    greeted(&can)
        .received(&one(json!({"watchers": [{"globPattern": "**/*.yaml"}]})))
        .expect("it takes that");
    assert_eq!(
        wrong(&mut greeted(&can), &one(json!({"watcher": []}))),
        "registerOptions: `watchers` is missing"
    );
}

//! How and when the server ends.

use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::client::Setup;
use super::doc::Doc;
use super::unknown;

/// Another server stands for the editor: it waits for its input as long as we let it.
fn editor() -> Child {
    Command::new(env!("CARGO_BIN_EXE_gravamen"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts")
}

#[test]
fn shutdown_and_exit_is_0_although_the_input_stays_open() {
    Setup::new().start().finish();
}

#[test]
fn exit_without_shutdown_is_1() {
    let mut client = Setup::new().start();
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn exit_before_initialize_is_1() {
    let mut client = Setup::new().spawn();
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn the_end_of_the_input_is_1() {
    let mut client = Setup::new().start();
    client.hang_up();
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn the_end_of_the_input_before_a_word_is_1() {
    let mut client = Setup::new().spawn();
    client.hang_up();
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn the_end_of_the_input_after_shutdown_is_0() {
    let mut client = Setup::new().start();
    client.request("shutdown", Value::Null);
    client.hang_up();
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn a_client_that_dies_after_shutdown_is_0() {
    let mut editor = editor();
    let mut client = Setup::new().with("processId", json!(editor.id())).start();
    client.request("shutdown", Value::Null);
    editor.kill().expect("it is our child");
    editor.wait().expect("it is our child");
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn shutdown_before_initialize_is_refused_and_counts_for_nothing() {
    let mut client = Setup::new().spawn();
    assert_eq!(client.refused("shutdown", Value::Null), -32002);
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn a_message_cut_short_by_the_end_is_1() {
    let mut client = Setup::new().start();
    client.raw(*b"Content-Length: 1000\r\n\r\n{\"jsonrpc\"");
    client.hang_up();
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn what_was_asked_before_shutdown_is_answered_before_the_end() {
    let mut client = Setup::pulling().start();
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", &unknown(1));
    let params = json!({"textDocument": doc.id()});
    let asked = client.ask("textDocument/diagnostic", params);
    let bye = client.ask("shutdown", Value::Null);
    assert!(client.answer(asked).is_ok());
    assert_eq!(client.answer(bye), Ok(Value::Null));
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn a_request_after_shutdown_is_invalid() {
    let mut client = Setup::new().start();
    client.request("shutdown", Value::Null);
    let doc = json!({"uri": "file:///w/a.brief.yaml"});
    let at = json!({"textDocument": doc, "position": {"line": 0, "character": 0}});
    assert_eq!(client.refused("textDocument/hover", at), -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn shutdown_takes_null_for_nothing() {
    let mut client = Setup::new().start();
    client.send(&json!({"jsonrpc": "2.0", "id": "bye", "method": "shutdown", "params": null}));
    client.until("the end of the wait", |it| it.nothing_waits().then_some(()));
    client.send(&json!({"jsonrpc": "2.0", "method": "exit", "params": null}));
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn it_ends_when_its_client_dies() {
    let mut editor = editor();
    let mut client = Setup::new().with("processId", json!(editor.id())).start();
    client.catch_up();
    editor.kill().expect("it is our child");
    editor.wait().expect("it is our child");
    // The input stays open, as it does when another process inherited it.
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn a_process_that_cannot_be_seen_is_no_dead_client() {
    // An editor outside of this container has a number that means nothing here.
    let mut client = Setup::new().with("processId", json!(i32::MAX)).start();
    for number in 1..=20 {
        let uri = format!("file:///w/{number}.brief.yaml");
        Doc::open(&mut client, &uri, &unknown(number)).pushed(&mut client);
    }
    client.finish();
}

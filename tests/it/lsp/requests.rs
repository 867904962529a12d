//! Requests beyond the features: cancelled, unknown, too early, in a panic, from and to a client
//! that does not answer.

use serde_json::{Value, json};

use super::client::{Client, Setup};
use super::doc::Doc;
use super::{codes, unknown};

const URI: &str = "file:///w/a.brief.yaml";

/// A brief whose analysis takes a while: many facts.
fn long(facts: usize) -> String {
    let mut res = String::from("brief: 1\ncase: {title: x, filed: 2023-08-02}\nfacts:\n");
    for nth in 0..facts {
        res += &format!(
            "  f{nth}: {{kind: payment-settlement, by: lin, when: 2023-03-02, amount: {nth} CNY, evidence: [bank]}}\n"
        );
    }
    res
}

#[test]
fn a_cancelled_request_is_answered_with_32800() {
    let mut client = Setup::pulling().start();
    let mut doc = Doc::open(&mut client, URI, "a: b\n");
    // Long enough that work goes on when the cancellation comes, on any machine.
    doc.replace(&mut client, &long(30_000));
    let asked: Vec<_> = (0..8)
        .map(|_| client.ask("textDocument/diagnostic", json!({"textDocument": doc.id()})))
        .collect();
    for id in &asked {
        client.notify("$/cancelRequest", json!({"id": id.0}));
    }
    for id in asked {
        let error = client.answer(id).expect_err("it was cancelled");
        assert_eq!(error["code"], -32800, "{error}");
    }
    client.finish();
}

#[test]
fn a_cancellation_of_nothing_is_no_harm() {
    let mut client = Setup::pulling().start();
    client.notify("$/cancelRequest", json!({"id": 77}));
    client.notify("$/cancelRequest", json!({"id": "none"}));
    let doc = Doc::open(&mut client, URI, &unknown(1));
    let id = client.ask("textDocument/diagnostic", json!({"textDocument": doc.id()}));
    assert!(client.answer(id).is_ok());
    client.notify("$/cancelRequest", json!({"id": id.0}));
    client.finish();
}

#[test]
fn a_client_that_never_answers_blocks_nothing() {
    let setup = Setup::new().folder(env!("CARGO_MANIFEST_DIR").as_ref());
    let mut client = setup.spawn();
    client.answers.lock().expect("nobody panics").silent = true;
    setup.greet(&mut client);
    let mut doc = Doc::open(&mut client, URI, &unknown(0));
    for number in 1..=300 {
        let (start, end) = doc.find(&format!("cl-{:07}", number - 1));
        doc.edit(&mut client, start + 3, end, &format!("{number:07}"));
        if number % 20 == 0 {
            let settings = json!({"settings": null});
            client.notify("workspace/didChangeConfiguration", settings);
        }
    }
    let diagnostics = doc.pushed(&mut client);
    assert!(codes(&diagnostics).contains(&"unknown-offence"));
    let asked: Vec<_> = (0..50)
        .map(|_| client.ask("textDocument/hover", doc.at("lin")))
        .collect();
    for id in asked {
        assert!(client.answer(id).is_ok());
    }
    client.finish();
}

#[test]
fn a_handler_that_panics_answers_32603_and_the_server_lives() {
    let mut client = Setup::pulling()
        .variable("GRAVAMEN_TEST_PANIC", "1")
        .start();
    for _ in 0..3 {
        let command = json!({"command": "gravamen.panic", "arguments": []});
        assert_eq!(client.refused("workspace/executeCommand", command), -32603);
    }
    let doc = Doc::open(&mut client, URI, &unknown(1));
    assert!(codes(&doc.pulled(&mut client)).contains(&"unknown-offence"));
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn the_panic_of_the_tests_is_no_command_otherwise() {
    let mut client = Setup::new().start();
    let commands = &client.announced()["executeCommandProvider"]["commands"];
    assert!(!commands.to_string().contains("panic"), "{commands}");
    let command = json!({"command": "gravamen.panic", "arguments": []});
    let code = client.refused("workspace/executeCommand", command);
    assert!([-32601, -32602, -32803].contains(&code), "{code}");
    client.finish();
}

#[test]
fn an_unknown_request_is_not_found() {
    let mut client = Setup::new().start();
    assert_eq!(client.refused("foo/bar", json!({})), -32601);
    assert_eq!(client.refused("$/foo", json!({})), -32601);
    client.finish();
}

#[test]
fn an_unknown_notification_is_ignored() {
    let mut client = Setup::pulling().start();
    client.notify("foo/bar", json!({"a": 1}));
    client.notify("$/foo", Value::Null);
    works(client);
}

fn works(mut client: Client) {
    let doc = Doc::open(&mut client, URI, &unknown(1));
    assert!(codes(&doc.pulled(&mut client)).contains(&"unknown-offence"));
    client.finish();
}

#[test]
fn a_request_before_initialize_is_refused() {
    let setup = Setup::pulling();
    let mut client = setup.spawn();
    let at = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}});
    assert_eq!(client.refused("textDocument/hover", at), -32002);
    assert_eq!(client.refused("foo/bar", json!({})), -32002);
    assert_eq!(client.refused("$/foo", json!({})), -32002);
    // A notification then is dropped.
    client.notify(
        "textDocument/didSave",
        json!({"textDocument": {"uri": URI}}),
    );
    setup.greet(&mut client);
    works(client);
}

#[test]
fn a_second_initialize_is_invalid() {
    let setup = Setup::pulling();
    let mut client = setup.start();
    assert_eq!(client.refused("initialize", setup.greeting()), -32600);
    works(client);
}

#[test]
fn everything_may_be_said_without_waiting_for_the_greeting() {
    let setup = Setup::pulling();
    let mut client = setup.spawn();
    let greeting = client.ask("initialize", setup.greeting());
    client.notify("initialized", json!({}));
    let item = json!({"uri": URI, "languageId": "yaml", "version": 1, "text": unknown(5)});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));
    let params = json!({"textDocument": {"uri": URI}});
    let asked = client.ask("textDocument/diagnostic", params);
    assert!(client.answer(greeting).is_ok());
    let report = client.answer(asked).expect("the document is open");
    assert!(
        report["items"].to_string().contains("cl-0000005"),
        "{report}"
    );
    client.finish();
}

#[test]
fn ids_of_every_form_are_answered_as_they_came() {
    let mut client = Setup::new().start();
    let at = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}});
    let ids = [
        json!("seven"),
        json!(0),
        json!(-1),
        json!(1_i64 << 31),
        json!("1"),
    ];
    for id in ids {
        let request =
            json!({"jsonrpc": "2.0", "id": id, "method": "textDocument/hover", "params": at});
        client.send(&request);
    }
    client.until("all answers", |it| it.nothing_waits().then_some(()));
    client.finish();
}

#[test]
fn a_request_on_a_document_that_nobody_opened_is_answered() {
    let mut client = Setup::pulling().start();
    let doc = json!({"uri": "file:///nowhere/x.brief.yaml"});
    let at = json!({"textDocument": doc, "position": {"line": 9, "character": 9}});
    for method in [
        "hover",
        "completion",
        "definition",
        "documentHighlight",
        "prepareRename",
    ] {
        let id = client.ask(&format!("textDocument/{method}"), at.clone());
        // An answer of any kind, and no end.
        let _ = client.answer(id);
    }
    works(client);
}

#[test]
fn a_client_without_abilities_is_served() {
    let mut client = Setup::plain().start();
    let item = json!({"uri": URI, "languageId": "yaml", "version": 1, "text": unknown(1)});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));
    let published = client.next("textDocument/publishDiagnostics", |it| it["uri"] == URI);
    assert!(published.to_string().contains("cl-0000001"), "{published}");
    client.finish();
}

#[test]
fn initialize_says_who_answers() {
    let setup = Setup::new();
    let mut client = setup.spawn();
    let result = client.request("initialize", setup.greeting());
    assert_eq!(result["serverInfo"]["name"], "gravamen");
    assert_eq!(result["serverInfo"]["version"], env!("CARGO_PKG_VERSION"));
    let sync = &result["capabilities"]["textDocumentSync"];
    let change = sync.get("change").unwrap_or(sync);
    assert_eq!(*change, 2, "edits come as edits");
    client.notify("initialized", json!({}));
    client.finish();
}

#[test]
fn what_is_traced_comes_behind_the_greeting() {
    let mut client = Setup::pulling().with("trace", json!("verbose")).start();
    let doc = Doc::open(&mut client, URI, &unknown(1));
    doc.pulled(&mut client);
    client.next("$/logTrace", |it| {
        it.to_string().contains("textDocument/diagnostic")
    });
    client.notify("$/setTrace", json!({"value": "off"}));
    doc.pulled(&mut client);
    client.finish();
}

#[test]
fn a_client_that_never_answers_still_has_its_folder_checked() {
    let root = tempfile::tempdir().expect("a folder can be made");
    let path = root.path().join("a.brief.yaml");
    std::fs::write(path, unknown(1)).expect("a file can be written");
    let setup = Setup::new().folder(root.path());
    let mut client = setup.spawn();
    client.answers.lock().expect("nobody panics").silent = true;
    setup.greet(&mut client);
    client.next("textDocument/publishDiagnostics", |it| {
        it.to_string().contains("cl-0000001")
    });
    client.finish();
}

#[test]
fn the_way_to_count_columns_is_agreed_on() {
    for (offered, agreed) in [
        (&["utf-8", "utf-16"][..], "utf-8"),
        (&["utf-32", "utf-16", "utf-8"], "utf-32"),
        (&["utf-16", "utf-8"], "utf-16"),
        (&["utf-7"], "utf-16"),
        (&[], "utf-16"),
    ] {
        let client = Setup::pulling().encodings(offered).start();
        let said = client.announced()["positionEncoding"].as_str();
        assert_eq!(said.unwrap_or("utf-16"), agreed, "{offered:?}");
        client.finish();
    }
}

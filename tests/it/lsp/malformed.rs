//! What is no message is answered and survived.

use super::client::{Client, Setup, frame};
use super::doc::Doc;
use super::{codes, met, unknown};

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;

/// A session hears some bytes, answers with these codes to nobody, and goes on.
fn survives(bytes: &[u8], expected: &[i64]) {
    let mut client = Setup::pulling().start();
    client.raw(bytes);
    for code in expected {
        assert_eq!(client.refusal(), *code);
    }
    still_works(client);
}

/// It answers, and has no answer too many.
fn still_works(mut client: Client) {
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", &unknown(1));
    let diagnostics = doc.pulled(&mut client);
    assert!(codes(&diagnostics).contains(&"unknown-offence"));
    client.finish();
}

#[test]
fn bad_json() {
    survives(&frame(b"{\"jsonrpc\": \"2.0\", "), &[PARSE_ERROR]);
}

#[test]
fn json_that_is_no_message() {
    survives(&frame(b"{\"foo\": 1}"), &[INVALID_REQUEST]);
}

#[test]
fn a_batch_of_nothing() {
    survives(&frame(b"[]"), &[INVALID_REQUEST]);
}

#[test]
fn a_batch_of_something_that_is_no_message() {
    survives(&frame(b"[1, {}]"), &[INVALID_REQUEST]);
}

#[test]
fn words_and_numbers() {
    let all = [frame(b"\"x\""), frame(b"1"), frame(b"null"), frame(b"true")].concat();
    survives(&all, &[INVALID_REQUEST; 4]);
}

#[test]
fn invalid_utf_8() {
    survives(
        &frame(b"{\"jsonrpc\":\"2.0\",\"method\":\"\xff\xfe\"}"),
        &[PARSE_ERROR],
    );
}

#[test]
fn half_a_surrogate() {
    let body = br#"{"jsonrpc":"2.0","method":"foo","params":{"text":"\ud800"}}"#;
    survives(&frame(body), &[PARSE_ERROR]);
}

#[test]
fn an_empty_body() {
    survives(&frame(b""), &[PARSE_ERROR]);
}

#[test]
fn deeply_nested_json() {
    let body = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
    survives(&frame(&body), &[PARSE_ERROR]);
}

#[test]
fn a_line_of_garbage_before_a_message() {
    let mut client = Setup::pulling().start();
    client.raw(*b"hello, is this the server?\r\n");
    still_works(client);
}

#[test]
fn headers_without_a_length() {
    survives(b"Content-Type: text/plain\r\n\r\n", &[PARSE_ERROR]);
}

#[test]
fn a_length_that_is_no_number() {
    for length in ["abc", "-5", "", "1e3", "99999999999999999999999999"] {
        survives(
            format!("Content-Length: {length}\r\n\r\n").as_bytes(),
            &[PARSE_ERROR],
        );
    }
}

#[test]
fn stray_blank_lines_between_messages() {
    survives(b"\r\n\r\n\r\n", &[]);
}

/// A request whose frame is written by hand is answered as any other.
fn answers(head: &str) {
    let mut client = Setup::pulling().start();
    let body = br#"{"jsonrpc":"2.0","id":null,"method":7}"#;
    client.raw(
        [
            head.replace("SIZE", &body.len().to_string()).as_bytes(),
            body,
        ]
        .concat(),
    );
    assert_eq!(client.refusal(), INVALID_REQUEST);
    still_works(client);
}

#[test]
fn a_header_in_lower_case() {
    answers("content-length: SIZE\r\n\r\n");
}

#[test]
fn a_header_in_upper_case_without_a_space() {
    answers("CONTENT-LENGTH:SIZE\r\n\r\n");
}

#[test]
fn more_headers() {
    answers(
        "X-One: 1\r\nContent-Length: SIZE\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\nX-Two: 2\r\n\r\n",
    );
}

#[test]
fn a_content_type_without_a_character_set() {
    answers("Content-Length: SIZE\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n");
}

#[test]
fn header_lines_that_end_in_lf_alone() {
    answers("Content-Length: SIZE\n\n");
}

#[test]
fn a_message_in_many_pieces() {
    // A client without abilities is asked nothing, so that no answer comes between the bytes.
    let mut client = Setup::plain().start();
    for byte in frame(b"{\"foo\": 1}") {
        client.raw([byte]);
    }
    assert_eq!(client.refusal(), INVALID_REQUEST);
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", super::SHORT);
    let folds = client.request(
        "textDocument/foldingRange",
        serde_json::json!({"textDocument": doc.id()}),
    );
    assert!(folds.as_array().is_some_and(|it| !it.is_empty()), "{folds}");
    client.finish();
}

#[test]
fn parameters_of_another_shape() {
    let mut client = Setup::pulling().start();
    let body =
        br#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":7}}"#;
    client.raw(frame(body));
    let body = br#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":[1,2]}"#;
    client.raw(frame(body));
    still_works(client);
}

#[test]
fn a_response_to_nothing() {
    let mut client = Setup::pulling().start();
    for id in ["77", "\"x\"", "null"] {
        let body = format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":null}}");
        client.raw(frame(body.as_bytes()));
    }
    still_works(client);
}

#[test]
fn a_message_over_64_megabytes_is_refused_with_words_to_the_person() {
    let mut client = Setup::pulling().start();
    let head = br#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///w/big","languageId":"yaml","version":1,"text":""#;
    let body = [&head[..], &vec![b'a'; 64 << 20], b"\"}}}"].concat();
    client.raw(frame(&body));
    let shown = client.next("window/showMessage", |_| true);
    let words = shown["message"].as_str().expect("words");
    assert!(words.contains("64"), "{words}");
    assert_eq!(client.refusal(), INVALID_REQUEST);
    still_works(client);
}

#[test]
fn a_long_document_below_that_is_taken() {
    let mut client = Setup::pulling().start();
    let text = format!("{}# {}\n", met(), "a".repeat(10 << 20));
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", &text);
    doc.pulled(&mut client);
    client.finish();
}

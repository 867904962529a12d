//! The validator itself, on good messages and bad ones.

use serde_json::{Value, json};

use super::Model;

/// The words on a value of a type, or nothing when it is good (or the metamodel is not there).
fn said(ty: &str, value: &Value) -> Option<String> {
    let model = Model::get()?;
    let verdict = model.check_named(ty, value, "it");
    verdict.err().map(|it| it.to_string())
}

fn good(ty: &str, value: &Value) {
    assert_eq!(said(ty, value), None);
}

fn bad(ty: &str, value: &Value, words: &str) {
    if Model::get().is_some() {
        assert_eq!(said(ty, value).as_deref(), Some(words));
    }
}

fn at(line: u32, from: u32, to: u32) -> Value {
    json!({"start": {"line": line, "character": from}, "end": {"line": line, "character": to}})
}

#[test]
fn a_whole_diagnostic_is_good() {
    good(
        "PublishDiagnosticsParams",
        &json!({
            "uri": "file:///w/a.brief.yaml",
            "version": 3,
            "diagnostics": [{
                "range": at(1, 2, 5),
                "severity": 1,
                "code": "ground-falls-short",
                "codeDescription": {"href": "https://example.org/rules#ground-falls-short"},
                "source": "gravamen",
                "message": "short",
                "tags": [1],
                "relatedInformation": [
                    {"location": {"uri": "file:///w/a", "range": at(0, 0, 1)}, "message": "gives"}
                ],
                "data": {"anything": [1, null, "x"]}
            }]
        }),
    );
}

#[test]
fn a_property_that_is_missing_is_named() {
    bad(
        "Diagnostic",
        &json!({"range": at(0, 0, 1)}),
        "it: `message` is missing",
    );
}

#[test]
fn a_property_that_the_protocol_does_not_have_is_wrong() {
    bad(
        "Diagnostic",
        &json!({"range": at(0, 0, 1), "message": "x", "fix": 1}),
        "it.fix: the protocol has no such property",
    );
}

#[test]
fn an_inherited_property_is_known() {
    good(
        "CodeActionOptions",
        &json!({"workDoneProgress": true, "codeActionKinds": ["quickfix", "source.fixAll.gravamen"]}),
    );
    bad(
        "CodeActionOptions",
        &json!({"workDoneProgress": 1}),
        "it.workDoneProgress: 1 is no boolean",
    );
}

#[test]
fn null_is_not_absence() {
    bad(
        "Diagnostic",
        &json!({"range": at(0, 0, 1), "message": "x", "source": null}),
        "it.source: null is no string",
    );
}

#[test]
fn a_closed_enumeration_takes_only_its_own() {
    bad(
        "Diagnostic",
        &json!({"range": at(0, 0, 1), "message": "x", "severity": 5}),
        "it.severity: 5 is no DiagnosticSeverity",
    );
    good("PositionEncodingKind", &json!("utf-64"));
    bad(
        "MarkupKind",
        &json!("html"),
        "it: \"html\" is no MarkupKind",
    );
}

#[test]
fn an_open_enumeration_still_has_its_type() {
    bad("CodeActionKind", &json!(7), "it: 7 is no string");
}

#[test]
fn one_of_several_is_enough_and_the_nearest_is_reported() {
    let result = |value: &Value| {
        let model = Model::get()?;
        let ty = &model.request("textDocument/completion")?.result;
        let verdict = model.check(ty, value, "result");
        verdict.err().map(|it| it.to_string())
    };
    assert_eq!(result(&json!(null)), None);
    assert_eq!(result(&json!([{"label": "a"}])), None);
    let list = json!({"isIncomplete": false, "items": [{"label": "a", "kind": 1}]});
    assert_eq!(result(&list), None);
    if Model::get().is_some() {
        let nameless = json!({"isIncomplete": false, "items": [{"kind": 1}]});
        let words = "result.items.[0]: `label` is missing";
        assert_eq!(result(&nameless).as_deref(), Some(words));
    }
}

#[test]
fn a_tuple_has_its_length() {
    good("ParameterInformation", &json!({"label": [1, 2]}));
    bad(
        "ParameterInformation",
        &json!({"label": [1, 2, 3]}),
        "it.label: [1,2,3] is no string",
    );
}

#[test]
fn a_map_has_keys_and_values_of_its_types() {
    let edits = json!([{"range": at(0, 0, 1), "newText": "x"}]);
    good(
        "WorkspaceEdit",
        &json!({"changes": {"file:///a%20b": edits}}),
    );
    bad(
        "WorkspaceEdit",
        &json!({"changes": {"file:///a b": edits}}),
        "it.changes.file:///a b: \"file:///a b\" is no DocumentUri",
    );
    bad(
        "WorkspaceEdit",
        &json!({"changes": {"file:///a": [1]}}),
        "it.changes.file:///a.[0]: 1 is no object",
    );
}

#[test]
fn a_literal_names_a_kind() {
    good(
        "WorkDoneProgressBegin",
        &json!({"kind": "begin", "title": "x"}),
    );
    bad(
        "WorkDoneProgressBegin",
        &json!({"kind": "end", "title": "x"}),
        "it.kind: \"end\" is not \"begin\"",
    );
}

#[test]
fn an_empty_literal_is_empty() {
    good(
        "SemanticTokensClientCapabilities",
        &client_tokens(&json!({})),
    );
    bad(
        "SemanticTokensClientCapabilities",
        &client_tokens(&json!({"a": 1})),
        "it.requests.range.a: the protocol has no such property",
    );
}

fn client_tokens(range: &Value) -> Value {
    json!({"requests": {"range": range}, "tokenTypes": [], "tokenModifiers": [], "formats": []})
}

#[test]
fn a_number_has_the_size_of_the_protocol() {
    let position = |it: i64| json!({"line": it, "character": 0});
    good("Position", &position(2_147_483_647));
    bad("Position", &position(-1), "it.line: -1 is no uinteger");
    bad(
        "Position",
        &position(2_147_483_648),
        "it.line: 2147483648 is no uinteger",
    );
}

#[test]
fn what_came_after_3_17_is_wrong() {
    bad(
        "CompletionList",
        &json!({"isIncomplete": false, "items": [], "applyKind": {}}),
        "it.applyKind: newer than 3.17",
    );
}

#[test]
fn a_range_does_not_end_before_it_begins() {
    bad(
        "Range",
        &at(0, 3, 2),
        "it: contradicts itself as a Range: \
         {\"start\":{\"line\":0,\"character\":3},\"end\":{\"line\":0,\"character\":2}}",
    );
}

#[test]
fn edits_do_not_overlap() {
    let edit = |from, to| json!({"range": at(0, from, to), "newText": ""});
    let of =
        |edits: Value| json!({"textDocument": {"uri": "file:///a", "version": 1}, "edits": edits});
    good("TextDocumentEdit", &of(json!([edit(4, 6), edit(0, 4)])));
    let overlapping = said("TextDocumentEdit", &of(json!([edit(0, 5), edit(4, 6)])));
    if Model::get().is_some() {
        let words = overlapping.expect("they overlap");
        assert!(
            words.contains("contradicts itself as a TextDocumentEdit"),
            "{words}"
        );
    }
}

//! Tests of what goes over the wire.

use serde_json::json;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, Diagnostic, Position, Range,
};

use super::{answer, resolve};
use crate::lsp::features::diagnostics;
use crate::lsp::fixture::{can, snapshot};
use crate::lsp::snapshot::Snapshot;
use crate::text::Lang;

const BRIEF: &str = "\
brief: 1
parties: {lin: {name: 林某, kind: person, rolle: accused}}
facts:
  settled: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 18.5万元}
  fee: {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 12000元}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      payment-settlement: [settled]
";

fn lazy() -> Snapshot {
    let actions = json!({
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
        "dataSupport": true,
        "resolveSupport": {"properties": ["edit"]},
    });
    let edit = json!({"documentChanges": true});
    let all = json!({"textDocument": {"codeAction": actions}, "workspace": {"workspaceEdit": edit}});
    snapshot(BRIEF, can(all), Lang::En)
}

fn eager() -> Snapshot {
    snapshot(BRIEF, can(json!({})), Lang::Zh)
}

fn on(line: u32, column: u32) -> Range {
    Range::new(Position::new(line, column), Position::new(line, column))
}

fn context(diagnostics: Vec<Diagnostic>, only: Option<&[&'static str]>) -> CodeActionContext {
    CodeActionContext {
        diagnostics,
        only: only.map(|it| it.iter().map(|it| CodeActionKind::from(*it)).collect()),
        trigger_kind: None,
    }
}

fn asked(snapshot: &Snapshot, range: Range, context: &CodeActionContext) -> Vec<CodeAction> {
    let all = answer(snapshot, range, context).into_iter();
    let action = |it| match it {
        CodeActionOrCommand::CodeAction(it) => it,
        CodeActionOrCommand::Command(it) => panic!("a command: {it:?}"),
    };
    all.map(action).collect()
}

fn shortfall(snapshot: &Snapshot) -> Diagnostic {
    let mut all = diagnostics::of(snapshot).into_iter();
    let short = |it: &Diagnostic| it.message.contains("short of");
    all.find(short).expect("the facts fall short")
}

#[test]
fn a_diagnostic_gets_its_own_fixes_best_first_and_ignoring_last() {
    let snapshot = lazy();
    let diagnostic = shortfall(&snapshot);
    let fixes = asked(&snapshot, diagnostic.range, &context(vec![diagnostic.clone()], Some(&["quickfix"])));
    let titles: Vec<&str> = fixes.iter().map(|it| &*it.title).collect();
    assert!(titles[0].starts_with("plead `illegal-gains` (art. 12(1)(4)) instead of `payment-settlement`: 12,000 of 10,000 CNY"), "{titles:?}");
    assert_eq!(titles.last(), Some(&"ignore `ground-falls-short` here, with a reason"));
    let preferred: Vec<bool> = fixes.iter().map(|it| it.is_preferred == Some(true)).collect();
    assert!(preferred[0] && !preferred[1..].contains(&true), "{titles:?}");
    assert!(fixes.iter().all(|it| it.diagnostics.as_deref() == Some(std::slice::from_ref(&diagnostic))));
}

#[test]
fn a_diagnostic_whose_number_is_stale_is_found_by_its_code_and_place() {
    let snapshot = lazy();
    let mut diagnostic = shortfall(&snapshot);
    let only = Some(&["quickfix"][..]);
    let wanted = asked(&snapshot, diagnostic.range, &context(vec![diagnostic.clone()], only));
    diagnostic.data = Some(json!({"rule": "ground-falls-short", "nth": 0}));
    let found = asked(&snapshot, diagnostic.range, &context(vec![diagnostic], only));
    let titles = |all: &[CodeAction]| all.iter().map(|it| it.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&found), titles(&wanted));
}

#[test]
fn an_edit_is_made_when_it_is_asked_for_and_names_the_version() {
    let snapshot = lazy();
    let diagnostic = shortfall(&snapshot);
    let actions = asked(&snapshot, diagnostic.range, &context(vec![diagnostic], None));
    assert!(actions.iter().all(|it| it.edit.is_none() && it.data.is_some()));
    for action in actions {
        let edit = resolve(&snapshot, action).edit;
        let text = serde_json::to_value(edit).expect("JSON");
        let document = &text["documentChanges"][0]["textDocument"];
        assert_eq!(document["version"], json!(3));
        assert_eq!(document["uri"], json!(snapshot.uri));
    }
}

#[test]
fn an_action_for_another_version_stays_without_an_edit() {
    let old = lazy();
    let newer = Snapshot { version: Some(4), ..lazy() };
    let diagnostic = shortfall(&old);
    for action in asked(&old, diagnostic.range, &context(vec![diagnostic], None)) {
        assert_eq!(resolve(&newer, action).edit, None);
    }
}

#[test]
fn a_client_that_does_not_resolve_gets_the_edit_at_once() {
    let snapshot = eager();
    let actions = asked(&snapshot, on(1, 45), &context(Vec::new(), None));
    assert!(!actions.is_empty());
    assert!(actions.iter().all(|it| it.edit.is_some() && it.data.is_none()));
    let rename = actions.iter().find(|it| it.title.contains("`role`")).expect("the misspelt key");
    let edit = serde_json::to_value(&rename.edit).expect("JSON");
    let change = &edit["changes"][snapshot.uri.as_str()][0];
    // 林某 are two units of UTF-16.
    assert_eq!(change["range"]["start"], json!({"line": 1, "character": 40}));
    assert_eq!(change["newText"], json!("role"));
}

#[test]
fn only_the_kinds_that_are_asked_for_come() {
    let snapshot = lazy();
    let kinds = |only: Option<&[&'static str]>| {
        let found = asked(&snapshot, on(3, 70), &context(Vec::new(), only));
        let mut kinds: Vec<String> = found.into_iter().filter_map(|it| Some(it.kind?.as_str().to_owned())).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    for fix_all in ["source", "source.fixAll", "source.fixAll.gravamen"] {
        assert_eq!(kinds(Some(&[fix_all])), ["source.fixAll.gravamen"], "{fix_all}");
    }
    assert_eq!(kinds(Some(&["refactor"])), ["refactor.extract", "refactor.rewrite"]);
    assert_eq!(kinds(Some(&["refactor.rewrite"])), ["refactor.rewrite"]);
    assert_eq!(kinds(Some(&["refactor.rewri", "source.organizeImports"])), [""; 0]);
    assert_eq!(kinds(None), ["refactor.extract", "refactor.rewrite", "source.fixAll.gravamen"]);
}

#[test]
fn mending_all_mends_what_is_safe_in_one_edit() {
    let snapshot = lazy();
    let only = Some(&["source.fixAll"][..]);
    let mut all = asked(&snapshot, on(0, 0), &context(Vec::new(), only));
    let action = resolve(&snapshot, all.remove(0));
    let edit = serde_json::to_value(action.edit).expect("JSON");
    let edits = &edit["documentChanges"][0]["edits"];
    assert_eq!(edits.as_array().map(Vec::len), Some(1), "{edits}");
    assert_eq!(edits[0]["newText"], json!("role"));
}

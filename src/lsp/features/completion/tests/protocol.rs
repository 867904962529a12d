use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::lsp_types::{
    CompletionItem, CompletionResponse, CompletionTextEdit, Documentation, InsertTextFormat, Url,
};

use super::*;
use crate::lsp::client::Client;
use crate::lsp::features::completion::{answer, resolve};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::studied::Studied;
use crate::world::{Chosen, Worlds};

/// A client that can everything, or nothing.
fn client(able: bool) -> Client {
    let item = json!({
        "snippetSupport": able, "labelDetailsSupport": able, "insertReplaceSupport": able,
        "insertTextModeSupport": {"valueSet": if able { vec![1, 2] } else { vec![] }},
    });
    let can = json!({"textDocument": {"completion": {"completionItem": item}}});
    Client::new(serde_json::from_value(can).expect("abilities"), Lang::En)
}

fn answered(text: &str, able: bool) -> (Snapshot, Vec<CompletionItem>) {
    let (source, offset) = cursor(text);
    let analysis = Analysis::new(Text::new(source), &world());
    let snapshot = Snapshot {
        uri: Url::parse("file:///a.brief.yaml").expect("a uri"),
        version: Some(1),
        revision: None,
        studied: Arc::new(Studied::Brief(Box::new(analysis))),
        client: Arc::new(client(able)),
        lang: Lang::En,
        place: Worlds::new(Chosen::default()).place(Path::new("")),
    };
    let at = snapshot.position(offset);
    match answer(&snapshot, at, None) {
        Some(CompletionResponse::List(list)) => {
            assert!(!list.is_incomplete);
            (snapshot, list.items)
        }
        _ => panic!("no list"),
    }
}

#[test]
fn an_able_client_gets_snippets_details_and_both_ranges() {
    let text = charged("    grounds:\n      ill$0egal: [fee]\n");
    let (snapshot, items) = answered(&text, true);
    let gains = items.iter().find(|it| it.label == "illegal-gains").expect("it");
    let details = gains.label_details.as_ref().expect("details");
    assert_eq!(details.detail.as_deref(), Some(" 12,600 of 10,000 CNY (126 %)"));
    assert_eq!(details.description.as_deref(), Some("art. 12(1)(4)"));
    let Some(CompletionTextEdit::InsertAndReplace(edit)) = &gains.text_edit else {
        panic!("one edit");
    };
    let (insert, replace) = (snapshot.bytes(edit.insert), snapshot.bytes(edit.replace));
    assert_eq!((&snapshot.source()[insert], &snapshot.source()[replace]), ("ill", "illegal"));
    let sorted = items.iter().map(|it| it.sort_text.clone());
    assert!(sorted.is_sorted(), "the order holds");
    let (_, items) = answered(&with_fact("  $0\n"), true);
    assert_eq!(items[0].insert_text_format, Some(InsertTextFormat::SNIPPET));
}

#[test]
fn a_plain_client_gets_plain_text_on_one_line_and_all_in_the_detail() {
    let (_, items) = answered(&with_fact("  $0\n"), false);
    for item in &items {
        let Some(CompletionTextEdit::Edit(edit)) = &item.text_edit else {
            panic!("two ranges");
        };
        assert!(!edit.new_text.contains(['$', '\n']), "{}", edit.new_text);
        assert_eq!(item.insert_text_format, Some(InsertTextFormat::PLAIN_TEXT));
        assert!(item.label_details.is_none() && item.detail.is_some());
    }
}

#[test]
fn in_chinese_what_it_means_can_be_typed_as_well() {
    let (mut snapshot, _) = answered("case: {$0}\n", true);
    snapshot.lang = Lang::Zh;
    let at = snapshot.position(TextSize::new(7));
    let Some(CompletionResponse::List(list)) = answer(&snapshot, at, None) else {
        panic!("no list");
    };
    let stage = list.items.iter().find(|it| it.label == "stage").expect("it");
    assert_eq!(stage.filter_text.as_deref(), Some("stage 诉讼阶段"));
}

#[test]
fn what_is_replaced_with_the_word_is_part_of_the_filter() {
    let text = with_fact("  x:\n    kind: illegal-gains\n    amount: 12,600 $0\n");
    let (snapshot, items) = answered(&text, false);
    let Some(CompletionTextEdit::Edit(edit)) = &items[0].text_edit else {
        panic!("two ranges");
    };
    let replaced = &snapshot.source()[snapshot.bytes(edit.range)];
    let filter = items[0].filter_text.as_deref().expect("a filter");
    assert_eq!(replaced, "12,600 ");
    assert!(filter.starts_with(replaced.trim_end()), "{filter}");
}

#[test]
fn documentation_is_the_page_of_what_is_offered() {
    let text = charged("    grounds:\n      $0\n");
    let (mut snapshot, items) = answered(&text, true);
    for item in &items {
        let resolved = resolve(&snapshot, item.clone());
        let Some(Documentation::String(text)) = resolved.documentation else {
            panic!("no plain text for {}", resolved.label);
        };
        assert!(!text.contains(['`', '#']) && !text.contains("**"), "{text}");
    }
    let formats = json!({"completion": {"completionItem": {"documentationFormat": ["markdown"]}}});
    let can = serde_json::from_value(json!({"textDocument": formats})).expect("abilities");
    snapshot.client = Arc::new(Client::new(can, Lang::En));
    for item in items {
        let resolved = resolve(&snapshot, item);
        let Some(Documentation::MarkupContent(text)) = resolved.documentation else {
            panic!("no Markdown for {}", resolved.label);
        };
        assert!(text.value.starts_with("# "), "{}", text.value);
    }
}

use super::*;
use crate::lsp::features::code_action::tests::analyse;
use crate::text::apply;

/// The text after ignoring the first finding of a rule, which is then silenced.
#[track_caller]
fn ignored(source: &str, rule: &str) -> String {
    let analysis = analyse(source);
    let mut open = analysis.findings.iter();
    let finding = open.find(|it| it.rule.id.0 == rule).expect("a finding");
    let ignore = ignore(&analysis, finding, Lang::En).expect("it can be ignored");
    let text = apply(source, &[ignore.edit]).expect("one edit");
    let again = analyse(&text);
    let mut found = again.findings.iter().filter(|it| it.rule.id.0 == rule);
    assert!(found.all(|it| it.silenced.is_some()), "{text}");
    text
}

#[test]
fn the_comment_ends_where_the_reason_goes() {
    let source = "brief: 1\nparties:\n  lin: {kind: person, rolle: accused}\n  chen: {kind: person}\n";
    let wanted = source.replace("accused}", "accused} # gravamen: ignore[unknown-key] ");
    assert_eq!(ignored(source, "unknown-key"), wanted);
}

#[test]
fn a_line_with_a_comment_gets_one_above_it() {
    let source = "brief: 1\r\nparties:\r\n  lin: {kind: person, rolle: accused} # 林某\r\n";
    let wanted = source.replace("  lin", "  # gravamen: ignore[unknown-key] \r\n  lin");
    assert_eq!(ignored(source, "unknown-key"), wanted);
}

#[test]
fn a_line_that_is_ignored_for_another_rule_gets_this_one_too() {
    let source = "brief: 1\nparties:\n  lin: {kind: person, rolle: accused} # gravamen: ignore[unused-id] 理由\n";
    let wanted = source.replace("[unused-id]", "[unused-id, unknown-key]");
    assert_eq!(ignored(source, "unknown-key"), wanted);
}

#[test]
fn a_hash_is_never_written_into_a_text() {
    let source = "brief: 1\nparties:\n  lin:\n    kind: person\n    rolle: 'accused of\n      much'\n";
    let wanted = source.replace("    rolle", "    # gravamen: ignore[unknown-key] \n    rolle");
    assert_eq!(ignored(source, "unknown-key"), wanted);
}

use super::*;

#[test]
fn a_half_typed_key_without_its_colon() {
    first("case:\n  title: x\n  st$0\n  drafted: 2024\n", &["number", "stage", "filed"]);
    assert_eq!(
        taken("case:\n  title: x\n  st$0\n  drafted: 2024\n", "stage"),
        "case:\n  title: x\n  stage: \n  drafted: 2024\n"
    );
    first("facts:\n  a:\n    kind: website\n    co$0\n    by: lin\n  b: {kind: x}\n", &["count", "registered-accounts"]);
    first("brief: 1\nca$0\nparties:\n  x: {}\n", &["case", "evidence", "facts"]);
    first("charges:\n  - off$0\n", &["offence", "against"]);
    first("charges:\n  - off$0\n    against: [x]\n", &["offence", "grounds"]);
    first("facts:\n  a: {kind: website, co$0\n  b: {kind: x}\n", &["count"]);
    first("evidence:\n  e:\n    ki$0\n", &["kind", "title"]);
}

#[test]
fn brackets_that_are_not_closed_yet() {
    all(&format!("{BRIEF}charges:\n  - offence: cl-287-2\n    against: [$0\n    grounds: {{}}\n"), &["lin"]);
    let fact = with_fact("  x:\n    kind: assistance\n    evidence: [bank, $0\n    when: 2023\n  y: {kind: finding}\n");
    all(&fact, &["chat"]);
    let flow = with_fact("  x: {kind: assistance, evidence: [bank, $0\n  y: {kind: finding}\n");
    all(&flow, &["chat"]);
    first(&with_fact("  x: {kind: assistance, $0\n  y: {kind: finding}\n"), &["type", "recipients"]);
    first(&with_fact("  x: {kind: $0\n  y: {kind: finding}\n"), &["illegal-gains"]);
    first(&with_fact("  x: {kind: \"$0\n  y: {kind: finding}\n"), &["illegal-gains"]);
}

#[test]
fn an_open_quote_is_closed_behind_the_word() {
    let text = "facts:\n  a:\n    kind: website\n    purpose: \"fr$0\n    by: lin\n";
    assert_eq!(taken(text, "fraud"), text.replace("fr$0", "fraud\""));
    let closed = "facts:\n  a: {kind: website, purpose: '$0'}\n";
    assert_eq!(taken(closed, "fraud"), closed.replace("$0", "fraud"));
}

#[test]
fn a_key_with_nothing_and_a_bare_dash() {
    first("evidence:\n  e:\n    kind: $0\n    title: x\nfacts:\n", &["physical"]);
    first("evidence:\n  e:\n    kind:$0\n    title: x\n", &["physical"]);
    assert_eq!(
        taken("evidence:\n  e:\n    kind:$0\n", "physical"),
        "evidence:\n  e:\n    kind: physical\n"
    );
    let text = with_fact("  x:\n    kind: assistance\n    evidence:\n    - $0\n");
    all(&text, &["bank", "chat"]);
    let text = with_fact("  x:\n    evidence:\n    -\n    -$0\n");
    all(&text, &["bank", "chat"]);
}

#[test]
fn the_column_of_a_blank_line_decides() {
    let text = |line: &str| format!("parties:\n  lin:\n    name: x\n{line}\nfacts:\n");
    first(&text("    $0"), &["kind", "role"]);
    first(&text("  $0"), &["accused", "assisted"]);
    first(&text("$0"), &["brief", "case"]);
    assert_eq!(taken("  case: {}\n$0", "facts"), "  case: {}\n  facts:\n    ");
    // A column between two levels is moved to the level that it belongs to.
    assert_eq!(
        taken(&text("   $0"), "victim"),
        text("  victim:\n    name:\n    kind:\n    role: victim")
    );
}

#[test]
fn chinese_text_and_windows_lines_are_counted_right() {
    assert_eq!(
        taken("case:\r\n  title: 案情摘要\r\n  st$0\r\n", "stage"),
        "case:\r\n  title: 案情摘要\r\n  stage: \r\n"
    );
    assert_eq!(
        taken("parties:\r\n  林: {name: 林某某, role: 被告$0}\r\n", "accused"),
        "parties:\r\n  林: {name: 林某某, role: accused}\r\n"
    );
    assert_eq!(taken("brief: 1\r\n$0", "case"), "brief: 1\r\ncase:\r\n  ");
}

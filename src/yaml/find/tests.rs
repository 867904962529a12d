use super::*;

/// What is at the cursor `$0`, as its kind and the path of the smallest node.
fn at(source: &str) -> String {
    let offset = source.find("$0").expect("a cursor");
    let text = source.replace("$0", "");
    let doc = Document::parse(&*text);
    let place = doc.at(TextSize::new(offset as u32));
    let on = match place.on {
        On::Key(entry) => format!("key {}", entry.key.text()),
        On::Value(entry) => format!("value {}", entry.value.path()),
        On::Item(_) => "item".into(),
        On::Between => "between".into(),
        On::Nothing => "nothing".into(),
    };
    let path = place.node().map(|it| it.path()).unwrap_or_default();
    format!("{on} in `{path}`")
}

#[test]
fn words_are_found_from_their_first_byte_to_after_their_last() {
    assert_eq!(
        at("facts:\n  $0lent: {kind: 案}\n"),
        "key lent in `facts.lent`"
    );
    assert_eq!(
        at("facts:\n  lent$0: {kind: 案}\n"),
        "key lent in `facts.lent`"
    );
    assert_eq!(
        at("facts:\n  lent: {kind: 案$0}\n"),
        "value facts.lent.kind in `facts.lent.kind`"
    );
    assert_eq!(at("a:\n  - x\n  - y$0\n"), "item in `a[1]`");
    assert_eq!(at("a: \"$0x\"\n"), "value a in `a`");
}

#[test]
fn after_a_colon_or_a_dash_the_value_may_come() {
    assert_eq!(at("a:$0\n"), "value a in `a`");
    assert_eq!(at("a: $0\nb: 1\n"), "value a in `a`");
    assert_eq!(at("a: $0 1\n"), "value a in `a`");
    assert_eq!(at("a:\n  - $0\n"), "item in `a[0]`");
    assert_eq!(at("a: {b: $0}\n"), "value a.b in `a.b`");
    assert_eq!(at("a: {b: $0 c}\n"), "value a.b in `a.b`");
    assert_eq!(at("a: x   $0\n"), "nothing in `a`");
}

#[test]
fn a_blank_line_belongs_to_the_mapping_of_its_column() {
    let text =
        "facts:\n  lent:\n    kind: x\n{}\n  fee: y\ncharges:\n- offence: z\n  against: [a]\n";
    let with = |line: &str| at(&text.replacen("{}", line, 1));
    assert_eq!(with("    $0"), "between in `facts.lent`");
    assert_eq!(with("  $0"), "between in `facts`");
    assert_eq!(with("   $0"), "between in `facts`");
    assert_eq!(with("$0"), "between in ``");
    assert_eq!(at(&format!("{text}  $0")), at(&format!("{text}  $0\n")));
}

#[test]
fn a_blank_line_below_an_open_key_is_its_value() {
    assert_eq!(at("facts:\n  $0\ncharges:\n"), "value facts in `facts`");
    assert_eq!(at("facts:\n$0\ncharges:\n"), "between in ``");
    assert_eq!(at("a:\n  -\n    $0\n"), "item in `a[0]`");
    assert_eq!(at("a:\n- b: 1\n  $0"), "between in `a[0]`");
}

#[test]
fn between_brackets_a_new_entry_may_come() {
    assert_eq!(at("a: {$0}\n"), "between in `a`");
    assert_eq!(at("a: {b: 1, $0}\n"), "between in `a`");
    assert_eq!(at("a: {b: 1, $0\nc: 2\n"), "between in `a`");
    assert_eq!(at("a: [x, $0]\n"), "between in `a`");
    assert_eq!(at("a: {b: {c: 1}, $0d: 2}\n"), "key d in `a.d`");
}

#[test]
fn a_comment_is_nothing_and_an_unfinished_key_is_a_key() {
    assert_eq!(at("a: 1 # c$0\n"), "nothing in ``");
    assert_eq!(at("a: 1\nfac$0\nb: 2\n"), "key fac in `?`");
    assert_eq!(at("$0"), "between in ``");
}

#[test]
fn paths_lead_back_to_their_nodes() {
    let doc = Document::parse("a: {\"b.c\": [x, {d: 1}], \"\\\"\": 2, 案号: 3}\n? [k]\n: 4\n");
    for node in doc.nodes() {
        let known = node.is_key() || node.path().contains('?') || node.parent().is_none();
        if !known && node.path() != "[0]" {
            let found = doc.find(&node.path()).map(|it| it.id());
            assert_eq!(found, Some(node.id()), "{}", node.path());
        }
    }
    assert_eq!(
        doc.find("a[\"b.c\"][1].d").and_then(|it| it.value()),
        Some("1")
    );
    assert!(doc.find("a.x").is_none() && doc.find("a[\"").is_none() && doc.find("[9]").is_none());
}

#[test]
fn any_offset_has_an_answer() {
    for source in [
        "",
        "案",
        "a: [案, {b: \r\n",
        "- \n\n",
        "\u{feff}a:\n\t案: \"",
        "a: |\n\n\n  b\n",
    ] {
        let doc = Document::parse(source);
        for offset in 0..source.len() as u32 + 3 {
            doc.at(TextSize::new(offset));
        }
    }
}

use super::*;
use crate::text::Lang;

/// A tree as one line: scalars by value, what is not written as `_`, errors as `!`.
pub(super) fn outline(node: Node<'_>) -> String {
    match node.kind() {
        NodeKind::Mapping => {
            let entry = |it: Entry<'_>| format!("{}: {}", outline(it.key), outline(it.value));
            let entries: Vec<String> = node.entries().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
        NodeKind::Sequence => {
            let items: Vec<String> = node.items().map(outline).collect();
            format!("[{}]", items.join(", "))
        }
        NodeKind::Scalar => node
            .scalar()
            .map(|it| it.value.to_owned())
            .unwrap_or_default(),
        NodeKind::Null => "_".into(),
        NodeKind::Alias => node.text().into(),
        NodeKind::Error => "!".into(),
    }
}

/// Each node's text and kind, for both parsers alike.
fn places(source: &str) -> Vec<(String, &str)> {
    let [granit, oneyaml] = Backend::ALL.map(|it| Document::parse_with(source, it));
    assert_eq!(granit.faults(), [], "{source}");
    assert_eq!(oneyaml.faults(), [], "{source}");
    assert_eq!(granit.comments(), oneyaml.comments(), "{source}");
    let list = |doc: &Document| -> Vec<(String, TextRange)> {
        let ids = 0..doc.tree.nodes.len() as u32;
        let node = |it| doc.node(NodeId(it));
        ids.map(|it| (format!("{:?}", node(it).kind()), node(it).full_range()))
            .collect()
    };
    assert_eq!(list(&granit), list(&oneyaml), "{source}");
    list(&oneyaml)
        .into_iter()
        .map(|(kind, range)| (kind, &source[range]))
        .collect()
}

fn read(source: &str) -> String {
    places(source);
    Document::parse(source)
        .root()
        .map(outline)
        .unwrap_or_default()
}

#[test]
fn what_nests_too_deeply_is_said_to_do_so_with_the_limit() {
    for levels in [200, 3_000] {
        let stairs: String = (0..levels)
            .map(|it| format!("{}a{it}:\n", " ".repeat(it)))
            .collect();
        let brackets = format!("a: {}{}\n", "[".repeat(levels), "]".repeat(levels));
        for text in [stairs, brackets] {
            let doc = Document::parse(text);
            let reasons: Vec<String> = doc
                .faults()
                .iter()
                .map(|it| it.reason.what(Lang::En))
                .collect();
            let limit = format!("more than {} levels", tree::MAX_DEPTH);
            assert!(
                reasons.iter().all(|it| it.ends_with(&limit)),
                "{levels}: {reasons:?}"
            );
            assert!(!reasons.is_empty());
        }
    }
}

#[test]
fn places_are_exact_whichever_parser_reads() {
    let source = "# top\na: &x\nb: !!str \"x\"   # c\nc:\n- 1\n-\n- &k key: v\nd: >-  # head\n  folded\n  \
        text\n\n# after\ne: {a: , b, \"c\":d, ? x : y, }\nf: [a: b, [], {}]\ng: # h\n  - |\n    x\nh: ~\n\
        ? i\n: j\nk: !!str\nl:\n- - 1\nm:\n-\n  x\nn :\no:\n- -1\np:\n  ? q\nr: [? e, ? f : , {g, : h, ? }]";
    assert_eq!(
        read(source),
        "{a: _, b: x, c: [1, _, {key: v}], d: folded text, e: {a: _, b: _, c: d, x: y}, \
         f: [{a: b}, [], {}], g: [x\n], h: _, i: j, k: , l: [[1]], m: [x], n: _, o: [-1], \
         p: {q: _}, r: [{e: _}, {f: _}, {g: _, _: h, _: _}]}"
    );
    let texts: Vec<&str> = places(source).into_iter().map(|it| it.1).collect();
    assert!(texts.contains(&"- 1\n-\n- &k key: v"));
    assert!(texts.contains(&">-  # head\n  folded\n  text"));
    assert!(texts.contains(&"|\n    x"));
    assert!(texts.contains(&"- - 1"));
}

#[test]
fn values_are_slices_unless_they_need_decoding() {
    let doc = Document::parse("a: plain\nb: 'it''s'\nc: \"x\\u4e2d\"\nd: two\n  lines\n");
    let value = |key: &str| doc.root().unwrap().get(key).unwrap().value.value().unwrap();
    assert_eq!(value("a"), "plain");
    assert_eq!(value("b"), "it's");
    assert_eq!(value("c"), "x中");
    assert_eq!(value("d"), "two lines");
    assert_eq!(doc.tree.values.len(), 3);
}

#[test]
fn nodes_are_small() {
    assert_eq!(size_of::<tree::NodeData>(), 28);
}

#[test]
fn an_alias_stands_for_its_node_and_remembers_itself() {
    let doc = Document::parse("a: &x {k: v}\nb: *x\nc: *y\nd: &z [*z]\n");
    let root = doc.root().unwrap();
    let target = root.get("b").unwrap().value.resolve().unwrap();
    let inner = target.get("k").unwrap().value;
    assert_eq!(inner.value(), Some("v"));
    assert_eq!(&doc.source()[inner.via_alias().unwrap()], "*x");
    assert_eq!(root.get("a").unwrap().value.via_alias(), None);
    assert!(root.get("c").unwrap().value.resolve().is_none());
    let reasons: Vec<&SyntaxReason> = doc.faults().iter().map(|it| &it.reason).collect();
    assert_eq!(
        reasons,
        [&SyntaxReason::UnknownAlias, &SyntaxReason::CyclicAlias]
    );
    assert_eq!(doc.anchors()[0].uses, 1);
}

#[test]
fn keys_that_repeat_are_listed_in_few_and_in_many() {
    let many: String = (0..40).map(|it| format!("k{}: {it}\n", it % 39)).collect();
    for source in ["b: {x: 1}\na: 1\n'a': 2\nc: 3\n\"a\": 4\n", &*many] {
        let doc = Document::parse(source);
        assert_eq!(doc.faults(), []);
        let list = |it: &Duplicate| (source[it.first].to_owned(), source[it.again].to_owned());
        let found: Vec<(String, String)> = doc.duplicate_keys().iter().map(list).collect();
        match found.len() {
            2 => assert_eq!(
                found,
                [("a".into(), "'a'".into()), ("a".into(), "\"a\"".into())]
            ),
            _ => assert_eq!(found, [("k0".to_owned(), "k0".to_owned())]),
        }
    }
}

#[test]
fn a_merge_key_is_refused_and_its_text_is_not() {
    let doc = Document::parse("a: &a {x: 1}\nb: {<<: *a, y: <<, '<<': 2}\n");
    let faults: Vec<_> = doc
        .faults()
        .iter()
        .map(|it| (&it.reason, &doc.source()[it.range]))
        .collect();
    assert_eq!(faults, [(&SyntaxReason::MergeKey, "<<")]);
}

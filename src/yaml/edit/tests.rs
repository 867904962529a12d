use super::*;
use crate::text::apply;
use crate::yaml::tests::outline;
use crate::yaml::{Backend, Document};

mod random;

/// The text after an edit of the node at a path.
fn after(source: &str, path: &str, edit: impl Fn(Node<'_>) -> Option<Vec<Edit>>) -> String {
    let doc = Document::parse(source);
    assert_eq!(doc.faults(), []);
    let edits = doc.find(path).and_then(edit).expect("the edit can be made");
    let res = apply(source, &edits).expect("edits do not overlap");
    for backend in Backend::ALL {
        assert_eq!(Document::parse_with(&*res, backend).faults(), [], "{res}");
    }
    res
}

fn entry(source: &str, path: &str) -> String {
    after(source, path, |it| insert_entry(it, "new", "1", At::End))
}

fn item(source: &str, path: &str) -> String {
    after(source, path, |it| insert_item(it, "new", At::End))
}

fn removed(source: &str, path: &str) -> String {
    after(source, path, remove)
}

#[test]
fn an_entry_goes_below_the_last_one() {
    assert_eq!(
        entry("a:\n  b: 1  # c\nd: 2\n", "a"),
        "a:\n  b: 1  # c\n  new: 1\nd: 2\n"
    );
    assert_eq!(
        entry("a:\n  b: |\n    x\n\nd: 2\n", "a"),
        "a:\n  b: |\n    x\n  new: 1\n\nd: 2\n"
    );
    assert_eq!(
        entry("a:\n  b: |+\n    x\n\nd: 2\n", "a"),
        "a:\n  b: |+\n    x\n\n  new: 1\nd: 2\n"
    );
    assert_eq!(entry("a:\r\n  b: 1", "a"), "a:\r\n  b: 1\r\n  new: 1");
    assert_eq!(
        entry("- b: 1\n  # about b\n- c\n", "[0]"),
        "- b: 1\n  # about b\n  new: 1\n- c\n"
    );
    assert_eq!(
        entry("a:\n  b: 1\n# about d\nd: 2\n", "a"),
        "a:\n  b: 1\n  new: 1\n# about d\nd: 2\n"
    );
}

#[test]
fn an_entry_goes_between_brackets() {
    assert_eq!(entry("a: {}\n", "a"), "a: {new: 1}\n");
    assert_eq!(entry("a: {b: 1}\n", "a"), "a: {b: 1, new: 1}\n");
    assert_eq!(entry("a: {b: 1, }\n", "a"), "a: {b: 1, new: 1, }\n");
    assert_eq!(
        entry("a: {\n  b: 1,  # c\n  }\n", "a"),
        "a: {\n  b: 1,  # c\n  new: 1,\n  }\n"
    );
    assert_eq!(
        entry("a: {\n  b: 1  # c\n  }\n", "a"),
        "a: {\n  b: 1,\n  new: 1  # c\n  }\n"
    );
}

#[test]
fn what_has_no_value_gets_one() {
    assert_eq!(entry("a:  # c\nb: 1\n", "a"), "a:  # c\n  new: 1\nb: 1\n");
    assert_eq!(entry("a: ~\n", "a"), "a:\n  new: 1\n");
    assert_eq!(entry("a:\n-\n- x\n", "a[0]"), "a:\n- new: 1\n- x\n");
    assert_eq!(entry("a: {b: , c: 1}\n", "a.b"), "a: {b: {new: 1}, c: 1}\n");
    assert_eq!(item("a:\n    b:\n", "a.b"), "a:\n    b:\n        - new\n");
    assert_eq!(item("a: {b: }\n", "a.b"), "a: {b: [new]}\n");
}

#[test]
fn an_item_goes_below_the_last_one() {
    assert_eq!(item("a:\n- x\nb: 1\n", "a"), "a:\n- x\n- new\nb: 1\n");
    assert_eq!(
        item("a:\n  - x: 1\n    y: 2\n", "a"),
        "a:\n  - x: 1\n    y: 2\n  - new\n"
    );
    assert_eq!(item("a: [x, y]\n", "a"), "a: [x, y, new]\n");
    assert_eq!(item("a: []\n", "a"), "a: [new]\n");
}

#[test]
fn a_value_of_several_lines_is_indented() {
    let with = |it: Node<'_>| insert_entry(it, "new", "x: 1\ny:\n  - z", At::End);
    assert_eq!(
        after("a:\n  b: 1\n", "a", with),
        "a:\n  b: 1\n  new:\n    x: 1\n    y:\n      - z\n"
    );
    let with = |it: Node<'_>| insert_item(it, "x: 1\ny: 2", At::End);
    assert_eq!(after("a:\n- b\n", "a", with), "a:\n- b\n- x: 1\n  y: 2\n");
    let doc = Document::parse("a: {b: 1}\n");
    assert_eq!(doc.find("a").and_then(with), None);
}

#[test]
fn what_is_removed_takes_its_lines_or_its_comma() {
    assert_eq!(
        removed("a: 1\n# about b\nb:\n  c: 2\n\nd: 3\n", "b"),
        "a: 1\n# about b\n\nd: 3\n"
    );
    assert_eq!(removed("a:\n- b: 1\n  c: 2\n", "a[0].b"), "a:\n- c: 2\n");
    assert_eq!(
        removed("a:\n- b: 1 # x\n  c: 2\n", "a[0].b"),
        "a:\n-  # x\n  c: 2\n"
    );
    assert_eq!(removed("a: [x, y, z]\n", "a[1]"), "a: [x, z]\n");
    assert_eq!(removed("a: [x, y]\n", "a[1]"), "a: [x]\n");
    assert_eq!(removed("a: {b: 1}\n", "a.b"), "a: {}\n");
    assert_eq!(
        removed("a: {\n  b: 1,\n  c: 2,\n  }\n", "a.b"),
        "a: {\n  c: 2,\n  }\n"
    );
    assert_eq!(removed("a:\n- x\n- y\nb: 1", "a[0]"), "a:\n- y\nb: 1");
}

#[test]
fn what_is_emptied_says_so() {
    assert_eq!(
        removed("a:\n  # why\n  b: 1\nc: 2\n", "a.b"),
        "a: {}\n  # why\nc: 2\n"
    );
    assert_eq!(removed("a:\n- x\nc: 2\n", "a[0]"), "a: []\nc: 2\n");
    assert_eq!(removed("a: 1\n", "a"), "{}\n");
    assert_eq!(removed("- a: 1\n", "[0].a"), "- {}\n");
}

#[test]
fn scalars_change_in_their_style() {
    let set = |source: &str, path: &str, to: &str| after(source, path, |it| set_value(it, to));
    assert_eq!(set("a: x # c\n", "a", "y: z"), "a: \"y: z\" # c\n");
    assert_eq!(set("a: 'x'\n", "a", "it's"), "a: 'it''s'\n");
    assert_eq!(set("a:\nb: 1\n", "a", "x"), "a: x\nb: 1\n");
    assert_eq!(set("a: {b: x}\n", "a.b", "1,000"), "a: {b: \"1,000\"}\n");
    assert_eq!(set("a: |\n  x\nb: 1\n", "a", "y"), "a: y\nb: 1\n");
    let wrap = |source: &str| after(source, "a", wrap_in_list);
    assert_eq!(wrap("a: lin # c\n"), "a: [lin] # c\n");
    assert_eq!(wrap("a: 1,000\n"), "a: [\"1,000\"]\n");
    assert_eq!(wrap("a: &x !!str lin\n"), "a: [&x !!str lin]\n");
    let key = |it: Node<'_>| rename_key(it.entry()?.key, "c d");
    assert_eq!(after("a: {b: 1}\n", "a.b", key), "a: {c d: 1}\n");
}

#[test]
fn nothing_is_edited_through_an_alias() {
    let doc = Document::parse("a: &x {b: 1}\nc: *x\n");
    let through = doc
        .find("c")
        .and_then(|it| it.resolve())
        .expect("the alias has a target");
    assert_eq!(insert_entry(through, "new", "1", At::End), None);
    assert_eq!(through.get("b").and_then(|it| remove(it.value)), None);
    assert_eq!(
        through.get("b").and_then(|it| set_value(it.value, "2")),
        None
    );
}

#[test]
fn random_edits_change_what_they_should_and_nothing_else() {
    let mut refused = 0;
    for seed in 1..=6000 {
        refused += usize::from(!random::check(seed));
    }
    println!("{refused} of 6,000 edits were refused");
    assert!(refused < 300, "{refused}");
}

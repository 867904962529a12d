use super::format;
use crate::text::{TextRange, TextSize, apply};
use crate::yaml::Document;

/// A text as it stands after formatting; a second run changes nothing.
#[track_caller]
fn formatted(source: &str) -> String {
    let res = apply(source, &format(&Document::parse(source), None)).unwrap();
    assert_eq!(
        format(&Document::parse(&*res), None),
        [],
        "a second run: {res:?}"
    );
    res
}

#[track_caller]
fn becomes(source: &str, expected: &str) {
    assert_eq!(formatted(source), expected);
}

#[track_caller]
fn stays(source: &str) {
    becomes(source, source);
}

#[test]
fn blocks_are_indented_by_two() {
    becomes(
        "facts:\n    lent:\n        kind: a\n        by:\n            - lin\n    # of both\n    other:\n        kind: b\n",
        "facts:\n  lent:\n    kind: a\n    by:\n      - lin\n  # of both\n  other:\n    kind: b\n",
    );
    becomes("a:\n b:\n  c:\n   d: 1\n", "a:\n  b:\n    c:\n      d: 1\n");
    stays("charges:\n- offence: a\n  against: [b]\n- offence: c\n");
    becomes(
        "charges:\n   -   offence: a\n       against: [b]\n   -   offence: c\n",
        "charges:\n  - offence: a\n    against: [b]\n  - offence: c\n",
    );
    becomes("- -  a\n  -  b\n-   - c\n", "- - a\n  - b\n- - c\n");
    becomes(
        "a:\n    -\n        b: 1\n        c: 2\n",
        "a:\n  -\n    b: 1\n    c: 2\n",
    );
}

#[test]
fn one_blank_follows_a_colon_and_a_comma_and_none_stands_inside_brackets() {
    becomes("a:   1\nlonger :  2\n", "a: 1\nlonger: 2\n");
    becomes(
        "a: { b:1x,  c : 2 , d: [ 1,2 ,  3 ] }\n",
        "a: {b:1x, c: 2, d: [1, 2, 3]}\n",
    );
    becomes(
        "a: {\"b\":1,c:  , d: }\ne: { }\nf: [  ]\n",
        "a: {\"b\": 1, c:  , d: }\ne: {}\nf: []\n",
    );
    becomes("a:\t1\n", "a: 1\n");
}

#[test]
fn columns_that_are_lined_up_stay() {
    stays(
        "parties:\n  lin:  {name: Lin}\n  ring: {name: Ring}\n  a:    {name: 林某,  role: accused}\n  b:    {name: 王某某, role: accused}\n",
    );
    becomes("a:  1\nb:  2\n", "a: 1\nb: 2\n");
    becomes("a:  1\nlonger:  2\n", "a: 1\nlonger: 2\n");
}

#[test]
fn comments_and_scalars_stay_as_they_are() {
    becomes(
        "a:\n    b: |\n        one  \n          two\n\n        three   \n    c: 'x\n        y'  # why  \n    #  so  \n    d: plain\n        goes  on   \n",
        "a:\n  b: |\n      one  \n        two\n\n      three   \n  c: 'x\n      y'  # why  \n  #  so  \n  d: plain\n      goes  on\n",
    );
    stays("a:\n  b: 1\n      # far out\n# far in\n  c: 2\n");
}

#[test]
fn a_comment_goes_along_with_the_line_in_whose_column_it_stands() {
    becomes(
        "a:\n    b:\n        c: 1\n    # beside b\nd: 2\n",
        "a:\n  b:\n    c: 1\n  # beside b\nd: 2\n",
    );
}

#[test]
fn lines_end_with_their_last_word_and_the_text_with_one_break() {
    becomes("a: 1  \n   \nb: 2\t\n\n\n", "a: 1\n\nb: 2\n");
    becomes("a: 1", "a: 1\n");
    becomes("a: 1  \r\nb:  2\r\n\r\n", "a: 1\r\nb: 2\r\n");
    becomes("a: # c", "a: # c\n");
    stays("");
    stays("  \n\n");
    stays("a: |+\n  text\n\n\n");
    stays("a: |\n  text");
    becomes("a: |-\n  text", "a: |-\n  text\n");
    becomes("a: >\n  text\n\n\n", "a: >\n  text\n");
    becomes("b:   1\na: |+\n  text\n\n", "b: 1\na: |+\n  text\n\n");
}

#[test]
fn what_cannot_be_read_is_left_alone_with_the_entry_around_it() {
    becomes(
        "a:   1\nb: {c: [1,  2\nd:   2\n",
        "a: 1\nb: {c: [1,  2\nd: 2\n",
    );
    becomes("a: 1   \n\tb:  2\n", "a: 1\n\tb:  2\n");
}

#[test]
fn brackets_over_lines_go_along_with_their_entry() {
    becomes(
        "a:\n    b: {\n        c: 1,   # why\n        d:  2,\n    }\n    e:\n        [x,\n         y]\n",
        "a:\n  b: {\n      c: 1,   # why\n      d: 2,\n  }\n  e:\n    [x,\n     y]\n",
    );
}

#[test]
fn anchors_and_aliases_keep_their_names() {
    becomes(
        "a:\n    b:   &x   {c: 1}\n    d:   *x\n    *y : 1\n",
        "a:\n    b:   &x   {c: 1}\n    d:   *x\n    *y : 1\n",
    );
    becomes(
        "a:\n    b:   &x   {c: 1}\n    d:   *x\n",
        "a:\n  b: &x   {c: 1}\n  d: *x\n",
    );
}

#[test]
fn a_range_changes_its_lines_alone() {
    let source = "a:   1\nb:   2\nc:   3\n";
    let within = TextRange::new(TextSize::new(7), TextSize::new(14));
    let edits = format(&Document::parse(source), Some(within));
    assert_eq!(apply(source, &edits).unwrap(), "a:   1\nb: 2\nc:   3\n");
    let nested = "a:\n    b: 1\n    c: 2\n";
    let within = TextRange::new(TextSize::new(5), TextSize::new(6));
    assert_eq!(format(&Document::parse(nested), Some(within)), []);
}

#[test]
fn the_changes_are_small() {
    let source = "a:\r\n    b:   1\r\n";
    let edits = format(&Document::parse(source), None);
    let said: Vec<(&str, &str)> = edits
        .iter()
        .map(|it| (&source[it.range], &*it.insert))
        .collect();
    assert_eq!(said, [("  ", ""), ("  ", "")]);
}

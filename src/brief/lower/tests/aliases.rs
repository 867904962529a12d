//! Values that aliases repeat.

use super::{check, fact, flaws, value};

#[test]
fn an_anchored_fact_serves_several() {
    let brief = check(
        r#"
brief: 1
parties: {lin: {}}
evidence: {bank: {kind: documentary}}
facts:
  a: &a {kind: illegal-gains, by: &who [lin], evidence: &proof bank, amount: &sum 5 CNY}
  b: *a
  c: {kind: illegal-gains, by: *who, evidence: [*proof], amount: *sum}
  d: {kind: illegal-gains, by: [*who], evidence: *proof}
"#,
    );
    for id in ["a", "b", "c"] {
        assert_eq!(value(&brief, id, "amount"), "500..500", "{id}");
        assert_eq!(fact(&brief, id).evidence[0].to, Some(0), "{id}");
    }
    for id in ["a", "b", "c", "d"] {
        assert_eq!(fact(&brief, id).by[0].to, Some(0), "{id}");
    }
    let sum = |id| &fact(&brief, id).fields[0];
    assert_eq!(sum("c").range, sum("a").range);
    assert!(sum("a").via_alias.is_none() && sum("b").via_alias.is_some());
    assert_eq!(
        brief.names.uses().len(),
        2,
        "each use stands once in the text"
    );
}

#[test]
fn a_flaw_that_aliases_repeat_is_said_once_in_its_own_place() {
    let source = "\
brief: 1
facts:
  a: &a {kind: illegal-gains, amount: 5, by: gone}
  b: *a
  c: *a
";
    assert_eq!(
        flaws(source),
        [
            "54..55 bare-amount: 5 CNY",
            "61..65 unknown-reference: parties nothing close"
        ]
    );
}

#[test]
fn a_flaw_behind_an_alias_names_it() {
    let source = "\
brief: 1
parties:
  lin: {name: &text 5 yuan}
facts:
  a: {kind: illegal-gains, amount: *text}
";
    assert_eq!(
        flaws(source),
        ["40..44 invalid-value: UnknownCurrency via *text"]
    );
}

#[test]
fn an_alias_of_nothing_is_left_to_the_tree() {
    check("brief: 1\nfacts:\n  a: *gone\n  b: {kind: *gone, amount: *gone, by: [*gone]}\n");
}

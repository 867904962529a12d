//! Ids, references to them, and where both stand.

use super::{check, fact};
use crate::brief::{Name, Section, Target};
use crate::text::TextSize;

#[test]
fn one_id_or_a_list_of_ids() {
    let brief = check(
        r#"
brief: 1
parties: {lin: {}, wang: {}}
evidence: {bank: {kind: documentary}}
facts:
  a: {kind: illegal-gains, by: lin, evidence: bank}
  b: {kind: illegal-gains, by: [lin, "wang", lin], evidence: [bank]}
  c: {kind: illegal-gains, by: , evidence: []}
  d:
    kind: illegal-gains
    by:
      - lin
      - 'wang'
"#,
    );
    let by = |id| {
        fact(&brief, id)
            .by
            .iter()
            .map(|it| it.to.unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(by("a"), [0]);
    assert_eq!(by("b"), [0, 1]);
    assert_eq!(by("c"), [0; 0]);
    assert_eq!(by("d"), [0, 1]);
}

#[test]
fn lists_in_other_forms_are_read_as_meant() {
    let brief = check(
        r#"
brief: 1
parties: {lin: {}, wang: {}}
facts:
  a:
    kind: illegal-gains
    by: lin, wang
      # ^^^^^^^^^ wrong-type: Ids(Parties) due, Commas found
  b: {kind: illegal-gains, by: 'lin、wang'}
                             # ^^^^^^^^^^^ wrong-type: Ids(Parties) due, Commas found
  c: {kind: illegal-gains, by: {lin, wang}}
                             # ^^^^^^^^^^^ wrong-type: Ids(Parties) due, Mapping found
  d: {kind: illegal-gains, by: [[lin], wang]}
                              # ^^^^^ wrong-type: Id(Parties) due, List found
"#,
    );
    let by = |id| {
        fact(&brief, id)
            .by
            .iter()
            .map(|it| it.to.unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(by("a"), [0, 1]);
    assert_eq!(by("b"), [0, 1]);
    assert_eq!(by("c"), [0, 1]);
    assert_eq!(by("d"), [1]);
}

#[test]
fn an_id_that_nothing_defines() {
    check(
        r#"
brief: 1
parties: {lin: {role: accused}, ring: {role: assisted, responsible: [Lin]}}
                                                                   # ^^^ unknown-reference: parties did you mean lin
evidence: {bank: {kind: documentary, from: ling}}
                                         # ^^^^ unknown-reference: parties nothing close
facts:
  a: {kind: illegal-gains, by: wang, evidence: [lin, "bnak"]}
                             # ^^^^ unknown-reference: parties nothing close
                                              # ^^^ unknown-reference: evidence nothing close
                                                    # ^^^^ unknown-reference: evidence did you mean bank
circumstances:
  c: {kind: surrender, of: lim, evidence: bank}
                         # ^^^ unknown-reference: parties did you mean lin
"#,
    );
}

#[test]
fn a_source_of_evidence_may_be_words() {
    check(
        r#"
brief: 1
parties: {lin: {}}
evidence:
  a: {kind: documentary, from: Bank of Examples, Hangzhou branch}
                                               # ^^^^^^^^^^^^^^^ unknown-key: nothing close, torn Bank of Examples, Hangzhou branch
  b: {kind: documentary, from: 某银行}
  c: {kind: documentary, from: lin}
  d: {kind: documentary, from: [某银行, lin]}
"#,
    );
}

#[test]
fn ids_have_plain_letters() {
    let brief = check(
        r#"
brief: 1
parties:
  Lin_Mou: {role: accused}
# ^^^^^^^ invalid-value: BadId { instead: Some("lin-mou") }
  lin-mou-2: {}
  Lin Mou 2: {}
# ^^^^^^^^^ invalid-value: BadId { instead: None }
  林某: {}
# ^^^^ invalid-value: BadId { instead: None }
  "7": {}
facts:
  a: {kind: illegal-gains, by: [林某, Lin_Mou]}
"#,
    );
    assert_eq!(fact(&brief, "a").by[0].to, Some(3));
    assert_eq!(fact(&brief, "a").by[1].to, Some(0));
}

#[test]
fn names_are_found_where_they_stand() {
    let source = r#"
brief: 1
parties: {lin: {role: accused}, acme: {kind: organization, responsible: ["lin"]}}
evidence: {bank: {kind: documentary, from: acme}}
facts:
  fee: {kind: illegal-gains, by: lin, evidence: [bank], part-of: all}
  all: {kind: illegal-gains}
charges:
- offence: cl-287-2
  against: [lin]
  grounds: {illegal-gains: {facts: [fee], rebuttal: gone}}
  sentence: {lin: {fine: 5 CNY}}
"#;
    let doc = crate::yaml::Document::parse(source);
    let (brief, _) = super::lower(&doc, &super::SCHEMAS);
    let names = &brief.names;
    let text = |it: &Name| &source[it.range];
    assert_eq!(
        names.defs().iter().map(text).collect::<Vec<_>>(),
        ["lin", "acme", "bank", "fee", "all"]
    );
    let uses: Vec<&str> = names.uses().iter().map(text).collect();
    assert_eq!(
        uses,
        [
            "lin", "acme", "lin", "bank", "all", "lin", "fee", "gone", "lin"
        ]
    );

    let lin = Target {
        section: Section::Parties,
        ix: 0,
    };
    assert_eq!(names.uses_of(lin).count(), 4);
    assert_eq!(names.def(lin).map(|it| text(&it)), Some("lin"));
    assert!(
        names.is_used(lin)
            && names.is_used(Target {
                section: Section::Facts,
                ix: 1
            })
    );
    assert!(!names.is_used(Target {
        section: Section::Facts,
        ix: 2
    }));

    let at = |it: &str| names.at(TextSize::new(source.find(it).unwrap() as u32));
    assert_eq!(at("lin, evidence").and_then(|it| it.target()), Some(lin));
    assert_eq!(at("acme: {kind").and_then(|it| it.ix), Some(1));
    assert_eq!(at("gone").map(|it| it.ix), Some(None));
    assert_eq!(at("role: acc"), None);
}

#[test]
fn the_first_of_two_equal_keys_is_meant() {
    let brief = check(
        r#"
  brief: 1
  brief: 2
# ^^^^^ duplicate-key: first brief
  parties:
    lin: {name: A, name: B}
                 # ^^^^ duplicate-key: first name
    lin: {role: victim}
  # ^^^ duplicate-key: first lin
    acme: {}
  facts:
    a: {kind: illegal-gains, amount: 2 CNY, amount: 3 CNY, odd: 1, odd: 2}
                                          # ^^^^^^ duplicate-key: first amount
                                                         # ^^^ unknown-key
                                                                 # ^^^ duplicate-key: first odd
    b: {kind: illegal-gains, note: [{x: 1, x: 2}]}
                                         # ^ duplicate-key: first x
    a: {kind: website, by: acme}
  # ^ duplicate-key: first a
  charges:
    - offence: cl-287-2
      against: lin
      grounds: {evasion: a, evasion: b}
                          # ^^^^^^^ duplicate-key: first evasion
      sentence: {lin: {fine: 5 CNY, fine: 6 CNY}, lin: {fine: 7 CNY}}
                                  # ^^^^ duplicate-key: first fine
                                                # ^^^ duplicate-key: first lin
  readings: {repeatedly: 2, repeatedly: 3}
                          # ^^^^^^^^^^ duplicate-key: first repeatedly
"#,
    );
    assert_eq!(brief.version.unwrap().value, 1);
    assert!(brief.parties[0].role.is_none() && brief.facts.len() == 2);
    assert_eq!(super::value(&brief, "a", "amount"), "200..200");
    assert_eq!(brief.charges[0].sentences.len(), 1);
    let acme = Target {
        section: Section::Parties,
        ix: 1,
    };
    assert!(
        brief.names.is_used(acme),
        "a reference in the second entry is one"
    );
}

#[test]
fn a_section_that_stands_twice_defines_what_both_hold() {
    let brief = check(
        r#"
  brief: 1
  facts:
    a: {kind: website}
  facts:
# ^^^^^ duplicate-key: first facts
    b: {kind: website, part-of: a}
"#,
    );
    assert_eq!(brief.facts.len(), 2);
}

//! The sections of a brief and their keys.

use super::{check, flaws};
use crate::brief::{EvidenceKind, PartyKind, Role, Stage};

/// The example of the format, as it stands in its description.
pub(super) const EXAMPLE: &str = r#"brief: 1
case:
  number: (2024) Example Proc. No. 118       # 文号
  title: Bank cards lent to a fraud ring
  stage: prosecution
  drafted: 2024-03-18
  filed: 2023-08-02                          # 立案日期
parties:
  lin:  {name: Lin X, kind: person, role: accused, born: 1996-02-11}
  ring: {name: A telephone fraud ring, kind: person, role: assisted}
  acme: {name: ACME Hosting Ltd, kind: organization, role: accused, responsible: [lin]}
evidence:
  bank: {kind: documentary, title: Account statements, file: exhibits/01-bank.pdf, obtained: 2023-08-10}
  chat: {kind: electronic-data, title: Chat export, file: exhibits/02-chat.zip, hash: sha256:…}
facts:
  lent:    {kind: assistance, by: lin, when: 2023-03-02..2023-06-20, type: payment-settlement, recipients: [ring], evidence: [chat]}
  settled: {kind: payment-settlement, by: lin, when: 2023-03-02..2023-06-20, amount: "185,000 CNY", recipients: [ring], evidence: [bank]}
  fee:     {kind: illegal-gains, by: lin, when: 2023-06, amount: 9600元, evidence: [chat]}
  odd:     {kind: knowledge-indicator, by: lin, type: abnormal-deal, summary: "15% per transfer", evidence: [chat]}
  fraud:   {kind: assisted-crime, party: ring, offence: fraud, verification: confirmed, evidence: [bank]}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      assistance: [lent]
      abnormal-deal: [odd]
      crime-confirmed: [fraud]
      payment-settlement: [settled]          # 185,000 of 200,000: falls short by 15,000
    sentence: {imprisonment: 8m, fine: 10000 CNY}
"#;

#[test]
fn the_example_of_the_format_has_no_flaw_and_every_part() {
    let brief = check(EXAMPLE);
    assert_eq!(brief.version.unwrap().value, 1);
    assert_eq!(brief.case.stage.unwrap().value, Stage::Prosecution);
    assert_eq!(brief.case.filed.unwrap().value.to_string(), "2023-08-02");
    assert_eq!(brief.parties.len(), 3);
    let acme = &brief.parties[2];
    assert_eq!(acme.kind.unwrap().value, PartyKind::Organization);
    assert_eq!(acme.role.unwrap().value, Role::Accused);
    assert_eq!(acme.responsible[0].to, Some(0));
    assert_eq!(
        brief.evidence[1].kind.unwrap().value,
        EvidenceKind::ElectronicData
    );
    assert_eq!(
        super::value(&brief, "settled", "amount"),
        "18500000..18500000"
    );
    assert_eq!(super::value(&brief, "settled", "recipients"), "1");
    assert_eq!(super::fact(&brief, "fee").evidence[0].to, Some(1));
    let charge = &brief.charges[0];
    assert_eq!(&*charge.offence.as_ref().unwrap().value, "cl-287-2");
    assert_eq!(charge.grounds.len(), 4);
    assert_eq!(
        charge.grounds[3].facts.as_ref().unwrap()[0].to,
        brief.fact("settled")
    );
    assert!(charge.sentences[0].imprisonment.is_some() && charge.sentences[0].fine.is_some());
}

#[test]
fn an_empty_text_lacks_its_version() {
    assert_eq!(flaws(""), ["0..0 missing-key: brief is missing"]);
    assert_eq!(
        flaws("# nothing yet\n"),
        ["0..0 missing-key: brief is missing"]
    );
}

#[test]
fn a_text_that_is_no_mapping_is_no_brief() {
    check(
        r#"
  - lin
# ^^^^^ wrong-type: Mapping(Brief) due, List found
"#,
    );
}

#[test]
fn a_brief_needs_a_version_that_is_known() {
    let brief = check(
        r#"
brief: 2
     # ^ unknown-version
case: {title: x}
"#,
    );
    assert_eq!(brief.version.unwrap().value, 2);
    assert!(brief.case.title.is_some(), "the rest is read all the same");
    check(
        r#"
  case: {title: x}
# ^^^^ missing-key: brief is missing
"#,
    );
    check(
        r#"
  brief:
# ^^^^^ missing-key: brief is empty
"#,
    );
    check(
        r#"
brief: one
     # ^^^ unknown-version
"#,
    );
    assert_eq!(check(r#"brief: "1""#).version.unwrap().value, 1);
}

#[test]
fn every_section_knows_its_keys() {
    check(
        r#"
  brief: 1
  parites: {lin: {}}
# ^^^^^^^ unknown-key: nothing close
  Case: {titel: x}
# ^^^^ unknown-key: did you mean case
  parties:
    lin: {nmae: x, rolle: accused, kind: persons, role: Accused, hobby: chess}
        # ^^^^ unknown-key: did you mean name
                 # ^^^^^ unknown-key: nothing close
                                       # ^^^^^^^ invalid-value: did you mean person, one of PartyKinds
                                                      # ^^^^^^^ invalid-value: did you mean accused, one of Roles
                                                               # ^^^^^ unknown-key: nothing close
  evidence:
    bank: {kind: document, titel: x, exhibit: y}
               # ^^^^^^^^ invalid-value: nothing close
                         # ^^^^^ unknown-key: did you mean title
                                   # ^^^^^^^ unknown-key: nothing close
    chat: {title: x}
  # ^^^^ missing-key: kind is missing
    note: text
        # ^^^^ wrong-type: Mapping(Evidence) due, Value found
  facts: []
       # ^^ wrong-type: Entries(Facts) due, List found
  circumstances:
  readings: repeatedly
          # ^^^^^^^^^^ wrong-type: Mapping(Readings) due, Value found
"#,
    );
}

#[test]
fn a_party_says_who_it_is() {
    check(
        r#"
brief: 1
parties:
  lin:
    name: 林某
    kind: person
    role: accused
    born: 1996-02-11
    sex: 男
    id-number: "330106199602110012"
    ethnicity: 汉族
    education: 大学
    occupation: 无
    residence: 某市某区
    position: 经理
    measures: [{kind: 拘留, from: 2023-08-03}, {kind: 逮捕, from: 2023-09-01}]
    record:
    note: |
      several
      lines
    born-in: x
  # ^^^^^^^ unknown-key
  old: {born: 1996..1998}
            # ^^^^^^^^^^ invalid-value: Period
  new: {born: 1996-02}
"#,
    );
}

#[test]
fn a_hash_has_its_algorithm_and_digest() {
    let digest = "0123456789abcdef".repeat(4);
    let brief = check(&format!(
        r#"
brief: 1
evidence:
  a: {{kind: physical, hash: sha256:{}}}
  b: {{kind: physical, hash: "SHA-256: {digest}"}}
  c: {{kind: physical, hash: sha512:{digest}}}
                          # ^^^^^^^{} invalid-value: NotADigest(Sha512)
  d: {{kind: physical, hash: md5:0123}}
                          # ^^^^^^^^ invalid-value: NoAlgorithm
  e: {{kind: physical, hash: sm3:…}}
"#,
        digest.to_uppercase(),
        "^".repeat(64),
    ));
    let hex = |ix: usize| {
        brief.evidence[ix]
            .hash
            .as_ref()
            .map(|it| it.value.hex.clone())
    };
    assert_eq!(hex(0).as_deref(), Some(&*digest));
    assert_eq!(hex(0), hex(1));
    assert_eq!((hex(2), hex(4)), (None, None));
}

#[test]
fn evidence_may_be_excluded() {
    let brief = check(
        r#"
brief: 1
evidence:
  a: {kind: confession, excluded: obtained by force}
  b: {kind: confession, excluded: false}
  c: {kind: confession, excluded: true}
  d: {kind: confession, excluded: no}
                                # ^^ ambiguous-boolean: false
"#,
    );
    let excluded: Vec<bool> = brief
        .evidence
        .iter()
        .map(|it| it.excluded.is_some())
        .collect();
    assert_eq!(excluded, [true, false, true, false]);
}

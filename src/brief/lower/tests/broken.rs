//! Broken texts: the healthy rest is read, and what broke is not said twice.

use super::{check, fact, value};
use crate::brief::Brief;

/// The text of a brief with one piece of it broken.
fn broken(piece: &str, instead: &str) -> String {
    assert!(WHOLE.contains(piece), "{piece}");
    WHOLE.replacen(piece, instead, 1)
}

const WHOLE: &str = "\
brief: 1
parties:
  lin: {name: Lin X, role: accused}
  ring:
    name: A ring
    role: assisted
evidence:
  bank:
    kind: documentary
    title: Statements
facts:
  settled:
    kind: payment-settlement
    by: lin
    amount: 185,000 CNY
    recipients: [ring]
    evidence: [bank]
  fee: {kind: illegal-gains, by: lin, amount: 9600 CNY, evidence: [bank]}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      payment-settlement: [settled]
      illegal-gains: [fee]
    sentence: {imprisonment: 8m}
";

fn has_fee(brief: &Brief) -> bool {
    fact(brief, "fee")
        .evidence
        .first()
        .is_some_and(|it| it.to == Some(0))
        && value(brief, "fee", "amount") == "960000..960000"
        && brief.charges[0]
            .grounds
            .iter()
            .any(|it| &*it.id == "illegal-gains")
}

#[test]
fn a_breakage_is_not_said_again_as_a_flaw() {
    for (piece, instead) in [
        ("kind: payment-settlement", "kind payment-settlement"),
        ("kind: payment-settlement", "kind: \"payment-settlement"),
        ("kind: payment-settlement", "kind: [payment-settlement"),
        ("    kind: payment-settlement", "\tkind: payment-settlement"),
        (
            "    kind: payment-settlement",
            "   kind: payment-settlement",
        ),
        (
            "    kind: payment-settlement",
            "     kind: payment-settlement",
        ),
        ("    by: lin", "     by: lin"),
        ("amount: 185,000 CNY", "amount: @185,000 CNY"),
        ("amount: 185,000 CNY", "amount: 185: 000"),
        ("recipients: [ring]", "recipients: [ring"),
        ("  ring:", "  ring"),
        ("  bank:", "  'bank:"),
        ("  bank:", "  bank"),
        (
            "{name: Lin X, role: accused}",
            "{name: Lin X, role: accused",
        ),
        ("offence: cl-287-2", "offence cl-287-2"),
        ("against: [lin]", "against: [lin"),
        ("- offence", "-offence"),
        ("    grounds:", "    grounds"),
        ("facts:", "facts"),
        ("brief: 1", "brief 1"),
        ("    kind: documentary", "    kind: *"),
        ("    kind: documentary", "    kind: %x"),
        ("    kind: documentary", "    kind: documentary: x"),
    ] {
        let source = broken(piece, instead);
        let doc = crate::yaml::Document::parse(source.as_str());
        let flaws = super::flaws(&source);
        let no_flaw: [&str; 0] = [];
        assert!(!doc.faults().is_empty(), "{instead}");
        assert_eq!(flaws, no_flaw, "{instead}: {:?}", doc.faults());
    }
}

#[test]
fn the_healthy_rest_of_a_broken_brief_is_read() {
    for (piece, instead) in [
        ("kind: payment-settlement", "kind payment-settlement"),
        ("kind: payment-settlement", "kind: \"payment-settlement"),
        ("recipients: [ring]", "recipients: [ring"),
        (
            "{name: Lin X, role: accused}",
            "{name: Lin X, role: accused",
        ),
        (
            "      payment-settlement: [settled]",
            "      payment-settlement: [settled",
        ),
        ("brief: 1", "brief 1"),
    ] {
        let source = broken(piece, instead);
        let doc = crate::yaml::Document::parse(source.as_str());
        let (brief, _) = super::lower(&doc, &super::SCHEMAS);
        assert!(has_fee(&brief), "{instead}");
    }
}

#[test]
fn a_ground_that_could_not_be_read_relies_on_nothing() {
    let source = broken(
        "payment-settlement: [settled]",
        "payment-settlement: @settled",
    );
    let doc = crate::yaml::Document::parse(source.as_str());
    let (brief, _) = super::lower(&doc, &super::SCHEMAS);
    let facts = brief.charges[0].grounds[0].facts.as_ref();
    assert_eq!(
        facts.map(Vec::len),
        Some(0),
        "and not on every fitting fact"
    );
}

#[test]
fn flaws_beside_a_breakage_are_said() {
    check(
        r#"
brief: 1
facts:
  a: {kind: illegal-gains, amuont: 3 CNY}
                         # ^^^^^^ unknown-key: did you mean amount
  b: {kind: illegal-gains, amount: @3 CNY}
  c: {kind: illegal-gains, by: gone}
                             # ^^^^ unknown-reference: parties nothing close
"#,
    );
}

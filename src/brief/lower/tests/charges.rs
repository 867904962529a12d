//! Charges: grounds in every form, sentences, alternatives; circumstances and readings.

use super::check;
use crate::brief::{Charge, CircumstanceKind};

fn facts(charge: &Charge, nth: usize) -> Option<Vec<Option<usize>>> {
    let facts = charge.grounds[nth].facts.as_ref()?;
    Some(facts.iter().map(|it| it.to).collect())
}

#[test]
fn grounds_take_every_form() {
    let brief = check(
        r#"
brief: 1
facts:
  a: {kind: assistance}
  b: {kind: assistance}
  c: {kind: contrary-evidence}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      assistance: a
      recipients: [a, b, a]
      evasion: {facts: [b], reason: often, rebuttal: c, note: x}
      after-notice: {rebuttal: [c, a]}
                                 # ^ invalid-value: OtherKind
      other-knowledge:
      dedicated-tool: []
      abnormal-deal: gone
                   # ^^^^ unknown-reference: facts nothing close
      recipients-too: {fact: [a]}
                     # ^^^^ unknown-key: did you mean facts
"#,
    );
    let charge = &brief.charges[0];
    assert_eq!(facts(charge, 0), Some(vec![Some(0)]));
    assert_eq!(facts(charge, 1), Some(vec![Some(0), Some(1)]));
    assert_eq!(facts(charge, 2), Some(vec![Some(1)]));
    assert_eq!(&*charge.grounds[2].reason.as_ref().unwrap().value, "often");
    assert_eq!(charge.grounds[2].rebuttal[0].to, Some(2));
    assert_eq!(facts(charge, 3), None);
    assert_eq!(facts(charge, 4), None);
    assert_eq!(facts(charge, 5), Some(vec![]));
    assert_eq!(facts(charge, 6), Some(vec![None]));
}

#[test]
fn a_charge_needs_offence_accused_and_grounds() {
    check(
        r#"
brief: 1
charges:
  - note: nothing yet
  # ^^^^ missing-key: offence is missing
  # ^^^^ missing-key: against is missing
  # ^^^^ missing-key: grounds is missing
  - offence: cl-287-2
    against:
  # ^^^^^^^ missing-key: against is empty
    grounds:
  # ^^^^^^^ missing-key: grounds is empty
  - {}
  # ^^ missing-key: offence is missing
  # ^^ missing-key: against is missing
  # ^^ missing-key: grounds is missing
  - cl-287-2
  # ^^^^^^^^ wrong-type: Mapping(Charge) due, Value found
"#,
    );
}

#[test]
fn charges_in_other_forms_are_read_as_meant() {
    let brief = check(
        r#"
brief: 1
charges:
  offence: cl-287-2
# ^^^^^^^^^^^^^^^^^ wrong-type: Charges due, Mapping found
  against: []
  grounds: [assistance, recipients: [], evasion]
         # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-type: Grounds due, List found
"#,
    );
    let ids: Vec<&str> = brief.charges[0].grounds.iter().map(|it| &*it.id).collect();
    assert_eq!(ids, ["assistance", "recipients", "evasion"]);
    assert_eq!(facts(&brief.charges[0], 1), Some(vec![]));
}

#[test]
fn sentences_for_all_or_for_each() {
    let brief = check(
        r#"
brief: 1
parties: {lin: {}, acme: {kind: organization}}
charges:
- offence: cl-287-2
  against: [lin, acme]
  grounds: {}
  sentence:
    lin: {imprisonment: 8m..1y, suspended: 1y, ban: 3y, restraining-order: 不得进入网吧}
    acme: {fine: 5万元, imprisonment: soon}
                                    # ^^^^ invalid-value: NotASpan
    wang: {fine: 10 CNY}
  # ^^^^ unknown-reference: parties nothing close
- offence: cl-287-1
  against: lin
  grounds: {}
  sentence: {control: 6m, suspended: yes, fines: 5 CNY, restraining-order: false}
                                   # ^^^ ambiguous-boolean: true
                                        # ^^^^^ unknown-key: did you mean fine
- offence: cl-286-1
  against: lin
  grounds: {}
  sentence: {lin: 8m}
                # ^^ wrong-type: Mapping(Sentence) due, Value found
"#,
    );
    let sentences = &brief.charges[0].sentences;
    let accused: Vec<_> = sentences
        .iter()
        .map(|it| it.accused.as_ref().unwrap().to)
        .collect();
    assert_eq!(accused, [Some(0), Some(1), None]);
    assert_eq!(
        sentences[0].imprisonment.unwrap().value.to_string(),
        "8m..1y"
    );
    assert_eq!(
        sentences[0].suspended.unwrap().value.unwrap().to_string(),
        "1y"
    );
    assert!(sentences[0].restraining_order.unwrap().value);
    assert_eq!(sentences[1].fine.unwrap().value.min, 5_000_000);
    let all = &brief.charges[1].sentences[0];
    assert!(all.accused.is_none());
    assert_eq!(all.control.unwrap().value.to_string(), "6m..6m");
    assert_eq!(all.suspended.unwrap().value, None);
    assert!(!all.restraining_order.unwrap().value);
}

#[test]
fn an_alternative_names_another_charge() {
    let brief = check(
        r#"
brief: 1
charges:
- {offence: cl-287-2, against: [], grounds: {}, alternative-to: 1}
- {offence: cl-287-1, against: [], grounds: {}, alternative-to: cl-287-2}
- {offence: cl-287-1, against: [], grounds: {}, alternative-to: cl-287-1}
- {offence: cl-286-1, against: [], grounds: {}, alternative-to: cl-286-1}
                                                              # ^^^^^^^^ invalid-value: NoSuchCharge
- {offence: cl-286-2, against: [], grounds: {}, alternative-to: 9}
                                                              # ^ invalid-value: NoSuchCharge
- {offence: cl-286-3, against: [], grounds: {}, alternative-to: 5}
                                                              # ^ invalid-value: NoSuchCharge
"#,
    );
    let to = |it: &Charge| it.alternative_to.as_ref().unwrap().value.charge;
    let all: Vec<_> = brief.charges.iter().map(to).collect();
    assert_eq!(all, [Some(1), Some(0), Some(1), None, None, None]);
}

#[test]
fn circumstances_and_readings() {
    let brief = check(
        r#"
brief: 1
parties: {lin: {}}
circumstances:
  a: {kind: surrender, of: lin}
  b: {kind: guilty_plea, of: [lin]}
          # ^^^^^^^^^^^ invalid-value: did you mean guilty-plea, one of CircumstanceKinds
  c: {of: lin}
# ^ missing-key: kind is missing
readings:
  repeatedly: 2
  two-years-form: decision
# ^^^^^^^^^^^^^^ unknown-key: did you mean two-years-from
  two-years-last-day: excludet
                    # ^^^^^^^^ invalid-value: did you mean excluded, one of Choices
  fivefold-total:
"#,
    );
    assert_eq!(
        brief.circumstances[0].kind.unwrap().value,
        CircumstanceKind::Surrender
    );
    assert!(brief.circumstances[1].kind.is_none());
    let choices: Vec<_> = brief
        .readings
        .iter()
        .map(|it| (it.reading.map(|it| it.0), it.choice))
        .collect();
    assert_eq!(choices, [(Some(0), Some(1)), (None, None), (Some(2), None)]);
}

//! Rule 10: whose facts count, and for whose crime.

use super::check;

#[test]
fn a_fact_counts_for_those_it_names_or_for_all() {
    check(
        "cl-287-2",
        "
facts:
  his: {kind: payment-settlement, by: lin, when: 2023-01-01, amount: 150000 CNY}
  hers: {kind: payment-settlement, by: chen, when: 2023-01-01, amount: 90000 CNY}
  theirs: {kind: payment-settlement, by: [lin, chen], when: 2023-01-01, amount: 50000 CNY}
  alls: {kind: illegal-gains, when: 2023-01-01, amount: 10000 CNY}
against: [lin, chen]
grounds:
  payment-settlement: [his, hers, theirs]
  illegal-gains:
  #= lin payment-settlement: met, 200000 of 200000, hers out: NotTheirs
  #= chen payment-settlement: short, 140000 of 200000, his out: NotTheirs
  #= lin illegal-gains: met
  #= chen illegal-gains: met
",
    );
}

#[test]
fn an_organizations_fact_counts_for_its_responsible_people_and_not_the_other_way() {
    check(
        "cl-287-2",
        "
facts:
  firm: {kind: payment-settlement, by: acme, when: 2023-01-01, amount: 150000 CNY}
  own: {kind: payment-settlement, by: lin, when: 2023-01-01, amount: 50000 CNY}
against: [lin, acme, chen]
grounds:
  payment-settlement: [firm, own]
  #= lin payment-settlement: met, 200000 of 200000
  #= acme payment-settlement: short, 150000 of 200000, own out: NotTheirs
  #= chen payment-settlement: unsupported, firm out: NotTheirs, own out: NotTheirs
",
    );
}

#[test]
fn a_ground_without_a_list_does_not_name_other_peoples_facts() {
    check(
        "cl-287-2",
        "
facts:
  hers: {kind: payment-settlement, by: chen, when: 2023-01-01, amount: 90000 CNY}
grounds:
  assistance:  #= unsupported
  #= payment-settlement: unsupported, no figures
",
    );
}

#[test]
fn help_to_a_party_whose_crime_is_refuted_does_not_count() {
    check(
        "cl-287-2",
        "
facts:
  not-so: {kind: assisted-crime, party: shop, verification: refuted}
  fraud: {kind: assisted-crime, party: ring, verification: confirmed}
  a: {kind: assistance, when: 2023-01-01, recipients: [ring, shop]}
  b: {kind: assistance, when: 2023-01-01, recipients: [shop]}
  c: {kind: assistance, when: 2023-01-01, recipients: [host]}
  paid: {kind: payment-settlement, when: 2023-01-01, amount: 150000 CNY, recipients: [ring]}
  void: {kind: payment-settlement, when: 2023-01-01, amount: 150000 CNY, recipients: [shop]}
grounds:
  recipients: [a, b, c]               #= short, 2 of 3, a 1, b out: Refuted, c 1
  payment-settlement: [paid, void]    #= short, 150000 of 200000, void out: Refuted
  crime-confirmed: [not-so, fraud]    #= met, not-so out: LacksQuality
",
    );
}

#[test]
fn all_help_to_refuted_parties_is_a_sum_of_nothing() {
    check(
        "cl-287-2",
        "
facts:
  not-so: {kind: assisted-crime, party: shop, verification: refuted}
  a: {kind: assistance, when: 2023-01-01, recipients: [shop]}
  void: {kind: funding, when: 2023-01-01, amount: 150000 CNY, recipients: [shop]}
grounds:
  recipients: [a]          #= short, 0 of 3, by 3
  funds-provided: [void]   #= short, 0 of 50000, by 50000
  assistance: [a]          #= met
",
    );
}

#[test]
fn an_undivided_amount_that_went_partly_to_a_refuted_party_is_open() {
    check(
        "cl-287-2",
        "
facts:
  not-so: {kind: assisted-crime, party: shop, verification: refuted}
  both: {kind: payment-settlement, when: 2023-01-01, amount: 300000 CNY, recipients: [ring, shop]}
grounds:
  payment-settlement: [both]  #= undetermined, 0..300000 of 200000, both in doubt: Recipients
",
    );
}

#[test]
fn a_refutation_in_dispute_or_beside_another_crime_of_the_party() {
    check(
        "cl-287-2",
        "
facts:
  maybe-not: {kind: assisted-crime, party: shop, verification: refuted, status: disputed}
  not-so: {kind: assisted-crime, party: ring, verification: refuted}
  but: {kind: assisted-crime, party: ring, verification: confirmed}
  gone: {kind: assisted-crime, party: host, verification: refuted, status: excluded}
  a: {kind: assistance, when: 2023-01-01, recipients: [ring, shop, host]}
grounds:
  recipients: [a]    #= undetermined, 2..3 of 3, a in doubt: Recipients
",
    );
}

#[test]
fn a_party_with_another_crime_that_may_stand_is_not_refuted_for_sure() {
    check(
        "cl-287-2",
        "
facts:
  no-fraud: {kind: assisted-crime, party: chen, verification: refuted}
  theft: {kind: assisted-crime, party: chen, verification: confirmed, status: disputed}
  no-theft: {kind: assisted-crime, party: acme, verification: refuted}
  unclear: {kind: assisted-crime, party: acme}
  neither: {kind: assisted-crime, party: [shop, host], verification: refuted}
  all: {kind: assistance, when: 2023-01-01, recipients: [chen, acme, host, shop, ring]}
grounds:
  recipients: [all]  #= undetermined, 1..3 of 3, all 1..3
",
    );
}

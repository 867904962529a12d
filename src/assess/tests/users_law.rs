//! What a user's own schema can ask for: regions, halves, tiers, exceptions, numbers beyond the exact range.

use std::sync::Arc;

use super::{Schemas, check_with};

const PARKING: &str = include_str!("../../../docs/examples/schemas/parking.yaml");

fn load(source: &str) -> Schemas {
    let (schemas, faults) = Schemas::load(vec![(Arc::from("parking.yaml"), Arc::from(source))]);
    assert!(faults.is_empty(), "{faults:?}");
    schemas
}

fn parking(body: &str) {
    check_with(&load(PARKING), "parking", body);
}

#[test]
fn a_number_differs_by_region() {
    for (region, expected) in [
        ("", "met, 5000 of 5000"),
        (
            "case: {region: harbour-city}",
            "short, 5000 of 10000, by 5000",
        ),
        ("case: {region: elsewhere}", "met, 5000 of 5000"),
    ] {
        parking(&format!(
            "
{region}
facts:
  loss: {{kind: parking-loss, when: 2024-05-01, amount: 5000 CNY}}
grounds:
  loss: [loss]  #= {expected}
"
        ));
    }
}

#[test]
fn half_of_a_standard_with_an_aggravator() {
    let body = |amount: &str, place: &str, loss: &str, charge: &str| {
        parking(&format!(
            "
facts:
  act: {{kind: parking, when: 2024-05-01, place: {place}}}
  sign: {{kind: parking-sign, seen: true}}
  loss: {{kind: parking-loss, when: 2024-05-01, amount: {amount} CNY}}
grounds:
  parked: [act]
  sign-seen: [sign]
  half-loss: [loss]        #= {loss}
  sensitive-place: [act]
  #= lin: {charge}
"
        ));
    };
    body(
        "2500",
        "school",
        "met, 2500 of 2500",
        "met, grave-effect met, especially-grave unsupported",
    );
    body(
        "2499.99",
        "school",
        "short, 2499.99 of 2500, by 0.01",
        "short",
    );
    body("2500", "street", "met", "short, grave-effect short");
}

#[test]
fn a_heavier_tier_is_never_above_the_offence() {
    let body = |grounds: &str, charge: &str| {
        parking(&format!(
            "
facts:
  act: {{kind: parking, when: 2024-05-01, vehicles: 11}}
  more: {{kind: parking, when: 2024-05-02, vehicles: 10}}
  sign: {{kind: parking-sign, seen: true}}
  loss: {{kind: parking-loss, when: 2024-05-01, amount: 50000 CNY}}
grounds:
  parked: [act]
{grounds}
  vehicles: [act, more]
  tenfold-loss: [loss]
  fleet: [act, more]  #= short, part 2 of 5, part 21 of 20, 2 of 5, by 3
  #= lin: {charge}
"
        ));
    };
    body("  sign-seen: [sign]", "met, especially-grave met");
    body("", "unsupported, especially-grave unsupported");
}

#[test]
fn an_exception_must_be_stated_to_count() {
    parking(
        "
facts:
  silent: {kind: parking, when: 2024-05-01}
  allowed: {kind: parking, when: 2024-05-01, permit: true}
  not-allowed: {kind: parking, when: 2024-05-01, permit: false}
grounds:
  parked: [silent, allowed, not-allowed]  #= met, silent not in doubt, allowed out: LacksQuality, not-allowed counts
",
    );
    parking(
        "
facts:
  allowed: {kind: parking, when: 2024-05-01, permit: true}
grounds:
  parked: [allowed]  #= short
",
    );
}

#[test]
fn the_window_is_the_one_that_the_offence_or_the_ground_names() {
    parking(
        "
facts:
  a: {kind: parking, when: 2023-05-01, vehicles: 5}
  b: {kind: parking, when: 2024-05-01, vehicles: 5}
  c: {kind: parking, when: 2024-05-02, vehicles: 4}
  one: {kind: parking-order, when: 2024-01-31, form: written}
  two: {kind: parking-order, when: 2024-05-01, form: oral}
  three: {kind: parking-order, when: 2024-07-31, form: oral}
  four: {kind: parking-order, when: 2024-08-01, form: oral}
grounds:
  vehicles: [a, b, c]                       #= met, 10 of 10, c out: OutsideWindow, no reading
  ordered-several-times: [one, two, three]  #= met, 3 of 3, parking-several=3
  #= lin: unsupported
",
    );
    parking(
        "
facts:
  one: {kind: parking-order, when: 2024-01-31, form: written}
  two: {kind: parking-order, when: 2024-05-01, form: oral}
  four: {kind: parking-order, when: 2024-08-01, form: oral}
grounds:
  ordered-several-times: [one, two, four]  #= short, 2 of 3, four out: OutsideWindow
",
    );
}

#[test]
fn standards_too_large_to_be_added_up_exactly_decide_nothing() {
    let prime = format!("{}7", "9".repeat(23));
    let huge = PARKING
        .replace("at-least: 48", &format!("at-least: {prime}"))
        .replace("at-least: 10\n", "at-least: 1000000000000000000000000\n");
    check_with(
        &load(&huge),
        "parking",
        "
facts:
  act: {kind: parking, when: 2024-05-01, vehicles: 3, hours: 100}
grounds:
  hours: [act]               #= short
  hours-and-vehicles: [act]  #= undetermined, Overflow, no figures
",
    );
}

#[test]
fn a_patched_number_is_the_one_that_is_asked() {
    let patch = include_str!("../../../docs/examples/schemas/patch-settlement.yaml");
    check_with(
        &load(patch),
        "cl-287-2",
        "
facts:
  paid: {kind: payment-settlement, when: 2024-05-01, amount: 299999 CNY}
grounds:
  payment-settlement: [paid]   #= short, 299999 of 300000, by 1
  fivefold-settlement: [paid]  #= short, 299999 of 1500000
",
    );
}

//! The compiled offence as YAML.

use super::good;

const PARKING: &str = include_str!("../../../docs/examples/schemas/parking.yaml");
const PATCH: &str = include_str!("../../../docs/examples/schemas/patch-settlement.yaml");

fn shown(texts: &[&str], offence: &str) -> serde_yaml::Value {
    serde_yaml::from_str(&good(texts).show(offence).unwrap()).unwrap()
}

#[test]
fn shows_each_number_with_its_bound_and_citation() {
    let shown = shown(&[], "cl-287-2");
    let ground = &shown["grounds"]["payment-settlement"];
    assert_eq!(ground["at-least"], "200000 CNY");
    assert_eq!(ground["cite"], "interp-2019-15/12/1/2");
    assert_eq!(ground["layer"], "built-in:cn/cl-287-2.yaml");
    assert!(ground.get("patched-by").is_none());
    let minutes = &shown["grounds"]["inflow-2022"];
    assert_eq!(minutes["all-of"][0]["more-than"], "300000 CNY");
    assert_eq!(minutes["layer"], "built-in:cn/minutes-2022.yaml");
    assert_eq!(minutes["in-force"], "2022-03-22..");
}

#[test]
fn names_the_file_that_changed_a_number() {
    let shown = shown(&[PATCH], "cl-287-2");
    let ground = &shown["grounds"]["payment-settlement"];
    assert_eq!(ground["at-least"], "300000 CNY");
    assert_eq!(ground["patched-by"], "own-0.yaml");
    assert_eq!(ground["number-from"], "own-0.yaml");
    assert_eq!(shown["layers"][4]["patch"], "own-0.yaml");
    assert_eq!(
        shown["grounds"]["fivefold-settlement"]["of"],
        "payment-settlement"
    );
}

#[test]
fn shows_the_requirement_as_it_is_written() {
    let law = shown(&[], "cl-287-2");
    let roads = &law["requires"]["all-of"]["gravity"]["any-of"];
    assert_eq!(
        roads["unverifiable"]["all-of"]["assisted-crime"],
        "crime-unverifiable"
    );
    let own = shown(&[PARKING], "parking");
    assert_eq!(
        own["requires"]["all-of"]["grave-effect"]["any-of"][4]["all-of"][0],
        "half-loss"
    );
    assert_eq!(own["grounds"]["half-loss"]["times"], "1/2");
    assert_eq!(
        own["grounds"]["loss"]["at-least"]["harbour-city"],
        "10000 CNY"
    );
    assert_eq!(
        own["tiers"]["especially-grave"]["penalty"]["imprisonment"]["to"],
        "2y"
    );
}

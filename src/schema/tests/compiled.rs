//! What compiles, and to what.

use super::super::{
    FieldKind, Fine, Is, LayerKind, Offence, Part, Requirement, Schemas, Standard, Test,
};
use super::{good, load};
use crate::calendar::{Date, Span};
use crate::quantity::{BoundKind, Exact, Unit};
use crate::text::Lang;

const PARKING: &str = include_str!("../../../docs/examples/schemas/parking.yaml");
const PATCH: &str = include_str!("../../../docs/examples/schemas/patch-settlement.yaml");

fn number(text: &str) -> Exact {
    Exact::from_whole(text.parse().unwrap())
}

fn ids<'a>(offence: &'a Offence, requires: &Requirement, out: &mut Vec<&'a str>) {
    match requires {
        Requirement::Ground(id) => out.push(&offence[*id].id),
        Requirement::AllOf(parts) | Requirement::AnyOf(parts) => {
            parts.iter().for_each(|it| ids(offence, &it.requires, out));
        }
    }
}

fn fits(schemas: &Schemas, offence: &str, ground: &str) -> Vec<String> {
    let ground = schemas.offence(offence).unwrap().ground(ground).unwrap();
    ground
        .fits
        .iter()
        .map(|it| schemas[it.kind].id.to_string())
        .collect()
}

#[test]
fn measures_have_their_unit_bound_and_standard() {
    let schemas = good(&[]);
    let offence = schemas.offence("cl-287-2").unwrap();
    let Test::Numbers { measures } = &offence.ground("payment-settlement").unwrap().test else {
        panic!("a number")
    };
    let [measure] = &measures[..] else {
        panic!("one")
    };
    assert_eq!(
        (measure.unit, measure.bound),
        (Unit::Cny, BoundKind::AtLeast)
    );
    assert!(matches!(measure.standard, Standard::Fixed(it) if it == number("200000")));
    let source = &schemas[measure.origin.file].source;
    assert_eq!(&source[measure.origin.range], "200000 CNY");
}

#[test]
fn what_fits_follows_from_the_test() {
    let schemas = good(&[PARKING]);
    let of = |ground| fits(&schemas, "parking", ground);
    assert_eq!(of("parked"), ["parking"]);
    assert_eq!(of("other-effect"), ["finding"]);
    assert_eq!(of("hours-and-vehicles"), ["parking"]);
    assert_eq!(of("tenfold-loss"), ["parking-loss"]);
    assert_eq!(
        fits(&schemas, "cl-287-1", "poses-as-authority"),
        ["website", "chat-group"]
    );
    let ground = schemas
        .offence("cl-287-1")
        .unwrap()
        .ground("poses-as-authority")
        .unwrap();
    assert!(ground.fits[0].under.is_none());
    let (reading, choice) = ground.fits[1].under.unwrap();
    let reading = &schemas[reading];
    assert_eq!(
        (&*reading.id, &*reading.choices[usize::from(choice)].id),
        ("poses-as-covers", "website-or-group")
    );
}

#[test]
fn multiples_go_back_to_a_ground_with_a_number() {
    let more = "\
schema: 1
amends: parking
adds: {grave-effect: [quarter-loss]}
grounds:
  quarter-loss: {cite: parking-act/3/5, times: 1/2, of: half-loss}
";
    let schemas = good(&[PARKING, more]);
    let offence = schemas.offence("parking").unwrap();
    let Test::Times { factor, of, .. } = &offence.ground("quarter-loss").unwrap().test else {
        panic!("a multiple")
    };
    assert_eq!(*factor, Exact::from_ratio(1, 4).unwrap());
    assert_eq!(&*offence[*of].id, "loss");
}

#[test]
fn children_of_an_all_of_are_elements_and_groups_are_not() {
    let schemas = good(&[]);
    let offence = schemas.offence("cl-287-2").unwrap();
    let elements: Vec<_> = offence.elements.iter().map(|it| &*it.id).collect();
    assert_eq!(
        elements,
        [
            "assistance",
            "knowledge",
            "assisted-crime",
            "serious-circumstances",
            "five-fold"
        ]
    );
    let Requirement::AllOf(parts) = &offence.requires else {
        panic!("all of")
    };
    let gravity: &Part = &parts[2];
    assert_eq!(
        (gravity.name.as_deref(), gravity.element),
        (Some("gravity"), None)
    );
    let crime = offence.element("assisted-crime").unwrap();
    let grounds: Vec<_> = crime.grounds.iter().map(|it| &*offence[*it].id).collect();
    assert_eq!(grounds, ["crime-confirmed", "crime-unverifiable"]);
}

#[test]
fn every_ground_knows_its_element() {
    let schemas = good(&[PARKING]);
    let offence = schemas.offence("parking").unwrap();
    let element = |id: &str| &*offence[offence.ground(id).unwrap().element].id;
    assert_eq!(element("parked"), "parking");
    assert_eq!(element("half-loss"), "grave-effect");
    assert_eq!(element("fleet"), "especially-grave");
}

#[test]
fn a_requirement_without_names_has_elements_all_the_same() {
    let bare = PARKING.replace("    parking: parked\n    knowledge: {any-of: [sign-seen, other-knowledge]}\n    grave-effect:\n      any-of:\n", "    - parked\n    - {any-of: [sign-seen, other-knowledge]}\n    - any-of:\n");
    let cut = bare.find("elements:").unwrap()..bare.find("grounds:\n  parked").unwrap();
    let bare = bare.replace(&bare[cut], "");
    let schemas = good(&[&bare]);
    let offence = schemas.offence("parking").unwrap();
    let elements: Vec<_> = offence.elements.iter().map(|it| &*it.id).collect();
    assert_eq!(elements, ["parked", "part-2", "part-3", "especially-grave"]);
}

#[test]
fn overlays_stand_in_the_order_of_their_dates() {
    let schemas = good(&[]);
    let offence = schemas.offence("cl-287-2").unwrap();
    let layers: Vec<_> = offence
        .layers
        .iter()
        .map(|it| (it.kind, it.in_force.from.unwrap().to_string()))
        .collect();
    let expected = [
        (LayerKind::Base, "2015-11-01"),
        (LayerKind::Overlay, "2021-06-17"),
        (LayerKind::Overlay, "2022-03-22"),
        (LayerKind::Overlay, "2025-07-22"),
    ];
    assert_eq!(layers, expected.map(|it| (it.0, it.1.to_owned())));
    let cards = offence.ground("cards-2021").unwrap();
    assert_eq!((cards.layer, cards.reaches_back), (1, false));
    assert_eq!(cards.in_force.from, Some(Date::constant(2021, 6, 17)));
    let displaced = cards.displaced.as_ref().unwrap();
    assert_eq!(
        (displaced.from, displaced.layer),
        (Date::constant(2025, 7, 22), 3)
    );
    let mut asked = Vec::new();
    ids(offence, &offence.requires, &mut asked);
    assert!(asked.contains(&"cards-2021") && asked.contains(&"prepared-script"));
}

#[test]
fn a_patch_replaces_one_number_and_keeps_the_rest() {
    let schemas = good(&[PATCH]);
    let offence = schemas.offence("cl-287-2").unwrap();
    let ground = offence.ground("payment-settlement").unwrap();
    let Test::Numbers { measures } = &ground.test else {
        panic!("a number")
    };
    assert!(matches!(measures[0].standard, Standard::Fixed(it) if it == number("300000")));
    assert_eq!((ground.layer, ground.patched_by), (0, Some(4)));
    assert_eq!(
        schemas.cite_words(&ground.cite, Lang::En),
        "Harbour City Guideline (made up), art. 3"
    );
    assert_eq!(
        &*ground.title.en,
        &*good(&[])
            .offence("cl-287-2")
            .unwrap()
            .ground("payment-settlement")
            .unwrap()
            .title
            .en
    );
    assert_eq!(&*schemas[measures[0].origin.file].name, "own-0.yaml");
}

#[test]
fn a_patch_can_replace_test_and_bound() {
    let patch = "\
schema: 1
amends: parking
grounds:
  loss: {more-than: 7000 CNY}
  hours: {count: parking, at-least: 9}
  sensitive-place: {catch-all: true}
";
    let schemas = good(&[PARKING, patch]);
    let offence = schemas.offence("parking").unwrap();
    let measure = |id: &str| match &offence.ground(id).unwrap().test {
        Test::Numbers { measures } => (measures[0].bound, measures[0].sum[0].field.is_some()),
        other => panic!("{other:?}"),
    };
    assert_eq!(measure("loss"), (BoundKind::MoreThan, true));
    assert_eq!(measure("hours"), (BoundKind::AtLeast, false));
    assert!(matches!(
        offence.ground("sensitive-place").unwrap().test,
        Test::CatchAll
    ));
}

#[test]
fn a_patch_changes_penalty_age_and_limitation_key_by_key() {
    let patch = "\
schema: 1
amends: cl-287-2
age: {at-least: 17y}
limitation: {span: 6y}
penalty: {imprisonment: 6m..4y, ban: ~}
";
    let schemas = good(&[patch]);
    let offence = schemas.offence("cl-287-2").unwrap();
    assert_eq!(offence.age.as_ref().unwrap().at_least, Span::of_years(17));
    assert_eq!(&*offence.age.as_ref().unwrap().cite.id, "cl/17");
    assert_eq!(offence.limitation.as_ref().unwrap().span, Span::of_years(6));
    let penalty = &offence.penalty;
    assert_eq!(
        penalty.imprisonment.as_ref().unwrap().max,
        Span::of_years(4)
    );
    assert_eq!(penalty.detention.as_ref().unwrap().max, Span::of_months(6));
    assert!(penalty.ban.is_none() && penalty.control.is_none());
}

#[test]
fn a_second_tier_has_its_own_penalty() {
    let schemas = good(&[PARKING]);
    let offence = schemas.offence("parking").unwrap();
    let [tier] = &offence.tiers[..] else {
        panic!("one tier")
    };
    assert_eq!(
        tier.penalty.imprisonment.as_ref().unwrap().max,
        Span::of_years(2)
    );
    assert_eq!(
        (tier.penalty.fine, offence.penalty.fine),
        (Fine::With, Fine::WithOrAlone)
    );
    let mut grounds = Vec::new();
    ids(offence, &tier.requires, &mut grounds);
    assert_eq!(grounds, ["tenfold-loss", "fleet"]);
}

#[test]
fn standards_by_region_and_by_reading() {
    let schemas = good(&[PARKING]);
    let offence = schemas.offence("parking").unwrap();
    let standard = |id: &str| match &offence.ground(id).unwrap().test {
        Test::Numbers { measures } => &measures[0].standard,
        other => panic!("{other:?}"),
    };
    let Standard::ByRegion { regions, default } = standard("loss") else {
        panic!("by region")
    };
    assert_eq!(*default, number("5000"));
    assert_eq!(regions[..], [("harbour-city".into(), number("10000"))]);
    let Standard::Reading(reading) = standard("ordered-several-times") else {
        panic!("a reading")
    };
    let choices = schemas[*reading]
        .choices
        .iter()
        .map(|it| it.number.unwrap());
    assert_eq!(choices.collect::<Vec<_>>(), [number("3"), number("2")]);
}

#[test]
fn qualities_follow_references() {
    let schemas = good(&[]);
    let offence = schemas.offence("cl-286-1").unwrap();
    let Test::Fact { weigh, .. } = &offence.ground("refused").unwrap().test else {
        panic!("fact")
    };
    let paths: Vec<_> = weigh
        .iter()
        .map(|it| {
            let through = it.through.map(|field| &*schemas[it.kind][field].id);
            let there = &schemas[it.measure.kind];
            (
                through.unwrap(),
                &*there.id,
                &*there[it.measure.field.unwrap()].id,
            )
        })
        .collect();
    let order = |field| ("order", "rectification-order", field);
    assert_eq!(
        paths,
        [order("clear"), order("reasonable"), order("able-to-comply")]
    );
}

#[test]
fn an_exception_is_no_quality() {
    let schemas = good(&[PARKING]);
    let offence = schemas.offence("parking").unwrap();
    let Test::Fact { qualities, .. } = &offence.ground("parked").unwrap().test else {
        panic!()
    };
    assert!(qualities[0].unless && matches!(qualities[0].is, Is::Flag(true)));
}

#[test]
fn a_users_file_adds_to_what_is_built_in() {
    let own = "\
schema: 1
instruments:
  cl: {articles: {291: {title: Traffic, summary: Says.}}}
facts:
  assistance:
    fields:
      type: {type: one-of, values: {drone-delivery: drone delivery}}
      hours: {type: count}
";
    let schemas = good(&[own]);
    let assistance = schemas.kind("assistance").unwrap();
    let FieldKind::OneOf(words) = &assistance.field("type").unwrap().kind else {
        panic!()
    };
    assert!(words.iter().any(|it| &*it.id == "server-hosting"));
    assert!(words.iter().any(|it| &*it.id == "drone-delivery"));
    assert!(assistance.field("hours").is_some() && assistance.field("recipients").is_some());
    let cl = schemas
        .instruments
        .iter()
        .find(|it| &*it.key == "cl")
        .unwrap();
    let order: Vec<_> = cl
        .articles
        .iter()
        .map(|it| &*it.number)
        .rev()
        .take(2)
        .collect();
    assert_eq!(order, ["291", "287-2"]);
}

#[test]
fn what_cannot_be_read_can_never_be_met() {
    let slip = PARKING.replace("where: {seen: true}", "where: {sene: true}");
    let (schemas, faults) = load(&[&slip]);
    assert_eq!(faults.len(), 1);
    let ground = schemas
        .offence("parking")
        .unwrap()
        .ground("sign-seen")
        .unwrap();
    assert!(
        matches!(&ground.test, Test::ProRata { parts } if parts.is_empty()),
        "{ground:?}"
    );
    let slip = PARKING.replace("parking: parked\n", "parking: praked\n");
    let (schemas, _) = load(&[&slip]);
    let Requirement::AllOf(parts) = &schemas.offence("parking").unwrap().requires else {
        panic!()
    };
    assert!(matches!(&parts[0].requires, Requirement::AnyOf(parts) if parts.is_empty()));
}

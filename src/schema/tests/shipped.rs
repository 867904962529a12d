//! What comes with the program: the built-in law and the examples of the guide.

use super::super::{FieldKind, Schemas};
use super::good;
use crate::text::Bilingual;

const PARKING: &str = include_str!("../../../docs/examples/schemas/parking.yaml");
const PATCH: &str = include_str!("../../../docs/examples/schemas/patch-settlement.yaml");

#[test]
fn the_built_in_law_has_no_fault() {
    good(&[]);
}

#[test]
fn the_examples_of_the_guide_have_no_fault() {
    good(&[PARKING, PATCH]);
}

/// Every text of a compiled law, with what it belongs to.
fn texts(schemas: &Schemas) -> Vec<(String, &Bilingual)> {
    let mut res = Vec::new();
    for instrument in &schemas.instruments {
        res.push((instrument.key.to_string(), &instrument.title));
        res.push((instrument.key.to_string(), &instrument.short));
        for article in &instrument.articles {
            let id = format!("{}/{}", instrument.key, article.number);
            res.extend([(id.clone(), &article.title), (id.clone(), &article.summary)]);
            let mut below: Vec<_> = article.parts.iter().collect();
            while let Some(part) = below.pop() {
                res.push((format!("{id}/…/{}", part.number), &part.summary));
                below.extend(&part.parts);
            }
        }
    }
    for kind in &schemas.kinds {
        res.extend([
            (kind.id.to_string(), &kind.title),
            (kind.id.to_string(), &kind.summary),
        ]);
        for field in &kind.fields {
            let id = format!("{}.{}", kind.id, field.id);
            if let FieldKind::OneOf(words) = &field.kind {
                res.extend(
                    words
                        .iter()
                        .map(|it| (format!("{id}: {}", it.id), &it.title)),
                );
            }
            res.push((id, &field.title));
        }
    }
    for reading in &schemas.readings {
        res.extend([
            (reading.id.to_string(), &reading.title),
            (reading.id.to_string(), &reading.summary),
        ]);
        res.extend(
            reading
                .choices
                .iter()
                .map(|it| (format!("{}: {}", reading.id, it.id), &it.title)),
        );
    }
    for offence in &schemas.offences {
        res.extend([
            (offence.id.to_string(), &offence.title),
            (offence.id.to_string(), &offence.summary),
        ]);
        res.extend(
            offence
                .elements
                .iter()
                .map(|it| (format!("{}: {}", offence.id, it.id), &it.title)),
        );
        res.extend(
            offence
                .grounds
                .iter()
                .map(|it| (format!("{}: {}", offence.id, it.id), &it.title)),
        );
    }
    res
}

#[test]
fn the_built_in_law_speaks_both_languages() {
    let schemas = good(&[]);
    for (id, text) in texts(&schemas) {
        assert!(!text.en.is_empty() && !text.zh.is_empty(), "{id}");
        assert!(
            text.zh.chars().any(|it| it > '\u{2e80}'),
            "{id}: {}",
            text.zh
        );
        assert_ne!(text.en, text.zh, "{id}");
    }
}

#[test]
fn every_element_of_the_built_in_law_has_its_provision() {
    let schemas = good(&[]);
    for element in schemas.offences.iter().flat_map(|it| &it.elements) {
        assert!(element.cite.is_some(), "{}", element.id);
    }
}

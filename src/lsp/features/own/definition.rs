//! From a word of a person's own file to what it names: from a citation to the article, from a
//! kind to where it is defined, from a ground to its articles, facts and examples, and from
//! examples to the ground.

use tower_lsp::lsp_types::{GotoDefinitionResponse, Location, Position, Url};

use crate::analysis::own::{Meaning, OwnFile, OwnKind, Sense};
use crate::cite::Cite;
use crate::lsp::position;
use crate::lsp::snapshot::Snapshot;
use crate::schema::{Ground, Origin, Schemas};
use crate::text::{TextRange, TextSize};
use crate::yaml::Document;

/// The answer.
pub fn answer(snapshot: &Snapshot, at: Position) -> Option<GotoDefinitionResponse> {
    let own = snapshot.own()?;
    let targets = targets(own, snapshot.offset(at));
    let places: Vec<Location> = targets
        .iter()
        .filter_map(|it| place(snapshot, own, it))
        .collect();
    (!places.is_empty()).then_some(GotoDefinitionResponse::Array(places))
}

fn place(snapshot: &Snapshot, own: &OwnFile, target: &Target) -> Option<Location> {
    match target {
        // The file itself may not be on disk as it reads now.
        Target::Law(origin) if own.file == Some(origin.file) => {
            Some(snapshot.location(origin.range))
        }
        Target::Law(origin) => snapshot.origin(origin),
        Target::Beside(range) => {
            let beside = own.beside()?;
            let path = std::path::absolute(&*beside.name).ok()?;
            let range = position::range(&beside.text, snapshot.client.encoding, *range);
            Some(Location::new(Url::from_file_path(path).ok()?, range))
        }
    }
}

/// A place that a word leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// In a file of the law.
    Law(Origin),
    /// In the file beside this one.
    Beside(TextRange),
}

/// Where a word leads. What is defined at the word itself leads on to all that it rests on.
pub fn targets(own: &OwnFile, at: TextSize) -> Vec<Target> {
    let Some(meaning) = own.meaning_at(at) else {
        return Vec::new();
    };
    let law = &own.law;
    let origin = match &meaning.sense {
        Sense::Ground(offence, id) => {
            let ground = &law[*offence][*id];
            match meaning.defines {
                true => return of_ground(own, &meaning, ground),
                false => Some(ground.origin),
            }
        }
        Sense::Offence(id) => Some(law[*id].origin),
        Sense::Element(offence, id) => Some(law[*offence][*id].origin),
        Sense::Kind(id) => Some(law[*id].origin),
        Sense::Field(kind, id) => field(law, law[*kind].origin, &law[*kind][*id].id),
        Sense::Reading(id) | Sense::Choice(id, _) => Some(law[*id].origin),
        Sense::Cite(cite) => provision(cite, law),
        Sense::Rule(_) | Sense::Value(_) | Sense::Key(_) | Sense::Word(_) => None,
    };
    origin.map(Target::Law).into_iter().collect()
}

/// What a ground rests on: its provision, its kinds of fact, its examples.
fn of_ground(own: &OwnFile, meaning: &Meaning, ground: &Ground) -> Vec<Target> {
    let law = &own.law;
    let here = |it: &Origin| {
        own.file == Some(it.file)
            && it
                .range
                .intersect(meaning.range)
                .is_some_and(|it| !it.is_empty())
    };
    let base = Some(ground.origin).filter(|it| !here(it));
    let kinds = ground.fits.iter().map(|it| law[it.kind].origin);
    let origins = base
        .into_iter()
        .chain(provision(&ground.cite, law))
        .chain(kinds);
    let origins = origins.map(Target::Law);
    origins
        .chain(examples(own, &ground.id).map(Target::Beside))
        .collect()
}

/// Where the examples beside a schema speak of a ground.
fn examples(own: &OwnFile, ground: &str) -> Option<TextRange> {
    let beside = own.beside().filter(|_| own.kind == OwnKind::Schema)?;
    let doc = Document::parse(beside.text.shared());
    let key = doc.root()?.get("boundaries")?.value.get(ground)?.key;
    Some(key.range())
}

/// Where a provision stands, or the nearest one above it.
fn provision(cite: &Cite, law: &Schemas) -> Option<Origin> {
    let instruments = &law.instruments;
    let part = cite.provision(instruments).map(|it| it.origin);
    let article = || cite.article(instruments).map(|it| it.origin);
    let whole = || cite.instrument(instruments).map(|it| it.origin);
    part.or_else(article).or_else(whole)
}

/// Where a field stands in the file of its kind; at the kind where a later file adds it.
fn field(law: &Schemas, kind: Origin, field: &str) -> Option<Origin> {
    let source = &law.files.get(kind.file.index())?.source;
    let doc = Document::parse(source.clone());
    let place = doc.at(kind.range.start());
    let entry = place.node().and_then(|it| it.entry());
    let found = entry.and_then(|it| it.value.get("fields")?.value.get(field));
    let range = found.map_or(kind.range, |it| it.key.range());
    Some(Origin { range, ..kind })
}

#[cfg(test)]
mod tests {
    use super::{Target, targets};
    use crate::analysis::own::OwnKind;
    use crate::lsp::features::own::fixture::{EXAMPLES, in_parking, own};

    /// Where a word leads: the file and the line.
    #[track_caller]
    fn leads(kind: OwnKind, marked: &str, expected: &[&str]) {
        let (own, at) = own(kind, marked);
        let line = |source: &str, at: crate::text::TextRange| {
            let start = source[..usize::from(at.start())]
                .rfind('\n')
                .map_or(0, |it| it + 1);
            source[start..]
                .lines()
                .next()
                .unwrap_or_default()
                .trim()
                .chars()
                .take(24)
                .collect::<String>()
        };
        let one = |it: &Target| match it {
            Target::Law(origin) => {
                let file = &own.law[origin.file];
                let name = file.name.rsplit('/').next().unwrap_or_default();
                format!("{name}: {}", line(&file.source, origin.range))
            }
            Target::Beside(range) => {
                let beside = own.beside().unwrap();
                format!("{}: {}", beside.name, line(beside.text.source(), *range))
            }
        };
        let found: Vec<String> = targets(&own, at).iter().map(one).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_ground_leads_to_its_article_its_facts_and_its_examples() {
        leads(
            OwnKind::Schema,
            &in_parking("hours:\n    title"),
            &[
                "parking.yaml: 1: {en: 48 hours in all.",
                "parking.yaml: parking:",
                "parking.examples.yaml: hours:",
            ],
        );
        leads(
            OwnKind::Schema,
            &in_parking("half-loss, sensitive"),
            &["parking.yaml: half-loss:              "],
        );
    }

    #[test]
    fn citations_kinds_fields_and_readings_lead_to_their_definitions() {
        leads(
            OwnKind::Schema,
            &in_parking("parking-act/3/1\n"),
            &["parking.yaml: 1: {en: 48 hours in all."],
        );
        leads(
            OwnKind::Schema,
            &in_parking("amount\n    at-least: {by"),
            &["parking.yaml: amount: {type: money, ti"],
        );
        leads(
            OwnKind::Schema,
            &in_parking("parking-sign\n    where"),
            &["parking.yaml: parking-sign:"],
        );
        leads(
            OwnKind::Schema,
            &in_parking("parking-several}"),
            &["parking.yaml: parking-several:"],
        );
    }

    #[test]
    fn examples_lead_to_the_ground() {
        let marked = EXAMPLES.replacen("  tenfold-loss:", "  tenfold$0-loss:", 1);
        leads(
            OwnKind::Examples,
            &marked,
            &["parking.yaml: tenfold-loss:           "],
        );
    }

    #[test]
    fn a_patch_leads_to_the_ground_that_it_changes() {
        let patch =
            "schema: 1\namends: cl-287-2\ngrounds:\n  payment-$0settlement:\n    at-least: 1 CNY\n";
        let (own, at) = own(OwnKind::Schema, patch);
        let Some(Target::Law(first)) = targets(&own, at).first().copied() else {
            panic!("it leads somewhere")
        };
        assert_eq!(&*own.law[first.file].name, "built-in:cn/cl-287-2.yaml");
    }
}

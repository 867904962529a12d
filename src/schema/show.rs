//! The compiled offence as YAML, with the layer that each ground and each number comes from.

mod test;

use serde_yaml::{Mapping, Value};

use super::{
    Allowed, Element, Fine, Ground, Layer, LayerKind, Offence, Origin, Part, Penalty, Requirement,
    Schemas, Tier,
};
use crate::calendar::Validity;
use crate::cite::Cite;
use crate::text::Bilingual;

impl Schemas {
    /// The offence of this id as YAML: what its layers come to, in the words of the schema
    /// language, and from which file each ground and number is.
    pub fn show(&self, offence: &str) -> Option<String> {
        let offence = self.offence(offence)?;
        let shown = Show {
            schemas: self,
            offence,
        }
        .whole();
        serde_yaml::to_string(&shown).ok()
    }
}

/// What is shown, key by key in order; keys that say nothing are left out.
#[derive(Default)]
struct Keys(Mapping);

impl Keys {
    fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let nothing = match &value {
            Value::Null => true,
            Value::Sequence(items) => items.is_empty(),
            Value::Mapping(entries) => entries.is_empty(),
            _ => false,
        };
        if !nothing {
            self.0.insert(key.into(), value);
        }
        self
    }
}

impl Keys {
    fn maybe(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }
}

impl From<Keys> for Value {
    fn from(keys: Keys) -> Self {
        Self::Mapping(keys.0)
    }
}

struct Show<'s> {
    schemas: &'s Schemas,
    offence: &'s Offence,
}

impl Show<'_> {
    fn whole(&self) -> Value {
        let offence = self.offence;
        let layers: Vec<Value> = offence.layers.iter().map(|it| self.layer(it)).collect();
        let grounds = offence
            .grounds
            .iter()
            .map(|it| (it.id.to_string(), self.ground(it)));
        let elements = offence
            .elements
            .iter()
            .map(|it| (it.id.to_string(), self.element(it)));
        let tiers = offence
            .tiers
            .iter()
            .map(|it| (it.id.to_string(), self.tier(it)));
        Keys::default()
            .with("offence", &*offence.id)
            .with("title", both(&offence.title))
            .with("summary", both(&offence.summary))
            .with("cite", &*offence.cite.id)
            .with("in-force", offence.in_force.to_string())
            .with("layers", layers)
            .with("subjects", self.subjects())
            .maybe("age", self.age())
            .with("conduct", self.kinds(&offence.conduct))
            .maybe("accumulate", self.accumulate())
            .maybe("attribute", self.attribute())
            .with("penalty", self.penalty(&offence.penalty))
            .maybe("limitation", self.limitation())
            .with("requires", self.requirement(&offence.requires))
            .with("elements", mapping(elements))
            .with("grounds", mapping(grounds))
            .with("tiers", mapping(tiers))
            .into()
    }

    fn layer(&self, layer: &Layer) -> Value {
        let kind = match layer.kind {
            LayerKind::Base => "offence",
            LayerKind::Overlay => "overlay",
            LayerKind::Patch => "patch",
        };
        let dated = layer.kind == LayerKind::Overlay;
        Keys::default()
            .with(kind, &*self.schemas[layer.file].name)
            .with("title", both(&layer.title))
            .maybe("cite", layer.cite.as_ref().map(|it| it.id.to_string()))
            .maybe("in-force", time(layer.in_force))
            .maybe("reaches-back", dated.then_some(layer.reaches_back))
            .into()
    }

    /// The file of a place, when it is not the one that the reader expects.
    fn file_unless(&self, origin: Origin, layer: u16) -> Option<String> {
        let expected = self
            .offence
            .layers
            .get(usize::from(layer))
            .map(|it| it.file);
        let other = expected != Some(origin.file);
        other.then(|| self.schemas[origin.file].name.to_string())
    }

    fn subjects(&self) -> Vec<Value> {
        let subjects = self.offence.subjects;
        let list = [
            (subjects.person, "person"),
            (subjects.organization, "organization"),
        ];
        list.into_iter()
            .filter(|it| it.0)
            .map(|it| it.1.into())
            .collect()
    }

    fn kinds(&self, kinds: &[super::KindId]) -> Vec<Value> {
        kinds
            .iter()
            .map(|it| Value::from(&*self.schemas[*it].id))
            .collect()
    }

    fn age(&self) -> Option<Value> {
        let age = self.offence.age.as_ref()?;
        let keys = Keys::default().with("at-least", age.at_least.to_string());
        Some(self.cited(keys, &age.cite, age.origin))
    }

    fn limitation(&self) -> Option<Value> {
        let limitation = self.offence.limitation.as_ref()?;
        let keys = Keys::default().with("span", limitation.span.to_string());
        Some(self.cited(keys, &limitation.cite, limitation.origin))
    }

    fn accumulate(&self) -> Option<Value> {
        let accumulate = self.offence.accumulate.as_ref()?;
        let keys = Keys::default()
            .with("window", accumulate.window.to_string())
            .maybe("last-day", self.reading(accumulate.last_day));
        Some(self.cited(keys, &accumulate.cite, accumulate.origin))
    }

    fn reading(&self, reading: Option<super::ReadingId>) -> Option<Value> {
        let id = &*self.schemas[reading?].id;
        Some(Keys::default().with("reading", id).into())
    }

    fn cited(&self, keys: Keys, cite: &Cite, origin: Origin) -> Value {
        keys.with("cite", &*cite.id)
            .maybe("layer", self.file_unless(origin, 0))
            .into()
    }

    fn attribute(&self) -> Option<Value> {
        let cite = self.offence.attribute.as_ref()?;
        let keys = Keys::default().with("organization-to", "responsible");
        Some(keys.with("cite", &*cite.id).into())
    }

    fn penalty(&self, penalty: &Penalty) -> Value {
        let order = penalty
            .restraining_order
            .as_ref()
            .map(|it| it.id.to_string());
        Keys::default()
            .maybe("imprisonment", self.allowed(penalty.imprisonment.as_ref()))
            .maybe("detention", self.allowed(penalty.detention.as_ref()))
            .maybe("control", self.allowed(penalty.control.as_ref()))
            .maybe("ban", self.allowed(penalty.ban.as_ref()))
            .maybe("restraining-order", order)
            .with(
                "fine",
                match penalty.fine {
                    Fine::None => "none",
                    Fine::WithOrAlone => "with-or-alone",
                    Fine::With => "with",
                },
            )
            .with(
                "organization",
                if penalty.organization_fine {
                    "fine"
                } else {
                    "none"
                },
            )
            .with("cite", &*penalty.cite.id)
            .into()
    }

    fn allowed(&self, allowed: Option<&Allowed>) -> Option<Value> {
        let allowed = allowed?;
        let keys = Keys::default()
            .with("from", allowed.min.to_string())
            .with("to", allowed.max.to_string());
        Some(self.cited(keys, &allowed.cite, allowed.origin))
    }

    fn element(&self, element: &Element) -> Value {
        let cite = element.cite.as_ref().map(|it| it.id.to_string());
        Keys::default()
            .with("title", both(&element.title))
            .maybe("cite", cite)
            .into()
    }

    fn tier(&self, tier: &Tier) -> Value {
        Keys::default()
            .with("title", both(&tier.title))
            .with("requires", self.requirement(&tier.requires))
            .with("penalty", self.penalty(&tier.penalty))
            .into()
    }

    /// The tree in the words of the language: a mapping where every part has a name of its
    /// own, a list where one has none.
    fn requirement(&self, requires: &Requirement) -> Value {
        let (key, parts) = match requires {
            Requirement::Ground(id) => return Value::from(&*self.offence[*id].id),
            Requirement::AllOf(parts) => ("all-of", parts),
            Requirement::AnyOf(parts) => ("any-of", parts),
        };
        let below: Value = match parts.iter().all(|it| it.name.is_some()) {
            true => mapping(
                parts
                    .iter()
                    .map(|it| (self.name(it), self.requirement(&it.requires))),
            ),
            false => Value::Sequence(
                parts
                    .iter()
                    .map(|it| self.requirement(&it.requires))
                    .collect(),
            ),
        };
        let mut res = Mapping::new();
        res.insert(key.into(), below);
        Value::Mapping(res)
    }

    fn name(&self, part: &Part) -> String {
        part.name.as_deref().unwrap_or_default().to_owned()
    }

    fn ground(&self, ground: &Ground) -> Value {
        let elements = self.offence.elements.iter();
        let carries = elements.filter(|it| {
            it.grounds
                .iter()
                .any(|id| self.offence[*id].id == ground.id)
        });
        let carries: Vec<Value> = carries.map(|it| Value::from(&*it.id)).collect();
        let file = |layer: u16| {
            let layer = self.offence.layers.get(usize::from(layer))?;
            Some(self.schemas[layer.file].name.to_string())
        };
        let keys = Keys::default()
            .with("title", both(&ground.title))
            .with("cite", &*ground.cite.id)
            .maybe("layer", file(ground.layer))
            .maybe("patched-by", ground.patched_by.and_then(file))
            .maybe("in-force", time(ground.in_force))
            .maybe(
                "reaches-back",
                (ground.layer > 0).then_some(ground.reaches_back),
            )
            .with("element", carries)
            .maybe("presumption", ground.rebuttable.then_some("rebuttable"))
            .with("fits", self.fits(ground));
        self.test(keys, ground)
            .maybe("displaced", self.displaced(ground))
            .maybe("source", ground.source_note.as_ref().map(both))
            .into()
    }

    fn displaced(&self, ground: &Ground) -> Option<Value> {
        let displaced = ground.displaced.as_ref()?;
        let layer = self.offence.layers.get(usize::from(displaced.layer))?;
        let keys = Keys::default()
            .with("from", displaced.from.to_string())
            .with("by", &*self.schemas[layer.file].name);
        Some(self.under(keys, displaced.reading).into())
    }

    /// The reading and choice under which something holds.
    fn under(&self, keys: Keys, under: Option<(super::ReadingId, u16)>) -> Keys {
        let Some((reading, choice)) = under else {
            return keys;
        };
        let reading = &self.schemas[reading];
        let choice = reading
            .choices
            .get(usize::from(choice))
            .map(|it| it.id.to_string());
        keys.with("reading", &*reading.id).maybe("choice", choice)
    }
}

fn both(text: &Bilingual) -> Value {
    Keys::default()
        .with("en", &*text.en)
        .with("zh", &*text.zh)
        .into()
}

/// Dates in force; nothing for what always applies.
fn time(validity: Validity) -> Option<String> {
    (validity != Validity::default()).then(|| validity.to_string())
}

fn mapping(entries: impl Iterator<Item = (String, Value)>) -> Value {
    Value::Mapping(
        entries
            .map(|(key, value)| (Value::String(key), value))
            .collect(),
    )
}

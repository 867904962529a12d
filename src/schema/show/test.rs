//! How a ground is tested, in the words of the schema language.

use serde_yaml::Value;

use super::super::{
    FieldKind, Fit, Ground, GroundId, Is, Measure, Path, PriorWithin, Quality, Standard, Test,
    Threshold,
};
use super::{Keys, Show, both, mapping};
use crate::quantity::{BoundKind, Exact, Unit, show_steps};

impl Show<'_> {
    pub(super) fn fits(&self, ground: &Ground) -> Vec<Value> {
        let fit = |it: &Fit| match it.under {
            None => Value::from(&*self.schemas[it.kind].id),
            under => {
                let keys = Keys::default().with("kind", &*self.schemas[it.kind].id);
                self.under(keys, under).into()
            }
        };
        ground.fits.iter().map(fit).collect()
    }

    pub(super) fn test(&self, keys: Keys, ground: &Ground) -> Keys {
        match &ground.test {
            Test::Fact {
                qualities,
                weigh,
                within,
            } => {
                let weigh: Vec<Value> = weigh.iter().map(|it| self.path(it).into()).collect();
                let keys = keys.with("fact", true);
                let keys = self.qualities(keys, qualities).with("weigh", weigh);
                keys.maybe("within", within.as_ref().map(|it| self.prior(it)))
            }
            Test::CatchAll => keys.with("catch-all", true),
            Test::Numbers { measures } => match &measures[..] {
                [one] => self.measure(keys, one, ground),
                several => {
                    let each = several.iter().map(|it| {
                        let keys = Keys::default().with("title", both(&it.title));
                        self.measure(keys, it, ground).into()
                    });
                    keys.with("all-of", each.collect::<Vec<Value>>())
                }
            },
            Test::ProRata { parts } => keys.with("pro-rata", self.grounds(parts)),
            Test::Times {
                factor,
                of,
                together,
                origin,
            } => {
                let keys = keys
                    .with("times", factor_text(*factor))
                    .with("of", &*self.offence[*of].id)
                    .maybe("number-from", self.file_unless(*origin, ground.layer));
                let together = together.as_ref().map(|it| {
                    let keys = self.under(Keys::default(), Some((it.reading, it.choice)));
                    Value::from(keys.with("grounds", self.grounds(&it.grounds)))
                });
                keys.maybe("together", together)
            }
        }
    }

    fn grounds(&self, ids: &[GroundId]) -> Vec<Value> {
        ids.iter()
            .map(|it| Value::from(&*self.offence[*it].id))
            .collect()
    }

    fn measure(&self, keys: Keys, measure: &Threshold, ground: &Ground) -> Keys {
        let counts_facts = measure.sum.iter().any(|it| it.field.is_none());
        let what = match measure.distinct {
            true => "count-distinct",
            false if counts_facts => "count",
            false => "sum",
        };
        let bound = match measure.bound {
            BoundKind::AtLeast => "at-least",
            BoundKind::MoreThan => "more-than",
        };
        let cite = measure.cite.as_ref().map(|it| it.id.to_string());
        let keys = keys
            .with(what, self.measures(&measure.sum))
            .with("minus", self.measures(&measure.minus))
            .with(bound, self.standard(&measure.standard, measure.unit))
            .maybe(
                "number-from",
                self.file_unless(measure.origin, ground.layer),
            )
            .maybe("cite", cite);
        self.qualities(keys, &measure.qualities)
            .maybe("within", measure.within.map(|it| it.to_string()))
    }

    fn measures(&self, measures: &[Measure]) -> Vec<Value> {
        measures.iter().map(|it| self.field(*it).into()).collect()
    }

    fn field(&self, measure: Measure) -> String {
        let kind = &self.schemas[measure.kind];
        match measure.field {
            Some(field) => format!("{}.{}", kind.id, kind[field].id),
            None => kind.id.to_string(),
        }
    }

    fn standard(&self, standard: &Standard, unit: Unit) -> Value {
        match standard {
            Standard::Fixed(number) => number_text(*number, unit),
            Standard::Reading(reading) => {
                let reading = &self.schemas[*reading];
                let choices: Vec<Value> = reading
                    .choices
                    .iter()
                    .map(|it| Value::from(&*it.id))
                    .collect();
                Keys::default()
                    .with("reading", &*reading.id)
                    .with("choices", choices)
                    .into()
            }
            Standard::ByRegion { regions, default } => {
                let keys = Keys::default().with("by", "region");
                let keys = keys.with("default", number_text(*default, unit));
                let of =
                    |keys: Keys, it: &(Box<str>, Exact)| keys.with(&it.0, number_text(it.1, unit));
                regions.iter().fold(keys, of).into()
            }
        }
    }

    fn path(&self, path: &Path) -> String {
        let there = &self.schemas[path.measure.kind];
        let field = path.measure.field.map_or("", |it| &there[it].id);
        match path.through {
            Some(through) => format!("{}.{field}", self.schemas[path.kind][through].id),
            None => field.to_owned(),
        }
    }

    fn qualities(&self, keys: Keys, qualities: &[Quality]) -> Keys {
        let of = |unless: bool| {
            let some = qualities.iter().filter(move |it| it.unless == unless);
            mapping(some.map(|it| (self.path(&it.path), self.asked(it))))
        };
        keys.with("where", of(false)).with("unless", of(true))
    }

    fn asked(&self, quality: &Quality) -> Value {
        let there = &self.schemas[quality.path.measure.kind];
        let kind = quality.path.measure.field.map(|it| &there[it].kind);
        match (&quality.is, kind) {
            (Is::OneOf(words), Some(FieldKind::OneOf(known))) => {
                let word = |it: &u16| known.get(usize::from(*it)).map(|it| Value::from(&*it.id));
                words.iter().filter_map(word).collect::<Vec<Value>>().into()
            }
            (Is::OneOf(_), _) => Value::Null,
            (Is::Flag(flag), _) => (*flag).into(),
            (Is::AtLeastSpan(span), _) => Keys::default().with("at-least", span.to_string()).into(),
            (Is::AtLeast(steps), kind) => {
                let unit = kind.and_then(FieldKind::unit).unwrap_or(Unit::Count);
                Keys::default()
                    .with("at-least", show_steps(*steps, unit))
                    .into()
            }
            (Is::Present, _) => Keys::default().with("stated", true).into(),
        }
    }

    fn prior(&self, prior: &PriorWithin) -> Value {
        Keys::default()
            .with("span", prior.span.to_string())
            .with("before", "conduct")
            .maybe("from", self.reading(prior.reading))
            .maybe("last-day", self.reading(prior.last_day))
            .into()
    }
}

fn number_text(number: Exact, unit: Unit) -> Value {
    match (unit, i64::try_from(number.numer())) {
        (Unit::Count, Ok(count)) if number.denom() == 1 => count.into(),
        (Unit::Count, _) => number.to_string().into(),
        (Unit::Cny, _) => format!("{number} CNY").into(),
    }
}

fn factor_text(factor: Exact) -> Value {
    match i64::try_from(factor.numer()) {
        Ok(whole) if factor.denom() == 1 => whole.into(),
        _ => format!("{}/{}", factor.numer(), factor.denom()).into(),
    }
}

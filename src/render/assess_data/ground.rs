//! One ground of the tree: its figures, facts and readings, as values and in words.

use super::Cx;
use super::names::{applies, doubt, outcome, reason};
use super::tree::{
    FactTree, FiguresTree, GroundTree, IntervalTree, LeftOutTree, MeasureTree, ReadingTree,
};
use crate::assess::{Contribution, Figures, GroundAssessment, LeftOut, MeasureAssessment};
use crate::brief::own_words;
use crate::phrase::{self, About, why_id};
use crate::quantity::{BoundKind, Exact, Unit};
use crate::render::safe;
use crate::schema::ReadingId;
use crate::text::Lang;

impl<'a> Cx<'a> {
    pub(super) fn ground(self, it: &'a GroundAssessment) -> GroundTree<'a> {
        let ground = &self.offence[it.ground];
        let about = self.about(it);
        let unit = it.figures.as_ref().and_then(|it| it.unit);
        let fact = |it: &Contribution| self.fact(it, unit, &about);
        let notes = phrase::notes(it, &about).into_iter();
        GroundTree {
            id: &ground.id,
            title: ground.title.get(self.lang),
            element: &self.offence[it.element].id,
            cite: &ground.cite.id,
            citation: self.law.cite_words(&ground.cite, self.lang),
            source: self.source(ground.patched_by.unwrap_or(ground.layer)),
            pleaded: it.pleaded.is_some(),
            outcome: outcome(it.outcome),
            outcome_words: phrase::outcome(it.outcome, self.lang),
            presumed: it.presumed,
            figures: it.figures.as_ref().map(|it| figures(it, true, self.lang)),
            measures: it
                .measures
                .iter()
                .map(|it| self.measure(it, &about))
                .collect(),
            facts: it.facts.iter().map(fact).collect(),
            left_out: it
                .left_out
                .iter()
                .map(|it| self.left_out(it, &about))
                .collect(),
            readings: it
                .readings
                .iter()
                .map(|it| self.reading(it.0, it.1))
                .collect(),
            reasons: it.reasons.iter().map(|it| reason(*it)).collect(),
            reaches_back: it.in_force.reaches_back,
            in_force: applies(it.in_force.applies),
            notes: notes.map(|it| safe(&it).into_owned()).collect(),
        }
    }

    fn about(self, it: &GroundAssessment) -> About<'a> {
        About {
            schemas: self.law,
            brief: self.brief,
            offence: self.offence,
            ground: &self.offence[it.ground],
            lang: self.lang,
        }
    }

    /// `built-in`, or the file of the person's own that a ground comes from.
    fn source(self, layer: u16) -> &'a str {
        let file = self
            .offence
            .layers
            .get(usize::from(layer))
            .map(|it| &self.law[it.file]);
        file.filter(|it| !it.built_in)
            .map_or("built-in", |it| &it.name)
    }

    fn measure(self, it: &'a MeasureAssessment, about: &About<'a>) -> MeasureTree<'a> {
        let fact = |fact: &Contribution| self.fact(fact, it.figures.unit, about);
        MeasureTree {
            ground: it.ground.map(|it| &*self.offence[it].id),
            title: phrase::measure(it, about),
            // What a part of a sum lacks by itself says nothing; the sum does.
            figures: figures(&it.figures, it.ground.is_none(), self.lang),
            facts: it.facts.iter().map(fact).collect(),
        }
    }

    fn fact(self, it: &Contribution, unit: Option<Unit>, about: &About<'_>) -> FactTree<'a> {
        let [number, why] = phrase::contribution(it, unit, about);
        let fact = &self.brief.facts[it.fact];
        FactTree {
            id: &fact.id.name,
            summary: fact.summary.as_ref().map(|it| own_words(&it.value)),
            contributes: it.contributes.map(|(min, max)| interval(min, max)),
            doubt: it.doubt.map(doubt),
            contributes_words: Some(number).filter(|it| !it.is_empty()),
            doubt_words: Some(why)
                .filter(|it| !it.is_empty())
                .map(|it| safe(&it).into_owned()),
        }
    }

    fn left_out(self, it: &LeftOut, about: &About<'_>) -> LeftOutTree<'a> {
        LeftOutTree {
            id: &self.brief.facts[it.fact].id.name,
            why: why_id(it.why),
            words: safe(&phrase::left_out(it, about)).into_owned(),
        }
    }

    pub(super) fn reading(self, reading: ReadingId, choice: u16) -> ReadingTree<'a> {
        let reading = &self.law[reading];
        let choice = reading.choices.get(usize::from(choice));
        ReadingTree {
            id: &reading.id,
            choice: choice.map_or("", |it| &it.id),
            title: choice.map_or("", |it| it.title.get(self.lang)),
        }
    }
}

fn figures(it: &Figures, with_shortfall: bool, lang: Lang) -> FiguresTree {
    let ratio = it.max.and_then(|max| max.checked_div(it.standard));
    FiguresTree {
        unit: match it.unit {
            Some(Unit::Cny) => "CNY",
            Some(Unit::Count) => "count",
            None => "ratio",
        },
        bound: match it.bound {
            BoundKind::AtLeast => "at-least",
            BoundKind::MoreThan => "more-than",
        },
        standard: it.standard.to_decimal_string(),
        actual: interval(it.min, it.max),
        ratio: ratio.map(|it| it.truncated(4)),
        shortfall: it.shortfall.map(Exact::to_decimal_string),
        figures_words: phrase::reached(it, lang),
        shortfall_words: phrase::shortfall(it, lang).filter(|_| with_shortfall),
    }
}

fn interval(min: Exact, max: Option<Exact>) -> IntervalTree {
    IntervalTree {
        min: min.to_decimal_string(),
        max: max.map(Exact::to_decimal_string),
    }
}

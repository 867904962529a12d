//! One ground on the page: figures, facts, what was left out, readings.

use super::Cx;
use super::page::Page;
use crate::assess::{Contribution, Figures, GroundAssessment};
use crate::phrase::{self, About, ticked};
use crate::quantity::Unit;
use crate::render::{pad, pad_left, safe, width};

/// How many facts of one ground are listed.
const FACTS: usize = 12;

impl Cx<'_> {
    pub(super) fn ground(&self, it: &GroundAssessment, page: &mut Page<'_>) {
        let lang = self.look.lang;
        let ground = &self.offence[it.ground];
        let title = format!("{} {}", ground.title.get(lang), ticked(&ground.id));
        page.marked(it.outcome, &title, &self.law.cite_words(&ground.cite, lang));
        let about = self.about(it);
        for measure in &it.measures {
            page.text(4, phrase::measure(measure, &about));
            // What a part of a sum lacks by itself says nothing; the sum below does.
            self.figures(&measure.figures, measure.ground.is_none(), page);
            self.facts(&measure.facts, measure.figures.unit, &about, page);
        }
        let summed = it.measures.iter().any(|it| it.ground.is_some());
        if summed {
            page.text(4, phrase::together(lang));
        }
        if let Some(figures) = it
            .figures
            .as_ref()
            .filter(|_| summed || it.measures.is_empty())
        {
            self.figures(figures, true, page);
        }
        if it.measures.is_empty() {
            let unit = it.figures.as_ref().and_then(|it| it.unit);
            self.facts(&it.facts, unit, &about, page);
        }
        self.notes(it, page);
    }

    fn figures(&self, figures: &Figures, with_shortfall: bool, page: &mut Page<'_>) {
        let lang = self.look.lang;
        let short = phrase::shortfall(figures, lang).filter(|_| with_shortfall);
        let bar = phrase::bar(figures, self.look.unicode);
        let reached = phrase::reached(figures, lang);
        page.bar(
            phrase::of_figures(figures),
            &bar,
            &reached,
            &short.unwrap_or_default(),
        );
    }

    /// The facts with what each contributes, numbers below one another.
    fn facts(
        &self,
        facts: &[Contribution],
        unit: Option<Unit>,
        about: &About<'_>,
        page: &mut Page<'_>,
    ) {
        let lang = self.look.lang;
        let shown = &facts[..facts.len().min(FACTS)];
        let names: Vec<String> = shown.iter().map(|it| self.fact(it.fact)).collect();
        let adds: Vec<[String; 2]> = shown
            .iter()
            .map(|it| phrase::contribution(it, unit, about))
            .collect();
        let first = names.iter().map(|it| width(it)).max().unwrap_or_default();
        let second = adds.iter().map(|it| width(&it[0])).max();
        for (name, [number, doubt]) in names.iter().zip(&adds) {
            let number = pad_left(number, second.unwrap_or_default());
            page.text(
                6,
                format!("{}  {number}  {doubt}", pad(name, first)).trim_end(),
            );
        }
        if facts.len() > FACTS {
            let more = facts.len() - FACTS;
            page.text(6, &phrase::more_facts(more, lang));
        }
    }

    fn notes(&self, it: &GroundAssessment, page: &mut Page<'_>) {
        let about = self.about(it);
        for left in it.left_out.iter().take(FACTS) {
            page.text(6, &safe(&phrase::left_out(left, &about)));
        }
        if it.left_out.len() > FACTS {
            let more = it.left_out.len() - FACTS;
            page.text(6, &phrase::more_left_out(more, self.look.lang));
        }
        for note in phrase::notes(it, &about) {
            page.text(6, &safe(&note));
        }
    }

    fn about(&self, it: &GroundAssessment) -> About<'_> {
        About {
            schemas: self.law,
            brief: self.brief,
            offence: self.offence,
            ground: &self.offence[it.ground],
            lang: self.look.lang,
        }
    }

    fn fact(&self, fact: usize) -> String {
        ticked(&safe(&self.brief.facts[fact].id.name))
    }
}

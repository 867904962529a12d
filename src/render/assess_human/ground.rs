//! One ground on the page: figures, facts, what was left out, readings.

use super::Cx;
use super::bar::bar;
use super::page::Page;
use crate::assess::{Contribution, Figures, GroundAssessment, MeasureAssessment, Outcome};
use crate::phrase::{self, About, pick, ticked};
use crate::quantity::{BoundKind, Unit};
use crate::render::{pad, pad_left, safe, width};
use crate::schema::{Ground, Test};

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
            page.text(4, &self.measure_title(ground, measure));
            // What a part of a sum lacks by itself says nothing; the sum below does.
            self.figures(&measure.figures, measure.ground.is_none(), page);
            self.facts(&measure.facts, measure.figures.unit, &about, page);
        }
        let summed = it.measures.iter().any(|it| it.ground.is_some());
        if summed {
            page.text(4, pick(lang, "together", "合计"));
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
        self.notes(it, ground, page);
    }

    fn measure_title(&self, ground: &Ground, measure: &MeasureAssessment) -> String {
        let lang = self.look.lang;
        if let Some(part) = measure.ground {
            return self.offence[part].title.get(lang).to_owned();
        }
        let Test::Numbers { measures } = &ground.test else {
            return String::new();
        };
        measures
            .get(measure.threshold)
            .map_or_else(String::new, |it| it.title.get(lang).to_owned())
    }

    fn figures(&self, figures: &Figures, with_shortfall: bool, page: &mut Page<'_>) {
        let lang = self.look.lang;
        let short = phrase::shortfall(figures, lang).filter(|_| with_shortfall);
        let bar = bar(figures, self.look.unicode);
        let reached = phrase::reached(figures, lang);
        page.bar(
            color_of(figures),
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
        let number = |it: &Contribution| {
            let (min, max) = it.contributes?;
            Some(phrase::actual(min, max, unit, lang))
        };
        let names: Vec<String> = shown.iter().map(|it| self.fact(it.fact)).collect();
        let numbers: Vec<String> = shown
            .iter()
            .map(|it| number(it).unwrap_or_default())
            .collect();
        let widest = |list: &[String]| list.iter().map(|it| width(it)).max().unwrap_or_default();
        let (first, second) = (widest(&names), widest(&numbers));
        for ((name, number), fact) in names.iter().zip(&numbers).zip(shown) {
            let doubt = fact
                .doubt
                .map_or_else(String::new, |it| phrase::doubt(it, about));
            let number = pad_left(number, second);
            page.text(
                6,
                format!("{}  {number}  {doubt}", pad(name, first)).trim_end(),
            );
        }
        if facts.len() > FACTS {
            let more = facts.len() - FACTS;
            page.text(
                6,
                &lang.pick(
                    format!("and {more} more facts"),
                    format!("另有{more}个事实"),
                ),
            );
        }
    }

    fn notes(&self, it: &GroundAssessment, ground: &Ground, page: &mut Page<'_>) {
        let lang = self.look.lang;
        let about = self.about(it);
        for left in it.left_out.iter().take(FACTS) {
            let (fact, why) = (self.fact(left.fact), phrase::why(left.why, &about));
            page.text(
                6,
                &lang.pick(
                    format!("left out: {fact}, because {why}"),
                    format!("未计入：{fact}，{why}"),
                ),
            );
        }
        if it.left_out.len() > FACTS {
            let more = it.left_out.len() - FACTS;
            page.text(
                6,
                &lang.pick(
                    format!("and {more} more left out"),
                    format!("另有{more}个未计入"),
                ),
            );
        }
        if it.presumed {
            page.text(
                6,
                pick(
                    lang,
                    "presumed: stands unless there is evidence to the contrary",
                    "系推定：有相反证据的除外",
                ),
            );
        }
        for reason in &it.reasons {
            page.text(6, phrase::reason(*reason, lang));
        }
        page_applies(it, lang, page);
        for (reading, choice) in &it.readings {
            let reading = &self.law[*reading];
            let Some(choice) = reading.choices.get(usize::from(*choice)) else {
                continue;
            };
            let (id, means) = (
                ticked(&format!("{}: {}", reading.id, choice.id)),
                choice.title.get(lang),
            );
            page.text(
                6,
                &lang.pick(
                    format!("reading {id}: {means}"),
                    format!("解读 {id}：{means}"),
                ),
            );
        }
        if let Some(source) = &ground.source_note {
            page.text(
                6,
                &lang.pick(
                    format!("source: {}", source.en),
                    format!("来源：{}", source.zh),
                ),
            );
        }
        if let Some(file) = self.own_file(ground) {
            let file = safe(file);
            page.text(
                6,
                &lang.pick(
                    format!("from your own schema {file}"),
                    format!("出自您自己的规则文件 {file}"),
                ),
            );
        }
    }

    /// The file of the person's own that a ground, or its number, comes from.
    fn own_file(&self, ground: &Ground) -> Option<&str> {
        let layer = ground.patched_by.unwrap_or(ground.layer);
        let file = &self.law[self.offence.layers.get(usize::from(layer))?.file];
        (!file.built_in).then_some(&file.name)
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

fn page_applies(it: &GroundAssessment, lang: crate::text::Lang, page: &mut Page<'_>) {
    if let Some(words) = phrase::applies(it.in_force.applies, lang) {
        page.text(6, words);
    }
    if it.in_force.reaches_back == Some(false) {
        let words = pick(
            lang,
            "does not reach back to conduct before its date",
            "不溯及施行前的行为",
        );
        page.text(6, words);
    }
}

/// The colour of a bar is that of its own figures, whatever else decides the ground.
fn color_of(figures: &Figures) -> Outcome {
    let reached = |it| match figures.bound {
        BoundKind::AtLeast => it >= figures.standard,
        BoundKind::MoreThan => it > figures.standard,
    };
    match figures.max {
        _ if reached(figures.min) => Outcome::Met,
        Some(most) if !reached(most) => Outcome::Short,
        _ => Outcome::Undetermined,
    }
}

//! A ground: what it asks, what the facts of each accused reach, what is missing, how the law says it.

use super::Cx;
use super::page::{Page, code};
use crate::analysis::at::At;
use crate::assess::{
    AccusedAssessment, Contribution, Figures, GroundAssessment, Outcome,
};
use crate::brief::ChargeIx;
use crate::explain;
use crate::phrase::{self, About};
use crate::quantity::Unit;
use crate::schema::{GroundId, OffenceId};

/// How many facts a page lists.
pub(super) const FACTS: usize = 12;

pub(super) fn page(cx: &Cx<'_>, at: &At<'_>, offence: OffenceId, id: GroundId) -> String {
    let law = cx.analysis.schemas();
    let (offence, ground) = (&law[offence], &law[offence][id]);
    let about = About {
        schemas: law,
        brief: &cx.analysis.brief,
        offence,
        ground,
        lang: cx.lang,
    };
    let mut page = Page::titled(ground.title.get(cx.lang), &ground.id);
    let cite = explain::cited(&ground.cite, law, cx.lang);
    let summary = ground.cite.summary(&law.instruments);
    let summary = summary.map_or("", |it| it.get(cx.lang));
    page.text(&cite).text(summary);
    let mut known = explain::ground_lines(&about);
    known.retain(|it| *it != cite && *it != summary);
    known.extend(dates(&about));
    if let Some(charge) = at.charge {
        accused(cx, charge, id, &about, &known, &mut page);
    }
    page.text(&format!("**{}**", cx.lang.pick("What it asks", "要求")));
    page.items(known.iter().cloned());
    if let Some(text) = (cx.official)(&ground.cite) {
        let cite = law.cite_words(&ground.cite, cx.lang);
        page.text(&format!("**{cite}**")).quote(&text);
    }
    page.finish()
}

/// When the instrument of a ground is in force, where the ground has no dates of its own.
fn dates(about: &About<'_>) -> Option<String> {
    let instrument = about.ground.cite.instrument(&about.schemas.instruments);
    let dates = instrument.filter(|_| about.ground.layer == 0)?.in_force;
    let is_bounded = dates.from.is_some() || dates.until.is_some();
    is_bounded.then(|| about.lang.pick(
        format!("in force {dates}"),
        format!("施行期间 {dates}"),
    ))
}

/// What comes out for each accused; those for whom the same comes out stand together.
fn accused(
    cx: &Cx<'_>,
    charge: ChargeIx,
    id: GroundId,
    about: &About<'_>,
    known: &[String],
    page: &mut Page,
) {
    let charges = &cx.analysis.assessment.charges;
    let Some(charge) = charges.iter().find(|it| it.charge == charge) else {
        return;
    };
    let mut groups: Vec<(&GroundAssessment, Vec<&AccusedAssessment>)> = Vec::new();
    for accused in &charge.accused {
        let Some(ground) = accused.grounds.iter().find(|it| it.ground == id) else {
            continue;
        };
        match groups.iter_mut().find(|it| it.0 == ground) {
            Some((_, group)) => group.push(accused),
            None => groups.push((ground, vec![accused])),
        }
    }
    for (ground, group) in groups {
        let names: Vec<String> = group.iter().map(|it| cx.party(it.party)).collect();
        let who = phrase::and_list(&names, cx.lang);
        assessed(&who, ground, about, known, page);
    }
    let day = phrase::date(charge.as_of, cx.lang);
    page.text(&cx.lang.pick(
        format!("Law as of {day}."),
        format!("适用{day}的法律。"),
    ));
    for accused in &charge.accused {
        let others = accused.other_readings.iter();
        let lines = others.map(|it| phrase::other_reading(it, about.schemas, cx.lang));
        let who = (charge.accused.len() > 1).then(|| {
            let who = cx.party(accused.party);
            who + cx.lang.pick(": ", "：")
        });
        let who = who.unwrap_or_default();
        page.items(lines.map(|it| format!("{who}{it}")));
    }
}

fn assessed(
    who: &str,
    it: &GroundAssessment,
    about: &About<'_>,
    known: &[String],
    page: &mut Page,
) {
    let lang = about.lang;
    let (mark, outcome) = (phrase::mark(it.outcome, true), phrase::outcome(it.outcome, lang));
    let pleaded = match it.pleaded {
        Some(_) => "",
        None => lang.pick(" (not pleaded)", "（未主张）"),
    };
    page.text(&lang.pick(
        format!("{mark} {who}: **{outcome}**{pleaded}"),
        format!("{mark} {who} **{outcome}**{pleaded}"),
    ));
    for measure in &it.measures {
        page.text(phrase::measure(measure, about));
        figures(&measure.figures, measure.ground.is_none(), about, page);
        facts(&measure.facts, measure.figures.unit, about, page);
    }
    let summed = it.measures.iter().any(|it| it.ground.is_some());
    if summed {
        page.text(phrase::together(lang));
    }
    if let Some(all) = it.figures.as_ref().filter(|_| summed || it.measures.is_empty()) {
        figures(all, true, about, page);
    }
    if it.measures.is_empty() {
        let unit = it.figures.as_ref().and_then(|it| it.unit);
        facts(&it.facts, unit, about, page);
    }
    let left = it.left_out.iter().take(FACTS);
    page.items(left.map(|it| phrase::left_out(it, about)));
    if it.left_out.len() > FACTS {
        page.item(&phrase::more_left_out(it.left_out.len() - FACTS, lang));
    }
    let notes = phrase::notes(it, about).into_iter();
    page.items(notes.filter(|it| !known.contains(it)));
    page.items(missing(it, about));
}

/// How far a number has come: a bar, the number against its standard, and what is missing.
fn figures(it: &Figures, with_shortfall: bool, about: &About<'_>, page: &mut Page) {
    let lang = about.lang;
    let (bar, reached) = (phrase::bar(it, true), phrase::reached(it, lang));
    let short = phrase::shortfall(it, lang).filter(|_| with_shortfall);
    let short = short.map(|it| lang.pick(format!(", **{it}**"), format!(" **{it}**")));
    page.text(&format!("`{bar}` {reached}{}", short.unwrap_or_default()));
}

fn facts(facts: &[Contribution], unit: Option<Unit>, about: &About<'_>, page: &mut Page) {
    for fact in facts.iter().take(FACTS) {
        let id = about.brief.facts.get(fact.fact).map_or("", |it| &it.id.name);
        let gives = gives(fact, unit, about);
        let colon = if gives.is_empty() { "" } else { about.lang.pick(": ", "：") };
        page.item(&format!("{}{colon}{gives}", code(id)));
    }
    if facts.len() > FACTS {
        page.item(&phrase::more_facts(facts.len() - FACTS, about.lang));
    }
}

/// What a fact gives to a ground, and whether it only may count; empty when it only bears on it.
pub(super) fn gives(fact: &Contribution, unit: Option<Unit>, about: &About<'_>) -> String {
    let parts = phrase::contribution(fact, unit, about).into_iter();
    let parts: Vec<String> = parts.filter(|it| !it.is_empty()).collect();
    parts.join(about.lang.pick(", ", "，"))
}

/// What is missing where no number says it.
fn missing(it: &GroundAssessment, about: &About<'_>) -> Option<String> {
    if it.outcome != Outcome::Unsupported {
        return None;
    }
    let kinds = about.ground.fits.iter().map(|it| code(&about.schemas[it.kind].id));
    let kinds: Vec<String> = kinds.collect();
    if kinds.is_empty() {
        return None;
    }
    let kinds = phrase::or_list(&kinds, about.lang);
    Some(about.lang.pick(
        format!("missing: a fact of kind {kinds} that counts"),
        format!("缺少：可以计入的{kinds}类事实"),
    ))
}

//! A fact: what it states, which grounds it supports, and how much.

use super::Cx;
use super::ground::gives;
use super::page::{Page, code};
use super::value;
use crate::analysis::at::Read;
use crate::assess::{ChargeAssessment, GroundAssessment, Why};
use crate::brief::{DealtWith, Fact, FactIx, FieldValue, Ref, Section, Value};
use crate::phrase::{self, About};
use crate::schema::FieldKind;
use crate::text::Lang;

pub(super) fn page(cx: &Cx<'_>, ix: FactIx) -> Option<String> {
    let fact = cx.analysis.brief.facts.get(ix)?;
    let (law, lang) = (cx.analysis.schemas(), cx.lang);
    let kind = fact.kind.map(|it| &law[it.value]);
    let title = kind.map_or(lang.pick("a fact", "事实"), |it| it.title.get(lang));
    let mut page = Page::titled(title, &fact.id.name);
    if let Some(summary) = &fact.summary {
        page.text(&cx.said(summary));
    }
    page.items(fact.fields.iter().map(|it| stated(cx, fact, it)));
    page.items(common(cx, fact));
    let supports = supports(cx, ix);
    if supports.is_empty() {
        page.text(lang.pick(
            "No charge relies on it.",
            "没有指控援引该事实。",
        ));
    } else {
        page.text(&format!("**{}**", lang.pick("Supports", "支持")));
        page.items(supports);
    }
    Some(page.finish())
}

/// A field of its kind, with what was read.
fn stated(cx: &Cx<'_>, fact: &Fact, it: &FieldValue) -> String {
    let (law, lang) = (cx.analysis.schemas(), cx.lang);
    let field = fact.kind.map(|kind| &law[kind.value][it.field]);
    let title = field.map_or("", |it| it.title.get(lang));
    let said = match &it.value {
        Value::Word(nth) => match field.map(|it| &it.kind) {
            Some(FieldKind::OneOf(words)) => words
                .get(usize::from(*nth))
                .map_or_else(String::new, |it| it.title.get(lang).to_owned()),
            _ => String::new(),
        },
        Value::Parties(refs) => ids(cx, refs, Section::Parties),
        Value::Facts(refs) => ids(cx, refs, Section::Facts),
        Value::Text(text) => cx.said(&crate::text::Spanned::new(text.clone(), it.range)),
        read => Read::of(read).map_or_else(String::new, |read| value::shown(cx, it.range, &read)),
    };
    lang.pick(format!("{title}: {said}"), format!("{title}：{said}"))
}

/// What every fact can say.
fn common(cx: &Cx<'_>, fact: &Fact) -> Vec<String> {
    let lang = cx.lang;
    let colon = lang.pick(": ", "：");
    let mut res = Vec::new();
    let mut line = |en: &str, zh: &str, said: String| {
        res.push(format!("{}{colon}{said}", lang.pick(en, zh)));
    };
    if let Some(when) = &fact.when {
        line("when", "时间", value::shown(cx, when.range, &Read::When(when.value)));
    }
    if !fact.by.is_empty() {
        line("by", "行为人", ids(cx, &fact.by, Section::Parties));
    }
    line("status", "认定情况", phrase::status(fact.status.value, lang).to_owned());
    if !fact.evidence.is_empty() {
        line("evidence", "证据", ids(cx, &fact.evidence, Section::Evidence));
    }
    if !fact.part_of.is_empty() {
        line("part of", "包含于", ids(cx, &fact.part_of, Section::Facts));
    }
    match fact.dealt_with.as_ref().map(|it| &it.value) {
        Some(DealtWith::By(refs)) => line("dealt with", "已受处理", ids(cx, refs, Section::Facts)),
        Some(DealtWith::On(day)) => line("dealt with", "已受处理", phrase::partial_date(*day, lang)),
        Some(DealtWith::Somehow) => line("dealt with", "已受处理", lang.pick("yes", "是").to_owned()),
        None => {}
    }
    res
}

/// Ids with the titles of what they name.
fn ids(cx: &Cx<'_>, refs: &[Ref], section: Section) -> String {
    let brief = &cx.analysis.brief;
    let name = |it: &Ref| match (it.to, section) {
        (Some(ix), Section::Parties) => cx.party(ix),
        (Some(ix), _) => code(&brief.id(section, ix).name),
        (None, _) => code(&cx.analysis.text.source()[it.range]),
    };
    let names: Vec<String> = refs.iter().map(name).collect();
    phrase::short_list(&names, cx.lang)
}

/// For each ground that it bears on: what it gives there, or why it does not count.
pub(super) fn supports(cx: &Cx<'_>, fact: FactIx) -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    let charges = &cx.analysis.assessment.charges;
    for charge in charges {
        let like = charges.iter().filter(|it| it.offence == charge.offence).count();
        let nth = (like > 1).then(|| charge_number(charge, cx.lang));
        for accused in &charge.accused {
            let id = &cx.analysis.brief.parties[accused.party].id.name;
            let who = (charge.accused.len() > 1).then(|| code(id));
            let bears = |it| Bears { cx, charge, nth: nth.as_deref(), who: who.as_deref(), it };
            let lines = accused.grounds.iter().map(bears);
            res.extend(lines.filter_map(|it| it.line(fact)));
        }
    }
    let more = res.len().saturating_sub(MOST);
    res.truncate(MOST);
    let rest = || cx.lang.pick(format!("and {more} more"), format!("另有{more}项"));
    res.extend((more > 0).then(rest));
    res
}

/// A charge by its number, as the assessment has it.
fn charge_number(charge: &ChargeAssessment, lang: Lang) -> String {
    let number = charge.charge + 1;
    lang.pick(format!("charge {number}"), format!("指控{number}"))
}

/// How many lines a page has about the grounds of a fact.
const MOST: usize = 16;

/// A ground that a fact may bear on, for an accused.
struct Bears<'a> {
    cx: &'a Cx<'a>,
    charge: &'a ChargeAssessment,
    /// The charge, when there are several of its offence.
    nth: Option<&'a str>,
    /// The accused, when there are several.
    who: Option<&'a str>,
    it: &'a GroundAssessment,
}

impl Bears<'_> {
    /// What a fact comes to here; `None` when there is nothing to say.
    fn line(&self, fact: FactIx) -> Option<String> {
        let (lang, law) = (self.cx.lang, self.cx.analysis.schemas());
        let offence = &law[self.charge.offence];
        let about = About {
            schemas: law,
            brief: &self.cx.analysis.brief,
            offence,
            ground: &offence[self.it.ground],
            lang,
        };
        let said = self.counts(fact, &about).or_else(|| self.left_out(fact, &about))?;
        let id = code(&format!("{}/{}", offence.id, about.ground.id));
        let of: Vec<&str> = [self.nth, self.who].into_iter().flatten().collect();
        let of = of.join(lang.pick(", ", "，"));
        let of = (!of.is_empty()).then(|| lang.pick(format!(" ({of})"), format!("（{of}）")));
        let colon = lang.pick(": ", "：");
        Some(format!("{id}{}{colon}{said}", of.unwrap_or_default()))
    }

    /// What it gives, and what all facts together reach.
    fn counts(&self, fact: FactIx, about: &About<'_>) -> Option<String> {
        let lang = about.lang;
        let one = self.it.facts.iter().find(|it| it.fact == fact)?;
        let figures = self.it.figures.as_ref();
        let gives = gives(one, figures.and_then(|it| it.unit), about);
        let reached = figures.map(|it| {
            let reached = phrase::reached(it, lang);
            lang.pick(format!("in all {reached}"), format!("合计{reached}"))
        });
        let outcome = || phrase::outcome(self.it.outcome, lang).to_owned();
        let open = self.it.pleaded.is_none();
        let open = open.then(|| lang.pick("not pleaded", "未主张").to_owned());
        let parts = [Some(gives), Some(reached.unwrap_or_else(outcome)), open];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
        Some(parts.join(lang.pick("; ", "；")))
    }

    /// Why it does not count. That it does not fit a ground that is not pleaded, or is not the act
    /// of one of several accused, goes without saying.
    fn left_out(&self, fact: FactIx, about: &About<'_>) -> Option<String> {
        let left = self.it.left_out.iter().find(|it| it.fact == fact)?;
        self.it.pleaded?;
        if self.who.is_some() && left.why == Why::NotTheirs {
            return None;
        }
        let why = phrase::why(left.why, about);
        Some(about.lang.pick(
            format!("left out, because {why}"),
            format!("未计入，{why}"),
        ))
    }
}

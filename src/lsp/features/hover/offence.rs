//! An offence: its elements with their state for each accused, its penalty, its time.

use super::Cx;
use super::page::{Page, code};
use crate::assess::{AccusedAssessment, ElementAssessment};
use crate::brief::ChargeIx;
use crate::explain;
use crate::phrase;
use crate::schema::Offence;

pub(super) fn page(cx: &Cx<'_>, offence: &Offence, charge: Option<ChargeIx>) -> String {
    let (law, lang) = (cx.analysis.schemas(), cx.lang);
    let mut page = Page::titled(offence.title.get(lang), &offence.id);
    page.text(offence.summary.get(lang));
    let charges = &cx.analysis.assessment.charges;
    let charge = charges.iter().find(|it| Some(it.charge) == charge);
    for accused in charge.into_iter().flat_map(|it| &it.accused) {
        state(cx, offence, accused, &mut page);
    }
    if let Some(charge) = charge {
        let day = phrase::date(charge.as_of, lang);
        page.text(&lang.pick(
            format!("Law as of {day}."),
            format!("适用{day}的法律。"),
        ));
    }
    page.text(explain::offence_lines(offence, law, lang).trim_end());
    page.text(&format!("**{}**", lang.pick("Penalty", "刑罚")));
    page.text(explain::penalty_lines(offence, law, lang).trim_end());
    if let Some(text) = (cx.official)(&offence.cite) {
        let cite = law.cite_words(&offence.cite, lang);
        page.text(&format!("**{cite}**")).quote(&text);
    }
    page.finish()
}

/// The offence of a charge, with its state there.
pub(super) fn of_charge(cx: &Cx<'_>, charge: ChargeIx) -> Option<String> {
    let offence = cx.analysis.brief.charges.get(charge)?.offence.as_ref()?;
    let offence = cx.analysis.schemas().offence(&offence.value)?;
    Some(page(cx, offence, Some(charge)))
}

/// What comes out for one accused: in all, and of each element.
fn state(cx: &Cx<'_>, offence: &Offence, accused: &AccusedAssessment, page: &mut Page) {
    let lang = cx.lang;
    let mark = phrase::mark(accused.outcome, true);
    let (who, outcome) = (cx.party(accused.party), phrase::outcome(accused.outcome, lang));
    page.text(&lang.pick(
        format!("{mark} {who}: **{outcome}**"),
        format!("{mark} {who} **{outcome}**"),
    ));
    page.items(accused.elements.iter().map(|it| element(cx, offence, it)));
    for (tier, outcome) in &accused.tiers {
        let Some(tier) = offence.tiers.get(*tier) else {
            continue;
        };
        let (title, outcome) = (tier.title.get(lang), phrase::outcome(*outcome, lang));
        page.item(&lang.pick(
            format!("heavier tier, {title}: {outcome}"),
            format!("加重档“{title}”：{outcome}"),
        ));
    }
    if accused.available != accused.outcome {
        let open = phrase::outcome(accused.available, lang);
        page.item(&lang.pick(
            format!("with every ground pleaded that the facts already meet: {open}"),
            format!("如果一并主张事实已达到的情形：{open}"),
        ));
    }
    let others = accused.other_readings.iter();
    page.items(others.map(|it| phrase::other_reading(it, cx.analysis.schemas(), lang)));
}

fn element(cx: &Cx<'_>, offence: &Offence, it: &ElementAssessment) -> String {
    let (mark, title) = (
        phrase::mark(it.outcome, true),
        offence[it.element].title.get(cx.lang),
    );
    let outcome = phrase::outcome(it.outcome, cx.lang);
    let grounds: Vec<String> = it.grounds.iter().map(|it| code(&offence[*it].id)).collect();
    let by = match grounds.is_empty() {
        true => String::new(),
        false => cx.lang.pick(
            format!(" ({})", grounds.join(", ")),
            format!("（{}）", grounds.join("、")),
        ),
    };
    cx.lang.pick(
        format!("{mark} {title}: {outcome}{by}"),
        format!("{mark} {title}：{outcome}{by}"),
    )
}

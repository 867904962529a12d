//! An id: the party, evidence, fact or circumstance that it names.

use super::Cx;
use super::fact;
use super::page::{Page, code};
use crate::brief::{Name, PartyKind, Section, Word};
use crate::phrase;
use crate::text::Lang;

pub(super) fn page(cx: &Cx<'_>, name: Name) -> Option<String> {
    let ix = name.ix? as usize;
    match name.section {
        Section::Parties => party(cx, ix),
        Section::Evidence => evidence(cx, ix),
        Section::Facts => fact::page(cx, ix),
        Section::Circumstances => circumstance(cx, ix),
    }
}

fn party(cx: &Cx<'_>, ix: usize) -> Option<String> {
    let (brief, lang) = (&cx.analysis.brief, cx.lang);
    let party = brief.parties.get(ix)?;
    let name = party.name.as_ref().map(|it| cx.said(it));
    let name = name.unwrap_or_else(|| lang.pick("a party", "当事人").to_owned());
    let mut page = Page::titled(&name, &party.id.name);
    let kind = party.kind.map_or(PartyKind::Person, |it| it.value);
    let role = party.role.map(|it| it.value.title(lang));
    let what: Vec<&str> = role.into_iter().chain([kind.title(lang)]).collect();
    page.text(&what.join(lang.pick(", ", "，")));
    let acts = brief.facts.iter().filter(|it| it.by.iter().any(|it| it.to == Some(ix)));
    let acts: Vec<String> = acts.map(|it| code(&it.id.name)).collect();
    if !acts.is_empty() {
        let acts = phrase::short_list(&acts, lang);
        page.item(&lang.pick(format!("did {acts}"), format!("行为：{acts}")));
    }
    for charge in &cx.analysis.assessment.charges {
        let offence = &cx.analysis.schemas()[charge.offence];
        for accused in charge.accused.iter().filter(|it| it.party == ix) {
            let (mark, outcome) = (
                phrase::mark(accused.outcome, true),
                phrase::outcome(accused.outcome, lang),
            );
            let (title, id) = (offence.title.get(lang), code(&offence.id));
            page.item(&lang.pick(
                format!("charged with {title} ({id}): {mark} {outcome}"),
                format!("被指控{title}（{id}）：{mark} {outcome}"),
            ));
        }
    }
    Some(page.finish())
}

fn evidence(cx: &Cx<'_>, ix: usize) -> Option<String> {
    let (brief, lang) = (&cx.analysis.brief, cx.lang);
    let evidence = brief.evidence.get(ix)?;
    let title = evidence.title.as_ref().map(|it| cx.said(it));
    let title = title.unwrap_or_else(|| lang.pick("evidence", "证据").to_owned());
    let mut page = Page::titled(&title, &evidence.id.name);
    if let Some(kind) = evidence.kind {
        page.text(kind.value.title(lang));
    }
    if let Some(day) = &evidence.obtained {
        let day = phrase::partial_date(day.value, lang);
        page.item(&lang.pick(format!("obtained {day}"), format!("取得日期：{day}")));
    }
    if let Some(file) = &evidence.file {
        page.item(&code(&file.value));
    }
    if let Some(why) = &evidence.excluded {
        let why = cx.said(why);
        page.item(&lang.pick(
            format!("excluded, supports nothing: {why}"),
            format!("已排除，不支持任何事实：{why}"),
        ));
    }
    let proved = brief.facts.iter().filter(|it| it.evidence.iter().any(|it| it.to == Some(ix)));
    let proved: Vec<String> = proved.map(|it| code(&it.id.name)).collect();
    page.item(&match proved.is_empty() {
        true => nothing(lang).to_owned(),
        false => {
            let proved = phrase::short_list(&proved, lang);
            lang.pick(format!("proves {proved}"), format!("证明：{proved}"))
        }
    });
    Some(page.finish())
}

const fn nothing(lang: Lang) -> &'static str {
    phrase::pick(lang, "no fact names it", "没有事实援引该证据")
}

fn circumstance(cx: &Cx<'_>, ix: usize) -> Option<String> {
    let (brief, lang) = (&cx.analysis.brief, cx.lang);
    let circumstance = brief.circumstances.get(ix)?;
    let kind = circumstance.kind.map(|it| it.value.title(lang));
    let title = kind.unwrap_or(lang.pick("a circumstance of sentencing", "量刑情节"));
    let mut page = Page::titled(title, &circumstance.id.name);
    let of = circumstance.of.iter().filter_map(|it| it.to).map(|it| cx.party(it));
    let of: Vec<String> = of.collect();
    if !of.is_empty() {
        let of = phrase::short_list(&of, lang);
        page.item(&lang.pick(format!("of {of}"), format!("当事人：{of}")));
    }
    Some(page.finish())
}

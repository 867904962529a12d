//! Words of the format and of the law: keys, fields, words of a list, kinds, rules, readings.

use super::page::{Page, code};
use super::{Cx, value};
use crate::analysis::at::Slot;
use crate::brief::{
    CircumstanceKind, EvidenceKind, List, Named, PartyKind, Role, Stage, Status, Table, Word,
};
use crate::explain::{self, Topic};
use crate::phrase;
use crate::schema::{FieldId, FieldKind, KindId, ReadingId};

/// A key of the format: what it is for and what may stand there.
pub(super) fn key(cx: &Cx<'_>, table: Table, key: Named) -> String {
    let mut page = Page::titled(key.title(cx.lang), key.word);
    if table.required().contains(&key.word) {
        page.text(cx.lang.pick("It must be there.", "必须载明。"));
    }
    page.text(&due(cx, cx.analysis.due(table, key.word)));
    page.finish()
}

/// The key of a field that a fact has by its kind.
pub(super) fn field(cx: &Cx<'_>, kind: KindId, id: FieldId) -> String {
    let (kind_id, lang) = (kind, cx.lang);
    let kind = &cx.analysis.schemas()[kind];
    let field = &kind[id];
    let mut page = Page::titled(field.title.get(lang), &field.id);
    let words = explain::field_lines(field, lang);
    if !matches!(field.kind, FieldKind::OneOf(_)) {
        let table = Table::Fact(Some(kind_id));
        page.text(&due(cx, cx.analysis.due(table, &field.id)));
    }
    page.items(words);
    let kind = phrase::id_titled(&kind.id, kind.title.get(lang), lang);
    page.text(&lang.pick(
        format!("A field of {kind}."),
        format!("{kind}的字段。"),
    ));
    page.finish()
}

/// What may stand somewhere, in a line; empty where that goes without saying.
fn due(cx: &Cx<'_>, slot: Slot) -> String {
    let lang = cx.lang;
    match slot {
        Slot::Value(form) => {
            let (words, examples) = (value::form_words(form, lang), value::examples(form, lang));
            match &*examples {
                "…" => words.to_owned(),
                _ => lang.pick(format!("{words}: {examples}"), format!("{words}：{examples}")),
            }
        }
        Slot::Ids(section, kind) => {
            let section = code(section.key());
            let of = kind.map(|it| code(&cx.analysis.schemas()[it].id));
            let of = of.map(|it| lang.pick(format!(" of kind {it}"), format!("（{it}类）")));
            let of = of.unwrap_or_default();
            lang.pick(
                format!("ids under {section}{of}, one or a list"),
                format!("{section} 下的标识{of}，一个或者多个"),
            )
        }
        Slot::Word(List::FactKinds) | Slot::Unknown => String::new(),
        Slot::Word(list) => {
            let words = list.words(cx.analysis.schemas());
            let words: Vec<String> = words.into_iter().map(code).collect();
            phrase::or_list(&words, lang)
        }
        Slot::Offence => {
            let offences = cx.analysis.schemas().offences.iter();
            let ids: Vec<String> = offences.map(|it| code(&it.id)).collect();
            phrase::or_list(&ids, lang)
        }
        Slot::OtherCharge => lang
            .pick("the number of a charge, from 0, or its offence", "另一指控的序号（从0起）或者罪名")
            .to_owned(),
        _ => String::new(),
    }
}

/// A word of a closed list.
pub(super) fn of_list(cx: &Cx<'_>, list: List, nth: usize) -> Option<String> {
    let lang = cx.lang;
    let fixed: &[Named] = match list {
        List::Stages => Stage::ALL,
        List::PartyKinds => PartyKind::ALL,
        List::Roles => Role::ALL,
        List::EvidenceKinds => EvidenceKind::ALL,
        List::Statuses => Status::ALL,
        List::CircumstanceKinds => CircumstanceKind::ALL,
        List::Field(kind, id) => {
            let field = &cx.analysis.schemas()[kind][id];
            let FieldKind::OneOf(words) = &field.kind else {
                return None;
            };
            let word = words.get(nth)?;
            let mut page = Page::titled(word.title.get(lang), &word.id);
            let (title, id) = (field.title.get(lang), code(&field.id));
            page.text(&lang.pick(format!("{title} ({id}):"), format!("{title}（{id}）：")));
            page.items(explain::field_lines(field, lang));
            return Some(page.finish());
        }
        List::FactKinds | List::Choices(_) => return None,
    };
    let word = fixed.get(nth)?;
    let mut page = Page::titled(word.title(lang), word.word);
    let others = fixed.iter().filter(|it| it.word != word.word);
    let others: Vec<String> = others.map(|it| code(it.word)).collect();
    let others = phrase::or_list(&others, lang);
    page.text(&lang.pick(format!("Or {others}."), format!("或者{others}。")));
    Some(page.finish())
}

/// A kind of fact or a rule, as `gravamen explain` says it.
pub(super) fn topic(cx: &Cx<'_>, topic: &Topic) -> String {
    let text = explain::explain(topic, cx.analysis.schemas(), cx.lang);
    let mut fenced = false;
    // Headings are too large for a hover.
    let line = |it: &str| {
        fenced ^= it.starts_with("```");
        match it.trim_start_matches('#').strip_prefix(' ') {
            Some(title) if it.starts_with('#') && !fenced => format!("**{title}**\n"),
            _ => format!("{it}\n"),
        }
    };
    text.trim_end().lines().map(line).collect()
}

/// A reading, with the choice that the brief makes and what another would change.
pub(super) fn reading(cx: &Cx<'_>, id: ReadingId, chosen: Option<u16>) -> String {
    let (law, lang) = (cx.analysis.schemas(), cx.lang);
    let mut page = Page::default();
    if let Some(choice) = chosen.and_then(|it| law[id].choices.get(usize::from(it))) {
        let word = format!("{}: {}", law[id].id, choice.id);
        page = Page::titled(choice.title.get(lang), &word);
    }
    let charges = &cx.analysis.assessment.charges;
    for accused in charges.iter().flat_map(|it| &it.accused) {
        let others = accused.other_readings.iter().filter(|it| it.reading == id);
        for other in others {
            let (who, words) = (
                cx.party(accused.party),
                phrase::other_reading(other, law, lang),
            );
            page.item(&lang.pick(format!("{who}: {words}"), format!("{who}：{words}")));
        }
    }
    page.text(&topic(cx, &Topic::Reading(id)));
    page.finish()
}

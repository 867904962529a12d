//! Words of the format and of the law: keys, fields, words of a list, kinds, rules, readings.

use super::Cx;
use super::page::{Page, code};
use crate::brief::{
    CircumstanceKind, EvidenceKind, List, Named, PartyKind, Role, Stage, Status, Table, Word,
};
use crate::explain::{self, Topic};
use crate::phrase;
use crate::schema::{FactKind, FieldId, FieldKind, ReadingId};
use crate::text::Lang;

/// A key of the format.
pub(super) fn key(table: Table, key: Named, lang: Lang) -> String {
    let mut page = Page::titled(key.title(lang), key.word);
    if table.required().contains(&key.word) {
        page.text(lang.pick("It must be there.", "必须载明。"));
    }
    page.finish()
}

/// The key of a field that a fact has by its kind.
pub(super) fn field(kind: &FactKind, id: FieldId, lang: Lang) -> String {
    let field = &kind[id];
    let mut page = Page::titled(field.title.get(lang), &field.id);
    page.text(explain::field_lines(field, lang).trim_end());
    let (title, id) = (kind.title.get(lang), code(&kind.id));
    page.text(&lang.pick(
        format!("A field of {id} ({title})."),
        format!("{id}（{title}）的字段。"),
    ));
    page.finish()
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
            page.text(explain::field_lines(field, lang).trim_end());
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
    text.trim_end().to_owned()
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

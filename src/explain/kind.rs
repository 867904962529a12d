//! The page of a kind of fact.

use crate::phrase;
use crate::schema::{Field, FieldKind, KindId, Schemas};
use crate::text::Lang;

pub(super) fn page(id: KindId, law: &Schemas, lang: Lang) -> String {
    let kind = &law[id];
    let mut res = format!(
        "# {}\n\n",
        phrase::titled(kind.title.get(lang), &kind.id, lang)
    );
    res += lang.pick("A kind of fact. ", "事实种类。");
    res += &format!("{}\n", kind.summary.get(lang));
    if !kind.fields.is_empty() {
        res += &format!("\n## {}\n\n", lang.pick("Fields", "字段"));
        kind.fields.iter().for_each(|it| res += &field(it, lang));
    }
    let supports = law.offences.iter().flat_map(|offence| {
        let fits = offence
            .grounds
            .iter()
            .filter(move |it| it.fits.iter().any(|it| it.kind == id));
        fits.map(move |it| format!("- `{}/{}` {}\n", offence.id, it.id, it.title.get(lang)))
    });
    let supports: String = supports.collect();
    if !supports.is_empty() {
        res += &format!("\n## {}\n\n{supports}", lang.pick("Supports", "可以支持"));
    }
    res
}

/// A field in an item: its id, what it is called, and what may stand there.
fn field(field: &Field, lang: Lang) -> String {
    let (id, title) = (&field.id, field.title.get(lang));
    let what = match &field.kind {
        FieldKind::Count => lang.pick("count", "数量"),
        FieldKind::Money => lang.pick("money", "金额"),
        FieldKind::Flag => lang.pick("`true` or `false`", "`true` 或 `false`"),
        FieldKind::OneOf(_) => lang.pick("one of these words", "下列词语之一"),
        FieldKind::Date => lang.pick("date", "日期"),
        FieldKind::Duration => lang.pick("duration", "期间"),
        FieldKind::Text => lang.pick("text", "文字"),
        FieldKind::Parties => lang.pick("party ids", "当事人标识"),
        FieldKind::Facts(_) => lang.pick("fact ids", "事实标识"),
    };
    let default = default(field, lang);
    let default = default.map(|it| lang.pick(format!("; {it}"), format!("；{it}")));
    let default = default.unwrap_or_default();
    let mut res = lang.pick(
        format!("- `{id}`: {title} ({what}{default})\n"),
        format!("- `{id}`：{title}（{what}{default}）\n"),
    );
    words(field, lang).for_each(|it| res += &format!("  - {it}\n"));
    res
}

/// What counts where a field is not stated.
pub(super) fn default(field: &Field, lang: Lang) -> Option<String> {
    let it = field.default?;
    Some(lang.pick(
        format!("{it} when it is not stated"),
        format!("未载明时为{it}"),
    ))
}

/// The words of a field, each with what it means.
pub(super) fn words(field: &Field, lang: Lang) -> impl Iterator<Item = String> {
    let words = match &field.kind {
        FieldKind::OneOf(words) => &words[..],
        _ => &[],
    };
    words
        .iter()
        .map(move |it| format!("`{}` {}", it.id, it.title.get(lang)))
}

//! The page of a kind of fact.

use crate::schema::{Field, FieldKind, KindId, Schemas};
use crate::text::Lang;

pub(super) fn page(id: KindId, law: &Schemas, lang: Lang) -> String {
    let kind = &law[id];
    let mut res = format!("# {} (`{}`)\n\n", kind.title.get(lang), kind.id);
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

pub(super) fn field(field: &Field, lang: Lang) -> String {
    let (id, title) = (&field.id, field.title.get(lang));
    let what = match &field.kind {
        FieldKind::Count => lang.pick("count", "数量"),
        FieldKind::Money => lang.pick("money", "金额"),
        FieldKind::Flag => lang.pick("`true` or `false`", "`true` 或 `false`"),
        FieldKind::OneOf(_) => lang.pick("one of these words", "下列词语之一"),
        FieldKind::Date => lang.pick("date", "日期"),
        FieldKind::Duration => lang.pick("duration", "期间"),
        FieldKind::Text => lang.pick("text", "文字"),
        FieldKind::Parties => lang.pick("party ids", "当事人编号"),
        FieldKind::Facts(_) => lang.pick("fact ids", "事实编号"),
    };
    let default = field.default.map_or_else(String::new, |it| {
        lang.pick(
            format!("; {it} when it is not stated"),
            format!("；未载明时为{it}"),
        )
    });
    let mut res = lang.pick(
        format!("- `{id}`: {title} ({what}{default})\n"),
        format!("- `{id}`：{title}（{what}{default}）\n"),
    );
    if let FieldKind::OneOf(words) = &field.kind {
        for word in words {
            res += &format!("  - `{}` {}\n", word.id, word.title.get(lang));
        }
    }
    res
}

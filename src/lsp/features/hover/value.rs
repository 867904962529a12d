//! A value: how it was read, and what it comes to where it stands.

use super::Cx;
use super::fact;
use super::page::Page;
use crate::analysis::Finding;
use crate::analysis::at::{At, Form, Read};
use crate::brief::{Section, Status};
use crate::exhibits::Exhibit;
use crate::phrase;
use crate::quantity::{Rate, Unit, ValueFaultKind, parse_money, parse_rate};
use crate::rules::Group;
use crate::text::{Lang, TextRange};
use crate::yaml::NodeId;

pub(super) fn page(cx: &Cx<'_>, at: &At<'_>, form: Form, read: Option<Read>) -> Option<String> {
    let lang = cx.lang;
    let mut page = Page::default();
    if cx.analysis.cx().is_private(at.range) {
        page.text(lang.pick(
            "This identifies a person and is not repeated here.",
            "此处为个人身份信息，不再显示。",
        ));
        return Some(page.finish());
    }
    match read {
        Some(read) => {
            let (title, said) = (form_words(form, lang), shown(cx, at.range, &read));
            page.text(&lang.pick(
                format!("**{said}** ({title})"),
                format!("**{said}**（{title}）"),
            ));
        }
        None if form == Form::File => return exhibit(cx, at),
        None if is_words(form) => return None,
        None => {
            wrong(cx, at.range, &mut page);
            let title = form_words(form, lang);
            let due = examples(form, lang);
            page.text(&lang.pick(
                format!("{title}: {due}"),
                format!("{title}：{due}"),
            ));
        }
    }
    in_fact(cx, at, &mut page);
    Some(page.finish())
}

/// Why nothing could be read, as the finding there says it, and what could stand there instead.
fn wrong(cx: &Cx<'_>, range: TextRange, page: &mut Page) {
    let of_form = |it: &&Finding| it.rule.group == Group::Form && range.contains_range(it.fault.at);
    for finding in cx.analysis.findings.iter().filter(of_form) {
        let words = cx.analysis.words(finding, cx.lang);
        page.text(&words.what);
        page.items(words.help);
        page.items(cx.analysis.fixes(finding, cx.lang).into_iter().map(|it| it.title));
    }
}

/// Whether any text may stand there, of which there is nothing to say.
const fn is_words(form: Form) -> bool {
    use Form::{DealtWith, Excluded, Region, Source, Text};
    matches!(form, Text | Source | Region | Excluded | DealtWith)
}

/// What the value of a fact comes to: whether all of it is certain, and which grounds it supports.
fn in_fact(cx: &Cx<'_>, at: &At<'_>, page: &mut Page) {
    let Some(entry) = at.entry.filter(|it| it.section == Section::Facts) else {
        return;
    };
    let ix = entry.ix as usize;
    let Some(fact) = cx.analysis.brief.facts.get(ix) else {
        return;
    };
    let Some(value) = fact.fields.iter().find(|it| it.range.contains_inclusive(at.offset)) else {
        return;
    };
    if let Some(kind) = fact.kind {
        let field = &cx.analysis.schemas()[kind.value][value.field];
        page.text(field.title.get(cx.lang));
    }
    let numeric = matches!(Read::of(&value.value), Some(Read::Count(_) | Read::Money(_)));
    if !numeric {
        return;
    }
    if let Some(rate) = rate(cx, fact.id.node, value.range) {
        let rate = shown(cx, value.range, &Read::Rate(rate));
        page.text(&cx.lang.pick(
            format!("At the rate of the fact: {rate}, to the fen."),
            format!("按该事实所载汇率折算：{rate}，精确到分。"),
        ));
    }
    match fact.status.value {
        Status::Disputed => page.text(cx.lang.pick(
            "The fact is disputed: this counts as anything from nothing up to what is stated.",
            "该事实有争议：计为零至所载数额之间。",
        )),
        Status::Excluded => page.text(cx.lang.pick(
            "The fact is excluded: this counts for nothing.",
            "该事实已被排除：不予计入。",
        )),
        Status::Established | Status::Alleged => page,
    };
    page.items(fact::supports(cx, ix));
}

/// The rate of exchange that an amount could not be read without.
fn rate(cx: &Cx<'_>, fact: NodeId, amount: TextRange) -> Option<Rate> {
    let doc = &cx.analysis.doc;
    let written = doc.at(amount.start()).node()?.value()?;
    let fault = parse_money(written, None).err()?;
    let needed = matches!(fault.kind, ValueFaultKind::NeedsRate { .. });
    let stated = needed.then(|| doc.node(fact).get("rate"))??.value.resolve()?;
    parse_rate(stated.value()?).ok()
}

/// What was read, in words; not when it identifies a person.
pub(super) fn shown(cx: &Cx<'_>, range: TextRange, read: &Read) -> String {
    let lang = cx.lang;
    if cx.analysis.cx().is_private(range) {
        return "···".to_owned();
    }
    match *read {
        Read::Count(it) => phrase::interval(it, Unit::Count, lang),
        Read::Money(it) => phrase::money(it, lang),
        Read::Date(it) => phrase::partial_date(it, lang),
        Read::When(it) => phrase::period(&it, lang),
        Read::Span(it) => phrase::span(it, lang),
        Read::Spans(it) => phrase::spans(it, lang),
        Read::Flag(true) => lang.pick("true", "是（true）").to_owned(),
        Read::Flag(false) => lang.pick("false", "否（false）").to_owned(),
        Read::Rate(it) => {
            let (yuan, currency) = (it.yuan(), it.currency());
            lang.pick(
                format!("1 {currency} = {yuan} CNY"),
                format!("1 {currency} = {yuan}元"),
            )
        }
    }
}

/// What is due, in words.
pub(super) const fn form_words(form: Form, lang: Lang) -> &'static str {
    let (en, zh) = match form {
        Form::Version => ("version of the format", "格式版本"),
        Form::Count => ("count", "数量"),
        Form::Money => ("money", "金额"),
        Form::Rate => ("rate of exchange", "汇率"),
        Form::Date => ("date", "日期"),
        Form::When => ("date or period", "日期或者期间"),
        Form::Span => ("duration", "期间"),
        Form::Spans => ("duration, or a range of durations", "刑期，或者刑期的幅度"),
        Form::Suspended => ("whether it is suspended, or for how long", "是否缓刑，或者缓刑考验期"),
        Form::DealtWith => ("a date, the facts that state it, or words", "日期、载明处理的事实或者文字"),
        Form::Source => ("parties, or words", "当事人或者文字"),
        Form::Flag => ("true or false", "是或否"),
        Form::Excluded => ("why it was excluded", "排除理由"),
        Form::Region => ("region", "地区"),
        Form::File => ("path of an exhibit, from the brief", "证据文件的路径（相对于案情摘要）"),
        Form::Hash => ("hash of the exhibit", "证据文件的哈希值"),
        Form::Text => ("text", "文字"),
    };
    phrase::pick(lang, en, zh)
}

/// How such a value is written.
pub(super) fn examples(form: Form, lang: Lang) -> String {
    let all: &[&str] = match form {
        Form::Version => &["`1`"],
        Form::Count => &["`12`", "`10..12`", "`\">=3\"`", "`三千`"],
        Form::Money => &["`185000 CNY`", "`18.5万元`", "`\"180,000..200,000 CNY\"`", "`\">3000 CNY\"`"],
        Form::Rate => &["`7.1234 CNY/USD`"],
        Form::Date => &["`2023-06-01`", "`2023-06`", "`2023`"],
        Form::When => &["`2023-06-01`", "`2023-06`", "`2023-06-01..2023-08-31`"],
        Form::Span => &["`1y6m`", "`30d`", "`1年6个月`"],
        Form::Spans => &["`1y6m`", "`6m..1y`"],
        Form::Suspended => &["`true`", "`1y`"],
        Form::DealtWith => &["`true`", "`2021-05-01`", "`[prior-penalty]`"],
        Form::Flag => &["`true`", "`false`"],
        Form::Hash => &["`sha256:…`"],
        Form::Source | Form::Excluded | Form::Region | Form::File | Form::Text => &["…"],
    };
    all.join(lang.pick(", ", "、"))
}

/// What is known of the exhibit at a path.
fn exhibit(cx: &Cx<'_>, at: &At<'_>) -> Option<String> {
    let lang = cx.lang;
    let path = &cx.analysis.text.source()[at.range];
    let known = match cx.analysis.cx().exhibits.get(path)? {
        Exhibit::Present(_) => lang.pick("the exhibit is there", "证据文件存在"),
        Exhibit::Missing => lang.pick("no such file", "文件不存在"),
        Exhibit::Outside => lang.pick(
            "outside of the folder of the brief; it was not opened",
            "在案情摘要所在文件夹之外，未打开",
        ),
        Exhibit::Unreadable => lang.pick("it cannot be read", "无法读取"),
    };
    Some(Page::default().text(known).finish())
}

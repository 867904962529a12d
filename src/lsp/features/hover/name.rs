//! Suppressions, anchors and aliases.

use super::page::{Page, code};
use super::{Cx, page_of};
use crate::phrase;

/// A suppression: which rules it silences, until when, and how often it did.
pub(super) fn suppression(cx: &Cx<'_>, nth: usize) -> String {
    let (lang, one) = (cx.lang, &cx.analysis.suppressions[nth]);
    let rules: Vec<String> = one.rules.iter().map(|it| code(&it.value)).collect();
    let rules = phrase::short_list(&rules, lang);
    let mut page = Page::default();
    if one.malformed.is_some() {
        page.text(lang.pick(
            "This suppression is malformed and silences nothing.",
            "此抑制注释格式有误，不起作用。",
        ));
        page.text("`# gravamen: ignore[rule-id] until 2030-01-01 …`");
        return page.finish();
    }
    page.text(&lang.pick(
        format!("Silences {rules}."),
        format!("抑制{rules}。"),
    ));
    if let Some(until) = &one.until {
        let day = phrase::date(until.value, lang);
        page.item(&lang.pick(
            format!("holds until {day}"),
            format!("有效期至{day}"),
        ));
    }
    if one.expired(cx.analysis.cx().today) {
        page.item(lang.pick("its last day has passed", "已过期"));
    }
    if one.reason.is_none() {
        page.item(lang.pick("it gives no reason", "未载明理由"));
    }
    let silenced = cx.analysis.findings.iter().filter(|it| it.silenced == Some(nth));
    let count = phrase::count_of(silenced.count(), "finding", "findings", "处问题", lang);
    page.item(&lang.pick(format!("silences {count}"), format!("抑制{count}")));
    page.finish()
}

/// An anchor: what it stands for, and how often.
pub(super) fn anchor(cx: &Cx<'_>, nth: usize) -> String {
    let anchor = &cx.analysis.doc.anchors()[nth];
    let name = &cx.analysis.text.source()[anchor.name];
    let uses = phrase::count_of(anchor.uses as usize, "alias", "aliases", "处引用", cx.lang);
    let mut page = Page::default();
    page.text(&cx.lang.pick(
        format!("Anchor {}, {uses}", code(&format!("&{name}"))),
        format!("锚点 {}，{uses}", code(&format!("&{name}"))),
    ));
    page.finish()
}

/// An alias: what it stands for.
pub(super) fn alias(cx: &Cx<'_>, nth: usize) -> String {
    let anchor = &cx.analysis.doc.anchors()[nth];
    let node = cx.analysis.doc.node(anchor.node);
    let name = &cx.analysis.text.source()[anchor.name];
    let mut page = Page::default();
    page.text(&cx.lang.pick(
        format!("{} stands for:", code(&format!("*{name}"))),
        format!("{} 代表：", code(&format!("*{name}"))),
    ));
    page.yaml(&cx.masked(node.range()));
    // Of one word, also what the word is.
    if node.scalar().is_some() {
        let at = cx.analysis.at(node.value_range().start());
        page.text(&page_of(cx, &at).unwrap_or_default());
    }
    page.finish()
}

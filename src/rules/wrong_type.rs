//! `wrong-type`: a mapping where a list is due, and the like.

use crate::brief::{Due, FlawKind, Found, Section};
use crate::finding::{Fault, Fix, RuleId, Severity, Words};
use crate::rules::help::{flaw, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::{Edit, Lang, TextRange, TextSize};
use crate::rules::unknown_key;
use crate::yaml::edit;

pub static RULE: Rule = Rule {
    id: RuleId("wrong-type"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "A mapping where a list is due, and the like.",
            zh: "此处应为另一种结构。",
        },
        why: Both {
            en: "A list, a mapping and a single value mean different things; what has the wrong shape is not read.",
            zh: "列表、映射与单个值含义不同；结构不符的内容不会被读取。",
        },
        bad: "\
charges: {offence: cl-287-2}
       # ^^^^^^^^^^^^^^^^^^^ error: a list of charges is due here, and this is a mapping
",
        good: "\
charges: [{offence: cl-287-2}]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    flaw::report(cx, RULE.id, acc);
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some(FlawKind::WrongType { due, found }) = flaw::of(cx, fault).map(|it| &it.kind) else {
        return Words::default();
    };
    let (due, found) = (due_words(cx, *due, lang), found_words(*found, lang));
    match lang {
        Lang::En => Words {
            what: format!("{due} is due here, and this is {found}"),
            here: format!("{due} is due"),
            why: Some("what has another shape is not read".into()),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("此处应为{due}，而非{found}"),
            here: format!("应为{due}"),
            why: Some("结构不符的内容不会被读取".into()),
            ..Words::default()
        },
    }
}

fn due_words(cx: &Cx<'_>, due: Due, lang: Lang) -> String {
    let of = |section: Section| match (section, lang) {
        (Section::Parties, Lang::En) => "party",
        (Section::Evidence, Lang::En) => "evidence",
        (Section::Facts, Lang::En) => "fact",
        (Section::Circumstances, Lang::En) => "circumstance",
        (Section::Parties, Lang::Zh) => "当事人",
        (Section::Evidence, Lang::Zh) => "证据",
        (Section::Facts, Lang::Zh) => "事实",
        (Section::Circumstances, Lang::Zh) => "量刑情节",
    };
    match (due, lang) {
        (Due::Mapping(table), Lang::En) => {
            format!("a mapping with the keys of {}", unknown_key::place(cx, table, lang))
        }
        (Due::Mapping(table), Lang::Zh) => {
            format!("{}各键组成的映射", unknown_key::place(cx, table, lang))
        }
        (Due::Entries(section), Lang::En) => format!("a mapping of {} ids", of(section)),
        (Due::Entries(section), Lang::Zh) => format!("{}标识组成的映射", of(section)),
        (Due::Charges, Lang::En) => "a list of charges".into(),
        (Due::Charges, Lang::Zh) => "指控的列表".into(),
        (Due::Grounds, Lang::En) => "a mapping of grounds".into(),
        (Due::Grounds, Lang::Zh) => "情形的映射".into(),
        (Due::Value, Lang::En) => "one value".into(),
        (Due::Value, Lang::Zh) => "单个值".into(),
        (Due::Text, Lang::En) => "text".into(),
        (Due::Text, Lang::Zh) => "文字".into(),
        (Due::Id(section), Lang::En) => format!("one {} id", of(section)),
        (Due::Ids(Section::Evidence), Lang::En) => "an evidence id or a list of them".into(),
        (Due::Id(section), Lang::Zh) => format!("一个{}标识", of(section)),
        (Due::Ids(section), Lang::En) => format!("a {} id or a list of them", of(section)),
        (Due::Ids(section), Lang::Zh) => format!("{}标识或者其列表", of(section)),
    }
}

const fn found_words(found: Found, lang: Lang) -> &'static str {
    match (found, lang) {
        (Found::Mapping, Lang::En) => "a mapping",
        (Found::Mapping, Lang::Zh) => "映射",
        (Found::List, Lang::En) => "a list",
        (Found::List, Lang::Zh) => "列表",
        (Found::Value, Lang::En) => "one value",
        (Found::Value, Lang::Zh) => "单个值",
        (Found::Commas, Lang::En) => "several ids in one text",
        (Found::Commas, Lang::Zh) => "一段文字中的多个标识",
        (Found::Nothing, Lang::En) => "nothing",
        (Found::Nothing, Lang::Zh) => "空值",
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some(flaw) = flaw::of(cx, fault).filter(|it| it.via_alias.is_none()) else {
        return Vec::new();
    };
    let Some(node) = flaw::node(cx, flaw) else {
        return Vec::new();
    };
    let edits = match flaw.kind {
        FlawKind::WrongType { due: Due::Charges, found: Found::Mapping } if node.is_flow() => {
            Some(around(node.range(), "[", "]"))
        }
        FlawKind::WrongType { due: Due::Charges, found: Found::Mapping } => {
            Some(as_item(cx.source, node.range()))
        }
        FlawKind::WrongType { due: Due::Ids(_), found: Found::Commas } => {
            let text = node.value().unwrap_or_default();
            let ids: Vec<&str> = text.split([',', '，', '、']).map(str::trim).collect();
            edit::set_written(node, &format!("[{}]", ids.join(", ")))
        }
        _ => None,
    };
    let title = match lang {
        Lang::En => "wrap in a list",
        Lang::Zh => "改为列表",
    };
    edits.and_then(|it| plead::offered(title.into(), it)).into_iter().collect()
}

/// Makes a block mapping the one item of a list: all of it moves to the right.
fn as_item(source: &str, range: TextRange) -> Vec<Edit> {
    let at = |offset: usize| TextRange::empty(range.start() + TextSize::try_from(offset).unwrap_or_default());
    let text = &source[range];
    let breaks = text.match_indices('\n').map(|(nth, _)| nth + 1);
    let lines = breaks.filter(|it| !text[*it..].trim_start_matches(' ').starts_with(['\r', '\n']));
    let deeper = lines.map(|it| Edit { range: at(it), insert: "  ".into() });
    let first = Edit { range: at(0), insert: "- ".into() };
    std::iter::once(first).chain(deeper).collect()
}

fn around(range: TextRange, before: &str, after: &str) -> Vec<Edit> {
    let at = |offset, insert: &str| Edit { range: TextRange::empty(offset), insert: insert.into() };
    vec![at(range.start(), before), at(range.end(), after)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn a_list_of_facts_is_no_mapping_of_ids() {
        check(
            &RULE,
            "
case: {title: 某案}
facts: [林某收款]
     # ^^^^^^^^^^ error: a mapping of fact ids is due here, and this is a list
",
        );
    }

    #[test]
    fn a_comment_behind_the_first_entry_is_not_the_fault() {
        check(
            &RULE,
            "
charges:
  offence: cl-287-2 # 帮信
# ^^^^^^^^^^^^^^^^^ error: a list of charges is due here
  against: []
",
        );
    }

    #[test]
    fn wraps_a_charge_in_a_list() {
        let mended = RULE.page.bad.replacen("{offence: cl-287-2}", "[{offence: cl-287-2}]", 1);
        assert_eq!(fixed(&RULE, RULE.page.bad, 0), mended);
    }

    #[test]
    fn wraps_a_charge_in_block_style_with_its_comments() {
        let source = "\
charges:
  # 第一项
  offence: cl-287-2 # 帮信

  against: [lin]
  note: |
    一
     二
facts: {}
";
        let mended = "\
charges:
  # 第一项
  - offence: cl-287-2 # 帮信

    against: [lin]
    note: |
      一
       二
facts: {}
";
        assert_eq!(fixed(&RULE, source, 0), mended);
    }
}

//! `catch-all-without-reason`: a catch-all item is pleaded without a recorded reason.

use crate::finding::{Detail, Fault, Fix, RuleId, Severity, Words};
use crate::rules::help::plead;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::{Ground, Test};
use crate::text::{Edit, Lang, TextRange, TextSize};
use crate::yaml::{Node, NodeKind};
use crate::yaml::edit::{self, At};

pub static RULE: Rule = Rule {
    id: RuleId("catch-all-without-reason"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A catch-all ground has no recorded reason.",
            zh: "兜底情形没有记录理由。",
        },
        why: Both {
            en: "“Other serious circumstances” has no number: a person finds that it is met, and must \
                 say why, so that others can follow. Without a reason the ground is undetermined.",
            zh: "“其他严重情节”没有数额标准，须由人认定并说明理由，以便他人查考。没有理由的，该情形处于待定状态。",
        },
        bad: "\
facts:
  harm: {kind: finding, text: many students lost their savings}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      other-circumstance: [harm]
    # ^^^^^^^^^^^^^^^^^^ warning: `other-circumstance` has no recorded reason
",
        good: "\
facts:
  harm: {kind: finding, text: many students lost their savings}
charges:
  - offence: cl-287-2
    against: []
    grounds:
      other-circumstance: {facts: [harm], reason: as serious as item 2 because of the number of victims}
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, charge) in cx.brief.charges.iter().enumerate() {
        let offence = charge.offence.as_ref().and_then(|it| cx.schemas.offence(&it.value));
        let Some(offence) = offence else { continue };
        for (ground, pleaded) in charge.grounds.iter().enumerate() {
            let defined = offence.ground(&pleaded.id);
            if defined.is_some_and(|it| matches!(it.test, Test::CatchAll)) && pleaded.reason.is_none() {
                acc.push(Fault::new(RULE.id, pleaded.range, Detail::Pair(nth, ground)));
            }
        }
    }
}

fn subject<'a>(cx: &Cx<'a>, fault: &Fault) -> Option<(&'a Ground, &'a crate::brief::PleadedGround)> {
    let &Detail::Pair(charge, ground) = &fault.detail else {
        return None;
    };
    let charge = cx.brief.charges.get(charge)?;
    let pleaded = charge.grounds.get(ground)?;
    let offence = cx.schemas.offence(&charge.offence.as_ref()?.value)?;
    Some((offence.ground(&pleaded.id)?, pleaded))
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some((ground, _)) = subject(cx, fault) else {
        return Words::default();
    };
    let id = &ground.id;
    let why = Some(cx.schemas.cite_words(&ground.cite, lang));
    match lang {
        Lang::En => Words {
            what: format!("`{id}` has no recorded reason"),
            here: "a catch-all is a person's finding".into(),
            why,
            help: vec!["say in `reason:` why it is as serious as the items that are named".into()],
            related: Vec::new(),
        },
        Lang::Zh => Words {
            what: format!("`{id}` 没有记录理由"),
            here: "兜底情形须由人认定".into(),
            why,
            help: vec!["在 `reason:` 中说明其与所列各项同等严重的理由".into()],
            related: Vec::new(),
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some((_, pleaded)) = subject(cx, fault) else {
        return Vec::new();
    };
    let node = cx.doc.node(pleaded.node);
    // An empty reason is still no reason: the person has to write it.
    let edits = match node.is_mapping() {
        true if node.get("reason").is_some() => None,
        true => edit::insert_entry(node, "reason", "\"\"", At::End),
        false => in_mapping(node),
    };
    let title = match lang {
        Lang::En => "insert `reason:`",
        Lang::Zh => "插入 `reason:`",
    };
    edits.and_then(|it| plead::offered(title.into(), it)).into_iter().collect()
}

/// The facts put into a mapping with a place for the reason.
fn in_mapping(node: Node<'_>) -> Option<Vec<Edit>> {
    // An anchor is that of the facts, and a tag says what they are.
    if node.range() != node.full_range() {
        return None;
    }
    match node.kind() {
        NodeKind::Null => return edit::set_written(node, "{reason: \"\"}"),
        NodeKind::Sequence if !node.is_flow() => return in_block_mapping(node),
        NodeKind::Sequence | NodeKind::Scalar => {}
        NodeKind::Mapping | NodeKind::Alias | NodeKind::Error => return None,
    }
    let text = node.text();
    if text.contains(['\n', '\r']) {
        return None;
    }
    let facts = match node.is_sequence() {
        true => text.to_owned(),
        false => format!("[{text}]"),
    };
    let insert = format!("{{facts: {facts}, reason: \"\"}}");
    Some(vec![Edit { range: node.range(), insert }])
}

/// A list of lines keeps its lines: a key comes before them and another behind. One that is not
/// deeper than the key of its ground has no room for that.
fn in_block_mapping(node: Node<'_>) -> Option<Vec<Edit>> {
    let source = node.document().source();
    let indent = |node: Node<'_>| {
        let before = &source[..node.range().start().into()];
        let line = &before[before.rfind('\n').map_or(0, |it| it + 1)..];
        line.chars().all(|it| it == ' ').then_some(line.len())
    };
    let (column, key) = (indent(node)?, indent(node.entry()?.key)?);
    let plain = node.items().all(|it| matches!(it.kind(), NodeKind::Scalar) && !it.text().contains('\n'));
    if column <= key || !plain {
        return None;
    }
    let end = usize::from(node.range().end());
    let line = source[end..].find(['\r', '\n']).map_or(source.len(), |it| end + it);
    let spaces = " ".repeat(column);
    let at = |at: TextSize, insert: String| Edit { range: TextRange::empty(at), insert };
    Some(vec![
        at(node.range().start(), format!("facts:\n{spaces}")),
        at(TextSize::try_from(line).ok()?, format!("\n{spaces}reason: \"\"")),
    ])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, titles};

    #[test]
    fn an_empty_reason_is_no_reason() {
        check(
            &RULE,
            "
facts: {认定: {kind: finding}}
charges:
  - {offence: cl-287-1, grounds: {other-circumstance: {facts: [], reason: \"\"}}}
                                # ^^^^^^^^^^^^^^^^^^ warning: no recorded reason
",
        );
    }

    #[test]
    fn inserts_a_place_for_the_reason() {
        let source = "charges:\n  - offence: cl-287-1\n    grounds:\n      other-circumstance: [harm] # 兜底\n";
        let mended = source.replace("[harm]", "{facts: [harm], reason: \"\"}");
        assert_eq!(fixed(&RULE, source, 0), mended);
    }

    #[test]
    fn a_list_of_lines_keeps_its_lines_and_comments() {
        let source = "charges:\n  - offence: cl-287-1\n    grounds:\n      other-circumstance:\n        - harm # 兜底\n";
        let mended = source.replace("        - harm # 兜底", "        facts:\n        - harm # 兜底\n        reason: \"\"");
        assert_eq!(fixed(&RULE, source, 0), mended);
        assert!(titles(&RULE, &source.replace("        - harm", "      - harm")).is_empty());
    }

    #[test]
    fn offers_nothing_where_a_reason_has_its_place_or_another_name_leads_here() {
        let charge = |ground: &str| format!("charges: [{{offence: cl-287-1, grounds: {{other-circumstance: {ground}}}}}]\n");
        assert!(titles(&RULE, &charge("{facts: [harm], reason: }")).is_empty());
        assert!(titles(&RULE, &charge("&harm [harm]")).is_empty());
        assert!(titles(&RULE, &(charge("*harm") + "note: &harm harm\n")).is_empty());
    }
}

//! `yaml-syntax`: the text is not YAML here.

use crate::brief;
use crate::finding::{Detail, Fault, Fix, RuleId, Safety, Severity, Words};
use crate::phrase::pick;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::{Edit, Lang, TextRange, TextSize};
use crate::yaml::SyntaxReason as Reason;

pub static RULE: Rule = Rule {
    id: RuleId("yaml-syntax"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "The text is not YAML here.",
            zh: "此处不符合 YAML 语法。",
        },
        why: Both {
            en: "What cannot be read is left out, and the healthy rest of the brief is still checked. \
                 Several faults are each shown at their own place.",
            zh: "无法读取的部分不予采用，其余部分仍予核对。多处错误分别在各自位置提示。",
        },
        bad: "\
case:
  title: \"Lent cards
       # ^ error: this quote is never closed
  stage: trial
",
        good: "\
case:
  title: \"Lent cards\"
  stage: trial
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    let faults = cx.doc.faults().iter().enumerate();
    let faults = faults.filter(|it| !brief::says_better(cx.flaws, it.1.range));
    acc.extend(faults.map(|(nth, it)| Fault::new(RULE.id, it.range, Detail::Nth(nth))));
}

fn reason<'a>(cx: &Cx<'a>, fault: &Fault) -> Option<&'a Reason> {
    match fault.detail {
        Detail::Nth(nth) => cx.doc.faults().get(nth).map(|it| &it.reason),
        _ => None,
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some(reason) = reason(cx, fault) else {
        return Words::default();
    };
    let why = pick(lang, "what cannot be read is left out; the rest is still checked", "无法读取的部分不予采用；其余部分仍予核对");
    let (what, help) = (reason.what(lang), reason.help(lang).map(str::to_owned));
    Words { what, why: Some(why.into()), help: help.into_iter().collect(), ..Words::default() }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let edit = match reason(cx, fault) {
        Some(Reason::TabIndent) => untab(cx.source, fault.at),
        Some(Reason::UnclosedQuote) => close_quote(cx.source, fault.at),
        _ => None,
    };
    let title = match reason(cx, fault) {
        Some(Reason::TabIndent) => pick(lang, "change the tab to spaces", "将制表符改为空格"),
        _ => pick(lang, "close the quote at the end of the line", "在行末闭合引号"),
    };
    let fix = |it| Fix { title: title.into(), safety: Safety::Offered, edits: vec![it] };
    edit.map(fix).into_iter().collect()
}

/// Gives a line that is indented with tabs the indentation of the line above it, or the next
/// deeper one where that line opens a mapping or a list.
fn untab(source: &str, at: TextRange) -> Option<Edit> {
    let start = source[..usize::from(at.start())].rfind('\n').map_or(0, |it| it + 1);
    let line = &source[start..];
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    let is_content = |it: &&str| !it.trim().is_empty() && !it.trim_start().starts_with('#');
    let above = source[..start].lines().rev().find(is_content)?;
    // A line with tabs of its own says nothing of spaces: the line above is mended first.
    let indent = (!above.starts_with('\t')).then(|| depth_below(above))?;
    let range = TextRange::at(size(start), size(blanks));
    line[..blanks].contains('\t').then(|| Edit { range, insert: " ".repeat(indent) })
}

/// How many spaces stand before an entry that follows this line.
fn depth_below(above: &str) -> usize {
    let content = above.find(" #").map_or(above, |it| &above[..it]).trim_end();
    let mut entry = content.trim_start();
    while let Some(item) = entry.strip_prefix("- ") {
        entry = item.trim_start();
    }
    let opens = if entry.ends_with(':') { 2 } else { 0 };
    content.len() - entry.len() + opens
}

/// Closes a quote at the end of its line, when nothing on that line says that it ends earlier.
fn close_quote(source: &str, at: TextRange) -> Option<Edit> {
    let rest = &source[usize::from(at.start())..];
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let line = rest[1..].lines().next().unwrap_or_default();
    let before = source[..usize::from(at.start())].lines().next_back().unwrap_or_default();
    let unsure = line.contains(quote) || line.contains(" #") || before.contains(['{', '[']);
    let end = at.start() + size(1 + line.trim_end().len());
    (!unsure).then(|| Edit { range: TextRange::empty(end), insert: quote.to_string() })
}

fn size(bytes: usize) -> TextSize {
    TextSize::try_from(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn two_faults_are_two_findings() {
        check(
            &RULE,
            "
case:
  title: '某案
       # ^ error: this quote is never closed
  stage: trial
parties:
  lin: {kind: person
     # ^ error: this bracket is never closed
facts: {}
",
        );
    }

    #[test]
    fn leaves_a_bound_without_quotes_to_the_value() {
        check(&RULE, "brief: 1\nfacts:\n  a:\n    kind: dissemination\n    clicks: >3000\n");
    }

    #[test]
    fn closes_the_quote() {
        let mended = RULE.page.bad.replace("Lent cards\n", "Lent cards\"\n");
        assert_eq!(fixed(&RULE, RULE.page.bad, 0), mended);
    }

    #[test]
    fn changes_a_tab_to_spaces() {
        assert_eq!(fixed(&RULE, "case:\n  title: a\n\tstage: trial\n", 0), "case:\n  title: a\n  stage: trial\n");
    }

    #[test]
    fn a_tab_below_an_open_key_or_in_a_list_becomes_its_indentation() {
        let source = "case: # the case\n\ttitle: a\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace('\t', "  "));
        let source = "charges:\n  - offence: cl-287-2\n\tagainst: []\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace('\t', "    "));
    }
}

//! `unknown-reference`: an id that nothing defines.

use crate::brief::{FlawKind, Section};
use crate::finding::{Fault, Fix, RuleId, Safety, Severity, Words};
use crate::rules::help::{flaw, plead};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;
use crate::yaml::edit::{self, At};

pub static RULE: Rule = Rule {
    id: RuleId("unknown-reference"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "An id that nothing defines.",
            zh: "引用了没有定义的标识。",
        },
        why: Both {
            en: "A reference that leads nowhere supports nothing, so a ground may fall short for a slip of the pen. Where one defined id is close, the fix changes to it.",
            zh: "指向不明的引用不能支持任何情形，一处笔误可能使情形落空。有相近的标识时，可改为该标识。",
        },
        bad: "\
parties:
  lin: {kind: person}
facts:
  fee: {kind: illegal-gains, by: lim, amount: 9600元}
                               # ^^^ error: no party is called `lim`
",
        good: "\
parties:
  lin: {kind: person}
facts:
  fee: {kind: illegal-gains, by: lin, amount: 9600元}
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
    let Some(FlawKind::UnknownReference { section, .. }) = flaw::of(cx, fault).map(|it| &it.kind) else {
        return Words::default();
    };
    let id = flaw::quoted(cx, fault.at);
    let (en, zh) = match section {
        Section::Parties => ("no party is", "当事人"),
        Section::Evidence => ("no piece of evidence is", "证据"),
        Section::Facts => ("no fact is", "事实"),
        Section::Circumstances => ("no circumstance is", "量刑情节"),
    };
    let key = section.key();
    match lang {
        Lang::En => Words {
            what: format!("{en} called `{id}`"),
            here: "defined nowhere".into(),
            why: Some(format!("ids are the keys under `{key}:`")),
            ..Words::default()
        },
        Lang::Zh => Words {
            what: format!("没有名为 `{id}` 的{zh}"),
            here: "没有定义".into(),
            why: Some(format!("标识即 `{key}:` 之下的键")),
            ..Words::default()
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some(flaw) = flaw::of(cx, fault) else {
        return Vec::new();
    };
    let FlawKind::UnknownReference { section, close, .. } = &flaw.kind else {
        return Vec::new();
    };
    let close = close.and_then(|it| cx.brief.names.def(it));
    let mut res = close.map_or_else(Vec::new, |it| {
        flaw::replace(cx, flaw, &cx.source[it.range], Safety::Safe, lang)
    });
    if !cx.is_private(fault.at) {
        res.extend(define(cx, *section, &cx.source[fault.at], lang));
    }
    res
}

/// Defines the id with nothing but its required key, for a person to fill in.
fn define(cx: &Cx<'_>, section: Section, id: &str, lang: Lang) -> Option<Fix> {
    let is_id = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    if id.is_empty() || !id.chars().all(is_id) {
        return None;
    }
    let root = cx.doc.root()?;
    let body = match section {
        Section::Parties => "{name: , kind: person}",
        _ => "{kind: }",
    };
    let edits = match root.get(section.key()) {
        Some(entry) => edit::insert_entry(entry.value, id, body, At::End),
        None if root.is_flow() => edit::insert_entry(root, section.key(), &format!("{{{id}: {body}}}"), At::End),
        // Of several lines, so that the entry goes below its section.
        None => edit::insert_entry(root, section.key(), &format!("{id}: {body}\n"), At::End),
    };
    let title = match lang {
        Lang::En => format!("define `{id}` under `{}:`", section.key()),
        Lang::Zh => format!("在 `{}:` 下定义 `{id}`", section.key()),
    };
    plead::offered(title, edits?)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, titles};

    #[test]
    fn each_section_has_its_own_ids() {
        check(
            &RULE,
            "
evidence: {lin: {kind: physical, title: 手机}}
facts:
  fee: {kind: illegal-gains, by: [lin], evidence: [lin, bank]}
                                # ^^^ error: no party is called `lin`
                                                      # ^^^^ error: no piece of evidence is called `bank`
",
        );
    }

    #[test]
    fn a_number_of_a_person_is_masked_and_never_defined() {
        let source = "
parties: {lin: {kind: person}}
facts:
  fee: {kind: illegal-gains, by: 110101199602111234, amount: 9600元}
                               # ^^^^^^^^^^^^^^^^^^ error: no party is called `******************`
";
        check(&RULE, source);
        assert!(titles(&RULE, source).is_empty());
    }

    #[test]
    fn changes_to_the_one_that_is_close() {
        let mended = RULE.page.bad.replacen("by: lim", "by: lin", 1);
        assert_eq!(fixed(&RULE, RULE.page.bad, 0), mended);
    }

    #[test]
    fn defines_it_for_a_person_to_fill_in() {
        let source = "parties:\n  lin: {kind: person}\nfacts:\n  fee: {kind: finding, by: ring}\n";
        let mended = source.replace("person}\n", "person}\n  ring: {name: , kind: person}\n");
        assert_eq!(fixed(&RULE, source, 0), mended);
    }

    #[test]
    fn a_section_that_is_not_there_is_added() {
        let source = "facts:\n  fee: {kind: finding, by: ring} # 注\n";
        assert_eq!(fixed(&RULE, source, 0), format!("{source}parties:\n  ring: {{name: , kind: person}}\n"));
        let source = "{facts: {fee: {kind: finding, by: ring}}}\n";
        let mended = source.replace("}}}", "}}, parties: {ring: {name: , kind: person}}}");
        assert_eq!(fixed(&RULE, source, 0), mended);
    }
}

//! `invalid-value`: a value that cannot be one here.

use crate::brief::{Flaw, FlawKind, HashAlgorithm, Problem};
use crate::finding::{Fault, Fix, RuleId, Safety, Severity, Words};
use crate::phrase;
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;
use crate::yaml::edit;

pub static RULE: Rule = Rule {
    id: RuleId("invalid-value"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "A value that cannot be one here.",
            zh: "此处的值不成立。",
        },
        why: Both {
            en: "An impossible date, a fraction of a count, an unknown word, swapped ends of a range: \
                 such a value is left out, so that nothing is calculated from it. Where one known word \
                 is close, or only the form is wrong, the fix changes to it.",
            zh: "不存在的日期、非整数的数量、未知的词、颠倒的区间：此类值不予采用，不据以计算。\
                 有相近的已知词或者仅形式有误的，可予改正。",
        },
        bad: "\
facts:
  fee: {kind: illegal-gains, when: 2023-02-30, amount: 9600元}
                                         # ^^ error: `30` is no day of this month, which has 28
",
        good: "\
facts:
  fee: {kind: illegal-gains, when: 2023-02-28, amount: 9600元}
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    flaw::report(cx, RULE.id, acc);
}

fn problem<'a>(cx: &Cx<'a>, fault: &Fault) -> Option<(&'a Flaw, &'a Problem)> {
    match flaw::of(cx, fault) {
        Some(it @ Flaw { kind: FlawKind::InvalidValue(problem), .. }) => Some((it, problem)),
        _ => None,
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some((flaw, problem)) = problem(cx, fault) else {
        return Words::default();
    };
    let written = flaw::quoted(cx, fault.at);
    let mut res = match problem {
        Problem::Value(it) => {
            let value = flaw::node(cx, flaw).and_then(|it| it.value()).unwrap_or_default();
            let shown = if cx.is_private(fault.at) { "" } else { value };
            Words {
                what: it.what(shown, lang),
                help: it.help(lang).map(str::to_owned).into_iter().collect(),
                ..Words::default()
            }
        }
        Problem::NotInList { list, .. } => {
            let known: Vec<String> = list.words(cx.schemas).into_iter().map(phrase::ticked).collect();
            let known = phrase::or_list(&known, lang);
            match lang {
                Lang::En => Words {
                    what: format!("`{written}` is not one of the words that may stand here"),
                    help: vec![format!("write {known}")],
                    ..Words::default()
                },
                Lang::Zh => Words {
                    what: format!("`{written}` 不是此处可用的词"),
                    help: vec![format!("可写 {known}")],
                    ..Words::default()
                },
            }
        }
        _ => Words { what: plain(cx, problem, &written, lang), ..Words::default() },
    };
    res.why = Some(phrase::pick(lang, "nothing is calculated from a value that cannot be one", "不成立的值不据以计算").into());
    res
}

/// The problems that need no list.
fn plain(cx: &Cx<'_>, problem: &Problem, written: &str, lang: Lang) -> String {
    let (en, zh) = match problem {
        Problem::NotABoolean => (
            format!("`{written}` is neither `true` nor `false`"),
            format!("`{written}` 既非 `true` 也非 `false`"),
        ),
        Problem::BadId { .. } => (
            format!("`{written}` is no id: ids are small letters, digits and hyphens"),
            format!("`{written}` 不是标识：标识由小写字母、数字和连字符组成"),
        ),
        Problem::OpensBlockScalar { quoted } => (
            format!("an unquoted `>` opens a block of text: quote the value as {quoted}"),
            format!("未加引号的 `>` 会开始一段文本：请为该值加引号，写作 {quoted}"),
        ),
        Problem::Period => (
            "one date is due here, and this is a period".into(),
            "此处应为一个日期，而非期间".into(),
        ),
        Problem::NotADay => (
            "a day is due here, and this is a month or a year".into(),
            "此处应为某一日，而非某月或者某年".into(),
        ),
        Problem::Circle { from, to } => {
            let name = |it: usize| &cx.brief.facts[it].id.name;
            (
                format!("`{}` refers to `{}`, which leads back to it", name(*from), name(*to)),
                format!("`{}` 引用 `{}`，而后者又指回前者", name(*from), name(*to)),
            )
        }
        Problem::OtherKind { due, .. } => {
            let due = &cx.schemas[*due].id;
            (
                format!("a fact of kind `{due}` is due here, and `{written}` is of another"),
                format!("此处应为 `{due}` 类事实，`{written}` 属于其他种类"),
            )
        }
        Problem::NoAlgorithm => (
            "a hash names its algorithm first: `sha256:`, `sha512:` or `sm3:`".into(),
            "哈希值须先写算法：`sha256:`、`sha512:` 或者 `sm3:`".into(),
        ),
        Problem::NotADigest(algorithm) => {
            let digits = match algorithm {
                HashAlgorithm::Sha512 => 128,
                HashAlgorithm::Sha256 | HashAlgorithm::Sm3 => 64,
            };
            (
                format!("a digest of this algorithm has {digits} hexadecimal digits"),
                format!("该算法的摘要为{digits}位十六进制数字"),
            )
        }
        Problem::NoSuchCharge => (
            format!("`{written}` is no other charge of this brief"),
            format!("`{written}` 不是本案情摘要的其他指控"),
        ),
        Problem::Value(_) | Problem::NotInList { .. } => Default::default(),
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some((flaw, problem)) = problem(cx, fault) else {
        return Vec::new();
    };
    match problem {
        Problem::NotInList { close: Some(close), .. } => {
            flaw::replace(cx, flaw, close, Safety::Safe, lang)
        }
        Problem::OpensBlockScalar { quoted } => {
            // A comment beside the bound stays.
            let scalar = flaw::node(cx, flaw).filter(|it| it.scalar().is_some());
            match scalar.and_then(|it| edit::set_written(it, quoted)) {
                Some(edits) => vec![flaw::change(edits, quoted, Safety::Offered, lang)],
                None => flaw::rewrite(flaw, quoted, Safety::Offered, lang),
            }
        }
        Problem::Value(it) => it.instead.as_ref().map_or_else(Vec::new, |instead| {
            let whole = flaw::whole(cx, flaw);
            flaw::replace(cx, &whole, instead, Safety::Offered, lang)
        }),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, world};

    #[test]
    fn a_word_of_another_list() {
        check(
            &RULE,
            "
facts:
  fee: {kind: illegal-gain}
            # ^^^^^^^^^^^^ error: `illegal-gain` is not one of the words
",
        );
    }

    #[test]
    fn changes_to_the_word_that_is_close() {
        let source = "facts:\n  fee: {kind: illegal-gain} # 报酬\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace("illegal-gain", "illegal-gains"));
    }

    #[test]
    fn a_birthday_is_not_echoed() {
        let source = "parties:\n  lin: {kind: person, born: 1996-02-31}\n";
        let analysis = crate::analysis::Analysis::new(crate::text::Text::new(source), &world());
        let finding = analysis.findings.iter().find(|it| it.rule.id == RULE.id).expect("a finding");
        for lang in [crate::text::Lang::En, crate::text::Lang::Zh] {
            assert!(!format!("{:?}", analysis.words(finding, lang)).contains("1996"));
        }
    }

    #[test]
    fn a_bound_gets_quotes_and_keeps_its_comment() {
        let source = "facts:\n  a:\n    kind: dissemination\n    clicks: >=3000 # 次\n    videos: 1\n";
        assert_eq!(fixed(&RULE, source, 0), source.replace(">=3000", "\">=3000\""));
    }
}

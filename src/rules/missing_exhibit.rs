//! `missing-exhibit`: an exhibit is not there, or its path leaves the brief's repository.

use crate::exhibits::Exhibit;
use crate::finding::{Detail, Fault, RuleId, Severity, Words};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("missing-exhibit"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Evidence,
    page: Page {
        title: Both {
            en: "An exhibit is not there, or its path leaves the brief's repository.",
            zh: "证物文件不存在，或者其路径超出案情摘要所在的仓库。",
        },
        why: Both {
            en: "Paths are taken from the folder of the brief. One that leaves the repository is an error \
                 and is never opened, whatever it names.",
            zh: "路径以案情摘要所在文件夹为起点。超出仓库的路径属于错误，无论指向何处均不会打开。",
        },
        bad: "\
evidence:
  bank: {kind: documentary, file: exhibits/gone.pdf}
                                # ^^^^^^^^^^^^^^^^^ warning: the exhibit `exhibits/gone.pdf` is not there
  more: {kind: documentary, file: ../elsewhere.pdf}
                                # ^^^^^^^^^^^^^^^^ error: `../elsewhere.pdf` leaves the brief's repository
",
        good: "\
evidence:
  bank: {kind: documentary, file: exhibits/bank.pdf}
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, evidence) in cx.brief.evidence.iter().enumerate() {
        let Some(file) = &evidence.file else { continue };
        let severity = match cx.exhibits.get(&file.value) {
            Some(Exhibit::Missing | Exhibit::Unreadable) => None,
            Some(Exhibit::Outside) => Some(Severity::Error),
            Some(Exhibit::Present(_)) | None => continue,
        };
        acc.push(Fault { severity, ..Fault::new(RULE.id, file.range, Detail::Nth(nth)) });
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Nth(nth) = &fault.detail else {
        return Words::default();
    };
    let Some(file) = cx.brief.evidence[nth].file.as_ref().map(|it| &it.value) else {
        return Words::default();
    };
    let (what, here, why) = match (cx.exhibits.get(file), lang) {
        (Some(Exhibit::Outside), Lang::En) => (
            format!("`{file}` leaves the brief's repository"),
            "never opened",
            "an exhibit lies in the repository of its brief",
        ),
        (Some(Exhibit::Outside), Lang::Zh) => {
            (format!("`{file}` 超出案情摘要所在的仓库"), "不会打开", "证物文件须在案情摘要所在的仓库之内")
        }
        (Some(Exhibit::Unreadable), Lang::En) => (
            format!("the exhibit `{file}` cannot be read"),
            "cannot be read",
            "it was looked for from the folder of the brief",
        ),
        (Some(Exhibit::Unreadable), Lang::Zh) => {
            (format!("证物文件 `{file}` 无法读取"), "无法读取", "路径以案情摘要所在文件夹为起点")
        }
        (_, Lang::En) => (
            format!("the exhibit `{file}` is not there"),
            "not there",
            "it was looked for from the folder of the brief",
        ),
        (_, Lang::Zh) => (format!("证物文件 `{file}` 不存在"), "不存在", "路径以案情摘要所在文件夹为起点"),
    };
    Words { what, here: here.into(), why: Some(why.into()), ..Words::default() }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::exhibits::Exhibit;
    use crate::rules::fixture::{check_in, world};

    #[test]
    fn says_when_a_file_cannot_be_read() {
        let mut world = world();
        world.exhibits.insert("证物/流水.pdf", Exhibit::Unreadable);
        let source = "
evidence:
  bank: {kind: documentary, file: 证物/流水.pdf}
                                # ^^^^^^^^^^^^^ warning: cannot be read
";
        check_in(&RULE, source, &world);
    }
}

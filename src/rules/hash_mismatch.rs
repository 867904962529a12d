//! `hash-mismatch`: an exhibit's hash is not the recorded one.

use crate::brief::{Evidence, HashAlgorithm};
use crate::finding::{Detail, Fault, Fix, Label, RuleId, Severity, Source, Words};
use crate::rules::help::plead;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;
use crate::yaml::edit;

pub static RULE: Rule = Rule {
    id: RuleId("hash-mismatch"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Evidence,
    page: Page {
        title: Both {
            en: "An exhibit's hash is not the recorded one.",
            zh: "证物文件的哈希值与记录不符。",
        },
        why: Both {
            en: "The file was changed since the hash was recorded, or another file was meant. Recording \
                 the real hash is offered, and is right only if the change is accounted for.",
            zh: "文件在记录之后被改动，或者所指并非此文件。可以记录实际哈希值，但须先查明改动的原因。",
        },
        bad: "\
evidence:
  chat:
    kind: electronic-data
    file: exhibits/chat.zip
    hash: sha256:0000000000000000000000000000000000000000000000000000000000000000
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: is not that of `exhibits/chat.zip`
",
        good: "\
evidence:
  chat:
    kind: electronic-data
    file: exhibits/chat.zip
    hash: sha256:1111111111111111111111111111111111111111111111111111111111111111
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, evidence) in cx.brief.evidence.iter().enumerate() {
        if let (Some(hash), Some(_)) = (&evidence.hash, real(cx, evidence)) {
            acc.push(Fault::new(RULE.id, hash.range, Detail::Nth(nth)));
        }
    }
}

/// The real digest of the exhibit, when it is known and not the recorded one.
fn real<'a>(cx: &Cx<'a>, evidence: &Evidence) -> Option<&'a str> {
    let (file, hash) = (evidence.file.as_ref()?, &evidence.hash.as_ref()?.value);
    let real = cx.exhibits.get(&file.value)?.digest(hash.algorithm)?;
    (real != &*hash.hex).then_some(real)
}

const fn name(algorithm: HashAlgorithm) -> &'static str {
    match algorithm {
        HashAlgorithm::Sha256 => "sha256",
        HashAlgorithm::Sha512 => "sha512",
        HashAlgorithm::Sm3 => "sm3",
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Nth(nth) = &fault.detail else {
        return Words::default();
    };
    let evidence = &cx.brief.evidence[nth];
    let (Some(file), Some(hash), Some(real)) = (&evidence.file, &evidence.hash, real(cx, evidence)) else {
        return Words::default();
    };
    let (path, algorithm) = (&file.value, name(hash.value.algorithm));
    let label = |text: &str| vec![Label { source: Source::Here, range: file.range, text: text.into() }];
    match lang {
        Lang::En => Words {
            what: format!("the recorded {algorithm} is not that of `{path}`"),
            here: "another file, or a changed one".into(),
            why: Some(format!("the file has {algorithm}:{real}")),
            help: Vec::new(),
            related: label("this file"),
        },
        Lang::Zh => Words {
            what: format!("记录的 {algorithm} 与 `{path}` 不符"),
            here: "并非此文件，或者文件已被改动".into(),
            why: Some(format!("该文件为 {algorithm}:{real}")),
            help: Vec::new(),
            related: label("此文件"),
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let &Detail::Nth(nth) = &fault.detail else {
        return Vec::new();
    };
    let evidence = &cx.brief.evidence[nth];
    let (Some(hash), Some(real)) = (&evidence.hash, real(cx, evidence)) else {
        return Vec::new();
    };
    let value = cx.doc.node(evidence.id.node).get("hash").map(|it| it.value);
    let written = format!("{}:{real}", name(hash.value.algorithm));
    let title = match lang {
        Lang::En => "record the real hash",
        Lang::Zh => "记录实际哈希值",
    };
    let edits = value.and_then(|it| edit::set_value(it, &written));
    edits.and_then(|it| plead::offered(title.into(), it)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn what_is_not_known_is_not_judged() {
        check(&RULE, &RULE.page.good.replace("chat.zip", "对话.zip").replace("1111", "2222"));
    }

    #[test]
    fn records_the_real_one() {
        let mended = RULE.page.bad.replacen(&"0".repeat(64), &"1".repeat(64), 1);
        assert_eq!(fixed(&RULE, RULE.page.bad, 0), mended);
    }
}

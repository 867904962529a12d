//! `unused-id`: a party, a piece of evidence or a fact that nothing refers to.

use crate::brief::{Section, Target};
use crate::finding::{Detail, Fault, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::flaw;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("unused-id"),
    severity: Severity::Note,
    pedantic: false,
    group: Group::Form,
    page: Page {
        title: Both {
            en: "A party, a piece of evidence or a fact that nothing refers to.",
            zh: "没有任何引用的当事人、证据或者事实。",
        },
        why: Both {
            en: "It may have been forgotten in a charge, or be left over. A ground without a list of \
                 facts refers to every fact that fits it.",
            zh: "可能在指控中遗漏，也可能是遗留内容。未列事实的情形视为引用全部符合的事实。",
        },
        bad: "\
evidence:
  bank: {kind: documentary, title: Account statements}
# ^^^^ note: nothing refers to `bank`
",
        good: "\
parties:
  lin: {kind: person}
evidence:
  bank: {kind: documentary, title: Account statements}
facts:
  fee: {kind: illegal-gains, by: lin, amount: 9600元, evidence: bank}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {illegal-gains: fee}}
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    let taken = taken_by_open_grounds(cx);
    for section in [Section::Parties, Section::Evidence, Section::Facts] {
        for ix in 0..cx.brief.len_of(section) {
            let Ok(number) = u32::try_from(ix) else { continue };
            let used = cx.brief.names.is_used(Target { section, ix: number });
            let taken = section == Section::Facts && taken.get(ix).copied().unwrap_or_default();
            if !used && !taken {
                let detail = Detail::Pair(section as usize, ix);
                acc.push(Fault::new(RULE.id, cx.brief.id(section, ix).range, detail));
            }
        }
    }
}

/// Which facts a ground without a list takes, because their kind fits it.
fn taken_by_open_grounds(cx: &Cx<'_>) -> Vec<bool> {
    let mut kinds = vec![false; cx.schemas.kinds.len()];
    for charge in &cx.brief.charges {
        let offence = charge.offence.as_ref().and_then(|it| cx.schemas.offence(&it.value));
        let Some(offence) = offence else { continue };
        for pleaded in charge.grounds.iter().filter(|it| it.facts.is_none()) {
            for fit in offence.ground(&pleaded.id).map_or(&[][..], |it| &it.fits) {
                kinds[fit.kind.index()] = true;
            }
        }
    }
    if !kinds.contains(&true) {
        return Vec::new();
    }
    let fits = |it: &crate::brief::Fact| it.kind.as_ref().is_some_and(|it| kinds[it.value.index()]);
    cx.brief.facts.iter().map(fits).collect()
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let id = flaw::quoted(cx, fault.at);
    let section = match fault.detail {
        Detail::Pair(section, _) => Section::ALL.get(section).copied(),
        _ => None,
    };
    let what_to_do = match section {
        Some(Section::Facts) => phrase::pick(lang, "list it under a ground, or remove it", "请列入某一情形，或者删除"),
        Some(Section::Evidence) => phrase::pick(lang, "name it in a fact's `evidence`, or remove it", "请在某一事实的 `evidence` 中写明，或者删除"),
        _ => phrase::pick(lang, "refer to it, or remove it", "请予引用，或者删除"),
    };
    let (what, here) = match lang {
        Lang::En => (format!("nothing refers to `{id}`"), "not referred to"),
        Lang::Zh => (format!("没有任何内容引用 `{id}`"), "未被引用"),
    };
    Words { what, here: here.into(), help: vec![what_to_do.into()], ..Words::default() }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn a_ground_without_a_list_takes_what_fits_it() {
        check(
            &RULE,
            "
facts:
  fee: {kind: illegal-gains, amount: 9600元, summary: 报酬}
  odd: {kind: knowledge-indicator}
# ^^^ note: nothing refers to `odd`
charges:
  - {offence: cl-287-2, grounds: {illegal-gains: }}
",
        );
    }

    #[test]
    fn every_reference_is_one() {
        check(
            &RULE,
            "
parties: {acme: {kind: organization, responsible: lin}, lin: {kind: person}}
facts:
  order: {kind: rectification-order}
  no: {kind: refusal, by: acme, order: order}
  part: {kind: duty, part-of: no}
  # ^^ note: nothing refers to `part`
charges: []
".replace("  # ^^ note", "# ^^^^ note").as_str(),
        );
    }
}

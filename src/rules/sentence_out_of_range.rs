//! `sentence-out-of-range`: a proposed sentence that the provision does not allow.

use crate::assess::Outcome;
use crate::brief::{Charge, PartyIx, PartyKind, Sentence};
use crate::calendar::{Span, SpanRange};
use crate::cite::Cite;
use crate::finding::{Detail, Fault, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::{Allowed, Fine, Penalty};
use crate::text::{Lang, Spanned, TextRange};

pub static RULE: Rule = Rule {
    id: RuleId("sentence-out-of-range"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "A proposed sentence that the provision does not allow.",
            zh: "量刑建议超出法律规定。",
        },
        why: Both {
            en: "The ranges come from the offence and from the General Part; both ends are allowed. \
                 Control is possible only where the provision names it. A restraining order needs control \
                 or a suspended sentence. An organization can only be fined, and has to be.",
            zh: "幅度来自罪名条文和刑法总则，均连本数计算。只有条文规定管制的才可以判处管制。\
                 禁止令以判处管制或者宣告缓刑为前提。单位只能判处罚金，且应当判处。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds: {}
    sentence: {control: 6m}
                      # ^^ error: `cl-287-2` does not allow control
",
        good: "\
parties:
  lin: {kind: person, role: accused}
charges:
  - offence: cl-286-1
    against: [lin]
    grounds: {}
    sentence: {control: 6m}
",
    },
    check,
    words,
    fixes: None,
};

/// What is wrong with one value of a sentence.
#[derive(Clone, Copy)]
enum Wrong<'a> {
    /// The provision does not name this penalty.
    NotAllowed(Kind, &'a Cite),
    /// It lies outside what is allowed.
    Outside(Kind, &'a Allowed),
    /// A restraining order without control or suspension.
    OrderAlone(&'a Cite),
    /// Anything but a fine for an organization.
    OnlyFine(Kind, &'a Cite),
    /// No fine for an organization.
    NoFine(&'a Cite),
}

/// A kind of penalty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Imprisonment,
    Detention,
    Control,
    Fine,
    Suspended,
    Ban,
    Order,
}

impl Kind {
    const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Imprisonment => phrase::pick(lang, "imprisonment", "有期徒刑"),
            Self::Detention => phrase::pick(lang, "criminal detention", "拘役"),
            Self::Control => phrase::pick(lang, "control", "管制"),
            Self::Fine => phrase::pick(lang, "a fine", "罚金"),
            Self::Suspended => phrase::pick(lang, "a suspended sentence", "缓刑"),
            Self::Ban => phrase::pick(lang, "a professional ban", "从业禁止"),
            Self::Order => phrase::pick(lang, "a restraining order", "禁止令"),
        }
    }
}

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, charge) in cx.brief.charges.iter().enumerate() {
        for (sentence, written) in charge.sentences.iter().enumerate() {
            let faults = wrongs(cx, nth, charge, written).into_iter();
            acc.extend(faults.map(|(at, _)| Fault::new(RULE.id, at, Detail::Pair(nth, sentence))));
        }
    }
}

/// What is wrong with a sentence, each with its place.
fn wrongs<'a>(cx: &Cx<'a>, nth: usize, charge: &Charge, sentence: &Sentence) -> Vec<(TextRange, Wrong<'a>)> {
    let offence = charge.offence.as_ref().and_then(|it| cx.schemas.offence(&it.value));
    let Some(offence) = offence else { return Vec::new() };
    let whom: Vec<PartyIx> = match &sentence.accused {
        Some(it) => it.to.into_iter().collect(),
        None => charge.against.iter().filter_map(|it| it.to).collect(),
    };
    let organizations = whom.iter().filter(|it| is_organization(cx, **it)).count();
    let penalty = penalty(cx, nth, &whom).unwrap_or(&offence.penalty);
    if organizations == whom.len() && !whom.is_empty() {
        return for_organization(sentence, penalty);
    }
    for_person(sentence, penalty)
}

fn is_organization(cx: &Cx<'_>, party: PartyIx) -> bool {
    cx.brief.parties[party].kind.as_ref().is_some_and(|it| it.value == PartyKind::Organization)
}

/// The penalty of the heaviest tier that one of these accused reaches.
fn penalty<'a>(cx: &Cx<'a>, nth: usize, whom: &[PartyIx]) -> Option<&'a Penalty> {
    let charge = cx.assessment.charges.iter().find(|it| it.charge == nth)?;
    let theirs = charge.accused.iter().filter(|it| whom.contains(&it.party));
    let tiers = theirs.flat_map(|it| &it.tiers).filter(|it| it.1 == Outcome::Met);
    let highest = tiers.map(|it| it.0).max()?;
    Some(&cx.schemas[charge.offence].tiers[highest].penalty)
}

fn for_organization<'a>(sentence: &Sentence, penalty: &'a Penalty) -> Vec<(TextRange, Wrong<'a>)> {
    let cite = &penalty.cite;
    let places = [
        (Kind::Imprisonment, sentence.imprisonment.as_ref().map(|it| it.range)),
        (Kind::Detention, sentence.detention.as_ref().map(|it| it.range)),
        (Kind::Control, sentence.control.as_ref().map(|it| it.range)),
        (Kind::Suspended, sentence.suspended.as_ref().map(|it| it.range)),
        (Kind::Ban, sentence.ban.as_ref().map(|it| it.range)),
        (Kind::Order, sentence.restraining_order.as_ref().map(|it| it.range)),
    ];
    let stated = places.into_iter().filter_map(|(kind, at)| Some((at?, Wrong::OnlyFine(kind, cite))));
    let mut res: Vec<_> = stated.collect();
    if sentence.fine.is_none() && penalty.organization_fine {
        res.push((sentence.range, Wrong::NoFine(cite)));
    }
    res
}

fn for_person<'a>(sentence: &Sentence, penalty: &'a Penalty) -> Vec<(TextRange, Wrong<'a>)> {
    let cite = &penalty.cite;
    let mut res = Vec::new();
    let ranges = [
        (Kind::Imprisonment, &sentence.imprisonment, &penalty.imprisonment),
        (Kind::Detention, &sentence.detention, &penalty.detention),
        (Kind::Control, &sentence.control, &penalty.control),
        (Kind::Ban, &sentence.ban, &penalty.ban),
    ];
    for (kind, stated, allowed) in ranges {
        let Some(stated) = stated else { continue };
        match allowed {
            None => res.push((stated.range, Wrong::NotAllowed(kind, cite))),
            Some(allowed) if !lies_in(stated, allowed) => {
                res.push((stated.range, Wrong::Outside(kind, allowed)));
            }
            Some(_) => {}
        }
    }
    if let Some(fine) = &sentence.fine
        && penalty.fine == Fine::None
    {
        res.push((fine.range, Wrong::NotAllowed(Kind::Fine, cite)));
    }
    if let Some(order) = sentence.restraining_order.as_ref().filter(|it| it.value) {
        match &penalty.restraining_order {
            None => res.push((order.range, Wrong::NotAllowed(Kind::Order, cite))),
            Some(cite) if sentence.control.is_none() && sentence.suspended.is_none() => {
                res.push((order.range, Wrong::OrderAlone(cite)));
            }
            Some(_) => {}
        }
    }
    res
}

/// Whether every length that is proposed is allowed.
fn lies_in(stated: &Spanned<SpanRange>, allowed: &Allowed) -> bool {
    let inside = |it: Span| allowed.min <= it && it <= allowed.max;
    stated.value.min.into_iter().chain(stated.value.max).all(inside)
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Pair(nth, sentence) = &fault.detail else {
        return Words::default();
    };
    let charge = &cx.brief.charges[nth];
    let found = wrongs(cx, nth, charge, &charge.sentences[sentence]);
    let Some((_, wrong)) = found.into_iter().find(|it| it.0 == fault.at) else {
        return Words::default();
    };
    let id = charge.offence.as_ref().map_or("", |it| &it.value);
    let (what, here, cite) = match lang {
        Lang::En => english(wrong, id),
        Lang::Zh => chinese(wrong, id),
    };
    let why = Some(cx.schemas.cite_words(cite, lang));
    Words { what, here, why, ..Words::default() }
}

fn english<'a>(wrong: Wrong<'a>, id: &str) -> (String, String, &'a Cite) {
    let lang = Lang::En;
    match wrong {
        Wrong::NotAllowed(kind, cite) => {
            let kind = kind.words(lang);
            (format!("`{id}` does not allow {kind}"), "not in the provision".into(), cite)
        }
        Wrong::Outside(kind, allowed) => {
            let range = phrase::span_range(allowed.min, allowed.max, lang);
            let kind = kind.words(lang);
            (format!("{kind} lies outside what `{id}` allows: {range}"), range, &allowed.cite)
        }
        Wrong::OrderAlone(cite) => (
            "a restraining order needs control or a suspended sentence".into(),
            "neither is proposed".into(),
            cite,
        ),
        Wrong::OnlyFine(kind, cite) => {
            let kind = kind.words(lang);
            (format!("an organization can only be fined, and this is {kind}"), "only a fine".into(), cite)
        }
        Wrong::NoFine(cite) => ("no fine is proposed for an organization".into(), "a fine is due".into(), cite),
    }
}

fn chinese<'a>(wrong: Wrong<'a>, id: &str) -> (String, String, &'a Cite) {
    let lang = Lang::Zh;
    match wrong {
        Wrong::NotAllowed(kind, cite) => {
            (format!("`{id}` 没有规定{}", kind.words(lang)), "条文未规定".into(), cite)
        }
        Wrong::Outside(kind, allowed) => {
            let range = phrase::span_range(allowed.min, allowed.max, lang);
            (format!("{}超出 `{id}` 的幅度：{range}", kind.words(lang)), range, &allowed.cite)
        }
        Wrong::OrderAlone(cite) => {
            ("禁止令须以判处管制或者宣告缓刑为前提".into(), "二者均未建议".into(), cite)
        }
        Wrong::OnlyFine(kind, cite) => {
            (format!("对单位只能判处罚金，不得判处{}", kind.words(lang)), "只能判处罚金".into(), cite)
        }
        Wrong::NoFine(cite) => ("未对单位建议判处罚金".into(), "应当判处罚金".into(), cite),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn both_ends_are_allowed() {
        for sentence in ["imprisonment: 6m", "imprisonment: 3y", "detention: 1m", "detention: 6m", "ban: 3y", "ban: 5y"] {
            check(&RULE, &format!("
parties: {{lin: {{kind: person}}}}
charges: [{{offence: cl-287-1, against: [lin], sentence: {{{sentence}}}}}]
"));
        }
    }

    #[test]
    fn one_step_beyond_is_not() {
        for (before, value) in [("imprisonment: ", "5m"), ("imprisonment: ", "37m"), ("detention: ", "29d"), ("detention: ", "7m"), ("ban: ", "35m"), ("ban: ", "61m")] {
            let line = format!("charges: [{{offence: cl-287-1, against: [lin], sentence: {{{before}{value}}}}}]");
            let column = line.find(value).expect("it is there") - 2;
            let marks = "^".repeat(value.len());
            check(&RULE, &format!("
parties: {{lin: {{kind: person}}}}
{line}
{}# {marks} error: lies outside
", " ".repeat(column)));
        }
    }

    #[test]
    fn an_organization_can_only_be_fined_and_has_to_be() {
        check(
            &RULE,
            "
parties: {甲: {kind: person}, acme: {kind: organization, name: 某公司}}
charges:
  - offence: cl-286-1
    against: [acme]
    sentence:
      acme: {imprisonment: 1y}
                         # ^^ error: an organization can only be fined
          # ^^^^^^^^^^^^^^^^^^ error: no fine is proposed
",
        );
    }

    #[test]
    fn a_restraining_order_needs_control_or_suspension() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
charges:
  - {offence: cl-286-1, against: [lin], sentence: {control: 3m, restraining-order: true}}
  - {offence: cl-286-1, against: [lin], sentence: {imprisonment: 1y, suspended: 2y, restraining-order: true}}
  - {offence: cl-286-1, against: [lin], sentence: {imprisonment: 1y, restraining-order: true}}
                                                                                      # ^^^^ error: needs control
",
        );
    }
}

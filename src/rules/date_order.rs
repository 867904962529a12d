//! `date-order`: dates that cannot follow each other as they are written.

use crate::brief::{DealtWith, Fact, FactIx, Value};
use crate::calendar::PartialDate;
use crate::finding::{Detail, Fault, Label, RuleId, Severity, Source, Words};
use crate::rules::help::accusations;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::{Lang, TextRange};

pub static RULE: Rule = Rule {
    id: RuleId("date-order"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Evidence,
    page: Page {
        title: Both {
            en: "Dates that cannot follow each other as they are written.",
            zh: "日期的先后不成立。",
        },
        why: Both {
            en: "A refusal before its order, a deadline before the order, a case filed before all conduct, \
                 anything after the day of the draft, a birth after the conduct, an execution before the \
                 decision. Partial dates are compared only as far as they are certain.",
            zh: "拒绝早于责令、期限早于责令、立案早于全部行为、任何日期晚于起草日、出生晚于行为、执行早于决定。\
                 不完整的日期只就其确定的部分比较。",
        },
        bad: "\
case:
  drafted: 2024-03-18
facts:
  order: {kind: rectification-order, when: 2023-05-01, deadline: 2023-04-30}
                                                               # ^^^^^^^^^^ warning: the deadline lies before the order
  no: {kind: refusal, when: 2023-04-01, order: order}
                          # ^^^^^^^^^^ warning: `no` lies before `order`, to which it refers
  fined: {kind: administrative-punishment, decided: 2024-03-19}
                                                  # ^^^^^^^^^^ warning: lies after the day of the draft
",
        good: "\
case:
  drafted: 2024-03-18
facts:
  order: {kind: rectification-order, when: 2023-05-01, deadline: 2023-05-01}
  no: {kind: refusal, when: 2023-05, order: order}
  fined: {kind: administrative-punishment, decided: 2024-03}
",
    },
    check,
    words,
    fixes: None,
};

/// What cannot follow. The number after each is a position: of a fact, a piece of evidence or a party.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    BeforeReferred = 0,
    DeadlineBeforeOrder = 1,
    ExecutedBeforeDecided = 2,
    FiledBeforeConduct = 3,
    BornAfterConduct = 4,
    AfterDraft = 5,
}

impl Wrong {
    const ALL: [Self; 6] = [
        Self::BeforeReferred,
        Self::DeadlineBeforeOrder,
        Self::ExecutedBeforeDecided,
        Self::FiledBeforeConduct,
        Self::BornAfterConduct,
        Self::AfterDraft,
    ];
}

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    let mut found = |at, wrong: Wrong, ix| {
        acc.push(Fault::new(RULE.id, at, Detail::Pair(wrong as usize, ix)));
    };
    for (nth, fact) in cx.brief.facts.iter().enumerate() {
        if let (Some(when), Some(_)) = (&fact.when, referred_later(cx, fact)) {
            found(when.range, Wrong::BeforeReferred, nth);
        }
        let dated = [("deadline", Wrong::DeadlineBeforeOrder), ("executed", Wrong::ExecutedBeforeDecided)];
        for (field, wrong) in dated {
            if let Some(at) = too_early(cx, fact, field) {
                found(at, wrong, nth);
            }
        }
    }
    if let Some(at) = filed_before_conduct(cx) {
        found(at, Wrong::FiledBeforeConduct, 0);
    }
    for (party, at) in born_after_conduct(cx) {
        found(at, Wrong::BornAfterConduct, party);
    }
    for at in after_draft(cx) {
        found(at, Wrong::AfterDraft, 0);
    }
}

/// The first fact that a fact refers to by a field of its own although it comes later.
fn referred_later(cx: &Cx<'_>, fact: &Fact) -> Option<FactIx> {
    let when = fact.when.as_ref()?.value;
    let refs = fact.fields.iter().filter_map(|it| match &it.value {
        Value::Facts(refs) => Some(refs),
        _ => None,
    });
    let mut others = refs.flatten().filter_map(|it| it.to);
    others.find(|other| {
        let other = cx.brief.facts[*other].when.as_ref();
        other.and_then(|it| it.value.outer().0).is_some_and(|start| when.certainly_before(start))
    })
}

fn date_of(cx: &Cx<'_>, fact: &Fact, field: &str) -> Option<(PartialDate, TextRange)> {
    let id = cx.schemas[fact.kind.as_ref()?.value].field_id(field)?;
    let stated = fact.field(id)?;
    match stated.value {
        Value::Date(date) => Some((date, stated.range)),
        _ => None,
    }
}

/// A deadline before its own order, or an execution before the decision.
fn too_early(cx: &Cx<'_>, fact: &Fact, field: &str) -> Option<TextRange> {
    let (date, at) = date_of(cx, fact, field)?;
    let from = match field {
        "deadline" => fact.when.as_ref()?.value.outer().0?,
        _ => date_of(cx, fact, "decided")?.0.first(),
    };
    (date.last() < from).then_some(at)
}

fn filed_before_conduct(cx: &Cx<'_>) -> Option<TextRange> {
    let filed = cx.brief.case.filed.as_ref()?;
    let mut acts = accusations(cx).flat_map(|it| it.conduct(cx)).peekable();
    acts.peek()?;
    let after = |fact: &Fact| {
        let start = fact.when.as_ref().and_then(|it| it.value.outer().0);
        start.is_some_and(|it| it > filed.value.last())
    };
    acts.all(after).then_some(filed.range)
}

/// Parties who were born after a fact that is by them.
fn born_after_conduct(cx: &Cx<'_>) -> Vec<(usize, TextRange)> {
    let born = cx.brief.parties.iter().enumerate();
    let born: Vec<_> = born.filter_map(|(nth, it)| Some((nth, it.born.as_ref()?))).collect();
    let mut wrong = vec![false; cx.brief.parties.len()];
    for fact in &cx.brief.facts {
        for party in fact.by.iter().filter_map(|it| it.to) {
            wrong[party] |= precedes_birth(cx, fact, party);
        }
    }
    born.into_iter().filter(|it| wrong[it.0]).map(|(nth, it)| (nth, it.range)).collect()
}

fn precedes_birth(cx: &Cx<'_>, fact: &Fact, party: usize) -> bool {
    let born = cx.brief.parties[party].born.as_ref();
    let (Some(when), Some(born)) = (&fact.when, born) else {
        return false;
    };
    when.value.certainly_before(born.value.first())
}

/// The first act of a party that lies before their birth.
fn act_before_birth<'a>(cx: &Cx<'a>, party: usize) -> Option<&'a Fact> {
    let theirs = |it: &&Fact| it.by.iter().any(|it| it.to == Some(party));
    let mut acts = cx.brief.facts.iter().filter(theirs);
    acts.find(|it| precedes_birth(cx, it, party))
}

/// Every date that lies after the day of the draft. Deadlines may.
fn after_draft(cx: &Cx<'_>) -> Vec<TextRange> {
    let Some(drafted) = cx.brief.case.drafted.as_ref().map(|it| it.value.last()) else {
        return Vec::new();
    };
    let late = |date: &PartialDate| date.first() > drafted;
    let mut res = Vec::new();
    res.extend(cx.brief.case.filed.as_ref().filter(|it| late(&it.value)).map(|it| it.range));
    let born = cx.brief.parties.iter().filter_map(|it| it.born.as_ref());
    res.extend(born.filter(|it| late(&it.value)).map(|it| it.range));
    let obtained = cx.brief.evidence.iter().filter_map(|it| it.obtained.as_ref());
    res.extend(obtained.filter(|it| late(&it.value)).map(|it| it.range));
    for fact in &cx.brief.facts {
        let when = fact.when.as_ref();
        let when = when.filter(|it| it.value.inner().1.is_some_and(|end| end > drafted));
        res.extend(when.map(|it| it.range));
        res.extend(fact.dealt_with.as_ref().filter(|it| matches!(&it.value, DealtWith::On(date) if late(date))).map(|it| it.range));
        let fields = ["decided", "executed"].into_iter().filter_map(|it| date_of(cx, fact, it));
        res.extend(fields.filter(|it| late(&it.0)).map(|it| it.1));
    }
    res
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Pair(wrong, ix) = &fault.detail else {
        return Words::default();
    };
    let Some(wrong) = Wrong::ALL.get(wrong) else {
        return Words::default();
    };
    let name = |ix: usize| &cx.brief.facts[ix].id.name;
    let mut related = Vec::new();
    let mut label = |range: Option<TextRange>, en: &str, zh: &str| {
        let text = crate::phrase::pick(lang, en, zh).to_owned();
        related.extend(range.map(|range| Label { source: Source::Here, range, text }));
    };
    let (en, zh) = match wrong {
        Wrong::BeforeReferred => {
            let other = referred_later(cx, &cx.brief.facts[ix]).unwrap_or(ix);
            label(cx.brief.facts[other].when.as_ref().map(|it| it.range), "this comes later", "此日在后");
            let (own, other) = (name(ix), name(other));
            (
                format!("`{own}` lies before `{other}`, to which it refers"),
                format!("`{own}` 早于其所引用的 `{other}`"),
            )
        }
        Wrong::DeadlineBeforeOrder => {
            label(cx.brief.facts[ix].when.as_ref().map(|it| it.range), "the order", "责令之日");
            ("the deadline lies before the order".into(), "期限早于责令".into())
        }
        Wrong::ExecutedBeforeDecided => {
            label(date_of(cx, &cx.brief.facts[ix], "decided").map(|it| it.1), "the decision", "决定之日");
            ("the execution lies before the decision".into(), "执行早于决定".into())
        }
        Wrong::FiledBeforeConduct => {
            let act = accusations(cx).flat_map(|it| it.conduct(cx)).next();
            label(act.and_then(|it| it.when.as_ref()).map(|it| it.range), "an act", "行为");
            ("the case was filed before all conduct".into(), "立案早于全部行为".into())
        }
        Wrong::BornAfterConduct => {
            let act = act_before_birth(cx, ix).and_then(|it| it.when.as_ref());
            label(act.map(|it| it.range), "the act", "行为");
            let party = &cx.brief.parties[ix].id.name;
            (format!("`{party}` was born after an act of theirs"), format!("`{party}` 的出生晚于其行为"))
        }
        Wrong::AfterDraft => {
            label(cx.brief.case.drafted.as_ref().map(|it| it.range), "the day of the draft", "起草之日");
            ("this date lies after the day of the draft".into(), "此日期晚于起草之日".into())
        }
    };
    let why = crate::phrase::pick(lang, "one of the two dates must be wrong", "两个日期必有一误");
    let what = match lang {
        Lang::En => en,
        Lang::Zh => zh,
    };
    Words { what, why: Some(why.into()), related, ..Words::default() }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, related};

    #[test]
    fn an_execution_follows_its_decision() {
        check(
            &RULE,
            "
facts:
  fined: {kind: administrative-punishment, summary: 罚款, decided: 2023-05, executed: 2023-04-30}
                                                                                    # ^^^^^^^^^^ warning: the execution lies before
  later: {kind: administrative-punishment, decided: 2023-05, executed: 2023-05-01}
",
        );
    }

    #[test]
    fn a_case_is_filed_after_some_conduct() {
        check(
            &RULE,
            "
case: {title: 某案, filed: 2023-01}
                         # ^^^^^^^ warning: the case was filed before all conduct
parties: {lin: {kind: person, born: 2024}}
                                  # ^^^^ warning: `lin` was born after an act of theirs
facts:
  site: {kind: website, by: lin, when: 2023-02-01, count: 3}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {websites: [site]}}
",
        );
    }

    #[test]
    fn shows_the_act_that_the_date_is_compared_with() {
        let source = "
case: {title: 某案, filed: 2023-01}
parties: {lin: {kind: person}}
facts:
  site: {kind: website, by: lin, when: 2023-02-01, count: 3}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {websites: [site]}}
";
        assert_eq!(related(&RULE, source), [("an act".into(), "2023-02-01".into())]);
        let source = source.replace(", filed: 2023-01", "").replace("lin: {", "lin: {born: 2024, ");
        assert_eq!(related(&RULE, &source), [("the act".into(), "2023-02-01".into())]);
    }

    #[test]
    fn nobody_in_a_brief_is_born_after_it_was_drafted() {
        check(
            &RULE,
            "
case: {title: 某案, drafted: 2023-01}
parties: {lin: {name: 林, born: 2023-02}}
                              # ^^^^^^^ warning: this date lies after the day of the draft
",
        );
    }
}

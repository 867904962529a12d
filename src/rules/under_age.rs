//! `under-age`: an accused was not yet of the age of responsibility.

use crate::brief::{Fact, PartyKind};
use crate::calendar::Date;
use crate::finding::{Fault, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::{Accusation, accusations};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::schema::Age;
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("under-age"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "An accused was not yet of the age of responsibility.",
            zh: "被告人行为时未达刑事责任年龄。",
        },
        why: Both {
            en: "A person is full sixteen from the day after the birthday. An error when that day comes \
                 after every day of conduct that the dates allow; a warning when it comes after some.",
            zh: "自生日的次日起为已满十六周岁。日期所允许的全部行为日均在此之前的，为错误；部分在此之前的，为警告。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused, born: 2007-05-01}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3}
charges:
  - offence: cl-287-1
    against: [lin]
            # ^^^ error: `lin` was under age on every day of the conduct
    grounds:
      websites: [site]
",
        good: "\
parties:
  lin: {kind: person, role: accused, born: 2007-05-01}
facts:
  site: {kind: website, by: lin, when: 2023-05-02, count: 3}
charges:
  - offence: cl-287-1
    against: [lin]
    grounds:
      websites: [site]
",
    },
    check,
    words,
    fixes: None,
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        let Some(youth) = Youth::of(&it) else { continue };
        let mut acts = it.conduct(cx).filter(|it| it.when.is_some()).peekable();
        if acts.peek().is_none() {
            continue;
        }
        let mut fault = Fault::new(RULE.id, it.accused_place(), it.detail());
        let (mut all, mut some) = (true, false);
        for fact in acts {
            all &= youth.covers(fact);
            some |= youth.touches(fact);
        }
        if !all {
            fault.severity = Some(Severity::Warning);
        }
        if some {
            acc.push(fault);
        }
    }
}

/// The birthday on which an accused reaches the age: the earliest and the latest it can be. That
/// day still counts as under age.
struct Youth<'a> {
    age: &'a Age,
    first: Date,
    last: Date,
}

impl<'a> Youth<'a> {
    fn of(it: &Accusation<'a>) -> Option<Self> {
        let age = it.offence.age.as_ref()?;
        let organization = it.party.kind.as_ref().is_some_and(|it| it.value == PartyKind::Organization);
        let born = it.party.born.as_ref()?.value;
        (!organization).then(|| Self {
            age,
            first: age.at_least.after(born.first()),
            last: age.at_least.after(born.last()),
        })
    }

    /// Whether every day that the act can have had lies in it.
    fn covers(&self, fact: &Fact) -> bool {
        let end = fact.when.as_ref().and_then(|it| it.value.outer().1);
        end.is_some_and(|it| it <= self.first)
    }

    /// Whether some day that the act can have had may lie in it.
    fn touches(&self, fact: &Fact) -> bool {
        fact.when.as_ref().is_some_and(|it| it.value.outer().0.is_none_or(|it| it <= self.last))
    }
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some(it) = Accusation::of(cx, &fault.detail) else {
        return Words::default();
    };
    let Some(youth) = Youth::of(&it) else {
        return Words::default();
    };
    let id = &it.party.id.name;
    let cite = cx.schemas.cite_words(&youth.age.cite, lang);
    let age = youth.age.at_least.years;
    let every = fault.severity.is_none();
    let acts = it.conduct(cx).filter(|it| youth.touches(it)).take(4);
    let related = acts.filter_map(|fact| {
        Some(Label {
            source: Source::Here,
            range: fact.when.as_ref()?.range,
            text: phrase::pick(lang, "the act", "行为").to_owned(),
        })
    });
    let related = related.collect();
    match lang {
        Lang::En => Words {
            what: match every {
                true => format!("`{id}` was under age on every day of the conduct"),
                false => format!("`{id}` was under age on some day of the conduct that the dates allow"),
            },
            here: format!("not yet full {age}"),
            why: Some(format!("{cite}: full {age} from the day after the birthday")),
            help: Vec::new(),
            related,
        },
        Lang::Zh => Words {
            what: match every {
                true => format!("`{id}` 在全部行为日均未满{age}周岁"),
                false => format!("`{id}` 在日期所允许的部分行为日未满{age}周岁"),
            },
            here: format!("未满{age}周岁"),
            why: Some(format!("{cite}：自生日的次日起为已满{age}周岁")),
            help: Vec::new(),
            related,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::check;

    #[test]
    fn warns_when_only_some_days_lie_before() {
        check(
            &RULE,
            "
parties: {lin: {name: 林某, kind: person, born: 2007-05-01}}
facts:
  site: {kind: website, by: lin, when: 2023-04-30..2023-05-10, count: 3}
charges:
  - {offence: cl-287-1, against: lin, grounds: {websites: [site]}}
                               # ^^^ warning: `lin` was under age on some day
",
        );
    }

    #[test]
    fn an_organization_has_no_age() {
        check(
            &RULE,
            "
parties: {acme: {kind: organization, born: 2020-05-01}}
facts:
  site: {kind: website, by: acme, when: 2023-04-30, count: 3}
charges:
  - {offence: cl-287-1, against: acme, grounds: {websites: [site]}}
",
        );
    }

    #[test]
    fn the_birthday_is_not_echoed() {
        let source = super::RULE.page.bad;
        let world = crate::rules::fixture::world();
        let analysis = crate::analysis::Analysis::new(crate::text::Text::new(source), &world);
        for finding in &analysis.findings {
            let words = analysis.words(finding, crate::text::Lang::En);
            assert!(!format!("{words:?}").contains("2007-05-01"), "{words:?}");
        }
    }
}

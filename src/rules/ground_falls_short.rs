//! `ground-falls-short`: the facts of a pleaded ground do not reach its standard.

use crate::assess::{
    AccusedAssessment, Applies, ElementAssessment, GroundAssessment, LeftOut, Outcome, Why,
};
use crate::finding::{Fault, Fix, RuleId, Severity, Words};
use crate::phrase;
use crate::rules::help::{Accusation, Pleaded, accusations, labels, plead, roads};
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("ground-falls-short"),
    severity: Severity::Error,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "The facts of a pleaded ground do not reach its standard.",
            zh: "所主张情形的事实未达到标准。",
        },
        why: Both {
            en: "The finding says by how much, in percent, and from which facts; the number and its \
                 article come from the schema. Where the facts at hand reach another ground of the \
                 same element, pleading that one is offered first. No fix changes a fact.",
            zh: "本提示说明差额、百分比以及所依据的事实；标准及其条文来自罪名定义。\
                 现有事实达到同一构成要件的其他情形时，优先建议主张该情形。任何修正都不改动事实。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
facts:
  settled: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 185000 CNY}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      payment-settlement: [settled]
    # ^^^^^^^^^^^^^^^^^^ error: the facts are 15,000 CNY short of `payment-settlement`
",
        good: "\
parties:
  lin: {kind: person, role: accused}
facts:
  settled: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 200000 CNY}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      payment-settlement: [settled]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for it in accusations(cx) {
        let short = |ground: &Pleaded<'_>| {
            ground.assessed.outcome == Outcome::Short || is_idle(&it, ground)
        };
        let short = it.pleaded().filter(short);
        acc.extend(short.map(|ground| Fault::new(RULE.id, ground.written.range, it.ground(ground.nth))));
    }
}

/// Whether a ground has no fact for any of the accused although its element stands on another, and
/// no other rule says why. Said once, for the first accused.
fn is_idle(it: &Accusation<'_>, ground: &Pleaded<'_>) -> bool {
    let explained = |assessed: &GroundAssessment| {
        let why = |it: &LeftOut| matches!(it.why, Why::UnfitKind | Why::NotInForce);
        assessed.in_force.applies == Applies::No || assessed.left_out.iter().any(why)
    };
    let idle = |accused: &AccusedAssessment| {
        let assessed = &accused.grounds[ground.nth];
        let stands = |it: &&ElementAssessment| {
            it.element == assessed.element && it.outcome > Outcome::Unsupported
        };
        assessed.outcome == Outcome::Unsupported
            && !explained(assessed)
            && accused.elements.iter().any(|it| stands(&it))
    };
    let mut references = ground.written.facts.iter().flatten();
    it.whom == 0
        && references.all(|it| it.to.is_some())
        && it.assessed.accused.iter().all(idle)
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let Some((it, ground)) = Pleaded::of(cx, &fault.detail) else {
        return Words::default();
    };
    let figures = ground.assessed.figures.as_ref();
    let mut related = labels::facts(cx, &it, ground.assessed, lang);
    related.extend(labels::left_out(cx, &it, ground.assessed, lang));
    related.extend(labels::standard(cx, &it, &ground, lang));
    Words {
        what: what(cx, &it, &ground, lang),
        here: figures.map_or_else(String::new, |it| phrase::reached(it, lang)),
        why: Some(cx.schemas.cite_words(&ground.ground.cite, lang)),
        help: Vec::new(),
        related,
    }
}

/// By how much, or for want of what.
fn what(cx: &Cx<'_>, it: &Accusation<'_>, ground: &Pleaded<'_>, lang: Lang) -> String {
    let id = &ground.ground.id;
    let whom = it.whom_words(lang);
    let figures = ground.assessed.figures.as_ref();
    if let Some((figures, missing)) = figures.and_then(|it| Some((it, it.shortfall?))) {
        let title = labels::measured(it, ground.ground, ground.assessed, lang);
        if missing.is_zero() {
            let standard = phrase::standard(figures, lang);
            return match lang {
                Lang::En => format!("the facts just equal the standard of `{id}` ({title}), which asks for {standard}{whom}"),
                Lang::Zh => format!("{whom}{title}恰等于 `{id}` 的标准，而该项要求{standard}"),
            };
        }
        let missing = phrase::amount(missing, figures.unit, lang);
        return match lang {
            Lang::En => format!("the facts are {missing} short of `{id}`{whom} ({title})"),
            Lang::Zh => format!("{whom}{title}距 `{id}` 的标准尚差{missing}"),
        };
    }
    if ground.assessed.outcome == Outcome::Unsupported {
        return match lang {
            Lang::En => format!("no fact supports `{id}`"),
            Lang::Zh => format!("没有事实支持 `{id}`"),
        };
    }
    let about = labels::about(cx, it, ground.ground, lang);
    let why = ground.assessed.left_out.iter().map(|it| phrase::why(it.why, &about)).next();
    let why = why.unwrap_or_else(|| phrase::pick(lang, "its facts do not meet it", "事实不符合要求").into());
    match lang {
        Lang::En => format!("`{id}` is not reached{whom}: {why}"),
        Lang::Zh => format!("{whom}未达到 `{id}`：{why}"),
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let Some((it, ground)) = Pleaded::of(cx, &fault.detail) else {
        return Vec::new();
    };
    // A gate changes with what is pleaded behind it, or the charge loses that.
    let is_gate = roads::is_gate(&it, ground.assessed.ground);
    let road = is_gate.then(|| roads::mend(cx, &it, lang)).flatten();
    let mut res: Vec<Fix> = road.into_iter().collect();
    res.extend(plead::instead(cx, &it, &ground, lang));
    res.extend(plead::facts_left_out(cx, &it, &ground, lang));
    res.extend(plead::drop_ground(cx, &it, &ground, lang));
    res
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed, related, titles};

    const LIN: &str = "\
parties: {lin: {name: 林某, kind: person, role: accused}}
facts:
  settled: {kind: payment-settlement, by: lin, when: 2023-05-01, amount: 18.5万元}
  more:    {kind: payment-settlement, by: lin, when: 2023-06-01, amount: 1万元}
  fee:     {kind: illegal-gains, by: lin, when: 2023-05-01, amount: 12000元}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      payment-settlement: [settled]   # 收款
";

    #[test]
    fn one_fen_short_is_short() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  所得: {kind: illegal-gains}
  fee: {kind: illegal-gains, by: lin, amount: 9999.99元}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {illegal-gains: [fee]}}
                                                # ^^^^^^^^^^^^^ error: 0.01 CNY short of `illegal-gains`
",
        );
    }

    #[test]
    fn the_standard_itself_is_enough() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  fee: {kind: illegal-gains, by: lin, amount: 1万元}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {illegal-gains: [fee]}}
",
        );
    }

    #[test]
    fn a_missing_quality_is_named_instead_of_a_number() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}}
facts:
  order: {kind: rectification-order, form: oral, authority: telecom}
charges:
  - {offence: cl-286-1, against: [lin], grounds: {ordered-to-correct: [order]}}
                                                # ^^^^^^^^^^^^^^^^^^ error: `ordered-to-correct` is not reached
",
        );
    }

    #[test]
    fn offers_the_ground_that_is_met_first() {
        let titles = titles(&RULE, LIN);
        assert!(titles[0].contains("`illegal-gains`") && titles[0].contains("12,000 of 10,000 CNY"), "{titles:?}");
        assert!(titles[1].contains("`more`"), "{titles:?}");
    }

    #[test]
    fn pleads_the_ground_that_is_met() {
        let mended = LIN.replace("payment-settlement: [settled]", "illegal-gains: [fee]");
        assert_eq!(fixed(&RULE, LIN, 0), mended);
    }

    #[test]
    fn no_ground_takes_the_place_of_one_that_another_accused_relies_on() {
        let both = |by: &str| {
            LIN.replace("parties: {", "parties: {wang: {kind: person, role: accused}, ")
                .replace("[lin]", "[lin, wang]")
                .replace("more:    {kind: payment-settlement, by: lin", &format!("more:    {{kind: payment-settlement, by: {by}"))
                .replace("[settled]", "[settled, more]")
        };
        let titles = |by: &str| titles(&RULE, &both(by));
        assert!(titles("lin")[0].contains("`illegal-gains`"), "{:?}", titles("lin"));
        assert_eq!(titles("wang"), [""; 0]);
    }

    #[test]
    fn adds_a_fact_that_the_ground_leaves_out() {
        assert_eq!(fixed(&RULE, LIN, 1), LIN.replace("[settled]", "[settled, more]"));
    }

    #[test]
    fn a_fact_that_says_nothing_of_what_the_ground_asks_is_not_offered() {
        let source = "
parties: {lin: {name: 林某, kind: person, role: accused}}
facts:
  short: {kind: publication, by: lin, channel: website, items: 99}
  sent: {kind: publication, by: lin, channel: accounts, items: 100}
  none: {kind: publication, by: lin, channel: website, accounts: 5000}
  gone: {kind: publication, by: lin, channel: website, items: 100, status: excluded}
  past: {kind: publication, by: lin, channel: website, items: 100, dealt-with: 2020-01-01}
  more: {kind: publication, by: lin, channel: website, items: 1}
charges:
  - {offence: cl-287-1, against: [lin], grounds: {items-published: [short]}}
";
        assert_eq!(titles(&RULE, source), ["add `more` to `items-published`"]);
    }

    #[test]
    fn the_article_of_a_later_instrument_is_named_with_it() {
        let source = "
parties: {lin: {name: 林某, kind: person, role: accused}}
facts:
  fee: {kind: illegal-gains, by: lin, amount: 9999元}
  cards: {kind: account-supply, by: lin, when: 2021-06-17, accounts: 5}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {illegal-gains: [fee]}}
";
        let first = &titles(&RULE, source)[0];
        assert!(first.contains("`cards-2021` (Opinions II 法发〔2021〕22号, art. 9)"), "{first}");
    }

    #[test]
    fn of_a_conjunction_the_measure_that_is_short_is_named() {
        let source = "
parties: {lin: {kind: person, role: accused}}
facts:
  卡: {kind: finding}
  card: {kind: account-supply, by: lin, when: 2023-05-01, inflow: 400000, one-way: true, verified-fraud: 2999}
charges:
  - {offence: cl-287-2, against: [lin], grounds: {inflow-2022: [card]}}
                                                # ^^^^^^^^^^^ error: 1 CNY short of `inflow-2022` (inflow verified as money of fraud)
";
        check(&RULE, source);
        let standard = related(&RULE, source).pop().expect("the standard");
        assert_eq!(standard, ("asks for at least 3,000 CNY".into(), "3000 CNY".into()));
    }

    #[test]
    fn nothing_is_edited_through_an_alias() {
        let source = LIN.replace("grounds:", "grounds: &所有").replace("against", "alternative-to: 1\n    against")
            + "      illegal-gains: [fee]\n  - {offence: cl-287-2, against: [lin], grounds: *所有}\n";
        let analysed = |nth: usize| {
            let world = crate::rules::fixture::world();
            let analysis = crate::analysis::Analysis::new(crate::text::Text::new(source.as_str()), &world);
            let mut short = analysis.findings.iter().filter(|it| it.rule.id == RULE.id);
            analysis.fixes(short.nth(nth).expect("both charges are short"), crate::text::Lang::En).len()
        };
        assert_eq!((analysed(0), analysed(1)), (2, 0));
    }
}

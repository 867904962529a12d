//! What holds of every brief: order, repetition, scale, growth, and the window against a plain count.

use proptest::prelude::*;

use super::*;

/// One settled amount, as a fact is written.
#[derive(Clone, Debug)]
struct Paid {
    amount: u32,
    when: Option<String>,
    status: &'static str,
}

impl Paid {
    fn line(&self, id: usize, factor: u32) -> String {
        let when = self
            .when
            .as_ref()
            .map_or(String::new(), |it| format!(", when: {it}"));
        let amount = self.amount * factor;
        let status = self.status;
        format!(
            "  f{id}: {{kind: payment-settlement, amount: {amount} CNY, status: {status}{when}}}\n"
        )
    }
}

fn day() -> impl Strategy<Value = Date> {
    (2016_i16..2024, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
}

fn when() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        4 => day().prop_map(|it| Some(it.to_string())),
        1 => (2016_i16..2024).prop_map(|it| Some(it.to_string())),
        1 => (2016_i16..2024, 1_i8..=12).prop_map(|(y, m)| Some(format!("{y}-{m:02}"))),
        2 => (day(), 0_i64..900).prop_map(|(it, days)| {
            let end = it.checked_add(jiff::Span::new().days(days)).unwrap();
            Some(format!("{it}..{end}"))
        }),
        1 => day().prop_map(|it| Some(format!("{it}.."))),
        1 => Just(None),
    ]
}

fn paid() -> impl Strategy<Value = Paid> {
    let status = prop_oneof![4 => Just("alleged"), 1 => Just("disputed"), 1 => Just("excluded")];
    (1_u32..250_000, when(), status).prop_map(|(amount, when, status)| Paid {
        amount,
        when,
        status,
    })
}

/// The whole assessment of `payment-settlement` for facts written in this order.
fn settled(facts: &[(usize, &Paid)], factor: u32) -> (GroundAssessment, Vec<String>) {
    let lines: String = facts.iter().map(|(id, it)| it.line(*id, factor)).collect();
    let body = format!(
        "case: {{filed: 2024-01-01}}\nfacts:\n  other: {{kind: duty}}\n{lines}grounds:\n  payment-settlement:\n"
    );
    let schemas = Schemas::built_in();
    let (_, brief, assessment) = assessed(&schemas, &brief("cl-287-2", &body));
    let accused = &assessment.charges[0].accused[0];
    let ground = accused
        .grounds
        .iter()
        .find(|it| it.pleaded.is_some())
        .unwrap();
    let mut names: Vec<String> = ground
        .facts
        .iter()
        .map(|it| format!("{} {:?}", brief.facts[it.fact].id.name, it.contributes))
        .collect();
    names.sort();
    (ground.clone(), names)
}

fn numbered(facts: &[Paid]) -> Vec<(usize, &Paid)> {
    facts.iter().enumerate().collect()
}

fn figures(ground: &GroundAssessment) -> (Outcome, Option<(Exact, Option<Exact>)>) {
    (
        ground.outcome,
        ground.figures.as_ref().map(|it| (it.min, it.max)),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_facts_in_the_text_does_not_matter(
        facts in prop::collection::vec(paid(), 0..7),
        seed in any::<u64>(),
    ) {
        let mut shuffled = numbered(&facts);
        shuffled.sort_by_key(|it| (it.0 as u64 + 1).wrapping_mul(seed | 1) % 1009);
        let (one, other) = (settled(&numbered(&facts), 1).0, settled(&shuffled, 1).0);
        prop_assert_eq!(figures(&one), figures(&other));
    }

    #[test]
    fn a_further_fact_never_lowers_what_the_facts_allow(
        facts in prop::collection::vec(paid(), 1..7),
    ) {
        let most = |it: &GroundAssessment| it.figures.as_ref().and_then(|it| it.max);
        let (fewer, _) = settled(&numbered(&facts[1..]), 1);
        let (more, _) = settled(&numbered(&facts), 1);
        prop_assert!(most(&fewer) <= most(&more));
    }

    #[test]
    fn figures_scale_with_the_amounts(facts in prop::collection::vec(paid(), 0..6)) {
        // Below the standard in both, so that no fact reaches it alone in one of them only.
        let small: Vec<Paid> = facts.iter().map(|it| Paid { amount: it.amount / 20, ..it.clone() }).collect();
        let (one, ten) = (settled(&numbered(&small), 1).0, settled(&numbered(&small), 10).0);
        let tenfold = |it: Exact| it.checked_mul(Exact::from_whole(10)).unwrap();
        let scaled = one.figures.map(|it| (tenfold(it.min), it.max.map(tenfold)));
        prop_assert_eq!(scaled, ten.figures.map(|it| (it.min, it.max)));
    }

    #[test]
    fn what_the_facts_add_is_what_the_ground_reaches(
        facts in prop::collection::vec(paid(), 0..7),
    ) {
        let (ground, _) = settled(&numbered(&facts), 1);
        let most = ground
            .facts
            .iter()
            .try_fold(Exact::ZERO, |acc, it| acc.checked_add(it.contributes?.1?));
        prop_assert_eq!(most, ground.figures.as_ref().map_or(Some(Exact::ZERO), |it| it.max));
        if let Some(figures) = &ground.figures {
            prop_assert!(Some(figures.min) <= figures.max);
        }
    }

    #[test]
    fn the_same_brief_is_assessed_alike_twice(facts in prop::collection::vec(paid(), 0..7)) {
        let (one, two) = (settled(&numbered(&facts), 1), settled(&numbered(&facts), 1));
        prop_assert_eq!(one, two);
    }

    #[test]
    fn sums_of_known_days_agree_with_a_plain_count(
        facts in prop::collection::vec((1_u32..260_000, day()), 1..8),
    ) {
        let written: Vec<Paid> = facts
            .iter()
            .map(|(amount, day)| Paid { amount: *amount, when: Some(day.to_string()), status: "alleged" })
            .collect();
        let (ground, _) = settled(&numbered(&written), 1);
        let expected = Exact::from_whole(i128::from(plain_count(&facts)));
        prop_assert_eq!(ground.figures.map(|it| (it.min, it.max)), Some((expected, Some(expected))));
    }
}

/// Rule 8 said plainly: the best of any one fact alone, of the facts in one window, and of those
/// that reach 200,000 yuan alone and can be prosecuted on 1 January 2024 with a window of facts
/// that do not reach it.
fn plain_count(facts: &[(u32, Date)]) -> u32 {
    let years = |it: Date, years: i64| it.checked_add(jiff::Span::new().years(years)).unwrap();
    let alone = |it: &(u32, Date)| it.0 >= 200_000 && years(it.1, 5) >= Date::constant(2024, 1, 1);
    let sum = |counts: &dyn Fn(&(u32, Date)) -> bool| -> u32 {
        facts.iter().filter(|it| counts(it)).map(|it| it.0).sum()
    };
    let windows = facts.iter().flat_map(|(_, first)| {
        let inside = |it: &(u32, Date)| (*first..=years(*first, 2)).contains(&it.1);
        let beside = |it: &(u32, Date)| alone(it) || it.0 < 200_000 && inside(it);
        [sum(&inside), sum(&beside)]
    });
    windows.chain(facts.iter().map(|it| it.0)).max().unwrap()
}

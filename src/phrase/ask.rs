//! What a ground asks of the facts, in words.

use super::{About, and_list, number, or_list, pick, quality, span, ticked};
use crate::quantity::{BoundKind, Exact, Unit};
use crate::schema::{GroundId, Measure, Path, Quality, Standard, Test, Threshold};
use crate::text::Lang;

/// What a ground asks, one line each: `settled amount: at least 200,000 CNY`.
pub fn asks(about: &About<'_>) -> Vec<String> {
    let lang = about.lang;
    match &about.ground.test {
        Test::Fact {
            qualities,
            weigh,
            within,
        } => {
            let mut res = vec![a_fact(about)];
            res.extend(asked_once(qualities, about));
            res.extend((!weigh.is_empty()).then(|| weighed(weigh, about)));
            res.extend(within.as_ref().map(|it| {
                let span = span(it.span, lang);
                lang.pick(
                    format!("it precedes the conduct by no more than {span}"),
                    format!("发生在行为之前{span}以内"),
                )
            }));
            res
        }
        Test::CatchAll => vec![
            pick(
                lang,
                "a person's finding, with its reason",
                "人的认定，并附理由",
            )
            .to_owned(),
        ],
        Test::Numbers { measures } => numbers(measures, about),
        Test::ProRata { parts } => vec![pro_rata(parts, about)],
        Test::Times {
            factor,
            of,
            together,
            ..
        } => {
            let mut res = vec![times(*factor, *of, about)];
            res.extend(together.as_ref().map(|it| {
                let reading = reading(it.reading.index(), it.choice, about);
                let grounds = names(&it.grounds, about);
                lang.pick(
                    format!(
                        "under the reading {reading} the shares of {grounds} are added up instead"
                    ),
                    format!("按解读{reading}，改为将{grounds}的比例相加"),
                )
            }));
            res
        }
    }
}

/// The number of a standard: `200,000 CNY`; by reading or region with every choice.
pub fn standard_words(threshold: &Threshold, about: &About<'_>) -> String {
    let lang = about.lang;
    let bound = |it: Exact| bounded(it, threshold.unit, threshold.bound, lang);
    match &threshold.standard {
        Standard::Fixed(number) => bound(*number),
        Standard::Reading(id) => {
            let Some(reading) = about.schemas.readings.get(id.index()) else {
                return String::new();
            };
            let choices: Vec<String> = reading
                .choices
                .iter()
                .filter_map(|it| it.number)
                .map(bound)
                .collect();
            let (choices, id) = (or_list(&choices, lang), ticked(&reading.id));
            lang.pick(
                format!("{choices}, by the reading {id} (the first is the default)"),
                format!("{choices}，依解读{id}而定（以第一项为准）"),
            )
        }
        Standard::ByRegion { regions, default } => {
            let regions: Vec<String> = regions
                .iter()
                .map(|(name, it)| format!("{} ({name})", bound(*it)))
                .collect();
            let (default, regions) = (bound(*default), and_list(&regions, lang));
            lang.pick(
                format!("{default}; {regions}"),
                format!("{default}；{regions}"),
            )
        }
    }
}

fn bounded(standard: Exact, unit: Unit, bound: BoundKind, lang: Lang) -> String {
    let amount = super::amount(standard, Some(unit), lang);
    match (bound, lang) {
        (BoundKind::AtLeast, Lang::En) => format!("at least {amount}"),
        (BoundKind::AtLeast, Lang::Zh) => format!("{amount}以上"),
        (BoundKind::MoreThan, Lang::En) => format!("more than {amount}"),
        (BoundKind::MoreThan, Lang::Zh) => format!("超过{amount}"),
    }
}

/// Each measure; what all of them ask alike of the facts stands once, behind them.
fn numbers(measures: &[Threshold], about: &About<'_>) -> Vec<String> {
    let asked = |it: &Threshold| asked_once(&it.qualities, about);
    let first = measures.first().map(asked).unwrap_or_default();
    let alike = measures.iter().all(|it| asked(it) == first);

    let mut res = Vec::new();
    for measure in measures {
        res.extend(threshold(measure, about));
        res.extend((!alike).then(|| asked(measure)).into_iter().flatten());
    }
    res.extend(alike.then_some(first).into_iter().flatten());
    res
}

fn threshold(it: &Threshold, about: &About<'_>) -> Vec<String> {
    let lang = about.lang;
    let (title, standard) = (it.title.get(lang), standard_words(it, about));
    let from = fields(&it.sum, about);
    let mut res = vec![lang.pick(
        format!("{title}: {standard} (from {from})"),
        format!("{title}：{standard}（取自{from}）"),
    )];
    if it.distinct {
        res.push(pick(lang, "each counted once", "同一对象只计一次").to_owned());
    }
    if !it.minus.is_empty() {
        let minus = fields(&it.minus, about);
        res.push(lang.pick(format!("less {minus}"), format!("扣除{minus}")));
    }
    res.extend(it.within.map(|it| {
        let span = span(it, lang);
        lang.pick(format!("within {span}"), format!("{span}以内"))
    }));
    res
}

/// What qualities ask, each said once: those of several kinds of fact may ask the same.
fn asked_once(qualities: &[Quality], about: &About<'_>) -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    for line in qualities.iter().map(|it| quality(it, about)) {
        if !res.contains(&line) {
            res.push(line);
        }
    }
    res
}

fn a_fact(about: &About<'_>) -> String {
    let kinds = about
        .ground
        .fits
        .iter()
        .filter_map(|it| about.schemas.kinds.get(it.kind.index()));
    let kinds: Vec<String> = kinds.map(|it| ticked(&it.id)).collect();
    let kinds = or_list(&kinds, about.lang);
    about
        .lang
        .pick(format!("a fact of kind {kinds}"), format!("{kinds}类事实"))
}

fn weighed(weigh: &[Path], about: &About<'_>) -> String {
    let paths: Vec<String> = weigh.iter().map(|it| super::path_word(it, about)).collect();
    let paths = and_list(&paths, about.lang);
    about.lang.pick(
        format!("a person weighs {paths}: met when all are true, else undetermined"),
        format!("由人综合判断{paths}：均为 true 则达到，否则尚未确定"),
    )
}

fn pro_rata(parts: &[GroundId], about: &About<'_>) -> String {
    let parts = names(parts, about);
    about.lang.pick(
        format!("the shares of the standards of {parts} add up to 1"),
        format!("{parts}各自达到标准的比例合计为一"),
    )
}

fn times(factor: Exact, of: GroundId, about: &About<'_>) -> String {
    let lang = about.lang;
    let ground = &about.offence[of];
    let (id, times) = (ticked(&ground.id), number(factor, None));
    let product = match &ground.test {
        Test::Numbers { measures } => measures.iter().find_map(|it| {
            let Standard::Fixed(standard) = it.standard else {
                return None;
            };
            let product = standard.checked_mul(factor)?;
            Some(bounded(product, it.unit, it.bound, lang))
        }),
        _ => None,
    };
    let product = product.unwrap_or_default();
    lang.pick(
        format!("{times} times the standard of {id}: {product}"),
        format!("{id}标准的{times}倍：{product}"),
    )
}

fn names(grounds: &[GroundId], about: &About<'_>) -> String {
    let ids: Vec<String> = grounds
        .iter()
        .map(|it| ticked(&about.offence[*it].id))
        .collect();
    and_list(&ids, about.lang)
}

fn reading(at: usize, choice: u16, about: &About<'_>) -> String {
    let Some(reading) = about.schemas.readings.get(at) else {
        return String::new();
    };
    let choice = reading
        .choices
        .get(usize::from(choice))
        .map_or("", |it| &it.id);
    ticked(&format!("{}: {choice}", reading.id))
}

/// Fields as a brief writes them: `` `payment-settlement.amount` ``; a kind alone counts facts.
fn fields(measures: &[Measure], about: &About<'_>) -> String {
    let word = |it: &Measure| {
        let kind = about.schemas.kinds.get(it.kind.index())?;
        let field = it.field.and_then(|field| kind.fields.get(field.index()));
        Some(match field {
            Some(field) => ticked(&format!("{}.{}", kind.id, field.id)),
            None => about.lang.pick(
                format!("the number of {} facts", ticked(&kind.id)),
                format!("{}事实的数量", ticked(&kind.id)),
            ),
        })
    };
    and_list(
        &measures.iter().filter_map(word).collect::<Vec<_>>(),
        about.lang,
    )
}

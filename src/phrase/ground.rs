//! What there is to say of an assessed ground beside its figures, a line each.

use super::{About, actual, applies, doubt, pick, reason, ticked, why};
use crate::assess::{
    Contribution, Figures, GroundAssessment, LeftOut, MeasureAssessment, OtherReading, Outcome,
};
use crate::quantity::{BoundKind, Unit};
use crate::schema::{ReadingId, Schemas, Test};
use crate::text::Lang;

/// What a measure of a conjunction, or a part of a sum of shares, is called.
pub fn measure<'a>(measure: &MeasureAssessment, about: &About<'a>) -> &'a str {
    if let Some(part) = measure.ground {
        return about.offence[part].title.get(about.lang);
    }
    match &about.ground.test {
        Test::Numbers { measures } => measures
            .get(measure.threshold)
            .map_or("", |it| it.title.get(about.lang)),
        _ => "",
    }
}

/// What a fact adds: a number, that it only may count, or neither.
pub fn contribution(it: &Contribution, unit: Option<Unit>, about: &About<'_>) -> [String; 2] {
    let number = it
        .contributes
        .map(|(min, max)| actual(min, max, unit, about.lang));
    let doubt = it.doubt.map(|it| doubt(it, about));
    [number, doubt].map(Option::unwrap_or_default)
}

/// That a fact is left out, and why.
pub fn left_out(it: &LeftOut, about: &About<'_>) -> String {
    let fact = about.brief.facts.get(it.fact).map_or("", |it| &it.id.name);
    let (fact, why) = (ticked(fact), why(it.why, about));
    about.lang.pick(
        format!("left out: {fact}, because {why}"),
        format!("未计入：{fact}，{why}"),
    )
}

/// That it is presumed, why figures alone do not decide, its time, the readings it used, and where
/// its number comes from.
pub fn notes(it: &GroundAssessment, about: &About<'_>) -> Vec<String> {
    let lang = about.lang;
    let presumed = it.presumed.then(|| {
        lang.pick(
            "presumed: stands unless there is evidence to the contrary",
            "系推定：有相反证据的除外",
        )
    });
    let reasons = it.reasons.iter().map(|it| reason(*it, lang));
    let back = (it.in_force.reaches_back == Some(false)).then(|| {
        lang.pick(
            "does not reach back to conduct before its date",
            "不溯及施行前的行为",
        )
    });
    let short = presumed.into_iter().chain(reasons);
    let short = short.chain(applies(it.in_force.applies, lang)).chain(back);
    let mut res: Vec<String> = short.map(str::to_owned).collect();
    let used = it.readings.iter();
    res.extend(used.filter_map(|(reading, choice)| used_reading(*reading, *choice, about)));
    res.extend(
        about
            .ground
            .source_note
            .as_ref()
            .map(|it| lang.pick(format!("source: {}", it.en), format!("来源：{}", it.zh))),
    );
    res.extend(own_files(about));
    res
}

fn used_reading(reading: ReadingId, choice: u16, about: &About<'_>) -> Option<String> {
    let reading = &about.schemas[reading];
    let choice = reading.choices.get(usize::from(choice))?;
    let (id, means) = (
        ticked(&format!("{}: {}", reading.id, choice.id)),
        choice.title.get(about.lang),
    );
    Some(about.lang.pick(
        format!("reading {id}: {means}"),
        format!("解读 {id}：{means}"),
    ))
}

/// The files of the person's own that a ground, and its number, come from.
pub fn own_files(about: &About<'_>) -> impl Iterator<Item = String> {
    let layers = [Some(about.ground.layer), about.ground.patched_by];
    layers.into_iter().flatten().filter_map(|layer| {
        let layer = about.offence.layers.get(usize::from(layer))?;
        let file = &about.schemas[layer.file];
        (!file.built_in).then(|| {
            let name = ticked(&file.name);
            about.lang.pick(
                format!("from your own schema {name}"),
                format!("出自您自己的规则文件 {name}"),
            )
        })
    })
}

/// That a charge would come out otherwise under another reading.
pub fn other_reading(other: &OtherReading, law: &Schemas, lang: Lang) -> String {
    let reading = &law[other.reading];
    let choice = reading
        .choices
        .get(usize::from(other.choice))
        .map_or("", |it| &it.id);
    let outcome = super::outcome(other.outcome, lang);
    let id = ticked(&format!("{}: {choice}", reading.id));
    let title = reading.title.get(lang);
    lang.pick(
        format!("with {id} the charge would be {outcome}. {title}"),
        format!("按 {id}，结论为“{outcome}”。{title}"),
    )
}

/// What figures reach by themselves, whatever else decides the ground.
pub fn of_figures(figures: &Figures) -> Outcome {
    let reached = |it| match figures.bound {
        BoundKind::AtLeast => it >= figures.standard,
        BoundKind::MoreThan => it > figures.standard,
    };
    match figures.max {
        _ if reached(figures.min) => Outcome::Met,
        Some(most) if !reached(most) => Outcome::Short,
        _ => Outcome::Undetermined,
    }
}

/// Behind a sum of shares, before its own figures.
pub const fn together(lang: Lang) -> &'static str {
    pick(lang, "together", "合计")
}

/// What remains of a list that is cut off.
pub fn more_facts(more: usize, lang: Lang) -> String {
    lang.pick(
        format!("and {more} more facts"),
        format!("另有{more}个事实"),
    )
}

/// The same of what is left out.
pub fn more_left_out(more: usize, lang: Lang) -> String {
    lang.pick(
        format!("and {more} more left out"),
        format!("另有{more}个未计入"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Exact;

    #[test]
    fn figures_alone_are_met_short_or_open() {
        let of = |min: i128, max: Option<i128>, bound: BoundKind| {
            of_figures(&Figures {
                unit: None,
                bound,
                standard: Exact::from_whole(10),
                min: Exact::from_whole(min),
                max: max.map(Exact::from_whole),
                shortfall: None,
            })
        };
        assert_eq!(of(10, Some(10), BoundKind::AtLeast), Outcome::Met);
        assert_eq!(of(10, Some(10), BoundKind::MoreThan), Outcome::Short);
        assert_eq!(of(9, Some(10), BoundKind::AtLeast), Outcome::Undetermined);
        assert_eq!(of(3, None, BoundKind::AtLeast), Outcome::Undetermined);
        assert_eq!(of(3, Some(9), BoundKind::AtLeast), Outcome::Short);
    }
}

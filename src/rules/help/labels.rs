//! The places that a finding about a ground shows beside its own: the facts with what each gives,
//! what is left out and why, and the number in the schema.

use super::{Accusation, Pleaded};
use crate::assess::{Contribution, Doubt, Figures, GroundAssessment};
use crate::brief::FactIx;
use crate::cite::Origin;
use crate::finding::{Label, Source};
use crate::phrase::{self, About};
use crate::rules::Cx;
use crate::schema::{Ground, Test, Threshold};
use crate::text::{Lang, TextRange};

/// How many facts a finding shows before it says how many more there are.
const SHOWN: usize = 6;

/// The facts that bear on a ground, with what each gives or why it only may count.
pub fn facts(
    cx: &Cx<'_>,
    it: &Accusation<'_>,
    ground: &GroundAssessment,
    lang: Lang,
) -> Vec<Label> {
    let about = about(cx, it, &it.offence[ground.ground], lang);
    let label = |one: &Contribution| Label {
        source: Source::Here,
        range: one.at.unwrap_or_else(|| fact_place(cx, one.fact)),
        text: gives(cx, one, ground, &about),
    };
    let mut res: Vec<Label> = ground.facts.iter().take(SHOWN).map(label).collect();
    if ground.facts.len() > SHOWN {
        let more = ground.facts.len() - SHOWN;
        let last = &ground.facts[SHOWN];
        res.push(Label {
            source: Source::Here,
            range: fact_place(cx, last.fact),
            text: match lang {
                Lang::En => format!("and {more} more from here on"),
                Lang::Zh => format!("自此另有{more}项"),
            },
        });
    }
    res
}

/// The facts that a ground leaves out, each with the reason.
pub fn left_out(
    cx: &Cx<'_>,
    it: &Accusation<'_>,
    ground: &GroundAssessment,
    lang: Lang,
) -> Vec<Label> {
    let about = about(cx, it, &it.offence[ground.ground], lang);
    let shown = ground.left_out.iter().take(SHOWN);
    let label = |fact: FactIx, why: String| Label {
        source: Source::Here,
        range: fact_place(cx, fact),
        text: match lang {
            Lang::En => format!("left out: {why}"),
            Lang::Zh => format!("未计入：{why}"),
        },
    };
    shown
        .map(|it| label(it.fact, phrase::why(it.why, &about)))
        .collect()
}

/// The number that a ground asks for, where it stands in its schema.
pub fn standard(
    cx: &Cx<'_>,
    it: &Accusation<'_>,
    pleaded: &Pleaded<'_>,
    lang: Lang,
) -> Option<Label> {
    let figures = pleaded.assessed.figures.as_ref()?;
    let origin = number_origin(it, pleaded.ground, pleaded.assessed)?;
    Some(Label {
        source: Source::Schema(cx.schemas[origin.file].name.clone()),
        range: origin.range,
        text: match lang {
            Lang::En => format!("asks for {}", phrase::standard(figures, lang)),
            Lang::Zh => format!("标准为{}", phrase::standard(figures, lang)),
        },
    })
}

fn number_origin(
    it: &Accusation<'_>,
    ground: &Ground,
    assessed: &GroundAssessment,
) -> Option<Origin> {
    match &ground.test {
        Test::Numbers { .. } => measure(ground, assessed).map(|it| it.origin),
        Test::Times { origin, .. } => Some(*origin),
        // No number of its own: the shares of others add up to 1.
        Test::ProRata { .. } => Some(it.offence[assessed.ground].origin),
        Test::Fact { .. } | Test::CatchAll => None,
    }
}

/// The measure whose figures are those of the ground: its only one, or of a conjunction the one that
/// is furthest from its standard.
fn measure<'a>(ground: &'a Ground, assessed: &GroundAssessment) -> Option<&'a Threshold> {
    let Test::Numbers { measures } = &ground.test else {
        return None;
    };
    let decides = |figures: &Figures| assessed.measures.iter().find(|it| it.figures == *figures);
    let nth = assessed.figures.as_ref().and_then(decides);
    measures.get(nth.map_or(0, |it| it.threshold))
}

/// What words about a ground need.
pub fn about<'a>(cx: &Cx<'a>, it: &Accusation<'a>, ground: &'a Ground, lang: Lang) -> About<'a> {
    About {
        schemas: cx.schemas,
        brief: cx.brief,
        offence: it.offence,
        ground,
        lang,
    }
}

/// The id of a fact, where it is defined.
pub fn fact_place(cx: &Cx<'_>, fact: FactIx) -> TextRange {
    cx.brief.facts[fact].id.range
}

fn gives(cx: &Cx<'_>, one: &Contribution, ground: &GroundAssessment, about: &About<'_>) -> String {
    let lang = about.lang;
    let id = &cx.brief.facts[one.fact].id.name;
    let unit = ground.figures.as_ref().and_then(|it| it.unit);
    let mut res = match (one.contributes, lang) {
        (Some((min, max)), Lang::En) => {
            format!("`{id}` gives {}", phrase::actual(min, max, unit, lang))
        }
        (Some((min, max)), Lang::Zh) => {
            format!("`{id}` 计{}", phrase::actual(min, max, unit, lang))
        }
        (None, Lang::En) => format!("`{id}` bears on it"),
        (None, Lang::Zh) => format!("`{id}` 支持该项"),
    };
    if let Some(doubt) = one.doubt.filter(|it| *it != Doubt::Range) {
        res += phrase::pick(lang, ", but ", "，但");
        res += &phrase::doubt(doubt, about);
    }
    res
}

/// What a ground measures, for people: "settled amount", or the ground's own title.
pub fn measured<'a>(
    it: &Accusation<'a>,
    ground: &'a Ground,
    assessed: &GroundAssessment,
    lang: Lang,
) -> &'a str {
    if let Test::Times { of, .. } = &ground.test {
        return measured(it, &it.offence[*of], assessed, lang);
    }
    let title = measure(ground, assessed).map_or(&ground.title, |it| &it.title);
    title.get(lang)
}

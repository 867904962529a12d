//! An assessment for programs, as JSON or YAML: the tree and the keys that brief-format fixes.

mod names;

use serde::Serialize;

use crate::assess::{
    AccusedAssessment, Assessment, ChargeAssessment, Contribution, Figures, GroundAssessment,
    MeasureAssessment, Outcome,
};
use crate::brief::{Brief, PartyIx, hide};
use crate::phrase::why_id;
use crate::quantity::{BoundKind, Exact, Unit};
use crate::schema::{Offence, ReadingId, Schemas};
use crate::text::Lang;

use names::{applies, doubt, outcome, reason};

/// The version of the tree. Keys are added, never renamed.
pub const ASSESS_FORMAT: u32 = 1;

/// The beginning of the object in JSON, up to the first element of `briefs`.
pub const ASSESS_JSON_START: &str = {
    assert!(ASSESS_FORMAT == 1);
    "{\"format\": 1, \"briefs\": [\n"
};

/// What stands between two elements.
pub const ASSESS_JSON_BETWEEN: &str = ",\n";

/// The end of the object, behind its last element.
pub const ASSESS_JSON_END: &str = "\n]}\n";

/// The whole object, of briefs as of [`assess_json`].
pub fn assess_json_page(briefs: &[String]) -> String {
    let briefs = briefs.join(ASSESS_JSON_BETWEEN);
    format!("{ASSESS_JSON_START}{briefs}{ASSESS_JSON_END}")
}

/// The assessment of one brief as an element of `briefs`, in JSON.
pub fn assess_json(
    path: &str,
    brief: &Brief,
    assessment: &Assessment,
    law: &Schemas,
    lang: Lang,
) -> String {
    let tree = tree(path, brief, assessment, law, lang);
    serde_json::to_string_pretty(&tree).expect("strings can always be written")
}

/// The assessment of one brief as an item of `briefs`, in YAML.
pub fn assess_yaml(
    path: &str,
    brief: &Brief,
    assessment: &Assessment,
    law: &Schemas,
    lang: Lang,
) -> String {
    let tree = [tree(path, brief, assessment, law, lang)];
    serde_yaml::to_string(&tree).expect("strings can always be written")
}

#[derive(Serialize)]
struct BriefTree<'a> {
    path: &'a str,
    charges: Vec<ChargeTree<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ChargeTree<'a> {
    index: usize,
    offence: &'a str,
    title: &'a str,
    as_of: String,
    accused: Vec<AccusedTree<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct AccusedTree<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    outcome: &'static str,
    available: &'static str,
    elements: Vec<ElementTree<'a>>,
    grounds: Vec<GroundTree<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_readings: Vec<OtherReadingTree<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tiers: Vec<TierTree<'a>>,
}

#[derive(Serialize)]
struct ElementTree<'a> {
    id: &'a str,
    title: &'a str,
    outcome: &'static str,
    grounds: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct GroundTree<'a> {
    id: &'a str,
    title: &'a str,
    element: &'a str,
    cite: &'a str,
    citation: String,
    source: &'a str,
    pleaded: bool,
    outcome: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    presumed: bool,
    #[serde(flatten)]
    figures: Option<FiguresTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measures: Vec<MeasureTree<'a>>,
    facts: Vec<FactTree<'a>>,
    left_out: Vec<LeftOutTree<'a>>,
    readings: Vec<ReadingTree<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reaches_back: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force: Option<&'static str>,
}

#[derive(Serialize)]
struct FiguresTree {
    unit: &'static str,
    bound: &'static str,
    standard: String,
    actual: IntervalTree,
    ratio: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shortfall: Option<String>,
}

#[derive(Serialize)]
struct IntervalTree {
    min: String,
    max: Option<String>,
}

#[derive(Serialize)]
struct MeasureTree<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<&'a str>,
    #[serde(flatten)]
    figures: FiguresTree,
    facts: Vec<FactTree<'a>>,
}

#[derive(Serialize)]
struct FactTree<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    contributes: Option<IntervalTree>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doubt: Option<&'static str>,
}

#[derive(Serialize)]
struct LeftOutTree<'a> {
    id: &'a str,
    why: &'static str,
}

#[derive(Serialize)]
struct ReadingTree<'a> {
    id: &'a str,
    choice: &'a str,
}

#[derive(Serialize)]
struct OtherReadingTree<'a> {
    #[serde(flatten)]
    reading: ReadingTree<'a>,
    outcome: &'static str,
}

#[derive(Serialize)]
struct TierTree<'a> {
    id: &'a str,
    title: &'a str,
    outcome: &'static str,
}

fn tree<'a>(
    path: &'a str,
    brief: &'a Brief,
    assessment: &'a Assessment,
    law: &'a Schemas,
    lang: Lang,
) -> BriefTree<'a> {
    let charge = |it: &'a ChargeAssessment| {
        let offence = &law[it.offence];
        let cx = Cx {
            brief,
            law,
            offence,
            lang,
        };
        charge(it, cx)
    };
    let charges = assessment.charges.iter().map(charge).collect();
    BriefTree { path, charges }
}

fn charge<'a>(charge: &'a ChargeAssessment, cx: Cx<'a>) -> ChargeTree<'a> {
    ChargeTree {
        index: charge.charge,
        offence: &cx.offence.id,
        title: cx.offence.title.get(cx.lang),
        as_of: charge.as_of.to_string(),
        accused: charge.accused.iter().map(|it| cx.accused(it)).collect(),
    }
}

#[derive(Clone, Copy)]
struct Cx<'a> {
    brief: &'a Brief,
    law: &'a Schemas,
    offence: &'a Offence,
    lang: Lang,
}

impl<'a> Cx<'a> {
    /// The name of a party, without what identifies a person beyond it.
    fn name(self, party: PartyIx) -> Option<String> {
        let mut res = self.brief.parties[party].name.as_ref()?.value.to_string();
        hide(&mut res);
        Some(res)
    }

    fn accused(self, accused: &'a AccusedAssessment) -> AccusedTree<'a> {
        let element = |it: &'a crate::assess::ElementAssessment| ElementTree {
            id: &self.offence[it.element].id,
            title: self.offence[it.element].title.get(self.lang),
            outcome: outcome(it.outcome),
            grounds: it.grounds.iter().map(|it| &*self.offence[*it].id).collect(),
        };
        let other = |it: &'a crate::assess::OtherReading| OtherReadingTree {
            reading: self.reading(it.reading, it.choice),
            outcome: outcome(it.outcome),
        };
        let tier = |it: &'a (usize, Outcome)| {
            let tier = self.offence.tiers.get(it.0)?;
            Some(TierTree {
                id: &tier.id,
                title: tier.title.get(self.lang),
                outcome: outcome(it.1),
            })
        };
        AccusedTree {
            id: &self.brief.parties[accused.party].id.name,
            name: self.name(accused.party),
            outcome: outcome(accused.outcome),
            available: outcome(accused.available),
            elements: accused.elements.iter().map(element).collect(),
            grounds: accused.grounds.iter().map(|it| self.ground(it)).collect(),
            other_readings: accused.other_readings.iter().map(other).collect(),
            tiers: accused.tiers.iter().filter_map(tier).collect(),
        }
    }

    fn ground(self, it: &'a GroundAssessment) -> GroundTree<'a> {
        let ground = &self.offence[it.ground];
        let left_out = |it: &crate::assess::LeftOut| LeftOutTree {
            id: &self.brief.facts[it.fact].id.name,
            why: why_id(it.why),
        };
        GroundTree {
            id: &ground.id,
            title: ground.title.get(self.lang),
            element: &self.offence[it.element].id,
            cite: &ground.cite.id,
            citation: self.law.cite_words(&ground.cite, self.lang),
            source: self.source(ground.patched_by.unwrap_or(ground.layer)),
            pleaded: it.pleaded.is_some(),
            outcome: outcome(it.outcome),
            presumed: it.presumed,
            figures: it.figures.as_ref().map(figures),
            measures: it.measures.iter().map(|it| self.measure(it)).collect(),
            facts: it.facts.iter().map(|it| self.fact(it)).collect(),
            left_out: it.left_out.iter().map(left_out).collect(),
            readings: it
                .readings
                .iter()
                .map(|it| self.reading(it.0, it.1))
                .collect(),
            reasons: it.reasons.iter().map(|it| reason(*it)).collect(),
            reaches_back: it.in_force.reaches_back,
            in_force: applies(it.in_force.applies),
        }
    }

    /// `built-in`, or the file of the person's own that a ground comes from.
    fn source(self, layer: u16) -> &'a str {
        let file = self
            .offence
            .layers
            .get(usize::from(layer))
            .map(|it| &self.law[it.file]);
        file.filter(|it| !it.built_in)
            .map_or("built-in", |it| &it.name)
    }

    fn measure(self, it: &'a MeasureAssessment) -> MeasureTree<'a> {
        MeasureTree {
            ground: it.ground.map(|it| &*self.offence[it].id),
            figures: figures(&it.figures),
            facts: it.facts.iter().map(|it| self.fact(it)).collect(),
        }
    }

    fn fact(self, it: &Contribution) -> FactTree<'a> {
        FactTree {
            id: &self.brief.facts[it.fact].id.name,
            contributes: it.contributes.map(|(min, max)| interval(min, max)),
            doubt: it.doubt.map(doubt),
        }
    }

    fn reading(self, reading: ReadingId, choice: u16) -> ReadingTree<'a> {
        let reading = &self.law[reading];
        let choice = reading
            .choices
            .get(usize::from(choice))
            .map_or("", |it| &it.id);
        ReadingTree {
            id: &reading.id,
            choice,
        }
    }
}

fn figures(it: &Figures) -> FiguresTree {
    let ratio = it.max.and_then(|max| max.checked_div(it.standard));
    FiguresTree {
        unit: match it.unit {
            Some(Unit::Cny) => "CNY",
            Some(Unit::Count) => "count",
            None => "ratio",
        },
        bound: match it.bound {
            BoundKind::AtLeast => "at-least",
            BoundKind::MoreThan => "more-than",
        },
        standard: it.standard.to_decimal_string(),
        actual: interval(it.min, it.max),
        ratio: ratio.map(|it| it.truncated(4)),
        shortfall: it.shortfall.map(Exact::to_decimal_string),
    }
}

fn interval(min: Exact, max: Option<Exact>) -> IntervalTree {
    IntervalTree {
        min: min.to_decimal_string(),
        max: max.map(Exact::to_decimal_string),
    }
}

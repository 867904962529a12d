//! The tree: its keys, in the order in which they are written.

use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct BriefTree<'a> {
    pub path: &'a str,
    /// The language of every word below, `en` or `zh`.
    pub lang: &'static str,
    /// How many errors of form it has: what they touch may be missing below.
    pub form_errors: usize,
    /// What is said of the assessment as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    pub charges: Vec<ChargeTree<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ChargeTree<'a> {
    pub index: usize,
    pub offence: &'a str,
    pub title: &'a str,
    pub as_of: String,
    pub as_of_words: String,
    /// Why nobody is assessed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<&'static str>,
    pub accused: Vec<AccusedTree<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AccusedTree<'a> {
    pub id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub outcome: &'static str,
    pub available: &'static str,
    pub outcome_words: &'static str,
    /// What it would come to if all were pleaded that is met; where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_words: Option<String>,
    pub elements: Vec<ElementTree<'a>>,
    pub grounds: Vec<GroundTree<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_readings: Vec<OtherReadingTree<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierTree<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ElementTree<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub outcome: &'static str,
    pub outcome_words: &'static str,
    pub grounds: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct GroundTree<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub element: &'a str,
    pub cite: &'a str,
    pub citation: String,
    pub source: &'a str,
    pub pleaded: bool,
    pub outcome: &'static str,
    pub outcome_words: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub presumed: bool,
    #[serde(flatten)]
    pub figures: Option<FiguresTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureTree<'a>>,
    pub facts: Vec<FactTree<'a>>,
    pub left_out: Vec<LeftOutTree<'a>>,
    pub readings: Vec<ReadingTree<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaches_back: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force: Option<&'static str>,
    /// All that is said of it beside its figures and facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FiguresTree {
    pub unit: &'static str,
    pub bound: &'static str,
    pub standard: String,
    pub actual: IntervalTree,
    pub ratio: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortfall: Option<String>,
    pub figures_words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortfall_words: Option<String>,
}

#[derive(Serialize)]
pub(super) struct IntervalTree {
    pub min: String,
    pub max: Option<String>,
}

#[derive(Serialize)]
pub(super) struct MeasureTree<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<&'a str>,
    pub title: &'a str,
    #[serde(flatten)]
    pub figures: FiguresTree,
    pub facts: Vec<FactTree<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FactTree<'a> {
    pub id: &'a str,
    /// What the brief says of it in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributes: Option<IntervalTree>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributes_words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt_words: Option<String>,
}

#[derive(Serialize)]
pub(super) struct LeftOutTree<'a> {
    pub id: &'a str,
    pub why: &'static str,
    pub words: String,
}

#[derive(Serialize)]
pub(super) struct ReadingTree<'a> {
    pub id: &'a str,
    pub choice: &'a str,
    /// What the choice means.
    pub title: &'a str,
}

#[derive(Serialize)]
pub(super) struct OtherReadingTree<'a> {
    #[serde(flatten)]
    pub reading: ReadingTree<'a>,
    pub outcome: &'static str,
    pub words: String,
}

#[derive(Serialize)]
pub(super) struct TierTree<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub outcome: &'static str,
    pub words: String,
}

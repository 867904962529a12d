//! An assessment for programs, as JSON or YAML: the tree and the keys that brief-format fixes. What
//! is said in words is what the page for people says.

mod ground;
mod names;
mod tree;

use crate::analysis::Analysis;
use crate::assess::{
    AccusedAssessment, ChargeAssessment, ElementAssessment, OtherReading, Outcome,
};
use crate::brief::{Brief, PartyIx, own_words};
use crate::phrase;
use crate::schema::{Offence, Schemas};
use crate::text::Lang;

use names::outcome;
use tree::{AccusedTree, BriefTree, ChargeTree, ElementTree, OtherReadingTree, TierTree};

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
pub fn assess_json(path: &str, analysis: &Analysis, lang: Lang) -> String {
    let tree = tree(path, analysis, lang);
    serde_json::to_string_pretty(&tree).expect("strings can always be written")
}

/// The assessment of one brief as an item of `briefs`, in YAML.
pub fn assess_yaml(path: &str, analysis: &Analysis, lang: Lang) -> String {
    let tree = [tree(path, analysis, lang)];
    serde_yaml::to_string(&tree).expect("strings can always be written")
}

fn tree<'a>(path: &'a str, analysis: &'a Analysis, lang: Lang) -> BriefTree<'a> {
    let (brief, law) = (&analysis.brief, analysis.schemas());
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
    let charges = analysis.assessment.charges.iter().map(charge).collect();
    BriefTree {
        path,
        lang: lang.pick("en", "zh"),
        form_errors: analysis.form_errors(),
        notes: analysis.notes(lang),
        charges,
    }
}

fn charge<'a>(charge: &'a ChargeAssessment, cx: Cx<'a>) -> ChargeTree<'a> {
    let nobody = charge.accused.is_empty();
    ChargeTree {
        index: charge.charge,
        offence: &cx.offence.id,
        title: cx.offence.title.get(cx.lang),
        as_of: charge.as_of.to_string(),
        as_of_words: phrase::law_as_of(charge.as_of, cx.lang),
        notes: nobody
            .then(|| phrase::no_accused(cx.lang))
            .into_iter()
            .collect(),
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
        Some(own_words(&self.brief.parties[party].name.as_ref()?.value))
    }

    fn accused(self, accused: &'a AccusedAssessment) -> AccusedTree<'a> {
        let element = |it: &'a ElementAssessment| ElementTree {
            id: &self.offence[it.element].id,
            title: self.offence[it.element].title.get(self.lang),
            outcome: outcome(it.outcome),
            outcome_words: phrase::outcome(it.outcome, self.lang),
            grounds: it.grounds.iter().map(|it| &*self.offence[*it].id).collect(),
        };
        let other = |it: &'a OtherReading| OtherReadingTree {
            reading: self.reading(it.reading, it.choice),
            outcome: outcome(it.outcome),
            words: phrase::other_reading(it, self.law, self.lang),
        };
        let tier = |it: &'a (usize, Outcome)| {
            let tier = self.offence.tiers.get(it.0)?;
            Some(TierTree {
                id: &tier.id,
                title: tier.title.get(self.lang),
                outcome: outcome(it.1),
                words: phrase::heavier_tier(tier, it.1, self.lang),
            })
        };
        AccusedTree {
            id: &self.brief.parties[accused.party].id.name,
            name: self.name(accused.party),
            outcome: outcome(accused.outcome),
            available: outcome(accused.available),
            outcome_words: phrase::outcome(accused.outcome, self.lang),
            available_words: phrase::available(accused, self.lang),
            elements: accused.elements.iter().map(element).collect(),
            grounds: accused.grounds.iter().map(|it| self.ground(it)).collect(),
            other_readings: accused.other_readings.iter().map(other).collect(),
            tiers: accused.tiers.iter().filter_map(tier).collect(),
        }
    }
}

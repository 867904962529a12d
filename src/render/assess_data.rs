//! An assessment for programs, as JSON or YAML: the tree and the keys that brief-format fixes. What
//! is said in words is what the page for people says.

mod ground;
mod names;
mod tree;

use crate::assess::{
    AccusedAssessment, Assessment, ChargeAssessment, ElementAssessment, OtherReading, Outcome,
};
use crate::brief::{Brief, PartyIx, hide};
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
    BriefTree {
        path,
        lang: lang.pick("en", "zh"),
        charges,
    }
}

fn charge<'a>(charge: &'a ChargeAssessment, cx: Cx<'a>) -> ChargeTree<'a> {
    ChargeTree {
        index: charge.charge,
        offence: &cx.offence.id,
        title: cx.offence.title.get(cx.lang),
        as_of: charge.as_of.to_string(),
        as_of_words: phrase::law_as_of(charge.as_of, cx.lang),
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

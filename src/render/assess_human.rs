//! An assessment for people: for each charge and accused the elements, what each pleaded ground
//! reaches and by how much it falls short, and what else is open.

mod ground;
mod page;

use crate::analysis::Analysis;
use crate::assess::{AccusedAssessment, ChargeAssessment, GroundAssessment, Outcome};
use crate::brief::Brief;
use crate::phrase::{self, pick, ticked};
use crate::quantity::Exact;
use crate::schema::{Offence, Schemas};

use super::{Look, safe};
use page::Page;

/// Words of a brief, as a terminal may get them.
fn own_words(text: &str) -> String {
    crate::brief::own_words(&safe(text))
}

/// The assessment of one brief.
pub fn assess_human(path: &str, analysis: &Analysis, look: &Look) -> String {
    let (brief, law) = (&analysis.brief, analysis.schemas());
    let mut page = Page::new(look);
    page.heading(&safe(path));
    let words =
        |it: &Option<crate::text::Spanned<Box<str>>>| it.as_ref().map(|it| own_words(&it.value));
    let about: Vec<String> = [&brief.case.number, &brief.case.title]
        .into_iter()
        .filter_map(words)
        .collect();
    if !about.is_empty() {
        page.text(0, &about.join("  "));
    }
    for note in analysis.notes(look.lang) {
        page.blank();
        page.text(0, &note);
    }
    for charge in &analysis.assessment.charges {
        let cx = Cx {
            brief,
            law,
            offence: &law[charge.offence],
            look,
        };
        for accused in &charge.accused {
            page.blank();
            cx.accused(charge, accused, &mut page);
        }
        if charge.accused.is_empty() {
            page.blank();
            page.text(0, &cx.title(charge));
            page.text(2, phrase::no_accused(look.lang));
        }
    }
    page.blank();
    page.finish()
}

/// What every part of the page looks at.
#[derive(Clone, Copy)]
struct Cx<'a> {
    brief: &'a Brief,
    law: &'a Schemas,
    offence: &'a Offence,
    look: &'a Look,
}

impl Cx<'_> {
    fn accused(&self, charge: &ChargeAssessment, accused: &AccusedAssessment, page: &mut Page<'_>) {
        let lang = self.look.lang;
        page.text(0, &self.title(charge));
        let law = phrase::law_as_of(charge.as_of, lang);
        page.outcome(&self.name(accused), accused.outcome, &law);
        if let Some(available) = phrase::available(accused, lang) {
            page.text(2, &available);
        }
        self.elements(accused, page);
        self.grounds(accused, page);
        self.readings(accused, page);
    }

    fn title(&self, charge: &ChargeAssessment) -> String {
        let lang = self.look.lang;
        let (number, id) = (charge.charge + 1, &self.offence.id);
        let title = self.offence.title.get(lang);
        lang.pick(
            format!("Charge {number}: {title} (`{id}`)"),
            format!("指控{number}：{title}（`{id}`）"),
        )
    }

    fn name(&self, accused: &AccusedAssessment) -> String {
        let party = &self.brief.parties[accused.party];
        let id = ticked(&party.id.name);
        match &party.name {
            Some(name) => {
                let name = own_words(&name.value);
                let lang = self.look.lang;
                lang.pick(format!("{name} ({id})"), format!("{name}（{id}）"))
            }
            None => id,
        }
    }

    fn elements(&self, accused: &AccusedAssessment, page: &mut Page<'_>) {
        let lang = self.look.lang;
        page.section(pick(lang, "Elements", "构成要件"));
        let title = |it: &crate::assess::ElementAssessment| {
            self.offence[it.element].title.get(lang).to_owned()
        };
        let rows: Vec<[String; 3]> = accused
            .elements
            .iter()
            .map(|it| {
                let grounds: Vec<&str> =
                    it.grounds.iter().map(|it| &*self.offence[*it].id).collect();
                [
                    title(it),
                    phrase::outcome(it.outcome, lang).to_owned(),
                    grounds.join(pick(lang, ", ", "、")),
                ]
            })
            .collect();
        let outcomes: Vec<Outcome> = accused.elements.iter().map(|it| it.outcome).collect();
        page.table(&outcomes, &rows);
        for (tier, outcome) in &accused.tiers {
            let Some(tier) = self.offence.tiers.get(*tier) else {
                continue;
            };
            page.text(2, &phrase::heavier_tier(tier, *outcome, lang));
        }
    }

    fn grounds(&self, accused: &AccusedAssessment, page: &mut Page<'_>) {
        let lang = self.look.lang;
        page.section(pick(lang, "Pleaded", "已主张"));
        let (pleaded, others): (Vec<_>, Vec<_>) =
            accused.grounds.iter().partition(|it| it.pleaded.is_some());
        for ground in &pleaded {
            self.ground(ground, page);
        }
        if pleaded.is_empty() {
            page.text(2, pick(lang, "nothing", "无"));
        }
        let (open, rest): (Vec<_>, Vec<_>) = others.into_iter().partition(|it| is_open(it));
        if !open.is_empty() {
            page.section(pick(
                lang,
                "Not pleaded, but met or near",
                "未主张，但已达到或者接近",
            ));
        }
        for ground in open {
            self.ground(ground, page);
        }
        if !rest.is_empty() {
            let (count, supported) = (
                rest.len(),
                rest.iter()
                    .filter(|it| it.outcome != Outcome::Unsupported)
                    .count(),
            );
            page.blank();
            page.text(2, &lang.pick(
                format!("{count} more grounds are not pleaded and left out here: {supported} short, {} without facts", count - supported),
                format!("另有{count}项情形未主张，此处从略：{supported}项未达标准，{}项无事实支持", count - supported),
            ));
        }
    }

    fn readings(&self, accused: &AccusedAssessment, page: &mut Page<'_>) {
        let lang = self.look.lang;
        if accused.other_readings.is_empty() {
            return;
        }
        page.section(pick(lang, "Other readings", "其他解读"));
        for other in &accused.other_readings {
            page.text(2, &phrase::other_reading(other, self.law, lang));
        }
    }
}

/// Whether a ground that is not pleaded is worth a person's look: met, undetermined, or at least
/// half way to its standard.
fn is_open(ground: &GroundAssessment) -> bool {
    let half_way = |it: &crate::assess::Figures| {
        let share = it.max.and_then(|max| max.checked_div(it.standard));
        let half = Exact::from_ratio(1, 2);
        share.zip(half).is_some_and(|(share, half)| share >= half)
    };
    match ground.outcome {
        Outcome::Met | Outcome::Undetermined => true,
        Outcome::Short => ground.figures.as_ref().is_some_and(half_way),
        Outcome::Unsupported => false,
    }
}

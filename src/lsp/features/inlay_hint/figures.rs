//! Beside each pleaded ground how far it is from its standard, beside each fact what it gives.

use super::Hint;
use super::given::Given;
use crate::analysis::Analysis;
use crate::assess::{AccusedAssessment, ChargeAssessment, GroundAssessment, Outcome};
use crate::brief::{FactIx, PleadedGround, Ref};
use crate::phrase::{self, About};
use crate::schema::Offence;
use crate::text::{Lang, TextRange, TextSize};

/// A charge that is being looked at.
struct Looked<'a> {
    analysis: &'a Analysis,
    assessed: &'a ChargeAssessment,
    offence: &'a Offence,
    range: TextRange,
    lang: Lang,
}

/// The hints of all pleaded grounds inside a range.
pub fn beside_grounds(analysis: &Analysis, range: TextRange, lang: Lang) -> Vec<Hint> {
    let mut res = Vec::new();
    for assessed in &analysis.assessment.charges {
        let charge = &analysis.brief.charges[assessed.charge];
        if charge.range.intersect(range).is_none() {
            continue;
        }
        let offence = &analysis.schemas()[assessed.offence];
        let looked = Looked {
            analysis,
            assessed,
            offence,
            range,
            lang,
        };
        for (nth, written) in charge.grounds.iter().enumerate() {
            let value = analysis.doc.node(written.node).full_range();
            if written.range.cover(value).intersect(range).is_some() {
                res.extend(looked.distance(nth, written));
                res.extend(looked.contributions(nth, written));
            }
        }
    }
    res.retain(|it| range.contains_inclusive(it.at));
    res
}

impl<'a> Looked<'a> {
    /// The ground as assessed for each accused.
    fn grounds(&self, nth: usize) -> Vec<(&'a AccusedAssessment, &'a GroundAssessment)> {
        let of = |accused: &'a AccusedAssessment| {
            let ground = accused.grounds.iter().find(|it| it.pleaded == Some(nth))?;
            Some((accused, ground))
        };
        self.assessed.accused.iter().filter_map(of).collect()
    }

    fn distance(&self, nth: usize, written: &PleadedGround) -> Option<Hint> {
        let grounds = self.grounds(nth);
        let ground = &self.offence[grounds.first()?.1.ground];
        let said = grounds.iter().map(|it| (it.0, distance(it.1, self.lang)));
        let label = self.joined(said.filter_map(|it| Some((it.0, it.1?))).collect())?;
        let said = grounds.iter().map(|it| (it.0, self.reached(it.1)));
        let reached = self.joined(said.collect())?;
        let cite = self.analysis.schemas().cite_words(&ground.cite, self.lang);
        Some(Hint {
            at: self.behind(written),
            label,
            tooltip: format!(
                "{}{}{reached}\n\n{cite}",
                ground.title.get(self.lang),
                self.colon()
            ),
        })
    }

    fn reached(&self, ground: &GroundAssessment) -> String {
        let outcome = phrase::outcome(ground.outcome, self.lang);
        match &ground.figures {
            Some(it) => {
                let reached = phrase::reached(it, self.lang);
                self.lang.pick(
                    format!("{outcome}, {reached}"),
                    format!("{outcome}，{reached}"),
                )
            }
            None => outcome.to_owned(),
        }
    }

    /// Behind the facts of a ground, or behind its colon when they are on lines of their own.
    fn behind(&self, written: &PleadedGround) -> TextSize {
        let value = self.analysis.doc.node(written.node);
        let end = value.full_range().end();
        let between = &self.analysis.text.source()
            [TextRange::new(written.range.start(), end.max(written.range.start()))];
        match between.contains(['\n', '\r']) || value.via_alias().is_some() {
            false => end,
            true => {
                let behind = &self.analysis.text.source()[usize::from(written.range.end())..];
                let colon = behind.find(':').map_or(0, |it| it + 1);
                written.range.end() + TextSize::of(&behind[..colon])
            }
        }
    }

    fn contributions(&self, nth: usize, written: &PleadedGround) -> Vec<Hint> {
        let grounds = self.grounds(nth);
        let grounds: Vec<_> = grounds.iter().map(|it| (it.0, Given::new(it.1))).collect();
        let own = written
            .facts
            .iter()
            .flatten()
            .filter(|it| it.via_alias.is_none())
            .filter(|it| self.range.contains_inclusive(it.range.end()));
        own.filter_map(|it| self.contribution(&grounds, it))
            .collect()
    }

    fn contribution(
        &self,
        grounds: &[(&AccusedAssessment, Given<'_>)],
        fact: &Ref,
    ) -> Option<Hint> {
        let ix = fact.to?;
        let ground = &self.offence[grounds.first()?.1.ground.ground];
        let given = grounds.iter().map(|it| (it.0, self.given(&it.1, ix)));
        let given: Vec<_> = given.filter_map(|it| Some((it.0, it.1?))).collect();
        let label = self.joined(given.iter().map(|it| (it.0, it.1.0.clone())).collect())?;
        let more = self.joined(given.into_iter().map(|it| (it.0, it.1.1)).collect())?;
        let cite = self.analysis.schemas().cite_words(&ground.cite, self.lang);
        Some(Hint {
            at: fact.range.end(),
            label,
            tooltip: format!("{more}\n\n`{}`{}{cite}", ground.id, self.colon()),
        })
    }

    /// What a fact gives to a ground, or that it is left out, in short and at length; nothing for a
    /// fact that bears on it without a number.
    fn given(&self, given: &Given<'_>, fact: FactIx) -> Option<(String, String)> {
        let law = &self.offence[given.ground.ground];
        if let Some(numbers) = given.numbers(fact, self.lang) {
            let id = &self.analysis.brief.facts[fact].id.name;
            let more = self.lang.pick(
                format!("`{id}` gives {numbers}"),
                format!("`{id}` 计{numbers}"),
            );
            return Some((numbers, more));
        }
        let left = given.left_out(fact)?;
        let about = About {
            schemas: self.analysis.schemas(),
            brief: &self.analysis.brief,
            offence: self.offence,
            ground: law,
            lang: self.lang,
        };
        let why = phrase::why(left, &about);
        let more = self
            .lang
            .pick(format!("left out: {why}"), format!("未计入：{why}"));
        Some((
            phrase::pick(self.lang, "left out", "未计入").to_owned(),
            more,
        ))
    }

    fn colon(&self) -> &'static str {
        self.lang.pick(": ", "：")
    }

    /// What is said for each accused: once where it is the same for all, else with their ids.
    fn joined(&self, said: Vec<(&AccusedAssessment, String)>) -> Option<String> {
        let first = said.first()?.1.clone();
        if said.len() == self.assessed.accused.len() && said.iter().all(|it| it.1 == first) {
            return Some(first);
        }
        let one = |(accused, words): &(&AccusedAssessment, String)| {
            format!(
                "{}{}{words}",
                self.analysis.brief.parties[accused.party].id.name,
                self.colon()
            )
        };
        let all: Vec<String> = said.iter().map(one).collect();
        Some(all.join(self.lang.pick("; ", "；")))
    }
}

/// How far a ground is from its standard: `15,000 short · 92.5 %`; nothing for one without a number
/// that is met.
fn distance(ground: &GroundAssessment, lang: Lang) -> Option<String> {
    let Some(figures) = &ground.figures else {
        let open = ground.outcome < Outcome::Met;
        return open.then(|| phrase::outcome(ground.outcome, lang).to_owned());
    };
    let short = figures.shortfall.filter(|it| !it.is_zero());
    let first = match (short, lang) {
        (Some(missing), Lang::En) => format!("{} short", phrase::number(missing, figures.unit)),
        (Some(missing), Lang::Zh) => format!("尚差{}", phrase::number(missing, figures.unit)),
        (None, _) => phrase::outcome(ground.outcome, lang).to_owned(),
    };
    let percent = phrase::percent(figures, lang).filter(|_| ground.outcome > Outcome::Unsupported);
    Some(match percent {
        Some(percent) => format!("{first} · {percent}"),
        None => first,
    })
}

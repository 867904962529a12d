//! Grounds that a single fact carries when it is what they ask for.

use super::accused::Cx;
use super::listed::Listed;
use super::prior::{self, Conduct};
use super::quality::{self, Asked, Verdict};
use super::{Contribution, Doubt, GroundAssessment, LeftOut, Outcome, Reason};
use crate::brief::Fact;
use crate::schema::{Path, PriorWithin, Quality};
use crate::text::TextRange;

/// The best fact decides: one that is what is asked carries the ground, one that may be
/// leaves it open, and one that is not makes it short.
pub(super) fn assess(
    cx: &Cx<'_>,
    (qualities, weigh, within): (&[Quality], &[Path], Option<&PriorWithin>),
    facts: &[Listed<'_>],
    res: &mut GroundAssessment,
) {
    let asked = Asked {
        qualities,
        weigh,
        offset: 0,
    };
    let prior = within.map(|it| (it, Conduct::pleaded(cx)));
    for listed in facts {
        let mut verdict = quality::judge(cx, listed.fact, asked);
        if let Some((within, conduct)) = &prior
            && !matches!(verdict, Verdict::No(_))
        {
            let before = prior::judge(cx, listed.fact, within, conduct, &mut res.readings);
            if before == Verdict::Maybe(Doubt::Date) {
                res.because(Reason::DatesOpen);
            }
            verdict = before.and(verdict);
        }
        let verdict = quality::doubted(verdict, listed.fact.status.value, listed.open);
        let outcome = match verdict {
            Verdict::Yes => Outcome::Met,
            Verdict::Maybe(_) => Outcome::Undetermined,
            Verdict::No(why) => {
                res.left_out.push(LeftOut {
                    fact: listed.at,
                    why,
                });
                res.outcome = res.outcome.max(Outcome::Short);
                continue;
            }
        };
        res.outcome = res.outcome.max(outcome);
        res.facts.push(Contribution {
            fact: listed.at,
            contributes: None,
            at: place(listed.fact, asked),
            doubt: match verdict {
                Verdict::Maybe(doubt) => Some(doubt),
                _ => None,
            },
        });
    }
}

/// Where the fact states what decides: the first quality asked of it.
fn place(fact: &Fact, asked: Asked<'_>) -> Option<TextRange> {
    let kind = fact.kind?.value;
    let paths = asked.qualities.iter().map(|it| &it.path).chain(asked.weigh);
    let own = paths.filter(|it| it.through.is_none() && it.measure.kind == kind);
    own.filter_map(|it| it.measure.field)
        .find_map(|it| fact.field(it))
        .map(|it| it.range)
}

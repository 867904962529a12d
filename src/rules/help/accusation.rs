//! A charge against one of its accused, with all that belongs to it.

use crate::assess::{AccusedAssessment, ChargeAssessment, GroundAssessment};
use crate::brief::{Charge, Fact, Party, PleadedGround};
use crate::finding::Detail;
use crate::rules::Cx;
use crate::schema::{Ground, Offence};
use crate::text::{Lang, TextRange};

/// A charge against one of its accused.
#[derive(Clone, Copy)]
pub struct Accusation<'a> {
    /// The position of the charge in the assessment.
    pub nth: usize,
    /// The position of the accused in that charge's assessment.
    pub whom: usize,
    /// The charge as it is written.
    pub charge: &'a Charge,
    /// The charge as it is assessed.
    pub assessed: &'a ChargeAssessment,
    /// What it is about.
    pub offence: &'a Offence,
    /// The accused as assessed.
    pub accused: &'a AccusedAssessment,
    /// The accused as written.
    pub party: &'a Party,
}

/// A ground that a charge pleads, as written, as defined and as assessed for one accused.
#[derive(Clone, Copy)]
pub struct Pleaded<'a> {
    /// The position of the ground in the accused's assessment.
    pub nth: usize,
    /// As it is written.
    pub written: &'a PleadedGround,
    /// As the law defines it.
    pub ground: &'a Ground,
    /// What its facts reach.
    pub assessed: &'a GroundAssessment,
}

/// Whether a ground is written where its charge is, so that a fix may edit it; an alias leads to it
/// from another place.
pub fn is_written_here(cx: &Cx<'_>, written: &PleadedGround) -> bool {
    let node = cx.doc.node(written.node);
    let place = node.entry().map_or(node.range(), |it| it.key.range());
    place == written.range
}

/// Every charge against every one of its accused, in the order of the text.
pub fn accusations<'a>(cx: &Cx<'a>) -> impl Iterator<Item = Accusation<'a>> {
    let cx = *cx;
    let charges = cx.assessment.charges.iter().enumerate();
    charges.flat_map(move |(nth, charge)| {
        (0..charge.accused.len()).map(move |whom| accusation(&cx, nth, whom))
    })
}

/// The charge and the accused at these positions of the assessment.
pub fn accusation<'a>(cx: &Cx<'a>, nth: usize, whom: usize) -> Accusation<'a> {
    let assessed = &cx.assessment.charges[nth];
    let accused = &assessed.accused[whom];
    Accusation {
        nth,
        whom,
        charge: &cx.brief.charges[assessed.charge],
        assessed,
        offence: &cx.schemas[assessed.offence],
        accused,
        party: &cx.brief.parties[accused.party],
    }
}

impl<'a> Pleaded<'a> {
    /// The accusation and the pleaded ground that a fault is about.
    pub fn of(cx: &Cx<'a>, detail: &Detail) -> Option<(Accusation<'a>, Self)> {
        let &Detail::Ground { ground, .. } = detail else {
            return None;
        };
        let it = Accusation::of(cx, detail)?;
        Some((it, it.pleaded_at(ground)?))
    }
}

impl<'a> Accusation<'a> {
    /// The accusation that a fault is about; `None` when it is about something else.
    pub fn of(cx: &Cx<'a>, detail: &Detail) -> Option<Self> {
        match *detail {
            Detail::Accused { charge, accused }
            | Detail::Ground {
                charge, accused, ..
            }
            | Detail::Element {
                charge, accused, ..
            } => Some(accusation(cx, charge, accused)),
            _ => None,
        }
    }

    /// " for `lin`" where the charge has several accused, so that a message says whom it means;
    /// nothing where it has one.
    pub fn whom_words(&self, lang: Lang) -> String {
        if self.assessed.accused.len() < 2 {
            return String::new();
        }
        let id = &self.party.id.name;
        match lang {
            Lang::En => format!(" for `{id}`"),
            Lang::Zh => format!("对 `{id}`："),
        }
    }

    /// Whether a fact counts for this accused: their own, nobody's in particular, or that of an
    /// organization for which they are responsible.
    pub fn concerns(&self, cx: &Cx<'_>, fact: &Fact) -> bool {
        let theirs = |party: usize| {
            let responsible = &cx.brief.parties[party].responsible;
            party == self.accused.party
                || responsible
                    .iter()
                    .any(|it| it.to == Some(self.accused.party))
        };
        fact.by.is_empty() || fact.by.iter().filter_map(|it| it.to).any(theirs)
    }

    /// Whether the whole charge fails because its conduct precedes the provision, which
    /// `not-in-force` says at the offence.
    pub fn precedes_the_provision(&self, cx: &Cx<'_>) -> bool {
        let Some(from) = self.offence.in_force.from else {
            return false;
        };
        let mut facts = self.conduct(cx).peekable();
        facts.peek().is_some()
            && facts.all(|it| {
                it.when
                    .as_ref()
                    .is_some_and(|it| it.value.certainly_before(from))
            })
    }

    /// The pleaded facts that are the act itself and concern this accused, each once for every
    /// ground that lists it.
    pub fn conduct(&self, cx: &Cx<'a>) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let (it, cx) = (*self, *cx);
        let listed = it.charge.grounds.iter().flat_map(move |ground| {
            let fits = it.offence.ground(&ground.id).map_or(&[][..], |it| &it.fits);
            let every = ground.facts.is_none().then(|| {
                cx.brief.facts.iter().filter(move |fact| {
                    let kind = fact.kind.as_ref().map(|it| it.value);
                    fits.iter().any(|it| Some(it.kind) == kind)
                })
            });
            let named = ground.facts.iter().flatten().filter_map(|it| it.to);
            every
                .into_iter()
                .flatten()
                .chain(named.map(move |nth| &cx.brief.facts[nth]))
        });
        listed.filter(move |fact| {
            let kind = fact.kind.as_ref().map(|it| it.value);
            kind.is_some_and(|kind| it.offence.conduct.contains(&kind)) && it.concerns(&cx, fact)
        })
    }

    /// Where the offence is named, or else the whole charge.
    pub fn offence_place(&self) -> TextRange {
        let named = self.charge.offence.as_ref();
        named.map_or(self.charge.range, |it| it.range)
    }

    /// Where the accused is named in the charge.
    pub fn accused_place(&self) -> TextRange {
        let named = self.charge.against.iter();
        let mut named = named.filter(|it| it.to == Some(self.accused.party));
        named.next().map_or(self.charge.range, |it| it.range)
    }

    /// The grounds that the charge pleads, in the order of the articles.
    pub fn pleaded(self) -> impl Iterator<Item = Pleaded<'a>> {
        let grounds = self.accused.grounds.iter().enumerate();
        grounds.filter_map(move |(nth, assessed)| {
            let written = &self.charge.grounds[assessed.pleaded?];
            let ground = &self.offence[assessed.ground];
            Some(Pleaded {
                nth,
                written,
                ground,
                assessed,
            })
        })
    }

    /// The pleaded ground at a position of the assessment.
    pub fn pleaded_at(self, nth: usize) -> Option<Pleaded<'a>> {
        self.pleaded().find(|it| it.nth == nth)
    }

    /// A fault about one of the grounds.
    pub const fn ground(&self, nth: usize) -> Detail {
        Detail::Ground {
            charge: self.nth,
            accused: self.whom,
            ground: nth,
        }
    }

    /// A fault about the accused.
    pub const fn detail(&self) -> Detail {
        Detail::Accused {
            charge: self.nth,
            accused: self.whom,
        }
    }
}

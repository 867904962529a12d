//! Whether a ground applies at the time of its facts (rule 12).

use super::accused::Cx;
use super::{Applies, GroundAssessment, Reason};
use crate::brief::Fact;
use crate::calendar::{Date, Validity, When};
use crate::schema::{Ground, LayerKind, Test};

/// The times that matter to the facts of one ground.
#[derive(Debug)]
pub(super) struct Time<'a> {
    cx: &'a Cx<'a>,
    ground: &'a Ground,
    /// The dates of an overlay; a ground of the provision itself has none of its own.
    overlay: Option<Validity>,
    /// Whether the ground adds up what its facts state.
    adds_up: bool,
}

impl<'a> Time<'a> {
    pub fn of(cx: &'a Cx<'a>, ground: &'a Ground) -> Self {
        let layer = cx.offence.layers.get(usize::from(ground.layer));
        let overlay = layer.is_some_and(|it| it.kind == LayerKind::Overlay);
        Self {
            cx,
            ground,
            overlay: overlay.then_some(ground.in_force),
            adds_up: !matches!(ground.test, Test::Fact { .. } | Test::CatchAll),
        }
    }

    /// Whether the ground applies to a fact at its time. Notes the reading and the reason
    /// where a later instrument may displace it.
    pub fn applies(&self, fact: &Fact, res: &mut GroundAssessment) -> Applies {
        let when = fact.when.map(|it| it.value);
        let base = self.base(fact, when);
        if base == Applies::No {
            return base;
        }
        let overlay = self
            .overlay
            .map_or(Applies::Yes, |it| self.in_overlay(when, it));
        let displaced = match overlay {
            Applies::No => return overlay,
            _ => self.displaced(when, res),
        };
        match (base, overlay, displaced) {
            (_, _, Applies::No) => Applies::No,
            (Applies::Yes, Applies::Yes, Applies::Yes) => Applies::Yes,
            _ => Applies::Open,
        }
    }

    /// The provision itself asks that the conduct, and what is added up, lies in its time.
    /// An undated fact is taken to do so; knowledge or an order may well be older.
    fn base(&self, fact: &Fact, when: Option<When>) -> Applies {
        let conduct = fact
            .kind
            .is_some_and(|it| self.cx.offence.conduct.contains(&it.value));
        match when {
            Some(when) if conduct || self.adds_up => self.lies(when, self.cx.offence.in_force),
            _ => Applies::Yes,
        }
    }

    /// An overlay asks for the time of each fact. One that was not yet issued on the as-of
    /// day applies only to facts that are certainly of its time.
    fn in_overlay(&self, when: Option<When>, overlay: Validity) -> Applies {
        let issued = overlay.from.is_none_or(|it| it <= self.cx.matter.as_of);
        if self.ground.reaches_back && issued {
            let until = Validity {
                from: None,
                ..overlay
            };
            return when.map_or(Applies::Yes, |it| self.lies(it, until));
        }
        match when.map_or(Applies::Open, |it| self.lies(it, overlay)) {
            Applies::Open if !issued => Applies::No,
            applies => applies,
        }
    }

    /// Whether a later instrument leaves this ground its facts of before its own time.
    fn displaced(&self, when: Option<When>, res: &mut GroundAssessment) -> Applies {
        let Some(displaced) = &self.ground.displaced else {
            return Applies::Yes;
        };
        let issued = displaced.from <= self.cx.matter.as_of;
        let before = when.is_some_and(|it| it.certainly_before(displaced.from));
        let since = when.is_some_and(|it| it.certainly_from(displaced.from));
        if before || !issued && !since {
            return Applies::Yes;
        }
        if let Some((reading, choice)) = displaced.reading
            && self.cx.choice(reading, &mut res.readings) != choice
        {
            return Applies::Yes;
        }
        let applies = when.map_or(Applies::Open, |it| {
            self.lies(it, before_day(displaced.from))
        });
        if applies == Applies::No {
            res.because(Reason::Displaced);
        }
        applies
    }

    /// Whether a fact lies in a time. What is added up has to lie there as a whole; conduct
    /// that goes on into the time has certainly taken place in it.
    fn lies(&self, when: When, time: Validity) -> Applies {
        let (start, end) = when.outer();
        let after = time
            .until
            .is_some_and(|until| start.is_some_and(|it| it > until));
        let before = time
            .from
            .is_some_and(|from| end.is_some_and(|it| it < from));
        if before || after {
            return Applies::No;
        }
        let whole = time
            .from
            .is_none_or(|from| start.is_some_and(|it| it >= from))
            && time
                .until
                .is_none_or(|until| end.is_some_and(|it| it <= until));
        if whole || !self.adds_up && touches(when, time) {
            return Applies::Yes;
        }
        Applies::Open
    }
}

/// Whether some day of a period certainly lies in a time.
fn touches(when: When, time: Validity) -> bool {
    let (start, end) = when.inner();
    time.from
        .is_none_or(|from| end.is_some_and(|it| it >= from))
        && time
            .until
            .is_none_or(|until| start.is_some_and(|it| it <= until))
}

/// All time before a day.
fn before_day(day: Date) -> Validity {
    Validity {
        from: None,
        until: Some(day.yesterday().unwrap_or(day)),
    }
}

//! Reads what an example states.

use super::statement::{Expected, Of, That};
use crate::assess::Outcome;
use crate::quantity::Exact;
use crate::schema::fault::{FaultKind, Log, Named};
use crate::schema::read::{Val, Word};
use crate::schema::sheet::{Sheet, entries};
use crate::schema::{ElementId, GroundId, Offence, ReadingId, Schemas};

const OUTCOMES: [(&str, Outcome); 4] = [
    ("unsupported", Outcome::Unsupported),
    ("short", Outcome::Short),
    ("undetermined", Outcome::Undetermined),
    ("met", Outcome::Met),
];

/// The word of an outcome.
pub(super) const fn word(outcome: Outcome) -> &'static str {
    OUTCOMES[outcome as usize].0
}

/// Gathers the statements of one example.
pub(super) struct Statements<'a> {
    pub(super) log: &'a mut Log,
    pub(super) schemas: &'a Schemas,
    pub(super) offence: &'a Offence,
    pub(super) list: Vec<Expected>,
    accused: Option<Box<str>>,
}

const GROUND: &[&str] = &[
    "outcome",
    "shortfall",
    "actual",
    "left-out",
    "reaches-back",
    "presumed",
    "readings",
];

/// What `expect:` can hold.
pub(super) const EXPECT: &[&str] = &[
    "outcome",
    "available",
    "elements",
    "tiers",
    "grounds",
    "accused",
    "other-readings",
    "rule",
    "rules",
    "not-rule",
    "not-rules",
];

/// What one of `accused:` can hold.
const ACCUSED: &[&str] = &[
    "outcome",
    "available",
    "elements",
    "tiers",
    "grounds",
    "other-readings",
];

impl<'a> Statements<'a> {
    pub(super) fn new(log: &'a mut Log, schemas: &'a Schemas, offence: &'a Offence) -> Self {
        Self {
            log,
            schemas,
            offence,
            list: Vec::new(),
            accused: None,
        }
    }

    fn push(&mut self, name: &str, val: Val<'_>, that: That) {
        let written = val.node.text().lines().next().unwrap_or_default();
        let stated = format!("{name}: {written}").into();
        let accused = self.accused.clone();
        self.list.push(Expected {
            at: val.node.range(),
            stated,
            accused,
            that,
        });
    }

    /// The statements of a whole brief.
    pub(super) fn expect(&mut self, sheet: &Sheet<'_>) {
        self.of_charge(sheet);
        self.rules(sheet);
        let Some(accused) = sheet.get("accused") else {
            return;
        };
        for (id, val) in entries(self.log, accused, false) {
            self.accused = Some(id.text.into());
            let sheet = Sheet::read(self.log, val, ACCUSED);
            self.of_charge(&sheet);
        }
        self.accused = None;
    }

    fn of_charge(&mut self, sheet: &Sheet<'_>) {
        self.outcome(sheet, "outcome", That::Charge);
        self.outcome(sheet, "available", That::Available);
        for (id, val) in self.below(sheet, "elements") {
            let at = self
                .offence
                .elements
                .iter()
                .position(|it| *it.id == *id.text);
            let known = self.offence.elements.iter().map(|it| &*it.id);
            let Some(at) = self.known(Named::Element, id, at, known) else {
                continue;
            };
            let element = ElementId(at);
            self.outcome_at(id.text, val, |it| That::Element(element, it));
        }
        for (id, val) in self.below(sheet, "tiers") {
            let at = self.offence.tiers.iter().position(|it| *it.id == *id.text);
            let known = self.offence.tiers.iter().map(|it| &*it.id);
            let Some(at) = self.known(Named::Element, id, at, known) else {
                continue;
            };
            self.outcome_at(id.text, val, |it| That::Tier(usize::from(at), it));
        }
        for (id, val) in self.below(sheet, "grounds") {
            if let Some(ground) = self.ground_id(id) {
                self.ground(ground, id.text, val);
            }
        }
        for (id, val) in self.below(sheet, "other-readings") {
            let Some(reading) = self.reading(id) else {
                continue;
            };
            for (choice, val) in entries(self.log, val, false) {
                let Some(at) = self.choice(reading, choice) else {
                    continue;
                };
                self.outcome_at(choice.text, val, |it| That::OtherReading(reading, at, it));
            }
        }
    }

    fn below<'d>(&mut self, sheet: &Sheet<'d>, key: &str) -> Vec<(Word<'d>, Val<'d>)> {
        sheet
            .get(key)
            .map(|it| entries(self.log, it, false))
            .unwrap_or_default()
    }

    pub(super) fn outcome(&mut self, sheet: &Sheet<'_>, key: &str, that: fn(Outcome) -> That) {
        if let Some(val) = sheet.get(key) {
            self.outcome_at(key, val, that);
        }
    }

    fn outcome_at(&mut self, name: &str, val: Val<'_>, that: impl Fn(Outcome) -> That) {
        let Some(text) = val.word(self.log) else {
            return;
        };
        match OUTCOMES.iter().find(|it| it.0 == text.text) {
            Some((_, outcome)) => self.push(name, val, that(*outcome)),
            None => {
                let known = OUTCOMES.iter().map(|it| it.0.into()).collect();
                self.log.add(
                    text,
                    FaultKind::UnknownWord {
                        word: text.text.into(),
                        known,
                    },
                );
            }
        }
    }

    /// `met`, or a mapping of what is stated of the ground.
    fn ground(&mut self, ground: GroundId, name: &str, val: Val<'_>) {
        if val.scalar().is_some() {
            return self.outcome_at(name, val, |it| That::Ground(ground, Of::Outcome(it)));
        }
        let sheet = Sheet::read(self.log, val, GROUND);
        self.of_ground(ground, &sheet);
        self.readings(ground, &sheet);
    }

    /// What a mapping states of a ground.
    pub(super) fn of_ground(&mut self, ground: GroundId, sheet: &Sheet<'_>) {
        if let Some(val) = sheet.get("outcome") {
            self.outcome_at("outcome", val, |it| That::Ground(ground, Of::Outcome(it)));
        }
        if let Some(val) = sheet.get("shortfall")
            && let Some(number) = self.shortfall(val)
        {
            self.push(
                "shortfall",
                val,
                That::Ground(ground, Of::Shortfall(number)),
            );
        }
        if let Some(val) = sheet.get("actual")
            && let Some((min, max)) = self.range(val)
        {
            self.push("actual", val, That::Ground(ground, Of::Actual(min, max)));
        }
        for (key, of) in [
            ("reaches-back", Of::ReachesBack as fn(bool) -> Of),
            ("presumed", Of::Presumed),
        ] {
            let Some(val) = sheet.get(key) else { continue };
            if let Some(flag) = val.flag(self.log) {
                self.push(key, val, That::Ground(ground, of(flag)));
            }
        }
        for (fact, val) in self.below(sheet, "left-out") {
            if let Some(why) = val.word(self.log) {
                let that = Of::LeftOut(fact.text.into(), why.text.into());
                self.push(fact.text, val, That::Ground(ground, that));
            }
        }
    }

    /// The readings that a ground is said to have used.
    fn readings(&mut self, ground: GroundId, sheet: &Sheet<'_>) {
        for (id, val) in self.below(sheet, "readings") {
            let Some(reading) = self.reading(id) else {
                continue;
            };
            let Some(word) = val.word(self.log) else {
                continue;
            };
            if let Some(choice) = self.choice(reading, word) {
                self.push(
                    id.text,
                    val,
                    That::Ground(ground, Of::Reading(reading, choice)),
                );
            }
        }
    }

    /// `rule`, `rules`, `not-rule` and `not-rules`.
    pub(super) fn rules(&mut self, sheet: &Sheet<'_>) {
        for (key, speaks) in [
            ("rule", true),
            ("rules", true),
            ("not-rule", false),
            ("not-rules", false),
        ] {
            let Some(val) = sheet.get(key) else { continue };
            let vals: Vec<Val<'_>> = if val.node.is_sequence() {
                val.items().collect()
            } else {
                vec![val]
            };
            for val in vals {
                let Some(word) = val.word(self.log) else {
                    continue;
                };
                if crate::rules::find(word.text).is_none() {
                    let known = crate::rules::all().map(|it| it.id.0.into()).collect();
                    self.log.add(
                        word,
                        FaultKind::UnknownWord {
                            word: word.text.into(),
                            known,
                        },
                    );
                    continue;
                }
                let name = if speaks { "rule" } else { "not-rule" };
                self.push(name, val, That::Rule(word.text.into(), speaks));
            }
        }
    }

    /// `none`, or a number.
    fn shortfall(&mut self, val: Val<'_>) -> Option<Option<Exact>> {
        let word = val.word(self.log)?;
        if word.text == "none" {
            return Some(None);
        }
        word.factor(self.log).map(Some)
    }

    /// `451000`, or `100..200`.
    fn range(&mut self, val: Val<'_>) -> Option<(Exact, Exact)> {
        let word = val.word(self.log)?;
        let (min, max) = word.text.split_once("..").unwrap_or((word.text, word.text));
        let min = Word { text: min, ..word }.factor(self.log);
        let max = Word { text: max, ..word }.factor(self.log);
        min.zip(max)
    }

    pub(super) fn ground_id(&mut self, word: Word<'_>) -> Option<GroundId> {
        let at = self
            .offence
            .grounds
            .iter()
            .position(|it| *it.id == *word.text);
        let known = self.offence.grounds.iter().map(|it| &*it.id);
        self.known(Named::Ground, word, at, known).map(GroundId)
    }

    fn reading(&mut self, word: Word<'_>) -> Option<ReadingId> {
        let at = self
            .schemas
            .readings
            .iter()
            .position(|it| *it.id == *word.text);
        let known = self.schemas.readings.iter().map(|it| &*it.id);
        self.known(Named::Reading, word, at, known).map(ReadingId)
    }

    fn choice(&mut self, reading: ReadingId, word: Word<'_>) -> Option<u16> {
        let choices = &self.schemas[reading].choices;
        let at = choices.iter().position(|it| *it.id == *word.text);
        self.known(Named::Choice, word, at, choices.iter().map(|it| &*it.id))
    }

    /// A position as an id; reports a word that has none.
    fn known<'k>(
        &mut self,
        what: Named,
        word: Word<'_>,
        at: Option<usize>,
        known: impl Iterator<Item = &'k str>,
    ) -> Option<u16> {
        if at.is_none() {
            let close = self.log.close(word.text, known);
            self.log.add(
                word,
                FaultKind::Unknown {
                    what,
                    id: word.text.into(),
                    close,
                },
            );
        }
        at.and_then(|it| u16::try_from(it).ok())
    }
}

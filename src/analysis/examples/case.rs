//! Examples as briefs: one line laid over a base becomes the text of a whole brief.

use super::expect::{EXPECT, Statements};
use super::statement::{Expected, That};
use super::tree::Tree;
use crate::schema::fault::{FaultKind, Log};
use crate::schema::read::{Val, Word};
use crate::schema::sheet::{Sheet, entries};
use crate::schema::{GroundId, Offence, Schemas};
use crate::text::TextRange;

/// One example: a brief and what must come out of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Where it stands in the examples file.
    pub at: TextRange,
    /// The brief, as a text.
    pub brief: String,
    /// The ground that it is about, when it is about one.
    pub ground: Option<GroundId>,
    /// Which charge of the brief it is about.
    pub charge: usize,
    /// What must come out.
    pub expected: Vec<Expected>,
}

/// The words of a boundary line that speak of the line; every other key is a field of its
/// one fact.
const LINE: [&str; 17] = [
    "outcome",
    "shortfall",
    "actual",
    "presumed",
    "charge",
    "reason",
    "rebuttal",
    "readings",
    "as-of",
    "filed",
    "facts",
    "pleads",
    "with",
    "rule",
    "not-rule",
    "rules",
    "not-rules",
];

/// Those of them that state what must come out.
const STATES: &[&str] = &[
    "outcome",
    "shortfall",
    "actual",
    "presumed",
    "charge",
    "rule",
    "rules",
    "not-rule",
    "not-rules",
];

/// Keys of any line that change the brief in a way of their own.
const CHANGED: [&str; 4] = ["with", "filed", "readings", "as-of"];

/// Keys of a `findings` line that change the one charge.
const CHARGE: [&str; 4] = ["sentence", "against", "grounds", "alternative-to"];

/// What the lines of a file are laid over.
pub(super) struct Base<'a, 'd> {
    pub(super) schemas: &'a Schemas,
    pub(super) offence: &'a Offence,
    pub(super) brief: Tree<'d>,
    /// What every fact of a line says unless the line says otherwise.
    pub(super) unless_stated: Tree<'d>,
}

impl<'d> Base<'_, 'd> {
    /// The examples of `boundaries:`, ground by ground.
    pub(super) fn boundaries(&self, log: &mut Log, list: Val<'d>) -> Vec<Case> {
        let mut res = Vec::new();
        for (id, lines) in entries(log, list, true) {
            let mut statements = Statements::new(log, self.schemas, self.offence);
            let Some(ground) = statements.ground_id(id) else {
                continue;
            };
            if !lines.node.is_sequence() {
                lines.wrong_type(log, crate::schema::fault::Shape::List);
            }
            res.extend(
                lines
                    .items()
                    .filter_map(|it| self.boundary(log, ground, it)),
            );
        }
        res
    }

    fn boundary(&self, log: &mut Log, ground: GroundId, val: Val<'d>) -> Option<Case> {
        let line = Line::read(log, val)?;
        let mut brief = self.brief.clone();
        line.change(&mut brief);
        let facts = self.facts(log, &line, ground);
        let pleads = match line.get("pleads") {
            Some(val) => val
                .words(log)
                .iter()
                .map(|it| Tree::word(it.text))
                .collect(),
            None => facts.iter().map(|it| Tree::word(it.0.clone())).collect(),
        };
        for (id, fact) in facts {
            brief.entry("facts").set(&id, fact);
        }
        let pleaded = line.pleaded(&mut brief, pleads);
        let charge = brief.entry("charges").first()?;
        self.plead_alone(charge.entry("grounds"), ground, pleaded);
        let sheet = &line.sheet();
        let mut statements = Statements::new(log, self.schemas, self.offence);
        statements.of_ground(ground, sheet);
        statements.outcome(sheet, "charge", That::Charge);
        statements.rules(sheet);
        let expected = statements.list;
        line.states(log, "outcome");
        Some(case(val, brief, Some(ground), expected))
    }

    /// The facts of a line: those it lists, or the one that its other keys are.
    fn facts(&self, log: &mut Log, line: &Line<'d>, ground: GroundId) -> Vec<(String, Tree<'d>)> {
        let complete = |fact: Tree<'d>| {
            let kind = self.offence[ground]
                .fits
                .first()
                .map(|it| &*self.schemas[it.kind].id);
            let mut res = Tree::map();
            if let Some(kind) = kind {
                res.set("kind", Tree::word(kind.to_owned()));
            }
            res.merge(self.unless_stated.clone());
            res.merge(fact);
            res
        };
        let Some(listed) = line.get("facts") else {
            return vec![("example".to_owned(), complete(line.fact()))];
        };
        if listed.node.is_mapping() {
            let named = entries(log, listed, false);
            return named
                .into_iter()
                .map(|(id, val)| (id.text.to_owned(), complete(Tree::read(val))))
                .collect();
        }
        let numbered = listed.items().enumerate();
        numbered
            .map(|(at, it)| (format!("example-{}", at + 1), complete(Tree::read(it))))
            .collect()
    }

    /// Takes every ground of the same element out of a charge and puts this one in. A ground
    /// that carries no element stands quite alone, so that nothing else can make its charge.
    fn plead_alone(&self, grounds: &mut Tree<'d>, ground: GroundId, pleaded: Tree<'d>) {
        let elements = self
            .offence
            .elements
            .iter()
            .filter(|it| it.grounds.contains(&ground));
        let rivals: Vec<&str> = elements
            .flat_map(|it| &it.grounds)
            .map(|it| &*self.offence[*it].id)
            .collect();
        grounds.remove(|it| rivals.is_empty() || rivals.contains(&it));
        grounds.set(&self.offence[ground].id, pleaded);
    }

    /// The examples of `findings:`: changes to the base, and rules that must speak or not.
    pub(super) fn findings(&self, log: &mut Log, list: Val<'d>) -> Vec<Case> {
        list.items()
            .filter_map(|it| self.finding(log, it))
            .collect()
    }

    fn finding(&self, log: &mut Log, val: Val<'d>) -> Option<Case> {
        let line = Line::read(log, val)?;
        let mut brief = self.brief.clone();
        line.change(&mut brief);
        for (key, val) in &line.entries {
            let change = Tree::read(*val);
            if CHARGE.contains(&key.text) {
                let charge = brief.entry("charges").first()?;
                match key.text {
                    "grounds" => charge.entry("grounds").merge(change),
                    _ => charge.set(key.text, change),
                }
            } else if !STATES.contains(&key.text) && !CHANGED.contains(&key.text) {
                let mut over = Tree::map();
                over.set(key.text, change);
                brief.merge(over);
            }
        }
        let mut statements = Statements::new(log, self.schemas, self.offence);
        let sheet = line.sheet();
        statements.outcome(&sheet, "outcome", That::Charge);
        statements.rules(&sheet);
        let expected = statements.list;
        line.states(log, "rule");
        Some(case(val, brief, None, expected))
    }
}

/// The examples of `briefs:`, each whole.
pub(super) fn briefs(
    log: &mut Log,
    schemas: &Schemas,
    offence: &Offence,
    list: Val<'_>,
) -> Vec<Case> {
    let mut res = Vec::new();
    for val in list.items() {
        let sheet = Sheet::read(
            log,
            val,
            &["name", "brief", "expect", "readings", "as-of", "charge"],
        );
        let Some(text) = sheet.required(log, "brief") else {
            continue;
        };
        let mut brief = Tree::read(text);
        for key in ["readings", "as-of"] {
            if let Some(val) = sheet.get(key) {
                brief.set(key, Tree::read(val));
            }
        }
        let Some(expect) = sheet.required(log, "expect") else {
            continue;
        };
        let expect = Sheet::read(log, expect, EXPECT);
        let charge = sheet.get("charge").and_then(|it| it.word(log));
        let charge = charge.and_then(|it| it.steps(log, crate::quantity::Unit::Count));
        let mut statements = Statements::new(log, schemas, offence);
        statements.expect(&expect);
        let expected = statements.list;
        let mut case = case(val, brief, None, expected);
        case.charge = charge.and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
        res.push(case);
    }
    res
}

fn case(
    val: Val<'_>,
    mut brief: Tree<'_>,
    ground: Option<GroundId>,
    expected: Vec<Expected>,
) -> Case {
    brief.set("brief", Tree::word("1"));
    Case {
        at: val.node.range(),
        brief: brief.write(),
        ground,
        charge: 0,
        expected,
    }
}

/// A line, its keys not yet sorted.
struct Line<'d> {
    val: Val<'d>,
    entries: Vec<(Word<'d>, Val<'d>)>,
}

impl<'d> Line<'d> {
    fn read(log: &mut Log, val: Val<'d>) -> Option<Self> {
        let entries = entries(log, val, false);
        val.node.is_mapping().then_some(Self { val, entries })
    }

    fn get(&self, key: &str) -> Option<Val<'d>> {
        let found = self.entries.iter().find(|it| it.0.text == key);
        found.map(|it| it.1).filter(|it| !it.node.is_null())
    }

    /// What it states, leaving the fields of its fact aside.
    fn sheet(&self) -> Sheet<'d> {
        Sheet::some(self.val, &self.entries, STATES)
    }

    /// Reports a line that states nothing, and so could never fail.
    fn states(&self, log: &mut Log, usual: &str) {
        if !self.entries.iter().any(|it| STATES.contains(&it.0.text)) {
            log.add(self.val, FaultKind::MissingKey(usual.into()));
        }
    }

    /// The keys that are fields of the one fact.
    fn fact(&self) -> Tree<'d> {
        let fields = self.entries.iter().filter(|it| !LINE.contains(&it.0.text));
        let mut res = Tree::map();
        for (key, val) in fields {
            res.set(key.text, Tree::read(*val));
        }
        res
    }

    /// Changes the brief around the fact.
    fn change(&self, brief: &mut Tree<'d>) {
        if let Some(val) = self.get("with") {
            brief.merge(Tree::read(val));
        }
        if let Some(val) = self.get("filed") {
            brief.entry("case").set("filed", Tree::read(val));
        }
        for key in ["readings", "as-of"] {
            if let Some(val) = self.get(key) {
                brief.set(key, Tree::read(val));
            }
        }
    }

    /// The ground as it is pleaded: its facts, a reason, and a rebuttal as a fact of its own.
    fn pleaded(&self, brief: &mut Tree<'d>, facts: Vec<Tree<'d>>) -> Tree<'d> {
        let (reason, rebuttal) = (self.get("reason"), self.get("rebuttal"));
        if reason.is_none() && rebuttal.is_none() {
            return Tree::List(facts);
        }
        let mut res = Tree::map();
        res.set("facts", Tree::List(facts));
        if let Some(reason) = reason {
            res.set("reason", Tree::read(reason));
        }
        if let Some(rebuttal) = rebuttal {
            const ID: &str = "example-rebuttal";
            let mut fact = Tree::map();
            fact.set("kind", Tree::word("contrary-evidence"));
            fact.set("text", Tree::read(rebuttal));
            brief.entry("facts").set(ID, fact);
            res.set("rebuttal", Tree::List(vec![Tree::word(ID)]));
        }
        res
    }
}

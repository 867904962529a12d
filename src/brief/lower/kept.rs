//! Facts that a change of the text did not touch: taken from the brief before, at their new
//! places. What is taken is the same as what would be read.

use super::Lower;
use crate::brief::flaw::Flaw;
use crate::brief::names::{Name, Section};
use crate::brief::{Brief, DealtWith, Fact, FieldValue, Ref, Value};
use crate::text::{Spanned, TextRange};
use crate::yaml::{Moved, Node, NodeId};

/// The brief before, whose facts are taken in the order of the text.
pub(super) struct Before<'b> {
    brief: &'b Brief,
    flaws: &'b [Flaw],
    /// How many of its flaws, and uses of ids, stand before what is looked at.
    flaws_passed: usize,
    uses_passed: usize,
}

impl<'b> Before<'b> {
    pub fn new(brief: &'b Brief, flaws: &'b [Flaw]) -> Self {
        Self {
            brief,
            flaws,
            flaws_passed: 0,
            uses_passed: 0,
        }
    }

    /// A fact in which nothing was wrong, with the ids that it uses.
    fn fact(&mut self, ix: usize, node: NodeId, body: TextRange) -> Option<(&'b Fact, &'b [Name])> {
        let (brief, flaws) = (self.brief, self.flaws);
        let fact = brief.facts.get(ix).filter(|it| it.id.node == node)?;
        let whole = fact.id.range.cover(body);
        pass(&mut self.flaws_passed, flaws, whole, |it| it.at);
        let flawed = flaws.get(self.flaws_passed);
        // Whether such words are the slip of an id may be asked only so often.
        let guessed = fact.dealt_with.as_ref().map(|it| &it.value) == Some(&DealtWith::Somehow);
        if flawed.is_some_and(|it| it.at.start() <= whole.end()) || guessed {
            return None;
        }
        let uses = brief.names.uses();
        pass(&mut self.uses_passed, uses, body, |it| it.range);
        let from = &uses[self.uses_passed..];
        let inside = from.iter().take_while(|it| it.range.end() <= body.end());
        Some((fact, &from[..inside.count()]))
    }
}

/// Passes over what stands before a place. Places are asked for in the order of the text.
fn pass<T>(passed: &mut usize, list: &[T], place: TextRange, at: fn(&T) -> TextRange) {
    let before = list[*passed..].iter();
    *passed += before
        .take_while(|it| at(it).start() < place.start())
        .count();
}

impl<'d> Lower<'d> {
    /// Forgets the brief before where an id or a kind that references depend on is another
    /// now, or an id is there twice.
    pub(super) fn compare_before(&mut self) {
        let before = self.before.take();
        self.before = before.filter(|it| self.is_same(it.brief));
    }

    /// Whether every reference means what it meant.
    fn is_same(&self, before: &Brief) -> bool {
        self.taken.iter().all(Vec::is_empty)
            && self.same_ids(before, Section::Parties)
            && self.same_ids(before, Section::Evidence)
            && self.same_facts(before)
    }

    fn same_ids(&self, before: &Brief, section: Section) -> bool {
        let count = self.brief.len_of(section);
        count == before.len_of(section)
            && (0..count).all(|it| before.id(section, it).name == self.brief.id(section, it).name)
    }

    fn same_facts(&self, before: &Brief) -> bool {
        let bodies = &self.bodies[Section::Facts as usize];
        let same = |(ix, was): (usize, &Fact)| {
            let kept = self
                .doc
                .was(bodies[ix])
                .is_some_and(|it| it.0 == was.id.node);
            kept || was.id.name == self.brief.facts[ix].id.name
                && was.kind.as_ref().map(|it| it.value) == self.kinds[ix]
        };
        bodies.len() == before.facts.len() && before.facts.iter().enumerate().all(same)
    }

    /// Takes a fact from the brief before; whether that could be done.
    pub(super) fn keep_fact(&mut self, ix: usize, body: Node<'d>) -> bool {
        let Some((node, by)) = self.doc.was(body) else {
            return false;
        };
        let before = self.before.as_mut();
        let was = before.and_then(|it| it.fact(ix, node, by.back(body.range())));
        let Some((was, uses)) = was else {
            return false;
        };
        for name in uses {
            self.brief.names.refer(
                name.section,
                name.ix.map(|it| it as usize),
                by.range(name.range),
            );
        }
        moved(was, by, &mut self.brief.facts[ix]);
        true
    }
}

/// Makes a fact of which the id is known what it was, at its new place.
fn moved(was: &Fact, by: Moved, now: &mut Fact) {
    // Named one by one, so that none is forgotten.
    let Fact {
        id: _,
        kind,
        by: doers,
        when,
        status,
        evidence,
        dealt_with,
        part_of,
        summary,
        fields,
    } = was;
    now.kind = kind.map(|it| spanned(it, by));
    now.by = refs(doers, by);
    now.when = when.map(|it| spanned(it, by));
    now.status = spanned(*status, by);
    now.evidence = refs(evidence, by);
    now.dealt_with = dealt_with.clone().map(|it| spanned(it, by));
    if let Some(DealtWith::By(facts)) = now.dealt_with.as_mut().map(|it| &mut it.value) {
        *facts = refs(facts, by);
    }
    now.part_of = refs(part_of, by);
    now.summary = summary.clone().map(|it| spanned(it, by));
    now.fields = fields.iter().map(|it| field(it, by)).collect();
}

fn field(was: &FieldValue, by: Moved) -> FieldValue {
    FieldValue {
        field: was.field,
        key: by.range(was.key),
        range: by.range(was.range),
        via_alias: was.via_alias.map(|it| by.range(it)),
        value: match &was.value {
            Value::Count(it) => Value::Count(*it),
            Value::Money(it) => Value::Money(*it),
            Value::Flag(it) => Value::Flag(*it),
            Value::Word(it) => Value::Word(*it),
            Value::Date(it) => Value::Date(*it),
            Value::Duration(it) => Value::Duration(*it),
            Value::Text(it) => Value::Text(it.clone()),
            Value::Parties(it) => Value::Parties(refs(it, by)),
            Value::Facts(it) => Value::Facts(refs(it, by)),
        },
    }
}

fn refs(was: &[Ref], by: Moved) -> Vec<Ref> {
    let one = |it: &Ref| Ref {
        to: it.to,
        range: by.range(it.range),
        via_alias: it.via_alias.map(|it| by.range(it)),
    };
    was.iter().map(one).collect()
}

fn spanned<T>(it: Spanned<T>, by: Moved) -> Spanned<T> {
    Spanned::new(it.value, by.range(it.range))
}

//! From the YAML tree to a brief. A broken text gives what its healthy parts say.

mod case;
mod charge;
mod circles;
mod circumstance;
mod evidence;
mod fact;
mod fields;
mod guess;
mod kept;
mod party;
mod refs;
mod torn;
mod value;

use rustc_hash::FxHashSet;

pub use value::meant;

use super::flaw::{Due, Flaw, FlawKind, Problem};
use super::keys::{BriefKey, Table};
use super::names::Section;
use super::word::Word;
use super::{Brief, Id};
use crate::schema::{KindId, Schemas};
use crate::text::{TextRange, TextSize};
use crate::yaml::{Document, Node, NodeKind};
use fields::{Field, Seen};
use guess::{Guess, is_id};
use kept::Before;

/// Reads the brief in a tree, with what is wrong with its form, in the order of the text.
///
/// The fact kinds and readings come from the schemas. What cannot be read is left out; a
/// value in a form that is only frowned upon is read as meant. Where a key stands twice,
/// the first is read.
pub fn lower(doc: &Document, schemas: &Schemas) -> (Brief, Vec<Flaw>) {
    lower_after(None, doc, schemas)
}

/// The same, quicker where the tree was read after that of the brief before, with its flaws, and
/// the schemas were these.
pub fn lower_after(
    before: Option<(&Brief, &[Flaw])>,
    doc: &Document,
    schemas: &Schemas,
) -> (Brief, Vec<Flaw>) {
    let mut cx = Lower {
        before: before.map(|it| Before::new(it.0, it.1)),
        doc,
        schemas,
        brief: Brief::default(),
        flaws: Vec::new(),
        bodies: Default::default(),
        taken: Default::default(),
        kinds: Vec::new(),
        guess: Guess::default(),
        lost: None,
    };
    cx.brief();
    cx.finish()
}

/// A brief in the making.
struct Lower<'d> {
    doc: &'d Document,
    schemas: &'d Schemas,
    brief: Brief,
    flaws: Vec<Flaw>,
    /// For each section with ids, what each id names.
    bodies: [Vec<Node<'d>>; 4],
    /// For each section with ids, the entries whose id an entry before them has.
    taken: [Vec<(Id, Node<'d>)>; 4],
    /// The kind of each fact, known before the facts are read.
    kinds: Vec<Option<KindId>>,
    guess: Guess,
    /// The words in the pieces of the text that could not be read.
    lost: Option<FxHashSet<&'d str>>,
    /// The brief before, of which what has not changed is taken.
    before: Option<Before<'d>>,
}

impl<'d> Lower<'d> {
    fn brief(&mut self) {
        let Some(root) = self.doc.root().filter(|it| !it.is_null()) else {
            return self.no_brief();
        };
        let Some(mut fields) = self.fields(root, Due::Mapping(Table::Brief)) else {
            return;
        };
        let mut seen = Seen::default();
        let mut sections: Vec<(BriefKey, Field<'d>)> = Vec::new();
        while let Some(field) = self.next(&mut fields) {
            let key = self.key(&mut seen, &mut fields, &field, Table::Brief);
            // A section of ids that stands twice still defines what is referred to.
            let again = || BriefKey::of(field.name).filter(|it| section_of(*it).is_some());
            if let Some(key) = key.or_else(again) {
                sections.push((key, field));
            }
        }
        let first = root.children().next().unwrap_or(root);
        self.missing(&fields, &seen, Table::Brief, first, first.range());
        // Ids first, so that references can be followed wherever they stand.
        for (key, field) in &sections {
            if let Some(section) = section_of(*key) {
                self.define(section, field.value);
            }
        }
        self.compare_before();
        for (key, field) in &sections {
            self.section(*key, field);
        }
    }

    fn section(&mut self, key: BriefKey, field: &Field<'d>) {
        match key {
            BriefKey::Brief => self.version(field),
            BriefKey::Case => self.case(field.value),
            BriefKey::Parties => self.each(Section::Parties, Self::party),
            BriefKey::Evidence => self.each(Section::Evidence, Self::evidence),
            BriefKey::Facts => self.each(Section::Facts, Self::fact),
            BriefKey::Circumstances => self.each(Section::Circumstances, Self::circumstance),
            BriefKey::Charges => self.charges(field.value),
            BriefKey::Readings => self.readings(field.value),
            BriefKey::AsOf => self.as_of(field),
            BriefKey::Note => self.any_text(field),
        }
    }

    /// Reads what the ids of a section name. An entry whose id is taken is read and dropped,
    /// so that its references count as such.
    fn each(&mut self, section: Section, read: fn(&mut Self, usize, Node<'d>)) {
        let bodies = std::mem::take(&mut self.bodies[section as usize]);
        for (ix, body) in bodies.into_iter().enumerate() {
            read(self, ix, body);
        }
        for (id, body) in std::mem::take(&mut self.taken[section as usize]) {
            let ix = self.brief.len_of(section);
            self.add(section, id, body);
            read(self, ix, body);
            self.drop_last(section);
        }
    }

    /// Notes the ids of a section.
    fn define(&mut self, section: Section, node: Node<'d>) {
        let Some(mut fields) = self.fields(node, Due::Entries(section)) else {
            return;
        };
        let mut bad = Vec::new();
        self.expect(section, node.entries().count());
        while let Some(field) = self.next(&mut fields) {
            let name = field.name;
            let id = Id {
                name: name.into(),
                range: field.key.range(),
                node: field.value.written_id(),
            };
            if let Some(ix) = self.brief.find(section, name) {
                let first = self.brief.id(section, ix).range;
                self.flaw(field.key, id.range, FlawKind::DuplicateKey { first });
                self.taken[section as usize].push((id, field.value));
                continue;
            }
            let place = self.written(field.key).at;
            let ix = self.brief.len_of(section);
            self.brief.names.define(section, ix, place);
            self.brief.ids[section as usize].push(name);
            self.add(section, id, field.value);
            self.bodies[section as usize].push(field.value);
            if !is_id(name) {
                bad.push(field);
            }
        }
        for field in bad {
            self.bad_id(section, &field);
        }
    }

    /// Makes room for so many more entries.
    fn expect(&mut self, section: Section, count: usize) {
        self.bodies[section as usize].reserve(count);
        match section {
            Section::Parties => self.brief.parties.reserve(count),
            Section::Evidence => self.brief.evidence.reserve(count),
            Section::Facts => {
                self.kinds.reserve(count);
                self.brief.facts.reserve(count);
            }
            Section::Circumstances => self.brief.circumstances.reserve(count),
        }
    }

    /// Adds an entry of which only the id is known.
    fn add(&mut self, section: Section, id: Id, body: Node<'d>) {
        match section {
            Section::Parties => self.brief.parties.push(party::unread(id)),
            Section::Evidence => self.brief.evidence.push(evidence::unread(id)),
            Section::Facts => {
                self.kinds.push(self.kind_of(body));
                self.brief.facts.push(fact::unread(id));
            }
            Section::Circumstances => self.brief.circumstances.push(circumstance::unread(id)),
        }
    }

    fn drop_last(&mut self, section: Section) {
        match section {
            Section::Parties => drop(self.brief.parties.pop()),
            Section::Evidence => drop(self.brief.evidence.pop()),
            Section::Facts => {
                self.kinds.pop();
                drop(self.brief.facts.pop());
            }
            Section::Circumstances => drop(self.brief.circumstances.pop()),
        }
    }

    fn no_brief(&mut self) {
        if self.doc.faults().is_empty() {
            let (table, key) = (Table::Brief, "brief");
            let start = TextRange::empty(TextSize::new(0));
            let at = self.doc.root().map_or(start, |it| it.range());
            let kind = FlawKind::MissingKey {
                table,
                key,
                empty: false,
            };
            self.flaws.push(Flaw {
                at,
                kind,
                node: None,
                via_alias: None,
            });
        }
    }

    fn flaw(&mut self, node: Node<'d>, at: TextRange, kind: FlawKind) {
        self.flaws.push(Flaw {
            at,
            kind,
            node: Some(node.id()),
            via_alias: node.via_alias(),
        });
    }

    fn finish(mut self) -> (Brief, Vec<Flaw>) {
        self.cut_circles();
        self.brief.names.finish();
        let place = |it: &Flaw| (it.at.start(), it.at.end());
        if !self.flaws.is_sorted_by_key(place) {
            self.flaws.sort_by_key(place);
        }
        once_each(&mut self.flaws);
        self.leave_to_the_tree();
        (self.brief, self.flaws)
    }

    /// Drops what is said of a place that the tree itself says is wrong, but for what says it
    /// better.
    fn leave_to_the_tree(&mut self) {
        let faults = self.doc.faults();
        if faults.is_empty() {
            return;
        }
        self.flaws.retain(|flaw| {
            let before_end = faults.partition_point(|it| it.range.start() < flaw.at.end());
            let last = faults[..before_end].last();
            let meets = last.is_some_and(|it| it.range.end() > flaw.at.start());
            !meets
                || matches!(
                    flaw.kind,
                    FlawKind::InvalidValue(Problem::OpensBlockScalar { .. })
                )
        });
    }

    /// Whether a piece of text that could not be read holds this word, which it may define.
    fn is_lost(&mut self, word: &str) -> bool {
        if self.doc.faults().is_empty() {
            return false;
        }
        let doc = self.doc;
        self.lost
            .get_or_insert_with(|| lost_words(doc))
            .contains(word)
    }

    /// Whether the form of the text is at fault in a node or on the line before or after it,
    /// so that what is missing there may only be lost.
    fn is_broken(&self, node: Node<'d>) -> bool {
        let faults = self.doc.faults();
        if faults.is_empty() || node.is_broken() {
            return !faults.is_empty();
        }
        let (start, end) = around(self.doc.source(), node.range());
        let before_end = faults.partition_point(|it| usize::from(it.range.start()) <= end);
        let last = faults[..before_end].last();
        last.is_some_and(|it| usize::from(it.range.end()) >= start)
    }
}

/// A place with the line before it and the line after it.
fn around(source: &str, range: TextRange) -> (usize, usize) {
    let (start, end) = (usize::from(range.start()), usize::from(range.end()));
    let before = source.get(..start).unwrap_or_default();
    let rest = source.get(end..).unwrap_or_default();
    let line: usize = before
        .split_inclusive('\n')
        .rev()
        .take(2)
        .map(str::len)
        .sum();
    let next: usize = rest.split_inclusive('\n').take(2).map(str::len).sum();
    (start - line, end + next)
}

const fn section_of(key: BriefKey) -> Option<Section> {
    match key {
        BriefKey::Parties => Some(Section::Parties),
        BriefKey::Evidence => Some(Section::Evidence),
        BriefKey::Facts => Some(Section::Facts),
        BriefKey::Circumstances => Some(Section::Circumstances),
        _ => None,
    }
}

/// The words in the pieces of the text that could not be read.
fn lost_words(doc: &Document) -> FxHashSet<&str> {
    let mut words = FxHashSet::default();
    let mut open: Vec<_> = doc.root().into_iter().collect();
    while let Some(node) = open.pop() {
        if node.kind() == NodeKind::Error {
            let part = |it: char| !(it.is_alphanumeric() || it == '-' || it == '_');
            words.extend(node.text().split(part).filter(|it| !it.is_empty()));
        }
        open.extend(node.children());
    }
    words
}

/// A value that aliases repeat has its flaws once, and one that also stands in its own place
/// has them there.
fn once_each(flaws: &mut Vec<Flaw>) {
    if flaws.iter().all(|it| it.via_alias.is_none()) {
        return;
    }
    let mut kept: Vec<Flaw> = Vec::with_capacity(flaws.len());
    for flaw in flaws.drain(..) {
        let here = kept
            .iter_mut()
            .rev()
            .take(MANY_FLAWS)
            .take_while(|it| it.at == flaw.at);
        match here.into_iter().find(|it| it.kind == flaw.kind) {
            Some(same) if flaw.via_alias.is_none() => same.via_alias = None,
            Some(_) => {}
            None => kept.push(flaw),
        }
    }
    *flaws = kept;
}

/// More flaws than one place can have.
const MANY_FLAWS: usize = 32;

#[cfg(test)]
mod tests;

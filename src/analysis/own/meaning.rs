//! What the words of a person's own files mean: found once for hovers, definitions and colours.

use super::OwnFile;
use super::place::{Due, Sort, Table, kinds_of, top, words_of};
use crate::brief::Named;
use crate::cite::Cite;
use crate::rules::{self, Rule};
use crate::schema::{ElementId, FieldId, GroundId, KindId, Offence, OffenceId, ReadingId, Schemas};
use crate::text::{TextRange, TextSize};
use crate::yaml::{Node, Style};

/// A word and what it means.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// The word, without quotes.
    pub range: TextRange,
    /// What it means.
    pub sense: Sense,
    /// Whether it defines what it names.
    pub defines: bool,
}

/// What a word means.
#[derive(Clone, Debug)]
pub enum Sense {
    /// An offence.
    Offence(OffenceId),
    /// A ground.
    Ground(OffenceId, GroundId),
    /// An element.
    Element(OffenceId, ElementId),
    /// A kind of fact.
    Kind(KindId),
    /// A field of a kind of fact.
    Field(KindId, FieldId),
    /// A word of such a field, with what it means in both languages.
    Value(crate::text::Bilingual),
    /// A provision.
    Cite(Cite),
    /// A reading.
    Reading(ReadingId),
    /// A choice of a reading.
    Choice(ReadingId, u16),
    /// A rule.
    Rule(&'static Rule),
    /// A key of the language.
    Key(&'static Named),
    /// A fixed word of the language.
    Word(&'static Named),
}

impl OwnFile {
    /// What its words mean, in the order of the text.
    pub fn meanings(&self) -> Vec<Meaning> {
        let mut walk = Walk {
            law: &self.law,
            offence: self.offence(),
            acc: Vec::new(),
        };
        if let Some(root) = self.doc.root() {
            walk.node(root, &top(self.kind, root));
        }
        let mut res = walk.acc;
        res.sort_by_key(|it| (it.range.start(), it.range.end()));
        res
    }

    /// What the word at a place means.
    pub fn meaning_at(&self, at: TextSize) -> Option<Meaning> {
        let all = self.meanings();
        let holds = all.iter().filter(|it| it.range.contains_inclusive(at));
        holds
            .min_by_key(|it| (it.range.len(), it.range.start() > at))
            .cloned()
    }

    /// The offence that the file is about.
    pub fn offence(&self) -> Option<OffenceId> {
        let root = self.doc.root()?;
        let id = ["offence", "amends", "examples"]
            .iter()
            .find_map(|it| root.get(it)?.value.value())?;
        self.law.offence_ids.get(id).copied()
    }

    /// What may stand in a node, and in the mapping that it is.
    pub fn due(&self, node: Node<'_>) -> Due {
        let Some(parent) = node.parent() else {
            return top(self.kind, node);
        };
        let outer = self.due(parent);
        let Some(entry) = node.entry().filter(|_| parent.is_mapping()) else {
            return refined(outer, node, &self.law);
        };
        let key = entry.key_text().unwrap_or_default();
        step(&outer.table, key, parent, node, &self.law, self.offence())
    }
}

struct Walk<'a> {
    law: &'a Schemas,
    offence: Option<OffenceId>,
    acc: Vec<Meaning>,
}

impl Walk<'_> {
    fn node(&mut self, node: Node<'_>, due: &Due) {
        if node.is_sequence() {
            for item in node.items() {
                self.node(item, &refined(due.clone(), item, self.law));
            }
            return;
        }
        for entry in node.entries() {
            let Some(key) = entry.key_text() else {
                continue;
            };
            match due.table.keys().iter().find(|it| it.word == key) {
                Some(known) => self.add(text_range(entry.key), Sense::Key(known), false),
                None => {
                    let sort = due.table.names();
                    self.word(entry.key, sort.as_ref(), due.table.defines());
                }
            }
            let value = entry.value;
            let due = step(&due.table, key, node, value, self.law, self.offence);
            self.node(value, &due);
        }
        if node.scalar().is_some() {
            let defines = matches!(due.word, Some(Sort::Offence))
                && node
                    .entry()
                    .is_some_and(|it| it.key_text() == Some("offence"));
            self.word(node, due.word.as_ref(), defines);
        }
    }

    fn word(&mut self, node: Node<'_>, sort: Option<&Sort>, defines: bool) {
        let (Some(text), Some(sort)) = (node.value(), sort) else {
            return;
        };
        let range = text_range(node);
        for (piece, sense) in senses(text, sort, self.law, self.offence) {
            // A value with escapes has no pieces of its own in the text.
            let plain = usize::from(range.len()) == text.len();
            let range = if plain { piece + range.start() } else { range };
            self.add(range, sense, defines);
        }
    }

    fn add(&mut self, range: TextRange, sense: Sense, defines: bool) {
        self.acc.push(Meaning {
            range,
            sense,
            defines,
        });
    }
}

/// What may stand behind a key, with the kinds of fact that its ground names.
fn step(
    table: &Table,
    key: &str,
    mapping: Node<'_>,
    value: Node<'_>,
    law: &Schemas,
    offence: Option<OffenceId>,
) -> Due {
    let due = table.value(key, mapping, law);
    let kinds = || kinds_around(mapping, law);
    let fill = |table: Table| match table {
        Table::Line(kinds) if kinds.is_empty() && !mapping.is_flow() => {
            Table::Line(kinds_of_ground(key, law, offence))
        }
        Table::Qualities(old) if old.is_empty() => Table::Qualities(kinds()),
        Table::Dates(old) if old.is_empty() => Table::Dates(kinds()),
        other => other,
    };
    let word = due.word.map(|it| match it {
        Sort::Field(old) if old.is_empty() => Sort::Field(kinds()),
        Sort::Path(old) if old.is_empty() => Sort::Path(kinds()),
        other => other,
    });
    refined(
        Due {
            table: fill(due.table),
            word,
        },
        value,
        law,
    )
}

/// The kinds of fact of the ground that a mapping is, or stands in.
fn kinds_around(mapping: Node<'_>, law: &Schemas) -> Vec<KindId> {
    let around = std::iter::successors(Some(mapping), Node::parent);
    let found = around.map(|it| kinds_of(it, law)).find(|it| !it.is_empty());
    found.unwrap_or_default()
}

/// The kinds of fact that fit the ground of a line.
fn kinds_of_ground(id: &str, law: &Schemas, offence: Option<OffenceId>) -> Vec<KindId> {
    let ground = offence.and_then(|it| law[it].ground(id));
    ground.map_or_else(Vec::new, |it| it.fits.iter().map(|it| it.kind).collect())
}

/// A ground knows its kinds of fact.
fn refined(due: Due, node: Node<'_>, law: &Schemas) -> Due {
    let table = match due.table {
        Table::Ground(_) if node.is_mapping() => Table::Ground(kinds_around(node, law)),
        other => other,
    };
    Due { table, ..due }
}

/// The bytes of a scalar without its quotes.
fn text_range(node: Node<'_>) -> TextRange {
    let range = node.range();
    let quoted = |it: Style| matches!(it, Style::SingleQuoted | Style::DoubleQuoted);
    let mark = TextSize::of('"');
    match node.scalar() {
        Some(it) if quoted(it.style) && u32::from(range.len()) > 2 => {
            TextRange::new(range.start() + mark, range.end() - mark)
        }
        _ => range,
    }
}

/// What a word means as what is due, piece by piece.
fn senses(
    text: &str,
    sort: &Sort,
    law: &Schemas,
    offence: Option<OffenceId>,
) -> Vec<(TextRange, Sense)> {
    let whole = TextRange::up_to(TextSize::of(text));
    let own = || offence.map(|it| (it, &law[it]));
    let found = match sort {
        Sort::Measure => return measure(text, law),
        Sort::Path(kinds) => return path(text, kinds, law),
        Sort::Offence => law.offence_ids.get(text).map(|it| Sense::Offence(*it)),
        Sort::Ground => {
            own().and_then(|(id, it)| Some(Sense::Ground(id, *it.ground_ids.get(text)?)))
        }
        Sort::Element => own().and_then(|(id, it)| Some(Sense::Element(id, element(it, text)?))),
        Sort::Kind => law.kind_ids.get(text).map(|it| Sense::Kind(*it)),
        Sort::Field(kinds) => field(kinds, text, law),
        Sort::WordOf(kinds, field) => words_of(kinds, field, law)
            .iter()
            .find(|it| *it.id == *text)
            .map(|it| Sense::Value(it.title.clone())),
        Sort::Cite | Sort::Instrument => law.cite_of(text).map(Sense::Cite),
        Sort::Reading => law.reading_ids.get(text).map(|it| Sense::Reading(*it)),
        Sort::Choice(reading) => law
            .reading_ids
            .get(&**reading)
            .and_then(|it| Some(Sense::Choice(*it, law[*it].choice(text)?))),
        Sort::Rule => rules::find(text).map(Sense::Rule),
        Sort::Fixed(words) => words.iter().find(|it| it.word == text).map(Sense::Word),
    };
    found.into_iter().map(|it| (whole, it)).collect()
}

fn element(offence: &Offence, id: &str) -> Option<ElementId> {
    let at = offence.elements.iter().position(|it| *it.id == *id)?;
    u16::try_from(at).ok().map(ElementId)
}

fn field(kinds: &[KindId], key: &str, law: &Schemas) -> Option<Sense> {
    kinds
        .iter()
        .find_map(|it| Some(Sense::Field(*it, law[*it].field_id(key)?)))
}

/// `kind` or `kind.field`.
fn measure(text: &str, law: &Schemas) -> Vec<(TextRange, Sense)> {
    let (kind, rest) = text
        .split_once('.')
        .map_or((text, None), |it| (it.0, Some(it.1)));
    let Some(&id) = law.kind_ids.get(kind) else {
        return Vec::new();
    };
    let head = TextRange::up_to(TextSize::of(kind));
    let mut res = vec![(head, Sense::Kind(id))];
    if let Some(rest) = rest {
        let at = TextRange::at(head.end() + TextSize::of('.'), TextSize::of(rest));
        res.extend(law[id].field_id(rest).map(|it| (at, Sense::Field(id, it))));
    }
    res
}

/// `field`, or `reference.field`.
fn path(text: &str, kinds: &[KindId], law: &Schemas) -> Vec<(TextRange, Sense)> {
    let (first, rest) = text
        .split_once('.')
        .map_or((text, None), |it| (it.0, Some(it.1)));
    let head = TextRange::up_to(TextSize::of(first));
    let mut res: Vec<(TextRange, Sense)> = field(kinds, first, law)
        .map(|it| (head, it))
        .into_iter()
        .collect();
    if let (Some(rest), Some((_, Sense::Field(kind, id)))) = (rest, res.first()) {
        let of = match &law[*kind][*id].kind {
            crate::schema::FieldKind::Facts(Some(of)) => law.kind_ids.get(of).copied(),
            _ => None,
        };
        let at = TextRange::at(head.end() + TextSize::of('.'), TextSize::of(rest));
        let found = of.and_then(|it| field(&[it], rest, law));
        res.extend(found.map(|it| (at, it)));
    }
    res
}

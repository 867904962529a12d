//! The entries of a mapping, one after the other: known keys, unknown keys, keys that repeat, keys that are missing.

use rustc_hash::FxHashMap;

use super::Lower;
use super::torn::{Joined, is_plain};
use crate::brief::flaw::{Due, FlawKind, Found};
use crate::brief::keys::Table;
use crate::brief::word::Word;
use crate::text::TextRange;
use crate::yaml::{Children, Node, NodeKind};

/// An entry of a mapping whose key can be read.
pub(super) struct Field<'d> {
    pub key: Node<'d>,
    pub name: &'d str,
    /// The value, aliases followed.
    pub value: Node<'d>,
    /// The value as it was meant, where a comma parted it.
    pub joined: Option<Joined<'d>>,
    /// The value before this entry.
    before: Option<Node<'d>>,
}

/// The entries that are still to be read.
pub(super) struct Fields<'d> {
    pub node: Node<'d>,
    rest: Children<'d>,
    is_flow: bool,
    /// Something here could not be read, so that what seems to be missing may be lost.
    torn: bool,
    /// The value read last.
    before: Option<Node<'d>>,
    /// Where each key stands first, once that is asked for.
    firsts: Option<FxHashMap<&'d str, TextRange>>,
    /// The keys that unknown keys here were taken for.
    meant: Vec<Box<str>>,
}

impl<'d> Fields<'d> {
    fn new(node: Node<'d>) -> Self {
        let (rest, is_flow) = (node.children(), node.is_flow());
        Self {
            node,
            rest,
            is_flow,
            torn: false,
            before: None,
            firsts: None,
            meant: Vec::new(),
        }
    }

    /// In a flow mapping, the next key if nothing at all is written after it.
    pub fn bare_key(&self) -> Option<Node<'d>> {
        let mut ahead = self.is_flow.then(|| self.rest.clone())?;
        let (key, value) = (ahead.next()?, ahead.next()?);
        let is_bare = value.is_null() && value.range().is_empty();
        (is_bare && is_plain(key)).then_some(key)
    }

    /// Passes over an entry.
    pub fn skip(&mut self) {
        self.rest.next();
        self.rest.next();
    }

    /// Where a key stands first.
    fn first(&mut self, name: &str) -> Option<TextRange> {
        let node = self.node;
        let firsts = self.firsts.get_or_insert_with(|| {
            let mut firsts = FxHashMap::default();
            for entry in node.entries() {
                if let Some(name) = entry.key_text() {
                    firsts.entry(name).or_insert(entry.key.range());
                }
            }
            firsts
        });
        firsts.get(name).copied()
    }
}

/// Which keys of a table have been read.
#[derive(Default)]
pub(super) struct Seen(u64);

impl Seen {
    /// Notes a key; whether it is the first of its name.
    pub fn first(&mut self, nth: usize) -> bool {
        let bit = 1_u64.checked_shl(nth as u32).unwrap_or_default();
        let first = self.0 & bit == 0;
        self.0 |= bit;
        first
    }

    fn has(&self, nth: usize) -> bool {
        self.0.checked_shr(nth as u32).unwrap_or_default() & 1 == 1
    }
}

impl<'d> Lower<'d> {
    /// The entries of a mapping; none of nothing; `None` of what is no mapping.
    pub fn fields(&mut self, node: Node<'d>, due: Due) -> Option<Fields<'d>> {
        match node.kind() {
            NodeKind::Mapping | NodeKind::Null => Some(Fields::new(node)),
            NodeKind::Sequence | NodeKind::Scalar => {
                self.wrong_type(node, due);
                None
            }
            NodeKind::Alias | NodeKind::Error => None,
        }
    }

    /// Says that something else is due here.
    pub fn wrong_type(&mut self, node: Node<'d>, due: Due) {
        let found = match node.kind() {
            NodeKind::Mapping => Found::Mapping,
            NodeKind::Sequence => Found::List,
            NodeKind::Scalar => Found::Value,
            NodeKind::Null => Found::Nothing,
            NodeKind::Alias | NodeKind::Error => return,
        };
        self.flaw(node, first_line(node), FlawKind::WrongType { due, found });
        self.unread(node);
    }

    /// The next entry whose key can be read.
    pub fn next(&mut self, fields: &mut Fields<'d>) -> Option<Field<'d>> {
        loop {
            let (key, mut value) = (fields.rest.next()?, fields.rest.next()?);
            let Some(name) = self.key_name(fields, key) else {
                continue;
            };
            match value.kind() {
                NodeKind::Error => fields.torn = true,
                NodeKind::Alias => match value.resolve() {
                    Some(target) => value = target,
                    None => fields.torn = true,
                },
                _ => {}
            }
            let before = fields.before.replace(value);
            let joined = self.joined(fields, value);
            return Some(Field {
                key,
                name,
                value,
                joined,
                before,
            });
        }
    }

    fn key_name(&mut self, fields: &mut Fields<'d>, key: Node<'d>) -> Option<&'d str> {
        match key.kind() {
            NodeKind::Scalar => match key.value() {
                // The tree says that it is not merged; what it would bring is not missing.
                Some("<<") => fields.torn = true,
                name => return name,
            },
            NodeKind::Null => return Some(key.text()),
            NodeKind::Mapping | NodeKind::Sequence => self.wrong_type(key, Due::Value),
            NodeKind::Alias => match key.resolve() {
                Some(target) if target.kind() == NodeKind::Scalar => return target.value(),
                _ => fields.torn = true,
            },
            NodeKind::Error => fields.torn = true,
        }
        None
    }

    /// Which key of its table an entry is: `None`, with a flaw, when the format does not know
    /// it, when it stands here for the second time, or when it needs a value and has none.
    pub fn key<W: Word>(
        &mut self,
        seen: &mut Seen,
        fields: &mut Fields<'d>,
        field: &Field<'d>,
        table: Table,
    ) -> Option<W> {
        match W::of(field.name) {
            Some(key) => self
                .is_first(seen.first(key.nth()), fields, field, table)
                .then_some(key),
            None => {
                self.unknown_key(fields, field, table);
                None
            }
        }
    }

    /// Whether a known key is to be read: not for the second time, and not without a value
    /// that it needs.
    pub fn is_first(
        &mut self,
        first: bool,
        fields: &mut Fields<'d>,
        field: &Field<'d>,
        table: Table,
    ) -> bool {
        if !first {
            self.again(fields, field);
            return false;
        }
        if !field.value.is_null() {
            return true;
        }
        let Some(&key) = table.required().iter().find(|it| **it == field.name) else {
            return true;
        };
        let missing = FlawKind::MissingKey {
            table,
            key,
            empty: true,
        };
        self.flaw(field.key, field.key.range(), missing);
        false
    }

    /// Says that a key repeats one of its mapping, if it does.
    pub fn again(&mut self, fields: &mut Fields<'d>, field: &Field<'d>) -> bool {
        let at = field.key.range();
        let Some(first) = fields.first(field.name).filter(|it| *it != at) else {
            return false;
        };
        self.flaw(field.key, at, FlawKind::DuplicateKey { first });
        self.unread(field.value);
        true
    }

    /// Says that the format does not know a key here.
    pub fn unknown_key(&mut self, fields: &mut Fields<'d>, field: &Field<'d>, table: Table) {
        if self.again(fields, field) {
            return;
        }
        // A key that stands here already, or that another was taken for, is not meant.
        let is_free = |fields: &mut Fields<'d>, it: &str| {
            fields.first(it).is_none() && !fields.meant.iter().any(|meant| **meant == *it)
        };
        let known: Vec<&str> = table
            .known(self.schemas)
            .filter(|it| is_free(fields, it))
            .collect();
        let close: Option<Box<str>> = self
            .guess
            .close(field.name, known.iter().copied())
            .map(Into::into);
        fields.meant.extend(close.clone());
        let after_comma = field.value.is_null() && field.value.range().is_empty();
        let before = field
            .before
            .filter(|it| fields.is_flow && after_comma && is_plain(*it));
        let torn = before.map(|it| it.range().cover(field.key.range()));
        let kind = FlawKind::UnknownKey { table, close, torn };
        self.flaw(field.key, field.key.range(), kind);
        self.unread(field.value);
    }

    /// Says which required keys are not there.
    pub fn missing(
        &mut self,
        fields: &Fields<'d>,
        seen: &Seen,
        table: Table,
        node: Node<'d>,
        at: TextRange,
    ) {
        for &key in table.required() {
            let nth = table.keys().iter().position(|it| it.word == key);
            if nth.is_some_and(|it| seen.has(it)) || fields.torn || self.is_broken(fields.node) {
                continue;
            }
            self.flaw(
                node,
                at,
                FlawKind::MissingKey {
                    table,
                    key,
                    empty: false,
                },
            );
        }
    }

    /// Looks for keys that repeat in what is not read any further.
    pub fn unread(&mut self, node: Node<'d>) {
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            let mut firsts = FxHashMap::default();
            for entry in node.entries() {
                let (Some(name), at) = (entry.key_text(), entry.key.range()) else {
                    continue;
                };
                let first = *firsts.entry(name).or_insert(at);
                if first != at {
                    self.flaw(entry.key, at, FlawKind::DuplicateKey { first });
                }
            }
            open.extend(
                node.children()
                    .filter(|it| it.is_mapping() || it.is_sequence()),
            );
        }
    }
}

/// The first line of a node, without a comment behind its first entry.
fn first_line(node: Node<'_>) -> TextRange {
    let first = node.text().lines().next().unwrap_or_default().trim_end();
    let start = node.range().start();
    let line = TextRange::at(start, first.len().try_into().unwrap_or_default());
    let ends = node.children().map(|it| it.range().end());
    let last = ends.take_while(|it| *it <= line.end()).last();
    match last.filter(|_| !node.is_flow() && first.contains(" #")) {
        Some(end) => TextRange::new(start, end),
        None => line,
    }
}

//! A mapping of known keys, which a later file can overlay key by key.

use rustc_hash::FxHashMap;

use super::fault::{FaultKind, Log, Shape, Site};
use super::read::{Val, Word};
use crate::cite::Origin;
use crate::yaml::{Entry, NodeKind};

/// The known keys of a mapping and their values, in the order of the text.
#[derive(Clone, Debug)]
pub(crate) struct Sheet<'d> {
    /// The place to report what is missing: the name of the thing, or its first key.
    pub(crate) at: Site,
    slots: Vec<Slot<'d>>,
    /// Something other than a mapping stands here, which is reported; what it lacks is not.
    broken: bool,
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot<'d> {
    pub(crate) key: &'static str,
    /// The key's place.
    pub(crate) at: Site,
    pub(crate) value: Val<'d>,
}

impl<'d> Sheet<'d> {
    /// Reads a mapping whose keys are all among `known`; others are reported and left out.
    pub(crate) fn read(log: &mut Log, val: Val<'d>, known: &'static [&'static str]) -> Self {
        let broken = !val.node.is_mapping() && !val.node.is_null();
        let mut res = Self {
            at: start(val),
            slots: Vec::new(),
            broken,
        };
        for (key, value) in entries(log, val, false) {
            match known.iter().find(|it| **it == key.text) {
                Some(name) => res.slots.push(Slot {
                    key: name,
                    at: key.site,
                    value,
                }),
                None => log.add(
                    key,
                    FaultKind::UnknownKey {
                        key: key.text.into(),
                        known,
                    },
                ),
            }
        }
        res
    }

    /// The entries of a mapping whose keys are among `known`, leaving others aside.
    pub(crate) fn some(
        val: Val<'d>,
        entries: &[(Word<'d>, Val<'d>)],
        known: &'static [&'static str],
    ) -> Self {
        let mut res = Self {
            at: start(val),
            slots: Vec::new(),
            broken: false,
        };
        for (key, value) in entries {
            if let Some(name) = known.iter().find(|it| **it == key.text) {
                res.slots.push(Slot {
                    key: name,
                    at: key.site,
                    value: *value,
                });
            }
        }
        res
    }

    /// The same, reporting what is missing at the name of the thing.
    pub(crate) fn named(self, name: Word<'_>) -> Self {
        Self {
            at: name.site,
            ..self
        }
    }

    pub(crate) fn slots(&self) -> impl Iterator<Item = &Slot<'d>> {
        self.slots.iter()
    }

    pub(crate) fn slot(&self, key: &str) -> Option<&Slot<'d>> {
        self.slots.iter().find(|it| it.key == key)
    }

    /// The value of a key, if anything is written there.
    pub(crate) fn get(&self, key: &str) -> Option<Val<'d>> {
        self.slot(key)
            .map(|it| it.value)
            .filter(|it| !it.node.is_null())
    }

    /// The value of a key that must be there; reports one that is not.
    pub(crate) fn required(&self, log: &mut Log, key: &'static str) -> Option<Val<'d>> {
        let res = self.get(key);
        if res.is_none() {
            self.missing(log, key, FaultKind::MissingKey(key.into()));
        }
        res
    }

    /// Reports that a key is missing, at its own place when it holds nothing.
    pub(crate) fn missing(&self, log: &mut Log, key: &str, kind: FaultKind) {
        let slot = self.slot(key);
        let unread = slot.is_some_and(|it| it.value.is_broken());
        if !self.broken && !unread {
            log.add(slot.map_or(self.at, |it| it.at), kind);
        }
    }

    pub(crate) fn remove(&mut self, drop: impl Fn(&Slot<'d>) -> bool) {
        self.slots.retain(|it| !drop(it));
    }

    /// Lays another sheet over this one, key by key. A key with nothing takes the key away.
    pub(crate) fn overlay(&mut self, other: &Self) {
        for slot in &other.slots {
            let old = self.slots.iter().position(|it| it.key == slot.key);
            match old {
                Some(at) if slot.value.node.is_null() => {
                    self.slots.remove(at);
                }
                Some(at) => self.slots[at] = *slot,
                None => self.slots.push(*slot),
            }
        }
    }
}

/// A mapping is pointed at by its first line.
fn start(val: Val<'_>) -> Site {
    let first = val.node.entries().next().map(|it| it.key.range());
    let range = first
        .filter(|_| !val.node.is_flow())
        .unwrap_or(val.node.range());
    Site {
        origin: Origin {
            file: val.file,
            range,
        },
        ..Site::from(val)
    }
}

/// The entries of a mapping with readable keys, each key once: the first one stands, a
/// second is reported, as a ground where `grounds` says so.
pub(crate) fn entries<'d>(log: &mut Log, val: Val<'d>, grounds: bool) -> Vec<(Word<'d>, Val<'d>)> {
    if !val.node.is_mapping() {
        if !val.node.is_null() {
            val.wrong_type(log, Shape::Mapping);
        }
        return Vec::new();
    }
    let mut res: Vec<(Word<'d>, Val<'d>)> = Vec::new();
    let mut seen = Seen::default();
    for entry in val.node.entries() {
        let Some(key) = key(log, val, &entry) else {
            continue;
        };
        if let Some(first) = seen.first(&key, &res) {
            let kind = match grounds {
                true => FaultKind::DuplicateGround(key.text.into()),
                false => FaultKind::DuplicateKey(key.text.into()),
            };
            log.add_with(key, first, kind);
            continue;
        }
        res.push((key, val.with(entry.value)));
    }
    res
}

/// The key as a word: numbers and words of any style. A collection cannot be a key here.
fn key<'d>(log: &mut Log, val: Val<'d>, entry: &Entry<'d>) -> Option<Word<'d>> {
    let key = val.with(entry.key);
    match key.node.kind() {
        NodeKind::Scalar => key.scalar(),
        NodeKind::Error => None,
        _ => {
            key.wrong_type(log, Shape::Scalar);
            None
        }
    }
}

/// Finds a key that stood before: by looking, and by hash once there are many.
#[derive(Default)]
struct Seen<'d> {
    by_hash: FxHashMap<&'d str, Origin>,
}

impl<'d> Seen<'d> {
    fn first(&mut self, key: &Word<'d>, before: &[(Word<'d>, Val<'d>)]) -> Option<Origin> {
        const FEW: usize = 32;
        if before.len() < FEW {
            let first = before.iter().find(|it| it.0.text == key.text);
            return first.map(|it| it.0.origin());
        }
        if self.by_hash.is_empty() {
            self.by_hash
                .extend(before.iter().map(|it| (it.0.text, it.0.origin())));
        }
        match self.by_hash.entry(key.text) {
            std::collections::hash_map::Entry::Occupied(old) => Some(*old.get()),
            std::collections::hash_map::Entry::Vacant(new) => {
                new.insert(key.origin());
                None
            }
        }
    }
}

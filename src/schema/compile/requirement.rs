//! The requirement of an offence: a tree of grounds in which every element has a name.

use super::super::GroundId;
use super::super::fault::{FaultKind, Invalid, Log, Named, Shape, Site, Unreachable};
use super::super::layers::Draft;
use super::super::read::{Val, Word};
use super::super::sheet::{Sheet, entries};
use super::words::unknown;

/// A requirement deeper than this is a mistake.
const DEEPEST: usize = 32;

/// A requirement as it is written.
pub(super) enum Tree<'d> {
    Ground(GroundId, Word<'d>),
    /// `all-of`; whether its children have names.
    All(Vec<Branch<'d>>, bool),
    Any(Vec<Branch<'d>>),
}

/// A child, with the name that a mapping gives it.
pub(super) struct Branch<'d> {
    pub(super) name: Option<Word<'d>>,
    pub(super) tree: Tree<'d>,
}

impl<'d> Tree<'d> {
    /// What can never be met. It stands for what could not be read, so that a slip in the
    /// file does not make the offence easier to commit.
    pub(super) const fn never() -> Self {
        Self::Any(Vec::new())
    }

    pub(super) fn read(log: &mut Log, draft: &Draft<'d>, val: Val<'d>, depth: usize) -> Self {
        if depth > DEEPEST {
            log.add(val, FaultKind::Invalid(Invalid::TooDeep));
            return Self::never();
        }
        if let Some(word) = val.scalar() {
            let ground = known_ground(log, draft, word);
            return ground.map_or_else(Self::never, |it| Self::Ground(it, word));
        }
        if !val.node.is_mapping() {
            val.wrong_type(log, Shape::Requirement);
            return Self::never();
        }
        let sheet = Sheet::read(log, val, &["all-of", "any-of"]);
        let mut slots = sheet.slots();
        let Some(slot) = slots.next() else {
            val.wrong_type(log, Shape::Requirement);
            return Self::never();
        };
        if let Some(second) = slots.next() {
            log.add(second.at, FaultKind::Invalid(Invalid::SecondTest(slot.key)));
        }
        let named = slot.value.node.is_mapping();
        let branches = branches(log, draft, slot.value, slot.at, depth + 1);
        match slot.key {
            "all-of" if branches.is_empty() => Self::never(),
            "all-of" => Self::All(branches, named),
            _ => Self::Any(branches),
        }
    }

    fn branches(&self) -> &[Branch<'d>] {
        match self {
            Self::Ground(..) => &[],
            Self::All(list, _) | Self::Any(list) => list,
        }
    }

    fn branches_mut(&mut self) -> &mut [Branch<'d>] {
        match self {
            Self::Ground(..) => &mut [],
            Self::All(list, _) | Self::Any(list) => list,
        }
    }

    /// Whether it holds elements by name.
    pub(super) fn names_elements(&self) -> bool {
        matches!(self, Self::All(_, true))
            || self.branches().iter().any(|it| it.tree.names_elements())
    }

    /// Adds another way to meet whatever goes by this name; how often the name was found.
    pub(super) fn add(&mut self, name: &str, ground: GroundId, word: Word<'d>) -> usize {
        let mut found = 0;
        for branch in self.branches_mut() {
            if branch.name.is_some_and(|it| it.text == name) {
                branch.tree.or(ground, word);
                found += 1;
            }
            found += branch.tree.add(name, ground, word);
        }
        found
    }

    fn or(&mut self, ground: GroundId, word: Word<'d>) {
        let more = Branch {
            name: None,
            tree: Self::Ground(ground, word),
        };
        match self {
            Self::Any(list) => list.push(more),
            other => {
                let old = std::mem::replace(other, Self::never());
                *other = Self::Any(vec![
                    Branch {
                        name: None,
                        tree: old,
                    },
                    more,
                ]);
            }
        }
    }

    /// Every ground in it, in order.
    pub(super) fn grounds(&self, out: &mut Vec<GroundId>) {
        if let Self::Ground(id, _) = self {
            out.push(*id);
        }
        for branch in self.branches() {
            branch.tree.grounds(out);
        }
    }

    /// Every name in it.
    pub(super) fn names(&self, out: &mut Vec<&'d str>) {
        for branch in self.branches() {
            out.extend(branch.name.map(|it| it.text));
            branch.tree.names(out);
        }
    }
}

pub(super) fn known_ground(log: &mut Log, draft: &Draft<'_>, word: Word<'_>) -> Option<GroundId> {
    let res = draft.ground_ids.get(word.text);
    if res.is_none() {
        let known = draft.grounds.iter().map(|it| it.id.text);
        unknown(log, Named::Ground, word, known);
    }
    res.and_then(|it| u16::try_from(*it).ok()).map(GroundId)
}

/// A mapping gives its children names; a list does not.
fn branches<'d>(
    log: &mut Log,
    draft: &Draft<'d>,
    val: Val<'d>,
    at: Site,
    depth: usize,
) -> Vec<Branch<'d>> {
    let res: Vec<_> = if val.node.is_sequence() {
        let items = val.items();
        items
            .map(|it| Branch {
                name: None,
                tree: Tree::read(log, draft, it, depth),
            })
            .collect()
    } else {
        let named = entries(log, val, false).into_iter();
        let named = named
            .filter(|(name, _)| name.id(log).is_some())
            .collect::<Vec<_>>();
        let read = |(name, val)| Branch {
            name: Some(name),
            tree: Tree::read(log, draft, val, depth),
        };
        named.into_iter().map(read).collect()
    };
    if res.is_empty() && !val.is_broken() {
        let ground = draft.id.text.into();
        log.add(
            at,
            FaultKind::Unreachable {
                ground,
                why: Unreachable::NoParts,
            },
        );
    }
    listed_twice(log, &res);
    res
}

fn listed_twice(log: &mut Log, branches: &[Branch<'_>]) {
    let mut seen = rustc_hash::FxHashMap::default();
    for branch in branches {
        let Tree::Ground(id, word) = &branch.tree else {
            continue;
        };
        if let Some(first) = seen.insert(*id, word.origin()) {
            log.add_with(*word, first, FaultKind::DuplicateGround(word.text.into()));
        }
    }
}

//! From the requirement as it is written to the compiled one, in which every element is known.

use super::super::read::Word;
use super::super::{ElementId, GroundId, Part, Requirement};
use super::offence::Names;
use super::requirement::{Branch, Tree};
use crate::cite::Origin;

/// The elements that a tree names, as they are found.
#[derive(Default)]
pub(super) struct Elements {
    pub(super) list: Vec<Found>,
}

/// An element before its title is known.
pub(super) struct Found {
    pub(super) id: Box<str>,
    pub(super) origin: Origin,
    pub(super) grounds: Vec<GroundId>,
}

impl Elements {
    fn intern(&mut self, id: &str, origin: Origin, tree: &Tree<'_>) -> ElementId {
        let old = self.list.iter().position(|it| &*it.id == id);
        let at = old.unwrap_or_else(|| {
            self.list.push(Found {
                id: id.into(),
                origin,
                grounds: Vec::new(),
            });
            self.list.len() - 1
        });
        let mut grounds = Vec::new();
        tree.grounds(&mut grounds);
        let known = &mut self.list[at].grounds;
        for ground in grounds {
            if !known.contains(&ground) {
                known.push(ground);
            }
        }
        ElementId(u16::try_from(at).unwrap_or(u16::MAX))
    }
}

/// Turns a tree into the compiled requirement, finding its elements on the way.
pub(super) struct Shaper<'a, 'd> {
    pub(super) elements: Elements,
    pub(super) names: &'a Names<'d>,
    pub(super) offence: Word<'d>,
}

impl<'d> Shaper<'_, 'd> {
    pub(super) fn whole(&mut self, tree: &Tree<'d>) -> Requirement {
        let part = self.part(None, tree, false, false);
        match part {
            Part {
                element: None,
                requires,
                ..
            } => requires,
            part => Requirement::AllOf(vec![part]),
        }
    }

    /// A tier asks for more than the offence. What only a tier asks for is an element of the
    /// tier's name.
    pub(super) fn tier(&mut self, id: Word<'d>, tree: &Tree<'d>) -> Requirement {
        self.elements.intern(id.text, id.origin(), tree);
        self.part(None, tree, false, true).requires
    }

    /// `of_all`: the parent is an all-of with names. `inside`: an element holds this part.
    fn part(
        &mut self,
        name: Option<Word<'d>>,
        tree: &Tree<'d>,
        of_all: bool,
        inside: bool,
    ) -> Part {
        let element = (!inside && self.is_element(tree, of_all)).then(|| {
            let (id, origin) = self.element_id(name, tree);
            self.elements.intern(&id, origin, tree)
        });
        let inside = inside || element.is_some();
        let below = |this: &mut Self, list: &[Branch<'d>], of_all| {
            list.iter()
                .map(|it| this.part(it.name, &it.tree, of_all, inside))
                .collect()
        };
        let requires = match tree {
            Tree::Ground(id, _) => Requirement::Ground(*id),
            Tree::All(list, named) => Requirement::AllOf(below(self, list, *named)),
            Tree::Any(list) => Requirement::AnyOf(below(self, list, false)),
        };
        let title = name
            .filter(|_| element.is_none())
            .and_then(|it| self.names.title(it.text));
        Part {
            element,
            name: name.map(|it| it.text.into()),
            title,
            requires,
        }
    }

    /// A child of a named all-of is an element unless it names elements itself; so is any
    /// other part of which nothing below is one.
    fn is_element(&self, tree: &Tree<'d>, of_all: bool) -> bool {
        !tree.names_elements() && (of_all || !matches!(tree, Tree::All(..)))
    }

    /// The name that the file gives, else that of the only ground, else the offence's with a
    /// number.
    fn element_id(&self, name: Option<Word<'d>>, tree: &Tree<'d>) -> (Box<str>, Origin) {
        match (name, tree) {
            (Some(name), _) => (name.text.into(), name.origin()),
            (None, Tree::Ground(_, word)) => (word.text.into(), word.origin()),
            _ => {
                let number = self.elements.list.len() + 1;
                (format!("part-{number}").into(), self.offence.origin())
            }
        }
    }
}

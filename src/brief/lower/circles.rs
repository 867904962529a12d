//! Facts that are part of, or refer to, each other in a circle: the reference that closes it is cut.

use super::Lower;
use crate::brief::flaw::{Flaw, FlawKind, Problem};
use crate::brief::{Fact, Ref, Value};

/// A reference from a fact to a fact.
struct Edge {
    to: usize,
    place: Place,
}

/// Where a reference stands in its fact.
#[derive(Clone, Copy)]
enum Place {
    /// The n-th of `part-of`.
    PartOf(usize),
    /// In a field, the n-th.
    Field(usize, usize),
}

/// The references of all facts, one fact after the other.
#[derive(Default)]
struct Edges {
    list: Vec<Edge>,
    /// For each fact, where its references end in the list.
    ends: Vec<usize>,
}

impl Lower<'_> {
    /// Cuts every reference that closes a circle: of parts, then of facts that refer to
    /// facts, such as refusals to orders.
    pub(super) fn cut_circles(&mut self) {
        for part_of in [true, false] {
            let edges = edges(&self.brief.facts, part_of);
            for (from, place) in closing(&edges) {
                self.cut(from, place);
            }
        }
    }

    fn cut(&mut self, from: usize, place: Place) {
        let fact = &mut self.brief.facts[from];
        let node = fact.id.node;
        let Some(reference) = reference(fact, place) else {
            return;
        };
        let (at, via_alias) = (reference.range, reference.via_alias);
        let Some(to) = reference.to.take() else {
            return;
        };
        let kind = FlawKind::InvalidValue(Problem::Circle { from, to });
        self.flaws.push(Flaw {
            at,
            kind,
            node: Some(node),
            via_alias,
        });
    }
}

fn reference(fact: &mut Fact, place: Place) -> Option<&mut Ref> {
    match place {
        Place::PartOf(nth) => fact.part_of.get_mut(nth),
        Place::Field(field, nth) => match &mut fact.fields.get_mut(field)?.value {
            Value::Facts(refs) => refs.get_mut(nth),
            _ => None,
        },
    }
}

fn edges(facts: &[Fact], part_of: bool) -> Edges {
    let mut edges = Edges::default();
    for fact in facts {
        if part_of {
            edges.add(&fact.part_of, Place::PartOf);
        } else {
            for (nth, field) in fact.fields.iter().enumerate() {
                if let Value::Facts(refs) = &field.value {
                    edges.add(refs, |it| Place::Field(nth, it));
                }
            }
        }
        edges.ends.push(edges.list.len());
    }
    edges
}

impl Edges {
    fn add(&mut self, refs: &[Ref], place: impl Fn(usize) -> Place) {
        for (nth, reference) in refs.iter().enumerate() {
            if let Some(to) = reference.to {
                self.list.push(Edge {
                    to,
                    place: place(nth),
                });
            }
        }
    }

    fn start(&self, fact: usize) -> usize {
        fact.checked_sub(1).map_or(0, |it| self.ends[it])
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

/// The references that lead back to a fact from which they were reached. Each reference is
/// followed once, in the order of the text.
fn closing(edges: &Edges) -> Vec<(usize, Place)> {
    let mut res = Vec::new();
    if edges.list.is_empty() {
        return res;
    }
    let mut state = vec![State::New; edges.ends.len()];
    // The facts on the way, each with the reference to follow next.
    let mut path: Vec<(usize, usize)> = Vec::new();
    for start in 0..edges.ends.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::OnPath;
        path.push((start, edges.start(start)));
        while let Some((fact, next)) = path.last_mut() {
            if *next == edges.ends[*fact] {
                state[*fact] = State::Done;
                path.pop();
                continue;
            }
            let edge = &edges.list[*next];
            *next += 1;
            match state[edge.to] {
                State::New => {
                    state[edge.to] = State::OnPath;
                    path.push((edge.to, edges.start(edge.to)));
                }
                State::OnPath => res.push((*fact, edge.place)),
                State::Done => {}
            }
        }
    }
    res
}

//! Ids where they are defined, and references to them.

use rustc_hash::FxHashSet;

use super::Lower;
use super::fields::Field;
use super::guess::{is_id, slug};
use super::value::Written;
use crate::brief::Ref;
use crate::brief::flaw::{Due, FlawKind, Found, Problem};
use crate::brief::names::{Section, Target};
use crate::schema::KindId;
use crate::text::{TextRange, TextSize};
use crate::yaml::{Node, NodeKind};

impl<'d> Lower<'d> {
    /// Says that an id has characters that ids do not have.
    pub fn bad_id(&mut self, section: Section, field: &Field<'d>) {
        let instead = slug(field.name);
        let is_free = is_id(&instead) && self.brief.find(section, &instead).is_none();
        let instead = is_free.then(|| instead.into());
        let bad = FlawKind::InvalidValue(Problem::BadId { instead });
        self.flaw(field.key, field.key.range(), bad);
    }

    /// The references of a field: one id or a list of ids, each once.
    pub fn refs(&mut self, node: Node<'d>, section: Section) -> Vec<Ref> {
        let mut refs = Vec::new();
        self.add_refs(node, section, &mut refs);
        once_each(&mut refs);
        refs
    }

    fn add_refs(&mut self, node: Node<'d>, section: Section, acc: &mut Vec<Ref>) {
        match node.kind() {
            NodeKind::Scalar => self.scalar_refs(node, section, acc),
            NodeKind::Sequence => {
                for item in node.items() {
                    self.item_refs(item, section, acc);
                }
            }
            NodeKind::Mapping => {
                self.wrong_type(node, Due::Ids(section));
                self.key_refs(node, section, acc);
            }
            NodeKind::Null | NodeKind::Alias | NodeKind::Error => {}
        }
    }

    /// An item of a list of ids. An alias may bring a list of its own.
    fn item_refs(&mut self, item: Node<'d>, section: Section, acc: &mut Vec<Ref>) {
        let Some(node) = item.resolve() else { return };
        match node.kind() {
            NodeKind::Scalar => self.scalar_refs(node, section, acc),
            NodeKind::Sequence if item.kind() == NodeKind::Alias => {
                for inner in node.items().filter_map(|it| it.resolve()) {
                    match inner.kind() {
                        NodeKind::Scalar => self.scalar_refs(inner, section, acc),
                        _ => self.wrong_type(inner, Due::Id(section)),
                    }
                }
            }
            NodeKind::Null if self.is_broken(node) => {}
            _ => self.wrong_type(node, Due::Id(section)),
        }
    }

    /// `{lin, wang}` where `[lin, wang]` is meant.
    fn key_refs(&mut self, node: Node<'d>, section: Section, acc: &mut Vec<Ref>) {
        if node.is_flow() && node.entries().all(|it| it.value.is_null()) {
            for entry in node
                .entries()
                .filter(|it| it.key.kind() == NodeKind::Scalar)
            {
                self.scalar_refs(entry.key, section, acc);
            }
        }
    }

    fn scalar_refs(&mut self, node: Node<'d>, section: Section, acc: &mut Vec<Ref>) {
        let written = self.written(node);
        let ix = self.brief.find(section, &written.text);
        if ix.is_none() && self.comma_refs(&written, section, acc) {
            return;
        }
        let reference = self.refer(&written, section, ix, written.at);
        if reference.to.is_none() {
            self.unknown_reference(&written, section);
        }
        acc.push(reference);
    }

    /// `lin, wang` where `[lin, wang]` is meant: every part has to be an id that is defined.
    fn comma_refs(&mut self, written: &Written<'d>, section: Section, acc: &mut Vec<Ref>) -> bool {
        const COMMAS: [char; 3] = [',', '，', '、'];
        if !written.text.contains(COMMAS) {
            return false;
        }
        let mut found = Vec::new();
        let mut offset = 0;
        for part in written.text.split_inclusive(COMMAS) {
            let id = part.trim_end_matches(COMMAS).trim();
            let Some(ix) = self.brief.find(section, id) else {
                return false;
            };
            let start = offset + part.find(id).unwrap_or_default();
            let start = TextSize::try_from(start).unwrap_or_default();
            found.push((ix, written.place(TextRange::at(start, TextSize::of(id)))));
            offset += part.len();
        }
        let (due, found_there) = (Due::Ids(section), Found::Commas);
        let kind = FlawKind::WrongType {
            due,
            found: found_there,
        };
        self.flaw(written.node, written.range, kind);
        for (ix, at) in found {
            acc.push(self.refer(written, section, Some(ix), at));
        }
        true
    }

    /// A reference that stands in the text.
    pub fn refer(
        &mut self,
        written: &Written<'d>,
        section: Section,
        to: Option<usize>,
        range: TextRange,
    ) -> Ref {
        self.brief.names.refer(section, to, range);
        Ref {
            to,
            range,
            via_alias: written.node.via_alias(),
        }
    }

    /// Says that nothing defines an id.
    pub fn unknown_reference(&mut self, written: &Written<'d>, section: Section) {
        if self.is_lost(&written.text) {
            return;
        }
        let brief = &self.brief;
        let ids = (0..brief.len_of(section)).map(|it| &*brief.id(section, it).name);
        let close = self
            .guess
            .close(&written.text, ids)
            .and_then(|it| brief.find(section, it));
        let close = close.and_then(|it| u32::try_from(it).ok());
        let close = close.map(|ix| Target { section, ix });
        let elsewhere = Section::ALL.into_iter().find_map(|section| {
            let ix = brief.find(section, &written.text)?;
            Some(Target {
                section,
                ix: u32::try_from(ix).ok()?,
            })
        });
        let kind = FlawKind::UnknownReference {
            section,
            close,
            elsewhere,
        };
        self.flaw(written.node, written.at, kind);
    }

    /// References to facts of one kind; those to other facts stay, with a flaw.
    pub fn fact_refs(&mut self, node: Node<'d>, due: Option<KindId>) -> Vec<Ref> {
        let refs = self.refs(node, Section::Facts);
        let Some(due) = due else { return refs };
        for reference in &refs {
            let Some(fact) = reference.to else { continue };
            if self.kinds[fact].is_some_and(|it| it != due) {
                let problem = Problem::OtherKind { due, fact };
                self.flaw(node, reference.range, FlawKind::InvalidValue(problem));
            }
        }
        refs
    }
}

/// So few references are compared each with each.
const FEW: usize = 16;

/// Drops a reference to what a reference before it names.
fn once_each(refs: &mut Vec<Ref>) {
    if refs.len() < 2 {
        return;
    }
    if refs.len() <= FEW {
        let is_new = |nth: &usize| {
            let to = refs[*nth].to;
            to.is_none() || refs[..*nth].iter().all(|it| it.to != to)
        };
        if (1..refs.len()).all(|nth| is_new(&nth)) {
            return;
        }
    }
    let mut seen = FxHashSet::default();
    refs.retain(|it| it.to.is_none_or(|to| seen.insert(to)));
}

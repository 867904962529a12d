//! An entry of `evidence:`

use super::Lower;
use super::fields::{Field, Seen};
use super::guess::is_id;
use super::value::{Truth, truth};
use crate::brief::flaw::{Due, FlawKind, List, Problem};
use crate::brief::keys::{EvidenceKey, Table};
use crate::brief::names::Section;
use crate::brief::word::Word;
use crate::brief::{Evidence, Hash, HashAlgorithm, Id, Ref};
use crate::text::Spanned;
use crate::yaml::Node;

/// A piece of evidence of which only the id is known.
pub(super) const fn unread(id: Id) -> Evidence {
    Evidence {
        id,
        kind: None,
        title: None,
        file: None,
        hash: None,
        obtained: None,
        from: Vec::new(),
        excluded: None,
    }
}

impl<'d> Lower<'d> {
    pub(super) fn evidence(&mut self, ix: usize, node: Node<'d>) {
        let Some(mut fields) = self.fields(node, Due::Mapping(Table::Evidence)) else {
            return;
        };
        let mut seen = Seen::default();
        while let Some(field) = self.next(&mut fields) {
            let Some(key) = self.key(&mut seen, &mut fields, &field, Table::Evidence) else {
                continue;
            };
            match key {
                EvidenceKey::Kind => {
                    self.brief.evidence[ix].kind = self.word(&field, List::EvidenceKinds);
                }
                EvidenceKey::Title => self.brief.evidence[ix].title = self.text(&field),
                EvidenceKey::File => self.brief.evidence[ix].file = self.text(&field),
                EvidenceKey::Hash => self.brief.evidence[ix].hash = self.hash(&field),
                EvidenceKey::Obtained => self.brief.evidence[ix].obtained = self.date(&field),
                EvidenceKey::From => self.brief.evidence[ix].from = self.source(field.value),
                EvidenceKey::Excluded => self.brief.evidence[ix].excluded = self.reason(&field),
                EvidenceKey::Note => self.any_text(&field),
            }
        }
        let range = self.brief.evidence[ix].id.range;
        self.missing(&fields, &seen, Table::Evidence, node, range);
    }

    /// A hash: the algorithm, a colon, the digest. An ellipsis stands for one that is still to
    /// be recorded.
    fn hash(&mut self, field: &Field<'d>) -> Option<Spanned<Hash>> {
        let written = self.one(field)?;
        let (name, digest) = written.text.split_once(':').unwrap_or(("", &written.text));
        let algorithm = HashAlgorithm::of(&name.trim().to_ascii_lowercase().replace('-', ""));
        let digest = digest.trim();
        if matches!(digest, "…" | "...") {
            return None;
        }
        let is_hex = digest.bytes().all(|it| it.is_ascii_hexdigit());
        let problem = match algorithm {
            None => Problem::NoAlgorithm,
            Some(algorithm) if !is_hex || digest.len() != algorithm.digits() => {
                Problem::NotADigest(algorithm)
            }
            Some(algorithm) => {
                let hash = Hash {
                    algorithm,
                    hex: digest.to_ascii_lowercase().into(),
                };
                return Some(Spanned::new(hash, written.range));
            }
        };
        self.flaw(written.node, written.range, FlawKind::InvalidValue(problem));
        None
    }

    /// Whom it comes from: parties, or sources in words.
    fn source(&mut self, node: Node<'d>) -> Vec<Ref> {
        let in_words = |it: Node<'d>| it.value().is_some_and(|it| !is_id(it));
        if in_words(node) || node.items().any(in_words) {
            return Vec::new();
        }
        self.refs(node, Section::Parties)
    }

    /// Why it was excluded. `excluded: false` says that it was not.
    fn reason(&mut self, field: &Field<'d>) -> Option<Spanned<Box<str>>> {
        let text = self.text(field)?;
        match truth(&text.value) {
            Some(Truth::Plain(false)) => None,
            Some(Truth::Ambiguous(_)) => {
                let flag = self.flag(field)?;
                flag.value.then_some(text)
            }
            _ => Some(text),
        }
    }
}

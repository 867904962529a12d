//! An entry of `charges:`, with its grounds and sentences.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Lower;
use super::fields::{Field, Fields, Seen};
use super::value::{Truth, truth};
use crate::brief::flaw::{Due, FlawKind, Problem};
use crate::brief::keys::{ChargeKey, GroundKey, SentenceKey, Table};
use crate::brief::names::Section;
use crate::brief::word::Word;
use crate::brief::{AlternativeTo, Charge, PleadedGround, Ref, Sentence};
use crate::calendar::{Span, parse_span};
use crate::text::{Spanned, TextRange};
use crate::yaml::{Node, NodeKind};

impl<'d> Lower<'d> {
    pub(super) fn charges(&mut self, node: Node<'d>) {
        match node.kind() {
            NodeKind::Sequence => {
                for item in node.items().filter_map(|it| it.resolve()) {
                    self.charge(item);
                }
            }
            NodeKind::Mapping => {
                self.wrong_type(node, Due::Charges);
                if node
                    .entries()
                    .any(|it| it.key_text().and_then(ChargeKey::of).is_some())
                {
                    self.charge(node);
                } else {
                    node.entries()
                        .filter_map(|it| it.value.resolve())
                        .for_each(|it| self.charge(it));
                }
            }
            NodeKind::Scalar => self.wrong_type(node, Due::Charges),
            NodeKind::Null | NodeKind::Alias | NodeKind::Error => {}
        }
        self.alternatives();
    }

    fn charge(&mut self, node: Node<'d>) {
        if node.is_null() && self.is_broken(node) {
            return;
        }
        let Some(mut fields) = self.fields(node, Due::Mapping(Table::Charge)) else {
            return;
        };
        let mut charge = Charge {
            range: node.range(),
            node: node.written_id(),
            offence: None,
            against: Vec::new(),
            grounds: Vec::new(),
            grounds_node: None,
            sentences: Vec::new(),
            alternative_to: None,
        };
        let mut seen = Seen::default();
        while let Some(field) = self.next(&mut fields) {
            let Some(key) = self.key(&mut seen, &mut fields, &field, Table::Charge) else {
                continue;
            };
            match key {
                ChargeKey::Offence => {
                    let offence = self.one(&field);
                    charge.offence =
                        offence.map(|it| Spanned::new(it.text.into_owned().into(), it.range));
                }
                ChargeKey::Against => charge.against = self.refs(field.value, Section::Parties),
                ChargeKey::Grounds => {
                    charge.grounds_node = Some(field.value.written_id());
                    self.grounds(field.value, &mut charge.grounds);
                }
                ChargeKey::Sentence => charge.sentences = self.sentences(field.value),
                ChargeKey::AlternativeTo => {
                    charge.alternative_to = self.one(&field).map(|it| {
                        let written = it.text.into_owned().into();
                        Spanned::new(
                            AlternativeTo {
                                written,
                                charge: None,
                            },
                            it.range,
                        )
                    });
                }
                ChargeKey::Note => self.any_text(&field),
            }
        }
        let first = node.children().next().unwrap_or(node);
        self.missing(&fields, &seen, Table::Charge, first, first.range());
        self.brief.charges.push(charge);
    }

    fn grounds(&mut self, node: Node<'d>, acc: &mut Vec<PleadedGround>) {
        match node.kind() {
            NodeKind::Mapping => self.ground_entries(node, acc),
            NodeKind::Sequence | NodeKind::Scalar => {
                self.wrong_type(node, Due::Grounds);
                self.ground_names(node, acc);
            }
            NodeKind::Null | NodeKind::Alias | NodeKind::Error => {}
        }
    }

    fn ground_entries(&mut self, node: Node<'d>, acc: &mut Vec<PleadedGround>) {
        let Some(mut fields) = self.fields(node, Due::Grounds) else {
            return;
        };
        let mut ids = super::super::ids::Ids::default();
        let start = acc.len();
        while let Some(field) = self.next(&mut fields) {
            if ids.get(field.name, |ix| &acc[start + ix].id).is_some() {
                self.again(&mut fields, &field);
                continue;
            }
            ids.push(field.name);
            let ground = self.ground(&field);
            acc.push(ground);
        }
    }

    fn ground(&mut self, field: &Field<'d>) -> PleadedGround {
        let node = field.value;
        let mut ground = PleadedGround {
            id: field.name.into(),
            range: field.key.range(),
            node: node.written_id(),
            facts: None,
            reason: None,
            rebuttal: Vec::new(),
        };
        match node.kind() {
            NodeKind::Mapping => self.long_ground(node, &mut ground),
            NodeKind::Scalar | NodeKind::Sequence => {
                ground.facts = Some(self.refs(node, Section::Facts));
            }
            // Unlike nothing, which stands for every fitting fact, this was meant to list some.
            NodeKind::Error | NodeKind::Alias => ground.facts = Some(Vec::new()),
            NodeKind::Null => {}
        }
        ground
    }

    fn long_ground(&mut self, node: Node<'d>, ground: &mut PleadedGround) {
        let Some(mut fields) = self.fields(node, Due::Mapping(Table::Ground)) else {
            return;
        };
        let mut seen = Seen::default();
        while let Some(field) = self.next(&mut fields) {
            let Some(key) = self.key(&mut seen, &mut fields, &field, Table::Ground) else {
                continue;
            };
            match key {
                GroundKey::Facts if field.value.is_null() => {}
                GroundKey::Facts => ground.facts = Some(self.refs(field.value, Section::Facts)),
                GroundKey::Reason => {
                    ground.reason = self.text(&field).filter(|it| !it.value.trim().is_empty())
                }
                GroundKey::Rebuttal => {
                    let due = self.schemas.kind_ids.get("contrary-evidence").copied();
                    ground.rebuttal = self.fact_refs(field.value, due);
                }
                GroundKey::Note => self.any_text(&field),
            }
        }
    }

    /// Grounds that are listed and not mapped to facts: read as relying on every fitting fact.
    fn ground_names(&mut self, node: Node<'d>, acc: &mut Vec<PleadedGround>) {
        let alone = (node.kind() == NodeKind::Scalar).then_some(node);
        for item in node.items().chain(alone) {
            match item.kind() {
                NodeKind::Mapping => self.ground_entries(item, acc),
                NodeKind::Scalar => {
                    let written = self.written(item);
                    acc.push(PleadedGround {
                        id: (&*written.text).into(),
                        range: written.at,
                        node: item.written_id(),
                        facts: None,
                        reason: None,
                        rebuttal: Vec::new(),
                    });
                }
                _ => {}
            }
        }
    }

    /// `sentence:`, for all accused or for each by id.
    fn sentences(&mut self, node: Node<'d>) -> Vec<Sentence> {
        let Some(mut fields) = self.fields(node, Due::Mapping(Table::Sentence)) else {
            return Vec::new();
        };
        let mut sentences = Vec::new();
        let mut for_all = empty(None, node.range());
        let mut seen = Seen::default();
        let mut is_for_all = false;
        let mut named = FxHashSet::default();
        while let Some(field) = self.next(&mut fields) {
            if field.value.is_mapping() || self.is_accused_key(&field) {
                if !named.insert(field.name) {
                    self.again(&mut fields, &field);
                    continue;
                }
                let accused = self.accused(&field);
                sentences.extend(self.sentence(accused, field.value));
            } else {
                is_for_all = true;
                self.sentence_key(&mut seen, &mut fields, &field, &mut for_all);
            }
        }
        if is_for_all {
            sentences.insert(0, for_all);
        }
        sentences
    }

    /// Whether a key without a mapping still names an accused.
    fn is_accused_key(&self, field: &Field<'d>) -> bool {
        SentenceKey::of(field.name).is_none() && self.brief.party(field.name).is_some()
    }

    fn accused(&mut self, field: &Field<'d>) -> Ref {
        let written = self.written(field.key);
        let to = self.brief.party(field.name);
        if to.is_none() {
            self.unknown_reference(&written, Section::Parties);
        }
        self.refer(&written, Section::Parties, to, written.at)
    }

    fn sentence(&mut self, accused: Ref, node: Node<'d>) -> Option<Sentence> {
        let mut fields = self.fields(node, Due::Mapping(Table::Sentence))?;
        let mut sentence = empty(Some(accused), node.range());
        let mut seen = Seen::default();
        while let Some(field) = self.next(&mut fields) {
            self.sentence_key(&mut seen, &mut fields, &field, &mut sentence);
        }
        Some(sentence)
    }

    fn sentence_key(
        &mut self,
        seen: &mut Seen,
        fields: &mut Fields<'d>,
        field: &Field<'d>,
        sentence: &mut Sentence,
    ) {
        let Some(key) = self.key(seen, fields, field, Table::Sentence) else {
            return;
        };
        match key {
            SentenceKey::Imprisonment => sentence.imprisonment = self.spans(field),
            SentenceKey::Detention => sentence.detention = self.spans(field),
            SentenceKey::Control => sentence.control = self.spans(field),
            SentenceKey::Ban => sentence.ban = self.spans(field),
            SentenceKey::Fine => {
                let written = self.one(field);
                sentence.fine = written.and_then(|it| self.money(&it, None));
            }
            SentenceKey::Suspended => sentence.suspended = self.suspended(field),
            SentenceKey::RestrainingOrder => sentence.restraining_order = self.order(field),
            SentenceKey::Note => self.any_text(field),
        }
    }

    /// Suspended: for how long, or that it is.
    fn suspended(&mut self, field: &Field<'d>) -> Option<Spanned<Option<Span>>> {
        let written = self.one(field)?;
        if truth(&written.text).is_some() {
            let flag = self.flag(field)?;
            return flag.value.then(|| Spanned::new(None, flag.range));
        }
        let span = self.parsed(&written, parse_span(&written.text))?;
        Some(Spanned::new(Some(span.value), span.range))
    }

    /// A restraining order: that there is one, or what it forbids.
    fn order(&mut self, field: &Field<'d>) -> Option<Spanned<bool>> {
        let text = self.text(field)?;
        match truth(&text.value) {
            Some(Truth::Plain(value)) => Some(Spanned::new(value, text.range)),
            Some(Truth::Ambiguous(_)) => self.flag(field),
            None => Some(Spanned::new(true, text.range)),
        }
    }

    /// Finds the charges that others are alternatives to.
    fn alternatives(&mut self) {
        if self
            .brief
            .charges
            .iter()
            .all(|it| it.alternative_to.is_none())
        {
            return;
        }
        let named = self.charges_by_offence();
        for (ix, named) in named.iter().enumerate() {
            let others = named.iter().copied().flatten();
            let charge = others.into_iter().find(|it| *it != ix);
            let Some(alternative) = &mut self.brief.charges[ix].alternative_to else {
                continue;
            };
            alternative.value.charge = charge;
            if charge.is_none() {
                let range = alternative.range;
                let node = self.doc.node(self.brief.charges[ix].node);
                self.flaw(node, range, FlawKind::InvalidValue(Problem::NoSuchCharge));
            }
        }
    }

    /// For each charge, the first two charges that its `alternative-to` can mean: a second,
    /// because the first may be the charge itself.
    fn charges_by_offence(&self) -> Vec<[Option<usize>; 2]> {
        let charges = &self.brief.charges;
        let mut by_offence: FxHashMap<&str, [Option<usize>; 2]> = FxHashMap::default();
        for (ix, charge) in charges.iter().enumerate() {
            let Some(offence) = &charge.offence else {
                continue;
            };
            match by_offence.entry(&*offence.value).or_default() {
                [first @ None, _] => *first = Some(ix),
                [_, second @ None] => *second = Some(ix),
                _ => {}
            }
        }
        let meant = |it: &Charge| {
            let written = &*it.alternative_to.as_ref()?.value.written;
            match written.parse::<usize>() {
                Ok(number) => Some([Some(number).filter(|it| *it < charges.len()), None]),
                Err(_) => by_offence.get(written).copied(),
            }
        };
        charges
            .iter()
            .map(|it| meant(it).unwrap_or_default())
            .collect()
    }
}

const fn empty(accused: Option<Ref>, range: TextRange) -> Sentence {
    Sentence {
        accused,
        range,
        imprisonment: None,
        detention: None,
        control: None,
        fine: None,
        suspended: None,
        ban: None,
        restraining_order: None,
    }
}

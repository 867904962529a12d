//! An entry of `facts:`, by the fields of its kind.

use super::fields::{Field, Fields, Seen};
use super::guess::is_id;
use super::value::{Truth, truth};
use super::{Lower, value::Written};
use crate::brief::flaw::{Due, FlawKind, List};
use crate::brief::keys::{FactKey, Table};
use crate::brief::names::Section;
use crate::brief::word::Word;
use crate::brief::{DealtWith, Fact, FieldValue, Id, Status, Value};
use crate::calendar::{parse_date, parse_span, parse_when};
use crate::quantity::{
    Interval, Rate, ValueFault, ValueFaultKind, parse_count, parse_money, parse_rate,
};
use crate::schema::{FieldId, FieldKind, KindId};
use crate::text::Spanned;
use crate::yaml::{Node, NodeKind};

/// A fact of which only the id is known.
pub(super) fn unread(id: Id) -> Fact {
    Fact {
        status: Spanned::new(Status::default(), id.range),
        id,
        kind: None,
        by: Vec::new(),
        when: None,
        evidence: Vec::new(),
        dealt_with: None,
        part_of: Vec::new(),
        summary: None,
        fields: Vec::new(),
    }
}

impl<'d> Lower<'d> {
    /// The kind of a fact, before it is read.
    pub(super) fn kind_of(&self, node: Node<'d>) -> Option<KindId> {
        let mut entries = node.entries();
        let kind = entries
            .find(|it| it.key_text() == Some("kind"))?
            .value
            .resolve()?;
        let kind = kind.items().next().unwrap_or(kind);
        self.schemas.kind_ids.get(kind.value()?).copied()
    }

    pub(super) fn fact(&mut self, ix: usize, node: Node<'d>) {
        if self.keep_fact(ix, node) {
            return;
        }
        let kind = self.kinds[ix];
        let table = Table::Fact(kind);
        let Some(mut fields) = self.fields(node, Due::Mapping(table)) else {
            return;
        };
        let (mut seen, mut own) = (Seen::default(), Seen::default());
        while let Some(field) = self.next(&mut fields) {
            match FactKey::of(field.name) {
                Some(key) => {
                    if self.is_first(seen.first(key.nth()), &mut fields, &field, table) {
                        self.common(ix, key, &field);
                    }
                }
                None => self.own_field(ix, &mut own, &mut fields, &field),
            }
        }
        let range = self.brief.facts[ix].id.range;
        self.missing(&fields, &seen, table, node, range);
    }

    /// A key that every fact may have.
    fn common(&mut self, ix: usize, key: FactKey, field: &Field<'d>) {
        match key {
            FactKey::Kind => {
                let kind = self.fact_kind(ix, field);
                self.brief.facts[ix].kind = kind;
            }
            FactKey::By => {
                let refs = self.refs(field.value, Section::Parties);
                self.brief.facts[ix].by = refs;
            }
            FactKey::When => {
                let written = self.one(field);
                let when = written.and_then(|it| self.parsed(&it, parse_when(&it.text)));
                self.brief.facts[ix].when = when;
            }
            FactKey::Summary => self.brief.facts[ix].summary = self.text(field),
            FactKey::Evidence => {
                let refs = self.refs(field.value, Section::Evidence);
                self.brief.facts[ix].evidence = refs;
            }
            FactKey::Status => {
                if let Some(status) = self.word(field, List::Statuses) {
                    self.brief.facts[ix].status = status;
                }
            }
            FactKey::DealtWith => self.brief.facts[ix].dealt_with = self.dealt_with(field),
            FactKey::PartOf => {
                let refs = self.refs(field.value, Section::Facts);
                self.brief.facts[ix].part_of = refs;
            }
            FactKey::Rate => self.check_rate(self.kinds[ix], field),
            FactKey::Where | FactKey::Note => self.any_text(field),
        }
    }

    fn fact_kind(&mut self, ix: usize, field: &Field<'d>) -> Option<Spanned<KindId>> {
        let written = self.one(field)?;
        if self.kinds[ix].is_none() {
            self.not_in_list(&written, List::FactKinds);
        }
        self.kinds[ix].map(|it| Spanned::new(it, written.range))
    }

    /// The rate of exchange beside the amounts of a fact.
    fn rate(&self, fact: Node<'d>) -> Option<Rate> {
        let rate = fact.get("rate")?.value.resolve()?;
        parse_rate(rate.value()?).ok()
    }

    fn check_rate(&mut self, kind: Option<KindId>, field: &Field<'d>) {
        let has_money = |it: KindId| {
            let fields = self.schemas.kinds.get(it.index()).map(|it| &it.fields);
            fields.is_some_and(|it| it.iter().any(|it| matches!(it.kind, FieldKind::Money)))
        };
        if kind.is_some_and(|it| !has_money(it)) {
            let (table, close, torn) = (Table::Fact(kind), None, None);
            let unknown = FlawKind::UnknownKey { table, close, torn };
            return self.flaw(field.key, field.key.range(), unknown);
        }
        if let Some(written) = self.one(field)
            && let Err(fault) = parse_rate(&written.text)
        {
            self.bad_value(&written, fault);
        }
    }

    /// A field of the fact's own kind. Nothing is said of it when the kind is not known.
    fn own_field(
        &mut self,
        ix: usize,
        seen: &mut Seen,
        fields: &mut Fields<'d>,
        field: &Field<'d>,
    ) {
        let schemas = self.schemas;
        let kind = self.kinds[ix].and_then(|it| Some((it, schemas.kinds.get(it.index())?)));
        let Some((kind, known)) = kind else {
            return self.unread(field.value);
        };
        let Some(nth) = known.fields.iter().position(|it| *it.id == *field.name) else {
            return self.unknown_key(fields, field, Table::Fact(Some(kind)));
        };
        if !seen.first(nth) {
            self.again(fields, field);
            return;
        }
        let id = FieldId(u16::try_from(nth).unwrap_or(u16::MAX));
        if let Some(value) = self.value(kind, id, &known.fields[nth].kind, fields.node, field) {
            self.brief.facts[ix].fields.push(FieldValue {
                field: id,
                key: field.key.range(),
                range: value.range,
                via_alias: field.value.via_alias(),
                value: value.value,
            });
        }
    }

    fn value(
        &mut self,
        kind: KindId,
        id: FieldId,
        due: &FieldKind,
        fact: Node<'d>,
        field: &Field<'d>,
    ) -> Option<Spanned<Value>> {
        let node = field.value;
        match due {
            FieldKind::Text => return self.text(field).map(|it| map(it, Value::Text)),
            FieldKind::Flag => return self.flag(field).map(|it| map(it, Value::Flag)),
            FieldKind::Date => return self.date(field).map(|it| map(it, Value::Date)),
            FieldKind::Parties => {
                let refs = self.refs(node, Section::Parties);
                return stated(node, Value::Parties(refs));
            }
            FieldKind::Facts(of) => {
                let due = of
                    .as_ref()
                    .and_then(|it| self.schemas.kind_ids.get(it))
                    .copied();
                let refs = self.fact_refs(node, due);
                return stated(node, Value::Facts(refs));
            }
            FieldKind::Count | FieldKind::Money | FieldKind::OneOf(_) | FieldKind::Duration => {}
        }
        let written = self.one(field)?;
        match due {
            FieldKind::Count => {
                let count = self.parsed(&written, parse_count(&written.text))?;
                Some(map(count, Value::Count))
            }
            FieldKind::Money => self
                .money(&written, Some(fact))
                .map(|it| map(it, Value::Money)),
            FieldKind::Duration => {
                let span = self.parsed(&written, parse_span(&written.text))?;
                Some(map(span, Value::Duration))
            }
            FieldKind::OneOf(words) => {
                let nth = words.iter().position(|it| *it.id == *written.text);
                if nth.is_none() {
                    self.not_in_list(&written, List::Field(kind, id));
                }
                let word = Value::Word(u16::try_from(nth?).ok()?);
                Some(Spanned::new(word, written.range))
            }
            _ => None,
        }
    }

    /// Money; foreign money with the rate beside it in the fact.
    pub(super) fn money(
        &mut self,
        written: &Written<'d>,
        fact: Option<Node<'d>>,
    ) -> Option<Spanned<Interval>> {
        let mut money = parse_money(&written.text, None);
        let needs_rate = |it: &ValueFault| matches!(it.kind, ValueFaultKind::NeedsRate { .. });
        if money.as_ref().err().is_some_and(needs_rate)
            && let Some(rate) = fact.and_then(|it| self.rate(it))
        {
            money = parse_money(&written.text, Some(&rate));
        }
        self.parsed(written, money)
    }

    /// How the fact was dealt with: a date, the facts that state it, or words.
    fn dealt_with(&mut self, field: &Field<'d>) -> Option<Spanned<DealtWith>> {
        let node = field.value;
        if node.is_sequence() {
            let refs = self.refs(node, Section::Facts);
            return Some(Spanned::new(DealtWith::By(refs), node.range()));
        }
        let written = self.one(field)?;
        match truth(&written.text) {
            Some(Truth::Plain(false)) => return None,
            Some(Truth::Plain(true)) => {
                return Some(Spanned::new(DealtWith::Somehow, written.range));
            }
            Some(Truth::Ambiguous(_)) => {
                let flag = self.flag(field)?;
                return flag
                    .value
                    .then(|| Spanned::new(DealtWith::Somehow, flag.range));
            }
            None => {}
        }
        let text = &*written.text;
        let date = parse_date(text);
        let how = if self.brief.find(Section::Facts, text).is_some() {
            DealtWith::By(self.refs(node, Section::Facts))
        } else if let Ok(date) = date {
            DealtWith::On(self.parsed(&written, Ok(date))?.value)
        } else if let Err(fault) = date
            && looks_like_date(text)
            && fault.kind != ValueFaultKind::NotADate
        {
            self.bad_value(&written, fault);
            DealtWith::Somehow
        } else if is_id(text) && self.is_slip(text) {
            DealtWith::By(self.refs(node, Section::Facts))
        } else {
            DealtWith::Somehow
        };
        Some(Spanned::new(how, written.range))
    }

    /// Whether a word is close to the id of a fact, so that it must be meant.
    fn is_slip(&mut self, text: &str) -> bool {
        let brief = &self.brief;
        self.guess
            .close(text, brief.facts.iter().map(|it| &*it.id.name))
            .is_some()
    }
}

/// A list that is written, if only an empty one; nothing of nothing.
fn stated(node: Node<'_>, value: Value) -> Option<Spanned<Value>> {
    let nothing = matches!(
        node.kind(),
        NodeKind::Null | NodeKind::Alias | NodeKind::Error
    );
    (!nothing).then(|| Spanned::new(value, node.range()))
}

fn map<T>(value: Spanned<T>, make: impl FnOnce(T) -> Value) -> Spanned<Value> {
    Spanned::new(make(value.value), value.range)
}

/// Whether digits and dashes are meant as a date.
fn looks_like_date(text: &str) -> bool {
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    year == 4 && text.bytes().all(|it| it.is_ascii_digit() || it == b'-')
}

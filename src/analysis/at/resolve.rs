//! What the word at a place is.

use super::read::{Form, Read};
use super::slot::{Side, Slot};
use super::word::word_at;
use super::{At, Here};
use crate::analysis::Analysis;
use crate::brief::keys::Table;
use crate::brief::{FieldValue, List, Name, Section, Value};
use crate::text::{TextRange, TextSize};
use crate::yaml::{Node, NodeKind, On};

/// What the word at a place is, and its bytes.
pub(super) fn here(analysis: &Analysis, at: &At<'_>) -> (Here, TextRange) {
    let offset = at.offset;
    if let Some(found) = anchor(analysis, offset) {
        return found;
    }
    let node = match at.place.on {
        On::Key(entry) => entry.key,
        On::Value(entry) => entry.value,
        On::Item(node) => node,
        On::Between | On::Nothing => return loose(analysis, at),
    };
    // Before a value that does not begin yet there is no word.
    if !node.range().contains_inclusive(offset) {
        return (Here::Nothing, TextRange::empty(offset));
    }
    let (here, range) = of_node(analysis, at, node);
    // The quotes belong to the word for who points at them.
    let is_in = range.contains_inclusive(offset);
    (here, if is_in { range } else { node.range() })
}

fn of_node(analysis: &Analysis, at: &At<'_>, node: Node<'_>) -> (Here, TextRange) {
    if node.kind() == NodeKind::Alias {
        return alias(analysis, node);
    }
    // An id may stand where another form would do as well.
    let names = &analysis.brief.names;
    let quoted = || names.at(node.value_range().start());
    if let Some(name) = names.at(at.offset).or_else(quoted) {
        return (of_name(analysis, name), name.range);
    }
    if let Some(value) = field_at(analysis, at) {
        let is_whole = node.range() == value.range;
        let range = if is_whole {
            node.value_range()
        } else {
            value.range
        };
        return (in_field(value), range);
    }
    let here = match at.side {
        Side::Key => of_key(analysis, at, node),
        Side::Value | Side::Item => of_value(analysis, at, node),
        Side::Nowhere => Here::Nothing,
    };
    (here, range_of(analysis, node, at.offset))
}

/// An anchor with its `&`.
fn anchor(analysis: &Analysis, offset: TextSize) -> Option<(Here, TextRange)> {
    let anchors = analysis.doc.anchors();
    let sign = TextSize::of('&');
    let before = anchors.partition_point(|it| it.name.start() - sign <= offset);
    let nth = before.checked_sub(1)?;
    let name = anchors[nth].name;
    let on_sign = TextRange::new(name.start() - sign, name.end());
    let range = if name.start() <= offset {
        name
    } else {
        on_sign
    };
    (offset <= name.end()).then_some((Here::Anchor(nth), range))
}

fn alias(analysis: &Analysis, node: Node<'_>) -> (Here, TextRange) {
    let range = node.range();
    let name = TextRange::new(
        range.start() + TextSize::of('*').min(range.len()),
        range.end(),
    );
    let to = node.resolve().map(|it| it.id());
    let anchors = analysis.doc.anchors();
    let nth = anchors.iter().position(|it| Some(it.node) == to);
    (Here::Alias(nth), name)
}

fn of_name(analysis: &Analysis, name: Name) -> Here {
    if analysis.brief.names.defs().contains(&name) {
        Here::Definition(name)
    } else {
        Here::Reference(name)
    }
}

/// Between nodes there may still be a word that was lost with what is broken around it.
fn loose(analysis: &Analysis, at: &At<'_>) -> (Here, TextRange) {
    let whole = TextRange::up_to(TextSize::of(analysis.text.source()));
    let word = word_at(analysis.text.source(), whole, at.offset);
    match analysis.brief.names.at(at.offset) {
        Some(name) => (of_name(analysis, name), name.range),
        None => (Here::Nothing, word),
    }
}

/// The bytes of a word: of a scalar without its quotes, of what is broken the letters around the
/// offset.
fn range_of(analysis: &Analysis, node: Node<'_>, offset: TextSize) -> TextRange {
    match node.kind() {
        NodeKind::Scalar => node.value_range(),
        NodeKind::Error if node.range().contains_inclusive(offset) => {
            word_at(analysis.text.source(), node.range(), offset)
        }
        _ => TextRange::empty(offset),
    }
}

/// The field of a fact whose value is here, though a comma may have torn it apart.
fn field_at<'a>(analysis: &'a Analysis, at: &At<'_>) -> Option<&'a FieldValue> {
    let entry = at.entry.filter(|it| it.section == Section::Facts)?;
    let fact = analysis.brief.facts.get(entry.ix as usize)?;
    let is_here = |it: &&FieldValue| it.range.contains_inclusive(at.offset);
    let field = fact.fields.iter().find(is_here)?;
    Read::of(&field.value).is_some().then_some(field)
}

fn in_field(value: &FieldValue) -> Here {
    let form = match &value.value {
        Value::Count(_) => Form::Count,
        Value::Money(_) => Form::Money,
        Value::Flag(_) => Form::Flag,
        Value::Date(_) => Form::Date,
        Value::Duration(_) => Form::Span,
        Value::Word(_) | Value::Text(_) | Value::Parties(_) | Value::Facts(_) => Form::Text,
    };
    Here::Value(form, Read::of(&value.value))
}

fn of_key(analysis: &Analysis, at: &At<'_>, node: Node<'_>) -> Here {
    let text = written(node);
    if text.is_empty() {
        return Here::Nothing;
    }
    match at.slot {
        Slot::Table(table) => in_table(analysis, table, text),
        Slot::Sentences => in_table(analysis, Table::Sentence, text),
        Slot::Grounds => ground(analysis, at, text),
        _ => Here::Nothing,
    }
}

fn in_table(analysis: &Analysis, table: Table, text: &str) -> Here {
    let schemas = analysis.schemas();
    if let Some(key) = table.keys().iter().find(|it| it.word == text) {
        return Here::Key(table, *key);
    }
    match table {
        Table::Fact(Some(kind)) => schemas[kind]
            .field_id(text)
            .map_or(Here::Nothing, |it| Here::Field(kind, it)),
        Table::Readings => schemas
            .reading_ids
            .get(text)
            .map_or(Here::Nothing, |it| Here::Reading(*it)),
        _ => Here::Nothing,
    }
}

fn ground(analysis: &Analysis, at: &At<'_>, text: &str) -> Here {
    let offence = at.charge.and_then(|it| {
        let offence = analysis.brief.charges[it].offence.as_ref()?;
        analysis.schemas().offence_ids.get(&*offence.value).copied()
    });
    let known = offence.and_then(|it| {
        let ground = analysis.schemas()[it].ground_ids.get(text)?;
        Some((it, *ground))
    });
    Here::Ground(known)
}

fn of_value(analysis: &Analysis, at: &At<'_>, node: Node<'_>) -> Here {
    if node.kind() != NodeKind::Scalar {
        return Here::Nothing;
    }
    let (schemas, text) = (analysis.schemas(), written(node));
    match at.slot {
        Slot::Grounds => ground(analysis, at, text),
        Slot::Offence => Here::Offence(schemas.offence_ids.get(text).copied()),
        Slot::OtherCharge => {
            let charge = at.charge.map(|it| &analysis.brief.charges[it]);
            let other = charge.and_then(|it| it.alternative_to.as_ref());
            Here::OtherCharge(other.and_then(|it| it.value.charge))
        }
        Slot::Word(List::FactKinds) => schemas
            .kind_ids
            .get(text)
            .map_or(Here::Nothing, |it| Here::FactKind(*it)),
        Slot::Word(list) => word(analysis, list, text),
        Slot::Value(form) => Here::Value(form, form.read(text)),
        _ => Here::Nothing,
    }
}

fn word(analysis: &Analysis, list: List, text: &str) -> Here {
    let words = list.words(analysis.schemas());
    let Some(nth) = words.iter().position(|it| *it == text) else {
        return Here::Nothing;
    };
    match (list, u16::try_from(nth)) {
        (List::Choices(reading), Ok(nth)) => Here::Choice(reading, nth),
        _ => Here::Word(list, nth),
    }
}

/// What a scalar says, without the line end of a block.
fn written<'d>(node: Node<'d>) -> &'d str {
    node.value().map_or_else(|| node.text(), str::trim_end)
}

//! What is due at a node of a brief, found on the way to it from the top.

use super::Analysis;
use super::read::Form;
use crate::brief::keys::{
    BriefKey, CaseKey, ChargeKey, CircumstanceKey, EvidenceKey, FactKey, GroundKey, PartyKey,
    SentenceKey,
};
use crate::brief::{ChargeIx, List, Section, Table, Target, Word};
use crate::schema::{FieldId, FieldKind, KindId};
use crate::text::{TextRange, TextSize};
use crate::yaml::{Entry, Node, NodeKind, On, Place};

/// What is due at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A mapping of the format.
    Table(Table),
    /// The entries of a section, by their ids.
    Entries(Section),
    /// The list of charges.
    Charges,
    /// The grounds of a charge, by their ids.
    Grounds,
    /// What supports a ground: ids of facts, or its long form.
    Support,
    /// The sentence for all accused, or sentences by the ids of the accused.
    Sentences,
    /// Ids of a section; of facts, perhaps of one kind only.
    Ids(Section, Option<KindId>),
    /// A word of a closed list.
    Word(List),
    /// The id of an offence.
    Offence,
    /// The charge that another is an alternative to: its number or its offence.
    OtherCharge,
    /// A value in one piece.
    Value(Form),
    /// In a comment, the word that a suppression begins with: `ignore`, `ignore-file`.
    Directive,
    /// In a suppression, the ids of rules.
    Rules,
    /// In a suppression, its last day or its reason.
    Reason,
    /// Nothing that the format knows.
    Unknown,
}

impl Slot {
    /// Whether a mapping is due, whose keys are words of the format or ids.
    pub const fn is_mapping(self) -> bool {
        matches!(
            self,
            Self::Table(_) | Self::Entries(_) | Self::Grounds | Self::Sentences
        )
    }

    /// What an item of a list here is.
    const fn item(self) -> Self {
        match self {
            Self::Charges => Self::Table(Table::Charge),
            Self::Support => Self::Ids(Section::Facts, None),
            Self::Table(_) | Self::Entries(_) | Self::Sentences => Self::Unknown,
            _ => self,
        }
    }
}

/// Where in its slot a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is a key of it, or would be one.
    Key,
    /// It is all of it, or the beginning of it.
    Value,
    /// It is one of the items of a list; the slot is that of the item.
    Item,
    /// Nothing can stand here.
    Nowhere,
}

/// The way to a place.
pub(super) struct Way {
    pub slot: Slot,
    pub side: Side,
    pub entry: Option<Target>,
    pub charge: Option<ChargeIx>,
    pub ground: Option<usize>,
}

/// Follows the nodes of a place from the top.
pub(super) fn walk(analysis: &Analysis, place: &Place<'_>, offset: TextSize) -> Way {
    let mut way = Way {
        slot: Slot::Table(Table::Brief),
        side: Side::Key,
        entry: None,
        charge: None,
        ground: None,
    };
    let Some((root, nodes)) = place.nodes.split_first() else {
        let in_comment = matches!(place.on, On::Nothing);
        way.side = if in_comment { Side::Nowhere } else { Side::Key };
        return way;
    };
    let mut holder = *root;
    for node in nodes {
        way.enter(analysis, holder);
        match node.entry() {
            // The key is a word of the mapping that holds it.
            Some(_) if node.is_key() => break,
            Some(entry) => way.value(analysis, entry),
            None => way.slot = way.slot.item(),
        }
        holder = *node;
    }
    way.stand(analysis, place, offset);
    way
}

impl Way {
    /// Notes what is entered with a node, before one of its children is.
    fn enter(&mut self, analysis: &Analysis, node: Node<'_>) {
        match self.slot {
            Slot::Table(Table::Charge) => self.charge = charge(analysis, node).or(self.charge),
            Slot::Charges if node.is_mapping() => {
                let is_charge = |it: Entry<'_>| it.key_text().and_then(ChargeKey::of).is_some();
                if node.entries().any(is_charge) {
                    self.slot = Slot::Table(Table::Charge);
                    self.charge = charge(analysis, node);
                }
            }
            Slot::Support if node.is_mapping() => self.slot = Slot::Table(Table::Ground),
            _ => {}
        }
    }

    /// Goes to the value of an entry.
    fn value(&mut self, analysis: &Analysis, entry: Entry<'_>) {
        let key = entry.key_text().unwrap_or_default();
        self.slot = match self.slot {
            Slot::Entries(section) => {
                self.entry = target(analysis, section, entry);
                Slot::Table(table(analysis, section, entry.value))
            }
            Slot::Charges => Slot::Table(Table::Charge),
            Slot::Grounds => {
                self.ground = self.pleaded(analysis, entry.key.range());
                Slot::Support
            }
            Slot::Sentences if SentenceKey::of(key).is_none() => Slot::Table(Table::Sentence),
            Slot::Sentences => due(analysis, Table::Sentence, key),
            Slot::Table(table) => due(analysis, table, key),
            _ => Slot::Unknown,
        };
    }

    fn pleaded(&self, analysis: &Analysis, key: TextRange) -> Option<usize> {
        let charge = &analysis.brief.charges[self.charge?];
        let here = |it: &crate::brief::PleadedGround| key.contains_range(it.range);
        charge.grounds.iter().position(here)
    }

    /// Says on which side of its slot the place is.
    fn stand(&mut self, analysis: &Analysis, place: &Place<'_>, offset: TextSize) {
        self.side = match (place.on, place.node()) {
            (On::Key(_), _) => Side::Key,
            (On::Value(entry), _) if self.opens_below(entry, offset) => Side::Key,
            (On::Value(_), _) => Side::Value,
            (On::Item(node), _) if self.slot.is_mapping() && is_loose(node) => Side::Key,
            (On::Item(_), _) => Side::Item,
            (On::Between, Some(node)) if node.is_sequence() => {
                self.slot = self.slot.item();
                Side::Item
            }
            (On::Between, Some(node)) => {
                self.enter(analysis, node);
                Side::Key
            }
            (On::Between, None) => Side::Key,
            // A text that is nothing but the beginning of a first key.
            (On::Nothing, Some(node)) if node.parent().is_none() && is_loose(node) => Side::Key,
            (On::Nothing, _) => Side::Nowhere,
        };
        if self.side == Side::Nowhere {
            self.slot = Slot::Unknown;
        }
        if self.side == Side::Key && matches!(self.slot, Slot::Table(Table::Charge)) {
            let holder = place.mapping().and_then(|it| charge(analysis, it));
            self.charge = self.charge.or(holder);
        }
        if self.side == Side::Key
            && self.slot == Slot::Grounds
            && let On::Key(entry) = place.on
        {
            self.ground = self.pleaded(analysis, entry.key.range());
        }
    }

    /// Whether a mapping is due below a key, and nothing or the beginning of its first key is
    /// all that stands there.
    fn opens_below(&self, entry: Entry<'_>, offset: TextSize) -> bool {
        let document = entry.key.document();
        let start = entry.key.range().end().min(offset);
        let is_below = document.source()[TextRange::new(start, offset)].contains(['\n', '\r']);
        self.slot.is_mapping() && is_below && is_loose(entry.value)
    }
}

impl Analysis {
    /// What is due after a key of a mapping of the format.
    pub fn due(&self, table: Table, key: &str) -> Slot {
        due(self, table, key)
    }
}

/// Whether nothing is written, or one plain word that may become a key.
fn is_loose(node: Node<'_>) -> bool {
    match node.kind() {
        NodeKind::Null | NodeKind::Error => true,
        NodeKind::Scalar => node.scalar().is_some_and(|it| it.is_plain()),
        NodeKind::Mapping | NodeKind::Sequence | NodeKind::Alias => false,
    }
}

fn charge(analysis: &Analysis, node: Node<'_>) -> Option<ChargeIx> {
    let charges = &analysis.brief.charges;
    charges.iter().position(|it| it.node == node.id())
}

fn target(analysis: &Analysis, section: Section, entry: Entry<'_>) -> Option<Target> {
    let ix = analysis.brief.find(section, entry.key_text()?)?;
    let is_it = analysis.brief.id(section, ix).range == entry.key.range();
    let ix = u32::try_from(ix).ok().filter(|_| is_it)?;
    Some(Target { section, ix })
}

/// The mapping that an entry of a section is.
fn table(analysis: &Analysis, section: Section, value: Node<'_>) -> Table {
    match section {
        Section::Parties => Table::Party,
        Section::Evidence => Table::Evidence,
        Section::Circumstances => Table::Circumstance,
        Section::Facts => {
            let value = value.resolve().unwrap_or(value);
            let kind = value.get("kind").and_then(|it| it.value.resolve());
            let kind = kind.map(|it| it.items().next().unwrap_or(it));
            let kind = kind.and_then(|it| it.value());
            Table::Fact(kind.and_then(|it| analysis.schemas().kind_ids.get(it).copied()))
        }
    }
}

/// What is due after a key of a table.
pub fn due(analysis: &Analysis, table: Table, key: &str) -> Slot {
    let slot = match table {
        Table::Brief => BriefKey::of(key).map(in_brief),
        Table::Case => CaseKey::of(key).map(in_case),
        Table::Party => PartyKey::of(key).map(in_party),
        Table::Evidence => EvidenceKey::of(key).map(in_evidence),
        Table::Fact(kind) => FactKey::of(key)
            .map(in_fact)
            .or_else(|| own_field(analysis, kind?, key)),
        Table::Charge => ChargeKey::of(key).map(in_charge),
        Table::Ground => GroundKey::of(key).map(|it| in_ground(analysis, it)),
        Table::Sentence => SentenceKey::of(key).map(in_sentence),
        Table::Circumstance => CircumstanceKey::of(key).map(in_circumstance),
        Table::Readings => {
            let reading = analysis.schemas().reading_ids.get(key);
            reading.map(|it| Slot::Word(List::Choices(*it)))
        }
    };
    slot.unwrap_or(Slot::Unknown)
}

const fn in_brief(key: BriefKey) -> Slot {
    match key {
        BriefKey::Brief => Slot::Value(Form::Version),
        BriefKey::Case => Slot::Table(Table::Case),
        BriefKey::Parties => Slot::Entries(Section::Parties),
        BriefKey::Evidence => Slot::Entries(Section::Evidence),
        BriefKey::Facts => Slot::Entries(Section::Facts),
        BriefKey::Circumstances => Slot::Entries(Section::Circumstances),
        BriefKey::Charges => Slot::Charges,
        BriefKey::Readings => Slot::Table(Table::Readings),
        BriefKey::AsOf => Slot::Value(Form::Date),
        BriefKey::Note => Slot::Value(Form::Text),
    }
}

const fn in_case(key: CaseKey) -> Slot {
    match key {
        CaseKey::Stage => Slot::Word(List::Stages),
        CaseKey::Drafted | CaseKey::Filed => Slot::Value(Form::Date),
        CaseKey::Region => Slot::Value(Form::Region),
        _ => Slot::Value(Form::Text),
    }
}

const fn in_party(key: PartyKey) -> Slot {
    match key {
        PartyKey::Kind => Slot::Word(List::PartyKinds),
        PartyKey::Role => Slot::Word(List::Roles),
        PartyKey::Born => Slot::Value(Form::Date),
        PartyKey::Responsible => Slot::Ids(Section::Parties, None),
        PartyKey::Measures | PartyKey::Record => Slot::Unknown,
        _ => Slot::Value(Form::Text),
    }
}

const fn in_evidence(key: EvidenceKey) -> Slot {
    match key {
        EvidenceKey::Kind => Slot::Word(List::EvidenceKinds),
        EvidenceKey::File => Slot::Value(Form::File),
        EvidenceKey::Hash => Slot::Value(Form::Hash),
        EvidenceKey::Obtained => Slot::Value(Form::Date),
        EvidenceKey::From => Slot::Value(Form::Source),
        EvidenceKey::Excluded => Slot::Value(Form::Excluded),
        EvidenceKey::Title | EvidenceKey::Note => Slot::Value(Form::Text),
    }
}

const fn in_fact(key: FactKey) -> Slot {
    match key {
        FactKey::Kind => Slot::Word(List::FactKinds),
        FactKey::By => Slot::Ids(Section::Parties, None),
        FactKey::When => Slot::Value(Form::When),
        FactKey::Evidence => Slot::Ids(Section::Evidence, None),
        FactKey::Status => Slot::Word(List::Statuses),
        FactKey::DealtWith => Slot::Value(Form::DealtWith),
        FactKey::PartOf => Slot::Ids(Section::Facts, None),
        FactKey::Rate => Slot::Value(Form::Rate),
        FactKey::Where | FactKey::Summary | FactKey::Note => Slot::Value(Form::Text),
    }
}

fn own_field(analysis: &Analysis, kind: KindId, key: &str) -> Option<Slot> {
    let schemas = analysis.schemas();
    let nth = schemas[kind].fields.iter().position(|it| *it.id == *key)?;
    let id = FieldId(u16::try_from(nth).ok()?);
    Some(match &schemas[kind].fields[nth].kind {
        FieldKind::OneOf(_) => Slot::Word(List::Field(kind, id)),
        FieldKind::Parties => Slot::Ids(Section::Parties, None),
        FieldKind::Facts(of) => {
            let of = of.as_ref().and_then(|it| schemas.kind_ids.get(it));
            Slot::Ids(Section::Facts, of.copied())
        }
        other => Form::of(other).map_or(Slot::Unknown, Slot::Value),
    })
}

const fn in_charge(key: ChargeKey) -> Slot {
    match key {
        ChargeKey::Offence => Slot::Offence,
        ChargeKey::Against => Slot::Ids(Section::Parties, None),
        ChargeKey::Grounds => Slot::Grounds,
        ChargeKey::Sentence => Slot::Sentences,
        ChargeKey::AlternativeTo => Slot::OtherCharge,
        ChargeKey::Note => Slot::Value(Form::Text),
    }
}

fn in_ground(analysis: &Analysis, key: GroundKey) -> Slot {
    let contrary = || {
        analysis
            .schemas()
            .kind_ids
            .get("contrary-evidence")
            .copied()
    };
    match key {
        GroundKey::Facts => Slot::Ids(Section::Facts, None),
        GroundKey::Rebuttal => Slot::Ids(Section::Facts, contrary()),
        GroundKey::Reason | GroundKey::Note => Slot::Value(Form::Text),
    }
}

const fn in_sentence(key: SentenceKey) -> Slot {
    match key {
        SentenceKey::Imprisonment
        | SentenceKey::Detention
        | SentenceKey::Control
        | SentenceKey::Ban => Slot::Value(Form::Spans),
        SentenceKey::Fine => Slot::Value(Form::Money),
        SentenceKey::Suspended => Slot::Value(Form::Suspended),
        SentenceKey::RestrainingOrder => Slot::Value(Form::Flag),
        SentenceKey::Note => Slot::Value(Form::Text),
    }
}

const fn in_circumstance(key: CircumstanceKey) -> Slot {
    match key {
        CircumstanceKey::Kind => Slot::Word(List::CircumstanceKinds),
        CircumstanceKey::Of => Slot::Ids(Section::Parties, None),
        CircumstanceKey::Evidence => Slot::Ids(Section::Evidence, None),
        CircumstanceKey::When => Slot::Value(Form::When),
        CircumstanceKey::Summary | CircumstanceKey::Note => Slot::Value(Form::Text),
    }
}

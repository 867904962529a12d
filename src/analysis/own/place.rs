//! What may stand where in a person's own files: for every mapping its keys, for every value
//! what its words name.

use super::OwnKind;
use super::keys;
use crate::brief::Named;
use crate::schema::{FieldKind, KindId, Schemas};
use crate::yaml::Node;

/// What a mapping holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Table {
    /// Nothing that is known.
    #[default]
    Free,
    /// Known keys, whose values are as [`value`] says.
    Keys(&'static [Named]),
    /// The top of an examples file.
    Examples,
    /// The top of a configuration.
    Configuration,
    /// Grounds by id.
    Grounds,
    /// A ground, or one of several numbers of one, with its kinds of fact.
    Ground(Vec<KindId>),
    /// Fields of kinds of fact with what they must be like.
    Qualities(Vec<KindId>),
    /// A field for each choice of a reading.
    Dates(Vec<KindId>),
    /// Kinds of fact with the choice under which they fit.
    AlsoFits,
    /// Names, each with a part of the requirement; the names of elements.
    Parts,
    /// Elements with what is said of them.
    Elements,
    /// Elements with grounds that are added to them.
    Adds,
    /// Grounds with the choice under which they are displaced.
    Displaces,
    /// Anything by its own name, each a table.
    Each(Box<Table>),
    /// Instruments by key.
    Instruments,
    /// Kinds of fact by id.
    Kinds,
    /// Fields of a kind by name.
    Fields,
    /// Readings by id.
    Readings,
    /// Lines of examples by ground.
    Boundaries,
    /// A line of examples about a ground that these kinds of fact fit.
    Line(Vec<KindId>),
    /// Rules with their levels.
    Levels,
    /// Readings with their choices.
    Choices,
}

/// What a word names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An offence.
    Offence,
    /// A ground of the file's offence.
    Ground,
    /// An element of the file's offence.
    Element,
    /// A kind of fact.
    Kind,
    /// A kind of fact, or one with a field of it after a dot.
    Measure,
    /// A field of one of these kinds.
    Field(Vec<KindId>),
    /// The same, perhaps through a reference: `order.clear`.
    Path(Vec<KindId>),
    /// A word of a field of one of these kinds.
    WordOf(Vec<KindId>, Box<str>),
    /// A provision.
    Cite,
    /// An instrument.
    Instrument,
    /// A reading.
    Reading,
    /// A choice of a reading.
    Choice(Box<str>),
    /// A rule.
    Rule,
    /// One of a closed list of words.
    Fixed(&'static [Named]),
}

/// What may stand somewhere: as a mapping, as a word; a list holds the same as one of its items.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Due {
    /// What a mapping here holds.
    pub table: Table,
    /// What a word here names.
    pub word: Option<Sort>,
}

impl From<Table> for Due {
    fn from(table: Table) -> Self {
        Self { table, word: None }
    }
}

impl From<Sort> for Due {
    fn from(word: Sort) -> Self {
        let word = Some(word);
        Self {
            table: Table::Free,
            word,
        }
    }
}

fn both(table: Table, word: Sort) -> Due {
    let word = Some(word);
    Due { table, word }
}

fn keyed(keys: &'static [Named]) -> Due {
    Table::Keys(keys).into()
}

/// What may stand at the top of a file.
pub fn top(kind: OwnKind, root: Node<'_>) -> Due {
    let has = |key: &str| root.get(key).is_some();
    match kind {
        OwnKind::Configuration => Table::Configuration.into(),
        OwnKind::Examples => Table::Examples.into(),
        OwnKind::Schema if has("offence") => keyed(keys::OFFENCE),
        OwnKind::Schema if has("amends") => keyed(keys::AMENDS),
        // What a file is going to hold is not known before it holds it.
        OwnKind::Schema if root.entries().count() < 2 => keyed(keys::OFFENCE),
        OwnKind::Schema => keyed(keys::LIBRARY),
    }
}

impl Table {
    /// The keys that are known here, whatever the file is about.
    pub const fn keys(&self) -> &'static [Named] {
        match self {
            Self::Keys(keys) => keys,
            Self::Examples => keys::EXAMPLES,
            Self::Configuration => keys::CONFIGURATION,
            Self::Ground(_) => keys::GROUND,
            Self::Dates(_) => keys::READS,
            Self::Line(_) => keys::LINE,
            _ => &[],
        }
    }

    /// What the other keys name.
    pub fn names(&self) -> Option<Sort> {
        Some(match self {
            Self::Grounds | Self::Displaces | Self::Boundaries => Sort::Ground,
            Self::Parts | Self::Elements | Self::Adds => Sort::Element,
            Self::Qualities(kinds) => Sort::Path(kinds.clone()),
            Self::Line(kinds) => Sort::Field(kinds.clone()),
            Self::AlsoFits | Self::Kinds => Sort::Kind,
            Self::Instruments => Sort::Instrument,
            Self::Readings | Self::Choices => Sort::Reading,
            Self::Levels => Sort::Rule,
            _ => return None,
        })
    }

    /// Whether its keys define what they name.
    pub const fn defines(&self) -> bool {
        matches!(
            self,
            Self::Grounds | Self::Elements | Self::Kinds | Self::Instruments | Self::Readings
        )
    }

    /// What may stand behind a key; `mapping` is the one that holds it.
    pub fn value(&self, key: &str, mapping: Node<'_>, law: &Schemas) -> Due {
        match self {
            Self::Free => Due::default(),
            Self::Each(table) => (**table).clone().into(),
            Self::Grounds => Due::from(Table::Ground(Vec::new())),
            Self::Parts => requires(),
            Self::Elements => keyed(keys::ELEMENT),
            Self::Adds => Sort::Ground.into(),
            Self::AlsoFits | Self::Displaces => keyed(keys::CHOICE),
            Self::Qualities(kinds) => both(
                Table::Keys(keys::QUALITY),
                Sort::WordOf(kinds.clone(), key.into()),
            ),
            Self::Dates(_) if key == "reading" => Sort::Reading.into(),
            Self::Dates(kinds) => Sort::Field(kinds.clone()).into(),
            Self::Instruments => keyed(keys::INSTRUMENT),
            Self::Kinds => keyed(keys::KIND),
            Self::Fields => keyed(keys::FIELD),
            Self::Readings => keyed(keys::READING),
            Self::Boundaries => Table::Line(Vec::new()).into(),
            Self::Levels => Sort::Fixed(keys::LEVELS).into(),
            Self::Choices => Sort::Choice(key.into()).into(),
            Self::Configuration => in_configuration(key),
            Self::Examples => in_examples(key),
            Self::Line(kinds) => in_line(key, kinds),
            Self::Ground(kinds) => in_ground(key, kinds),
            Self::Keys(keys) => in_keys(keys, key, mapping, law),
        }
    }
}

fn requires() -> Due {
    both(Table::Keys(keys::REQUIRES), Sort::Ground)
}

fn in_configuration(key: &str) -> Due {
    match key {
        "rules" => Table::Levels.into(),
        "readings" => Table::Choices.into(),
        "pedantic" => Sort::Fixed(keys::FLAGS).into(),
        "language" => Sort::Fixed(keys::LANGUAGES).into(),
        "fail-on" => Sort::Fixed(keys::FAIL_ON).into(),
        _ => Due::default(),
    }
}

fn in_examples(key: &str) -> Due {
    match key {
        "examples" => Sort::Offence.into(),
        "boundaries" => Table::Boundaries.into(),
        "findings" => Table::Line(Vec::new()).into(),
        "briefs" => keyed(keys::BRIEF),
        _ => Due::default(),
    }
}

fn in_line(key: &str, kinds: &[KindId]) -> Due {
    match key {
        "outcome" | "charge" => Sort::Fixed(keys::OUTCOMES).into(),
        "presumed" => Sort::Fixed(keys::FLAGS).into(),
        "rule" | "rules" | "not-rule" | "not-rules" => Sort::Rule.into(),
        "readings" => Table::Choices.into(),
        "facts" => Table::Line(kinds.to_vec()).into(),
        _ if keys::LINE.iter().any(|it| it.word == key) => Due::default(),
        _ => Sort::WordOf(kinds.to_vec(), key.into()).into(),
    }
}

fn in_ground(key: &str, kinds: &[KindId]) -> Due {
    let kinds = || kinds.to_vec();
    match key {
        "title" | "source" => keyed(keys::TEXTS),
        "cite" => Sort::Cite.into(),
        "fact" => Sort::Kind.into(),
        "sum" | "count" | "count-distinct" | "minus" => Sort::Measure.into(),
        "catch-all" => Sort::Fixed(keys::FLAGS).into(),
        "all-of" => Table::Ground(kinds()).into(),
        "pro-rata" | "of" => Sort::Ground.into(),
        "together" => keyed(keys::TOGETHER),
        "at-least" | "more-than" => keyed(keys::STANDARD),
        "where" | "unless" => Table::Qualities(kinds()).into(),
        "weigh" => Sort::Path(kinds()).into(),
        "within" => keyed(keys::WITHIN),
        "presumption" => Sort::Fixed(keys::PRESUMPTION).into(),
        "also-fits" => Table::AlsoFits.into(),
        _ => Due::default(),
    }
}

fn in_keys(table: &'static [Named], key: &str, mapping: Node<'_>, _: &Schemas) -> Due {
    let is = |other: &'static [Named]| std::ptr::eq(table, other);
    match key {
        "title" if is(keys::TIER) || is(keys::ELEMENT) => keyed(keys::TEXTS),
        "title" | "summary" | "source" | "short" | "terms" => keyed(keys::TEXTS),
        "cite" => Sort::Cite.into(),
        "restraining-order" => both(Table::Keys(keys::ELEMENT), Sort::Cite),
        "offence" | "amends" => Sort::Offence.into(),
        "subjects" => Sort::Fixed(keys::SUBJECTS).into(),
        "conduct" => Sort::Kind.into(),
        "age" => keyed(keys::AGE),
        "accumulate" => keyed(keys::ACCUMULATE),
        "attribute" => keyed(keys::ATTRIBUTE),
        "limitation" => keyed(keys::LIMITATION),
        "penalty" => keyed(keys::PENALTY),
        "imprisonment" | "detention" | "control" | "ban" => keyed(keys::ALLOWED),
        "fine" => Sort::Fixed(keys::FINES).into(),
        "organization" => Sort::Fixed(keys::ORGANIZATION).into(),
        "organization-to" => Sort::Fixed(keys::ORGANIZATION_TO).into(),
        "reaches-back" => Sort::Fixed(keys::FLAGS).into(),
        "requires" => requires(),
        "all-of" | "any-of" => Due {
            table: if mapping.get(key).is_some_and(|it| it.value.is_sequence()) {
                Table::Keys(keys::REQUIRES)
            } else {
                Table::Parts
            },
            word: Some(Sort::Ground),
        },
        "elements" => Table::Elements.into(),
        "adds" => Table::Adds.into(),
        "displaces" => Table::Displaces.into(),
        "grounds" if is(keys::TOGETHER) => Sort::Ground.into(),
        "grounds" => Table::Grounds.into(),
        "tiers" => Table::Each(Box::new(Table::Keys(keys::TIER))).into(),
        "instruments" => Table::Instruments.into(),
        "articles" => Table::Each(Box::new(Table::Keys(keys::ARTICLE))).into(),
        "paragraphs" | "items" | "points" => {
            Table::Each(Box::new(Table::Keys(keys::PROVISION))).into()
        }
        "facts" => Table::Kinds.into(),
        "fields" => Table::Fields.into(),
        "type" => Sort::Fixed(keys::TYPES).into(),
        "values" | "choices" => Table::Each(Box::new(Table::Keys(keys::TEXTS))).into(),
        "of" if is(keys::FIELD) => Sort::Kind.into(),
        "readings" if is(keys::BRIEF) => Table::Choices.into(),
        "readings" => Table::Readings.into(),
        "reading" => Sort::Reading.into(),
        "choice" => Sort::Choice(word(mapping, "reading").unwrap_or_default().into()).into(),
        "last-day" => keyed(keys::READS),
        "by" => Sort::Fixed(keys::BY).into(),
        "before" => Sort::Fixed(keys::BEFORE).into(),
        "from" if is(keys::WITHIN) => both(Table::Dates(Vec::new()), Sort::Field(Vec::new())),
        _ => Due::default(),
    }
}

fn word<'d>(mapping: Node<'d>, key: &str) -> Option<&'d str> {
    mapping.get(key)?.value.value()
}

/// The kinds of fact that a ground names in its keys.
pub fn kinds_of(ground: Node<'_>, law: &Schemas) -> Vec<KindId> {
    let named = ["fact", "sum", "count", "count-distinct"].iter();
    let values = named.filter_map(|it| Some(ground.get(it)?.value));
    let words = values.flat_map(|it| {
        it.value()
            .into_iter()
            .chain(it.items().filter_map(|it| it.value()))
    });
    let kinds = words.filter_map(|it| law.kind_ids.get(it.split('.').next()?).copied());
    let parts = ground
        .get("all-of")
        .into_iter()
        .flat_map(|it| it.value.items());
    let parts = parts.flat_map(|it| kinds_of(it, law));
    let mut res: Vec<KindId> = Vec::new();
    for kind in kinds.chain(parts) {
        if !res.contains(&kind) {
            res.push(kind);
        }
    }
    res
}

/// The words that may stand in a field of one of these kinds.
pub fn words_of<'s>(
    kinds: &[KindId],
    field: &str,
    law: &'s Schemas,
) -> Vec<&'s crate::schema::EnumValue> {
    let fields = kinds.iter().filter_map(|it| law[*it].field(field));
    let words = fields.filter_map(|it| match &it.kind {
        FieldKind::OneOf(words) => Some(words),
        _ => None,
    });
    words.flatten().collect()
}

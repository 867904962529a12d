//! What may be written at a place of a person's own file.

use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionResponse, CompletionTextEdit, Position, TextEdit,
};

use crate::analysis::own::place::{Due, Sort, Table, words_of};
use crate::analysis::own::{OwnFile, place};
use crate::cite::{Instrument, Provision};
use crate::lsp::snapshot::Snapshot;
use crate::rules;
use crate::schema::{FieldKind, KindId};
use crate::text::{Lang, TextRange, TextSize};
use crate::yaml::{Node, On, Style};

/// The answer.
pub fn answer(snapshot: &Snapshot, at: Position) -> Option<CompletionResponse> {
    let own = snapshot.own()?;
    let (range, items) = items(own, snapshot.offset(at), snapshot.lang)?;
    let range = snapshot.range(range);
    let item = |(nth, it): (usize, Item)| CompletionItem {
        label: it.label,
        kind: Some(it.kind),
        detail: Some(it.detail).filter(|it| !it.is_empty()),
        sort_text: Some(format!("{nth:05}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, it.insert))),
        ..CompletionItem::default()
    };
    let items = items.into_iter().enumerate().map(item).collect();
    Some(CompletionResponse::Array(items))
}

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The word.
    pub label: String,
    /// What it means.
    pub detail: String,
    /// What is written.
    pub insert: String,
    /// What it is, as editors draw it.
    pub kind: CompletionItemKind,
}

/// What may be written at a place, and the bytes that it replaces.
pub fn items(own: &OwnFile, at: TextSize, lang: Lang) -> Option<(TextRange, Vec<Item>)> {
    let offers = Offers { own, lang };
    let place = own.doc.at(at);
    let Some(node) = place.node() else {
        let top = Due::from(offers.top());
        let free = own.doc.root().is_none() && !in_comment(own, at);
        let begin = || {
            let mut res = super::skeleton::of(own, lang);
            res.extend(offers.keys(&top.table, None, ""));
            (TextRange::empty(at), res)
        };
        return free.then(begin);
    };
    match place.on {
        On::Key(entry) => {
            let table = own.due(entry.key.parent()?).table;
            let colon = own.text.source()[usize::from(entry.key.range().end())..].trim_start();
            let after = if colon.starts_with(':') { "" } else { ": " };
            let range = text_range(entry.key);
            let keys = offers.keys(&table, entry.key.parent(), after);
            let key = entry.key_text();
            Some((range, with_own(keys, key, &offers, &table, after)))
        }
        On::Value(entry) => Some(offers.value(entry.value, at)),
        On::Item(item) => Some(offers.value(item, at)),
        On::Between if node.is_mapping() => {
            let keys = offers.keys(&own.due(node).table, Some(node), ": ");
            Some((TextRange::empty(at), keys))
        }
        On::Between => {
            let due = own.due(node);
            Some((TextRange::empty(at), offers.due(&due, node)))
        }
        On::Nothing if node.parent().is_none() && node.scalar().is_some() => {
            let due = place::top(own.kind, node);
            Some((node.range(), offers.keys(&due.table, None, ": ")))
        }
        On::Nothing => None,
    }
}

/// The key at the cursor itself may stay.
fn with_own(
    mut keys: Vec<Item>,
    key: Option<&str>,
    offers: &Offers<'_>,
    table: &Table,
    after: &str,
) -> Vec<Item> {
    let all = offers.keys(table, None, after);
    let own = all.into_iter().find(|it| Some(&*it.label) == key);
    if let Some(own) = own.filter(|own| !keys.contains(own)) {
        keys.push(own);
    }
    keys
}

fn in_comment(own: &OwnFile, at: TextSize) -> bool {
    let comments = own.doc.comments().iter();
    comments
        .into_iter()
        .any(|it| it.range.start() < at && at <= it.range.end())
}

struct Offers<'a> {
    own: &'a OwnFile,
    lang: Lang,
}

impl Offers<'_> {
    fn top(&self) -> Table {
        match self.own.kind {
            crate::analysis::own::OwnKind::Schema => {
                Table::Keys(crate::analysis::own::keys::OFFENCE)
            }
            crate::analysis::own::OwnKind::Examples => Table::Examples,
            crate::analysis::own::OwnKind::Configuration => Table::Configuration,
        }
    }

    /// In the place of a value, or of one that is not written yet.
    fn value(&self, value: Node<'_>, at: TextSize) -> (TextRange, Vec<Item>) {
        let due = self.own.due(value);
        let holds = value.scalar().is_some() && value.range().contains_inclusive(at);
        let range = if holds {
            text_range(value)
        } else {
            TextRange::empty(at)
        };
        let source = self.own.text.source();
        let colon = source[..usize::from(range.start())].ends_with(':');
        let mut items = self.due(&due, value);
        if colon {
            items.iter_mut().for_each(|it| it.insert.insert(0, ' '));
        }
        (range, items)
    }

    /// Words, and on a line of its own the keys of a mapping.
    fn due(&self, due: &Due, node: Node<'_>) -> Vec<Item> {
        let mut res = due.word.as_ref().map_or_else(Vec::new, |it| self.words(it));
        let line = self.own.text.line_col(node.range().start()).line;
        let key = node
            .entry()
            .map(|it| self.own.text.line_col(it.key.range().start()).line);
        let item = node.parent().is_some_and(|it| it.is_sequence()) || node.is_sequence();
        if item || key.is_some_and(|it| it < line) || node.is_null() {
            res.extend(self.keys(&due.table, None, ": "));
        }
        res
    }

    /// The keys of a table that a mapping does not have yet.
    fn keys(&self, table: &Table, mapping: Option<Node<'_>>, after: &str) -> Vec<Item> {
        let missing = |it: &str| mapping.is_none_or(|mapping| mapping.get(it).is_none());
        let known = table
            .keys()
            .iter()
            .map(|it| self.item(it.word, it.title(self.lang), CompletionItemKind::PROPERTY));
        let named = table
            .names()
            .filter(|_| !matches!(table, Table::Kinds | Table::Instruments));
        let named = named.map_or_else(Vec::new, |it| self.words(&it));
        let all = known.chain(named).filter(|it| missing(&it.label));
        all.map(|it| Item {
            insert: it.insert.clone() + after,
            ..it
        })
        .collect()
    }

    /// Every word of a sort, with what it means.
    fn words(&self, sort: &Sort) -> Vec<Item> {
        let (law, lang) = (&self.own.law, self.lang);
        let offence = self.own.offence().map(|it| &law[it]);
        match sort {
            Sort::Offence => self.list(
                law.offences.iter().map(|it| (&*it.id, it.title.get(lang))),
                CompletionItemKind::CLASS,
            ),
            Sort::Ground => self.list(
                offence
                    .iter()
                    .flat_map(|it| &it.grounds)
                    .map(|it| (&*it.id, it.title.get(lang))),
                CompletionItemKind::FUNCTION,
            ),
            Sort::Element => self.list(
                offence
                    .iter()
                    .flat_map(|it| &it.elements)
                    .map(|it| (&*it.id, it.title.get(lang))),
                CompletionItemKind::INTERFACE,
            ),
            Sort::Kind => self.kinds(),
            Sort::Measure => self.measures(),
            Sort::Field(kinds) | Sort::Path(kinds) => self.fields(kinds),
            Sort::WordOf(kinds, field) => self.list(
                words_of(kinds, field, law)
                    .into_iter()
                    .map(|it| (&*it.id, it.title.get(lang))),
                CompletionItemKind::ENUM_MEMBER,
            ),
            Sort::Cite => law
                .instruments
                .iter()
                .flat_map(|it| self.provisions(it))
                .collect(),
            Sort::Instrument => self.list(
                law.instruments
                    .iter()
                    .map(|it| (&*it.key, it.title.get(lang))),
                CompletionItemKind::MODULE,
            ),
            Sort::Reading => self.list(
                law.readings.iter().map(|it| (&*it.id, it.title.get(lang))),
                CompletionItemKind::VALUE,
            ),
            Sort::Choice(reading) => {
                let choices = law.reading(reading).into_iter().flat_map(|it| &it.choices);
                self.list(
                    choices.map(|it| (&*it.id, it.title.get(lang))),
                    CompletionItemKind::ENUM_MEMBER,
                )
            }
            Sort::Rule => self.list(
                rules::all().map(|it| (it.id.0, it.page.title.get(lang))),
                CompletionItemKind::REFERENCE,
            ),
            Sort::Fixed(words) => self.list(
                words.iter().map(|it| (it.word, it.title(lang))),
                CompletionItemKind::ENUM_MEMBER,
            ),
        }
    }

    fn list<'s>(
        &self,
        words: impl Iterator<Item = (&'s str, &'s str)>,
        kind: CompletionItemKind,
    ) -> Vec<Item> {
        words.map(|it| self.item(it.0, it.1, kind)).collect()
    }

    fn item(&self, word: &str, detail: &str, kind: CompletionItemKind) -> Item {
        Item {
            label: word.to_owned(),
            detail: detail.to_owned(),
            insert: word.to_owned(),
            kind,
        }
    }

    fn kinds(&self) -> Vec<Item> {
        let kinds = self.own.law.kinds.iter();
        self.list(
            kinds.map(|it| (&*it.id, it.title.get(self.lang))),
            CompletionItemKind::STRUCT,
        )
    }

    /// Kinds to be counted, and fields with numbers or references.
    fn measures(&self) -> Vec<Item> {
        let measured = |it: &FieldKind| {
            it.unit().is_some() || matches!(it, FieldKind::Parties | FieldKind::Facts(_))
        };
        let mut res = Vec::new();
        for kind in &self.own.law.kinds {
            for field in kind.fields.iter().filter(|it| measured(&it.kind)) {
                let word = format!("{}.{}", kind.id, field.id);
                res.push(self.item(&word, field.title.get(self.lang), CompletionItemKind::FIELD));
            }
        }
        res.extend(self.kinds());
        res
    }

    fn fields(&self, kinds: &[KindId]) -> Vec<Item> {
        let fields = kinds.iter().flat_map(|it| &self.own.law[*it].fields);
        let mut res = self.list(
            fields.map(|it| (&*it.id, it.title.get(self.lang))),
            CompletionItemKind::FIELD,
        );
        res.sort_by(|one, two| one.label.cmp(&two.label));
        res.dedup_by(|one, two| one.label == two.label);
        res
    }

    /// An instrument, its articles and what stands below them.
    fn provisions(&self, instrument: &Instrument) -> Vec<Item> {
        let (lang, kind) = (self.lang, CompletionItemKind::REFERENCE);
        let mut res = vec![self.item(&instrument.key, instrument.title.get(lang), kind)];
        for article in &instrument.articles {
            let id = format!("{}/{}", instrument.key, article.number);
            res.push(self.item(&id, article.title.get(lang), kind));
            self.below(&id, &article.parts, &mut res);
        }
        res
    }

    fn below(&self, id: &str, parts: &[Provision], acc: &mut Vec<Item>) {
        for part in parts {
            let id = format!("{id}/{}", part.number);
            acc.push(self.item(
                &id,
                part.summary.get(self.lang),
                CompletionItemKind::REFERENCE,
            ));
            self.below(&id, &part.parts, acc);
        }
    }
}

/// The bytes of a scalar without its quotes.
fn text_range(node: Node<'_>) -> TextRange {
    let (range, mark) = (node.range(), TextSize::of('"'));
    let quoted = node
        .scalar()
        .is_some_and(|it| matches!(it.style, Style::SingleQuoted | Style::DoubleQuoted));
    match quoted && u32::from(range.len()) > 1 {
        true => TextRange::new(range.start() + mark, range.end() - mark),
        false => range,
    }
}

#[cfg(test)]
mod tests {
    use super::items;
    use crate::analysis::own::OwnKind;
    use crate::lsp::features::own::fixture::{PARKING, own};
    use crate::text::Lang;

    /// Some of the labels that are offered, and the text that they replace.
    #[track_caller]
    fn offers(kind: OwnKind, marked: &str, replaced: &str, some: &[&str], not: &[&str]) {
        let (own, at) = own(kind, marked);
        let (range, items) = items(&own, at, Lang::En).unwrap_or_default();
        let labels: Vec<&str> = items.iter().map(|it| &*it.label).collect();
        assert_eq!(&own.text.source()[range], replaced);
        assert!(
            some.iter().all(|it| labels.contains(it)),
            "{some:?} in {labels:?}"
        );
        assert!(
            !not.iter().any(|it| labels.contains(it)),
            "{not:?} in {labels:?}"
        );
    }

    /// The parking schema with a further ground.
    fn ground(lines: &str) -> String {
        PARKING.replacen("grounds:\n", &format!("grounds:\n  new:\n{lines}"), 1)
    }

    #[test]
    fn keys_by_place_and_only_those_that_are_missing() {
        offers(
            OwnKind::Schema,
            "schema: 1\noffence: a\n$0",
            "",
            &["title", "grounds", "penalty"],
            &["schema", "offence", "sum"],
        );
        offers(
            OwnKind::Schema,
            &ground("    cite: parking-act/1\n    $0\n"),
            "",
            &["title", "fact", "sum", "where"],
            &["cite", "penalty"],
        );
        offers(
            OwnKind::Schema,
            &ground("    su$0\n"),
            "su",
            &["sum"],
            &["penalty"],
        );
        offers(
            OwnKind::Schema,
            "schema: 1\noffence: a\npenalty: {fi$0}\n",
            "fi",
            &["fine", "cite"],
            &["sum"],
        );
        offers(OwnKind::Configuration, "$0", "", &["rules", "schemas"], &[]);
        offers(OwnKind::Configuration, "ru$0", "ru", &["rules"], &[]);
    }

    #[test]
    fn kinds_measures_fields_and_words_of_fields() {
        offers(
            OwnKind::Schema,
            &ground("    fact: $0\n"),
            "",
            &["parking", "finding"],
            &["title"],
        );
        offers(
            OwnKind::Schema,
            &ground("    sum: parking.h$0\n"),
            "parking.h",
            &["parking.hours", "parking.vehicles"],
            &["parking.place"],
        );
        offers(
            OwnKind::Schema,
            &ground("    fact: parking\n    where: {pl$0}\n"),
            "pl",
            &["place", "permit"],
            &["seen"],
        );
        offers(
            OwnKind::Schema,
            &ground("    fact: parking\n    where: {place: $0}\n"),
            "",
            &["school", "hospital"],
            &["parking"],
        );
        offers(
            OwnKind::Schema,
            &ground("    fact: parking\n    where:\n      place: [school, $0]\n"),
            "",
            &["school", "hospital"],
            &[],
        );
    }

    #[test]
    fn citations_grounds_readings_and_choices() {
        offers(
            OwnKind::Schema,
            &ground("    cite: parking-act/$0\n"),
            "parking-act/",
            &["parking-act/3/1", "cl/287-2"],
            &[],
        );
        offers(
            OwnKind::Schema,
            &ground("    times: 5\n    of: $0\n"),
            "",
            &["hours", "loss"],
            &[],
        );
        offers(
            OwnKind::Schema,
            &ground("    count: parking\n    at-least: {reading: $0}\n"),
            "",
            &["parking-several", "repeatedly"],
            &[],
        );
        let together =
            "    times: 5\n    of: loss\n    together: {reading: parking-several, choice: $0}\n";
        offers(OwnKind::Schema, &ground(together), "", &["2", "3"], &[]);
    }

    #[test]
    fn examples_know_the_grounds_the_fields_of_their_facts_and_the_outcomes() {
        let text = |line: &str| format!("schema: 1\nexamples: parking\nboundaries:\n{line}");
        offers(
            OwnKind::Examples,
            &text("  $0\n"),
            "",
            &["hours", "loss"],
            &[],
        );
        offers(
            OwnKind::Examples,
            &text("  hours:\n    - {ho$0}\n"),
            "ho",
            &["hours", "outcome", "charge"],
            &["seen"],
        );
        offers(
            OwnKind::Examples,
            &text("  hours:\n    - {hours: 3, outcome: $0}\n"),
            "",
            &["met", "short"],
            &[],
        );
        offers(
            OwnKind::Examples,
            &text("  hours:\n    - {hours: 3, rule: $0}\n"),
            "",
            &["under-age"],
            &[],
        );
    }

    #[test]
    fn settings_offer_rules_levels_and_choices() {
        offers(
            OwnKind::Configuration,
            "rules:\n  under$0\n",
            "under",
            &["under-age"],
            &[],
        );
        offers(
            OwnKind::Configuration,
            "rules:\n  under-age: $0\n",
            "",
            &["off", "hint"],
            &["under-age"],
        );
        offers(
            OwnKind::Configuration,
            "readings: {repeatedly: $0}\n",
            "",
            &["2", "3"],
            &[],
        );
        offers(
            OwnKind::Configuration,
            "language: $0\n",
            "",
            &["en", "zh"],
            &[],
        );
    }
}

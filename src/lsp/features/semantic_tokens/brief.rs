//! The tokens of a brief.

use super::{BUILT_IN, DEFINED, Kind, OUT, Token};
use crate::analysis::Analysis;
use crate::brief::{Charge, Fact, Section, Sentence, Status, Table, Target, Value};
use crate::schema::Offence;
use crate::text::{Spanned, TextRange, TextSize};
use crate::yaml::Node;

/// Everything that is known of a brief; what is unknown keeps the colours of YAML.
pub(super) fn tokens(analysis: &Analysis) -> Vec<Token> {
    let mut cx = Gather {
        analysis,
        acc: Vec::new(),
    };
    cx.names();
    cx.words();
    analysis.brief.facts.iter().for_each(|it| cx.fact(it));
    analysis.brief.charges.iter().for_each(|it| cx.charge(it));
    cx.readings();
    cx.suppressions();
    cx.keys();
    cx.acc
}

struct Gather<'a> {
    analysis: &'a Analysis,
    acc: Vec<Token>,
}

impl<'a> Gather<'a> {
    fn add(&mut self, range: TextRange, kind: Kind, is: u32) {
        self.acc.push(Token { range, kind, is });
    }

    fn spanned<T>(&mut self, value: Option<&Spanned<T>>, kind: Kind) {
        if let Some(value) = value {
            self.add(value.range, kind, 0);
        }
    }

    /// Ids, where they are defined and where they are used.
    fn names(&mut self) {
        let names = &self.analysis.brief.names;
        let defs = names.defs().iter().map(|it| (it, DEFINED));
        for (name, is) in defs.chain(names.uses().iter().map(|it| (it, 0))) {
            let Some(target) = name.target() else { continue };
            self.add(name.range, of_section(name.section), is | self.counts(target));
        }
    }

    fn counts(&self, target: Target) -> u32 {
        let (brief, ix) = (&self.analysis.brief, target.ix as usize);
        let out = match target.section {
            Section::Evidence => brief.evidence.get(ix).is_some_and(|it| it.excluded.is_some()),
            Section::Facts => brief.facts.get(ix).is_some_and(|it| it.status.value == Status::Excluded),
            _ => false,
        };
        if out { OUT } else { 0 }
    }

    /// The fixed words and the dates of the sections but facts and charges.
    fn words(&mut self) {
        let brief = &self.analysis.brief;
        self.spanned(brief.version.as_ref(), Kind::Number);
        self.spanned(brief.case.stage.as_ref(), Kind::Word);
        self.spanned(brief.case.drafted.as_ref(), Kind::Date);
        self.spanned(brief.case.filed.as_ref(), Kind::Date);
        self.spanned(brief.as_of.as_ref(), Kind::Date);
        for party in &brief.parties {
            self.spanned(party.kind.as_ref(), Kind::Word);
            self.spanned(party.role.as_ref(), Kind::Word);
            self.spanned(party.born.as_ref(), Kind::Date);
        }
        for evidence in &brief.evidence {
            self.spanned(evidence.kind.as_ref(), Kind::Word);
            self.spanned(evidence.obtained.as_ref(), Kind::Date);
        }
        for circumstance in &brief.circumstances {
            self.spanned(circumstance.kind.as_ref(), Kind::Word);
        }
    }

    fn fact(&mut self, fact: &Fact) {
        if let Some(kind) = &fact.kind {
            let is = self.built_in(self.analysis.schemas()[kind.value].origin.file);
            self.add(kind.range, Kind::OfFact, is);
        }
        self.spanned(fact.when.as_ref(), Kind::Date);
        if fact.status.range != fact.id.range {
            self.add(fact.status.range, Kind::Word, 0);
        }
        for field in &fact.fields {
            let kind = match field.value {
                Value::Count(_) | Value::Money(_) | Value::Duration(_) => Kind::Number,
                Value::Date(_) => Kind::Date,
                Value::Word(_) => Kind::Word,
                _ => continue,
            };
            self.add(field.range, kind, 0);
        }
    }

    fn charge(&mut self, charge: &Charge) {
        let law = self.analysis.schemas();
        let written = charge.offence.as_ref();
        let offence = written.and_then(|it| law.offence(&it.value));
        if let (Some(written), Some(offence)) = (written, offence) {
            self.add(written.range, Kind::Offence, self.built_in(offence.origin.file));
            self.grounds(charge, offence);
        }
        charge.sentences.iter().for_each(|it| self.sentence(it));
    }

    fn grounds(&mut self, charge: &Charge, offence: &Offence) {
        for pleaded in &charge.grounds {
            if let Some(ground) = offence.ground(&pleaded.id) {
                self.add(pleaded.range, Kind::Ground, self.built_in(ground.origin.file));
            }
        }
    }

    fn sentence(&mut self, sentence: &Sentence) {
        let spans = [&sentence.imprisonment, &sentence.detention, &sentence.control, &sentence.ban];
        for span in spans {
            self.spanned(span.as_ref(), Kind::Number);
        }
        self.spanned(sentence.fine.as_ref(), Kind::Number);
        if let Some(suspended) = &sentence.suspended
            && suspended.value.is_some()
        {
            self.add(suspended.range, Kind::Number, 0);
        }
    }

    fn readings(&mut self) {
        for choice in &self.analysis.brief.readings {
            let known = choice.reading.is_some() && choice.choice.is_some();
            if known {
                self.add(choice.range, Kind::Word, 0);
            }
        }
    }

    /// `gravamen: ignore` and the rules it names; the reason is a comment like any other.
    fn suppressions(&mut self) {
        for it in &self.analysis.suppressions {
            if it.malformed.is_some() {
                continue;
            }
            let text = &self.analysis.text.source()[it.range];
            if let (Some(start), Some(end)) = (text.find("gravamen:"), text.find('[')) {
                let words = text[start..end].trim_end();
                let start = it.range.start() + TextSize::of(&text[..start]);
                self.add(TextRange::at(start, TextSize::of(words)), Kind::Suppression, 0);
            }
            let known = it.rules.iter().filter(|it| crate::rules::find(&it.value).is_some());
            known.for_each(|it| self.add(it.range, Kind::Rule, 0));
            self.spanned(it.until.as_ref(), Kind::Date);
        }
    }

    /// The keys that the format and the kinds of facts know.
    fn keys(&mut self) {
        let Some(root) = self.analysis.doc.root() else { return };
        self.table(root, Table::Brief);
        for entry in root.entries() {
            let Some(value) = entry.value.resolve() else { continue };
            match entry.key_text() {
                Some("case") => self.table(value, Table::Case),
                Some("readings") => self.table(value, Table::Readings),
                Some("parties") => self.each(value, |_, _| Table::Party),
                Some("evidence") => self.each(value, |_, _| Table::Evidence),
                Some("circumstances") => self.each(value, |_, _| Table::Circumstance),
                Some("facts") => self.each(value, |it, fact| Table::Fact(it.kind(fact))),
                Some("charges") => value.items().filter_map(|it| it.resolve()).for_each(|it| self.in_charge(it)),
                _ => {}
            }
        }
    }

    fn each(&mut self, section: Node<'a>, table: impl Fn(&Self, Node<'a>) -> Table) {
        for entry in section.entries() {
            if let Some(value) = entry.value.resolve() {
                self.table(value, table(self, value));
            }
        }
    }

    fn kind(&self, fact: Node<'a>) -> Option<crate::schema::KindId> {
        let kind = fact.get("kind")?.value.resolve()?.value()?;
        self.analysis.schemas().kind_ids.get(kind).copied()
    }

    fn in_charge(&mut self, charge: Node<'a>) {
        self.table(charge, Table::Charge);
        let inside = |key: &str| charge.get(key).and_then(|it| it.value.resolve());
        for ground in inside("grounds").iter().flat_map(|it| it.entries()) {
            if let Some(value) = ground.value.resolve().filter(Node::is_mapping) {
                self.table(value, Table::Ground);
            }
        }
        let Some(sentence) = inside("sentence") else { return };
        self.table(sentence, Table::Sentence);
        for entry in sentence.entries() {
            if let Some(value) = entry.value.resolve().filter(Node::is_mapping) {
                self.table(value, Table::Sentence);
            }
        }
    }

    fn table(&mut self, node: Node<'a>, table: Table) {
        let law = self.analysis.schemas();
        let kind = if table == Table::Brief { Kind::Section } else { Kind::Key };
        for entry in node.entries() {
            let known = entry.key_text().is_some_and(|key| table.known(law).any(|it| it == key));
            if known {
                self.add(entry.key.range(), kind, 0);
            }
        }
    }

    fn built_in(&self, file: crate::schema::FileId) -> u32 {
        let file = self.analysis.schemas().files.get(file.index());
        if file.is_some_and(|it| it.built_in) { BUILT_IN } else { 0 }
    }
}

const fn of_section(section: Section) -> Kind {
    match section {
        Section::Parties => Kind::Party,
        Section::Evidence => Kind::Evidence,
        Section::Facts => Kind::Fact,
        Section::Circumstances => Kind::Circumstance,
    }
}

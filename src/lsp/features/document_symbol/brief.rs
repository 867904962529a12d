//! The outline of a brief.

use rustc_hash::FxHashMap;
use tower_lsp::lsp_types::SymbolKind;

use super::Symbol;
use crate::analysis::Analysis;
use crate::brief::{Charge, Fact, Named, PleadedGround, Section, Table, Value, Word};
use crate::quantity::{Exact, Unit};
use crate::text::{Lang, Spanned, TextRange};
use crate::yaml::{Entry, Node};
use crate::{phrase, schema};

/// How many letters of a text are shown.
const SHOWN: usize = 60;

/// The sections of a brief in the order of the text, with what stands in them. What identifies a
/// person is left out.
pub fn outline(analysis: &Analysis, lang: Lang) -> Vec<Symbol> {
    let root = analysis.doc.root();
    let outline = Outline { analysis, lang };
    let entries = root.iter().flat_map(|it| it.entries());
    entries.filter_map(|it| outline.section(&it)).collect()
}

struct Outline<'a> {
    analysis: &'a Analysis,
    lang: Lang,
}

impl<'a> Outline<'a> {
    fn section(&self, entry: &Entry<'a>) -> Option<Symbol> {
        let key = entry.key_text().filter(|it| !it.is_empty())?;
        let children = match key {
            "parties" => self.ids(entry.value, Section::Parties),
            "evidence" => self.ids(entry.value, Section::Evidence),
            "facts" => self.ids(entry.value, Section::Facts),
            "circumstances" => self.ids(entry.value, Section::Circumstances),
            "charges" => self.charges(entry.value),
            _ => Vec::new(),
        };
        let known = Table::Brief.keys().iter().find(|it| it.word == key);
        let title = match key {
            "case" => self.text(self.analysis.brief.case.title.as_ref()),
            "as-of" | "brief" => self.plain(entry.value),
            _ => None,
        };
        Some(Symbol {
            detail: title.or_else(|| known.map(|it: &Named| it.title(self.lang).to_owned())),
            ..self.symbol(entry, key, SymbolKind::NAMESPACE, children)?
        })
    }

    fn symbol(&self, entry: &Entry<'a>, name: &str, kind: SymbolKind, children: Vec<Symbol>) -> Option<Symbol> {
        let word = entry.key.range();
        if self.analysis.cx().is_private(word) || name.is_empty() {
            return None;
        }
        Some(Symbol {
            name: name.to_owned(),
            detail: None,
            kind,
            range: entry.range(),
            word,
            children,
        })
    }

    /// The entries of a section that the brief has read.
    fn ids(&self, section: Node<'a>, which: Section) -> Vec<Symbol> {
        let brief = &self.analysis.brief;
        let ids = (0..brief.len_of(which)).map(|ix| (brief.id(which, ix).range, ix));
        let ids: FxHashMap<TextRange, usize> = ids.collect();
        let known = section
            .entries()
            .filter_map(|it| Some((*ids.get(&it.key.range())?, it)));
        let symbol = |(ix, entry): (usize, Entry<'a>)| {
            let name = &*brief.id(which, ix).name;
            let (kind, detail) = self.about(which, ix);
            Some(Symbol {
                detail: detail.filter(|it| !it.is_empty()),
                ..self.symbol(&entry, name, kind, Vec::new())?
            })
        };
        known.filter_map(symbol).collect()
    }

    fn about(&self, section: Section, ix: usize) -> (SymbolKind, Option<String>) {
        let brief = &self.analysis.brief;
        match section {
            Section::Parties => {
                let party = &brief.parties[ix];
                let role = party.role.map(|it| it.value.title(self.lang).to_owned());
                let words = [self.text(party.name.as_ref()), role];
                (SymbolKind::CLASS, Some(self.join(words)))
            }
            Section::Evidence => {
                let evidence = &brief.evidence[ix];
                let kind = evidence.kind.map(|it| it.value.title(self.lang).to_owned());
                let words = [self.text(evidence.title.as_ref()), kind];
                (SymbolKind::FILE, Some(self.join(words)))
            }
            Section::Facts => (SymbolKind::EVENT, Some(self.fact(&brief.facts[ix]))),
            Section::Circumstances => {
                let kind = brief.circumstances[ix].kind;
                let title = kind.map(|it| it.value.title(self.lang).to_owned());
                (SymbolKind::PROPERTY, title)
            }
        }
    }

    /// The kind of a fact and its figures.
    fn fact(&self, fact: &Fact) -> String {
        let Some(kind) = fact.kind.map(|it| &self.analysis.schemas()[it.value]) else {
            return String::new();
        };
        let title = Some(kind.title.get(self.lang).to_owned());
        let figures = fact.fields.iter().filter_map(|field| {
            let figure = figure(&field.value, self.lang)?;
            let named = &kind.fields.get(field.field.index())?;
            Some(match field.value {
                Value::Count(_) => format!("{figure} {}", named.title.get(self.lang)),
                _ => figure,
            })
        });
        self.join(std::iter::once(title).chain(figures.map(Some)))
    }

    fn charges(&self, section: Node<'a>) -> Vec<Symbol> {
        let inside = |it: &&Charge| section.range().contains_range(it.range);
        let charges = self.analysis.brief.charges.iter().filter(inside);
        charges.map(|it| self.charge(it)).collect()
    }

    fn charge(&self, charge: &Charge) -> Symbol {
        let lang = self.lang;
        let written = charge.offence.as_ref().filter(|it| !it.value.is_empty());
        let offence = written.and_then(|it| self.analysis.schemas().offence(&it.value));
        let name = match (offence, written) {
            (Some(offence), _) => offence.title.get(lang).to_owned(),
            (None, Some(written)) => written.value.to_string(),
            (None, None) => lang.pick("a charge", "指控").to_owned(),
        };
        let against = charge.against.iter().map(|it| Some(self.analysis.text.source()[it.range].to_owned()));
        let id = written.filter(|_| offence.is_some()).map(|it| it.value.to_string());
        let word = written.map(|it| it.range).filter(|it| charge.range.contains_range(*it));
        let grounds = charge.grounds.iter().filter_map(|it| self.ground(charge, it, offence));
        Symbol {
            name,
            detail: Some(self.join(std::iter::once(id).chain(against))).filter(|it| !it.is_empty()),
            kind: SymbolKind::INTERFACE,
            range: charge.range,
            word: word.unwrap_or(TextRange::empty(charge.range.start())),
            children: grounds.collect(),
        }
    }

    fn ground(&self, charge: &Charge, ground: &PleadedGround, offence: Option<&schema::Offence>) -> Option<Symbol> {
        let known = offence.and_then(|it| it.ground(&ground.id));
        let value = self.analysis.doc.node(ground.node).range();
        let range = match charge.range.contains_range(value) {
            true => ground.range.cover(value),
            false => ground.range,
        };
        let inside = charge.range.contains_range(range) && !ground.id.is_empty();
        inside.then(|| Symbol {
            name: ground.id.to_string(),
            detail: known.map(|it| it.title.get(self.lang).to_owned()),
            kind: SymbolKind::METHOD,
            range,
            word: ground.range,
            children: Vec::new(),
        })
    }

    /// A text of the brief, shortened; nothing where it holds what identifies a person.
    fn text(&self, text: Option<&Spanned<Box<str>>>) -> Option<String> {
        let text = text.filter(|it| !self.analysis.cx().is_private(it.range))?;
        Some(shortened(&text.value))
    }

    fn plain(&self, value: Node<'a>) -> Option<String> {
        let private = self.analysis.cx().is_private(value.range());
        value.value().filter(|_| !private).map(shortened)
    }

    fn join(&self, words: impl IntoIterator<Item = Option<String>>) -> String {
        let words: Vec<String> = words.into_iter().flatten().filter(|it| !it.is_empty()).collect();
        words.join(self.lang.pick(", ", "，"))
    }
}

fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    match line.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}

/// A count or an amount in words.
fn figure(value: &Value, lang: Lang) -> Option<String> {
    let (interval, unit) = match value {
        Value::Count(it) => (it, Unit::Count),
        Value::Money(it) => (it, Unit::Cny),
        _ => return None,
    };
    let exact = |it| Exact::from_steps(it, unit);
    let words = phrase::actual(exact(interval.min), interval.max.map(exact), Some(unit), lang);
    Some(match (unit, lang) {
        (Unit::Cny, Lang::En) => format!("{words} CNY"),
        (Unit::Cny, Lang::Zh) => format!("{words}元"),
        _ => words,
    })
}

#[cfg(test)]
mod tests {
    use super::outline;
    use crate::lsp::features::document_symbol::shown;
    use crate::lsp::fixture::analysis;
    use crate::text::Lang;

    const BRIEF: &str = "\
brief: 1
case: {title: Cards lent, drafted: 2024-03-18}
parties:
  lin: {name: 林某, role: accused, born: 1996-02-11}
evidence:
  bank: {kind: documentary, title: Statements of 13800138000}
facts:
  settled: {kind: payment-settlement, by: lin, amount: \"185,000 CNY\", evidence: [bank]}
  cards: {kind: account-supply, accounts: 3..5}
  13800138000: {kind: finding}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds:
      payment-settlement: [settled]
  - against: [lin]
circumstances:
  gave-up: {kind: surrender, of: lin}
";

    #[test]
    fn sections_hold_what_stands_in_them_and_charges_their_grounds() {
        let analysis = analysis(BRIEF);
        let expected = "\
brief | 1 | brief
case | Cards lent | case
parties | people and organizations | parties
  lin | 林某, accused | lin
evidence | evidence | evidence
  bank | documentary evidence | bank
facts | facts | facts
  settled | payment settlement, 185,000 CNY | settled
  cards | supply of cards or accounts, 3..5 cards or accounts | cards
charges | charges | charges
  Assisting information network criminal activity | cl-287-2, lin | cl-287-2
    payment-settlement | settled amount | payment-settlement
  a charge | lin | 
circumstances | circumstances of sentencing | circumstances
  gave-up | voluntary surrender | gave-up
";
        assert_eq!(shown(&outline(&analysis, Lang::En), BRIEF), expected);
    }

    #[test]
    fn in_chinese_everything_is_chinese() {
        let analysis = analysis(BRIEF);
        let shown = shown(&outline(&analysis, Lang::Zh), BRIEF);
        assert!(shown.contains("lin | 林某，犯罪嫌疑人、被告人 | lin"), "{shown}");
        assert!(shown.contains("185,000元 | settled"), "{shown}");
        assert!(shown.contains("帮助信息网络犯罪活动罪 | cl-287-2，lin | cl-287-2"), "{shown}");
    }

    #[test]
    fn a_broken_brief_and_aliases_have_an_outline_too() {
        for source in ["", "a", "facts: *x\ncharges: &c [*c, {offence: 1}, {}]\n", "facts:\n  a: &x {kind: finding}\n  b: *x\n", "parties: {lin: {\ncharges:\n - offence: cl-287-2\n   grounds: {a: [\n"] {
            shown(&outline(&analysis(source), Lang::En), source);
        }
    }
}

//! Examples beside the law: read, made into briefs, analysed like any brief, and compared.

mod case;
mod compare;
mod expect;
mod statement;
mod tree;

use std::sync::Arc;

use super::{Analysis, World};
use crate::calendar::Date;
use crate::cite::FileId;
use crate::config::Config;
use crate::exhibits::Exhibits;
use crate::schema::fault::{FaultKind, Log, Named, SchemaFault};
use crate::schema::read::Val;
use crate::schema::sheet::{Sheet, entries};
use crate::schema::source::EXAMPLES;
use crate::schema::{Offence, Schemas};
use crate::text::Text;
use crate::yaml::Document;

pub use case::Case;
use case::{Base, briefs};
pub use statement::{Expected, InstrumentExample, Of, That};
use tree::Tree;

/// What an examples file is about when it is about no offence.
const INSTRUMENTS: &str = "instruments";

/// The examples of one file.
#[derive(Clone, Debug, Default)]
pub struct Examples {
    /// The offence they are about; `None` when it is unknown or they are about instruments.
    pub offence: Option<Box<str>>,
    /// Briefs and what must come out of them, in the order of the file.
    pub cases: Vec<Case>,
    /// What is stated of instruments.
    pub instruments: Vec<InstrumentExample>,
}

impl Examples {
    /// How many examples there are.
    pub fn len(&self) -> usize {
        self.cases.len() + self.instruments.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads an examples file against the law that it exemplifies, and reports what is wrong
    /// with its form.
    pub fn read(source: &str, schemas: &Schemas) -> (Self, Vec<SchemaFault>) {
        let doc = Document::parse(source);
        let mut log = Log::default();
        let res = read(&mut log, &doc, schemas);
        (
            res.unwrap_or_default(),
            log.faults.into_iter().map(|it| it.1).collect(),
        )
    }

    /// Runs all examples; a fault for each statement that does not come true.
    pub fn run(&self, schemas: &Arc<Schemas>) -> Vec<SchemaFault> {
        let mut res = Vec::new();
        for instrument in &self.instruments {
            res.extend(compare::instrument(instrument, schemas));
        }
        for case in &self.cases {
            res.extend(case.run(schemas));
        }
        res
    }
}

impl Case {
    /// Analyses the brief and compares; a fault for each statement that does not come true.
    pub fn run(&self, schemas: &Arc<Schemas>) -> Vec<SchemaFault> {
        let analysis = Analysis::new(Text::new(self.brief.as_str()), &self.world(schemas));
        compare::case(self, &analysis)
    }

    /// The world of examples: a fixed day, no exhibits, and rules that are off by default only
    /// where the example names one.
    fn world(&self, schemas: &Arc<Schemas>) -> World {
        let pedantic = self.expected.iter().any(|it| match &it.that {
            That::Rule(id, _) => crate::rules::find(id).is_some_and(|it| it.pedantic),
            _ => false,
        });
        World {
            schemas: Arc::clone(schemas),
            config: Arc::new(Config {
                pedantic,
                ..Config::default()
            }),
            today: Date::constant(2026, 1, 1),
            as_of: None,
            exhibits: Exhibits::default(),
        }
    }
}

fn read(log: &mut Log, doc: &Document, schemas: &Schemas) -> Option<Examples> {
    for fault in doc.faults() {
        let kind = FaultKind::Syntax(fault.reason.clone());
        log.faults
            .push((FileId::default(), SchemaFault::new(fault.range, kind)));
    }
    let sheet = Sheet::read(log, Val::new(FileId::default(), doc.root()?), EXAMPLES);
    let of = sheet.required(log, "examples")?.word(log)?;
    let mut res = Examples::default();
    if of.text == INSTRUMENTS {
        res.instruments = instruments(log, schemas, sheet.get(INSTRUMENTS)?);
        return Some(res);
    }
    let Some(offence) = schemas.offence(of.text) else {
        let close = schemas.suggest_offence(of.text).map(Box::from);
        let (what, id) = (Named::Offence, of.text.into());
        log.add(of, FaultKind::Unknown { what, id, close });
        return None;
    };
    res.offence = Some(offence.id.clone());
    res.cases = cases(log, schemas, offence, &sheet);
    Some(res)
}

fn cases(log: &mut Log, schemas: &Schemas, offence: &Offence, sheet: &Sheet<'_>) -> Vec<Case> {
    let mut res = Vec::new();
    let (boundaries, findings) = (sheet.get("boundaries"), sheet.get("findings"));
    if boundaries.or(findings).is_some() {
        let brief = sheet.required(log, "base").map_or(Tree::Null, Tree::read);
        let unless_stated = sheet.get("unless-stated").map_or(Tree::map(), Tree::read);
        let base = Base {
            schemas,
            offence,
            brief,
            unless_stated,
        };
        res.extend(
            boundaries
                .map(|it| base.boundaries(log, it))
                .unwrap_or_default(),
        );
        res.extend(
            findings
                .map(|it| base.findings(log, it))
                .unwrap_or_default(),
        );
    }
    let whole = sheet
        .get("briefs")
        .map(|it| briefs(log, schemas, offence, it));
    res.extend(whole.unwrap_or_default());
    res
}

fn instruments(log: &mut Log, schemas: &Schemas, list: Val<'_>) -> Vec<InstrumentExample> {
    let mut res = Vec::new();
    for (key, val) in entries(log, list, false) {
        let sheet = Sheet::read(log, val, &["number", "in-force"]);
        let known = schemas.instruments.iter().map(|it| &*it.key);
        let Some(instrument) = known.clone().position(|it| it == key.text) else {
            let (what, close) = (
                Named::Provision(crate::cite::CiteFaultKind::Instrument),
                log.close(key.text, known),
            );
            log.add(
                key,
                FaultKind::Unknown {
                    what,
                    id: key.text.into(),
                    close,
                },
            );
            continue;
        };
        res.push(InstrumentExample {
            at: key.origin().range,
            instrument,
            number: sheet
                .get("number")
                .and_then(|it| it.word(log))
                .map(|it| it.text.into()),
            in_force: sheet.get("in-force").and_then(|it| it.validity(log)),
        });
    }
    res
}

#[cfg(test)]
mod tests;

//! A person's own files: an offence schema, an examples file or a configuration, with what is wrong with it.

mod finding;
pub mod keys;
mod kind;
mod meaning;
pub mod place;
mod trial;

use std::sync::{Arc, OnceLock};

pub use finding::OwnFinding;
pub use kind::OwnKind;
pub use meaning::{Meaning, Sense};
pub use trial::{Trial, Tried};

use super::examples::Examples;
use crate::cite::FileId;
use crate::config;
use crate::finding::{Fix, Words};
use crate::schema::{SchemaFault, Schemas};
use crate::text::{Lang, Text};
use crate::yaml::Document;

/// One of a person's own files and all that is known of it.
#[derive(Debug)]
pub struct OwnFile {
    /// The text.
    pub text: Text,
    /// Its tree.
    pub doc: Document,
    /// What it is.
    pub kind: OwnKind,
    /// What is wrong with it, in the order of the text.
    pub findings: Vec<OwnFinding>,
    /// The law with this file in it, where it is part of the law.
    pub law: Arc<Schemas>,
    /// Which of the files of the law it is; `None` for what is no schema.
    pub file: Option<FileId>,
    beside: Option<Beside>,
    /// What the examples say: those of the file itself, or those beside it once they are asked for.
    trial: OnceLock<Option<Trial>>,
}

/// The file that belongs to another: of a schema its examples, of examples their schema.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Its path as it is shown.
    pub name: Arc<str>,
    /// Its text.
    pub text: Text,
}

/// The law as it was loaded, with what is wrong with the files of the person's own.
#[derive(Clone, Copy, Debug)]
pub struct Loaded<'a> {
    /// The law.
    pub schemas: &'a Arc<Schemas>,
    /// The faults of its files.
    pub faults: &'a [(FileId, SchemaFault)],
    /// What is wrong with the configuration beyond its text, such as paths that lead nowhere.
    pub outside: &'a [config::Fault],
}

impl OwnFile {
    /// Studies a file. `name` is its path as the law names it; a schema that is not part of the
    /// law as it was loaded, or that stands there with another text, is laid over it first.
    pub fn new(
        kind: OwnKind,
        name: &str,
        text: Text,
        law: Loaded<'_>,
        beside: Option<Beside>,
    ) -> Self {
        match kind {
            OwnKind::Schema => Self::schema(name, text, law, beside),
            OwnKind::Examples => Self::examples(text, law, beside),
            OwnKind::Configuration => Self::configuration(text, law),
        }
    }

    fn schema(name: &str, text: Text, law: Loaded<'_>, beside: Option<Beside>) -> Self {
        let (schemas, file, faults) = with_file(law, name, &text);
        let own = faults
            .iter()
            .filter(|it| Some(it.0) == file)
            .map(|it| it.1.clone());
        let findings = OwnFinding::of_schema(own);
        let mut res = Self::plain(OwnKind::Schema, text, schemas, findings);
        (res.file, res.beside) = (file, beside);
        res
    }

    fn examples(text: Text, law: Loaded<'_>, beside: Option<Beside>) -> Self {
        let schemas = match &beside {
            Some(beside) => with_file(law, &beside.name, &beside.text).0,
            None => Arc::clone(law.schemas),
        };
        let (examples, mut faults) = Examples::read(text.source(), &schemas);
        let trial = Trial::run(&examples, faults.len(), &schemas);
        faults.extend(trial.faults.iter().cloned());
        let findings = OwnFinding::of_schema(faults.into_iter());
        let mut res = Self::plain(OwnKind::Examples, text, schemas, findings);
        (res.beside, res.trial) = (beside, OnceLock::from(Some(trial)));
        res
    }

    fn configuration(text: Text, law: Loaded<'_>) -> Self {
        let doc = Document::parse(text.shared());
        let (config, mut faults) = config::read(&doc, &crate::rules::ids());
        faults.extend(law.schemas.unknown_readings(&config));
        faults.extend(law.outside.iter().cloned());
        let findings = OwnFinding::of_configuration(&doc, &faults);
        Self::plain(
            OwnKind::Configuration,
            text,
            Arc::clone(law.schemas),
            findings,
        )
    }

    fn plain(kind: OwnKind, text: Text, law: Arc<Schemas>, mut findings: Vec<OwnFinding>) -> Self {
        findings.sort_by_key(|it| (it.at.start(), it.at.end()));
        Self {
            doc: Document::parse(text.shared()),
            text,
            kind,
            findings,
            law,
            file: None,
            beside: None,
            trial: OnceLock::new(),
        }
    }

    /// A finding in words.
    pub fn words(&self, finding: &OwnFinding, lang: Lang) -> Words {
        finding.words(&self.law, lang)
    }

    /// The ways to mend a finding, best first.
    pub fn fixes(&self, finding: &OwnFinding, lang: Lang) -> Vec<Fix> {
        finding.fixes(&self.doc, lang)
    }

    /// The file that belongs to it.
    pub const fn beside(&self) -> Option<&Beside> {
        self.beside.as_ref()
    }

    /// How its examples come out: its own, or those beside a schema, which run when first asked
    /// for. `None` where there are none.
    pub fn trial(&self) -> Option<&Trial> {
        let run = || {
            let beside = self.beside.as_ref()?;
            let (examples, faults) = Examples::read(beside.text.source(), &self.law);
            Some(Trial::run(&examples, faults.len(), &self.law))
        };
        self.trial.get_or_init(run).as_ref()
    }
}

/// The law with a file in it as it now reads, which file it is, and what is wrong with the files.
fn with_file(
    law: Loaded<'_>,
    name: &str,
    text: &Text,
) -> (Arc<Schemas>, Option<FileId>, Vec<(FileId, SchemaFault)>) {
    let files = &law.schemas.files;
    let found = files.iter().position(|it| &*it.name == name);
    if let Some(at) = found
        && *files[at].source == *text.source()
    {
        return (Arc::clone(law.schemas), file_id(at), law.faults.to_vec());
    }
    if found.is_some_and(|at| files[at].built_in) {
        return (Arc::clone(law.schemas), found.and_then(file_id), Vec::new());
    }
    let own = files.iter().filter(|it| !it.built_in);
    let mut own: Vec<_> = own.map(|it| (it.name.clone(), it.source.clone())).collect();
    match own.iter_mut().find(|it| &*it.0 == name) {
        Some(old) => old.1 = text.shared(),
        None => own.push((name.into(), text.shared())),
    }
    let (schemas, faults) = Schemas::load(own);
    let at = schemas.files.iter().position(|it| &*it.name == name);
    (Arc::new(schemas), at.and_then(file_id), faults)
}

fn file_id(at: usize) -> Option<FileId> {
    u16::try_from(at).ok().map(FileId)
}

#[cfg(test)]
mod tests;

//! Everything that is known of one text, immutable: tree, brief, assessment, findings.

pub mod at;
pub mod examples;
mod mend;
pub mod own;

use std::sync::{Arc, OnceLock};

use crate::calendar::Date;

use crate::assess::{self, Assessment};
use crate::brief::{self, Brief, Flaw};
use crate::config::Config;
use crate::exhibits::Exhibits;
use crate::finding::{Fault, Fix, Severity, Words};
use crate::phrase;
use crate::rules::{self, Cx, Group, Rule};
use crate::schema::Schemas;
use crate::suppress::{self, Silencers, Suppression};
use crate::text::{Lang, Text, TextRange};
use crate::yaml::Document;

/// What an analysis needs beside the text.
#[derive(Clone, Debug)]
pub struct World {
    /// The law.
    pub schemas: Arc<Schemas>,
    /// What the person configured.
    pub config: Arc<Config>,
    /// Today.
    pub today: Date,
    /// The day as of which the law is read, when the person names one.
    pub as_of: Option<Date>,
    /// What is known of exhibits.
    pub exhibits: Exhibits,
}

impl World {
    /// The same world with other exhibits.
    fn with(&self, exhibits: Exhibits) -> Self {
        Self {
            schemas: Arc::clone(&self.schemas),
            config: Arc::clone(&self.config),
            exhibits,
            ..*self
        }
    }
}

/// A fault as it is shown: its rule, how bad it is here, and whether it is silenced.
#[derive(Debug)]
pub struct Finding {
    /// The fault.
    pub fault: Fault,
    /// Its rule.
    pub rule: &'static Rule,
    /// How bad it is, after configuration.
    pub severity: Severity,
    /// The suppression that silences it, a position in [`Analysis::suppressions`].
    pub silenced: Option<usize>,
}

/// A text and all that is known of it.
#[derive(Debug)]
pub struct Analysis {
    /// The text.
    pub text: Text,
    /// Its tree.
    pub doc: Document,
    /// The brief in it.
    pub brief: Brief,
    /// What is wrong with its form.
    pub flaws: Vec<Flaw>,
    /// What the facts reach.
    pub assessment: Assessment,
    /// The suppressions.
    pub suppressions: Vec<Suppression>,
    /// The findings in the order of the text, silenced ones included.
    pub findings: Vec<Finding>,
    silencers: Silencers,
    used: Vec<Vec<bool>>,
    private: OnceLock<Vec<TextRange>>,
    world: World,
}

impl Analysis {
    /// Analyses a brief. There is always a result, however broken the text.
    pub fn new(text: Text, world: &World) -> Self {
        Self::with_exhibits(text, world, |_| world.exhibits.clone())
    }

    /// Analyses a brief of which it is known only when it is read which exhibits it names: `look`
    /// says what is known of them.
    pub fn with_exhibits(text: Text, world: &World, look: impl FnOnce(&Brief) -> Exhibits) -> Self {
        Self::after(None, text, world, look)
    }

    /// The same, quicker where little has changed since the text of the analysis before.
    pub fn after(
        before: Option<&Self>,
        text: Text,
        world: &World,
        look: impl FnOnce(&Brief) -> Exhibits,
    ) -> Self {
        let doc = Document::parse_next(before.map(|it| &it.doc), text.shared());
        let same_law = |it: &&Self| Arc::ptr_eq(&it.world.schemas, &world.schemas);
        let known = before.filter(same_law).map(|it| (&it.brief, &*it.flaws));
        let (brief, flaws) = brief::lower_after(known, &doc, &world.schemas);
        let options = assess::Options {
            as_of: world.as_of,
            today: world.today,
            readings: &world.config.readings,
        };
        let exhibits = look(&brief);
        let assessment = assess::assess(&brief, &world.schemas, &options);
        let suppressions = suppress::read(&doc);
        let used = suppressions
            .iter()
            .map(|it| vec![false; it.rules.len()])
            .collect();
        let mut res = Self {
            text,
            doc,
            brief,
            flaws,
            assessment,
            silencers: Silencers::new(&suppressions, world.today),
            suppressions,
            findings: Vec::new(),
            used,
            private: OnceLock::new(),
            world: world.with(exhibits),
        };
        res.run(rules::CHECKS);
        res.run(rules::HYGIENE);
        res.findings
            .sort_by_key(|it| (it.fault.at.start(), it.fault.at.end(), it.severity));
        res
    }

    /// A finding in words, which show nothing of what identifies a person.
    pub fn words(&self, finding: &Finding, lang: Lang) -> Words {
        let mut res = (finding.rule.words)(&self.cx(), &finding.fault, lang);
        res.each_mut(brief::hide);
        res
    }

    /// The ways to mend a finding, best first.
    pub fn fixes(&self, finding: &Finding, lang: Lang) -> Vec<Fix> {
        let Some(fixes) = finding.rule.fixes else {
            return Vec::new();
        };
        let mut res = fixes(&self.cx(), &finding.fault, lang);
        res.iter_mut().for_each(|it| brief::hide(&mut it.title));
        res
    }

    /// How many errors of form it has that are not silenced: what they touch may not have been read.
    pub fn form_errors(&self) -> usize {
        let open = self.findings.iter().filter(|it| it.silenced.is_none());
        open.filter(|it| it.severity == Severity::Error && it.rule.group == Group::Form)
            .count()
    }

    /// What the assessment as a whole wants said beside it, a line each.
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        let errors = self.form_errors();
        let empty = self.text.source().trim().is_empty();
        let touched = phrase::form_errors(errors, lang).filter(|_| !empty);
        let mut res: Vec<String> = touched.into_iter().collect();
        if self.assessment.charges.is_empty() {
            res.push(phrase::no_charge(&self.brief, errors, empty, lang).to_owned());
        }
        res
    }

    /// The law that was applied.
    pub fn schemas(&self) -> &Schemas {
        &self.world.schemas
    }

    /// The places of what identifies a person, in order and apart; found when first asked for.
    pub fn private(&self) -> &[TextRange] {
        self.cx().private()
    }

    /// All that a rule may look at.
    pub fn cx(&self) -> Cx<'_> {
        Cx {
            source: self.text.source(),
            doc: &self.doc,
            brief: &self.brief,
            flaws: &self.flaws,
            schemas: &self.world.schemas,
            assessment: &self.assessment,
            exhibits: &self.world.exhibits,
            config: &self.world.config,
            today: self.world.today,
            suppressions: &self.suppressions,
            used: &self.used,
            private: &self.private,
        }
    }

    fn run(&mut self, list: &'static [&'static Rule]) {
        let mut faults = Vec::new();
        for &rule in list {
            let cx = self.cx();
            if !cx.runs(rule) {
                continue;
            }
            (rule.check)(&cx, &mut faults);
            for fault in faults.drain(..) {
                let default = fault.severity.unwrap_or(rule.severity);
                let severity = self
                    .world
                    .config
                    .severity(rule.id.0, default, rule.pedantic);
                let silenced = self.silence(&fault);
                let severity = severity.unwrap_or(default);
                self.findings.push(Finding {
                    fault,
                    rule,
                    severity,
                    silenced,
                });
            }
        }
    }

    /// The first suppression that silences a fault; every one that does is marked as used.
    fn silence(&mut self, fault: &Fault) -> Option<usize> {
        let (mut first, used) = (None, &mut self.used);
        self.silencers
            .at(fault.rule.0, fault.at.start(), |silencers| {
                let Some(one) = silencers.first() else { return };
                first = first.map_or(Some(one.suppression), |it: usize| {
                    Some(it.min(one.suppression))
                });
                // All of one scope are marked together.
                if !used[one.suppression][one.rule] {
                    for it in silencers {
                        used[it.suppression][it.rule] = true;
                    }
                }
            });
        first
    }
}

//! What a person configures in `gravamen.yaml`: levels, files, language, readings. Parsed from
//! text, never from a path.

mod fault;
mod glob;
mod read;

pub use fault::{Due, Fault, FaultKind};
pub use glob::IdleGlob;
pub use read::read;

use crate::finding::Severity;
use crate::text::{Lang, Spanned};

/// The names under which a configuration is looked for, in the folder of a brief and above it.
pub const FILE_NAMES: [&str; 2] = ["gravamen.yaml", "gravamen.yml"];

/// A configuration. The default is what holds without a file.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Globs of further files to check beside `*.brief.yaml` and `*.brief.yml`, from the folder
    /// of the configuration.
    pub include: Vec<Spanned<Box<str>>>,
    /// Globs of files and folders that are left alone.
    pub exclude: Vec<Spanned<Box<str>>>,
    /// Levels of rules, by their ids as written.
    pub rules: Vec<(Spanned<Box<str>>, Level)>,
    /// Whether rules that are off by default run too.
    pub pedantic: bool,
    /// Folders and files with schemas of the person's own, from the folder of the configuration.
    pub schemas: Vec<Spanned<Box<str>>>,
    /// A folder with official texts of the person's own.
    pub texts: Option<Spanned<Box<str>>>,
    /// The language of messages.
    pub language: Option<Lang>,
    /// Choices among the readings of the law; a brief's own choices come before these.
    pub readings: Vec<ReadingChoice>,
    /// From which severity on findings make `check` fail.
    pub fail_on: Option<FailOn>,
}

/// What is configured for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The rule does not run.
    Off,
    /// The rule runs, and its findings are this bad.
    At(Severity),
}

/// A choice of a reading, as written; the schemas know whether there is such a one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingChoice {
    /// The reading, such as `repeatedly`.
    pub reading: Spanned<Box<str>>,
    /// The choice, such as `2`.
    pub choice: Spanned<Box<str>>,
}

/// From which severity on findings make `check` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// From this one on.
    At(Severity),
    /// Findings never do.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails the check.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::At(least) => severity <= least,
            Self::Never => false,
        }
    }
}

impl Config {
    /// How bad a finding of a rule is, from what the rule itself says; `None` when the rule does
    /// not run. A rule that is named with a level runs even if it is pedantic.
    pub fn severity(&self, rule: &str, default: Severity, pedantic: bool) -> Option<Severity> {
        match self.level(rule) {
            Some(Level::Off) => None,
            Some(Level::At(severity)) => Some(severity),
            None if pedantic && !self.pedantic => None,
            None => Some(default),
        }
    }

    fn level(&self, rule: &str) -> Option<Level> {
        let named = self.rules.iter().find(|(id, _)| &*id.value == rule);
        named.map(|(_, level)| *level)
    }
}

#[cfg(test)]
mod tests;

//! What a person set in the editor: as initialization options, or as the section `gravamen` of its
//! settings.

mod fault;
mod read;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use fault::{OptionFault, Wrong};
pub use read::{is_known, read};

use crate::calendar::Date;
use crate::config::{Config, ReadingChoice};
use crate::schema::Schemas;
use crate::text::{Lang, Spanned, TextRange};
use crate::world::Chosen;

/// The settings of the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of messages; `None` is as configured, else the client's own.
    pub lang: Option<Lang>,
    /// Whether every rule runs.
    pub pedantic: bool,
    /// Schema folders and files, from the root or from the first workspace folder.
    pub schemas: Vec<PathBuf>,
    /// The day as of which the law is read.
    pub as_of: Option<Date>,
    /// Readings of the law.
    pub readings: Vec<(String, String)>,
    /// How long typing must rest before findings are published.
    pub debounce: Duration,
    /// Whether briefs that are not open are checked too.
    pub workspace: bool,
    /// Whether figures are shown beside the text.
    pub inlay_hints: bool,
    /// Whether outcomes are shown above charges.
    pub code_lens: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lang: None,
            pedantic: false,
            schemas: Vec::new(),
            as_of: None,
            readings: Vec::new(),
            debounce: Duration::from_millis(40),
            workspace: true,
            inlay_hints: true,
            code_lens: true,
        }
    }
}

impl Options {
    /// What they mean for the law, beside what was chosen on the command line, which wins.
    pub fn chosen(&self, root: Option<&PathBuf>, line: &Chosen) -> Chosen {
        Chosen {
            schemas: self
                .schemas
                .iter()
                .map(|it| from_root(root, it))
                .chain(line.schemas.iter().cloned())
                .collect(),
            as_of: line.as_of.or(self.as_of),
            pedantic: self.pedantic || line.pedantic,
            readings: self.choices(),
        }
    }

    fn choices(&self) -> Vec<ReadingChoice> {
        let spanned = |it: &String| Spanned::new(it.as_str().into(), TextRange::default());
        self.readings
            .iter()
            .map(|(reading, choice)| ReadingChoice {
                reading: spanned(reading),
                choice: spanned(choice),
            })
            .collect()
    }

    /// What in them the disk and the laws of the folders do not know. A reading has to be known to
    /// one of the laws.
    pub fn unknown(&self, root: Option<&PathBuf>, laws: &[&Schemas]) -> Vec<OptionFault> {
        let paths = self.schemas.iter().filter_map(|it| {
            let wrong = fault::path(&from_root(root, it), it)?;
            Some(OptionFault::new("schemas", wrong))
        });
        let readings = Config {
            readings: self.choices(),
            ..Config::default()
        };
        let mut unknown = laws.iter().map(|it| it.unknown_readings(&readings));
        let mut wrong = unknown.next().unwrap_or_default();
        unknown.for_each(|other| wrong.retain(|it| other.contains(it)));
        let wrong = wrong
            .into_iter()
            .map(|it| OptionFault::new("readings", Wrong::Reading(it)));
        paths.chain(wrong).collect()
    }
}

/// Schema folders and files that the command line names and that cannot be used.
pub fn unknown_on_line(paths: &[PathBuf]) -> Vec<OptionFault> {
    let one = |it: &PathBuf| Some(OptionFault::new("--schemas", fault::path(it, it)?));
    paths.iter().filter_map(one).collect()
}

/// Paths count from the root, or from the first workspace folder.
fn from_root(root: Option<&PathBuf>, path: &Path) -> PathBuf {
    root.map_or_else(|| path.to_owned(), |root| root.join(path))
}

//! The command line: arguments, language, exit codes.

mod args;
mod assess;
mod check;
mod chinese;
mod doctor;
mod explain;
mod guard;
mod lsp;
mod new;
mod own_files;
mod schema;
mod terminal;

use std::process::ExitCode;

use crate::text::Lang;
use crate::world::Chosen;
use args::{Cli, Command};

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// Nothing to complain of.
    Clean = 0,
    /// Findings at or above the level that fails.
    Findings = 1,
    /// The command line, or a file, could not be read.
    Fault = 2,
    /// There was nothing to check.
    Nothing = 3,
}

/// Runs the command with the arguments of the process.
pub fn run() -> ExitCode {
    guard::quiet_panics();
    let cli = args::parse(locale());
    let exit = match &cli.command {
        Command::Check(it) => check::run(it, &cli),
        Command::Assess(it) => assess::run(it, &cli),
        Command::Explain(it) => explain::run(it, &cli),
        Command::New(it) => new::run(it, &cli),
        Command::Schema(it) => schema::run(it, &cli),
        Command::Doctor(it) => doctor::run(it, &cli),
        Command::Lsp(it) => return lsp::run(it, &cli),
    };
    ExitCode::from(exit as u8)
}

impl Cli {
    /// The language: as asked for, else as configured, else that of the system.
    fn lang(&self, configured: Option<Lang>) -> Lang {
        self.lang
            .map(Lang::from)
            .or(configured)
            .unwrap_or_else(locale)
    }
}

/// What a person chose for a run on the command line.
fn chosen(cli: &Cli, reading: Option<&args::Reading>, pedantic: bool) -> Chosen {
    Chosen {
        schemas: cli.schemas.clone(),
        as_of: reading.and_then(|it| it.as_of),
        pedantic,
        readings: Vec::new(),
    }
}

/// The language of the system: Chinese where the locale says so.
fn locale() -> Lang {
    let named = variable(&["LC_ALL", "LC_MESSAGES", "LANG"]).unwrap_or_default();
    if named.starts_with("zh") {
        Lang::Zh
    } else {
        Lang::En
    }
}

/// The first of these variables that says something.
fn variable(names: &[&str]) -> Option<String> {
    let value = |it: &&str| std::env::var(it).ok().filter(|it| !it.is_empty());
    names.iter().find_map(value)
}

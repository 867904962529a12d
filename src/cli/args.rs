//! What can stand on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::chinese;
use crate::calendar::{Date, Precision, parse_date};
use crate::config::FailOn;
use crate::finding::Severity;
use crate::text::{Encoding, Lang};

/// Checks case briefs against the law: facts against the elements and thresholds of an offence, each
/// with its article.
#[derive(Debug, Parser)]
#[command(
    name = "gravamen",
    version,
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 nothing to complain of, 1 findings that fail the check, 2 the command line or a file could not be read, 3 no input found."
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// Language of messages: en or zh [default: as configured, else that of the system]
    #[arg(long, global = true, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<LangName>,
    /// Colours: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", hide_possible_values = true)]
    pub color: Option<ColorWhen>,
    /// How many columns the output has [default: those of the terminal, else 80]
    #[arg(long, global = true, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// A folder or file with offences of your own, or changes to built-in ones; may be repeated
    #[arg(long, global = true, value_name = "DIR")]
    pub schemas: Vec<PathBuf>,
    /// Show this help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Show the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check briefs: their form, their law, their evidence and dates
    Check(CheckArgs),
    /// Show for each charge, accused and ground what the facts reach and by how much they fall short
    Assess(AssessArgs),
    /// Explain a rule, an offence, a ground, an article, a reading or a kind of fact
    Explain(ExplainArgs),
    /// Write the skeleton of a brief, with comments
    New(NewArgs),
    /// Check, test and show offence schemas
    Schema(SchemaArgs),
    /// Serve an editor: the language server
    Lsp(LspArgs),
    /// Show the version, the configuration in force and where each setting comes from, for reports of faults
    Doctor(DoctorArgs),
}

#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Briefs, or folders to search for them; `-` reads standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Format: human, concise (one line a finding) or json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: CheckFormat,
    /// What columns count, for programs that read them: utf-8 (bytes), utf-16 (its code units) or utf-32 (characters) [default: utf-32]
    #[arg(
        long,
        value_name = "ENCODING",
        default_value = "utf-32",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub position_encoding: PositionEncoding,
    #[command(flatten)]
    pub reading: Reading,
    /// From which severity on findings give exit code 1: error, warning, note, hint or never [default: error]
    #[arg(long, value_name = "SEVERITY", hide_possible_values = true)]
    pub fail_on: Option<FailOnName>,
    /// Run the rules that are off by default too
    #[arg(long)]
    pub pedantic: bool,
}

#[derive(Args, Debug)]
pub struct AssessArgs {
    /// Briefs, or folders to search for them; `-` reads standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Format: human, json or yaml
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: AssessFormat,
    #[command(flatten)]
    pub reading: Reading,
}

/// How briefs are read.
#[derive(Args, Debug)]
pub struct Reading {
    /// The day as of which the law is read [default: the brief's own, else today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// The name that standard input, read by `-`, goes by, for its folder and its messages
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct DoctorArgs {
    /// The brief, or the folder, whose configuration is shown [default: the current folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Format: human or json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: DoctorFormat,
}

#[derive(Args, Debug)]
pub struct LspArgs {
    /// Talk over standard input and output, as without it
    #[arg(long, conflicts_with_all = ["tcp", "pipe"])]
    stdio: bool,
    /// Talk over a port of this machine, such as 127.0.0.1:9257: connect to it where somebody listens, else wait there for one client
    #[arg(long, value_name = "ADDRESS", conflicts_with = "pipe")]
    pub tcp: Option<SocketAddr>,
    /// Talk over a socket file: connect to it where somebody listens, else wait there for one client
    #[arg(long, value_name = "PATH")]
    pub pipe: Option<PathBuf>,
    /// How much to note: error, info (each request and its time) or debug (each message)
    #[arg(
        long,
        value_name = "LEVEL",
        default_value = "error",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub log_level: LogLevel,
    /// The file to note it in [default: standard error]
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// The number of the process that ends this one when it ends
    #[arg(long = "clientProcessId", value_name = "PID", hide = true)]
    client: Option<u32>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LogLevel {
    Error,
    Info,
    Debug,
}

#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// Such as ground-falls-short, cl-287-2, cl-287-2/payment-settlement or interp-2019-15/12/1/2 [default: a list of everything]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
}

#[derive(Args, Debug)]
pub struct NewArgs {
    /// The file to write; one that exists is left alone, and `-` is standard output
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The offence that is charged, such as cl-287-2
    #[arg(long, value_name = "ID")]
    pub offence: String,
}

#[derive(Args, Debug)]
pub struct SchemaArgs {
    #[command(subcommand)]
    pub command: SchemaCommand,
}

#[derive(Debug, Subcommand)]
pub enum SchemaCommand {
    /// Check schema files for mistakes
    Check {
        /// Schema files or folders [default: the built-in ones and those configured]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Run the examples that stand beside schemas
    Test {
        /// Schema files or folders [default: the built-in ones and those configured]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Show an offence as compiled, with its layers, as YAML
    Show {
        /// Such as cl-287-2
        #[arg(value_name = "OFFENCE")]
        offence: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Human,
    Concise,
    Json,
}

/// The name is that of the protocol of language servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PositionEncoding {
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "utf-16")]
    Utf16,
    #[value(name = "utf-32")]
    Utf32,
}

impl From<PositionEncoding> for Encoding {
    fn from(it: PositionEncoding) -> Self {
        match it {
            PositionEncoding::Utf8 => Self::Utf8,
            PositionEncoding::Utf16 => Self::Utf16,
            PositionEncoding::Utf32 => Self::Utf32,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AssessFormat {
    Human,
    Json,
    Yaml,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DoctorFormat {
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangName {
    En,
    Zh,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOnName {
    Error,
    Warning,
    Note,
    Hint,
    Never,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::En => Self::En,
            LangName::Zh => Self::Zh,
        }
    }
}

impl From<FailOnName> for FailOn {
    fn from(name: FailOnName) -> Self {
        match name {
            FailOnName::Error => Self::At(Severity::Error),
            FailOnName::Warning => Self::At(Severity::Warning),
            FailOnName::Note => Self::At(Severity::Note),
            FailOnName::Hint => Self::At(Severity::Hint),
            FailOnName::Never => Self::Never,
        }
    }
}

/// Reads the arguments of the process; help, and a mistake in them, end it here. Help is in the
/// language asked for, else in that of the system.
pub fn parse(locale: Lang) -> Cli {
    let words: Vec<_> = std::env::args_os().collect();
    let asked = words
        .iter()
        .map(|it| it.to_string_lossy())
        .collect::<Vec<_>>();
    let named = asked
        .iter()
        .zip(asked.iter().skip(1))
        .find(|it| it.0 == "--lang")
        .map(|it| it.1.as_ref());
    let named = named.or_else(|| asked.iter().find_map(|it| it.strip_prefix("--lang=")));
    let lang = match named {
        Some("zh") => Lang::Zh,
        Some("en") => Lang::En,
        _ => locale,
    };
    let matches = command(lang).get_matches_from(words);
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|it| it.exit());
    if let Some(words) = cli.unused_name(lang) {
        let kind = ErrorKind::MissingRequiredArgument;
        command(lang).error(kind, words).exit();
    }
    cli
}

impl Cli {
    /// A name for standard input means nothing where `-` is not read.
    fn unused_name(&self, lang: Lang) -> Option<&'static str> {
        let (reading, paths) = match &self.command {
            Command::Check(it) => (&it.reading, &it.paths),
            Command::Assess(it) => (&it.reading, &it.files),
            _ => return None,
        };
        let read = paths.iter().any(|it| it.as_os_str() == "-");
        (reading.stdin_filename.is_some() && !read).then(|| {
            lang.pick(
                "`--stdin-filename` names standard input, which is read where `-` stands among the paths; add `-`",
                "`--stdin-filename` 指定标准输入的文件名，只有路径中有 `-` 时才读取标准输入；请加上 `-`",
            )
        })
    }
}

/// The command with its help in one language.
pub fn command(lang: Lang) -> clap::Command {
    let command = Cli::command();
    match lang {
        Lang::En => command,
        Lang::Zh => chinese::translated(command),
    }
}

fn day(text: &str) -> Result<Date, String> {
    match parse_date(text) {
        Ok(date) if date.value.precision() == Precision::Day => Ok(date.value.first()),
        _ => Err("a day is due here, such as 2024-03-18".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        command(Lang::En).debug_assert();
        command(Lang::Zh).debug_assert();
    }

    #[test]
    fn every_help_text_is_there_in_chinese() {
        fn each(command: &clap::Command, path: &str, missing: &mut Vec<String>) {
            let path = format!("{path} {}", command.get_name());
            let has = |text: &str| {
                text.chars()
                    .any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it))
            };
            let words = |it: Option<&clap::builder::StyledStr>| {
                it.map(ToString::to_string).unwrap_or_default()
            };
            if !has(&words(command.get_about())) {
                missing.push(path.clone());
            }
            for arg in command
                .get_arguments()
                .filter(|it| !has(&words(it.get_help())))
            {
                missing.push(format!("{path} {}", arg.get_id()));
            }
            command
                .get_subcommands()
                .for_each(|it| each(it, &path, missing));
        }
        let mut missing = Vec::new();
        each(&command(Lang::Zh), "", &mut missing);
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn a_day_is_a_whole_date() {
        assert_eq!(
            day("2024-03-18").map(|it| it.to_string()),
            Ok("2024-03-18".to_owned())
        );
        for wrong in ["2024", "2024-03", "2024-02-30", "20240318", ""] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}

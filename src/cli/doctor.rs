//! `gravamen doctor`: the version, the configuration in force and where each setting comes from.

mod data;
mod page;
mod settings;

use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;

use super::args::{Cli, DoctorArgs, DoctorFormat};
use super::own_files::mention;
use super::terminal::Terminal;
use super::{Exit, chosen, variable};
use crate::calendar::Date;
use crate::config::FaultKind;
use crate::disk::{self, Setting};
use crate::text::{Bilingual, Lang};
use crate::world::{Law, Worlds, today};

pub fn run(args: &DoctorArgs, cli: &Cli) -> Exit {
    let worlds = Worlds::new(chosen(cli, None, false));
    let folder = folder(args.path.as_deref());
    let setting = worlds.settings.of(&folder);
    let configured = setting.as_ref().and_then(|it| it.config.language);
    let mut terminal = Terminal::new(cli, cli.lang(configured));
    let report = Report::new(folder, setting, &worlds, terminal.look.lang, cli);
    if args.format == DoctorFormat::Human {
        terminal.print(&page::page(&report));
    }
    let wrong = mention(&worlds, &mut terminal);
    if args.format == DoctorFormat::Json {
        let data = data::json(&report, &terminal.faults);
        terminal.print(&data);
    }
    terminal.finish();
    if wrong || !terminal.faults.is_empty() {
        Exit::Fault
    } else {
        Exit::Clean
    }
}

/// The folder of a path, from the root.
fn folder(path: Option<&Path>) -> PathBuf {
    let path = absolute(path.unwrap_or(Path::new("."))).unwrap_or_default();
    let path: PathBuf = path.components().collect();
    if path.is_dir() {
        return path;
    }
    path.parent().map(Path::to_owned).unwrap_or_default()
}

/// All that is shown, in words or as data.
struct Report {
    system: String,
    program: Option<PathBuf>,
    today: Date,
    lang: Lang,
    why: Why,
    folder: PathBuf,
    setting: Option<Arc<Setting>>,
    law: Arc<Law>,
    /// What `--schemas` names.
    named: Vec<PathBuf>,
    /// Paths of the configuration that lead nowhere, and why.
    unusable: Vec<(Box<str>, Bilingual)>,
    /// The folder with official texts, where it is there.
    texts: Option<PathBuf>,
    /// Files in it that are named like no provision, so that nobody sees them.
    strays: Vec<String>,
}

/// Where the language comes from.
enum Why {
    Flag,
    Configuration,
    /// A variable of the system and what it says.
    Variable(&'static str, String),
    /// The system says nothing.
    Default,
}

impl Report {
    fn new(
        folder: PathBuf,
        setting: Option<Arc<Setting>>,
        worlds: &Worlds,
        lang: Lang,
        cli: &Cli,
    ) -> Self {
        let law = worlds.law(setting.clone());
        let configured = law.world.config.texts.as_ref().map(|it| it.range);
        let at_texts = law.outside.iter().any(|it| Some(it.at) == configured);
        let unusable = law.outside.iter().filter_map(|it| match &it.kind {
            FaultKind::BadPath { path, why, .. } => Some((path.clone(), why.clone())),
            _ => None,
        });
        let texts = law.texts.clone().filter(|_| !at_texts);
        Self {
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            program: std::env::current_exe().ok(),
            today: today(),
            lang,
            why: Why::of(cli, law.world.config.language),
            folder,
            setting,
            named: cli.schemas.clone(),
            unusable: unusable.collect(),
            strays: texts
                .as_deref()
                .map_or_else(Vec::new, |it| strays(it, &law)),
            texts,
            law,
        }
    }

    /// The ids of the offences, and their names in the language of the report.
    fn offences(&self) -> impl Iterator<Item = (&str, &str)> {
        let offences = &self.law.world.schemas.offences;
        offences.iter().map(|it| (&*it.id, it.title.get(self.lang)))
    }

    /// How many schema files the program brings with it, and the names of the person's own.
    fn schema_files(&self) -> (usize, Vec<&str>) {
        let files = &self.law.world.schemas.files;
        let own: Vec<&str> = files
            .iter()
            .filter(|it| !it.built_in)
            .map(|it| &*it.name)
            .collect();
        (files.len() - own.len(), own)
    }
}

/// The files of a folder of official texts that belong to no provision of the law.
fn strays(texts: &Path, law: &Law) -> Vec<String> {
    let belongs = |it: &str| {
        let cite = it.strip_suffix(".md");
        cite.is_some_and(|it| law.world.schemas.cite_of(it).is_some())
    };
    let mut res = disk::official_texts(texts);
    res.retain(|it| !belongs(it));
    res
}

impl Why {
    fn of(cli: &Cli, configured: Option<Lang>) -> Self {
        if cli.lang.is_some() {
            return Self::Flag;
        }
        if configured.is_some() {
            return Self::Configuration;
        }
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let said = |name| Some(Self::Variable(name, variable(&[name])?));
        names.into_iter().find_map(said).unwrap_or(Self::Default)
    }
}

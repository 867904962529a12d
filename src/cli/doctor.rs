//! `gravamen doctor`: the version, the configuration in force and where each setting comes from.

use std::path::{Path, PathBuf, absolute};

use super::args::{Cli, DoctorArgs};
use super::own_files::mention;
use super::terminal::Terminal;
use super::{Exit, chosen, locale, variable};
use crate::config::{Config, FailOn, FaultKind, Level};
use crate::disk::Setting;
use crate::finding::Severity;
use crate::text::Lang;
use crate::world::{Law, Worlds, today};

pub fn run(args: &DoctorArgs, cli: &Cli) -> Exit {
    let worlds = Worlds::new(chosen(cli, None, false));
    let folder = folder(args.path.as_deref());
    let setting = worlds.settings.of(&folder);
    let configured = setting.as_ref().and_then(|it| it.config.language);
    let mut terminal = Terminal::new(cli, cli.lang(configured));
    let lang = terminal.look.lang;
    let mut page = Page {
        lang,
        text: String::new(),
    };
    page.program(cli, configured);
    page.configuration(&folder, setting.as_deref());
    let law = worlds.law(setting);
    page.law(&law, cli);
    terminal.print(&page.text);
    let wrong = mention(&worlds, &mut terminal);
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

struct Page {
    lang: Lang,
    text: String,
}

impl Page {
    fn line(&mut self, en: &str, zh: &str, value: &str) {
        let (name, colon) = self.lang.pick((en, ": "), (zh, "："));
        self.text += &format!("{name}{colon}{value}\n");
    }

    fn program(&mut self, cli: &Cli, configured: Option<Lang>) {
        let version = env!("CARGO_PKG_VERSION");
        self.text += &format!("gravamen {version}\n");
        let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
        self.line("system", "系统", &system);
        if let Ok(path) = std::env::current_exe() {
            self.line("program", "程序", &path.display().to_string());
        }
        let today = today().to_string();
        self.line("today", "今天", &today);
        let why = match (cli.lang.is_some(), configured.is_some()) {
            (true, _) => "--lang".to_owned(),
            (_, true) => self.lang.pick("configuration", "配置").to_owned(),
            _ => self.system(),
        };
        let lang = format!("{} ({why})", self.lang.pick("en", "zh"));
        self.line("language", "语言", &lang);
        self.text.push('\n');
    }

    /// The language of the system, and the variable that says so.
    fn system(&self) -> String {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let set = names.into_iter().find(|it| variable(&[it]).is_some());
        match set {
            Some(name) => format!("{name}={}", variable(&[name]).unwrap_or_default()),
            None => locale().pick("no locale is set", "未设置区域").to_owned(),
        }
    }

    fn configuration(&mut self, folder: &Path, setting: Option<&Setting>) {
        self.line("folder", "文件夹", &folder.display().to_string());
        let Some(setting) = setting else {
            let none = self.lang.pick(
                "none: no `gravamen.yaml` in this folder or above it; everything is as by default",
                "无：此文件夹及其上级均无 `gravamen.yaml`，一切按默认值",
            );
            self.line("configuration", "配置", none);
            self.text.push('\n');
            return;
        };
        self.line("configuration", "配置", &setting.path.display().to_string());
        for (name, value) in settings(&setting.config) {
            self.text += &format!("  {name}: {value}\n");
        }
        self.text.push('\n');
    }

    fn law(&mut self, law: &Law, cli: &Cli) {
        let schemas = &law.world.schemas;
        let offences: Vec<&str> = schemas.offences.iter().map(|it| &*it.id).collect();
        self.line("offences", "罪名", &offences.join(", "));
        let built_in = schemas.files.iter().filter(|it| it.built_in).count();
        self.line(
            "built-in schema files",
            "内置规则文件",
            &built_in.to_string(),
        );
        for file in schemas.files.iter().filter(|it| !it.built_in) {
            let name = file.name.to_string();
            self.line("own schema file", "自有规则文件", &name);
        }
        for path in &cli.schemas {
            self.line("--schemas", "--schemas", &path.display().to_string());
        }
        let lang = self.lang;
        let unusable = law.outside.iter().filter_map(|it| match &it.kind {
            FaultKind::BadPath { path, why, .. } => Some((
                it.at,
                format!("{path}{}{}", lang.pick(": ", "："), why.get(lang)),
            )),
            _ => None,
        });
        let unusable: Vec<_> = unusable.collect();
        if let Some(texts) = law.texts.as_ref().filter(|_| {
            !unusable
                .iter()
                .any(|it| Some(it.0) == law.world.config.texts.as_ref().map(|it| it.range))
        }) {
            self.line("official texts", "官方文本", &texts.display().to_string());
        }
        for (_, words) in unusable {
            self.line("not usable", "无法使用", &words);
        }
    }
}

/// The settings that a configuration states, as it would write them.
fn settings(config: &Config) -> Vec<(&'static str, String)> {
    let texts = |list: &[crate::text::Spanned<Box<str>>]| {
        let list: Vec<&str> = list.iter().map(|it| &*it.value).collect();
        (!list.is_empty()).then(|| format!("[{}]", list.join(", ")))
    };
    let rules: Vec<String> = config
        .rules
        .iter()
        .map(|(rule, it)| format!("{}: {}", rule.value, level(*it)))
        .collect();
    let readings: Vec<String> = config
        .readings
        .iter()
        .map(|it| format!("{}: {}", it.reading.value, it.choice.value))
        .collect();
    let map = |list: Vec<String>| (!list.is_empty()).then(|| format!("{{{}}}", list.join(", ")));
    let all = [
        ("include", texts(&config.include)),
        ("exclude", texts(&config.exclude)),
        (
            "language",
            config.language.map(|it| it.pick("en", "zh").to_owned()),
        ),
        ("fail-on", config.fail_on.map(fail_on)),
        ("pedantic", config.pedantic.then(|| "true".to_owned())),
        ("rules", map(rules)),
        ("readings", map(readings)),
        ("schemas", texts(&config.schemas)),
        (
            "texts",
            config.texts.as_ref().map(|it| it.value.to_string()),
        ),
    ];
    all.into_iter()
        .filter_map(|(name, it)| Some((name, it?)))
        .collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::At(severity) => word(severity),
    }
}

fn fail_on(it: FailOn) -> String {
    match it {
        FailOn::At(severity) => word(severity).to_owned(),
        FailOn::Never => "never".to_owned(),
    }
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Hint => "hint",
    }
}

//! `gravamen schema`: offence schemas checked, tested and shown.

use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::Exit;
use super::args::{Cli, SchemaArgs, SchemaCommand};
use super::own_files::{findings_of, mention, schema_findings};
use super::terminal::Terminal;
use crate::analysis::examples::Examples;
use crate::disk::{self, DiskFault, Files};
use crate::finding::Severity;
use crate::render::{Sheet, Tally, human};
use crate::schema::{SchemaFault, Schemas, built_in_examples};
use crate::text::{Lang, Text};
use crate::world::{Worlds, load_schemas};
use crate::yaml::Document;

pub fn run(args: &SchemaArgs, cli: &Cli) -> Exit {
    let worlds = Worlds::new(super::chosen(cli, None, false));
    let here = std::env::current_dir().ok();
    let setting = here.and_then(|it| worlds.settings.of(&it));
    let lang = cli.lang(setting.as_ref().and_then(|it| it.config.language));
    let mut terminal = Terminal::new(cli, lang);
    let configured = setting.iter().flat_map(|setting| {
        setting
            .config
            .schemas
            .iter()
            .map(|it| setting.folder.join(&*it.value))
    });
    let configured: Vec<PathBuf> = configured.chain(cli.schemas.iter().cloned()).collect();
    let exit = match &args.command {
        SchemaCommand::Check { paths } => check(&with(configured, paths), &mut terminal),
        SchemaCommand::Test { paths } => test(&with(configured, paths), &mut terminal),
        SchemaCommand::Show { offence } => {
            let law = worlds.law(setting);
            mention(&worlds, &mut terminal);
            show(&law.world.schemas, offence, &mut terminal)
        }
    };
    terminal.finish();
    if terminal.faults.is_empty() {
        exit
    } else {
        Exit::Fault
    }
}

fn with(mut configured: Vec<PathBuf>, paths: &[PathBuf]) -> Vec<PathBuf> {
    configured.extend(
        paths
            .iter()
            .filter(|it| !configured.contains(it))
            .cloned()
            .collect::<Vec<_>>(),
    );
    configured
}

fn check(paths: &[PathBuf], terminal: &mut Terminal) -> Exit {
    let (schemas, faults, unread) = load_schemas(paths.iter().cloned(), &Files::default());
    say_unread(&unread, terminal);
    let look = terminal.look;
    let mut tally = Tally::default();
    for (file, shown) in schema_findings(&schemas, &faults, look.lang) {
        shown.iter().for_each(|it| tally.count(it.severity, false));
        let file = &schemas.files[file];
        let text = Text::new(file.source.clone());
        let sheet = Sheet::new(&file.name, &text, &[], &schemas);
        terminal.print(&human(&sheet, shown.into_iter(), &look));
    }
    let own = schemas.files.iter().filter(|it| !it.built_in).count();
    let built_in = schemas.files.len() - own;
    let summary = summary(tally.total(), built_in, own, look.lang);
    terminal.print(&summary);
    match tally.shown[Severity::Error as usize] {
        0 => Exit::Clean,
        _ => Exit::Findings,
    }
}

fn summary(findings: usize, built_in: usize, own: usize, lang: Lang) -> String {
    let found = match findings {
        0 => lang.pick("no mistakes".to_owned(), "没有错误".to_owned()),
        1 => lang.pick("1 finding".to_owned(), "1个问题".to_owned()),
        more => lang.pick(format!("{more} findings"), format!("{more}个问题")),
    };
    lang.pick(
        format!("{found} in {built_in} built-in and {own} own schema files\n"),
        format!("{built_in}个内置文件和{own}个自有文件：{found}\n"),
    )
}

fn say_unread(unread: &[(PathBuf, DiskFault)], terminal: &mut Terminal) {
    for (path, fault) in unread {
        let words = fault.words(terminal.look.lang);
        terminal.fault(path, &words);
    }
}

fn test(paths: &[PathBuf], terminal: &mut Terminal) -> Exit {
    let (own_law, faults, unread) = load_schemas(paths.iter().cloned(), &Files::default());
    say_unread(&unread, terminal);
    let mut run = Tested::default();
    // The built-in examples are about the built-in law, whatever is laid over it.
    let built_in = Schemas::built_in();
    for file in built_in_examples() {
        run.file(&file.name, &Text::new(file.source), &built_in, terminal);
    }
    for found in paths
        .iter()
        .flat_map(|it| disk::examples(it, &Files::default()))
    {
        let path = found.path.to_string_lossy();
        match found.text {
            Ok(text) => run.file(&path, &text, &own_law, terminal),
            Err(fault) => {
                let words = fault.words(terminal.look.lang);
                terminal.fault(&found.path, &words);
            }
        }
    }
    if !faults.is_empty() {
        let words = terminal.look.lang.pick(
            "the schema files themselves have mistakes; `gravamen schema check` shows them",
            "规则文件本身存在错误；用 `gravamen schema check` 查看",
        );
        terminal.say(words);
    }
    let lang = terminal.look.lang;
    let Tested {
        files,
        examples,
        failed,
    } = run;
    terminal.print(&lang.pick(
        format!(
            "{} of {examples} examples in {files} files hold\n",
            examples.saturating_sub(failed)
        ),
        format!(
            "{files}个文件中{examples}个示例，{}个相符\n",
            examples.saturating_sub(failed)
        ),
    ));
    if failed == 0 && faults.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    }
}

/// Examples that were run.
#[derive(Default)]
struct Tested {
    files: usize,
    examples: usize,
    failed: usize,
}

impl Tested {
    fn file(&mut self, name: &str, text: &Text, law: &Arc<Schemas>, terminal: &mut Terminal) {
        let (examples, mut faults) = Examples::read(text.source(), law);
        self.files += 1;
        self.examples += examples.len();
        let cases = examples.cases.par_iter().map(|it| it.run(law));
        let cases: Vec<Vec<SchemaFault>> = cases.collect();
        let instruments = Examples {
            cases: Vec::new(),
            ..examples
        }
        .run(law);
        self.failed += cases.iter().filter(|it| !it.is_empty()).count() + instruments.len();
        self.failed += usize::from(!faults.is_empty());
        faults.extend(cases.into_iter().flatten().chain(instruments));
        let look = terminal.look;
        let shown = findings_of(&Document::parse(text.shared()), faults, law, look.lang);
        let sheet = Sheet::new(name, text, &[], law);
        terminal.print(&human(&sheet, shown.into_iter(), &look));
    }
}

fn show(schemas: &Schemas, id: &str, terminal: &mut Terminal) -> Exit {
    let lang = terminal.look.lang;
    if schemas.offence(id).is_none() {
        let words = match schemas.suggest_offence(id) {
            Some(close) => lang.pick(
                format!("no schema defines this offence; did you mean `{close}`?"),
                format!("没有定义此罪名；是否想写 `{close}`？"),
            ),
            None => lang
                .pick("no schema defines this offence", "没有定义此罪名")
                .to_owned(),
        };
        terminal.fault(id.as_ref(), &words);
    }
    Exit::Clean
}

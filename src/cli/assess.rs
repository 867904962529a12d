//! `gravamen assess`: what the facts of briefs reach.

use rayon::prelude::*;

use super::args::{AssessArgs, AssessFormat, Cli};
use super::check::{first_folder, inputs};
use super::guard::guarded;
use super::terminal::Terminal;
use super::{Exit, own_files};
use crate::disk::{self, DiskFault, Input};
use crate::finding::Severity;
use crate::phrase;
use crate::render::{
    ASSESS_FORMAT, ASSESS_JSON_BETWEEN, ASSESS_JSON_END, ASSESS_JSON_START, Look, assess_human,
    assess_json, assess_yaml,
};
use crate::text::Text;
use crate::world::Worlds;

/// So many files are worked on before they are printed.
const BATCH: usize = 64;

pub fn run(args: &AssessArgs, cli: &Cli) -> Exit {
    let worlds = Worlds::new(super::chosen(cli, Some(&args.reading), false));
    let (inputs, stdin) = inputs(&args.files, args.reading.stdin_filename.as_deref(), &worlds);
    let setting = first_folder(&args.files, stdin.as_ref()).and_then(|it| worlds.settings.of(&it));
    let lang = cli.lang(setting.and_then(|it| it.config.language));
    let mut terminal = Terminal::new(cli, lang);
    for (path, fault) in &inputs.faults {
        terminal.fault(path, &fault.words(lang));
    }
    if inputs.files.is_empty() && stdin.is_none() && inputs.faults.is_empty() {
        terminal.say(lang.pick("no briefs found", "没有找到案情摘要"));
        return Exit::Nothing;
    }
    let mut run = Run {
        format: args.format,
        terminal,
        first: true,
    };
    if let Some(input) = stdin {
        let text = disk::read_all(std::io::stdin().lock(), 0);
        let page = page(&input, text, &worlds, args.format, &run.terminal.look);
        run.take(&input, page);
    }
    for batch in inputs.files.chunks(BATCH) {
        let look = run.terminal.look;
        let one = |it: &Input| page(it, disk::read(&it.path), &worlds, args.format, &look);
        let pages: Vec<Result<String, String>> = match batch {
            [single] => vec![one(single)],
            many => many.par_iter().map(one).collect(),
        };
        for (input, page) in batch.iter().zip(pages) {
            run.take(input, page);
        }
    }
    let own = own_files::mention(&worlds, &mut run.terminal);
    run.end();
    if own || !run.terminal.faults.is_empty() {
        Exit::Fault
    } else {
        Exit::Clean
    }
}

struct Run {
    format: AssessFormat,
    terminal: Terminal,
    first: bool,
}

impl Run {
    fn take(&mut self, input: &Input, page: Result<String, String>) {
        match page {
            Ok(page) => {
                let between = match self.format {
                    AssessFormat::Human | AssessFormat::Yaml if !self.first => "",
                    AssessFormat::Json if !self.first => ASSESS_JSON_BETWEEN,
                    _ => self.head(),
                };
                self.terminal.print(between);
                self.terminal.print(&page);
                self.first = false;
            }
            Err(words) => self.terminal.fault(&input.path, &words),
        }
    }

    fn head(&self) -> &'static str {
        const { assert!(ASSESS_FORMAT == 1) };
        match self.format {
            AssessFormat::Human => "",
            AssessFormat::Json => ASSESS_JSON_START,
            AssessFormat::Yaml => "format: 1\nbriefs:\n",
        }
    }

    fn end(&mut self) {
        let end = match self.format {
            AssessFormat::Json if self.first => "{\"format\": 1, \"briefs\": []}\n",
            AssessFormat::Json => ASSESS_JSON_END,
            AssessFormat::Yaml if self.first => "format: 1\nbriefs: []\n",
            _ => "",
        };
        self.terminal.print(end);
        self.terminal.finish();
    }
}

fn page(
    input: &Input,
    text: Result<Text, DiskFault>,
    worlds: &Worlds,
    format: AssessFormat,
    look: &Look,
) -> Result<String, String> {
    let text = text.map_err(|it| it.words(look.lang))?;
    guarded(look.lang, || {
        let folder = input.absolute.parent().unwrap_or(&input.absolute);
        let analysis = worlds.place(folder).analyse(text);
        let path = input.path.to_string_lossy();
        match format {
            AssessFormat::Human => {
                let errors = analysis
                    .findings
                    .iter()
                    .filter(|it| it.severity == Severity::Error)
                    .count();
                assess_human(&path, &analysis, look) + &note(errors, look)
            }
            AssessFormat::Json => assess_json(&path, &analysis, look.lang),
            AssessFormat::Yaml => assess_yaml(&path, &analysis, look.lang),
        }
    })
}

/// That `check` has more to say.
fn note(errors: usize, look: &Look) -> String {
    if errors == 0 {
        return String::new();
    }
    let counted = phrase::count_of(errors, "error", "errors", "个错误", look.lang);
    look.lang.pick(
        format!("{counted}: see `gravamen check`\n\n"),
        format!("{counted}：见 `gravamen check`\n\n"),
    )
}

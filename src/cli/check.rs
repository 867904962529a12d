//! `gravamen check`: the findings of briefs.

use std::path::{Path, PathBuf, absolute};

use rayon::prelude::*;

use super::args::{CheckArgs, CheckFormat, Cli};
use super::guard::guarded;
use super::terminal::Terminal;
use super::{Exit, own_files};
use crate::analysis::{Analysis, Finding};
use crate::config::FailOn;
use crate::disk::{self, Input};
use crate::finding::Severity;
use crate::render::{
    Look, Sheet, Shown, Silence, Tally, concise, human, json_end, json_findings, json_start,
};
use crate::text::{Encoding, Text};
use crate::world::Worlds;

/// So many files are worked on before their findings are printed.
const BATCH: usize = 128;

pub fn run(args: &CheckArgs, cli: &Cli) -> Exit {
    let worlds = Worlds::new(super::chosen(cli, Some(&args.reading), args.pedantic));
    let (inputs, stdin) = inputs(&args.paths, args.reading.stdin_filename.as_deref(), &worlds);
    let setting = first_folder(&args.paths, stdin.as_ref()).and_then(|it| worlds.settings.of(&it));
    let config = setting.as_ref().map(|it| &it.config);
    let lang = cli.lang(config.and_then(|it| it.language));
    let asked = args
        .fail_on
        .map(FailOn::from)
        .or(config.and_then(|it| it.fail_on));
    let fail_on = asked.unwrap_or(FailOn::At(Severity::Error));

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
        encoding: args.position_encoding.into(),
        terminal,
        tally: Tally::default(),
        comma: false,
    };
    run.start();
    if let Some(input) = stdin {
        let text = disk::read_all(std::io::stdin().lock(), 0);
        let checked = check(&input, text, &worlds, args, &run.terminal.look);
        run.take(&input, checked);
    }
    for batch in inputs.files.chunks(BATCH) {
        let look = run.terminal.look;
        let one = |it: &Input| check(it, disk::read(&it.path), &worlds, args, &look);
        let checked: Vec<Checked> = match batch {
            [single] => vec![one(single)],
            many => many.par_iter().map(one).collect(),
        };
        for (input, checked) in batch.iter().zip(checked) {
            run.take(input, checked);
        }
    }
    let own = own_files::report(&worlds, &mut run);
    let failed = run.tally.fails(fail_on);
    run.end();
    match () {
        () if own || !run.terminal.faults.is_empty() => Exit::Fault,
        () if failed => Exit::Findings,
        () => Exit::Clean,
    }
}

/// The files of a run, and standard input when `-` stands among the paths.
pub fn inputs(
    paths: &[PathBuf],
    name: Option<&Path>,
    worlds: &Worlds,
) -> (disk::Inputs, Option<Input>) {
    let is_stdin = |it: &&PathBuf| it.as_os_str() == "-";
    let stdin = paths.iter().find(is_stdin).map(|_| {
        let path = name.unwrap_or(Path::new("<stdin>")).to_owned();
        Input {
            absolute: absolute(&path).unwrap_or_else(|_| path.clone()),
            path,
        }
    });
    let mut named: Vec<PathBuf> = paths.iter().filter(|it| !is_stdin(it)).cloned().collect();
    if paths.is_empty() {
        named.push(PathBuf::from("."));
    }
    (disk::find(&named, &worlds.settings), stdin)
}

/// The folder whose configuration decides on the language and on what fails.
pub fn first_folder(paths: &[PathBuf], stdin: Option<&Input>) -> Option<PathBuf> {
    let first = match (stdin, paths.first()) {
        (Some(input), _) => input.absolute.clone(),
        (None, Some(path)) => absolute(path).ok()?,
        (None, None) => return std::env::current_dir().ok(),
    };
    let first: PathBuf = first.components().collect();
    if first.is_dir() {
        Some(first)
    } else {
        first.parent().map(Path::to_owned)
    }
}

/// A run of `check` as it goes on.
pub struct Run {
    pub format: CheckFormat,
    pub encoding: Encoding,
    pub terminal: Terminal,
    pub tally: Tally,
    comma: bool,
}

impl Run {
    fn start(&mut self) {
        if self.format == CheckFormat::Json {
            let start = json_start(self.terminal.look.lang, self.encoding);
            self.terminal.print(&start);
        }
    }

    /// Prints the findings of a file.
    pub fn print(&mut self, text: &str) {
        if self.format == CheckFormat::Json && !text.is_empty() {
            if self.comma {
                self.terminal.print(",");
            }
            self.comma = true;
        }
        self.terminal.print(text);
    }

    fn take(&mut self, input: &Input, checked: Checked) {
        self.print(&checked.text);
        self.tally.add(&checked.tally);
        if let Some(words) = checked.fault {
            self.terminal.fault(&input.path, &words);
        }
    }

    fn end(&mut self) {
        let lang = self.terminal.look.lang;
        match self.format {
            CheckFormat::Json => {
                let end = json_end(&self.tally, &self.terminal.faults);
                self.terminal.print(&end);
            }
            CheckFormat::Human => {
                let summary = self.tally.words(lang);
                self.terminal.print(&format!("{summary}\n"));
            }
            CheckFormat::Concise => {}
        }
        self.terminal.finish();
    }
}

/// What came of one file.
#[derive(Default)]
struct Checked {
    text: String,
    tally: Tally,
    fault: Option<String>,
}

fn check(
    input: &Input,
    text: Result<Text, disk::DiskFault>,
    worlds: &Worlds,
    args: &CheckArgs,
    look: &Look,
) -> Checked {
    let unread = |words: String| Checked {
        tally: Tally {
            unreadable: 1,
            ..Tally::default()
        },
        fault: Some(words),
        ..Checked::default()
    };
    let text = match text {
        Ok(text) => text,
        Err(fault) => return unread(fault.words(look.lang)),
    };
    guarded(look.lang, || {
        let folder = input.absolute.parent().unwrap_or(&input.absolute);
        let analysis = worlds.place(folder).analyse(text);
        findings(&input.path.to_string_lossy(), &analysis, args, look)
    })
    .unwrap_or_else(unread)
}

fn findings(path: &str, analysis: &Analysis, args: &CheckArgs, look: &Look) -> Checked {
    let format = args.format;
    let mut tally = Tally {
        briefs: 1,
        ..Tally::default()
    };
    for finding in &analysis.findings {
        tally.count(finding.severity, finding.silenced.is_some());
    }
    tally.with_findings = usize::from(tally.total() > 0);
    let sheet = Sheet::new(path, &analysis.text, analysis.private(), analysis.schemas())
        .counted_in(args.position_encoding.into());
    let wanted = analysis
        .findings
        .iter()
        .filter(|it| format == CheckFormat::Json || it.silenced.is_none());
    let shown = wanted.map(|it| shown(analysis, it, format, look));
    Checked {
        text: show(&sheet, shown, format, look),
        tally,
        fault: None,
    }
}

/// The findings of a text in a format.
pub fn show(
    sheet: &Sheet<'_>,
    shown: impl Iterator<Item = Shown>,
    format: CheckFormat,
    look: &Look,
) -> String {
    match format {
        CheckFormat::Human => human(sheet, shown, look),
        CheckFormat::Concise => concise(sheet, shown, look),
        CheckFormat::Json => json_findings(sheet, shown),
    }
}

fn shown(analysis: &Analysis, finding: &Finding, format: CheckFormat, look: &Look) -> Shown {
    let silenced = finding
        .silenced
        .and_then(|it| analysis.suppressions.get(it));
    let fixes = match format {
        CheckFormat::Concise => Vec::new(),
        _ => analysis.fixes(finding, look.lang),
    };
    Shown {
        rule: finding.rule.id,
        severity: finding.severity,
        at: finding.fault.at,
        words: analysis.words(finding, look.lang),
        fixes,
        silenced: silenced.map(|it| Silence {
            at: it.range,
            reason: it.reason.clone(),
        }),
    }
}

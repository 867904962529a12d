//! Standard output and standard error, with the look that suits them.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use super::args::{Cli, ColorWhen};
use super::variable;
use crate::render::{Look, safe};
use crate::text::Lang;

/// Where a run writes. When nobody reads any more it goes on in silence.
pub struct Terminal {
    out: BufWriter<AutoStream<StdoutLock<'static>>>,
    /// How output looks.
    pub look: Look,
    /// What could not be read or done: path and words.
    pub faults: Vec<(String, String)>,
    broken: bool,
}

impl Terminal {
    pub fn new(cli: &Cli, lang: Lang) -> Self {
        let choice = match cli.color.unwrap_or(ColorWhen::Auto) {
            ColorWhen::Auto => AutoStream::choice(&io::stdout()),
            ColorWhen::Always => ColorChoice::Always,
            ColorWhen::Never => ColorChoice::Never,
        };
        let color = !matches!(choice, ColorChoice::Never);
        let choice = if color {
            ColorChoice::Always
        } else {
            ColorChoice::Never
        };
        let look = Look {
            lang,
            color,
            unicode: is_unicode(),
            width: columns(cli),
        };
        let out = BufWriter::with_capacity(1 << 16, AutoStream::new(io::stdout().lock(), choice));
        Self {
            out,
            look,
            faults: Vec::new(),
            broken: false,
        }
    }

    /// Prints text.
    pub fn print(&mut self, text: &str) {
        if !self.broken {
            let written = self.out.write_all(text.as_bytes());
            self.judge(written);
        }
    }

    /// A reader that has seen enough, such as `head`, is no fault; a full disk is one.
    fn judge(&mut self, written: io::Result<()>) {
        let Err(error) = written else { return };
        self.broken = true;
        if error.kind() != io::ErrorKind::BrokenPipe {
            let name = self.look.lang.pick("<stdout>", "<标准输出>");
            self.fault(Path::new(name), &error.to_string());
        }
    }

    /// Says on standard error what could not be read or done, and remembers it.
    pub fn fault(&mut self, path: &Path, words: &str) {
        let path = path.to_string_lossy().into_owned();
        let error = self.look.lang.pick("error", "错误");
        let colon = self.look.lang.pick(": ", "：");
        // What was found so far comes first.
        let _ = self.out.flush();
        let _ = writeln!(
            io::stderr(),
            "{error}{colon}{}{colon}{}",
            safe(&path),
            safe(words)
        );
        self.faults.push((path, words.to_owned()));
    }

    /// Says something on standard error.
    pub fn say(&mut self, words: &str) {
        let _ = self.out.flush();
        let _ = writeln!(io::stderr(), "{words}");
    }

    /// Writes out what is left.
    pub fn finish(&mut self) {
        if !self.broken {
            let written = self.out.flush();
            self.judge(written);
        }
    }
}

/// The columns asked for, else those of the terminal, else 80.
fn columns(cli: &Cli) -> usize {
    let terminal = || terminal_size::terminal_size().map(|it| usize::from(it.0.0));
    let columns = cli.width.or_else(terminal).filter(|it| *it > 0);
    columns.unwrap_or(80).clamp(40, 500)
}

/// Whether more than ASCII can be shown: unless the locale says otherwise.
fn is_unicode() -> bool {
    let Some(named) = variable(&["LC_ALL", "LC_CTYPE", "LANG"]) else {
        return true;
    };
    let named = named.to_ascii_lowercase();
    named.contains("utf-8") || named.contains("utf8")
}

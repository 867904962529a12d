//! `gravamen lsp`: the language server.

use std::io::Write;
use std::process::ExitCode;

use super::args::{Cli, LogLevel, LspArgs};
use super::{Exit, chosen, locale};
use crate::lsp::{self, Channel, Level, Start};

pub fn run(args: &LspArgs, cli: &Cli) -> ExitCode {
    let channel = match (&args.tcp, &args.pipe) {
        (Some(address), _) => Channel::Tcp(*address),
        (_, Some(path)) => Channel::Pipe(path.clone()),
        _ => Channel::Stdio,
    };
    let start = Start {
        channel,
        level: match args.log_level {
            LogLevel::Error => Level::Error,
            LogLevel::Info => Level::Info,
            LogLevel::Debug => Level::Debug,
        },
        log: args.log.clone(),
        lang: cli.lang(None),
        chosen: chosen(cli, None, false),
    };
    match lsp::run(start) {
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Err(error) => {
            let words = locale().pick("the client cannot be reached", "无法连接客户端");
            // Nobody may be there to read it.
            let _ = writeln!(std::io::stderr(), "gravamen: {words}: {error}");
            ExitCode::from(Exit::Fault as u8)
        }
    }
}

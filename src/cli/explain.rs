//! `gravamen explain`: what a name means.

use std::path::Path;

use super::args::{Cli, ExplainArgs};
use super::terminal::Terminal;
use super::{Exit, own_files};
use crate::explain::{explain, find, index};
use crate::render::markdown;
use crate::world::Worlds;

pub fn run(args: &ExplainArgs, cli: &Cli) -> Exit {
    let worlds = Worlds::new(super::chosen(cli, None, false));
    let here = std::env::current_dir().ok();
    let setting = here.and_then(|it| worlds.settings.of(&it));
    let lang = cli.lang(setting.as_ref().and_then(|it| it.config.language));
    let law = worlds.law(setting);
    let schemas = &law.world.schemas;
    let mut terminal = Terminal::new(cli, lang);
    if args.names.is_empty() {
        let look = terminal.look;
        terminal.print(&markdown(&index(schemas, lang), &look));
    }
    for name in &args.names {
        match find(name, schemas) {
            Ok(topics) => {
                for topic in topics {
                    let look = terminal.look;
                    terminal.print(&markdown(&explain(&topic, schemas, lang), &look));
                }
            }
            Err(meant) => terminal.fault(Path::new(name), &unknown(meant.as_deref(), lang)),
        }
    }
    own_files::mention(&worlds, &mut terminal);
    terminal.finish();
    if terminal.faults.is_empty() {
        Exit::Clean
    } else {
        Exit::Fault
    }
}

fn unknown(meant: Option<&str>, lang: crate::text::Lang) -> String {
    match meant {
        Some(meant) => lang.pick(
            format!("nothing has this name; did you mean `{meant}`?"),
            format!("没有此名称；是否想写 `{meant}`？"),
        ),
        None => lang
            .pick(
                "nothing has this name; `gravamen explain` alone lists everything",
                "没有此名称；单独运行 `gravamen explain` 可列出全部",
            )
            .to_owned(),
    }
}

//! `gravamen new`: the skeleton of a brief, with comments.

mod skeleton;
mod word;

use std::path::Path;

use super::args::{Cli, NewArgs};
use super::terminal::Terminal;
use super::{Exit, own_files};
use crate::disk::{self, DiskFault};
use crate::text::Lang;
use crate::world::Worlds;

pub fn run(args: &NewArgs, cli: &Cli) -> Exit {
    let worlds = Worlds::new(super::chosen(cli, None, false));
    let folder = std::path::absolute(&args.file).ok();
    let folder = folder.as_deref().and_then(Path::parent);
    let setting = folder.and_then(|it| worlds.settings.of(it));
    let lang = cli.lang(setting.as_ref().and_then(|it| it.config.language));
    let law = worlds.law(setting);
    let schemas = &law.world.schemas;
    let mut terminal = Terminal::new(cli, lang);
    own_files::mention(&worlds, &mut terminal);
    let Some(offence) = schemas.offence(&args.offence) else {
        let close = schemas.suggest_offence(&args.offence);
        terminal.fault(Path::new(&args.offence), &unknown(close, schemas, lang));
        return Exit::Fault;
    };
    let name = args.file.to_string_lossy();
    let word = word::word(&name);
    let skeleton = skeleton::skeleton(&word, offence, schemas, lang);
    let to_output = name == "-";
    let made = if to_output {
        Ok(())
    } else {
        disk::create(&args.file, &skeleton)
    };
    match made {
        Ok(()) if to_output => terminal.print(&skeleton),
        Ok(()) => terminal.print(&written(&name, lang)),
        Err(DiskFault::Missing) => terminal.fault(&args.file, no_folder(lang)),
        Err(fault) => terminal.fault(&args.file, &fault.words(lang)),
    }
    terminal.finish();
    if terminal.faults.is_empty() {
        Exit::Clean
    } else {
        Exit::Fault
    }
}

fn unknown(close: Option<&str>, schemas: &crate::schema::Schemas, lang: Lang) -> String {
    let known: Vec<String> = schemas
        .offences
        .iter()
        .map(|it| format!("`{}`", it.id))
        .collect();
    let known = known.join(lang.pick(", ", "、"));
    match close {
        Some(close) => lang.pick(
            format!("no schema defines this offence; did you mean `{close}`?"),
            format!("没有定义此罪名；是否想写 `{close}`？"),
        ),
        None => lang.pick(
            format!("no schema defines this offence; there are {known}"),
            format!("没有定义此罪名；已有：{known}"),
        ),
    }
}

fn no_folder(lang: Lang) -> &'static str {
    lang.pick("its folder does not exist", "其所在文件夹不存在")
}

fn written(name: &str, lang: Lang) -> String {
    let (name, word) = (crate::render::safe(name), word::word(name));
    lang.pick(
        format!("{name} is written; fill it in, then run `gravamen check {word}`\n"),
        format!("已写出 {name}；填写后运行 `gravamen check {word}`\n"),
    )
}

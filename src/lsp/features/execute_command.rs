//! Commands: the assessment of briefs for programs, and what a name or a place means.

use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    ExecuteCommandOptions, HoverContents, Position, ServerCapabilities, Url, WorkDoneProgressOptions,
};

use crate::analysis::Analysis;
use crate::explain::{explain, find};
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::render::{Look, assess_human, assess_json, assess_json_page};
use crate::schema::Schemas;
use crate::text::Lang;

use super::hover;

use super::own::code_lens::COMMAND as RUN_EXAMPLES;

/// The assessment of briefs, as `gravamen assess --format json` prints it. Arguments: their URIs.
pub const ASSESS: &str = "gravamen.assess";

/// The assessment of one brief in words, as `gravamen assess` prints it, for editors that show text.
/// Arguments: its URI; then how many columns there are.
pub const ASSESS_TEXT: &str = "gravamen.assessText";

/// What something means, in Markdown. Arguments: a word; or a URI and a position or a word, which
/// then is looked up in the law of that document.
pub const EXPLAIN: &str = "gravamen.explain";

/// The commands.
pub const COMMANDS: &[&str] = &[ASSESS, ASSESS_TEXT, EXPLAIN, RUN_EXAMPLES];

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.execute_command_provider = Some(ExecuteCommandOptions {
        commands: COMMANDS.iter().map(|it| (*it).to_owned()).collect(),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    });
}

/// The answer, or what is wrong with the question in words for the person.
pub fn answer(
    snapshots: &[Snapshot],
    lang: Lang,
    command: &str,
    arguments: &[Value],
) -> Result<Option<Value>, String> {
    let lang = snapshots.first().map_or(lang, |it| it.lang);
    match command {
        ASSESS => assess(snapshots, arguments, lang).map(Some),
        ASSESS_TEXT => assess_text(snapshots, arguments, lang).map(Some),
        EXPLAIN => explained(snapshots, arguments, lang).map(Some),
        RUN_EXAMPLES => Ok(snapshots.iter().find_map(super::own::code_lens::run)),
        _ => Err(lang.pick(
            format!("there is no command `{command}`"),
            format!("没有 `{command}` 这一命令"),
        )),
    }
}

fn assess(snapshots: &[Snapshot], arguments: &[Value], lang: Lang) -> Result<Value, String> {
    if arguments.is_empty() {
        let words = lang.pick(
            "`gravamen.assess` wants the URIs of briefs",
            "`gravamen.assess` 需要案情摘要的 URI",
        );
        return Err(words.to_owned());
    }
    let mut briefs = Vec::new();
    for argument in arguments {
        let (snapshot, brief) = brief(snapshots, argument, lang)?;
        let path = path(&snapshot.uri);
        briefs.push(assess_json(&path, brief, snapshot.lang));
    }
    serde_json::from_str(&assess_json_page(&briefs)).map_err(|it| it.to_string())
}

/// The language of the page is that of the brief, which may differ from the client's.
fn assess_text(snapshots: &[Snapshot], arguments: &[Value], lang: Lang) -> Result<Value, String> {
    let [uri, rest @ ..] = arguments else {
        let words = lang.pick(
            "`gravamen.assessText` wants the URI of a brief",
            "`gravamen.assessText` 需要案情摘要的 URI",
        );
        return Err(words.to_owned());
    };
    let columns = rest.first().and_then(Value::as_u64).unwrap_or(80);
    let (snapshot, brief) = brief(snapshots, uri, lang)?;
    let look = Look {
        lang: snapshot.lang,
        color: false,
        unicode: true,
        width: usize::try_from(columns.clamp(40, 200)).unwrap_or(80),
    };
    let text = assess_human(&path(&snapshot.uri), brief, &look);
    Ok(json!({ "text": text, "lang": look.lang.pick("en", "zh") }))
}

fn explained(snapshots: &[Snapshot], arguments: &[Value], lang: Lang) -> Result<Value, String> {
    let markdown = match arguments {
        [Value::String(word)] => match snapshots.first() {
            Some(it) => about_word(word, it.schemas(), lang),
            None => about_word(word, &Schemas::built_in(), lang),
        },
        [uri, Value::String(word)] => {
            let snapshot = snapshot(snapshots, uri, lang)?;
            about_word(word, snapshot.schemas(), snapshot.lang)
        }
        [uri, at] => {
            let snapshot = snapshot(snapshots, uri, lang)?;
            let at: Position = serde_json::from_value(at.clone()).map_err(|_| usage(lang))?;
            about_place(snapshot, at, lang)
        }
        _ => Err(usage(lang)),
    };
    markdown.map(|it| json!({ "markdown": it }))
}

/// Everything that a word names.
fn about_word(word: &str, law: &Schemas, lang: Lang) -> Result<String, String> {
    let topics = find(word, law).map_err(|meant| match meant {
        Some(meant) => lang.pick(
            format!("nothing is called `{word}`; did you mean `{meant}`?"),
            format!("没有名为 `{word}` 的内容；是否想写 `{meant}`？"),
        ),
        None => lang.pick(
            format!("nothing is called `{word}`"),
            format!("没有名为 `{word}` 的内容"),
        ),
    })?;
    let pages: Vec<String> = topics.iter().map(|it| explain(it, law, lang)).collect();
    Ok(pages.join("\n"))
}

/// What a hover says of a place; else what the word there names.
fn about_place(snapshot: &Snapshot, at: Position, lang: Lang) -> Result<String, String> {
    if let Some(HoverContents::Markup(it)) = hover::answer(snapshot, at).map(|it| it.contents) {
        return Ok(it.value);
    }
    let node = snapshot.doc().at(snapshot.offset(at)).node();
    let topics = node.and_then(|it| find(it.value()?, snapshot.schemas()).ok());
    let Some(topics) = topics else {
        let words = lang.pick("there is nothing to explain here", "此处没有可解释的内容");
        return Err(words.to_owned());
    };
    let pages = topics.iter().map(|it| explain(it, snapshot.schemas(), lang));
    Ok(pages.collect::<Vec<_>>().join("\n"))
}

/// The brief that an argument names.
fn brief<'a>(
    all: &'a [Snapshot],
    uri: &Value,
    lang: Lang,
) -> Result<(&'a Snapshot, &'a Analysis), String> {
    let snapshot = snapshot(all, uri, lang)?;
    let brief = snapshot.brief();
    let brief = brief.ok_or_else(|| no_brief(&snapshot.uri, lang))?;
    Ok((snapshot, brief))
}

/// Where a document lies, for people.
fn path(uri: &Url) -> String {
    let path = uri.to_file_path();
    path.map_or_else(|()| uri.to_string(), |it| it.to_string_lossy().into())
}

/// The document that an argument names.
fn snapshot<'a>(all: &'a [Snapshot], uri: &Value, lang: Lang) -> Result<&'a Snapshot, String> {
    let written = uri.as_str().map_or_else(|| uri.to_string(), str::to_owned);
    let Ok(uri) = Url::parse(&written) else {
        return Err(lang.pick(
            format!("`{written}` is no URI"),
            format!("`{written}` 不是 URI"),
        ));
    };
    let found = all.iter().find(|it| it.uri == uri);
    found.ok_or_else(|| no_brief(&uri, lang))
}

fn no_brief(uri: &Url, lang: Lang) -> String {
    let path = path(uri);
    lang.pick(
        format!("no brief is known as `{path}`"),
        format!("`{path}` 不是已知的案情摘要"),
    )
}

fn usage(lang: Lang) -> String {
    let words = lang.pick(
        "`gravamen.explain` wants a word, or a URI and a position",
        "`gravamen.explain` 需要一个名称，或者 URI 与位置",
    );
    words.to_owned()
}

#[cfg(test)]
mod tests;

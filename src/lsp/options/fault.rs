//! What can be wrong with the settings of an editor, in words.

use std::path::Path;

use serde_json::Value;

use crate::config;
use crate::disk::{self, DiskFault, Files};
use crate::text::{Bilingual, Lang};

/// A setting that does not hold as it is written; the others do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionFault {
    /// The name of the setting.
    pub name: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No setting has this name; perhaps another was meant.
    Unknown(Option<&'static str>),
    /// It stands beside the section and not in it.
    Beside,
    /// Something else has to stand there.
    Due {
        /// What, in both languages.
        due: (&'static str, &'static str),
        /// What is there.
        value: String,
    },
    /// A path that leads nowhere.
    Path {
        /// The path as written.
        path: String,
        /// What is wrong there.
        why: Bilingual,
    },
    /// A reading or a choice that there is not.
    Reading(config::Fault),
}

impl OptionFault {
    /// A fault of a setting.
    pub fn new(name: &str, wrong: Wrong) -> Self {
        let name = name.to_owned();
        Self { name, wrong }
    }

    /// Something else is due than what is there.
    pub fn due(name: &str, due: (&'static str, &'static str), value: &Value) -> Self {
        let mut value = value.to_string();
        if let Some((end, _)) = value.char_indices().nth(60) {
            value.truncate(end);
            value.push('…');
        }
        Self::new(name, Wrong::Due { due, value })
    }

    /// The fault in words, with the name in front.
    pub fn words(&self, lang: Lang) -> String {
        let said = match &self.wrong {
            Wrong::Unknown(None) => lang
                .pick("no setting is called so", "没有这样的设置")
                .to_owned(),
            Wrong::Unknown(Some(close)) => lang.pick(
                format!("no setting is called so; did you mean `{close}`?"),
                format!("没有这样的设置；是否想写 `{close}`？"),
            ),
            Wrong::Beside => lang
                .pick(
                    "it stands outside of `gravamen` and is left out",
                    "写在 `gravamen` 之外，不起作用",
                )
                .to_owned(),
            Wrong::Due {
                due: (en, zh),
                value,
            } => lang.pick(
                format!("{en} is due, not `{value}`"),
                format!("此处应为{}，不能是 `{value}`", spaced(zh)),
            ),
            Wrong::Path { path, why } => lang.pick(
                format!("`{path}` cannot be used: {}", why.en),
                format!("`{path}` 无法使用：{}", why.zh),
            ),
            Wrong::Reading(fault) => {
                let words = fault.words(lang);
                let help = words
                    .help
                    .first()
                    .map(|it| lang.pick(format!(" ({it})"), format!("（{it}）")));
                words.what + &help.unwrap_or_default()
            }
        };
        let colon = lang.pick(": ", "：");
        format!("`{}`{colon}{said}", self.name)
    }
}

/// A space before what is not Chinese.
fn spaced(words: &str) -> String {
    let space = if words.is_char_boundary(1) { " " } else { "" };
    format!("{space}{words}")
}

/// Why a path to schema files cannot be used, if so.
pub fn path(path: &Path, written: &Path) -> Option<Wrong> {
    let found = disk::named_schemas(path, &Files::default());
    let fault = found
        .into_iter()
        .find_map(|it| Some((it.path, it.text.err()?)))?;
    let (at, fault) = fault;
    let why = match fault {
        DiskFault::Missing => Bilingual {
            en: "there is no such file or folder".into(),
            zh: "没有这样的文件或者文件夹".into(),
        },
        other => other.both(),
    };
    let shown = if at == path { written } else { &at };
    Some(Wrong::Path {
        path: shown.display().to_string(),
        why,
    })
}

//! What can be wrong with a configuration, in words.

use super::IdleGlob;
use crate::finding::{Fix, Label, RuleId, Safety, Severity, Source, Words};
use crate::text::{Bilingual, Edit, Lang, TextRange};

/// Something wrong with a configuration; the rest of it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule of form that is broken.
    pub rule: RuleId,
    /// The smallest place that is wrong.
    pub at: TextRange,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// No setting has this name.
    UnknownKey {
        /// The name.
        key: Box<str>,
        /// The setting that was likely meant.
        close: Option<&'static str>,
    },
    /// A setting stands twice.
    DuplicateKey {
        /// The name.
        key: Box<str>,
        /// Where it stands first; that one holds.
        first: TextRange,
    },
    /// Something else has to stand here.
    WrongType(Due),
    /// A word that the setting does not know.
    UnknownWord {
        /// The word.
        word: Box<str>,
        /// The words that it knows.
        known: &'static [&'static str],
        /// The one that was likely meant.
        close: Option<&'static str>,
    },
    /// No rule has this name.
    UnknownRule {
        /// The name.
        name: Box<str>,
        /// The rule that was likely meant.
        close: Option<&'static str>,
    },
    /// The law has no reading of this name.
    UnknownReading {
        /// The name.
        name: Box<str>,
        /// The reading that was likely meant.
        close: Option<Box<str>>,
    },
    /// A reading has no such choice.
    UnknownChoice {
        /// The reading.
        reading: Box<str>,
        /// What is chosen.
        choice: Box<str>,
        /// What can be chosen.
        known: Vec<Box<str>>,
    },
    /// A glob that cannot be read as one.
    BadGlob(Box<str>),
    /// A glob that matches nothing.
    IdleGlob {
        /// The glob.
        glob: Box<str>,
        /// Why it does not.
        why: IdleGlob,
    },
    /// A path that leads to nothing that can be used, as the disk says.
    BadPath {
        /// The path, from the folder of the configuration.
        path: Box<str>,
        /// What is wrong there.
        why: Bilingual,
        /// Whether nothing is there.
        missing: bool,
    },
    /// Another configuration beside this one, which holds in its place or is left out for it.
    Twin {
        /// The name of the one that is left out.
        idle: &'static str,
        /// The name of the one that holds.
        holds: &'static str,
    },
}

/// What has to stand somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Settings with their names.
    Mapping,
    /// A word or text, or a list of them.
    Texts,
    /// One word or text.
    Text,
    /// `true` or `false`.
    Flag,
}

impl Fault {
    /// How bad it is: a setting that does not hold as meant is an error.
    pub const fn severity(&self) -> Severity {
        Severity::Error
    }

    /// The fault in words.
    pub fn words(&self, lang: Lang) -> Words {
        Words {
            what: self.what(lang),
            help: self.help(lang).into_iter().collect(),
            related: self.related(lang).into_iter().collect(),
            ..Words::default()
        }
    }

    /// The way to mend it, where one is sure.
    pub fn fix(&self, lang: Lang) -> Option<Fix> {
        let close: &str = match &self.kind {
            FaultKind::UnknownKey { close, .. }
            | FaultKind::UnknownWord { close, .. }
            | FaultKind::UnknownRule { close, .. } => (*close)?,
            FaultKind::UnknownReading { close, .. } => close.as_deref()?,
            _ => return None,
        };
        Some(Fix {
            title: lang.pick(format!("write `{close}`"), format!("改为 `{close}`")),
            safety: Safety::Safe,
            edits: vec![Edit {
                range: self.at,
                insert: close.to_owned(),
            }],
        })
    }

    fn what(&self, lang: Lang) -> String {
        match &self.kind {
            FaultKind::UnknownKey { key, .. } => lang.pick(
                format!("no setting is called `{key}`"),
                format!("没有名为 `{key}` 的设置"),
            ),
            FaultKind::UnknownRule { name, .. } => lang.pick(
                format!("no rule is called `{name}`"),
                format!("没有名为 `{name}` 的规则"),
            ),
            FaultKind::UnknownReading { name, .. } => lang.pick(
                format!("no reading is called `{name}`, so the law is read by default"),
                format!("没有名为 `{name}` 的解读，法律按默认解读适用"),
            ),
            FaultKind::UnknownChoice {
                reading, choice, ..
            } => lang.pick(
                format!("`{choice}` is no choice of `{reading}`, which is read by default"),
                format!("`{reading}` 没有 `{choice}` 这一选项，按默认解读适用"),
            ),
            FaultKind::DuplicateKey { key, .. } => lang.pick(
                format!("the setting `{key}` stands twice; the first one holds"),
                format!("设置 `{key}` 重复出现；以第一处为准"),
            ),
            FaultKind::WrongType(due) => due.words(lang).to_owned(),
            FaultKind::BadGlob(glob) => lang.pick(
                format!("`{glob}` is not a glob"),
                format!("`{glob}` 不是有效的通配模式"),
            ),
            FaultKind::IdleGlob { glob, why } => lang.pick(
                format!("`{glob}` matches nothing: {}", why.words(lang)),
                format!("`{glob}` 不匹配任何内容：{}", why.words(lang)),
            ),
            FaultKind::BadPath { path, why, .. } => lang.pick(
                format!("`{path}` cannot be used: {}", why.en),
                format!("`{path}` 无法使用：{}", why.zh),
            ),
            FaultKind::Twin { idle, holds } => lang.pick(
                format!("`{idle}` is left out, since `{holds}` is in the same folder"),
                format!("同一文件夹中已有 `{holds}`，`{idle}` 不起作用"),
            ),
            FaultKind::UnknownWord { word, .. } => lang.pick(
                format!("`{word}` is not known here"),
                format!("此处不能写 `{word}`"),
            ),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match &self.kind {
            FaultKind::UnknownKey {
                close: Some(close), ..
            }
            | FaultKind::UnknownRule {
                close: Some(close), ..
            } => Some(lang.pick(
                format!("did you mean `{close}`?"),
                format!("是否想写 `{close}`？"),
            )),
            FaultKind::UnknownReading {
                close: Some(close), ..
            } => Some(lang.pick(
                format!("did you mean `{close}`?"),
                format!("是否想写 `{close}`？"),
            )),
            FaultKind::UnknownWord { known, .. } => Some(one_of(known.iter().copied(), lang)),
            FaultKind::IdleGlob { why, .. } => Some(why.help(lang).to_owned()),
            FaultKind::BadPath { missing: true, .. } => {
                let words = lang.pick(
                    "paths count from the folder of this file",
                    "路径从本文件所在的文件夹起算",
                );
                Some(words.to_owned())
            }
            FaultKind::Twin { .. } => {
                let words = lang.pick("put both into one file", "请合并为一个文件");
                Some(words.to_owned())
            }
            FaultKind::UnknownChoice { known, .. } => {
                Some(one_of(known.iter().map(|it| &**it), lang))
            }
            _ => None,
        }
    }

    fn related(&self, lang: Lang) -> Option<Label> {
        let FaultKind::DuplicateKey { first, .. } = self.kind else {
            return None;
        };
        let text = lang.pick("it stands here first", "第一处").to_owned();
        Some(Label {
            source: Source::Here,
            range: first,
            text,
        })
    }
}

fn one_of<'a>(known: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let known: Vec<String> = known.map(|it| format!("`{it}`")).collect();
    let list = known.join(lang.pick(", ", "、"));
    lang.pick(format!("one of {list}"), format!("可以写：{list}"))
}

impl Due {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Mapping => {
                lang.pick("settings with their names are due here", "此处应为键值设置")
            }
            Self::Texts => lang.pick(
                "a text or a list of texts is due here",
                "此处应为文字或者文字列表",
            ),
            Self::Text => lang.pick(
                "a single word or text is due here",
                "此处应为单个词或者文字",
            ),
            Self::Flag => lang.pick(
                "`true` or `false` is due here",
                "此处应为 `true` 或者 `false`",
            ),
        }
    }
}

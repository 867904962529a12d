//! Globs that can be read and yet match nothing, which a person has to be told.

use crate::text::Lang;

/// Why a glob matches nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdleGlob {
    /// It begins with `#`.
    Comment,
    /// It leads out of the folder of the configuration.
    Outside,
    /// It asks for files that are no YAML; only an included file has to be YAML.
    NotYaml,
}

impl IdleGlob {
    /// Why a glob of `include` matches nothing, if so.
    pub fn of_include(glob: &str) -> Option<Self> {
        let last = glob.rsplit('/').next().unwrap_or_default();
        let ending = last.rsplit_once('.').map_or("", |it| it.1);
        let words = !ending.is_empty() && ending.chars().all(|it| it.is_ascii_alphabetic());
        let other = words && !glob.starts_with('!') && !["yaml", "yml"].contains(&ending);
        Self::of_exclude(glob).or(other.then_some(Self::NotYaml))
    }

    /// Why a glob of `exclude` matches nothing, if so.
    pub fn of_exclude(glob: &str) -> Option<Self> {
        let plain = glob.strip_prefix('!').unwrap_or(glob);
        match plain {
            _ if glob.starts_with('#') => Some(Self::Comment),
            _ if plain.split('/').any(|it| it == "..") => Some(Self::Outside),
            _ => None,
        }
    }

    /// The reason in words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Comment => lang.pick(
                "what begins with `#` is a comment",
                "以 `#` 开头的内容是注释",
            ),
            Self::Outside => lang.pick(
                "a glob does not lead out of the folder of this file",
                "通配模式不能超出本文件所在的文件夹",
            ),
            Self::NotYaml => lang.pick(
                "only files in `.yaml` and `.yml` are checked",
                "只核对 `.yaml` 和 `.yml` 文件",
            ),
        }
    }

    /// What can be written instead.
    pub fn help(self, lang: Lang) -> &'static str {
        match self {
            Self::Comment => lang.pick("write `\\#` for the sign itself", "`#` 本身请写作 `\\#`"),
            Self::Outside => lang.pick(
                "put a `gravamen.yaml` into a folder above both",
                "请将 `gravamen.yaml` 放到两者共同的上级文件夹",
            ),
            Self::NotYaml => lang.pick(
                "a folder is written with a `/` at its end",
                "文件夹请以 `/` 结尾",
            ),
        }
    }
}

//! Why a file could not be read or written, in words.

use std::io;

use crate::text::{Bilingual, Lang, TextFault};

/// Why a file could not be read or written.
#[derive(Debug)]
pub enum DiskFault {
    /// Nothing is there.
    Missing,
    /// A link leads to nothing.
    BrokenLink,
    /// Links lead to one another in a circle.
    LinkLoop,
    /// It is a folder.
    Folder,
    /// It is a file where a folder is due.
    NotAFolder,
    /// No schema file is in it.
    NoSchema,
    /// It is a pipe, a device or a socket, which could make the program wait for ever.
    NotAFile,
    /// Reading or writing it is not allowed.
    Denied,
    /// It is there already and is never overwritten.
    Exists,
    /// Its bytes are not a text.
    Text(TextFault),
    /// What the operating system says.
    Other(io::Error),
}

impl From<io::Error> for DiskFault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::IsADirectory => Self::Folder,
            // The name of this kind is not stable yet.
            _ if error.raw_os_error() == Some(ELOOP) => Self::LinkLoop,
            _ => Self::Other(error),
        }
    }
}

/// "Too many levels of symbolic links".
const ELOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

impl From<TextFault> for DiskFault {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}

impl DiskFault {
    /// The fault in words of both languages, without the path.
    pub fn both(&self) -> Bilingual {
        Bilingual {
            en: self.words(Lang::En).into(),
            zh: self.words(Lang::Zh).into(),
        }
    }

    /// The fault in words, without the path.
    pub fn words(&self, lang: Lang) -> String {
        let (en, zh) = match self {
            Self::Missing => ("there is no such file", "文件不存在"),
            Self::BrokenLink => (
                "the link leads to a file that does not exist",
                "链接所指的文件不存在",
            ),
            Self::LinkLoop => ("the links lead in a circle", "链接循环"),
            Self::Folder => (
                "this is a folder, and a file is due",
                "这是文件夹，此处应为文件",
            ),
            Self::NotAFolder => (
                "this is a file, and a folder is due",
                "这是文件，此处应为文件夹",
            ),
            Self::NoSchema => (
                "there is no schema file (`*.yaml`) there",
                "那里没有规则文件（`*.yaml`）",
            ),
            Self::NotAFile => (
                "this is a pipe or a device, not a file; use `-` to read standard input",
                "这是管道或者设备，不是文件；从标准输入读取请用 `-`",
            ),
            Self::Denied => ("access is not allowed", "没有访问权限"),
            Self::Exists => (
                "the file exists already and is not overwritten",
                "文件已存在，不会覆盖",
            ),
            Self::Text(fault) => return text_words(*fault, lang),
            Self::Other(error) => {
                return lang.pick(
                    format!("cannot be read: {error}"),
                    format!("无法读取：{error}"),
                );
            }
        };
        lang.pick(en, zh).to_owned()
    }
}

fn text_words(fault: TextFault, lang: Lang) -> String {
    match fault {
        TextFault::NotUtf8 { at } => lang.pick(
            format!(
                "not UTF-8: the byte at offset {at} belongs to no character; save the file as UTF-8"
            ),
            format!("不是 UTF-8：偏移 {at} 处的字节不属于任何字符；请将文件另存为 UTF-8"),
        ),
        TextFault::Utf16 => lang.pick(
            "this is UTF-16; save the file as UTF-8".to_owned(),
            "文件为 UTF-16 编码；请另存为 UTF-8".to_owned(),
        ),
        TextFault::TooLarge { bytes, limit } => {
            let (mib, limit) = (bytes.div_ceil(1 << 20), limit >> 20);
            lang.pick(
                format!("too large: {mib} MiB, and at most {limit} MiB are read"),
                format!("文件过大：{mib} MiB，最多读取 {limit} MiB"),
            )
        }
    }
}

//! What a configuration names on disk: its schema files, and the paths in it that lead nowhere.

use crate::config::{Fault, FaultKind};
use crate::disk::{self, DiskFault, Files, SchemaText, Setting};
use crate::finding::RuleId;
use crate::text::{Bilingual, Spanned};

/// What a configuration names on disk.
#[derive(Default)]
pub struct Configured {
    /// The schema files that can be read, in their order.
    pub found: Vec<SchemaText>,
    /// What is wrong with the configuration beyond its text.
    pub outside: Vec<Fault>,
}

/// Looks for what a configuration names.
pub fn configured(setting: &Setting, open: &Files) -> Configured {
    let mut res = Configured {
        found: Vec::new(),
        outside: setting.outside.clone(),
    };
    for named in &setting.config.schemas {
        let path = setting.folder.join(&*named.value);
        for found in disk::named_schemas(&path, open) {
            let Err(fault) = &found.text else {
                res.found.push(found);
                continue;
            };
            // Of a folder it is a file in it that cannot be read.
            let own = found.path.strip_prefix(&setting.folder);
            let deeper = own.ok().filter(|_| found.path != path);
            let shown = deeper.map(|it| it.to_string_lossy().into());
            let missing = (
                "there is no such file or folder",
                "没有这样的文件或者文件夹",
            );
            res.outside.push(bad_path(named, shown, fault, missing));
        }
    }
    if let Some(named) = &setting.config.texts
        && let Some(fault) = disk::folder_fault(&setting.folder.join(&*named.value))
    {
        let missing = ("there is no such folder", "没有这样的文件夹");
        res.outside.push(bad_path(named, None, &fault, missing));
    }
    res
}

/// A path that leads nowhere, with the words for one that is not there.
fn bad_path(
    named: &Spanned<Box<str>>,
    shown: Option<Box<str>>,
    fault: &DiskFault,
    (en, zh): (&str, &str),
) -> Fault {
    let missing = matches!(fault, DiskFault::Missing) && shown.is_none();
    let why = if missing {
        Bilingual {
            en: en.into(),
            zh: zh.into(),
        }
    } else {
        fault.both()
    };
    Fault {
        rule: RuleId("invalid-value"),
        at: named.range,
        kind: FaultKind::BadPath {
            path: shown.unwrap_or_else(|| named.value.clone()),
            why,
            missing,
        },
    }
}

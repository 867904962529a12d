//! Which configuration holds where: the nearest `gravamen.yaml` above a folder, read once.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rustc_hash::FxHashMap;

use super::{DiskFault, Files};
use crate::config::{Config, FILE_NAMES, Fault, FaultKind, read as read_config};
use crate::finding::RuleId;
use crate::rules;
use crate::text::{Spanned, Text, TextRange};
use crate::yaml::Document;

/// A configuration file that was found.
#[derive(Debug)]
pub struct Setting {
    /// Its path as it is shown: from the working folder where it lies below it.
    pub path: PathBuf,
    /// Its folder, from the root of the file system. Paths and globs in it count from here.
    pub folder: PathBuf,
    /// Its text and tree, or why there is none.
    pub text: Result<(Text, Document), DiskFault>,
    /// What it says.
    pub config: Config,
    /// What is wrong with it by its text alone.
    pub faults: Vec<Fault>,
    /// What is wrong with it beyond that: globs, and another one beside it.
    pub outside: Vec<Fault>,
    include: Gitignore,
    exclude: Gitignore,
}

impl Setting {
    /// Whether a file is to be checked whatever its name is. The path counts from the root.
    pub fn includes(&self, path: &Path) -> bool {
        matches(&self.include, &self.folder, path, false)
    }

    /// Whether a file or folder is to be left alone. The path counts from the root.
    pub fn excludes(&self, path: &Path, is_folder: bool) -> bool {
        matches(&self.exclude, &self.folder, path, is_folder)
    }
}

/// The configurations that were found so far, by folder.
#[derive(Debug, Default)]
pub struct Settings {
    found: Mutex<FxHashMap<PathBuf, Option<Arc<Setting>>>>,
    files: Arc<Files>,
}

impl Settings {
    /// Nothing found yet; some files may be open in an editor.
    pub fn new(files: Arc<Files>) -> Self {
        Self {
            found: Mutex::default(),
            files,
        }
    }

    /// The open files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The configuration that holds in a folder, whose path counts from the root.
    pub fn of(&self, folder: &Path) -> Option<Arc<Setting>> {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut missing = Vec::new();
        let mut res = None;
        for folder in folder.ancestors() {
            if let Some(known) = found.get(folder) {
                res.clone_from(known);
                break;
            }
            missing.push(folder.to_owned());
            if let Some(file) = file_in(folder) {
                res = Some(Arc::new(load(&file, folder, &self.files)));
                break;
            }
        }
        found.extend(missing.into_iter().map(|it| (it, res.clone())));
        res
    }

    /// Every configuration that was found, in the order of the paths.
    pub fn all(&self) -> Vec<Arc<Setting>> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut res: Vec<_> = found.values().flatten().cloned().collect();
        res.sort_by(|a, b| a.path.cmp(&b.path));
        res.dedup_by(|a, b| a.path == b.path);
        res
    }
}

fn file_in(folder: &Path) -> Option<PathBuf> {
    FILE_NAMES
        .iter()
        .map(|it| folder.join(it))
        .find(|it| it.is_file())
}

fn load(file: &Path, folder: &Path, open: &Files) -> Setting {
    let text = open.read(file).map(|text| {
        let doc = Document::parse(text.shared());
        (text, doc)
    });
    let (config, faults) = match &text {
        Ok((_, doc)) => read_config(doc, &rules::ids()),
        Err(_) => Default::default(),
    };
    let mut outside: Vec<Fault> = twin(folder).into_iter().collect();
    let include = globs(folder, &config.include, &mut outside);
    let exclude = globs(folder, &config.exclude, &mut outside);
    Setting {
        path: shown(file),
        folder: folder.to_owned(),
        text,
        config,
        faults,
        outside,
        include,
        exclude,
    }
}

/// Where both names stand in a folder, one configuration is left out.
pub fn twin(folder: &Path) -> Option<Fault> {
    let [holds, idle] = FILE_NAMES;
    let both = FILE_NAMES.iter().all(|it| folder.join(it).is_file());
    both.then(|| Fault {
        rule: RuleId("invalid-value"),
        at: TextRange::default(),
        kind: FaultKind::Twin { idle, holds },
    })
}

fn globs(folder: &Path, lines: &[Spanned<Box<str>>], faults: &mut Vec<Fault>) -> Gitignore {
    let mut builder = GitignoreBuilder::new(folder);
    for line in lines {
        // To a person `./cases` is the same as `cases`; to the language of globs it is nothing.
        let (not, plain) = match line.value.strip_prefix('!') {
            Some(plain) => ("!", plain),
            None => ("", &*line.value),
        };
        let plain = plain
            .strip_prefix('.')
            .filter(|it| it.starts_with('/'))
            .unwrap_or(plain);
        if builder.add_line(None, &format!("{not}{plain}")).is_err() {
            let kind = FaultKind::BadGlob(line.value.clone());
            faults.push(Fault {
                rule: RuleId("invalid-value"),
                at: line.range,
                kind,
            });
        }
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

fn matches(globs: &Gitignore, folder: &Path, path: &Path, is_folder: bool) -> bool {
    if globs.is_empty() {
        return false;
    }
    // Outside its own folder a configuration has no say, and the matcher would not take the path.
    let Ok(path) = path.strip_prefix(folder) else {
        return false;
    };
    globs
        .matched_path_or_any_parents(path, is_folder)
        .is_ignore()
}

/// A path as a person would write it from here.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|it| path.strip_prefix(it).ok().map(Path::to_owned));
    below.unwrap_or_else(|| path.to_owned())
}

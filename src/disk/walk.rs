//! From the paths on the command line to the files to check.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;

use ignore::{DirEntry, WalkBuilder};

use super::{DiskFault, Settings, is_brief, is_yaml};

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its path as it is shown.
    pub path: PathBuf,
    /// Its path from the root of the file system.
    pub absolute: PathBuf,
}

/// What the paths on the command line lead to.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The files to check, in the order of their paths, each once.
    pub files: Vec<Input>,
    /// Paths that lead nowhere, and why.
    pub faults: Vec<(PathBuf, DiskFault)>,
}

/// Finds the files to check. A file that is named is taken whatever its name is; a folder is
/// searched for briefs and for what its configuration includes, without hidden files, without
/// what `.gitignore` or the configuration excludes, and without following links to folders.
pub fn find(paths: &[PathBuf], settings: &Arc<Settings>) -> Inputs {
    let mut files = BTreeMap::new();
    let mut faults = Vec::new();
    for path in paths {
        if path.is_dir() {
            search(path, settings, &mut files, &mut faults);
        } else {
            // Whether it can be read shows when it is read.
            add(path.clone(), &mut files);
        }
    }
    let mut files: Vec<Input> = files.into_values().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Inputs { files, faults }
}

/// Each file once, by its place from the root; the first way of writing it is shown.
fn add(path: PathBuf, files: &mut BTreeMap<PathBuf, Input>) {
    let absolute = absolute(&path).unwrap_or_else(|_| path.clone());
    let absolute: PathBuf = absolute.components().collect();
    files
        .entry(absolute.clone())
        .or_insert(Input { path, absolute });
}

fn search(
    folder: &Path,
    settings: &Arc<Settings>,
    files: &mut BTreeMap<PathBuf, Input>,
    faults: &mut Vec<(PathBuf, DiskFault)>,
) {
    let pruner = Arc::clone(settings);
    let walk = WalkBuilder::new(folder)
        .filter_entry(move |it| !is_excluded_folder(it, &pruner))
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if is_wanted(&entry, settings) => {
                let path = entry.into_path();
                // `gravamen check .` shows `a.brief.yaml` and not `./a.brief.yaml`.
                let path = path.strip_prefix("./").map(Path::to_owned).unwrap_or(path);
                add(path, files);
            }
            Ok(_) => {}
            Err(error) => faults.push(named(error, folder)),
        }
    }
}

fn is_excluded_folder(entry: &DirEntry, settings: &Settings) -> bool {
    entry.depth() > 0
        && entry.file_type().is_some_and(|it| it.is_dir())
        && is_excluded(entry.path(), settings, true)
}

fn is_excluded(path: &Path, settings: &Settings, is_folder: bool) -> bool {
    let Ok(path) = absolute(path) else {
        return false;
    };
    let setting = path.parent().and_then(|it| settings.of(it));
    setting.is_some_and(|it| it.excludes(&path, is_folder))
}

fn is_wanted(entry: &DirEntry, settings: &Settings) -> bool {
    let name = entry.file_name().to_string_lossy();
    is_yaml(&name)
        && !is_folder(entry)
        && (is_brief(&name) || is_included(entry.path(), settings))
        && !is_excluded(entry.path(), settings, false)
}

/// Whether it is a folder or a link to one.
fn is_folder(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Some(kind) if kind.is_symlink() => entry.path().is_dir(),
        kind => kind.is_none_or(|it| it.is_dir()),
    }
}

fn is_included(path: &Path, settings: &Settings) -> bool {
    let Ok(path) = absolute(path) else {
        return false;
    };
    let setting = path.parent().and_then(|it| settings.of(it));
    setting.is_some_and(|it| it.includes(&path))
}

/// Which path an error of the walk is about, and what it is.
pub(super) fn named(error: ignore::Error, folder: &Path) -> (PathBuf, DiskFault) {
    let path = path_of(&error).unwrap_or_else(|| folder.to_owned());
    let words = error.to_string();
    let fault = match error.into_io_error() {
        Some(error) => DiskFault::from(error),
        None => DiskFault::Other(std::io::Error::other(words)),
    };
    (path, fault)
}

fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;

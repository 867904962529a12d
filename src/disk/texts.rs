//! Texts beside the briefs: official wordings of the person's own, and built-in schema files put
//! where an editor can open them.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::WalkBuilder;
use rustc_hash::FxHashMap;

use super::{DiskFault, read, write};

/// Why a folder of official texts cannot be used, if so.
pub fn folder_fault(path: &Path) -> Option<DiskFault> {
    match fs::metadata(path) {
        Ok(about) if !about.is_dir() => Some(DiskFault::NotAFolder),
        Ok(_) => fs::read_dir(path).err().map(DiskFault::from),
        Err(error) => Some(error.into()),
    }
}

/// The wording of a provision from a folder of official texts: `interp-2019-15/12.md` for
/// `interp-2019-15/12`. `None` where there is no such file.
pub fn official_text(folder: &Path, cite: &str) -> Option<String> {
    let path = folder.join(format!("{cite}.md"));
    let plain = Path::new(cite)
        .components()
        .all(|it| matches!(it, Component::Normal(_)));
    let text = plain.then(|| read(&path).ok())??;
    Some(text.source().trim().to_owned())
}

/// How many files with texts are looked at, so that nobody waits for a folder that is something else.
const MOST: usize = 10_000;

/// The files of a folder of official texts, by their paths in it: `interp-2019-15/12.md`. Hidden files are
/// left out.
pub fn official_texts(folder: &Path) -> Vec<String> {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .build();
    let files = walk.filter_map(Result::ok).take(MOST);
    let files = files.filter(|it| it.file_type().is_some_and(|it| !it.is_dir()));
    let name = |path: &Path| {
        let parts = path.strip_prefix(folder).ok()?.components();
        let parts: Vec<_> = parts.map(|it| it.as_os_str().to_string_lossy()).collect();
        Some(parts.join("/"))
    };
    let mut res: Vec<String> = files.filter_map(|it| name(it.path())).collect();
    res.sort();
    res
}

/// Texts that the program brings with it, each put where an editor can open it when it is first
/// asked for.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<FxHashMap<String, Option<PathBuf>>>);

impl Shelf {
    /// The path of a text by its name, such as `cn/cl-287-2.yaml`. `None` where it cannot be put
    /// anywhere.
    pub fn path(&self, name: &str, text: impl FnOnce() -> String) -> Option<PathBuf> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(path) = known.get(name) {
            return path.clone();
        }
        let path = put(name, &text());
        known.insert(name.to_owned(), path.clone());
        path
    }
}

/// The name of a text that the program brings with it, when `path` is where it is put.
pub fn shelved(path: &Path) -> Option<String> {
    let name = path.strip_prefix(shelf()?).ok()?;
    let parts = name.iter().map(|it| it.to_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// The folder of the texts that this version of the program brings with it.
fn shelf() -> Option<PathBuf> {
    Some(cache()?.join(concat!("gravamen/", env!("CARGO_PKG_VERSION"))))
}

fn put(name: &str, text: &str) -> Option<PathBuf> {
    let path = shelf()?.join(name);
    if !read(&path).is_ok_and(|it| it.source() == text) {
        fs::create_dir_all(path.parent()?).ok()?;
        #[cfg(windows)]
        let _ = lock(&path, false);
        write::replace(&path, text).ok()?;
    }
    // What is typed there would change nothing. Where it cannot be forbidden the text is right all the same.
    let _ = lock(&path, true);
    Some(path)
}

/// Whether a file can be read only.
fn lock(path: &Path, readonly: bool) -> std::io::Result<()> {
    let mut rights = fs::metadata(path)?.permissions();
    rights.set_readonly(readonly);
    fs::set_permissions(path, rights)
}

/// The folder for what can be made anew at any time.
fn cache() -> Option<PathBuf> {
    let named = |name: &str| {
        std::env::var_os(name)
            .filter(|it| !it.is_empty())
            .map(PathBuf::from)
    };
    named("XDG_CACHE_HOME")
        .or_else(|| named("LOCALAPPDATA"))
        .or_else(|| Some(named("HOME")?.join(".cache")))
        .filter(|it| it.is_absolute())
        .or_else(|| Some(std::env::temp_dir()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_folder_are_found_at_every_depth_but_for_hidden_ones() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("cl")).unwrap();
        for name in ["cl/55.md", "cl.md", "cl/说明.txt", ".notes.md"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(
            official_texts(folder.path()),
            ["cl.md", "cl/55.md", "cl/说明.txt"]
        );
    }

    #[test]
    fn a_wording_is_found_by_its_citation_and_nothing_outside_the_folder_is() {
        let folder = tempfile::tempdir().unwrap();
        let texts = folder.path().join("texts");
        fs::create_dir_all(texts.join("cl")).unwrap();
        fs::write(texts.join("cl/55.md"), "第五十五条\n").unwrap();
        fs::write(folder.path().join("secret.md"), "secret").unwrap();
        assert_eq!(
            official_text(&texts, "cl/55").as_deref(),
            Some("第五十五条")
        );
        assert_eq!(official_text(&texts, "cl/56"), None);
        assert_eq!(official_text(&texts, "../secret"), None);
    }
}

//! Schema files of the person's own, from folders or one by one.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::walk::named;
use super::{DiskFault, Files, is_brief, is_yaml};
use crate::text::Text;

/// A schema file as it was found.
#[derive(Debug)]
pub struct SchemaText {
    /// Its path as it is shown.
    pub path: PathBuf,
    /// Its text, or why there is none.
    pub text: Result<Text, DiskFault>,
}

/// The schema files at a path: the file itself, or every YAML file in the folder and below, in the
/// order of their paths. Briefs and examples are no schemas; for an example file that is named, the
/// schema beside it is meant.
pub fn schemas(path: &Path, open: &Files) -> Vec<SchemaText> {
    if let Some(about) = path
        .to_str()
        .and_then(|it| it.rsplit_once(".examples.").map(|it| it.0))
    {
        let beside = ["yaml", "yml"].map(|it| PathBuf::from(format!("{about}.{it}")));
        return beside
            .into_iter()
            .filter(|it| it.is_file())
            .map(|it| load(it, open))
            .collect();
    }
    files(path, open, |it| {
        is_yaml(it) && !is_brief(it) && !is_examples(it)
    })
}

/// The schema files at a path that a person named as their law; that there are none is a fault too.
pub fn named_schemas(path: &Path, open: &Files) -> Vec<SchemaText> {
    let res = schemas(path, open);
    if !res.is_empty() {
        return res;
    }
    let fault = std::fs::metadata(path).map_or_else(DiskFault::from, |_| DiskFault::NoSchema);
    vec![SchemaText {
        path: path.to_owned(),
        text: Err(fault),
    }]
}

/// The example files (`*.examples.yaml`) at a path: of a folder those in it and below, of an
/// offence's own file the one that stands beside it.
pub fn examples(path: &Path, open: &Files) -> Vec<SchemaText> {
    if path.is_dir() {
        return files(path, open, is_examples);
    }
    if path.to_str().is_some_and(is_examples) {
        return vec![load(path.to_owned(), open)];
    }
    let beside = ["yaml", "yml"].map(|it| path.with_extension(format!("examples.{it}")));
    beside
        .into_iter()
        .filter(|it| it.is_file())
        .map(|it| load(it, open))
        .collect()
}

fn files(path: &Path, open: &Files, is_wanted: impl Fn(&str) -> bool) -> Vec<SchemaText> {
    let mut res = Vec::new();
    for entry in WalkBuilder::new(path).sort_by_file_path(Path::cmp).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let (path, fault) = named(error, path);
                res.push(SchemaText {
                    path,
                    text: Err(fault),
                });
                continue;
            }
        };
        let is_folder = entry.file_type().is_some_and(|it| it.is_dir());
        let named = entry.depth() == 0;
        if !is_folder && (named || is_wanted(&entry.file_name().to_string_lossy())) {
            res.push(load(entry.into_path(), open));
        }
    }
    res
}

/// What a path leads to in the end; a file that is only open in an editor is where its path says.
pub fn real(path: &Path) -> PathBuf {
    let real = std::fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    real.unwrap_or_else(|_| path.to_owned())
}

fn is_examples(name: &str) -> bool {
    name.ends_with(".examples.yaml") || name.ends_with(".examples.yml")
}

fn load(path: PathBuf, open: &Files) -> SchemaText {
    SchemaText {
        text: open.read(&path),
        path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_schemas_in_order_and_a_missing_one_a_fault() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.yaml",
            "a.yml",
            "a.examples.yaml",
            "c.brief.yaml",
            "notes.txt",
        ] {
            std::fs::write(folder.path().join(name), "schema: 1\n").unwrap();
        }
        let names = |found: Vec<SchemaText>| -> Vec<String> {
            let name =
                |it: &SchemaText| it.path.file_name().unwrap().to_string_lossy().into_owned();
            found.iter().map(name).collect()
        };
        assert_eq!(
            names(schemas(folder.path(), &Files::default())),
            ["a.yml", "b.yaml"]
        );
        assert_eq!(
            names(examples(folder.path(), &Files::default())),
            ["a.examples.yaml"]
        );
        assert_eq!(
            names(examples(&folder.path().join("a.yml"), &Files::default())),
            ["a.examples.yaml"]
        );
        assert_eq!(
            names(schemas(
                &folder.path().join("a.examples.yaml"),
                &Files::default()
            )),
            ["a.yml"]
        );
        assert!(examples(&folder.path().join("b.yaml"), &Files::default()).is_empty());
        let none = schemas(&folder.path().join("none"), &Files::default());
        assert!(matches!(
            none[..],
            [SchemaText {
                text: Err(DiskFault::Missing),
                ..
            }]
        ));
    }
}

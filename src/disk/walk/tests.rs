use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::Arc;

use super::{Inputs, find};
use crate::disk::Settings;

/// A folder with these files in it; a name that ends in `/` is a folder.
fn made(names: &[&str]) -> tempfile::TempDir {
    let top = tempfile::tempdir().unwrap();
    for name in names {
        let path = top.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
    }
    top
}

fn found(top: &Path) -> Inputs {
    find(&[top.to_owned()], &Arc::new(Settings::default()))
}

fn names(top: &Path) -> Vec<String> {
    let inputs = found(top);
    let name = |it: &Path| it.strip_prefix(top).unwrap().to_string_lossy().into_owned();
    inputs.files.iter().map(|it| name(&it.path)).collect()
}

#[test]
fn a_folder_gives_its_briefs_in_order() {
    let top = made(&[
        "b/x.brief.yml",
        "a.brief.yaml",
        "other.yaml",
        "notes.txt",
        ".hidden/c.brief.yaml",
    ]);
    assert_eq!(names(top.path()), ["a.brief.yaml", "b/x.brief.yml"]);
}

#[test]
fn ignored_files_are_left_alone() {
    let top = made(&[".git/", "a.brief.yaml", "old/b.brief.yaml"]);
    fs::write(top.path().join(".gitignore"), "old/\n").unwrap();
    assert_eq!(names(top.path()), ["a.brief.yaml"]);
}

#[test]
fn the_nearest_configuration_includes_and_excludes() {
    let top = made(&[
        "a.brief.yaml",
        "cases/one.yaml",
        "drafts/b.brief.yaml",
        "in/c.brief.yaml",
        "in/d.yaml",
    ]);
    let config = "include: [\"cases/*.yaml\", d.yaml]\nexclude: [drafts/]\n";
    fs::write(top.path().join("gravamen.yaml"), config).unwrap();
    assert_eq!(
        names(top.path()),
        [
            "a.brief.yaml",
            "cases/one.yaml",
            "in/c.brief.yaml",
            "in/d.yaml"
        ]
    );
    fs::write(
        top.path().join("in/gravamen.yaml"),
        "exclude: c.brief.yaml\n",
    )
    .unwrap();
    assert_eq!(names(top.path()), ["a.brief.yaml", "cases/one.yaml"]);
}

#[test]
fn links_to_briefs_are_read_and_circles_are_not_walked() {
    let top = made(&["a/x.brief.yaml"]);
    symlink("../a", top.path().join("a/again")).unwrap();
    symlink("a/x.brief.yaml", top.path().join("y.brief.yaml")).unwrap();
    symlink("nowhere", top.path().join("z.brief.yaml")).unwrap();
    assert_eq!(
        names(top.path()),
        ["a/x.brief.yaml", "y.brief.yaml", "z.brief.yaml"]
    );
}

#[test]
fn a_file_that_is_named_is_taken_once_whatever_its_name() {
    let top = made(&["a.txt", "b.brief.yaml"]);
    let at = |it: &str| top.path().join(it);
    let paths = [
        at("a.txt"),
        at("b.brief.yaml"),
        at("./b.brief.yaml"),
        at(""),
    ];
    let inputs = find(&paths, &Arc::new(Settings::default()));
    assert_eq!(inputs.files.len(), 2);
    assert!(inputs.faults.is_empty());
}

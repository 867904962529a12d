//! What stands in a folder of exhibits, for who is writing the path of one.

use std::fs::{self, DirEntry};
use std::path::Path;

use super::exhibits::{inside, place};

/// A file or folder that the path of an exhibit may go on with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its name in its folder.
    pub name: String,
    /// Whether more may follow.
    pub is_folder: bool,
}

/// A folder with more than this is not read to its end, so that nobody waits for it.
const MOST: usize = 20_000;

/// What stands in the folder that a brief in `folder` writes so (nothing written is the brief's own),
/// by name. Hidden files are left out, and so is what leads out of the repository, or has a name
/// that no brief can write.
pub fn list(written: &str, folder: &Path, repository: &Path) -> Vec<Found> {
    let Ok(folder) = fs::canonicalize(folder) else {
        return Vec::new();
    };
    let at = if written.is_empty() { "." } else { written };
    let entries = place(at, &folder, repository)
        .ok()
        .and_then(|it| fs::read_dir(it).ok());
    let entries = entries
        .into_iter()
        .flatten()
        .take(MOST)
        .filter_map(Result::ok);
    let found = |it: DirEntry| {
        let name = it.file_name().into_string().ok()?;
        let path = format!("{written}{name}");
        let fits = !name.starts_with('.') && !name.contains(char::is_control);
        inside(&path, &folder, repository).filter(|_| fits)?;
        let kind = it.file_type().ok()?;
        let kind = match kind.is_symlink() {
            true => fs::metadata(place(&path, &folder, repository).ok()?)
                .ok()?
                .file_type(),
            false => kind,
        };
        let is_folder = kind.is_dir();
        (is_folder || kind.is_file()).then_some(Found { name, is_folder })
    };
    let mut res: Vec<Found> = entries.filter_map(found).collect();
    res.sort();
    res
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn a_folder_lists_what_an_exhibit_may_be_and_nothing_from_outside() {
        let top = tempfile::tempdir().unwrap();
        let case = top.path().join("repo/case");
        for folder in ["repo/.git", "repo/shared", "repo/case/账目 [1]", "away"] {
            fs::create_dir_all(top.path().join(folder)).unwrap();
        }
        for file in [
            "b.pdf",
            ".hidden",
            "a: b.pdf",
            "bad\nname",
            "账目 [1]/x.pdf",
            "../shared/s.pdf",
        ] {
            fs::write(case.join(file), "").unwrap();
        }
        symlink("../../away", case.join("out")).unwrap();
        symlink("gone", case.join("broken")).unwrap();
        symlink("../shared", case.join("in")).unwrap();
        let _socket = UnixListener::bind(case.join("socket")).unwrap();
        let repository = fs::canonicalize(top.path().join("repo")).unwrap();
        let names = |written: &str| -> Vec<String> {
            let found = list(written, &case, &repository).into_iter();
            found
                .map(|it| format!("{}{}", it.name, if it.is_folder { "/" } else { "" }))
                .collect()
        };
        // `a:` would be a drive on another system.
        assert_eq!(names(""), ["b.pdf", "in/", "账目 [1]/"]);
        assert_eq!(names("账目 [1]/"), ["x.pdf"]);
        assert_eq!(names("in/"), ["s.pdf"]);
        assert_eq!(names("../shared/"), ["s.pdf"]);
        for outside in ["../../away/", "/", "out/", "C:/", "gone/", "b.pdf/", "a\0/"] {
            assert_eq!(names(outside), [""; 0], "{outside}");
        }
    }
}

//! What is known of the files that a brief names: whether they are there, and their hashes.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;
use sha2::{Sha256, Sha512};
use sm3::{Digest, Sm3};

use super::{Stamp, stamp};
use crate::brief::{Brief, Hash, HashAlgorithm};
use crate::exhibits::{Exhibit, Exhibits};

/// The folder that no exhibit of a brief may leave: the nearest one, from the brief's own upwards,
/// that holds `.git`, or else the brief's own. `None` when there is no such folder on disk.
pub fn repository(folder: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    let holds_git = |it: &&Path| it.join(".git").symlink_metadata().is_ok();
    let root = folder.ancestors().find(holds_git).map(Path::to_owned);
    Some(root.unwrap_or(folder))
}

/// What was seen of exhibits in one folder, so that each is looked at once.
#[derive(Debug, Default)]
pub struct Seen(Mutex<FxHashMap<Asked, Exhibit>>);

/// A path as written, and the digest that is asked for.
type Asked = (Box<str>, Option<HashAlgorithm>);

impl Seen {
    /// Forgets everything: files may have changed.
    pub fn forget(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

/// Digests that were computed, each good for as long as its file has the same stamp.
#[derive(Debug, Default)]
pub struct Digests(Mutex<FxHashMap<Digested, (Stamp, Box<str>)>>);

/// A file and how it was digested.
type Digested = (PathBuf, HashAlgorithm);

impl Digests {
    fn of(&self, path: PathBuf, algorithm: HashAlgorithm) -> Option<Box<str>> {
        let stamp = stamp(&path)?;
        let key = (path, algorithm);
        if let Some(hex) = self.known(&key, &stamp) {
            return Some(hex);
        }
        // A long file is read while others go on.
        let hex = digest(&key.0, algorithm).ok()?;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(key, (stamp, hex.clone()));
        Some(hex)
    }

    fn known(&self, key: &Digested, stamp: &Stamp) -> Option<Box<str>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |it: &(Stamp, Box<str>)| (it.0 == *stamp).then(|| it.1.clone());
        all.get(key).and_then(known)
    }
}

/// Looks at the exhibits that a brief in `folder` names. Only files inside `repository` are opened,
/// and only where a hash is recorded for them.
pub fn look(
    brief: &Brief,
    folder: &Path,
    repository: &Path,
    seen: &Seen,
    digests: &Digests,
) -> Exhibits {
    let mut res = Exhibits::default();
    let Ok(folder) = fs::canonicalize(folder) else {
        return res;
    };
    for evidence in &brief.evidence {
        let Some(file) = &evidence.file else { continue };
        let asked = evidence.hash.as_ref().map(|it| it.value.algorithm);
        let key = (file.value.clone(), asked);
        let known = seen
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned();
        let mut exhibit = known.unwrap_or_else(|| {
            let exhibit = match place(&file.value, &folder, repository) {
                Ok(path) => present(path, asked, digests),
                Err(exhibit) => exhibit,
            };
            let mut seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
            seen.insert(key, exhibit.clone());
            exhibit
        });
        if let (Exhibit::Present(hashes), Some(Exhibit::Present(before))) =
            (&mut exhibit, res.get(&file.value))
        {
            hashes.extend(
                before
                    .iter()
                    .filter(|it| Some(it.algorithm) != asked)
                    .cloned(),
            );
        }
        res.insert(&file.value, exhibit);
    }
    res
}

/// A longer file is not read while a person waits.
const SHORT: u64 = 16 << 20;

/// The digest of the file that a brief in `folder` writes, as it is now: of one inside the repository,
/// when it is known or quickly made.
pub fn digest_of(
    written: &str,
    algorithm: HashAlgorithm,
    folder: &Path,
    repository: &Path,
    digests: &Digests,
) -> Option<Box<str>> {
    let folder = fs::canonicalize(folder).ok()?;
    let path = place(written, &folder, repository).ok()?;
    let about = fs::metadata(&path).ok().filter(|it| it.is_file())?;
    if about.len() > SHORT {
        let stamp = stamp(&path)?;
        return digests.known(&(path, algorithm), &stamp);
    }
    digests.of(path, algorithm)
}

/// Where a path that a brief in `folder` writes may lead, as the folder is written and, where a link
/// stands in between, as it is. Nothing outside of the repository.
pub fn paths(written: &str, folder: &Path, repository: &Path) -> Vec<PathBuf> {
    let Ok(real_folder) = fs::canonicalize(folder) else {
        return Vec::new();
    };
    let real = match place(written, &real_folder, repository) {
        Ok(real) => Some(real),
        Err(Exhibit::Outside) => return Vec::new(),
        Err(_) => None,
    };
    let linked = real.filter(|it| *it != walked(written, &real_folder));
    std::iter::once(walked(written, folder))
        .chain(linked)
        .collect()
}

/// A path as its words say, from the root.
fn walked(written: &str, folder: &Path) -> PathBuf {
    let mut res = folder.to_owned();
    for part in Path::new(written).components() {
        match part {
            Component::ParentDir => {
                res.pop();
            }
            Component::Normal(name) => res.push(name),
            _ => {}
        }
    }
    res
}

/// Where a written path leads, links followed, if that is inside the repository.
pub(super) fn place(written: &str, folder: &Path, repository: &Path) -> Result<PathBuf, Exhibit> {
    let joined = inside(written, folder, repository).ok_or(Exhibit::Outside)?;
    joined.symlink_metadata().map_err(|it| unreadable(&it))?;
    let real = fs::canonicalize(&joined).map_err(|it| unreadable(&it))?;
    if real.starts_with(repository) {
        Ok(real)
    } else {
        Err(Exhibit::Outside)
    }
}

/// The path from the root, as far as its words alone say: `None` when it is absolute or climbs out.
pub(super) fn inside(written: &str, folder: &Path, repository: &Path) -> Option<PathBuf> {
    // Another system's absolute path is none of this one's files.
    let foreign = written.starts_with('\\') || written.as_bytes().get(1) == Some(&b':');
    let mut walked = folder.to_owned();
    for part in Path::new(written).components() {
        match part {
            Component::Normal(_) | Component::CurDir => {}
            Component::ParentDir => {
                walked.pop();
                if !walked.starts_with(repository) {
                    return None;
                }
                continue;
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
        walked.push(part);
    }
    // The system itself walks the path as written, since `link/..` need not be where it started.
    (!foreign).then(|| folder.join(written))
}

fn unreadable(error: &io::Error) -> Exhibit {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Exhibit::Missing,
        // A name with a zero byte, or one that is too long, names no file.
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename => Exhibit::Missing,
        _ => Exhibit::Unreadable,
    }
}

fn present(path: PathBuf, asked: Option<HashAlgorithm>, digests: &Digests) -> Exhibit {
    if !path.is_file() {
        return Exhibit::Unreadable;
    }
    let Some(algorithm) = asked else {
        return Exhibit::Present(Vec::new());
    };
    match digests.of(path, algorithm) {
        Some(hex) => Exhibit::Present(vec![Hash { algorithm, hex }]),
        None => Exhibit::Unreadable,
    }
}

fn digest(path: &Path, algorithm: HashAlgorithm) -> io::Result<Box<str>> {
    let file = File::open(path)?;
    match algorithm {
        HashAlgorithm::Sha256 => digest_with::<Sha256>(file),
        HashAlgorithm::Sha512 => digest_with::<Sha512>(file),
        HashAlgorithm::Sm3 => digest_with::<Sm3>(file),
    }
}

/// Reads piece by piece, however long the file is.
fn digest_with<D: Digest>(mut file: File) -> io::Result<Box<str>> {
    let mut hasher = D::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            length => hasher.update(&piece[..length]),
        }
    }
    let hex =
        |it: &u8| [it >> 4, it & 15].map(|it| char::from(b"0123456789abcdef"[usize::from(it)]));
    Ok(hasher
        .finalize()
        .iter()
        .flat_map(hex)
        .collect::<String>()
        .into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A repository with a brief's folder `case` in it, and a secret beside it.
    fn made() -> tempfile::TempDir {
        let top = tempfile::tempdir().unwrap();
        for folder in ["repo/.git", "repo/case/exhibits", "away"] {
            fs::create_dir_all(top.path().join(folder)).unwrap();
        }
        for file in [
            "repo/case/exhibits/a.txt",
            "repo/shared.txt",
            "away/secret.txt",
        ] {
            fs::write(top.path().join(file), "abc").unwrap();
        }
        top
    }

    fn seen(top: &Path, written: &str) -> Exhibit {
        let folder = fs::canonicalize(top.join("repo/case")).unwrap();
        let repository = repository(&folder).unwrap();
        match place(written, &folder, &repository) {
            Ok(path) => present(path, Some(HashAlgorithm::Sm3), &Digests::default()),
            Err(exhibit) => exhibit,
        }
    }

    #[test]
    fn files_of_the_repository_are_found_and_hashed() {
        let top = made();
        let sm3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
        for written in [
            "exhibits/a.txt",
            "./exhibits/../exhibits/a.txt",
            "../shared.txt",
        ] {
            assert_eq!(
                seen(top.path(), written).digest(HashAlgorithm::Sm3),
                Some(sm3),
                "{written}"
            );
        }
    }

    #[test]
    fn a_path_is_watched_where_it_is_written_and_where_its_link_leads() {
        let top = made();
        let case = top.path().join("repo/case");
        symlink("../shared.txt", case.join("link.txt")).unwrap();
        let repository = repository(&case).unwrap();
        let below = |written: &str| -> Vec<String> {
            let real = fs::canonicalize(top.path()).unwrap();
            let all = paths(written, &case, &repository);
            let below = |it: &Path| {
                it.strip_prefix(top.path())
                    .or(it.strip_prefix(&real))
                    .unwrap()
                    .display()
                    .to_string()
            };
            all.iter().map(|it| below(it)).collect()
        };
        assert_eq!(below("exhibits/a.txt"), ["repo/case/exhibits/a.txt"]);
        assert_eq!(below("./gone/../b.txt"), ["repo/case/b.txt"]);
        assert_eq!(below("link.txt"), ["repo/case/link.txt", "repo/shared.txt"]);
        assert_eq!(below("../../away/secret.txt"), [""; 0]);
    }

    #[test]
    fn digests_are_those_of_the_standards() {
        let top = made();
        let path = top.path().join("repo/shared.txt");
        let begins = |algorithm, hex| digest(&path, algorithm).unwrap().starts_with(hex);
        assert!(begins(HashAlgorithm::Sha256, "ba7816bf8f01cfea"));
        assert!(begins(HashAlgorithm::Sha512, "ddaf35a193617aba"));
    }

    #[test]
    fn a_long_file_is_digested_only_where_that_was_done_before() {
        let top = made();
        let case = top.path().join("repo/case");
        let repository = repository(&case).unwrap();
        let digests = Digests::default();
        let long = case.join("long.bin");
        File::create(&long).unwrap().set_len(SHORT + 1).unwrap();
        let of =
            |written: &str| digest_of(written, HashAlgorithm::Sha256, &case, &repository, &digests);
        assert!(of("exhibits/a.txt").is_some_and(|it| it.starts_with("ba7816bf")));
        assert_eq!(of("long.bin"), None);
        let key = (fs::canonicalize(&long).unwrap(), HashAlgorithm::Sha256);
        let known = (stamp(&long).unwrap(), Box::from("0123"));
        digests.0.lock().unwrap().insert(key, known);
        assert_eq!(of("long.bin").as_deref(), Some("0123"));
        for none in ["gone.txt", "exhibits", "../../away/secret.txt"] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn what_leaves_the_repository_is_never_opened() {
        let top = made();
        symlink("../../away", top.path().join("repo/case/out")).unwrap();
        symlink(
            "../../away/secret.txt",
            top.path().join("repo/case/leak.txt"),
        )
        .unwrap();
        symlink("exhibits", top.path().join("repo/case/in")).unwrap();
        for written in [
            "../../away/secret.txt",
            "/etc/passwd",
            "out/secret.txt",
            "leak.txt",
            "C:\\x",
            "\\\\host\\x",
            "exhibits/../../../away/secret.txt",
            "out/../away/secret.txt",
        ] {
            assert_eq!(seen(top.path(), written), Exhibit::Outside, "{written}");
        }
        assert!(matches!(seen(top.path(), "in/a.txt"), Exhibit::Present(_)));
    }

    #[test]
    fn what_is_not_a_file_is_named() {
        let top = made();
        symlink("loop", top.path().join("repo/case/loop")).unwrap();
        symlink("gone", top.path().join("repo/case/broken")).unwrap();
        let long = "x/".repeat(5000);
        for written in ["none.txt", "exhibits/a.txt/b", "a\0b", "broken", &long] {
            assert_eq!(seen(top.path(), written), Exhibit::Missing, "{written}");
        }
        for written in ["exhibits", ".", "loop"] {
            assert_eq!(seen(top.path(), written), Exhibit::Unreadable, "{written}");
        }
    }
}

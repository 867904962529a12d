//! Writing a file whole: it is there complete, or not at all.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use tempfile::Builder;

use super::DiskFault;

/// Writes a new file. A file that is there already is left alone.
///
/// # Errors
///
/// When something is there already, or the folder does not allow it.
pub fn create(path: &Path, contents: &str) -> Result<(), DiskFault> {
    let folder = path
        .parent()
        .filter(|it| !it.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder)?;
    file.write_all(contents.as_bytes())?;
    file.persist_noclobber(path).map_err(|it| it.error)?;
    Ok(())
}

/// Opens a file to add to its end.
///
/// # Errors
///
/// When the folder does not allow it.
pub fn append(path: &Path) -> std::io::Result<File> {
    File::options().create(true).append(true).open(path)
}

/// Writes a file whole, in place of the one that may be there.
///
/// # Errors
///
/// When the folder does not allow it.
pub fn replace(path: &Path, contents: &str) -> Result<(), DiskFault> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder)?;
    file.write_all(contents.as_bytes())?;
    file.persist(path).map_err(|it| it.error)?;
    Ok(())
}

/// A temporary file gets the rights of any new file, not those of a secret.
fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".gravamen-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_whole_and_an_old_one_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.brief.yaml");
        create(&path, "brief: 1\n").unwrap();
        assert!(matches!(create(&path, "other"), Err(DiskFault::Exists)));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "brief: 1\n");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(matches!(
            create(&folder.path().join("no/a"), ""),
            Err(DiskFault::Missing)
        ));
    }
}

//! Reading a file whole, within bounds, without ever waiting for a pipe.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::DiskFault;
use crate::text::{MAX_TEXT, Text, TextFault};

/// Reads a text file.
///
/// # Errors
///
/// When nothing readable is there, when it is not a plain file (a pipe or device is not opened),
/// when it is too long, or when it is not UTF-8.
pub fn read(path: &Path) -> Result<Text, DiskFault> {
    let about = fs::metadata(path).map_err(|error| link_fault(path, error))?;
    if about.is_dir() {
        return Err(DiskFault::Folder);
    }
    if !about.is_file() {
        return Err(DiskFault::NotAFile);
    }
    let length = usize::try_from(about.len()).unwrap_or(usize::MAX);
    too_large(length)?;
    read_all(File::open(path)?, length)
}

/// Reads a stream to its end, such as standard input. `expected` is how much is likely to come.
///
/// # Errors
///
/// When the stream fails, is too long or is not UTF-8.
pub fn read_all(stream: impl Read, expected: usize) -> Result<Text, DiskFault> {
    let mut bytes = Vec::with_capacity(expected + 1);
    stream.take(MAX_TEXT as u64 + 1).read_to_end(&mut bytes)?;
    too_large(bytes.len())?;
    Ok(Text::from_bytes(&bytes)?)
}

/// When a file was last changed, and how long it is: the same stamp, the same file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp(std::time::SystemTime, u64);

/// The stamp of a file; `None` where none can be read.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let about = fs::metadata(path).ok()?;
    Some(Stamp(about.modified().ok()?, about.len()))
}

fn too_large(bytes: usize) -> Result<(), TextFault> {
    if bytes > MAX_TEXT {
        Err(TextFault::TooLarge {
            bytes,
            limit: MAX_TEXT,
        })
    } else {
        Ok(())
    }
}

/// A missing file that is named by a link is a broken link.
fn link_fault(path: &Path, error: io::Error) -> DiskFault {
    let is_link = fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    match DiskFault::from(error) {
        DiskFault::Missing if is_link => DiskFault::BrokenLink,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    /// What is said of a file with these bytes.
    fn said(bytes: &[u8]) -> String {
        match read_all(bytes, 0) {
            Ok(text) => text.source().to_owned(),
            Err(fault) => fault.words(Lang::En),
        }
    }

    #[test]
    fn text_is_read_and_other_bytes_are_named() {
        assert_eq!(said("brief: 1 # 一".as_bytes()), "brief: 1 # 一");
        assert!(said(b"ab\xffcd").starts_with("not UTF-8: the byte at offset 2"));
        assert!(said(b"\xff\xfeb\0").starts_with("this is UTF-16"));
        assert!(said(b"\xff\xfe\0\0b\0\0\0").starts_with("not UTF-8: the byte at offset 0"));
        let endless = io::repeat(b'a');
        assert!(
            read_all(endless, 0)
                .is_err_and(|it| it.words(Lang::En).starts_with("too large: 65 MiB"))
        );
    }

    #[test]
    fn what_is_not_a_plain_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert!(matches!(read(folder.path()), Err(DiskFault::Folder)));
        assert!(matches!(read(&at("none")), Err(DiskFault::Missing)));
        assert!(matches!(
            read(Path::new("/dev/null")),
            Err(DiskFault::NotAFile)
        ));
        std::os::unix::fs::symlink("nowhere", at("link")).unwrap();
        assert!(matches!(read(&at("link")), Err(DiskFault::BrokenLink)));
        std::os::unix::fs::symlink("loop", at("loop")).unwrap();
        assert!(matches!(read(&at("loop")), Err(DiskFault::LinkLoop)));
    }
}

//! The command as a person meets it: exit codes, formats, languages, files that cannot be read, and
//! files that mean harm.

mod formats;
mod inputs;
mod words;

use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::Duration;

use assert_cmd::Command;

/// A brief whose settled amount falls short, and nothing else is wrong with it.
const SHORT: &str = include_str!("cli/short.brief.yaml");

/// The same with enough.
fn met() -> String {
    SHORT.replace("185,000 CNY", "200,000 CNY")
}

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        write(folder.path(), name, text.as_bytes());
    }
    folder
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
    fs::write(path, bytes).expect("a file can be written");
}

/// The command in a folder, with nothing of this machine's own language, colours or width.
fn gravamen(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gravamen"));
    command.current_dir(folder).args(args);
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LC_CTYPE",
        "LANG",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "CLICOLOR",
    ] {
        command.env_remove(name);
    }
    // Only so that a test that hangs ends at all.
    command.timeout(Duration::from_secs(300));
    command
}

/// What a run says and how it ends.
struct Said {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, args: &[&str]) -> Said {
    said(gravamen(folder, args).output().expect("it runs"))
}

fn said(output: Output) -> Said {
    Said {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("output is UTF-8"),
    }
}

#[test]
fn nothing_wrong_is_0() {
    let folder = folder(&[("a.brief.yaml", &met())]);
    let said = run(folder.path(), &["check"]);
    assert_eq!(
        (said.code, &*said.out, &*said.err),
        (0, "no findings in 1 brief\n", "")
    );
}

#[test]
fn an_error_is_1_and_fail_on_moves_the_line() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    let code = |args: &[&str]| run(folder.path(), args).code;
    assert_eq!(code(&["check"]), 1);
    assert_eq!(code(&["check", "--fail-on", "never"]), 0);
    assert_eq!(code(&["check", "--fail-on", "hint"]), 1);
    write(folder.path(), "gravamen.yaml", b"fail-on: never\n");
    assert_eq!(code(&["check"]), 0);
    assert_eq!(code(&["check", "--fail-on", "error"]), 1);
}

#[test]
fn a_mistake_on_the_command_line_is_2() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    for args in [
        &["check", "--format", "xml"][..],
        &["chekc"],
        &["check", "--as-of", "2024-02-30"],
        &["check", "--fail-on", "fatal"],
        &["assess"],
        &["check", "--stdin-filename", "a.brief.yaml"],
        &["check", "--stdin-filename", "a.brief.yaml", "a.brief.yaml"],
        &["assess", "--stdin-filename", "a.brief.yaml", "a.brief.yaml"],
        &["explain", "no-such-thing"],
        &["schema", "show", "no-such-thing"],
        &[],
    ] {
        let said = run(folder.path(), args);
        assert_eq!((said.code, &*said.out), (2, ""), "{args:?}: {}", said.err);
        assert!(!said.err.is_empty(), "{args:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_2_and_the_others_are_checked() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    write(folder.path(), "b.brief.yaml", b"brief: \xff1\n");
    let said = run(
        folder.path(),
        &["check", "b.brief.yaml", "none.brief.yaml", "a.brief.yaml"],
    );
    assert_eq!(said.code, 2);
    assert!(
        said.out.contains("error[ground-falls-short]"),
        "{}",
        said.out
    );
    assert!(
        said.out.ends_with("in 1 brief; 2 files not checked\n"),
        "{}",
        said.out
    );
    let lines: Vec<&str> = said.err.lines().collect();
    assert!(
        lines[0].starts_with("error: b.brief.yaml: not UTF-8: the byte at offset 7"),
        "{}",
        said.err
    );
    assert_eq!(lines[1], "error: none.brief.yaml: there is no such file");
}

#[test]
fn nothing_to_check_is_3() {
    let folder = folder(&[("notes.txt", "")]);
    for args in [&["check"][..], &["check", "."], &["assess", "."]] {
        let said = run(folder.path(), args);
        assert_eq!(
            (said.code, &*said.out, &*said.err),
            (3, "", "no briefs found\n")
        );
    }
}

#[test]
fn help_and_version_are_0() {
    let folder = folder(&[]);
    for args in [
        &["--help"][..],
        &["-h"],
        &["check", "--help"],
        &["schema", "show", "-h"],
        &["--version"],
    ] {
        let said = run(folder.path(), args);
        assert_eq!((said.code, &*said.err), (0, ""), "{args:?}");
        assert!(!said.out.is_empty());
    }
    assert!(
        run(folder.path(), &["check", "--help", "--lang", "zh"])
            .out
            .contains("用法：gravamen check")
    );
}

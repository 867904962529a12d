//! Where briefs come from: folders, standard input, configurations, files that are none.

use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};

use super::{SHORT, folder, gravamen, met, run, said, write};

#[test]
fn folders_are_searched_in_order_and_ignored_files_left_alone() {
    let folder = folder(&[
        ("z.brief.yaml", SHORT),
        ("a/b.brief.yml", SHORT),
        ("a.brief.yaml", SHORT),
        ("other.yaml", SHORT),
        ("old/c.brief.yaml", SHORT),
        (".gitignore", "old/\n"),
        (".git/HEAD", ""),
    ]);
    let out = run(folder.path(), &["check", "--format", "concise"]).out;
    let mut paths: Vec<&str> = out.lines().filter_map(|it| it.split(':').next()).collect();
    paths.dedup();
    assert_eq!(paths, ["a/b.brief.yml", "a.brief.yaml", "z.brief.yaml"]);
    assert_eq!(run(folder.path(), &["check", "other.yaml"]).code, 1);
}

#[test]
fn standard_input_is_a_brief_with_a_name() {
    let folder = folder(&[(
        "sub/gravamen.yaml",
        "rules: {ground-falls-short: warning}\n",
    )]);
    let mut command = gravamen(folder.path(), &["check", "-", "--format", "concise"]);
    let plain = said(command.write_stdin(SHORT).output().expect("it runs"));
    assert!(
        plain
            .out
            .contains("<stdin>:20:7: error[ground-falls-short]"),
        "{}",
        plain.out
    );
    let mut command = gravamen(
        folder.path(),
        &[
            "check",
            "-",
            "--stdin-filename",
            "sub/x.brief.yaml",
            "--format",
            "concise",
        ],
    );
    let named = said(command.write_stdin(SHORT).output().expect("it runs"));
    assert!(
        named
            .out
            .contains("sub/x.brief.yaml:20:7: warning[ground-falls-short]"),
        "{}",
        named.out
    );
    let mut command = gravamen(folder.path(), &["assess", "-", "--format", "json"]);
    let assessed = said(command.write_stdin(SHORT).output().expect("it runs"));
    assert_eq!(assessed.code, 0);
    assert!(
        assessed.out.contains("\"path\": \"<stdin>\""),
        "{}",
        assessed.out
    );
}

#[test]
fn what_is_no_file_is_named_and_never_waited_for() {
    let folder = folder(&[("a.brief.yaml", &met()), ("d.brief.yaml/x", "")]);
    let at = |name: &str| folder.path().join(name);
    symlink("nowhere", at("l.brief.yaml")).expect("a link can be made");
    let made = Command::new("mkfifo")
        .arg(at("p.brief.yaml"))
        .status()
        .expect("mkfifo runs");
    assert!(made.success());
    write(folder.path(), "s.brief.yaml", SHORT.as_bytes());
    let secret = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(at("s.brief.yaml"), secret).expect("rights can be set");
    let said = run(folder.path(), &["check"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("l.brief.yaml: the link leads to a file that does not exist"),
        "{}",
        said.err
    );
    assert!(
        said.err
            .contains("p.brief.yaml: this is a pipe or a device"),
        "{}",
        said.err
    );
    // Who may read everything cannot be kept out.
    let barred = std::fs::read(at("s.brief.yaml")).is_err();
    assert_eq!(
        barred,
        said.err.contains("s.brief.yaml: access is not allowed"),
        "{}",
        said.err
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder(&[]);
    for nth in 0..300 {
        write(
            folder.path(),
            &format!("{nth}.brief.yaml"),
            SHORT.as_bytes(),
        );
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_gravamen"))
        .args(["check", "--fail-on", "never"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut first = [0; 64];
    let mut out = child.stdout.take().expect("it is piped");
    out.read_exact(&mut first).expect("it says something");
    drop(out);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
}

#[test]
fn a_mistake_in_the_configuration_is_shown_and_is_2() {
    let folder = folder(&[
        ("a.brief.yaml", &met()),
        ("gravamen.yaml", "langauge: zh\nrules:\n  unused-id: warn\n"),
    ]);
    let said = run(folder.path(), &["check", "--format", "concise"]);
    assert_eq!(said.code, 2);
    assert_eq!(
        said.out,
        "gravamen.yaml:1:1: error[unknown-key] no setting is called `langauge`\n\
         gravamen.yaml:3:14: error[invalid-value] `warn` is not known here\n"
    );
    assert_eq!(run(folder.path(), &["assess", "a.brief.yaml"]).code, 2);
}

#[test]
fn the_nearest_configuration_holds_for_each_brief() {
    let folder = folder(&[
        ("a/x.brief.yaml", SHORT),
        ("b/x.brief.yaml", SHORT),
        ("b/gravamen.yaml", "rules: {ground-falls-short: off}\n"),
    ]);
    let out = run(folder.path(), &["check", "--format", "concise"]).out;
    assert!(
        out.contains("a/x.brief.yaml:20:7: error[ground-falls-short]"),
        "{out}"
    );
    assert!(
        !out.contains("b/x.brief.yaml:20:7: error[ground-falls-short]"),
        "{out}"
    );
}

#[test]
fn the_law_can_be_read_as_of_another_day() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    let out = run(
        folder.path(),
        &[
            "assess",
            "a.brief.yaml",
            "--as-of",
            "2025-08-01",
            "--format",
            "json",
        ],
    )
    .out;
    assert!(out.contains("\"as-of\": \"2025-08-01\""), "{out}");
}

#[test]
fn a_schema_file_that_is_named_twice_is_read_once() {
    let own = include_str!("../../../docs/examples/schemas/parking.yaml");
    let folder = folder(&[
        ("a.brief.yaml", SHORT),
        ("gravamen.yaml", "schemas: [law, law/own.yaml]\n"),
        ("law/own.yaml", own),
    ]);
    for more in [
        &["--schemas", "law"][..],
        &["--schemas", "./law/own.yaml"],
        &[],
    ] {
        let line = [&["check", "--format", "concise"], more].concat();
        let said = run(folder.path(), &line);
        assert!(!said.out.contains("[schema-"), "{}", said.out);
    }
}

#[test]
fn schemas_of_ones_own_are_layered_and_their_mistakes_shown() {
    let patch = "schema: 1\namends: cl-287-2\ntitle: {en: Our number, zh: 本地标准}\n\
                 grounds: {payment-settlement: {at-least: 180000 CNY, cite: interp-2019-15/12/1/2}}\n";
    let folder = folder(&[("a.brief.yaml", SHORT), ("law/patch.yaml", patch)]);
    let said = run(
        folder.path(),
        &[
            "assess",
            "a.brief.yaml",
            "--schemas",
            "law",
            "--format",
            "json",
        ],
    );
    assert_eq!((said.code, &*said.err), (0, ""));
    assert!(
        said.out.contains("\"standard\": \"180000\""),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("\"source\": \"law/patch.yaml\""),
        "{}",
        said.out
    );
    write(
        folder.path(),
        "law/wrong.yaml",
        b"schema: 1\namends: cl-287-2\ngruonds: {}\n",
    );
    let said = run(
        folder.path(),
        &["check", "--schemas", "law", "--format", "concise"],
    );
    assert_eq!(said.code, 2);
    assert!(
        said.out
            .contains("law/wrong.yaml:3:1: error[schema-unknown-key]"),
        "{}",
        said.out
    );
    let said = run(folder.path(), &["check", "--schemas", "none"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("none: there is no such file"),
        "{}",
        said.err
    );
}

#[test]
fn new_writes_a_brief_and_never_over_one() {
    let folder = folder(&[]);
    let new = |offence: &str| {
        run(
            folder.path(),
            &["new", "n.brief.yaml", "--offence", offence],
        )
    };
    assert_eq!(new("cl-287-9").code, 2);
    assert_eq!(new("cl-287-2").code, 0);
    let said = new("cl-286-1");
    assert_eq!((said.code, &*said.out), (2, ""));
    assert!(
        said.err.contains("exists already and is not overwritten"),
        "{}",
        said.err
    );
    let out = run(folder.path(), &["check", "--format", "concise"]).out;
    assert!(!out.is_empty());
    for line in out.lines() {
        let expected = ["[element-unsupported]", "[charge-not-made-out]"];
        assert!(expected.iter().any(|it| line.contains(it)), "{line}");
    }
}

#[test]
fn new_prints_the_skeleton_where_the_file_is_a_dash() {
    let folder = folder(&[]);
    let said = run(folder.path(), &["new", "-", "--offence", "cl-287-2"]);
    assert_eq!((said.code, &*said.err), (0, ""));
    assert!(said.out.contains("\n  - offence: cl-287-2"), "{}", said.out);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(not(windows))]
#[test]
fn new_quotes_a_name_with_a_blank_in_the_commands_that_it_names() {
    let folder = folder(&[]);
    let said = run(
        folder.path(),
        &["new", "Lin X.brief.yaml", "--offence", "cl-287-2"],
    );
    let command = "`gravamen check 'Lin X.brief.yaml'`";
    assert!(said.out.contains(command), "{}", said.out);
    let text = std::fs::read_to_string(folder.path().join("Lin X.brief.yaml")).unwrap();
    assert!(text.contains(command), "{text}");
}

#[test]
fn new_names_a_folder_that_is_not_there() {
    let folder = folder(&[]);
    let said = run(
        folder.path(),
        &["new", "a/n.brief.yaml", "--offence", "cl-287-2"],
    );
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("its folder does not exist"),
        "{}",
        said.err
    );
}

#[test]
fn a_path_in_the_configuration_that_leads_nowhere_is_2_and_pointed_at() {
    let folder = folder(&[
        ("a.brief.yaml", &met()),
        ("gravamen.yaml", "schemas: [nowhere]\ntexts: nope\n"),
    ]);
    let said = run(folder.path(), &["check", "--format", "concise"]);
    let expected = "\
gravamen.yaml:1:11: error[invalid-value] `nowhere` cannot be used: there is no such file or folder
gravamen.yaml:2:8: error[invalid-value] `nope` cannot be used: there is no such folder
";
    assert_eq!((said.code, &*said.out, &*said.err), (2, expected, ""));
    for args in [&["assess", "a.brief.yaml"][..], &["doctor"]] {
        let said = run(folder.path(), args);
        assert_eq!(said.code, 2, "{args:?}");
        assert!(
            said.err.contains("gravamen.yaml: has mistakes"),
            "{}",
            said.err
        );
    }
    let said = run(folder.path(), &["doctor"]);
    assert!(
        said.out.contains("nope: there is no such folder\n"),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("nowhere: there is no such file or folder\n"),
        "{}",
        said.out
    );
    let said = run(folder.path(), &["check", "--schemas", "nix"]);
    assert_eq!(said.err, "error: nix: there is no such file\n");
}

#[test]
fn a_glob_may_begin_with_a_dot_and_a_slash() {
    let folder = folder(&[
        ("a.yaml", SHORT),
        ("gravamen.yaml", "include: [./a.yaml]\n"),
    ]);
    let said = run(folder.path(), &["check", "--format", "concise"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("a.yaml:20:7: error[ground-falls-short]"),
        "{}",
        said.out
    );
}

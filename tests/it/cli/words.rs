//! In which language it speaks.

use super::{SHORT, folder, gravamen, run, said};

fn is_chinese(text: &str) -> bool {
    text.chars()
        .any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it))
}

#[test]
fn the_flag_wins_over_the_configuration_and_that_over_the_locale() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    let in_locale = |locale: &str, args: &[&str]| {
        let mut command = gravamen(folder.path(), args);
        said(command.env("LANG", locale).output().expect("it runs"))
            .out
            .contains("错误[")
    };
    let summary = ["check", "--fail-on", "never"];
    assert!(in_locale("zh_CN.UTF-8", &summary));
    assert!(!in_locale("en_GB.UTF-8", &summary));
    super::write(folder.path(), "gravamen.yaml", b"language: zh\n");
    let out = run(folder.path(), &["check"]).out;
    assert!(out.contains("错误[ground-falls-short]"), "{out}");
    let out = run(folder.path(), &["check", "--lang", "en"]).out;
    assert!(out.contains("error[ground-falls-short]"), "{out}");
}

#[test]
fn every_command_speaks_chinese() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    for args in [
        &["check"][..],
        &["assess", "a.brief.yaml"],
        &["explain", "cl-287-2"],
        &["explain"],
        &["schema", "check"],
        &["--help"],
    ] {
        let args: Vec<&str> = args.iter().copied().chain(["--lang", "zh"]).collect();
        let said = run(folder.path(), &args);
        assert!(is_chinese(&said.out), "{args:?}: {}", said.out);
    }
    let said = run(folder.path(), &["check", "none", "--lang", "zh"]);
    assert_eq!(said.err, "错误：none：文件不存在\n");
}

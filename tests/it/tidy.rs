//! The house keeps its shape: imports go one way, lists name their files, the core is pure.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The only rooms with files, a clock, the environment or threads.
const SHELL: [&str; 5] = ["disk", "world", "lsp", "cli", "main"];

/// Crates that one place names, so that they can be exchanged there.
const NAMED_ONCE: [(&str, &str); 17] = [
    ("tower_lsp", "lsp"),
    ("tokio", "lsp"),
    ("ropey", "lsp"),
    ("granit_parser", "yaml/"),
    ("oneyaml_syntax", "yaml/"),
    ("num_rational", "quantity/"),
    ("jiff", "calendar"),
    ("shlex", "cli/new/word.rs"),
    ("strsim", "text/close.rs"),
    ("annotate_snippets", "render/"),
    ("ignore::", "disk"),
    ("rayon", "cli"),
    ("sha2", "disk"),
    ("sm3::", "disk"),
    ("tempfile", "disk"),
    ("clap", "cli"),
    ("terminal_size", "cli"),
];

#[test]
fn imports_go_one_way() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    for file in product_files() {
        let room = room_of(&file);
        let Some(own) = rooms.iter().position(|it| *it == room) else {
            assert!(
                room == "main" || room == "lib",
                "src/lib.rs does not name `{room}`"
            );
            continue;
        };
        for (line, name) in imports(&code_of(&file)) {
            if let Some(other) = rooms.iter().position(|it| *it == name)
                && other > own
            {
                wrong.push(format!(
                    "{}:{line}: `{room}` may not name `{name}`",
                    file.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_is_pure() {
    const FORBIDDEN: [&str; 11] = [
        "std::fs",
        "std::env",
        "std::net",
        "std::thread",
        "std::process",
        "SystemTime",
        "Instant",
        "Zoned::now",
        "rayon",
        "tokio",
        "println!",
    ];
    let mut wrong = Vec::new();
    for file in product_files()
        .iter()
        .filter(|it| !SHELL.contains(&room_of(it).as_str()))
    {
        for (nth, line) in code_of(file)
            .lines()
            .enumerate()
            .map(|(nth, it)| (nth + 1, it))
        {
            let code = line.split("//").next().unwrap_or_default();
            if let Some(found) = FORBIDDEN.iter().find(|it| code.contains(**it)) {
                wrong.push(format!("{}:{nth}: `{found}` in the core", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_crate_is_named_in_one_place() {
    let mut wrong = Vec::new();
    for file in product_files() {
        let path = relative(&file);
        for (nth, line) in code_of(&file).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for (name, place) in NAMED_ONCE {
                if names_crate(code, name) && !path.starts_with(place) {
                    wrong.push(format!("{path}:{}: `{name}` belongs to {place}", nth + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_list_names_every_file_of_its_folder() {
    let helpers = ["fixture", "help"];
    let mut wrong = Vec::new();
    for folder in ["rules", "render", "cli"] {
        let list = fs::read_to_string(src().join(format!("{folder}.rs"))).unwrap_or_default();
        for file in files(&src().join(folder))
            .iter()
            .filter(|it| it.extension().is_some_and(|it| it == "rs"))
        {
            let stem = file
                .file_stem()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            let direct = file.parent() == Some(&src().join(folder));
            if direct && !helpers.contains(&stem.as_str()) && !has_word(&list, &stem) {
                wrong.push(format!("src/{folder}.rs does not name `{stem}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_top_level_holds_nothing_else() {
    const ROOMS: [&str; 16] = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "schemas",
        "editors",
        "tests",
        "README.md",
        "CHANGELOG.md",
        "docs",
        "benches",
        "fuzz",
        "build.rs",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "clippy.toml",
        "rustfmt.toml",
    ];
    let listed = std::process::Command::new("git")
        .args(["ls-files"])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    let listed = String::from_utf8(listed.stdout).expect("paths are UTF-8");
    let top: BTreeSet<&str> = listed
        .lines()
        .filter_map(|it| it.split('/').next())
        .collect();
    let others: Vec<_> = top
        .iter()
        .filter(|it| !it.starts_with('.') && !ROOMS.contains(*it))
        .collect();
    assert!(others.is_empty(), "not a room of this house: {others:?}");
}

#[test]
fn no_product_file_is_too_long_to_read() {
    let mut wrong = Vec::new();
    for file in product_files() {
        let lines = code_of(&file).lines().count();
        if lines > 400 {
            wrong.push(format!(
                "{}: {lines} lines before its tests",
                file.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "look for the seam:\n{}", wrong.join("\n"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn src() -> PathBuf {
    root().join("src")
}

/// The rooms in the order of src/lib.rs.
fn rooms() -> Vec<String> {
    let map = read(&src().join("lib.rs"));
    let names = map
        .lines()
        .filter_map(|it| it.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

fn room_of(file: &Path) -> String {
    let path = relative(file);
    path.split(['/', '.'])
        .next()
        .expect("a path has a first part")
        .to_owned()
}

fn relative(file: &Path) -> String {
    let path = file.strip_prefix(src()).expect("a product file is in src");
    path.to_string_lossy().replace('\\', "/")
}

/// Every file of src that is not a test.
fn product_files() -> Vec<PathBuf> {
    let is_test = |it: &Path| {
        let path = relative(it);
        path.ends_with("tests.rs") || path.contains("/tests/") || path.ends_with("fixture.rs")
    };
    let all = files(&src());
    all.into_iter()
        .filter(|it| it.extension().is_some_and(|it| it == "rs") && !is_test(it))
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut res = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return res;
    };
    for entry in entries {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            res.extend(files(&path));
        } else {
            res.push(path);
        }
    }
    res.sort();
    res
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|it| panic!("{}: {it}", file.display()))
}

/// A file without its tests.
fn code_of(file: &Path) -> String {
    let text = read(file);
    text.split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The rooms that a text names through `crate::`, with the line.
fn imports(code: &str) -> Vec<(usize, String)> {
    let mut res = Vec::new();
    for (nth, line) in code.lines().enumerate() {
        let line = line.split("//").next().unwrap_or_default();
        for part in line.split("crate::").skip(1) {
            let names: Vec<&str> = match part.strip_prefix('{') {
                Some(group) => group.split(',').collect(),
                None => vec![part],
            };
            for name in names {
                let name = name.trim();
                let end = name
                    .find(|it: char| !(it.is_ascii_alphanumeric() || it == '_'))
                    .unwrap_or(name.len());
                res.push((nth + 1, name[..end].to_owned()));
            }
        }
    }
    res
}

fn names_crate(code: &str, name: &str) -> bool {
    let path = if name.ends_with("::") {
        name.to_owned()
    } else {
        format!("{name}::")
    };
    code.match_indices(&path).any(|(at, _)| {
        !code[..at].ends_with(|it: char| it.is_alphanumeric() || it == '_' || it == ':')
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|it: char| !(it.is_ascii_alphanumeric() || it == '_'))
        .any(|it| it == word)
}

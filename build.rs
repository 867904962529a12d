//! Packs the built-in schemas into the program: every YAML file under `schemas/`, sorted.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let schemas = root.join("schemas");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=schemas");
    let mut files = Vec::new();
    gather(&schemas, &mut files)?;
    files.sort();
    let (examples, laws): (Vec<_>, Vec<_>) = files
        .iter()
        .partition(|it| it.to_string_lossy().ends_with(".examples.yaml"));
    let code = list("SCHEMAS", &schemas, &laws) + &list("EXAMPLES", &schemas, &examples);
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("schemas.rs"), code)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|it| it == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}

/// A constant that pairs each file's name, with slashes on every system, with its text.
fn list(name: &str, root: &Path, files: &[&PathBuf]) -> String {
    let mut code = format!("const {name}: &[(&str, &str)] = &[\n");
    for path in files {
        let below = path.strip_prefix(root).expect("it was found below");
        let parts: Vec<_> = below.iter().map(|it| it.to_string_lossy()).collect();
        let title = format!("built-in:{}", parts.join("/"));
        let _ = writeln!(
            code,
            "    ({title:?}, include_str!({:?})),",
            path.display().to_string()
        );
    }
    code + "];\n"
}

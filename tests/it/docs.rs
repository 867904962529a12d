//! The documents show what the program really prints.
//!
//! A block ```` ```console ```` in README.md or docs/ holds commands (`$ gravamen …`), each followed
//! by its output. `UPDATE=1 cargo test --test it docs` writes both the outputs and the generated
//! pages anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gravamen::rules::{self, Group, Rule};
use gravamen::schema::{FieldKind, Schemas};
use gravamen::text::Lang;

#[test]
fn every_output_is_the_real_one() {
    let mut commands = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page can be read");
        let (real, found) = with_real_outputs(&text);
        commands += found;
        compare(&page, &text, &real);
    }
    assert!(commands > 5, "the documents show only {commands} commands");
}

#[test]
fn the_page_of_the_rules_is_up_to_date() {
    let page = root().join("docs/rules.md");
    compare(
        &page,
        &fs::read_to_string(&page).unwrap_or_default(),
        &rules_page(),
    );
}

#[test]
fn the_page_of_the_readings_is_up_to_date() {
    let page = root().join("docs/readings.md");
    compare(
        &page,
        &fs::read_to_string(&page).unwrap_or_default(),
        &readings_page(),
    );
}

#[test]
fn the_page_of_the_facts_is_up_to_date() {
    let page = root().join("docs/facts.md");
    compare(
        &page,
        &fs::read_to_string(&page).unwrap_or_default(),
        &facts_page(),
    );
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut lost = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page can be read");
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|it| it.split(')').next())
        {
            let path = link.split('#').next().unwrap_or_default();
            let outside = path.is_empty() || path.contains(':');
            if !outside
                && !page
                    .parent()
                    .expect("a page is in a folder")
                    .join(path)
                    .exists()
            {
                lost.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let mut res = vec![root().join("README.md"), root().join("schemas/README.md")];
    let docs = fs::read_dir(root().join("docs")).expect("there are docs");
    res.extend(docs.map(|it| it.expect("the folder can be read").path()));
    res.retain(|it| it.extension().is_some_and(|it| it == "md"));
    res.sort();
    res
}

fn compare(page: &Path, written: &str, real: &str) {
    if written == real {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(page, real).expect("a page can be written");
        return;
    }
    let differing = written
        .lines()
        .zip(real.lines())
        .enumerate()
        .find(|(_, (one, other))| one != other);
    let (line, (was, is)) = differing.unwrap_or((written.lines().count(), ("(the end)", "(more)")));
    panic!(
        "{}:{}: not what the program prints (UPDATE=1 writes it anew)\nwritten: {was}\nreal:    {is}",
        page.display(),
        line + 1
    );
}

/// The text with the real output after every command, and how many commands there are.
fn with_real_outputs(text: &str) -> (String, usize) {
    let (mut res, mut commands, mut inside) = (String::new(), 0, false);
    for line in text.lines() {
        let fence = line.starts_with("```");
        if fence {
            inside = line == "```console";
        }
        match line.strip_prefix("$ gravamen") {
            Some(words) if inside => {
                commands += 1;
                writeln!(res, "{line}\n{}", output_of(words).trim_end()).expect("a string");
            }
            _ if inside && !fence => {}
            _ => writeln!(res, "{line}").expect("a string"),
        }
    }
    (res, commands)
}

fn output_of(words: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_gravamen"))
        .args(words.split_whitespace())
        .current_dir(root())
        .env_remove("LANG")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    let text = [output.stdout, output.stderr].concat();
    String::from_utf8(text).expect("the output is UTF-8")
}

fn rules_page() -> String {
    let mut res = String::from(
        "# The rules\n\nWritten by the program from the rules themselves; the examples run as tests. \
         `gravamen explain RULE` prints one of them.\n",
    );
    for group in [
        Group::Form,
        Group::Law,
        Group::Evidence,
        Group::Suppressions,
        Group::Schema,
    ] {
        let of_group: Vec<&Rule> = rules::all().filter(|it| it.group == group).collect();
        if !of_group.is_empty() {
            writeln!(res, "\n## {}", group_name(group)).expect("a string");
        }
        of_group.into_iter().for_each(|it| rule_part(&mut res, it));
    }
    res
}

const fn group_name(group: Group) -> &'static str {
    match group {
        Group::Form => "Form",
        Group::Law => "Law",
        Group::Evidence => "Evidence and dates",
        Group::Suppressions => "Suppressions",
        Group::Schema => "Schema files",
    }
}

fn rule_part(acc: &mut String, rule: &Rule) {
    let (id, page) = (rule.id.0, rule.page);
    let severity = gravamen::phrase::severity(rule.severity, Lang::En);
    let off = if rule.pedantic {
        ", off unless pedantic is asked for"
    } else {
        ""
    };
    write!(
        acc,
        "\n### {id}\n\n{} ({severity}{off})\n\n{}\n\n{}\n\n{}\n\n```yaml\n{}```\n\n```yaml\n{}```\n",
        page.title.en, page.why.en, page.title.zh, page.why.zh, page.bad, page.good
    )
    .expect("a string");
}

fn readings_page() -> String {
    let schemas = Schemas::built_in();
    let mut res = String::from(
        "# The readings\n\nWritten by the program from the schemas. Where the law leaves a question open, a \
         reading names the choices; the first is the default. A brief chooses another under `readings:`, and \
         a charge whose outcome would change under another choice says so.\n",
    );
    for reading in &schemas.readings {
        let cite = reading
            .cite
            .as_ref()
            .map_or_else(String::new, |it| schemas.cite_words(it, Lang::En));
        write!(
            res,
            "\n## {}\n\n{} ({cite})\n\n{}\n\n{}\n\n{}\n\n",
            reading.id, reading.title.en, reading.summary.en, reading.title.zh, reading.summary.zh
        )
        .expect("a string");
        for (nth, choice) in reading.choices.iter().enumerate() {
            let default = if nth == 0 { " (default)" } else { "" };
            writeln!(
                res,
                "- `{}`{default}: {}; {}",
                choice.id, choice.title.en, choice.title.zh
            )
            .expect("a string");
        }
    }
    res
}

fn facts_page() -> String {
    let schemas = Schemas::built_in();
    let mut res = String::from(
        "# The kinds of fact\n\nWritten by the program from the schemas: each kind with its own fields, beyond \
         those that every fact has.\n",
    );
    for kind in &schemas.kinds {
        let title = &kind.title;
        write!(res, "\n## {}\n\n{}; {}\n\n", kind.id, title.en, title.zh).expect("a string");
        for field in &kind.fields {
            let holds = field_words(&field.kind);
            let default = field
                .default
                .map_or_else(String::new, |it| format!(", {it} unless stated"));
            writeln!(
                res,
                "- `{}`: {} ({}; {holds}{default})",
                field.id, field.title.en, field.title.zh
            )
            .expect("a string");
        }
    }
    res
}

fn field_words(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Count => "a count".into(),
        FieldKind::Money => "money".into(),
        FieldKind::Flag => "true or false".into(),
        FieldKind::OneOf(words) => {
            let words: Vec<String> = words.iter().map(|it| format!("`{}`", it.id)).collect();
            format!("one of {}", words.join(", "))
        }
        FieldKind::Date => "a date".into(),
        FieldKind::Duration => "a duration".into(),
        FieldKind::Text => "text".into(),
        FieldKind::Parties => "party ids".into(),
        FieldKind::Facts(_) => "fact ids".into(),
    }
}

//! Every number of the built-in law is pinned by an example: a law in which one number is a
//! step larger or smaller, one list a word shorter, one quality no longer asked for, or one
//! bound turned round, makes an example fail.

mod mutants;
mod steps;

use std::cmp::Reverse;
use std::sync::Arc;

use gravamen::analysis::examples::{Case, Examples};
use gravamen::schema::{Schemas, built_in_examples, built_in_files};
use gravamen::text::apply;
use rayon::prelude::*;

use mutants::{Mutant, mutants};

#[test]
fn no_changed_number_and_no_shortened_list_survives() {
    let files: Vec<(Arc<str>, Arc<str>)> =
        built_in_files().map(|it| (it.name, it.source)).collect();
    let schemas = Schemas::built_in();
    let examples: Vec<(Arc<str>, Examples)> = built_in_examples()
        .map(|it| {
            (
                Arc::clone(&it.source),
                Examples::read(&it.source, &schemas).0,
            )
        })
        .collect();
    assert!(
        survives(&Mutant::default(), &files, &examples),
        "the law as it stands fails its own examples"
    );
    let mutants: Vec<Mutant> = files
        .iter()
        .enumerate()
        .flat_map(|(at, (_, source))| mutants(at, source))
        .collect();
    assert!(mutants.len() > 500, "only {} mutants", mutants.len());
    let survivors: Vec<String> = mutants
        .par_iter()
        .filter(|it| survives(it, &files, &examples))
        .map(|it| {
            let (name, source) = &files[it.file];
            let line = source[..usize::from(it.edits[0].range.start())]
                .matches('\n')
                .count()
                + 1;
            format!("{name}:{line}: {}: {}", it.about, it.says)
        })
        .collect();
    let count = survivors.len();
    assert!(
        survivors.is_empty(),
        "{count} of {}:\n{}",
        mutants.len(),
        survivors.join("\n")
    );
}

/// Whether the changed law compiles and every example still comes true.
fn survives(
    mutant: &Mutant,
    files: &[(Arc<str>, Arc<str>)],
    examples: &[(Arc<str>, Examples)],
) -> bool {
    let name = Arc::clone(&files[mutant.file].0);
    let mut files = files.to_vec();
    let source = apply(&files[mutant.file].1, &mutant.edits).expect("the edits fit");
    files[mutant.file].1 = source.into();
    let (schemas, faults) = Schemas::alone(files);
    if !faults.is_empty() {
        return false;
    }
    let schemas = Arc::new(schemas);
    let mut likely_first: Vec<_> = examples.iter().collect();
    likely_first.sort_by_key(|it| !is_about(&it.0, &name));
    likely_first
        .into_iter()
        .all(|it| come_true(&it.0, &it.1, mutant, &schemas))
}

/// Whether an examples file is about the offence that a schema file defines.
fn is_about(examples: &str, file_name: &str) -> bool {
    let offence = file_name
        .rsplit('/')
        .next()
        .and_then(|it| it.strip_suffix(".yaml"));
    offence.is_some_and(|it| examples.contains(&format!("examples: {it}\n")))
}

fn come_true(source: &str, usual: &Examples, mutant: &Mutant, schemas: &Arc<Schemas>) -> bool {
    let (mut examples, faults) = match mutant.is_step {
        true => (usual.clone(), Vec::new()),
        false => Examples::read(source, schemas),
    };
    let mut cases = std::mem::take(&mut examples.cases);
    cases.sort_by_key(|it| Reverse(bears_on(it, mutant)));
    faults.is_empty()
        && examples.run(schemas).is_empty()
        && cases.iter().all(|it| it.run(schemas).is_empty())
}

/// How likely an example is to notice: those that name what is changed are tried first, and
/// for what is no ground those that are about no ground.
fn bears_on(case: &Case, mutant: &Mutant) -> usize {
    let Mutant { about, word, .. } = mutant;
    let named = [
        format!("{about}:\n"),
        format!("kind: {about}\n"),
        format!(" {word}\n"),
    ];
    let names = named
        .iter()
        .filter(|it| case.brief.contains(&***it))
        .count();
    2 * names + usize::from(case.ground.is_none())
}

use std::sync::Arc;

use super::*;
use crate::schema::built_in_examples;
use crate::text::Lang;

const PARKING: &str = include_str!("../../../docs/examples/schemas/parking.yaml");
const PARKING_EXAMPLES: &str = include_str!("../../../docs/examples/schemas/parking.examples.yaml");
const PATCH: &str = include_str!("../../../docs/examples/schemas/patch-settlement.yaml");
const PATCH_EXAMPLES: &str =
    include_str!("../../../docs/examples/schemas/patch-settlement.examples.yaml");

fn law(source: &str) -> Arc<Schemas> {
    let (schemas, faults) = Schemas::load(vec![("own.yaml".into(), source.into())]);
    assert!(faults.is_empty(), "{faults:?}");
    Arc::new(schemas)
}

/// What is wrong with the form and the truth of examples, each with its line.
fn report(source: &str, schemas: &Arc<Schemas>) -> Vec<String> {
    let (examples, mut faults) = Examples::read(source, schemas);
    faults.extend(examples.run(schemas));
    let said = faults.iter().map(|fault| {
        let line = source[..usize::from(fault.at.start())]
            .matches('\n')
            .count()
            + 1;
        let words = fault.words(schemas, Lang::En).what;
        format!(
            "{line}: `{}`: {}: {words}",
            &source[fault.at],
            fault.rule().0
        )
    });
    said.collect()
}

#[track_caller]
fn comes_true(source: &str, schemas: &Arc<Schemas>) {
    let report = report(source, schemas);
    assert!(report.is_empty(), "\n{}", report.join("\n"));
}

#[test]
fn the_built_in_examples_come_true() {
    for file in built_in_examples() {
        comes_true(&file.source, &Schemas::built_in());
    }
}

#[test]
fn the_examples_of_the_guide_come_true() {
    comes_true(PARKING_EXAMPLES, &law(PARKING));
    comes_true(PATCH_EXAMPLES, &law(PATCH));
}

/// The base of the parking examples with other lines.
fn parking(lines: &str) -> Vec<String> {
    let base = &PARKING_EXAMPLES[..PARKING_EXAMPLES.find("# Ground by ground").unwrap()];
    let head = base.matches('\n').count();
    let all = report(&format!("{base}{lines}"), &law(PARKING));
    let renumbered = all.iter().map(|it| {
        let (line, rest) = it.split_once(':').unwrap();
        format!("{}:{rest}", line.parse::<usize>().unwrap() - head)
    });
    renumbered.collect()
}

#[test]
fn says_at_the_statement_what_came_out_instead() {
    let report = parking(
        "boundaries:\n  hours:\n    - {hours: 48, outcome: short}\n    - {hours: 40, outcome: short, shortfall: 7}\n",
    );
    assert_eq!(
        report,
        [
            "3: `short`: schema-example-fails: the example states `outcome: short`, and `met` came out",
            "4: `7`: schema-example-fails: the example states `shortfall: 7`, and `8` came out",
        ]
    );
}

#[test]
fn a_malformed_brief_proves_nothing() {
    let report = parking("findings:\n  - {grounds: {huors: [van]}, not-rule: unknown-offence}\n");
    assert_eq!(report.len(), 1, "{report:?}");
    assert!(report[0].contains("`unknown-ground`"), "{report:?}");
}

#[test]
fn a_line_must_state_something() {
    let report = parking("boundaries:\n  hours:\n    - {hours: 40}\n");
    assert_eq!(
        report,
        ["3: `{hours: 40}`: missing-key: `outcome` is missing"]
    );
}

#[test]
fn names_what_an_example_misspells() {
    let report = parking(
        "boundaries:\n  huors:\n    - {hours: 40, outcome: short}\n  hours:\n    - {hours: 40, outcome: shrot}\nfindings:\n  - {sentence: {detention: 1m}, rule: unknown-offense}\n",
    );
    assert_eq!(
        report,
        [
            "2: `huors`: unknown-reference: the offence has no ground `huors`",
            "5: `shrot`: invalid-value: `shrot` cannot stand here",
            "7: `unknown-offense`: invalid-value: `unknown-offense` cannot stand here",
        ]
    );
}

#[test]
fn a_ground_is_pleaded_alone_in_its_element() {
    let base = &PARKING_EXAMPLES[..PARKING_EXAMPLES.find("# Ground by ground").unwrap()];
    let source = format!("{base}boundaries:\n  loss:\n    - {{amount: 1 CNY, outcome: short}}\n");
    let (examples, faults) = Examples::read(&source, &law(PARKING));
    assert!(faults.is_empty());
    let brief = &examples.cases[0].brief;
    let grounds = &brief[brief.find("grounds:").unwrap()..brief.find("sentence:").unwrap()];
    let lines: Vec<_> = grounds
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(
        lines,
        [
            "grounds:",
            "parked:",
            "- van",
            "sign-seen:",
            "- sign",
            "loss:",
            "- example"
        ]
    );
    assert!(brief.contains("kind: parking-loss\n"), "{brief}");
}

#[test]
fn instruments_are_compared_as_written() {
    let source = "schema: 1\nexamples: instruments\ninstruments:\n  interp-2019-15: {number: 法释〔2019〕18号, in-force: 2019-10-25..}\n";
    assert_eq!(
        report(source, &Schemas::built_in()),
        [
            "4: `interp-2019-15`: schema-example-fails: the example states `number: 法释〔2019〕18号`, and `法释〔2019〕15号` came out",
            "4: `interp-2019-15`: schema-example-fails: the example states `in-force: 2019-10-25..`, and `2019-11-01..` came out",
        ]
    );
}

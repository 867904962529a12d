//! Formatting says nothing else: over the corpus, the law and their mutants the keys, values and
//! comments and the assessment stay, and a second run changes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use gravamen::analysis::{Analysis, World};
use gravamen::calendar::Date;
use gravamen::schema::Schemas;
use gravamen::text::{Edit, Text, apply};
use gravamen::yaml::format::format;
use gravamen::yaml::{Document, Node, NodeKind};

/// How often each text is changed at random before it is formatted.
const MUTANTS: u64 = 8;

#[test]
fn the_corpus_and_its_mutants_say_the_same_afterwards() {
    let mut changed = 0;
    for (path, source) in texts() {
        changed += usize::from(check(&path, &source));
        for seed in 1..=MUTANTS {
            let mutant = mutant(&source, seed);
            changed += usize::from(check(&path, &mutant));
        }
    }
    assert!(changed > 300, "only {changed} texts were changed at all");
}

#[test]
fn the_built_in_law_and_the_healthy_corpus_are_formatted_already() {
    for (path, source) in texts() {
        let doc = Document::parse(&*source);
        let form = path
            .file_name()
            .is_some_and(|it| it.to_string_lossy().starts_with("form-"));
        if !form && doc.faults().is_empty() {
            let edits = format(&doc, None);
            assert_eq!(edits, [], "{}: {}", path.display(), shown(&source, &edits));
        }
    }
}

/// Formats and compares; says whether anything changed.
fn check(path: &Path, source: &str) -> bool {
    let before = Document::parse(source);
    let edits = format(&before, None);
    let text = apply(source, &edits).expect("the edits fit");
    let after = Document::parse(&*text);
    let said = || format!("{}\n{source}\n-->\n{text}", path.display());
    assert!(
        edits.iter().all(|it| it.insert.trim().is_empty()),
        "{}",
        said()
    );
    assert!(
        !edits.iter().any(|it| it.insert.contains('\t')),
        "{}",
        said()
    );
    assert_eq!(nodes(&before), nodes(&after), "{}", said());
    assert_eq!(comments(&before), comments(&after), "{}", said());
    assert_eq!(format(&after, None), [], "a second run: {}", said());
    if !edits.is_empty() && path.to_string_lossy().contains(".brief.") {
        assert_eq!(assessed(source), assessed(&text), "{}", said());
    }
    !edits.is_empty()
}

fn nodes(doc: &Document) -> Vec<(NodeKind, Option<String>, usize)> {
    let depth = |it: Node<'_>| std::iter::successors(it.parent(), Node::parent).count();
    let one = |it: Node<'_>| (it.kind(), it.value().map(str::to_owned), depth(it));
    doc.nodes().map(one).collect()
}

fn comments(doc: &Document) -> Vec<(String, bool)> {
    doc.comments()
        .iter()
        .map(|it| (it.text(doc).to_owned(), it.own_line))
        .collect()
}

/// Outcomes, figures and the words of findings; places apart.
fn assessed(source: &str) -> String {
    let world = World {
        schemas: Schemas::built_in(),
        config: Default::default(),
        today: Date::constant(2026, 1, 1),
        as_of: None,
        exhibits: Default::default(),
    };
    let analysis = Analysis::new(Text::new(source), &world);
    let outcomes: Vec<String> = analysis
        .assessment
        .charges
        .iter()
        .flat_map(|it| it.accused.iter())
        .map(|it| {
            let grounds: Vec<_> = it.grounds.iter().map(|it| it.outcome).collect();
            format!("{:?} {:?} {grounds:?}", it.outcome, it.available)
        })
        .collect();
    let findings: Vec<String> = analysis
        .findings
        .iter()
        .map(|it| format!("{} {:?}", it.rule.id.0, it.silenced))
        .collect();
    format!("{outcomes:?} {findings:?}")
}

/// Blanks are put in and taken out, and now and then a byte that matters goes too.
fn mutant(source: &str, seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut text = match seed % 4 {
        0 => source.replace("\n  ", "\n    "),
        1 => indented(source, 1 + seed as usize % 4),
        _ => source.to_owned(),
    };
    for _ in 0..dice.below(24) {
        let at = text.floor_char_boundary(dice.below(text.len() + 1));
        let blank = [" ", "  ", "   ", " \n", "\n", "  \n\n"][dice.below(6)];
        let next = text[at..]
            .find([' ', ',', ':', '\n', '{', '}', '[', ']'])
            .unwrap_or(0);
        let place = at + next;
        if dice.below(12) == 0 && text.is_char_boundary(place + 1) && place < text.len() {
            text.remove(place);
        } else if !blank.contains('\n') || dice.below(6) == 0 {
            text.insert_str(
                place + usize::from(text[place..].starts_with([',', ':', '{', '['])),
                blank,
            );
        }
    }
    text
}

/// The text with each step of two blanks as one of another width.
fn indented(source: &str, width: usize) -> String {
    let line = |it: &str| {
        let rest = it.trim_start_matches(' ');
        format!("{}{rest}", " ".repeat((it.len() - rest.len()) / 2 * width))
    };
    source.split_inclusive('\n').map(line).collect()
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/corpus", "schemas/cn", "docs/examples/schemas"];
    let mut res = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("the entry is there").path();
            if path.extension().is_some_and(|it| it == "yaml") {
                let text = fs::read_to_string(&path).expect("the file is text");
                res.push((path, text));
            }
        }
    }
    res.sort();
    assert!(res.len() > 70);
    res
}

fn shown(source: &str, edits: &[Edit]) -> String {
    let line = |it: &Edit| {
        source[..usize::from(it.range.start())]
            .matches('\n')
            .count()
            + 1
    };
    let said: Vec<String> = edits
        .iter()
        .map(|it| format!("{}: {it:?}", line(it)))
        .collect();
    said.join("\n")
}

//! The two parsers against each other: the same tree, places and values included.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use gravamen::yaml::{Backend, Document, Node, NodeKind};

use crate::yaml_recovery::{BRIEF, Dice};

/// A tree with everything that is known of it, one node a line.
pub fn dump(doc: &Document) -> String {
    let mut res = String::new();
    let mut open: Vec<(usize, Node<'_>)> = doc.root().map(|it| (0, it)).into_iter().collect();
    while let Some((depth, node)) = open.pop() {
        let _ = write!(res, "{:depth$}{:?}", "", node);
        if node.is_flow() {
            res.push_str(" flow");
        }
        if node.full_range() != node.range() {
            let _ = write!(res, " properties {:?} {:?}", node.anchor(), node.tag());
        }
        if let Some(scalar) = node.scalar() {
            let _ = write!(res, " {:?} {:?}", scalar.style, scalar.value);
        }
        if node.kind() == NodeKind::Alias {
            let _ = write!(res, " for {:?}", node.resolve().map(|it| it.id()));
        }
        res.push('\n');
        let inside: Vec<Node<'_>> = node.children().collect();
        open.extend(inside.into_iter().rev().map(|it| (depth + 1, it)));
    }
    for comment in doc.comments() {
        let _ = writeln!(res, "{comment:?}");
    }
    res
}

/// The first line in which the two trees differ.
pub fn difference(source: &str) -> Option<String> {
    let [granit, oneyaml] = Backend::ALL.map(|it| dump(&Document::parse_with(source, it)));
    let pairs = granit.lines().zip(oneyaml.lines());
    let differ = pairs.into_iter().find(|(one, other)| one != other);
    match differ {
        Some((granit, oneyaml)) => Some(format!("granit: {granit}\noneyaml: {oneyaml}")),
        None if granit.len() != oneyaml.len() => Some("one has more".into()),
        None => None,
    }
}

#[test]
fn both_parsers_give_one_tree_for_every_valid_case() {
    let valid = crate::yaml_suite::cases()
        .into_iter()
        .flatten()
        .filter(|it| !it.invalid);
    let wrong: Vec<String> = valid
        .filter_map(|it| {
            Some(format!(
                "{} {:?}\n{}",
                it.id,
                it.yaml,
                difference(&it.yaml)?
            ))
        })
        .collect();
    println!("{} differ", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the two parsers make of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Both read it, and agree.
    Sound,
    /// Neither reads it, and what is kept of it and said of it is the same.
    Broken,
    /// Neither reads it, and they keep the same but say something else of it.
    OtherWords,
    /// Neither reads it, and they keep something else.
    OtherRest,
    /// Both read it, and do not agree.
    OtherTree,
    /// Only `granit-parser` reads it.
    OnlyGranit,
    /// Only `oneyaml-syntax` reads it.
    OnlyOneyaml,
}

fn outcome(source: &str) -> Outcome {
    let [granit, oneyaml] = Backend::ALL.map(|it| Document::parse_with(source, it));
    let same = dump(&granit) == dump(&oneyaml);
    match (granit.faults().is_empty(), oneyaml.faults().is_empty()) {
        (true, true) if same => Outcome::Sound,
        (true, true) => Outcome::OtherTree,
        (true, false) => Outcome::OnlyGranit,
        (false, true) => Outcome::OnlyOneyaml,
        _ if !same => Outcome::OtherRest,
        _ if granit.faults() == oneyaml.faults() => Outcome::Broken,
        _ => Outcome::OtherWords,
    }
}

/// Signs that mean something to YAML, and some that look as if they did.
const SIGNS: &[&str] = &[
    ":", ": ", " :", "-", "- ", "\n- ", "?", "? ", ",", ", ", "[", "]", "{", "}", "\"", "'", "''",
    "#", " #", "&a ", "*a", "!", "!!str ", "|", "|\n", ">-\n", ">3000", "%", "@", "`", "\t", "\n",
    "\r\n", "\r", "\n\n", "  ", " ", "\n  ", "---\n", "...\n", "~", "null", "<<: ", "\u{feff}",
    "\u{0}", "\u{85}", "\u{2028}", "案", "\\", "\\u4e2d", "=",
];

/// A text with a few random changes.
fn mutant(texts: &[String], dice: &mut Dice) -> String {
    let mut text = dice.pick(texts).clone();
    for _ in 0..=dice.below(3) {
        let place =
            |dice: &mut Dice, text: &str| text.floor_char_boundary(dice.below(text.len() + 1));
        let at = place(dice, &text);
        match dice.below(6) {
            0 => {
                let end = text.floor_char_boundary((at + 1 + dice.below(4)).min(text.len()));
                text.replace_range(at..end.max(at), "");
            }
            1 => text.truncate(at),
            2 => {
                let other = dice.pick(texts);
                let (from, to) = (place(dice, other), place(dice, other));
                text.insert_str(
                    at,
                    other
                        .get(from.min(to)..to.max(from).min(from.min(to) + 60))
                        .unwrap_or_default(),
                );
            }
            _ => {
                let sign: &&str = dice.pick(SIGNS);
                text.insert_str(at, sign);
            }
        }
    }
    text
}

/// Changes the suite, the brief and pieces of it at random, and has both parsers read what
/// comes of it: a few thousand times, or as often as `GRAVAMEN_YAML_MUTANTS` says.
#[test]
fn both_parsers_agree_on_changed_texts() {
    let count = std::env::var("GRAVAMEN_YAML_MUTANTS")
        .ok()
        .and_then(|it| it.parse().ok());
    let count: u64 = count.unwrap_or(3000);
    let suite = crate::yaml_suite::cases()
        .into_iter()
        .flatten()
        .map(|it| it.yaml);
    let sections = BRIEF.split("\n\n").map(|it| format!("{it}\n"));
    let texts: Vec<String> = suite.chain(sections).chain([BRIEF.to_owned()]).collect();
    let mut sums: BTreeMap<Outcome, (u64, Vec<String>)> = BTreeMap::new();
    for seed in 1..=count {
        let text = mutant(&texts, &mut Dice::new(seed));
        let outcome = outcome(&text);
        let sum = sums.entry(outcome).or_default();
        sum.0 += 1;
        if sum.1.len() < 200 && text.len() < 200 {
            sum.1.push(text);
        }
    }
    let show = std::env::var_os("GRAVAMEN_YAML_SHOW").is_some();
    for (outcome, (count, texts)) in &sums {
        println!("{outcome:?}: {count}");
        for text in texts.iter().filter(|_| show && *outcome > Outcome::Broken) {
            println!(
                "    {text:?}\n    {}",
                difference(text).unwrap_or_default().replace('\n', "\n    ")
            );
        }
    }
    // What is known to differ is in docs/decisions.md; more than that is news.
    let bounds = [
        (Outcome::OtherTree, 1),
        (Outcome::OnlyOneyaml, 2),
        (Outcome::OnlyGranit, 4),
        (Outcome::OtherRest, 5),
    ];
    for (outcome, per_mille) in bounds {
        let found = sums.get(&outcome).map_or(0, |it| it.0);
        assert!(
            found * 1000 <= count * per_mille,
            "{outcome:?}: {found} of {count}"
        );
    }
}

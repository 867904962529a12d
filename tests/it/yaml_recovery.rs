//! How much of a brief survives typing errors, and how well each error is placed.

use std::collections::{BTreeSet, HashMap};

use gravamen::text::{LineIndex, TextRange, TextSize};
use gravamen::yaml::{Backend, Document, Node, NodeKind};

/// A sound brief in every style that people write.
pub const BRIEF: &str = include_str!("yaml_recovery/brief.yaml");

/// Typing errors, each as what is written and what it becomes.
const BREAKAGES: &[(&str, &str, &str)] = &[
    ("unfinished top key", "\nparties:", "\npar\nparties:"),
    (
        "unfinished nested key",
        "  stage: prosecution\n",
        "  stage: prosecution\n  draf\n",
    ),
    ("missing colon", "evidence:\n  bank:", "evidence\n  bank:"),
    (
        "no space after the colon",
        "  filed: 2023-08-02",
        "  filed:2023-08-02",
    ),
    (
        "unclosed double quote",
        "title: \"Account statements\"",
        "title: \"Account statements",
    ),
    (
        "unclosed single quote",
        "title: 'Chat export'",
        "title: 'Chat export",
    ),
    (
        "unclosed double quote at the top",
        "note: \"First",
        "note: \"First\" \"second",
    ),
    (
        "unclosed single quote at the top",
        "as-of: 2024-03-18",
        "as-of: '2024-03-18",
    ),
    (
        "unclosed flow sequence",
        "evidence: [bank, chat]",
        "evidence: [bank, chat",
    ),
    (
        "unclosed flow mapping",
        "evidence: [sheet]}",
        "evidence: [sheet]",
    ),
    (
        "indentation one less",
        "    recipients: [ring]\n",
        "   recipients: [ring]\n",
    ),
    (
        "indentation one more",
        "    type: payment-settlement\n",
        "     type: payment-settlement\n",
    ),
    (
        "a tab",
        "    by: lin\n    when: 2023-03-02..2023-06-20\n",
        "    by: lin\n\twhen: 2023-03-02..2023-06-20\n",
    ),
    ("dangling dash", "readings:\n", "-\nreadings:\n"),
    (
        "colon inside a plain value",
        "title: Bank cards lent",
        "title: Bank cards: lent",
    ),
    ("unclosed quote around a key", "  sheet:\n", "  \"sheet:\n"),
    (
        "a bare star",
        "    authority: police\n",
        "    authority: *\n",
    ),
    (
        "a reserved character",
        "    authority: police\n",
        "    authority: @police\n",
    ),
    (
        "apostrophe inside single quotes",
        "'Chat export'",
        "'Lin's chat export'",
    ),
    (
        "text after a quote",
        "\"Account statements\"",
        "\"Account statements\" of 2023",
    ),
    (
        "an extra closing bracket",
        "against: [lin]",
        "against: [lin]]",
    ),
    (
        "an unknown alias",
        "    where: Hangzhou\n",
        "    where: *place\n",
    ),
    (
        "a dash without space",
        "  - offence: cl-287-1\n",
        "  -offence: cl-287-1\n",
    ),
    (
        "a key at the end of the file",
        "  repeatedly: 2\n",
        "  repeatedly: 2\nnot",
    ),
    (
        "a flow mapping open at the end of the file",
        "  repeatedly: 2\n",
        "  repeatedly: 2\nlast: {a: 1, b",
    ),
];

/// The two errors of the twenty-sixth breakage.
const TWO: [usize; 2] = [4, 10];

/// The leaves of a tree: path, value, and the lines on which they and all that hold
/// them begin.
struct Leaf {
    path: String,
    value: String,
    lines: BTreeSet<u32>,
}

fn leaves(doc: &Document) -> Vec<Leaf> {
    let index = LineIndex::new(doc.source());
    let line =
        |range: TextRange| index.line_col(range.start()).line..=index.line_col(range.end()).line;
    let mut res = Vec::new();
    let mut open: Vec<(String, BTreeSet<u32>, Node<'_>)> = Vec::new();
    open.extend(doc.root().map(|it| (String::new(), BTreeSet::new(), it)));
    while let Some((path, lines, node)) = open.pop() {
        for entry in node.entries() {
            let mut lines = lines.clone();
            lines.extend(line(entry.key.range()));
            open.push((format!("{path}.{}", entry.key.text()), lines, entry.value));
        }
        for (at, item) in node.items().enumerate() {
            let mut lines = lines.clone();
            lines.insert(*line(item.range()).start());
            open.push((format!("{path}[{at}]"), lines, item));
        }
        if let Some(value) = node.value() {
            let mut lines = lines;
            lines.extend(line(node.range()));
            res.push(Leaf {
                path,
                value: value.into(),
                lines,
            });
        }
    }
    res
}

/// One replacement, by what it touches.
struct Breakage {
    name: String,
    start: usize,
    end: usize,
    insert: String,
}

/// How many healthy leaves there are beside the breakages, and how many of them survive.
/// A leaf is healthy when no breakage touches its lines or those of the keys above it.
fn survive(source: &str, breakages: &[Breakage], backend: Backend) -> (usize, usize, Vec<String>) {
    let index = LineIndex::new(source);
    let size = |at: usize| TextSize::new(at as u32);
    let touched: BTreeSet<u32> = breakages
        .iter()
        .flat_map(|it| index.line_col(size(it.start)).line..=index.line_col(size(it.end)).line)
        .collect();
    let mut broken = source.to_owned();
    for breakage in breakages.iter().rev() {
        broken.replace_range(breakage.start..breakage.end, &breakage.insert);
    }
    let healthy = leaves(&Document::parse_with(source, backend));
    let doc = Document::parse_with(&*broken, backend);
    let mut kept: HashMap<(String, String), usize> = HashMap::new();
    for leaf in leaves(&doc) {
        *kept.entry((leaf.path, leaf.value)).or_default() += 1;
    }
    let (mut all, mut lost) = (0, Vec::new());
    for leaf in healthy
        .into_iter()
        .filter(|it| it.lines.is_disjoint(&touched))
    {
        all += 1;
        match kept.get_mut(&(leaf.path.clone(), leaf.value)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lost.push(leaf.path),
        }
    }
    (all, all - lost.len(), lost)
}

/// The part of the text that differs between `from` and `to`.
fn breakage(name: &str, from: &str, to: &str) -> Breakage {
    assert_eq!(BRIEF.matches(from).count(), 1, "{name}");
    let start = BRIEF.find(from).expect("it has just been counted");
    let same = from
        .bytes()
        .zip(to.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let rest = from[same..].bytes().rev().zip(to[same..].bytes().rev());
    let tail = rest.take_while(|(one, other)| one == other).count();
    Breakage {
        name: name.into(),
        start: start + same,
        end: start + from.len() - tail,
        insert: to[same..to.len() - tail].into(),
    }
}

#[test]
fn the_brief_is_sound() {
    for backend in Backend::ALL {
        let doc = Document::parse_with(BRIEF, backend);
        assert_eq!(doc.faults(), []);
        assert!(leaves(&doc).len() > 90);
    }
}

#[test]
fn healthy_leaves_survive_every_listed_breakage() {
    let single = |it: &(&str, &str, &str)| breakage(it.0, it.1, it.2);
    let mut cases: Vec<Vec<Breakage>> = BREAKAGES.iter().map(|it| vec![single(it)]).collect();
    let mut two: Vec<Breakage> = TWO.iter().map(|it| single(&BREAKAGES[*it])).collect();
    two.sort_by_key(|it| it.start);
    cases.push(two);
    assert_eq!(cases.len(), 26);
    for backend in Backend::ALL {
        let (mut all, mut kept) = (0, 0);
        for case in &cases {
            let (healthy, survived, lost) = survive(BRIEF, case, backend);
            if !lost.is_empty() {
                println!(
                    "{backend:?}, {}: lost {} {:?}",
                    case[0].name,
                    lost.len(),
                    &lost[..lost.len().min(4)]
                );
            }
            all += healthy;
            kept += survived;
        }
        report("26 listed breakages", backend, kept, all);
    }
}

#[test]
fn each_listed_breakage_is_reported_once_and_on_its_line() {
    let index = |text: &str| LineIndex::new(text);
    for (name, from, to) in BREAKAGES {
        let it = breakage(name, from, to);
        let mut text = BRIEF.to_owned();
        text.replace_range(it.start..it.end, &it.insert);
        let line = index(&text).line_col(TextSize::new(it.start as u32)).line;
        for backend in Backend::ALL {
            let doc = Document::parse_with(&*text, backend);
            let lines: Vec<u32> = doc
                .faults()
                .iter()
                .map(|it| index(&text).line_col(it.range.start()).line)
                .collect();
            assert_eq!(lines, [line], "{name}, {backend:?}: {:?}", doc.faults());
        }
    }
}

fn report(what: &str, backend: Backend, kept: usize, all: usize) {
    println!(
        "{what}, {backend:?}: {kept} of {all} healthy leaves kept ({}.{:02} %)",
        kept * 100 / all,
        kept * 10_000 / all % 100
    );
    assert!(
        kept * 100 >= all * 98,
        "{what}, {backend:?}: {kept} of {all}"
    );
}

/// Small numbers, the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

/// A random typing error on a random line.
fn random(source: &str, dice: &mut Dice) -> Breakage {
    let lines: Vec<(usize, &str)> = source
        .lines()
        .map(|it| (it.as_ptr() as usize - source.as_ptr() as usize, it))
        .filter(|(_, it)| !it.trim().is_empty() && !it.trim_start().starts_with('#'))
        .collect();
    let (start, line) = *dice.pick(&lines);
    let indent = line.len() - line.trim_start().len();
    let places: Vec<usize> = line
        .char_indices()
        .map(|it| it.0)
        .filter(|it| *it >= indent)
        .collect();
    let at = *dice.pick(&places);
    let width = line[at..].chars().next().map_or(0, char::len_utf8);
    let (name, from, to, insert): (&str, usize, usize, String) = match dice.below(10) {
        0 => ("delete a character", at, at + width, String::new()),
        1 | 2 => {
            let signs = [
                "\"", "'", "[", "]", "{", "}", ":", ": ", ",", "*", "&", "#", "@", "`", "|", ">",
                "%", "!", "-", "\t",
            ];
            ("insert a sign", at, at, (*dice.pick(&signs)).into())
        }
        3 => ("cut the line", at, line.len(), String::new()),
        4 => ("one space more", 0, 0, " ".into()),
        5 if indent > 0 => ("one space less", 0, 1, String::new()),
        6 => ("a tab", 0, indent, "\t".into()),
        7 => {
            let word = [
                "par",
                "- ",
                "-",
                "key",
                "\"ke",
                "{a: 1",
                "[x, y",
                "note: 'it",
                "案",
            ];
            (
                "a new line",
                0,
                0,
                format!("{}{}\n", &line[..indent], dice.pick(&word)),
            )
        }
        8 => match line.find(':') {
            Some(colon) => ("no colon", colon, colon + 1, String::new()),
            None => ("two spaces more", 0, 0, "  ".into()),
        },
        _ => match line.find([']', '}', '"', '\'']) {
            Some(sign) => ("no closing sign", sign, sign + 1, String::new()),
            None => ("double a word", at, at, line[at..].into()),
        },
    };
    Breakage {
        name: name.into(),
        start: start + from,
        end: start + to,
        insert,
    }
}

#[test]
fn healthy_leaves_survive_random_breakages() {
    for backend in Backend::ALL {
        let (mut all, mut kept) = (0, 0);
        let mut by_name: HashMap<String, (usize, usize)> = HashMap::new();
        for seed in 1..=2000 {
            let mut dice = Dice::new(seed);
            let case = random(BRIEF, &mut dice);
            let name = case.name.clone();
            let (healthy, survived, lost) = survive(BRIEF, &[case], backend);
            if std::env::var_os("GRAVAMEN_SHOW_LOST").is_some() && lost.len() > 3 {
                println!("{seed} {name}: lost {} {:?}", lost.len(), &lost[..3]);
            }
            let sum = by_name.entry(name).or_default();
            *sum = (sum.0 + healthy, sum.1 + lost.len());
            all += healthy;
            kept += survived;
        }
        println!("{by_name:?}");
        report("2,000 random breakages", backend, kept, all);
    }
}

#[test]
fn many_errors_give_as_many_reports() {
    for backend in Backend::ALL {
        for wanted in [1, 3, 10, 30] {
            let mut lines: Vec<String> = BRIEF.lines().map(str::to_owned).collect();
            let candidates: Vec<usize> = (0..lines.len())
                .filter(|it| {
                    lines[*it].contains(": ")
                        && !lines[*it].contains(['{', '[', '"', '\'', '#', '|', '>'])
                })
                .filter(|it| lines[*it].starts_with("    ") && !lines[*it].starts_with("     "))
                .collect();
            assert!(candidates.len() >= 30, "{}", candidates.len());
            let step = candidates.len() / wanted;
            let broken: Vec<u32> = (0..wanted).map(|it| candidates[it * step] as u32).collect();
            for line in &broken {
                let line = &mut lines[*line as usize];
                *line = line.replacen(": ", ": \"", 1);
            }
            let text = lines.join("\n");
            let doc = Document::parse_with(&*text, backend);
            let index = LineIndex::new(&text);
            let reported: Vec<u32> = doc
                .faults()
                .iter()
                .map(|it| index.line_col(it.range.start()).line)
                .collect();
            assert_eq!(reported, broken, "{backend:?}: {:?}", doc.faults());
            assert!(doc.root().is_some_and(|it| it.kind() == NodeKind::Mapping));
        }
    }
}

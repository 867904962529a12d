//! Every change of a schema file by the smallest step.

use gravamen::text::{Edit, TextRange};
use gravamen::yaml::{Document, Entry, Node, edit};

use super::steps::steps;

/// A change of one file of the law.
#[derive(Default)]
pub struct Mutant {
    pub file: usize,
    pub edits: Vec<Edit>,
    /// The ground or other thing that the changed place belongs to.
    pub about: String,
    /// The word that is changed or taken out.
    pub word: String,
    /// Whether only a number changes, so that every example reads as before.
    pub is_step: bool,
    /// What is changed, for the report.
    pub says: String,
}

/// Keys below which there are words for people and not law.
const WORDS: [&str; 9] = [
    "title", "summary", "terms", "short", "source", "url", "en", "zh", "schema",
];

/// Keys without which a ground or an overlay says something else.
const TAKEN_OUT: [&str; 5] = ["presumption", "minus", "weigh", "displaces", "also-fits"];

pub fn mutants(file: usize, source: &str) -> Vec<Mutant> {
    let doc = Document::parse(source);
    let mut gather = Gather {
        file,
        res: Vec::new(),
    };
    let mut open: Vec<(Node<'_>, Vec<&str>)> = Vec::new();
    open.extend(doc.root().map(|it| (it, Vec::new())));
    while let Some((node, path)) = open.pop() {
        for entry in node.entries() {
            let key = entry.key_text().unwrap_or_default();
            gather.entry(&path, key, entry);
            if !WORDS.contains(&key) {
                open.push((entry.value, path.iter().copied().chain([key]).collect()));
            }
        }
        let single = node.items().count() == 1;
        for item in node.items() {
            if !single && item.scalar().is_some() {
                gather.without(&path, item, item.text());
            }
            open.push((item, path.clone()));
        }
        if node.scalar().is_some() {
            gather.stepped(&path, node);
        }
    }
    gather.res
}

struct Gather {
    file: usize,
    res: Vec<Mutant>,
}

impl Gather {
    fn entry(&mut self, path: &[&str], key: &str, entry: Entry<'_>) {
        match path.last() {
            Some(&"choices") if key.parse::<u32>().is_ok() => self.stepped(path, entry.key),
            Some(&("where" | "unless" | "values")) => self.without(path, entry.key, key),
            _ => {}
        }
        let prior = key == "within" && entry.value.is_mapping();
        if TAKEN_OUT.contains(&key) || prior {
            self.without(path, entry.key, key);
        }
        if path.contains(&"grounds") && !path.contains(&"where") {
            match key {
                "at-least" => self.replaced(path, entry.key, "more-than"),
                "more-than" => self.replaced(path, entry.key, "at-least"),
                _ => {}
            }
        }
    }

    /// Takes an entry or an item out.
    fn without(&mut self, path: &[&str], node: Node<'_>, word: &str) {
        let edits = edit::remove(node).expect("it stands there");
        self.push(path, edits, word, format!("without `{word}`"));
    }

    /// Puts another word in the place of one.
    fn replaced(&mut self, path: &[&str], node: Node<'_>, insert: &str) {
        let says = format!("`{}` as `{insert}`", node.text());
        self.push(path, vec![replace(node.range(), insert)], node.text(), says);
    }

    /// Puts the next smaller and the next greater number in the place of one.
    fn stepped(&mut self, path: &[&str], node: Node<'_>) {
        for text in steps(node.text(), path) {
            self.replaced(path, node, &text);
            if let Some(last) = self.res.last_mut() {
                last.is_step = path.last() != Some(&"choices");
            }
        }
    }

    fn push(&mut self, path: &[&str], edits: Vec<Edit>, word: &str, says: String) {
        let (about, word) = (about(path), word.to_owned());
        self.res.push(Mutant {
            file: self.file,
            edits,
            about,
            word,
            says,
            ..Mutant::default()
        });
    }
}

fn replace(range: TextRange, insert: &str) -> Edit {
    Edit {
        range,
        insert: insert.to_owned(),
    }
}

/// The ground, fact kind or other thing that a path leads into.
fn about(path: &[&str]) -> String {
    let below = ["grounds", "facts", "readings", "instruments"];
    let at = path.iter().position(|it| below.contains(it));
    at.and_then(|it| path.get(it + 1))
        .or(path.first())
        .unwrap_or(&"")
        .to_string()
}

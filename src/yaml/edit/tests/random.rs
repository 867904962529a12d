//! Random texts, random edits, and what should come of them.

use super::*;

/// What a text says.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Null,
    Text(String),
    Map(Vec<(String, Value)>),
    List(Vec<Value>),
}

impl Value {
    fn outline(&self) -> String {
        match self {
            Self::Null => "_".into(),
            Self::Text(text) => text.clone(),
            Self::Map(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{key}: {}", value.outline()))
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::outline).collect();
                format!("[{}]", items.join(", "))
            }
        }
    }
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }
}

fn value(dice: &mut Dice, depth: usize) -> Value {
    let words = [
        "lin",
        "185,000 CNY",
        "it's: so",
        "案",
        "2023-06",
        "\"q\"",
        "- x",
        "a b",
        "#1",
        "",
    ];
    match dice.below(if depth == 0 { 3 } else { 7 }) {
        0 => Value::Null,
        1 | 2 => Value::Text(words[dice.below(words.len())].into()),
        3..=5 => {
            let count = dice.below(4);
            Value::Map(
                (0..count)
                    .map(|it| (format!("k{it}"), value(dice, depth - 1)))
                    .collect(),
            )
        }
        _ => Value::List((0..dice.below(4)).map(|_| value(dice, depth - 1)).collect()),
    }
}

/// Writes a value in a random style.
struct Writer<'r> {
    dice: &'r mut Dice,
    text: String,
    comments: usize,
}

impl Writer<'_> {
    fn newline(&mut self, comments: bool) {
        if comments && self.dice.one_in(4) {
            self.comments += 1;
            self.text.push_str(&format!("  # c{}", self.comments));
        }
        self.text.push('\n');
    }

    fn own_line_comment(&mut self, indent: usize) {
        if self.dice.one_in(6) {
            self.comments += 1;
            self.text
                .push_str(&format!("{}# c{}\n", " ".repeat(indent), self.comments));
        } else if self.dice.one_in(8) {
            self.text.push('\n');
        }
    }

    /// A value after its key or dash, and the end of its line.
    fn after(&mut self, value: &Value, indent: usize, key: bool) {
        let step = 1 + self.dice.below(4);
        match value {
            Value::Map(entries) if !entries.is_empty() && !self.dice.one_in(3) => {
                if !key && self.dice.one_in(2) {
                    self.text.push(' ');
                    return self.entries(entries, indent + 2, true);
                }
                self.newline(true);
                self.entries(entries, indent + step, false);
            }
            Value::List(items) if !items.is_empty() && !self.dice.one_in(3) => {
                if !key && self.dice.one_in(2) {
                    self.text.push(' ');
                    return self.items(items, indent + 2, true);
                }
                self.newline(true);
                let step = if key && self.dice.one_in(3) { 0 } else { step };
                self.items(items, indent + step, false);
            }
            Value::Null if !self.dice.one_in(4) => self.newline(true),
            Value::Text(text)
                if self.dice.one_in(6) && !text.is_empty() && !text.starts_with(' ') =>
            {
                let keep = self.dice.one_in(3);
                self.text.push_str(if keep { " |-" } else { " >-" });
                self.newline(true);
                self.text
                    .push_str(&format!("{}{text}\n", " ".repeat(indent + step)));
                if self.dice.one_in(4) {
                    self.text.push('\n');
                }
            }
            other => {
                self.text.push(' ');
                self.flow(other, indent + 1);
                self.newline(true);
            }
        }
    }

    fn entries(&mut self, entries: &[(String, Value)], indent: usize, here: bool) {
        for (at, (key, value)) in entries.iter().enumerate() {
            if !(here && at == 0) {
                self.own_line_comment(indent);
                self.text.push_str(&" ".repeat(indent));
            }
            self.text.push_str(key);
            self.text.push(':');
            self.after(value, indent, true);
        }
    }

    fn items(&mut self, items: &[Value], indent: usize, here: bool) {
        for (at, value) in items.iter().enumerate() {
            if !(here && at == 0) {
                self.own_line_comment(indent);
                self.text.push_str(&" ".repeat(indent));
            }
            self.text.push('-');
            self.after(value, indent, false);
        }
    }

    fn flow(&mut self, value: &Value, indent: usize) {
        match value {
            Value::Null => self.text.push('~'),
            Value::Text(text) => {
                let style =
                    [Style::Plain, Style::SingleQuoted, Style::DoubleQuoted][self.dice.below(3)];
                self.text.push_str(&in_style(text, style, Context::Flow));
            }
            Value::Map(entries) => {
                let parts = entries
                    .iter()
                    .map(|(key, value)| (Some(key), value))
                    .collect();
                self.brackets(('{', '}'), parts, indent);
            }
            Value::List(items) => {
                let parts = items.iter().map(|it| (None, it)).collect();
                self.brackets(('[', ']'), parts, indent);
            }
        }
    }

    fn brackets(
        &mut self,
        signs: (char, char),
        parts: Vec<(Option<&String>, &Value)>,
        indent: usize,
    ) {
        let lines = self.dice.one_in(4) && !parts.is_empty();
        let trailing = self.dice.one_in(5) && !parts.is_empty();
        let count = parts.len();
        self.text.push(signs.0);
        for (at, (key, value)) in parts.into_iter().enumerate() {
            if lines {
                self.newline(true);
                self.own_line_comment(indent + 2);
                self.text.push_str(&" ".repeat(indent + 2));
            } else if self.dice.one_in(3) {
                self.text.push(' ');
            }
            if let Some(key) = key {
                self.text.push_str(key);
                self.text.push_str(": ");
            }
            self.flow(value, indent + 2);
            if at + 1 < count || trailing {
                self.text.push(',');
            }
        }
        if lines {
            self.newline(true);
            self.text.push_str(&" ".repeat(indent));
        }
        self.text.push(signs.1);
    }
}

fn write(dice: &mut Dice, value: &Value) -> String {
    let mut writer = Writer {
        dice,
        text: String::new(),
        comments: 0,
    };
    writer.own_line_comment(0);
    match value {
        Value::Map(entries) if !entries.is_empty() => writer.entries(entries, 0, false),
        Value::List(items) if !items.is_empty() => writer.items(items, 0, false),
        other => {
            writer.flow(other, 0);
            writer.text.push('\n');
        }
    }
    let mut text = writer.text;
    if dice.one_in(5) {
        text = text.replace('\n', "\r\n");
    }
    if dice.one_in(5) {
        text.truncate(text.trim_end_matches(['\r', '\n']).len());
    }
    text
}

/// The value at a way through mappings and lists.
fn reach<'v>(value: &'v mut Value, way: &[usize]) -> &'v mut Value {
    match (way, value) {
        ([], value) => value,
        ([at, way @ ..], Value::Map(entries)) => reach(&mut entries[*at].1, way),
        ([at, way @ ..], Value::List(items)) => reach(&mut items[*at], way),
        _ => unreachable!("the way was taken in this value"),
    }
}

fn node<'d>(doc: &'d Document, way: &[usize]) -> Node<'d> {
    let mut node = doc.root().expect("every random text says something");
    for at in way {
        node = match node.kind() {
            NodeKind::Mapping => node.entries().nth(*at).expect("an entry").value,
            _ => node.items().nth(*at).expect("an item"),
        };
    }
    node
}

/// A random way to some value.
fn stroll(dice: &mut Dice, value: &Value) -> Vec<usize> {
    let mut way = Vec::new();
    let mut value = value;
    loop {
        let inside: Vec<&Value> = match value {
            Value::Map(entries) => entries.iter().map(|it| &it.1).collect(),
            Value::List(items) => items.iter().collect(),
            _ => return way,
        };
        if inside.is_empty() || dice.one_in(4) {
            return way;
        }
        let at = dice.below(inside.len());
        way.push(at);
        value = inside[at];
    }
}

/// Makes one random edit in one random text. Whether there was an edit.
pub fn check(seed: u64) -> bool {
    let dice = &mut Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let before = value(dice, 4);
    let source = write(dice, &before);
    let doc = Document::parse(&*source);
    assert_eq!(doc.faults(), [], "{seed}\n{source}");
    let root = doc
        .root()
        .map(outline)
        .expect("every random text says something");
    assert_eq!(root, before.outline(), "{seed}\n{source}");

    let way = stroll(dice, &before);
    let mut expected = before.clone();
    let target = node(&doc, &way);
    let place = reach(&mut expected, &way);
    let mut gone = TextRange::default();
    let edits = match (dice.below(4), &mut *place) {
        (0, _) if !way.is_empty() => {
            let (last, holder) = way.split_last().expect("it is not empty");
            match reach(&mut expected, holder) {
                Value::Map(entries) => drop(entries.remove(*last)),
                Value::List(items) => drop(items.remove(*last)),
                _ => {}
            }
            gone = target.entry().map_or(target.full_range(), |it| {
                it.range().cover(target.full_range())
            });
            remove(target)
        }
        (_, Value::Map(entries)) => {
            let at = dice.below(entries.len() + 1);
            let entry = ("new".to_owned(), Value::Text("x, y".into()));
            let after = target.entries().nth(at).filter(|_| at + 1 < entries.len());
            match after {
                Some(after) => {
                    entries.insert(at + 1, entry);
                    insert_entry(target, "new", "\"x, y\"", At::After(after.key))
                }
                None => {
                    entries.push(entry);
                    insert_entry(target, "new", "\"x, y\"", At::End)
                }
            }
        }
        (_, Value::List(items)) => {
            items.push(Value::Text("new".into()));
            insert_item(target, "new", At::End)
        }
        (1, Value::Null) => {
            *place = Value::List(vec![Value::Text("new".into())]);
            insert_item(target, "new", At::End)
        }
        (2, Value::Null) => {
            *place = Value::Map(vec![("new".into(), Value::Text("1".into()))]);
            insert_entry(target, "new", "1", At::End)
        }
        (1, Value::Text(text)) => {
            let text = text.clone();
            *place = Value::List(vec![Value::Text(text)]);
            wrap_in_list(target)
        }
        _ => {
            *place = Value::Text("it's, \"so\"".into());
            set_value(target, "it's, \"so\"")
        }
    };
    let Some(edits) = edits else { return false };
    let after = apply(&source, &edits).expect("edits do not overlap");
    let said = format!("{seed} {edits:?}\n{source}\n-->\n{after}");
    for backend in Backend::ALL {
        let doc = Document::parse_with(&*after, backend);
        assert_eq!(doc.faults(), [], "{said}");
        assert_eq!(doc.root().map(outline), Some(expected.outline()), "{said}");
    }
    keeps_comments(&doc, &Document::parse(&*after), gone, &said);
    assert!(
        !source.contains("\r\n") || !after.replace("\r\n", "").contains(['\r', '\n']),
        "{said}"
    );
    true
}

/// Every comment is still there, but those inside what is gone or at the end of its last
/// line.
fn keeps_comments(before: &Document, after: &Document, gone: TextRange, said: &str) {
    let left: Vec<&str> = after.comments().iter().map(|it| it.text(after)).collect();
    let end = usize::from(gone.end());
    let end = place::line_end(before, end);
    for comment in before.comments() {
        let lost = gone.start() < comment.range.start() && usize::from(comment.range.start()) < end;
        let text = comment.text(before);
        assert!(lost || left.contains(&text), "{text} is lost: {said}");
    }
}

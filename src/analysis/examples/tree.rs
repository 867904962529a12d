//! A piece of a brief on its own, to be merged with others and written out as YAML.

use std::borrow::Cow;

use crate::schema::read::Val;
use crate::yaml::{NodeKind, Style};

/// A value, as it is written or as it was put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree<'d> {
    /// Nothing: in a change, that something is taken away.
    Null,
    /// A scalar as it is written, on one line.
    Scalar(Cow<'d, str>),
    Map(Vec<(Cow<'d, str>, Tree<'d>)>),
    List(Vec<Tree<'d>>),
}

impl<'d> Tree<'d> {
    /// A word that needs no quotes.
    pub(super) fn word(word: impl Into<Cow<'d, str>>) -> Self {
        Self::Scalar(word.into())
    }

    pub(super) const fn map() -> Self {
        Self::Map(Vec::new())
    }

    /// What stands in a file; aliases are written out.
    pub(super) fn read(val: Val<'d>) -> Self {
        match val.node.kind() {
            NodeKind::Mapping => {
                let entries = val.node.entries();
                Self::Map(
                    entries
                        .map(|it| (key(val.with(it.key)), Self::read(val.with(it.value))))
                        .collect(),
                )
            }
            NodeKind::Sequence => Self::List(val.items().map(Self::read).collect()),
            NodeKind::Scalar => Self::Scalar(scalar(val)),
            NodeKind::Null | NodeKind::Alias | NodeKind::Error => Self::Null,
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|it| it.0 == key).map(|it| &it.1),
            _ => None,
        }
    }

    /// The value of a key, put there as an empty mapping when it is missing.
    pub(super) fn entry(&mut self, key: &str) -> &mut Self {
        if !matches!(self, Self::Map(_)) {
            *self = Self::map();
        }
        let Self::Map(entries) = self else {
            unreachable!("it was made a mapping")
        };
        let at = entries
            .iter()
            .position(|it| it.0 == key)
            .unwrap_or_else(|| {
                entries.push((Cow::Owned(key.to_owned()), Self::map()));
                entries.len() - 1
            });
        &mut entries[at].1
    }

    pub(super) fn set(&mut self, key: &str, value: Self) {
        *self.entry(key) = value;
    }

    pub(super) fn first(&mut self) -> Option<&mut Self> {
        match self {
            Self::List(items) => items.first_mut(),
            _ => None,
        }
    }

    pub(super) fn remove(&mut self, drop: impl Fn(&str) -> bool) {
        if let Self::Map(entries) = self {
            entries.retain(|it| !drop(&it.0));
        }
    }

    /// Lays another tree over this one: mappings are merged key by key, nothing takes a key
    /// away, anything else takes the place of what stood there.
    pub(super) fn merge(&mut self, over: Self) {
        let Self::Map(changes) = over else {
            *self = over;
            return;
        };
        for (key, change) in changes {
            if change == Self::Null {
                self.remove(|it| it == key);
            } else {
                self.merge_key(&key, change);
            }
        }
    }

    fn merge_key(&mut self, key: &str, change: Self) {
        let known = self.get(key).is_some();
        let old = self.entry(key);
        if known {
            old.merge(change);
        } else {
            *old = change;
        }
    }

    /// The tree as block YAML.
    pub(super) fn write(&self) -> String {
        let mut res = String::new();
        self.lines(0, &mut res);
        res
    }

    fn lines(&self, indent: usize, out: &mut String) {
        match self {
            Self::Map(entries) => {
                for (key, value) in entries {
                    line(indent, key, ":", out);
                    value.after(indent, out);
                }
            }
            Self::List(items) => {
                for item in items {
                    line(indent, "-", "", out);
                    item.after(indent, out);
                }
            }
            Self::Null | Self::Scalar(_) => self.after(indent, out),
        }
    }

    /// What follows a key or a dash, to the end of its lines.
    fn after(&self, indent: usize, out: &mut String) {
        match self {
            Self::Null => out.push('\n'),
            Self::Scalar(text) => {
                out.push(' ');
                out.push_str(text);
                out.push('\n');
            }
            Self::Map(entries) if entries.is_empty() => out.push_str(" {}\n"),
            Self::List(items) if items.is_empty() => out.push_str(" []\n"),
            _ => {
                out.push('\n');
                self.lines(indent + 2, out);
            }
        }
    }
}

fn line(indent: usize, start: &str, mark: &str, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(start);
    out.push_str(mark);
}

/// A key as it reads, when it needs no quotes.
fn key<'d>(val: Val<'d>) -> Cow<'d, str> {
    let Some(scalar) = val.node.scalar() else {
        return Cow::Borrowed("~");
    };
    let plain = !scalar.value.is_empty()
        && scalar
            .value
            .chars()
            .all(|it| it.is_alphanumeric() || matches!(it, '-' | '_' | '.'));
    if plain {
        Cow::Borrowed(scalar.value)
    } else {
        quoted(scalar.value).into()
    }
}

/// A scalar on one line keeps its form: `200000 CNY` must not become a text in quotes.
fn scalar<'d>(val: Val<'d>) -> Cow<'d, str> {
    let Some(scalar) = val.node.scalar() else {
        return Cow::Borrowed("");
    };
    let one_line = !matches!(scalar.style, Style::Literal | Style::Folded)
        && !scalar.raw.contains(['\n', '\r']);
    if one_line {
        Cow::Borrowed(scalar.raw)
    } else {
        quoted(scalar.value).into()
    }
}

fn quoted(text: &str) -> String {
    let mut res = String::with_capacity(text.len() + 2);
    res.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => res.extend(['\\', letter]),
            '\n' => res.push_str("\\n"),
            '\r' => res.push_str("\\r"),
            '\t' => res.push_str("\\t"),
            _ if letter.is_control() => {}
            _ => res.push(letter),
        }
    }
    res.push('"');
    res
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cite::FileId;
    use crate::yaml::Document;

    fn tree(source: &str) -> Tree<'static> {
        let doc = Box::leak(Box::new(Document::parse(source)));
        Tree::read(Val::new(FileId(0), doc.root().unwrap()))
    }

    #[test]
    fn writes_what_it_read() {
        let source = "a: 1\nb:\n  - {c: 200000 CNY, d: [x, \"y: z\"]}\n  - ~\ne: {}\n";
        let written = tree(source).write();
        assert_eq!(tree(&written), tree(source));
        assert!(written.contains("c: 200000 CNY\n"), "{written}");
    }

    #[test]
    fn a_text_of_several_lines_stays_one_value() {
        let source = "note: |\n  one\n  two: 林某\n";
        let written = tree(source).write();
        let doc = Document::parse(written);
        assert_eq!(
            doc.root().unwrap().get("note").unwrap().value.value(),
            Some("one\ntwo: 林某\n")
        );
    }

    #[test]
    fn lays_changes_over_key_by_key() {
        let mut base = tree("facts: {a: {kind: x, amount: 1}, b: {kind: y}}\nnote: n\n");
        base.merge(tree("facts: {a: {amount: 2}, b: ~, c: {kind: z}}\n"));
        let expected = "facts: {a: {kind: x, amount: 2}, c: {kind: z}}\nnote: n\n";
        assert_eq!(base.write(), tree(expected).write());
    }
}

//! What is at a byte of the text, and the way to it in words.

use super::{Document, Entry, Node, NodeId};
use crate::text::{TextRange, TextSize};

/// What is at a byte.
#[derive(Clone, Debug)]
pub struct Place<'d> {
    /// The nodes that hold it, from the top node to the smallest.
    pub nodes: Vec<Node<'d>>,
    /// Where among them.
    pub on: On<'d>,
}

/// Where a byte is.
#[derive(Clone, Copy, Debug)]
pub enum On<'d> {
    /// On the key of an entry, or directly after it.
    Key(Entry<'d>),
    /// On the value of an entry, or after its colon where the value may still come.
    Value(Entry<'d>),
    /// On an item of a sequence, or after its dash where the item may still come.
    Item(Node<'d>),
    /// Between the entries or items of the last of the nodes, where a new one may begin.
    Between,
    /// In a comment, or beside something that is complete.
    Nothing,
}

impl<'d> Place<'d> {
    /// The smallest node that holds the byte.
    pub fn node(&self) -> Option<Node<'d>> {
        self.nodes.last().copied()
    }

    /// The innermost mapping that holds it.
    pub fn mapping(&self) -> Option<Node<'d>> {
        self.nodes.iter().rev().find(|it| it.is_mapping()).copied()
    }
}

impl Document {
    /// What is at `offset`; the end of a word counts as on it. On a blank line the column
    /// tells which mapping is meant, as it would for the line that is about to be written.
    ///
    /// An offset past the end is the end, one inside a character is its start.
    pub fn at(&self, offset: TextSize) -> Place<'_> {
        let offset = self.source.floor_char_boundary(offset.into());
        let offset = TextSize::of(&self.source[..offset]);
        if self.is_in_comment(offset) {
            return Place {
                nodes: Vec::new(),
                on: On::Nothing,
            };
        }
        let Some(last) = self.started(offset) else {
            return Place {
                nodes: self.root().into_iter().collect(),
                on: On::Between,
            };
        };
        let holds = |it: &Node<'_>| {
            let end = it.range().end();
            let open = it.is_flow() && it.is_broken() && end <= offset;
            let goes_on = || !self.source[TextRange::new(end, offset)].contains(|c| c != ' ');
            it.full_range().contains_inclusive(offset) || (open && goes_on())
        };
        let line = self.line_start(offset);
        let indent = &self.source[usize::from(line)..usize::from(offset)];
        let blank = indent.trim_matches([' ', '\t', '\u{feff}']).is_empty();
        match up(last).find(holds) {
            Some(node) if !node.is_mapping() && !node.is_sequence() => on_leaf(node),
            Some(node) if node.is_flow() && inside(&node, offset) => in_flow(node, last, offset),
            _ if blank => self.on_blank_line(last, offset - line, offset),
            _ => self.after(last, line, offset),
        }
    }

    /// Whether an offset is in a comment, behind its `#`; its end counts.
    fn is_in_comment(&self, offset: TextSize) -> bool {
        let before = self
            .comments()
            .partition_point(|it| it.range.start() < offset);
        let last = before.checked_sub(1).map(|it| &self.comments()[it]);
        last.is_some_and(|it| offset <= it.range.end())
    }

    /// The last node that begins at or before `offset`.
    fn started(&self, offset: TextSize) -> Option<Node<'_>> {
        let offset = u32::from(offset);
        let after = self.tree.nodes.partition_point(|it| it.start <= offset);
        after.checked_sub(1).map(|it| self.node(NodeId(it as u32)))
    }

    fn line_start(&self, offset: TextSize) -> TextSize {
        let line = self.lines().line_col(offset).line;
        self.lines().full_line_range(line).start()
    }

    /// The column of a node, in bytes, a byte order mark not counted.
    pub(super) fn column(&self, at: TextSize) -> TextSize {
        let line = self.line_start(at);
        let mark = self.source[usize::from(line)..usize::from(at)].starts_with('\u{feff}');
        at - line
            - if mark {
                TextSize::of('\u{feff}')
            } else {
                0.into()
            }
    }

    fn on_blank_line<'d>(&'d self, last: Node<'d>, col: TextSize, offset: TextSize) -> Place<'d> {
        let column = |it: &Node<'_>| self.column(it.range().start());
        if last.is_null() && last.range().end() <= offset {
            let deeper = last.parent().is_some_and(|it| col > column(&it));
            if deeper && !last.is_key() && !last.parent().is_some_and(|it| it.is_flow()) {
                return on_leaf(last);
            }
        }
        let outer = up(last).filter(|it| (it.is_mapping() || it.is_sequence()) && !it.is_flow());
        let outer: Vec<Node<'d>> = outer.collect();
        let level = |it: &&Node<'_>| column(it) == col;
        let chosen = outer.iter().filter(|it| it.is_mapping()).find(level);
        let chosen = chosen.or_else(|| outer.iter().find(level));
        let chosen = chosen.or_else(|| outer.iter().find(|it| column(it) < col));
        match chosen.or(outer.last()) {
            Some(node) => between(*node),
            None => Place {
                nodes: path(last),
                on: On::Nothing,
            },
        }
    }

    /// On a line with something before the offset, and nothing at it.
    fn after<'d>(&'d self, last: Node<'d>, line: TextSize, offset: TextSize) -> Place<'d> {
        let end = last.full_range().end();
        if end < line || end > offset {
            return Place {
                nodes: path(last),
                on: On::Nothing,
            };
        }
        let gap = &self.source[TextRange::new(end, offset)];
        if last.is_key() && gap.trim().starts_with(':') {
            let entry = last.entry();
            return entry.map_or_else(|| between(last), |it| on_leaf_value(it));
        }
        if last.is_null() && last.range().is_empty() && gap.trim().is_empty() {
            return on_leaf(last);
        }
        Place {
            nodes: path(last),
            on: On::Nothing,
        }
    }
}

/// A node and all that hold it, innermost first.
fn up(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    std::iter::successors(Some(node), Node::parent)
}

fn path(node: Node<'_>) -> Vec<Node<'_>> {
    let mut res: Vec<Node<'_>> = up(node).collect();
    res.reverse();
    res
}

fn between(node: Node<'_>) -> Place<'_> {
    Place {
        nodes: path(node),
        on: On::Between,
    }
}

fn on_leaf(node: Node<'_>) -> Place<'_> {
    // A key that has no colon has its missing value where it ends itself.
    if let Some(Entry { key, value }) = node.entry().filter(|_| !node.is_key())
        && value.range().is_empty()
        && value.range().start() == key.range().end()
    {
        return on_leaf(key);
    }
    let on = match node.entry() {
        Some(entry) if node.is_key() => On::Key(entry),
        Some(entry) => On::Value(entry),
        None if node.parent().is_some() => On::Item(node),
        None => On::Nothing,
    };
    Place {
        nodes: path(node),
        on,
    }
}

fn on_leaf_value(entry: Entry<'_>) -> Place<'_> {
    Place {
        nodes: path(entry.value),
        on: On::Value(entry),
    }
}

/// Whether an offset lies between the brackets of a collection.
fn inside(node: &Node<'_>, offset: TextSize) -> bool {
    let range = node.range();
    let closed = node.text().ends_with([']', '}']) && !node.is_broken();
    range.start() < offset && (offset < range.end() || !closed)
}

fn in_flow<'d>(node: Node<'d>, last: Node<'d>, offset: TextSize) -> Place<'d> {
    let inner = up(last).find(|it| it.parent().is_some_and(|it| it.id() == node.id()));
    let Some(inner) = inner else {
        return between(node);
    };
    let end = inner.full_range().end();
    let gap = &inner.document().source()[TextRange::new(end.min(offset), offset)];
    match inner.entry() {
        Some(entry) if inner.is_key() && gap.contains(':') => on_leaf_value(entry),
        Some(entry) if inner.is_null() && !inner.is_key() && gap.trim().is_empty() => {
            on_leaf_value(entry)
        }
        _ if gap.contains(',') || gap.is_empty() => between(node),
        _ => Place {
            nodes: path(node),
            on: On::Nothing,
        },
    }
}

impl<'d> Node<'d> {
    /// The way to it from the top, in words: `facts.settled.amount`, `charges[0].grounds`.
    /// A key that is no plain word stands in quotes, one that cannot be read as `?`.
    pub fn path(&self) -> String {
        let mut res = String::new();
        for node in path(*self) {
            if let Some(entry) = node.entry() {
                step(&mut res, entry.key_text());
            } else if let Some(parent) = node.parent() {
                let before = parent.items().take_while(|it| it.id() < node.id()).count();
                res.push_str(&format!("[{before}]"));
            }
        }
        res
    }
}

fn step(res: &mut String, key: Option<&str>) {
    let word = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_');
    match key {
        Some(key) if !key.is_empty() && key.chars().all(word) => {
            if !res.is_empty() {
                res.push('.');
            }
            res.push_str(key);
        }
        Some(key) => res.push_str(&format!(
            "[\"{}\"]",
            key.replace('\\', "\\\\").replace('"', "\\\"")
        )),
        None => res.push_str(if res.is_empty() { "?" } else { ".?" }),
    }
}

impl Document {
    /// The node that a path as of [`Node::path`] leads to, if there is one.
    pub fn find(&self, path: &str) -> Option<Node<'_>> {
        let mut node = self.root()?;
        let mut rest = path;
        while !rest.is_empty() {
            let (next, after) = follow(node, rest)?;
            node = next;
            rest = after;
        }
        Some(node)
    }
}

/// One step along a path, and what is left of it.
fn follow<'d, 'p>(node: Node<'d>, path: &'p str) -> Option<(Node<'d>, &'p str)> {
    if let Some(quoted) = path.strip_prefix("[\"") {
        let (key, rest) = unquote(quoted)?;
        return Some((node.get(&key)?.value, rest));
    }
    if let Some(number) = path.strip_prefix('[') {
        let (number, rest) = number.split_once(']')?;
        return Some((node.items().nth(number.parse().ok()?)?, rest));
    }
    let path = path.strip_prefix('.').unwrap_or(path);
    let end = path.find(['.', '[']).unwrap_or(path.len());
    Some((node.get(&path[..end])?.value, &path[end..]))
}

fn unquote(text: &str) -> Option<(String, &str)> {
    let mut key = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => key.push(chars.next()?.1),
            '"' => return Some((key, text[at + 1..].strip_prefix(']')?)),
            _ => key.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests;

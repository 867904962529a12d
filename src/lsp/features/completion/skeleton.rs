//! Skeletons of whole entries: keys with places to fill in. They state nothing.

use rustc_hash::FxHashSet;

use super::Cx;
use super::keys::takes_many;
use super::piece::Piece;
use crate::brief::Section;
use crate::schema::{FactKind, FieldKind};

/// A key of an entry with what stands behind it.
pub struct Line<'a> {
    key: &'a str,
    value: Value<'a>,
}

enum Value<'a> {
    /// This word.
    Word(&'a str),
    /// A place for one value.
    One,
    /// A place for a list.
    Many,
}

impl<'a> Line<'a> {
    /// A key with its value.
    pub const fn word(key: &'a str, word: &'a str) -> Self {
        let value = Value::Word(word);
        Self { key, value }
    }

    /// A key with a place to fill in.
    pub const fn one(key: &'a str) -> Self {
        let value = Value::One;
        Self { key, value }
    }

    /// A key with a list to fill in.
    pub const fn many(key: &'a str) -> Self {
        let value = Value::Many;
        Self { key, value }
    }

    fn piece(&self) -> Piece {
        let piece = Piece::of(self.key).text(": ");
        match self.value {
            Value::Word(word) => piece.text(word),
            Value::One => piece.hole(),
            Value::Many => piece.text("[").hole().text("]"),
        }
    }
}

/// What a fact of a kind states, besides its kind.
pub fn fact(kind: &FactKind) -> Vec<Line<'_>> {
    let field = |key: &'static str| Line::one(key);
    let mut res = vec![field("by"), field("when")];
    for own in &kind.fields {
        let list = matches!(own.kind, FieldKind::Parties | FieldKind::Facts(_));
        res.push(match list && takes_many(&own.id) {
            true => Line::many(&own.id),
            false => Line::one(&own.id),
        });
    }
    res.push(Line::many("evidence"));
    res
}

/// The lines below each other at a column, or side by side without braces.
pub fn rows(lines: &[Line<'_>], column: Option<usize>) -> Piece {
    let mut res = Piece::default();
    for (nth, line) in lines.iter().enumerate() {
        if nth > 0 {
            res = match column {
                Some(column) => res.line(column),
                None => res.text(", "),
            };
        }
        res = res.then(line.piece());
    }
    res
}

/// A whole entry under an id that is free.
pub fn entry(cx: &Cx<'_>, section: Section, id: &str, lines: &[Line<'_>]) -> Piece {
    let piece = Piece::default().hole_of(&free(cx, section, id)).text(":");
    if cx.in_block() {
        let column = cx.column() + 2;
        piece.line(column).then(rows(lines, Some(column)))
    } else {
        piece.then(braces(lines))
    }
}

/// The lines between braces.
pub fn braces(lines: &[Line<'_>]) -> Piece {
    Piece::of(" {").then(rows(lines, None)).text("}")
}

/// The id, or with a number the first that nothing in the section has.
fn free(cx: &Cx<'_>, section: Section, id: &str) -> String {
    let brief = &cx.analysis.brief;
    let taken: FxHashSet<&str> = (0..brief.len_of(section))
        .map(|it| &*brief.id(section, it).name)
        .collect();
    let others = (2..).map(|it: usize| format!("{id}-{it}"));
    std::iter::once(id.to_owned())
        .chain(others)
        .find(|it| !taken.contains(&**it))
        .unwrap_or_default()
}

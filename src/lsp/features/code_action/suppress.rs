//! "Ignore this finding here": a comment that silences a rule, up to where its reason goes.

use crate::analysis::{Analysis, Finding};
use crate::rules::Group;
use crate::suppress::Suppression;
use crate::text::{Edit, Lang, TextRange, TextSize};
use crate::yaml::{Document, Node};

/// A comment to be written, and where the reason then goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// What it does.
    pub title: String,
    /// The comment.
    pub edit: Edit,
}

/// The comment that silences a finding where it is: at the end of its line, or above its entry
/// where the line has a comment or goes on in a text. Nothing for what cannot be silenced for sure.
pub fn ignore(analysis: &Analysis, finding: &Finding, lang: Lang) -> Option<Ignore> {
    let (doc, rule) = (&analysis.doc, finding.rule);
    let hopeless = rule.group == Group::Suppressions || rule.id.0 == "yaml-syntax";
    if hopeless || finding.silenced.is_some() {
        return None;
    }
    let at = finding.fault.at.start();
    let edit = match holding(&analysis.suppressions, at) {
        Some(it) => Edit {
            range: TextRange::empty(it.rules.last()?.range.end()),
            insert: format!(", {}", rule.id.0),
        },
        None => beside(doc, at, rule.id.0).or_else(|| above(doc, at, rule.id.0))?,
    };
    let title = lang.pick(
        format!("ignore `{}` here, with a reason", rule.id.0),
        format!("在此处忽略 `{}`（请写明理由）", rule.id.0),
    );
    Some(Ignore { title, edit })
}

/// A suppression that covers the place already, for other rules.
fn holding(suppressions: &[Suppression], at: TextSize) -> Option<&Suppression> {
    let covers = |it: &&Suppression| {
        let whole = it.scope.start() == 0.into() && it.scope.contains_range(it.range);
        it.malformed.is_none() && it.until.is_none() && !whole && it.scope.contains_inclusive(at)
    };
    suppressions.iter().find(covers)
}

fn comment(rule: &str) -> String {
    format!("# gravamen: ignore[{rule}] ")
}

/// At the end of the line, when it ends outside of every text and has no comment.
fn beside(doc: &Document, at: TextSize, rule: &str) -> Option<Edit> {
    let source = doc.source();
    let rest = &source[usize::from(at)..];
    let end = at + TextSize::of(&rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())]);
    let commented = |it: &crate::yaml::Comment| it.range.end() == end;
    if doc.comments().iter().any(commented) || goes_on(doc, end) {
        return None;
    }
    let space = if source[..end.into()].ends_with(' ') {
        ""
    } else {
        " "
    };
    Some(Edit {
        range: TextRange::empty(end),
        insert: format!("{space}{}", comment(rule)),
    })
}

/// Whether the end of a line lies inside a text on several lines, where a `#` is a part of it.
fn goes_on(doc: &Document, end: TextSize) -> bool {
    let leaf = |it: &Node<'_>| it.scalar().is_some() && it.text().contains(['\n', '\r']);
    let mut texts = doc.nodes().filter(leaf).map(|it| it.range());
    texts.any(|it| it.start() < end && end < it.end())
}

/// On a line of its own above the innermost entry or item that holds the place and begins a line.
fn above(doc: &Document, at: TextSize, rule: &str) -> Option<Edit> {
    let (source, lines) = (doc.source(), doc.lines());
    let leaf = doc.at(at).node()?;
    let mut around = std::iter::successors(Some(leaf), Node::parent);
    around.find_map(|it| {
        let first = it.entry().map_or(it, |entry| entry.key);
        let start = first.full_range().start();
        let line = lines.full_line_range(lines.line_col(start).line);
        let before = &source[TextRange::new(line.start(), start)];
        let indent = &before[..before.len() - before.trim_start_matches(' ').len()];
        let alone = before.trim_matches([' ', '-']).is_empty() && start <= at;
        let newline = if source[line].ends_with("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        (alone && it.parent().is_some() && !it.parent()?.is_flow()).then(|| Edit {
            range: TextRange::empty(line.start()),
            insert: format!("{indent}{}{newline}", comment(rule)),
        })
    })
}

#[cfg(test)]
mod tests;

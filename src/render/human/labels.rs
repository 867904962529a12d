//! Labels beside underlines, broken where the terminal ends. The renderer sets each on one line.

use super::super::{width, wrap};

/// With less room than this a label of more than two lines stands elsewhere.
const LEAST: usize = 24;
/// Where no place has room, a label is so wide.
const MOST: usize = 40;

/// A rendered finding with its `labels` broken, so that no line of one is wider than `columns`.
pub(super) fn fit(rendered: &str, labels: &[String], columns: usize) -> String {
    let lines: Vec<&str> = rendered.lines().collect();
    let mut res: Vec<String> = Vec::with_capacity(lines.len());
    for (nth, line) in lines.iter().enumerate() {
        let next = lines.get(nth + 1).copied().unwrap_or_default();
        match Row::new(line, labels, columns) {
            Some(row) => res.extend(row.broken(next, columns)),
            None => res.push((*line).to_owned()),
        }
    }
    res.join("\n")
}

/// A line that is too wide and ends in a label.
struct Row<'a> {
    /// What stands before the label, with the colours.
    before: &'a str,
    label: &'a str,
    /// What ends its colour.
    behind: &'a str,
    /// The column at which it begins.
    start: usize,
}

impl<'a> Row<'a> {
    fn new(line: &'a str, labels: &[String], columns: usize) -> Option<Self> {
        let shown = plain(line);
        let wide = width(&shown);
        if wide <= columns {
            return None;
        }
        let ends = labels
            .iter()
            .filter(|it| !it.is_empty() && shown.ends_with(&***it));
        let label = ends.max_by_key(|it| it.len())?;
        let at = line.rfind(&**label)?;
        Some(Self {
            before: &line[..at],
            label: &line[at..at + label.len()],
            behind: &line[at + label.len()..],
            start: wide - width(label),
        })
    }

    /// The lines that stand for it: beside the underline where there is room, else below that, and
    /// where there is none there either, further to the left.
    fn broken(&self, next: &str, columns: usize) -> Vec<String> {
        if let Some(lines) = self.at(self.start, columns) {
            let first = format!("{}{}{}", self.before, lines[0], self.behind);
            let others = lines[1..].iter().map(|it| self.line(it, self.start, next));
            return std::iter::once(first).chain(others).collect();
        }
        let bare = self.before[..self.before.len() - self.colour().len()].trim_end();
        let mark = width(plain(bare).trim_end_matches(['-', '^']));
        let (start, lines) = match self.at(mark, columns) {
            Some(lines) => (mark, lines),
            None => {
                let lines = wrap(self.label, MOST);
                (columns.saturating_sub(widest(&lines)).min(mark), lines)
            }
        };
        let below = lines.iter().map(|it| self.line(it, start, next));
        std::iter::once(bare.to_owned()).chain(below).collect()
    }

    /// The label in lines that begin at a column, if there is room.
    fn at(&self, start: usize, columns: usize) -> Option<Vec<String>> {
        let room = columns.saturating_sub(start);
        let lines = wrap(self.label, room);
        (widest(&lines) <= room && (room >= LEAST || lines.len() <= 2)).then_some(lines)
    }

    /// One more line below it, with the bars of other labels that lead past it.
    fn line(&self, text: &str, start: usize, next: &str) -> String {
        let gutter = self.gutter();
        let (own, next) = (plain(self.before), plain(next));
        let bars = (width(&plain(gutter))..start).map(|column| {
            let is_bar = |it: &str| it.chars().nth(column) == Some('|');
            if is_bar(&own) || is_bar(&next) {
                '|'
            } else {
                ' '
            }
        });
        let bars: String = bars.collect();
        format!("{gutter}{bars}{}{text}{}", self.colour(), self.behind)
    }

    /// The beginning of the line, to the bar behind the line number.
    fn gutter(&self) -> &'a str {
        let bar = self.before.find('|').map_or(0, |it| it + 1);
        let colours = self.before[bar..].len() - after_colours(&self.before[bar..]).len();
        &self.before[..bar + colours]
    }

    /// What sets the colour of the label.
    fn colour(&self) -> &'a str {
        let mut at = self.before.len();
        while let Some(start) = self.before[..at].rfind('\u{1b}')
            && after_colours(&self.before[start..at]).is_empty()
        {
            at = start;
        }
        &self.before[at..]
    }
}

fn widest(lines: &[String]) -> usize {
    lines.iter().map(|it| width(it)).max().unwrap_or_default()
}

/// The text behind the colours that it begins with.
fn after_colours(mut text: &str) -> &str {
    while let Some(rest) = text.strip_prefix("\u{1b}[")
        && let Some(end) = rest.find('m')
    {
        text = &rest[end + 1..];
    }
    text
}

/// A line as it is seen, without its colours.
fn plain(line: &str) -> String {
    let mut res = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('\u{1b}') {
        res.push_str(&rest[..at]);
        let after = after_colours(&rest[at..]);
        // What sets no colour stays as it is.
        let skipped = if after.len() == rest.len() - at {
            1
        } else {
            rest.len() - after.len() - at
        };
        rest = &rest[at + skipped..];
    }
    res.push_str(rest);
    res
}

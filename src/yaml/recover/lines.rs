//! The lines of a broken text: how far each is indented and what it seems to be.

use std::collections::BTreeMap;

use super::look;

/// A line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its first byte.
    pub start: usize,
    /// Its first byte that is not white space.
    pub content: usize,
    /// The end of its text, before the line break and white space at its end.
    pub end: usize,
    /// The start of the next line.
    pub next: usize,
    /// The column that its content stands in, or would stand in if its tabs were spaces.
    pub col: u32,
    /// Whether there is a tab in its indentation.
    pub tab: bool,
    /// What it seems to be.
    pub look: Look,
}

/// What a line seems to be, by its first characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing.
    Blank,
    /// A comment.
    Comment,
    /// It begins with a closing bracket or a comma, or with the colon of a `?` key.
    Continuation,
    /// It begins with `- `.
    Item,
    /// It begins with a key and a colon.
    Entry,
    /// Anything else.
    Text,
}

/// All lines of `source` from `start` to `end`, both at line breaks.
pub(super) fn lines(source: &str, start: usize, end: usize) -> Vec<Line> {
    let mut res: Vec<Line> = Vec::new();
    let bytes = source.as_bytes();
    let mut at = start;
    while at < end {
        let stop = bytes[at..end]
            .iter()
            .position(|it| matches!(it, b'\n' | b'\r'));
        let stop = stop.map_or(end, |it| at + it);
        let next = match bytes.get(stop..) {
            Some([b'\r', b'\n', ..]) => stop + 2,
            Some([_, ..]) => stop + 1,
            _ => stop,
        };
        res.push(line(source, at, stop, next.min(end)));
        at = next;
    }
    if res.iter().any(|it| it.tab) {
        place_tabs(source, &mut res);
    }
    res
}

/// How far a text indents: the first difference of at least two columns.
pub(super) fn step(lines: &[Line]) -> u32 {
    let cols: Vec<u32> = lines
        .iter()
        .filter(|it| it.says())
        .map(|it| it.col)
        .take(1000)
        .collect();
    let mut deeper = cols.windows(2).filter_map(|it| it[1].checked_sub(it[0]));
    deeper.find(|it| *it >= 2).unwrap_or(2)
}

impl Line {
    /// Whether there is more on it than a comment.
    pub fn says(&self) -> bool {
        !matches!(self.look, Look::Blank | Look::Comment)
    }
}

fn line(source: &str, start: usize, stop: usize, next: usize) -> Line {
    let text = &source[start..stop];
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = stop - text.len();
    let rest = text.trim_start_matches([' ', '\t']);
    let content = stop - rest.len();
    let end = start + text.trim_end_matches([' ', '\t']).len();
    let look = look::line(rest);
    let indent = &source[start..content];
    let col = if look == Look::Blank {
        0
    } else {
        indent.len() as u32
    };
    let tab = look != Look::Blank && indent.contains('\t');
    Line {
        start,
        content,
        end: end.max(content),
        next,
        col,
        tab,
        look,
    }
}

/// Gives lines that are indented with tabs the columns that spaces would have given them.
fn place_tabs(source: &str, lines: &mut [Line]) {
    let step = step(lines);
    let mut known: BTreeMap<&[u8], u32> = BTreeMap::new();
    let mut above: Option<usize> = None;
    for at in 0..lines.len() {
        if !lines[at].says() {
            continue;
        }
        if lines[at].tab {
            let line = lines[at];
            let indent = &source.as_bytes()[line.start..line.content];
            let opens = look::opens(&source[line.content..line.end]);
            let col = match above.map(|it| lines[it]) {
                Some(above) => {
                    let waits = look::opens(&source[above.content..above.end]);
                    let depth = above.content - above.start;
                    match above.tab {
                        true if indent.len() > depth && waits => above.col + step,
                        true => known.get(indent).copied().unwrap_or(above.col),
                        false => among_spaces(lines, at, &above, waits, opens, step),
                    }
                }
                None => 0,
            };
            known.insert(indent, col);
            lines[at].col = col;
        }
        above = Some(at);
    }
}

/// The column of a line with a tab below one that has none: as deep as the line above,
/// or inside it, or where the line below says that it was.
fn among_spaces(
    lines: &[Line],
    at: usize,
    above: &Line,
    waits: bool,
    opens: bool,
    step: u32,
) -> u32 {
    let below = lines[at + 1..]
        .iter()
        .find(|it| it.says())
        .filter(|it| !it.tab)
        .map(|it| it.col);
    let inside = above.col + step;
    match below {
        Some(below) if opens && below >= step && below <= inside + step => below - step,
        Some(below) if waits && below > above.col => below,
        _ if waits => inside,
        _ => above.col,
    }
}

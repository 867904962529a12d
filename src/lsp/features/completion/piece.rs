//! A piece of text to insert: words, places to fill in, line breaks.

/// A piece of text to insert.
#[derive(Clone, Debug, Default)]
pub struct Piece(Vec<Part>);

#[derive(Clone, Debug)]
enum Part {
    /// Words.
    Text(String),
    /// A place to fill in, with what stands there at first.
    Hole(String),
    /// A line break and the column at which the next line begins.
    Break(usize),
}

impl Piece {
    /// Nothing but words.
    pub fn of(text: &str) -> Self {
        Self::default().text(text)
    }

    /// With words behind it.
    pub fn text(mut self, text: &str) -> Self {
        self.0.push(Part::Text(text.to_owned()));
        self
    }

    /// With a place to fill in behind it.
    pub fn hole(self) -> Self {
        self.hole_of("")
    }

    /// With a place behind it in which something stands at first.
    pub fn hole_of(mut self, text: &str) -> Self {
        self.0.push(Part::Hole(text.to_owned()));
        self
    }

    /// With a new line behind it that begins at a column.
    pub fn line(mut self, column: usize) -> Self {
        self.0.push(Part::Break(column));
        self
    }

    /// With another piece behind it.
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether it has places to fill in.
    pub fn has_holes(&self) -> bool {
        self.0.iter().any(|it| matches!(it, Part::Hole(_)))
    }

    /// The text alone: a place to fill in is what stands there at first.
    pub fn plain(&self, newline: &str) -> String {
        let mut res = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) | Part::Hole(text) => res.push_str(text),
                Part::Break(column) => broken(&mut res, newline, *column),
            }
        }
        res
    }

    /// The text as a snippet of the protocol. A lone place to fill in is where the cursor ends.
    pub fn snippet(&self, newline: &str) -> String {
        let holes = self.0.iter().filter(|it| matches!(it, Part::Hole(_)));
        let alone = holes.count() == 1;
        let (mut res, mut nth) = (String::new(), 0);
        for part in &self.0 {
            match part {
                Part::Text(text) => res.push_str(&escaped(text)),
                Part::Hole(text) if text.is_empty() => {
                    nth += 1;
                    res.push_str(&format!("${}", if alone { 0 } else { nth }));
                }
                Part::Hole(text) => {
                    nth += 1;
                    res.push_str(&format!("${{{nth}:{}}}", escaped(text)));
                }
                Part::Break(column) => broken(&mut res, newline, *column),
            }
        }
        res
    }
}

/// Begins a new line; the one before ends in no blanks.
fn broken(acc: &mut String, newline: &str, column: usize) {
    acc.truncate(acc.trim_end_matches(' ').len());
    acc.push_str(newline);
    acc.extend(std::iter::repeat_n(' ', column));
}

fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '$' | '}' | '\\') {
            res.push('\\');
        }
        res.push(c);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::Piece;

    #[test]
    fn a_snippet_numbers_its_places_and_the_plain_text_leaves_them_out() {
        let piece = Piece::default()
            .hole_of("fee")
            .text(": {kind: ")
            .hole()
            .text("}");
        assert_eq!(piece.snippet("\n"), "${1:fee}: {kind: $2\\}");
        assert_eq!(piece.plain("\n"), "fee: {kind: }");
        assert_eq!(
            Piece::of("by: [").hole().text("]").snippet("\n"),
            "by: [$0]"
        );
    }

    #[test]
    fn lines_break_as_those_of_the_text_and_end_in_no_blanks() {
        let piece = Piece::of("when: ").hole().line(4).text("by: ").hole();
        assert_eq!(piece.plain("\r\n"), "when:\r\n    by: ");
        assert_eq!(piece.snippet("\n"), "when: $1\n    by: $2");
    }
}

//! A page of text that grows downwards, with its right edge kept.

use anstyle::{AnsiColor, Style};

use super::super::{Look, pad, pad_left, width, wrap};
use crate::assess::Outcome;
use crate::phrase;

/// Wider than this a line is hard to follow.
const WIDEST: usize = 140;

pub(super) struct Page<'a> {
    look: &'a Look,
    text: String,
}

impl<'a> Page<'a> {
    pub fn new(look: &'a Look) -> Self {
        Self {
            look,
            text: String::new(),
        }
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// How many columns a line has.
    pub fn width(&self) -> usize {
        self.look.width.clamp(40, WIDEST)
    }

    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// The name of a brief.
    pub fn heading(&mut self, text: &str) {
        let bold = self.paint(text, Style::new().bold());
        self.line(&bold);
    }

    /// The name of a list.
    pub fn section(&mut self, title: &str) {
        self.blank();
        let title = self.paint(title, Style::new().bold());
        self.line(&format!("  {title}"));
    }

    /// Words, broken at the right edge.
    pub fn text(&mut self, indent: usize, text: &str) {
        for line in wrap(text, self.width().saturating_sub(indent)) {
            self.line(&format!("{}{line}", " ".repeat(indent)));
        }
    }

    /// Who, what comes out for them, and words at the right edge.
    pub fn outcome(&mut self, who: &str, outcome: Outcome, right: &str) {
        let word = phrase::outcome(outcome, self.look.lang);
        let colon = phrase::pick(self.look.lang, ": ", "：");
        let used = width(who) + width(colon) + width(word);
        let word = self.paint(word, color(outcome).bold());
        let room = self.width().saturating_sub(used);
        if room >= width(right) + 2 {
            self.line(&format!("{who}{colon}{word}{}", pad_left(right, room)));
        } else {
            self.line(&format!("{who}{colon}{word}"));
            self.text(0, right);
        }
    }

    /// A ground or element: its mark, its name, and words at the right edge.
    pub fn marked(&mut self, outcome: Outcome, left: &str, right: &str) {
        let mark = self.mark(outcome);
        let room = self.width().saturating_sub(4 + width(left));
        if room >= width(right) + 2 {
            self.line(&format!("  {mark} {left}{}", pad_left(right, room)));
        } else {
            self.line(&format!("  {mark} {left}"));
            self.text(4, right);
        }
    }

    /// Rows with a mark, each column as wide as its widest cell.
    pub fn table<const N: usize>(&mut self, outcomes: &[Outcome], rows: &[[String; N]]) {
        let widest = |at: usize| {
            rows.iter()
                .map(|it| width(&it[at]))
                .max()
                .unwrap_or_default()
        };
        let columns: Vec<usize> = (0..N).map(widest).collect();
        for (outcome, row) in outcomes.iter().zip(rows) {
            let cells = row
                .iter()
                .zip(&columns)
                .map(|(cell, columns)| pad(cell, *columns));
            let mark = self.mark(*outcome);
            self.line(&format!(
                "  {mark} {}",
                cells.collect::<Vec<_>>().join("  ")
            ));
        }
    }

    /// A bar in the colour of its outcome, then words, then more words at the right edge.
    pub fn bar(&mut self, outcome: Outcome, bar: &str, middle: &str, right: &str) {
        let used = 4 + width(bar) + 2 + width(middle);
        let painted = self.paint(bar, color(outcome));
        let room = self.width().saturating_sub(used);
        if room >= width(right) + 2 || right.is_empty() {
            self.line(&format!("    {painted}  {middle}{}", pad_left(right, room)));
        } else {
            self.line(&format!("    {painted}  {middle}"));
            self.line(&pad_left(right, self.width()));
        }
    }

    fn mark(&self, outcome: Outcome) -> String {
        self.paint(
            phrase::mark(outcome, self.look.unicode),
            color(outcome).bold(),
        )
    }

    fn paint(&self, text: &str, style: Style) -> String {
        if self.look.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

fn color(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Met => AnsiColor::Green.on_default(),
        Outcome::Undetermined => AnsiColor::Yellow.on_default(),
        Outcome::Short => AnsiColor::Red.on_default(),
        Outcome::Unsupported => Style::new().dimmed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn page(columns: usize, build: impl Fn(&mut Page<'_>)) -> String {
        let look = Look {
            lang: Lang::Zh,
            color: false,
            unicode: true,
            width: columns,
        };
        let mut page = Page::new(&look);
        build(&mut page);
        page.finish()
    }

    #[test]
    fn the_right_edge_is_kept_whatever_the_script() {
        for columns in [80, 140] {
            let text = page(columns, |it| {
                it.marked(Outcome::Short, "支付结算金额", "第十二条第一款第二项");
                it.outcome("林某", Outcome::Met, "适用2024年3月18日的法律");
                it.bar(Outcome::Short, "████", "185,000／200,000元", "尚差15,000元");
            });
            assert!(text.lines().all(|it| width(it) == columns), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_beside_stands_below() {
        let text = page(40, |it| {
            it.marked(Outcome::Met, &"甲".repeat(15), "art. 12(1)(2)")
        });
        assert_eq!(
            text,
            format!("  ✓ {}\n    art. 12(1)(2)\n", "甲".repeat(15))
        );
    }

    #[test]
    fn columns_of_a_table_line_up() {
        let rows = [
            ["知道".to_owned(), "met".to_owned()],
            ["x".to_owned(), "short".to_owned()],
        ];
        let text = page(80, |it| it.table(&[Outcome::Met, Outcome::Short], &rows));
        assert_eq!(text, "  ✓ 知道  met\n  ✗ x     short\n");
    }
}

//! Markdown as plain text in a terminal.

use anstyle::Style;

use super::{Look, safe, wrap};

/// The text with headings set off and lines broken at the right edge.
pub fn markdown(text: &str, look: &Look) -> String {
    let mut res = String::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            res += &format!("    {}\n", safe(line));
        } else {
            res += &flowing(line, look);
        }
    }
    res.push('\n');
    res
}

/// A heading, an item of a list, or a paragraph, which stands on one line.
fn flowing(line: &str, look: &Look) -> String {
    if let Some(heading) = line.strip_prefix('#') {
        return strong(heading.trim_start_matches('#').trim(), look) + "\n";
    }
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let (mark, text) = text.strip_prefix("- ").map_or(("", text), |it| ("- ", it));
    let hang = indent + mark.len();
    let columns = look.width.min(WIDEST).saturating_sub(hang).max(20);
    let text = safe(text).replace("**", "");
    let text = text
        .strip_prefix('*')
        .and_then(|it| it.strip_suffix('*'))
        .unwrap_or(&text);
    let lines = wrap(text, columns);
    let mut res = format!("{}{mark}", " ".repeat(indent));
    res += &lines.join(&format!("\n{}", " ".repeat(hang)));
    res.trim_end().to_owned() + "\n"
}

/// Wider than this a paragraph is hard to read.
const WIDEST: usize = 100;

fn strong(text: &str, look: &Look) -> String {
    let text = safe(text);
    if look.color {
        let bold = Style::new().bold();
        format!("{bold}{text}{bold:#}")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture::look;
    use crate::text::Lang;

    #[test]
    fn markdown_reads_as_plain_text() {
        let text = "# Title\n\n- **a** long item that does not fit into the narrow look of forty columns\n\
                    \x20 - `b` \x1b[2J\n\n*warning*\n\n```yaml\na: *b\n```\n";
        let narrow = Look {
            width: 40,
            ..look(Lang::En)
        };
        insta::assert_snapshot!(markdown(text, &narrow), @r#"
        Title

        - a long item that does not fit into the
          narrow look of forty columns
          - `b` ␛[2J

        warning

            a: *b
        "#);
    }
}

//! Markdown as a hover shows it, and the same as plain text.

/// A page that grows downwards.
#[derive(Default)]
pub struct Page(String);

impl Page {
    /// A page that begins with the name and the id of a thing, once where they are the same.
    pub fn titled(name: &str, id: &str) -> Self {
        match name == id {
            true => Self(format!("**{}**\n", code(id))),
            false => Self(format!("**{name}** {}\n", code(id))),
        }
    }

    /// A paragraph.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.break_off();
            self.0 += text;
            self.0.push('\n');
        }
        self
    }

    /// An item of the list that the page ends with, or of a new one.
    pub fn item(&mut self, text: &str) -> &mut Self {
        let in_list = self.0.lines().next_back().is_some_and(|it| it.starts_with("- "));
        if !in_list {
            self.break_off();
        }
        self.0 += &format!("- {text}\n");
        self
    }

    /// Items.
    pub fn items(&mut self, items: impl IntoIterator<Item = String>) -> &mut Self {
        items.into_iter().for_each(|it| {
            self.item(&it);
        });
        self
    }

    /// Words of somebody else, set off, and no more of them than anybody reads in a hover.
    pub fn quote(&mut self, text: &str) -> &mut Self {
        self.break_off();
        for line in text.lines().take(QUOTED) {
            self.0 += &format!("> {}\n", escaped(line.trim_end()));
        }
        if text.lines().nth(QUOTED).is_some() {
            self.0 += "> …\n";
        }
        self
    }

    /// A piece of a brief.
    pub fn yaml(&mut self, text: &str) -> &mut Self {
        self.break_off();
        self.0 += "```yaml\n";
        for line in text.lines().take(QUOTED) {
            self.0 += &line.replace("```", "'''");
            self.0.push('\n');
        }
        self.0 += "```\n";
        self
    }

    /// The whole.
    pub fn finish(&mut self) -> String {
        let mut res = std::mem::take(&mut self.0);
        res.truncate(res.trim_end().len());
        res
    }

    fn break_off(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }
}

/// How many lines are quoted.
const QUOTED: usize = 24;

/// A word of the brief or of the law.
pub fn code(word: &str) -> String {
    format!("`{}`", word.replace(['`', '\n', '\r'], "'"))
}

/// A text that means nothing to Markdown.
pub fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => {
                res.push('\\');
                res.push(c);
            }
            _ if c.is_control() => res.push(' '),
            _ => res.push(c),
        }
    }
    res
}

/// A page of Markdown as plain text.
pub fn plain(page: &str) -> String {
    let mut res = String::with_capacity(page.len());
    let mut fenced = false;
    for line in page.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            res += line;
        } else if line.starts_with('#') {
            unmarked(line.trim_start_matches('#').trim_start(), &mut res);
        } else {
            unmarked(line, &mut res);
        }
        res.push('\n');
    }
    res.truncate(res.trim_end().len());
    res
}

/// A line without its marks: of code and of bold words the words, of a link the words and the address.
fn unmarked(line: &str, res: &mut String) {
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' => {
                let next = after.chars().next();
                res.extend(next);
                &after[next.map_or(0, char::len_utf8)..]
            }
            '`' => match after.split_once('`') {
                Some((code, after)) => {
                    res.push_str(code);
                    after
                }
                None => after,
            },
            '*' if after.starts_with('*') => &after[1..],
            '[' => match link(after) {
                Some((words, address, after)) => {
                    unmarked(words, res);
                    if words != address {
                        *res += &format!(" ({address})");
                    }
                    after
                }
                None => {
                    res.push('[');
                    after
                }
            },
            _ => {
                res.push(c);
                after
            }
        };
    }
}

/// The words and the address of a link, behind its first bracket, and what follows it.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = text.split_once("](")?;
    let (address, rest) = rest.split_once(')')?;
    let is_whole = !words.contains(['[', ']']) && !address.contains(char::is_whitespace);
    is_whole.then_some((words, address, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_paragraphs_stand_apart() {
        let mut page = Page::titled("Settlement", "pay");
        page.item("one").item("two").text("three");
        assert_eq!(page.finish(), "**Settlement** `pay`\n\n- one\n- two\n\nthree");
    }

    #[test]
    fn what_a_person_wrote_means_nothing_to_markdown() {
        assert_eq!(escaped("*林* <b>_x_"), "\\*林\\* \\<b\\>\\_x\\_");
        assert_eq!(plain("**a** `b`\n- \\*林\\*"), "a b\n- *林*");
    }

    #[test]
    fn plain_text_has_no_fences_and_no_headings() {
        assert_eq!(plain("# a\n\n```yaml\nb: `1`\n```"), "a\n\nb: `1`");
    }

    #[test]
    fn plain_text_keeps_what_is_in_code_and_both_parts_of_a_link() {
        assert_eq!(plain("`a**b\\c` [d](e) `[f](g)`"), "a**b\\c d (e) [f](g)");
        assert_eq!(plain("[**法**](https://x.cn) [x] (y)"), "法 (https://x.cn) [x] (y)");
    }

    #[test]
    fn a_name_that_is_its_id_stands_once() {
        assert_eq!(Page::titled("assistance", "assistance").finish(), "**`assistance`**");
    }
}

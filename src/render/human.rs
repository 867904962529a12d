//! Findings for people: the place quoted and underlined, why it matters, what can be done.

mod labels;
mod pieces;
mod snippet;

use annotate_snippets::{Group, Level, Message, Renderer, Title};

use super::{Look, Sheet, Shown, safe, width, wrap};
use crate::finding::Severity;
use crate::phrase;

/// How many findings of one text are shown in full.
pub const HUMAN_LIMIT: usize = 500;

/// How many ways to mend one finding are shown.
const HELP_LIMIT: usize = 6;

/// The findings of a text; silenced ones are left out. After [`HUMAN_LIMIT`] of them it says how
/// many more there are.
pub fn human(sheet: &Sheet<'_>, findings: impl Iterator<Item = Shown>, look: &Look) -> String {
    let renderer = if look.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(look.width).hyperlink(false);
    let mut res = String::new();
    let mut findings = findings.filter(|it| it.silenced.is_none());
    for finding in findings.by_ref().take(HUMAN_LIMIT) {
        res += &one(sheet, &finding, &renderer, look);
        res += "\n\n";
    }
    match findings.count() {
        0 => {}
        more => res += &shortened(sheet, more, look),
    }
    res
}

fn shortened(sheet: &Sheet<'_>, more: usize, look: &Look) -> String {
    let path = safe(sheet.path);
    look.lang.pick(
        format!(
            "{path}: {more} more findings are not shown here; `--format concise` shows all\n\n"
        ),
        format!("{path}：另有{more}项未在此显示；用 `--format concise` 查看全部\n\n"),
    )
}

fn one(sheet: &Sheet<'_>, finding: &Shown, renderer: &Renderer, look: &Look) -> String {
    let mut group = Group::with_title(title(finding, look));
    let (mut headings, mut labels) = (Vec::new(), Vec::new());
    for quoted in snippet::snippets(sheet, finding, look.width) {
        group = group.element(quoted.snippet);
        headings.push(quoted.heading);
        labels.extend(quoted.labels);
    }
    let why = finding.words.why.iter().cloned();
    for message in why.map(|it| message(Level::NOTE, ("why", "依据"), &it, look)) {
        group = group.element(message);
    }
    for text in help(finding, look) {
        group = group.element(message(Level::HELP, ("help", "建议"), &text, look));
    }
    let res = labels::fit(&renderer.render(&[group]), &labels, look.width);
    headed(&res, headings)
}

/// Puts the right headings in the places of those that the renderer made, one after the other.
fn headed(rendered: &str, headings: Vec<(String, String)>) -> String {
    let (mut res, mut rest) = (String::new(), rendered);
    for (made, right) in headings {
        let whole = |it: &usize| !rest[it + made.len()..].starts_with(|c: char| c.is_ascii_digit());
        let Some(at) = rest.match_indices(&made).map(|it| it.0).find(whole) else {
            continue;
        };
        res += &rest[..at];
        res += &right;
        rest = &rest[at + made.len()..];
    }
    res + rest
}

/// A line below the quoted text, broken where the terminal ends.
fn message<'a>(level: Level<'a>, name: (&'a str, &'a str), text: &str, look: &Look) -> Message<'a> {
    let name = phrase::pick(look.lang, name.0, name.1);
    // The gutter, the name and its colon stand before the text.
    let room = look.width.saturating_sub(width(name) + 9).max(30);
    level
        .with_name(name)
        .message(wrap(&safe(text), room).join("\n"))
}

fn title<'a>(finding: &Shown, look: &Look) -> Title<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
        Severity::Hint => Level::INFO,
    };
    let name = phrase::severity(finding.severity, look.lang);
    let what = safe(&finding.words.what).into_owned();
    level.with_name(name).primary_title(what).id(finding.rule.0)
}

/// What can be done, in words and as fixes, and how much of it is left out.
fn help(finding: &Shown, look: &Look) -> Vec<String> {
    let fixes = finding.fixes.iter().map(|it| it.title.clone());
    let mut res: Vec<String> = finding.words.help.iter().cloned().chain(fixes).collect();
    if res.len() > HELP_LIMIT {
        let more = res.len() - HELP_LIMIT;
        res.truncate(HELP_LIMIT);
        res.push(
            look.lang
                .pick(format!("and {more} more"), format!("另有{more}项")),
        );
    }
    res
}

#[cfg(test)]
mod tests;

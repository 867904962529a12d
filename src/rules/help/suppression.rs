//! Taking a rule out of a suppression, or the whole suppression.

use crate::finding::{Fix, Safety};
use crate::rules::Cx;
use crate::text::{Edit, Lang, TextRange, TextSize};

/// Takes one rule out of a suppression, or the whole comment when `rule` is `None` or nothing would be left.
pub fn remove_from_suppression(cx: &Cx<'_>, nth: usize, rule: Option<usize>, lang: Lang) -> Fix {
    let suppression = &cx.suppressions[nth];
    let names = &suppression.rules;
    let range = match rule {
        Some(0) if names.len() > 1 => {
            TextRange::new(names[0].range.start(), names[1].range.start())
        }
        Some(rule) if names.len() > 1 => {
            TextRange::new(names[rule - 1].range.end(), names[rule].range.end())
        }
        _ => whole_comment(cx.source, suppression.range),
    };
    Fix {
        title: match lang {
            Lang::En => "remove the suppression".into(),
            Lang::Zh => "删除该忽略".into(),
        },
        safety: Safety::Safe,
        edits: vec![Edit {
            range,
            insert: String::new(),
        }],
    }
}

/// A comment with the blanks before it, or with its whole line when nothing else stands on it.
fn whole_comment(source: &str, comment: TextRange) -> TextRange {
    let start = usize::from(comment.start());
    let before = source[..start].trim_end_matches([' ', '\t']);
    if !before.is_empty() && !before.ends_with(['\n', '\r']) {
        return TextRange::new(TextSize::of(before), comment.end());
    }
    let after = &source[usize::from(comment.end())..];
    let line_end = if after.starts_with("\r\n") {
        2
    } else {
        usize::from(!after.is_empty())
    };
    let end = comment.end() + TextSize::try_from(line_end).unwrap_or_default();
    TextRange::new(TextSize::of(before), end)
}

//! A new name for an id or an anchor, everywhere at once.

use tower_lsp::lsp_types::{
    OneOf, Position, PrepareRenameResponse, RenameOptions, ServerCapabilities, WorkspaceEdit,
};

use crate::analysis::Analysis;
use crate::analysis::at::{At, Same};
use crate::brief::meant;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::{Edit, Lang, TextRange};

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, client: &Client) {
    let rename = client.can.text_document.as_ref();
    let prepares = rename.and_then(|it| it.rename.as_ref()?.prepare_support);
    can.rename_provider = Some(match prepares {
        Some(true) => OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        }),
        _ => OneOf::Left(true),
    });
}

/// The word that would be renamed.
pub fn prepare(snapshot: &Snapshot, at: Position) -> Option<PrepareRenameResponse> {
    let analysis = snapshot.brief()?;
    let at = analysis.at(snapshot.offset(at));
    let name = renamable(analysis, &at)?.definition?;
    Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: snapshot.range(at.range),
        placeholder: name_at(analysis, name).to_owned(),
    })
}

/// The edits that rename it.
pub fn answer(snapshot: &Snapshot, at: Position, new: &str) -> Result<Option<WorkspaceEdit>, String> {
    let Some(analysis) = snapshot.brief() else {
        return Ok(None);
    };
    let at = analysis.at(snapshot.offset(at));
    let edits = rename(analysis, &at, new.trim(), snapshot.lang)?;
    Ok(edits.map(|it| snapshot.workspace_edit(snapshot.edits(&it))))
}

/// The id or anchor at a place, when something defines it.
fn renamable(analysis: &Analysis, at: &At<'_>) -> Option<Same> {
    analysis.same(at).filter(|it| it.definition.is_some())
}

/// The edits that give what is at a place a new name.
///
/// # Errors
/// Why the name will not do, in the words of the person.
fn rename(
    analysis: &Analysis,
    at: &At<'_>,
    new: &str,
    lang: Lang,
) -> Result<Option<Vec<Edit>>, String> {
    let Some(same) = renamable(analysis, at) else {
        return Err(lang
            .pick(
                "only an id that the brief defines, or an anchor, can be renamed",
                "只能重命名案情摘要中定义的标识或者锚点",
            )
            .to_owned());
    };
    let old = same.definition.map_or("", |it| name_at(analysis, it));
    if old == new {
        return Ok(None);
    }
    refuse(analysis, &same, new, lang)?;
    let edit = |range: TextRange| Edit {
        range,
        insert: written(analysis, range, new),
    };
    Ok(Some(same.all().into_iter().map(edit).collect()))
}

/// A place without the quotes that may stand around it.
fn name_at(analysis: &Analysis, range: TextRange) -> &str {
    analysis.text.source()[range].trim_matches(['"', '\''])
}

/// The new name as it is written at a place. No id and no anchor needs quotes; those that are part
/// of the place, because the old name is written with escapes, stay.
fn written(analysis: &Analysis, range: TextRange, new: &str) -> String {
    let first = analysis.text.source()[range].chars().next();
    match first.filter(|it| matches!(it, '"' | '\'')) {
        Some(quote) => format!("{quote}{new}{quote}"),
        None => new.to_owned(),
    }
}

fn refuse(analysis: &Analysis, same: &Same, new: &str, lang: Lang) -> Result<(), String> {
    let may_begin = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit();
    let is_id = new.starts_with(may_begin) && new.chars().all(|it| may_begin(it) || it == '-');
    if !is_id {
        return Err(lang.pick(
            format!("`{new}` is no id: lower-case letters, digits and dashes, and no dash at the start"),
            format!("`{new}` 不能作为标识：只能用小写字母、数字和连字符，且不能以连字符开头"),
        ));
    }
    let Some(section) = same.section else {
        return refuse_anchor(analysis, new, lang);
    };
    if meant(new).is_some() || new == "null" {
        return Err(lang.pick(
            format!("`{new}` would be read as true, false or nothing"),
            format!("`{new}` 会被读作是、否或者空"),
        ));
    }
    let taken = analysis.brief.find(section, new).is_some();
    let used = analysis.brief.names.uses().iter().any(|it| {
        it.section == section && it.ix.is_none() && name_at(analysis, it.range) == new
    });
    let section = section.key();
    if taken {
        return Err(lang.pick(
            format!("`{new}` is already an id under `{section}`"),
            format!("`{section}` 下已有标识 `{new}`"),
        ));
    }
    if used {
        return Err(lang.pick(
            format!("`{new}` is already referred to, though nothing under `{section}` defines it"),
            format!("已有对 `{new}` 的引用，虽然 `{section}` 下没有定义该标识"),
        ));
    }
    Ok(())
}

fn refuse_anchor(analysis: &Analysis, new: &str, lang: Lang) -> Result<(), String> {
    let source = analysis.text.source();
    let mut anchors = analysis.doc.anchors().iter();
    if anchors.any(|it| source[it.name] == *new) {
        return Err(lang.pick(
            format!("`&{new}` is already an anchor"),
            format!("已有锚点 `&{new}`"),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::features::cursor::study;
    use crate::text::apply;

    fn renamed(text: &str, new: &str) -> Result<Option<String>, String> {
        let (analysis, offset) = study(text);
        let edits = rename(&analysis, &analysis.at(offset), new, Lang::En)?;
        Ok(edits.and_then(|it| apply(analysis.text.source(), &it)))
    }

    const BRIEF: &str = "\
parties:
  '林': {name: 林} # 林 in a comment
  wang: {}
facts:
  a: {kind: illegal-gains, by: [林$0, \"林\"], summary: 林}
charges:
- against: &who [林]
  sentence: {林: {fine: 5}}
- against: *who
";

    #[test]
    fn every_place_is_renamed_once_and_quotes_and_comments_stay() {
        let expected = BRIEF
            .replace("$0", "")
            .replace("'林': {name", "'lin': {name")
            .replace("[林, \"林\"]", "[lin, \"lin\"]")
            .replace("&who [林]", "&who [lin]")
            .replace("{林: {fine", "{lin: {fine");
        assert_eq!(renamed(BRIEF, "lin"), Ok(Some(expected)));
    }

    #[test]
    fn an_anchor_is_renamed_with_its_aliases() {
        let text = BRIEF.replace("$0", "").replace("*who", "*wh$0o");
        let expected = BRIEF
            .replace("$0", "")
            .replace("&who", "&accused")
            .replace("*who", "*accused");
        assert_eq!(renamed(&text, "accused"), Ok(Some(expected)));
    }

    #[test]
    fn an_id_that_is_none_or_is_taken_is_refused_in_words() {
        let why = |new: &str| renamed(BRIEF, new).expect_err("refused");
        assert!(why("Lin").contains("lower-case"), "{}", why("Lin"));
        assert!(why("-a").contains("no id"), "{}", why("-a"));
        assert_eq!(why("wang"), "`wang` is already an id under `parties`");
        assert!(why("no").contains("true, false"), "{}", why("no"));
        let unknown = BRIEF.replace("wang: {}", "wang: {responsible: zhang}");
        assert!(renamed(&unknown, "zhang").expect_err("refused").contains("referred to"));
        let (analysis, offset) = study(BRIEF);
        let zh = rename(&analysis, &analysis.at(offset), "wang", Lang::Zh).expect_err("refused");
        assert_eq!(zh, "`parties` 下已有标识 `wang`");
    }

    #[test]
    fn the_same_name_changes_nothing_and_an_unknown_id_is_not_renamed() {
        let same = "parties:\n  lin$0: {}\n";
        assert_eq!(renamed(same, "lin"), Ok(None));
        assert!(renamed("facts:\n  a: {by: no$0body}\n", "x").is_err());
    }

    #[test]
    fn an_id_written_with_escapes_keeps_its_quotes() {
        let text = "parties:\n  lin: {}\nfacts:\n  a: {by: \"l\\x69n\"}\n  b: {by: li$0n}\n";
        let expected = "parties:\n  wang: {}\nfacts:\n  a: {by: \"wang\"}\n  b: {by: wang}\n";
        assert_eq!(renamed(text, "wang"), Ok(Some(expected.to_owned())));
    }
}

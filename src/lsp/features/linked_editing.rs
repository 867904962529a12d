//! Places that change together as one is typed in: the uses of an id as its definition is.

use tower_lsp::lsp_types::{
    LinkedEditingRangeServerCapabilities, LinkedEditingRanges, Position, ServerCapabilities,
};

use crate::analysis::Analysis;
use crate::analysis::at::Here;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::{TextRange, TextSize};

/// What an id is typed as: letters of any script.
const WORD: &str = r#"[^\s,:\[\]{}"'#&*]+"#;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.linked_editing_range_provider = Some(LinkedEditingRangeServerCapabilities::Simple(true));
}

/// The answer.
pub fn answer(snapshot: &Snapshot, at: Position) -> Option<LinkedEditingRanges> {
    let places = linked(snapshot.brief()?, snapshot.offset(at))?;
    Some(LinkedEditingRanges {
        ranges: places.into_iter().map(|it| snapshot.range(it)).collect(),
        word_pattern: Some(WORD.to_owned()),
    })
}

/// The places of the id or the anchor that is defined at an offset. Where it is used, typing means
/// another one and not another name for this one.
fn linked(analysis: &Analysis, offset: TextSize) -> Option<Vec<TextRange>> {
    let at = analysis.at(offset);
    if !matches!(at.here, Here::Definition(_) | Here::Anchor(_)) {
        return None;
    }
    let places = analysis.same(&at)?.all();
    let source = analysis.text.source();
    // Escapes and quotes would make the same word of different letters.
    let word = &source[at.range];
    let same = places.iter().all(|it| source[*it] == *word);
    (same && places.len() > 1).then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::features::cursor::{marked, study};

    fn linked_at(text: &str) -> Option<String> {
        let (analysis, offset) = study(text);
        linked(&analysis, offset).map(|it| marked(&analysis, &it))
    }

    #[test]
    fn a_definition_takes_its_uses_along() {
        let text = "parties:\n  林$0: {}\nfacts:\n  a: {by: [\"林\"]}\n";
        let expected = "parties:\n  «林»: {}\nfacts:\n  a: {by: [\"«林»\"]}\n";
        assert_eq!(linked_at(text).as_deref(), Some(expected));
    }

    #[test]
    fn a_use_is_changed_alone() {
        let text = "parties:\n  lin: {}\nfacts:\n  a: {by: [lin$0]}\n";
        assert_eq!(linked_at(text), None);
    }
}

//! Where an id is used.

use tower_lsp::lsp_types::{Location, OneOf, Position, ServerCapabilities};

use crate::analysis::at::Same;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::TextRange;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.references_provider = Some(OneOf::Left(true));
}

/// The answer.
pub fn answer(
    snapshot: &Snapshot,
    at: Position,
    include_declaration: bool,
) -> Option<Vec<Location>> {
    let analysis = snapshot.brief()?;
    let same = analysis.same(&analysis.at(snapshot.offset(at)))?;
    let places = places(&same, include_declaration).into_iter();
    Some(places.map(|it| snapshot.location(it)).collect())
}

fn places(same: &Same, include_declaration: bool) -> Vec<TextRange> {
    if include_declaration {
        same.all()
    } else {
        same.uses.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::features::cursor::{marked, study};

    fn used(text: &str, include_declaration: bool) -> String {
        let (analysis, offset) = study(text);
        let same = analysis.same(&analysis.at(offset)).expect("an id");
        marked(&analysis, &places(&same, include_declaration))
    }

    #[test]
    fn all_uses_are_found_with_and_without_the_definition() {
        let text = "parties:\n  林: {role: accused}\nfacts:\n  a: {by: 林}\ncharges:\n- against: [林$0]\n";
        assert_eq!(
            used(text, true),
            "parties:\n  «林»: {role: accused}\nfacts:\n  a: {by: «林»}\ncharges:\n- against: [«林»]\n"
        );
        assert!(used(text, false).starts_with("parties:\n  林: "));
    }

    #[test]
    fn an_id_that_nothing_defines_is_found_where_it_is_used() {
        let text = "facts:\n  a: {by: li$0n, evidence: lin}\n  b: {by: [lin]}\n";
        assert_eq!(
            used(text, true),
            "facts:\n  a: {by: «lin», evidence: lin}\n  b: {by: [«lin»]}\n"
        );
    }

    #[test]
    fn an_anchor_is_found_with_its_own_aliases_alone() {
        let text = "facts:\n  a: {by: &x$0 lin}\n  b: {by: *x}\n  c: {by: &x wang}\n  d: {by: *x}\n";
        assert_eq!(
            used(text, true),
            "facts:\n  a: {by: &«x» lin}\n  b: {by: *«x»}\n  c: {by: &x wang}\n  d: {by: *x}\n"
        );
    }
}

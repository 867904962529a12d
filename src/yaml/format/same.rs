//! Whether two texts say the same: keys, values, comments and faults.

use crate::yaml::{Comment, Document, Node, NodeKind};

pub(super) fn says_the_same(one: &Document, two: &Document) -> bool {
    let faults =
        |it: &Document| -> Vec<_> { it.faults().iter().map(|it| it.reason.clone()).collect() };
    let comments = |it: &Document| -> Vec<(String, bool)> {
        let said = |comment: &Comment| (comment.text(it).to_owned(), comment.own_line);
        it.comments().iter().map(said).collect()
    };
    one.nodes().map(shape).eq(two.nodes().map(shape))
        && comments(one) == comments(two)
        && faults(one) == faults(two)
}

/// All of a node but its place.
fn shape(node: Node<'_>) -> (NodeKind, Option<u32>, bool, bool, &str) {
    let parent = node.parent().map(|it| it.id().0);
    let text = match node.kind() {
        NodeKind::Scalar => node.value().unwrap_or_default(),
        NodeKind::Alias | NodeKind::Null | NodeKind::Error => node.text(),
        _ => "",
    };
    (node.kind(), parent, node.is_flow(), node.is_key(), text)
}

//! Behind a `*`: the anchors above it.

use super::Cx;
use super::offer::{Offer, What};

/// The anchors that an alias here may stand for, the nearest first; behind a `&` the name is new.
pub fn aliases(cx: &Cx<'_>) -> Vec<Offer> {
    let mut res: Vec<Offer> = Vec::new();
    if cx.cursor.before.ends_with('&') {
        return res;
    }
    let doc = &cx.analysis.doc;
    let source = cx.analysis.text.source();
    let start = cx.cursor.word.start();
    let above = doc.anchors().iter().rev().filter(|it| it.name.end() <= start);
    for anchor in above {
        let name = &source[anchor.name];
        if !res.iter().any(|it| it.label == name) {
            let entry = doc.node(anchor.node).entry();
            let key = entry.and_then(|it| it.key_text()).unwrap_or_default();
            res.push(Offer::new(name, What::Value).note(key));
        }
    }
    res
}

//! All places of the id or the anchor at a place.

use super::{At, Here};
use crate::analysis::Analysis;
use crate::brief::{Name, Section};
use crate::text::TextRange;
use crate::yaml::NodeKind;

/// The places of one id, or of one anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Same {
    /// The section of the id; `None` of an anchor.
    pub section: Option<Section>,
    /// Where it is defined; `None` of an id that nothing defines.
    pub definition: Option<TextRange>,
    /// Where it is used, in the order of the text.
    pub uses: Vec<TextRange>,
}

impl Same {
    /// All places, in the order of the text.
    pub fn all(&self) -> Vec<TextRange> {
        let mut res: Vec<TextRange> = self.definition.into_iter().collect();
        res.extend(&self.uses);
        res.sort_by_key(|it| (it.start(), it.end()));
        res.dedup();
        res
    }
}

impl Analysis {
    /// All places of the id or the anchor that is at a place.
    pub fn same(&self, at: &At<'_>) -> Option<Same> {
        match at.here {
            Here::Definition(name) | Here::Reference(name) => Some(self.same_id(name)),
            Here::Anchor(nth) | Here::Alias(Some(nth)) => Some(self.same_anchor(nth)),
            _ => None,
        }
    }

    fn same_id(&self, name: Name) -> Same {
        let names = &self.brief.names;
        let uses = match name.target() {
            Some(target) => names.uses_of(target).map(|it| it.range).collect(),
            None => self.undefined(name),
        };
        let definition = name.target().and_then(|it| names.def(it));
        Same {
            section: Some(name.section),
            definition: definition.map(|it| it.range),
            uses,
        }
    }

    /// The places of an id that nothing defines.
    fn undefined(&self, name: Name) -> Vec<TextRange> {
        let source = self.text.source();
        let is_same = |it: &&Name| {
            it.section == name.section && it.ix.is_none() && source[it.range] == source[name.range]
        };
        let uses = self.brief.names.uses().iter().filter(is_same);
        uses.map(|it| it.range).collect()
    }

    fn same_anchor(&self, nth: usize) -> Same {
        let anchor = self.doc.anchors()[nth];
        let aliases = self.doc.nodes().filter(|it| {
            let stands_for = || it.resolve().map(|it| it.id());
            it.kind() == NodeKind::Alias && stands_for() == Some(anchor.node)
        });
        let sign = crate::text::TextSize::of('*');
        let name = |it: TextRange| TextRange::new(it.start() + sign.min(it.len()), it.end());
        Same {
            section: None,
            definition: Some(anchor.name),
            uses: aliases.map(|it| name(it.range())).collect(),
        }
    }
}

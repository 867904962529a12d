//! What the tests of own files share.

use crate::analysis::own::{Beside, Loaded, OwnFile, OwnKind};
use crate::lsp::fixture::cursor;
use crate::schema::Schemas;
use crate::text::{Text, TextSize};

pub const PARKING: &str = include_str!("../../../../docs/examples/schemas/parking.yaml");
pub const EXAMPLES: &str = include_str!("../../../../docs/examples/schemas/parking.examples.yaml");

/// A file with the one beside it, and the place marked in it.
pub fn own(kind: OwnKind, marked: &str) -> (OwnFile, TextSize) {
    let (text, at) = cursor(marked);
    let schemas = Schemas::built_in();
    let law = Loaded {
        schemas: &schemas,
        faults: &[],
        outside: &[],
    };
    let (name, beside) = match kind {
        OwnKind::Schema => ("parking.yaml", Some(("parking.examples.yaml", EXAMPLES))),
        OwnKind::Examples => ("parking.examples.yaml", Some(("parking.yaml", PARKING))),
        OwnKind::Configuration => ("gravamen.yaml", None),
    };
    let beside = beside.map(|(name, text)| Beside {
        name: name.into(),
        text: Text::new(text),
    });
    (OwnFile::new(kind, name, Text::new(text), law, beside), at)
}

/// The parking schema with the cursor in front of some of its words.
pub fn in_parking(words: &str) -> String {
    PARKING.replacen(words, &format!("$0{words}"), 1)
}

//! What the tests of features share: a brief under the built-in law, a place marked in a text.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::lsp_types::{ClientCapabilities, Url};

use super::client::Client;
use super::snapshot::Snapshot;
use super::studied::Studied;
use crate::analysis::{Analysis, World};
use crate::calendar::Date;
use crate::schema::Schemas;
use crate::text::{Lang, Text, TextSize};
use crate::world::{Chosen, Worlds};

/// A brief under the built-in law.
pub fn analysis(source: &str) -> Analysis {
    Analysis::new(Text::new(source), &world())
}

/// The built-in law, on a fixed day.
pub fn world() -> World {
    World {
        schemas: Schemas::built_in(),
        config: Default::default(),
        today: Date::constant(2026, 1, 1),
        as_of: None,
        exhibits: Default::default(),
    }
}

/// A text without its `$0`, and the place where that stood.
pub fn cursor(marked: &str) -> (String, TextSize) {
    let at = marked.find("$0").expect("the text has a $0");
    let offset = TextSize::try_from(at).expect("the text is short");
    (marked.replacen("$0", "", 1), offset)
}

/// Version 3 of a brief, asked about in a language by a client that can do something.
pub fn snapshot(source: &str, can: ClientCapabilities, lang: Lang) -> Snapshot {
    Snapshot {
        uri: Url::parse("file:///cases/%E6%9E%97.brief.yaml").expect("a URI"),
        version: Some(3),
        revision: Some(3),
        studied: Arc::new(Studied::Brief(Box::new(analysis(source)))),
        client: Arc::new(Client::new(can, lang)),
        lang,
        place: Worlds::new(Chosen::default()).place(Path::new("/cases")),
    }
}

/// What a client can do, as it would send it.
pub fn can(capabilities: serde_json::Value) -> ClientCapabilities {
    serde_json::from_value(capabilities).expect("capabilities of the protocol")
}

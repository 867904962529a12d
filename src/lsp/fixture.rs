//! What the tests of features share: a brief under the built-in law, a place marked in a text.

use crate::analysis::{Analysis, World};
use crate::calendar::Date;
use crate::schema::Schemas;
use crate::text::{Text, TextSize};

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

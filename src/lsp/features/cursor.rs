//! Texts with a cursor, for the tests of the features.

use crate::analysis::Analysis;
use crate::rules::fixture::world;
use crate::text::{Text, TextRange, TextSize};

/// Studies a text; `$0` is the cursor and is taken out.
pub fn study(text: &str) -> (Analysis, TextSize) {
    let offset = text.find("$0").expect("a cursor");
    let analysis = Analysis::new(Text::new(text.replacen("$0", "", 1)), &world());
    (analysis, TextSize::new(offset as u32))
}

/// The text with marks around some places.
pub fn marked(analysis: &Analysis, places: &[TextRange]) -> String {
    let mut res = analysis.text.source().to_owned();
    for place in places.iter().rev() {
        res.insert(place.end().into(), '»');
        res.insert(place.start().into(), '«');
    }
    res
}

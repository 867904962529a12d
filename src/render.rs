//! What people and programs read: findings and assessments in every format, as text to be printed.

mod assess_data;
mod assess_human;
mod concise;
mod human;

mod json;
mod markdown;
mod quote;
mod safe;
mod spot;
mod tally;
mod wrap;

pub use assess_data::{
    ASSESS_FORMAT, ASSESS_JSON_BETWEEN, ASSESS_JSON_END, ASSESS_JSON_START, assess_json,
    assess_json_page, assess_yaml,
};
pub use assess_human::assess_human;
pub use concise::concise;
pub use human::{HUMAN_LIMIT, human};
pub use json::{json_end, json_findings, json_start};

pub use markdown::markdown;
pub use safe::safe;
use spot::Spot;
pub use tally::Tally;
pub use wrap::{pad, pad_left, width, wrap};

use crate::finding::{Fix, RuleId, Severity, Words};
use crate::schema::Schemas;
use crate::text::{Encoding, Lang, Text, TextRange, TextSize};

/// A text whose findings are shown.
pub struct Sheet<'a> {
    /// Its path as it is shown.
    pub path: &'a str,
    /// The text.
    pub text: &'a Text,
    /// Places of personal identifiers, in order: masked wherever the text is quoted.
    pub private: &'a [TextRange],
    /// The law, whose files findings may point into.
    pub schemas: &'a Schemas,
    encoding: Encoding,
}

/// A finding with its words, about to be shown.
#[derive(Debug)]
pub struct Shown {
    /// Its rule.
    pub rule: RuleId,
    /// How bad it is.
    pub severity: Severity,
    /// Its place.
    pub at: TextRange,
    /// Its words.
    pub words: Words,
    /// How it can be mended.
    pub fixes: Vec<Fix>,
    /// That it is silenced, and by which words.
    pub silenced: Option<Silence>,
}

/// The suppression that silences a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Its place.
    pub at: TextRange,
    /// The reason it gives.
    pub reason: Option<Box<str>>,
}

/// How something is shown to people.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// In which language.
    pub lang: Lang,
    /// With colours.
    pub color: bool,
    /// With characters beyond ASCII for bars and marks.
    pub unicode: bool,
    /// In how many columns.
    pub width: usize,
}

impl<'a> Sheet<'a> {
    /// A text with what is needed to show it.
    pub fn new(
        path: &'a str,
        text: &'a Text,
        private: &'a [TextRange],
        schemas: &'a Schemas,
    ) -> Self {
        Self {
            path,
            text,
            private,
            schemas,
            encoding: Encoding::Utf32,
        }
    }

    /// The same with columns that count other units than characters.
    #[must_use]
    pub const fn counted_in(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// A schema file to which a finding leads.
    fn beside<'b>(&self, name: &'b str, text: &'b Text) -> Sheet<'b>
    where
        'a: 'b,
    {
        Sheet::new(name, text, &[], self.schemas).counted_in(self.encoding)
    }

    /// Where an offset is, as people count.
    fn spot(&self, offset: TextSize) -> Spot {
        Spot::new(self.text, offset, self.encoding)
    }

    /// The schema file of a name, with its text.
    fn schema(&self, name: &'a str) -> Option<Text> {
        let file = self.schemas.files.iter().find(|it| &*it.name == name)?;
        Some(Text::new(file.source.clone()))
    }
}

#[cfg(test)]
mod fixture;

//! Made-up findings for the tests of the renderers.

use super::{Look, Sheet, Shown, Silence};
use crate::finding::{Fix, Label, RuleId, Safety, Severity, Source, Words};
use crate::schema::Schemas;
use crate::text::{Edit, Lang, Text, TextRange, TextSize};

/// A text with one finding in it.
pub(super) struct Case {
    pub text: Text,
    pub schemas: Schemas,
    pub private: Vec<TextRange>,
    pub at: TextRange,
    pub related: Vec<Label>,
    pub silenced: Option<Silence>,
}

/// A text whose finding is at the first `mark` in it.
pub(super) fn case(source: &str, mark: &str) -> Case {
    Case {
        text: Text::new(source),
        schemas: Schemas::default(),
        private: Vec::new(),
        at: place(source, mark),
        related: Vec::new(),
        silenced: None,
    }
}

/// The first `mark` in a text.
pub(super) fn place(source: &str, mark: &str) -> TextRange {
    let at = source.find(mark).expect("the mark is in the text");
    TextRange::at(TextSize::new(at as u32), TextSize::of(mark))
}

pub(super) fn look(lang: Lang) -> Look {
    Look {
        lang,
        color: false,
        unicode: true,
        width: 80,
    }
}

impl Case {
    pub fn relate(mut self, mark: &str, text: &str) -> Self {
        let range = place(self.text.source(), mark);
        self.related.push(Label {
            source: Source::Here,
            range,
            text: text.to_owned(),
        });
        self
    }

    pub fn sheet(&self) -> Sheet<'_> {
        Sheet::new("a.brief.yaml", &self.text, &self.private, &self.schemas)
    }

    pub fn shown(&self) -> impl Iterator<Item = Shown> {
        let words = Words {
            what: "15,000 CNY short".to_owned(),
            here: "185,000 of 200,000 CNY (92.5 %)".to_owned(),
            why: Some("Interpretation 法释〔2019〕15号, art. 12(1)(2)".to_owned()),
            help: vec!["`illegal-gains` is met by `fee`".to_owned()],
            related: self.related.clone(),
        };
        let edits = vec![Edit {
            range: self.at,
            insert: "200000".to_owned(),
        }];
        let fix = Fix {
            title: "plead `illegal-gains`".to_owned(),
            safety: Safety::Offered,
            edits,
        };
        std::iter::once(Shown {
            rule: RuleId("ground-falls-short"),
            severity: Severity::Error,
            at: self.at,
            words,
            fixes: vec![fix],
            silenced: self.silenced.clone(),
        })
    }
}

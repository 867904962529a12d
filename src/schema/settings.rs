//! What a configuration says of the law that the law does not know.

use super::Schemas;
use crate::config::{Config, Fault, FaultKind, ReadingChoice};
use crate::finding::RuleId;

impl Schemas {
    /// The readings and choices of a configuration that there are not. The law is then read by
    /// default, which a person has to be told.
    pub fn unknown_readings(&self, config: &Config) -> Vec<Fault> {
        config
            .readings
            .iter()
            .filter_map(|it| self.unknown_reading(it))
            .collect()
    }

    fn unknown_reading(&self, it: &ReadingChoice) -> Option<Fault> {
        let rule = RuleId("invalid-value");
        let Some(reading) = self.reading(&it.reading.value) else {
            let close = self.suggest_reading(&it.reading.value).map(Box::from);
            let name = it.reading.value.clone();
            return Some(Fault {
                rule,
                at: it.reading.range,
                kind: FaultKind::UnknownReading { name, close },
            });
        };
        if reading.choice(&it.choice.value).is_some() {
            return None;
        }
        Some(Fault {
            rule,
            at: it.choice.range,
            kind: FaultKind::UnknownChoice {
                reading: it.reading.value.clone(),
                choice: it.choice.value.clone(),
                known: reading.choices.iter().map(|it| it.id.clone()).collect(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;
    use crate::text::Lang;
    use crate::yaml::Document;

    #[test]
    fn a_reading_or_choice_that_there_is_not_is_named_at_its_place() {
        let text = "readings: {repeatedlyy: 2, fivefold-total: 9, repeatedly: 3}\n";
        let (config, faults) = read(&Document::parse(text), &[]);
        assert!(faults.is_empty());
        let said: Vec<(&str, String)> = Schemas::built_in()
            .unknown_readings(&config)
            .iter()
            .map(|it| (&text[it.at], it.words(Lang::En).what))
            .collect();
        let expected = [
            (
                "repeatedlyy",
                "no reading is called `repeatedlyy`, so the law is read by default",
            ),
            (
                "9",
                "`9` is no choice of `fivefold-total`, which is read by default",
            ),
        ];
        assert_eq!(said, expected.map(|(at, words)| (at, words.to_owned())));
    }
}

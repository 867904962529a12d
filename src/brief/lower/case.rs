//! `brief:`, `case:` and `readings:`.

use rustc_hash::FxHashSet;

use super::Lower;
use super::fields::{Field, Seen};
use crate::brief::flaw::{Due, FlawKind, List};
use crate::brief::keys::{CaseKey, Table};
use crate::brief::{Case, ReadingChoice, VERSION};
use crate::quantity::parse_count;
use crate::text::Spanned;
use crate::yaml::Node;

impl<'d> Lower<'d> {
    pub(super) fn version(&mut self, field: &Field<'d>) {
        let Some(written) = self.one(field) else {
            return;
        };
        let number = parse_count(&written.text).ok();
        let exact = number.as_ref().filter(|it| it.value.is_exact());
        let version = exact.and_then(|it| u32::try_from(it.value.min).ok());
        if version == Some(VERSION)
            && let Some(number) = number
        {
            self.parsed(&written, Ok(number));
        } else {
            self.flaw(written.node, written.range, FlawKind::UnknownVersion);
        }
        self.brief.version = version.map(|it| Spanned::new(it, written.range));
    }

    pub(super) fn case(&mut self, node: Node<'d>) {
        let Some(mut fields) = self.fields(node, Due::Mapping(Table::Case)) else {
            return;
        };
        let mut case = Case {
            range: Some(node.range()),
            ..Case::default()
        };
        let mut seen = Seen::default();
        while let Some(field) = self.next(&mut fields) {
            let Some(key) = self.key(&mut seen, &mut fields, &field, Table::Case) else {
                continue;
            };
            match key {
                CaseKey::Number => case.number = self.text(&field),
                CaseKey::Title => case.title = self.text(&field),
                CaseKey::Stage => case.stage = self.word(&field, List::Stages),
                CaseKey::Drafted => case.drafted = self.date(&field),
                CaseKey::Filed => case.filed = self.date(&field),
                CaseKey::Region => case.region = self.text(&field),
                CaseKey::Cause
                | CaseKey::Police
                | CaseKey::Procuratorate
                | CaseKey::Court
                | CaseKey::Summary
                | CaseKey::Note => self.any_text(&field),
            }
        }
        self.brief.case = case;
    }

    pub(super) fn readings(&mut self, node: Node<'d>) {
        let Some(mut fields) = self.fields(node, Due::Mapping(Table::Readings)) else {
            return;
        };
        let mut seen = FxHashSet::default();
        while let Some(field) = self.next(&mut fields) {
            let reading = self.schemas.reading_ids.get(field.name).copied();
            if !seen.insert(field.name) {
                self.again(&mut fields, &field);
                continue;
            }
            if reading.is_none() {
                self.unknown_key(&mut fields, &field, Table::Readings);
            }
            let key = field.key.range();
            let Some(written) = self.one(&field) else {
                continue;
            };
            let choices = reading.and_then(|it| self.schemas.readings.get(it.index()));
            let choice = choices.and_then(|it| {
                let nth = it.choices.iter().position(|it| *it.id == *written.text)?;
                u16::try_from(nth).ok()
            });
            if let Some(reading) = reading.filter(|_| choice.is_none()) {
                self.not_in_list(&written, List::Choices(reading));
            }
            let range = written.range;
            self.brief.readings.push(ReadingChoice {
                reading,
                choice,
                key,
                range,
            });
        }
    }
}

//! The case as a whole, and how the law is to be read in it.

use super::word::words;
use crate::calendar::PartialDate;
use crate::schema::ReadingId;
use crate::text::{Spanned, TextRange};

/// `case:`
#[derive(Debug, Default)]
pub struct Case {
    /// The whole mapping.
    pub range: Option<TextRange>,
    /// The docket number.
    pub number: Option<Spanned<Box<str>>>,
    /// The title.
    pub title: Option<Spanned<Box<str>>>,
    /// The stage of the proceedings.
    pub stage: Option<Spanned<Stage>>,
    /// The day as of which the law is read, unless `as-of` says otherwise.
    pub drafted: Option<Spanned<PartialDate>>,
    /// When the case was filed; stops the limitation period.
    pub filed: Option<Spanned<PartialDate>>,
    /// The region, where an offence has numbers by region.
    pub region: Option<Spanned<Box<str>>>,
}

words! {
    /// The stage of the proceedings.
    pub enum Stage {
        Investigation = "investigation", "investigation", "侦查";
        Prosecution = "prosecution", "examination for prosecution", "审查起诉";
        Trial = "trial", "trial at first instance", "一审";
        Appeal = "appeal", "appeal", "二审";
        Closed = "closed", "closed", "已结案";
        Study = "study", "a study, no real case", "教学研究";
    }
}

/// An entry of `readings:`
#[derive(Debug)]
pub struct ReadingChoice {
    /// The reading; `None` when no schema names it.
    pub reading: Option<ReadingId>,
    /// The choice, a position in the reading's list; `None` when it is no choice of it.
    pub choice: Option<u16>,
    /// The key's place.
    pub key: TextRange,
    /// The value's place.
    pub range: TextRange,
}

//! The rules: two lists. Checks look at the analysis; hygiene looks at what was silenced.

use std::sync::OnceLock;

use crate::calendar::Date;

use crate::assess::Assessment;
use crate::brief::{Brief, Flaw, private_ranges};
use crate::config::Config;
use crate::exhibits::Exhibits;
use crate::finding::{Fault, Fix, RuleId, Severity, Words};
use crate::schema::Schemas;
use crate::suppress::Suppression;
use crate::text::{Lang, TextRange};
use crate::yaml::Document;

#[cfg(test)]
pub(crate) mod fixture;
mod help;

macro_rules! rules {
    ($($list:ident: $($module:ident),* $(,)?;)*) => {
        $($(mod $module;)*)*
        $(
            #[doc = concat!("The rules of the list `", stringify!($list), "`, in the order in which they are documented.")]
            pub static $list: &[&Rule] = &[$(&$module::RULE),*];
        )*
    };
}

rules! {
    CHECKS:
        yaml_syntax,
        duplicate_key,
        unknown_key,
        missing_key,
        wrong_type,
        invalid_value,
        unknown_version,
        unknown_reference,
        unused_id,
        unused_anchor,
        bare_amount,
        split_number,
        full_width,
        ambiguous_boolean,
        unknown_offence,
        unknown_ground,
        ground_falls_short,
        ground_undetermined,
        ground_not_pleaded,
        element_unsupported,
        unfit_fact,
        catch_all_without_reason,
        not_in_force,
        limitation_passed,
        under_age,
        outside_window,
        already_dealt_with,
        sentence_out_of_range,
        double_count,
        wrong_road,
        organization_alone,
        near_threshold,
        decisive_fact,
        presumption_contested,
        charge_not_made_out,
        fact_without_evidence,
        confession_only,
        excluded_evidence_only,
        missing_exhibit,
        hash_mismatch,
        date_order,
    ;
    HYGIENE:
        unused_suppression,
        suppression_without_reason,
        expired_suppression,
        unknown_rule,
    ;
}

/// One rule: its page, its check, its words, its fixes.
#[derive(Debug)]
pub struct Rule {
    /// Its fixed name.
    pub id: RuleId,
    /// How bad a fault of it is, unless the fault says otherwise.
    pub severity: Severity,
    /// Whether it runs only when asked for.
    pub pedantic: bool,
    /// What it is about.
    pub group: Group,
    /// What people read about it.
    pub page: Page,
    /// Finds its faults.
    pub check: fn(&Cx<'_>, &mut Vec<Fault>),
    /// Says one of its faults.
    pub words: fn(&Cx<'_>, &Fault, Lang) -> Words,
    /// Mends one of its faults, best way first.
    pub fixes: Option<Fixes>,
}

/// How a rule mends one of its faults, best way first.
pub type Fixes = fn(&Cx<'_>, &Fault, Lang) -> Vec<Fix>;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The form of the brief.
    Form,
    /// The law.
    Law,
    /// Evidence and dates.
    Evidence,
    /// Suppressions.
    Suppressions,
    /// Schema files.
    Schema,
}

/// The page of a rule. Its examples run: `bad` carries its expectations in comments
/// (`# ^^^^ error: words`, under the place), `good` has no fault.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The fault in one sentence.
    pub title: Both,
    /// Why it matters and what to do, in Markdown.
    pub why: Both,
    /// A brief, or a part of one, with the fault.
    pub bad: &'static str,
    /// The same without it.
    pub good: &'static str,
}

/// Words in both languages, known at compile time.
#[derive(Clone, Copy, Debug)]
pub struct Both {
    /// In English.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

impl Both {
    /// The words in one language.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// All that a rule may look at.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The text.
    pub source: &'a str,
    /// Its tree.
    pub doc: &'a Document,
    /// The brief in it.
    pub brief: &'a Brief,
    /// What is wrong with its form.
    pub flaws: &'a [Flaw],
    /// The law.
    pub schemas: &'a Schemas,
    /// What the facts reach.
    pub assessment: &'a Assessment,
    /// What is known of exhibits.
    pub exhibits: &'a Exhibits,
    /// Levels and readings that the person configured.
    pub config: &'a Config,
    /// Today.
    pub today: Date,
    /// The suppressions of the text.
    pub suppressions: &'a [Suppression],
    /// For each suppression, which of its rules silenced something.
    pub used: &'a [Vec<bool>],
    /// Places of what identifies a person, once they were asked for.
    pub private: &'a OnceLock<Vec<TextRange>>,
}

impl<'a> Cx<'a> {
    /// The places of what identifies a person, in order and apart.
    pub fn private(&self) -> &'a [TextRange] {
        self.private.get_or_init(|| private_ranges(self.doc))
    }

    /// Whether a place holds anything of what identifies a person.
    pub fn is_private(&self, range: TextRange) -> bool {
        let private = self.private();
        let from = private.partition_point(|it| it.end() <= range.start());
        private.get(from).is_some_and(|it| it.start() < range.end())
    }

    /// Whether a rule runs under the configuration.
    pub fn runs(&self, rule: &Rule) -> bool {
        self.config
            .severity(rule.id.0, rule.severity, rule.pedantic)
            .is_some()
    }
}

/// Every rule, checks first.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    CHECKS.iter().chain(HYGIENE).copied()
}

/// The name of every rule.
pub fn ids() -> Vec<&'static str> {
    all().map(|it| it.id.0).collect()
}

/// The rule of a name.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|it| it.id.0 == id)
}

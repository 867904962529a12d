//! Outcomes and the like as words and marks.

use super::{date, pick};
use crate::assess::{AccusedAssessment, Applies, Outcome};
use crate::brief::Status;
use crate::calendar::Date;
use crate::schema::Tier;
use crate::text::Lang;

/// An outcome as a person reads it: `met`, 达到标准.
pub const fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Unsupported => pick(lang, "unsupported", "无事实支持"),
        Outcome::Short => pick(lang, "short", "未达标准"),
        Outcome::Undetermined => pick(lang, "undetermined", "尚未确定"),
        Outcome::Met => pick(lang, "met", "达到标准"),
    }
}

/// The day whose law is applied: `law as of 2024-03-18`, 适用2024年3月18日的法律.
pub fn law_as_of(day: Date, lang: Lang) -> String {
    let day = date(day, lang);
    lang.pick(format!("law as of {day}"), format!("适用{day}的法律"))
}

/// What a charge would come to if it pleaded all that is met; `None` where that changes nothing.
pub fn available(accused: &AccusedAssessment, lang: Lang) -> Option<String> {
    let open = outcome(accused.available, lang);
    (accused.available != accused.outcome).then(|| {
        lang.pick(
            format!("with every ground pleaded that the facts already meet: {open}"),
            format!("如果一并主张事实已达到的情形：{open}"),
        )
    })
}

/// What a heavier tier comes to: `Heavier tier, especially serious: short`.
pub fn heavier_tier(tier: &Tier, it: Outcome, lang: Lang) -> String {
    let (title, outcome) = (tier.title.get(lang), outcome(it, lang));
    lang.pick(
        format!("Heavier tier, {title}: {outcome}"),
        format!("加重档“{title}”：{outcome}"),
    )
}

/// A mark that stands for an outcome in a narrow column, in Unicode or in ASCII.
pub const fn mark(outcome: Outcome, unicode: bool) -> &'static str {
    match (outcome, unicode) {
        (Outcome::Unsupported, true) => "·",
        (Outcome::Short, true) => "✗",
        (Outcome::Undetermined, _) => "?",
        (Outcome::Met, true) => "✓",
        (Outcome::Unsupported, false) => ".",
        (Outcome::Short, false) => "x",
        (Outcome::Met, false) => "+",
    }
}

/// How sure a fact is.
pub const fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Established => pick(lang, "established", "已查明"),
        Status::Alleged => pick(lang, "alleged", "指控"),
        Status::Disputed => pick(lang, "disputed", "有争议"),
        Status::Excluded => pick(lang, "excluded", "已排除"),
    }
}

/// Whether a ground applies at the time of its facts; `None` where there is nothing to say.
pub const fn applies(applies: Applies, lang: Lang) -> Option<&'static str> {
    match applies {
        Applies::Yes => None,
        Applies::No => Some(pick(lang, "not in force for its facts", "对其事实尚未施行")),
        Applies::Open => Some(pick(
            lang,
            "whether it was in force depends on the dates",
            "是否已施行取决于日期",
        )),
    }
}

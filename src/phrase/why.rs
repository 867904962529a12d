//! Why a fact does not count or only may count, and why an outcome is what it is.

use super::{or_list, pick, ticked};
use crate::assess::{Doubt, Reason, Why};
use crate::brief::{Brief, FactIx};
use crate::quantity::{Exact, Unit};
use crate::schema::{FieldKind, Ground, Is, Measure, Offence, Path, Quality, Schemas, Test};
use crate::text::Lang;

/// What the words are about: a ground of an offence in a brief.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The law.
    pub schemas: &'a Schemas,
    /// The brief.
    pub brief: &'a Brief,
    /// The offence.
    pub offence: &'a Offence,
    /// Its ground.
    pub ground: &'a Ground,
    /// The language.
    pub lang: Lang,
}

/// The fixed word of a cause in machine-readable output: `outside-window`.
pub const fn why_id(why: Why) -> &'static str {
    match why {
        Why::UnfitKind => "unfit-kind",
        Why::LacksQuality(_) => "lacks-quality",
        Why::Excluded => "excluded",
        Why::DealtWith => "dealt-with",
        Why::PartOf(_) => "part-of",
        Why::OutsideWindow => "outside-window",
        Why::NotTheirs => "not-theirs",
        Why::Refuted => "refuted",
        Why::NotInForce => "not-in-force",
        Why::NoNumber => "no-number",
        Why::InvalidOrder => "invalid-order",
        Why::OutsideSpan => "outside-span",
    }
}

/// Why a fact does not count, as the end of "left out: …".
pub fn why(why: Why, about: &About<'_>) -> String {
    let lang = about.lang;
    let (en, zh) = match why {
        Why::UnfitKind => (
            "its kind cannot support this ground",
            "其种类不能支持该情形",
        ),
        Why::LacksQuality(at) => return lacks(at, about),
        Why::Excluded => ("it is excluded", "已被排除"),
        Why::DealtWith => ("it was dealt with before", "已经处理"),
        Why::PartOf(whole) => {
            let whole = fact(whole, about);
            return match lang {
                Lang::En => format!("it is part of {whole}, which is counted"),
                Lang::Zh => format!("已包含在{whole}之中"),
            };
        }
        Why::OutsideWindow => ("it lies outside the two-year window", "不在两年期间之内"),
        Why::NotTheirs => ("it is somebody else's act", "系他人所为"),
        Why::Refuted => (
            "the crime of every party it names is refuted",
            "所涉对象均已查明不构成犯罪",
        ),
        Why::NotInForce => (
            "the provision was not in force for it",
            "该规定对其尚未施行",
        ),
        Why::NoNumber => (
            "it states no number for this measure that can be read",
            "未载明可以识别的该项数额或者数量",
        ),
        Why::InvalidOrder => ("every order it refers to is invalid", "所依据的责令均无效"),
        Why::OutsideSpan => (
            "it lies outside the time that the provision asks for",
            "不在规定的期限之内",
        ),
    };
    pick(lang, en, zh).to_owned()
}

/// Why a fact only may count.
pub fn doubt(doubt: Doubt, about: &About<'_>) -> String {
    let lang = about.lang;
    let (en, zh) = match doubt {
        Doubt::Disputed => ("it is disputed", "存在争议"),
        Doubt::Unstated(at) => return unstated(at, about),
        Doubt::Range => ("it gives a range", "所载为区间"),
        Doubt::Date => (
            "its date leaves open whether it lies within the time",
            "其日期不足以确定是否在期间之内",
        ),
        Doubt::Weighed(at) => {
            let path = weighed(about, at).map_or_else(String::new, |it| path_word(it, about));
            return match lang {
                Lang::En => format!("{path} is false, so a person has to weigh it"),
                Lang::Zh => format!("{path}为 false，须由人综合判断"),
            };
        }
        Doubt::Recipients => (
            "the crimes of some of its recipients are refuted or may be",
            "部分帮助对象已被查明或者可能不构成犯罪",
        ),
        Doubt::Referred(other) => {
            let other = fact(other, about);
            return match lang {
                Lang::En => format!("{other}, to which it refers, is itself in doubt"),
                Lang::Zh => format!("其所指的{other}本身存疑"),
            };
        }
    };
    pick(lang, en, zh).to_owned()
}

/// Why an outcome is what it is, when figures alone do not say so.
pub const fn reason(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::Rebutted => pick(
            lang,
            "contrary evidence contests the presumption",
            "有相反证据对推定提出反驳",
        ),
        Reason::NoFinding => pick(lang, "a person's finding is missing", "缺少人的认定"),
        Reason::NoReason => pick(lang, "the finding has no recorded reason", "认定未附理由"),
        Reason::DatesOpen => pick(
            lang,
            "the dates leave open whether the event lies within the time",
            "日期不足以确定是否在规定的期限之内",
        ),
        Reason::Displaced => pick(
            lang,
            "a later instrument displaces it",
            "已被其后的规定取代",
        ),
        Reason::Overflow => pick(
            lang,
            "the numbers are too large to be added up exactly",
            "数额过大，无法精确相加",
        ),
    }
}

/// What a quality asks, in the words of the brief: `` `form` is `oral` ``.
pub fn quality(quality: &Quality, about: &About<'_>) -> String {
    let path = path_word(&quality.path, about);
    let asked = asked(quality, about);
    match (about.lang, quality.unless) {
        (Lang::En, false) => format!("{path} must be {asked}"),
        (Lang::En, true) => format!("{path} must not be {asked}"),
        (Lang::Zh, false) => format!("{path}须为{asked}"),
        (Lang::Zh, true) => format!("{path}不得为{asked}"),
    }
}

fn lacks(at: usize, about: &About<'_>) -> String {
    let Some(missed) = qualities(about).nth(at) else {
        return pick(
            about.lang,
            "it lacks a quality that is asked for",
            "不具备规定的条件",
        )
        .to_owned();
    };
    quality(missed, about)
}

fn unstated(at: usize, about: &About<'_>) -> String {
    let quality = qualities(about).nth(at).map(|it| &it.path);
    let beyond = at.saturating_sub(qualities(about).count());
    let Some(path) = quality.or_else(|| weighed(about, beyond)) else {
        return pick(
            about.lang,
            "a quality that is asked for is not stated",
            "未载明规定的条件",
        )
        .to_owned();
    };
    let path = path_word(path, about);
    match about.lang {
        Lang::En => format!("{path} is not stated"),
        Lang::Zh => format!("未载明{path}"),
    }
}

/// The qualities of the ground, or of the ground that it is several times of.
fn qualities<'a>(about: &About<'a>) -> impl Iterator<Item = &'a Quality> + use<'a> {
    let test = match &about.ground.test {
        Test::Times { of, .. } => &about.offence.grounds[of.index()].test,
        test => test,
    };
    let (own, measures) = match test {
        Test::Fact { qualities, .. } => (qualities.as_slice(), [].as_slice()),
        Test::Numbers { measures } => ([].as_slice(), measures.as_slice()),
        _ => ([].as_slice(), [].as_slice()),
    };
    own.iter()
        .chain(measures.iter().flat_map(|it| &it.qualities))
}

fn weighed<'a>(about: &About<'a>, at: usize) -> Option<&'a Path> {
    match &about.ground.test {
        Test::Fact { weigh, .. } => weigh.get(at),
        _ => None,
    }
}

fn fact(at: FactIx, about: &About<'_>) -> String {
    about
        .brief
        .facts
        .get(at)
        .map_or_else(String::new, |it| ticked(&it.id.name))
}

/// The field as it is written in a brief: `` `form` ``, `` `order.clear` ``.
pub(super) fn path_word(path: &Path, about: &About<'_>) -> String {
    let field = field_of(path.measure, about.schemas).map_or("", |it| &it.id);
    let own = about.schemas.kinds.get(path.kind.index());
    let through = path.through.and_then(|it| own?.fields.get(it.index()));
    match through {
        Some(through) => ticked(&format!("{}.{field}", through.id)),
        None => ticked(field),
    }
}

fn field_of(measure: Measure, schemas: &Schemas) -> Option<&crate::schema::Field> {
    schemas
        .kinds
        .get(measure.kind.index())?
        .fields
        .get(measure.field?.index())
}

fn asked(quality: &Quality, about: &About<'_>) -> String {
    let lang = about.lang;
    let field = field_of(quality.path.measure, about.schemas);
    match &quality.is {
        Is::OneOf(words) => {
            let Some(FieldKind::OneOf(values)) = field.map(|it| &it.kind) else {
                return String::new();
            };
            let named = words.iter().filter_map(|it| values.get(usize::from(*it)));
            or_list(&named.map(|it| ticked(&it.id)).collect::<Vec<_>>(), lang)
        }
        Is::Flag(truth) => ticked(if *truth { "true" } else { "false" }),
        Is::AtLeastSpan(span) => at_least(super::span(*span, lang), lang),
        Is::AtLeast(steps) => {
            let unit = field.and_then(|it| it.kind.unit());
            let number = Exact::from_steps(*steps, unit.unwrap_or(Unit::Count));
            at_least(super::amount(number, unit, lang), lang)
        }
        Is::Present => pick(lang, "stated", "载明").to_owned(),
    }
}

fn at_least(number: String, lang: Lang) -> String {
    match lang {
        Lang::En => format!("at least {number}"),
        Lang::Zh => format!("{number}以上"),
    }
}

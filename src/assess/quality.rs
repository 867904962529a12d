//! What a fact must be like: yes, no, or unknown (rule 2: an unknown is not a no).

use super::Doubt;
use super::Why;
use super::accused::Cx;
use super::references;
use crate::brief::{Fact, Status, Value};
use crate::schema::{FactKind, FieldId, Is, Path, Quality, Schemas};

/// Whether a fact is what a ground asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is not.
    No(Why),
    /// It may be.
    Maybe(Doubt),
    /// It is.
    Yes,
}

impl Verdict {
    /// The worse of two: a no before a doubt before a yes; of two alike the first.
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No(_), _) | (Self::Maybe(_), Self::Maybe(_) | Self::Yes) => self,
            _ => other,
        }
    }

    /// The better of two; of two alike the first.
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (Self::Maybe(_), Self::Maybe(_) | Self::No(_)) => self,
            (Self::No(_), Self::No(_)) => self,
            _ => other,
        }
    }
}

/// What a ground asks of a fact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub qualities: &'a [Quality],
    pub weigh: &'a [Path],
    /// The position of the first of `qualities` among those of all measures of the ground.
    pub offset: usize,
}

/// Judges a fact by what is asked of it.
pub(super) fn judge(cx: &Cx<'_>, fact: &Fact, asked: Asked<'_>) -> Verdict {
    if asked.qualities.is_empty() && asked.weigh.is_empty() {
        return Verdict::Yes;
    }
    let own = own(cx, fact, asked, None);
    match references::field(asked) {
        Some(through) if !matches!(own, Verdict::No(_)) => {
            own.and(references::judge(cx, fact, asked, through))
        }
        _ => own,
    }
}

/// Judges a fact by what is asked of it directly, or, with `through`, by what is asked of
/// the facts that a field refers to, of which it is one.
pub(super) fn own(cx: &Cx<'_>, fact: &Fact, asked: Asked<'_>, through: Option<FieldId>) -> Verdict {
    let Some(kind) = fact.kind else {
        return Verdict::Yes;
    };
    let concerns = |it: &Path| it.through == through && it.measure.kind == kind.value;
    let mut res = Verdict::Yes;
    for (at, quality) in asked.qualities.iter().enumerate() {
        if concerns(&quality.path) {
            res = res.and(verdict(cx.matter.schemas, fact, quality, asked.offset + at));
        }
    }
    for (at, path) in asked.weigh.iter().enumerate() {
        if concerns(path) {
            res = res.and(weighed(fact, path, at, asked));
        }
    }
    res
}

fn verdict(schemas: &Schemas, fact: &Fact, quality: &Quality, at: usize) -> Verdict {
    let no = Verdict::No(Why::LacksQuality(at));
    match (holds(schemas, fact, quality), quality.unless) {
        (Some(true), false) | (Some(false) | None, true) => Verdict::Yes,
        (Some(false), false) | (Some(true), true) => no,
        (None, false) => Verdict::Maybe(Doubt::Unstated(at)),
    }
}

/// A flag that a person weighs: true speaks for it, anything else leaves it to a person.
fn weighed(fact: &Fact, path: &Path, at: usize, asked: Asked<'_>) -> Verdict {
    let value = path.measure.field.and_then(|it| fact.field(it));
    match value.map(|it| &it.value) {
        Some(Value::Flag(true)) => Verdict::Yes,
        Some(_) => Verdict::Maybe(Doubt::Weighed(at)),
        None => Verdict::Maybe(Doubt::Unstated(asked.offset + asked.qualities.len() + at)),
    }
}

/// Whether a fact says for sure that it is not what is asked.
pub(super) fn lacks(schemas: &Schemas, fact: &Fact, quality: &Quality) -> bool {
    let concerned = quality.path.through.is_none()
        && fact
            .kind
            .is_some_and(|it| it.value == quality.path.measure.kind);
    concerned && holds(schemas, fact, quality) == Some(quality.unless)
}

/// Whether a quality is found in a fact; `None` when the fact does not say.
fn holds(schemas: &Schemas, fact: &Fact, quality: &Quality) -> Option<bool> {
    let field = quality.path.measure.field?;
    let Some(stated) = fact.field(field) else {
        return unstated(&schemas[quality.path.measure.kind], field, &quality.is);
    };
    match (&quality.is, &stated.value) {
        (Is::Present, _) => Some(true),
        (Is::OneOf(words), Value::Word(word)) => Some(words.contains(word)),
        (Is::Flag(asked), Value::Flag(flag)) => Some(asked == flag),
        (Is::AtLeastSpan(least), Value::Duration(span)) => Some(span >= least),
        (Is::AtLeast(least), Value::Count(number) | Value::Money(number)) => {
            if number.min >= *least {
                Some(true)
            } else if number.max.is_some_and(|it| it < *least) {
                Some(false)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// A count that has a default is never unknown.
fn unstated(kind: &FactKind, field: FieldId, is: &Is) -> Option<bool> {
    let default = kind.fields.get(field.index())?.default?;
    match is {
        Is::AtLeast(least) => Some(i128::from(default) >= *least),
        Is::Present => Some(true),
        _ => None,
    }
}

/// Lowers a yes to a doubt for a fact that is disputed or may lie outside the ground's time.
pub(super) const fn doubted(verdict: Verdict, status: Status, open: bool) -> Verdict {
    match (verdict, status) {
        (Verdict::Yes, Status::Disputed) => Verdict::Maybe(Doubt::Disputed),
        (Verdict::Yes, _) if open => Verdict::Maybe(Doubt::Date),
        _ => verdict,
    }
}

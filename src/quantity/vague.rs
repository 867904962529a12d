//! Words around a number that make it vague, or that say a bound which the format writes
//! with a sign.

use super::cursor::Cursor;
use super::{ValueFault, ValueFaultKind};

/// Words before a number, and the sign that says the same; none where nothing exact does.
/// "以上" and "以下" include the number (Criminal Law art. 99).
const BEFORE: &[(&str, Option<&str>)] = &[
    ("至少", Some(">=")),
    ("不少于", Some(">=")),
    ("不低于", Some(">=")),
    ("at least", Some(">=")),
    ("no less than", Some(">=")),
    ("not less than", Some(">=")),
    ("至多", Some("<=")),
    ("最多", Some("<=")),
    ("不超过", Some("<=")),
    ("不多于", Some("<=")),
    ("不高于", Some("<=")),
    ("at most", Some("<=")),
    ("up to", Some("<=")),
    ("no more than", Some("<=")),
    ("not more than", Some("<=")),
    ("超过", Some(">")),
    ("多于", Some(">")),
    ("高于", Some(">")),
    ("大于", Some(">")),
    ("more than", Some(">")),
    ("over", Some(">")),
    ("above", Some(">")),
    ("不足", Some("<")),
    ("不满", Some("<")),
    ("不到", Some("<")),
    ("少于", Some("<")),
    ("低于", Some("<")),
    ("小于", Some("<")),
    ("less than", Some("<")),
    ("fewer than", Some("<")),
    ("under", Some("<")),
    ("below", Some("<")),
    ("大约", None),
    ("大概", None),
    ("约", None),
    ("将近", None),
    ("近", None),
    ("逾", None),
    ("几", None),
    ("数", None),
    ("上", None),
    ("about", None),
    ("approximately", None),
    ("approx.", None),
    ("approx", None),
    ("around", None),
    ("nearly", None),
    ("some ", None),
    ("ca.", None),
    ("~", None),
    ("≈", None),
];

/// Words behind a number, likewise.
const BEHIND: &[(&str, Option<&str>)] = &[
    ("及以上", Some(">=")),
    ("以上", Some(">=")),
    ("or more", Some(">=")),
    ("及以下", Some("<=")),
    ("以下", Some("<=")),
    ("以内", Some("<=")),
    ("or less", Some("<=")),
    ("or fewer", Some("<=")),
    ("+", Some(">=")),
    ("余", None),
    ("多", None),
    ("来", None),
    ("几", None),
    ("左右", None),
    ("上下", None),
    ("许", None),
    ("or so", None),
];

/// Refuses a vague word before a number.
pub fn refuse_vague_prefix(cursor: &mut Cursor<'_>) -> Result<(), ValueFault> {
    refuse(cursor, BEFORE)
}

/// Refuses a vague word behind a number.
pub fn refuse_vague_suffix(cursor: &mut Cursor<'_>) -> Result<(), ValueFault> {
    refuse(cursor, BEHIND)
}

fn refuse(cursor: &mut Cursor<'_>, words: &[(&str, Option<&str>)]) -> Result<(), ValueFault> {
    cursor.skip_blank();
    let start = cursor.at();
    if cursor.peek().is_none_or(|it| it.is_ascii_digit()) {
        return Ok(());
    }
    let kind = match cursor.eat_any(words) {
        None => return Ok(()),
        Some((_, Some(_))) => ValueFaultKind::BoundInWords,
        Some((_, None)) => ValueFaultKind::Approximate,
    };
    Err(ValueFault::new(kind, cursor.since(start)))
}

/// The sign that says the same as a word.
pub fn sign_of(word: &str) -> Option<&'static str> {
    let mut all = BEFORE.iter().chain(BEHIND);
    all.find(|(it, _)| it.eq_ignore_ascii_case(word))
        .and_then(|(_, sign)| *sign)
}

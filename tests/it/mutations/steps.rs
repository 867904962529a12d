//! Written numbers a smallest step down and up.

/// A written number, amount, span or time, a smallest step down and up; nothing for any other
/// text.
pub fn steps(text: &str, path: &[&str]) -> Vec<String> {
    let penalty = path.contains(&"penalty");
    let res = number(text)
        .or_else(|| amount(text))
        .or_else(|| span(text, penalty))
        .or_else(|| spans(text, penalty))
        .or_else(|| time(text))
        .or_else(|| document_number(text))
        .or_else(|| flag(text));
    res.unwrap_or_default()
}

fn number(text: &str) -> Option<Vec<String>> {
    let number: u64 = text.parse().ok()?;
    Some(vec![
        number.checked_sub(1)?.to_string(),
        (number + 1).to_string(),
    ])
}

fn amount(text: &str) -> Option<Vec<String>> {
    let yuan: u64 = text.strip_suffix(" CNY")?.replace(',', "").parse().ok()?;
    Some(vec![
        format!("{}.99 CNY", yuan.checked_sub(1)?),
        format!("{yuan}.01 CNY"),
    ])
}

/// A day less and a day more. The shortest month has 28 days, so that 27 of them are always
/// less; penalties are compared by the average month, so that 30 are.
fn span(text: &str, penalty: bool) -> Option<Vec<String>> {
    let days = if penalty { "30d" } else { "27d" };
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let number: u32 = number.parse().ok()?;
    let less = number.checked_sub(1)?;
    Some(match unit {
        "y" => vec![format!("{less}y11m{days}"), format!("{number}y1d")],
        "m" => vec![format!("{less}m{days}"), format!("{number}m1d")],
        "d" => vec![format!("{less}d"), format!("{}d", number + 1)],
        _ => return None,
    })
}

fn spans(text: &str, penalty: bool) -> Option<Vec<String>> {
    let (from, to) = text.split_once("..")?;
    let (lower, upper) = (span(from, penalty)?, span(to, penalty)?);
    let lower = lower.into_iter().map(|it| format!("{it}..{to}"));
    Some(
        lower
            .chain(upper.into_iter().map(|it| format!("{from}..{it}")))
            .collect(),
    )
}

fn time(text: &str) -> Option<Vec<String>> {
    let (from, to) = text.split_once("..")?;
    let day: gravamen::calendar::Date = from.parse().ok().filter(|_| from.len() == 10)?;
    let (before, after) = (day.yesterday().ok()?, day.tomorrow().ok()?);
    Some(vec![format!("{before}..{to}"), format!("{after}..{to}")])
}

/// The number of an instrument, 法释〔2019〕15号.
fn document_number(text: &str) -> Option<Vec<String>> {
    let (head, rest) = text.split_once('〕')?;
    let number: u32 = rest.strip_suffix('号')?.parse().ok()?;
    Some(vec![
        format!("{head}〕{}号", number - 1),
        format!("{head}〕{}号", number + 1),
    ])
}

/// `reaches-back: false` and the like.
fn flag(text: &str) -> Option<Vec<String>> {
    match text {
        "true" => Some(vec!["false".into()]),
        "false" => Some(vec!["true".into()]),
        _ => None,
    }
}

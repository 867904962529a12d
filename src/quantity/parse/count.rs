//! Written counts.

use super::interval;
use crate::quantity::currency::mark;
use crate::quantity::cursor::{Cursor, full_width_notes};
use crate::quantity::numeral::numeral;
use crate::quantity::range::{Ends, Figure, ends};
use crate::quantity::vague::{refuse_vague_prefix, refuse_vague_suffix};
use crate::quantity::{Interval, Parsed, Unit, ValueFault, ValueFaultKind};

/// Reads a whole count.
pub fn read_count(text: &str) -> Result<Parsed<Interval>, ValueFault> {
    let mut cursor = Cursor::new(text);
    let written = ends(&mut cursor, count_figure)?;
    if let Ends::Range(Some(min), Some(max)) = &written {
        refuse_mixed_counters(&cursor, min, max)?;
    }
    let marked = written.figures().find_map(|it| it.mark);
    if let Some(mark) = marked {
        return Err(ValueFault::new(ValueFaultKind::MoneyInCount, mark.range));
    }
    Ok(Parsed {
        value: interval(&written)?,
        notes: full_width_notes(text),
    })
}

fn count_figure(cursor: &mut Cursor<'_>) -> Result<Figure, ValueFault> {
    refuse_vague_prefix(cursor)?;
    refuse_money(cursor)?;
    let number = numeral(cursor)?;
    refuse_vague_suffix(&mut cursor.clone())?;
    let mut res = Figure::new(&number, number.steps(Unit::Count, cursor)?);
    cursor.skip_blank();
    refuse_money(cursor)?;
    let start = cursor.at();
    let word = cursor.peek().is_some_and(|it| !it.is_ascii());
    if word && COUNTERS.iter().any(|it| cursor.eat(it)) {
        res.counter = Some(cursor.since(start));
        res.closed = true;
    }
    Ok(res)
}

fn refuse_money(cursor: &mut Cursor<'_>) -> Result<(), ValueFault> {
    match mark(cursor) {
        Some(mark) => Err(ValueFault::new(ValueFaultKind::MoneyInCount, mark.range)),
        None => Ok(()),
    }
}

fn refuse_mixed_counters(
    cursor: &Cursor<'_>,
    min: &Figure,
    max: &Figure,
) -> Result<(), ValueFault> {
    match (min.counter, max.counter) {
        (Some(one), Some(two)) if cursor.half(one) != cursor.half(two) => {
            Err(ValueFault::new(ValueFaultKind::MixedCounters, two))
        }
        _ => Ok(()),
    }
}

/// The counter words of Chinese that counts in a brief can carry.
const COUNTERS: &[&str] = &[
    "人次", "户次", "台次", "条次", "个", "個", "人", "名", "位", "户", "家", "条", "次", "张",
    "部", "件", "台", "只", "枚", "套", "份", "篇", "封", "则", "例", "宗", "起", "笔", "项", "组",
    "群", "辆", "架", "款", "类", "种", "本", "册", "幅", "段", "首", "集", "期", "页", "单", "批",
    "处", "间", "座", "艘", "把", "支", "根", "双", "对", "轮", "回", "场",
];

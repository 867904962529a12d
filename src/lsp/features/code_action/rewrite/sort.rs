//! Facts in the order of their dates, each with the comments that belong to it.

use super::{Rewrite, rewrite};
use crate::analysis::Analysis;
use crate::brief::{Fact, Section};
use crate::calendar::Date;
use crate::text::{Edit, Lang, TextRange, TextSize};
use crate::yaml::{Document, Entry, Node, NodeKind};

/// Sorts the facts by when they began; those without a date come last, and what begins on the same
/// day stays as it is. Offered inside the section, when it changes anything.
pub fn facts_by_date(analysis: &Analysis, at: TextSize, lang: Lang) -> Option<Rewrite> {
    let (doc, facts) = (&analysis.doc, &analysis.brief.facts);
    let section = doc.root()?.get(Section::Facts.key())?;
    let inside = section.range().contains_inclusive(at);
    if !inside || section.value.is_flow() || !is_whole(section.value) {
        return None;
    }
    let entries: Vec<Entry<'_>> = section.value.entries().collect();
    if entries.len() != facts.len() {
        return None;
    }
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|it| began(&facts[*it]));
    if order.is_sorted() || !anchors_come_first(section.value, &order) {
        return None;
    }
    let pieces = pieces(doc, &entries)?;
    let title = lang.pick("sort the facts by date", "按时间排列事实");
    Some(rewrite(title.to_owned(), moved(doc, &pieces, &order)))
}

/// The first day, undated facts after all others.
fn began(fact: &Fact) -> (bool, Option<Date>) {
    let (start, end) = fact
        .when
        .as_ref()
        .map_or((None, None), |it| it.value.outer());
    let day = start.or(end);
    (day.is_none(), day)
}

fn is_whole(section: Node<'_>) -> bool {
    let readable = |it: Entry<'_>| it.key.scalar().is_some() && it.value.kind() != NodeKind::Error;
    section.is_mapping()
        && !section.is_broken()
        && !section.is_torn()
        && section.entries().all(readable)
}

/// Whether every alias still follows its anchor, and no anchor is named twice.
fn anchors_come_first(section: Node<'_>, order: &[usize]) -> bool {
    let doc = section.document();
    let mut rank = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        rank[*old] = new;
    }
    let starts: Vec<TextSize> = section.entries().map(|it| it.key.range().start()).collect();
    let entry_of = |it: TextSize| starts.partition_point(|start| *start <= it).checked_sub(1);
    let inside = |it: TextRange| section.range().contains_range(it);
    let mut names: Vec<&str> = doc
        .anchors()
        .iter()
        .map(|it| &doc.source()[it.name])
        .collect();
    names.sort_unstable();
    if names.windows(2).any(|it| it[0] == it[1]) {
        return false;
    }
    let aliases = doc
        .nodes()
        .filter(|it| it.kind() == NodeKind::Alias && inside(it.range()));
    let rank_of = |it: TextSize| entry_of(it).map(|it| rank[it]);
    aliases.into_iter().all(|alias| {
        let name = alias.text().trim_start_matches('*');
        let mut anchors = doc.anchors().iter();
        let anchor = anchors.find(|it| &doc.source()[it.name] == name);
        anchor.is_none_or(|it| {
            !inside(it.name) || rank_of(it.name.start()) <= rank_of(alias.range().start())
        })
    })
}

/// The lines of each entry: the comments directly above it, and all that it holds. `None` where
/// one does not have its lines to itself.
fn pieces(doc: &Document, entries: &[Entry<'_>]) -> Option<Vec<TextRange>> {
    let lines = doc.lines();
    let mut free = 0;
    let mut res = Vec::with_capacity(entries.len());
    for (nth, entry) in entries.iter().enumerate() {
        let own = lines.line_col(entry.key.full_range().start()).line;
        let last = lines.line_col(entry.value.full_range().end()).line;
        // A block scalar ends at the start of the line below it.
        let ends_above = lines.full_line_range(last).start() == entry.value.full_range().end();
        let last = if ends_above && last > own {
            last - 1
        } else {
            last
        };
        let column = doc.source()[lines.line_range(doc.source(), own)].len();
        let indent =
            usize::from(entry.key.full_range().start() - lines.full_line_range(own).start());
        let before = &doc.source()[lines.line_range(doc.source(), own)][..indent.min(column)];
        if !before.chars().all(|it| it == ' ') || (nth > 0 && own < free) {
            return None;
        }
        let first = if nth == 0 {
            own
        } else {
            first_comment(doc, own, free, before)
        };
        res.push(
            lines
                .full_line_range(first)
                .cover(lines.full_line_range(last)),
        );
        free = last + 1;
    }
    Some(res)
}

/// The first of the comment lines directly above a line, in the same column.
fn first_comment(doc: &Document, line: u32, free: u32, indent: &str) -> u32 {
    let is_comment = |it: &u32| {
        let text = &doc.source()[doc.lines().line_range(doc.source(), *it)];
        text.strip_prefix(indent)
            .is_some_and(|it| it.starts_with('#'))
    };
    (free..line)
        .rev()
        .take_while(is_comment)
        .last()
        .unwrap_or(line)
}

/// Each piece written where another was. What stands between them stays.
fn moved(doc: &Document, pieces: &[TextRange], order: &[usize]) -> Vec<Edit> {
    let source = doc.source();
    let ends = |it: &str| it.ends_with(['\n', '\r']);
    let newline = source
        .find('\n')
        .map_or("\n", |it| match source[..it].ends_with('\r') {
            true => "\r\n",
            false => "\n",
        });
    let slots = pieces
        .iter()
        .zip(order)
        .filter(|(slot, old)| pieces[**old] != **slot);
    let edit = |(slot, old): (&TextRange, &usize)| {
        let text = &source[pieces[*old]];
        let insert = match (ends(&source[*slot]), ends(text)) {
            (true, false) => format!("{text}{newline}"),
            (false, true) => text.trim_end_matches(['\n', '\r']).to_owned(),
            _ => text.to_owned(),
        };
        Edit {
            range: *slot,
            insert,
        }
    };
    slots.map(edit).collect()
}

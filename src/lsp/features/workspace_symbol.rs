//! Ids, charges and offences of all documents by name.

use std::cmp::Reverse;

use tower_lsp::lsp_types::{
    Location, OneOf, ServerCapabilities, SymbolInformation, SymbolKind,
};

use super::document_symbol::{Symbol, outline};
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::phrase::pick;
use crate::text::Lang;

/// How many are answered at most; who sees so many looks for something else.
const MOST: usize = 400;

/// The keys of a person's own files under which things have names.
const NAMES: [&str; 6] = ["grounds", "elements", "facts", "instruments", "readings", "tiers"];

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.workspace_symbol_provider = Some(OneOf::Left(true));
}

/// What a query finds, best first; the same query finds the same in the same order.
pub fn answer(snapshots: &[Snapshot], query: &str) -> Vec<SymbolInformation> {
    let mut found: Vec<Found> = snapshots.iter().flat_map(|it| in_document(it, query)).collect();
    found.extend(offences(snapshots, query));
    found.sort_by(|one, two| one.key().cmp(&two.key()));
    found.dedup_by(|one, two| one.info.name == two.info.name && one.info.location == two.info.location);
    found.truncate(MOST);
    found.into_iter().map(|it| it.info).collect()
}

/// What was found, and how well it fits.
struct Found {
    fit: u32,
    info: SymbolInformation,
}

impl Found {
    fn key(&self) -> (Reverse<u32>, &str, &str, u32, u32) {
        let (at, info) = (self.info.location.range.start, &self.info);
        let uri = info.location.uri.as_str();
        (Reverse(self.fit), &info.name, uri, at.line, at.character)
    }
}

/// The people, evidence, facts, charges and circumstances of a brief; what a person's own file
/// gives a name.
fn in_document(snapshot: &Snapshot, query: &str) -> Vec<Found> {
    let file = snapshot.uri.path_segments().and_then(|mut it| it.next_back());
    let file = file.unwrap_or_default();
    let named = |it: &Symbol| snapshot.own().is_none() || NAMES.contains(&&*it.name);
    let sections = outline(snapshot).into_iter().filter(named);
    let mut res = Vec::new();
    for section in sections {
        let container = format!("{} · {file}", section.name);
        for symbol in section.children {
            let name = name(&symbol, snapshot.lang);
            let names = [&*symbol.name, symbol.detail.as_deref().unwrap_or_default()];
            if let Some(fit) = best(query, &names) {
                let location = snapshot.location(symbol.word);
                let info = information(name, symbol.kind, location, Some(container.clone()));
                res.push(Found { fit, info });
            }
        }
    }
    res
}

/// An id with what is said of it, since editors look for the query in the name once more.
fn name(symbol: &Symbol, lang: Lang) -> String {
    match &symbol.detail {
        Some(detail) => match lang {
            Lang::En => format!("{} ({detail})", symbol.name),
            Lang::Zh => format!("{}（{detail}）", symbol.name),
        },
        None => symbol.name.clone(),
    }
}

/// The offences of the law, where they are defined.
fn offences(snapshots: &[Snapshot], query: &str) -> Vec<Found> {
    let mut res = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for snapshot in snapshots {
        let law = snapshot.schemas();
        for offence in &law.offences {
            let (id, title) = (&*offence.id, offence.title.get(snapshot.lang));
            let file = law.files.get(offence.origin.file.index()).map(|it| format!("{id} {}", it.name));
            let Some(fit) = best(query, &[id, title]) else { continue };
            if file.as_ref().is_none_or(|it| seen.contains(it)) {
                continue;
            }
            seen.extend(file);
            let Some(location) = snapshot.origin(&offence.origin) else { continue };
            let name = match snapshot.lang {
                Lang::En => format!("{id} ({title})"),
                Lang::Zh => format!("{id}（{title}）"),
            };
            let container = pick(snapshot.lang, "offences", "罪名").to_owned();
            let info = information(name, SymbolKind::CLASS, location, Some(container));
            res.push(Found { fit, info });
        }
    }
    res
}

#[allow(deprecated)] // the field has to be there
fn information(name: String, kind: SymbolKind, location: Location, container: Option<String>) -> SymbolInformation {
    SymbolInformation {
        name,
        kind,
        tags: None,
        deprecated: None,
        location,
        container_name: container,
    }
}

fn best(query: &str, names: &[&str]) -> Option<u32> {
    let first = fit(query, names.first()?).map(|it| it + 1);
    let others = names[1..].iter().map(|it| fit(query, it));
    others.chain([first]).flatten().max()
}

/// How well a name fits a query: `None` where the letters of the query do not all stand in it, in
/// their order. The whole name is best, then its beginning, the beginning of a word in it, any
/// part of it, and last letters that stand apart.
pub fn fit(query: &str, name: &str) -> Option<u32> {
    let lower = |it: &str| it.chars().flat_map(char::to_lowercase).filter(|it| !it.is_whitespace()).collect::<String>();
    let (query, plain) = (lower(query), lower(name));
    if query.is_empty() {
        return Some(0);
    }
    if plain == query {
        return Some(1000);
    }
    if plain.starts_with(&query) {
        return Some(900);
    }
    if let Some(at) = plain.find(&query) {
        let starts = plain[..at].chars().next_back().is_some_and(|it| !it.is_alphanumeric());
        return Some(if starts { 800 } else { 700 });
    }
    let mut letters = plain.chars();
    let mut jumps = 0;
    for wanted in query.chars() {
        let skipped = letters.by_ref().position(|it| it == wanted)?;
        jumps += u32::from(skipped > 0);
    }
    Some(600_u32.saturating_sub(jumps * 10).max(1))
}

#[cfg(test)]
mod tests {
    use super::{best, fit};

    #[test]
    fn names_rank_by_how_well_they_fit() {
        let names = ["settled", "settled-again", "un-settled", "unsettled", "s-e-t-t-l-e-d", "set"];
        let mut ranked: Vec<_> = names.iter().filter_map(|it| Some((fit("Settled", it)?, *it))).collect();
        ranked.sort_by(|one, two| two.cmp(one));
        let ranked: Vec<&str> = ranked.into_iter().map(|it| it.1).collect();
        assert_eq!(ranked, names[..5]);
    }

    #[test]
    fn the_letters_of_the_query_stand_in_their_order() {
        assert!(fit("pst", "payment-settlement").is_some());
        assert_eq!(fit("tsp", "payment-settlement"), None);
        assert_eq!(fit("", "anything"), Some(0));
        assert!(fit("帮助罪", "帮助信息网络犯罪活动罪").is_some());
        assert!(fit("cl 287", "cl-287-2").is_some());
    }

    #[test]
    fn the_id_counts_before_what_is_said_of_it() {
        assert!(best("lin", &["lin", "x"]) > best("lin", &["x", "lin"]));
    }
}

//! Exhibits: the path after `file:`, from folder to folder, and the digest after `hash:`.

use super::Cx;
use super::offer::{Offer, What};
use super::piece::Piece;
use crate::analysis::at::{Form, Side, Slot};
use crate::brief::{Evidence, HashAlgorithm, Section, Word};
use crate::disk::Found;
use crate::text::{TextRange, TextSize};
use crate::yaml::{Context, Document, NodeKind, On, Style, in_style};

/// The folder of a brief. Offers ask it, and never look themselves.
pub trait Folder: std::fmt::Debug {
    /// What stands in a folder that the brief writes so, ending in `/`; empty for its own.
    fn list(&self, written: &str) -> Vec<Found>;

    /// The digest of a file as it is now, where that is quickly told.
    fn digest(&self, written: &str, algorithm: HashAlgorithm) -> Option<Box<str>>;
}

/// What may stand as the path or the hash of an exhibit; `None` where neither is due.
pub fn files(cx: &Cx<'_>) -> Option<Vec<Offer>> {
    let form = match (cx.at.side, cx.at.slot) {
        (Side::Value, Slot::Value(form @ (Form::File | Form::Hash))) => form,
        (Side::Value, Slot::Unknown) if torn(cx).is_some() => Form::Hash,
        _ => return None,
    };
    // Where nothing is typed, the rules for every place say whether something is asked for.
    let written = torn(cx).or_else(|| Written::new(cx));
    let written = written.filter(|it| !it.raw.is_empty() || cx.is_asked());
    let wanted = |it: &Written<'_>| {
        let opens = !matches!(cx.how.trigger, Some(' ' | ',' | '[' | '{' | '-'));
        it.raw.is_empty() || opens
    };
    let Some(written) = written.filter(wanted) else {
        return Some(Vec::new());
    };
    match form {
        Form::File => Some(paths(cx, &written)),
        _ => hashes(cx, &written),
    }
}

/// What is written of a value, up to the cursor.
struct Written<'a> {
    /// As it stands there, with the quote that opens it.
    raw: &'a str,
    /// As it is read.
    typed: String,
    /// How it is quoted.
    style: Style,
    /// Whether the quote is closed behind the cursor.
    is_closed: bool,
    /// What an offer replaces: the whole value, inside its quotes.
    range: TextRange,
}

impl<'a> Written<'a> {
    /// `None` where the cursor is not in a value that begins on its line.
    fn new(cx: &'a Cx<'_>) -> Option<Self> {
        let On::Value(entry) = cx.at.place.on else {
            return None;
        };
        let (source, offset) = (cx.analysis.text.source(), cx.at.offset);
        let behind_key = entry.key.range().end();
        let before = source.get(std::ops::Range::<usize>::from(TextRange::new(behind_key, offset)))?;
        let raw = before.trim_start().strip_prefix(':')?.trim_start();
        if before.contains('\n') || raw.starts_with(['&', '*', '!', '|', '>', '[', '{', '#']) {
            return None;
        }
        let start = offset - TextSize::of(raw);
        let style = match raw.chars().next() {
            Some('"') => Style::DoubleQuoted,
            Some('\'') => Style::SingleQuoted,
            _ => Style::Plain,
        };
        let is_quoted = style != Style::Plain;
        let value = entry.value;
        let whole = value.range();
        let is_here = value.kind() == NodeKind::Scalar && whole.start() == start;
        let is_here = is_here && !source[whole].contains(['\n', '\r']);
        let quote = raw.get(..1).filter(|_| is_quoted);
        let is_closed = is_here && quote.is_some_and(|it| offset < whole.end() && source[whole].ends_with(it));
        let end = match is_here {
            true if is_closed => whole.end() - TextSize::new(1),
            true if !is_quoted => whole.end().max(offset),
            _ => offset,
        };
        let inner = start + TextSize::new(u32::from(is_quoted));
        Some(Self {
            raw,
            typed: quote.map_or_else(|| Some(raw.to_owned()), |it| unquoted(raw, it))?,
            style,
            is_closed,
            range: TextRange::new(inner, end.max(inner)),
        })
    }
}

/// Between brackets the tree takes `sha256:` with nothing behind it for a key.
fn torn<'a>(cx: &'a Cx<'_>) -> Option<Written<'a>> {
    let On::Value(entry) = cx.at.place.on else {
        return None;
    };
    let key = entry.key.range();
    let source = cx.analysis.text.source();
    let before = &source[TextRange::new(cx.cursor.line.min(key.start()), key.start())];
    let is_hash = before.trim_end().ends_with("hash:") && evidence(cx).is_some();
    let range = TextRange::new(key.start(), cx.at.offset.max(key.end()));
    let raw = source[range].strip_suffix(':').and_then(HashAlgorithm::of);
    (is_hash && raw.is_some()).then(|| Written {
        raw: &source[range],
        typed: source[range].to_owned(),
        style: Style::Plain,
        is_closed: false,
        range,
    })
}

/// The beginning of a text in quotes, as it is read; `None` behind the quote that closes it.
fn unquoted(raw: &str, quote: &str) -> Option<String> {
    let read = Document::parse(format!("{raw}{quote}"));
    let value = read.root().and_then(|it| it.value()).map(str::to_owned);
    value.filter(|_| read.faults().is_empty())
}

/// The files and folders that the path may go on with: those that no evidence names come first.
fn paths(cx: &Cx<'_>, written: &Written<'_>) -> Vec<Offer> {
    let folder = written.typed.rfind('/').map_or("", |it| &written.typed[..=it]);
    let found = cx.how.folder.list(folder).into_iter();
    let offers = found.filter_map(|it| path(cx, written, folder, it));
    let (named, fresh): (Vec<_>, Vec<_>) = offers.partition(|it| it.detail.is_some());
    fresh.into_iter().chain(named).collect()
}

fn path(cx: &Cx<'_>, written: &Written<'_>, folder: &str, found: Found) -> Option<Offer> {
    let Found { name, is_folder } = found;
    let label = if is_folder { format!("{name}/") } else { name };
    let path = format!("{folder}{label}");
    let context = if cx.cursor.in_flow { Context::Flow } else { Context::Block };
    let text = in_style(&path, written.style, context);
    let quote = text.chars().next().filter(|it| matches!(it, '"' | '\''));
    let inner = quote.map_or(&*text, |_| &text[1..text.len() - 1]);
    let piece = match (written.style, quote) {
        // A name that its quotes cannot hold.
        (Style::SingleQuoted, Some('"')) => return None,
        (Style::Plain, Some(quote)) => closed(Piece::of(&format!("{quote}{inner}")), quote, is_folder),
        (_, Some(quote)) if !written.is_closed => closed(Piece::of(inner), quote, is_folder),
        _ => Piece::of(inner),
    };
    let lead = if written.raw.is_empty() { cx.cursor.lead() } else { "" };
    let what = if is_folder { What::Folder } else { What::File };
    let namer = namer(cx, &path).filter(|_| !is_folder);
    let said = |it: &str| cx.lang().pick(format!("named by `{it}`"), format!("已由 `{it}` 引用"));
    Some(Offer {
        replaces: Some(written.range),
        filter: Some(if written.style == Style::Plain { path } else { inner.to_owned() }),
        piece: Piece::of(lead).then(piece),
        ..Offer::new(label, what).detail(namer.map(said).unwrap_or_default())
    })
}

/// With its quote closed; in a folder, what is typed next goes before that.
fn closed(piece: Piece, quote: char, is_folder: bool) -> Piece {
    let piece = if is_folder { piece.hole() } else { piece };
    piece.text(&quote.to_string())
}

/// The other evidence that names a file already.
fn namer<'a>(cx: &Cx<'a>, path: &str) -> Option<&'a str> {
    let plain = |it: &str| it.trim_start_matches("./").to_owned();
    let same = |it: &&Evidence| it.file.as_ref().is_some_and(|it| plain(&it.value) == plain(path));
    let own = evidence(cx).map(|it| it.id.range);
    let mut all = cx.analysis.brief.evidence.iter();
    all.find(|it| same(it) && Some(it.id.range) != own).map(|it| &*it.id.name)
}

/// The evidence at the cursor.
fn evidence<'a>(cx: &Cx<'a>) -> Option<&'a Evidence> {
    let entry = cx.at.entry.filter(|it| it.section == Section::Evidence)?;
    cx.analysis.brief.evidence.get(entry.ix as usize)
}

/// The digest of the file that the evidence names. Where no algorithm is written, `None` without a
/// digest: then the algorithms alone are offered.
fn hashes(cx: &Cx<'_>, written: &Written<'_>) -> Option<Vec<Offer>> {
    let named = written.typed.split_once(':').map(|it| it.0);
    let algorithm = match named {
        Some(word) => HashAlgorithm::of(word),
        None => Some(HashAlgorithm::Sha256),
    };
    let file = evidence(cx).and_then(|it| it.file.as_ref());
    let digest = algorithm.zip(file).and_then(|(algorithm, file)| {
        let hex = cx.how.folder.digest(&file.value, algorithm)?;
        Some(format!("{}:{hex}", algorithm.word()))
    });
    let Some(text) = digest else {
        return named.map(|_| Vec::new());
    };
    let lead = if written.raw.is_empty() { cx.cursor.lead() } else { "" };
    let quote = written.raw.chars().next().filter(|_| written.style != Style::Plain && !written.is_closed);
    let close = quote.map(String::from).unwrap_or_default();
    let own = Offer {
        replaces: Some(written.range),
        filter: Some(text.clone()),
        piece: Piece::of(&format!("{lead}{text}{close}")),
        ..Offer::new(&text, What::Value)
            .note(cx.lang().pick("of the file as it is now", "文件当前的哈希值"))
    };
    let others = named.is_none().then(|| super::values::values(cx, Form::Hash));
    Some(std::iter::once(own).chain(others.into_iter().flatten()).collect())
}

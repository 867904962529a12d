//! Words that must name something: kinds, citations, words of a list; and titles.

use super::super::fault::{FaultKind, Log, Named};
use super::super::read::{Val, Word};
use super::super::sheet::Sheet;
use super::super::{FactKind, KindId};
use crate::cite::{Cite, Instrument};
use crate::text::Bilingual;

/// The title of a thing, else its id in words.
pub(super) fn titled(log: &mut Log, sheet: &Sheet<'_>, id: Word<'_>) -> Bilingual {
    let title = sheet.get("title").and_then(|it| it.bilingual(log));
    title.unwrap_or_else(|| spaced(id.text))
}

/// `no-parking-zone` as "no parking zone".
pub(in crate::schema) fn spaced(id: &str) -> Bilingual {
    let words: Box<str> = id.replace('-', " ").into();
    Bilingual {
        en: words.clone(),
        zh: words,
    }
}

/// The word among `known` that stands here.
pub(super) fn one_of(
    log: &mut Log,
    word: Word<'_>,
    known: &[&'static str],
) -> Option<&'static str> {
    let res = known.iter().find(|it| **it == word.text).copied();
    if res.is_none() {
        unknown_word(log, word, known.iter().copied());
    }
    res
}

pub(super) fn unknown_word<'a>(
    log: &mut Log,
    word: Word<'_>,
    known: impl IntoIterator<Item = &'a str>,
) {
    let known = known.into_iter().map(Box::from).collect();
    log.add(
        word,
        FaultKind::UnknownWord {
            word: word.text.into(),
            known,
        },
    );
}

/// Reports an id that nothing defines.
pub(super) fn unknown<'a>(
    log: &mut Log,
    what: Named,
    word: Word<'_>,
    known: impl IntoIterator<Item = &'a str>,
) {
    let close = log.close(word.text, known);
    log.add(
        word,
        FaultKind::Unknown {
            what,
            id: word.text.into(),
            close,
        },
    );
}

/// The fact kind that a word names.
pub(super) fn known_kind(log: &mut Log, kinds: &[FactKind], word: Word<'_>) -> Option<KindId> {
    let res = kinds.iter().position(|it| *it.id == *word.text);
    if res.is_none() {
        unknown(log, Named::Kind, word, kinds.iter().map(|it| &*it.id));
    }
    res.and_then(|it| u16::try_from(it).ok()).map(KindId)
}

/// The provision that a citation names; reports the piece of it that names none.
pub(super) fn cite(log: &mut Log, instruments: &[Instrument], val: Val<'_>) -> Cite {
    let Some(word) = val.word(log) else {
        return Cite::unresolved("");
    };
    Cite::resolve(word.text, instruments).unwrap_or_else(|fault| {
        let piece = &word.text[fault.range];
        let close = log.close(piece, fault.known.iter().map(|it| &**it));
        let what = Named::Provision(fault.kind);
        let kind = FaultKind::Unknown {
            what,
            id: piece.into(),
            close,
        };
        log.add(word.piece(fault.range), kind);
        Cite::unresolved(word.text)
    })
}

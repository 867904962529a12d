//! From a word on the command line to what it names.

use crate::assess::Outcome;
use crate::cite::Cite;
use crate::rules::{self, Rule};
use crate::schema::{GroundId, KindId, OffenceId, ReadingId, Schemas};
use crate::text::close;

/// Something that can be explained.
#[derive(Clone, Debug)]
pub enum Topic {
    /// A rule: `ground-falls-short`.
    Rule(&'static Rule),
    /// An offence: `cl-287-2`.
    Offence(OffenceId),
    /// A ground: `cl-287-2/payment-settlement`, or its id alone.
    Ground(OffenceId, GroundId),
    /// A kind of fact: `assistance`.
    Kind(KindId),
    /// A reading: `repeatedly`.
    Reading(ReadingId),
    /// A provision: `interp-2019-15/12/1/2`.
    Cite(Cite),
    /// An outcome: `undetermined`.
    Outcome(Outcome),
}

/// The outcomes by their words.
pub(super) const OUTCOMES: [(&str, Outcome); 4] = [
    ("unsupported", Outcome::Unsupported),
    ("short", Outcome::Short),
    ("undetermined", Outcome::Undetermined),
    ("met", Outcome::Met),
];

/// Everything that a word names.
///
/// # Errors
///
/// When it names nothing: the word that was likely meant, if there is one.
pub fn find(word: &str, law: &Schemas) -> Result<Vec<Topic>, Option<String>> {
    let word = word.trim();
    let mut res: Vec<Topic> = rules::find(word).map(Topic::Rule).into_iter().collect();
    res.extend(law.offence_ids.get(word).map(|it| Topic::Offence(*it)));
    res.extend(law.reading_ids.get(word).map(|it| Topic::Reading(*it)));
    res.extend(law.kind_ids.get(word).map(|it| Topic::Kind(*it)));
    res.extend(grounds(word, law));
    res.extend(
        OUTCOMES
            .iter()
            .find(|it| it.0 == word)
            .map(|it| Topic::Outcome(it.1)),
    );
    res.extend(cite(word, law).map(Topic::Cite));
    if res.is_empty() {
        Err(meant(word, law))
    } else {
        Ok(res)
    }
}

/// The grounds of an id, in every offence, or in the one that is named before a slash.
fn grounds(word: &str, law: &Schemas) -> Vec<Topic> {
    let (offence, ground) = word
        .split_once('/')
        .map_or((None, word), |it| (Some(it.0), it.1));
    let offences = law.offences.iter().zip(0..);
    let named = offences.filter(|(it, _)| offence.is_none_or(|offence| offence == &*it.id));
    let found = named.filter_map(|(it, at)| {
        let ground = it.ground_ids.get(ground)?;
        Some(Topic::Ground(OffenceId(at), *ground))
    });
    found.collect()
}

fn cite(word: &str, law: &Schemas) -> Option<Cite> {
    Cite::resolve(word, &law.instruments).ok()
}

/// The word that was likely meant.
fn meant(word: &str, law: &Schemas) -> Option<String> {
    if let Some((before, _)) = word.rsplit_once('/') {
        return meant_below(word, before, law);
    }
    let grounds = law
        .offences
        .iter()
        .flat_map(|it| &it.grounds)
        .map(|it| &*it.id);
    let mut words: Vec<&str> = rules::all().map(|it| it.id.0).collect();
    words.extend(law.offences.iter().map(|it| &*it.id));
    words.extend(law.readings.iter().map(|it| &*it.id));
    words.extend(law.kinds.iter().map(|it| &*it.id));
    words.extend(law.instruments.iter().map(|it| &*it.key));
    words.extend(grounds);
    words.sort_unstable();
    words.dedup();
    close(word, words).map(str::to_owned)
}

/// The ground that was likely meant, or the last provision on the way that there is.
fn meant_below(word: &str, before: &str, law: &Schemas) -> Option<String> {
    let (first, ground) = word.split_once('/')?;
    if let Some(offence) = law.offence(first) {
        let close = close(ground, offence.grounds.iter().map(|it| &*it.id));
        return Some(close.map_or_else(|| first.to_owned(), |it| format!("{first}/{it}")));
    }
    let found = std::iter::successors(Some(before), |it| it.rsplit_once('/').map(|it| it.0));
    let known = found.into_iter().find(|it| cite(it, law).is_some());
    known.map(str::to_owned).or_else(|| {
        let key = close(first, law.instruments.iter().map(|it| &*it.key))?;
        Some(format!("{key}/{ground}")).filter(|it| cite(it, law).is_some())
    })
}

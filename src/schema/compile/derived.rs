//! Grounds that other grounds measure: pro-rata sums and multiples.

use super::super::fault::{FaultKind, Invalid, Log, Unreachable};
use super::super::layers::Draft;
use super::super::read::Word;
use super::super::{Fit, Ground, GroundId, ReadingId, Test, Together};
use super::ground::{Derived, Made};
use super::requirement::known_ground;
use crate::quantity::Exact;

/// Resolves what measures what. A ground that is measured by itself, or by one without a
/// number, is reported and can then never be met.
pub(super) fn resolve<'d>(log: &mut Log, draft: &Draft<'d>, made: Vec<Made<'d>>) -> Vec<Ground> {
    let (mut grounds, derived): (Vec<Ground>, Vec<Option<Derived<'d>>>) =
        made.into_iter().map(|it| (it.ground, it.derived)).unzip();
    let mut chains = Chains {
        states: vec![State::Todo; grounds.len()],
    };
    for at in 0..grounds.len() {
        let tested = match &derived[at] {
            None => continue,
            Some(Derived::ProRata(words)) => pro_rata(log, draft, &grounds, &derived, at, words),
            Some(Derived::Times {
                together, origin, ..
            }) => {
                let base = chains.base(log, draft, &grounds, &derived, at);
                let together = together.as_ref().and_then(|it| members(log, draft, it));
                base.map(|(of, factor)| {
                    let test = Test::Times {
                        factor,
                        of,
                        together,
                        origin: *origin,
                    };
                    (test, grounds[of.index()].fits.clone())
                })
            }
        };
        if let Some((test, fits)) = tested {
            (grounds[at].test, grounds[at].fits) = (test, fits);
        }
    }
    grounds
}

/// A ground that could not be read: what hangs on it needs no fault of its own.
fn is_never(ground: &Ground) -> bool {
    matches!(&ground.test, Test::ProRata { parts } if parts.is_empty())
}

fn pro_rata(
    log: &mut Log,
    draft: &Draft<'_>,
    grounds: &[Ground],
    derived: &[Option<Derived<'_>>],
    at: usize,
    words: &[Word<'_>],
) -> Option<(Test, Vec<Fit>)> {
    let mut parts = Vec::new();
    let mut fits: Vec<Fit> = Vec::new();
    if words.is_empty() {
        let (ground, why) = (grounds[at].id.clone(), Unreachable::NoParts);
        log.add(grounds[at].origin, FaultKind::Unreachable { ground, why });
    }
    for word in words {
        let Some(part) = known_ground(log, draft, *word) else {
            continue;
        };
        let ground = &grounds[part.index()];
        let one_number = matches!(&ground.test, Test::Numbers { measures } if measures.len() == 1);
        if one_number {
            parts.push(part);
            fits.extend(
                ground
                    .fits
                    .iter()
                    .filter(|it| !fits.contains(it))
                    .collect::<Vec<_>>(),
            );
        } else if part.index() == at || names(&derived[part.index()], &grounds[at].id) {
            cycle(log, &grounds[at], *word);
        } else if derived[part.index()].is_some() || !is_never(ground) {
            not_a_number(log, *word);
        }
    }
    let whole = !words.is_empty() && parts.len() == words.len();
    whole.then_some((Test::ProRata { parts }, fits))
}

/// Whether a ground is measured by the one of this id.
fn names(derived: &Option<Derived<'_>>, id: &str) -> bool {
    match derived {
        Some(Derived::ProRata(words)) => words.iter().any(|it| it.text == id),
        Some(Derived::Times { of, .. }) => of.text == id,
        None => false,
    }
}

fn cycle(log: &mut Log, ground: &Ground, word: Word<'_>) {
    let (ground, why) = (ground.id.clone(), Unreachable::Cycle);
    log.add(word, FaultKind::Unreachable { ground, why });
}

fn not_a_number(log: &mut Log, word: Word<'_>) {
    log.add(
        word,
        FaultKind::Invalid(Invalid::NotANumberGround(word.text.into())),
    );
}

fn members(
    log: &mut Log,
    draft: &Draft<'_>,
    together: &(ReadingId, u16, Vec<Word<'_>>),
) -> Option<Together> {
    let (reading, choice, words) = together;
    let grounds = words
        .iter()
        .filter_map(|it| known_ground(log, draft, *it))
        .collect();
    Some(Together {
        reading: *reading,
        choice: *choice,
        grounds,
    })
}

/// Multiples of multiples, each followed once down to a ground with a number of its own.
struct Chains {
    states: Vec<State>,
}

#[derive(Clone, Copy)]
enum State {
    Todo,
    Doing,
    /// The ground with the number, and how many times it.
    Done(Option<(GroundId, Exact)>),
}

impl Chains {
    fn base(
        &mut self,
        log: &mut Log,
        draft: &Draft<'_>,
        grounds: &[Ground],
        derived: &[Option<Derived<'_>>],
        at: usize,
    ) -> Option<(GroundId, Exact)> {
        let mut path = Vec::new();
        let mut next = at;
        let mut res = loop {
            match (self.states[next], &derived[next]) {
                (State::Done(res), _) => break res,
                (State::Todo, Some(Derived::Times { factor, of, .. })) => {
                    self.states[next] = State::Doing;
                    path.push((next, *factor));
                    let Some(of_id) = known_ground(log, draft, *of) else {
                        break None;
                    };
                    next = of_id.index();
                    if matches!(self.states[next], State::Doing) {
                        cycle(log, &grounds[at], *of);
                        break None;
                    }
                    let numbers = matches!(grounds[next].test, Test::Numbers { .. });
                    if numbers {
                        break Some((of_id, Exact::ONE));
                    }
                    let multiple = matches!(&derived[next], Some(Derived::Times { .. }));
                    if !multiple {
                        if derived[next].is_some() || !is_never(&grounds[next]) {
                            not_a_number(log, *of);
                        }
                        break None;
                    }
                }
                _ => break None,
            }
        };
        for (ground, factor) in path.into_iter().rev() {
            res = res.and_then(|(base, times)| Some((base, times.checked_mul(factor)?)));
            self.states[ground] = State::Done(res);
        }
        res
    }
}

//! Ids where they are defined and where they are used: found once, for renaming, references, highlights and `unused-id`.

use crate::text::{TextRange, TextSize};

/// A section whose entries have ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// `parties:`
    Parties,
    /// `evidence:`
    Evidence,
    /// `facts:`
    Facts,
    /// `circumstances:`
    Circumstances,
}

impl Section {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Parties,
        Self::Evidence,
        Self::Facts,
        Self::Circumstances,
    ];

    /// Its key in a brief.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Evidence => "evidence",
            Self::Facts => "facts",
            Self::Circumstances => "circumstances",
        }
    }
}

/// An entry with an id: a section and a position in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target {
    /// The section.
    pub section: Section,
    /// The position in the section's list.
    pub ix: u32,
}

/// An id as it stands in the text, without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its place.
    pub range: TextRange,
    /// The section in which the id is, or would be, defined.
    pub section: Section,
    /// The position of its entry in that section; `None` when nothing defines it.
    pub ix: Option<u32>,
}

impl Name {
    /// The entry that it names.
    pub fn target(&self) -> Option<Target> {
        let section = self.section;
        self.ix.map(|ix| Target { section, ix })
    }
}

/// All ids of a brief, in the order of the text.
#[derive(Debug, Default)]
pub struct Names {
    defs: Vec<Name>,
    uses: Vec<Name>,
    /// For each section, for each of its entries, whether anything refers to it.
    used: [Vec<bool>; 4],
}

impl Names {
    /// Where ids are defined.
    pub fn defs(&self) -> &[Name] {
        &self.defs
    }

    /// Where ids are referred to. A reference in an anchored value stands here once,
    /// however many aliases repeat it.
    pub fn uses(&self) -> &[Name] {
        &self.uses
    }

    /// The id at an offset, or directly before it.
    pub fn at(&self, offset: TextSize) -> Option<Name> {
        at(&self.defs, offset).or_else(|| at(&self.uses, offset))
    }

    /// Where an entry's id is defined.
    pub fn def(&self, target: Target) -> Option<Name> {
        self.defs
            .iter()
            .find(|it| it.target() == Some(target))
            .copied()
    }

    /// Where an entry is referred to, in the order of the text.
    pub fn uses_of(&self, target: Target) -> impl Iterator<Item = Name> {
        self.uses
            .iter()
            .filter(move |it| it.target() == Some(target))
            .copied()
    }

    /// Whether anything refers to an entry by its id.
    pub fn is_used(&self, target: Target) -> bool {
        let used = &self.used[target.section as usize];
        used.get(target.ix as usize).copied().unwrap_or_default()
    }

    pub(super) fn define(&mut self, section: Section, ix: usize, range: TextRange) {
        self.defs.push(Name {
            range,
            section,
            ix: u32::try_from(ix).ok(),
        });
    }

    pub(super) fn refer(&mut self, section: Section, ix: Option<usize>, range: TextRange) {
        let ix = ix.and_then(|it| u32::try_from(it).ok());
        self.uses.push(Name { range, section, ix });
    }

    /// Puts everything in order, once all is known.
    pub(super) fn finish(&mut self) {
        for list in [&mut self.defs, &mut self.uses] {
            let key = |it: &Name| (it.range.start(), it.range.end());
            if !list.is_sorted_by(|one, two| key(one) < key(two)) {
                list.sort_by_key(|it| (key(it), it.section, it.ix));
                list.dedup();
            }
        }
        for target in self.uses.iter().filter_map(Name::target) {
            let used = &mut self.used[target.section as usize];
            let ix = target.ix as usize;
            if used.len() <= ix {
                used.resize(ix + 1, false);
            }
            used[ix] = true;
        }
    }
}

fn at(names: &[Name], offset: TextSize) -> Option<Name> {
    let after = names.partition_point(|it| it.range.start() <= offset);
    let name = names[..after].last()?;
    name.range.contains_inclusive(offset).then_some(*name)
}

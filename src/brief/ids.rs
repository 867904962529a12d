//! The ids of a section: which is where in its list. The names stay in the list.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// An open table of positions, found by the hash of their names.
#[derive(Debug, Default)]
pub struct Ids {
    /// Hash and position; a free slot has the position [`FREE`]. A power of two, or none.
    slots: Vec<(u32, u32)>,
    len: usize,
}

const FREE: u32 = u32::MAX;

impl Ids {
    /// The position of a name, where `name_at` gives the name of a position.
    pub fn get<'n>(&self, name: &str, name_at: impl Fn(usize) -> &'n str) -> Option<usize> {
        let hash = hash(name);
        let mut taken = self.probe(hash).take_while(|it| it.1 != FREE);
        let slot = taken.find(|it| it.0 == hash && name_at(it.1 as usize) == name);
        slot.map(|it| it.1 as usize)
    }

    /// Notes that a name, not yet among these, has the next position.
    pub fn push(&mut self, name: &str) {
        if (self.len + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        self.put((hash(name), u32::try_from(self.len).unwrap_or(FREE)));
        self.len += 1;
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![(0, FREE); size]);
        old.into_iter()
            .filter(|it| it.1 != FREE)
            .for_each(|it| self.put(it));
    }

    fn put(&mut self, slot: (u32, u32)) {
        let mask = self.slots.len() - 1;
        let mut at = slot.0 as usize & mask;
        while self.slots[at].1 != FREE {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    /// All slots from where a hash begins.
    fn probe(&self, hash: u32) -> impl Iterator<Item = &(u32, u32)> {
        let start = hash as usize & self.slots.len().saturating_sub(1);
        let (before, from) = self.slots.split_at(start.min(self.slots.len()));
        from.iter().chain(before)
    }
}

fn hash(name: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    let wide = hasher.finish();
    (wide ^ (wide >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn every_name_is_found_where_it_was_put() {
        let names: Vec<String> = (0..10_000).map(|it| format!("fact-{it}")).collect();
        let mut ids = Ids::default();
        assert_eq!(ids.get("fact-0", |_| unreachable!()), None);
        names.iter().for_each(|it| ids.push(it));
        for (nth, name) in names.iter().enumerate() {
            assert_eq!(ids.get(name, |it| &names[it]), Some(nth));
        }
        assert_eq!(ids.get("fact-10000", |it| &names[it]), None);
    }
}

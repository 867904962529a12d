//! How many pieces to try at once: as many as are likely sound, so that few errors in a
//! long text cost few tries.

use std::ops::Range;

/// Goes through pieces side by side, in steps that grow while all is well.
pub(super) struct Gait<'p> {
    /// Where each piece begins in the text.
    starts: &'p [usize],
    at: usize,
    width: usize,
}

impl<'p> Gait<'p> {
    /// The pieces that begin at `starts`, of which one holds the error at `hint`.
    pub fn new(starts: &'p [usize], hint: usize) -> Self {
        let before = starts.partition_point(|it| *it <= hint).saturating_sub(1);
        Self {
            starts,
            at: 0,
            width: before.max(1),
        }
    }

    /// The pieces to try next.
    pub fn next(&self) -> Option<Range<usize>> {
        let end = self.at.saturating_add(self.width).min(self.starts.len());
        (self.at < end).then_some(self.at..end)
    }

    /// All pieces before `end` are dealt with, and the last ones were sound or not.
    pub fn took(&mut self, end: usize, sound: bool) {
        self.width = if sound {
            (end - self.at).saturating_mul(2)
        } else {
            1
        };
        self.at = end;
    }

    /// The pieces of `tried` cannot be read together; there is an error at `place`.
    pub fn failed(&mut self, tried: Range<usize>, place: usize) {
        let before = self.starts[tried.clone()].partition_point(|it| *it <= place);
        let likely = before.saturating_sub(1);
        let less = if likely < tried.len() - 1 {
            likely
        } else {
            tried.len() / 2
        };
        self.width = less.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many tries it takes to find the broken ones of 1,000 pieces.
    fn tries(broken: &[usize], honest: bool) -> usize {
        let starts: Vec<usize> = (0..1000).map(|it| it * 10).collect();
        let mut gait = Gait::new(&starts, broken.first().map_or(usize::MAX, |it| it * 10));
        let mut seen = Vec::new();
        let mut tries = 0;
        while let Some(next) = gait.next() {
            tries += 1;
            let bad = broken.iter().find(|it| next.contains(it));
            match bad {
                Some(bad) if next.len() == 1 => {
                    seen.push(*bad);
                    gait.took(next.end, false);
                }
                Some(bad) => gait.failed(next, if honest { bad * 10 } else { usize::MAX }),
                None => gait.took(next.end, true),
            }
        }
        assert_eq!(seen, broken);
        tries
    }

    #[test]
    fn few_errors_take_few_tries() {
        assert!(tries(&[500], true) < 15);
        assert!(tries(&[0, 999], true) < 30);
        assert!(tries(&[3, 500, 501, 700], false) < 120);
        assert!(tries(&(0..1000).collect::<Vec<usize>>(), true) <= 1000);
    }
}

//! The suppressions that hold today, by rule and by place: asked once for each finding.

use rustc_hash::FxHashMap;

use super::Suppression;
use crate::calendar::Date;
use crate::text::{TextRange, TextSize};

/// Which suppressions silence a fault. A question costs the logarithm of their number for each
/// scope that covers the place, however many a text holds.
#[derive(Clone, Debug, Default)]
pub struct Silencers {
    by_rule: FxHashMap<Box<str>, Scopes>,
}

/// One rule name of one suppression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silencer {
    /// Position of the suppression.
    pub suppression: usize,
    /// Position of the rule in its list.
    pub rule: usize,
}

/// The scopes in which a rule is silenced, each once.
#[derive(Clone, Debug, Default)]
struct Scopes {
    /// By start.
    groups: Vec<Group>,
    /// The furthest end below each node of a binary tree over `groups`; the root is the first.
    furthest: Vec<TextSize>,
}

#[derive(Clone, Debug)]
struct Group {
    scope: TextRange,
    /// In the order of the text.
    silencers: Vec<Silencer>,
}

impl Silencers {
    /// Those that hold on a day. Of a name that a comment holds twice, the first one silences.
    pub fn new(suppressions: &[Suppression], today: Date) -> Self {
        let mut scopes: FxHashMap<(&str, TextRange), Vec<Silencer>> = FxHashMap::default();
        let live = suppressions
            .iter()
            .enumerate()
            .filter(|it| it.1.malformed.is_none() && !it.1.expired(today));
        for (suppression, it) in live {
            for (rule, name) in it.rules.iter().enumerate() {
                let list = scopes.entry((&name.value, it.scope)).or_default();
                if list.last().is_none_or(|it| it.suppression != suppression) {
                    list.push(Silencer { suppression, rule });
                }
            }
        }
        let mut by_rule: FxHashMap<Box<str>, Scopes> = FxHashMap::default();
        for ((name, scope), silencers) in scopes {
            let group = Group { scope, silencers };
            by_rule.entry(name.into()).or_default().groups.push(group);
        }
        by_rule.values_mut().for_each(Scopes::index);
        Self { by_rule }
    }

    /// Calls `found` with each list of suppressions that silence a fault of this rule at this place.
    pub fn at(&self, rule: &str, at: TextSize, mut found: impl FnMut(&[Silencer])) {
        if let Some(scopes) = self.by_rule.get(rule) {
            scopes.covering(0, 0..scopes.groups.len(), at, &mut found);
        }
    }
}

impl Scopes {
    fn index(&mut self) {
        self.groups
            .sort_by_key(|it| (it.scope.start(), it.scope.end()));
        self.furthest = vec![TextSize::default(); 2 * self.groups.len().next_power_of_two()];
        self.fill(0, 0..self.groups.len());
    }

    fn fill(&mut self, node: usize, of: std::ops::Range<usize>) -> TextSize {
        let end = if of.len() == 1 {
            self.groups[of.start].scope.end()
        } else {
            let (left, right) = halves(of);
            let left = self.fill(2 * node + 1, left);
            left.max(self.fill(2 * node + 2, right))
        };
        self.furthest[node] = end;
        end
    }

    fn covering(
        &self,
        node: usize,
        of: std::ops::Range<usize>,
        at: TextSize,
        found: &mut impl FnMut(&[Silencer]),
    ) {
        if self.groups[of.start].scope.start() > at || self.furthest[node] < at {
            return;
        }
        if of.len() == 1 {
            found(&self.groups[of.start].silencers);
            return;
        }
        let (left, right) = halves(of);
        self.covering(2 * node + 1, left, at, found);
        self.covering(2 * node + 2, right, at, found);
    }
}

fn halves(of: std::ops::Range<usize>) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    // The left half is a power of two, so that the positions of the nodes stay below twice as many.
    let left = of.start + of.len().next_power_of_two() / 2;
    (of.start..left, left..of.end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Spanned;

    fn suppression(scope: (u32, u32), rules: &[u8], until: Option<bool>) -> Suppression {
        let nowhere = TextRange::empty(TextSize::new(0));
        let name = |it: &u8| Spanned::new(format!("rule-{it}").into(), nowhere);
        let day = |past| Date::constant(if past { 2020 } else { 2030 }, 1, 1);
        Suppression {
            range: nowhere,
            rules: rules.iter().map(name).collect(),
            reason: None,
            until: until.map(|past| Spanned::new(day(past), nowhere)),
            scope: TextRange::at(TextSize::new(scope.0), TextSize::new(scope.1)),
            malformed: None,
        }
    }

    proptest! {
        #[test]
        fn finds_what_asking_each_one_finds(
            drawn in prop::collection::vec(
                ((0..40_u32, 0..40_u32), prop::collection::vec(0..3_u8, 0..4), any::<Option<bool>>()),
                0..20,
            ),
            at in 0..90_u32, rule in 0..4_u8,
        ) {
            let today = Date::constant(2024, 6, 18);
            let list: Vec<Suppression> =
                drawn.iter().map(|it| suppression(it.0, &it.1, it.2)).collect();
            let (rule, at) = (format!("rule-{rule}"), TextSize::new(at));
            let mut real = Vec::new();
            Silencers::new(&list, today)
                .at(&rule, at, |found| real.extend(found.iter().map(|it| (it.suppression, it.rule))));
            real.sort_unstable();
            let each = |(nth, it): (usize, &Suppression)| Some((nth, it.silences(&rule, at, today)?));
            let expected: Vec<_> = list.iter().enumerate().filter_map(each).collect();
            prop_assert_eq!(real, expected);
        }
    }
}

//! All that can be mended without a person's choice, at once.

use super::{Analysis, Finding};
use crate::finding::{Fix, Safety};
use crate::text::{Edit, Lang};

impl Analysis {
    /// The safe fixes of all findings that nothing silences, in the order of the text. Of two that
    /// touch each other only the first is made: mending the result again makes the other.
    pub fn safe_edits(&self) -> Vec<Edit> {
        let mut res: Vec<Edit> = Vec::new();
        for finding in self.findings.iter().filter(|it| it.silenced.is_none()) {
            let Some(fix) = self.safe_fix(finding) else {
                continue;
            };
            let apart = |it: &Edit| {
                let after = res.partition_point(|done| done.range.start() < it.range.start());
                let before = after.checked_sub(1).and_then(|it| res.get(it));
                before.is_none_or(|done| done.range.end() < it.range.start())
                    && res
                        .get(after)
                        .is_none_or(|next| it.range.end() < next.range.start())
            };
            if fix.edits.iter().all(apart) {
                res.extend(fix.edits);
                res.sort_by_key(|it| it.range.start());
            }
        }
        res
    }

    /// The best fix of a finding, when it is safe. Where a person has to choose first, nothing is.
    fn safe_fix(&self, finding: &Finding) -> Option<Fix> {
        finding.rule.fixes?;
        let fixes = self.fixes(finding, Lang::En);
        let best = fixes.into_iter().next()?;
        (best.safety == Safety::Safe).then_some(best)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::analysis::{Analysis, World};
    use crate::calendar::Date;
    use crate::config::Config;
    use crate::exhibits::Exhibits;
    use crate::schema::Schemas;
    use crate::text::{Text, apply};

    fn world() -> World {
        World {
            schemas: Schemas::built_in(),
            config: Arc::new(Config::default()),
            today: Date::constant(2024, 3, 18),
            as_of: None,
            exhibits: Exhibits::default(),
        }
    }

    fn mended(source: &str) -> String {
        let analysis = Analysis::new(Text::new(source), &world());
        apply(source, &analysis.safe_edits()).expect("edits that do not overlap")
    }

    #[test]
    fn mends_what_is_only_misspelt_and_pleads_nothing() {
        let source = "\
brief: 1
parties:
  lin: {kind: person, rolle: accused}   # 林某
facts:
  paid: {kind: payment-settlement, by: lin, amuont: 30万元, when: 2023-05-01}
charges:
  - offence: cl-287-2
    against: [lin]
    grounds: {}
";
        let wanted = source.replace("rolle", "role").replace("amuont", "amount");
        assert_eq!(mended(source), wanted);
    }

    #[test]
    fn leaves_what_is_silenced() {
        let source = "\
brief: 1
parties:
  lin: {kind: person, rolle: accused}   # gravamen: ignore[unknown-key] a word of ours
";
        assert_eq!(mended(source), source);
    }
}

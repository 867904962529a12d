//! All that can be mended without a person's choice, at once.

use super::Analysis;
use super::own::OwnFile;
use crate::finding::{Fix, Safety};
use crate::text::{Edit, Lang};

impl Analysis {
    /// The safe fixes of all findings that nothing silences, in the order of the text.
    pub fn safe_edits(&self) -> Vec<Edit> {
        let open = self.findings.iter().filter(|it| it.silenced.is_none());
        all_safe(open.map(|it| self.fixes(it, Lang::En)))
    }
}

impl OwnFile {
    /// The safe fixes of all findings, in the order of the text.
    pub fn safe_edits(&self) -> Vec<Edit> {
        let fixes = self.findings.iter().map(|it| self.fixes(it, Lang::En));
        all_safe(fixes)
    }
}

/// The best fix of each finding, when it is safe: where a person has to choose first, nothing is. Of
/// two that touch each other only the first is made; mending the result again makes the other.
fn all_safe(findings: impl Iterator<Item = Vec<Fix>>) -> Vec<Edit> {
    let best = findings.filter_map(|it| it.into_iter().next());
    let mut res: Vec<Edit> = Vec::new();
    for fix in best.filter(|it| it.safety == Safety::Safe) {
        if fix.edits.iter().all(|it| is_apart(it, &res)) {
            res.extend(fix.edits);
            res.sort_by_key(|it| it.range.start());
        }
    }
    res
}

/// Whether an edit touches none of others, which are in order.
fn is_apart(edit: &Edit, others: &[Edit]) -> bool {
    let after = others.partition_point(|it| it.range.start() < edit.range.start());
    let before = after.checked_sub(1).map(|it| &others[it]);
    before.is_none_or(|it| it.range.end() < edit.range.start())
        && others
            .get(after)
            .is_none_or(|it| edit.range.end() < it.range.start())
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

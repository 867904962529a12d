//! The closing summary: what was found, in how many briefs.

use crate::config::FailOn;
use crate::finding::Severity;
use crate::phrase::{count_of, pick};
use crate::text::Lang;

/// How many findings of which severity, in how many briefs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings that are shown, by severity: errors, warnings, notes, hints.
    pub shown: [usize; 4],
    /// Findings that suppressions silence.
    pub silenced: usize,
    /// Briefs with a finding that is shown.
    pub with_findings: usize,
    /// Briefs that were checked.
    pub briefs: usize,
    /// Files that could not be checked.
    pub unreadable: usize,
}

impl Tally {
    /// Counts a finding.
    pub fn count(&mut self, severity: Severity, silenced: bool) {
        if silenced {
            self.silenced += 1;
        } else {
            self.shown[severity as usize] += 1;
        }
    }

    /// The tally of one brief joins that of the run.
    pub fn add(&mut self, other: &Self) {
        for (sum, it) in self.shown.iter_mut().zip(other.shown) {
            *sum += it;
        }
        self.silenced += other.silenced;
        self.with_findings += other.with_findings;
        self.briefs += other.briefs;
        self.unreadable += other.unreadable;
    }

    /// Whether a finding that is shown fails the check.
    pub fn fails(&self, fail_on: FailOn) -> bool {
        use Severity::{Error, Hint, Note, Warning};
        let severities = [Error, Warning, Note, Hint].into_iter().zip(self.shown);
        severities
            .into_iter()
            .any(|(severity, count)| count > 0 && fail_on.fails(severity))
    }

    /// How many findings are shown.
    pub fn total(&self) -> usize {
        self.shown.iter().sum()
    }

    /// `3 errors, 1 warning in 2 of 5 briefs; 1 silenced`.
    pub fn words(&self, lang: Lang) -> String {
        let mut res = self.found(lang);
        let comma = pick(lang, "; ", "；");
        if self.silenced > 0 {
            res += comma;
            res += &match lang {
                Lang::En => format!("{} silenced", self.silenced),
                Lang::Zh => format!("另有{}项已抑制", self.silenced),
            };
        }
        if self.unreadable > 0 {
            res += comma;
            let count = count_of(self.unreadable, "file", "files", "个文件", lang);
            res += &lang.pick(format!("{count} not checked"), format!("{count}未能检查"));
        }
        res
    }

    fn found(&self, lang: Lang) -> String {
        let briefs = count_of(self.briefs, "brief", "briefs", "份案情摘要", lang);
        if self.total() == 0 {
            return lang.pick(
                format!("no findings in {briefs}"),
                format!("{briefs}，未发现问题"),
            );
        }
        let kinds = [
            ("error", "errors", "个错误"),
            ("warning", "warnings", "个警告"),
            ("note", "notes", "个注意"),
            ("hint", "hints", "个提示"),
        ];
        let counts = self
            .shown
            .iter()
            .zip(kinds)
            .filter(|(count, _)| **count > 0);
        let counts: Vec<String> = counts
            .map(|(count, (one, many, zh))| count_of(*count, one, many, zh, lang))
            .collect();
        let list = counts.join(pick(lang, ", ", "、"));
        match lang {
            Lang::En if self.briefs == 1 => format!("{list} in 1 brief"),
            Lang::En => format!("{list} in {} of {briefs}", self.with_findings),
            Lang::Zh if self.briefs == 1 => format!("1份案情摘要中有{list}"),
            Lang::Zh => format!("{briefs}中{}份有{list}", self.with_findings),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_found_in_how_many_briefs() {
        let mut tally = Tally {
            briefs: 5,
            with_findings: 2,
            ..Tally::default()
        };
        assert_eq!(
            Tally {
                with_findings: 0,
                ..tally
            }
            .words(Lang::En),
            "no findings in 5 briefs"
        );
        for _ in 0..3 {
            tally.count(Severity::Error, false);
        }
        tally.count(Severity::Warning, false);
        assert_eq!(
            tally.words(Lang::En),
            "3 errors, 1 warning in 2 of 5 briefs"
        );
        assert_eq!(tally.words(Lang::Zh), "5份案情摘要中2份有3个错误、1个警告");
        tally.count(Severity::Error, true);
        tally.unreadable = 1;
        let words = "3 errors, 1 warning in 2 of 5 briefs; 1 silenced; 1 file not checked";
        assert_eq!(tally.words(Lang::En), words);
        assert_eq!(
            tally.words(Lang::Zh),
            "5份案情摘要中2份有3个错误、1个警告；另有1项已抑制；1个文件未能检查"
        );
    }
}

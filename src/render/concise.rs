//! One line a finding: `path:line:column: severity[rule] message`, for grep and for editors.

use super::{Look, Sheet, Shown, Spot, safe};
use crate::phrase;

/// The lines of a text's findings; silenced ones are left out. Lines and columns count from one.
pub fn concise(sheet: &Sheet<'_>, findings: impl Iterator<Item = Shown>, look: &Look) -> String {
    let mut res = String::new();
    for finding in findings.filter(|it| it.silenced.is_none()) {
        let Spot { line, column } = sheet.spot(finding.at.start());
        let severity = phrase::severity(finding.severity, look.lang);
        let (path, what) = (safe(sheet.path), safe(&finding.words.what));
        res += &format!(
            "{path}:{line}:{column}: {severity}[{}] {what}\n",
            finding.rule.0
        );
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;
    use crate::text::{Encoding, Lang};

    #[test]
    fn columns_count_the_units_that_are_asked_for() {
        let case = fixture::case("name: 𠮷某, amount: 185000", "185000");
        for (encoding, column) in [
            (Encoding::Utf8, 24),
            (Encoding::Utf16, 20),
            (Encoding::Utf32, 19),
        ] {
            let sheet = case.sheet().counted_in(encoding);
            let line = concise(&sheet, case.shown(), &fixture::look(Lang::En));
            let place = format!("a.brief.yaml:1:{column}: ");
            assert!(line.starts_with(&place), "{encoding:?}: {line}");
        }
    }

    #[test]
    fn one_line_a_finding_with_columns_in_characters() {
        let case = fixture::case("name: 林某, amount: 185000", "185000");
        let line = concise(&case.sheet(), case.shown(), &fixture::look(Lang::En));
        assert_eq!(
            line,
            "a.brief.yaml:1:19: error[ground-falls-short] 15,000 CNY short\n"
        );
        let line = concise(&case.sheet(), case.shown(), &fixture::look(Lang::Zh));
        assert!(
            line.starts_with("a.brief.yaml:1:19: 错误[ground-falls-short] "),
            "{line}"
        );
    }
}

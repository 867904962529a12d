//! Findings for programs: one versioned JSON object.

use serde::Serialize;

use super::{Sheet, Shown, Tally};
use crate::finding::{Label, Safety, Severity, Source};
use crate::text::{Edit, Encoding, Lang, TextRange};

/// The version of the object. Keys are added, never renamed.
const FORMAT: u32 = 1;

/// The beginning of the object, up to the list of findings.
pub fn json_start(lang: Lang, encoding: Encoding) -> String {
    let lang = lang.pick("en", "zh");
    let columns = match encoding {
        Encoding::Utf8 => "UTF-8 bytes",
        Encoding::Utf16 => "UTF-16 code units",
        Encoding::Utf32 => "Unicode characters",
    };
    format!(
        "{{\"format\": {FORMAT}, \"gravamen\": \"{}\", \"lang\": \"{lang}\",\n\"units\": {{{}, \"column\": \"{columns} from 1\"}}, \"findings\": [",
        env!("CARGO_PKG_VERSION"),
        r#""byte": "UTF-8 bytes from 0", "line": "lines from 1""#,
    )
}

/// The findings of a text, silenced ones included, each on a line of its own, with commas between
/// them.
pub fn json_findings(sheet: &Sheet<'_>, findings: impl Iterator<Item = Shown>) -> String {
    let mut res = String::new();
    for finding in findings {
        let object = serde_json::to_string(&object(sheet, &finding));
        res += if res.is_empty() { "\n" } else { ",\n" };
        res += &object.expect("strings and numbers can always be written");
    }
    escaped(res)
}

/// JSON with the characters that steer a terminal or turn the order of a text as escapes, which a
/// program reads as the same string. They can stand in strings only.
fn escaped(json: String) -> String {
    let steers = |it: char| !matches!(it, '\n' | '\u{feff}') && super::safe::visible(it) != it;
    if !json.contains(steers) {
        return json;
    }
    let mut res = String::with_capacity(json.len() + 64);
    for char in json.chars() {
        if steers(char) {
            let mut units = [0; 2];
            for unit in char.encode_utf16(&mut units) {
                res += &format!("\\u{unit:04x}");
            }
        } else {
            res.push(char);
        }
    }
    res
}

/// The end of the object: the summary, and the files that could not be checked with what is wrong.
pub fn json_end(tally: &Tally, faults: &[(String, String)]) -> String {
    let faults: Vec<_> = faults
        .iter()
        .map(|(path, message)| Unread { path, message })
        .collect();
    let [errors, warnings, notes, hints] = tally.shown;
    let summary = Summary {
        errors,
        warnings,
        notes,
        hints,
        silenced: tally.silenced,
        with_findings: tally.with_findings,
        briefs: tally.briefs,
    };
    let faults = serde_json::to_string(&faults).expect("strings can always be written");
    let summary = serde_json::to_string(&summary).expect("numbers can always be written");
    escaped(format!(
        "\n], \"input-errors\": {faults}, \"summary\": {summary}}}\n"
    ))
}

#[derive(Serialize)]
struct Unread<'a> {
    path: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    hints: usize,
    silenced: usize,
    with_findings: usize,
    briefs: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Finding<'a> {
    path: &'a str,
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    why: Option<&'a str>,
    help: &'a [String],
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
    silenced: Option<Silenced<'a>>,
}

#[derive(Serialize)]
struct Place {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    byte: u32,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safety: &'static str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Place,
    insert: &'a str,
}

#[derive(Serialize)]
struct Silenced<'a> {
    reason: Option<&'a str>,
    #[serde(flatten)]
    place: Place,
}

fn object<'a>(sheet: &'a Sheet<'_>, finding: &'a Shown) -> Finding<'a> {
    let words = &finding.words;
    Finding {
        path: sheet.path,
        rule: finding.rule.0,
        severity: severity(finding.severity),
        message: &words.what,
        place: place(sheet, finding.at),
        label: &words.here,
        why: words.why.as_deref(),
        help: &words.help,
        related: words
            .related
            .iter()
            .filter_map(|it| related(sheet, it))
            .collect(),
        fixes: finding.fixes.iter().map(|it| fix(sheet, it)).collect(),
        silenced: finding.silenced.as_ref().map(|it| Silenced {
            reason: it.reason.as_deref(),
            place: place(sheet, it.at),
        }),
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Hint => "hint",
    }
}

fn place(sheet: &Sheet<'_>, range: TextRange) -> Place {
    let point = |offset| {
        let spot = sheet.spot(offset);
        Point {
            byte: u32::from(offset),
            line: spot.line,
            column: spot.column,
        }
    };
    Place {
        start: point(range.start()),
        end: point(range.end()),
    }
}

fn related<'a>(sheet: &'a Sheet<'_>, label: &'a Label) -> Option<Related<'a>> {
    let (path, place) = match &label.source {
        Source::Here => (sheet.path, place(sheet, label.range)),
        Source::Schema(name) => {
            let text = sheet.schema(name)?;
            (&**name, place(&sheet.beside(name, &text), label.range))
        }
    };
    Some(Related {
        path,
        message: &label.text,
        place,
    })
}

fn fix<'a>(sheet: &Sheet<'_>, fix: &'a crate::finding::Fix) -> Fix<'a> {
    let replacement = |it: &'a Edit| Replacement {
        place: place(sheet, it.range),
        insert: &it.insert,
    };
    let safety = match fix.safety {
        Safety::Safe => "safe",
        Safety::Offered => "offered",
    };
    Fix {
        title: &fix.title,
        safety,
        edits: fix.edits.iter().map(replacement).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{Silence, fixture};

    #[test]
    fn the_object_holds_what_a_program_needs() {
        let mut case = fixture::case("甲: 185000 # 乙\n", "185000").relate("甲", "gives it");
        let reason = Some("agreed".into());
        case.silenced = Some(Silence {
            at: fixture::place(case.text.source(), "# 乙"),
            reason,
        });
        let mut tally = Tally {
            briefs: 1,
            ..Tally::default()
        };
        tally.count(Severity::Error, true);
        let whole = json_start(Lang::En, Encoding::Utf32)
            + &json_findings(&case.sheet(), case.shown())
            + &json_end(
                &tally,
                &[("b".to_owned(), "there is no such file".to_owned())],
            );
        let value: serde_json::Value = serde_json::from_str(&whole).unwrap();
        let finding = &value["findings"][0];
        assert_eq!(
            finding["start"],
            serde_json::json!({"byte": 5, "line": 1, "column": 4})
        );
        assert_eq!(finding["end"]["byte"], 11);
        assert_eq!(finding["severity"], "error");
        assert_eq!(finding["related"][0]["start"]["column"], 1);
        assert_eq!(finding["fixes"][0]["edits"][0]["insert"], "200000");
        assert_eq!(finding["silenced"]["reason"], "agreed");
        assert_eq!(value["summary"]["silenced"], 1);
        assert_eq!(value["input-errors"][0]["path"], "b");
        assert_eq!(value["units"]["column"], "Unicode characters from 1");
    }

    #[test]
    fn nothing_in_it_turns_the_order_of_a_text() {
        let text = "a\u{202e}b\n\u{e0041}\"";
        let json = escaped(serde_json::to_string(text).unwrap());
        assert_eq!(json, r#""a\u202eb\n\udb40\udc41\"""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn an_empty_run_is_an_object_too() {
        let whole = json_start(Lang::Zh, Encoding::Utf32) + &json_end(&Tally::default(), &[]);
        let value: serde_json::Value = serde_json::from_str(&whole).unwrap();
        assert_eq!(value["findings"], serde_json::json!([]));
        assert_eq!(value["lang"], "zh");
    }
}

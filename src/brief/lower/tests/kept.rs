//! Facts taken from the brief before are those that would be read.

use std::fmt::Write as _;

use crate::brief::{Brief, Flaw, lower, lower_after};
use crate::schema::Schemas;
use crate::text::Dice;
use crate::yaml::Document;

/// What replaces a piece of a line, beside what else stands in the text.
const TYPED: &[&str] = &[
    "1",
    "x",
    "",
    " ",
    "-",
    "lin",
    "zhao",
    "f-3",
    "f-7",
    "[f-1, f-2]",
    "true",
    "yes",
    "9600元",
    "3万",
    "2023-05",
    "2023-05-02",
    "excluded",
    "website",
    "illegal-gains",
    "dealt-with: f-5",
    "part-of: f-9",
    "人民币",
    "\n",
    "  ",
    "}",
    "{",
    ",",
    "#",
    "by: nobody",
    ", note: 注",
    "f-04",
    "辩",
];

/// Facts of several shapes, right and wrong.
fn text() -> String {
    let mut res = String::from(
        "brief: 1\nparties:\n  lin: {name: 林某, kind: person, role: accused}\n  zhao: {kind: person}\n\
         evidence:\n  bank: {kind: documentary, title: 账单}\nfacts:\n",
    );
    for nth in 0..48 {
        let body = match nth % 8 {
            0 => "{kind: illegal-gains, by: lin, when: 2023-03, amount: 6000 CNY, evidence: [bank]}".into(),
            1 => "{kind: illegal-gains, by: [lin, zhao], amount: 1,200元, status: disputed}".into(),
            2 => format!("\n    kind: website\n    by: zhao\n    count: {nth}\n    part-of: f-{}", nth + 1),
            3 => format!("{{kind: website, by: lin, count: 3, dealt-with: f-{}}}", nth / 2),
            4 => "{kind: website, count: 约300, summary: 约}".into(),
            5 => "\n    kind: paymnet-settlement\n    amount: 3.8万\n    by: lni\n    when: 2023-02-30".into(),
            6 => "{kind: payment-settlement, by: lin, amount: 100 USD, rate: 7.1, dealt-with: 已罚}".into(),
            _ => format!("{{kind: illegal-gains, by: lin, amount: ３万元, part-of: f-{}}}", nth - 6),
        };
        let _ = writeln!(res, "  f-{nth}: {body}");
    }
    res + "charges:\n  - offence: cl-287-1\n    against: [lin]\n    grounds:\n      websites: [f-2, f-3]\n"
}

/// The text with a line doubled or cut, or a word in it replaced.
fn edited(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // One in three in the ids that facts refer to.
    let among = [8, lines.len(), lines.len()][dice.roll(3)];
    let nth = dice.roll(among.min(lines.len()));
    let line = lines[nth].clone();
    match dice.roll(12) {
        0 => lines.insert(nth, line),
        1 => drop(lines.remove(nth)),
        _ => {
            let chars: Vec<char> = line.chars().collect();
            let from = dice.roll(chars.len() + 1);
            let to = (from + dice.roll(5)).min(chars.len());
            let typed = TYPED[dice.roll(TYPED.len())];
            let (before, behind) = (&chars[..from], &chars[to..]);
            lines[nth] = before
                .iter()
                .chain(&typed.chars().collect::<Vec<_>>())
                .chain(behind)
                .collect();
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn facts_that_did_not_change_are_what_would_be_read() {
    let schemas = Schemas::built_in();
    let seen = |it: &(Brief, Vec<Flaw>)| format!("{:#?}\n{:#?}", it.0, it.1);
    let (mut dice, mut kept) = (Dice::new(0x9e37_79b9_7f4a_7c15), 0);
    for round in 0..40 {
        let mut doc = Document::parse(text());
        let mut known = lower(&doc, &schemas);
        for step in 0..12 {
            let next = edited(doc.source(), &mut dice);
            let parsed = doc.parse_after(&*next);
            let after = lower_after(Some((&known.0, &known.1)), &parsed, &schemas);
            let fresh = lower(&parsed, &schemas);
            let (one, other) = (seen(&after), seen(&fresh));
            let odd = one.lines().zip(other.lines()).find(|it| it.0 != it.1);
            assert_eq!(
                odd,
                None,
                "round {round}, step {step}:\n{}\n→\n{next}",
                doc.source()
            );
            assert_eq!(one.len(), other.len(), "round {round}, step {step}");
            kept += after
                .0
                .facts
                .iter()
                .filter(|it| parsed.was(parsed.node(it.id.node)).is_some())
                .count();
            // After a text that is broken all is read anew: most steps go on from one that is not.
            if parsed.faults().is_empty() || dice.roll(8) == 0 {
                (doc, known) = (parsed, after);
            }
        }
    }
    // Most edits are small, so that most facts are kept.
    assert!(kept > 5_000, "{kept}");
}

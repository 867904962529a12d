use super::*;

#[test]
fn grounds_that_are_met_come_first_with_their_figures_and_their_facts() {
    let text = charged("    grounds:\n      assistance: [lent]\n      $0\n");
    first(&text, &["crime-confirmed", "illegal-gains", "serious-consequence"]);
    let gains = the(&text, "illegal-gains", &ENGLISH);
    assert_eq!(gains.detail.as_deref(), Some("12,600 of 10,000 CNY (126 %)"));
    assert_eq!(gains.note.as_deref(), Some("art. 12(1)(4)"));
    assert_eq!(gains.piece.plain("\n"), "illegal-gains: [fee]");
    let short = the(&text, "payment-settlement", &ENGLISH);
    assert_eq!(short.detail.as_deref(), Some("185,000 of 200,000 CNY (92.5 %)"));
    let labels = labels(&text);
    assert!(!labels.contains(&"assistance".to_owned()));
    assert!(labels.contains(&"sims-2025".to_owned()));
}

#[test]
fn grounds_are_offered_in_braces_and_where_the_charge_is_unfinished() {
    first(&charged("    grounds: {assistance: [lent], $0}\n"), &["crime-confirmed", "illegal-gains"]);
    first(&charged("    grounds: {assistance: [lent], $0\n"), &["crime-confirmed", "illegal-gains"]);
    first(&charged("    grounds:\n      $0\n"), &["assistance", "crime-confirmed", "illegal-gains"]);
    first(&charged("    grounds:\n      ill$0\n"), &["assistance", "crime-confirmed", "illegal-gains"]);
    let zh = How { lang: Lang::Zh, ..ENGLISH };
    let gains = the(&charged("    grounds:\n      $0\n"), "illegal-gains", &zh);
    assert_eq!(gains.detail.as_deref(), Some("12,600／10,000元（126%）"));
}

#[test]
fn a_ground_lists_the_facts_that_fit_it_first_and_none_twice() {
    first(
        &charged("    grounds:\n      illegal-gains: [$0]\n"),
        &["fee", "lent", "settled", "fraud"],
    );
    all(
        &charged("    grounds:\n      illegal-gains: [fee, $0]\n"),
        &["lent", "settled", "fraud"],
    );
    first(&charged("    grounds:\n      illegal-gains: $0\n"), &["fee"]);
    first(&charged("    grounds:\n      illegal-gains:\n        - $0\n"), &["fee"]);
    first(&charged("    grounds:\n      illegal-gains: {facts: [$0]}\n"), &["fee"]);
}

#[test]
fn facts_without_number_are_not_listed_one_by_one() {
    let mut text = BRIEF.replace("12600", "1");
    for nth in 0..50 {
        text += &format!("  f{nth}: {{kind: illegal-gains, by: lin, amount: 1 CNY}}\n");
    }
    let text = text + "charges:\n  - offence: cl-287-2\n    against: [lin]\n    grounds:\n      $0\n";
    let gains = the(&text, "illegal-gains", &ENGLISH);
    assert_eq!(gains.piece.plain("\n"), "illegal-gains: ");
}

#[test]
fn a_ground_takes_all_facts_that_fit_at_once() {
    let fact = "  more: {kind: illegal-gains, by: lin, amount: 1 CNY}\n";
    let ground = "    grounds:\n      illegal-gains: $0\n";
    let text = charged(ground).replace("charges:\n", &format!("{fact}charges:\n"));
    first(&text, &["[fee, more]", "fee", "more"]);
}

#[test]
fn offences_have_their_titles() {
    let text = "charges:\n  - offence: $0\n";
    first(text, &["cl-286-1", "cl-287-1", "cl-287-2"]);
    assert!(the(text, "cl-287-2", &ENGLISH).detail.is_some());
    first(&format!("{}  - offence: $0\n", charged("")), &["cl-286-1", "cl-287-1", "cl-287-2"]);
    all(&format!("{}  - offence: cl-286-1\n    alternative-to: $0\n", charged("")), &["cl-287-2"]);
}

#[test]
fn readings_and_their_choices() {
    first("readings:\n  $0\n", &["repeatedly", "two-years-from"]);
    first("readings: {repeatedly: 2, $0}\n", &["two-years-from"]);
    all("readings: {repeatedly: $0}\n", &["3", "2"]);
    let default = the("readings: {repeatedly: $0}\n", "3", &ENGLISH);
    assert_eq!(default.detail.as_deref(), Some("default"));
}

#[test]
fn suppressions_name_rules_those_that_find_something_first() {
    first("brief: 1 # gravamen: $0", &["ignore", "ignore-file"]);
    first(
        "facts:\n  a: {kind: illegal-gains, amount: 5} # gravamen: ignore[$0]\n",
        &["bare-amount"],
    );
    let rest = labels("facts:\n  a: {amount: 5} # gravamen: ignore[bare-amount, $0]\n");
    assert!(!rest.contains(&"bare-amount".to_owned()) && rest.len() > 30);
    all("brief: 1 # gravamen: ignore[bare-amount] $0\n", &["until"]);
    first("brief: 1 # gravamen: ignore[bare-amount] until $0\n", &["2024-04-18", "2024-06-18"]);
    nothing("brief: 1 # gravamen: ignore[bare-amount] because $0\n");
    all("brief: 1 # gra$0\n", &["gravamen: ignore", "gravamen: ignore-file"]);
    assert_eq!(
        taken("brief: 1 # gravamen:$0\n", "ignore"),
        "brief: 1 # gravamen: ignore[] \n"
    );
}

use super::*;

#[test]
fn keys_by_place_are_those_that_are_not_there_yet() {
    all(
        "brief: 1\ncase: {}\n$0\nfacts: {}\n",
        &["parties", "evidence", "charges", "circumstances", "readings", "as-of", "note"],
    );
    first("$0", &["brief", "case", "parties"]);
    first("case:\n  title: x\n  $0\n  stage: trial\n", &["number", "drafted", "filed"]);
    first("case: {title: x, $0}\n", &["number", "stage", "drafted"]);
}

#[test]
fn required_keys_and_then_the_fields_of_the_kind_come_first() {
    first("facts:\n  a:\n    by: lin\n    $0\n", &["kind", "when", "where"]);
    first(
        "facts:\n  a: {kind: website, $0}\n",
        &["count", "registered-accounts", "poses-as", "purpose", "unlawful-use", "by", "when"],
    );
    first("charges:\n  - offence: cl-287-2\n    $0\n", &["against", "grounds", "sentence"]);
    let labels = labels("facts:\n  a: {kind: website, $0}\n");
    assert!(!labels.contains(&"rate".to_owned()));
    let labels = self::labels("facts:\n  a: {kind: illegal-gains, $0}\n");
    assert!(labels.contains(&"rate".to_owned()));
}

#[test]
fn a_key_says_what_it_means_in_the_language_of_the_person() {
    let how = How { lang: Lang::Zh, ..ENGLISH };
    let key = the("case:\n  $0\n", "stage", &how);
    assert_eq!(key.title.as_deref(), Some("诉讼阶段"));
    let field = the("facts:\n  a: {kind: website, $0}\n", "purpose", &how);
    assert!(field.page.is_some() && field.title.is_some_and(|it| !it.is_ascii()));
}

#[test]
fn a_key_opens_its_value() {
    assert_eq!(taken("case:\n  st$0\n", "stage"), "case:\n  stage: \n");
    assert_eq!(taken("$0", "case"), "case:\n  ");
    assert_eq!(taken("$0", "charges"), "charges:\n  - ");
    assert_eq!(taken("$0", "brief"), "brief: 1");
    assert_eq!(
        taken("charges:\n  - offence: cl-287-2\n    $0\n", "grounds"),
        "charges:\n  - offence: cl-287-2\n    grounds:\n      \n"
    );
    assert_eq!(
        taken("charges: [{offence: cl-287-2, $0}]\n", "against"),
        "charges: [{offence: cl-287-2, against: []}]\n"
    );
    assert_eq!(
        taken("charges: [{offence: cl-287-2, $0}]\n", "grounds"),
        "charges: [{offence: cl-287-2, grounds: {}}]\n"
    );
}

#[test]
fn a_key_that_has_its_colon_is_only_renamed() {
    assert_eq!(taken("case:\n  ti$0: x\n", "title"), "case:\n  title: x\n");
    assert_eq!(taken("case: {ti$0tel: x}\n", "title"), "case: {title: x}\n");
    assert_eq!(taken("case: {\"ti$0\": x}\n", "title"), "case: {\"title\": x}\n");
}

#[test]
fn whole_entries_have_places_for_what_their_kind_asks() {
    let text = with_fact("  $0\n");
    let offer = the(&text, "illegal-gains", &ENGLISH);
    assert_eq!(
        offer.piece.snippet("\n"),
        "${1:illegal-gains}:\n    kind: illegal-gains\n    by: $2\n    when: $3\n    amount: $4\n    evidence: [$5]"
    );
    let flow = How { lines: false, ..ENGLISH };
    let offer = the(&text, "illegal-gains", &flow);
    assert_eq!(
        offer.piece.snippet("\n"),
        "${1:illegal-gains}: {kind: illegal-gains, by: $2, when: $3, amount: $4, evidence: [$5]\\}"
    );
    assert_eq!(
        taken("facts:\n  website: {}\n  $0", "website").lines().nth(2),
        Some("  website-2:")
    );
    first("parties:\n  $0\n", &["accused", "assisted"]);
    first("evidence:\n  $0\n", &["physical", "documentary"]);
    first("circumstances:\n  $0\n", &["surrender"]);
    first("parties:\n  lin: $0\n", &["accused"]);
}

#[test]
fn ids_that_are_only_referred_to_come_first_in_their_section() {
    first("facts:\n  a: {kind: illegal-gains, evidence: [bank, chat]}\nevidence:\n  chat: {}\n  $0\n", &["bank", "physical"]);
}

#[test]
fn kinds_that_the_charges_ask_for_come_first() {
    first("facts:\n  $0\ncharges:\n  - offence: cl-286-1\n", &["finding"]);
    let labels = labels("facts:\n  $0\ncharges:\n  - offence: cl-286-1\n");
    let at = |it: &str| labels.iter().position(|label| label == it);
    assert!(at("network-service") < at("illegal-gains"), "{labels:?}");
}

#[test]
fn a_whole_charge_is_offered_where_one_may_begin() {
    first("charges:\n  $0\n", &["cl-286-1", "cl-287-1", "cl-287-2"]);
    assert_eq!(
        taken("charges:\n  $0\n", "cl-287-2"),
        "charges:\n  - offence: cl-287-2\n    against: []\n    grounds:\n      \n"
    );
    assert_eq!(
        taken("charges:$0\n", "cl-287-2"),
        "charges:\n  - offence: cl-287-2\n    against: []\n    grounds:\n      \n"
    );
    assert_eq!(
        taken("charges:\n  - $0\n", "cl-287-2"),
        "charges:\n  - offence: cl-287-2\n    against: []\n    grounds:\n      \n"
    );
    assert_eq!(
        taken("charges:\n  - offence: cl-286-1\n  -$0\n", "offence"),
        "charges:\n  - offence: cl-286-1\n  - offence: \n"
    );
}

#[test]
fn sentences_take_punishments_and_the_accused() {
    first(&charged("    sentence: {$0}\n"), &["imprisonment", "detention"]);
    assert!(labels(&charged("    sentence: {$0}\n")).contains(&"lin".to_owned()));
    first(&charged("    sentence: {lin: {imprisonment: 8m, $0}}\n"), &["detention"]);
}

use super::*;
use crate::brief::Section;
use crate::rules::fixture::world;
use crate::text::Text;

const BRIEF: &str = r#"brief: 1
parties:
  lin: {name: 林某, kind: person, role: accused, born: 1996-02-11}
  wang: {role: assisted}
evidence:
  流水: {kind: documentary, title: 银行流水}
facts:
  settled: {kind: payment-settlement, by: lin, amount: "18.5万元", when: 2023-06, evidence: [流水]}
  fee:
    kind: illegal-gains
    by: &who [lin]
    amount: 185,000 CNY # gravamen: ignore[bare-amount, no-such] until 2030-01-01 因为
    status: disputed
    dealt-with: settled
charges:
  - offence: cl-287-2
    against: *who
    grounds:
      payment-settlement: [settled]
      illegal-gains: {facts: [fee], reason: x}
    sentence: {lin: {imprisonment: 6个月..1年}, fine: 5000元}
readings: {repeatedly: 3}
"#;

/// What is at the cursor `$0`, with the word, its slot and its side.
fn at(text: &str) -> String {
    let offset = text.find("$0").expect("a cursor");
    let source = text.replace("$0", "");
    let analysis = Analysis::new(Text::new(&*source), &world());
    let at = analysis.at(TextSize::new(offset as u32));
    let here = match at.here {
        Here::Key(_, key) => format!("key {}", key.word),
        Here::Field(..) => "field".into(),
        Here::Definition(_) => "definition".into(),
        Here::Reference(name) => format!("reference to {:?}", name.ix),
        Here::Offence(it) => format!("offence {}", it.is_some()),
        Here::OtherCharge(it) => format!("charge {it:?}"),
        Here::Ground(it) => format!("ground {}", it.is_some()),
        Here::FactKind(_) => "kind".into(),
        Here::Word(_, nth) => format!("word {nth}"),
        Here::Value(form, read) => format!("{form:?} {}", read.is_some()),
        Here::Reading(_) => "reading".into(),
        Here::Choice(_, nth) => format!("choice {nth}"),
        Here::Anchor(nth) => format!("anchor {nth}"),
        Here::Alias(nth) => format!("alias {nth:?}"),
        Here::Suppression(nth) => format!("suppression {nth}"),
        Here::Rule(_, rule) => format!("rule {}", rule.is_some()),
        Here::Nothing => "nothing".into(),
    };
    let slot = match at.slot {
        Slot::Table(Table::Fact(kind)) => format!("Fact {}", kind.is_some()),
        Slot::Table(table) => format!("{table:?}"),
        Slot::Ids(section, kind) => format!("Ids {section:?} {}", kind.is_some()),
        Slot::Word(_) => "Word".into(),
        slot => format!("{slot:?}"),
    };
    format!("{here} `{}`: {:?} of {slot}", &source[at.range], at.side)
}

/// What is before and after a word of the brief above.
#[track_caller]
fn on(word: &str, expected: &str) {
    let start = BRIEF.find(word).expect("a word of the brief");
    let word = word.trim_start_matches([' ', '[', '\n', ':', '{', '"', '*', '&']);
    let start = start + BRIEF[start..].find(word).expect("it");
    let end = start
        + word
            .find([':', ']', ',', '}', '\n', '"'])
            .unwrap_or(word.len());
    for cursor in [start, end] {
        let mut text = BRIEF.to_owned();
        text.insert_str(cursor, "$0");
        assert_eq!(at(&text), expected, "at {cursor}: {word}");
    }
}

#[test]
fn every_word_of_a_brief_is_known_from_its_start_to_its_end() {
    on("parties", "key parties `parties`: Key of Brief");
    on("  lin", "definition `lin`: Key of Entries(Parties)");
    on("role: acc", "key role `role`: Key of Party");
    on(" accused", "word 0 `accused`: Value of Word");
    on(
        " 1996-02-11",
        "Date true `1996-02-11`: Value of Value(Date)",
    );
    on("流水", "definition `流水`: Key of Entries(Evidence)");
    on(" documentary", "word 1 `documentary`: Value of Word");
    on(
        "payment-settlement",
        "kind `payment-settlement`: Value of Word",
    );
    on("amount: \"", "field `amount`: Key of Fact true");
    on("\"18.5万元", "Money true `18.5万元`: Value of Value(Money)");
    on(" 2023-06", "When true `2023-06`: Value of Value(When)");
    on(
        "[流水",
        "reference to Some(0) `流水`: Item of Ids Evidence false",
    );
    on(" disputed", "word 2 `disputed`: Value of Word");
    on(
        " settled\n",
        "reference to Some(0) `settled`: Value of Value(DealtWith)",
    );
}

#[test]
fn charges_are_known_with_their_offence_and_their_grounds() {
    on(" cl-287-2", "offence true `cl-287-2`: Value of Offence");
    on(
        "\n      payment-settlement",
        "ground true `payment-settlement`: Key of Grounds",
    );
    on(
        "[settled",
        "reference to Some(0) `settled`: Item of Ids Facts false",
    );
    on("{facts: [", "key facts `facts`: Key of Ground");
    on(
        "[fee",
        "reference to Some(1) `fee`: Item of Ids Facts false",
    );
    on(" x}", "Text false `x`: Value of Value(Text)");
    on("{lin: {imp", "reference to Some(0) `lin`: Key of Sentences");
    on(
        "imprisonment",
        "key imprisonment `imprisonment`: Key of Sentence",
    );
    on(
        " 6个月..1年",
        "Spans true `6个月..1年`: Value of Value(Spans)",
    );
    on("fine: 5", "key fine `fine`: Key of Sentences");
    on(" 5000元", "Money true `5000元`: Value of Value(Money)");
    on("{repeatedly", "reading `repeatedly`: Key of Readings");
    on(" 3}", "choice 0 `3`: Value of Word");
}

#[test]
fn anchors_aliases_and_suppressions_are_known() {
    on("&who", "anchor 0 `who`: Value of Ids Parties false");
    on("*who", "alias Some(0) `who`: Value of Ids Parties false");
    on("[bare-amount", "rule true `bare-amount`: Item of Rules");
    on(" no-such", "rule false `no-such`: Item of Rules");
    on(" 因为", "suppression 0 `因为`: Item of Reason");
}

#[test]
fn after_a_key_with_nothing_yet_its_value_is_due() {
    assert_eq!(at("facts:\n  a: {kind: $0}\n"), "nothing ``: Value of Word");
    assert_eq!(
        at("facts:\n  a:\n    kind: payment-settlement\n    amount: $0\n"),
        "nothing ``: Value of Value(Money)"
    );
    assert_eq!(
        at("charges:\n  - offence: $0\n"),
        "nothing ``: Value of Offence"
    );
    assert_eq!(
        at("facts:\n  a:\n    by: [$0]\n"),
        "nothing ``: Item of Ids Parties false"
    );
    assert_eq!(
        at("facts:\n  a:\n    by:\n      - $0\n"),
        "nothing ``: Item of Ids Parties false"
    );
    assert_eq!(
        at("charges:\n  - grounds:\n      illegal-gains: [$0\n"),
        "nothing ``: Item of Ids Facts false"
    );
}

#[test]
fn on_blank_lines_and_after_dashes_a_key_is_due() {
    assert_eq!(at("$0"), "nothing ``: Key of Brief");
    assert_eq!(at("brief: 1\n$0\n"), "nothing ``: Key of Brief");
    assert_eq!(at("case:\n  $0\n"), "nothing ``: Key of Case");
    assert_eq!(at("facts:\n  $0\n"), "nothing ``: Key of Entries(Facts)");
    assert_eq!(
        at("facts:\n  a:\n    kind: illegal-gains\n    $0\n  b: {}\n"),
        "nothing ``: Key of Fact true"
    );
    assert_eq!(
        at("facts:\n  a: {kind: illegal-gains, $0}\n"),
        "nothing ``: Key of Fact true"
    );
    assert_eq!(at("charges:\n  - $0\n"), "nothing ``: Key of Charge");
    assert_eq!(
        at("charges:\n  - offence: cl-287-2\n    $0\n"),
        "nothing ``: Key of Charge"
    );
    assert_eq!(
        at("charges:\n  - offence: cl-287-2\n    grounds:\n      $0\n"),
        "nothing ``: Key of Grounds"
    );
}

#[test]
fn an_unfinished_word_belongs_where_it_will_stand() {
    assert_eq!(at("par$0"), "nothing `par`: Key of Brief");
    assert_eq!(at("brief: 1\npar$0\n"), "nothing `par`: Key of Brief");
    assert_eq!(at("case:\n  sta$0\n"), "nothing `sta`: Key of Case");
    assert_eq!(at("charges:\n  - off$0\n"), "nothing `off`: Key of Charge");
    assert_eq!(
        at("facts:\n  a:\n    kind: illegal-gains\n    am$0\n  b: {kind: x}\n"),
        "nothing `am`: Key of Fact true"
    );
    assert_eq!(
        at("charges:\n  - offence: cl-287-2\n    grounds:\n      ill$0\n"),
        "ground false `ill`: Key of Grounds"
    );
    assert_eq!(
        at("a: 1 # gravamen: ignore[bare$0"),
        "suppression 0 `bare`: Item of Rules"
    );
    assert_eq!(
        at("a: 1 # gravamen: ig$0"),
        "suppression 0 `ig`: Item of Directive"
    );
}

#[test]
fn the_charge_and_the_entry_that_hold_a_place_are_named() {
    let text = BRIEF.replace("[fee]", "[fe$0e]");
    let offset = text.find("$0").expect("a cursor");
    let analysis = Analysis::new(Text::new(text.replace("$0", "")), &world());
    let at = analysis.at(TextSize::new(offset as u32));
    assert_eq!((at.charge, at.ground, at.entry), (Some(0), Some(1), None));
    let inside = BRIEF.find("disputed").expect("it");
    let at = analysis.at(TextSize::new(inside as u32));
    let fee = Target {
        section: Section::Facts,
        ix: 1,
    };
    assert_eq!((at.charge, at.entry), (None, Some(fee)));
}

#[test]
fn what_a_comma_tore_apart_is_one_value() {
    let torn = "facts:\n  a: {kind: illegal-gains, amount: 185,000 C$0NY}\n";
    assert_eq!(at(torn), "Money true `185,000 CNY`: Key of Fact true");
}

#[test]
fn quotes_belong_to_their_word_and_blanks_to_none() {
    let with = |by: &str| {
        at(&format!(
            "parties: {{lin: {{}}}}\nfacts:\n  a: {{by: {by}}}\n"
        ))
    };
    let inside = "reference to Some(0) `lin`: Value of Ids Parties false";
    assert_eq!(with("\"l$0in\""), inside);
    assert_eq!(with("\"lin$0\""), inside);
    let quote = "reference to Some(0) `\"lin\"`: Value of Ids Parties false";
    assert_eq!(with("$0\"lin\""), quote);
    assert_eq!(with("\"lin\"$0"), quote);
    assert_eq!(with("$0 lin"), "nothing ``: Value of Ids Parties false");
}

#[test]
fn any_offset_of_any_text_has_an_answer() {
    for cut in (0..BRIEF.len()).filter(|it| BRIEF.is_char_boundary(*it)) {
        let analysis = Analysis::new(Text::new(&BRIEF[..cut]), &world());
        for offset in cut.saturating_sub(3)..cut + 3 {
            analysis.at(TextSize::new(offset as u32));
        }
    }
}

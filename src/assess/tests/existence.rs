//! Rules 2, 5 and 11: qualities, weighing, orders, presumptions, findings.

use super::check;

#[test]
fn a_quality_that_is_missing_makes_it_short_and_one_that_is_unknown_leaves_it_open() {
    check(
        "cl-286-1",
        "
facts:
  calm: {kind: public-disorder, serious: false}
  loss: {kind: economic-loss, amount: 5000000 CNY}
  big: {kind: economic-loss, amount: 5000000 CNY, major: true}
  lost: {kind: evidence-loss, bears-on: guilt, may-carry: 4y11m}
  five: {kind: evidence-loss, bears-on: sentence, may-carry: 5y}
  vague: {kind: evidence-loss, may-carry: 10y}
grounds:
  leak-disorder: [calm]                  #= short, no figures, calm out: LacksQuality
  leak-economic-loss: [loss]             #= undetermined, loss in doubt: Unstated(0)
  evidence-five-year-case: [lost]        #= short, no figures, lost out: LacksQuality
  evidence-grave-case: [vague]           #= undetermined, vague in doubt: Unstated(0)
  #= leak-harm-to-person: unsupported
",
    );
    check(
        "cl-286-1",
        "
facts:
  loss: {kind: economic-loss}
  big: {kind: economic-loss, major: true}
  five: {kind: evidence-loss, bears-on: sentence, may-carry: 5y}
  vague: {kind: evidence-loss, may-carry: 10y}
grounds:
  leak-economic-loss: [loss, big]        #= met, loss counts, big counts
  evidence-five-year-case: [five]        #= met, five counts, five not in doubt
  #= evidence-grave-case: undetermined, five in doubt: Unstated(1), vague in doubt: Unstated(0)
",
    );
}

#[test]
fn a_disputed_fact_without_a_number_leaves_its_ground_open_unless_another_carries_it() {
    check(
        "cl-287-2",
        "
facts:
  sure: {kind: assistance, type: other}
  maybe: {kind: assistance, type: other, status: disputed}
  gone: {kind: knowledge, shown-by: said so, status: excluded}
grounds:
  assistance: [maybe]       #= undetermined, maybe in doubt: Disputed
  actual-knowledge: [gone]  #= unsupported, gone out: Excluded
",
    );
    check(
        "cl-287-2",
        "
facts:
  sure: {kind: assistance, type: other}
  maybe: {kind: assistance, type: other, status: disputed}
grounds:
  assistance: [sure, maybe]  #= met, maybe in doubt: Disputed, sure not in doubt
",
    );
}

#[test]
fn an_indicator_of_another_type_makes_a_knowledge_ground_short() {
    check(
        "cl-287-2",
        "
facts:
  odd: {kind: knowledge-indicator, type: abnormal-deal}
grounds:
  after-notice: [odd]   #= short, odd out: LacksQuality, not presumed
  #= abnormal-deal: met, presumed
",
    );
}

#[test]
fn a_presumption_stands_until_contrary_evidence_is_given() {
    check(
        "cl-287-2",
        "
facts:
  odd: {kind: knowledge-indicator, type: abnormal-deal}
  alibi: {kind: contrary-evidence, text: the price was usual}
  gone: {kind: contrary-evidence, text: withdrawn, status: excluded}
  hers: {kind: contrary-evidence, by: chen, text: she was told otherwise}
  knew: {kind: knowledge, shown-by: a message}
grounds:
  abnormal-deal: {facts: [odd], rebuttal: [alibi]}   #= undetermined, not presumed, Rebutted
  evasion: {facts: [odd], rebuttal: [alibi]}         #= short, not presumed
  actual-knowledge: {facts: [knew], rebuttal: alibi} #= met, not presumed
",
    );
    check(
        "cl-287-2",
        "
facts:
  odd: {kind: knowledge-indicator, type: abnormal-deal}
  gone: {kind: contrary-evidence, text: withdrawn, status: excluded}
  hers: {kind: contrary-evidence, by: chen, text: she was told otherwise}
against: [lin, chen]
grounds:
  abnormal-deal: {facts: [odd], rebuttal: [gone, odd, hers]}
  #= lin abnormal-deal: met, presumed
  #= chen abnormal-deal: undetermined, Rebutted
",
    );
}

#[test]
fn a_catch_all_needs_a_finding_and_a_reason() {
    check(
        "cl-287-2",
        "
facts:
  found: {kind: finding, text: grave, made-by: the panel}
grounds:
  other-circumstance: {facts: [found], reason: as in the cases cited}  #= met, found counts, not presumed
  other-knowledge: [found]   #= undetermined, NoReason, not presumed
",
    );
    check(
        "cl-287-2",
        "
facts:
  found: {kind: finding, text: grave, status: disputed}
grounds:
  other-circumstance: {facts: [found], reason: because}  #= undetermined, found in doubt: Disputed
  #= other-knowledge: undetermined, NoReason
",
    );
    check(
        "cl-287-2",
        "
facts:
  found: {kind: finding, text: enough to know}
  alibi: {kind: contrary-evidence, text: not so}
grounds:
  other-knowledge: {facts: [found], reason: because}  #= met, presumed
  other-circumstance: {facts: [alibi], reason: because}  #= unsupported, NoFinding
",
    );
}

#[test]
fn an_oral_order_makes_ordered_to_correct_short() {
    check(
        "cl-286-1",
        "
facts:
  oral: {kind: rectification-order, authority: cyberspace, form: oral, clear: true, reasonable: true, able-to-comply: true}
  paper: {kind: rectification-order, authority: telecom, form: other-document, clear: true, reasonable: true, able-to-comply: true}
  nothing: {kind: rectification-order, authority: telecom}
  no-to-oral: {kind: refusal, order: oral}
  no-to-paper: {kind: refusal, order: [oral, paper]}
  no-to-nothing: {kind: refusal, order: [oral, nothing]}
  no: {kind: refusal}
grounds:
  ordered-to-correct: [oral]  #= short, oral out: LacksQuality
  refused: [no-to-oral]       #= short, no-to-oral out: InvalidOrder
  #= lin: unsupported
",
    );
    check(
        "cl-286-1",
        "
facts:
  oral: {kind: rectification-order, authority: cyberspace, form: oral, clear: true, reasonable: true, able-to-comply: true}
  paper: {kind: rectification-order, authority: telecom, form: other-document, clear: true, reasonable: true, able-to-comply: true}
  no-to-paper: {kind: refusal, order: [oral, paper]}
grounds:
  ordered-to-correct: [oral, paper]  #= met
  refused: [no-to-paper]             #= met, no-to-paper not in doubt
",
    );
}

#[test]
fn an_order_that_is_unclear_unreasonable_or_impossible_leaves_the_refusal_open() {
    for (flags, doubt) in [
        (
            "clear: false, reasonable: true, able-to-comply: true",
            "Weighed(0)",
        ),
        (
            "clear: true, reasonable: false, able-to-comply: true",
            "Weighed(1)",
        ),
        (
            "clear: true, reasonable: true, able-to-comply: false",
            "Weighed(2)",
        ),
        ("clear: true, reasonable: true", "Unstated(3)"),
    ] {
        check(
            "cl-286-1",
            &format!(
                "
facts:
  paper: {{kind: rectification-order, authority: telecom, form: other-document, {flags}}}
  no: {{kind: refusal, order: paper}}
grounds:
  refused: [no]  #= undetermined, no in doubt: {doubt}
  #= ordered-to-correct: met
"
            ),
        );
    }
}

#[test]
fn a_refusal_is_as_good_as_the_best_of_its_orders() {
    check(
        "cl-286-1",
        "
facts:
  gone: {kind: rectification-order, form: other-document, clear: true, reasonable: true, able-to-comply: true, status: excluded}
  disputed: {kind: rectification-order, form: other-document, clear: true, reasonable: true, able-to-comply: true, status: disputed}
  formless: {kind: rectification-order, clear: true, reasonable: true, able-to-comply: true}
  one: {kind: refusal, order: gone}
  two: {kind: refusal, order: [gone, disputed]}
  three: {kind: refusal, order: formless}
  four: {kind: refusal}
grounds:
  refused: [one]  #= short, one out: InvalidOrder
",
    );
    let parts = "
facts:
  gone: {kind: rectification-order, form: other-document, clear: true, reasonable: true, able-to-comply: true, status: excluded}
  disputed: {kind: rectification-order, form: other-document, clear: true, reasonable: true, able-to-comply: true, status: disputed}
  formless: {kind: rectification-order, clear: true, reasonable: true, able-to-comply: true}
  two: {kind: refusal, order: [gone, disputed]}
  three: {kind: refusal, order: formless}
  four: {kind: refusal}
grounds:
  refused: ";
    check(
        "cl-286-1",
        &format!("{parts}[two]  #= undetermined, two in doubt: Referred(1)\n"),
    );
    check(
        "cl-286-1",
        &format!("{parts}[three]  #= undetermined, three in doubt: Unstated(0)\n"),
    );
    check(
        "cl-286-1",
        &format!("{parts}[four]  #= undetermined, four in doubt: Unstated(0)\n"),
    );
}

#[test]
fn serious_consequences_are_no_consequences_of_a_refuted_crime() {
    check(
        "cl-287-2",
        "
facts:
  grave: {kind: assisted-crime, party: ring, verification: refuted, consequence: serious}
grounds:
  serious-consequence: [grave]  #= short
",
    );
    check(
        "cl-287-2",
        "
facts:
  grave: {kind: assisted-crime, party: ring, consequence: serious}
grounds:
  serious-consequence: [grave]  #= met
  crime-confirmed: [grave]      #= undetermined
  #= especially-serious: short
",
    );
}

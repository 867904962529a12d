//! `organization-alone`: an organization is accused and none of its responsible people is charged.

use crate::brief::{Charge, Party, PartyIx, PartyKind};
use crate::finding::{Detail, Fault, Fix, Label, RuleId, Severity, Source, Words};
use crate::phrase;
use crate::rules::help::plead;
use crate::rules::{Both, Cx, Group, Page, Rule};
use crate::text::Lang;

pub static RULE: Rule = Rule {
    id: RuleId("organization-alone"),
    severity: Severity::Warning,
    pedantic: false,
    group: Group::Law,
    page: Page {
        title: Both {
            en: "An organization is charged and none of its responsible people is.",
            zh: "只指控单位，未指控其直接责任人员。",
        },
        why: Both {
            en: "Where an organization commits the offence it is fined, and its directly responsible \
                 managers and other staff are punished by the same paragraph.",
            zh: "单位犯罪的，对单位判处罚金，并对直接负责的主管人员和其他直接责任人员依照同款处罚。",
        },
        bad: "\
parties:
  lin: {kind: person, role: accused}
  acme: {kind: organization, role: accused, responsible: [lin]}
charges:
  - offence: cl-286-1
    against: [acme]
            # ^^^^ warning: `acme` is charged and none of its responsible people is
",
        good: "\
parties:
  lin: {kind: person, role: accused}
  acme: {kind: organization, role: accused, responsible: [lin]}
charges:
  - offence: cl-286-1
    against: [acme, lin]
",
    },
    check,
    words,
    fixes: Some(fixes),
};

fn check(cx: &Cx<'_>, acc: &mut Vec<Fault>) {
    for (nth, charge) in cx.brief.charges.iter().enumerate() {
        for accused in &charge.against {
            let Some(party) = accused.to else { continue };
            if is_alone(cx, charge, &cx.brief.parties[party]) {
                acc.push(Fault::new(RULE.id, accused.range, Detail::Pair(nth, party)));
            }
        }
    }
}

/// Whether no responsible person of an organization is charged with the same offence anywhere.
fn is_alone(cx: &Cx<'_>, charge: &Charge, party: &Party) -> bool {
    let organization = party.kind.as_ref().is_some_and(|it| it.value == PartyKind::Organization);
    let offence = charge.offence.as_ref().map(|it| &it.value);
    let charges = cx.brief.charges.iter();
    let mut charged = charges
        .filter(|it| it.offence.as_ref().map(|it| &it.value) == offence)
        .flat_map(|it| it.against.iter().filter_map(|it| it.to));
    organization && !charged.any(|it| is_responsible(party, it))
}

fn is_responsible(organization: &Party, person: PartyIx) -> bool {
    organization.responsible.iter().any(|it| it.to == Some(person))
}

fn words(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Words {
    let &Detail::Pair(charge, party) = &fault.detail else {
        return Words::default();
    };
    let party = &cx.brief.parties[party];
    let id = &party.id.name;
    let offence = cx.brief.charges[charge].offence.as_ref().and_then(|it| cx.schemas.offence(&it.value));
    let cite = offence.and_then(|it| it.attribute.as_ref()).map(|it| cx.schemas.cite_words(it, lang));
    let known = !party.responsible.is_empty();
    let related = party.responsible.iter().take(4).map(|it| Label {
        source: Source::Here,
        range: it.range,
        text: phrase::pick(lang, "responsible", "直接责任人员").into(),
    });
    let related = related.collect();
    match lang {
        Lang::En => Words {
            what: format!("`{id}` is charged and none of its responsible people is"),
            here: "charged alone".into(),
            why: cite,
            help: match known {
                true => Vec::new(),
                false => vec![format!("name them under `responsible:` of `{id}`")],
            },
            related,
        },
        Lang::Zh => Words {
            what: format!("指控了 `{id}`，但未指控其任何直接责任人员"),
            here: "仅指控单位".into(),
            why: cite,
            help: match known {
                true => Vec::new(),
                false => vec![format!("请在 `{id}` 的 `responsible:` 中写明")],
            },
            related,
        },
    }
}

fn fixes(cx: &Cx<'_>, fault: &Fault, lang: Lang) -> Vec<Fix> {
    let &Detail::Pair(charge, party) = &fault.detail else {
        return Vec::new();
    };
    let people = &cx.brief.parties[party].responsible;
    let ids = people.iter().filter_map(|it| it.to).map(|it| &*cx.brief.parties[it].id.name);
    let ids: Vec<&str> = ids.collect();
    let node = cx.doc.node(cx.brief.charges[charge].node);
    let against = node.get("against").map(|it| it.value);
    let Some(against) = against.filter(|_| !ids.is_empty()) else {
        return Vec::new();
    };
    let edits = plead::add_reference(against, &ids.join(", "));
    let ticked: Vec<String> = ids.iter().map(|it| phrase::ticked(it)).collect();
    let list = phrase::and_list(&ticked, lang);
    let title = match lang {
        Lang::En => format!("charge {list}"),
        Lang::Zh => format!("一并指控{list}"),
    };
    // A block list would need one line for each; then only a single person is added at once.
    let one_line = against.is_flow() || against.value().is_some() || ids.len() == 1;
    edits.filter(|_| one_line).and_then(|it| plead::offered(title, it)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{check, fixed};

    #[test]
    fn another_charge_of_the_same_offence_is_enough() {
        check(
            &RULE,
            "
parties: {lin: {kind: person}, acme: {kind: organization, responsible: lin, name: 某公司}}
charges:
  - {offence: cl-286-1, against: [acme]}
  - {offence: cl-286-1, against: [lin]}
  - {offence: cl-287-1, against: [acme]}
                                # ^^^^ warning: `acme` is charged
",
        );
    }

    #[test]
    fn charges_them() {
        let mended = RULE.page.bad.replace("[acme]", "[acme, lin]");
        assert_eq!(fixed(&RULE, RULE.page.bad, 0), mended);
        let scalar = RULE.page.bad.replace("[acme]", "acme").replace("            # ^^^^", "         # ^^^^");
        assert_eq!(fixed(&RULE, &scalar, 0), scalar.replace("against: acme", "against: [acme, lin]"));
    }
}

//! Where what is at the cursor is defined, and where its type is.

use tower_lsp::lsp_types::{
    DeclarationCapability, GotoCapability, GotoDefinitionResponse, Location, LocationLink, OneOf,
    Position, ServerCapabilities, TypeDefinitionProviderCapability,
};

use crate::analysis::Analysis;
use crate::analysis::at::{At, Here};
use crate::brief::{List, Section};
use crate::cite::Origin;
use crate::finding::RuleId;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::TextRange;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.definition_provider = Some(OneOf::Left(true));
    can.declaration_provider = Some(DeclarationCapability::Simple(true));
    can.type_definition_provider = Some(TypeDefinitionProviderCapability::Simple(true));
}

/// The answer.
pub fn definition(snapshot: &Snapshot, at: Position) -> Option<GotoDefinitionResponse> {
    if snapshot.own().is_some() {
        return super::own::definition::answer(snapshot, at);
    }
    let links = text_document(snapshot, |it| it.definition.as_ref());
    go(snapshot, at, links, defined)
}

/// Where it is declared: where it is defined.
pub fn declaration(snapshot: &Snapshot, at: Position) -> Option<GotoDefinitionResponse> {
    let links = text_document(snapshot, |it| it.declaration.as_ref());
    go(snapshot, at, links, defined)
}

/// Where its kind, offence or ground is defined in the law.
pub fn type_definition(snapshot: &Snapshot, at: Position) -> Option<GotoDefinitionResponse> {
    let links = text_document(snapshot, |it| it.type_definition.as_ref());
    go(snapshot, at, links, typed)
}

/// Whether the client takes links, which say what they lead away from.
fn text_document(
    snapshot: &Snapshot,
    of: fn(&tower_lsp::lsp_types::TextDocumentClientCapabilities) -> Option<&GotoCapability>,
) -> bool {
    let can = snapshot.client.can.text_document.as_ref();
    can.and_then(of)
        .and_then(|it| it.link_support)
        .unwrap_or_default()
}

fn go(
    snapshot: &Snapshot,
    at: Position,
    links: bool,
    find: fn(&Analysis, &At<'_>) -> Option<Goal>,
) -> Option<GotoDefinitionResponse> {
    if snapshot.own().is_some() {
        return super::own::definition::answer(snapshot, at);
    }
    let analysis = snapshot.brief()?;
    let at = analysis.at(snapshot.offset(at));
    let goal = match find(analysis, &at)? {
        Goal::Here(range) => snapshot.location(range),
        Goal::Law(origin) => snapshot.origin(&origin)?,
        Goal::Page(rule) => Location::new(snapshot.page(rule)?, Default::default()),
    };
    if !links {
        return Some(GotoDefinitionResponse::Scalar(goal));
    }
    Some(GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(snapshot.range(at.range)),
        target_uri: goal.uri,
        target_range: goal.range,
        target_selection_range: goal.range,
    }]))
}

/// Where something leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    /// In the brief.
    Here(TextRange),
    /// In a file of the law.
    Law(Origin),
    /// The page of a rule.
    Page(RuleId),
}

/// Where what is at a place is defined.
fn defined(analysis: &Analysis, at: &At<'_>) -> Option<Goal> {
    if let Some(same) = analysis.same(at) {
        return same.definition.map(Goal::Here);
    }
    let charge = |it: usize| {
        let charge = analysis.brief.charges.get(it)?;
        Some(charge.offence.as_ref().map_or(charge.range, |it| it.range))
    };
    match at.here {
        Here::OtherCharge(it) => charge(it?).map(Goal::Here),
        Here::Rule(_, rule) => Some(Goal::Page(rule?.id)),
        _ => in_law(analysis, at),
    }
}

/// Where the type of what is at a place is defined: of a fact its kind, of a field the kind that has
/// it, of the rest the place in the law.
fn typed(analysis: &Analysis, at: &At<'_>) -> Option<Goal> {
    match at.here {
        Here::Definition(name) | Here::Reference(name) if name.section == Section::Facts => {
            let fact = analysis.brief.facts.get(name.ix? as usize)?;
            Some(Goal::Law(analysis.schemas()[fact.kind?.value].origin))
        }
        Here::Alias(nth) => {
            let anchor = analysis.doc.anchors().get(nth?)?;
            let stands_for = analysis.doc.node(anchor.node).value_range().start();
            typed(analysis, &analysis.at(stands_for))
        }
        Here::OtherCharge(it) => {
            let offence = analysis.brief.charges.get(it?)?.offence.as_ref()?;
            Some(Goal::Law(analysis.schemas().offence(&offence.value)?.origin))
        }
        _ => in_law(analysis, at),
    }
}

/// The place in the law of what is at a place.
fn in_law(analysis: &Analysis, at: &At<'_>) -> Option<Goal> {
    let law = analysis.schemas();
    let origin = match at.here {
        Here::Offence(id) => law[id?].origin,
        Here::Ground(it) => {
            let (offence, ground) = it?;
            law[offence][ground].origin
        }
        Here::FactKind(kind) | Here::Field(kind, _) | Here::Word(List::Field(kind, _), _) => {
            law[kind].origin
        }
        Here::Reading(id) | Here::Choice(id, _) => law[id].origin,
        Here::Value(..) => {
            let entry = at.entry.filter(|it| it.section == Section::Facts)?;
            let fact = analysis.brief.facts.get(entry.ix as usize)?;
            let own = |it: &crate::brief::FieldValue| it.range.contains_inclusive(at.offset);
            fact.fields.iter().find(|it| own(it))?;
            law[fact.kind?.value].origin
        }
        _ => return None,
    };
    Some(Goal::Law(origin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::features::cursor::study;

    /// The text that the cursor leads to, with its line when it is in the brief.
    fn leads(text: &str, find: fn(&Analysis, &At<'_>) -> Option<Goal>) -> String {
        let (analysis, offset) = study(text);
        match find(&analysis, &analysis.at(offset)) {
            None => "nowhere".into(),
            Some(Goal::Page(rule)) => format!("page {}", rule.0),
            Some(Goal::Here(range)) => {
                let line = analysis.text.line_col(range.start()).line;
                format!("{line}: {}", &analysis.text.source()[range])
            }
            Some(Goal::Law(origin)) => {
                let file = &analysis.schemas()[origin.file];
                let text = &file.source[origin.range];
                format!("{}: {}", file.name, text.lines().next().unwrap_or_default())
            }
        }
    }

    const BRIEF: &str = "\
facts:
  流水: &one {kind: illegal-gains, amount: 5000 CNY}
  fee: {kind: illegal-gains, part-of: 流水}
charges:
  - offence: cl-287-2
    grounds: {illegal-gains: [流水, fee]}
  - {offence: cl-287-1, alternative-to: 0}
";

    #[test]
    fn an_id_leads_to_its_definition_and_its_type_to_its_kind() {
        let text = BRIEF.replace("[流水, fee]", "[流水$0, fee]");
        assert_eq!(leads(&text, defined), "1: 流水");
        let kind = leads(&text, typed);
        assert!(kind.starts_with("built-in:") && kind.contains("illegal-gains"), "{kind}");
        let text = BRIEF.replace("fee: ", "fe$0e: ");
        assert_eq!(leads(&text, defined), "2: fee");
    }

    #[test]
    fn an_offence_a_ground_and_a_kind_lead_into_the_law() {
        let text = BRIEF.replace("offence: cl-287-2", "offence: cl-287-2$0");
        assert_eq!(leads(&text, defined), "built-in:cn/cl-287-2.yaml: cl-287-2");
        let text = BRIEF.replace("{illegal-gains:", "{$0illegal-gains:");
        assert!(leads(&text, defined).ends_with("yaml: illegal-gains"), "{}", leads(&text, defined));
        let text = BRIEF.replace("amount:", "amo$0unt:");
        assert!(leads(&text, typed).ends_with("illegal-gains"), "{}", leads(&text, typed));
    }

    #[test]
    fn an_alternative_leads_to_its_charge_and_a_rule_to_its_page() {
        let text = BRIEF.replace("alternative-to: 0", "alternative-to: 0$0");
        assert_eq!(leads(&text, defined), "4: cl-287-2");
        let text = "a: 1 # gravamen: ignore[unknown-k$0ey] x\n";
        assert_eq!(leads(text, defined), "page unknown-key");
        assert_eq!(leads("a: 1$0\n", defined), "nowhere");
    }

    #[test]
    fn an_alias_leads_to_its_anchor() {
        let text = "facts:\n  a: {kind: illegal-gains, by: &who lin}\n  b: {by: *wh$0o}\n";
        assert_eq!(leads(text, defined), "1: who");
    }
}

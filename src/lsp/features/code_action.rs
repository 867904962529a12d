//! Code actions: the fixes of findings, refactorings, and mending all that is safe.

mod offer;
mod rewrite;
mod suppress;

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOptions, CodeActionOrCommand,
    CodeActionProviderCapability, Diagnostic, NumberOrString, Range, ServerCapabilities, Url,
    WorkDoneProgressOptions,
};

use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::text::TextRange;
use offer::{
    EXTRACT, FIX_ALL, Found, KINDS, Offer, QUICK_FIX, REWRITE, Source, Subject, offers, quick_fixes,
};

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, client: &Client) {
    can.code_action_provider = Some(if takes_literals(client) {
        CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(KINDS.map(CodeActionKind::from).to_vec()),
            resolve_provider: Some(resolves_edits(client)),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })
    } else {
        // A client that only knows commands is not offered what it cannot take.
        CodeActionProviderCapability::Simple(false)
    });
}

/// What can be done about a range and the diagnostics that the client sees there.
pub fn answer(
    snapshot: &Snapshot,
    range: Range,
    context: &CodeActionContext,
) -> Vec<CodeActionOrCommand> {
    let Some(subject) = subject(snapshot) else {
        return Vec::new();
    };
    let bytes = snapshot.bytes(range);
    let wanted = |kind: &str| is_wanted(context.only.as_deref(), kind);
    let about = about(snapshot, subject, bytes, &context.diagnostics);
    let mut found = Vec::new();
    if wanted(QUICK_FIX) {
        let findings: Vec<usize> = about.iter().map(|it| it.0.nth).collect();
        found.extend(quick_fixes(subject, &findings, snapshot.lang));
    }
    if wanted(REWRITE) || wanted(EXTRACT) {
        let here = Source::Rewrite(bytes.start().into());
        let refactorings = offers(subject, here, snapshot.lang);
        found.extend(refactorings.into_iter().filter(|it| wanted(it.kind)));
    }
    if wanted(FIX_ALL) {
        found.extend(offers(subject, Source::All, snapshot.lang));
    }
    let action = |it: Offer| CodeActionOrCommand::CodeAction(action(snapshot, &about, it));
    found.into_iter().map(action).collect()
}

/// The action with its edit, when the document is still the one that it was offered for.
pub fn resolve(snapshot: &Snapshot, mut action: CodeAction) -> CodeAction {
    let data = action.data.clone().map(serde_json::from_value::<Data>);
    let Some((Ok(data), subject)) = data.zip(subject(snapshot)) else {
        return action;
    };
    if data.version != snapshot.version || data.uri != snapshot.uri {
        return action;
    }
    let mut offers = offers(subject, data.offer, snapshot.lang).into_iter();
    if let Some(offer) = offers.find(|it| it.title == action.title) {
        action.edit = Some(snapshot.workspace_edit(snapshot.edits(&offer.edits)));
    }
    action
}

/// What is needed to make an action's edit later.
#[derive(Debug, Serialize, Deserialize)]
struct Data {
    uri: Url,
    version: Option<i32>,
    offer: Source,
}

fn action(snapshot: &Snapshot, about: &[(Found, Option<Diagnostic>)], it: Offer) -> CodeAction {
    let mended = about.iter().filter(|one| it.mends.contains(&one.0.nth));
    let mended: Vec<Diagnostic> = mended.filter_map(|one| one.1.clone()).collect();
    let mut res = CodeAction {
        title: it.title,
        kind: Some(CodeActionKind::from(it.kind)),
        diagnostics: (!mended.is_empty()).then_some(mended),
        is_preferred: it.preferred.then_some(true),
        ..CodeAction::default()
    };
    if resolves_edits(&snapshot.client) {
        let data = Data {
            uri: snapshot.uri.clone(),
            version: snapshot.version,
            offer: it.source,
        };
        res.data = serde_json::to_value(data).ok();
    } else {
        res.edit = Some(snapshot.workspace_edit(snapshot.edits(&it.edits)));
    }
    res
}

/// What is known of the document, when it is one that can be mended.
fn subject(snapshot: &Snapshot) -> Option<Subject<'_>> {
    let brief = snapshot.brief().map(Subject::Brief);
    brief.or_else(|| snapshot.own().map(Subject::Own))
}

/// The findings that are meant, worst first, with the diagnostics of the client that show them:
/// those that it sends, or where it sends none of ours, those that touch the range.
fn about(
    snapshot: &Snapshot,
    subject: Subject<'_>,
    range: TextRange,
    diagnostics: &[Diagnostic],
) -> Vec<(Found, Option<Diagnostic>)> {
    let all = subject.findings();
    let mut res: Vec<(Found, Option<Diagnostic>)> = Vec::new();
    for diagnostic in diagnostics {
        for found in shown_by(snapshot, &all, diagnostic) {
            if res.iter().all(|it| it.0.nth != found.nth) {
                res.push((found, Some(diagnostic.clone())));
            }
        }
    }
    if res.is_empty() {
        let touching = all.iter().filter(|it| it.at.intersect(range).is_some());
        res.extend(touching.map(|it| (*it, None)));
    }
    res.sort_by_key(|it| it.0.severity);
    res
}

/// The finding that a diagnostic shows, by its number; every one of its rule at its place when the
/// number does not lead there.
fn shown_by(snapshot: &Snapshot, all: &[Found], diagnostic: &Diagnostic) -> Vec<Found> {
    let Some(NumberOrString::String(code)) = &diagnostic.code else {
        return Vec::new();
    };
    let range = snapshot.bytes(diagnostic.range);
    let same: Vec<Found> = all
        .iter()
        .filter(|it| it.rule.0 == code && it.at == range)
        .copied()
        .collect();
    let number = diagnostic.data.as_ref();
    let number = number.and_then(|it| it.get("nth")?.as_u64());
    let named = same.iter().find(|it| Some(it.nth as u64) == number);
    named.map_or_else(|| same.clone(), |it| vec![*it])
}

/// Whether a kind is asked for: all are without a list, else those that are, or are below, one of it.
fn is_wanted(only: Option<&[CodeActionKind]>, kind: &str) -> bool {
    let below = |asked: &CodeActionKind| {
        let rest = kind.strip_prefix(asked.as_str());
        rest.is_some_and(|it| it.is_empty() || it.starts_with('.') || asked.as_str().is_empty())
    };
    only.is_none_or(|it| it.iter().any(below))
}

fn takes_literals(client: &Client) -> bool {
    let actions = client.can.text_document.as_ref();
    let actions = actions.and_then(|it| it.code_action.as_ref());
    actions.is_some_and(|it| it.code_action_literal_support.is_some())
}

/// Whether the client asks for the edit of an action only when it is chosen.
fn resolves_edits(client: &Client) -> bool {
    let actions = client.can.text_document.as_ref();
    let actions = actions.and_then(|it| it.code_action.as_ref());
    let edits = |it: &tower_lsp::lsp_types::CodeActionCapabilityResolveSupport| {
        it.properties.iter().any(|it| it == "edit")
    };
    let keeps = actions.is_some_and(|it| it.data_support == Some(true));
    keeps
        && actions
            .and_then(|it| it.resolve_support.as_ref())
            .is_some_and(edits)
}

#[cfg(test)]
mod protocol;
#[cfg(test)]
pub mod tests;

//! The requests of the protocol, each handed to the feature that answers it.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::request::{
    GotoDeclarationParams, GotoDeclarationResponse, GotoTypeDefinitionParams,
    GotoTypeDefinitionResponse,
};
use tower_lsp::lsp_types::*;
use tower_lsp::{LanguageServer, async_trait};

use super::{Backend, refused};
use crate::lsp::document::Document;
use crate::lsp::features::{
    code_action, code_lens, completion, definition, diagnostics, document_highlight, document_link,
    document_symbol, execute_command, folding_range, formatting, hover, inlay_hint, linked_editing,
    references, rename, selection_range, semantic_tokens, workspace_symbol,
};
use crate::lsp::fresh::Fresh;
use crate::lsp::snapshot::Snapshot;
use crate::lsp::{fresh, life, publish, settings, tokens, watch, workspace};

#[async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(life::initialize(self, params))
    }

    async fn initialized(&self, _: InitializedParams) {
        life::initialized(self);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let it = params.text_document;
        let document = Document::open(it.uri, &it.language_id, it.version, &it.text);
        let changes = self.session.open(document);
        let client = self.session.client();
        if client.registers_watchers() {
            let session = Arc::clone(&self.session);
            tokio::spawn(watch::follow(session, changes.clone()));
        }
        if !client.pulls_diagnostics() {
            tokio::spawn(publish::tell(Arc::clone(&self.session), changes));
        }
        let fresh = Fresh::of(self);
        tokio::spawn(async move { fresh.review().await });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let it = params.text_document;
        self.session
            .change(&it.uri, it.version, &params.content_changes);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        life::saved(self, &params.text_document.uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.close(&params.text_document.uri);
        fresh::recheck(self, vec![params.text_document.uri]);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        settings::configured(self, &params.settings);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        life::folders(self, &params.event);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        fresh::changed(self, params.changes.into_iter().map(|it| it.uri).collect());
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        self.at(at, hover::answer).await
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        self.at(at, definition::definition).await
    }

    async fn goto_declaration(
        &self,
        params: GotoDeclarationParams,
    ) -> Result<Option<GotoDeclarationResponse>> {
        let at = params.text_document_position_params;
        self.at(at, definition::declaration).await
    }

    async fn goto_type_definition(
        &self,
        params: GotoTypeDefinitionParams,
    ) -> Result<Option<GotoTypeDefinitionResponse>> {
        let at = params.text_document_position_params;
        self.at(at, definition::type_definition).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let (it, declaration) = (
            params.text_document_position,
            params.context.include_declaration,
        );
        let answer =
            move |snapshot: &Snapshot| references::answer(snapshot, it.position, declaration);
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        self.at(at, document_highlight::answer).await
    }

    async fn prepare_rename(
        &self,
        it: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        self.at(it, rename::prepare).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let (it, name) = (params.text_document_position, params.new_name);
        let answer = move |snapshot: &Snapshot| rename::answer(snapshot, it.position, &name);
        match self.ask(&it.text_document.uri, answer).await? {
            Some(answer) => answer.map_err(refused),
            None => Ok(None),
        }
    }

    async fn linked_editing_range(
        &self,
        params: LinkedEditingRangeParams,
    ) -> Result<Option<LinkedEditingRanges>> {
        let at = params.text_document_position_params;
        self.at(at, linked_editing::answer).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let (it, context) = (params.text_document_position, params.context);
        let answer =
            move |snapshot: &Snapshot| completion::answer(snapshot, it.position, context.as_ref());
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        let data = item.data.clone();
        self.resolve(item, data.as_ref(), completion::resolve).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let (range, context) = (params.range, params.context);
        let answer = move |snapshot: &Snapshot| code_action::answer(snapshot, range, &context);
        self.ask(&params.text_document.uri, answer).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let data = action.data.clone();
        self.resolve(action, data.as_ref(), code_action::resolve)
            .await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        if !self.session.options().code_lens {
            return Ok(Some(Vec::new()));
        }
        self.ask(&params.text_document.uri, code_lens::answer).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        if !self.session.options().inlay_hints {
            return Ok(Some(Vec::new()));
        }
        let answer = move |snapshot: &Snapshot| inlay_hint::answer(snapshot, params.range);
        self.ask(&params.text_document.uri, answer).await
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        let answer = self.ask(&params.text_document.uri, document_symbol::answer);
        Ok(answer.await?.flatten())
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<Vec<SymbolInformation>>> {
        let law = self.session.law();
        let mut uris: Vec<Url> = self
            .session
            .documents()
            .iter()
            .map(|it| it.uri.clone())
            .collect();
        let session = Arc::clone(&self.session);
        let files = self
            .session
            .pool
            .run(move || workspace::files(&session, &law))
            .await?;
        uris.extend(files.iter().filter_map(|it| Url::from_file_path(it).ok()));
        uris.sort();
        uris.dedup();
        let answer = move |all: &[Snapshot]| workspace_symbol::answer(all, &params.query);
        self.ask_all(uris, answer).await.map(Some)
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let answer = self.ask(&params.text_document.uri, folding_range::answer);
        Ok(answer.await?.flatten())
    }

    async fn selection_range(
        &self,
        params: SelectionRangeParams,
    ) -> Result<Option<Vec<SelectionRange>>> {
        let answer =
            move |snapshot: &Snapshot| selection_range::answer(snapshot, &params.positions);
        self.ask(&params.text_document.uri, answer).await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let uri = params.text_document.uri;
        let tokens = self.ask(&uri, semantic_tokens::full).await?;
        Ok(tokens.map(|it| tokens::full(&self.session, &uri, it).into()))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let uri = params.text_document.uri;
        let tokens = self.ask(&uri, semantic_tokens::full).await?;
        let previous = params.previous_result_id;
        Ok(tokens.map(|it| tokens::delta(&self.session, &uri, &previous, it)))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let answer = move |snapshot: &Snapshot| semantic_tokens::range(snapshot, params.range);
        let tokens = self.ask(&params.text_document.uri, answer).await?;
        Ok(tokens.map(|data| {
            SemanticTokens {
                result_id: None,
                data,
            }
            .into()
        }))
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.ask(&params.text_document.uri, document_link::answer)
            .await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let options = params.options;
        let answer = move |snapshot: &Snapshot| formatting::answer(snapshot, None, &options);
        self.ask(&params.text_document.uri, answer).await
    }

    async fn range_formatting(
        &self,
        params: DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        let (range, options) = (params.range, params.options);
        let answer = move |snapshot: &Snapshot| formatting::answer(snapshot, Some(range), &options);
        self.ask(&params.text_document.uri, answer).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let (command, arguments) = (params.command, params.arguments);
        life::test_panic(&command);
        let uris = arguments
            .iter()
            .filter_map(|it| Url::parse(it.as_str()?).ok());
        let uris = uris.filter(|it| it.scheme() == "file" || self.session.document(it).is_some());
        let uris = uris.collect();
        let lang = self.lang();
        let answer =
            move |all: &[Snapshot]| execute_command::answer(all, lang, &command, &arguments);
        self.ask_all(uris, answer).await?.map_err(refused)
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let previous = params.previous_result_id;
        let answer = move |snapshot: &Snapshot| diagnostics::report(snapshot, previous.as_deref());
        let report = self.ask(&params.text_document.uri, answer).await?;
        let report = report.unwrap_or_else(diagnostics::nothing);
        Ok(DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let progress = self.progress(params.work_done_progress_params.work_done_token);
        let (workspace, session) = (Arc::clone(&self.workspace), Arc::clone(&self.session));
        let previous = params.previous_result_ids;
        let work = move || workspace.report(&session, &previous, &progress);
        let report = self.session.pool.run(work).await?;
        Ok(WorkspaceDiagnosticReportResult::Report(report))
    }
}

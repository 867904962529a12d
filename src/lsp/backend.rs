//! The requests of the protocol, each handed to the feature that answers it.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::request::{
    GotoDeclarationParams, GotoDeclarationResponse, GotoTypeDefinitionParams,
    GotoTypeDefinitionResponse,
};
use tower_lsp::lsp_types::*;
use tower_lsp::{LanguageServer, async_trait};

use super::client::Client;
use super::document::Document;
use super::features::{
    self, code_action, code_lens, completion, definition, diagnostics, document_highlight,
    document_link, document_symbol, execute_command, folding_range, formatting, hover, inlay_hint,
    linked_editing, references, rename, selection_range, semantic_tokens, workspace_symbol,
};
use super::life;
use super::options::Options;
use super::progress::{Cancellable, Progress};
use super::publish;
use super::session::Session;
use super::snapshot::Snapshot;
use super::workspace::{self, Workspace};

/// The server of one session.
pub struct Backend {
    /// What it holds.
    pub session: Arc<Session>,
    /// Files that are not open.
    pub workspace: Arc<Workspace>,
    /// What the client can stop.
    pub cancellable: Arc<Cancellable>,
}

impl Backend {
    /// Answers from what is known of an open document; `None` when it is not open. The version is
    /// the one at the time of the call.
    async fn ask<T: Send + 'static>(
        &self,
        uri: &Url,
        answer: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        let (Some(document), law) = (self.session.document(uri), self.session.law()) else {
            return Ok(None);
        };
        let session = Arc::clone(&self.session);
        let work = move || answer(&session.snapshot(&document, &law));
        self.session.pool.run(work).await.map(Some)
    }

    /// Answers from an item that names its document.
    async fn resolve<T: Clone + Send + 'static>(
        &self,
        item: T,
        data: Option<&Value>,
        resolve: impl FnOnce(&Snapshot, T) -> T + Send + 'static,
    ) -> Result<T> {
        let uri = data.and_then(|it| Url::parse(it.get("uri")?.as_str()?).ok());
        let Some(uri) = uri else {
            return Ok(item);
        };
        let same = item.clone();
        let resolved = self.ask(&uri, move |it| resolve(it, item)).await?;
        Ok(resolved.unwrap_or(same))
    }

    /// Answers from several documents: open ones, and others as they are on disk.
    async fn ask_all<T: Send + 'static>(
        &self,
        uris: Vec<Url>,
        answer: impl FnOnce(&[Snapshot]) -> T + Send + 'static,
    ) -> Result<T> {
        let session = Arc::clone(&self.session);
        let law = session.law();
        let open: Vec<_> = uris.iter().map(|it| session.document(it)).collect();
        let work = move || {
            let one = |(uri, open): (&Url, Option<Arc<Document>>)| match open {
                Some(it) => Some(session.snapshot(&it, &law)),
                None => session.closed(&uri.to_file_path().ok()?, &law),
            };
            let all: Vec<Snapshot> = uris.iter().zip(open).filter_map(one).collect();
            answer(&all)
        };
        self.session.pool.run(work).await
    }

    fn progress(&self, token: Option<NumberOrString>) -> Progress {
        let Some(token) = token else {
            return Progress::silent();
        };
        let lang = self.session.law().lang(None, self.session.client().lang);
        Progress::begin(&self.session.peer, token, &self.cancellable, lang)
    }
}

/// Words for the person, as an error.
fn refused(words: String) -> Error {
    Error {
        code: ErrorCode::ServerError(-32803),
        message: words.into(),
        data: None,
    }
}

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
        if !self.session.client().pulls_diagnostics() {
            tokio::spawn(publish::tell(Arc::clone(&self.session), changes));
        }
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
        life::recheck(self, vec![params.text_document.uri]);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        life::configured(self, &params.settings);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        life::folders(self, &params.event);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        life::recheck(self, params.changes.into_iter().map(|it| it.uri).collect());
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let it = params.text_document_position_params;
        let answer = move |snapshot: &Snapshot| hover::answer(snapshot, it.position);
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let it = params.text_document_position_params;
        let answer = move |snapshot: &Snapshot| definition::definition(snapshot, it.position);
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
    }

    async fn goto_declaration(
        &self,
        params: GotoDeclarationParams,
    ) -> Result<Option<GotoDeclarationResponse>> {
        let it = params.text_document_position_params;
        let answer = move |snapshot: &Snapshot| definition::declaration(snapshot, it.position);
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
    }

    async fn goto_type_definition(
        &self,
        params: GotoTypeDefinitionParams,
    ) -> Result<Option<GotoTypeDefinitionResponse>> {
        let it = params.text_document_position_params;
        let answer = move |snapshot: &Snapshot| definition::type_definition(snapshot, it.position);
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
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
        let it = params.text_document_position_params;
        let answer = move |snapshot: &Snapshot| document_highlight::answer(snapshot, it.position);
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
    }

    async fn prepare_rename(
        &self,
        it: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        let answer = move |snapshot: &Snapshot| rename::prepare(snapshot, it.position);
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
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
        let it = params.text_document_position_params;
        let answer = move |snapshot: &Snapshot| linked_editing::answer(snapshot, it.position);
        Ok(self.ask(&it.text_document.uri, answer).await?.flatten())
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
        self.ask(&params.text_document.uri, folding_range::answer)
            .await
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
        Ok(tokens.map(|it| life::tokens(&self.session, &uri, it).into()))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let uri = params.text_document.uri;
        let tokens = self.ask(&uri, semantic_tokens::full).await?;
        let previous = params.previous_result_id;
        Ok(tokens.map(|it| life::tokens_delta(&self.session, &uri, &previous, it)))
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
        let answer = move |all: &[Snapshot]| execute_command::answer(all, &command, &arguments);
        self.ask_all(uris, answer).await?.map_err(refused)
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let found = self.ask(&params.text_document.uri, diagnostics::of).await?;
        let report = life::report(
            found.unwrap_or_default(),
            params.previous_result_id.as_deref(),
        );
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

/// What the server says when a session begins.
pub fn introduction(client: &Client) -> InitializeResult {
    InitializeResult {
        capabilities: features::announce(client),
        server_info: Some(ServerInfo {
            name: "gravamen".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}

/// The settings in initialization options.
pub fn initial(params: &InitializeParams) -> (Options, Vec<&'static str>) {
    Options::read(
        params
            .initialization_options
            .as_ref()
            .unwrap_or(&Value::Null),
    )
}
